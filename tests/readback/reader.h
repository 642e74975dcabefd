/* SPDX-License-Identifier: MIT */
/*
 * Reads sheets as a person does who has never seen the program: by the words that stand on them. Nothing of the code
 * that prints is used here. What it knows of a sheet are the patterns at the top of reader.c, a row per language.
 */
#ifndef READBACK_READER_H
#define READBACK_READER_H

#include "baclofene.h"

/* As written. year 0: no date there; weekday 0 Monday to 6 Sunday, -1: none. */
typedef struct {
    int year, month, day, weekday;
} read_date;

typedef struct {
    int day;
    read_date date;
    bool waits, stops, starts; /* marked as waiting; "STOP, no tablet"; "start" */
    int letters;               /* of the gates it waits for, a set of bits; -1: not told */
    int intakes, intake_mg[BAC_INTAKES_MAX];
    int total_mg; /* -1: none there */
    int change_mg;
    int prescription; /* the last caption above it; 0: none */
} read_row;

/* A prescription of the list below the table; on the patient's sheet the line that says when the next one is due. */
typedef struct {
    int number, first_day, last_day; /* number 0: not numbered */
    read_date first, last;
    int tablets, boxes, total_mg; /* boxes 0: not told */
    int gates;                    /* that it is conditional on */
    int due_day;                  /* 0: none */
    read_date due;
    read_date open; /* the day before it that is no Sunday or holiday, where it is one */
    int behind_day; /* of the patient's line: the row above it */
} read_prescription;

typedef struct {
    int day;
    read_date date;
} read_day;

/* "Bridge of B, day 40, only where that is late: ...". */
typedef struct {
    int gates, day, tablets, boxes, total_mg;
} read_bridge_line;

/* What the patient goes on with where an agreement is late; -1: not told. */
typedef struct {
    int gates;
    int stay_day, stay_mg;
} read_agreement;

enum { READ_PRESCRIPTIONS_MAX = BAC_DAYS_MAX, READ_GATES_MAX = 32, READ_PAGES_MAX = 1024 };

typedef struct {
    int rows, captions, prescriptions, gates, pages;
    read_row row[BAC_DAYS_MAX + 1];
    int caption_gates[READ_PRESCRIPTIONS_MAX + 1]; /* that it is conditional on, by number, from 1 on */
    read_prescription prescription[READ_PRESCRIPTIONS_MAX];
    int bridges;
    read_bridge_line bridge[READ_GATES_MAX];
    int gate_letter[READ_GATES_MAX];          /* 0: none */
    read_day gate[READ_GATES_MAX];            /* BEFORE DAY, or the patient's AGREEMENT */
    int before_mg, goal_mg, days;             /* above the table; -1: not there. goal_mg 0: a stop */
    read_day stop;                            /* "Stop on day"; the patient's "no more baclofen" has no day, -1 */
    int go_on_mg;                             /* -1: not there */
    int go_on_gates;                          /* that dose waits for them */
    read_agreement agreement[READ_GATES_MAX]; /* the patient's, beside gate */
    char fault[200];                          /* "": none */
} read_sheet;

typedef struct {
    bool french, ascii, html, for_patient;
    bool dated;
    unsigned intakes;
} read_as;

/* False: *sheet has a fault in words. `text` is terminated and is changed. */
bool sheet_read(read_sheet *sheet, char *text, const read_as *as);

#endif
