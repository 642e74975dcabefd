/* SPDX-License-Identifier: MIT */
#include "sheet/cell.h"

message intake_message(unsigned intakes, unsigned intake)
{
    static const message times[TIME_COUNT] = {MSG_MORNING, MSG_NOON, MSG_EVENING, MSG_BEDTIME};
    return times[intake_time[intakes][intake]];
}

void change_put(sink *out, const day_walk *walk, language lang)
{
    if (walk->day == 1 && walk->schedule->patient.from_mg == 0) {
        sink_text(out, message_text(lang, MSG_CHANGE_START));
    } else if (walk->change_mg != 0) {
        const bool up = walk->change_mg > 0;
        message_put(out, lang, up ? MSG_CHANGE_UP : MSG_CHANGE_DOWN,
                    MESSAGE_VALUES({"mg", NULL, (uint32_t)(up ? walk->change_mg : -walk->change_mg)}));
    }
}

void conditional_put(sink *out, language lang, const char *before, bac_gate_set gates)
{
    if (gates != 0) {
        char letters[GATES_TEXT_MAX];
        gates_text(letters, lang, MSG_LIST_AND, gates);
        sink_text(out, before);
        message_put(out, lang, MSG_CONDITIONAL_ON, MESSAGE_VALUES({"gates", letters, 0}));
    }
}

void caption_put(sink *out, language lang, uint32_t number, bac_gate_set gates)
{
    char letters[GATES_TEXT_MAX];
    gates_text(letters, lang, MSG_LIST_AND, gates);
    message_put(out, lang, gates != 0 ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION,
                MESSAGE_VALUES({"number", NULL, number}, {"gates", letters, 0}));
}
