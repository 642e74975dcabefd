/* SPDX-License-Identifier: MIT */
/* Schedules as FHIR R4: a Bundle on a line of its own each. docs/formats.md says what is told where, and why; the names
 * that a reader looks for are here. */
#ifndef DATA_FHIR_H
#define DATA_FHIR_H

#include "sheet/format.h"

extern const format format_fhir;

/* Code systems, and what is coded in them. */
#define FHIR_ATC             "http://www.whocc.no/atc"
#define FHIR_ATC_BACLOFEN    "M03BX01"
#define FHIR_CIP             "http://data.esante.gouv.fr/ansm/medicament/Presentation"
#define FHIR_EDQM            "http://standardterms.edqm.eu"
#define FHIR_EDQM_TABLET     "15054000"
#define FHIR_EDQM_ORAL       "20053000"
#define FHIR_UCUM            "http://unitsofmeasure.org"
#define FHIR_CATEGORY        "urn:baclofene:medicationrequest-category"
#define FHIR_CATEGORY_BRIDGE "bridge"
#define FHIR_REPLACED        "urn:baclofene:replaced-sheet"
#define FHIR_RENDERED                                                                                                  \
    "http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.renderedDosageInstruction"

/* What an intake is tied to, in the order of time_of_day: "MORN". */
extern const char *const fhir_when[TIME_COUNT];

#endif
