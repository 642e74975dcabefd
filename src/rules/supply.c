/* SPDX-License-Identifier: MIT */
/* Prescriptions: what to hand out, and by when the next one is needed; and the bridges at gates. */
#include "need.h"
#include "plan.h"
#include "split.h"

/*@ // The milligrams in so many tablets of each strength.
    logic integer larger_amount_mg{L}(bac_amount *by_strength) =
      20 * by_strength[1].tablets + 30 * by_strength[2].tablets + 40 * by_strength[3].tablets;
    logic integer amount_mg{L}(bac_amount *by_strength) =
      10 * by_strength[0].tablets + larger_amount_mg(by_strength);
    // Tablets that make so many milligrams, with half a tablet of 10 mg over at most, in boxes that are not too many.
    predicate makes{L}(bac_amount *by_strength, integer total_mg) =
      total_mg <= amount_mg(by_strength) < total_mg + BAC_TABLET;
    predicate boxed{L}(bac_amount *amount) =
      amount->tablets <= BAC_BOX_TABLETS * amount->boxes < amount->tablets + BAC_BOX_TABLETS;
    predicate all_boxed{L}(bac_amount *by_strength) = boxed(&by_strength[0]) && boxed(&by_strength[1]) &&
      boxed(&by_strength[2]) && boxed(&by_strength[3]);

    predicate holds_day{L}(bac_plan *plan, integer b, integer day) =
      0 <= b < plan->count && days_upto(plan, b) < day <= days_upto(plan, b + 1);
    // The dose before the gate is that of the day before it, where the plan has one.
    predicate comes_after{L}(bac_plan *plan, bac_gate *gate) = gate->day > 1 ==>
      \forall integer b; holds_day(plan, b, gate->day - 1) ==> plan->block[b].dose_mg == gate->before_mg; */

/*@ requires 0 < unit <= BAC_BOX_TABLETS && amount <= UINT32_MAX - BAC_BOX_TABLETS;
    assigns \nothing;
    ensures unit == BAC_TABLET ==> amount <= BAC_TABLET * \result < amount + BAC_TABLET;
    ensures unit == BAC_BOX_TABLETS ==> amount <= BAC_BOX_TABLETS * \result < amount + BAC_BOX_TABLETS; */
static uint32_t rounded_up(uint32_t amount, uint32_t unit)
{
    return (amount + unit - 1) / unit;
}

/* Tablets of more than 10 mg that such a day takes. None where its intakes are not known, are no multiples of
 * BAC_DOSE_STEP or do not add up to its dose: then all of it is counted in tablets of 10 mg. */
static void count_larger(const bac_dispensing *how, const bac_block *block, uint8_t larger[BAC_STRENGTHS])
{
    uint16_t intake_mg[BAC_INTAKES_MAX];
    unsigned sum_mg = 0;
    bool on_grid = true;
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        larger[k] = 0;
    }
    if (how->strengths <= BAC_10_MG) {
        return;
    }
    const unsigned count = bac_block_intakes(block, &how->split, intake_mg);
    for (unsigned i = 0; i < count; i++) {
        sum_mg += intake_mg[i];
        on_grid = on_grid && bac_on_grid(intake_mg[i]);
    }
    for (unsigned i = 0; i < count && on_grid && sum_mg == block->dose_mg; i++) {
        bac_tablets tablets;
        bac_make_tablets(how->strengths, intake_mg[i], &tablets);
        for (unsigned k = 1; k < BAC_STRENGTHS; k++) {
            larger[k] = (uint8_t)(larger[k] + tablets.whole[k]);
        }
    }
}

/* What larger tablets do not make of a total is made of those of 10 mg, the last half rounded up. */
/*@ requires \valid(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires larger_amount_mg(by_strength) <= total_mg <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    assigns by_strength[0].tablets, by_strength[0 .. BAC_STRENGTHS - 1].boxes;
    ensures makes(by_strength, total_mg);
    ensures all_boxed(by_strength); */
static void count_boxes(uint32_t total_mg, bac_amount by_strength[BAC_STRENGTHS])
{
    uint32_t rest_mg = total_mg;
    /*@ loop invariant 1 <= k <= BAC_STRENGTHS;
        loop invariant rest_mg == total_mg - (k > 1 ? 20 * by_strength[1].tablets : 0) -
          (k > 2 ? 30 * by_strength[2].tablets : 0) - (k > 3 ? 40 * by_strength[3].tablets : 0);
        loop assigns k, rest_mg;
        loop variant BAC_STRENGTHS - k; */
    for (unsigned k = 1; k < BAC_STRENGTHS; k++) {
        //@ assert k == 1 || k == 2 || k == 3;
        rest_mg -= by_strength[k].tablets * bac_strength_mg(k);
    }
    by_strength[0].tablets = rounded_up(rest_mg, BAC_TABLET);
    /*@ loop invariant k <= BAC_STRENGTHS;
        loop invariant k > 0 ==> boxed(&by_strength[0]);
        loop invariant k > 1 ==> boxed(&by_strength[1]);
        loop invariant k > 2 ==> boxed(&by_strength[2]);
        loop invariant k > 3 ==> boxed(&by_strength[3]);
        loop assigns k, by_strength[0 .. BAC_STRENGTHS - 1].boxes;
        loop variant BAC_STRENGTHS - k; */
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        //@ assert k == 0 || k == 1 || k == 2 || k == 3;
        by_strength[k].boxes = rounded_up(by_strength[k].tablets, BAC_BOX_TABLETS);
    }
}

/*@ requires \valid_read(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires \forall integer m; 0 <= m < BAC_STRENGTHS ==> by_strength[m].tablets <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    assigns \nothing;
    ensures \result == by_strength[0].tablets + by_strength[1].tablets + by_strength[2].tablets +
      by_strength[3].tablets; */
static uint32_t all_tablets(const bac_amount by_strength[BAC_STRENGTHS])
{
    uint32_t tablets = 0;
    /*@ loop invariant k <= BAC_STRENGTHS;
        loop invariant tablets == (k > 0 ? by_strength[0].tablets : 0) + (k > 1 ? by_strength[1].tablets : 0) +
          (k > 2 ? by_strength[2].tablets : 0) + (k > 3 ? by_strength[3].tablets : 0);
        loop assigns k, tablets;
        loop variant BAC_STRENGTHS - k; */
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        tablets += by_strength[k].tablets;
    }
    return tablets;
}

/*@ requires \valid_read(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires \forall integer m; 0 <= m < BAC_STRENGTHS ==> by_strength[m].boxes <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    assigns \nothing;
    ensures \result == by_strength[0].boxes + by_strength[1].boxes + by_strength[2].boxes +
      by_strength[3].boxes; */
static uint32_t all_boxes(const bac_amount by_strength[BAC_STRENGTHS])
{
    uint32_t boxes = 0;
    /*@ loop invariant k <= BAC_STRENGTHS;
        loop invariant boxes == (k > 0 ? by_strength[0].boxes : 0) + (k > 1 ? by_strength[1].boxes : 0) +
          (k > 2 ? by_strength[2].boxes : 0) + (k > 3 ? by_strength[3].boxes : 0);
        loop assigns k, boxes;
        loop variant BAC_STRENGTHS - k; */
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        boxes += by_strength[k].boxes;
    }
    return boxes;
}

/*@ requires \valid_read(supply) && \valid_read(supply->plan) && supply->block < BAC_BLOCKS_MAX;
    assigns \nothing;
    ensures \result == supply->plan->block[supply->block].dose_mg; */
static uint16_t dose_of(const bac_supply *supply)
{
    return supply->plan->block[supply->block].dose_mg;
}

/*@ requires \valid_read(supply) && \valid_read(supply->plan) && supply->block < BAC_BLOCKS_MAX;
    requires \valid_read(supply->gates) && supply->gates->count <= BAC_GATES_MAX;
    assigns \nothing;
    ensures \result == waits_upto(supply->gates, supply->gates->count, supply->day,
      supply->plan->block[supply->block].dose_mg); */
static bac_gate_set waits_of(const bac_supply *supply)
{
    return bac_gates_waiting(supply->gates, supply->day, dose_of(supply));
}

/* The last day, up to `last_day`, that is like the one reached: of its block, and before the next gate. */
/*@ requires \valid_read(supply) && \valid_read(supply->gates) && supply->gates->count <= BAC_GATES_MAX;
    requires supply->day <= supply->block_last && supply->day <= last_day;
    assigns \nothing;
    ensures supply->day <= \result <= supply->block_last && \result <= last_day;
    ensures \forall integer i; 0 <= i < supply->gates->count ==>
      supply->gates->gate[i].day <= supply->day || \result < supply->gates->gate[i].day; */
static uint16_t alike_until(const bac_supply *supply, uint16_t last_day)
{
    uint16_t until_day = supply->block_last < last_day ? supply->block_last : last_day;
    /*@ loop invariant i <= supply->gates->count;
        loop invariant supply->day <= until_day <= supply->block_last && until_day <= last_day;
        loop invariant \forall integer k; 0 <= k < i ==>
          supply->gates->gate[k].day <= supply->day || until_day < supply->gates->gate[k].day;
        loop assigns i, until_day;
        loop variant supply->gates->count - i; */
    for (unsigned i = 0; i < supply->gates->count; i++) {
        const uint16_t gate_day = supply->gates->gate[i].day;
        if (gate_day > supply->day && gate_day <= until_day) {
            until_day = (uint16_t)(gate_day - 1);
        }
    }
    return until_day;
}

/* Moves on to the day after one of the block, which may lie past the plan. */
static void move_past(bac_supply *supply, uint16_t last_day)
{
    if (last_day == supply->block_last && last_day < supply->days) {
        supply->block++;
        supply->block_last = (uint16_t)(supply->block_last + supply->plan->block[supply->block].days);
        count_larger(&supply->how, &supply->plan->block[supply->block], supply->larger);
    }
    supply->day = (uint16_t)(last_day + 1);
}

/* Moves on to a day on which something is taken. */
static void pass_pause(bac_supply *supply)
{
    while (supply->day <= supply->days && dose_of(supply) == 0) {
        move_past(supply, supply->block_last);
    }
}

void bac_supply_begin(bac_supply *supply, const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how)
{
    *supply = (bac_supply){
        .plan = plan,
        .gates = gates,
        .how = *how,
        .days = (uint16_t)bac_plan_days(plan),
        .day = 1,
        .block = 0,
        .block_last = plan->block[0].days,
    };
    if (supply->days > 0) {
        count_larger(how, &plan->block[0], supply->larger);
    }
    pass_pause(supply);
}

/* What the days take, from the one reached up to `last_day`. */
static void count_tablets(const bac_supply *supply, uint16_t last_day, bac_prescription *prescription)
{
    const uint32_t days = last_day + 1u - supply->day;
    prescription->total_mg += dose_of(supply) * days;
    prescription->last_day = last_day;
    for (unsigned k = 1; k < BAC_STRENGTHS; k++) {
        prescription->by_strength[k].tablets += supply->larger[k] * days;
    }
}

/* [R-prescription-periods] [R-prescription-totals] [R-prescription-due] */
/*@ requires \valid(supply) && \valid(prescription);
    ensures \result ==> prescription->first_day == \old(supply->day);
    ensures \result ==> prescription->last_day < prescription->first_day + supply->how.prescription_days; */
bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    if (supply->day > supply->days) {
        return false;
    }
    const uint16_t first_day = supply->day;
    const bac_gate_set gates = waits_of(supply);
    const uint32_t longest = first_day + supply->how.prescription_days - 1u;
    const uint16_t most = longest < supply->days ? (uint16_t)longest : supply->days;
    *prescription = (bac_prescription){.first_day = first_day, .gates = gates};
    do {
        const uint16_t last_day = alike_until(supply, most);
        if (dose_of(supply) > 0) {
            count_tablets(supply, last_day, prescription);
        }
        move_past(supply, last_day);
    } while (supply->day <= most && waits_of(supply) == gates);
    pass_pause(supply);
    count_boxes(prescription->total_mg, prescription->by_strength);
    prescription->tablets = all_tablets(prescription->by_strength);
    prescription->boxes = all_boxes(prescription->by_strength);
    prescription->next_due_day = supply->day > supply->days && prescription->last_day < supply->days ? 0 : supply->day;
    return true;
}

/* The intakes of the day before the gate: of its block where that says them and was not before day 1. */
/*@ requires \valid_read(plan) && \valid_read(gate) && plan->count <= BAC_BLOCKS_MAX && comes_after(plan, gate);
    requires 0 < gate->day && gate->before_mg <= BAC_DOSE_MAX;
    requires \forall integer i; 0 <= i < plan->count ==> sound_intakes(&plan->block[i]);
    assigns \nothing;
    ensures \result.dose_mg == gate->before_mg && \result.intake_count <= BAC_INTAKES_MAX;
    ensures \result.intake_count == 0 || \exists integer b; holds_day(plan, b, gate->day - 1) &&
      \result.intake_count == plan->block[b].intake_count &&
      \forall integer i; 0 <= i < BAC_INTAKES_MAX ==> \result.intake_mg[i] == plan->block[b].intake_mg[i]; */
static bac_block day_before(const bac_plan *plan, const bac_gate *gate)
{
    uint32_t last_day = 0;
    /*@ loop invariant b <= plan->count && last_day == days_upto(plan, b) && last_day <= b * UINT16_MAX;
        loop invariant b > 0 ==> last_day < gate->day - 1;
        loop assigns b, last_day;
        loop variant plan->count - b; */
    for (unsigned b = 0; b < plan->count && gate->day > 1; b++) {
        last_day += plan->block[b].days;
        if (last_day >= gate->day - 1u) {
            //@ assert holds_day(plan, b, gate->day - 1);
            return plan->block[b];
        }
    }
    return (bac_block){.dose_mg = gate->before_mg};
}

/* [R-bridge] */
bool bac_bridge_next(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, uint16_t after_day,
                     bac_bridge *bridge)
{
    for (unsigned i = 0; i < gates->count && how->bridge_days > 0; i++) {
        const bac_gate *gate = &gates->gate[i];
        if (gate->day > after_day && gate->before_mg > 0 && bac_on_grid(gate->before_mg)) {
            const bac_block before = day_before(plan, gate);
            uint8_t larger[BAC_STRENGTHS];
            *bridge = (bac_bridge){
                .gate_day = gate->day,
                .dose_mg = gate->before_mg,
                .days = how->bridge_days,
                .total_mg = (uint32_t)gate->before_mg * how->bridge_days,
                .gates = bac_gates_waiting(gates, (uint16_t)(gate->day - 1), gate->before_mg),
            };
            bridge->intake_count = bac_block_intakes(&before, &how->split, bridge->intake_mg);
            count_larger(how, &before, larger);
            for (unsigned k = 1; k < BAC_STRENGTHS; k++) {
                bridge->by_strength[k].tablets = (uint32_t)larger[k] * how->bridge_days;
            }
            count_boxes(bridge->total_mg, bridge->by_strength);
            bridge->tablets = all_tablets(bridge->by_strength);
            bridge->boxes = all_boxes(bridge->by_strength);
            return true;
        }
    }
    return false;
}
