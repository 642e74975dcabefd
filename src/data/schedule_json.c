/* SPDX-License-Identifier: MIT */
/* Schedules as JSON, an object on a line of its own each; docs/schedule.schema.json describes it. */
#include "data/json.h"
#include "sheet/course.h"
#include "sheet/walk.h"
#include "words/finding.h"
#include <string.h>

enum { LEVEL_SIZE = 256, NAMES_SIZE = 128 };

/* A number behind its key. */
static inline void put_member(sink *out, const char *key, uint32_t number)
{
    sink_text(out, key);
    sink_number(out, number);
}

static void put_date_of_day(sink *out, const schedule *printed, uint16_t day)
{
    if (printed->patient.dated) {
        json_date(out, bac_date_to_civil(schedule_date(printed, day)));
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

static void put_strengths(sink *out, bac_strengths strengths)
{
    char between = '[';
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        if (((unsigned)strengths >> i & 1u) != 0) {
            sink_char(out, between);
            sink_number(out, bac_strength_mg(i));
            between = ',';
        }
    }
    sink_char(out, ']');
}

static void put_legs(sink *out, const bac_leg leg[], uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        sink_char(out, i > 0 ? ' ' : '"');
        leg_put(out, &leg[i]);
    }
    sink_char(out, '"');
}

/* A key is spelt as the column of a list is: _ for -. */
static void put_key(sink *out, const char *option)
{
    sink_text(out, ",\"");
    for (const char *dash = strchr(option, '-'); dash != NULL; dash = strchr(option, '-')) {
        sink_put(out, option, (size_t)(dash - option));
        sink_char(out, '_');
        option = dash + 1;
    }
    sink_text(out, option);
    sink_text(out, "\":");
}

static void put_item(sink *out, const request_item *item)
{
    put_key(out, item->option);
    switch (item->kind) {
    case ITEM_NUMBER:
        sink_number(out, item->number);
        break;
    case ITEM_DATE:
        json_date(out, bac_date_to_civil((bac_date){(int32_t)item->number}));
        break;
    case ITEM_TEXT:
        json_string(out, item->text);
        break;
    case ITEM_LIST:
        put_names(out, item->number, item->names);
        break;
    case ITEM_STRENGTHS:
        put_strengths(out, (bac_strengths)item->number);
        break;
    case ITEM_LEGS:
        put_legs(out, item->leg, item->number);
        break;
    default:
        sink_text(out, "null");
    }
}

static void put_head(sink *out, const schedule *printed)
{
    sink_text(out, "{\"version\":\"" BAC_VERSION "\",\"rules_version\":\"" BAC_RULES_VERSION "\",\"protocol\":{");
    json_protocol_members(out, printed->protocol);
    sink_text(out, "},\"id\":");
    json_string(out, text_or_null(printed->id));
    sink_text(out, ",\"patient\":");
    json_string(out, text_or_null(printed->name));
    sink_text(out, ",\"start\":");
    put_date_of_day(out, printed, 1);
    sink_text(out, ",\"request\":{\"command\":\"");
    sink_text(out, plan_names[printed->kind]);
    sink_char(out, '"');
    for (unsigned i = 0; i < printed->request_count; i++) {
        put_item(out, &printed->request[i]);
    }
    sink_char(out, '}');
}

/* ---- blocks and days ---- */

static void put_numbers(sink *out, const uint16_t number[], unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        put_member(out, i > 0 ? "," : "", number[i]);
    }
}

static void put_blocks(sink *out, const bac_plan *plan)
{
    uint32_t first_day = 1;
    sink_text(out, ",\"blocks\":[");
    for (unsigned i = 0; i < plan->count; i++) {
        sink_text(out, i > 0 ? ",{" : "{");
        put_member(out, "\"dose_mg\":", plan->block[i].dose_mg);
        put_member(out, ",\"days\":", plan->block[i].days);
        put_member(out, ",\"first_day\":", first_day);
        if (plan->block[i].intake_count > 0) {
            sink_text(out, ",\"intakes_mg\":[");
            put_numbers(out, plan->block[i].intake_mg, plan->block[i].intake_count);
            sink_char(out, ']');
        }
        sink_char(out, '}');
        first_day += plan->block[i].days;
    }
    sink_char(out, ']');
}

/* What the days share: all that stands behind the day on the days of a level on which nothing changes. */
typedef struct {
    bac_phase phase; /* of the names */
    bac_review review;
    sink level, names;
    size_t dose_at, change_at; /* in the level */
    char level_bytes[LEVEL_SIZE], names_bytes[NAMES_SIZE];
} day_text;

static const char before_date[] = ",\"date\":\"";

static void day_text_begin(day_text *text, const schedule *printed)
{
    sink *level = &text->level;
    text->phase = BAC_PHASE_COUNT; /* of no day */
    text->review = BAC_REVIEW_NONE;
    sink_begin_text(&text->names, text->names_bytes, sizeof text->names_bytes);
    sink_begin_text(level, text->level_bytes, sizeof text->level_bytes);
    if (printed->patient.dated) {
        sink_text(level, before_date);
        iso_date_put(level, bac_date_to_civil(printed->patient.start));
        sink_char(level, '"');
    } else {
        sink_text(level, ",\"date\":null");
    }
    text->dose_at = level->used;
}

static void enter_names(day_text *text, const day_walk *walk)
{
    sink *names = &text->names;
    text->phase = walk->phase;
    text->review = walk->review;
    sink_begin_text(names, text->names_bytes, sizeof text->names_bytes);
    sink_text(names, ",\"phase\":\"");
    sink_text(names, phase_names[walk->phase]);
    sink_text(names, "\",\"review\":\"");
    sink_text(names, review_names[walk->review]);
    sink_text(names, "\"}");
}

static void enter_level(day_text *text, const day_walk *walk)
{
    sink *level = &text->level;
    if (text->phase != walk->phase || text->review != walk->review) {
        enter_names(text, walk);
    }
    level->used = text->dose_at;
    put_member(level, ",\"dose_mg\":", walk->dose_mg);
    sink_text(level, ",\"intakes_mg\":[");
    put_numbers(level, walk->intake_mg, walk->intake_count);
    sink_text(level, "],\"change_mg\":");
    text->change_at = level->used;
    sink_char(level, '0');
    sink_put(level, text->names.buffer, text->names.used);
}

static void put_day(sink *out, const day_walk *walk, const day_text *text)
{
    const sink *level = &text->level;
    put_member(out, walk->day > 1 ? ",{\"day\":" : "{\"day\":", walk->day);
    if (walk->change_mg == 0) {
        sink_put(out, level->buffer, level->used);
    } else {
        sink_put(out, level->buffer, text->change_at);
        sink_integer(out, walk->change_mg);
        sink_put(out, text->names.buffer, text->names.used);
    }
}

static void put_days(sink *out, const schedule *printed)
{
    day_text text;
    day_walk walk;
    day_text_begin(&text, printed);
    day_walk_begin(&walk, printed);
    sink_text(out, ",\"schedule\":[");
    while (day_walk_next(&walk)) {
        if (!walk.alike) {
            enter_level(&text, &walk);
        }
        if (printed->patient.dated) {
            iso_date_next(text.level_bytes + sizeof before_date - 1, walk.date);
        }
        put_day(out, &walk, &text);
    }
    sink_char(out, ']');
}

/* ---- findings and gates ---- */

static void put_finding(sink *out, language lang, const schedule *printed, const bac_finding *finding)
{
    const finding_context about = {.protocol = printed->protocol, .patient = &printed->patient};
    sink_char(out, '{');
    json_finding_members(out, lang, &about, finding);
    sink_char(out, '}');
}

static void put_findings(sink *out, language lang, const schedule *printed)
{
    sink_text(out, ",\"findings\":[");
    for (unsigned i = 0; i < printed->finding_count; i++) {
        sink_text(out, i > 0 ? "," : "");
        put_finding(out, lang, printed, &printed->finding[i]);
    }
    sink_char(out, ']');
}

static void put_letter(sink *out, unsigned gate)
{
    sink_char(out, '"');
    gate_letters_put(out, (bac_gate_set)(1u << gate));
    sink_char(out, '"');
}

/* The letters of some gates. */
static void put_letters(sink *out, bac_gate_set gates)
{
    bool first = true;
    sink_text(out, ",\"gates\":[");
    for (unsigned i = 0; gates >> i != 0; i++) {
        if (((unsigned)gates >> i & 1u) != 0) {
            sink_text(out, first ? "" : ",");
            put_letter(out, i);
            first = false;
        }
    }
    sink_char(out, ']');
}

static void put_gates(sink *out, const schedule *printed)
{
    sink_text(out, ",\"gates\":[");
    for (unsigned i = 0; i < printed->gates.count; i++) {
        const bac_gate *gate = &printed->gates.gate[i];
        sink_text(out, i > 0 ? ",{\"letter\":" : "{\"letter\":");
        put_letter(out, i);
        sink_text(out, ",\"rule\":");
        json_string(out, rule_names[gate->rule]);
        sink_text(out, ",\"condition\":");
        json_string(out, gate->condition == BAC_CONDITION_COUNT ? NULL : condition_names[gate->condition]);
        put_member(out, ",\"day\":", gate->day);
        sink_text(out, ",\"date\":");
        put_date_of_day(out, printed, gate->day);
        sink_char(out, '}');
    }
    sink_char(out, ']');
}

/* ---- prescriptions and bridges ---- */

/* Tablets, in all and of each strength. */
static void put_tablets(sink *out, uint32_t tablets, const bac_amount by_strength[])
{
    const char *between = "";
    put_member(out, ",\"tablets\":", tablets);
    sink_text(out, ",\"by_strength\":[");
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        if (by_strength[i].tablets > 0) {
            sink_text(out, between);
            put_member(out, "{\"strength_mg\":", bac_strength_mg(i));
            put_member(out, ",\"tablets\":", by_strength[i].tablets);
            put_member(out, ",\"boxes\":", by_strength[i].boxes);
            sink_char(out, '}');
            between = ",";
        }
    }
    sink_char(out, ']');
}

/* The day by which the next prescription is needed; it may be the day after the last valid date. */
static void put_next_due(sink *out, const schedule *printed, const bac_prescription *prescription)
{
    if (prescription->next_due_day == 0) {
        sink_text(out, ",\"next_due_day\":null,\"next_due\":null}");
        return;
    }
    put_member(out, ",\"next_due_day\":", prescription->next_due_day);
    sink_text(out, ",\"next_due\":");
    if (printed->patient.dated) {
        json_date(
            out, bac_civil_next(bac_date_to_civil(schedule_date(printed, (uint16_t)(prescription->next_due_day - 1)))));
    } else {
        sink_text(out, "null");
    }
    sink_char(out, '}');
}

static void put_prescriptions(sink *out, const schedule *printed)
{
    bac_supply supply;
    bac_prescription prescription;
    bool first = true;
    schedule_supply(&supply, printed);
    sink_text(out, ",\"prescriptions\":[");
    while (bac_supply_next(&supply, &prescription)) {
        sink_text(out, first ? "{" : ",{");
        put_member(out, "\"first_day\":", prescription.first_day);
        put_member(out, ",\"last_day\":", prescription.last_day);
        put_member(out, ",\"total_mg\":", prescription.total_mg);
        put_tablets(out, prescription.tablets, prescription.by_strength);
        sink_text(out, prescription.gates != 0 ? ",\"conditional\":true" : ",\"conditional\":false");
        put_letters(out, prescription.gates);
        put_next_due(out, printed, &prescription);
        first = false;
    }
    sink_char(out, ']');
}

static void put_bridges(sink *out, const schedule *printed)
{
    bac_bridge bridge;
    bool first = true;
    sink_text(out, ",\"bridges\":[");
    for (uint16_t day = 0; schedule_bridge_next(printed, day, &bridge); day = bridge.gate_day) {
        sink_text(out, first ? "{" : ",{");
        put_member(out, "\"gate_day\":", bridge.gate_day);
        sink_text(out, ",\"date\":");
        put_date_of_day(out, printed, bridge.gate_day);
        put_member(out, ",\"dose_mg\":", bridge.dose_mg);
        put_member(out, ",\"days\":", bridge.days);
        put_member(out, ",\"total_mg\":", bridge.total_mg);
        put_tablets(out, bridge.tablets, bridge.by_strength);
        put_letters(out, bridge.gates);
        sink_char(out, '}');
        first = false;
    }
    sink_char(out, ']');
}

/* ---- the format ---- */

static void begin(printer *printing)
{
    (void)printing;
}

/* [R-json-keys] [R-json-schema] */
static void print(printer *printing, const schedule *printed)
{
    put_head(printing->out, printed);
    put_blocks(printing->out, &printed->plan);
    put_days(printing->out, printed);
    put_findings(printing->out, printing->lang, printed);
    put_gates(printing->out, printed);
    put_prescriptions(printing->out, printed);
    put_bridges(printing->out, printed);
    sink_text(printing->out, ",\"plan\":\"");
    plan_put(printing->out, &printed->plan);
    sink_text(printing->out, "\"}\n");
    printing->printed++;
}

static void end(printer *printing)
{
    (void)printing;
}

const format format_json = {.begin = begin, .schedule = print, .end = end};
