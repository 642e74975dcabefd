/* SPDX-License-Identifier: MIT */
/*
 * What the patient's sheet says, in the order in which it is read: what the patient needs and nothing else. No rule, no
 * source, no threshold; the prescriber's sheet has them. The format decides how a piece looks.
 */
#ifndef SHEET_PATIENT_H
#define SHEET_PATIENT_H

#include "sheet/content.h"

/* How the table is used, above it: "10 mg tablets. Tick the box once the tablets are taken." */
message patient_tick_message(const schedule *told, bool levels);

enum { PATIENT_WAIT_MAX = 64 + GATES_TEXT_MAX };

/* "NOT BEFORE YOUR DOCTOR HAS AGREED (A and B)", beside each day that waits. */
void patient_wait_put(sink *out, language lang, bac_gate_set gates);

void patient_tell_waits(teller *telling); /* what to do where an agreement is late; nothing where no day waits */
void patient_tell_warnings(teller *telling);
void patient_tell_use(teller *telling);
void patient_tell_end(teller *telling); /* what follows the end of the table */

/* "Next prescription due by ...", where one is needed. */
void patient_say_due(teller *telling, const bac_prescription *prescription);

/* What is written down each day. */
enum { PATIENT_NOTES = 3 };
extern const message patient_notes[PATIENT_NOTES];

#endif
