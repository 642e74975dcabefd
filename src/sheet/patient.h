/* SPDX-License-Identifier: MIT */
/*
 * What the patient's sheet says, in the order in which it is read: what the patient needs and nothing else. No rule, no
 * source, no threshold; the prescriber's sheet has them. The format decides how a piece looks.
 */
#ifndef SHEET_PATIENT_H
#define SHEET_PATIENT_H

#include "sheet/content.h"

/* The tablets of an intake in words: "no tablet", "half a tablet", "1 and a half tablets". Terminated. */
enum { PATIENT_TABLETS_MAX = 32 };
void patient_tablets_text(char text[PATIENT_TABLETS_MAX], language lang, uint16_t intake_mg);

void patient_tell_waits(teller *t); /* from which day on the doctor must have agreed; nothing where no day waits */
void patient_tell_warnings(teller *t);
void patient_tell_use(teller *t);
void patient_tell_end(teller *t); /* what follows the end of the table */

/* "Next prescription due by ...", where one is needed. */
void patient_say_due(teller *t, const bac_prescription *p);

/* What is written down each day. */
enum { PATIENT_NOTES = 3 };
extern const message patient_notes[PATIENT_NOTES];

#endif
