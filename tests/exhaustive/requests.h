/* SPDX-License-Identifier: MIT */
/* Every request there is, within the ranges that requests.c states. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include "compare.h"

typedef void request_visitor(const struct request *request);

/* All on the 5 mg grid, whether they make a plan or not; `full`: with every length of a step and of maintenance that
 * requests.c has, else without the long ones. */
void every_titration(request_visitor *visit, bool full);
void every_taper(request_visitor *visit, bool full);

/* Each number at and beyond its limits, with each of the others. */
void every_odd_request(request_visitor *visit);

#endif
