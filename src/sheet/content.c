/* SPDX-License-Identifier: MIT */
#include "sheet/content.h"

void teller_begin(teller *telling, const schedule *told, language lang,
                  void (*take)(void *to, piece kind, const char *label, const char *text), void *to)
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
    telling->take(telling->to, kind, label, take_words(telling));
}

void tell_piece(teller *telling, piece kind, message words, const message_value values[])
{
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

/* ---- above the table ---- */

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

void tell_plan(teller *telling)
{
    const schedule *told = telling->schedule;
    char days[DAYS_TEXT_MAX];
    days_text(days, telling->lang, told->days);
    const message_value values[] = {
        {"days", days, 0}, {"goal", NULL, told->goal_mg}, {"from", NULL, told->patient.from_mg}, MESSAGE_VALUES_END};
    tell_day_1(telling);
    const message before = told->patient.from_mg == 0 ? MSG_BEFORE_NOTHING : MSG_BEFORE_DOSE;
    tell_labelled(telling, PIECE_LABELLED, MSG_LABEL_BEFORE, before, values);
    tell_labelled(telling, PIECE_LABELLED, MSG_LABEL_PLAN,
                  told->kind == PLAN_TITRATION ? MSG_PLAN_TITRATION
                  : told->goal_mg == 0         ? MSG_PLAN_STOP
                                               : MSG_PLAN_REDUCTION,
                  values);
}

void tell_reviews(teller *telling)
{
    for (unsigned i = 0; i < telling->schedule->finding_count; i++) {
        const bac_finding *finding = &telling->schedule->finding[i];
        if (is_review(finding)) {
            teller_say_day(telling, MSG_BEFORE_DAY, finding->day);
            end_label(telling);
            finding_demand(&telling->words, telling->lang, &telling->about, finding);
            end_piece(telling, PIECE_DUE);
        }
    }
}

void tell_warnings(teller *telling)
{
    const schedule *told = telling->schedule;
    tell_piece(telling, PIECE_TEXT, MSG_NEVER_STOP, NULL);
    tell_piece(telling, PIECE_TEXT, MSG_NO_DRIVING, NULL);
    tell_piece(telling, PIECE_TEXT, MSG_EMERGENCY, NULL);
    if (told->kind == PLAN_TITRATION) {
        tell_piece(telling, PIECE_TEXT, MSG_NOT_AN_AIM, MESSAGE_VALUES({"goal", NULL, told->goal_mg}));
    }
}

/* ---- below the table ---- */

void tell_end(teller *telling)
{
    const schedule *told = telling->schedule;
    const uint16_t last_mg = schedule_last_dose(told);
    if (last_mg == 0) {
        teller_say_day(telling, MSG_END_STOP, told->days);
        sink_char(&telling->words, '.');
        end_piece(telling, PIECE_TEXT);
    } else {
        tell_piece(telling, PIECE_TEXT, MSG_END_GO_ON, MESSAGE_VALUES({"dose", NULL, last_mg}));
    }
    tell_piece(telling, PIECE_TEXT, MSG_AFTER_INTERRUPTION,
               MESSAGE_VALUES({"start", NULL, told->protocol->start_min.value}));
}

void tell_prescriptions_heading(teller *telling)
{
    char days[DAYS_TEXT_MAX];
    days_text(days, telling->lang, telling->schedule->prescription_days);
    tell_piece(telling, PIECE_HEADING, MSG_PRESCRIPTIONS, MESSAGE_VALUES({"days", days, 0}));
}

/* Whether day 1 lies in the time of the RTU, when its words belonged on the prescription. */
static bool in_time_of_rtu(const schedule *told)
{
    const bac_protocol *then = told->patient.dated ? bac_protocol_in_force(told->patient.start) : NULL;
    return then != NULL && then->rtu;
}

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
    if (finding->rule == BAC_RULE_TAPER_RATE && told->goal_mg == 0) {
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
    sink_text(&telling->words, rule_names[finding->rule]);
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
    tell_piece(telling, PIECE_ITEM, MSG_TREATMENTS_FAILED, NULL);
    tell_piece(telling, PIECE_ITEM, MSG_REPORT, NULL);
    tell_piece(telling, PIECE_ITEM, MSG_OVERDOSE, NULL);
}

void tell_not_checked(teller *telling)
{
    const schedule *told = telling->schedule;
    /* The rules of eligibility speak on the first rise alone. */
    const bool judges = schedule_rises(told);
    const bool indicated = told->patient.indication != BAC_INDICATION_NOT_GIVEN;
    tell_piece(telling, PIECE_HEADING, MSG_NOT_CHECKED, NULL);
    tell_piece(telling, PIECE_BOX, MSG_NOT_CHECKED_SMPC, NULL);
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

void tell_control_code(teller *telling)
{
    teller_say(telling, MSG_CONTROL_CODE,
               MESSAGE_VALUES({"version", BAC_VERSION, 0}, {"rules", BAC_RULES_VERSION, 0},
                              {"protocol", telling->schedule->protocol->id, 0}));
    end_label(telling);
    plan_put(&telling->words, &telling->schedule->plan);
    end_piece(telling, PIECE_CODE);
}
