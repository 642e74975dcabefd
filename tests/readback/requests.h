/* SPDX-License-Identifier: MIT */
/*
 * Random requests, the same for the same seed: as words for the command line, as a row for batch, and as what the
 * library makes of them when it is asked without the program.
 */
#ifndef READBACK_REQUESTS_H
#define READBACK_REQUESTS_H

#include "baclofene.h"

enum { REQUESTS = 2000, CELL_MAX = 160, FINDINGS_MAX = 64 };

/* The options that are given, in the order of the columns. */
typedef enum {
    CELL_ID,
    CELL_COMMAND,
    CELL_TARGET,
    CELL_FROM,
    CELL_HELD,
    CELL_INITIAL,
    CELL_STEP_DAYS,
    CELL_MAINTAIN,
    CELL_TO,
    CELL_DAYS,
    CELL_MAX_STEP,
    CELL_START,
    CELL_AGE,
    CELL_BIRTH_DATE,
    CELL_INDICATION,
    CELL_CONDITION,
    CELL_REVIEWED,
    CELL_INTAKES,
    CELL_SPLIT,
    CELL_PRESCRIPTION_DAYS,
    CELL_PATIENT,
    CELL_PROTOCOL,
    CELL_COUNT
} cell;

extern const char *const cell_names[CELL_COUNT];

typedef struct {
    char cell[CELL_COUNT][CELL_MAX]; /* "": not given */
    bool french;
    const bac_protocol *protocol;
    bac_patient patient;
    uint16_t goal_mg; /* target of a titration, end of a taper */
    bac_split split;
    uint16_t prescription_days;
    bac_plan plan;
    unsigned days;
    bac_finding finding[FINDINGS_MAX]; /* reviews and cautions; there is no violation */
    unsigned findings;
    bac_gates gates; /* the reviews among them */
} request;

/* A day as the library has it. */
typedef struct {
    uint16_t dose_mg, intake_mg[BAC_INTAKES_MAX];
    int change_mg;
    bac_review review; /* needed, documented or not */
    bac_gate_set waits;
    bac_date date; /* where dated; may be one day past the last valid one */
} library_day;

/* How many requests a test's command line asks for: at most, and without a number, REQUESTS. */
unsigned requests_wanted(int argc, char *const argv[]);

/* Sets the seed. */
void random_begin(uint64_t seed);

/* The same, but the first numbers are those of these bytes, two for each: what a fuzzer changes is then a choice of a
 * request, and every input is a request. They must stay valid. */
void random_begin_with(const uint8_t bytes[], size_t count);

/* 0 to count - 1. */
unsigned random_below(unsigned count);

/* The next request, which the protocol allows. */
void request_random(request *made, unsigned number);

/* The days of a request's plan, from 1 on; `day` has room for one more than there are. Index 0 is not set. */
void library_days(const request *of, library_day day[]);

/* How its tablets are dispensed. */
bac_dispensing library_dispensing(const request *of);

/* The date of a day. */
bac_date library_date(const request *of, unsigned day);

#endif
