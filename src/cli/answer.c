/* SPDX-License-Identifier: MIT */
#include "cli/answer.h"
#include "cli/printable.h"
#include "data/csv.h"
#include "data/json.h"
#include "words/status.h"

/* ---- text ---- */

static void begin_text(plan_check *check)
{
    if (check->name[0] != '\0') {
        message_put(&check->out.sink, check->lang, MSG_CHECK_PATIENT, MESSAGE_VALUES({"name", check->name, 0}));
    }
}

/* How the blocks were read. */
static void put_read_as(plan_check *check, const bac_block block[], unsigned count)
{
    enum { LINE_COLUMNS = 78 };
    sink *out = &check->out.sink;
    size_t columns = strlen(message_text(check->lang, MSG_READ_AS));
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

/* And under which protocol they are judged, and whether that is in force: blocks have no date to judge it by. */
static void say_blocks(plan_check *check, const bac_protocol *protocol, const bac_block block[], unsigned count)
{
    put_read_as(check, block, count);
    status_put(&check->out.sink, check->lang, protocol, &(bac_patient){0});
    sink_char(&check->out.sink, '\n');
}

static void say_finding(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line)
{
    const finding_place place = {.file = check->file != NULL ? check->place : NULL, .line = line};
    finding_line(&check->out.sink, check->lang, about, &place, finding);
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
        quoted_put(out, check->id);
        sink_text(out, ": ");
    }
    put_count(out, check->lang, check->count[BAC_VIOLATION], MSG_ONE_VIOLATION, MSG_SEVERAL_VIOLATIONS);
    put_count(out, check->lang, check->count[BAC_NEEDS_REVIEW], MSG_ONE_REVIEW, MSG_SEVERAL_REVIEWS);
    put_count(out, check->lang, check->count[BAC_CAUTION], MSG_ONE_CAUTION, MSG_SEVERAL_CAUTIONS);
    message_put(out, check->lang, MSG_IN_DAYS, MESSAGE_VALUES({"days", days, 0}));
    sink_char(out, '\n');
}

const answer_format answer_text = {
    .begin = begin_text, .blocks = say_blocks, .finding = say_finding, .plan = put_summary, .ascii = true};

/* ---- CSV ---- */

static void begin_csv(plan_check *check)
{
    csv_header(&check->out.sink, FINDINGS_HEADER, check->delimiter);
}

static void put_csv_row(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line)
{
    finding_csv_row(&check->out.sink, check->lang, about, check->id, check->file != NULL ? line : 0, check->delimiter,
                    finding);
}

const answer_format answer_csv = {.begin = begin_csv, .finding = put_csv_row};

/* ---- JSON ---- */

static void gather_finding(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line)
{
    sink *out = &check->findings.sink;
    const uint32_t count = check->count[BAC_CAUTION] + check->count[BAC_NEEDS_REVIEW] + check->count[BAC_VIOLATION];
    sink_text(out, count > 1 ? ",{" : "{");
    json_finding_members(out, check->lang, about, finding);
    sink_text(out, ",\"line\":");
    if (check->file != NULL) {
        sink_number(out, line);
    } else {
        sink_text(out, "null");
    }
    sink_text(out, "}");
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

const answer_format answer_json = {.finding = gather_finding, .plan = put_json};
