/* SPDX-License-Identifier: MIT */
/* Tablets in words and in figures. Where they are of several strengths, each number says of which. */
#ifndef WORDS_TABLETS_H
#define WORDS_TABLETS_H

#include "baclofene.h"
#include "words/message.h"

/* Whether there are others than tablets of 10 mg. */
static inline bool several_strengths(bac_strengths strengths)
{
    return strengths > BAC_10_MG;
}

/* "10, 20 and 40": terminated. */
enum { STRENGTHS_TEXT_MAX = 32 };
void strengths_text(char text[STRENGTHS_TEXT_MAX], language lang, bac_strengths strengths);

/* "BACLOFEN by mouth, 10 mg tablets only"; "BACLOFEN by mouth, tablets of 10, 20 and 40 mg". */
void drug_put(sink *out, language lang, bac_strengths strengths);

/* The number of 10 mg tablets in an intake: "none", a half sign (with `ascii` a word), "1", "1" and a half. */
#define HALF_SIGN "½" /* of a tablet, where characters beyond ASCII can be */
void tablets_put(sink *out, language lang, bool ascii, uint16_t intake_mg);

/* Room for it. */
enum { TABLETS_TEXT_MAX = 40 };

/* Tablets of one strength in an intake: their number is that of the 10 mg tablets in an intake of `as_tens_mg`. */
typedef struct {
    uint16_t strength_mg, as_tens_mg;
} tablet_piece;

/* The tablets of an intake, largest strength first, of each that is there; returns how many strengths those are. */
unsigned tablet_pieces(tablet_piece pieces[BAC_STRENGTHS], bac_strengths strengths, uint16_t intake_mg);

/* The tablets of one strength alone, as if of 10 mg; 0: there are none. */
uint16_t strength_in_intake(bac_strengths strengths, uint16_t intake_mg, uint16_t strength_mg);

/* "1 tablet of 40 mg", "half a tablet of 10 mg"; of 10 mg alone "half a tablet", "1 and a half tablets". */
void piece_words_put(sink *out, language lang, bac_strengths strengths, tablet_piece piece);

/* What stands behind a piece that is followed by so many more: ",", " and". */
const char *piece_joint(language lang, unsigned more);

/* An intake in words: "no tablet", "1 tablet of 40 mg and half a tablet of 10 mg". */
void intake_words_put(sink *out, language lang, bac_strengths strengths, uint16_t intake_mg);

/* The same, with the strength beside each number even where all are of 10 mg. */
void intake_named_put(sink *out, language lang, bac_strengths strengths, uint16_t intake_mg);

/* "84 tablets of 10 mg, 3 boxes of 30"; of several strengths one after the other, largest first. */
void supply_put(sink *out, language lang, const bac_amount by_strength[BAC_STRENGTHS]);

#endif
