/* SPDX-License-Identifier: MIT */
/* What the proofs say of gates, and of the days on which a patient's age is asked for. */
#ifndef BAC_RULES_NEED_H
#define BAC_RULES_NEED_H

#include "date.h"
#include "protocol.h"

/*@ // The age is found by dates.
    predicate by_birth{L}(bac_patient *patient) =
      patient->age == 0 && patient->born != 0 && patient->dated != 0;
    predicate in_calendar{L}(bac_patient *patient, integer day) = by_birth(patient) ==>
      valid_date(patient->birth) && valid_date(patient->start) && patient->start.n + day - 1 <= BAC_DATE_MAX;

    // The gates that a day of that dose waits for, as the numbers that their bits are worth.
    logic integer bit_of(integer i) =
      i <= 0 ? 1 : i == 1 ? 2 : i == 2 ? 4 : i == 3 ? 8 : i == 4 ? 16 : i == 5 ? 32 : i == 6 ? 64 : i == 7 ? 128 :
      i == 8 ? 256 : i == 9 ? 512 : i == 10 ? 1024 : i == 11 ? 2048 : i == 12 ? 4096 : i == 13 ? 8192 : 16384;
    logic integer waits_upto{L}(bac_gates *gates, integer n, integer day, integer dose_mg) =
      n <= 0 ? 0 : waits_upto(gates, n - 1, day, dose_mg) +
        (gates->gate[n - 1].day <= day && gates->gate[n - 1].least_mg <= dose_mg ? bit_of(n - 1) : 0);
    predicate sound_gates{L}(bac_gates *gates) = gates->count <= BAC_GATES_MAX &&
      \forall integer i; 0 <= i < gates->count ==> 0 < gates->gate[i].day <= BAC_DAYS_MAX &&
        gates->gate[i].before_mg <= BAC_DOSE_MAX && gates->gate[i].least_mg <= BAC_DOSE_MAX + 1; */

#endif
