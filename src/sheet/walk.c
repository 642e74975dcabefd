/* SPDX-License-Identifier: MIT */
#include "sheet/walk.h"

/* ---- days ---- */

void day_walk_begin(day_walk *walk, const schedule *walked)
{
    *walk = (day_walk){.schedule = walked, .dose_mg = walked->patient.from_mg, .columns = walked->columns};
    if (walked->patient.dated) {
        walk->date = bac_date_to_civil(walked->patient.start);
        walk->first_weekday = bac_weekday(walked->patient.start);
    }
}

/* Within a block: a birthday may change it. */
static void look_up_need(day_walk *walk)
{
    const schedule *walked = walk->schedule;
    const bac_need need = bac_need_on(walked->protocol, &walked->patient, &walked->gates, walk->day, walk->dose_mg);
    walk->review = need.review;
    walk->waits = need.waits;
    walk->need_last = need.until_day;
}

/* A day of fewer intakes than there are columns has nothing in some of them. */
uint16_t day_walk_column_of_fewer(const day_walk *walk, unsigned column)
{
    for (unsigned intake = 0; intake < walk->intake_count; intake++) {
        if (intake_time[walk->intake_count][intake] == intake_time[walk->columns][column]) {
            return walk->intake_mg[intake];
        }
    }
    return 0;
}

static void enter_block(day_walk *walk)
{
    const schedule *walked = walk->schedule;
    const bac_day *taken = &walked->taken[walk->block];
    const block_need *need = &walked->need[walk->block];
    walk->change_mg = taken->dose_mg - walk->dose_mg;
    walk->dose_mg = taken->dose_mg;
    walk->block_last = (uint16_t)(walk->block_last + walked->plan.block[walk->block].days);
    walk->block++;
    walk->intake_count = taken->intake_count;
    walk->intake_mg = taken->intake_mg;
    walk->review = need->review;
    walk->waits = need->waits;
    walk->need_last = need->until_day;
}

bool day_walk_enter(day_walk *walk)
{
    if (walk->day == walk->schedule->days) {
        return false;
    }
    if (walk->day > 0) {
        day_walk_date(walk);
    }
    walk->day++;
    walk->change_mg = 0;
    walk->alike = false;
    if (walk->day > walk->block_last) {
        enter_block(walk);
    } else if (walk->day > walk->need_last) {
        look_up_need(walk);
    }
    walk->phase = (bac_phase)walk->schedule->plan.phase[walk->day - 1];
    walk->alike_last = walk->block_last < walk->need_last ? walk->block_last : walk->need_last;
    return true;
}

/* [R-rows] */
bool day_walk_level(day_walk *walk, uint16_t last_day, day_walk *first)
{
    if (!day_walk_upto(walk, last_day)) {
        return false;
    }
    *first = *walk;
    while (walk->day < last_day && walk->day < walk->block_last && walk->day < walk->need_last) {
        day_walk_next(walk);
    }
    return true;
}

/* ---- prescriptions ---- */

uint16_t prescription_last_day(const schedule *told, const bac_prescription *prescription)
{
    return prescription->next_due_day == 0 ? told->days : (uint16_t)(prescription->next_due_day - 1);
}

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
    walk->last_day = prescription_last_day(walk->day.schedule, &walk->prescription);
    return true;
}
