/* SPDX-License-Identifier: MIT */
/* A proposed plan as CSV on standard input of check. The first byte chooses format, language and facts. */
#include "fuzz.h"
#include <string.h>

/* [R-round-trip] [R-input-safe] */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static const char *const formats[] = {"text", "csv", "json", "text"};
    if (count == 0) {
        return 0;
    }
    const unsigned choice = bytes[0];
    command_line line = {.count = 0};
    add_word(&line, "baclofene");
    add_word(&line, "check");
    add_word(&line, "-");
    add_word(&line, "--format");
    add_word(&line, formats[choice & 3]);
    add_word(&line, (choice & 4) != 0 ? "--lang=fr" : "--lang=en");
    if ((choice & 8) != 0) {
        add_word(&line, "--age=65");
    }
    if ((choice & 16) != 0) {
        add_word(&line, "--from=60");
    }
    if ((choice & 32) != 0) {
        add_word(&line, "--ascii");
    }
    if ((choice & 64) != 0) {
        add_word(&line, "--protocol=amm-2021");
    }
    if ((choice & 128) != 0) {
        add_word(&line, "--delimiter=;");
    }
    if ((choice & 3) == 3) {
        add_word(&line, "--keep-going");
        add_word(&line, "--dates=dmy");
    }
    world *w = world_begin();
    world_input(w, (const char *)bytes + 1, count - 1);
    const int status = fuzz_run(w, &line);
    if (status == 3) {
        broken("reading and writing did not fail", w, &line);
    }
    const store given = {.bytes = (char *)(uintptr_t)(bytes + 1), .count = count - 1};
    if (status == 0 && !has_text(&given, "violation") && /* as an id it stands in the answer too */
        (has_text(&w->out, ",violation,") || has_text(&w->out, ": violation: "))) {
        broken("a violation shows in the exit status", w, &line);
    }
    world_end(w);
    return 0;
}
