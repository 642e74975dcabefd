/* SPDX-License-Identifier: MIT */
/*
 * What stands on paper is what the library gives: random requests are printed in every medium and read back, row by
 * row, and compared with the library, which is asked without the program.
 */
#include "readback.h"
#include "media.h"
#include "page.h"
#include "reader.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPLAINTS_MAX = 10 };

static library_day expected[BAC_DAYS_MAX + 1];
static read_sheet sheet;
static unsigned failures, rows_read;

/* What is compared: a request in one medium. */
typedef struct {
    const request *asked;
    const medium *as;
    bool failed;
} trial;

static void complain(trial *of, const char *format, ...)
{
    if (!of->failed && ++failures <= COMPLAINTS_MAX) {
        va_list values;
        va_start(values, format);
        printf("%s: ", of->as->name);
        vprintf(format, values);
        va_end(values);
        printf("\n");
        show_command(of->asked, of->as);
    }
    of->failed = true;
}

static void expect(trial *of, const char *what, int where, int found, int wanted)
{
    if (found != wanted) {
        complain(of, "%s %d: %d, but the library says %d", what, where, found, wanted);
    }
}

/* ---- dates ---- */

/* Past the last valid date comes 2201-01-01. */
static void expect_date(trial *of, const char *what, int day, const read_date *found, bool with_weekday)
{
    if (!of->asked->patient.dated) {
        expect(of, what, day, found->year, 0);
        return;
    }
    const bac_date date = library_date(of->asked, (unsigned)day);
    const bool past = date.n > BAC_DATE_MAX;
    const bac_date valid = {past ? BAC_DATE_MAX : date.n};
    const bac_civil civil = past ? bac_civil_next(bac_date_to_civil(valid)) : bac_date_to_civil(valid);
    const int weekday = (int)(bac_weekday(valid) + (past ? 1 : 0)) % 7;
    if (found->year != civil.year || found->month != civil.month || found->day != civil.day ||
        found->weekday != (with_weekday ? weekday : -1)) {
        complain(of, "%s %d: %04d-%02d-%02d, weekday %d, but it is %04u-%02u-%02u, weekday %d", what, day, found->year,
                 found->month, found->day, found->weekday, (unsigned)civil.year, (unsigned)civil.month,
                 (unsigned)civil.day, weekday);
    }
}

/* ---- rows ---- */

static void compare_row(trial *of, const read_row *row, int day)
{
    const library_day *is = &expected[day];
    const bool stops = is->dose_mg == 0;
    expect(of, "row", day, row->day, day);
    expect_date(of, "date of day", day, &row->date, true);
    expect(of, "a stop on day", day, row->stops, stops);
    expect(of, "waiting mark of day", day, row->waits, is->waits != 0);
    if (row->letters >= 0) {
        expect(of, "letters of day", day, row->letters, is->waits);
    }
    expect(of, "intakes of day", day, row->intakes, stops ? 0 : of->asked->split.count);
    for (int i = 0; i < row->intakes && i < BAC_INTAKES_MAX; i++) {
        expect(of, "mg of an intake of day", day, row->intake_mg[i], is->intake_mg[i]);
    }
    if (!of->as->for_patient && !stops) {
        const bool starts = day == 1 && of->asked->patient.from_mg == 0;
        expect(of, "mg of day", day, row->total_mg, is->dose_mg);
        expect(of, "change on day", day, row->change_mg, starts ? 0 : is->change_mg);
        expect(of, "start on day", day, row->starts, starts);
    }
    rows_read++;
}

/* ---- prescriptions ---- */

static void compare_prescription(trial *of, const read_prescription *found, const bac_prescription *is, int number)
{
    if (found->number > 0) {
        expect(of, "number of prescription", number, found->number, number);
    }
    expect(of, "first day of prescription", number, found->first_day, is->first_day);
    expect(of, "last day of prescription", number, found->last_day, is->last_day);
    expect_date(of, "first date of a prescription, day", is->first_day, &found->first, false);
    expect_date(of, "last date of a prescription, day", is->last_day, &found->last, false);
    expect(of, "tablets of prescription", number, found->tablets, (int)is->tablets);
    expect(of, "mg of prescription", number, found->total_mg, (int)is->total_mg);
    if (of->as->kind != HTML) {
        expect(of, "boxes of prescription", number, found->boxes, (int)is->boxes);
    }
    expect(of, "gates of prescription", number, found->gates, is->gates);
    expect(of, "gates above the rows of prescription", number, sheet.caption_gates[number], is->gates);
}

static void compare_due(trial *of, const read_prescription *found, const bac_prescription *is, int number)
{
    expect(of, "next due after prescription", number, found->due_day, is->next_due_day);
    if (is->next_due_day > 0) {
        expect_date(of, "next due on day", is->next_due_day, &found->due, true);
    }
    enum { SUNDAY = 6 };
    if (found->due.weekday == SUNDAY && !of->as->for_patient &&
        (found->open.year == 0 || found->open.weekday == SUNDAY)) {
        complain(of, "prescription %d is due on a Sunday, but no day before is named", number);
    }
}

/* Both lists, and the caption above each row: days behind the last prescription stay with it. */
static void compare_prescriptions(trial *of)
{
    bac_supply supply;
    bac_prescription is;
    int number = 0;
    int listed = 0;
    int day = 1;
    const bac_dispensing how = library_dispensing(of->asked);
    bac_supply_begin(&supply, &of->asked->plan, &of->asked->gates, &how);
    while (bac_supply_next(&supply, &is)) {
        number++;
        const read_prescription *found = &sheet.prescription[listed];
        if (of->as->for_patient && is.next_due_day == 0) {
            continue;
        }
        if (listed++ >= sheet.prescriptions) {
            complain(of, "prescription %d is missing", number);
            return;
        }
        compare_due(of, found, &is, number);
        if (of->as->for_patient) {
            expect(of, "the day above the line of prescription", number, found->behind_day, is.last_day);
            continue;
        }
        compare_prescription(of, found, &is, number);
        const int last = is.next_due_day == 0 ? sheet.rows : is.last_day;
        for (; day <= last && day <= sheet.rows; day++) {
            expect(of, "prescription of day", day, sheet.row[day - 1].prescription, number);
        }
    }
    expect(of, "prescriptions of", 0, sheet.prescriptions, listed);
    expect(of, "captions of", 0, sheet.captions, of->as->for_patient ? 0 : number);
}

/* ---- around the table ---- */

/* [R-gate] [R-says-late] */
static void compare_gates(trial *of)
{
    const request *asked = of->asked;
    int gates = 0;
    for (unsigned f = 0; f < asked->findings; f++) {
        if (asked->finding[f].severity == BAC_NEEDS_REVIEW && gates < sheet.gates) {
            expect(of, "day of review", gates, sheet.gate[gates].day, asked->finding[f].day);
            expect_date(of, "review on day", asked->finding[f].day, &sheet.gate[gates].date, true);
            expect(of, "letter of review", gates, sheet.gate_letter[gates], 'A' + gates);
        }
        gates += asked->finding[f].severity == BAC_NEEDS_REVIEW ? 1 : 0;
    }
    expect(of, "reviews of", 0, sheet.gates, gates);
}

/* Each bridge stands among the prescriptions, by the letters of the gates of its day. [R-bridge] */
static void compare_bridges(trial *of)
{
    const bac_gates *gates = &of->asked->gates;
    bac_bridge is;
    int bridges = 0;
    const bac_dispensing how = library_dispensing(of->asked);
    for (uint16_t day = 0; bac_bridge_next(&of->asked->plan, gates, &how, day, &is); day = is.gate_day) {
        const read_bridge_line *found = &sheet.bridge[bridges++];
        int letters = 0;
        for (unsigned i = 0; i < gates->count; i++) {
            letters |= gates->gate[i].day == is.gate_day ? 1 << i : 0;
        }
        expect(of, "day of bridge", bridges, found->day, is.gate_day);
        expect(of, "gates of bridge", bridges, found->gates, letters);
        expect(of, "tablets of bridge", bridges, found->tablets, (int)is.tablets);
        expect(of, "boxes of bridge", bridges, found->boxes, (int)is.boxes);
        expect(of, "mg of bridge", bridges, found->total_mg, (int)is.total_mg);
    }
    expect(of, "bridges of", 0, sheet.bridges, bridges);
}

/* The patient's sheet tells, for each day with gates, what to go on with where they are not open. */
static void compare_patient_wait(trial *of)
{
    const bac_gates *gates = &of->asked->gates;
    int told = 0;
    for (unsigned i = 0; i < gates->count; told++) {
        const bac_gate *gate = &gates->gate[i];
        const read_agreement *found = &sheet.agreement[told];
        int letters = 0;
        for (; i < gates->count && gates->gate[i].day == gate->day; i++) {
            letters |= 1 << i;
        }
        expect(of, "day of agreement", told, sheet.gate[told].day, gate->day);
        expect_date(of, "agreement on day", gate->day, &sheet.gate[told].date, true);
        expect(of, "gates of agreement", told, found->gates, letters);
        const bool begins = gate->before_mg == 0;
        expect(of, "the day to stay at, on day", gate->day, found->stay_day,
               begins || gate->day == 1 ? -1 : gate->day - 1);
        expect(of, "mg to stay at, on day", gate->day, found->stay_mg,
               !begins && gate->day == 1 ? gate->before_mg : -1);
    }
    expect(of, "agreements of", 0, sheet.gates, told);
}

/* [R-says-end] */
static void compare_end(trial *of)
{
    const request *asked = of->asked;
    const int last_mg = expected[asked->days].dose_mg;
    if (of->as->for_patient) {
        expect(of, "no more of it", 0, sheet.stop.day, last_mg == 0 ? 0 : -1);
        return;
    }
    expect(of, "dose before", 0, sheet.before_mg, asked->patient.from_mg);
    expect(of, "aim", 0, sheet.goal_mg, asked->goal_mg);
    expect(of, "days", 0, sheet.days, (int)asked->days);
    expect(of, "go on with", 0, sheet.go_on_mg, last_mg == 0 ? -1 : last_mg);
    expect(of, "gates of the dose to go on with", 0, sheet.go_on_gates, last_mg == 0 ? 0 : expected[asked->days].waits);
    expect(of, "day of the stop", 0, sheet.stop.day, last_mg == 0 ? (int)asked->days : -1);
    if (last_mg == 0 && !of->failed) {
        expect_date(of, "stop on day", sheet.stop.day, &sheet.stop.date, true);
    }
}

/* To be asked before a page is read, which changes it. */
static void check_page(trial *of, const char *text)
{
    const char *fault = html_fault(text);
    if (fault == NULL && !of->as->for_patient) {
        fault = curve_fault(text, of->asked);
    }
    if (fault != NULL) {
        complain(of, "a page of faults: %.120s", fault);
    }
}

/* [R-same-doses] [R-page-whole] [R-signature] [R-rows] */
static void compare_sheet(trial *of, char *text)
{
    const request *asked = of->asked;
    const read_as as = {.french = asked->french,
                        .ascii = of->as->kind == ASCII,
                        .html = of->as->kind == HTML,
                        .for_patient = of->as->for_patient,
                        .dated = asked->patient.dated,
                        .intakes = asked->split.count};
    if (as.html) {
        check_page(of, text);
    }
    if (!sheet_read(&sheet, text, &as)) {
        complain(of, "not to be read: %s", sheet.fault);
        return;
    }
    expect(of, "rows of", 0, sheet.rows, (int)asked->days);
    for (int i = 0; i < sheet.rows && !of->failed; i++) {
        compare_row(of, &sheet.row[i], i + 1);
    }
    compare_prescriptions(of);
    if (of->as->for_patient) {
        compare_patient_wait(of);
    } else {
        compare_gates(of);
        compare_bridges(of);
    }
    compare_end(of);
}

/* ---- CSV and JSON ---- */

static const char *const review_names[BAC_REVIEW_COUNT] = {"none", "second-opinion", "collegial", "multidisciplinary"};

static const char *iso_date(const request *asked, unsigned day, char text[16])
{
    text[0] = '\0';
    if (asked->patient.dated) {
        const bac_date date = library_date(asked, day);
        const bool past = date.n > BAC_DATE_MAX;
        const bac_civil civil = bac_date_to_civil((bac_date){past ? BAC_DATE_MAX : date.n});
        const bac_civil shown = past ? bac_civil_next(civil) : civil;
        snprintf(text, 16, "%04u-%02u-%02u", (unsigned)shown.year % 10000, (unsigned)shown.month % 100,
                 (unsigned)shown.day % 100);
    }
    return text;
}

/* The text must go on with `wanted`; *at moves behind it. */
static void expect_text(trial *of, const char **at, const char *wanted)
{
    const size_t length = strlen(wanted);
    if (!of->failed && strncmp(*at, wanted, length) != 0) {
        complain(of, "\"%.60s\", but it must go on with \"%s\"", *at, wanted);
    }
    *at += of->failed ? 0 : length;
}

static void expect_format(trial *of, const char **at, const char *format, ...)
{
    char wanted[256];
    va_list values;
    va_start(values, format);
    vsnprintf(wanted, sizeof wanted, format, values);
    va_end(values);
    expect_text(of, at, wanted);
}

/* All but the phase. [R-same-doses] [R-csv-rows] */
static void compare_csv(trial *of, const char *at)
{
    static const char *const slots[BAC_INTAKES_MAX + 1] = {[2] = "0-1-", [3] = "012-", [4] = "0123"};
    char date[16];
    expect_text(of, &at, "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review\n");
    for (unsigned day = 1; day <= of->asked->days && !of->failed; day++) {
        const library_day *is = &expected[day];
        expect_format(of, &at, "%s,%u,%s,%u,", of->asked->cell[CELL_ID], day, iso_date(of->asked, day, date),
                      (unsigned)is->dose_mg);
        for (const char *slot = slots[of->asked->split.count]; *slot != '\0'; slot++) {
            if (*slot != '-') {
                expect_format(of, &at, "%u", (unsigned)is->intake_mg[*slot - '0']);
            }
            expect_text(of, &at, ",");
        }
        expect_format(of, &at, "%d,", is->change_mg);
        at += strcspn(at, ",\n");
        expect_format(of, &at, ",%s\n", review_names[is->review]);
        rows_read++;
    }
    expect(of, "bytes behind the last row of", 0, (int)strlen(at), 0);
}

/* Behind the next `key`. */
static const char *json_behind(trial *of, const char *at, const char *key)
{
    const char *found = strstr(at, key);
    if (found == NULL) {
        complain(of, "%s is missing", key);
        return at;
    }
    return found + strlen(key);
}

/* No more objects that begin so. */
static void json_ends(trial *of, const char *at, const char *object)
{
    if (!of->failed && strstr(at, object) != NULL) {
        complain(of, "more of %s", object);
    }
}

/* The next value of that key, which must be the number, or null where `known` is false. */
static void expect_json_number(trial *of, const char **at, const char *key, int number, bool known)
{
    *at = json_behind(of, *at, key);
    expect_format(of, at, known ? "%d" : "null", number);
    if (!of->failed && strchr(",}]", **at) == NULL) {
        complain(of, "%s goes on with %.10s", key, *at);
    }
}

static void expect_json_date(trial *of, const char **at, unsigned day)
{
    char date[16];
    if (day == 0 || iso_date(of->asked, day, date)[0] == '\0') {
        expect_text(of, at, "null");
    } else {
        expect_format(of, at, "\"%s\"", date);
    }
}

/* Rule, severity, day and date of each. */
static void compare_json_findings(trial *of, const char *at)
{
    static const char *const rules[] = {"tablet",
                                        "start-dose",
                                        "step-size",
                                        "step-length",
                                        "held-unknown",
                                        "ceiling",
                                        "second-opinion",
                                        "collegial-opinion",
                                        "multidisciplinary-care",
                                        "age-boundary",
                                        "abrupt-fall",
                                        "taper-rate",
                                        "taper-length",
                                        "intake-sum",
                                        "contraindication",
                                        "psychiatric-review",
                                        "indication",
                                        "protocol-status",
                                        "single-intake"};
    static const char *const severities[BAC_SEVERITY_COUNT] = {"caution", "review", "violation"};
    for (unsigned f = 0; f < of->asked->findings && !of->failed; f++) {
        const bac_finding *is = &of->asked->finding[f];
        expect_format(of, &at, "%s{\"rule\":\"%s\",\"severity\":\"%s\",\"day\":%u,\"date\":", f > 0 ? "," : "",
                      rules[is->rule], severities[is->severity], (unsigned)is->day);
        expect_json_date(of, &at, is->day);
        at = json_behind(of, at, "}");
    }
    expect_text(of, &at, "]");
}

/* "gates":["A","C"] */
static void expect_json_letters(trial *of, const char **at, bac_gate_set gates)
{
    bool first = true;
    *at = json_behind(of, *at, "\"gates\":[");
    for (int gate = 0; gate < BAC_GATES_MAX; gate++) {
        if (((unsigned)gates >> gate & 1u) != 0) {
            expect_format(of, at, first ? "\"%c\"" : ",\"%c\"", 'A' + gate);
            first = false;
        }
    }
    expect_text(of, at, "]");
}

static void expect_json_tablets(trial *of, const char **at, uint32_t tablets, uint32_t boxes)
{
    expect_json_number(of, at, "\"tablets\":", (int)tablets, true);
    expect_format(of, at, ",\"by_strength\":[{\"strength_mg\":10,\"tablets\":%u,\"boxes\":%u}]", (unsigned)tablets,
                  (unsigned)boxes);
}

/* Letter, condition, day and date of each review; its rule is that of the finding. */
static void compare_json_gates(trial *of, const char *at)
{
    for (unsigned gate = 0; gate < of->asked->gates.count && !of->failed; gate++) {
        const bac_gate *is = &of->asked->gates.gate[gate];
        expect_format(of, &at, "%s{\"letter\":\"%c\",\"rule\":", gate > 0 ? "," : "", 'A' + (int)gate);
        expect_text(of, &at,
                    is->condition < BAC_CONDITION_COUNT && is->rule == BAC_RULE_PSYCHIATRIC_REVIEW
                        ? "\"psychiatric-review\""
                    : is->condition < BAC_CONDITION_COUNT ? "\"contraindication\""
                                                          : "\"");
        at = json_behind(of, at, "\"condition\":");
        expect_text(of, &at, is->condition < BAC_CONDITION_COUNT ? "\"" : "null");
        expect_json_number(of, &at, "\"day\":", is->day, true);
        at = json_behind(of, at, "\"date\":");
        expect_json_date(of, &at, is->day);
        expect_text(of, &at, "}");
    }
    expect_text(of, &at, "]");
}

static void compare_json_bridges(trial *of, const char *at)
{
    bac_bridge is;
    const bac_dispensing how = library_dispensing(of->asked);
    for (uint16_t day = 0; bac_bridge_next(&of->asked->plan, &of->asked->gates, &how, day, &is) && !of->failed;
         day = is.gate_day) {
        expect_json_number(of, &at, "{\"gate_day\":", is.gate_day, true);
        at = json_behind(of, at, "\"date\":");
        expect_json_date(of, &at, is.gate_day);
        expect_json_number(of, &at, "\"dose_mg\":", is.dose_mg, true);
        expect_json_number(of, &at, "\"days\":", is.days, true);
        expect_json_number(of, &at, "\"total_mg\":", (int)is.total_mg, true);
        expect_json_tablets(of, &at, is.tablets, is.boxes);
        expect_json_letters(of, &at, is.gates);
    }
    json_ends(of, at, "{\"gate_day\":");
}

static void compare_json_prescriptions(trial *of, const char *at)
{
    bac_supply supply;
    bac_prescription is;
    const bac_dispensing how = library_dispensing(of->asked);
    bac_supply_begin(&supply, &of->asked->plan, &of->asked->gates, &how);
    while (bac_supply_next(&supply, &is) && !of->failed) {
        expect_json_number(of, &at, "{\"first_day\":", is.first_day, true);
        expect_json_number(of, &at, "\"last_day\":", is.last_day, true);
        expect_json_number(of, &at, "\"total_mg\":", (int)is.total_mg, true);
        expect_json_tablets(of, &at, is.tablets, is.boxes);
        at = json_behind(of, at, "\"conditional\":");
        expect_text(of, &at, is.gates != 0 ? "true" : "false");
        expect_json_letters(of, &at, is.gates);
        expect_json_number(of, &at, "\"next_due_day\":", is.next_due_day, is.next_due_day > 0);
        at = json_behind(of, at, "\"next_due\":");
        expect_json_date(of, &at, is.next_due_day);
    }
    json_ends(of, at, "{\"first_day\":");
}

/* The schedule, all but its phases, and the prescriptions. [R-same-doses] [R-json-keys] */
static void compare_json(trial *of, const char *at)
{
    const char *fault = json_fault(at);
    if (fault != NULL) {
        complain(of, "not JSON: %.60s", fault);
    }
    at = json_behind(of, at, "\"schedule\":[");
    for (unsigned day = 1; day <= of->asked->days && !of->failed; day++) {
        const library_day *is = &expected[day];
        expect_json_number(of, &at, "{\"day\":", (int)day, true);
        at = json_behind(of, at, "\"date\":");
        expect_json_date(of, &at, day);
        expect_json_number(of, &at, "\"dose_mg\":", is->dose_mg, true);
        at = json_behind(of, at, "\"intakes_mg\":");
        for (unsigned i = 0; i < of->asked->split.count; i++) {
            expect_format(of, &at, "%s%u", i > 0 ? "," : "[", (unsigned)is->intake_mg[i]);
        }
        expect_text(of, &at, "]");
        expect_json_number(of, &at, "\"change_mg\":", is->change_mg, true);
        at = json_behind(of, at, "\"review\":");
        expect_format(of, &at, "\"%s\"", review_names[is->review]);
        rows_read++;
    }
    json_ends(of, at, "{\"day\":");
    compare_json_findings(of, json_behind(of, at, "\"findings\":["));
    compare_json_gates(of, json_behind(of, at, "\"gates\":["));
    compare_json_bridges(of, json_behind(of, at, "\"bridges\":["));
    compare_json_prescriptions(of, json_behind(of, at, "\"prescriptions\":["));
}

/* ---- all ---- */

static void try_medium(const request *asked, const medium *as)
{
    trial of = {asked, as, false};
    world *printed = print_alone(asked, as);
    const store *out = &printed->out;
    char *text = calloc(out->count + 1, 1);
    if (text == NULL) {
        abort();
    }
    memcpy(text, out->bytes, out->count);
    if (as->kind == CSV) {
        compare_csv(&of, text);
    } else if (as->kind == JSON) {
        compare_json(&of, text);
    } else {
        compare_sheet(&of, text);
    }
    free(text);
    world_end(printed);
}

unsigned readback_request(const request *asked)
{
    library_days(asked, expected);
    for (unsigned m = 0; m < MEDIA; m++) {
        try_medium(asked, &media[m]);
    }
    return failures;
}

unsigned readback_rows(void)
{
    return rows_read;
}
