/* SPDX-License-Identifier: MIT */
/* What the proofs say of tablets. */
#ifndef BAC_RULES_TABLETS_H
#define BAC_RULES_TABLETS_H

#include "baclofene.h"

/*@ // The milligrams in whole tablets of the strengths from that index on, in tens.
    logic integer tens_from{L}(bac_tablets *tablets, integer index) =
      (index <= 3 ? tablets->whole[3] * 4 : 0) + (index <= 2 ? tablets->whole[2] * 3 : 0) +
      (index <= 1 ? tablets->whole[1] * 2 : 0) + (index <= 0 ? tablets->whole[0] : 0);
    predicate strength_of(integer strengths, integer index) = index == 0 || (strengths >> index) % 2 == 1;
    // Tablets that are there: of strengths that are asked for, at most 600 mg of each.
    predicate tablet_of{L}(bac_tablets *tablets, integer strengths, integer index) =
      tablets->whole[index] <= 60 && (strength_of(strengths, index) || tablets->whole[index] == 0);
    predicate tablets_of{L}(bac_tablets *tablets, integer strengths) = tablet_of(tablets, strengths, 0) &&
      tablet_of(tablets, strengths, 1) && tablet_of(tablets, strengths, 2) && tablet_of(tablets, strengths, 3); */

#endif
