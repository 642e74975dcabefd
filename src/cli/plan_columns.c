/* SPDX-License-Identifier: MIT */
#include "cli/plan_columns.h"
#include "cli/value.h"
#include "sheet/schedule.h"

const option_id plan_facts[FACTS] = {OPTION_FROM,       OPTION_HELD,      OPTION_AGE,     OPTION_BIRTH_DATE,
                                     OPTION_INDICATION, OPTION_CONDITION, OPTION_REVIEWED};

/* What a column may be called; those of intakes in tablets are what people write. */
static const struct {
    const char *name;
    plan_column column;
    bool tablets;
} headings[] = {
    {"id", COLUMN_ID, false},
    {"day", COLUMN_DAY, false},
    {"jour", COLUMN_DAY, false},
    {"date", COLUMN_DATE, false},
    {"days", COLUMN_DAYS, false},
    {"jours", COLUMN_DAYS, false},
    {"dose_mg", COLUMN_DOSE, false},
    {"dose", COLUMN_DOSE, false},
    {"morning_mg", COLUMN_MORNING, false},
    {"noon_mg", COLUMN_NOON, false},
    {"evening_mg", COLUMN_EVENING, false},
    {"bedtime_mg", COLUMN_BEDTIME, false},
    {"morning_tablets", COLUMN_MORNING, true},
    {"noon_tablets", COLUMN_NOON, true},
    {"evening_tablets", COLUMN_EVENING, true},
    {"bedtime_tablets", COLUMN_BEDTIME, true},
    {"matin", COLUMN_MORNING, true},
    {"midi", COLUMN_NOON, true},
    {"soir", COLUMN_EVENING, true},
    {"coucher", COLUMN_BEDTIME, true},
    {"change_mg", COLUMN_CHANGE, false},
    {"plan", COLUMN_PLAN, false},
};
enum { HEADINGS = sizeof headings / sizeof headings[0] };

/* ---- the header ---- */

/* The heading that differs from a given one by capitals alone, which must not be passed over; NULL: none. */
static const char *near_heading(const char *given)
{
    for (size_t i = 0; i < HEADINGS; i++) {
        if (same_letters(given, headings[i].name)) {
            return headings[i].name;
        }
    }
    for (unsigned i = 0; i < FACTS; i++) {
        static char name[COLUMN_NAME_MAX];
        option_column_name(name, plan_facts[i]);
        if (same_letters(given, name)) {
            return name;
        }
    }
    return NULL;
}

/* A column of a plan, a fact, or one that is none of ours. */
static bool read_column(plan_columns *columns, const char *given, int position, failure *why)
{
    for (size_t i = 0; i < HEADINGS; i++) {
        const plan_column column = headings[i].column;
        if (strcmp(given, headings[i].name) != 0) {
            continue;
        }
        if (columns->position[column] >= 0) {
            return failure_quoted(why, given, MSG_COLUMN_AGAIN, MESSAGE_VALUES({"other", columns->heading[column], 0}));
        }
        columns->position[column] = position;
        columns->heading[column] = headings[i].name;
        columns->tablets[column] = headings[i].tablets;
        return true;
    }
    for (unsigned i = 0; i < FACTS; i++) {
        if (option_of_column(given) == plan_facts[i]) {
            columns->fact[i] = position;
            return true;
        }
    }
    const char *near = near_heading(given);
    return near == NULL || failure_nearest(why, given, MSG_UNKNOWN_COLUMN, "", near);
}

static bool has_intakes(const plan_columns *columns)
{
    return plan_has(columns, COLUMN_MORNING) || plan_has(columns, COLUMN_NOON) || plan_has(columns, COLUMN_EVENING) ||
           plan_has(columns, COLUMN_BEDTIME);
}

/* Legs are a whole plan. */
static bool plan_stands_alone(const plan_columns *columns, failure *why)
{
    for (unsigned column = COLUMN_DAY; column <= COLUMN_BEDTIME; column++) {
        if (plan_has(columns, (plan_column)column)) {
            return failure_quoted(why, columns->heading[column], MSG_PLAN_ALONE, NULL);
        }
    }
    return true;
}

/* [R-check-columns] */
bool plan_columns_read(plan_columns *columns, const csv_reader *reader, failure *why)
{
    columns->reader = reader;
    for (unsigned i = 0; i < PLAN_COLUMNS; i++) {
        columns->position[i] = -1;
    }
    for (unsigned i = 0; i < FACTS; i++) {
        columns->fact[i] = -1;
    }
    for (uint32_t i = 0; i < reader->columns; i++) {
        if (!read_column(columns, reader->cell[i], (int)i, why)) {
            return false;
        }
    }
    const bool dated = plan_has(columns, COLUMN_DAY) || plan_has(columns, COLUMN_DATE);
    if (plan_has(columns, COLUMN_PLAN)) {
        return plan_stands_alone(columns, why);
    }
    if (!plan_has(columns, COLUMN_DOSE) && !has_intakes(columns)) {
        return failure_say(why, MSG_DOSE_COLUMN_MISSING, NULL);
    }
    if (!dated && !plan_has(columns, COLUMN_DAYS)) {
        return failure_say(why, MSG_DAY_COLUMN_MISSING, NULL);
    }
    return !dated || !plan_has(columns, COLUMN_DAYS) || failure_say(why, MSG_DAYS_ALONE, NULL);
}

/* ---- a row ---- */

bool plan_has(const plan_columns *columns, plan_column column)
{
    return columns->position[column] >= 0;
}

const char *plan_cell(const plan_columns *columns, plan_column column)
{
    return plan_has(columns, column) ? columns->reader->cell[columns->position[column]] : "";
}

const char *plan_fact(const plan_columns *columns, unsigned fact)
{
    return columns->fact[fact] < 0 ? "" : columns->reader->cell[columns->fact[fact]];
}

bool failure_plan_cell(const plan_columns *columns, plan_column column, message words, const message_value values[],
                       failure *why)
{
    return failure_cell(why, columns->heading[column], plan_cell(columns, column), words, values);
}

bool plan_days(const plan_columns *columns, uint32_t *days, failure *why)
{
    const char *text = plan_cell(columns, COLUMN_DAYS);
    const message_value values[] = {{"low", NULL, 1}, {"high", NULL, BAC_DAYS_MAX}, MESSAGE_VALUES_END};
    *days = 1;
    if (!plan_has(columns, COLUMN_DAYS)) {
        return true;
    }
    if (!digits_parse(text, strlen(text), days)) {
        return failure_plan_cell(columns, COLUMN_DAYS, MSG_COUNT_DIGITS, values, why);
    }
    return (*days >= 1 && *days <= BAC_DAYS_MAX) ||
           failure_plan_cell(columns, COLUMN_DAYS, MSG_COUNT_RANGE, values, why);
}

static bool read_dose(const plan_columns *columns, plan_column column, uint32_t *dose_mg, failure *why)
{
    const char *text = plan_cell(columns, column);
    const message_value values[] = {{"low", NULL, 0}, {"high", NULL, BAC_DOSE_MAX}, MESSAGE_VALUES_END};
    if (columns->tablets[column]) {
        uint16_t mg = 0;
        const bool read = tablets_parse(text, strlen(text), &mg);
        *dose_mg = mg;
        return read || failure_plan_cell(columns, column, MSG_NOT_TABLETS, values, why);
    }
    if (!digits_parse(text, strlen(text), dose_mg)) {
        return failure_plan_cell(columns, column, MSG_DOSE_DIGITS, values, why);
    }
    return *dose_mg <= BAC_DOSE_MAX || failure_plan_cell(columns, column, MSG_DOSE_RANGE, values, why);
}

/* The fewest intakes a day whose times have all that are stated; at the others nothing is taken. */
static void state_intakes(bac_day *day, const bool given[TIME_COUNT], const uint32_t mg[TIME_COUNT])
{
    day->intake_count = given[BEDTIME] ? 4 : given[NOON] ? 3 : given[MORNING] || given[EVENING] ? 2 : 0;
    for (unsigned i = 0; i < day->intake_count; i++) {
        day->intake_mg[i] = (uint16_t)mg[intake_time[day->intake_count][i]];
    }
}

bool plan_doses(const plan_columns *columns, bac_day *day, failure *why)
{
    uint32_t sum = 0;
    uint32_t mg[TIME_COUNT] = {0};
    bool given[TIME_COUNT] = {false};
    for (unsigned time = MORNING; time < TIME_COUNT; time++) {
        const plan_column column = (plan_column)(COLUMN_MORNING + time);
        given[time] = plan_cell(columns, column)[0] != '\0';
        if (given[time] && !read_dose(columns, column, &mg[time], why)) {
            return false;
        }
        sum += mg[time];
    }
    state_intakes(day, given, mg);
    uint32_t dose = sum;
    if (plan_has(columns, COLUMN_DOSE)) {
        if (!read_dose(columns, COLUMN_DOSE, &dose, why)) {
            return false;
        }
    } else if (day->intake_count == 0) {
        return failure_say(why, MSG_NO_DOSE_CELL, NULL);
    } else if (sum > BAC_DOSE_MAX) {
        return failure_say(why, MSG_INTAKES_TOO_HIGH, MESSAGE_VALUES({"sum", NULL, sum}));
    }
    day->dose_mg = (uint16_t)dose;
    return true;
}
