/* SPDX-License-Identifier: MIT */
/* Prescriptions: what to hand out, and by when the next one is needed; and the bridges at gates. */
#include "plan.h"

static uint32_t rounded_up(uint32_t amount, uint32_t unit)
{
    return (amount + unit - 1) / unit;
}

static uint16_t dose_of(const bac_supply *supply)
{
    return supply->plan->block[supply->block].dose_mg;
}

static bac_gate_set waits_of(const bac_supply *supply)
{
    return bac_gates_waiting(supply->gates, supply->day, dose_of(supply));
}

/* Moves on to the next day, which may lie past the plan. */
static void turn_day(bac_supply *supply)
{
    if (supply->day == supply->block_last && supply->day < supply->days) {
        supply->block++;
        supply->block_last = (uint16_t)(supply->block_last + supply->plan->block[supply->block].days);
    }
    supply->day++;
}

/* Moves on to a day on which something is taken. */
static void pass_pause(bac_supply *supply)
{
    while (supply->day <= supply->days && dose_of(supply) == 0) {
        turn_day(supply);
    }
}

void bac_supply_begin(bac_supply *supply, const bac_plan *plan, const bac_gates *gates, uint16_t length)
{
    *supply = (bac_supply){
        .plan = plan,
        .gates = gates,
        .length = length,
        .days = (uint16_t)bac_plan_days(plan),
        .day = 1,
        .block = 0,
        .block_last = plan->block[0].days,
    };
    pass_pause(supply);
}

/*@ requires \valid(supply) && \valid(prescription);
    ensures \result ==> prescription->first_day == \old(supply->day);
    ensures \result ==> prescription->last_day < prescription->first_day + supply->length; */
bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    if (supply->day > supply->days) {
        return false;
    }
    const uint16_t first_day = supply->day;
    const bac_gate_set gates = waits_of(supply);
    uint16_t last_day = first_day;
    uint32_t total_mg = 0;
    do {
        if (dose_of(supply) > 0) {
            total_mg += dose_of(supply);
            last_day = supply->day;
        }
        turn_day(supply);
    } while (supply->day <= supply->days && supply->day < first_day + supply->length && waits_of(supply) == gates);
    pass_pause(supply);
    const uint32_t tablets = rounded_up(total_mg, BAC_TABLET);
    *prescription = (bac_prescription){
        .first_day = first_day,
        .last_day = last_day,
        .total_mg = total_mg,
        .tablets = tablets,
        .boxes = rounded_up(tablets, BAC_BOX_TABLETS),
        .next_due_day = supply->day > supply->days && last_day < supply->days ? 0 : supply->day,
        .gates = gates,
    };
    return true;
}

bool bac_bridge_next(const bac_gates *gates, uint16_t days, uint16_t after_day, bac_bridge *bridge)
{
    if (days == 0) {
        return false;
    }
    for (unsigned i = 0; i < gates->count; i++) {
        const bac_gate *gate = &gates->gate[i];
        if (gate->day > after_day && gate->before_mg > 0 && bac_on_grid(gate->before_mg)) {
            const uint32_t total_mg = (uint32_t)gate->before_mg * days;
            const uint32_t tablets = rounded_up(total_mg, BAC_TABLET);
            *bridge = (bac_bridge){
                .gate_day = gate->day,
                .dose_mg = gate->before_mg,
                .days = days,
                .total_mg = total_mg,
                .tablets = tablets,
                .boxes = rounded_up(tablets, BAC_BOX_TABLETS),
                .gates = bac_gates_waiting(gates, (uint16_t)(gate->day - 1), gate->before_mg),
            };
            return true;
        }
    }
    return false;
}
