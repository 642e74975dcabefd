/* SPDX-License-Identifier: MIT */
/*
 * Plans a titration up to 60 mg per day, lets the checker judge it, and
 * prints it with its prescriptions:
 *
 *     cc -o example example.c $(pkg-config --cflags --libs libbaclofene)
 */
#include <baclofene.h>
#include <stdio.h>

static const bac_split thirds = {
    .count = 3, .weight = {1, 1, 1}}; /* morning, noon, evening */

/* Prints the plan day by day; false where it breaks a rule, or needs a
 * review that is not on file. */
static bool judge(const bac_plan *plan, const bac_protocol *protocol,
                  const bac_patient *patient)
{
    const uint32_t days = bac_plan_days(plan);
    bool conforms = true;
    bac_checker checker;
    bac_check_begin(&checker, protocol, patient);
    for (uint32_t day = 1, b = 0, left = plan->block[0].days; day <= days;
         day++, left--) {
        if (left == 0) {
            left = plan->block[++b].days;
        }
        const uint16_t dose = plan->block[b].dose_mg;
        bac_day today = {.dose_mg = dose,
                         .intake_count = thirds.count,
                         .last = day == days};
        bac_split_dose(&thirds, dose, today.intake_mg);
        printf("day %u: %u + %u + %u mg\n", (unsigned)day,
               today.intake_mg[0], today.intake_mg[1], today.intake_mg[2]);

        bac_finding found[BAC_FINDINGS_PER_DAY];
        const unsigned count = bac_check_day(&checker, &today, found);
        for (unsigned i = 0; i < count; i++) {
            printf("  rule %d, severity %d\n", found[i].rule,
                   found[i].severity);
            conforms = conforms && found[i].severity == BAC_CAUTION;
        }
    }
    return conforms;
}

int main(void)
{
    const bac_protocol *protocol = bac_protocol_find("amm-2021");
    const bac_titration request = {
        .target_mg = 60}; /* all else as the protocol has it */
    const bac_patient patient = {.age = 48};
    bac_plan plan;
    if (bac_titrate(&plan, protocol, &request) != BAC_OK ||
        !judge(&plan, protocol, &patient)) {
        return 1;
    }
    bac_supply supply;
    bac_prescription next;
    const bac_gates none = {
        .count = 0}; /* judge() found no review that is not on file */
    const bac_dispensing how = {.split = thirds,
                                .prescription_days =
                                    BAC_PRESCRIPTION_DAYS_DEFAULT};
    bac_supply_begin(&supply, &plan, &none, &how);
    while (bac_supply_next(&supply, &next)) {
        printf("days %u to %u: %u tablets of 10 mg\n", next.first_day,
               next.last_day, (unsigned)next.tablets);
    }
    return 0;
}
