/* SPDX-License-Identifier: MIT */
#include "sheet/cell.h"

message intake_message(unsigned intakes, unsigned intake)
{
    static const message times[TIME_COUNT] = {MSG_MORNING, MSG_NOON, MSG_EVENING, MSG_BEDTIME};
    return times[intake_time[intakes][intake]];
}

int intake_hour(const schedule *told, unsigned intakes, unsigned intake)
{
    for (unsigned column = 0; column < told->hour_count; column++) {
        if (intake_time[told->hour_count][column] == intake_time[intakes][intake]) {
            return told->hour[column];
        }
    }
    return NO_HOUR;
}

/* [R-times] */
void hour_put(sink *out, language lang, const schedule *told, unsigned intakes, unsigned intake)
{
    enum { MINUTES = 60 };
    const int minutes = intake_hour(told, intakes, intake);
    if (minutes == NO_HOUR) {
        return;
    }
    if (lang == FRENCH) {
        sink_integer(out, minutes / MINUTES);
        sink_char(out, 'h');
    } else {
        sink_two(out, (unsigned)(minutes / MINUTES));
        sink_char(out, ':');
    }
    sink_two(out, (unsigned)(minutes % MINUTES));
}

bool person_known(const schedule *told)
{
    return told->name[0] != '\0' || told->id[0] != '\0';
}

static void line_put(sink *out, const char *text)
{
    for (; *text != '\0'; text++) {
        sink_char(out, *text == '\n' || *text == '\r' || *text == '\t' ? ' ' : *text);
    }
}

void name_put(sink *out, const schedule *told)
{
    line_put(out, told->name);
}

void record_put(sink *out, language lang, const schedule *told)
{
    if (told->id[0] != '\0') {
        sink_text(out, message_text(lang, MSG_LABEL_RECORD));
        sink_char(out, ' ');
        line_put(out, told->id);
    }
}

/* [R-identity] */
void person_put(sink *out, language lang, const schedule *told)
{
    name_put(out, told);
    sink_text(out, told->name[0] != '\0' && told->id[0] != '\0' ? ", " : "");
    record_put(out, lang, told);
}

/* [R-replaces] */
void replaces_put(sink *out, language lang, const schedule *told)
{
    if (told->replaces) {
        char date[DATE_TEXT_MAX];
        date_text(date, lang, told->replaced, false);
        message_put(out, lang, MSG_REPLACES, MESSAGE_VALUES({"date", date, 0}));
    }
}

/* [R-numbers-apart] */
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

void level_days_put(sink *out, language lang, const schedule *told, uint16_t first_day, uint16_t last_day)
{
    const bool one = first_day == last_day;
    char first[DATE_TEXT_MAX];
    char last[DATE_TEXT_MAX];
    char days[DAYS_TEXT_MAX];
    message_put(out, lang, one ? MSG_LEVEL_DAY : MSG_LEVEL_DAYS,
                MESSAGE_VALUES({"first", NULL, first_day}, {"last", NULL, last_day}));
    if (told->patient.dated) {
        date_text(first, lang, schedule_date(told, first_day), true);
        date_text(last, lang, schedule_date(told, last_day), true);
        message_put(out, lang, one ? MSG_LEVEL_DATE : MSG_LEVEL_DATES,
                    MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
    days_text(days, lang, last_day - first_day + 1u);
    message_put(out, lang, MSG_LEVEL_LENGTH, MESSAGE_VALUES({"days", days, 0}));
}

void covered_days_put(sink *out, language lang, const schedule *told, uint16_t first_day, uint16_t last_day)
{
    const bool one = first_day == last_day;
    message_put(out, lang, one ? MSG_DAY_COVERED : MSG_DAYS_COVERED,
                MESSAGE_VALUES({"first", NULL, first_day}, {"last", NULL, last_day}));
    if (told->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, lang, schedule_date(told, first_day), true);
        date_text(last, lang, schedule_date(told, last_day), true);
        message_put(out, lang, one ? MSG_DATE_COVERED : MSG_DATES_COVERED,
                    MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
}
