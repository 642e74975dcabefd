/* SPDX-License-Identifier: MIT */
/* The days of a plan, put together from the dosages of its requests, and the plan that they are. */
#ifndef CLI_FHIR_DAYS_H
#define CLI_FHIR_DAYS_H

#include "cli/fhir_request.h"

/* A day; strengths are sets of 1 << index, with one more for what is said in mg. */
typedef struct {
    uint16_t mg[BAC_INTAKES_MAX];
    uint8_t said[BAC_INTAKES_MAX]; /* by tablets of which strengths each intake was said */
    uint8_t nothing;               /* by which it was said that nothing is taken */
    uint32_t line;                 /* 0: nothing is said of the day */
} fhir_day;

/* Days are kept around the first one that was said; a plan begins so many before it at most. */
enum { FHIR_DAYS_AROUND = BAC_DAYS_MAX - 1, FHIR_DAYS_KEPT = 2 * FHIR_DAYS_AROUND + 1 };

/* The first `intakes` members of an array are times of day, or the hours, in the order of the day. */
typedef struct {
    bool any;
    bounds_kind bounds;
    bac_date anchor;                /* of the day in the middle; of days without dates 0 */
    int32_t first, last;            /* days that are said, from the middle */
    uint8_t when;                   /* times of day that are said: a set of 1 << time_of_day */
    uint8_t hour_count;             /* or the hours, in the order in which they were said */
    uint16_t hour[BAC_INTAKES_MAX]; /* in minutes of the day */
    fhir_day day[FHIR_DAYS_KEPT];
} fhir_days;

void fhir_days_begin(fhir_days *days);

/* Adds the days of the reader's request. False: *reader->why. */
bool fhir_days_add(fhir_days *days, fhir_reader *reader);

/* Whether every day of the plan is said; sorts its hours. False: *reader->why. */
bool fhir_days_end(fhir_days *days, fhir_reader *reader);

/* A day of the plan, from 0 on, and how many days from there on are the same. */
uint32_t fhir_days_at(const fhir_days *days, uint32_t number, bac_day *day);

static inline uint32_t fhir_days_count(const fhir_days *days)
{
    return (uint32_t)(days->last - days->first + 1);
}

/* "08:00,12:00": the hours as --times takes them; "" where there are none, or one alone. Terminated. */
enum { FHIR_HOURS_MAX = 6 * BAC_INTAKES_MAX };
void fhir_days_hours(const fhir_days *days, char text[FHIR_HOURS_MAX]);

#endif
