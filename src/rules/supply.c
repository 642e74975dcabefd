/* SPDX-License-Identifier: MIT */
/* Prescriptions: what to hand out, and by when the next one is needed; and the bridges at gates. */
#include "supply.h"

static uint32_t rounded_up(uint32_t amount, uint32_t unit)
{
    return (amount + unit - 1) / unit;
}

static void set_none(uint64_t larger[BAC_STRENGTHS])
{
    larger[0] = larger[1] = larger[2] = larger[3] = 0;
}

/* Adds the tablets of more than 10 mg that an intake takes. */
static void add_larger(bac_strengths strengths, uint16_t intake_mg, uint64_t larger[BAC_STRENGTHS])
{
    bac_tablets tablets;
    bac_make_tablets(strengths, intake_mg, &tablets);
    //@ assert 20 * tablets.whole[1] + 30 * tablets.whole[2] + 40 * tablets.whole[3] <= intake_mg;
    larger[1] += tablets.whole[1];
    larger[2] += tablets.whole[2];
    larger[3] += tablets.whole[3];
}

/* Tablets of more than 10 mg that such a day takes. None where its intakes are not known, are no multiples of
 * BAC_DOSE_STEP or do not add up to its dose: then all of it is counted in tablets of 10 mg. */
static void count_larger(const bac_dispensing *how, const bac_block *block, uint64_t larger[BAC_STRENGTHS])
{
    uint16_t intake_mg[BAC_INTAKES_MAX];
    const unsigned count = how->strengths > BAC_10_MG ? bac_block_intakes(block, &how->split, intake_mg) : 0;
    uint16_t rest_mg = block->dose_mg; /* the intakes to come */
    unsigned i = 0;
    set_none(larger);
    /*@ loop invariant i <= count && larger_mg(larger) + rest_mg <= block->dose_mg;
        loop assigns i, rest_mg, larger[0], larger[1], larger[2], larger[3];
        loop variant count - i; */
    while (i < count && intake_mg[i] <= rest_mg && bac_on_grid(intake_mg[i])) {
        add_larger(how->strengths, intake_mg[i], larger);
        rest_mg = (uint16_t)(rest_mg - intake_mg[i]);
        i++;
    }
    if (i < count || rest_mg > 0) {
        set_none(larger);
    }
}

static void count_from_none(uint32_t *total_mg, bac_amount by_strength[BAC_STRENGTHS])
{
    *total_mg = 0;
    by_strength[1].tablets = by_strength[2].tablets = by_strength[3].tablets = 0;
}

/* Adds what so many days of a dose take: its milligrams, and the tablets of more than 10 mg. */
static void take_days(const uint64_t larger[BAC_STRENGTHS], uint16_t dose_mg, uint64_t days, uint32_t *total_mg,
                      bac_amount by_strength[BAC_STRENGTHS])
{
    // Day by day both grow, the tablets by no more than the dose.
    //@ ghost int day = 0;
    /*@ ghost
        /@ loop invariant 0 <= day <= days;
           loop invariant 0 <= dose_mg * day <= BAC_DOSE_MAX * day;
           loop invariant 0 <= larger[1] * day && 0 <= larger[2] * day && 0 <= larger[3] * day;
           loop invariant 20 * (larger[1] * day) + 30 * (larger[2] * day) + 40 * (larger[3] * day) <= dose_mg * day;
           loop assigns day;
           loop variant days - day; @/
        while (day < days) {
            day = day + 1;
        }
    */
    //@ assert day == days;
    //@ assert dose_mg * days <= BAC_DOSE_MAX * days;
    //@ assert 20 * (larger[1] * days) + 30 * (larger[2] * days) + 40 * (larger[3] * days) <= dose_mg * days;
    const uint32_t of_20_mg = (uint32_t)(larger[1] * days);
    const uint32_t of_30_mg = (uint32_t)(larger[2] * days);
    const uint32_t of_40_mg = (uint32_t)(larger[3] * days);
    *total_mg += (uint32_t)(dose_mg * days);
    by_strength[1].tablets += of_20_mg;
    by_strength[2].tablets += of_30_mg;
    by_strength[3].tablets += of_40_mg;
}

/* What larger tablets do not make of a total is made of those of 10 mg, the last half rounded up. */
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
        loop assigns k, by_strength[0].boxes, by_strength[1].boxes, by_strength[2].boxes, by_strength[3].boxes;
        loop variant BAC_STRENGTHS - k; */
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        //@ assert k == 0 || k == 1 || k == 2 || k == 3;
        by_strength[k].boxes = rounded_up(by_strength[k].tablets, BAC_BOX_TABLETS);
    }
}

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

/* The tablets and boxes of each strength that make a total, where the larger tablets are counted, and of all. */
static void add_up(uint32_t total_mg, bac_amount by_strength[BAC_STRENGTHS], uint32_t *tablets, uint32_t *boxes)
{
    count_boxes(total_mg, by_strength);
    *tablets = all_tablets(by_strength);
    //@ assert total_mg <= amount_mg(by_strength);
    //@ assert amount_mg(by_strength) < total_mg + BAC_TABLET;
    //@ assert boxed(&by_strength[0]);
    //@ assert boxed(&by_strength[1]);
    //@ assert boxed(&by_strength[2]);
    //@ assert boxed(&by_strength[3]);
    *boxes = all_boxes(by_strength);
}

static uint16_t dose_of(const bac_supply *supply)
{
    return supply->plan->block[supply->block].dose_mg;
}

static bac_gate_set waits_of(const bac_supply *supply)
{
    return bac_gates_waiting(supply->gates, (uint16_t)supply->day, dose_of(supply));
}

/* The last day, up to `last_day`, that is like the one reached: of its block, and before the next gate. */
static uint64_t alike_until(const bac_supply *supply, uint64_t last_day)
{
    uint64_t until_day = supply->block_last < last_day ? supply->block_last : last_day;
    /*@ loop invariant i <= supply->gates->count;
        loop invariant supply->day <= until_day <= supply->block_last && until_day <= last_day;
        loop invariant \forall integer k; 0 <= k < i ==>
          supply->gates->gate[k].day <= supply->day || until_day < supply->gates->gate[k].day;
        loop assigns i, until_day;
        loop variant supply->gates->count - i; */
    for (unsigned i = 0; i < supply->gates->count; i++) {
        const uint16_t gate_day = supply->gates->gate[i].day;
        if (gate_day > supply->day && gate_day <= until_day) {
            until_day = gate_day - 1u;
        }
    }
    return until_day;
}

/* Moves on to the next block of the plan. */
static void enter_next(bac_supply *supply)
{
    supply->block++;
    supply->block_last += supply->plan->block[supply->block].days;
    count_larger(supply->how, &supply->plan->block[supply->block], supply->larger);
}

/*@ lemma mg_of_sum: \forall integer dose_mg, a, b, c; 0 <= b && 0 <= c && a == b + c ==>
      mg_of(dose_mg, a) == mg_of(dose_mg, b) + mg_of(dose_mg, c); */

/* Moves on to the day after one of the block, which may lie past the plan. */
static void move_past(bac_supply *supply, uint64_t last_day)
{
    /*@ assert mg_before(supply->plan, supply->block, last_day + 1) == mg_before(supply->plan, supply->block,
          supply->day) + mg_of(supply->plan->block[supply->block].dose_mg, last_day + 1 - supply->day); */
    /*@ assert last_day == supply->block_last ==> last_day - days_upto(supply->plan, supply->block) ==
          supply->plan->block[supply->block].days; */
    /*@ assert last_day == supply->block_last ==> mg_before(supply->plan, supply->block, last_day + 1) ==
          mg_upto(supply->plan, supply->block + 1); */
    //@ assert last_day == supply->block_last ==> days_upto(supply->plan, supply->block + 1) == last_day;
    /*@ assert last_day == supply->block_last ==> mg_before(supply->plan, supply->block + 1, last_day + 1) ==
          mg_before(supply->plan, supply->block, last_day + 1); */
    if (last_day == supply->block_last && supply->block + 1 < supply->plan->count) {
        enter_next(supply);
    }
    /*@ assert supply->block == \at(supply->block, Pre) || (last_day == \at(supply->block_last, Pre) && supply->block
          == \at(supply->block, Pre) + 1); */
    /*@ assert mg_before(supply->plan, supply->block, last_day + 1) == \at(mg_before(supply->plan, supply->block,
          last_day + 1), Pre); */
    supply->day = last_day + 1;
}

/* Moves on to a day on which something is taken. */
static void pass_pause(bac_supply *supply)
{
    /*@ loop invariant sound_walk(supply);
        loop invariant sound_place(supply);
        loop invariant supply->day >= \at(supply->day, Pre);
        loop invariant mg_before(supply->plan, supply->block, supply->day) ==
          \at(mg_before(supply->plan, supply->block, supply->day), Pre);
        loop assigns supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1],
          supply->larger[2], supply->larger[3];
        loop variant supply->days - supply->day; */
    while (supply->day <= supply->days && dose_of(supply) == 0) {
        move_past(supply, supply->block_last);
    }
}

/* What the days take, from the one reached up to `last_day`. */
static void count_tablets(const bac_supply *supply, uint64_t last_day, bac_prescription *prescription)
{
    const uint64_t days = last_day + 1 - supply->day;
    take_days(supply->larger, dose_of(supply), days, &prescription->total_mg, prescription->by_strength);
}

/* Takes the days that are like the one reached, up to `most`. Returns the last of them. */
static uint64_t take_alike(bac_supply *supply, uint64_t most, bac_prescription *prescription)
{
    const uint64_t last_day = alike_until(supply, most);
    count_tablets(supply, last_day, prescription);
    /*@ assert prescription->total_mg == \at(prescription->total_mg, Pre) +
          mg_of(supply->plan->block[supply->block].dose_mg, last_day + 1 - supply->day); */
    /*@ assert mg_before(supply->plan, supply->block, supply->day) == \at(mg_before(supply->plan, supply->block,
          supply->day), Pre); */
    move_past(supply, last_day);
    //@ assert larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    return last_day;
}

/* Takes the days up to `most` that wait for the same gates. Returns the last on which something is taken. */
static uint64_t take_period(bac_supply *supply, uint64_t most, bac_prescription *prescription)
{
    const bac_gate_set gates = waits_of(supply);
    uint64_t taken_day = supply->day;
    count_from_none(&prescription->total_mg, prescription->by_strength);
    //@ assert supply->gates->count <= BAC_GATES_MAX;
    //@ assert larger_amount_mg((bac_amount *)prescription->by_strength) == 0;
    /*@ loop invariant sound_walk(supply);
        loop invariant sound_place(supply);
        loop invariant \at(supply->day, Pre) <= taken_day <= most && supply->day <= most;
        loop invariant taken_day <= supply->day && \at(supply->day, Pre) <= supply->day;
        loop invariant prescription->total_mg == mg_before(supply->plan, supply->block, supply->day) -
          \at(mg_before(supply->plan, supply->block, supply->day), Pre);
        loop invariant prescription->total_mg <= BAC_DOSE_MAX * (supply->day - 1);
        loop invariant larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
        loop assigns taken_day, supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1],
          supply->larger[2],
          supply->larger[3], prescription->total_mg, prescription->by_strength[1].tablets,
          prescription->by_strength[2].tablets, prescription->by_strength[3].tablets;
        loop variant most - supply->day; */
    do {
        const bool taken = dose_of(supply) > 0;
        const uint64_t last_day = take_alike(supply, most, prescription);
        taken_day = taken ? last_day : taken_day;
    } while (supply->day <= most && waits_of(supply) == gates);
    return taken_day;
}

/* A period's days, and that by which the next prescription is needed: once the walk stands there. */
static void date_period(const bac_supply *supply, uint64_t first_day, uint64_t last_day, bac_gate_set gates,
                        bac_prescription *prescription)
{
    /*@ assert \forall integer i; 0 <= i < supply->plan->count ==> 0 < supply->plan->block[i].days &&
          supply->plan->block[i].dose_mg <= BAC_DOSE_MAX && sound_intakes(&supply->plan->block[i]); */
    prescription->first_day = (uint16_t)first_day;
    prescription->last_day = (uint16_t)last_day;
    prescription->next_due_day = supply->day > supply->days && last_day < supply->days ? 0 : (uint16_t)supply->day;
    prescription->gates = gates;
    //@ assert supply->plan->count == \at(supply->plan->count, Pre);
    /*@ assert \forall integer k; 0 <= k < supply->plan->count ==>
          supply->plan->block[k].dose_mg == \at(supply->plan->block[k].dose_mg, Pre); */
    /*@ assert \forall integer k; 0 <= k < supply->plan->count ==>
          supply->plan->block[k].days == \at(supply->plan->block[k].days, Pre); */
    /*@ ghost
        /@ loop invariant 0 <= i <= supply->plan->count;
           loop invariant \forall integer n; 0 <= n <= i ==> days_upto(supply->plan, n) ==
             days_upto{Pre}(supply->plan, n);
           loop invariant \forall integer n; 0 <= n <= i ==> mg_upto(supply->plan, n) == mg_upto{Pre}(supply->plan, n);
           loop assigns i;
           loop variant supply->plan->count - i; @/
        for (int i = 0; i < supply->plan->count; i++) {
        } // the plan is as it was
    */
    //@ assert supply->block < supply->plan->count;
    //@ assert supply->plan->block[supply->block].dose_mg == \at(supply->plan->block[supply->block].dose_mg, Pre);
    //@ assert days_upto(supply->plan, supply->plan->count) == supply->days;
    //@ assert days_upto(supply->plan, supply->block) == \at(days_upto(supply->plan, supply->block), Pre);
    //@ assert mg_upto(supply->plan, supply->block) == \at(mg_upto(supply->plan, supply->block), Pre);
    /*@ assert supply->day - 1 - days_upto(supply->plan, supply->block) == \at(supply->day - 1 -
          days_upto(supply->plan, supply->block), Pre); */
    /*@ assert mg_of(supply->plan->block[supply->block].dose_mg, supply->day - 1 - days_upto(supply->plan,
          supply->block)) == \at(mg_of(supply->plan->block[supply->block].dose_mg, supply->day - 1 -
          days_upto(supply->plan, supply->block)), Pre); */
    /*@ assert mg_before(supply->plan, supply->block, supply->day) == \at(mg_before(supply->plan, supply->block,
          supply->day), Pre); */
    //@ assert days_upto(supply->plan, supply->block + 1) == \at(days_upto(supply->plan, supply->block + 1), Pre);
    //@ assert days_upto(supply->plan, supply->block + 1) == supply->block_last;
    //@ assert \forall integer i; 0 <= i < supply->plan->count ==> 0 < supply->plan->block[i].days;
    //@ assert \forall integer i; 0 <= i < supply->plan->count ==> supply->plan->block[i].dose_mg <= BAC_DOSE_MAX;
    //@ assert \forall integer i; 0 <= i < supply->plan->count ==> sound_block(&supply->plan->block[i]);
}

/* What the tablets of a period come to, and its days. */
static void finish_period(const bac_supply *supply, uint64_t first_day, uint64_t last_day, bac_gate_set gates,
                          bac_prescription *prescription)
{
    add_up(prescription->total_mg, prescription->by_strength, &prescription->tablets, &prescription->boxes);
    //@ assert supply->gates->count == \at(supply->gates->count, Pre);
    date_period(supply, first_day, last_day, gates, prescription);
}

/*@ requires \valid(supply) && \valid_read(plan) && \valid_read(gates) && \valid_read(how);
    requires \separated(supply, plan, gates, how) && gates->count <= BAC_GATES_MAX && valid_split(&how->split);
    requires 0 < how->prescription_days <= BAC_PRESCRIPTION_DAYS_MAX && plan->count <= BAC_BLOCKS_MAX;
    requires days_upto(plan, plan->count) <= BAC_DAYS_MAX;
    requires \forall integer i; 0 <= i < plan->count ==> sound_block(&plan->block[i]);
    assigns *supply;
    ensures sound_walk(supply);
    ensures plan->count > 0 ==> sound_place(supply);
    ensures plan->count > 0 ==> mg_before(plan, supply->block, supply->day) == 0;
    ensures supply->day <= supply->days ==> plan->block[supply->block].dose_mg > 0;
    ensures plan->count == 0 ==> supply->day > supply->days; */
void bac_supply_begin(bac_supply *supply, const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how)
{
    //@ assert days_upto(plan, 0) == 0 && mg_upto(plan, 0) == 0;
    //@ assert plan->count > 0 ==> days_upto(plan, 1) == plan->block[0].days;
    //@ assert mg_before(plan, 0, 1) == 0;
    /*@ ghost
        /@ loop invariant 0 <= i <= plan->count;
           loop invariant \forall integer n; i <= n <= plan->count ==>
             days_upto(plan, n) <= days_upto(plan, plan->count);
           loop assigns i;
           loop variant i; @/
        for (int i = plan->count; i > 0; i--) {
            /@ assert days_upto(plan, i) == days_upto(plan, i - 1) + plan->block[i - 1].days; @/
            /@ assert days_upto(plan, i - 1) <= days_upto(plan, plan->count); @/
        } // no block ends after the last
    */
    set_none(supply->larger);
    if (plan->count > 0) {
        count_larger(how, &plan->block[0], supply->larger);
    }
    supply->plan = plan;
    supply->gates = gates;
    supply->how = how;
    supply->days = bac_plan_days(plan);
    supply->day = 1;
    supply->block = 0;
    supply->block_last = plan->block[0].days;
    /*@ assert \forall integer n; 0 <= n <= supply->plan->count ==>
          days_upto(supply->plan, n) <= supply->days; */
    //@ assert \forall integer i; 0 <= i < supply->plan->count ==> sound_block(&supply->plan->block[i]);
    //@ assert supply->plan == plan && supply->gates == gates && supply->how == how;
    //@ assert supply->days == days_upto(supply->plan, supply->plan->count);
    //@ assert supply->day == 1 && supply->block == 0 && supply->block_last == plan->block[0].days;
    //@ assert plan->count > 0 ==> larger_mg((uint64_t *)supply->larger) <= plan->block[0].dose_mg;
    //@ assert sound_walk(supply);
    if (plan->count > 0) {
        //@ assert sound_place(supply);
        pass_pause(supply);
    }
}

/* [R-prescription-periods] [R-prescription-totals] [R-prescription-due] */
/*@ requires \valid(supply) && \valid(prescription) && sound_walk(supply);
    requires supply->day <= supply->days ==> sound_place(supply) && supply->plan->block[supply->block].dose_mg > 0;
    requires \separated(prescription, supply, supply->plan, supply->gates) && \separated(prescription, supply->how);
    assigns *supply, *prescription;
    ensures !\result <==> \old(supply->day > supply->days);
    ensures \result ==> prescription->first_day == \old(supply->day);
    ensures \result ==> prescription->first_day <= prescription->last_day < prescription->first_day +
      supply->how->prescription_days;
    ensures \result ==> supply->plan == \old(supply->plan);
    ensures \result ==> sound_walk(supply);
    ensures \result ==> sound_place(supply);
    ensures \result ==> supply->day > supply->days || supply->plan->block[supply->block].dose_mg > 0;
    ensures \result ==> prescription->total_mg ==
      mg_before(supply->plan, supply->block, supply->day) -
      \old(mg_before(supply->plan, supply->block, supply->day));
    ensures \result ==> prescription->total_mg <= amount_mg((bac_amount *)prescription->by_strength);
    ensures \result ==> amount_mg((bac_amount *)prescription->by_strength) < prescription->total_mg + BAC_TABLET;
    ensures \result ==> boxed(&prescription->by_strength[0]);
    ensures \result ==> boxed(&prescription->by_strength[1]);
    ensures \result ==> boxed(&prescription->by_strength[2]);
    ensures \result ==> boxed(&prescription->by_strength[3]);
    ensures \result ==> prescription->tablets == prescription->by_strength[0].tablets +
      prescription->by_strength[1].tablets +
      prescription->by_strength[2].tablets + prescription->by_strength[3].tablets;
    ensures \result ==> prescription->boxes == prescription->by_strength[0].boxes + prescription->by_strength[1].boxes +
      prescription->by_strength[2].boxes + prescription->by_strength[3].boxes; */
bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    if (supply->day > supply->days) {
        return false;
    }
    const uint64_t first_day = supply->day;
    const uint64_t longest = first_day + supply->how->prescription_days - 1;
    const bac_gate_set gates = waits_of(supply);
    const uint64_t last_day = take_period(supply, longest < supply->days ? longest : supply->days, prescription);
    pass_pause(supply);
    finish_period(supply, first_day, last_day, gates, prescription);
    return true;
}

/* The intakes of the day before the gate: of its block where that says them and was not before day 1. */
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

/* What is handed out for its days. */
static void fill_bridge(const bac_dispensing *how, const bac_block *before, bac_bridge *bridge)
{
    uint64_t larger[BAC_STRENGTHS];
    count_from_none(&bridge->total_mg, bridge->by_strength);
    count_larger(how, before, larger);
    //@ assert bridge->total_mg == 0;
    //@ assert bridge->by_strength[1].tablets == 0;
    //@ assert bridge->by_strength[2].tablets == 0;
    //@ assert bridge->by_strength[3].tablets == 0;
    take_days(larger, bridge->dose_mg, bridge->days, &bridge->total_mg, bridge->by_strength);
    add_up(bridge->total_mg, bridge->by_strength, &bridge->tablets, &bridge->boxes);
}

/* The bridge at a gate before which something was taken. */
static void make_bridge(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, const bac_gate *gate,
                        bac_bridge *bridge)
{
    const bac_block before = day_before(plan, gate);
    //@ assert before.dose_mg == gate->before_mg;
    const bac_gate_set waits = bac_gates_waiting(gates, (uint16_t)(gate->day - 1), gate->before_mg);
    bridge->gate_day = gate->day;
    bridge->dose_mg = gate->before_mg;
    bridge->days = how->bridge_days;
    bridge->gates = waits;
    fill_bridge(how, &before, bridge);
    bridge->intake_count = bac_block_intakes(&before, &how->split, bridge->intake_mg);
}

/* [R-bridge] */
/*@ requires \valid_read(plan) && \valid_read(gates) && \valid_read(how) && \valid(bridge);
    requires \separated(bridge, plan) && \separated(bridge, gates) && \separated(bridge, how);
    requires plan->count <= BAC_BLOCKS_MAX && gates->count <= BAC_GATES_MAX;
    requires \forall integer i; 0 <= i < plan->count ==> sound_intakes(&plan->block[i]);
    requires \forall integer i; 0 <= i < gates->count ==> sound_gate(&gates->gate[i]);
    requires \forall integer i; 0 <= i < gates->count ==> comes_after(plan, &gates->gate[i]);
    requires valid_split(&how->split) && how->bridge_days <= BAC_BRIDGE_DAYS_MAX;
    assigns *bridge;
    ensures \result ==> bridge->gate_day > after_day && bridge->dose_mg > 0 && bridge->days == \old(how->bridge_days);
    ensures of_gate: \result ==> \exists integer i; 0 <= i < \old(gates->count) &&
      \at(gates->gate[i].day, Pre) == bridge->gate_day && \at(gates->gate[i].before_mg, Pre) == bridge->dose_mg;
    ensures day_before: \result && bridge->gate_day > 1 ==> \forall integer b;
      holds_day{Pre}(plan, b, \at(bridge->gate_day, Post) - 1) ==> \at(plan->block[b].dose_mg, Pre) == bridge->dose_mg;
    ensures \result ==> bridge->total_mg == bridge->dose_mg * bridge->days;
    ensures \result ==> bridge->total_mg <= amount_mg((bac_amount *)bridge->by_strength);
    ensures \result ==> amount_mg((bac_amount *)bridge->by_strength) < bridge->total_mg + BAC_TABLET;
    ensures \result ==> boxed(&bridge->by_strength[0]);
    ensures \result ==> boxed(&bridge->by_strength[1]);
    ensures \result ==> boxed(&bridge->by_strength[2]);
    ensures \result ==> boxed(&bridge->by_strength[3]);
    ensures \result ==> bridge->tablets == bridge->by_strength[0].tablets + bridge->by_strength[1].tablets +
      bridge->by_strength[2].tablets + bridge->by_strength[3].tablets;
    ensures \result ==> bridge->boxes == bridge->by_strength[0].boxes + bridge->by_strength[1].boxes +
      bridge->by_strength[2].boxes + bridge->by_strength[3].boxes; */
bool bac_bridge_next(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, uint16_t after_day,
                     bac_bridge *bridge)
{
    /*@ loop invariant i <= gates->count;
        loop assigns i;
        loop variant gates->count - i; */
    for (unsigned i = 0; i < gates->count && how->bridge_days > 0; i++) {
        const bac_gate *gate = &gates->gate[i];
        if (gate->day > after_day && gate->before_mg > 0 && bac_on_grid(gate->before_mg)) {
            make_bridge(plan, gates, how, gate, bridge);
            //@ assert \at(gates->gate[\at(i, Here)].day, Pre) == bridge->gate_day;
            //@ assert \at(gates->gate[\at(i, Here)].before_mg, Pre) == bridge->dose_mg;
            return true;
        }
    }
    return false;
}
