/* SPDX-License-Identifier: MIT */
/* The program, run in the world in memory of tests/faults: one request, or a list of them, in one medium. */
#ifndef READBACK_MEDIA_H
#define READBACK_MEDIA_H

#include "../faults/world.h"
#include "requests.h"

typedef enum { TEXT, ASCII, HTML, CSV, JSON } medium_kind;

typedef struct {
    const char *name;
    medium_kind kind;
    bool for_patient;
} medium;

enum { MEDIA = 8 };
extern const medium media[MEDIA];

/* The command line of one request; what it prints is in the world's `out`. To be ended with world_end. */
world *print_alone(const request *asked, const medium *as);

/* The requests as one list, in the order of `row`, those of one language. */
world *print_list(const request *const row[], unsigned rows, const medium *as, bool french);

/* The same, each row a file of the directory "d", called after its id. */
world *print_files(const request *const row[], unsigned rows, const medium *as, bool french);

/* The program with such a command line, standard input being those bytes; any exit status but that one ends the test.
 */
world *print_answer(char *const word[], const char *bytes, size_t count, int status);

/* The command line of one request, for a person who looks into a failure. */
void show_command(const request *asked, const medium *as);

#endif
