/* SPDX-License-Identifier: MIT */
/*
 * What a format prints of a dose and its intakes, kept from one schedule to the next: a list has few splits and, in
 * each, few doses.
 */
#ifndef SHEET_LEVEL_H
#define SHEET_LEVEL_H

#include "sheet/schedule.h"

enum {
    LEVEL_COUNT = BAC_DOSE_MAX / BAC_DOSE_STEP + 1, /* doses that a plan can have */
    LEVEL_TEXT_MAX = 4 * STRIDE                     /* four intakes and a total, in any format */
};

typedef struct {
    size_t length; /* 0: not written yet */
    char bytes[LEVEL_TEXT_MAX];
} level_text;

typedef struct {
    bac_split split;
    uint32_t style;
    level_text level[LEVEL_COUNT];
} level_texts;

/* Begins a schedule. `style` stands for all that the texts depend on besides the split; where both are the same as
 * last time the texts still hold. */
void level_texts_begin(level_texts *kept, const bac_split *split, uint32_t style);

static inline level_text *level_of_day(level_texts *kept, const day_walk *walk)
{
    return &kept->level[walk->dose_mg / BAC_DOSE_STEP];
}

#endif
