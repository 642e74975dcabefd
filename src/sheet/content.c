/* SPDX-License-Identifier: MIT */
#include "sheet/content.h"

void teller_begin(teller *t, const schedule *s, language lang,
                  void (*take)(void *to, piece kind, const char *label, const char *text), void *to)
{
    t->schedule = s;
    t->about = (finding_context){.protocol = s->protocol, .patient = &s->patient};
    t->lang = lang;
    t->tell_known = NULL;
    t->end_known = NULL;
    t->take = take;
    t->to = to;
    sink_begin(&t->words, t->bytes, WORDS_MAX, NULL, NULL);
}

void teller_say(teller *t, message words, const message_value values[])
{
    message_put(&t->words, t->lang, words, values);
}

void teller_say_day(teller *t, message words, uint16_t day)
{
    const schedule *s = t->schedule;
    teller_say(t, words, MESSAGE_VALUES({"day", NULL, day}));
    if (s->patient.dated) {
        char date[DATE_TEXT_MAX];
        date_text(date, t->lang, schedule_date(s, day), true);
        sink_text(&t->words, ", ");
        sink_text(&t->words, date);
    }
}

void teller_say_period(teller *t, const bac_prescription *p)
{
    teller_say(t, p->first_day == p->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
               MESSAGE_VALUES({"first", NULL, p->first_day}, {"last", NULL, p->last_day}));
}

void teller_say_period_dates(teller *t, const bac_prescription *p)
{
    const schedule *s = t->schedule;
    if (s->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, t->lang, schedule_date(s, p->first_day), false);
        date_text(last, t->lang, schedule_date(s, p->last_day), false);
        teller_say(t, MSG_PRESCRIPTION_DATES, MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
}

const char *take_words(teller *t)
{
    t->bytes[t->words.used < WORDS_MAX ? t->words.used : WORDS_MAX - 1] = '\0';
    t->words.used = 0;
    return t->bytes;
}

void end_label(teller *t)
{
    const size_t length = t->words.used < sizeof t->label ? t->words.used : sizeof t->label - 1;
    *put_bytes(t->label, take_words(t), length) = '\0';
}

void end_piece(teller *t, piece kind)
{
    const bool labelled = kind == PIECE_LABELLED || kind == PIECE_DUE || kind == PIECE_CODE;
    t->take(t->to, kind, labelled ? t->label : NULL, take_words(t));
}

void tell_piece(teller *t, piece kind, message words, const message_value values[])
{
    teller_say(t, words, values);
    end_piece(t, kind);
}

/* Whether a passage was known, and is told; else the pieces up to end_known are it. */
static bool tell_known(teller *t, message words, uint32_t number)
{
    return t->tell_known != NULL && t->tell_known(t->to, words, number);
}

static void end_known(teller *t)
{
    if (t->end_known != NULL) {
        t->end_known(t->to);
    }
}

void tell_labelled(teller *t, piece kind, message label, message words, const message_value values[])
{
    teller_say(t, label, NULL);
    end_label(t);
    teller_say(t, words, values);
    end_piece(t, kind);
}

/* ---- above the table ---- */

void put_age(sink *out, language lang, const bac_patient *patient)
{
    if (patient->born) {
        char birth[DATE_TEXT_MAX];
        date_text(birth, lang, patient->birth, false);
        message_put(out, lang, MSG_BORN, MESSAGE_VALUES({"date", birth, 0}));
    } else if (patient->age > 0) {
        message_put(out, lang, MSG_AGED, MESSAGE_VALUES({"age", NULL, patient->age}));
    }
}

void tell_day_1(teller *t)
{
    const schedule *s = t->schedule;
    char start[DATE_TEXT_MAX] = "";
    if (s->patient.dated) {
        date_text(start, t->lang, s->patient.start, true);
    }
    tell_labelled(t, PIECE_LABELLED, MSG_LABEL_DAY_1, s->patient.dated ? MSG_DAY_1_DATED : MSG_DAY_1_OPEN,
                  MESSAGE_VALUES({"date", start, 0}));
}

void tell_plan(teller *t)
{
    const schedule *s = t->schedule;
    char days[DAYS_TEXT_MAX];
    days_text(days, t->lang, s->days);
    const message_value values[] = {
        {"days", days, 0}, {"goal", NULL, s->goal_mg}, {"from", NULL, s->patient.from_mg}, MESSAGE_VALUES_END};
    tell_day_1(t);
    const message before = s->patient.from_mg == 0 ? MSG_BEFORE_NOTHING : MSG_BEFORE_DOSE;
    if (!tell_known(t, before, s->patient.from_mg)) {
        tell_labelled(t, PIECE_LABELLED, MSG_LABEL_BEFORE, before, values);
        end_known(t);
    }
    tell_labelled(t, PIECE_LABELLED, MSG_LABEL_PLAN,
                  s->kind == PLAN_TITRATION ? MSG_PLAN_TITRATION
                  : s->goal_mg == 0         ? MSG_PLAN_STOP
                                            : MSG_PLAN_REDUCTION,
                  values);
}

void tell_reviews(teller *t)
{
    for (unsigned i = 0; i < t->schedule->finding_count; i++) {
        const bac_finding *finding = &t->schedule->finding[i];
        if (is_review(finding)) {
            teller_say_day(t, MSG_BEFORE_DAY, finding->day);
            end_label(t);
            finding_demand(&t->words, t->lang, &t->about, finding);
            end_piece(t, PIECE_DUE);
        }
    }
}

void tell_warnings(teller *t)
{
    const schedule *s = t->schedule;
    const uint16_t planned_mg = s->kind == PLAN_TITRATION ? s->goal_mg : 0;
    if (tell_known(t, MSG_NEVER_STOP, planned_mg)) {
        return;
    }
    tell_piece(t, PIECE_TEXT, MSG_NEVER_STOP, NULL);
    tell_piece(t, PIECE_TEXT, MSG_NO_DRIVING, NULL);
    tell_piece(t, PIECE_TEXT, MSG_EMERGENCY, NULL);
    if (planned_mg > 0) {
        tell_piece(t, PIECE_TEXT, MSG_NOT_AN_AIM, MESSAGE_VALUES({"goal", NULL, planned_mg}));
    }
    end_known(t);
}

/* ---- below the table ---- */

void tell_end(teller *t)
{
    const schedule *s = t->schedule;
    const uint16_t last_mg = schedule_last_dose(s);
    const uint16_t start_mg = s->protocol->start_min.value;
    if (last_mg == 0) {
        teller_say_day(t, MSG_END_STOP, s->days);
        sink_char(&t->words, '.');
        end_piece(t, PIECE_TEXT);
    }
    if (tell_known(t, MSG_AFTER_INTERRUPTION, (uint32_t)last_mg << 16 | start_mg)) {
        return;
    }
    if (last_mg > 0) {
        tell_piece(t, PIECE_TEXT, MSG_END_GO_ON, MESSAGE_VALUES({"dose", NULL, last_mg}));
    }
    tell_piece(t, PIECE_TEXT, MSG_AFTER_INTERRUPTION, MESSAGE_VALUES({"start", NULL, start_mg}));
    end_known(t);
}

void tell_prescriptions_heading(teller *t)
{
    const uint16_t length = t->schedule->prescription_days;
    if (!tell_known(t, MSG_PRESCRIPTIONS, length)) {
        char days[DAYS_TEXT_MAX];
        days_text(days, t->lang, length);
        tell_piece(t, PIECE_HEADING, MSG_PRESCRIPTIONS, MESSAGE_VALUES({"days", days, 0}));
        end_known(t);
    }
}

/* Whether day 1 lies in the time of the RTU, when its words belonged on the prescription. */
static bool in_time_of_rtu(const schedule *s)
{
    const bac_protocol *then = s->patient.dated ? bac_protocol_in_force(s->patient.start) : NULL;
    return then != NULL && then->rtu;
}

void tell_rtu_words(teller *t)
{
    const schedule *s = t->schedule;
    const message words = in_time_of_rtu(s) ? MSG_RTU_WORDS : MSG_RTU_WORDS_PAST;
    if (s->protocol->rtu && !tell_known(t, words, 0)) {
        tell_piece(t, PIECE_TEXT, words, NULL);
        end_known(t);
    }
}

/* A steep stop shows what a gentler one would take. */
static void tell_gentler_stop(teller *t, const bac_finding *finding)
{
    const schedule *s = t->schedule;
    if (finding->rule == BAC_RULE_TAPER_RATE && s->goal_mg == 0) {
        const uint16_t brisk_mg = s->protocol->fall_brisk.value;
        tell_piece(
            t, PIECE_MORE, MSG_GENTLER_STOP,
            MESSAGE_VALUES({"mg", NULL, brisk_mg}, {"days", NULL, bac_taper_length(s->patient.from_mg, brisk_mg)}));
    }
}

static void tell_finding(teller *t, const bac_finding *finding)
{
    teller_say(t, severity_message(finding->severity), NULL);
    sink_text(&t->words, ", ");
    sink_text(&t->words, rule_names[finding->rule]);
    teller_say(t, MSG_COLON, NULL);
    teller_say_day(t, MSG_DAY_N, finding->day);
    teller_say(t, MSG_COLON, NULL);
    finding_sourced(&t->words, t->lang, &t->about, finding);
    end_piece(t, PIECE_ITEM);
    tell_gentler_stop(t, finding);
}

void tell_other_findings(teller *t)
{
    const schedule *s = t->schedule;
    if (!tell_known(t, MSG_ALSO, 0)) {
        tell_piece(t, PIECE_HEADING, MSG_ALSO, NULL);
        end_known(t);
    }
    for (unsigned i = 0; i < s->finding_count; i++) {
        if (!is_review(&s->finding[i])) {
            tell_finding(t, &s->finding[i]);
        }
    }
    if (!tell_known(t, MSG_TREATMENTS_FAILED, 0)) {
        tell_piece(t, PIECE_ITEM, MSG_TREATMENTS_FAILED, NULL);
        tell_piece(t, PIECE_ITEM, MSG_REPORT, NULL);
        tell_piece(t, PIECE_ITEM, MSG_OVERDOSE, NULL);
        end_known(t);
    }
}

void tell_not_checked(teller *t)
{
    const schedule *s = t->schedule;
    /* The rules of eligibility speak on the first rise alone. */
    const bool judges = schedule_rises(s);
    const bool indicated = s->patient.indication != BAC_INDICATION_NOT_GIVEN;
    if (tell_known(t, MSG_NOT_CHECKED, (judges ? 4u : 0) | (s->conditions_given ? 2u : 0) | (indicated ? 1u : 0))) {
        return;
    }
    tell_piece(t, PIECE_HEADING, MSG_NOT_CHECKED, NULL);
    tell_piece(t, PIECE_BOX, MSG_NOT_CHECKED_SMPC, NULL);
    tell_piece(t, PIECE_BOX, MSG_NOT_CHECKED_RENAL, NULL);
    tell_piece(t, PIECE_BOX, MSG_NOT_CHECKED_INTERACTIONS, NULL);
    if (!s->conditions_given) {
        tell_piece(t, PIECE_BOX, MSG_NOT_CHECKED_CONDITIONS, NULL);
    } else if (!judges) {
        tell_piece(t, PIECE_BOX, MSG_NOT_JUDGED_CONDITIONS, NULL);
    }
    if (!indicated) {
        tell_piece(t, PIECE_BOX, MSG_NOT_CHECKED_INDICATION, NULL);
    } else if (!judges) {
        tell_piece(t, PIECE_BOX, MSG_NOT_JUDGED_INDICATION, NULL);
    }
    end_known(t);
}

void tell_control_code(teller *t)
{
    teller_say(t, MSG_CONTROL_CODE,
               MESSAGE_VALUES({"version", BAC_VERSION, 0}, {"rules", BAC_RULES_VERSION, 0},
                              {"protocol", t->schedule->protocol->id, 0}));
    end_label(t);
    plan_put(&t->words, &t->schedule->plan);
    end_piece(t, PIECE_CODE);
}
