/* SPDX-License-Identifier: MIT */
#include "cli/plan_check.h"
#include "data/csv.h"
#include "data/json.h"
#include "words/status.h"
#include <stdlib.h>

/* ---- text that grows ---- */

static bool pile_write(void *target, const char *bytes, size_t count)
{
    pile *p = target;
    if (p->capacity - p->length < count) {
        const size_t capacity = 2 * p->capacity + count;
        char *grown = realloc(p->bytes, capacity);
        if (grown == NULL) {
            return false;
        }
        p->bytes = grown;
        p->capacity = capacity;
    }
    memcpy(p->bytes + p->length, bytes, count);
    p->length += count;
    return true;
}

static void pile_begin(pile *p)
{
    p->bytes = NULL;
    p->length = 0;
    p->capacity = 0;
    sink_begin(&p->sink, p->part, sizeof p->part, pile_write, p);
}

void plan_check_begin(plan_check *check, const invocation *call, const char *file)
{
    const char *name = request_format(call->request);
    const char delimiter = request_delimiter(call->request);
    check->lang = call->on->lang;
    check->format = strcmp(name, "csv") == 0 ? CHECK_CSV : strcmp(name, "json") == 0 ? CHECK_JSON : CHECK_TEXT;
    check->delimiter = delimiter != '\0' ? delimiter : ',';
    check->file = file;
    check->plans = 0;
    pile_begin(&check->out);
    pile_begin(&check->findings);
    for (unsigned i = 0; i < BAC_SEVERITY_COUNT; i++) {
        check->total[i] = 0;
    }
    if (check->format == CHECK_CSV) {
        csv_header(&check->out.sink, FINDINGS_HEADER, check->delimiter);
    }
}

void plan_check_free(plan_check *check)
{
    free(check->out.bytes);
    free(check->findings.bytes);
}

/* ---- findings ---- */

static void tell_json(plan_check *check, const finding_context *about, const bac_finding *f, uint32_t line)
{
    sink *out = &check->findings.sink;
    const uint32_t count = check->count[BAC_CAUTION] + check->count[BAC_NEEDS_REVIEW] + check->count[BAC_VIOLATION];
    sink_text(out, count > 1 ? ",{" : "{");
    json_finding_members(out, check->lang, about, f);
    sink_text(out, ",\"line\":");
    if (check->file != NULL) {
        sink_number(out, line);
    } else {
        sink_text(out, "null");
    }
    sink_text(out, "}");
}

static void tell(plan_check *check, const bac_finding *f, uint32_t line)
{
    const finding_context about = {.protocol = check->protocol, .patient = &check->patient};
    check->count[f->severity]++;
    check->total[f->severity]++;
    switch (check->format) {
    case CHECK_TEXT:
        finding_line(&check->out.sink, check->lang, &about, &(finding_place){.file = check->file, .line = line}, f);
        break;
    case CHECK_CSV:
        finding_csv_row(&check->out.sink, check->lang, &about, check->id, check->file != NULL ? line : 0,
                        check->delimiter, f);
        break;
    default:
        tell_json(check, &about, f, line);
        break;
    }
}

static void judge_pending(plan_check *check, bool last)
{
    bac_finding found[BAC_FINDINGS_PER_DAY];
    check->pending.last = last;
    const unsigned count = bac_check_day(&check->checker, &check->pending, found);
    for (unsigned i = 0; i < count; i++) {
        tell(check, &found[i], check->pending_line);
    }
}

/* ---- plans ---- */

void plan_begin(plan_check *check, const char *id, const bac_protocol *protocol, const bac_patient *patient)
{
    *put_text(check->id, id) = '\0';
    check->protocol = protocol;
    check->patient = *patient;
    check->days = 0;
    check->block_count = 0;
    check->findings.length = 0;
    for (unsigned i = 0; i < BAC_SEVERITY_COUNT; i++) {
        check->count[i] = 0;
    }
    bac_check_begin(&check->checker, protocol, &check->patient);
}

bool plan_add_day(plan_check *check, uint16_t dose_mg, uint16_t intakes_mg, uint32_t line, failure *why)
{
    if (check->days == BAC_DAYS_MAX) {
        return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
    }
    if (check->patient.dated && check->patient.start.n + check->days > BAC_DATE_MAX) {
        return failure_say(why, MSG_PLAN_ENDS_LATE, NULL);
    }
    const uint16_t day = (uint16_t)(check->days + 1);
    if (!request_age_enough(check->protocol, &check->patient, day, dose_mg, why)) {
        return false;
    }
    if (check->days > 0) {
        judge_pending(check, false);
    }
    check->days = day;
    check->pending = (bac_day){.dose_mg = dose_mg, .intakes_mg = intakes_mg};
    check->pending_line = line;
    if (check->block_count > 0 && check->block[check->block_count - 1].dose_mg == dose_mg) {
        check->block[check->block_count - 1].days++;
    } else {
        check->block[check->block_count++] = (bac_block){.dose_mg = dose_mg, .days = 1};
    }
    return true;
}

static void put_count(sink *out, language lang, uint32_t number, message one, message several)
{
    message_put(out, lang, is_singular(lang, number) ? one : several, MESSAGE_VALUES({"number", NULL, number}));
}

static void put_summary(plan_check *check)
{
    sink *out = &check->out.sink;
    char days[DAYS_TEXT_MAX];
    days_text(days, check->lang, check->days);
    if (check->id[0] != '\0') {
        quote_put(out, check->id);
        sink_text(out, ": ");
    }
    put_count(out, check->lang, check->count[BAC_VIOLATION], MSG_ONE_VIOLATION, MSG_SEVERAL_VIOLATIONS);
    put_count(out, check->lang, check->count[BAC_NEEDS_REVIEW], MSG_ONE_REVIEW, MSG_SEVERAL_REVIEWS);
    put_count(out, check->lang, check->count[BAC_CAUTION], MSG_ONE_CAUTION, MSG_SEVERAL_CAUTIONS);
    message_put(out, check->lang, MSG_IN_DAYS, MESSAGE_VALUES({"days", days, 0}));
    sink_char(out, '\n');
}

static void put_json(plan_check *check)
{
    sink *out = &check->out.sink;
    sink_flush(&check->findings.sink);
    sink_text(out, "{\"id\":");
    json_string(out, check->id[0] == '\0' ? NULL : check->id);
    sink_text(out, ",\"plan\":\"");
    blocks_put(out, check->block, check->block_count);
    sink_text(out, "\",\"findings\":[");
    if (check->findings.length > 0) {
        sink_put(out, check->findings.bytes, check->findings.length);
    }
    sink_text(out, "],\"violations\":");
    sink_number(out, check->count[BAC_VIOLATION]);
    sink_text(out, ",\"reviews\":");
    sink_number(out, check->count[BAC_NEEDS_REVIEW]);
    sink_text(out, ",\"cautions\":");
    sink_number(out, check->count[BAC_CAUTION]);
    const bool conforms = check->count[BAC_VIOLATION] + check->count[BAC_NEEDS_REVIEW] == 0;
    sink_text(out, conforms ? ",\"conforms\":true}\n" : ",\"conforms\":false}\n");
    check->out.sink.failed = check->out.sink.failed || check->findings.sink.failed;
}

void plan_end(plan_check *check)
{
    judge_pending(check, true);
    check->plans++;
    if (check->format == CHECK_TEXT) {
        put_summary(check);
    } else if (check->format == CHECK_JSON) {
        put_json(check);
    }
}

void plan_say_status(plan_check *check, const bac_protocol *protocol)
{
    if (check->format == CHECK_TEXT) {
        status_put(&check->out.sink, check->lang, protocol, &(bac_patient){0});
        sink_char(&check->out.sink, '\n');
    }
}

void plan_read_as(plan_check *check, const bac_block block[], unsigned count)
{
    enum { LINE_COLUMNS = 78 };
    sink *out = &check->out.sink;
    size_t columns = strlen(message_text(check->lang, MSG_READ_AS));
    if (check->format != CHECK_TEXT) {
        return;
    }
    sink_text(out, message_text(check->lang, MSG_READ_AS));
    for (unsigned i = 0; i < count; i++) {
        char text[80];
        char days[DAYS_TEXT_MAX];
        sink words;
        sink_begin(&words, text, sizeof text, NULL, NULL);
        days_text(days, check->lang, block[i].days);
        message_put(&words, check->lang, MSG_READ_BLOCK,
                    MESSAGE_VALUES({"dose", NULL, block[i].dose_mg}, {"days", days, 0}));
        sink_text(&words, i + 1 < count ? message_text(check->lang, MSG_READ_THEN) : ".");
        if (columns + 1 + words.used > LINE_COLUMNS) {
            sink_text(out, "\n ");
            columns = 1;
        }
        sink_char(out, ' ');
        sink_put(out, text, words.used);
        columns += 1 + words.used;
    }
    sink_text(out, "\n");
}
