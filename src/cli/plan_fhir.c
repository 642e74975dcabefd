/* SPDX-License-Identifier: MIT */
#include "cli/plan_fhir.h"
#include "cli/csv_parts.h"
#include "cli/fhir_days.h"
#include "cli/printable.h"
#include "words/names.h"

/* What a resource turns out to be, whose type may stand anywhere in it. */
typedef enum { RESOURCE_UNTOLD, RESOURCE_REQUEST, RESOURCE_BUNDLE, RESOURCE_OTHER } resource_kind;

typedef struct {
    resource_kind kind;
    bool as_request, as_bundle; /* an element of such a one was read */
    uint64_t seen;              /* of the elements */
    char unread[FHIR_PATH_MAX]; /* the first element that is not known; "": none */
} resource;

typedef struct {
    invocation *call;
    const plan_taker *to;
    input *in;
    json_reader json;
    fhir_reader reader;
    fhir_request request;
    fhir_days days;
    fhir_subject subject; /* of the plan */
    uint32_t requests;    /* of the plan, without bridges */
    uint32_t alone;       /* requests that are in no Bundle */
    uint32_t line;        /* of the document */
    bool begun;           /* the plan was handed over */
    char hours[FHIR_HOURS_MAX];
    request asked;
} plan_fhir;

static plan_fhir file;

/* ---- a request ---- */

static bool same_subject(const fhir_subject *one, const fhir_subject *other)
{
    return strcmp(one->reference, other->reference) == 0 && strcmp(one->identifier, other->identifier) == 0 &&
           strcmp(one->display, other->display) == 0;
}

/* Its days become days of the plan; those of a bridge are none. */
static bool take_request(fhir_reader *reader)
{
    const fhir_request *made = reader->request;
    char path[2 * FHIR_PATH_MAX];
    sink text;
    if (!fhir_request_end(reader)) {
        return false;
    }
    if (file.requests == 0) {
        file.subject = made->subject;
    } else if (!same_subject(&file.subject, &made->subject)) {
        sink_begin_text(&text, path, sizeof path);
        sink_text(&text, made->path);
        sink_text(&text, ".subject");
        return fhir_fail_at(reader, sink_end_text(&text), MSG_FHIR_OTHER_SUBJECT, NULL);
    }
    file.requests++;
    return made->bridge || fhir_days_add(&file.days, reader);
}

/* ---- resources ---- */

static bool read_type(fhir_reader *reader, resource *read)
{
    static const struct {
        const char *name;
        resource_kind kind;
    } types[] = {{"MedicationRequest", RESOURCE_REQUEST},
                 {"Bundle", RESOURCE_BUNDLE},
                 {"Patient", RESOURCE_OTHER},
                 {"Practitioner", RESOURCE_OTHER},
                 {"PractitionerRole", RESOURCE_OTHER},
                 {"Organization", RESOURCE_OTHER}};
    if (read->kind != RESOURCE_UNTOLD) {
        return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
    }
    if (!json_take_string(reader->json)) {
        return false;
    }
    const bool inside = reader->json->depth > 1;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(types[i].name, reader->json->text) == 0 &&
            types[i].kind != (inside ? RESOURCE_BUNDLE : RESOURCE_OTHER)) {
            read->kind = types[i].kind;
            return true;
        }
    }
    return fhir_fail(reader, MSG_FHIR_ONE_OF,
                     MESSAGE_VALUES({"choices",
                                     inside ? "MedicationRequest, Patient, Practitioner, PractitionerRole, Organization"
                                            : "Bundle, MedicationRequest",
                                     0}));
}

static bool read_entries(fhir_reader *reader);

static bool read_bundle_type(fhir_reader *reader)
{
    if (!json_take_string(reader->json)) {
        return false;
    }
    return strcmp(reader->json->text, "history") != 0 || fhir_fail(reader, MSG_FHIR_UNREAD, NULL);
}

/* Elements that a Bundle has besides those that every resource has. */
static const fhir_element bundle_elements[] = {
    {"type", read_bundle_type}, {"timestamp", NULL},    {"total", NULL}, {"link", NULL},
    {"signature", NULL},        {"entry", read_entries}};
enum { BUNDLE_ELEMENTS = sizeof bundle_elements / sizeof bundle_elements[0], RESOURCE_ELEMENTS = 5 };
static const char *const resource_elements[RESOURCE_ELEMENTS] = {"id", "meta", "language", "identifier", "extension"};

static bool is_of_every_resource(const char *name)
{
    size_t i = 0;
    while (i < RESOURCE_ELEMENTS && strcmp(resource_elements[i], name) != 0) {
        i++;
    }
    return i < RESOURCE_ELEMENTS;
}

static const fhir_element *find_element(const char *name, bool inside, size_t *index)
{
    for (*index = 0; *index < fhir_request_element_count; ++*index) {
        if (strcmp(fhir_request_elements[*index].name, name) == 0) {
            return &fhir_request_elements[*index];
        }
    }
    for (size_t i = 0; i < BUNDLE_ELEMENTS && !inside; i++, ++*index) {
        if (strcmp(bundle_elements[i].name, name) == 0) {
            return &bundle_elements[i];
        }
    }
    return NULL;
}

/* An element of a resource, whose type may not be known yet. */
static bool read_element(fhir_reader *reader, resource *read)
{
    json_reader *json = reader->json;
    const bool inside = json->depth > 1;
    size_t index;
    if (strcmp(json->key, "resourceType") == 0) {
        return read_type(reader, read);
    }
    if (read->kind == RESOURCE_OTHER) {
        return json_skip(json);
    }
    const fhir_element *element = find_element(json->key, inside, &index);
    if (element == NULL) {
        if (read->unread[0] == '\0') {
            text_copy(read->unread, sizeof read->unread, json->path);
        }
        return json_skip(json);
    }
    if ((read->seen >> index & 1) != 0) {
        return fhir_fail(reader, MSG_FHIR_TWICE, NULL);
    }
    read->seen |= UINT64_C(1) << index;
    const bool every = is_of_every_resource(json->key);
    read->as_request = read->as_request || (index < fhir_request_element_count && !every);
    read->as_bundle = read->as_bundle || index >= fhir_request_element_count;
    return element->read != NULL ? element->read(reader) : json_skip(json);
}

static bool end_resource(fhir_reader *reader, const resource *read)
{
    if (read->kind == RESOURCE_OTHER) {
        return true;
    }
    if (read->kind == RESOURCE_UNTOLD) {
        char path[2 * FHIR_PATH_MAX];
        sink text;
        sink_begin_text(&text, path, sizeof path);
        sink_text(&text, reader->request->path);
        sink_text(&text, ".resourceType");
        return fhir_fail_at(reader, sink_end_text(&text), MSG_FHIR_MISSING, NULL);
    }
    if (read->unread[0] != '\0') {
        return fhir_fail_at(reader, read->unread, MSG_FHIR_UNREAD, NULL);
    }
    if (read->kind == RESOURCE_BUNDLE ? read->as_request : read->as_bundle) {
        return fhir_fail_at(reader, reader->request->path, MSG_FHIR_UNREAD, NULL);
    }
    return read->kind == RESOURCE_BUNDLE || take_request(reader);
}

static bool read_resource(fhir_reader *reader)
{
    resource read = {.kind = RESOURCE_UNTOLD, .unread = ""};
    json_reader *json = reader->json;
    char path[FHIR_PATH_MAX];
    text_copy(path, sizeof path, json->path);
    fhir_request_begin(reader->request);
    if (!json_enter(json, '{')) {
        return false;
    }
    text_copy(reader->request->path, sizeof reader->request->path, path);
    while (json_more(json)) {
        if (!read_element(reader, &read)) {
            return false;
        }
        if (json->depth == 1) {
            reader->root = read.kind == RESOURCE_REQUEST || (read.kind == RESOURCE_UNTOLD && read.as_request)
                               ? "MedicationRequest"
                               : "Bundle";
        }
    }
    text_copy(reader->request->path, sizeof reader->request->path, path); /* a Bundle's entries had their own */
    file.alone += json->depth == 0 && read.kind == RESOURCE_REQUEST ? 1 : 0;
    return json->fault == MESSAGE_COUNT && end_resource(reader, &read);
}

static bool read_entry(fhir_reader *reader)
{
    static const fhir_element elements[] = {{"id", NULL},      {"extension", NULL},         {"link", NULL},
                                            {"fullUrl", NULL}, {"resource", read_resource}, {"search", NULL}};
    return fhir_read_object(reader, elements, sizeof elements / sizeof elements[0]);
}

static bool read_entries(fhir_reader *reader)
{
    if (!json_enter(reader->json, '[')) {
        return false;
    }
    while (json_more(reader->json)) {
        if (!read_entry(reader)) {
            return false;
        }
    }
    return reader->json->fault == MESSAGE_COUNT;
}

/* ---- a plan ---- */

static bool fail_option(fhir_reader *reader, const char *element, option_id id)
{
    return fhir_fail_at(reader, element, MSG_FHIR_NOT_THE_PATIENT, MESSAGE_VALUES({"option", options[id].name, 0}));
}

/* A text of the plan as an option that is not given; where it is, both say the same. */
static bool take_option(fhir_reader *reader, const char *element, option_id id, const char *text, int32_t number)
{
    value *kept = &file.asked.value[id];
    if (text[0] == '\0' || !option_belongs(id, file.asked.command)) {
        return true;
    }
    if (kept->given) {
        return (id == OPTION_START ? kept->number == number : strcmp(kept->text, text) == 0) ||
               fail_option(reader, element, id);
    }
    *kept = (value){.given = true, .number = number, .text = text};
    return true;
}

static bool is_not_stated(const char *name)
{
    return strcmp(name, message_text(ENGLISH, MSG_FHIR_NOT_STATED)) == 0 ||
           strcmp(name, message_text(FRENCH, MSG_FHIR_NOT_STATED)) == 0;
}

/* What the plan says of itself: its first day, its hours, whose it is. */
static bool take_facts(fhir_reader *reader)
{
    static char start[DATE_TEXT_MAX];
    const bac_date first = {file.days.anchor.n + file.days.first};
    start[0] = '\0';
    if (file.days.bounds == BOUNDS_PERIOD) {
        iso_date_text(start, first);
    }
    fhir_days_hours(&file.days, file.hours);
    return take_option(reader, ".boundsPeriod.start", OPTION_START, start, first.n) &&
           take_option(reader, ".timeOfDay", OPTION_TIMES, file.hours, 0) &&
           take_option(reader, ".subject.identifier.value", OPTION_ID, file.subject.identifier, 0) &&
           take_option(reader, ".subject.display", OPTION_PATIENT,
                       is_not_stated(file.subject.display) ? "" : file.subject.display, 0);
}

static bool hand_over(fhir_reader *reader)
{
    const plan_taker *to = file.to;
    failure *why = reader->why;
    bac_patient patient;
    const option_id fact = fact_for_one(file.call->request, file.json.documents);
    file.asked = *file.call->request;
    if (fact != OPTION_COUNT) {
        return fhir_fail_at(reader, "", MSG_FHIR_SECOND_PATIENT, MESSAGE_VALUES({"option", options[fact].name, 0}));
    }
    if (file.alone > 1) {
        return fhir_fail_at(reader, "", MSG_FHIR_RESOURCE_ALONE, NULL);
    }
    if (!take_facts(reader)) {
        return false;
    }
    if (!request_consistent(&file.asked, why) || !request_patient(&file.asked, &patient, why) ||
        !to->begin(to->context, request_id(&file.asked), &file.asked, &patient, file.line)) {
        return false;
    }
    file.begun = true;
    for (uint32_t number = 0; number < fhir_days_count(&file.days);) {
        bac_day day;
        const uint32_t same = fhir_days_at(&file.days, number, &day);
        const uint32_t line = file.days.day[FHIR_DAYS_AROUND + file.days.first + (int32_t)number].line;
        if (!to->add(to->context, &day, same, line, why)) {
            return false;
        }
        number += same;
    }
    return to->end(to->context, why);
}

/* ---- the file ---- */

static bool explain_fault(fhir_reader *reader)
{
    const json_reader *json = reader->json;
    file.in->json_line = json->line;
    return fhir_fail(reader, json->fault,
                     MESSAGE_VALUES({"depth", NULL, JSON_DEPTH_MAX}, {"key", NULL, JSON_KEY_MAX},
                                    {"number", NULL, JSON_NUMBER_MAX}, {"text", NULL, JSON_TEXT_MAX}));
}

static bool read_document(fhir_reader *reader)
{
    fhir_days_begin(&file.days);
    file.requests = 0;
    file.begun = false;
    file.line = file.json.line;
    file.in->json_line = file.json.documents > 1 ? file.line : 0;
    reader->root = "Bundle";
    reader->told = false;
    const bool read = read_resource(reader) && fhir_days_end(&file.days, reader) && hand_over(reader);
    if (!read && file.json.fault != MESSAGE_COUNT) {
        return explain_fault(reader);
    }
    return read;
}

/* With --keep-going what cannot be read is told; what is well formed all the same can be passed over. */
static bool give_up(fhir_reader *reader)
{
    if (!file.call->request->value[OPTION_KEEP_GOING].given || file.json.fault != MESSAGE_COUNT) {
        return false;
    }
    input_error(file.in, 0, reader->why);
    failure_begin(reader->why, file.call->on->lang, true);
    file.to->abandon(file.to->context, file.begun);
    return json_leave(&file.json) || explain_fault(reader);
}

/* [R-fhir-read] */
bool read_fhir_plans(invocation *call, const plan_taker *to, input *in)
{
    fhir_reader *reader = &file.reader;
    file.call = call;
    file.to = to;
    file.in = in;
    file.alone = 0;
    *reader = (fhir_reader){.json = &file.json, .why = &call->why, .root = "Bundle", .request = &file.request};
    csv_skip_mark(&in->reader);
    json_begin(&file.json, &in->reader);
    while (json_document(&file.json)) {
        if (!read_document(reader) && (in->reader.failed || !give_up(reader))) {
            return in->reader.failed ? input_failed(in, &call->why) : false;
        }
    }
    if (in->reader.failed) {
        return input_failed(in, &call->why);
    }
    if (file.json.fault != MESSAGE_COUNT) {
        reader->told = false;
        return explain_fault(reader);
    }
    return file.json.documents > 0 || fhir_fail_at(reader, "", MSG_FHIR_NO_PLAN, NULL);
}
