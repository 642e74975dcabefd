/* SPDX-License-Identifier: MIT */
/* Products on the market: their tablets, and the codes of their boxes. [W7] */
#ifndef DATA_PRODUCT_H
#define DATA_PRODUCT_H

#include <stdint.h>

/* What --product takes; ends with NULL. A product is its index. */
extern const char *const product_names[];

typedef struct {
    unsigned product;
    uint16_t strength_mg;
    const char *cip13;   /* of its box */
    const char *display; /* as it is sold */
} product_box;

/* The box of a product at that strength; NULL where it is not made so. */
const product_box *product_box_of(unsigned product, uint16_t strength_mg);

/* The box of that code; NULL where it is not known. */
const product_box *product_box_find(const char *cip13);

#endif
