/* SPDX-License-Identifier: MIT */
/* What R's .C can call: integers in and out. R CMD SHLIB or any compiler makes a shared object of it:
 *
 *     cc -shared -fPIC -Iinclude -o baclofene.so docs/bindings/baclofene.c src/rules/*.c */
#include "baclofene.h"

/* *count is the room in dose_mg and days, then the number of blocks; *status a bac_status, -1 without a protocol. */
void r_titrate(char **protocol, int *target_mg, int *dose_mg, int *days, int *count, int *status)
{
    bac_plan plan;
    const bac_protocol *known = bac_protocol_find(protocol[0]);
    const int room = *count;
    *count = 0;
    *status = -1;
    if (known == NULL || *target_mg < 0 || *target_mg > BAC_DOSE_MAX) {
        return;
    }
    *status = (int)bac_titrate(&plan, known, &(bac_titration){.target_mg = (uint16_t)*target_mg});
    for (; *count < room && *count < plan.count; (*count)++) {
        dose_mg[*count] = plan.block[*count].dose_mg;
        days[*count] = plan.block[*count].days;
    }
}

/* A dose a day; *found is the room for findings, and then their number; -1: no such protocol, dose or length. */
void r_check(char **protocol, int *age, int *dose_mg, int *days, int *day, int *rule, int *severity, int *found)
{
    const bac_protocol *known = bac_protocol_find(protocol[0]);
    const bac_patient patient = {.age = (uint8_t)*age};
    const int room = *found;
    bac_checker checker;
    *found = -1;
    if (known == NULL || *age < 0 || *age > BAC_AGE_MAX || *days > BAC_DAYS_MAX) {
        return;
    }
    for (int i = 0; i < *days; i++) {
        if (dose_mg[i] < 0 || dose_mg[i] > BAC_DOSE_MAX) {
            return;
        }
    }
    *found = 0;
    bac_check_begin(&checker, known, &patient);
    for (int i = 0; i < *days; i++) {
        const bac_day next = {.dose_mg = (uint16_t)dose_mg[i], .last = i + 1 == *days};
        bac_finding finding[BAC_FINDINGS_PER_DAY];
        const int count = (int)bac_check_day(&checker, &next, finding);
        for (int k = 0; k < count && *found < room; k++, (*found)++) {
            day[*found] = finding[k].day;
            rule[*found] = (int)finding[k].rule;
            severity[*found] = (int)finding[k].severity;
        }
    }
}
