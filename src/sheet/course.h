/* SPDX-License-Identifier: MIT */
/* Legs of a course: in words, and as they are written. */
#ifndef SHEET_COURSE_H
#define SHEET_COURSE_H

#include "baclofene.h"
#include "words/message.h"

/* Walks over legs, and says each in words: "70 mg per day for 14 days", "up to 80 mg per day, step by step". */
typedef struct {
    uint16_t dose_mg; /* before the leg */
    bac_leg_kind last;
    bac_strengths strengths; /* in which tablets are counted */
} leg_walk;

void leg_walk_begin(leg_walk *walk, uint16_t from_mg, bac_strengths strengths);
void leg_say(sink *out, language lang, leg_walk *walk, const bac_leg *leg);

/* As it is written: "70x14", "5+5+10x14", "to 80", "stop in 14", "hold 28". */
void leg_put(sink *out, const bac_leg *leg);

/* The same of a block's dose and intakes: "70", "5+5+10". */
void dose_put(sink *out, uint16_t dose_mg, const uint16_t intake_mg[], uint8_t intake_count);

#endif
