/* SPDX-License-Identifier: MIT */
/* What the columns of a plan's file are, and the doses in a row of them. */
#ifndef CLI_PLAN_COLUMNS_H
#define CLI_PLAN_COLUMNS_H

#include "cli/csv_reader.h"

/* The columns that make a plan; the patient's facts come besides. */
typedef enum {
    COLUMN_ID,
    COLUMN_DAY,
    COLUMN_DATE,
    COLUMN_DAYS,
    COLUMN_DOSE,
    COLUMN_MORNING,
    COLUMN_NOON,
    COLUMN_EVENING,
    COLUMN_BEDTIME,
    COLUMN_CHANGE,
    COLUMN_PLAN, /* legs: a plan per row */
    PLAN_COLUMNS
} plan_column;

/* The facts that a plan's first row may give. */
enum { FACTS = 7 };
extern const option_id plan_facts[FACTS];

typedef struct {
    const csv_reader *reader;
    int position[PLAN_COLUMNS]; /* -1: none */
    const char *heading[PLAN_COLUMNS];
    bool tablets[PLAN_COLUMNS]; /* cells are numbers of tablets, not mg */
    int fact[FACTS];            /* as `position` */
} plan_columns;

/* Understands the header. False: *why. */
bool plan_columns_read(plan_columns *columns, const csv_reader *reader, failure *why);

bool plan_has(const plan_columns *columns, plan_column column);

/* A cell of the reader's row; "" where there is no such column. */
const char *plan_cell(const plan_columns *columns, plan_column column);
const char *plan_fact(const plan_columns *columns, unsigned fact);

/* How many days the row stands for: 1 where that is not a column. */
bool plan_days(const plan_columns *columns, uint32_t *days, failure *why);

/* The day's dose, and its intakes where they are stated. */
bool plan_doses(const plan_columns *columns, bac_day *day, failure *why);

/* "HEADING CELL: WORDS"; returns false. */
bool failure_plan_cell(const plan_columns *columns, plan_column column, message words, const message_value values[],
                       failure *why);

#endif
