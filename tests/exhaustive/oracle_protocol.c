/* SPDX-License-Identifier: MIT */
/* The page's table of protocols, and the reviews. Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

const struct column columns[3] = {
    [ORACLE_RTU_2014] = {15, 15, 2, 3, 300, {2014, 3, 14}, {2017, 7, 23}},
    [ORACLE_RTU_2017] = {15, 15, 2, 3, 80, {2017, 7, 24}, {2021, 2, 15}},
    [ORACLE_AMM_2021] = {15, 20, 3, 4, 300, {2021, 11, 18}, {9999, 12, 31}},
};

int is_protocol(int protocol)
{
    return protocol >= ORACLE_RTU_2014 && protocol <= ORACLE_AMM_2021;
}

/* RTU: 5 mg while the dose is below 30, 10 mg from 30 on. AMM: 10 mg. [R-increase] */
int increase_at(int protocol, int dose)
{
    if (protocol == ORACLE_AMM_2021) {
        return 10;
    }
    return dose < 30 ? 5 : 10;
}

int oracle_review(int protocol, int dose, int age)
{
    if (protocol == ORACLE_RTU_2014) {
        /* The stronger review absorbs the weaker. "From" is inclusive, "beyond" is not. */
        if (dose >= 180) {
            return COLLEGIAL;
        }
        if (age > 65 && dose >= 120) {
            return COLLEGIAL;
        }
        if (dose > 120) {
            return SECOND_OPINION;
        }
    }
    if (protocol == ORACLE_AMM_2021 && dose > 80) {
        return MULTIDISCIPLINARY;
    }
    return NO_REVIEW;
}

int oracle_age_required(int protocol, const int doses[], int days)
{
    for (int day = 1; day <= days; day++) {
        if (protocol == ORACLE_RTU_2014 && doses[day - 1] >= 120) {
            return 1;
        }
    }
    return 0;
}
