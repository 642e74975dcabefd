/* SPDX-License-Identifier: MIT */
/* FHIR on standard input of check and plan. The first byte chooses command, format, language and facts. */
#include "fuzz.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static const char *const checks[] = {"text", "csv", "json", "text"};
    static const char *const plans[] = {"text", "csv", "fhir", "json"};
    if (count == 0) {
        return 0;
    }
    const unsigned choice = bytes[0];
    const bool plan = (choice & 4) != 0;
    command_line line = {.count = 0};
    add_word(&line, "baclofene");
    add_word(&line, plan ? "plan" : "check");
    add_word(&line, (choice & 8) != 0 ? "bundle.json" : "-");
    add_word(&line, "--format");
    add_word(&line, plan ? plans[choice & 3] : checks[choice & 3]);
    add_word(&line, (choice & 16) != 0 ? "--lang=fr" : "--lang=en");
    if ((choice & 32) != 0) {
        add_word(&line, "--age=65");
    }
    if ((choice & 64) != 0) {
        add_word(&line, "--from=60");
    }
    if (!plan && (choice & 128) != 0) {
        add_word(&line, "--keep-going");
    }
    world *w = world_begin();
    if ((choice & 8) != 0) {
        world_give(w, "bundle.json", (const char *)bytes + 1, count - 1);
    } else {
        world_input(w, (const char *)bytes + 1, count - 1);
    }
    const int status = fuzz_run(w, &line);
    if (status == 3) {
        broken("reading and writing did not fail", w, &line);
    }
    if (status == 0 && !plan && (has_text(&w->out, ",violation,") || has_text(&w->out, ": violation: "))) {
        broken("a violation shows in the exit status", w, &line);
    }
    world_end(w);
    return 0;
}
