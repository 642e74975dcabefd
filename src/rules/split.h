/* SPDX-License-Identifier: MIT */
/* What the proofs say of intakes. */
#ifndef BAC_RULES_SPLIT_H
#define BAC_RULES_SPLIT_H

#include "baclofene.h"

/*@ predicate on_grid(integer mg) = mg % BAC_DOSE_STEP == 0;
    logic integer weights_upto{L}(bac_split *s, integer n) = n <= 0 ? 0 : weights_upto(s, n - 1) + s->weight[n - 1];
    logic integer taken_upto{L}(bac_split *s, integer n) =
      (n > 0 && s->weight[0] > 0 ? 1 : 0) + (n > 1 && s->weight[1] > 0 ? 1 : 0) +
      (n > 2 && s->weight[2] > 0 ? 1 : 0) + (n > 3 && s->weight[3] > 0 ? 1 : 0);
    logic integer intakes_upto{L}(uint16_t *intake_mg, integer n) =
      n <= 0 ? 0 : intakes_upto(intake_mg, n - 1) + intake_mg[n - 1];
    predicate valid_split{L}(bac_split *s) = BAC_INTAKES_MIN <= s->count <= BAC_INTAKES_MAX &&
      (\forall integer i; 0 <= i < s->count ==> s->weight[i] <= BAC_WEIGHT_MAX) && taken_upto(s, s->count) >= 2; */

#endif
