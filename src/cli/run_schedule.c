/* SPDX-License-Identifier: MIT */
/* titrate and taper: one schedule. */
#include "cli/commands.h"
#include "sheet/finding.h"

static const format *const formats[] = {&format_text, &format_csv};

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

const char *request_output(const request *r)
{
    return r->value[OPTION_OUTPUT].given ? r->value[OPTION_OUTPUT].text : NULL;
}

void printer_begin(printer *p, invocation *call, sink *out)
{
    static const char delimiters[] = {',', ';', '\t'}; /* in the order of the option's choices */
    const request *r = call->request;
    *p = (printer){
        .out = out,
        .lang = call->on->lang,
        .delimiter = delimiters[r->value[OPTION_DELIMITER].number],
        .ascii = r->value[OPTION_ASCII].given,
    };
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
    schedule s;
    if (!request_schedule(call->request, &s, &call->why)) {
        return session_fail(on, &call->why);
    }
    reporter to = {.on = on, .about = {.protocol = s.protocol, .patient = &s.patient}};
    if (schedule_judge(&s, report, &to) > 0) {
        return EXIT_REFUSED;
    }
    static output out;
    if (!output_begin(&out, on, request_output(call->request), &call->why)) {
        return session_fail(on, &call->why);
    }
    const format *as = format_find(request_format(call->request));
    printer p;
    printer_begin(&p, call, &out.sink);
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
