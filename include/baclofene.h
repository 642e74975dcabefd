/* SPDX-License-Identifier: MIT */
/*
 * libbaclofene: titration and taper schedules of baclofen for alcohol dependence, after the French protocols.
 *
 * The library plans (bac_course_*, bac_titrate, bac_taper), judges (bac_check_*), splits a day into intakes
 * (bac_split_dose) and an intake into tablets (bac_make_tablets), says what a day needs and waits for (bac_need_on) and
 * adds up prescriptions (bac_supply_*). It returns numbers and identifiers, never text. It does not allocate, does no
 * input or output, reads no clock and keeps no state of its own: everything it remembers is in the objects you hand it,
 * so that any number of threads may use it at once.
 *
 * Reading order: units, dates, sources, protocols, intakes, tablets, plans, courses, titration, taper, the patient, the
 * checker, gates, prescriptions.
 *
 * Keys of sources, as printed by `baclofene rules` and explained in docs/protocol.md:
 *   [S1] ANSM, one-year review of the RTU (2015)       [W3] CRPV Reims (27/07/2017)
 *   [S3] ANSM, warning of 22/12/2014                   [W4] Le Quotidien du pharmacien (end of the RTU)
 *   [S4] Federation Addiction (18/11/2021)             [W5] ANSM, questions and answers on the RTU
 *   [W1] BACLOCUR 10 mg, summary of product            [W6] a teaching page for general practice
 *        characteristics (2023)                        [W7] BDPM and VIDAL, boxes and strengths
 *   [W2] Le Quotidien du medecin (11/2021)             [tool] a decision of this program that no source makes
 */
#ifndef BACLOFENE_H
#define BACLOFENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the program and library (semantic versioning), and of the rule set, which changes whenever a dose, a
 * threshold or the wording of a rule does. Both are printed on every sheet. */
#define BAC_VERSION       "0.1.0"
#define BAC_RULES_VERSION "2"

/* The versions of the library that runs, which need not be the one that a program was compiled with. */
const char *bac_version(void);
const char *bac_rules_version(void);

/* ---- Units and limits [tool] -----------------------------------------------------------------------------
 *
 * Doses are whole milligrams per day. A schedulable dose is a multiple of BAC_DOSE_STEP: half of a scored 10 mg tablet.
 * Days are counted from 1. Day 0 is the day before the plan begins. */
#define BAC_DOSE_STEP             5    /* mg: half a tablet, the smallest amount that can be taken */
#define BAC_TABLET                10   /* mg in one scored tablet */
#define BAC_DOSE_MAX              600  /* mg/day: the largest dose that is understood at all */
#define BAC_DAYS_MAX              3660 /* days in the longest plan */
#define BAC_AGE_MIN               18   /* completed years */
#define BAC_AGE_MAX               120  /* completed years */
#define BAC_BLOCKS_MAX            512  /* blocks of a plan that is kept */
#define BAC_INTAKES_MIN           2    /* intakes a day */
#define BAC_INTAKES_MAX           4    /* intakes a day */
#define BAC_WEIGHT_MAX            9    /* largest weight of an intake */
#define BAC_PRESCRIPTION_DAYS_MAX 31
#define BAC_BRIDGE_DAYS_MAX       31
#define BAC_BOX_TABLETS           30 /* tablets in a box [W7] */

/* ---- Dates -----------------------------------------------------------------------------------------------
 *
 * Proleptic Gregorian, 1900-01-01 to 2200-12-31. */

/* Days since 1970-01-01; a struct so that a date is never taken for a dose. Valid from BAC_DATE_MIN to BAC_DATE_MAX. */
typedef struct {
    int32_t n;
} bac_date;

#define BAC_DATE_MIN (-25567) /* 1900-01-01 */
#define BAC_DATE_MAX 84370    /* 2200-12-31 */

/* A date as people write it: year 1900-2200, month 1-12, day 1-31. */
typedef struct {
    uint16_t year;
    uint8_t month, day;
} bac_civil;

/* Sets *date to that day and returns true; returns false and leaves *date alone where no such day exists in 1900-2200
 * (2023-02-29, month 13, year 1899). */
bool bac_date_from_civil(bac_date *date, bac_civil civil);

/* The calendar day of a valid date. */
bac_civil bac_date_to_civil(bac_date date);

/* The day after a valid calendar day; after 2200-12-31 comes 2201-01-01, the only day outside the range. Cheaper than
 * bac_date_to_civil where days are walked one by one. */
bac_civil bac_civil_next(bac_civil civil);

/* 0 Monday to 6 Sunday, for a valid date. */
unsigned bac_weekday(bac_date date);

/* The day on which somebody born on `birth` completes `years` years. Born on 29 February: 1 March in common years
 * [tool]. Both in the valid range; where the birthday falls after 2200-12-31, the day after that is returned. */
bac_date bac_birthday(bac_date birth, unsigned years);

/* Completed years of somebody born on `birth`, on the day `on`; 0 where `on` is before the birth. Both valid. */
unsigned bac_age(bac_date birth, bac_date on);

/* ---- Sources --------------------------------------------------------------------------------------------- */

/* A set of sources: any of these, or'ed together. A source keeps its bit for good. */
typedef uint32_t bac_sources;
enum {
    BAC_S1 = 1 << 0,
    BAC_S3 = 1 << 1,
    BAC_S4 = 1 << 2,
    BAC_W1 = 1 << 3,
    BAC_W2 = 1 << 4,
    BAC_W3 = 1 << 5,
    BAC_W4 = 1 << 6,
    BAC_TOOL = 1 << 7,    /* a decision of this program */
    BAC_CARRIED = 1 << 8, /* carried over from the RTU of 2014, the newer text being silent */
    BAC_W5 = 1 << 9,
    BAC_W6 = 1 << 10,
    BAC_W7 = 1 << 11
};

/* A source and its key, "S1". */
typedef struct {
    bac_sources source; /* one bit */
    char key[4];
} bac_source;

/* The source at `index`, in the order in which they are printed, or NULL past the last one. BAC_TOOL and BAC_CARRIED
 * are no sources: they have words, not keys. */
const bac_source *bac_source_at(size_t index);

/* ---- Protocols -------------------------------------------------------------------------------------------
 *
 * A protocol is a row of a constant table: numbers, each with the keys of its sources. */

/* A number of a protocol and where it comes from. */
typedef struct {
    uint16_t value;
    bac_sources sources;
} bac_number;

/* The opinion or care that a dose needs, weakest first: on one day the stronger absorbs the weaker. */
typedef enum {
    BAC_REVIEW_NONE = 0,
    BAC_REVIEW_SECOND_OPINION = 1,    /* of a colleague experienced in alcohol dependence */
    BAC_REVIEW_COLLEGIAL = 2,         /* of a CSAPA or a specialised hospital unit */
    BAC_REVIEW_MULTIDISCIPLINARY = 3, /* multidisciplinary care, recommended */
    BAC_REVIEW_COUNT
} bac_review;

/* `review` is needed by doses above `threshold` mg/day, and by the threshold itself where `inclusive`, for patients of
 * at least `from_age` completed years (0: everybody). review BAC_REVIEW_NONE: an unused row. */
typedef struct {
    bac_review review;
    bac_number threshold;
    bool inclusive;
    uint8_t from_age;
} bac_review_rule;

#define BAC_REVIEW_RULES_MAX  4
#define BAC_PROTOCOL_NAME_MAX 16
#define BAC_PROTOCOLS_MAX     16 /* rows of the table, with room for more */

/* Doses in mg/day, lengths in days. */
typedef struct {
    char id[BAC_PROTOCOL_NAME_MAX];      /* "rtu-2014": what --protocol takes */
    char title[BAC_PROTOCOL_NAME_MAX];   /* "RTU 2014": its name, the same in every language */
    bac_sources regulation;              /* where the regulation as a whole is known from */
    bac_date in_force_from, in_force_to; /* first and last day in force; BAC_DATE_MAX: still in force */
    bac_sources in_force;
    bac_number start_min, start_max; /* the first dose of an initiation */
    bac_number slow_below;           /* below this dose the increase is `increase_slow`; 0: never */
    bac_number increase_slow;        /* largest increase in one step, while the dose is below slow_below */
    bac_number increase;             /* largest increase in one step otherwise */
    bac_number step_min, step_max;   /* days at a dose before the next increase */
    bac_number ceiling;              /* largest dose */
    bac_review_rule review[BAC_REVIEW_RULES_MAX];
    bac_number stop_min, stop_max;      /* days over which a treatment is stopped */
    bac_number fall_gentle, fall_brisk; /* the example's range of decrease every two days */
    bac_number fall_max;                /* steepest decrease in two days */
    bac_sources eligibility;            /* indications and conditions */
    bac_sources intakes;                /* that a day's dose is shared over 2 to 4 of them */
    bool conditions_forbid;             /* a listed condition forbids an initiation; else it asks for a review */
    bool abstinence_indicated;          /* help to stay abstinent is an indication */
    bool rtu;                           /* prescriptions carry the words "Prescription sous RTU" while in force */
} bac_protocol;

/* The protocol at `index`, oldest first, or NULL past the last one. The one at 0 is the default. */
const bac_protocol *bac_protocol_at(size_t index);

/* The protocol of that id, or NULL where unknown. `id` is a string, not NULL. */
const bac_protocol *bac_protocol_find(const char *id);

/* The protocol in force on that day, or NULL where none of the table was (before 2014-03-14; 2021-02-16 to
 * 2021-11-17). */
const bac_protocol *bac_protocol_in_force(bac_date day);

/* The largest increase that the protocol allows from `dose_mg`, in mg/day. [S1, W1] */
uint16_t bac_increase(const bac_protocol *protocol, uint16_t dose_mg);

/* The row that says which review a dose needs at an age in completed years: of the rows that apply, the strongest
 * review, and for that the lowest threshold. NULL where none is needed. [S1; S4, W2] */
const bac_review_rule *bac_review_rule_for(const bac_protocol *protocol, uint16_t dose_mg, unsigned age);

/* The review of that row, or BAC_REVIEW_NONE. */
bac_review bac_review_needed(const bac_protocol *protocol, uint16_t dose_mg, unsigned age);

/* The lowest dose, in mg/day, from which an age must be known to judge a plan; 0 where the protocol never asks for it.
 */
uint16_t bac_age_matters_from(const bac_protocol *protocol);

/* ---- Intakes ---------------------------------------------------------------------------------------------
 *
 * Two intakes are morning and evening; three add noon; four add bedtime. [S1 is silent; W1: 2 to 4; tool] */

typedef struct {
    uint8_t count;                   /* 2-4 */
    uint8_t weight[BAC_INTAKES_MAX]; /* 0-9 each, at least two of them not 0 */
} bac_split;

/* Whether a split keeps to the ranges above. */
bool bac_split_valid(const bac_split *split);

/* Shares a dose (0-600 mg, a multiple of 5) over the intakes of a valid split: multiples of 5 mg that add up to the
 * dose exactly, the remainder later in the day [tool]. Intakes beyond split->count are set to 0. */
void bac_split_dose(const bac_split *split, uint16_t dose_mg, uint16_t intake_mg[BAC_INTAKES_MAX]);

/* ---- Tablets ---------------------------------------------------------------------------------------------
 *
 * Baclocur comes in tablets of 10, 20, 30 and 40 mg [W7]. Those of 10 mg are always there, and they alone are halved
 * [tool]. Everything that counts by strength is an array of BAC_STRENGTHS, weakest first: at index i, tablets of
 * bac_strength_mg(i). */

#define BAC_STRENGTHS 4

/* 10, 20, 30, 40: the mg in a tablet of the strength at `index`, below BAC_STRENGTHS. */
uint16_t bac_strength_mg(unsigned index);

/* The strengths that are dispensed: any of these, or'ed together. BAC_10_MG counts as among them, said or not. */
typedef uint8_t bac_strengths;
enum { BAC_10_MG = 1 << 0, BAC_20_MG = 1 << 1, BAC_30_MG = 1 << 2, BAC_40_MG = 1 << 3 };

/* What an intake is made of. */
typedef struct {
    uint8_t whole[BAC_STRENGTHS]; /* tablets of each strength */
    bool half;                    /* and half a tablet of 10 mg */
} bac_tablets;

/* Makes an intake (0-600 mg, a multiple of 5) of whole tablets of these strengths and of at most one half, exactly. Of
 * all ways the one with the fewest pieces, a half being one; among equals the one with the most tablets of the largest
 * strength, then of the next [tool]. With 10 and 20: 45 mg is two of 20 and a half of 10. With 10, 30 and 40: 60 mg is
 * two of 30. */
void bac_make_tablets(bac_strengths strengths, uint16_t intake_mg, bac_tablets *tablets);

/* ---- Plans -----------------------------------------------------------------------------------------------
 *
 * A plan is a list of blocks; a value, to be copied with =. */

/* `days` (at least 1) days of `dose_mg` mg/day. A block may state its own intakes: then those of no split are meant. */
typedef struct {
    uint16_t dose_mg, days;
    uint16_t intake_mg[BAC_INTAKES_MAX]; /* the first intake_count of them, in the order of the day; the others are 0 */
    uint8_t intake_count;                /* 2-4; 0: not stated, split as asked */
} bac_block;

/* The intakes of a day of that block: those that it states, else its dose (0-600 mg) shared by a valid split. Returns
 * how many there are; 0 where nothing is stated and the dose is no multiple of 5. The others are set to 0. */
uint8_t bac_block_intakes(const bac_block *block, const bac_split *split, uint16_t intake_mg[BAC_INTAKES_MAX]);

/* What a day is part of. */
typedef enum {
    BAC_PHASE_TITRATION = 0,
    BAC_PHASE_MAINTENANCE = 1,
    BAC_PHASE_TAPER = 2,
    BAC_PHASE_STOP = 3, /* nothing is taken */
    BAC_PHASE_COUNT
} bac_phase;

/* The generators join neighbouring blocks of the same dose and intakes, and tell the phase of each day: the bac_phase
 * of day 1 is phase[0]. */
typedef struct {
    uint16_t count;
    bac_block block[BAC_BLOCKS_MAX];
    uint8_t phase[BAC_DAYS_MAX];
} bac_plan;

/* The number of days of a plan. */
uint32_t bac_plan_days(const bac_plan *plan);

/* What the generators answer. Anything but BAC_OK: the request cannot be understood, and *plan is empty. Numbers are
 * never reused. */
typedef enum {
    BAC_OK = 0,
    BAC_OUT_OF_RANGE = 1,    /* a dose above BAC_DOSE_MAX, or a count of days above BAC_DAYS_MAX */
    BAC_TARGET_OFF_GRID = 2, /* not a multiple of BAC_DOSE_STEP */
    BAC_FROM_OFF_GRID = 3,
    BAC_INITIAL_OFF_GRID = 4,
    BAC_TO_OFF_GRID = 5,
    BAC_MAX_STEP_OFF_GRID = 6,
    BAC_TARGET_BELOW_FROM = 7,
    BAC_TARGET_BELOW_INITIAL = 8,
    BAC_INITIAL_WITH_FROM = 9,  /* an initial dose belongs to an initiation */
    BAC_HELD_WITHOUT_FROM = 10, /* days held at no dose */
    BAC_FROM_ZERO = 12,         /* nothing to come down from; 11 was given by rule set 1 alone */
    BAC_TO_NOT_BELOW_FROM = 13,
    BAC_DAYS_AND_MAX_STEP = 14,  /* at most one of them */
    BAC_DAYS_TOO_FEW = 15,       /* a taper takes at least 2 days */
    BAC_MAINTAIN_WITH_STOP = 16, /* nothing is maintained at 0 */
    BAC_PLAN_TOO_LONG = 17,      /* over BAC_DAYS_MAX days */
    BAC_TO_AT_DOSE = 18,         /* `to` the dose that is taken already: hold it */
    BAC_TO_ZERO = 19,            /* `to` 0: stop */
    BAC_STOP_AT_ZERO = 20,       /* nothing is taken already */
    BAC_HOLD_AT_ZERO = 21,       /* nothing is held at 0, but right after a stop */
    BAC_DAYS_RISING = 22,        /* the days of a rise follow from its steps */
    BAC_INITIAL_UNUSED = 23,     /* an initial dose, and no leg that rises from 0 */
    BAC_TOO_MANY_BLOCKS = 24,    /* over BAC_BLOCKS_MAX */
    BAC_NO_LEG = 25              /* a course of no legs */
} bac_status;

/* ---- Courses ---------------------------------------------------------------------------------------------
 *
 * A course is a plan that is put together leg by leg, from what the patient takes now: blocks as somebody wrote them,
 * the way up or down to a dose, a stop, a dose that is held. */

#define BAC_STEP_DAYS_DEFAULT     3 /* the slower end of the 2 to 3 days of [S1] */
#define BAC_TAPER_DAYS_MIN        2
#define BAC_MAINTAIN_DAYS_DEFAULT 2 /* days at the end of a reduction [tool] */

/* What holds for all legs. All zero: an initiation by the book. */
typedef struct {
    uint16_t from_mg;     /* dose on day 0; 0: none */
    uint16_t held_days;   /* days already spent at from_mg, day 0 among them */
    uint16_t step_days;   /* days per step; 0: BAC_STEP_DAYS_DEFAULT */
    uint16_t initial_mg;  /* first dose of a rise from 0; 0: the lowest of the protocol's start range */
    uint16_t max_step_mg; /* largest fall every two days on the way down; multiple of 5; 0: not given */
    bac_split split;      /* stated intakes that equal it count as unstated; all zero: none do */
} bac_course_request;

typedef enum {
    BAC_LEG_BLOCK = 0, /* `days` of `dose_mg`, which may state its intakes */
    BAC_LEG_TO = 1,    /* up or down to `dose_mg` */
    BAC_LEG_STOP = 2,  /* down to one day of 0 */
    BAC_LEG_HOLD = 3   /* right after `to` or a stop: what it ended with lasts `days`; else so many more of the dose */
} bac_leg_kind;

typedef struct {
    bac_leg_kind kind;
    uint16_t dose_mg;
    uint16_t days; /* of `to` down and of a stop: on intermediate doses, at least 2; 0: not given */
    uint16_t intake_mg[BAC_INTAKES_MAX]; /* of a block */
    uint8_t intake_count;                /* 2-4; 0: not stated */
} bac_leg;

/* A course in the making; its members are the library's own, but for the first two. */
typedef struct {
    bac_status status; /* the last answer; anything but BAC_OK is final */
    uint32_t leg;      /* the place of the leg that it is about, from 1; 0: the request, or the course as a whole */
    bac_plan *plan;
    const bac_protocol *protocol;
    bac_course_request request;
    uint32_t days;        /* in the plan */
    uint32_t dose_mg;     /* of the last day */
    uint32_t level_days;  /* spent at it, those before day 1 among them */
    uint32_t ending_days; /* of the level that `to` or a stop ended with, which waits for a `hold`; 0: none waits */
    bac_phase ending_phase;
    bool initial_used;
} bac_course;

/* Begins a course: *plan is empty, and belongs to the course until its end; both pointers must stay valid. Only the
 * form of legs is judged here: whether the protocol allows the doses and the pace is for the checker to say, through
 * which every plan must pass. Returns BAC_OK; BAC_OUT_OF_RANGE; BAC_INITIAL_OFF_GRID; BAC_MAX_STEP_OFF_GRID;
 * BAC_HELD_WITHOUT_FROM. */
bac_status bac_course_begin(bac_course *course, bac_plan *plan, const bac_protocol *protocol,
                            const bac_course_request *request);

/* Adds a leg to what is there, which stays as it is, but that `hold` says for how long the last level lasts. A rise is
 * that of a titration: from 0 its first level is the initial dose, else the dose lasts what is left of its step. A fall
 * is that of a taper. Returns BAC_OK; BAC_OUT_OF_RANGE; of the dose before the leg and of its own
 * BAC_FROM_OFF_GRID and BAC_TO_OFF_GRID; BAC_TO_AT_DOSE; BAC_TO_ZERO; BAC_STOP_AT_ZERO; BAC_HOLD_AT_ZERO;
 * BAC_TARGET_BELOW_INITIAL; BAC_DAYS_RISING; BAC_DAYS_AND_MAX_STEP; BAC_DAYS_TOO_FEW; BAC_TOO_MANY_BLOCKS;
 * BAC_PLAN_TOO_LONG. The last two may be about the leg before. */
bac_status bac_course_add(bac_course *course, const bac_leg *leg);

/* The plan is complete. Returns the first answer that was not BAC_OK; else BAC_TOO_MANY_BLOCKS or BAC_PLAN_TOO_LONG of
 * the last leg; BAC_NO_LEG; BAC_INITIAL_UNUSED; BAC_OK. */
bac_status bac_course_end(bac_course *course);

/* ---- Titration ------------------------------------------------------------------------------------------- */

typedef struct {
    uint16_t target_mg;     /* planned maximum, mg/day; multiple of 5 */
    uint16_t from_mg;       /* dose on day 0; 0: an initiation */
    uint16_t held_days;     /* days already spent at from_mg, day 0 among them; a step or more: it is not held again */
    uint16_t step_days;     /* days per step; 0: BAC_STEP_DAYS_DEFAULT */
    uint16_t initial_mg;    /* first dose of an initiation; 0: the lowest of the protocol's start range */
    uint16_t maintain_days; /* days at the target; 0: one step */
} bac_titration;

/* Builds the rising plan: the initial dose (or from_mg, for what is left of its step), then dose + bac_increase(dose)
 * but never past the target, each for one step. It is the course `to` the target, then `hold` where maintain_days is
 * given; at the target already, `hold` alone.
 * Returns BAC_OK; BAC_OUT_OF_RANGE; BAC_*_OFF_GRID for target, from, initial; BAC_TARGET_BELOW_FROM;
 * BAC_TARGET_BELOW_INITIAL; BAC_INITIAL_WITH_FROM; BAC_HELD_WITHOUT_FROM; BAC_PLAN_TOO_LONG. */
bac_status bac_titrate(bac_plan *plan, const bac_protocol *protocol, const bac_titration *request);

/* ---- Taper ----------------------------------------------------------------------------------------------- */

typedef struct {
    uint16_t from_mg;       /* dose on day 0; multiple of 5, above to_mg */
    uint16_t to_mg;         /* dose to come down to; 0: a stop */
    uint16_t days;          /* days on intermediate doses, at least 2; 0: not given */
    uint16_t max_step_mg;   /* largest fall every two days; multiple of 5; 0: not given */
    uint16_t maintain_days; /* days at to_mg at the end of a reduction; 0: BAC_MAINTAIN_DAYS_DEFAULT */
} bac_tapering;

/* Builds the falling plan: the course `to` to_mg, or a stop, then `hold` where maintain_days is given. Day 1 is the
 * first reduced dose; a stop ends with one day of 0 mg. Falls are as even as half tablets allow, the larger first; the
 * days are shared as evenly, the longer levels last [tool]. Without days and max_step_mg the length follows 10 mg every
 * two days, within 7 to 28 days for a stop, faster (up to 20 mg) only where 28 days ask for it [S1, tool]. Returns
 * BAC_OK; BAC_OUT_OF_RANGE; BAC_*_OFF_GRID for from, to, max_step; BAC_FROM_ZERO; BAC_TO_NOT_BELOW_FROM;
 * BAC_DAYS_AND_MAX_STEP; BAC_DAYS_TOO_FEW; BAC_MAINTAIN_WITH_STOP; BAC_PLAN_TOO_LONG. */
bac_status bac_taper(bac_plan *plan, const bac_protocol *protocol, const bac_tapering *request);

/* The days on intermediate doses that a fall of `fall_mg` takes when at most `step_mg` (above 0) are taken off every
 * two days. Both at most BAC_DOSE_MAX. */
uint16_t bac_taper_length(uint16_t fall_mg, uint16_t step_mg);

/* ---- The patient ----------------------------------------------------------------------------------------- */

/* Conditions that [S1] lists. The moderate two need a psychiatric consultation before and during treatment; the others
 * forbid an initiation under the RTU. */
typedef enum {
    BAC_SCHIZOPHRENIA = 0,
    BAC_BIPOLAR = 1,
    BAC_SEVERE_DEPRESSION = 2,
    BAC_EPILEPSY = 3,        /* or past seizures */
    BAC_OTHER_ADDICTION = 4, /* to anything but tobacco or alcohol */
    BAC_PREGNANCY = 5,
    BAC_CONCOMITANT = 6, /* another medicine for abstinence or reduced drinking */
    BAC_DRIVING = 7,     /* vehicles or machines during titration */
    BAC_MODERATE_DEPRESSION = 8,
    BAC_MODERATE_ANXIETY = 9,
    BAC_OTHER_PSYCHIATRIC = 10, /* the psychiatric conditions that [S1] names are examples: another one forbids too */
    BAC_CONDITION_COUNT
} bac_condition;

typedef enum {
    BAC_INDICATION_NOT_GIVEN = 0,
    BAC_INDICATION_ABSTINENCE = 1, /* help to stay abstinent after withdrawal [S1] */
    BAC_INDICATION_REDUCTION = 2,  /* major reduction of consumption [S1] */
    BAC_INDICATION_OTHER = 3       /* anything else, eating disorders and weight loss included [S3] */
} bac_indication;

/* What is on file: a set of these, or'ed together. */
enum {
    BAC_ON_FILE_SECOND_OPINION = 1 << 0,
    BAC_ON_FILE_COLLEGIAL = 1 << 1, /* covers a second opinion too [tool] */
    BAC_ON_FILE_MULTIDISCIPLINARY = 1 << 2,
    BAC_ON_FILE_PSYCHIATRIC = 1 << 3,
    BAC_ON_FILE_CONTRAINDICATION = 1 << 4 /* a listed condition was weighed and the treatment kept [tool] */
};

/* All zero: nothing known, an initiation. */
typedef struct {
    uint16_t from_mg;   /* dose really taken on day 0, 0-600 mg/day */
    uint16_t held_days; /* days already spent at from_mg, day 0 among them */
    bool held_known;
    bool dated;     /* `start` is given */
    bool born;      /* `birth` is given; it is used where `dated` */
    uint8_t age;    /* completed years, 18-120; 0: not given */
    bac_date start; /* day 1 */
    bac_date birth;
    uint16_t conditions; /* set of 1 << bac_condition */
    uint8_t on_file;     /* set of BAC_ON_FILE_* */
    bac_indication indication;
} bac_patient;

/* Whether what is on file covers a review. None is always covered. */
bool bac_review_covered(bac_review review, unsigned on_file);

/* Whether an age can be told on every day: in years, or from a birth date in a dated plan. */
bool bac_age_known(const bac_patient *patient);

/* ---- The checker -----------------------------------------------------------------------------------------
 *
 * One streaming checker judges every plan, generated or proposed, one day at a time and in constant memory. It alone
 * knows the limits of the protocols. */

/* In the order in which findings of one day are given. Numbers are never reused. */
typedef enum {
    BAC_RULE_TABLET = 0,
    BAC_RULE_START_DOSE = 1,
    BAC_RULE_STEP_SIZE = 2,
    BAC_RULE_STEP_LENGTH = 3,
    BAC_RULE_HELD_UNKNOWN = 4,
    BAC_RULE_CEILING = 5,
    BAC_RULE_SECOND_OPINION = 6,
    BAC_RULE_COLLEGIAL_OPINION = 7,
    BAC_RULE_MULTIDISCIPLINARY_CARE = 8,
    BAC_RULE_AGE_BOUNDARY = 9,
    BAC_RULE_ABRUPT_FALL = 10,
    BAC_RULE_TAPER_RATE = 11,
    BAC_RULE_TAPER_LENGTH = 12,
    BAC_RULE_INTAKE_SUM = 13,
    BAC_RULE_CONTRAINDICATION = 14,
    BAC_RULE_PSYCHIATRIC_REVIEW = 15,
    BAC_RULE_INDICATION = 16,
    BAC_RULE_PROTOCOL_STATUS = 17,
    BAC_RULE_SINGLE_INTAKE = 18,
    BAC_RULE_COUNT
} bac_rule;

typedef enum {
    BAC_CAUTION = 0,      /* slower than the rule, away from an example, or something the reader must know */
    BAC_NEEDS_REVIEW = 1, /* a named review must be documented */
    BAC_VIOLATION = 2,    /* a rule is broken */
    BAC_SEVERITY_COUNT
} bac_severity;

/* What was found, and the numbers that explain it. Which of them mean something depends on the rule:
 *
 *   rule                   before_mg           number                      limit
 *   tablet                 the day before      the first such intake, mg;  BAC_DOSE_STEP
 *                                              0: the dose itself
 *   start-dose             0                   -                           end of the start range that was passed
 *   step-size              the day before      the rise, mg                largest increase allowed
 *   step-length            the day before      days held                   step_max if longer, else step_min
 *   held-unknown           the day before      days held within the plan   -
 *   ceiling                the day before      -                           ceiling
 *   the three reviews      the day before      age, 0 where unknown        threshold of the review
 *   age-boundary           the day before      age given                   -
 *   abrupt-fall            the larger of the   the fall from it, mg        largest fall in two days
 *                          two days before
 *   taper-rate             the same            the same                    faster end of the example's range
 *   taper-length           the day before      days of the descent         stop_min or stop_max
 *   intake-sum             the day before      sum of the intakes, mg      -
 *   contraindication       the day before      -                           -
 *   psychiatric-review     the day before      -                           -
 *   indication             the day before      the bac_indication          -
 *   protocol-status        the day before      -                           -
 *   single-intake          the day before      the intake, mg              start_max
 */
typedef struct {
    bac_rule rule;
    bac_severity severity;
    bac_condition condition; /* for contraindication and psychiatric-review, else BAC_CONDITION_COUNT */
    uint16_t day;            /* 1 or more */
    uint16_t dose_mg;        /* the day's dose */
    uint16_t before_mg, number, limit;
} bac_finding;

/* No day has more findings than this. */
#define BAC_FINDINGS_PER_DAY 21

/* One day of a plan. Whoever planned its intakes states them, so that they are judged too: a generated plan states what
 * bac_split_dose makes of its dose. */
typedef struct {
    uint16_t dose_mg;                    /* 0-600 */
    uint8_t intake_count;                /* intakes that are stated, 0-4; 0: none are, and the dose alone is judged */
    uint16_t intake_mg[BAC_INTAKES_MAX]; /* the first intake_count of them, 0-600 mg each, in the order of the day */
    bool last;                           /* the plan ends with this day */
} bac_day;

/* The state of a check; its members are the library's own. Four may be read after a day: its number, its dose, and what
 * it needs until when, as bac_need_on has it. */
typedef struct {
    const bac_protocol *protocol;
    bac_patient patient;
    uint16_t day;                /* the last day that was judged; 0 at the beginning */
    uint16_t dose_mg, before_mg; /* doses of that day and of the day before it */
    bac_review review;           /* that dose_mg needs on that day, documented or not */
    uint16_t until_day;          /* the last day on which dose_mg needs what it needed on that day */
    uint16_t level_days;         /* days of the plan spent at dose_mg up to that day */
    bool level_from_before;      /* that level was held since before day 1 */
    uint8_t intake_count;        /* stated intakes of that day */
    uint16_t intake_mg[BAC_INTAKES_MAX];
    bool risen;                      /* a rise has come */
    uint16_t risen_mg;               /* the dose of the last rise; before any, that of day 0 */
    bool descending;                 /* a descent is open */
    bool short_exempt;               /* the short count opened with a fall from half a tablet or less */
    uint16_t descent_day, short_day; /* the days of the falls that opened the long and the short count */
    uint8_t stay;                    /* above the ceiling: not, with a caution, with a violation */
    bool cautioned[BAC_RULE_COUNT];  /* a rule has given its caution */
    bool asked[BAC_RULE_COUNT];      /* a rule has asked for its review */
} bac_checker;

/* Begins a check. Both pointers must stay valid until its end; *patient is copied. Where the age is not known
 * (bac_age_known), the patient is judged by the strictest age: ask for the age before, from bac_age_matters_from on. */
void bac_check_begin(bac_checker *checker, const bac_protocol *protocol, const bac_patient *patient);

/* Judges the next day, at most BAC_DAYS_MAX of them, and returns how many findings it wrote to out, in the order of
 * bac_rule. A violation is given each time, unless docs/protocol.md says once per level, stay or treatment; a review or
 * a caution once per rule and severity (per condition for contraindication and psychiatric-review), on its first day.
 */
unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY]);

/* A shorter way through a stretch: judges the next days as ones with the dose and the intakes of the day before, of
 * which none is the plan's last. No rule has anything to say of such a day until the patient's birthday: it stops
 * there, and returns how many days it took, at most `days` (with those before at most BAC_DAYS_MAX). 0 before day 1. */
uint16_t bac_check_stay(bac_checker *checker, uint16_t days);

/* The rule that speaks of a condition: BAC_RULE_CONTRAINDICATION, or BAC_RULE_PSYCHIATRIC_REVIEW. */
bac_rule bac_condition_rule(bac_condition condition);

/* The sources of the rule behind a finding under that protocol. */
bac_sources bac_finding_sources(const bac_protocol *protocol, const bac_finding *finding);

/* ---- Gates -----------------------------------------------------------------------------------------------
 *
 * A gate is a review that must be documented before the dose may go on as planned: each finding of severity
 * BAC_NEEDS_REVIEW, whatever its rule. Gates are lettered A, B, C... in the order of their findings: the gate at index
 * 0 is A. A day waits for a gate from the gate's day on, unless its dose is one that was authorised before: a reduction
 * never waits. [tool] */

typedef struct {
    bac_rule rule;
    bac_condition condition; /* as in its finding */
    uint16_t day;
    uint16_t before_mg; /* dose of the day before the gate (day 0: from) */
    uint16_t least_mg;  /* from the gate's day on, days of this dose or more wait for it */
} bac_gate;

/* A check asks for no more reviews than this: each opinion once, and one for each condition. */
#define BAC_GATES_MAX (BAC_REVIEW_COUNT - 1 + BAC_CONDITION_COUNT)

typedef struct {
    unsigned count;
    bac_gate gate[BAC_GATES_MAX];
} bac_gates;

/* Some of the gates: a set of 1 << index, or'ed together. 0: none. */
typedef uint16_t bac_gate_set;

/* Adds the gate that a finding of one check is; a finding of another severity is none. Give the findings as
 * bac_check_day gives them, and the letters are right. `gates` is all zero at the beginning. */
void bac_gates_add(bac_gates *gates, const bac_finding *finding);

/* The gates that a day of that dose waits for. */
bac_gate_set bac_gates_waiting(const bac_gates *gates, uint16_t day, uint16_t dose_mg);

/* What a day needs. */
typedef struct {
    bac_review review;           /* documented or not */
    const bac_review_rule *rule; /* the row that asks for it; NULL: none is needed */
    uint16_t age;                /* completed years; 0: unknown, or never asked at such a dose */
    bac_gate_set waits;          /* the gates that the day waits for */
    uint16_t until_day;          /* on the days from this one to that one the same dose needs the same */
} bac_need;

/* What a dose of 0-600 mg needs on a day, 1 to BAC_DAYS_MAX, that is a valid date where the patient is dated. An
 * unknown age counts as the strictest. This is the checker's own judgement of reviews. `gates` may be NULL: none. */
bac_need bac_need_on(const bac_protocol *protocol, const bac_patient *patient, const bac_gates *gates, uint16_t day,
                     uint16_t dose_mg);

/* Whether the row decides at its own threshold at some age that the patient has in a plan of `days` days, whose last
 * day is a valid date where the patient is dated; any age where it is not known. */
bool bac_review_rule_matters(const bac_protocol *protocol, const bac_patient *patient, uint16_t days,
                             const bac_review_rule *rule);

/* ---- Prescriptions ---------------------------------------------------------------------------------------
 *
 * Monthly [S1]: consecutive periods of at most 28 days [tool], each from a day on which something is taken to the last
 * such day before the next. A new period starts wherever the gates waited for change. */

#define BAC_PRESCRIPTION_DAYS_DEFAULT 28
#define BAC_BRIDGE_DAYS_DEFAULT       7

/* How a plan is dispensed. */
typedef struct {
    bac_split split;            /* valid: of the days whose block states no intakes */
    bac_strengths strengths;    /* 0: of 10 mg alone */
    uint16_t prescription_days; /* of the longest period, 1 to BAC_PRESCRIPTION_DAYS_MAX */
    uint16_t bridge_days;       /* 0 to BAC_BRIDGE_DAYS_MAX; 0: no bridges */
} bac_dispensing;

/* Tablets of one strength. Halves are added up, the last one rounded up. */
typedef struct {
    uint32_t tablets;
    uint32_t boxes; /* of BAC_BOX_TABLETS */
} bac_amount;

/* A day whose intakes are not known, are no multiples of 5 or do not add up to its dose is counted in tablets of 10 mg.
 */
typedef struct {
    uint16_t first_day, last_day;
    uint32_t total_mg;
    uint32_t tablets, boxes; /* of all strengths together */
    bac_amount by_strength[BAC_STRENGTHS];
    uint16_t next_due_day; /* the day by which the next prescription is needed; 0: none, the plan has stopped */
    bac_gate_set gates;    /* that its days wait for: it is not to be issued before they are documented [tool] */
} bac_prescription;

/* A walk over the prescriptions of a plan; its members are the library's own. It counts in another type than the plan
 * that it reads and the prescriptions that it fills, which keeps them apart for the proof. */
typedef struct {
    const bac_plan *plan;
    const bac_gates *gates;
    const bac_dispensing *how;
    uint64_t days;                  /* of the plan */
    uint64_t day;                   /* the first day of the next period; past the plan: there is none */
    uint64_t block, block_last;     /* the block that holds it, and that block's last day */
    uint64_t larger[BAC_STRENGTHS]; /* tablets of more than 10 mg that a day of it takes */
} bac_supply;

/* Begins the walk. All three pointers must stay valid; the plan has at most BAC_DAYS_MAX days. */
void bac_supply_begin(bac_supply *supply, const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how);

/* The next prescription; false after the last one. */
bool bac_supply_next(bac_supply *supply, bac_prescription *prescription);

/* ---- Bridges ---------------------------------------------------------------------------------------------
 *
 * A gate must never leave the patient without tablets. A bridge belongs to each day on which gates stand: the dose of
 * the day before, for some days more. [tool] */

typedef struct {
    uint16_t gate_day;
    uint16_t dose_mg;                    /* the dose of the day before (day 0: from) */
    uint8_t intake_count;                /* of that day; day 0: of the split */
    uint16_t intake_mg[BAC_INTAKES_MAX]; /* the first intake_count of them; the others are 0 */
    uint16_t days;
    uint32_t total_mg;
    uint32_t tablets, boxes; /* of all strengths together */
    bac_amount by_strength[BAC_STRENGTHS];
    bac_gate_set gates; /* that its dose waited for on the day before */
} bac_bridge;

/* The first bridge on a day after `after_day` (0: the very first); false where there is none: nothing was taken before,
 * or a dose that half tablets do not make, or no bridges are asked for. `gates` are those of the plan. */
bool bac_bridge_next(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, uint16_t after_day,
                     bac_bridge *bridge);

#ifdef __cplusplus
}
#endif

#endif
