/* SPDX-License-Identifier: MIT */
/*
 * Schedules as FHIR R4. A Bundle holds a MedicationRequest for each prescription and strength, and then for each
 * bridge. Their ids follow from what is prescribed, to whom, and from what was declared: another dose has another id,
 * another language has the same.
 */
#include "data/fhir.h"
#include "data/identity.h"
#include "data/json.h"
#include "data/product.h"
#include "sheet/cell.h"
#include "sheet/content.h"
#include "sheet/patient.h"
#include "words/status.h"
#include "words/tablets.h"

const char *const fhir_when[TIME_COUNT] = {"MORN", "NOON", "EVE", "HS"};

enum { AUTHORED_MAX = 24 };

typedef struct {
    sink *out;
    language lang;
    const schedule *schedule;
    finding_context about;
    identity key;                /* of all that is prescribed */
    char group[UUID_LENGTH + 1]; /* the same as a UUID */
    char authored[AUTHORED_MAX]; /* "2026-11-23T12:00:00Z" */
    bool first;                  /* no entry was put yet */
    bool several;                /* strengths are dispensed */
    json_text text;              /* of the string in the making */
} bundle;

/* Days of one dose and the same intakes, within a prescription. */
typedef struct {
    bac_civil first, last;
    uint32_t first_day; /* of the plan */
    uint32_t days;
    uint16_t dose_mg;
    unsigned intakes;
    uint16_t intake_mg[BAC_INTAKES_MAX];
} stretch;

/* What a MedicationRequest is about. */
typedef struct {
    prescription_walk walk; /* before its first day; of a bridge unused */
    const bac_bridge *bridge;
    unsigned strength;  /* index, as the library counts them */
    bool lowest;        /* of the strengths of its prescription: the days of nothing are said there */
    uint32_t tablets;   /* of that strength; 0: nothing is prescribed */
    bac_gate_set gates; /* that it waits for */
    char id[UUID_LENGTH + 1];
} request_told;

/* ---- pieces ---- */

static sink *begin_words(bundle *fhir, const char *key)
{
    sink_text(fhir->out, key);
    json_text_begin(&fhir->text, fhir->out);
    return &fhir->text.value;
}

static void end_words(bundle *fhir)
{
    json_text_end(&fhir->text);
}

static void put_words(bundle *fhir, const char *key, message words, const message_value values[])
{
    message_put(begin_words(fhir, key), fhir->lang, words, values);
    end_words(fhir);
}

static void put_string(bundle *fhir, const char *key, const char *text)
{
    sink_text(fhir->out, key);
    json_string(fhir->out, text);
}

/* Half tablets as a decimal number of tablets. */
static void put_halves(sink *out, uint32_t halves)
{
    sink_number(out, halves / 2);
    sink_text(out, halves % 2 != 0 ? ".5" : "");
}

/* "value":1.5 and what the number counts. */
static void put_tablets(bundle *fhir, const char *key, uint32_t halves)
{
    sink_text(fhir->out, key);
    sink_text(fhir->out, "{\"value\":");
    put_halves(fhir->out, halves);
    put_words(fhir, ",\"unit\":", MSG_FHIR_TABLET, NULL);
    sink_text(fhir->out, ",\"system\":\"" FHIR_EDQM "\",\"code\":\"" FHIR_EDQM_TABLET "\"}");
}

/* ---- stretches ---- */

static bool stretch_next(prescription_walk *walk, stretch *told)
{
    if (!prescription_walk_day(walk)) {
        return false;
    }
    const day_walk *day = &walk->day;
    *told = (stretch){
        .first = day->date, .first_day = day->day, .days = 1, .dose_mg = day->dose_mg, .intakes = day->intake_count};
    memcpy(told->intake_mg, day->intake_mg, sizeof told->intake_mg);
    while (day->day < day->block_last && prescription_walk_day(walk)) {
        told->days++;
    }
    told->last = day->date;
    return true;
}

/* The days of a bridge begin with its gate's, and may go on behind the plan's last. */
static void stretch_of_bridge(const schedule *bridged, const bac_bridge *bridge, stretch *told)
{
    *told = (stretch){.first = bac_date_to_civil(schedule_date(bridged, bridge->gate_day)),
                      .first_day = bridge->gate_day,
                      .days = bridge->days,
                      .dose_mg = bridge->dose_mg,
                      .intakes = bridge->intake_count};
    memcpy(told->intake_mg, bridge->intake_mg, sizeof told->intake_mg);
    told->last = told->first;
    for (uint16_t day = 1; day < bridge->days; day++) {
        told->last = bac_civil_next(told->last);
    }
}

/* Walks over the stretches that a request is about: `told` is one of them, until false is returned. */
typedef struct {
    prescription_walk walk;
    bool bridged; /* its only one was told */
} stretch_walk;

/* How many half tablets of a strength an intake has. */
static uint32_t halves_of(const bundle *fhir, uint16_t intake_mg, unsigned strength)
{
    bac_tablets made;
    bac_make_tablets(fhir->schedule->dispensing.strengths, intake_mg, &made);
    return 2u * made.whole[strength] + (strength == 0 && made.half ? 1u : 0u);
}

static bool has_strength(const bundle *fhir, const request_told *request, const stretch *told)
{
    bool has = told->dose_mg == 0 && request->lowest;
    for (unsigned intake = 0; intake < told->intakes; intake++) {
        has = has || halves_of(fhir, told->intake_mg[intake], request->strength) > 0;
    }
    return has;
}

static bool request_stretch(const bundle *fhir, const request_told *request, stretch_walk *walk, stretch *told)
{
    if (request->bridge == NULL) {
        bool more = stretch_next(&walk->walk, told);
        while (more && !has_strength(fhir, request, told)) {
            more = stretch_next(&walk->walk, told);
        }
        return more;
    }
    if (walk->bridged) {
        return false;
    }
    walk->bridged = true;
    stretch_of_bridge(fhir->schedule, request->bridge, told);
    return true;
}

static stretch_walk request_stretches(const request_told *request)
{
    return (stretch_walk){.walk = request->walk, .bridged = false};
}

/* ---- the words of a dose ---- */

static void put_time(bundle *fhir, sink *words, const stretch *told, unsigned intake)
{
    static const message times[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    sink_text(words, message_text(fhir->lang, times[intake_time[told->intakes][intake]]));
    if (intake_hour(fhir->schedule, told->intakes, intake) != NO_HOUR) {
        sink_text(words, " (");
        hour_put(words, fhir->lang, fhir->schedule, told->intakes, intake);
        sink_char(words, ')');
    }
}

/* "morning: half a tablet of 10 mg (5 mg)". */
static void put_intake(bundle *fhir, sink *words, const stretch *told, unsigned intake, unsigned strength)
{
    const uint32_t halves = halves_of(fhir, told->intake_mg[intake], strength);
    const uint16_t strength_mg = bac_strength_mg(strength);
    put_time(fhir, words, told, intake);
    sink_text(words, message_text(fhir->lang, MSG_COLON));
    intake_words_put(words, fhir->lang, BAC_10_MG,
                     (uint16_t)(halves * BAC_DOSE_STEP)); /* halves of whatever strength */
    message_put(words, fhir->lang, MSG_FHIR_OF_STRENGTH,
                MESSAGE_VALUES({"tablet", NULL, strength_mg}, {"mg", NULL, halves * strength_mg / 2}));
}

/* "From 23 Nov 2026 to 25 Nov 2026: 15 mg per day; morning: ...". */
static void put_stretch_words(bundle *fhir, sink *words, const stretch *told, unsigned strength)
{
    char first[DATE_TEXT_MAX];
    char last[DATE_TEXT_MAX];
    sink text;
    sink_begin_text(&text, first, sizeof first);
    date_put(&text, fhir->lang, told->first, 7);
    sink_end_text(&text);
    sink_begin_text(&text, last, sizeof last);
    date_put(&text, fhir->lang, told->last, 7);
    sink_end_text(&text);
    message_put(words, fhir->lang, told->days == 1 ? MSG_FHIR_ON : MSG_FHIR_FROM_TO,
                MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    sink_text(words, message_text(fhir->lang, MSG_COLON));
    if (told->dose_mg == 0) {
        message_put(words, fhir->lang, MSG_STOP_NO_TABLET, NULL);
        return;
    }
    message_put(words, fhir->lang, fhir->several ? MSG_FHIR_DAILY_OF_WHICH : MSG_FHIR_DAILY,
                MESSAGE_VALUES({"dose", NULL, told->dose_mg}));
    message between = fhir->several ? MSG_COLON : MSG_SEMICOLON;
    for (unsigned intake = 0; intake < told->intakes; intake++) {
        if (halves_of(fhir, told->intake_mg[intake], strength) > 0) {
            sink_text(words, message_text(fhir->lang, between));
            between = MSG_SEMICOLON;
            put_intake(fhir, words, told, intake, strength);
        }
    }
}

static void put_bridge_name(bundle *fhir, sink *words, const bac_bridge *bridge)
{
    char letters[GATES_TEXT_MAX];
    gates_text(letters, fhir->lang, MSG_LIST_AND, gates_on_day(fhir->schedule, bridge->gate_day));
    message_put(words, fhir->lang, MSG_BRIDGE_BOX,
                MESSAGE_VALUES({"gates", letters, 0}, {"day", NULL, bridge->gate_day}));
}

/* All dosages in words, a line each. */
static void put_rendered(bundle *fhir, const request_told *request)
{
    stretch_walk walk = request_stretches(request);
    stretch told;
    sink *words = begin_words(fhir, ",\"extension\":[{\"url\":\"" FHIR_RENDERED "\",\"valueMarkdown\":");
    if (request->bridge != NULL) {
        put_bridge_name(fhir, words, request->bridge);
        sink_char(words, '\n');
    }
    conditional_put(words, fhir->lang, "", request->gates);
    sink_text(words, request->gates != 0 ? "\n" : "");
    for (bool first = true; request_stretch(fhir, request, &walk, &told); first = false) {
        sink_text(words, first ? "- " : "\n- ");
        put_stretch_words(fhir, words, &told, request->strength);
    }
    end_words(fhir);
    sink_text(fhir->out, "}]");
}

/* ---- dosages ---- */

static void put_hour(sink *out, unsigned minutes)
{
    enum { MINUTES = 60 };
    sink_text(out, ",\"timeOfDay\":[\"");
    sink_two(out, minutes / MINUTES);
    sink_char(out, ':');
    sink_two(out, minutes % MINUTES);
    sink_text(out, ":00\"]");
}

/* An hour says all of the day's rhythm; without one it is once a day, in the morning. The day of a stop has no time. */
static void put_timing(bundle *fhir, const stretch *told, unsigned intake)
{
    sink *out = fhir->out;
    sink_text(out, ",\"timing\":{\"repeat\":{\"boundsPeriod\":{\"start\":");
    json_date(out, told->first);
    sink_text(out, ",\"end\":");
    json_date(out, told->last);
    sink_char(out, '}');
    const int hour = told->dose_mg == 0 ? NO_HOUR : intake_hour(fhir->schedule, told->intakes, intake);
    if (hour != NO_HOUR) {
        put_hour(out, (unsigned)hour);
    } else {
        sink_text(out, ",\"frequency\":1,\"period\":1,\"periodUnit\":\"d\"");
        if (told->dose_mg > 0) {
            sink_text(out, ",\"when\":[\"");
            sink_text(out, fhir_when[intake_time[told->intakes][intake]]);
            sink_text(out, "\"]");
        }
    }
    sink_text(out, "}}");
}

static void put_dosage(bundle *fhir, const stretch *told, uint32_t sequence, unsigned intake, unsigned strength)
{
    sink *out = fhir->out;
    sink_text(out, "{\"sequence\":");
    sink_number(out, sequence);
    sink *words = begin_words(fhir, ",\"text\":");
    if (told->dose_mg == 0) {
        message_put(words, fhir->lang, MSG_STOP_NO_TABLET, NULL);
    } else {
        put_intake(fhir, words, told, intake, strength);
    }
    end_words(fhir);
    put_timing(fhir, told, intake);
    put_words(fhir,
              ",\"route\":{\"coding\":[{\"system\":\"" FHIR_EDQM "\",\"code\":\"" FHIR_EDQM_ORAL "\",\"display\":",
              MSG_FHIR_ORAL, NULL);
    sink_text(out, "}]}");
    put_tablets(fhir, ",\"doseAndRate\":[{\"doseQuantity\":", halves_of(fhir, told->intake_mg[intake], strength));
    sink_text(out, "}]}");
}

/* The intakes of a stretch share a sequence. One of nothing is left out, but a day of nothing is said. */
static void put_dosages(bundle *fhir, const request_told *request)
{
    stretch_walk walk = request_stretches(request);
    stretch told;
    sink_text(fhir->out, ",\"dosageInstruction\":[");
    for (uint32_t sequence = 1; request_stretch(fhir, request, &walk, &told); sequence++) {
        bool first = sequence == 1;
        for (unsigned intake = 0; intake < told.intakes; intake++) {
            if (halves_of(fhir, told.intake_mg[intake], request->strength) > 0 || (told.dose_mg == 0 && intake == 0)) {
                sink_text(fhir->out, first ? "" : ",");
                put_dosage(fhir, &told, sequence, intake, request->strength);
                first = false;
            }
        }
    }
    sink_char(fhir->out, ']');
}

/* ---- notes ---- */

/* What the sheet says above and below its table, a note for each piece; a heading stands before each of its own. */
typedef struct {
    bundle *fhir;
    bool first;
    char heading[256];
} note_taker;

static sink *begin_note(note_taker *notes)
{
    sink *words = begin_words(notes->fhir, notes->first ? "{\"text\":" : ",{\"text\":");
    notes->first = false;
    return words;
}

static void end_note(note_taker *notes)
{
    end_words(notes->fhir);
    sink_char(notes->fhir->out, '}');
}

static void take_note(void *to, piece kind, const char *label, const char *text, size_t length)
{
    note_taker *notes = to;
    (void)length; /* notes are copied to their zero byte */
    const language lang = notes->fhir->lang;
    if (kind == PIECE_HEADING) {
        text_copy(notes->heading, sizeof notes->heading, text);
        return;
    }
    if (kind == PIECE_MORE && strcmp(text, message_text(lang, MSG_GATE_BY)) == 0) {
        return; /* to be filled in by hand */
    }
    sink *words = begin_note(notes);
    if (kind == PIECE_ITEM || kind == PIECE_BOX) {
        sink_text(words, notes->heading);
        sink_text(words, message_text(lang, MSG_COLON));
    }
    if (label != NULL) {
        sink_text(words, label);
        sink_text(words, message_text(lang, MSG_COLON));
    }
    sink_text(words, text);
    end_note(notes);
}

static void put_patient_note(note_taker *notes)
{
    const bundle *fhir = notes->fhir;
    const bac_patient *patient = &fhir->schedule->patient;
    if (patient->born || patient->age > 0) {
        sink *words = begin_note(notes);
        sink_text(words, message_text(fhir->lang, MSG_LABEL_PATIENT));
        age_put(words, fhir->lang, patient);
        end_note(notes);
    }
}

static void put_notes(bundle *fhir)
{
    note_taker notes = {.fhir = fhir, .first = true, .heading = ""};
    teller telling;
    sink_text(fhir->out, ",\"note\":[");
    status_put(begin_note(&notes), fhir->lang, fhir->schedule->protocol, &fhir->schedule->patient);
    end_note(&notes);
    if (fhir->schedule->replaces) {
        replaces_put(begin_note(&notes), fhir->lang, fhir->schedule);
        end_note(&notes);
    }
    put_patient_note(&notes);
    teller_begin(&telling, fhir->schedule, fhir->lang, take_note, &notes);
    tell_plan(&telling);
    tell_reviews(&telling);
    tell_warnings(&telling);
    tell_end(&telling);
    tell_rtu_words(&telling);
    tell_other_findings(&telling);
    tell_not_checked(&telling);
    sink_char(fhir->out, ']');
}

/* ---- a request ---- */

static void put_uuid(sink *out, const char *uuid)
{
    sink_text(out, "\"urn:uuid:");
    sink_text(out, uuid);
    sink_char(out, '"');
}

static void put_identifier(sink *out, const char *uuid)
{
    sink_text(out, "{\"system\":\"urn:ietf:rfc:3986\",\"value\":");
    put_uuid(out, uuid);
    sink_char(out, '}');
}

/* The id of a request, which is a kind of its own, begins on a day and is of a strength. */
static void name_request(const bundle *fhir, char id[UUID_LENGTH + 1], const char *kind, uint16_t day,
                         unsigned strength)
{
    identity name;
    identity_continue(&name, &fhir->key);
    identity_text(&name, kind);
    sink_number(&name.in, day);
    sink_char(&name.in, '\0');
    sink_number(&name.in, bac_strength_mg(strength));
    identity_uuid(&name, id);
}

/* What must be documented before it may be issued. */
static void put_status(bundle *fhir, bac_gate_set gates)
{
    unsigned gate = 0;
    if (gates == 0) {
        sink_text(fhir->out, ",\"status\":\"draft\"");
        return;
    }
    sink *words = begin_words(fhir, ",\"status\":\"on-hold\",\"statusReason\":{\"text\":");
    conditional_put(words, fhir->lang, "", gates);
    for (unsigned i = 0; i < fhir->schedule->finding_count; i++) {
        const bac_finding *finding = &fhir->schedule->finding[i];
        if (!is_review(finding)) {
            continue;
        }
        if ((gates >> gate & 1) != 0) {
            sink_text(words, ". ");
            gate_letters_put(words, (bac_gate_set)(1u << gate));
            sink_text(words, ", ");
            message_put(words, fhir->lang, MSG_BEFORE_DAY, MESSAGE_VALUES({"day", NULL, finding->day}));
            sink_text(words, ", ");
            numbered_date_put(words, fhir->lang, schedule_date(fhir->schedule, finding->day), true);
            sink_text(words, message_text(fhir->lang, MSG_COLON));
            finding_demand(words, fhir->lang, &fhir->about, finding);
        }
        gate++;
    }
    end_words(fhir);
    sink_char(fhir->out, '}');
}

static void put_category(bundle *fhir, const bac_bridge *bridge)
{
    if (bridge == NULL) {
        return;
    }
    put_words(fhir,
              ",\"category\":[{\"coding\":[{\"system\":\"" FHIR_CATEGORY "\",\"code\":\"" FHIR_CATEGORY_BRIDGE
              "\",\"display\":",
              MSG_FHIR_BRIDGE, NULL);
    sink_text(fhir->out, "}]}]");
}

static void put_medication(bundle *fhir, unsigned strength)
{
    const uint16_t strength_mg = bac_strength_mg(strength);
    const schedule *printed = fhir->schedule;
    const message_value values[] = {{"tablet", NULL, strength_mg}, MESSAGE_VALUES_END};
    const product_box *box = printed->product_given ? product_box_of(printed->product, strength_mg) : NULL;
    sink_text(fhir->out, ",\"medicationCodeableConcept\":{\"coding\":[");
    if (box != NULL) {
        put_string(fhir, "{\"system\":\"" FHIR_CIP "\",\"code\":", box->cip13);
        put_string(fhir, ",\"display\":", box->display);
        sink_text(fhir->out, "},");
    }
    sink_text(fhir->out, "{\"system\":\"" FHIR_ATC "\",\"code\":\"" FHIR_ATC_BACLOFEN "\",\"display\":\"baclofen\"}]");
    put_words(fhir, ",\"text\":", strength_mg == BAC_TABLET ? MSG_FHIR_MEDICATION : MSG_FHIR_MEDICATION_WHOLE, values);
    sink_char(fhir->out, '}');
}

static void put_subject(bundle *fhir)
{
    const schedule *printed = fhir->schedule;
    sink_text(fhir->out, ",\"subject\":{\"type\":\"Patient\"");
    if (printed->id[0] != '\0') {
        put_string(fhir, ",\"identifier\":{\"value\":", printed->id);
        sink_char(fhir->out, '}');
    }
    if (printed->name[0] != '\0') {
        put_string(fhir, ",\"display\":", printed->name);
    } else {
        put_words(fhir, ",\"display\":", MSG_FHIR_NOT_STATED, NULL);
    }
    sink_char(fhir->out, '}');
}

/* From the first to the last day on which tablets of the strength are taken. */
static uint32_t supply_days(const bundle *fhir, const request_told *request)
{
    stretch_walk walk = request_stretches(request);
    stretch told;
    uint32_t first = 0;
    uint32_t last = 0;
    while (request_stretch(fhir, request, &walk, &told)) {
        if (told.dose_mg > 0) {
            first = first == 0 ? told.first_day : first;
            last = told.first_day + told.days - 1;
        }
    }
    return last - first + 1;
}

/* Nothing is dispensed for days of nothing. */
static void put_dispense(bundle *fhir, const request_told *request)
{
    const uint32_t days = supply_days(fhir, request);
    if (request->tablets == 0) {
        return;
    }
    sink_text(fhir->out, ",\"dispenseRequest\":{\"numberOfRepeatsAllowed\":0");
    put_tablets(fhir, ",\"quantity\":", 2 * request->tablets);
    sink_text(fhir->out, ",\"expectedSupplyDuration\":{\"value\":");
    sink_number(fhir->out, days);
    put_words(fhir, ",\"unit\":", days == 1 ? MSG_FHIR_DAY : MSG_FHIR_DAYS, NULL);
    sink_text(fhir->out, ",\"system\":\"" FHIR_UCUM "\",\"code\":\"d\"}}");
}

/* The weakest strength of which there are tablets; where there are none, the weakest. */
static unsigned lowest_strength(const bac_amount by_strength[BAC_STRENGTHS])
{
    unsigned strength = 0;
    while (strength < BAC_STRENGTHS && by_strength[strength].tablets == 0) {
        strength++;
    }
    return strength < BAC_STRENGTHS ? strength : 0;
}

/* The request before a bridge's gate: that of its strength or, where the days before had none of it, of another. */
static void name_before(const bundle *fhir, const request_told *bridge, char id[UUID_LENGTH + 1])
{
    bac_supply supply;
    bac_prescription prescription;
    bac_prescription before = {.first_day = 0};
    schedule_supply(&supply, fhir->schedule);
    while (bac_supply_next(&supply, &prescription) && prescription.first_day < bridge->bridge->gate_day) {
        before = prescription;
    }
    const bool same = before.by_strength[bridge->strength].tablets > 0;
    name_request(fhir, id, "prescription", before.first_day,
                 same ? bridge->strength : lowest_strength(before.by_strength));
}

/* A bridge goes on from the prescription before its gate; any other request replaces what the sheet replaces. */
static void put_prior(bundle *fhir, const request_told *request)
{
    const schedule *printed = fhir->schedule;
    if (request->bridge != NULL && request->bridge->gate_day > 1) {
        char id[UUID_LENGTH + 1];
        name_before(fhir, request, id);
        sink_text(fhir->out, ",\"priorPrescription\":{\"reference\":");
        put_uuid(fhir->out, id);
        sink_char(fhir->out, '}');
    } else if (printed->replaces) {
        sink_text(fhir->out,
                  ",\"priorPrescription\":{\"type\":\"MedicationRequest\",\"identifier\":{\"system\":\"" FHIR_REPLACED
                  "\",\"value\":");
        json_date(fhir->out, bac_date_to_civil(printed->replaced));
        replaces_put(begin_words(fhir, "},\"display\":"), fhir->lang, printed);
        end_words(fhir);
        sink_char(fhir->out, '}');
    }
}

static void put_request(bundle *fhir, const request_told *request)
{
    sink *out = fhir->out;
    sink_text(out, fhir->first ? ",\"entry\":[{\"fullUrl\":" : ",{\"fullUrl\":");
    fhir->first = false;
    put_uuid(out, request->id);
    put_string(fhir, ",\"resource\":{\"resourceType\":\"MedicationRequest\",\"id\":", request->id);
    put_string(fhir, ",\"language\":", language_names[fhir->lang]);
    put_rendered(fhir, request);
    sink_text(out, ",\"identifier\":[");
    put_identifier(out, request->id);
    sink_char(out, ']');
    put_status(fhir, request->gates);
    sink_text(out, ",\"intent\":\"proposal\"");
    put_category(fhir, request->bridge);
    put_medication(fhir, request->strength);
    put_subject(fhir);
    put_string(fhir, ",\"authoredOn\":", fhir->authored);
    sink_text(out, ",\"instantiatesUri\":[\"urn:baclofene:protocol:");
    sink_text(out, fhir->schedule->protocol->id);
    sink_text(out, "\"],\"groupIdentifier\":");
    put_identifier(out, fhir->group);
    put_notes(fhir);
    put_dosages(fhir, request);
    put_dispense(fhir, request);
    put_prior(fhir, request);
    sink_text(out, "}}");
}

/* ---- the bundle ---- */

/* All that decides what is taken, by whom, and on what conditions. */
static void name_bundle(bundle *fhir)
{
    const schedule *printed = fhir->schedule;
    const bac_patient *patient = &printed->patient;
    identity *key = &fhir->key;
    identity_begin(key);
    identity_text(key, printed->name);
    identity_text(key, printed->id);
    identity_text(key, printed->protocol->id);
    iso_date_put(&key->in, bac_date_to_civil(patient->start));
    for (unsigned block = 0; block < printed->plan.count; block++) {
        const bac_day *taken = &printed->taken[block];
        bac_block as_taken = {
            .dose_mg = taken->dose_mg, .days = printed->plan.block[block].days, .intake_count = taken->intake_count};
        memcpy(as_taken.intake_mg, taken->intake_mg, sizeof as_taken.intake_mg);
        sink_char(&key->in, ' ');
        blocks_put(&key->in, &as_taken, 1);
    }
    for (unsigned column = 0; column < printed->hour_count; column++) {
        sink_char(&key->in, ',');
        sink_number(&key->in, printed->hour[column]);
    }
    sink_char(&key->in, '\0');
    const uint32_t facts[] = {patient->from_mg,
                              patient->held_days,
                              patient->born ? (uint32_t)(patient->birth.n - BAC_DATE_MIN) : 0,
                              patient->age,
                              patient->conditions,
                              printed->conditions_given,
                              patient->on_file,
                              (uint32_t)patient->indication,
                              printed->dispensing.prescription_days,
                              printed->dispensing.bridge_days,
                              printed->dispensing.strengths | BAC_10_MG,
                              printed->product_given ? printed->product + 1u : 0,
                              printed->replaces ? (uint32_t)(printed->replaced.n - BAC_DATE_MIN) + 1 : 0};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        sink_number(&key->in, facts[i]);
        sink_char(&key->in, '\0');
    }
    identity name;
    identity_continue(&name, key);
    identity_text(&name, "group");
    identity_uuid(&name, fhir->group);
}

/* "20261123T120000Z" with its marks. */
static void write_authored(char authored[AUTHORED_MAX], const char stamp[STAMP_MAX])
{
    static const char marks[] = "    -  -     :  :  "; /* before these places of the result */
    sink out;
    sink_begin_text(&out, authored, AUTHORED_MAX);
    for (size_t i = 0; stamp[i] != '\0'; i++) {
        const size_t at = out.used;
        if (at < sizeof marks - 1 && marks[at] != ' ') {
            sink_char(&out, marks[at]);
        }
        sink_char(&out, stamp[i]);
    }
    sink_end_text(&out);
}

/* A request for each strength; where there are no tablets at all, one that says so. */
static void put_requests(bundle *fhir, request_told *request, const bac_amount by_strength[BAC_STRENGTHS],
                         const char *kind, uint16_t day)
{
    const unsigned lowest = lowest_strength(by_strength);
    for (unsigned strength = lowest; strength < BAC_STRENGTHS; strength++) {
        if (by_strength[strength].tablets > 0 || strength == lowest) {
            request->strength = strength;
            request->lowest = strength == lowest;
            request->tablets = by_strength[strength].tablets;
            name_request(fhir, request->id, kind, day, strength);
            put_request(fhir, request);
        }
    }
}

static void put_prescription(bundle *fhir, const prescription_walk *walk)
{
    const bac_prescription *prescription = &walk->prescription;
    request_told request = {.walk = *walk, .gates = prescription->gates};
    put_requests(fhir, &request, prescription->by_strength, "prescription", prescription->first_day);
}

static void put_bridge(bundle *fhir, const bac_bridge *bridge)
{
    request_told request = {.bridge = bridge, .gates = bridge->gates};
    put_requests(fhir, &request, bridge->by_strength, "bridge", bridge->gate_day);
}

static void put_entries(bundle *fhir)
{
    prescription_walk walk;
    bac_bridge bridge;
    prescription_walk_begin(&walk, fhir->schedule);
    while (prescription_walk_next(&walk)) {
        put_prescription(fhir, &walk);
        while (prescription_walk_day(&walk)) {
            continue;
        }
    }
    if (fhir->first) { /* nothing is ever taken, which is said too */
        walk.last_day = fhir->schedule->days;
        walk.prescription = (bac_prescription){.first_day = 1, .last_day = walk.last_day};
        put_prescription(fhir, &walk);
    }
    for (uint16_t day = 0; schedule_bridge_next(fhir->schedule, day, &bridge); day = bridge.gate_day) {
        put_bridge(fhir, &bridge);
    }
    sink_char(fhir->out, ']');
}

/* ---- the format ---- */

static void begin(printer *printing)
{
    (void)printing;
}

static void print(printer *printing, const schedule *printed)
{
    bundle fhir = {.out = printing->out,
                   .lang = printing->lang,
                   .schedule = printed,
                   .about = {.protocol = printed->protocol, .patient = &printed->patient},
                   .first = true,
                   .several = (printed->dispensing.strengths & ~BAC_10_MG) != 0};
    write_authored(fhir.authored, printing->stamp);
    name_bundle(&fhir);
    sink_text(printing->out, "{\"resourceType\":\"Bundle\",\"id\":\"");
    sink_text(printing->out, fhir.group);
    sink_text(printing->out,
              "\",\"meta\":{\"source\":\"urn:baclofene:program:" BAC_VERSION ":rules:" BAC_RULES_VERSION "\"}");
    put_string(&fhir, ",\"language\":", language_names[printing->lang]);
    sink_text(printing->out, ",\"identifier\":");
    put_identifier(printing->out, fhir.group);
    put_string(&fhir, ",\"type\":\"collection\",\"timestamp\":", fhir.authored);
    put_entries(&fhir);
    sink_text(printing->out, "}\n");
    printing->printed++;
}

static void end(printer *printing)
{
    (void)printing;
}

/* [R-fhir-written] */
const format format_fhir = {.begin = begin, .schedule = print, .end = end};
