/* SPDX-License-Identifier: MIT */
#include "words/tablets.h"

void strengths_text(char text[STRENGTHS_TEXT_MAX], language lang, bac_strengths strengths)
{
    sink list;
    unsigned left = 0;
    for (unsigned i = 1; i < BAC_STRENGTHS; i++) {
        left += (unsigned)strengths >> i & 1u;
    }
    sink_begin_text(&list, text, STRENGTHS_TEXT_MAX);
    sink_number(&list, BAC_TABLET);
    for (unsigned i = 1; i < BAC_STRENGTHS; i++) {
        if (((unsigned)strengths >> i & 1u) != 0) {
            sink_text(&list, --left > 0 ? ", " : message_text(lang, MSG_LIST_AND));
            sink_number(&list, bac_strength_mg(i));
        }
    }
    sink_end_text(&list);
}

void drug_put(sink *out, language lang, bac_strengths strengths)
{
    char names[STRENGTHS_TEXT_MAX];
    strengths_text(names, lang, strengths);
    message_put(out, lang, several_strengths(strengths) ? MSG_DRUG_STRENGTHS : MSG_DRUG,
                MESSAGE_VALUES({"mg", names, 0}));
}

/* [R-tablets-words] */
void tablets_put(sink *out, language lang, bool ascii, uint16_t intake_mg)
{
    const uint32_t whole = intake_mg / BAC_TABLET;
    const bool half = intake_mg % BAC_TABLET != 0;
    if (intake_mg == 0) {
        sink_text(out, message_text(lang, MSG_INTAKE_NONE));
    } else if (half && ascii) {
        message_put(out, lang, whole == 0 ? MSG_HALF : MSG_AND_A_HALF, MESSAGE_VALUES({"whole", NULL, whole}));
    } else {
        if (whole > 0) {
            sink_number(out, whole);
        }
        sink_text(out, half ? HALF_SIGN : "");
    }
}

unsigned tablet_pieces(tablet_piece pieces[BAC_STRENGTHS], bac_strengths strengths, uint16_t intake_mg)
{
    bac_tablets made;
    unsigned count = 0;
    if (!several_strengths(strengths)) {
        pieces[0] = (tablet_piece){.strength_mg = BAC_TABLET, .as_tens_mg = intake_mg};
        return intake_mg > 0 ? 1 : 0;
    }
    bac_make_tablets(strengths, intake_mg, &made);
    for (unsigned i = BAC_STRENGTHS; i-- > 0;) {
        const uint16_t half_mg = i == 0 && made.half ? BAC_DOSE_STEP : 0;
        const uint16_t as_tens_mg = (uint16_t)(made.whole[i] * BAC_TABLET + half_mg);
        if (as_tens_mg > 0) {
            pieces[count++] = (tablet_piece){.strength_mg = bac_strength_mg(i), .as_tens_mg = as_tens_mg};
        }
    }
    return count;
}

uint16_t strength_in_intake(bac_strengths strengths, uint16_t intake_mg, uint16_t strength_mg)
{
    tablet_piece pieces[BAC_STRENGTHS];
    const unsigned count = tablet_pieces(pieces, strengths, intake_mg);
    for (unsigned i = 0; i < count; i++) {
        if (pieces[i].strength_mg == strength_mg) {
            return pieces[i].as_tens_mg;
        }
    }
    return 0;
}

static message tablets_message(uint32_t whole, bool half)
{
    if (whole == 0) {
        return half ? MSG_PATIENT_HALF : MSG_PATIENT_NO_TABLET;
    }
    if (whole == 1) {
        return half ? MSG_PATIENT_ONE_AND_A_HALF : MSG_PATIENT_ONE;
    }
    return half ? MSG_PATIENT_SEVERAL_AND_A_HALF : MSG_PATIENT_SEVERAL;
}

/* [R-tablets-words] */
static void piece_put(sink *out, language lang, bool named, tablet_piece piece)
{
    const uint32_t whole = piece.as_tens_mg / BAC_TABLET;
    message_put(out, lang, tablets_message(whole, piece.as_tens_mg % BAC_TABLET != 0),
                MESSAGE_VALUES({"whole", NULL, whole}));
    if (named) {
        message_put(out, lang, MSG_OF_STRENGTH, MESSAGE_VALUES({"mg", NULL, piece.strength_mg}));
    }
}

void piece_words_put(sink *out, language lang, bac_strengths strengths, tablet_piece piece)
{
    piece_put(out, lang, several_strengths(strengths), piece);
}

const char *piece_joint(language lang, unsigned more)
{
    return more > 1 ? "," : more == 1 ? message_text(lang, MSG_PIECE_AND) : "";
}

static void intake_put(sink *out, language lang, bac_strengths strengths, bool named, uint16_t intake_mg)
{
    tablet_piece pieces[BAC_STRENGTHS];
    const unsigned count = tablet_pieces(pieces, strengths, intake_mg);
    for (unsigned i = 0; i < count; i++) {
        sink_text(out, i > 0 ? " " : "");
        piece_put(out, lang, named, pieces[i]);
        sink_text(out, piece_joint(lang, count - 1 - i));
    }
    sink_text(out, count == 0 ? message_text(lang, MSG_PATIENT_NO_TABLET) : "");
}

void intake_words_put(sink *out, language lang, bac_strengths strengths, uint16_t intake_mg)
{
    intake_put(out, lang, strengths, several_strengths(strengths), intake_mg);
}

void intake_named_put(sink *out, language lang, bac_strengths strengths, uint16_t intake_mg)
{
    intake_put(out, lang, strengths, true, intake_mg);
}

void supply_put(sink *out, language lang, const bac_amount by_strength[BAC_STRENGTHS])
{
    bool first = true;
    for (unsigned i = BAC_STRENGTHS; i-- > 0;) {
        const bac_amount *amount = &by_strength[i];
        if (amount->tablets > 0) {
            sink_text(out, first ? "" : message_text(lang, MSG_SUPPLY_AND));
            message_put(out, lang, is_singular(lang, amount->tablets) ? MSG_ONE_TABLET : MSG_SEVERAL_TABLETS,
                        MESSAGE_VALUES({"tablets", NULL, amount->tablets}, {"mg", NULL, bac_strength_mg(i)}));
            message_put(out, lang, is_singular(lang, amount->boxes) ? MSG_ONE_BOX : MSG_SEVERAL_BOXES,
                        MESSAGE_VALUES({"boxes", NULL, amount->boxes}, {"box", NULL, BAC_BOX_TABLETS}));
            first = false;
        }
    }
}
