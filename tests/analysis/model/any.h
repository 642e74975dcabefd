/* SPDX-License-Identifier: MIT */
/* Anything within a range. */
#ifndef MODEL_ANY_H
#define MODEL_ANY_H

#include <stdbool.h>

#include "__fc_builtin.h"

static inline unsigned upto(unsigned last)
{
    return (unsigned)Frama_C_interval(0, (int)last);
}

static inline bool either(void)
{
    return upto(1) != 0;
}

#endif
