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

void patient_tablets_put(sink *out, language lang, uint16_t intake_mg)
{
    const uint32_t whole = intake_mg / BAC_TABLET;
    message_put(out, lang, tablets_message(whole, intake_mg % BAC_TABLET != 0), MESSAGE_VALUES({"whole", NULL, whole}));
}

/* 0: none. */
static uint16_t first_waiting_day(const schedule *told)
{
    day_walk walk;
    day_walk_begin(&walk, told);
    while (day_walk_next(&walk)) {
        if (walk.waits) {
            return walk.day;
        }
    }
    return 0;
}

void patient_tell_waits(teller *telling)
{
    const schedule *told = telling->schedule;
    const uint16_t day = first_waiting_day(told);
    if (day == 0) {
        return;
    }
    teller_say_day(telling, MSG_PATIENT_FROM_DAY, day);
    end_label(telling);
    teller_say(telling,
               day > 1                     ? MSG_PATIENT_WAIT_ON_DAY
               : told->patient.from_mg > 0 ? MSG_PATIENT_WAIT_ON_BEFORE
                                           : MSG_PATIENT_WAIT_TO_START,
               MESSAGE_VALUES({"day", NULL, day - 1u}));
    end_piece(telling, PIECE_DUE);
}

void patient_tell_warnings(teller *telling)
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
        tell_labelled(telling, PIECE_DUE, warnings[i].label, warnings[i].words, NULL);
    }
}

void patient_tell_use(teller *telling)
{
    tell_piece(telling, PIECE_TEXT, MSG_PATIENT_HOW, NULL);
    if (telling->schedule->kind == PLAN_TITRATION) {
        tell_piece(telling, PIECE_TEXT, MSG_PATIENT_NOT_AN_AIM, NULL);
    }
    tell_piece(telling, PIECE_TEXT, MSG_PATIENT_DIARY, NULL);
}

void patient_tell_end(teller *telling)
{
    const schedule *told = telling->schedule;
    tell_labelled(telling, PIECE_DUE, MSG_PATIENT_AFTER,
                  schedule_last_dose(told) == 0  ? MSG_PATIENT_AFTER_STOP
                  : first_waiting_day(told) == 0 ? MSG_PATIENT_AFTER_LAST
                                                 : MSG_PATIENT_AFTER_ALLOWED,
                  NULL);
}

void patient_say_due(teller *telling, const bac_prescription *prescription)
{
    if (prescription->next_due_day > 0) {
        teller_say_day(telling, MSG_PATIENT_DUE, prescription->next_due_day);
        teller_say(telling, MSG_PATIENT_DUE_WORDS, NULL);
    }
}
