/* SPDX-License-Identifier: MIT */
/*
 * What a format prints of a level, its dose and intakes and what follows from them, kept from one schedule to the next:
 * a list has few splits and, in each, few doses.
 */
#ifndef SHEET_LEVEL_H
#define SHEET_LEVEL_H

#include "sheet/walk.h"

enum {
    LEVEL_COUNT = BAC_DOSE_MAX / BAC_DOSE_STEP + 1, /* doses that a plan can have */
    LEVEL_TEXT_MAX = 4 * STRIDE                     /* four intakes, a total, names of phase and review */
};

typedef struct {
    uint64_t written;  /* when, as level_texts counts: the text holds no longer than that */
    bac_review review; /* that the text names, if it names one */
    size_t change;     /* where the change of a row stands in it, if it holds one */
    size_t length;
    char bytes[LEVEL_TEXT_MAX];
} level_text;

typedef struct {
    bac_split split;
    uint32_t style;
    uint64_t now; /* counts changes of split or style; 0: none has begun */
    level_text level[PHASE_COUNT][LEVEL_COUNT];
} level_texts;

/* Begins a schedule. `style` stands for all that the texts depend on besides the split and the phase; where both are
 * the same as last time the texts still hold. */
void level_texts_begin(level_texts *kept, const bac_split *split, uint32_t style);

static inline level_text *level_of_day(level_texts *kept, const day_walk *walk)
{
    return &kept->level[walk->phase][walk->dose_mg / BAC_DOSE_STEP];
}

/* Whether the text must be written, which it then is. */
static inline bool level_begin(const level_texts *kept, level_text *level)
{
    if (level->written == kept->now) {
        return false;
    }
    level->written = kept->now;
    return true;
}

#endif
