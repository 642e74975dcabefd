/* SPDX-License-Identifier: MIT */
#include "sheet/content.h"
#include "sheet/cell.h"
#include "sheet/course.h"
#include "sheet/holiday.h"
#include "words/tablets.h"

void teller_begin(teller *telling, const schedule *told, language lang,
                  void (*take)(void *to, piece kind, const char *label, const char *text, size_t length), void *to)
{
    telling->schedule = told;
    telling->about = (finding_context){.protocol = told->protocol, .patient = &told->patient};
    telling->lang = lang;
    telling->take = take;
    telling->to = to;
    telling->label_end = 0;
    sink_begin_text(&telling->words, telling->bytes, sizeof telling->bytes);
}

void teller_say(teller *telling, message words, const message_value values[])
{
    message_put(&telling->words, telling->lang, words, values);
}

void teller_say_day(teller *telling, message words, uint16_t day)
{
    const schedule *told = telling->schedule;
    teller_say(telling, words, MESSAGE_VALUES({"day", NULL, day}));
    if (told->patient.dated) {
        sink_text(&telling->words, ", ");
        numbered_date_put(&telling->words, telling->lang, schedule_date(told, day), true);
    }
}

void teller_say_period(teller *telling, const bac_prescription *prescription)
{
    teller_say(telling,
               prescription->first_day == prescription->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
               MESSAGE_VALUES({"first", NULL, prescription->first_day}, {"last", NULL, prescription->last_day}));
}

void teller_say_period_dates(teller *telling, const bac_prescription *prescription)
{
    const schedule *told = telling->schedule;
    if (told->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, telling->lang, schedule_date(told, prescription->first_day), false);
        date_text(last, telling->lang, schedule_date(told, prescription->last_day), false);
        teller_say(telling, MSG_PRESCRIPTION_DATES, MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
}

const char *take_words(teller *telling)
{
    const char *text = sink_end_text(&telling->words) + telling->label_end;
    telling->words.used = 0;
    telling->label_end = 0;
    return text;
}

void end_label(teller *telling)
{
    sink_char(&telling->words, '\0');
    telling->label_end = telling->words.used;
}

void end_piece(teller *telling, piece kind)
{
    const char *label = telling->label_end > 0 ? telling->bytes : NULL;
    const size_t length = telling->words.used - telling->label_end;
    telling->take(telling->to, kind, label, take_words(telling), length);
}

void tell_piece(teller *telling, piece kind, message words, const message_value values[])
{
    if (values == NULL && telling->words.used == 0) { /* nothing is to be put together */
        telling->take(telling->to, kind, NULL, message_text(telling->lang, words),
                      message_length(telling->lang, words));
        return;
    }
    teller_say(telling, words, values);
    end_piece(telling, kind);
}

void tell_labelled(teller *telling, piece kind, message label, message words, const message_value values[])
{
    teller_say(telling, label, NULL);
    end_label(telling);
    teller_say(telling, words, values);
    end_piece(telling, kind);
}

/* [R-says-carried-over] */
void tell_cited(teller *telling, piece kind, message words, const message_value values[], bac_sources sources)
{
    teller_say(telling, words, values);
    citation_put(&telling->words, telling->lang, sources);
    end_piece(telling, kind);
}

/* ---- above the table ---- */

static bool declares(const schedule *told)
{
    return told->conditions_given || told->patient.indication != BAC_INDICATION_NOT_GIVEN;
}

void declared_put(sink *out, language lang, const schedule *told)
{
    const char *between = "";
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        if ((told->patient.conditions >> i & 1) != 0) {
            sink_text(out, between);
            sink_text(out, message_text(lang, condition_message((bac_condition)i)));
            between = ", ";
        }
    }
    if (told->patient.conditions == 0) {
        sink_text(out, message_text(lang, told->conditions_given ? MSG_CONDITIONS_NONE : MSG_CONDITIONS_NOT_GIVEN));
    }
    sink_text(out, message_text(lang, MSG_SEMICOLON));
    sink_text(out, message_text(lang, (message)(MSG_DECLARED_INDICATION_NOT_GIVEN + (int)told->patient.indication)));
    /* The rules of eligibility speak on the first rise alone. */
    if (declares(told) && !schedule_rises(told)) {
        sink_text(out, message_text(lang, MSG_DECLARED_NOT_JUDGED));
    }
}

void on_file_put(sink *out, language lang, unsigned kind)
{
    sink_text(out, message_text(lang, (message)(MSG_ON_FILE_SECOND_OPINION + (int)kind)));
    sink_text(out, message_text(lang, MSG_ON_FILE_BY));
}

/* [R-says-declared] */
void tell_declared(teller *telling)
{
    teller_say(telling, MSG_LABEL_DECLARED, NULL);
    end_label(telling);
    declared_put(&telling->words, telling->lang, telling->schedule);
    end_piece(telling, PIECE_LABELLED);
    for (unsigned kind = 0; kind < ON_FILE_KINDS; kind++) {
        if ((telling->schedule->patient.on_file >> kind & 1) != 0) {
            teller_say(telling, MSG_LABEL_ON_FILE, NULL);
            end_label(telling);
            on_file_put(&telling->words, telling->lang, kind);
            end_piece(telling, PIECE_LABELLED);
        }
    }
}

void age_put(sink *out, language lang, const bac_patient *patient)
{
    if (patient->born) {
        char birth[DATE_TEXT_MAX];
        date_text(birth, lang, patient->birth, false);
        message_put(out, lang, MSG_BORN, MESSAGE_VALUES({"date", birth, 0}));
    } else if (patient->age > 0) {
        message_put(out, lang, MSG_AGED, MESSAGE_VALUES({"age", NULL, patient->age}));
    }
}

void tell_day_1(teller *telling)
{
    const schedule *told = telling->schedule;
    char start[DATE_TEXT_MAX] = "";
    if (told->patient.dated) {
        date_text(start, telling->lang, told->patient.start, true);
    }
    tell_labelled(telling, PIECE_LABELLED, MSG_LABEL_DAY_1, told->patient.dated ? MSG_DAY_1_DATED : MSG_DAY_1_OPEN,
                  MESSAGE_VALUES({"date", start, 0}));
}

/* How the legs of a course were read. The table says the rest of very many. */
void tell_legs(teller *telling)
{
    enum { LEGS_TOLD = 40 };
    const schedule *told = telling->schedule;
    leg_walk walk;
    leg_walk_begin(&walk, told->patient.from_mg, told->dispensing.strengths);
    if (told->leg_count == 0) {
        return;
    }
    teller_say(telling, MSG_LABEL_LEGS, NULL);
    end_label(telling);
    for (unsigned i = 0; i < told->leg_count && i < LEGS_TOLD; i++) {
        if (i > 0) {
            teller_say(telling, MSG_READ_THEN, NULL);
            sink_char(&telling->words, ' ');
        }
        leg_say(&telling->words, telling->lang, &walk, &told->leg[i]);
    }
    if (told->leg_count > LEGS_TOLD) {
        teller_say(telling, MSG_LEGS_MORE, MESSAGE_VALUES({"number", NULL, told->leg_count - LEGS_TOLD}));
    }
    end_piece(telling, PIECE_LABELLED);
}

void tell_before(teller *telling)
{
    const schedule *told = telling->schedule;
    teller_say(telling, MSG_LABEL_BEFORE, NULL);
    end_label(telling);
    teller_say(telling, told->patient.from_mg == 0 ? MSG_BEFORE_NOTHING : MSG_BEFORE_DOSE,
               MESSAGE_VALUES({"from", NULL, told->patient.from_mg}));
    if (told->patient.held_known && told->patient.held_days > 0) {
        char held[DAYS_TEXT_MAX];
        days_text(held, telling->lang, told->patient.held_days);
        teller_say(telling, MSG_BEFORE_HELD, MESSAGE_VALUES({"days", held, 0}));
    }
    end_piece(telling, PIECE_LABELLED);
}

void tell_plan(teller *telling)
{
    const schedule *told = telling->schedule;
    char days[DAYS_TEXT_MAX];
    days_text(days, telling->lang, told->days);
    const message_value values[] = {{"days", days, 0}, {"goal", NULL, told->goal_mg}, MESSAGE_VALUES_END};
    tell_day_1(telling);
    tell_before(telling);
    tell_labelled(telling, PIECE_LABELLED, MSG_LABEL_PLAN,
                  told->kind == PLAN_COURSE      ? MSG_PLAN_COURSE
                  : told->kind == PLAN_TITRATION ? MSG_PLAN_TITRATION
                  : told->goal_mg == 0           ? MSG_PLAN_STOP
                                                 : MSG_PLAN_REDUCTION,
                  values);
    tell_legs(telling);
    tell_declared(telling);
}

static void say_gates(teller *telling, message words, message last, bac_gate_set gates)
{
    char letters[GATES_TEXT_MAX];
    gates_text(letters, telling->lang, last, gates);
    teller_say(telling, words, MESSAGE_VALUES({"gates", letters, 0}));
}

bac_gate_set gates_on_day(const schedule *told, uint16_t day)
{
    bac_gate_set gates = 0;
    for (unsigned i = 0; i < told->gates.count; i++) {
        gates = (bac_gate_set)(gates | (told->gates.gate[i].day == day ? 1u << i : 0u));
    }
    return gates;
}

static void tell_bridge(teller *telling, const bac_bridge *bridge)
{
    char days[DAYS_TEXT_MAX];
    days_text(days, telling->lang, bridge->days);
    teller_say(telling, MSG_BRIDGE, MESSAGE_VALUES({"dose", NULL, bridge->dose_mg}, {"days", days, 0}));
    supply_put(&telling->words, telling->lang, bridge->by_strength);
    teller_say(telling, bridge->gate_day > 1 ? MSG_BRIDGE_WITH : MSG_BRIDGE_FIRST, NULL);
    if (bridge->gates != 0) {
        say_gates(telling, MSG_BRIDGE_WAITS, MSG_LIST_AND, bridge->gates);
    }
    sink_char(&telling->words, '.');
    citation_put(&telling->words, telling->lang, BAC_TOOL | BAC_W7);
    end_piece(telling, PIECE_MORE);
}

/* What happens where the gates of a day are not documented in time. [R-says-late] */
static void tell_late(teller *telling, const bac_gate *gate)
{
    const schedule *told = telling->schedule;
    char letters[GATES_TEXT_MAX];
    bac_bridge bridge;
    gates_text(letters, telling->lang, MSG_LIST_OR, gates_on_day(told, gate->day));
    teller_say(telling,
               gate->before_mg == 0 ? MSG_LATE_START
               : gate->day == 1     ? MSG_LATE_GO_ON_BEFORE
                                    : MSG_LATE_GO_ON,
               MESSAGE_VALUES({"gates", letters, 0}, {"dose", NULL, gate->before_mg}, {"day", NULL, gate->day - 1u}));
    const bac_gate_set waits = bac_gates_waiting(&told->gates, (uint16_t)(gate->day - 1), gate->before_mg);
    if (waits != 0) {
        say_gates(telling, MSG_LATE_WAITS, MSG_LIST_AND, waits);
    }
    citation_put(&telling->words, telling->lang, BAC_TOOL);
    end_piece(telling, PIECE_MORE);
    if (schedule_bridge_next(told, (uint16_t)(gate->day - 1), &bridge) && bridge.gate_day == gate->day) {
        tell_bridge(telling, &bridge);
    }
}

void tell_reviews(teller *telling)
{
    const bac_gates *gates = &telling->schedule->gates;
    unsigned letter = 0;
    for (unsigned i = 0; i < telling->schedule->finding_count; i++) {
        const bac_finding *finding = &telling->schedule->finding[i];
        if (is_review(finding)) {
            sink_char(&telling->words, (char)('A' + letter));
            sink_text(&telling->words, "  ");
            teller_say_day(telling, MSG_BEFORE_DAY, finding->day);
            end_label(telling);
            finding_demand(&telling->words, telling->lang, &telling->about, finding);
            end_piece(telling, PIECE_DUE);
            tell_piece(telling, PIECE_MORE, MSG_GATE_BY, NULL);
            letter++;
            if (letter == gates->count || gates->gate[letter].day != finding->day) {
                tell_late(telling, &gates->gate[letter - 1]);
            }
        }
    }
}

/* [R-says-warnings] */
void tell_warnings(teller *telling)
{
    const schedule *told = telling->schedule;
    const bac_sources sources = inherited_sources(told->protocol);
    tell_cited(telling, PIECE_TEXT, MSG_NEVER_STOP, NULL, sources);
    if (schedule_rises(told)) {
        tell_cited(telling, PIECE_TEXT, MSG_NO_DRIVING, NULL, sources);
    }
    tell_cited(telling, PIECE_TEXT, MSG_EMERGENCY, NULL, sources);
    if (schedule_rises(told)) {
        tell_cited(telling, PIECE_TEXT, MSG_NOT_AN_AIM, MESSAGE_VALUES({"goal", NULL, told->goal_mg}), sources);
        tell_cited(telling, PIECE_TEXT, MSG_ASSESS, NULL, BAC_W1 | BAC_TOOL);
    }
}

/* ---- below the table ---- */

void go_on_put(sink *out, language lang, const schedule *told)
{
    const uint16_t last_mg = schedule_last_dose(told);
    const bac_gate_set waits = bac_gates_waiting(&told->gates, told->days, last_mg);
    char letters[GATES_TEXT_MAX];
    gates_text(letters, lang, MSG_LIST_AND, waits);
    message_put(out, lang, waits != 0 ? MSG_END_GO_ON_GATED : MSG_END_GO_ON,
                MESSAGE_VALUES({"dose", NULL, last_mg}, {"gates", letters, 0}));
    citation_put(out, lang, BAC_TOOL);
}

/* [R-says-end] [R-says-interruption] */
void tell_end(teller *telling)
{
    const schedule *told = telling->schedule;
    if (schedule_last_dose(told) == 0) {
        teller_say_day(telling, MSG_END_STOP, told->days);
        sink_char(&telling->words, '.');
    } else {
        go_on_put(&telling->words, telling->lang, told);
    }
    end_piece(telling, PIECE_TEXT);
    tell_cited(telling, PIECE_TEXT, MSG_FORGOTTEN, NULL, BAC_TOOL);
    tell_cited(telling, PIECE_TEXT, schedule_rises(told) ? MSG_AFTER_INTERRUPTION : MSG_AFTER_INTERRUPTION_DOWN,
               MESSAGE_VALUES({"start", NULL, told->protocol->start_min.value}), BAC_TOOL);
}

void tell_prescriptions_heading(teller *telling)
{
    char days[DAYS_TEXT_MAX];
    days_text(days, telling->lang, telling->schedule->dispensing.prescription_days);
    char sources[SOURCES_TEXT_MAX];
    sources_text(sources, telling->lang, inherited_sources(telling->schedule->protocol));
    tell_piece(telling, PIECE_HEADING, MSG_PRESCRIPTIONS,
               MESSAGE_VALUES({"days", days, 0}, {"sources", sources, 0}, {"box", NULL, BAC_BOX_TABLETS}));
}

void closed_put(sink *out, language lang, const schedule *told, uint16_t day)
{
    message called;
    if (told->patient.dated && closed_day(&called, schedule_date(told, day))) {
        char date[DATE_TEXT_MAX];
        date_text(date, lang, last_open_day(schedule_date(told, day)), true);
        message_put(out, lang, MSG_PRESCRIPTION_DUE_EARLIER,
                    MESSAGE_VALUES({"closed", message_text(lang, called), 0}, {"date", date, 0}));
    }
}

static void say_due(teller *telling, uint16_t day)
{
    const schedule *told = telling->schedule;
    char due[DATE_TEXT_MAX] = "";
    if (told->patient.dated) {
        date_text(due, telling->lang, schedule_date(told, day), true);
    }
    teller_say(telling, told->patient.dated ? MSG_PRESCRIPTION_DUE_DATE : MSG_PRESCRIPTION_DUE,
               MESSAGE_VALUES({"day", NULL, day}, {"date", due, 0}));
    closed_put(&telling->words, telling->lang, told, day);
}

void tell_prescription(teller *telling, const bac_prescription *prescription)
{
    teller_say_period(telling, prescription);
    teller_say_period_dates(telling, prescription);
    teller_say(telling, MSG_COLON, NULL);
    supply_put(&telling->words, telling->lang, prescription->by_strength);
    teller_say(telling, MSG_PRESCRIPTION_TOTAL, MESSAGE_VALUES({"total", NULL, prescription->total_mg}));
    conditional_put(&telling->words, telling->lang, message_text(telling->lang, MSG_SEMICOLON), prescription->gates);
    if (prescription->next_due_day > 0) {
        say_due(telling, prescription->next_due_day);
    }
    end_piece(telling, PIECE_BOX);
}

void tell_bridges(teller *telling)
{
    bac_bridge bridge;
    for (uint16_t day = 0; schedule_bridge_next(telling->schedule, day, &bridge); day = bridge.gate_day) {
        char letters[GATES_TEXT_MAX];
        gates_text(letters, telling->lang, MSG_LIST_AND, gates_on_day(telling->schedule, bridge.gate_day));
        teller_say(telling, MSG_BRIDGE_BOX, MESSAGE_VALUES({"gates", letters, 0}, {"day", NULL, bridge.gate_day}));
        supply_put(&telling->words, telling->lang, bridge.by_strength);
        teller_say(telling, MSG_PRESCRIPTION_TOTAL, MESSAGE_VALUES({"total", NULL, bridge.total_mg}));
        end_piece(telling, PIECE_BOX);
    }
}

bool in_time_of_rtu(const schedule *told)
{
    const bac_protocol *then = told->patient.dated ? bac_protocol_in_force(told->patient.start) : NULL;
    return then != NULL && then->rtu;
}

/* [R-says-rtu] */
void tell_rtu_words(teller *telling)
{
    const schedule *told = telling->schedule;
    if (told->protocol->rtu) {
        tell_piece(telling, PIECE_TEXT, in_time_of_rtu(told) ? MSG_RTU_WORDS : MSG_RTU_WORDS_PAST, NULL);
    }
}

/* A steep stop shows what a gentler one would take. */
static void tell_gentler_stop(teller *telling, const bac_finding *finding)
{
    const schedule *told = telling->schedule;
    if (finding->rule == BAC_RULE_TAPER_RATE && told->kind == PLAN_TAPER && told->goal_mg == 0) {
        const uint16_t brisk_mg = told->protocol->fall_brisk.value;
        tell_piece(
            telling, PIECE_MORE, MSG_GENTLER_STOP,
            MESSAGE_VALUES({"mg", NULL, brisk_mg}, {"days", NULL, bac_taper_length(told->patient.from_mg, brisk_mg)}));
    }
}

static void tell_finding(teller *telling, const bac_finding *finding)
{
    teller_say(telling, severity_message(finding->severity), NULL);
    sink_text(&telling->words, ", ");
    teller_say(telling, rule_message(finding->rule), NULL);
    teller_say(telling, MSG_COLON, NULL);
    teller_say_day(telling, MSG_DAY_N, finding->day);
    teller_say(telling, MSG_COLON, NULL);
    finding_sourced(&telling->words, telling->lang, &telling->about, finding);
    end_piece(telling, PIECE_ITEM);
    tell_gentler_stop(telling, finding);
}

void tell_other_findings(teller *telling)
{
    const schedule *told = telling->schedule;
    tell_piece(telling, PIECE_HEADING, MSG_ALSO, NULL);
    for (unsigned i = 0; i < told->finding_count; i++) {
        if (!is_review(&told->finding[i])) {
            tell_finding(telling, &told->finding[i]);
        }
    }
    tell_cited(telling, PIECE_ITEM, MSG_TREATMENTS_FAILED, NULL, inherited_sources(told->protocol));
    tell_cited(telling, PIECE_ITEM, MSG_REPORT, NULL, inherited_sources(told->protocol));
    tell_piece(telling, PIECE_ITEM, MSG_OVERDOSE, NULL);
}

/* [R-says-declared] */
void tell_unchecked(teller *telling, message heading)
{
    const schedule *told = telling->schedule;
    const bool judges = schedule_rises(told);
    const bool indicated = told->patient.indication != BAC_INDICATION_NOT_GIVEN;
    tell_piece(telling, PIECE_HEADING, heading, NULL);
    tell_piece(telling, PIECE_BOX,
               told->protocol->conditions_forbid ? MSG_NOT_CHECKED_SMPC : MSG_NOT_CHECKED_SMPC_UNREAD, NULL);
    tell_piece(telling, PIECE_BOX, MSG_NOT_CHECKED_RENAL, NULL);
    tell_piece(telling, PIECE_BOX, MSG_NOT_CHECKED_INTERACTIONS, NULL);
    if (!told->conditions_given) {
        tell_piece(telling, PIECE_BOX, MSG_NOT_CHECKED_CONDITIONS, NULL);
    } else if (!judges) {
        tell_piece(telling, PIECE_BOX, MSG_NOT_JUDGED_CONDITIONS, NULL);
    }
    if (!indicated) {
        tell_piece(telling, PIECE_BOX, MSG_NOT_CHECKED_INDICATION, NULL);
    } else if (!judges) {
        tell_piece(telling, PIECE_BOX, MSG_NOT_JUDGED_INDICATION, NULL);
    }
}

void tell_not_checked(teller *telling)
{
    tell_unchecked(telling, MSG_NOT_CHECKED);
}

/* [R-control-code] */
void tell_control_code(teller *telling)
{
    teller_say(telling, MSG_CONTROL_CODE,
               MESSAGE_VALUES({"version", BAC_VERSION, 0}, {"rules", BAC_RULES_VERSION, 0},
                              {"id", telling->schedule->protocol->id, 0}));
    end_label(telling);
    plan_put(&telling->words, &telling->schedule->plan);
    end_piece(telling, PIECE_CODE);
}
