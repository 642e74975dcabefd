/* SPDX-License-Identifier: MIT */
#include "sheet/patient.h"
#include "sheet/walk.h"

const message patient_notes[PATIENT_NOTES] = {MSG_PATIENT_DRINKS, MSG_PATIENT_CRAVING, MSG_PATIENT_EFFECTS};

static message tablets_message(uint32_t whole, bool half)
{
    if (whole == 0) {
        return half ? MSG_PATIENT_HALF : MSG_PATIENT_NO_TABLET;
    }
    if (whole == 1) {
        return half ? MSG_PATIENT_ONE_AND_A_HALF : MSG_PATIENT_ONE;
    }
    return half ? MSG_PATIENT_SEVERAL_AND_A_HALF : MSG_PATIENT_SEVERAL;
}

void patient_tablets_text(char text[PATIENT_TABLETS_MAX], language lang, uint16_t intake_mg)
{
    const uint32_t whole = intake_mg / BAC_TABLET;
    sink out;
    sink_begin(&out, text, PATIENT_TABLETS_MAX, NULL, NULL);
    message_put(&out, lang, tablets_message(whole, intake_mg % BAC_TABLET != 0),
                MESSAGE_VALUES({"whole", NULL, whole}));
    text[out.used] = '\0';
}

/* 0: none. */
static uint16_t first_waiting_day(const schedule *s)
{
    day_walk walk;
    day_walk_begin(&walk, s);
    while (day_walk_next(&walk)) {
        if (walk.waits) {
            return walk.day;
        }
    }
    return 0;
}

void patient_tell_waits(teller *t)
{
    const schedule *s = t->schedule;
    const uint16_t day = first_waiting_day(s);
    if (day == 0) {
        return;
    }
    teller_say_day(t, MSG_PATIENT_FROM_DAY, day);
    end_label(t);
    teller_say(t,
               day > 1                  ? MSG_PATIENT_WAIT_ON_DAY
               : s->patient.from_mg > 0 ? MSG_PATIENT_WAIT_ON_BEFORE
                                        : MSG_PATIENT_WAIT_TO_START,
               MESSAGE_VALUES({"day", NULL, day - 1u}));
    end_piece(t, PIECE_DUE);
}

void patient_tell_warnings(teller *t)
{
    static const struct {
        message label, words;
    } warnings[] = {
        {MSG_PATIENT_NEVER_STOP, MSG_PATIENT_NEVER_STOP_WORDS},
        {MSG_PATIENT_NO_DRIVING, MSG_PATIENT_NO_DRIVING_WORDS},
        {MSG_PATIENT_EMERGENCY, MSG_PATIENT_EMERGENCY_WORDS},
        {MSG_PATIENT_INTERRUPTED, MSG_PATIENT_INTERRUPTED_WORDS},
        {MSG_PATIENT_OVERDOSE, MSG_PATIENT_OVERDOSE_WORDS},
    };
    for (size_t i = 0; i < sizeof warnings / sizeof warnings[0]; i++) {
        tell_labelled(t, PIECE_DUE, warnings[i].label, warnings[i].words, NULL);
    }
}

void patient_tell_use(teller *t)
{
    tell_piece(t, PIECE_TEXT, MSG_PATIENT_HOW, NULL);
    if (t->schedule->kind == PLAN_TITRATION) {
        tell_piece(t, PIECE_TEXT, MSG_PATIENT_NOT_AN_AIM, NULL);
    }
    tell_piece(t, PIECE_TEXT, MSG_PATIENT_DIARY, NULL);
}

void patient_tell_end(teller *t)
{
    const schedule *s = t->schedule;
    tell_labelled(t, PIECE_DUE, MSG_PATIENT_AFTER,
                  schedule_last_dose(s) == 0  ? MSG_PATIENT_AFTER_STOP
                  : first_waiting_day(s) == 0 ? MSG_PATIENT_AFTER_LAST
                                              : MSG_PATIENT_AFTER_ALLOWED,
                  NULL);
}

void patient_say_due(teller *t, const bac_prescription *p)
{
    const schedule *s = t->schedule;
    if (p->next_due_day == 0) {
        return;
    }
    teller_say(t, MSG_PATIENT_DUE, MESSAGE_VALUES({"day", NULL, p->next_due_day}));
    if (s->patient.dated) {
        char due[DATE_TEXT_MAX];
        date_text(due, t->lang, schedule_date(s, p->next_due_day), true);
        sink_text(&t->words, ", ");
        sink_text(&t->words, due);
    }
    teller_say(t, MSG_PATIENT_DUE_WORDS, NULL);
}
