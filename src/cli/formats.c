/* SPDX-License-Identifier: MIT */
#include "cli/formats.h"
#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/stamp.h"
#include "data/csv.h"
#include "data/fhir.h"
#include "data/ics.h"
#include "data/json.h"
#include "paper/html.h"
#include "paper/text.h"

/* In the order in which --help lists them; the first is the default of each command that knows it. [R-ics-events] */
const format_row formats[] = {
    {"text", "txt", .schedule = {&format_text, &format_patient_text, &format_prescription_text}, .check = &answer_text,
     .rules = print_rules_as_text, .help = print_help_as_text},
    {"csv", "csv", .schedule = {&format_csv}, .check = &answer_csv, .findings_apart = true},
    {"json", "json", .schedule = {&format_json}, .check = &answer_json, .rules = print_rules_as_json,
     .help = print_help_as_json, .request = true},
    {"html", "html", .schedule = {&format_html, &format_patient_html, &format_prescription_html},
     .check = &answer_html},
    {"ics", "ics", .schedule = {&format_ics}, .dates = true, .stamp = true, .single = true, .calendar = true},
    {"fhir", "fhir.json", .schedule = {&format_fhir}, .dates = true, .stamp = true},
    {NULL, NULL, .schedule = {NULL}},
};

bool format_belongs(const format_row *row, command to)
{
    switch (to) {
    case COMMAND_TITRATE:
    case COMMAND_TAPER:
    case COMMAND_PLAN:
    case COMMAND_BATCH:
        return row->schedule[SHEET_PRESCRIBER] != NULL;
    case COMMAND_CHECK:
        return row->check != NULL;
    case COMMAND_RULES:
        return row->rules != NULL;
    case COMMAND_HELP:
        return row->help != NULL;
    default:
        return true;
    }
}

const format_row *request_format(const request *asked)
{
    return &formats[asked->value[OPTION_FORMAT].number];
}

const format *format_of_sheet(const format_row *row, const request *asked)
{
    const format *own = row->schedule[asked->value[OPTION_SHEET].number];
    return own != NULL ? own : row->schedule[SHEET_PRESCRIBER];
}

bool format_accepts(const format_row *row, const schedule *made, failure *why)
{
    if (row->dates && !made->patient.dated) {
        return failure_option(why, OPTION_START, MSG_ICS_NEEDS_START, NULL);
    }
    const bool named = strchr(made->name, '\\') != NULL;
    return !row->calendar || !(named || strchr(made->id, '\\') != NULL) ||
           failure_option(why, named ? OPTION_PATIENT : OPTION_ID, MSG_ICS_BACKSLASH, NULL);
}

bool printer_begin(printer *printing, session *on, const request *asked, sink *out, failure *why)
{
    static text_sheet sheet;
    static html_paper html;
    const char delimiter = request_delimiter(asked);
    const format_row *const row = request_format(asked);
    if (asked->value[OPTION_CANCEL].given && !row->calendar) {
        return failure_option(why, OPTION_CANCEL, MSG_CANCEL_NEEDS_ICS, NULL);
    }
    *printing = (printer){
        .out = out,
        .sheet = &sheet,
        .html = &html,
        .lang = on->lang,
        .delimiter = delimiter != '\0' ? delimiter : ',',
        .marked = asked->value[OPTION_BOM].given,
        .ascii = asked->value[OPTION_ASCII].given,
        .levels = asked->value[OPTION_ROWS].number > 0,
        .alarms = asked->value[OPTION_ALARMS].given,
        .cancelled = asked->value[OPTION_CANCEL].given,
    };
    return !row->stamp || stamp_text(printing->stamp, on->env, why);
}
