/* SPDX-License-Identifier: MIT */
/* Prescriptions: what to hand out, and by when the next one is needed. */
#include "baclofene.h"

/* The last day on which something is taken; 0 where there is none. */
static uint16_t last_intake_day(const bac_plan *plan)
{
    uint16_t day = 0;
    uint16_t last = 0;
    for (unsigned i = 0; i < plan->count; i++) {
        day = (uint16_t)(day + plan->block[i].days);
        if (plan->block[i].dose_mg > 0) {
            last = day;
        }
    }
    return last;
}

void bac_supply_begin(bac_supply *supply, const bac_plan *plan, uint16_t length, const uint16_t break_day[],
                      unsigned breaks)
{
    *supply = (bac_supply){
        .plan = plan,
        .length = length,
        .last_day = last_intake_day(plan),
        .next_day = 1,
        .block = 0,
        .block_first_day = 1,
    };
    for (unsigned i = 0; i < breaks; i++) {
        supply->break_day[i] = break_day[i];
    }
}

/* The last day of the period that starts on `first`: full length, the end of the intakes, or the eve of a break. */
static uint16_t period_end(const bac_supply *supply, uint16_t first)
{
    uint16_t last = (uint16_t)(first + supply->length - 1);
    if (last > supply->last_day) {
        last = supply->last_day;
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const uint16_t day = supply->break_day[i];
        if (day > first && day <= last) {
            last = (uint16_t)(day - 1);
        }
    }
    return last;
}

/* Milligrams of the days up to `last`, from the walk's position, which moves to the day after. */
static uint32_t take_days(bac_supply *supply, uint16_t last)
{
    uint32_t total_mg = 0;
    while (supply->next_day <= last) {
        const bac_block *block = &supply->plan->block[supply->block];
        const uint16_t block_last = (uint16_t)(supply->block_first_day + block->days - 1);
        const uint16_t upto = block_last < last ? block_last : last;
        total_mg += (uint32_t)block->dose_mg * (uint32_t)(upto + 1 - supply->next_day);
        supply->next_day = (uint16_t)(upto + 1);
        if (upto == block_last) {
            supply->block++;
            supply->block_first_day = supply->next_day;
        }
    }
    return total_mg;
}

bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    const uint16_t first = supply->next_day;
    if (first > supply->last_day) {
        return false;
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        supply->conditional = supply->conditional || supply->break_day[i] == first;
    }
    const uint16_t last = period_end(supply, first);
    const uint32_t total_mg = take_days(supply, last);
    const bool stopped = last == supply->last_day && last < bac_plan_days(supply->plan);
    *prescription = (bac_prescription){
        .first_day = first,
        .last_day = last,
        .total_mg = total_mg,
        .tablets = (total_mg + BAC_TABLET - 1) / BAC_TABLET,
        .next_due_day = stopped ? 0 : (uint16_t)(last + 1),
        .conditional = supply->conditional,
    };
    return true;
}
