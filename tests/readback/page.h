/* SPDX-License-Identifier: MIT */
/* What holds of a whole document: JSON and HTML are well-formed, and the curve of a page is drawn to its scale. */
#ifndef READBACK_PAGE_H
#define READBACK_PAGE_H

#include "requests.h"

/* Where a text stops being JSON, a value per line; NULL: nowhere. */
const char *json_fault(const char *text);

/* Where the elements of a page do not nest, or an id stands twice; NULL: nowhere. */
const char *html_fault(const char *text);

/* Where the curve says something else than the library: its steps, the days and doses beside its lines; NULL: nowhere.
 */
const char *curve_fault(const char *text, const request *of);

#endif
