/* SPDX-License-Identifier: MIT */
#include "sheet/course.h"
#include "sheet/schedule.h"
#include "words/names.h"
#include "words/tablets.h"

/* ---- as it is written ---- */

void dose_put(sink *out, uint16_t dose_mg, const uint16_t intake_mg[], uint8_t intake_count)
{
    if (intake_count == 0) {
        sink_number(out, dose_mg);
    }
    for (unsigned i = 0; i < intake_count; i++) {
        sink_text(out, i > 0 ? "+" : "");
        sink_number(out, intake_mg[i]);
    }
}

void leg_put(sink *out, const bac_leg *leg)
{
    switch (leg->kind) {
    case BAC_LEG_BLOCK:
        dose_put(out, leg->dose_mg, leg->intake_mg, leg->intake_count);
        sink_char(out, 'x');
        sink_number(out, leg->days);
        return;
    case BAC_LEG_HOLD:
        sink_text(out, "hold ");
        sink_number(out, leg->days);
        return;
    case BAC_LEG_TO:
        sink_text(out, "to ");
        sink_number(out, leg->dose_mg);
        break;
    default:
        sink_text(out, "stop");
        break;
    }
    if (leg->days > 0) {
        sink_text(out, " in ");
        sink_number(out, leg->days);
    }
}

/* ---- in words ---- */

void leg_walk_begin(leg_walk *walk, uint16_t from_mg, bac_strengths strengths)
{
    *walk = (leg_walk){.dose_mg = from_mg, .last = BAC_LEG_BLOCK, .strengths = strengths};
}

static void say_block(sink *out, language lang, bac_strengths strengths, const bac_leg *leg, const char *days)
{
    static const message time_words[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    const message_value values[] = {{"dose", NULL, leg->dose_mg}, {"days", days, 0}, MESSAGE_VALUES_END};
    for (unsigned i = 0; i < leg->intake_count; i++) {
        sink_text(out, i > 0 ? ", " : "");
        sink_text(out, message_text(lang, time_words[intake_time[leg->intake_count][i]]));
        sink_char(out, ' ');
        if (leg->intake_mg[i] % BAC_DOSE_STEP == 0) {
            intake_words_put(out, lang, strengths, leg->intake_mg[i]);
        } else {
            message_put(out, lang, MSG_LEG_MG, MESSAGE_VALUES({"mg", NULL, leg->intake_mg[i]}));
        }
    }
    if (leg->intake_count > 0) {
        message_put(out, lang, MSG_LEG_THESE, values);
    } else {
        message_put(out, lang, leg->dose_mg > 0 ? MSG_READ_BLOCK : MSG_LEG_NOTHING, values);
    }
}

static message leg_message(const leg_walk *walk, const bac_leg *leg)
{
    if (leg->kind == BAC_LEG_STOP) {
        return MSG_LEG_STOP;
    }
    if (leg->kind == BAC_LEG_TO) {
        return leg->dose_mg > walk->dose_mg ? MSG_LEG_UP : MSG_LEG_DOWN;
    }
    if (walk->dose_mg == 0) {
        return MSG_LEG_NOTHING;
    }
    return walk->last == BAC_LEG_TO ? MSG_LEG_HOLD_LEVEL : MSG_LEG_HOLD_ON;
}

void leg_say(sink *out, language lang, leg_walk *walk, const bac_leg *leg)
{
    char days[DAYS_TEXT_MAX];
    days_text(days, lang, leg->days);
    if (leg->kind == BAC_LEG_BLOCK) {
        say_block(out, lang, walk->strengths, leg, days);
    } else {
        message_put(out, lang, leg_message(walk, leg), MESSAGE_VALUES({"dose", NULL, leg->dose_mg}, {"days", days, 0}));
        if (leg->kind != BAC_LEG_HOLD && leg->days > 0) {
            message_put(out, lang, MSG_LEG_IN, MESSAGE_VALUES({"days", days, 0}));
        }
    }
    if (leg->kind != BAC_LEG_HOLD) {
        walk->dose_mg = leg->kind == BAC_LEG_STOP ? 0 : leg->dose_mg;
    }
    walk->last = leg->kind;
}
