/* SPDX-License-Identifier: MIT */
/* Gives each file that is named to the fuzzer once: a regression test with any compiler. */
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>

enum { INPUT_MAX = 1 << 20 };

int main(int argc, char **argv)
{
    static uint8_t bytes[INPUT_MAX];
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            perror(argv[i]);
            return EXIT_FAILURE;
        }
        const size_t count = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        LLVMFuzzerTestOneInput(bytes, count);
    }
    printf("%s: %d inputs\n", argv[0], argc - 1);
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
