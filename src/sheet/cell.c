/* SPDX-License-Identifier: MIT */
#include "sheet/cell.h"

message intake_message(unsigned intakes, unsigned intake)
{
    static const message times[TIME_COUNT] = {MSG_MORNING, MSG_NOON, MSG_EVENING, MSG_BEDTIME};
    return times[intake_time[intakes][intake]];
}

char *put_change(char *at, const day_walk *walk, language lang)
{
    if (walk->day == 1 && walk->schedule->patient.from_mg == 0) {
        return put_text(at, message_text(lang, MSG_CHANGE_START));
    }
    if (walk->change_mg == 0) {
        return at;
    }
    const bool up = walk->change_mg > 0;
    at = put_text(at, message_text(lang, up ? MSG_CHANGE_UP : MSG_CHANGE_DOWN));
    *at++ = ' ';
    return put_number(at, (uint32_t)(up ? walk->change_mg : -walk->change_mg));
}
