/* SPDX-License-Identifier: MIT */
/* Whether a protocol is in force, in words. */
#ifndef WORDS_STATUS_H
#define WORDS_STATUS_H

#include "words/names.h"

/* Whether a protocol is in force on a day. */
bool status_covers(const bac_protocol *protocol, bac_date day);

/* The protocol in force today, as far as the table knows; NULL where none is. */
const bac_protocol *protocol_now(void);

/* "RTU 2014: HISTORICAL, NOT IN FORCE on 23 Nov 2026. In force: AMM 2021." Without a dated day 1 it speaks of today. */
void status_put(sink *out, language lang, const bac_protocol *protocol, const bac_patient *patient);

#endif
