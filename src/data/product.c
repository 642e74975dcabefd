/* SPDX-License-Identifier: MIT */
#include "data/product.h"
#include <stddef.h>
#include <string.h>

enum { BACLOCUR, ZENTIVA };

const char *const product_names[] = {[BACLOCUR] = "baclocur", [ZENTIVA] = "zentiva", NULL};

static const product_box boxes[] = {
    {BACLOCUR, 10, "3400930163528", "BACLOCUR 10 mg"},         {BACLOCUR, 20, "3400930163597", "BACLOCUR 20 mg"},
    {BACLOCUR, 30, "3400930186886", "BACLOCUR 30 mg"},         {BACLOCUR, 40, "3400930163665", "BACLOCUR 40 mg"},
    {ZENTIVA, 10, "3400936743199", "BACLOFENE ZENTIVA 10 mg"},
};
enum { BOXES = sizeof boxes / sizeof boxes[0] };

const product_box *product_box_of(unsigned product, uint16_t strength_mg)
{
    for (size_t i = 0; i < BOXES; i++) {
        if (boxes[i].product == product && boxes[i].strength_mg == strength_mg) {
            return &boxes[i];
        }
    }
    return NULL;
}

const product_box *product_box_find(const char *cip13)
{
    for (size_t i = 0; i < BOXES; i++) {
        if (strcmp(boxes[i].cip13, cip13) == 0) {
            return &boxes[i];
        }
    }
    return NULL;
}
