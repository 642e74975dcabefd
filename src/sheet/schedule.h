/* SPDX-License-Identifier: MIT */
/* A schedule: the plan, the patient's facts and what the checker says of it. walk.h walks over its days. */
#ifndef SHEET_SCHEDULE_H
#define SHEET_SCHEDULE_H

#include "baclofene.h"
#include "words/sink.h"

typedef enum { PLAN_TITRATION, PLAN_TAPER, PLAN_COURSE } plan_kind;
extern const char *const plan_names[];  /* [plan_kind]: the command */
extern const char *const phase_names[]; /* [bac_phase] */

/* An option as it was understood, defaults filled in. */
typedef enum { ITEM_NONE, ITEM_NUMBER, ITEM_TEXT, ITEM_LIST, ITEM_DATE, ITEM_LEGS, ITEM_STRENGTHS } item_kind;
typedef struct {
    const char *option;       /* its name */
    item_kind kind;           /* ITEM_NONE: not given and without a default */
    uint32_t number;          /* ITEM_NUMBER; ITEM_LIST: a set of bits; ITEM_DATE: the n of a bac_date, converted;
                                 ITEM_STRENGTHS: a bac_strengths */
    const char *text;         /* ITEM_TEXT */
    const bac_leg *leg;       /* ITEM_LEGS, `number` of them */
    const char *const *names; /* ITEM_LIST: what the bits mean */
} request_item;

enum {
    REQUEST_ITEMS_MAX = 32,
    /* Reviews and cautions speak once per rule and severity, the eligibility rules once per condition. */
    SCHEDULE_FINDINGS_MAX = 2 * BAC_RULE_COUNT + BAC_CONDITION_COUNT
};

/* What the first day of a block needs, and how long that holds: as bac_need_on has it. */
typedef struct {
    bac_review review;
    bac_gate_set waits;
    uint16_t until_day;
} block_need;

/* Texts are "" where not given. */
typedef struct {
    const bac_protocol *protocol;
    const char *id;     /* the patient's record */
    const char *name;   /* the patient, as printed */
    const bac_leg *leg; /* of a course: the legs that it was put together from */
    unsigned leg_count; /* 0: the course is that of a file */
    plan_kind kind;
    bac_patient patient;
    unsigned product;      /* whose codes are wanted: data/product.h */
    bac_date replaced;     /* the sheet that is void, by a date */
    uint16_t goal_mg;      /* target of a titration, end of a taper, highest dose of a course */
    uint16_t notice_days;  /* before a prescription is due, a calendar says so; 0: it does not */
    uint16_t days;         /* of the plan */
    bool conditions_given; /* `none` counts as given */
    bool product_given;
    bool replaces;
    uint8_t hour_count;             /* 0: not given; else as many as there are columns */
    uint16_t hour[BAC_INTAKES_MAX]; /* of each of these columns, in minutes of the day */
    bac_dispensing dispensing;
    bac_plan plan;
    /* Of each block, as it was judged, with the intakes that the block states, or the split's. None of them: nobody
     * says, and half tablets do not make the dose. */
    bac_day taken[BAC_BLOCKS_MAX];
    block_need need[BAC_BLOCKS_MAX]; /* as the checker found it */
    uint8_t columns;                 /* of intakes that a table of all days needs: 2 to 4 */
    request_item request[REQUEST_ITEMS_MAX];
    unsigned request_count;
    bac_finding finding[SCHEDULE_FINDINGS_MAX]; /* reviews and cautions, in the checker's order */
    unsigned finding_count;
    bac_gates gates; /* the reviews among them */
} schedule;

/* Puts down a day of each block, before it is judged, and the columns. */
void schedule_split(schedule *made);

/* Splits the plan, passes it through the checker and keeps its reviews and cautions; violations go to `violation`.
 * Returns how many violations there were. */
unsigned schedule_judge(schedule *made, void (*violation)(void *context, const bac_finding *finding), void *context);

/* The strengths that the plan's tablets are of, largest first, where they are of several; returns how many. 0: all are
 * of 10 mg, and nobody asked for others. */
unsigned schedule_strengths(const schedule *made, uint16_t strength_mg[BAC_STRENGTHS]);

/* Whether a finding is a review that must be documented. */
bool is_review(const bac_finding *finding);

/* Whether some day waits for a review. */
bool schedule_waits(const schedule *made);

/* Whether some day's dose rises: the rules of eligibility speak on the first of them. */
bool schedule_rises(const schedule *made);

/* Begins the walk over the prescriptions. */
void schedule_supply(bac_supply *supply, const schedule *made);

/* The first bridge on a day after that one (0: the very first); false where there is none. */
bool schedule_bridge_next(const schedule *made, uint16_t after_day, bac_bridge *bridge);

/* The date of a day of a dated schedule. */
bac_date schedule_date(const schedule *made, uint16_t day);

/* The dose of the plan's last day. */
uint16_t schedule_last_dose(const schedule *made);

/* The compact notation, "15x3 5+5+10x3": for machines. */
void plan_put(sink *out, const bac_plan *plan);
void blocks_put(sink *out, const bac_block block[], unsigned count);

/* The times of day, and which of them the intakes of a split are. */
typedef enum { MORNING, NOON, EVENING, BEDTIME, TIME_COUNT } time_of_day;
extern const uint8_t intake_time[BAC_INTAKES_MAX + 1][BAC_INTAKES_MAX]; /* [intakes a day][intake] */

#endif
