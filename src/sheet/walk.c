/* SPDX-License-Identifier: MIT */
#include "sheet/walk.h"

/* ---- days ---- */

static phase block_phase(const schedule *walked, unsigned block)
{
    const bool last = block + 1u == walked->plan.count;
    if (walked->plan.block[block].dose_mg == 0) {
        return PHASE_STOP;
    }
    if (walked->kind == PLAN_TITRATION) {
        return last && walked->maintained ? PHASE_MAINTENANCE : PHASE_TITRATION;
    }
    return last ? PHASE_MAINTENANCE : PHASE_TAPER;
}

void day_walk_begin(day_walk *walk, const schedule *walked)
{
    const bac_patient *patient = &walked->patient;
    *walk = (day_walk){.schedule = walked, .dose_mg = patient->from_mg, .age = patient->age, .birthday = INT32_MAX};
    if (patient->dated) {
        walk->date = bac_date_to_civil(patient->start);
        walk->weekday = bac_weekday(patient->start);
        if (patient->born) {
            walk->age = (uint16_t)bac_age(patient->birth, patient->start);
            walk->birthday = bac_birthday(patient->birth, walk->age + 1u).n - patient->start.n + 1;
        }
    }
    for (unsigned i = walked->finding_count; i-- > 0;) {
        if (is_review(&walked->finding[i]) && !is_opinion(&walked->finding[i])) {
            walk->treating_review_day = walked->finding[i].day;
        }
    }
}

/* The review that the day needs, and whether the day must wait for it. Doses below the one before need not. */
static void judge_day(day_walk *walk)
{
    const schedule *walked = walk->schedule;
    const bac_patient *patient = &walked->patient;
    const unsigned age = walk->age > 0 ? walk->age : BAC_AGE_MAX;
    walk->review = bac_review_needed(walked->protocol, walk->dose_mg, age);
    walk->waits = (walk->treating_review_day > 0 && walk->day >= walk->treating_review_day) ||
                  (!bac_review_covered(walk->review, patient->on_file) && walk->dose_mg >= patient->from_mg);
    walk->alike = false;
}

static void enter_block(day_walk *walk)
{
    const schedule *walked = walk->schedule;
    walk->block = walk->day == 1 ? 0 : (uint16_t)(walk->block + 1);
    const bac_block *block = &walked->plan.block[walk->block];
    walk->change_mg = block->dose_mg - walk->dose_mg;
    walk->dose_mg = block->dose_mg;
    walk->block_last = (uint16_t)(walk->block_last + block->days);
    walk->phase = block_phase(walked, walk->block);
    bac_split_dose(&walked->split, walk->dose_mg, walk->intake_mg);
    judge_day(walk);
}

static void grow_older(day_walk *walk)
{
    const bac_patient *patient = &walk->schedule->patient;
    walk->age++;
    walk->birthday = bac_birthday(patient->birth, walk->age + 1u).n - patient->start.n + 1;
    judge_day(walk);
}

/* A schedule without dates counts some, too, which nobody reads. */
static void next_date(day_walk *walk)
{
    enum { SHORTEST_MONTH = 28, SUNDAY = 6 };
    if (walk->date.day < SHORTEST_MONTH) {
        walk->date.day++;
    } else if (walk->schedule->patient.dated) {
        walk->date = bac_civil_next(walk->date);
    }
    walk->weekday = walk->weekday == SUNDAY ? 0 : walk->weekday + 1;
}

bool day_walk_next(day_walk *walk)
{
    if (walk->day == walk->schedule->days) {
        return false;
    }
    if (walk->day > 0) {
        next_date(walk);
    }
    walk->day++;
    walk->change_mg = 0;
    walk->alike = true;
    if (walk->day > walk->block_last) {
        enter_block(walk);
    }
    if (walk->day >= walk->birthday) {
        grow_older(walk);
    }
    return true;
}

/* ---- prescriptions ---- */

void prescription_walk_begin(prescription_walk *walk, const schedule *walked)
{
    walk->number = 0;
    day_walk_begin(&walk->day, walked);
    schedule_supply(&walk->supply, walked);
}

bool prescription_walk_next(prescription_walk *walk)
{
    if (!bac_supply_next(&walk->supply, &walk->prescription)) {
        return false;
    }
    walk->number++;
    walk->last_day = walk->prescription.next_due_day == 0 ? walk->day.schedule->days : walk->prescription.last_day;
    return true;
}

bool prescription_walk_day(prescription_walk *walk)
{
    return walk->day.day < walk->last_day && day_walk_next(&walk->day);
}
