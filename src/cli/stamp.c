/* SPDX-License-Identifier: MIT */
#include "cli/stamp.h"
#include "words/names.h"

enum { SECONDS_A_MINUTE = 60, SECONDS_AN_HOUR = 3600, SECONDS_A_DAY = 86400 };

/* The last second of the last valid date. */
static const int64_t seconds_max = (INT64_C(1) + BAC_DATE_MAX) * SECONDS_A_DAY - 1;

/* Digits alone; a number that is too large stops growing where it is past every limit. */
static bool epoch_parse(const char *text, int64_t *seconds)
{
    *seconds = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        *seconds = *seconds > seconds_max ? *seconds : *seconds * 10 + (*text - '0');
    }
    return *text == '\0' && *seconds <= seconds_max;
}

static void put_stamp(char stamp[STAMP_MAX], int64_t seconds)
{
    const bac_civil civil = bac_date_to_civil((bac_date){(int32_t)(seconds / SECONDS_A_DAY)});
    const unsigned second = (unsigned)(seconds % SECONDS_A_DAY);
    sink out;
    sink_begin_text(&out, stamp, STAMP_MAX);
    basic_date_put(&out, civil);
    sink_char(&out, 'T');
    sink_two(&out, second / SECONDS_AN_HOUR);
    sink_two(&out, second / SECONDS_A_MINUTE % 60);
    sink_two(&out, second % SECONDS_A_MINUTE);
    sink_char(&out, 'Z');
    sink_end_text(&out);
}

/* [R-ics-stamp] */
bool stamp_text(char stamp[STAMP_MAX], const struct app_env *env, failure *why)
{
    static const char name[] = "SOURCE_DATE_EPOCH";
    const char *const epoch = env->variable(env->world, name);
    int64_t seconds = 0;
    if (epoch != NULL && epoch[0] != '\0') {
        if (!epoch_parse(epoch, &seconds)) {
            sink_text(&why->text, name);
            sink_char(&why->text, ' ');
            return failure_quoted(why, epoch, MSG_ICS_NOT_AN_EPOCH, NULL);
        }
    } else if (!env->clock(env->world, &seconds) || seconds < 0 || seconds > seconds_max) {
        return failure_say(why, MSG_ICS_NO_CLOCK, NULL);
    }
    put_stamp(stamp, seconds);
    return true;
}
