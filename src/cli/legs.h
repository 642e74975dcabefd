/* SPDX-License-Identifier: MIT */
/* The legs of a course, from words: "hold 14 to 80 hold 28 stop", "5+5+10x14", "½-½-1x14". */
#ifndef CLI_LEGS_H
#define CLI_LEGS_H

#include "cli/failure.h"

enum {
    LEGS_MAX = BAC_DAYS_MAX, /* each lasts a day at least */
    LEGS_TEXT_MAX = 1024
};

typedef struct {
    unsigned count;
    bool of_file; /* the blocks that a file holds, and no words */
    bac_leg leg[LEGS_MAX];
} leg_list;

/* Whether a word is one of a leg, well formed or an input error: `to`, `stop`, `hold`, `in`, or what looks like a
 * block. Else it is a file. */
bool looks_like_leg(const char *word);

/* The same of a block alone: it has nothing but digits, x, the half and . , + -. */
bool looks_like_block(const char *word);

/* Reads a block, "20x14". False: it is none; *why, where it is not NULL, says why not. */
bool block_read(const char *word, bac_leg *block, failure *why);

/* An operand that is nearly a block, "15mgx3", and no file: says which one. False: it is nothing of the kind. */
bool failure_near_block(failure *why, const char *operand);

/* Reads legs from words, one after the other, up to a NULL. False: *why names the leg by its place. */
bool legs_read(leg_list *legs, const char *(*next_word)(void *from), void *from, failure *why);

/* The same from a text of at most LEGS_TEXT_MAX bytes, a cell, with blanks between its words. */
bool legs_read_text(leg_list *legs, const char *text, failure *why);

/* Whether the legs begin with a word, which takes the dose before them as it is told. */
bool legs_begin_with_word(const leg_list *legs);

/* Puts the plan together. Anything but BAC_OK: *place is the leg that is at fault, and *why says so; or 0, where it is
 * none of them, and the caller says it. */
bac_status legs_plan(const leg_list *legs, const bac_protocol *protocol, const bac_course_request *request,
                     bac_plan *plan, uint32_t *place, failure *why);

#endif
