/* SPDX-License-Identifier: MIT */
/* Random requests, each printed in every medium and read back. */
#include "media.h"
#include "readback.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The world's clock stands on 23 November 2026. */
static unsigned try_relative_dates(void)
{
    unsigned failures = 0;
    static const char *const dates[][2] = {{"today", "2026-11-23"}, {"tomorrow", "2026-11-24"}};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        world *printed[2];
        for (unsigned k = 0; k < 2; k++) {
            request asked = {.cell = {[CELL_COMMAND] = "titrate", [CELL_TARGET] = "20"}};
            strcpy(asked.cell[CELL_START], dates[i][k]);
            printed[k] = print_alone(&asked, &media[0]);
        }
        const store *said = &printed[0]->out;
        const store *meant = &printed[1]->out;
        if (said->count != meant->count || memcmp(said->bytes, meant->bytes, meant->count) != 0) {
            failures++;
            printf("--start %s is not --start %s\n", dates[i][0], dates[i][1]);
        }
        world_end(printed[0]);
        world_end(printed[1]);
    }
    return failures;
}

int main(int argc, char *argv[])
{
    const unsigned requests = requests_wanted(argc, argv);
    const unsigned unlike = try_relative_dates();
    unsigned failures = 0;
    random_begin(20211118);
    for (unsigned i = 0; i < requests; i++) {
        request asked;
        request_random(&asked, i);
        failures = readback_request(&asked);
    }
    failures += unlike;
    printf("read back: %u requests, %u media, %u rows, %u failed\n", requests, (unsigned)MEDIA, readback_rows(),
           failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
