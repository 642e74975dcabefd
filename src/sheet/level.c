/* SPDX-License-Identifier: MIT */
#include "sheet/level.h"

void level_texts_begin(level_texts *kept, const bac_split *split, uint32_t style)
{
    if (memcmp(&kept->split, split, sizeof *split) == 0 && kept->style == style) {
        return;
    }
    kept->split = *split;
    kept->style = style;
    for (unsigned i = 0; i < LEVEL_COUNT; i++) {
        kept->level[i].length = 0;
    }
}
