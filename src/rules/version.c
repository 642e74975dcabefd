/* SPDX-License-Identifier: MIT */
#include "baclofene.h"

const char *bac_version(void)
{
    return BAC_VERSION;
}

const char *bac_rules_version(void)
{
    return BAC_RULES_VERSION;
}
