/* SPDX-License-Identifier: MIT */
/*
 * Schedules as JSON, an object on a line of its own each; docs/schedule.schema.json describes it. What a batch prints
 * once per day or block is written into reserved room; what it prints once per schedule goes through the sink.
 */
#include "data/json.h"
#include "sheet/level.h"
#include "words/finding.h"

enum { DATE_BYTES = STRIDE, REST_BYTES = (JSON_DAY_MAX + STRIDE - 1) / STRIDE * STRIDE };

_Static_assert((size_t)JSON_RESERVE <= SINK_RESERVE_MAX && (size_t)JSON_DATE_MAX <= DATE_BYTES,
               "a sink holds the longest day");

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

/* From the dose to the name of the change. */
static level_texts levels;

static void put_intakes(level_text *level, const day_walk *walk)
{
    const bac_split *split = &walk->schedule->split;
    uint16_t intake_mg[BAC_INTAKES_MAX];
    bac_split_dose(split, walk->dose_mg, intake_mg);
    char *at = put_text(level->bytes, ",\"dose_mg\":");
    at = put_number(at, walk->dose_mg);
    at = put_text(at, ",\"intakes_mg\":");
    for (unsigned i = 0; i < split->count; i++) {
        *at++ = i > 0 ? ',' : '[';
        at = put_number(at, intake_mg[i]);
    }
    level->length = (size_t)(put_text(at, "],\"change_mg\":") - level->bytes);
}

/* What is kept from one day to the next: a month's dates differ in two digits, days of a level in nothing else. */
typedef struct {
    char date[DATE_BYTES], rest[REST_BYTES];
    size_t date_length, rest_length;
} day_text;

/* All that follows a day's date. */
static void put_day_rest(day_text *text, const day_walk *walk)
{
    level_text *const level = level_of_day(&levels, walk);
    if (level_begin(&levels, level)) {
        put_intakes(level, walk);
    }
    char *at = put_strides(text->rest, level->bytes, level->length);
    if (walk->change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    at = put_text(at, ",\"phase\":\"");
    at = put_text(at, phase_names[walk->phase]);
    at = put_text(at, "\",\"review\":\"");
    at = put_text(at, review_names[walk->review]);
    text->rest_length = (size_t)(put_text(at, "\"}") - text->rest);
}

static void update_day(day_text *text, const day_walk *walk)
{
    enum { DAY_OF_MONTH_END = 10 }; /* in the quoted date */
    if (!walk->same) {
        put_day_rest(text, walk);
    }
    if (!walk->schedule->patient.dated) {
        text->date_length = (size_t)(put_text(text->date, "null") - text->date);
    } else if (walk->day == 1 || walk->date.day == 1) {
        text->date_length = (size_t)(put_json_date(text->date, walk->date) - text->date);
    } else {
        count_up(text->date + DAY_OF_MONTH_END);
    }
}

static void put_days(sink *out, const schedule *s)
{
    day_text text;
    day_walk walk;
    day_walk_begin(&walk, s);
    level_texts_begin(&levels, &s->split, 0);
    sink_text(out, ",\"schedule\":[");
    while (day_walk_next(&walk)) {
        update_day(&text, &walk);
        char *at = sink_reserve(out, JSON_RESERVE);
        at = put_text(at, walk.day > 1 ? ",{\"day\":" : "{\"day\":");
        at = put_number(at, walk.day);
        at = put_text(at, ",\"date\":");
        at = put_strides(at, text.date, text.date_length);
        sink_advance(out, put_strides(at, text.rest, text.rest_length));
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
