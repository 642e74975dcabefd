/* SPDX-License-Identifier: MIT */
/* The pharmacist's report: a plan that somebody proposed, and what was found of it. */
#ifndef SHEET_REPORT_H
#define SHEET_REPORT_H

#include "sheet/content.h"

typedef struct {
    bac_finding finding;
    uint32_t line; /* of the plan's file; 0: of none */
} located_finding;

typedef struct {
    schedule facts; /* whose plan it is, the protocol, what was declared, the days, the gates; of its plan only whether
                       the dose rises: the blocks are those below */
    const bac_block *block;
    unsigned block_count;
    uint32_t count[BAC_SEVERITY_COUNT];
    bool offends[BAC_DAYS_MAX + 1]; /* [day]: it has a violation */
    const char *found;              /* so many located_finding, in the checker's order */
    unsigned found_count;
    bool defaulted; /* the protocol was not asked for */
} report;

/* Fills in the facts' plan: its blocks, or as many as show whether the dose rises. */
void report_plan(report *told);

/* A finding, by its number. */
located_finding report_finding_at(const report *told, unsigned index);

/* "2 violations, 1 review, 0 cautions in 52 days, ending at 130 mg per day". */
void report_counts_put(sink *out, language lang, const uint32_t count[BAC_SEVERITY_COUNT], uint16_t days,
                       uint16_t last_mg);

/* One row after the other of the table: days alike, of which the first alone may have findings. */
typedef struct {
    const report *told;
    uint16_t first_day, last_day;
    unsigned block;
    uint16_t block_last;       /* the last day of the block */
    uint16_t before_mg;        /* the dose of the day before */
    unsigned found, found_end; /* the findings of the first day */
    char gate;                 /* the letter of the first gate among them */
} report_row;

void report_begin_rows(report_row *row, const report *told);
bool report_next_row(report_row *row);

/* What stands in a row: its days, their dates, the dose with the intakes that are stated, the change. */
void report_days_put(sink *out, language lang, const report_row *row);
void report_dates_put(sink *out, language lang, const report_row *row);
void report_dose_put(sink *out, language lang, const report_row *row);
void report_intakes_put(sink *out, language lang, const report_row *row);
void report_change_put(sink *out, language lang, const report_row *row);

/* "Violation, size of the step" and "day 13, line 14: 40 to 60 mg/day is a rise of 20; ... (rtu-2014) [S1]". */
void report_kind_put(sink *out, language lang, const bac_finding *finding);
void report_finding_put(sink *out, language lang, const report *told, const located_finding *found);

/* The parts around the table, in order. */
void report_tell_verdict(teller *telling, const report *told);
void report_tell_facts(teller *telling, const report *told);
void report_tell_not_checked(teller *telling, const report *told);
void report_tell_sources(teller *telling, const report *told);
void report_tell_code(teller *telling, const report *told);

/* A plan in the list of several: what came of it, and how many pages its report has. Its id comes behind it. */
typedef struct {
    uint32_t count[BAC_SEVERITY_COUNT];
    uint32_t pages, id_length;
} listed_plan;

/* Adds a plan to a list; goes from one to the next. False: that was the last one. */
void listed_plan_put(sink *list, const report *told, uint32_t pages);
typedef struct {
    const char *at, *end;
    uint32_t number; /* from 1 on */
    listed_plan plan;
    const char *id; /* not terminated */
} plan_walk;
bool plan_walk_next(plan_walk *walk);

/* What came of it, in words. */
message listed_result(const listed_plan *plan);

/* What several plans come to. */
typedef struct {
    uint32_t plans, conforming, reviews; /* of the others, so many have no violation but a review */
    uint32_t unread;                     /* that could not be read, and are in none of these */
    const char *list;                    /* so many bytes of listed plans */
    size_t list_length;
    uint32_t violations[BAC_RULE_COUNT]; /* of each rule, in all plans */
    uint32_t concerned[BAC_RULE_COUNT];  /* plans with one */
} report_summary;

void summary_add(report_summary *summary, const uint32_t count[BAC_SEVERITY_COUNT],
                 const uint32_t violations[BAC_RULE_COUNT]);

#endif
