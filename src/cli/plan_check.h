/* SPDX-License-Identifier: MIT */
/*
 * check, the judging half: plans come in day by day, findings are gathered as text, and nothing is printed before the
 * last plan was read to its end.
 */
#ifndef CLI_PLAN_CHECK_H
#define CLI_PLAN_CHECK_H

#include "cli/commands.h"
#include "cli/pile.h"
#include "sheet/format.h"
#include "sheet/report.h"

struct answer_format;

enum { PLACE_MAX = 4 * PATH_BYTES_MAX }; /* every byte escaped */

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): there is one of them; in the order of meaning */
typedef struct {
    language lang;
    const struct answer_format *as;
    char delimiter;
    bool marked;                        /* csv: begins with a byte order mark */
    const char *file;                   /* NULL: blocks */
    char place[PLACE_MAX];              /* the file as messages name it */
    const char *name;                   /* of the patient, or "" */
    bool defaulted;                     /* --protocol was not given */
    char status[512];                   /* what was last said of the protocol */
    pile out;                           /* all that will be printed */
    pile findings;                      /* JSON, HTML: those of the plan */
    printer printing;                   /* HTML */
    report report;                      /* HTML: the plan's */
    report_summary summary;             /* of all plans */
    pile listed;                        /* HTML: the list of them */
    uint32_t plans;                     /* that were judged */
    uint32_t unread;                    /* that could not be, with --keep-going */
    uint32_t total[BAC_SEVERITY_COUNT]; /* of all plans, given up or not */

    /* the plan */
    bool said;   /* the status */
    size_t told; /* the answer before it */
    char id[1024 + 1];
    const bac_protocol *protocol;
    bac_patient patient;
    bac_checker checker;
    uint16_t days;
    bac_day pending; /* judged when it is known whether another day follows */
    uint32_t pending_line;
    uint32_t count[BAC_SEVERITY_COUNT];
    uint32_t violations[BAC_RULE_COUNT];
    bool conditions_given;
    leg_list legs; /* that it was read from; none: of a file */
    uint16_t block_count;
    bac_block block[BAC_DAYS_MAX];
} plan_check;

/* False: call->why. What was begun is to be freed all the same. */
bool plan_check_begin(plan_check *check, invocation *call, const char *file);
void plan_check_free(plan_check *check);

void plan_begin(plan_check *check, const char *id, const request *asked, const bac_patient *patient);

/* Adds a day. False: an input error, explained in *why. */
bool plan_add_day(plan_check *check, const bac_day *added, uint32_t line, failure *why);

/* Adds so many days of a dose, and of the intakes that are stated. */
bool plan_add_days(plan_check *check, uint16_t dose_mg, const uint16_t intake_mg[], uint8_t intake_count, uint16_t days,
                   uint32_t line, failure *why);

/* The last day was added. */
void plan_end(plan_check *check);

/* Nothing is told of the plan that was begun. */
void plan_abandon(plan_check *check);

/* The answer to legs begins with how they were read. */
void plan_legs(plan_check *check, const leg_list *legs, uint16_t from_mg);

#endif
