/* SPDX-License-Identifier: MIT */
#include "sheet/patient.h"
#include "words/tablets.h"

message patient_tick_message(const schedule *told, bool levels)
{
    const bool several = several_strengths(told->dispensing.strengths);
    return levels ? (several ? MSG_PATIENT_TICK_DAYS_STRENGTHS : MSG_PATIENT_TICK_DAYS)
                  : (several ? MSG_PATIENT_TICK_STRENGTHS : MSG_PATIENT_TICK);
}

const message patient_notes[PATIENT_NOTES] = {MSG_PATIENT_DRINKS, MSG_PATIENT_CRAVING, MSG_PATIENT_EFFECTS};

void patient_wait_put(sink *out, language lang, bac_gate_set gates)
{
    char letters[GATES_TEXT_MAX];
    gates_text(letters, lang, MSG_LIST_AND, gates);
    message_put(out, lang, MSG_PATIENT_WAIT, MESSAGE_VALUES({"gates", letters, 0}));
}

/* What the patient does on a day whose gates are not open, and from then on. */
static void tell_gate(teller *telling, const bac_gate *gate, bac_gate_set letters)
{
    char names[GATES_TEXT_MAX];
    gates_text(names, telling->lang, MSG_LIST_AND, letters);
    teller_say(telling, MSG_PATIENT_AGREEMENT, MESSAGE_VALUES({"gates", names, 0}));
    teller_say_day(telling, MSG_PATIENT_ON_DAY, gate->day);
    end_label(telling);
    teller_say(
        telling,
        gate->before_mg == 0 ? MSG_PATIENT_LATE_START
        : gate->day == 1     ? MSG_PATIENT_LATE_BEFORE
                             : MSG_PATIENT_LATE_DAY,
        MESSAGE_VALUES({"day", NULL, gate->day}, {"before", NULL, gate->day - 1u}, {"from", NULL, gate->before_mg}));
    end_piece(telling, PIECE_DUE);
}

void patient_tell_waits(teller *telling)
{
    const bac_gates *gates = &telling->schedule->gates;
    bool several = false;
    for (unsigned i = 0; i < gates->count;) {
        bac_gate_set letters = 0;
        const bac_gate *first = &gates->gate[i];
        for (; i < gates->count && gates->gate[i].day == first->day; i++) {
            letters |= (bac_gate_set)(1u << i);
        }
        tell_gate(telling, first, letters);
        several = several || i < gates->count;
    }
    if (several) {
        tell_labelled(telling, PIECE_DUE, MSG_PATIENT_AS_LONG, MSG_PATIENT_AS_LONG_WORDS, NULL);
    }
}

/* [R-says-warnings] */
void patient_tell_warnings(teller *telling)
{
    static const struct {
        message label, words;
        bool rising; /* said only where the dose rises */
    } warnings[] = {
        {MSG_PATIENT_NEVER_STOP, MSG_PATIENT_NEVER_STOP_WORDS, false},
        {MSG_PATIENT_NO_DRIVING, MSG_PATIENT_NO_DRIVING_WORDS, true},
        {MSG_PATIENT_EMERGENCY, MSG_PATIENT_EMERGENCY_WORDS, false},
        {MSG_PATIENT_FORGOTTEN, MSG_PATIENT_FORGOTTEN_WORDS, false},
        {MSG_PATIENT_INTERRUPTED, MSG_PATIENT_INTERRUPTED_WORDS, false},
        {MSG_PATIENT_OVERDOSE, MSG_PATIENT_OVERDOSE_WORDS, false},
    };
    for (size_t i = 0; i < sizeof warnings / sizeof warnings[0]; i++) {
        if (!warnings[i].rising || schedule_rises(telling->schedule)) {
            tell_labelled(telling, PIECE_DUE, warnings[i].label, warnings[i].words, NULL);
        }
    }
}

void patient_tell_use(teller *telling)
{
    tell_piece(telling, PIECE_TEXT,
               several_strengths(telling->schedule->dispensing.strengths) ? MSG_PATIENT_HOW_STRENGTHS : MSG_PATIENT_HOW,
               NULL);
    if (schedule_rises(telling->schedule)) {
        tell_piece(telling, PIECE_TEXT, MSG_PATIENT_NOT_AN_AIM, NULL);
    }
    tell_piece(telling, PIECE_TEXT, MSG_PATIENT_DIARY, NULL);
}

void patient_tell_end(teller *telling)
{
    const schedule *told = telling->schedule;
    const uint16_t last_mg = schedule_last_dose(told);
    tell_labelled(telling, PIECE_DUE, MSG_PATIENT_AFTER,
                  last_mg == 0                                                ? MSG_PATIENT_AFTER_STOP
                  : bac_gates_waiting(&told->gates, told->days, last_mg) == 0 ? MSG_PATIENT_AFTER_LAST
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
