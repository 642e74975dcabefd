/* SPDX-License-Identifier: MIT */
/* rules: what the program knows, and from where. */
#include "cli/commands.h"
#include "cli/formats.h"
#include "data/rules_json.h"
#include "paper/rules_text.h"
#include "words/ascii.h"

enum { RULES_BYTES_MAX = 64 * 1024 };

void print_rules_as_text(sink *out, language lang, bool ascii, const char *only)
{
    static char bytes[RULES_BYTES_MAX];
    paper_section section[1];
    paper page;
    paper_begin(&page, ascii, bytes, sizeof bytes, section, 1);
    rules_text(&page, lang, only);
    text_put(out, ascii, page.text.buffer, page.text.used);
}

void print_rules_as_json(sink *out, language lang, bool ascii, const char *only)
{
    (void)ascii;
    rules_json(out, lang, only);
}

exit_status run_rules(invocation *call)
{
    static output out;
    const request *asked = call->request;
    const char *only = asked->value[OPTION_PROTOCOL].given ? request_protocol(asked)->id : NULL;
    if (!output_begin(&out, call->on, request_output(asked), &call->why)) {
        return session_fail(call->on, &call->why);
    }
    request_format(asked)->rules(&out.sink, call->on->lang, asked->value[OPTION_ASCII].given, only);
    return finish_output(call, &out, EXIT_DONE);
}
