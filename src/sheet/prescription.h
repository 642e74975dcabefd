/* SPDX-License-Identifier: MIT */
/*
 * What a prescriber signs: a page for each prescription and for each bridge, told piece by piece. The format decides
 * how a piece looks and where a page ends.
 */
#ifndef SHEET_PRESCRIPTION_H
#define SHEET_PRESCRIPTION_H

#include "sheet/content.h"

/* What stands between pieces; `to` is the teller's own. */
typedef struct {
    void (*page)(void *to);                                             /* a prescription begins: on a new page */
    void (*part)(void *to);                                             /* what follows stands apart */
    void (*stretch)(void *to);                                          /* the next piece gives doses: */
    void (*stretched)(void *to, uint16_t first_day, uint16_t last_day); /* it gave those of these days */
    void (*sign)(void *to); /* name, signature, date; the page is complete */
} prescription_layout;

void tell_prescription_pages(teller *telling, const prescription_layout *layout);

#endif
