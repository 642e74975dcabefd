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
        sink_text(out, message_text(lang, up ? MSG_CHANGE_UP : MSG_CHANGE_DOWN));
        sink_char(out, ' ');
        sink_number(out, (uint32_t)(up ? walk->change_mg : -walk->change_mg));
    }
}
