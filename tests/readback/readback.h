/* SPDX-License-Identifier: MIT */
/* What stands on paper is what the library gives. */
#ifndef READBACK_READBACK_H
#define READBACK_READBACK_H

#include "requests.h"

/* Prints a request in every medium, reads what was printed and compares it, row by row. Returns how many complaints
 * there have been so far; the first ones are told. */
unsigned readback_request(const request *asked);

/* How many rows were compared so far. */
unsigned readback_rows(void);

#endif
