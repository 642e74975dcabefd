/* SPDX-License-Identifier: MIT */
/* Plans a titration to 60 mg per day, and prints it as it is judged:
 *   cc -o example example.c $(pkg-config --cflags --libs libbaclofene) */
#include <baclofene.h>
#include <stdio.h>

/* Morning, noon, evening. */
static const bac_split thirds = {.count = 3, .weight = {1, 1, 1}};

/* False where the day breaks a rule or needs a review not on file. */
static bool judge(bac_checker *checker, unsigned n, uint16_t mg, bool last)
{
    bac_day day = {.dose_mg = mg, .intake_count = 3, .last = last};
    bac_split_dose(&thirds, mg, day.intake_mg);
    printf("day %u: %u + %u + %u mg\n", n, day.intake_mg[0],
           day.intake_mg[1], day.intake_mg[2]);

    bac_finding found[BAC_FINDINGS_PER_DAY];
    const unsigned count = bac_check_day(checker, &day, found);
    bool conforms = true;
    for (unsigned i = 0; i < count; i++) {
        const bac_finding *it = &found[i];
        printf("  rule %d, severity %d\n", it->rule, it->severity);
        conforms = conforms && it->severity == BAC_CAUTION;
    }
    return conforms;
}

int main(void)
{
    const bac_protocol *protocol = bac_protocol_find("amm-2021");
    const bac_titration request = {.target_mg = 60}; /* else as usual */
    const bac_patient patient = {.age = 48};
    bac_plan plan;
    if (bac_titrate(&plan, protocol, &request) != BAC_OK) {
        return 1;
    }
    bac_checker checker;
    bac_check_begin(&checker, protocol, &patient);
    const unsigned days = bac_plan_days(&plan);
    bool conforms = true;
    for (unsigned day = 1, b = 0, past = 0; day <= days; day++) {
        if (day - past > plan.block[b].days) {
            past += plan.block[b++].days;
        }
        const uint16_t mg = plan.block[b].dose_mg;
        conforms &= judge(&checker, day, mg, day == days);
    }
    const bac_gates none = {.count = 0}; /* no review is waited for */
    const bac_dispensing how = {.split = thirds, .prescription_days = 28};
    bac_supply supply;
    bac_supply_begin(&supply, &plan, &none, &how);
    bac_prescription next;
    while (conforms && bac_supply_next(&supply, &next)) {
        printf("days %u to %u: %u tablets of 10 mg\n", next.first_day,
               next.last_day, (unsigned)next.tablets);
    }
    return conforms ? 0 : 1;
}
