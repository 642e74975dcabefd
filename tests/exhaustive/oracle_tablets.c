/* SPDX-License-Identifier: MIT */
/* What an intake is made of. Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

#include <stddef.h>

/* Whether one way has fewer pieces than the other or, of as few, more tablets of the largest strength, then of the
   next. */
static int is_better(const struct oracle_tablets *way, const struct oracle_tablets *best)
{
    int pieces = way->half;
    int pieces_of_best = best->half;

    for (int index = 0; index < ORACLE_STRENGTHS; index++) {
        pieces += way->whole[index];
        pieces_of_best += best->whole[index];
    }
    if (pieces != pieces_of_best) {
        return pieces < pieces_of_best;
    }
    for (int index = ORACLE_STRENGTHS - 1; index >= 0; index--) {
        if (way->whole[index] != best->whole[index]) {
            return way->whole[index] > best->whole[index];
        }
    }
    return 0;
}

/* How many tablets of a strength could be in an intake: none of a strength that is not asked for. */
static int most_of(unsigned strengths, int index, int mg)
{
    return (strengths >> index & 1u) != 0 ? mg / ((index + 1) * TABLET) : 0;
}

/* Every way to make the intake of tablets, one after the other. */
int oracle_make_tablets(unsigned strengths, int mg, struct oracle_tablets *best)
{
    int ways = 0;

    for (int half = 0; half <= 1; half++) {
        for (int forties = most_of(strengths, 3, mg); forties >= 0; forties--) {
            for (int thirties = most_of(strengths, 2, mg); thirties >= 0; thirties--) {
                for (int twenties = most_of(strengths, 1, mg); twenties >= 0; twenties--) {
                    int rest = mg - half * QUANTUM - forties * 40 - thirties * 30 - twenties * 20;
                    struct oracle_tablets way = {{rest / TABLET, twenties, thirties, forties}, half};

                    if (rest >= 0 && rest % TABLET == 0) {
                        if (ways == 0 || is_better(&way, best)) {
                            *best = way;
                        }
                        ways++;
                    }
                }
            }
        }
    }
    return ways;
}

/* The same, out of a table. */
static const struct oracle_tablets *tablets_of(unsigned strengths, int mg)
{
    static struct oracle_tablets kept[1u << ORACLE_STRENGTHS][601];
    static int is_kept[1u << ORACLE_STRENGTHS][601];

    if (!is_kept[strengths][mg]) {
        oracle_make_tablets(strengths, mg, &kept[strengths][mg]);
        is_kept[strengths][mg] = 1;
    }
    return &kept[strengths][mg];
}

/* What nobody can take as it is said is counted in tablets of 10 mg: then nothing is larger. */
static int can_be_taken(int dose, const struct oracle_intakes *intakes)
{
    int sum = 0;

    for (int intake = 0; intake < intakes->count; intake++) {
        sum += intakes->mg[intake];
    }
    return sum == dose && is_made_of_halves(dose, intakes);
}

void add_tablets(struct oracle_amounts *amounts, const struct oracle_dispensing *how, int dose, int day)
{
    static const struct oracle_intakes nobody_says = {0};
    const struct oracle_intakes *intakes = how->taken == NULL ? &nobody_says : &how->taken[day];

    if (!can_be_taken(dose, intakes)) {
        amounts->mg_of_tens += dose;
        return;
    }
    for (int intake = 0; intake < intakes->count; intake++) {
        const struct oracle_tablets *tablets = tablets_of(how->strengths | 1u, intakes->mg[intake]);

        amounts->mg_of_tens += TABLET * tablets->whole[0] + QUANTUM * tablets->half;
        for (int index = 1; index < ORACLE_STRENGTHS; index++) {
            amounts->tablets[index] += tablets->whole[index];
        }
    }
}

static int rounded_up(int amount, int unit)
{
    return (amount + unit - 1) / unit;
}

void fill_boxes(struct oracle_amounts *amounts)
{
    amounts->tablets[0] = rounded_up(amounts->mg_of_tens, TABLET);
    for (int index = 0; index < ORACLE_STRENGTHS; index++) {
        amounts->boxes[index] = rounded_up(amounts->tablets[index], BOX);
        amounts->all_tablets += amounts->tablets[index];
        amounts->all_boxes += amounts->boxes[index];
    }
}
