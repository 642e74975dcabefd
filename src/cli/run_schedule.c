/* SPDX-License-Identifier: MIT */
/* titrate and taper: one schedule. */
#include "cli/commands.h"
#include "cli/formats.h"

/* [R-csv-findings] */
void report_finding(void *context, const bac_finding *finding)
{
    const finding_reporter *to = context;
    const finding_place nowhere = {.file = NULL};
    finding_line(&to->on->err, to->on->lang, &to->about, to->place != NULL ? to->place : &nowhere, finding);
    session_line(to->on);
}

static void print(const format *as, printer *printing, const schedule *made)
{
    as->begin(printing);
    as->schedule(printing, made);
    as->end(printing);
}

exit_status print_schedule(invocation *call, const request *asked)
{
    session *on = call->on;
    static output out;
    const format_row *row = request_format(asked);
    printer printing;
    schedule made;
    if (!request_schedule(asked, &made, &call->why) || !format_accepts(row, &made, &call->why) ||
        !printer_begin(&printing, on, asked, &out.sink, &call->why)) {
        return session_fail(on, &call->why);
    }
    if (row->request) {
        request_describe(asked, &made);
    }
    finding_reporter to = {.on = on, .about = {.protocol = made.protocol, .patient = &made.patient}};
    if (schedule_judge(&made, report_finding, &to) > 0) {
        return EXIT_REFUSED;
    }
    if (!output_begin(&out, on, request_output(asked), &call->why)) {
        return session_fail(on, &call->why);
    }
    print(format_of_sheet(row, asked), &printing, &made);
    const bool strict = asked->value[OPTION_STRICT].given && made.finding_count > 0;
    const exit_status status = finish_output(call, &out, strict ? EXIT_REFUSED : EXIT_DONE);
    for (unsigned i = 0; row->findings_apart && status != EXIT_IO && i < made.finding_count; i++) {
        report_finding(&to, &made.finding[i]);
    }
    return status;
}

/* [R-refused-silent] [R-strict] */
exit_status run_schedule(invocation *call)
{
    return print_schedule(call, call->request);
}
