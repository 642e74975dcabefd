/* SPDX-License-Identifier: MIT */
#include "cli/answer.h"
#include "cli/printable.h"
#include "data/csv.h"
#include "data/json.h"
#include "paper/html.h"
#include "sheet/course.h"
#include "words/status.h"

/* ---- text ---- */

static void begin_text(plan_check *check)
{
    if (check->name[0] != '\0') {
        message_put(&check->out.sink, check->lang, MSG_CHECK_PATIENT, MESSAGE_VALUES({"name", check->name, 0}));
    }
}

/* How the legs were read. [R-check-read-as] */
static void put_read_as(plan_check *check, const leg_list *legs, uint16_t from_mg)
{
    enum { LINE_COLUMNS = 78, LEG_TEXT_MAX = 256 };
    sink *out = &check->out.sink;
    size_t columns = strlen(message_text(check->lang, MSG_READ_AS));
    leg_walk walk;
    leg_walk_begin(&walk, from_mg, BAC_10_MG);
    sink_text(out, message_text(check->lang, MSG_READ_AS));
    for (unsigned i = 0; i < legs->count; i++) {
        char text[LEG_TEXT_MAX];
        sink words;
        sink_begin_text(&words, text, sizeof text);
        leg_say(&words, check->lang, &walk, &legs->leg[i]);
        sink_text(&words, i + 1 < legs->count ? message_text(check->lang, MSG_READ_THEN) : ".");
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

/* Whether it is in force, and was asked for; once for plans of which the same is to be said. [R-check-read-as] */
static void say_protocol(plan_check *check)
{
    char text[sizeof check->status];
    sink words;
    sink_begin_text(&words, text, sizeof text);
    status_put(&words, check->lang, check->protocol, &check->patient);
    if (check->defaulted) {
        message_put(&words, check->lang, MSG_STATUS_DEFAULT, MESSAGE_VALUES({"title", check->protocol->title, 0}));
    }
    sink_char(&words, '\n');
    if (strcmp(sink_end_text(&words), check->status) != 0) {
        sink_text(&check->out.sink, text);
        text_copy(check->status, sizeof check->status, text);
        check->said = true;
    }
}

static void say_finding(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line)
{
    const finding_place place = {.file = check->file != NULL ? check->place : NULL, .line = line};
    finding_line(&check->out.sink, check->lang, about, &place, finding);
}

static uint16_t last_dose(const plan_check *check)
{
    return check->block[check->block_count - 1].dose_mg;
}

/* Its own colons escaped: a summary must not look like a finding, which has them between its parts. */
static void put_id(sink *out, const char *id)
{
    enum { ID_TEXT_MAX = (int)sizeof "\"...\"" + 4 * QUOTED_MAX };
    char text[ID_TEXT_MAX];
    sink words;
    sink_begin_text(&words, text, sizeof text);
    quoted_put(&words, id);
    for (const char *at = sink_end_text(&words); *at != '\0'; at++) {
        if (*at == ':') {
            sink_text(out, "\\x3A");
        } else {
            sink_char(out, *at);
        }
    }
}

/* [R-check-lines] */
static void put_summary(plan_check *check)
{
    sink *out = &check->out.sink;
    if (check->id[0] != '\0') {
        put_id(out, check->id);
        sink_text(out, ": ");
    }
    report_counts_put(out, check->lang, check->count, check->days, last_dose(check));
    sink_char(out, '\n');
}

const answer_format answer_text = {.begin = begin_text,
                                   .legs = put_read_as,
                                   .protocol = say_protocol,
                                   .finding = say_finding,
                                   .plan = put_summary,
                                   .ascii = true};

/* ---- CSV ---- */

static void begin_csv(plan_check *check)
{
    csv_header(&check->out.sink, FINDINGS_HEADER, check->delimiter, check->marked);
}

/* [R-check-formats] */
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

static const char *json_truth(bool is)
{
    return is ? "true" : "false";
}

static void put_json_protocol(plan_check *check)
{
    sink *out = &check->out.sink;
    const bac_patient *patient = &check->patient;
    sink_text(out, ",\"protocol\":{\"id\":");
    json_string(out, check->protocol->id);
    sink_text(out, ",\"title\":");
    json_string(out, check->protocol->title);
    sink_text(out, ",\"in_force\":");
    sink_text(out, patient->dated ? json_truth(status_covers(check->protocol, patient->start)) : "null");
    sink_text(out, ",\"defaulted\":");
    sink_text(out, json_truth(check->defaulted));
    sink_text(out, "}");
}

/* [R-check-formats] */
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
    sink_text(out, ",\"conforms\":");
    sink_text(out, json_truth(conforms));
    put_json_protocol(check);
    sink_text(out, ",\"last_dose_mg\":");
    sink_number(out, last_dose(check));
    sink_text(out, "}\n");
    check->out.sink.failed = check->out.sink.failed || check->findings.sink.failed;
}

const answer_format answer_json = {.finding = gather_finding, .plan = put_json};

/* ---- HTML: the pharmacist's report ---- */

static void keep_finding(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line)
{
    located_finding found;
    (void)about;
    memset(&found, 0, sizeof found); /* with what is between its members */
    found.finding = *finding;
    found.line = check->file != NULL ? line : 0;
    sink_put(&check->findings.sink, (const char *)&found, sizeof found);
    check->report.offends[finding->day] = check->report.offends[finding->day] || finding->severity == BAC_VIOLATION;
    bac_gates_add(&check->report.facts.gates, finding);
}

static void begin_report(plan_check *check)
{
    report *told = &check->report;
    memset(told->offends, 0, sizeof told->offends);
    told->facts.gates.count = 0;
}

static void put_report(plan_check *check)
{
    report *told = &check->report;
    schedule *facts = &told->facts;
    sink_flush(&check->findings.sink);
    facts->kind = PLAN_COURSE;
    facts->protocol = check->protocol;
    facts->patient = check->patient;
    facts->conditions_given = check->conditions_given;
    facts->id = check->id;
    facts->name = check->name;
    facts->days = check->days;
    facts->leg = check->legs.leg;
    facts->leg_count = check->legs.count;
    told->block = check->block;
    told->block_count = check->block_count;
    memcpy(told->count, check->count, sizeof told->count);
    told->found = check->findings.bytes;
    told->found_count = (unsigned)(check->findings.length / sizeof(located_finding));
    told->defaulted = check->defaulted;
    report_plan(told);
    listed_plan_put(&check->listed.sink, told, html_report(&check->printing, told, check->plans));
    check->out.sink.failed = check->out.sink.failed || check->findings.sink.failed || check->listed.sink.failed;
}

static void open_document(plan_check *check, sink *out)
{
    const bool alone = check->plans == 1 && check->unread == 0;
    html_document_begin(out, check->lang, MSG_REPORT_TITLE, alone ? &check->report.facts : NULL);
    if (!alone) {
        sink_flush(&check->listed.sink);
        check->summary.unread = check->unread;
        check->summary.list = check->listed.bytes;
        check->summary.list_length = check->listed.length;
        html_summary(out, check->lang, check->protocol, &check->summary);
    }
}

static void close_document(plan_check *check, sink *out)
{
    (void)check;
    html_document_end(out);
}

const answer_format answer_html = {.protocol = begin_report,
                                   .finding = keep_finding,
                                   .plan = put_report,
                                   .open = open_document,
                                   .close = close_document};
