/* SPDX-License-Identifier: MIT */
/*
 * The walk over the prescriptions of a schedule, and inside it the walk over the days of each:
 *
 *     prescription_walk_begin(&walk, schedule);
 *     while (prescription_walk_next(&walk)) {
 *         while (prescription_walk_day(&walk)) {
 *             walk.day is a day of walk.prescription
 *
 * What knows no prescriptions walks over the days alone.
 */
#ifndef SHEET_WALK_H
#define SHEET_WALK_H

#include "sheet/schedule.h"

/* One day after the other. Everything a format prints of a day is here. */
typedef struct {
    const schedule *schedule;
    uint16_t block;      /* number of the day's block, 1 or more */
    uint16_t block_last; /* the last day of the block */
    uint16_t day;        /* 1 or more */
    uint16_t dose_mg;
    uint8_t intake_count; /* of the day; 0: not known */
    const uint16_t *intake_mg;
    uint8_t columns; /* of intakes, on sheets: as many as the day with the most has */
    int change_mg;   /* the dose less the day before's */
    bac_civil date;  /* where the schedule is dated */
    unsigned first_weekday;
    bac_phase phase;
    bac_review review;   /* needed, documented or not */
    bac_gate_set waits;  /* the gates that the day waits for */
    uint16_t need_last;  /* the last day on which both hold at that dose */
    uint16_t alike_last; /* the last of the days that are alike but for their phase */
    bool alike;          /* all but day, date and change is as on the day before */
} day_walk;

void day_walk_begin(day_walk *walk, const schedule *walked);

/* The next day where it is unlike this one; false after the last one. */
bool day_walk_enter(day_walk *walk);

/* The date of the next day. A schedule without dates counts some, too, which nobody reads. */
static inline void day_walk_date(day_walk *walk)
{
    enum { SHORTEST_MONTH = 28 };
    if (walk->date.day < SHORTEST_MONTH) {
        walk->date.day++;
    } else if (walk->schedule->patient.dated) {
        walk->date = bac_civil_next(walk->date);
    }
}

/* 0: a Monday. */
static inline unsigned day_walk_weekday(const day_walk *walk)
{
    return (walk->first_weekday + walk->day - 1) % 7;
}

/* The intake in a column. */
uint16_t day_walk_column_of_fewer(const day_walk *walk, unsigned column);
static inline uint16_t day_walk_column(const day_walk *walk, unsigned column)
{
    return walk->intake_count == walk->columns ? walk->intake_mg[column] : day_walk_column_of_fewer(walk, column);
}

/* The next day; false after the last one. [R-same-doses] */
static inline bool day_walk_next(day_walk *walk)
{
    if (walk->day >= walk->alike_last || walk->schedule->plan.phase[walk->day] != walk->phase) {
        return day_walk_enter(walk);
    }
    walk->day++;
    walk->change_mg = 0;
    walk->alike = true;
    day_walk_date(walk);
    return true;
}

/* The next day up to a last one; false behind that. */
static inline bool day_walk_upto(day_walk *walk, uint16_t last_day)
{
    return walk->day < last_day && day_walk_next(walk);
}

/* The next days up to a last one that are alike, from *first to the day of the walk; false behind that. */
bool day_walk_level(day_walk *walk, uint16_t last_day, day_walk *first);

/* The last day that goes with a prescription. */
uint16_t prescription_last_day(const schedule *told, const bac_prescription *prescription);

/* One prescription after the other, with the days that it is for. Days on which nothing is taken go with the one before
 * them. */
typedef struct {
    bac_prescription prescription;
    uint32_t number;   /* 1 or more */
    uint16_t last_day; /* that goes with the prescription */
    day_walk day;
    bac_supply supply;
} prescription_walk;

void prescription_walk_begin(prescription_walk *walk, const schedule *walked);
bool prescription_walk_next(prescription_walk *walk);

/* The next day of the prescription; false after its last one. */
static inline bool prescription_walk_day(prescription_walk *walk)
{
    return day_walk_upto(&walk->day, walk->last_day);
}

/* The next days of the prescription that are alike, from *first to the day of the walk; false after the last ones. */
static inline bool prescription_walk_level(prescription_walk *walk, day_walk *first)
{
    return day_walk_level(&walk->day, walk->last_day, first);
}

#endif
