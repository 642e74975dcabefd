/* SPDX-License-Identifier: MIT */
/* Every request there is, within the ranges that requests.c states. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include "compare.h"

typedef void request_visitor(const struct request *request);

/* All on the 5 mg grid, whether they make a plan or not; `all_maintains`: with every length of maintenance, else with
 * none and one day. */
void every_titration(request_visitor *visit, bool all_maintains);
void every_taper(request_visitor *visit, bool all_maintains);

/* Each number at and beyond its limits, with each of the others. */
void every_odd_request(request_visitor *visit);

#endif
