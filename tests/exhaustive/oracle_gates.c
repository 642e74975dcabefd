/* SPDX-License-Identifier: MIT */
/* Gates, the days that wait for them, prescriptions and bridges. Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

static int dose_of_day(const struct oracle_facts *facts, const int doses[], int day)
{
    return day == 0 ? facts->from : doses[day - 1];
}

/* A day waits if its dose is above that of the day before the gate; or, where the gate came without a rise, at or above
   it. */
static int least_dose_that_waits(const struct oracle_facts *facts, const int doses[], int gate_day)
{
    int before = dose_of_day(facts, doses, gate_day - 1);
    int came_with_a_rise = doses[gate_day - 1] > before;

    return came_with_a_rise ? before + 1 : before;
}

void oracle_find_gates(const struct oracle_facts *facts, const int doses[], int days,
                       const struct oracle_finding findings[], int count, struct oracle_gates *out)
{
    out->count = 0;
    for (int index = 0; index < count; index++) {
        const struct oracle_finding *finding = &findings[index];

        if (finding->severity == ORACLE_REVIEW && out->count < ORACLE_GATES_MAX) {
            struct oracle_gate *gate = &out->gate[out->count++];

            gate->rule = finding->rule;
            gate->day = finding->day;
            gate->condition = finding->condition;
            gate->least_dose = least_dose_that_waits(facts, doses, finding->day);
        }
    }
    for (int day = 0; day <= days; day++) {
        out->waited_for[day] = 0;
        for (int index = 0; index < out->count; index++) {
            const struct oracle_gate *gate = &out->gate[index];

            if (day >= gate->day && doses[day - 1] >= gate->least_dose) {
                out->waited_for[day] |= 1u << index;
            }
        }
    }
}

int oracle_supply(const int doses[], int days, const struct oracle_gates *gates, int prescription_days,
                  const struct oracle_dispensing *how, struct oracle_period out[])
{
    int periods = 0;
    int first = 1;

    while (first <= days && doses[first - 1] == 0) {
        first++;
    }
    while (first <= days) {
        struct oracle_period *period = &out[periods++];
        int next = first + 1;
        int last;

        /* The next one begins after a month, or where the gates waited for change; on a day with something to take. */
        while (next <= days && next < first + prescription_days &&
               gates->waited_for[next] == gates->waited_for[next - 1]) {
            next++;
        }
        while (next <= days && doses[next - 1] == 0) {
            next++;
        }
        last = next - 1;
        while (doses[last - 1] == 0) {
            last--;
        }

        period->first = first;
        period->last = last;
        period->total_mg = 0;
        period->amounts = (struct oracle_amounts){0};
        for (int day = first; day <= last; day++) {
            period->total_mg += doses[day - 1];
            add_tablets(&period->amounts, how, doses[day - 1], day);
        }
        fill_boxes(&period->amounts);
        period->waits_for = gates->waited_for[first];
        if (next <= days) {
            period->next_due = next;
        } else {
            period->next_due = last < days ? 0 : days + 1; /* 0: the plan has stopped */
        }
        first = next;
    }
    return periods;
}

int oracle_bridges(const struct oracle_facts *facts, const int doses[], const struct oracle_gates *gates,
                   int bridge_days, const struct oracle_dispensing *how, struct oracle_bridge out[])
{
    int bridges = 0;

    for (int index = 0; index < gates->count; index++) {
        int day = gates->gate[index].day;
        int dose = dose_of_day(facts, doses, day - 1);
        int is_first_of_its_day = index == 0 || gates->gate[index - 1].day != day;

        if (is_first_of_its_day && bridge_days > 0 && dose > 0 && dose % QUANTUM == 0) {
            struct oracle_bridge *bridge = &out[bridges++];

            bridge->gate_day = day;
            bridge->dose = dose;
            bridge->days = bridge_days;
            bridge->total_mg = dose * bridge_days;
            bridge->amounts = (struct oracle_amounts){0};
            for (int given = 0; given < bridge_days; given++) {
                add_tablets(&bridge->amounts, how, dose, day - 1);
            }
            fill_boxes(&bridge->amounts);
            bridge->waits_for = gates->waited_for[day - 1];
        }
    }
    return bridges;
}
