/* SPDX-License-Identifier: MIT */
/* titrate and taper: one schedule. */
#include "cli/commands.h"
#include "cli/stamp.h"
#include "words/finding.h"

static const format *const formats[] = {&format_text, &format_csv, &format_json, &format_html, &format_ics};

const format *format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            return formats[i];
        }
    }
    return NULL;
}

const char *request_format(const request *r)
{
    return options[OPTION_FORMAT].choices[r->value[OPTION_FORMAT].number];
}

const format *request_schedule_format(const request *r)
{
    const format *as = format_find(request_format(r));
    const bool for_patient = r->value[OPTION_SHEET].number > 0; /* in the order of the option's choices */
    return for_patient && as->for_patient != NULL ? as->for_patient : as;
}

char request_delimiter(const request *r)
{
    static const char delimiters[] = {',', ';', '\t'}; /* in the order of the option's choices */
    return r->value[OPTION_DELIMITER].given ? delimiters[r->value[OPTION_DELIMITER].number] : '\0';
}

const char *request_output(const request *r)
{
    return r->value[OPTION_OUTPUT].given ? r->value[OPTION_OUTPUT].text : NULL;
}

bool format_accepts(const format *as, const schedule *s, failure *why)
{
    return !as->calendar || s->patient.dated || fail_option(why, OPTION_START, MSG_ICS_NEEDS_START, NULL);
}

bool printer_begin(printer *p, invocation *call, sink *out)
{
    const request *r = call->request;
    const char delimiter = request_delimiter(r);
    *p = (printer){
        .out = out,
        .lang = call->on->lang,
        .delimiter = delimiter != '\0' ? delimiter : ',',
        .ascii = r->value[OPTION_ASCII].given,
    };
    return !format_find(request_format(r))->calendar || stamp_text(p->stamp, call->on->env, &call->why);
}

exit_status finish_output(invocation *call, output *out, exit_status status)
{
    return output_end(out, &call->why) ? status : session_fail(call->on, &call->why);
}

/* Findings as lines on standard error. */
typedef struct {
    session *on;
    finding_context about;
} reporter;

static void report(void *context, const bac_finding *finding)
{
    reporter *to = context;
    finding_line(&to->on->err, to->on->lang, &to->about, &(finding_place){.file = NULL}, finding);
    session_line(to->on);
}

exit_status run_schedule(invocation *call)
{
    session *on = call->on;
    static output out;
    const format *as = request_schedule_format(call->request);
    printer p;
    schedule s;
    if (!request_schedule(call->request, &s, &call->why) || !format_accepts(as, &s, &call->why) ||
        !printer_begin(&p, call, &out.sink)) {
        return session_fail(on, &call->why);
    }
    if (as->prints_request) {
        request_describe(call->request, &s);
    }
    reporter to = {.on = on, .about = {.protocol = s.protocol, .patient = &s.patient}};
    if (schedule_judge(&s, report, &to) > 0) {
        return EXIT_REFUSED;
    }
    if (!output_begin(&out, on, request_output(call->request), &call->why)) {
        return session_fail(on, &call->why);
    }
    as->begin(&p);
    as->schedule(&p, &s);
    as->end(&p);
    const bool strict = call->request->value[OPTION_STRICT].given && s.finding_count > 0;
    const exit_status status = finish_output(call, &out, strict ? EXIT_REFUSED : EXIT_DONE);
    if (as == &format_csv && status != EXIT_IO) { /* it has no room for findings */
        for (unsigned i = 0; i < s.finding_count; i++) {
            report(&to, &s.finding[i]);
        }
    }
    return status;
}
