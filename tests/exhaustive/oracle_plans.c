/* SPDX-License-Identifier: MIT */
/* Titrations and tapers, day by day. Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

/* Appends `days` days of `dose`; returns the new length, or -1 where the plan gets too long. */
static int append(int doses[], int length, int dose, int days)
{
    if (length < 0 || days > ORACLE_DAYS_MAX - length) {
        return -1;
    }
    for (int day = 0; day < days; day++) {
        doses[length + day] = dose;
    }
    return length + days;
}

/* Given counts of days are at least 1, and no plan is longer than ORACLE_DAYS_MAX; -1 is "not given". */
static int is_optional_count(int count)
{
    return count == -1 || (count >= 1 && count <= ORACLE_DAYS_MAX);
}

/* [R-titration-levels] [R-titration-first] [R-titration-target] [R-titration-errors] */
int oracle_titrate(int protocol, int target, int from, int held, int step_days, int initial, int maintain, int doses[])
{
    int length = 0;
    int dose;
    int days_at_first;

    if (from == -1) {
        from = 0;
    }
    if (!is_protocol(protocol) || !is_schedulable(target) || !is_schedulable(from) || !is_optional_count(step_days) ||
        !is_optional_count(maintain) || held < -1 || held > ORACLE_DAYS_MAX) {
        return -1;
    }
    if (step_days == -1) {
        step_days = 3;
    }
    if (initial != -1 && (!is_schedulable(initial) || initial < 5 || from > 0)) {
        return -1;
    }
    if (held != -1 && from == 0) {
        return -1;
    }
    if (held == -1) {
        held = 0;
    }

    /* The first level: the initial dose, or `from`, whose held days are already spent: all of them, where it was held
       for a step or more. */
    if (from > 0) {
        dose = from;
    } else if (initial != -1) {
        dose = initial;
    } else {
        dose = columns[protocol].start_lowest;
    }
    days_at_first = larger(step_days - held, 0);
    if (target < dose) {
        return -1;
    }

    /* The first level is already the target: `maintain`, else what is left of the step, but at least one day. */
    if (dose == target) {
        if (maintain != -1) {
            return append(doses, 0, target, maintain);
        }
        return append(doses, 0, target, larger(days_at_first, 1));
    }

    length = append(doses, 0, dose, days_at_first);
    for (;;) {
        dose += increase_at(protocol, dose);
        if (dose >= target) {
            break; /* never past the target */
        }
        length = append(doses, length, dose, step_days);
    }
    return append(doses, length, target, maintain != -1 ? maintain : step_days);
}

/* n(S): two days on each of the levels that falls of at most S leave between the two ends. */
static int days_for_falls_of(int fall, int step)
{
    int falls = (fall + step - 1) / step;

    return 2 * (falls - 1);
}

/* [R-taper-days] [R-taper-levels] [R-taper-end] [R-taper-errors] */
int oracle_taper(int protocol, int from, int to, int days, int max_step, int maintain, int doses[])
{
    int fall, length_in_days, levels, quanta, dose;
    int length = 0;

    if (to == -1) {
        to = 0;
    }
    if (!is_protocol(protocol) || !is_schedulable(from) || !is_schedulable(to) || from == 0 || to >= from ||
        !is_optional_count(maintain)) {
        return -1;
    }
    if (days != -1 && max_step != -1) {
        return -1;
    }
    if (days != -1 && days < 2) {
        return -1;
    }
    if (max_step != -1 && (!is_schedulable(max_step) || max_step < 5)) {
        return -1;
    }
    if (to == 0 && maintain != -1) {
        return -1;
    }
    if (maintain == -1) {
        maintain = 2;
    }

    /* 1. The length in days on intermediate doses. */
    fall = from - to;
    if (days != -1) {
        length_in_days = days;
    } else if (max_step != -1) {
        length_in_days = days_for_falls_of(fall, max_step);
        if (to == 0) {
            length_in_days = larger(length_in_days, 7);
        }
    } else if (to > 0) {
        length_in_days = days_for_falls_of(fall, 10);
    } else {
        length_in_days = larger(7, smaller(days_for_falls_of(fall, 10), 28));
        length_in_days = larger(length_in_days, days_for_falls_of(fall, 20));
    }

    /* 2. The number of levels: two days each at the least, and a quantum between any two. */
    quanta = fall / QUANTUM;
    levels = smaller(length_in_days / 2, quanta - 1);
    if (levels == 0) {
        length = append(doses, length, from, length_in_days);
    }

    /* 3. Quanta over the falls, the larger falls first; days over the levels, the longer last. */
    dose = from;
    for (int level = 1; level <= levels; level++) {
        int falls = levels + 1;
        int fall_quanta = quanta / falls + (level <= quanta % falls ? 1 : 0);
        int longer_levels = length_in_days % levels;
        int level_days = length_in_days / levels + (level > levels - longer_levels ? 1 : 0);

        dose -= fall_quanta * QUANTUM;
        length = append(doses, length, dose, level_days);
    }
    return append(doses, length, to, to == 0 ? 1 : maintain);
}
