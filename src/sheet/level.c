/* SPDX-License-Identifier: MIT */
#include "sheet/level.h"

void level_texts_begin(level_texts *kept, const bac_split *split, uint32_t style)
{
    if (kept->now == 0 || memcmp(&kept->split, split, sizeof *split) != 0 || kept->style != style) {
        kept->split = *split;
        kept->style = style;
        kept->now++;
    }
}
