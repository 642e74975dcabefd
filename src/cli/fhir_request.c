/* SPDX-License-Identifier: MIT */
#include "cli/fhir_request.h"
#include "cli/printable.h"
#include "cli/value.h"
#include "data/fhir.h"
#include "data/product.h"

/* What is gathered of a request and of the dosage in the making. */
typedef struct {
    bool known;                                              /* the medication is baclofen */
    uint16_t text_mg;                                        /* the strength that its text says; 0: none, or several */
    char system[JSON_TEXT_MAX + 1], code[JSON_TEXT_MAX + 1]; /* of a coding */
    bool coded;                                              /* a coding is one that is looked for */
    bool periodic;                                           /* period and its unit are given */
    bool has_period, has_unit;
    bool has_start, has_end, has_value;
    char unit[JSON_TEXT_MAX + 1];
    fhir_dosage dosage;
    bool has_timing, has_dose;
} gathered;

static gathered now;

/* ---- errors ---- */

bool fhir_fail_at(fhir_reader *reader, const char *path, message words, const message_value values[])
{
    sink *out = &reader->why->text;
    char cut[FHIR_PATH_MAX];
    if (reader->told) {
        return false;
    }
    reader->told = true;
    sink text;
    sink_begin_text(&text, cut, sizeof cut);
    for (; *path != '\0' && text.used + 1 < sizeof cut; path++) {
        sink_char(&text, *path);
    }
    escaped_put(out, reader->root);
    escaped_put(out, sink_end_text(&text));
    sink_text(out, *path != '\0' ? "..." : "");
    sink_text(out, message_text(reader->why->lang, MSG_COLON));
    return failure_say(reader->why, words, values);
}

bool fhir_fail(fhir_reader *reader, message words, const message_value values[])
{
    return fhir_fail_at(reader, reader->json->path, words, values);
}

/* "VALUE: not read; CHOICES are". */
static bool fail_choice(fhir_reader *reader, const char *choices)
{
    sink *out = &reader->why->text;
    if (reader->told) {
        return false;
    }
    fhir_fail(reader, MSG_AS_IT_IS, MESSAGE_VALUES({"text", "", 0}));
    quoted_put(out, reader->json->text);
    sink_text(out, message_text(reader->why->lang, MSG_COLON));
    return failure_say(reader->why, MSG_FHIR_ONE_OF, MESSAGE_VALUES({"choices", choices, 0}));
}

/* ---- objects ---- */

bool fhir_read_object(fhir_reader *reader, const fhir_element elements[], size_t count)
{
    json_reader *json = reader->json;
    uint64_t seen = 0;
    if (!json_enter(json, '{')) {
        return false;
    }
    while (json_more(json)) {
        size_t i = 0;
        while (i < count && strcmp(elements[i].name, json->key) != 0) {
            i++;
        }
        if (i == count) {
            return fhir_fail(reader, MSG_FHIR_UNREAD, NULL);
        }
        if ((seen >> i & 1) != 0) {
            return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
        }
        seen |= UINT64_C(1) << i;
        if (!(elements[i].read != NULL ? elements[i].read(reader) : json_skip(json))) {
            return false;
        }
    }
    return json->fault == MESSAGE_COUNT;
}

/* An array of such elements. */
static bool read_array(fhir_reader *reader, bool (*read)(fhir_reader *reader))
{
    if (!json_enter(reader->json, '[')) {
        return false;
    }
    while (json_more(reader->json)) {
        if (!read(reader)) {
            return false;
        }
    }
    return reader->json->fault == MESSAGE_COUNT;
}

#define COUNT(array)                  (sizeof(array) / sizeof(array)[0])
#define READ_OBJECT(reader, elements) fhir_read_object(reader, elements, COUNT(elements))

/* A code, which must be one of these; `choices` says them. */
static bool read_choice(fhir_reader *reader, const char *const allowed[], const char *choices, size_t *index)
{
    if (!json_take_string(reader->json)) {
        return false;
    }
    for (*index = 0; allowed[*index] != NULL; ++*index) {
        if (strcmp(reader->json->text, allowed[*index]) == 0) {
            return true;
        }
    }
    return fail_choice(reader, choices);
}

/* A whole number from 1 on, as a count. */
static bool read_count(fhir_reader *reader, uint32_t most, message words, uint32_t *count)
{
    uint32_t halves = 0;
    if (!json_take_number(reader->json)) {
        return false;
    }
    if (!json_halves(reader->json, &halves) || halves % 2 != 0 || halves == 0 || halves / 2 > most) {
        return fhir_fail(reader, words, MESSAGE_VALUES({"most", NULL, most}));
    }
    *count = halves / 2;
    return true;
}

/* ---- codings ---- */

static bool read_system(fhir_reader *reader)
{
    return json_take_string(reader->json) && text_copy(now.system, sizeof now.system, reader->json->text);
}

static bool read_code(fhir_reader *reader)
{
    return json_take_string(reader->json) && text_copy(now.code, sizeof now.code, reader->json->text);
}

static const fhir_element coding_elements[] = {
    {"id", NULL},        {"extension", NULL}, {"system", read_system}, {"version", NULL},
    {"code", read_code}, {"display", NULL},   {"userSelected", NULL},
};

static bool read_coding(fhir_reader *reader)
{
    now.system[0] = '\0';
    now.code[0] = '\0';
    return READ_OBJECT(reader, coding_elements);
}

static bool is_coded(const char *system, const char *code)
{
    return strcmp(now.system, system) == 0 && (code == NULL || strcmp(now.code, code) == 0);
}

/* ---- the medication ---- */

static bool read_medication_coding(fhir_reader *reader)
{
    fhir_request *request = reader->request;
    if (!read_coding(reader)) {
        return false;
    }
    if (is_coded(FHIR_ATC, NULL)) {
        now.known = true;
        return is_coded(FHIR_ATC, FHIR_ATC_BACLOFEN) || fhir_fail(reader, MSG_FHIR_NOT_BACLOFEN, NULL);
    }
    const product_box *box = is_coded(FHIR_CIP, NULL) ? product_box_find(now.code) : NULL;
    if (box != NULL) {
        now.known = true;
        if (request->strength_mg != 0 && request->strength_mg != box->strength_mg) {
            return fhir_fail(reader, MSG_FHIR_NO_STRENGTH, NULL);
        }
        request->strength_mg = box->strength_mg;
    }
    return true;
}

static bool read_medication_codings(fhir_reader *reader)
{
    return read_array(reader, read_medication_coding);
}

/* Whether the text has the word, in letters of either size. */
static bool says(const char *text, const char *word)
{
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (word[i] != '\0' && (text[i] == word[i] || text[i] == word[i] - 'a' + 'A')) {
            i++;
        }
        if (word[i] == '\0') {
            return true;
        }
    }
    return false;
}

/* The one "10 mg" in a text; 0: there is none, or more than one. */
static uint16_t strength_in(const char *text)
{
    uint16_t found = 0;
    unsigned times = 0;
    for (const char *at = text; *at != '\0';) {
        uint32_t number = 0;
        const size_t digits = strspn(at, "0123456789");
        const bool part = at > text && (at[-1] == '.' || at[-1] == ',');
        const char *behind = at + digits;
        behind += *behind == ' ' ? 1 : 0;
        behind += strncmp(behind, "\xC2\xA0", 2) == 0 ? 2 : 0;
        if (digits > 0 && (behind[0] == 'm' || behind[0] == 'M') && (behind[1] == 'g' || behind[1] == 'G')) {
            digits_parse(at, digits, &number);
            found = part || number > UINT16_MAX ? 0 : (uint16_t)number;
            times++;
        }
        at += digits > 0 ? digits : 1;
    }
    return times == 1 ? found : 0;
}

static bool read_medication_text(fhir_reader *reader)
{
    if (!json_take_string(reader->json)) {
        return false;
    }
    now.known = now.known || says(reader->json->text, "baclof") || says(reader->json->text, "baclocur");
    now.text_mg = strength_in(reader->json->text);
    return true;
}

static bool read_medication(fhir_reader *reader)
{
    static const fhir_element elements[] = {
        {"id", NULL}, {"extension", NULL}, {"coding", read_medication_codings}, {"text", read_medication_text}};
    fhir_request *request = reader->request;
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    if (!READ_OBJECT(reader, elements)) {
        return false;
    }
    if (!now.known) {
        return fhir_fail_at(reader, path, MSG_FHIR_NOT_BACLOFEN, NULL);
    }
    if (request->strength_mg == 0) {
        request->strength_mg = now.text_mg;
    }
    return now.text_mg == 0 || now.text_mg == request->strength_mg ||
           fhir_fail_at(reader, path, MSG_FHIR_NO_STRENGTH, NULL);
}

/* ---- the request ---- */

static bool read_status(fhir_reader *reader)
{
    static const char *const allowed[] = {"active", "on-hold", "draft", "completed", NULL};
    size_t index;
    return read_choice(reader, allowed, "active, on-hold, draft, completed", &index);
}

static bool read_intent(fhir_reader *reader)
{
    static const char *const allowed[] = {"proposal",     "plan",         "order",          "original-order",
                                          "reflex-order", "filler-order", "instance-order", NULL};
    size_t index;
    return read_choice(reader, allowed,
                       "proposal, plan, order, original-order, reflex-order, filler-order, instance-order", &index);
}

/* What must not be true. */
static bool read_false(fhir_reader *reader)
{
    bool truth = false;
    return json_take_truth(reader->json, &truth) && (!truth || fhir_fail(reader, MSG_FHIR_UNREAD, NULL));
}

static bool read_category_coding(fhir_reader *reader)
{
    if (!read_coding(reader)) {
        return false;
    }
    if (!is_coded(FHIR_CATEGORY, NULL)) {
        return true;
    }
    reader->request->bridge = is_coded(FHIR_CATEGORY, FHIR_CATEGORY_BRIDGE);
    return reader->request->bridge || fhir_fail(reader, MSG_FHIR_UNREAD, NULL);
}

static bool read_category_codings(fhir_reader *reader)
{
    return read_array(reader, read_category_coding);
}

static bool read_category(fhir_reader *reader)
{
    static const fhir_element elements[] = {
        {"id", NULL}, {"extension", NULL}, {"coding", read_category_codings}, {"text", NULL}};
    return READ_OBJECT(reader, elements);
}

static bool read_categories(fhir_reader *reader)
{
    return read_array(reader, read_category);
}

static bool read_reference(fhir_reader *reader)
{
    return json_take_string(reader->json) &&
           text_copy(reader->request->subject.reference, FHIR_NAME_MAX, reader->json->text);
}

static bool read_name(fhir_reader *reader, char name[FHIR_NAME_MAX])
{
    if (!json_take_string(reader->json)) {
        return false;
    }
    const text_fault fault = text_check_name(reader->json->text);
    return fault == TEXT_FINE ? text_copy(name, FHIR_NAME_MAX, reader->json->text)
                              : fhir_fail(reader, text_fault_words(fault), NULL);
}

static bool read_identifier_value(fhir_reader *reader)
{
    return read_name(reader, reader->request->subject.identifier);
}

static bool read_display(fhir_reader *reader)
{
    return read_name(reader, reader->request->subject.display);
}

static bool read_identifier(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL},     {"extension", NULL}, {"use", NULL},
                                            {"type", NULL},   {"system", NULL},    {"value", read_identifier_value},
                                            {"period", NULL}, {"assigner", NULL}};
    return READ_OBJECT(reader, elements);
}

static bool read_subject(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL},
                                            {"extension", NULL},
                                            {"reference", read_reference},
                                            {"type", NULL},
                                            {"identifier", read_identifier},
                                            {"display", read_display}};
    return READ_OBJECT(reader, elements);
}

/* ---- timing ---- */

static bool read_date(fhir_reader *reader, bac_date *date, bool *has)
{
    static const day_source iso = {.day_first = false};
    *has = true;
    return json_take_string(reader->json) &&
           (date_parse(reader->json->text, &iso, date) || fhir_fail(reader, MSG_FHIR_DATE, NULL));
}

static bool read_start(fhir_reader *reader)
{
    return read_date(reader, &now.dosage.start, &now.has_start);
}

static bool read_end(fhir_reader *reader)
{
    return read_date(reader, &now.dosage.end, &now.has_end);
}

static bool bounds_alone(fhir_reader *reader, bounds_kind kind)
{
    const bool alone = now.dosage.bounds == BOUNDS_NONE;
    now.dosage.bounds = kind;
    return alone || fhir_fail(reader, MSG_FHIR_TWO_BOUNDS, NULL);
}

static bool read_period(fhir_reader *reader)
{
    static const fhir_element elements[] = {
        {"id", NULL}, {"extension", NULL}, {"start", read_start}, {"end", read_end}};
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    if (!bounds_alone(reader, BOUNDS_PERIOD) || !READ_OBJECT(reader, elements)) {
        return false;
    }
    if (!now.has_start || !now.has_end) {
        return fhir_fail_at(reader, path, MSG_FHIR_NO_BOUNDS, NULL);
    }
    const int32_t days = now.dosage.end.n - now.dosage.start.n + 1;
    if (days < 1) {
        return fhir_fail_at(reader, path, MSG_FHIR_BACKWARDS, NULL);
    }
    return days <= BAC_DAYS_MAX ||
           fhir_fail_at(reader, path, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
}

static bool read_quantity_value(fhir_reader *reader)
{
    now.has_value = true;
    return json_take_number(reader->json) &&
           (json_halves(reader->json, &now.dosage.halves) || fhir_fail(reader, MSG_FHIR_HALVES, NULL));
}

static bool read_unit(fhir_reader *reader)
{
    return json_take_string(reader->json) && text_copy(now.unit, sizeof now.unit, reader->json->text);
}

static const fhir_element quantity_elements[] = {
    {"id", NULL}, {"value", read_quantity_value}, {"unit", read_unit}, {"system", read_system}, {"code", read_code}};

static void begin_quantity(void)
{
    now.has_value = false;
    now.unit[0] = '\0';
    now.system[0] = '\0';
    now.code[0] = '\0';
}

static bool read_duration(fhir_reader *reader)
{
    const uint32_t halves = now.dosage.halves; /* of the dose, which may stand before */
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    begin_quantity();
    if (!bounds_alone(reader, BOUNDS_DAYS) || !READ_OBJECT(reader, quantity_elements)) {
        return false;
    }
    const uint32_t unit_days = is_coded(FHIR_UCUM, "d") ? 1 : is_coded(FHIR_UCUM, "wk") ? 7 : 0;
    const uint32_t days = now.dosage.halves / 2 * unit_days;
    if (!now.has_value || now.dosage.halves % 2 != 0 || days == 0 || days > BAC_DAYS_MAX) {
        return fhir_fail_at(reader, path, MSG_FHIR_DAYS_WHOLE, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
    }
    now.dosage.days = (uint16_t)days;
    now.dosage.halves = halves;
    return true;
}

static bool read_frequency(fhir_reader *reader)
{
    uint32_t count = 0;
    if (!read_count(reader, BAC_INTAKES_MAX, MSG_FHIR_FREQUENCY, &count)) {
        return false;
    }
    now.dosage.frequency = (uint8_t)count;
    return true;
}

static bool read_period_length(fhir_reader *reader)
{
    uint32_t count = 0;
    now.has_period = true;
    return read_count(reader, 1, MSG_FHIR_FREQUENCY, &count);
}

static bool read_period_unit(fhir_reader *reader)
{
    static const char *const allowed[] = {"d", NULL};
    size_t index;
    now.has_unit = true;
    return read_choice(reader, allowed, "d", &index);
}

static bool read_when(fhir_reader *reader)
{
    static const char *const allowed[] = {"MORN", "NOON", "EVE", "HS", NULL};
    size_t time;
    if (!read_choice(reader, allowed, "MORN, NOON, EVE, HS", &time)) {
        return false;
    }
    const uint8_t bit = (uint8_t)(1u << time);
    if ((now.dosage.when & bit) != 0) {
        return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
    }
    now.dosage.when |= bit;
    return true;
}

static bool read_whens(fhir_reader *reader)
{
    return read_array(reader, read_when);
}

/* "08:00:00", whole minutes. */
static bool hour_parse(const char *text, uint16_t *minutes)
{
    enum { LENGTH = 8, HOURS = 24, MINUTES = 60 };
    uint32_t hour = 0;
    uint32_t minute = 0;
    if (strlen(text) != LENGTH || text[2] != ':' || strcmp(text + 5, ":00") != 0 || !digits_parse(text, 2, &hour) ||
        !digits_parse(text + 3, 2, &minute) || hour >= HOURS || minute >= MINUTES) {
        return false;
    }
    *minutes = (uint16_t)(hour * MINUTES + minute);
    return true;
}

static bool read_hour(fhir_reader *reader)
{
    fhir_dosage *dosage = &now.dosage;
    uint16_t minutes;
    if (!json_take_string(reader->json)) {
        return false;
    }
    if (!hour_parse(reader->json->text, &minutes)) {
        return fhir_fail(reader, MSG_FHIR_HOUR, NULL);
    }
    for (unsigned i = 0; i < dosage->hour_count; i++) {
        if (dosage->hour[i] == minutes) {
            return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
        }
    }
    if (dosage->hour_count == BAC_INTAKES_MAX) {
        return fhir_fail(reader, MSG_FHIR_TOO_MANY, MESSAGE_VALUES({"most", NULL, BAC_INTAKES_MAX}));
    }
    dosage->hour[dosage->hour_count++] = minutes;
    return true;
}

static bool read_hours(fhir_reader *reader)
{
    return read_array(reader, read_hour);
}

static unsigned times_of(const fhir_dosage *dosage)
{
    unsigned count = dosage->hour_count;
    for (unsigned time = 0; time < TIME_COUNT; time++) {
        count += dosage->when >> time & 1u;
    }
    return count;
}

static bool read_repeat(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL},
                                            {"boundsPeriod", read_period},
                                            {"boundsDuration", read_duration},
                                            {"frequency", read_frequency},
                                            {"period", read_period_length},
                                            {"periodUnit", read_period_unit},
                                            {"when", read_whens},
                                            {"timeOfDay", read_hours}};
    fhir_dosage *dosage = &now.dosage;
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    if (!READ_OBJECT(reader, elements)) {
        return false;
    }
    if (dosage->bounds == BOUNDS_NONE) {
        return fhir_fail_at(reader, path, MSG_FHIR_NO_BOUNDS, NULL);
    }
    if (dosage->when != 0 && dosage->hour_count > 0) {
        return fhir_fail_at(reader, path, MSG_FHIR_TIM_10, NULL);
    }
    const unsigned times = times_of(dosage);
    const bool rhythm = dosage->frequency > 0 && now.has_period && now.has_unit;
    const bool none = dosage->frequency == 0 && !now.has_period && !now.has_unit;
    if (times > 0 ? !(none || (rhythm && dosage->frequency == times)) : !rhythm) {
        return fhir_fail_at(reader, path, MSG_FHIR_FREQUENCY, NULL);
    }
    return true;
}

static bool read_timing(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL}, {"extension", NULL}, {"repeat", read_repeat}};
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    now.has_timing = true;
    return READ_OBJECT(reader, elements) &&
           (now.dosage.bounds != BOUNDS_NONE || fhir_fail_at(reader, path, MSG_FHIR_NO_BOUNDS, NULL));
}

/* ---- dosages ---- */

static bool read_dose_quantity(fhir_reader *reader)
{
    fhir_dosage *dosage = &now.dosage;
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    begin_quantity();
    now.has_dose = true;
    if (!READ_OBJECT(reader, quantity_elements)) {
        return false;
    }
    const bool mg = strcmp(now.unit, "mg") == 0;
    dosage->in_mg = is_coded(FHIR_UCUM, "mg");
    const bool tablets = is_coded(FHIR_EDQM, FHIR_EDQM_TABLET);
    if (!now.has_value) {
        return fhir_fail_at(reader, path, MSG_FHIR_MISSING, NULL);
    }
    if (!(dosage->in_mg ? mg || now.unit[0] == '\0' : tablets && !says(now.unit, "mg"))) {
        return fhir_fail_at(reader, path, MSG_FHIR_UNIT, NULL);
    }
    return !dosage->in_mg || dosage->halves % 2 == 0 || fhir_fail_at(reader, path, MSG_FHIR_WHOLE_MG, NULL);
}

static bool read_dose(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL}, {"type", NULL}, {"doseQuantity", read_dose_quantity}};
    if (now.has_dose) {
        return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
    }
    return READ_OBJECT(reader, elements);
}

static bool read_doses(fhir_reader *reader)
{
    return read_array(reader, read_dose);
}

static bool read_route_coding(fhir_reader *reader)
{
    if (!read_coding(reader)) {
        return false;
    }
    const bool edqm = is_coded(FHIR_EDQM, NULL);
    const bool snomed = is_coded("http://snomed.info/sct", NULL);
    const bool oral = strcmp(now.code, edqm ? FHIR_EDQM_ORAL : "26643006") == 0;
    now.coded = now.coded || edqm || snomed;
    return !(edqm || snomed) || oral || fhir_fail(reader, MSG_FHIR_ROUTE, NULL);
}

static bool read_route_codings(fhir_reader *reader)
{
    return read_array(reader, read_route_coding);
}

static bool read_route(fhir_reader *reader)
{
    static const fhir_element elements[] = {
        {"id", NULL}, {"extension", NULL}, {"coding", read_route_codings}, {"text", NULL}};
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    now.coded = false;
    return READ_OBJECT(reader, elements) && (now.coded || fhir_fail_at(reader, path, MSG_FHIR_ROUTE, NULL));
}

static bool read_sequence(fhir_reader *reader)
{
    uint32_t sequence = 0;
    if (!read_count(reader, FHIR_DOSAGES_MAX, MSG_FHIR_SEQUENCE, &sequence)) {
        return false;
    }
    now.dosage.sequence = (uint16_t)sequence;
    return true;
}

static bool read_dosage(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL},
                                            {"extension", NULL},
                                            {"sequence", read_sequence},
                                            {"text", NULL},
                                            {"patientInstruction", NULL},
                                            {"timing", read_timing},
                                            {"asNeededBoolean", read_false},
                                            {"route", read_route},
                                            {"doseAndRate", read_doses}};
    fhir_request *request = reader->request;
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, reader->json->path);
    if (request->dosage_count == FHIR_DOSAGES_MAX) {
        return fhir_fail(reader, MSG_FHIR_TOO_MANY, MESSAGE_VALUES({"most", NULL, FHIR_DOSAGES_MAX}));
    }
    now.dosage = (fhir_dosage){.line = reader->json->line, .index = request->dosage_count};
    now.has_period = now.has_unit = now.has_start = now.has_end = now.has_timing = now.has_dose = false;
    if (!READ_OBJECT(reader, elements)) {
        return false;
    }
    if (!now.has_timing) {
        return fhir_fail_at(reader, path, MSG_FHIR_NO_BOUNDS, NULL);
    }
    if (!now.has_dose) {
        sink missing;
        sink_begin_text(&missing, path + strlen(path), sizeof path - strlen(path));
        sink_text(&missing, ".doseAndRate");
        sink_end_text(&missing);
        return fhir_fail_at(reader, path, MSG_FHIR_MISSING, NULL);
    }
    request->dosage[request->dosage_count++] = now.dosage;
    return true;
}

static bool read_dosages(fhir_reader *reader)
{
    return read_array(reader, read_dosage);
}

const fhir_element fhir_request_elements[] = {
    {"id", NULL},
    {"meta", NULL},
    {"language", NULL},
    {"text", NULL},
    {"contained", NULL},
    {"extension", NULL},
    {"identifier", NULL},
    {"status", read_status},
    {"statusReason", NULL},
    {"intent", read_intent},
    {"category", read_categories},
    {"priority", NULL},
    {"doNotPerform", read_false},
    {"reportedBoolean", NULL},
    {"reportedReference", NULL},
    {"medicationCodeableConcept", read_medication},
    {"subject", read_subject},
    {"encounter", NULL},
    {"supportingInformation", NULL},
    {"authoredOn", NULL},
    {"requester", NULL},
    {"performer", NULL},
    {"performerType", NULL},
    {"recorder", NULL},
    {"reasonCode", NULL},
    {"reasonReference", NULL},
    {"instantiatesCanonical", NULL},
    {"instantiatesUri", NULL},
    {"basedOn", NULL},
    {"groupIdentifier", NULL},
    {"courseOfTherapyType", NULL},
    {"insurance", NULL},
    {"note", NULL},
    {"dosageInstruction", read_dosages},
    {"dispenseRequest", NULL},
    {"substitution", NULL},
    {"priorPrescription", NULL},
    {"detectedIssue", NULL},
    {"eventHistory", NULL},
};
const size_t fhir_request_element_count = COUNT(fhir_request_elements);

void fhir_request_begin(fhir_request *request)
{
    request->bridge = false;
    request->strength_mg = 0;
    request->subject.reference[0] = '\0';
    request->subject.identifier[0] = '\0';
    request->subject.display[0] = '\0';
    request->dosage_count = 0;
    request->path[0] = '\0';
    now.known = false;
    now.text_mg = 0;
}

static bool fail_member(fhir_reader *reader, const char *member, message words)
{
    char path[2 * FHIR_PATH_MAX];
    sink text;
    sink_begin_text(&text, path, sizeof path);
    sink_text(&text, reader->request->path);
    sink_text(&text, member);
    sink_end_text(&text);
    return fhir_fail_at(reader, path, words, NULL);
}

bool fhir_request_end(fhir_reader *reader)
{
    const fhir_request *request = reader->request;
    bool tablets = false;
    if (!now.known) {
        return fail_member(reader, ".medicationCodeableConcept", MSG_FHIR_MISSING);
    }
    if (request->dosage_count == 0) {
        return fail_member(reader, ".dosageInstruction", MSG_FHIR_MISSING);
    }
    for (uint32_t i = 0; i < request->dosage_count; i++) {
        tablets = tablets || !request->dosage[i].in_mg;
    }
    unsigned strength = 0;
    while (strength < BAC_STRENGTHS && bac_strength_mg(strength) != request->strength_mg) {
        strength++;
    }
    return !tablets || strength < BAC_STRENGTHS ||
           fail_member(reader, ".medicationCodeableConcept", MSG_FHIR_NO_STRENGTH);
}
