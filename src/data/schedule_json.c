/* SPDX-License-Identifier: MIT */
/*
 * Schedules as JSON, an object on a line of its own each; docs/schedule.schema.json describes it. What a batch prints
 * once per day or block is written into reserved room; what it prints once per schedule goes through the sink.
 */
#include "data/json.h"
#include "sheet/walk.h"
#include "words/finding.h"

static void put_date_of_day(sink *out, const schedule *s, uint16_t day)
{
    if (s->patient.dated) {
        json_date(out, schedule_date(s, day));
    } else {
        sink_text(out, "null");
    }
}

static const char *text_or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

/* ---- the request ---- */

static void put_names(sink *out, uint32_t set, const char *const names[])
{
    bool first = true;
    sink_char(out, '[');
    for (unsigned i = 0; names[i] != NULL; i++) {
        if ((set >> i & 1u) != 0) {
            sink_text(out, first ? "" : ",");
            json_string(out, names[i]);
            first = false;
        }
    }
    sink_char(out, ']');
}

static void put_item(sink *out, const request_item *item)
{
    char *at = sink_reserve(out, JSON_DAY_MAX);
    at = put_text(at, ",\"");
    at = put_text(at, item->key);
    at = put_text(at, "\":");
    if (item->kind == ITEM_NONE) {
        at = put_text(at, "null");
    } else if (item->kind == ITEM_NUMBER) {
        at = put_number(at, item->number);
    } else if (item->kind == ITEM_DATE) {
        at = put_json_date(at, bac_date_to_civil((bac_date){(int32_t)item->number}));
    }
    sink_advance(out, at);
    if (item->kind == ITEM_TEXT) {
        json_string(out, item->text);
    } else if (item->kind == ITEM_LIST) {
        put_names(out, item->number, item->names);
    }
}

_Static_assert(sizeof ",\"\":" + REQUEST_KEY_MAX + JSON_DATE_MAX <= (size_t)JSON_DAY_MAX, "an option fits");

static void put_head(sink *out, const schedule *s)
{
    sink_text(out, "{\"version\":\"" BAC_VERSION "\",\"rules_version\":\"" BAC_RULES_VERSION "\",\"protocol\":{");
    json_protocol_members(out, s->protocol);
    sink_text(out, "},\"id\":");
    json_string(out, text_or_null(s->id));
    sink_text(out, ",\"patient\":");
    json_string(out, text_or_null(s->name));
    sink_text(out, ",\"start\":");
    put_date_of_day(out, s, 1);
    sink_text(out, s->kind == PLAN_TITRATION ? ",\"request\":{\"command\":\"titrate\""
                                             : ",\"request\":{\"command\":\"taper\"");
    for (unsigned i = 0; i < s->request_count; i++) {
        put_item(out, &s->request[i]);
    }
    sink_char(out, '}');
}

/* ---- blocks and days ---- */

static void put_blocks(sink *out, const bac_plan *plan)
{
    uint32_t first_day = 1;
    sink_text(out, ",\"blocks\":[");
    for (unsigned i = 0; i < plan->count; i++) {
        char *at = sink_reserve(out, JSON_DAY_MAX);
        at = put_text(at, i > 0 ? ",{\"dose_mg\":" : "{\"dose_mg\":");
        at = put_number(at, plan->block[i].dose_mg);
        at = put_text(at, ",\"days\":");
        at = put_number(at, plan->block[i].days);
        at = put_text(at, ",\"first_day\":");
        at = put_number(at, first_day);
        *at++ = '}';
        sink_advance(out, at);
        first_day += plan->block[i].days;
    }
    sink_char(out, ']');
}

static void put_day(sink *out, const day_walk *walk)
{
    const schedule *printed = walk->schedule;
    sink_text(out, walk->day > 1 ? ",{\"day\":" : "{\"day\":");
    sink_number(out, walk->day);
    sink_text(out, ",\"date\":");
    if (printed->patient.dated) {
        sink_advance(out, put_json_date(sink_reserve(out, JSON_DATE_MAX), walk->date));
    } else {
        sink_text(out, "null");
    }
    sink_text(out, ",\"dose_mg\":");
    sink_number(out, walk->dose_mg);
    sink_text(out, ",\"intakes_mg\":");
    for (unsigned intake = 0; intake < printed->split.count; intake++) {
        sink_char(out, intake > 0 ? ',' : '[');
        sink_number(out, walk->intake_mg[intake]);
    }
    sink_text(out, "],\"change_mg\":");
    if (walk->change_mg < 0) {
        sink_char(out, '-');
    }
    sink_number(out, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    sink_text(out, ",\"phase\":\"");
    sink_text(out, phase_names[walk->phase]);
    sink_text(out, "\",\"review\":\"");
    sink_text(out, review_names[walk->review]);
    sink_text(out, "\"}");
}

static void put_days(sink *out, const schedule *printed)
{
    day_walk walk;
    day_walk_begin(&walk, printed);
    sink_text(out, ",\"schedule\":[");
    while (day_walk_next(&walk)) {
        put_day(out, &walk);
    }
    sink_char(out, ']');
}

/* ---- findings and prescriptions ---- */

static void put_finding(sink *out, language lang, const schedule *s, const bac_finding *finding)
{
    const finding_context about = {.protocol = s->protocol, .patient = &s->patient};
    sink_char(out, '{');
    json_finding_members(out, lang, &about, finding);
    sink_char(out, '}');
}

static void put_findings(sink *out, language lang, const schedule *s)
{
    sink_text(out, ",\"findings\":[");
    for (unsigned i = 0; i < s->finding_count; i++) {
        sink_text(out, i > 0 ? "," : "");
        put_finding(out, lang, s, &s->finding[i]);
    }
    sink_char(out, ']');
}

/* The day by which the next prescription is needed; it may be the day after the last valid date. */
static void put_next_due(sink *out, const schedule *s, const bac_prescription *prescription)
{
    if (prescription->next_due_day == 0) {
        sink_text(out, ",\"next_due_day\":null,\"next_due\":null}");
        return;
    }
    char *at = sink_reserve(out, JSON_DAY_MAX);
    at = put_text(at, ",\"next_due_day\":");
    at = put_number(at, prescription->next_due_day);
    at = put_text(at, ",\"next_due\":");
    if (s->patient.dated) {
        const bac_civil last = bac_date_to_civil(schedule_date(s, prescription->last_day));
        at = put_json_date(at, bac_civil_next(last));
    } else {
        at = put_text(at, "null");
    }
    sink_advance(out, put_text(at, "}"));
}

static void put_prescriptions(sink *out, const schedule *s)
{
    bac_supply supply;
    bac_prescription prescription;
    bool first = true;
    schedule_supply(&supply, s);
    sink_text(out, ",\"prescriptions\":[");
    while (bac_supply_next(&supply, &prescription)) {
        char *at = sink_reserve(out, JSON_DAY_MAX);
        at = put_text(at, first ? "{\"first_day\":" : ",{\"first_day\":");
        at = put_number(at, prescription.first_day);
        at = put_text(at, ",\"last_day\":");
        at = put_number(at, prescription.last_day);
        at = put_text(at, ",\"total_mg\":");
        at = put_number(at, prescription.total_mg);
        at = put_text(at, ",\"tablets\":");
        at = put_number(at, prescription.tablets);
        at = put_text(at, prescription.conditional ? ",\"conditional\":true" : ",\"conditional\":false");
        sink_advance(out, at);
        put_next_due(out, s, &prescription);
        first = false;
    }
    sink_char(out, ']');
}

/* ---- the format ---- */

static void begin(printer *p)
{
    (void)p;
}

static void print(printer *p, const schedule *s)
{
    put_head(p->out, s);
    put_blocks(p->out, &s->plan);
    put_days(p->out, s);
    put_findings(p->out, p->lang, s);
    put_prescriptions(p->out, s);
    sink_text(p->out, ",\"plan\":\"");
    plan_put(p->out, &s->plan);
    sink_text(p->out, "\"}\n");
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_json = {.begin = begin, .schedule = print, .end = end};
