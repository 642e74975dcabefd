/* SPDX-License-Identifier: MIT */
/* rules: what the program knows, and from where. */
#include "cli/commands.h"
#include "paper/rules.h"
#include "words/ascii.h"

enum { RULES_BYTES_MAX = 64 * 1024 };

exit_status run_rules(invocation *call)
{
    static char bytes[RULES_BYTES_MAX];
    static output out;
    const request *r = call->request;
    const char *only = r->value[OPTION_PROTOCOL].given ? request_protocol(r)->id : NULL;
    if (!output_begin(&out, call->on, request_output(r), &call->why)) {
        return session_fail(call->on, &call->why);
    }
    if (strcmp(request_format(r), "json") == 0) {
        rules_json(&out.sink, call->on->lang, only);
    } else {
        paper_section section[1];
        paper page;
        paper_begin(&page, r->value[OPTION_ASCII].given, bytes, sizeof bytes, section, 1);
        rules_text(&page, call->on->lang, only);
        text_put(&out.sink, page.ascii, page.text.buffer, page.text.used);
    }
    return finish_output(call, &out, EXIT_DONE);
}
