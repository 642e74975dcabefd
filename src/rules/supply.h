/* SPDX-License-Identifier: MIT */
/* What the functions of prescriptions and bridges promise to the proof, so that supply.c reads as a page. */
#ifndef BAC_RULES_SUPPLY_H
#define BAC_RULES_SUPPLY_H

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

    // The milligrams in a day's tablets of more than 10 mg.
    logic integer larger_mg{L}(uint64_t *larger) = 20 * larger[1] + 30 * larger[2] + 40 * larger[3];

    // The milligrams of days of a dose; of the first n blocks; of the days before one that a block holds, or is after.
    logic integer mg_of(integer dose_mg, integer days) = days <= 0 ? 0 : dose_mg * days;
    logic integer mg_upto{L}(bac_plan *plan, integer n) =
      n <= 0 ? 0 : mg_upto(plan, n - 1) + mg_of(plan->block[n - 1].dose_mg, plan->block[n - 1].days);
    logic integer mg_before{L}(bac_plan *plan, integer block, integer day) =
      mg_upto(plan, block) + mg_of(plan->block[block].dose_mg, day - 1 - days_upto(plan, block));

    predicate sound_block{L}(bac_block *block) =
      0 < block->days && block->dose_mg <= BAC_DOSE_MAX && sound_intakes(block);
    predicate sound_walk{L}(bac_supply *supply) =
      \valid_read(supply->plan) && \valid_read(supply->gates) && \separated(supply, supply->plan, supply->gates) &&
      \valid_read(supply->how) && \separated(supply, supply->how, supply->plan) &&
      supply->gates->count <= BAC_GATES_MAX && valid_split(&supply->how->split) &&
      0 < supply->how->prescription_days <= BAC_PRESCRIPTION_DAYS_MAX && supply->plan->count <= BAC_BLOCKS_MAX &&
      supply->days == days_upto(supply->plan, supply->plan->count) && supply->days <= BAC_DAYS_MAX &&
      (\forall integer n; 0 <= n <= supply->plan->count ==> days_upto(supply->plan, n) <= supply->days) &&
      \forall integer i; 0 <= i < supply->plan->count ==> sound_block(&supply->plan->block[i]);
    // The block holds the day; after the last one it is the day before.
    predicate sound_place{L}(bac_supply *supply) =
      supply->block < supply->plan->count && 0 < supply->day && days_upto(supply->plan, supply->block) < supply->day &&
      supply->block_last == days_upto(supply->plan, supply->block + 1) &&
      supply->block_last <= (supply->block + 1) * UINT16_MAX && supply->day <= supply->block_last + 1 &&
      (supply->day <= supply->block_last || supply->block + 1 == supply->plan->count) &&
      larger_mg((uint64_t *)supply->larger) <= supply->plan->block[supply->block].dose_mg;

    predicate holds_day{L}(bac_plan *plan, integer b, integer day) =
      0 <= b < plan->count && days_upto(plan, b) < day <= days_upto(plan, b + 1);
    predicate sound_gate{L}(bac_gate *gate) = 0 < gate->day <= BAC_DAYS_MAX && gate->before_mg <= BAC_DOSE_MAX;
    // The dose before the gate is that of the day before it, where the plan has one.
    predicate comes_after{L}(bac_plan *plan, bac_gate *gate) = gate->day > 1 ==>
      \forall integer b; holds_day(plan, b, gate->day - 1) ==> plan->block[b].dose_mg == gate->before_mg; */

/*@ requires 0 < unit <= BAC_BOX_TABLETS && amount <= UINT32_MAX - BAC_BOX_TABLETS;
    assigns \nothing;
    ensures unit == BAC_TABLET ==> amount <= BAC_TABLET * \result < amount + BAC_TABLET;
    ensures unit == BAC_BOX_TABLETS ==> amount <= BAC_BOX_TABLETS * \result < amount + BAC_BOX_TABLETS; */
static uint32_t rounded_up(uint32_t amount, uint32_t unit);

/*@ requires \valid(larger + (0 .. BAC_STRENGTHS - 1));
    assigns larger[0], larger[1], larger[2], larger[3];
    ensures larger_mg(larger) == 0; */
static void set_none(uint64_t larger[BAC_STRENGTHS]);

/*@ requires \valid(larger + (0 .. BAC_STRENGTHS - 1)) && on_grid(intake_mg);
    requires larger_mg(larger) + intake_mg <= BAC_DOSE_MAX;
    assigns larger[0], larger[1], larger[2], larger[3];
    ensures larger_mg(larger) <= \old(larger_mg(larger)) + intake_mg; */
static void add_larger(bac_strengths strengths, uint16_t intake_mg, uint64_t larger[BAC_STRENGTHS]);

/*@ requires \valid_read(how) && \valid_read(block) && valid_split(&how->split) && sound_intakes(block);
    requires block->dose_mg <= BAC_DOSE_MAX && \valid(larger + (0 .. BAC_STRENGTHS - 1));
    requires \separated(larger + (0 .. BAC_STRENGTHS - 1), how, block);
    assigns larger[0], larger[1], larger[2], larger[3];
    ensures larger_mg(larger) <= block->dose_mg; */
static void count_larger(const bac_dispensing *how, const bac_block *block, uint64_t larger[BAC_STRENGTHS]);

/*@ requires \valid(by_strength + (0 .. BAC_STRENGTHS - 1)) && \valid(total_mg);
    requires \separated(total_mg, by_strength + (0 .. BAC_STRENGTHS - 1));
    assigns *total_mg, by_strength[1].tablets, by_strength[2].tablets, by_strength[3].tablets;
    ensures *total_mg == 0 && by_strength[1].tablets == 0 && by_strength[2].tablets == 0 && by_strength[3].tablets == 0;
    ensures larger_amount_mg(by_strength) == 0; */
static void count_from_none(uint32_t *total_mg, bac_amount by_strength[BAC_STRENGTHS]);

/*@ requires \valid_read(larger + (0 .. BAC_STRENGTHS - 1)) && \valid(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires \valid(total_mg) && \separated(larger + (0 .. BAC_STRENGTHS - 1), total_mg, &by_strength[0 ..
      BAC_STRENGTHS - 1]);
    requires larger_mg(larger) <= dose_mg <= BAC_DOSE_MAX;
    requires larger_amount_mg(by_strength) <= *total_mg <= BAC_DOSE_MAX * (BAC_DAYS_MAX - days) && days <= BAC_DAYS_MAX;
    assigns *total_mg, by_strength[1].tablets, by_strength[2].tablets, by_strength[3].tablets;
    ensures *total_mg == \old(*total_mg) + dose_mg * days == \old(*total_mg) + mg_of(dose_mg, days);
    ensures *total_mg <= \old(*total_mg) + BAC_DOSE_MAX * days;
    ensures larger_amount_mg(by_strength) <= *total_mg; */
static void take_days(const uint64_t larger[BAC_STRENGTHS], uint16_t dose_mg, uint64_t days, uint32_t *total_mg,
                      bac_amount by_strength[BAC_STRENGTHS]);

/*@ requires \valid(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires larger_amount_mg(by_strength) <= total_mg <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    assigns by_strength[0].tablets, by_strength[0].boxes, by_strength[1].boxes, by_strength[2].boxes,
      by_strength[3].boxes;
    ensures makes(by_strength, total_mg);
    ensures all_boxed(by_strength); */
static void count_boxes(uint32_t total_mg, bac_amount by_strength[BAC_STRENGTHS]);

/*@ requires \valid_read(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires amount_mg(by_strength) <= BAC_DOSE_MAX * BAC_DAYS_MAX + BAC_TABLET;
    assigns \nothing;
    ensures \result == by_strength[0].tablets + by_strength[1].tablets + by_strength[2].tablets +
      by_strength[3].tablets; */
static uint32_t all_tablets(const bac_amount by_strength[BAC_STRENGTHS]);

/*@ requires \valid_read(by_strength + (0 .. BAC_STRENGTHS - 1));
    requires amount_mg(by_strength) <= BAC_DOSE_MAX * BAC_DAYS_MAX + BAC_TABLET && all_boxed(by_strength);
    assigns \nothing;
    ensures \result == by_strength[0].boxes + by_strength[1].boxes + by_strength[2].boxes +
      by_strength[3].boxes; */
static uint32_t all_boxes(const bac_amount by_strength[BAC_STRENGTHS]);

/*@ requires \valid(by_strength + (0 .. BAC_STRENGTHS - 1)) && \valid(tablets) && \valid(boxes);
    requires \separated(by_strength + (0 .. BAC_STRENGTHS - 1), tablets, boxes);
    requires larger_amount_mg(by_strength) <= total_mg <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    assigns by_strength[0].tablets, by_strength[0].boxes, by_strength[1].boxes, by_strength[2].boxes,
      by_strength[3].boxes, *tablets, *boxes;
    ensures enough: amount_mg(by_strength) >= total_mg;
    ensures not_more: amount_mg(by_strength) < total_mg + BAC_TABLET;
    ensures boxed(&by_strength[0]);
    ensures boxed(&by_strength[1]);
    ensures boxed(&by_strength[2]);
    ensures boxed(&by_strength[3]);
    ensures *tablets == by_strength[0].tablets + by_strength[1].tablets + by_strength[2].tablets +
      by_strength[3].tablets;
    ensures *boxes == by_strength[0].boxes + by_strength[1].boxes + by_strength[2].boxes + by_strength[3].boxes; */
static void add_up(uint32_t total_mg, bac_amount by_strength[BAC_STRENGTHS], uint32_t *tablets, uint32_t *boxes);

/*@ requires \valid_read(supply) && \valid_read(supply->plan) && supply->block < BAC_BLOCKS_MAX;
    assigns \nothing;
    ensures \result == supply->plan->block[supply->block].dose_mg; */
static uint16_t dose_of(const bac_supply *supply);

/*@ requires \valid_read(supply) && \valid_read(supply->plan) && supply->block < BAC_BLOCKS_MAX;
    requires \valid_read(supply->gates) && supply->gates->count <= BAC_GATES_MAX && supply->day <= BAC_DAYS_MAX;
    assigns \nothing;
    ensures \result == waits_upto(supply->gates, supply->gates->count, supply->day,
      supply->plan->block[supply->block].dose_mg); */
static bac_gate_set waits_of(const bac_supply *supply);

/*@ requires \valid_read(supply) && \valid_read(supply->gates) && supply->gates->count <= BAC_GATES_MAX;
    requires supply->day <= supply->block_last && supply->day <= last_day;
    assigns \nothing;
    ensures supply->day <= \result <= supply->block_last && \result <= last_day;
    ensures \forall integer i; 0 <= i < supply->gates->count ==>
      supply->gates->gate[i].day <= supply->day || \result < supply->gates->gate[i].day; */
static uint64_t alike_until(const bac_supply *supply, uint64_t last_day);

/*@ requires \valid(supply) && sound_walk(supply) && supply->block + 1 < supply->plan->count;
    requires supply->block_last <= (supply->block + 1) * UINT16_MAX;
    assigns supply->block, supply->block_last, supply->larger[0], supply->larger[1], supply->larger[2],
      supply->larger[3];
    ensures supply->block == \old(supply->block) + 1;
    ensures supply->block_last == \old(supply->block_last) + supply->plan->block[supply->block].days;
    ensures larger_mg((uint64_t *)supply->larger) <= supply->plan->block[supply->block].dose_mg; */
static void enter_next(bac_supply *supply);

/*@ requires \valid(supply) && sound_walk(supply) && sound_place(supply) && supply->day <= last_day <=
  supply->block_last;
    assigns supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1], supply->larger[2],
      supply->larger[3];
    ensures sound_walk(supply);
    ensures sound_place(supply);
    ensures supply->day == last_day + 1;
    ensures mg_before(supply->plan, supply->block, supply->day) == \old(mg_before(supply->plan, supply->block,
      supply->day)) + mg_of(\old(supply->plan->block[supply->block].dose_mg), last_day + 1 - \old(supply->day)); */
static void move_past(bac_supply *supply, uint64_t last_day);

/*@ requires \valid(supply) && sound_walk(supply) && sound_place(supply);
    assigns supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1], supply->larger[2],
      supply->larger[3];
    ensures sound_walk(supply);
    ensures sound_place(supply);
    ensures supply->day >= \old(supply->day);
    ensures supply->day > supply->days || supply->plan->block[supply->block].dose_mg > 0;
    ensures mg_before(supply->plan, supply->block, supply->day) ==
      \old(mg_before(supply->plan, supply->block, supply->day)); */
static void pass_pause(bac_supply *supply);

/*@ requires \valid_read(supply) && \valid(prescription) && \separated(supply, prescription, supply->plan,
  supply->gates);
    requires supply->block < BAC_BLOCKS_MAX && \valid_read(supply->plan);
    requires 0 < supply->day <= last_day <= BAC_DAYS_MAX;
    requires larger_mg((uint64_t *)supply->larger) <= supply->plan->block[supply->block].dose_mg <= BAC_DOSE_MAX;
    requires larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    requires prescription->total_mg <= BAC_DOSE_MAX * (supply->day - 1);
    assigns prescription->total_mg, prescription->by_strength[1].tablets, prescription->by_strength[2].tablets,
      prescription->by_strength[3].tablets;
    ensures prescription->total_mg == \old(prescription->total_mg) +
      mg_of(supply->plan->block[supply->block].dose_mg, last_day + 1 - supply->day);
    ensures prescription->total_mg <= BAC_DOSE_MAX * last_day;
    ensures larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    ensures supply->gates->count == \old(supply->gates->count); */
static void count_tablets(const bac_supply *supply, uint64_t last_day, bac_prescription *prescription);

/*@ requires \valid(supply) && \valid(prescription) && sound_walk(supply) && sound_place(supply);
    requires \separated(prescription, supply, supply->plan, supply->gates) && \separated(prescription, supply->how);
    requires supply->day <= most <= supply->days;
    requires larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    requires prescription->total_mg <= BAC_DOSE_MAX * (supply->day - 1);
    assigns supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1], supply->larger[2],
      supply->larger[3], prescription->total_mg, prescription->by_strength[1].tablets,
      prescription->by_strength[2].tablets, prescription->by_strength[3].tablets;
    ensures sound_walk(supply);
    ensures sound_place(supply);
    ensures \old(supply->day) <= \result <= most && supply->day == \result + 1;
    ensures prescription->total_mg - \old(prescription->total_mg) ==
      mg_before(supply->plan, supply->block, supply->day) -
      \old(mg_before(supply->plan, supply->block, supply->day));
    ensures prescription->total_mg <= BAC_DOSE_MAX * (supply->day - 1);
    ensures larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg; */
static uint64_t take_alike(bac_supply *supply, uint64_t most, bac_prescription *prescription);

/*@ requires \valid(supply) && \valid(prescription) && sound_walk(supply) && sound_place(supply);
    requires \separated(prescription, supply, supply->plan, supply->gates) && \separated(prescription, supply->how);
    requires supply->day <= most <= supply->days;
    requires supply->plan->block[supply->block].dose_mg > 0;
    assigns supply->block, supply->block_last, supply->day, supply->larger[0], supply->larger[1], supply->larger[2],
      supply->larger[3], prescription->total_mg, prescription->by_strength[1].tablets,
      prescription->by_strength[2].tablets, prescription->by_strength[3].tablets;
    ensures sound_walk(supply);
    ensures sound_place(supply);
    ensures \old(supply->day) <= \result <= most && \result < supply->day <= most + 1;
    ensures prescription->total_mg == mg_before(supply->plan, supply->block, supply->day) -
      \old(mg_before(supply->plan, supply->block, supply->day));
    ensures larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    ensures prescription->total_mg <= BAC_DOSE_MAX * BAC_DAYS_MAX; */
static uint64_t take_period(bac_supply *supply, uint64_t most, bac_prescription *prescription);

/*@ requires \valid_read(supply) && \valid(prescription) && sound_walk(supply) && sound_place(supply);
    requires \separated(prescription, supply, supply->plan, supply->gates) && \separated(prescription, supply->how);
    requires first_day <= last_day <= supply->days <= BAC_DAYS_MAX && supply->day <= supply->days + 1;
    assigns prescription->first_day, prescription->last_day, prescription->next_due_day, prescription->gates;
    ensures prescription->first_day == first_day && prescription->last_day == last_day && prescription->gates == gates;
    ensures sound_walk(supply);
    ensures supply->how->prescription_days == \old(supply->how->prescription_days);
    ensures sound_place(supply);
    ensures supply->plan->block[supply->block].dose_mg == \old(supply->plan->block[supply->block].dose_mg);
    ensures mg_before(supply->plan, supply->block, supply->day) ==
      \old(mg_before(supply->plan, supply->block, supply->day)); */
static void date_period(const bac_supply *supply, uint64_t first_day, uint64_t last_day, bac_gate_set gates,
                        bac_prescription *prescription);

/*@ requires \valid_read(supply) && \valid(prescription) && sound_walk(supply) && sound_place(supply);
    requires \separated(prescription, supply, supply->plan, supply->gates) && \separated(prescription, supply->how);
    requires larger_amount_mg((bac_amount *)prescription->by_strength) <= prescription->total_mg;
    requires prescription->total_mg <= BAC_DOSE_MAX * BAC_DAYS_MAX;
    requires first_day <= last_day <= supply->days <= BAC_DAYS_MAX && supply->day <= supply->days + 1;
    assigns prescription->first_day, prescription->last_day, prescription->next_due_day, prescription->gates,
      prescription->tablets, prescription->boxes, prescription->by_strength[0].tablets,
        prescription->by_strength[0].boxes,
      prescription->by_strength[1].boxes, prescription->by_strength[2].boxes, prescription->by_strength[3].boxes;
    ensures prescription->first_day == first_day && prescription->last_day == last_day && prescription->gates == gates;
    ensures prescription->total_mg <= amount_mg((bac_amount *)prescription->by_strength);
    ensures amount_mg((bac_amount *)prescription->by_strength) < prescription->total_mg + BAC_TABLET;
    ensures boxed(&prescription->by_strength[0]);
    ensures boxed(&prescription->by_strength[1]);
    ensures boxed(&prescription->by_strength[2]);
    ensures boxed(&prescription->by_strength[3]);
    ensures prescription->tablets == prescription->by_strength[0].tablets + prescription->by_strength[1].tablets +
      prescription->by_strength[2].tablets + prescription->by_strength[3].tablets;
    ensures prescription->boxes == prescription->by_strength[0].boxes + prescription->by_strength[1].boxes +
      prescription->by_strength[2].boxes + prescription->by_strength[3].boxes;
    ensures supply->gates->count == \old(supply->gates->count);
    ensures sound_walk(supply);
    ensures supply->how->prescription_days == \old(supply->how->prescription_days);
    ensures sound_place(supply);
    ensures supply->plan->block[supply->block].dose_mg == \old(supply->plan->block[supply->block].dose_mg);
    ensures mg_before(supply->plan, supply->block, supply->day) ==
      \old(mg_before(supply->plan, supply->block, supply->day)); */
static void finish_period(const bac_supply *supply, uint64_t first_day, uint64_t last_day, bac_gate_set gates,
                          bac_prescription *prescription);

/*@ requires \valid_read(plan) && \valid_read(gate) && plan->count <= BAC_BLOCKS_MAX && comes_after(plan, gate);
    requires 0 < gate->day && gate->before_mg <= BAC_DOSE_MAX;
    requires \forall integer i; 0 <= i < plan->count ==> sound_intakes(&plan->block[i]);
    assigns \nothing;
    ensures \result.dose_mg == gate->before_mg && \result.intake_count <= BAC_INTAKES_MAX;
    ensures \result.intake_count == 0 || \exists integer b; holds_day(plan, b, gate->day - 1) &&
      \result.intake_count == plan->block[b].intake_count &&
      \forall integer i; 0 <= i < BAC_INTAKES_MAX ==> \result.intake_mg[i] == plan->block[b].intake_mg[i]; */
static bac_block day_before(const bac_plan *plan, const bac_gate *gate);

/*@ requires \valid_read(how) && \valid_read(before) && \valid(bridge) && \separated(how, before, bridge);
    requires valid_split(&how->split) && sound_intakes(before) && before->dose_mg <= BAC_DOSE_MAX;
    requires bridge->dose_mg == before->dose_mg && bridge->days <= BAC_BRIDGE_DAYS_MAX;
    assigns bridge->total_mg, bridge->tablets, bridge->boxes, bridge->by_strength[0].tablets,
      bridge->by_strength[0].boxes, bridge->by_strength[1].tablets, bridge->by_strength[1].boxes,
      bridge->by_strength[2].tablets, bridge->by_strength[2].boxes, bridge->by_strength[3].tablets,
      bridge->by_strength[3].boxes;
    ensures bridge->total_mg == bridge->dose_mg * bridge->days;
    ensures bridge->total_mg <= amount_mg((bac_amount *)bridge->by_strength);
    ensures amount_mg((bac_amount *)bridge->by_strength) < bridge->total_mg + BAC_TABLET;
    ensures boxed(&bridge->by_strength[0]);
    ensures boxed(&bridge->by_strength[1]);
    ensures boxed(&bridge->by_strength[2]);
    ensures boxed(&bridge->by_strength[3]);
    ensures bridge->tablets == bridge->by_strength[0].tablets + bridge->by_strength[1].tablets +
      bridge->by_strength[2].tablets + bridge->by_strength[3].tablets;
    ensures bridge->boxes == bridge->by_strength[0].boxes + bridge->by_strength[1].boxes +
      bridge->by_strength[2].boxes + bridge->by_strength[3].boxes; */
static void fill_bridge(const bac_dispensing *how, const bac_block *before, bac_bridge *bridge);

/*@ requires \valid_read(plan) && \valid_read(gates) && \valid_read(how) && \valid_read(gate) && \valid(bridge);
    requires \separated(bridge, plan) && \separated(bridge, gates) && \separated(bridge, how) &&
      \separated(bridge, gate);
    requires plan->count <= BAC_BLOCKS_MAX && comes_after(plan, gate) && gates->count <= BAC_GATES_MAX;
    requires \forall integer i; 0 <= i < plan->count ==> sound_intakes(&plan->block[i]);
    requires 0 < gate->day && gate->before_mg <= BAC_DOSE_MAX;
    requires valid_split(&how->split) && how->bridge_days <= BAC_BRIDGE_DAYS_MAX;
    assigns *bridge;
    ensures bridge->gate_day == \old(gate->day) && bridge->dose_mg == \old(gate->before_mg);
    ensures bridge->days == \old(how->bridge_days);
    ensures bridge->gates == \old(waits_upto(gates, gates->count, gate->day - 1, gate->before_mg));
    ensures bridge->total_mg == bridge->dose_mg * bridge->days;
    ensures bridge->total_mg <= amount_mg((bac_amount *)bridge->by_strength);
    ensures amount_mg((bac_amount *)bridge->by_strength) < bridge->total_mg + BAC_TABLET;
    ensures boxed(&bridge->by_strength[0]);
    ensures boxed(&bridge->by_strength[1]);
    ensures boxed(&bridge->by_strength[2]);
    ensures boxed(&bridge->by_strength[3]);
    ensures bridge->tablets == bridge->by_strength[0].tablets + bridge->by_strength[1].tablets +
      bridge->by_strength[2].tablets + bridge->by_strength[3].tablets;
    ensures bridge->boxes == bridge->by_strength[0].boxes + bridge->by_strength[1].boxes +
      bridge->by_strength[2].boxes + bridge->by_strength[3].boxes; */
static void make_bridge(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, const bac_gate *gate,
                        bac_bridge *bridge);

#endif
