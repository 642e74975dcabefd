/* SPDX-License-Identifier: MIT */
/*
 * A MedicationRequest, read element by element: what says how much is taken and when, and whose it is. An element that
 * is not known is an error with its path, unless it cannot say anything of that (docs/formats.md lists both).
 */
#ifndef CLI_FHIR_REQUEST_H
#define CLI_FHIR_REQUEST_H

#include "cli/json_reader.h"
#include "sheet/schedule.h"

enum {
    FHIR_DOSAGES_MAX = 4096, /* of a request; and the last place in a sequence */
    FHIR_PATH_MAX = 256      /* of a path that is kept, and told */
};

typedef enum { BOUNDS_NONE, BOUNDS_PERIOD, BOUNDS_DAYS } bounds_kind;

typedef struct {
    uint32_t line;
    uint32_t index;    /* in the request */
    uint16_t sequence; /* 0: not given */
    bounds_kind bounds;
    bac_date start, end; /* BOUNDS_PERIOD */
    uint16_t days;       /* BOUNDS_DAYS */
    uint8_t when;        /* a set of 1 << time_of_day */
    uint8_t hour_count;
    uint16_t hour[BAC_INTAKES_MAX]; /* in minutes of the day */
    uint8_t frequency;              /* where neither is given: intakes a day */
    bool in_mg;
    uint32_t halves; /* of a tablet, or of a mg */
} fhir_dosage;

enum { FHIR_NAME_MAX = JSON_TEXT_MAX + 1 };

/* Whose it is; "" where not given. */
typedef struct {
    char reference[FHIR_NAME_MAX], identifier[FHIR_NAME_MAX], display[FHIR_NAME_MAX];
} fhir_subject;

typedef struct {
    bool bridge;
    uint16_t strength_mg; /* of its tablets; 0: not known */
    fhir_subject subject;
    uint32_t dosage_count;
    char path[FHIR_PATH_MAX]; /* of the resource */
    fhir_dosage dosage[FHIR_DOSAGES_MAX];
} fhir_request;

/* What an element is, to the resource that is read. */
typedef struct {
    json_reader *json;
    failure *why;
    const char *root;      /* "Bundle", for paths */
    fhir_request *request; /* the one in the making */
    bool told;             /* *why explains what is wrong */
} fhir_reader;

/* "Bundle.entry[2].resource.status: WORDS"; return false. The first is where the reader is. */
bool fhir_fail(fhir_reader *reader, message words, const message_value values[]);
bool fhir_fail_at(fhir_reader *reader, const char *path, message words, const message_value values[]);

/* An element of an object. */
typedef struct {
    const char *name;
    bool (*read)(fhir_reader *reader); /* NULL: passed over */
} fhir_element;

enum { FHIR_ELEMENTS_MAX = 64 };

/* Reads an object; any other element, or one twice, is an error. */
bool fhir_read_object(fhir_reader *reader, const fhir_element elements[], size_t count);

/* The elements of a MedicationRequest but for its resourceType. */
extern const fhir_element fhir_request_elements[];
extern const size_t fhir_request_element_count;

void fhir_request_begin(fhir_request *request);

/* Whether the request, which is read, is one whose days can be told. */
bool fhir_request_end(fhir_reader *reader);

#endif
