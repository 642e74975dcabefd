/* SPDX-License-Identifier: MIT */
/* plan: a course from legs, or the sheets of the plans in a file. */
#include "cli/formats.h"
#include "cli/pile.h"
#include "cli/plan_file.h"
#include "cli/printable.h"

/* ---- plans of a file: gathered before they are printed, since half a file is no answer ---- */

typedef struct {
    invocation *call;
    const char *name;
    const format_row *row;
    printer printing;
    pile sheets;
    pile findings; /* lines for standard error, where the format has no room for them */
    char id[CSV_FIELD_MAX + 1];
    uint32_t line; /* of the plan's first row */
    bool printed;  /* the plan was, before its end */
    request asked;
    leg_list legs;
    uint32_t days; /* of them */
    schedule made;
    uint32_t violations;
    bool settled; /* no plan has a caution or a review */
} plan_sheets;

static bool begin_sheet(void *context, const char *id, const request *asked, const bac_patient *patient, uint32_t line)
{
    plan_sheets *sheets = context;
    (void)patient;
    text_copy(sheets->id, sizeof sheets->id, id);
    sheets->asked = *asked;
    request_set_id(&sheets->asked, sheets->id);
    sheets->line = line;
    sheets->legs.count = 0;
    sheets->legs.of_file = true;
    sheets->days = 0;
    sheets->printed = false;
    return true;
}

/* Days that are alike follow each other as one block. */
static bool add_days(void *context, const bac_day *day, uint32_t days, uint32_t line, failure *why)
{
    plan_sheets *sheets = context;
    leg_list *legs = &sheets->legs;
    bac_leg *last = legs->count > 0 ? &legs->leg[legs->count - 1] : NULL;
    (void)line;
    sheets->days += days;
    if (sheets->days > BAC_DAYS_MAX) {
        return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
    }
    if (last != NULL && last->dose_mg == day->dose_mg && last->intake_count == day->intake_count &&
        memcmp(last->intake_mg, day->intake_mg, sizeof day->intake_mg) == 0) {
        last->days = (uint16_t)(last->days + days);
        return true;
    }
    last = &legs->leg[legs->count++];
    *last = (bac_leg){
        .kind = BAC_LEG_BLOCK, .dose_mg = day->dose_mg, .days = (uint16_t)days, .intake_count = day->intake_count};
    memcpy(last->intake_mg, day->intake_mg, sizeof day->intake_mg);
    return true;
}

static void say_finding(sink *out, const plan_sheets *sheets, const bac_finding *finding)
{
    const finding_context about = {.protocol = sheets->made.protocol, .patient = &sheets->made.patient};
    char name[PATH_BYTES_MAX];
    sink place;
    sink_begin_text(&place, name, sizeof name);
    escaped_put(&place, sheets->name);
    finding_line(out, sheets->call->on->lang, &about,
                 &(finding_place){.file = sink_end_text(&place), .line = sheets->line}, finding);
}

static void refuse(void *context, const bac_finding *finding)
{
    plan_sheets *sheets = context;
    sheets->violations++;
    say_finding(&sheets->call->on->err, sheets, finding);
    session_line(sheets->call->on);
}

static bool print_sheet(plan_sheets *sheets, failure *why)
{
    schedule *made = &sheets->made;
    sheets->asked.legs = &sheets->legs;
    if (!request_schedule(&sheets->asked, made, why) || !format_accepts(sheets->row, made, why)) {
        return false;
    }
    if (sheets->row->single && sheets->printing.printed > 0) {
        return failure_value(why, OPTION_FORMAT, sheets->row->name, MSG_ONE_PLAN_ALONE, NULL);
    }
    if (sheets->row->request) {
        request_describe(&sheets->asked, made);
    }
    if (schedule_judge(made, refuse, sheets) > 0) {
        return true;
    }
    format_of_sheet(sheets->row, &sheets->asked)->schedule(&sheets->printing, made);
    sheets->settled = sheets->settled && made->finding_count == 0;
    for (unsigned i = 0; sheets->row->findings_apart && i < made->finding_count; i++) {
        say_finding(&sheets->findings.sink, sheets, &made->finding[i]);
    }
    return true;
}

/* The row says all of the plan, and the error is in its line. */
static bool add_legs(void *context, const request *asked, uint32_t line, failure *why)
{
    plan_sheets *sheets = context;
    (void)line;
    sheets->legs = *asked->legs;
    sheets->printed = true;
    return print_sheet(sheets, why);
}

static bool end_sheet(void *context, failure *why)
{
    plan_sheets *sheets = context;
    return sheets->printed || print_sheet(sheets, why);
}

static void abandon_sheet(void *context, bool begun)
{
    (void)context;
    (void)begun;
}

static exit_status print_sheets(plan_sheets *sheets)
{
    static output out;
    invocation *call = sheets->call;
    const bool strict = call->request->value[OPTION_STRICT].given && !sheets->settled;
    if (sheets->violations > 0) {
        return EXIT_REFUSED;
    }
    format_of_sheet(sheets->row, call->request)->end(&sheets->printing);
    if (!sink_flush(&sheets->sheets.sink) || !sink_flush(&sheets->findings.sink)) {
        failure_say(&call->why, MSG_OUT_OF_MEMORY, NULL);
        call->why.status = EXIT_IO;
        return session_fail(call->on, &call->why);
    }
    if (!output_begin(&out, call->on, request_output(call->request), &call->why)) {
        return session_fail(call->on, &call->why);
    }
    sink_put(&out.sink, sheets->sheets.bytes, sheets->sheets.length);
    const exit_status status = finish_output(call, &out, strict ? EXIT_REFUSED : EXIT_DONE);
    if (status != EXIT_IO && sheets->findings.length > 0) {
        sink_put(&call->on->err, sheets->findings.bytes, sheets->findings.length);
        session_line(call->on);
    }
    return status;
}

/* [R-plan-file] */
static exit_status plan_of_file(invocation *call, const char *name)
{
    static plan_sheets sheets;
    static input in;
    failure *why = &call->why;
    const plan_taker to = {&sheets, begin_sheet, add_days, add_legs, end_sheet, abandon_sheet};
    sheets.call = call;
    sheets.name = name;
    sheets.row = request_format(call->request);
    sheets.violations = 0;
    sheets.settled = true;
    if (!printer_begin(&sheets.printing, call->on, call->request, &sheets.sheets.sink, why)) {
        return session_fail(call->on, why);
    }
    if (!plans_begin(call, &in, name)) {
        failure near;
        failure_begin(&near, call->on->lang, false);
        if (why->status == EXIT_IO) {
            return session_fail(call->on, failure_near_block(&near, name) ? &near : why);
        }
        input_error(&in, in.reader.line, why);
        return why->status;
    }
    pile_begin(&sheets.sheets);
    pile_begin(&sheets.findings);
    format_of_sheet(sheets.row, call->request)->begin(&sheets.printing);
    const bool read = read_plans(call, &to, &in);
    input_end(&in);
    exit_status status = why->status;
    if (read) {
        status = print_sheets(&sheets);
    } else if (status == EXIT_IO) {
        status = session_fail(call->on, why);
    } else {
        input_error(&in, in.reader.line, why);
    }
    pile_free(&sheets.sheets);
    pile_free(&sheets.findings);
    return status;
}

/* ---- a plan of legs ---- */

static const char *next_operand(void *from)
{
    return arguments_operand(from);
}

exit_status run_plan(invocation *call)
{
    static leg_list legs;
    arguments ahead = call->operands;
    const char *first = arguments_operand(&ahead);
    if (first != NULL && !looks_like_leg(first) && arguments_operand(&ahead) == NULL) {
        return plan_of_file(call, first);
    }
    request asked = *call->request;
    if (!legs_read(&legs, next_operand, &call->operands, &call->why)) {
        return session_fail(call->on, &call->why);
    }
    asked.legs = &legs;
    return print_schedule(call, &asked);
}
