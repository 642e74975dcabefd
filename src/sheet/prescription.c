/* SPDX-License-Identifier: MIT */
#include "sheet/prescription.h"
#include "sheet/cell.h"
#include "sheet/walk.h"
#include "words/number.h"
#include "words/tablets.h"

/* ---- the parts of a page ---- */

/* Who prescribes, and what. */
static void tell_medicine(teller *telling)
{
    char strengths[STRENGTHS_TEXT_MAX];
    strengths_text(strengths, telling->lang, telling->schedule->dispensing.strengths);
    tell_labelled(telling, PIECE_LABELLED, MSG_RX_PRESCRIBER, MSG_RX_LINE, NULL);
    tell_labelled(telling, PIECE_LABELLED, MSG_RX_NUMBER, MSG_RX_LINE, NULL);
    tell_labelled(telling, PIECE_LABELLED, MSG_RX_ADDRESS, MSG_RX_LINE, NULL);
    tell_labelled(telling, PIECE_LABELLED, MSG_RX_MEDICINE, MSG_RX_BACLOFEN, MESSAGE_VALUES({"mg", strengths, 0}));
    tell_declared(telling);
}

/* The gates, each with what it asks for and a line for by whom and when. */
static void tell_gates(teller *telling, bac_gate_set gates)
{
    char letters[GATES_TEXT_MAX];
    unsigned gate = 0;
    gates_text(letters, telling->lang, MSG_LIST_AND, gates);
    tell_labelled(telling, PIECE_DUE, MSG_RX_NOT_BEFORE, MSG_RX_DOCUMENTED, MESSAGE_VALUES({"gates", letters, 0}));
    for (unsigned i = 0; i < telling->schedule->finding_count; i++) {
        const bac_finding *finding = &telling->schedule->finding[i];
        if (is_review(finding)) {
            if ((gates >> gate & 1) != 0) {
                sink_char(&telling->words, (char)('A' + gate));
                sink_text(&telling->words, "  ");
                finding_demand(&telling->words, telling->lang, &telling->about, finding);
                end_piece(telling, PIECE_MORE);
                tell_piece(telling, PIECE_MORE, MSG_GATE_BY, NULL);
            }
            gate++;
        }
    }
}

/* "15 mg per day: morning half a tablet of 10 mg; noon ...". */
static void say_intakes(teller *telling, uint16_t dose_mg, unsigned count, const uint16_t intake_mg[])
{
    static const message time_words[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    const schedule *told = telling->schedule;
    teller_say(telling, MSG_RX_DOSE, MESSAGE_VALUES({"dose", NULL, dose_mg}));
    for (unsigned i = 0; i < count; i++) {
        sink_text(&telling->words, i > 0 ? message_text(telling->lang, MSG_SEMICOLON) : "");
        teller_say(telling, time_words[intake_time[count][i]], NULL);
        if (told->hour_count > 0) {
            sink_text(&telling->words, " (");
            hour_put(&telling->words, telling->lang, told, count, i);
            sink_char(&telling->words, ')');
            teller_say(telling, MSG_COLON_ALONE, NULL);
        }
        sink_char(&telling->words, ' ');
        intake_named_put(&telling->words, telling->lang, told->dispensing.strengths, intake_mg[i]);
    }
}

/* The days of a level and what is taken on each of them. */
static void tell_stretch(teller *telling, const day_walk *first, uint16_t last_day)
{
    level_days_put(&telling->words, telling->lang, telling->schedule, first->day, last_day);
    teller_say(telling, MSG_COLON, NULL);
    if (first->phase == BAC_PHASE_STOP) {
        teller_say(telling, MSG_STOP_NO_TABLET, NULL);
    } else {
        say_intakes(telling, first->dose_mg, first->intake_count, first->intake_mg);
    }
    end_piece(telling, PIECE_ITEM);
}

/* "QSP 28 days: 126 (one hundred and twenty-six) tablets of 10 mg, that is 5 boxes of 30". */
static void tell_quantity(teller *telling, unsigned days, const bac_amount by_strength[], uint32_t total_mg)
{
    char length[DAYS_TEXT_MAX];
    bool first = true;
    days_text(length, telling->lang, days);
    teller_say(telling, MSG_RX_QUANTITY, MESSAGE_VALUES({"days", length, 0}));
    end_label(telling);
    for (unsigned k = BAC_STRENGTHS; k-- > 0;) {
        const bac_amount *amount = &by_strength[k];
        if (amount->tablets > 0) {
            char words[NUMBER_TEXT_MAX];
            number_text(words, telling->lang, amount->tablets);
            sink_text(&telling->words, first ? "" : message_text(telling->lang, MSG_SUPPLY_AND));
            teller_say(telling, is_singular(telling->lang, amount->tablets) ? MSG_RX_ONE_TABLET : MSG_RX_TABLETS,
                       MESSAGE_VALUES({"tablets", NULL, amount->tablets}, {"words", words, 0},
                                      {"mg", NULL, bac_strength_mg(k)}));
            teller_say(telling, is_singular(telling->lang, amount->boxes) ? MSG_ONE_BOX : MSG_SEVERAL_BOXES,
                       MESSAGE_VALUES({"boxes", NULL, amount->boxes}, {"box", NULL, BAC_BOX_TABLETS}));
            first = false;
        }
    }
    teller_say(telling, MSG_PRESCRIPTION_TOTAL, MESSAGE_VALUES({"total", NULL, total_mg}));
    end_piece(telling, PIECE_DUE);
}

/* What every page ends with. */
static void tell_foot(teller *telling)
{
    tell_cited(telling, PIECE_TEXT, MSG_NEVER_STOP, NULL, inherited_sources(telling->schedule->protocol));
    if (in_time_of_rtu(telling->schedule) && telling->schedule->protocol->rtu) {
        tell_piece(telling, PIECE_HEADING, MSG_RX_RTU_WORDS, NULL);
    } else {
        tell_rtu_words(telling);
    }
}

/* ---- the pages ---- */

static uint32_t count_prescriptions(const schedule *told)
{
    bac_supply supply;
    bac_prescription prescription;
    uint32_t count = 0;
    schedule_supply(&supply, told);
    while (bac_supply_next(&supply, &prescription)) {
        count++;
    }
    return count;
}

/* [R-prescription-page] */
static void tell_page(teller *telling, const prescription_layout *layout, prescription_walk *walk, uint32_t count)
{
    const bac_prescription *prescription = &walk->prescription;
    day_walk first;
    layout->page(telling->to);
    tell_piece(telling, PIECE_HEADING, MSG_RX_HEADING,
               MESSAGE_VALUES({"number", NULL, walk->number}, {"count", NULL, count}));
    if (prescription->gates != 0) {
        tell_gates(telling, prescription->gates);
    }
    layout->part(telling->to);
    tell_medicine(telling);
    layout->part(telling->to);
    while (prescription_walk_level(walk, &first)) {
        layout->stretch(telling->to);
        tell_stretch(telling, &first, walk->day.day);
        layout->stretched(telling->to, first.day, walk->day.day);
    }
    layout->part(telling->to);
    tell_quantity(telling, prescription->last_day - prescription->first_day + 1u, prescription->by_strength,
                  prescription->total_mg);
    if (prescription->next_due_day > 0) {
        teller_say_day(telling, MSG_PATIENT_DUE, prescription->next_due_day);
        closed_put(&telling->words, telling->lang, telling->schedule, prescription->next_due_day);
        sink_char(&telling->words, '.');
        end_piece(telling, PIECE_TEXT);
    }
    tell_foot(telling);
    layout->sign(telling->to);
}

/* [R-prescription-bridge] */
static void tell_bridge_page(teller *telling, const prescription_layout *layout, const bac_bridge *bridge)
{
    char days[DAYS_TEXT_MAX];
    char letters[GATES_TEXT_MAX];
    days_text(days, telling->lang, bridge->days);
    gates_text(letters, telling->lang, MSG_LIST_AND, gates_on_day(telling->schedule, bridge->gate_day));
    layout->page(telling->to);
    teller_say_day(telling, MSG_RX_BRIDGE_HEADING, bridge->gate_day);
    teller_say(telling, MSG_RX_BRIDGE_LATE, MESSAGE_VALUES({"gates", letters, 0}));
    teller_say(telling, bridge->gate_day > 1 ? MSG_RX_BRIDGE_WITH : MSG_RX_BRIDGE_FIRST, NULL);
    end_piece(telling, PIECE_HEADING);
    if (bridge->gates != 0) {
        tell_gates(telling, bridge->gates);
    }
    layout->part(telling->to);
    tell_medicine(telling);
    layout->part(telling->to);
    layout->stretch(telling->to);
    teller_say(telling, MSG_RX_BRIDGE_DAYS, MESSAGE_VALUES({"days", days, 0}));
    say_intakes(telling, bridge->dose_mg, bridge->intake_count, bridge->intake_mg);
    end_piece(telling, PIECE_ITEM);
    layout->part(telling->to);
    tell_quantity(telling, bridge->days, bridge->by_strength, bridge->total_mg);
    tell_foot(telling);
    layout->sign(telling->to);
}

void tell_prescription_pages(teller *telling, const prescription_layout *layout)
{
    const schedule *told = telling->schedule;
    const uint32_t count = count_prescriptions(told);
    prescription_walk walk;
    bac_bridge bridge;
    prescription_walk_begin(&walk, told);
    while (prescription_walk_next(&walk)) {
        tell_page(telling, layout, &walk, count);
    }
    for (uint16_t day = 0; schedule_bridge_next(told, day, &bridge); day = bridge.gate_day) {
        tell_bridge_page(telling, layout, &bridge);
    }
}
