/* SPDX-License-Identifier: MIT */
/*
 * Where the analysis begins. In pieces: every function of src/words that others call, and of src/sheet and src/data
 * those that print pieces: cells, legs, holidays, rules; CSV cells and findings, JSON, the lines of calendars. In the
 * other parts a whole schedule is judged, walked over and told: the sheets, the prescriptions, the report but for the
 * rows of its table, and JSON. What they are handed is anything within the ranges that include/baclofene.h and the
 * headers document.
 */
#include "any.h"
#include "data/csv.h"
#include "data/ics.h"
#include "data/json.h"
#include "data/rules_json.h"
#include "sheet/cell.h"
#include "sheet/course.h"
#include "sheet/holiday.h"
#include "sheet/patient.h"
#include "sheet/prescription.h"
#include "sheet/report.h"
#include "sheet/rules.h"
#include "sheet/schedule.h"
#include "sheet/walk.h"
#include "words/finding.h"
#include "words/names.h"
#include "words/status.h"
#include "words/tablets.h"

const char two_digits[201] = "0001020304050607080910111213141516171819"
                             "2021222324252627282930313233343536373839"
                             "4041424344454647484950515253545556575859"
                             "6061626364656667686970717273747576777879"
                             "8081828384858687888990919293949596979899";

enum { NAME_SIZE = 64, BUFFER_SIZE = 256, LEGS = 48 };

static char buffer[BUFFER_SIZE];
static char id[NAME_SIZE], name[NAME_SIZE];
static bac_leg legs[LEGS];
static schedule any;
static teller telling;

/* Any text of printable ASCII. */
static void any_text(char text[NAME_SIZE])
{
    for (unsigned i = 0; i < NAME_SIZE - 1; i++) {
        text[i] = (char)(either() ? 0 : Frama_C_interval(' ', '~'));
    }
    text[NAME_SIZE - 1] = '\0';
}

static const bac_protocol *any_protocol(void)
{
    const bac_protocol *protocol = bac_protocol_at(upto(2));
    return protocol;
}

static bac_patient any_patient(void)
{
    bac_patient patient;
    Frama_C_make_unknown((char *)&patient, sizeof patient);
    patient.from_mg = (uint16_t)upto(BAC_DOSE_MAX);
    patient.held_days = (uint16_t)upto(BAC_DAYS_MAX);
    patient.held_known = either();
    patient.dated = either();
    patient.born = either();
    patient.age = (uint8_t)upto(BAC_AGE_MAX);
    patient.start.n = Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX - BAC_DAYS_MAX);
    patient.birth.n = Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX);
    patient.conditions = (uint16_t)upto((1 << BAC_CONDITION_COUNT) - 1);
    patient.on_file = (uint8_t)upto(31);
    patient.indication = (bac_indication)upto(BAC_INDICATION_OTHER);
    return patient;
}

static bac_finding any_finding(void)
{
    bac_finding finding;
    finding.rule = (bac_rule)upto(BAC_RULE_COUNT - 1);
    finding.severity = (bac_severity)upto(BAC_SEVERITY_COUNT - 1);
    finding.condition = (bac_condition)upto(BAC_CONDITION_COUNT);
    finding.day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    finding.dose_mg = (uint16_t)upto(BAC_DOSE_MAX);
    finding.before_mg = (uint16_t)upto(BAC_DOSE_MAX);
    finding.number = (uint16_t)upto(UINT16_MAX);
    finding.limit = (uint16_t)upto(UINT16_MAX);
    return finding;
}

static void words(sink *out, language lang)
{
    const bac_patient patient = any_patient();
    const finding_context about = {any_protocol(), &patient};
    const finding_place place = {either() ? NULL : name, upto(INT32_MAX)};
    const bac_finding finding = any_finding();
    const bac_date date = {Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX)};
    char text[DATE_TEXT_MAX], days[DAYS_TEXT_MAX], sources[SOURCES_TEXT_MAX];
    char gates[GATES_TEXT_MAX];

    finding_message(out, lang, &about, &finding);
    finding_sourced(out, lang, &about, &finding);
    finding_line(out, lang, &about, &place, &finding);
    finding_demand(out, lang, &about, &finding);
    status_put(out, lang, about.protocol, &patient);
    numbered_date_put(out, lang, date, either());
    date_text(text, lang, date, either());
    iso_date_text(text, date);
    days_text(days, lang, upto(BAC_DAYS_MAX));
    sources_text(sources, lang, upto(4095));
    gates_text(gates, lang, MSG_ONE_DAY, (bac_gate_set)upto((1 << BAC_GATES_MAX) - 1));
    gate_letters_put(out, (bac_gate_set)upto((1 << BAC_GATES_MAX) - 1));
}

static void tablets_in_words(sink *out, language lang)
{
    const bac_strengths strengths = (bac_strengths)upto(15);
    /* An intake of whole halves, as the library has it. */
    const uint16_t intake_mg = (uint16_t)(BAC_DOSE_STEP * upto(BAC_DOSE_MAX / BAC_DOSE_STEP));
    bac_amount by_strength[BAC_STRENGTHS];

    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        by_strength[i].tablets = upto(INT32_MAX);
        by_strength[i].boxes = upto(INT32_MAX);
    }
    drug_put(out, lang, strengths);
    tablets_put(out, lang, either(), intake_mg);
    strength_in_intake(strengths, intake_mg, bac_strength_mg(upto(BAC_STRENGTHS - 1)));
    piece_joint(lang, upto(BAC_STRENGTHS));
    intake_words_put(out, lang, strengths, intake_mg);
    supply_put(out, lang, by_strength);
}

static void any_intakes(uint16_t intake_mg[BAC_INTAKES_MAX])
{
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        intake_mg[i] = (uint16_t)upto(BAC_DOSE_MAX);
    }
}

static uint8_t any_intake_count(void)
{
    return (uint8_t)(either() ? 0 : Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX));
}

static bac_leg any_leg(void)
{
    bac_leg leg;
    memset(&leg, 0, sizeof leg);
    leg.kind = (bac_leg_kind)upto(BAC_LEG_HOLD);
    leg.dose_mg = (uint16_t)upto(BAC_DOSE_MAX);
    leg.days = (uint16_t)upto(BAC_DAYS_MAX);
    leg.intake_count = any_intake_count();
    any_intakes(leg.intake_mg);
    return leg;
}

static bac_block any_block(void)
{
    bac_block block;
    memset(&block, 0, sizeof block); /* with what is between its members */
    block.dose_mg = (uint16_t)upto(BAC_DOSE_MAX);
    block.days = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    any_intakes(block.intake_mg);
    block.intake_count = any_intake_count();
    return block;
}

/* Of whole halves: another intake is a violation, and there is no sheet. */
static bac_day any_day(uint16_t dose_mg)
{
    bac_day taken;
    memset(&taken, 0, sizeof taken);
    taken.dose_mg = dose_mg;
    taken.intake_count = any_intake_count();
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        taken.intake_mg[i] = (uint16_t)(BAC_DOSE_STEP * upto(BAC_DOSE_MAX / BAC_DOSE_STEP));
    }
    return taken;
}

/* Any blocks; that their days add up to those of the plan is not said. */
static void any_plan(void)
{
    any.plan.count = (uint16_t)Frama_C_interval(1, BAC_BLOCKS_MAX);
    for (unsigned b = 0; b < BAC_BLOCKS_MAX; b++) {
        any.plan.block[b] = any_block();
        any.taken[b] = any_day(any.plan.block[b].dose_mg);
        any.need[b].review = (bac_review)upto(BAC_REVIEW_COUNT - 1);
        any.need[b].waits = (bac_gate_set)upto((1 << BAC_GATES_MAX) - 1);
        any.need[b].until_day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    }
    any.columns = (uint8_t)Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX);
    for (unsigned day = 0; day < BAC_DAYS_MAX; day++) {
        any.plan.phase[day] = (uint8_t)upto(BAC_PHASE_COUNT - 1);
    }
}

static request_item any_item(void)
{
    static const char *const list[] = {name, id, NULL};
    request_item item;
    item.option = name;
    item.kind = (item_kind)upto(ITEM_STRENGTHS);
    item.number = upto(INT32_MAX);
    item.text = name;
    item.leg = legs;
    item.names = list;
    if (item.kind == ITEM_DATE) {
        item.number = (uint32_t)Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX);
    } else if (item.kind == ITEM_LEGS) {
        item.number = upto(LEGS);
    }
    return item;
}

static void any_findings(void)
{
    any.request_count = upto(REQUEST_ITEMS_MAX);
    //@ loop unroll 64;
    for (unsigned i = 0; i < REQUEST_ITEMS_MAX; i++) {
        any.request[i] = any_item();
    }
    any.finding_count = upto(SCHEDULE_FINDINGS_MAX);
    //@ loop unroll 64;
    for (unsigned i = 0; i < SCHEDULE_FINDINGS_MAX; i++) {
        any.finding[i] = any_finding();
        any.finding[i].severity = either() ? BAC_CAUTION : BAC_NEEDS_REVIEW;
    }
    any.gates.count = upto(BAC_GATES_MAX);
    //@ loop unroll 64;
    for (unsigned i = 0; i < BAC_GATES_MAX; i++) {
        any.gates.gate[i].rule = (bac_rule)upto(BAC_RULE_COUNT - 1);
        any.gates.gate[i].condition = (bac_condition)upto(BAC_CONDITION_COUNT);
        any.gates.gate[i].day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
        any.gates.gate[i].before_mg = (uint16_t)upto(BAC_DOSE_MAX);
        any.gates.gate[i].least_mg = (uint16_t)upto(BAC_DOSE_MAX);
    }
}

static void any_schedule(void)
{
    any.kind = (plan_kind)upto(PLAN_COURSE);
    any.protocol = any_protocol();
    any.patient = any_patient();
    any.id = id;
    any.name = name;
    for (unsigned i = 0; i < LEGS; i++) {
        legs[i] = any_leg();
    }
    any.leg = legs;
    any.leg_count = upto(LEGS);
    any.product = upto(1);
    any.product_given = either();
    any.conditions_given = either();
    any.replaces = either();
    any.replaced.n = Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX);
    any.goal_mg = (uint16_t)upto(BAC_DOSE_MAX);
    any.notice_days = (uint16_t)upto(BAC_PRESCRIPTION_DAYS_MAX);
    any.hour_count = any_intake_count();
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        any.hour[i] = (uint16_t)upto(24 * 60 - 1);
        any.dispensing.split.weight[i] = (uint8_t)upto(BAC_WEIGHT_MAX);
    }
    any.dispensing.split.count = (uint8_t)Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX);
    any.dispensing.strengths = (bac_strengths)upto(15);
    any.dispensing.prescription_days = (uint16_t)Frama_C_interval(1, BAC_PRESCRIPTION_DAYS_MAX);
    any.dispensing.bridge_days = (uint16_t)upto(BAC_BRIDGE_DAYS_MAX);
    any.days = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    any_plan();
    any_findings();
}

static void sheets(sink *out, language lang)
{
    const unsigned intakes = (unsigned)Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX);
    const bac_date date = {Frama_C_interval(BAC_DATE_MIN + 60, BAC_DATE_MAX)};
    const bac_gate_set gates = (bac_gate_set)upto((1 << BAC_GATES_MAX) - 1);
    day_walk day;
    message called;
    leg_walk said;

    day.change_mg = Frama_C_interval(-BAC_DOSE_MAX, BAC_DOSE_MAX);
    day.dose_mg = (uint16_t)upto(BAC_DOSE_MAX);
    day.day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    day.phase = (bac_phase)upto(BAC_PHASE_COUNT - 1);
    day.schedule = &any;
    change_put(out, &day, lang);
    intake_message(intakes, upto(intakes - 1));
    hour_put(out, lang, &any, intakes, upto(intakes - 1));
    person_put(out, lang, &any);
    person_known(&any);
    replaces_put(out, lang, &any);
    caption_put(out, lang, upto(INT32_MAX), gates);
    conditional_put(out, lang, name, gates);
    level_days_put(out, lang, &any, (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX),
                   (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX));
    covered_days_put(out, lang, &any, (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX),
                     (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX));
    easter_from_march((unsigned)Frama_C_interval(1900, 2200));
    closed_day(&called, date);
    last_open_day(date);

    leg_walk_begin(&said, (uint16_t)upto(BAC_DOSE_MAX), (bac_strengths)upto(15));
    for (unsigned i = 0; i < 3; i++) {
        const bac_leg leg = any_leg();
        leg_say(out, lang, &said, &leg);
        leg_put(out, &leg);
        dose_put(out, leg.dose_mg, leg.intake_mg, leg.intake_count);
    }
    for (unsigned i = 0; i < NUMBER_RULES; i++) {
        number_rule_put(out, lang, any_protocol(), &number_rules[i]);
    }
    in_force_put(out, lang, any_protocol());
    eligibility_message(any_protocol());
    condition_rule_put(out, lang, (bac_condition)upto(BAC_CONDITION_COUNT - 1));
    check_message((bac_rule)upto(BAC_RULE_COUNT - 1));
    indication_message(upto(2));
    patient_wait_put(out, lang, gates);
}

static void data(sink *out, language lang)
{
    const bac_patient patient = any_patient();
    const finding_context about = {any_protocol(), &patient};
    const bac_finding finding = any_finding();
    const bac_date date = {Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX)};
    ics_line line;

    csv_text_cell(out, name);
    csv_header(out, name, either() ? ',' : ';', either());
    finding_csv_row(out, lang, &about, id, upto(INT32_MAX), either() ? ',' : '\t', &finding);
    json_string(out, either() ? NULL : name);
    json_date(out, bac_date_to_civil(date));
    json_finding_members(out, lang, &about, &finding);
    json_protocol_members(out, about.protocol);
    rules_json(out, lang, either() ? NULL : name);
    ics_line_begin(&line, out, name);
    sink_text(&line.value, name);
    ics_line_end(&line);
}

/* ---- whole schedules ---- */

static void in_format(const format *written, sink *out, language lang)
{
    printer printing = {.out = out, .lang = lang};
    printing.delimiter = either() ? ',' : ';';
    printing.marked = either();
    written->begin(&printing);
    written->schedule(&printing, &any);
    written->end(&printing);
}

static void take(void *to, piece kind, const char *label, const char *text, size_t length)
{
    sink *out = to;
    (void)kind;
    (void)length;
    if (label != NULL) {
        sink_text(out, label);
    }
    sink_text(out, text);
}

static void between(void *to)
{
    sink_char(to, '\n');
}

static void stretched(void *to, uint16_t first_day, uint16_t last_day)
{
    sink *out = to;
    sink_number(out, first_day);
    sink_number(out, last_day);
}

static void told(sink *out, language lang)
{
    teller_begin(&telling, &any, lang, take, out);
    tell_plan(&telling);
    tell_reviews(&telling);
    tell_warnings(&telling);
    tell_end(&telling);
    tell_prescriptions_heading(&telling);
    tell_bridges(&telling);
    tell_rtu_words(&telling);
    tell_other_findings(&telling);
    tell_not_checked(&telling);
    tell_control_code(&telling);
}

static void prescribed(sink *out, language lang)
{
    static const prescription_layout layout = {between, between, between, stretched, between};
    prescription_walk walk;
    teller_begin(&telling, &any, lang, take, out);
    prescription_walk_begin(&walk, &any);
    while (prescription_walk_next(&walk)) {
        tell_prescription(&telling, &walk.prescription);
        patient_say_due(&telling, &walk.prescription);
    }
    patient_tell_waits(&telling);
    patient_tell_warnings(&telling);
    patient_tell_use(&telling);
    patient_tell_end(&telling);
    tell_prescription_pages(&telling, &layout);
}

/* A report of any plan, with any findings; without the rows of its table. */
static void reported(sink *out, language lang)
{
    enum { FOUND = 8 };
    static located_finding found[FOUND];
    static report proposed;
    static report_summary summary;
    uint32_t violations[BAC_RULE_COUNT];

    //@ loop unroll 64;
    for (unsigned i = 0; i < FOUND; i++) {
        found[i].finding = any_finding();
        found[i].line = upto(INT32_MAX);
    }
    for (unsigned i = 0; i < BAC_RULE_COUNT; i++) {
        violations[i] = upto(BAC_DAYS_MAX);
    }
    for (unsigned i = 0; i < BAC_SEVERITY_COUNT; i++) {
        proposed.count[i] = upto(INT32_MAX);
    }
    proposed.facts = any;
    proposed.block = any.plan.block;
    proposed.block_count = any.plan.count;
    proposed.found = (const char *)found;
    proposed.found_count = upto(FOUND);
    proposed.defaulted = either();
    report_plan(&proposed);
    for (unsigned i = 0; i < FOUND; i++) {
        const located_finding one = report_finding_at(&proposed, i);
        report_kind_put(out, lang, &one.finding);
        report_finding_put(out, lang, &proposed, &one);
    }
    teller_begin(&telling, &proposed.facts, lang, take, out);
    report_tell_verdict(&telling, &proposed);
    report_tell_facts(&telling, &proposed);
    report_tell_not_checked(&telling, &proposed);
    report_tell_sources(&telling, &proposed);
    report_tell_code(&telling, &proposed);
    listed_plan_put(out, &proposed, upto(INT32_MAX));
    summary_add(&summary, proposed.count, violations);
}

static void violated(void *context, const bac_finding *finding)
{
    (void)context;
    (void)finding;
}

static void judged(void)
{
    uint16_t strength_mg[BAC_STRENGTHS];
    schedule_strengths(&any, strength_mg);
    schedule_judge(&any, violated, NULL);
}

/* ---- where each part of the analysis begins ---- */

static language begin(sink *out)
{
    any_text(id);
    any_text(name);
    sink_begin(out, buffer, sizeof buffer, NULL, NULL);
    any_schedule();
    return either() ? ENGLISH : FRENCH;
}

void pieces(void)
{
    sink out;
    const language lang = begin(&out);
    words(&out, lang);
    tablets_in_words(&out, lang);
    sheets(&out, lang);
    data(&out, lang);
}

void sheet(void)
{
    sink out;
    const language lang = begin(&out);
    told(&out, lang);
}

void prescriptions(void)
{
    sink out;
    const language lang = begin(&out);
    prescribed(&out, lang);
}

void checked(void)
{
    sink out;
    const language lang = begin(&out);
    reported(&out, lang);
    judged();
}

void json(void)
{
    sink out;
    const language lang = begin(&out);
    in_format(&format_json, &out, lang);
}
