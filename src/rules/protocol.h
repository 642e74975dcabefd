/* SPDX-License-Identifier: MIT */
/* What the proofs of this folder rely on in a protocol. Whoever gives out a protocol is proved to give out a sound one;
 * that its reviews are sound too is left to the unit tests. */
#ifndef BAC_RULES_PROTOCOL_H
#define BAC_RULES_PROTOCOL_H

#include "baclofene.h"

/*@ predicate sound_protocol{L}(bac_protocol *p) =
      0 < p->start_min.value <= p->start_max.value <= BAC_DOSE_MAX && p->ceiling.value <= BAC_DOSE_MAX &&
      BAC_DOSE_STEP <= p->increase_slow.value <= BAC_DOSE_MAX && BAC_DOSE_STEP <= p->increase.value <= BAC_DOSE_MAX &&
      0 < p->fall_gentle.value <= p->fall_max.value <= BAC_DOSE_MAX &&
      0 < p->stop_min.value <= p->stop_max.value <= BAC_DAYS_MAX;

    predicate same_limits{A, B}(bac_protocol *protocol) =
      \at(protocol->start_max.value, A) == \at(protocol->start_max.value, B) &&
      \at(protocol->slow_below.value, A) == \at(protocol->slow_below.value, B) &&
      \at(protocol->increase_slow.value, A) == \at(protocol->increase_slow.value, B) &&
      \at(protocol->increase.value, A) == \at(protocol->increase.value, B) &&
      \at(protocol->step_min.value, A) == \at(protocol->step_min.value, B) &&
      \at(protocol->ceiling.value, A) == \at(protocol->ceiling.value, B) &&
      \at(protocol->stop_min.value, A) == \at(protocol->stop_min.value, B) &&
      \at(protocol->stop_max.value, A) == \at(protocol->stop_max.value, B) &&
      \at(protocol->fall_max.value, A) == \at(protocol->fall_max.value, B);

    predicate same_pace{A, B}(bac_protocol *protocol) =
      \at(protocol->slow_below.value, A) == \at(protocol->slow_below.value, B) &&
      \at(protocol->increase_slow.value, A) == \at(protocol->increase_slow.value, B) &&
      \at(protocol->increase.value, A) == \at(protocol->increase.value, B);

    predicate sound_reviews{L}(bac_protocol *p) =
      \forall integer i; 0 <= i < BAC_REVIEW_RULES_MAX && p->review[i].review != BAC_REVIEW_NONE ==>
        0 < p->review[i].threshold.value <= BAC_DOSE_MAX && p->review[i].from_age <= BAC_AGE_MAX;

    // The largest increase from a dose.
    logic integer increase_from{L}(bac_protocol *p, integer dose_mg) =
      dose_mg < p->slow_below.value ? p->increase_slow.value : p->increase.value;

    // A row of reviews applies to a dose at an age.
    predicate applies{L}(bac_review_rule *row, integer dose_mg, integer age) =
      row->review != BAC_REVIEW_NONE && row->from_age <= age &&
      (row->inclusive ? row->threshold.value <= dose_mg : row->threshold.value < dose_mg);

    // The row to be named: no other asks for a stronger review, or for the same one from a lower dose.
    predicate strongest{L}(bac_review_rule *row, bac_protocol *p, integer dose_mg, integer age, integer rows) =
      \forall integer i; 0 <= i < rows && applies(&p->review[i], dose_mg, age) ==>
        p->review[i].review < row->review ||
        (p->review[i].review == row->review && row->threshold.value <= p->review[i].threshold.value); */

#endif
