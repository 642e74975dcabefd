/* SPDX-License-Identifier: MIT */
/* What the proofs say of tablets. */
#ifndef BAC_RULES_TABLETS_H
#define BAC_RULES_TABLETS_H

#include "baclofene.h"

/*@ // The milligrams in whole tablets of the strengths from that index on, in tens.
    logic integer tens_from{L}(bac_tablets *tablets, integer index) =
      (index <= 3 ? tablets->whole[3] * 4 : 0) + (index <= 2 ? tablets->whole[2] * 3 : 0) +
      (index <= 1 ? tablets->whole[1] * 2 : 0) + (index <= 0 ? tablets->whole[0] : 0);
    predicate strength_of(integer strengths, integer index) = index == 0 || (strengths / (1 << index)) % 2 == 1;
    // Tablets that are there: of strengths that are asked for, at most 600 mg of each.
    predicate tablets_of{L}(bac_tablets *tablets, integer strengths) =
      \forall integer i; 0 <= i < BAC_STRENGTHS ==> tablets->whole[i] <= 60 &&
        (strength_of(strengths, i) || tablets->whole[i] == 0); */

#endif
