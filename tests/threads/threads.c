/* SPDX-License-Identifier: MIT */
/*
 * Sixteen threads plan, judge and add up at once, each beginning with another request: what each of them finds is what
 * one alone found before. Built with ThreadSanitizer, which ends the run where two of them touch the same memory.
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "baclofene.h"

enum { THREADS = 16, REQUESTS = 400, ROUNDS = 3 };

/* What each request comes to, as one thread found it. */
static uint64_t alone[REQUESTS];

static pthread_barrier_t together;

static const bac_split thirds = {3, {1, 1, 1, 0}};

static void mix(uint64_t *hash, uint64_t number)
{
    *hash = (*hash ^ number) * 1099511628211U;
}

static void mix_finding(uint64_t *hash, const bac_protocol *protocol, const bac_finding *finding)
{
    mix(hash, finding->rule);
    mix(hash, finding->severity);
    mix(hash, finding->day);
    mix(hash, finding->number);
    mix(hash, finding->limit);
    mix(hash, bac_finding_sources(protocol, finding));
}

static void judge(uint64_t *hash, const bac_protocol *protocol, const bac_patient *patient, const bac_plan *plan,
                  bac_gates *gates)
{
    const uint32_t days = bac_plan_days(plan);
    uint32_t day = 0;
    bac_checker checker;

    bac_check_begin(&checker, protocol, patient);
    for (unsigned b = 0; b < plan->count; b++) {
        for (unsigned i = 0; i < plan->block[b].days; i++) {
            bac_finding found[BAC_FINDINGS_PER_DAY];
            bac_day today = {.dose_mg = plan->block[b].dose_mg, .intake_count = thirds.count};

            day++;
            today.last = day == days;
            bac_split_dose(&thirds, today.dose_mg, today.intake_mg);
            const unsigned count = bac_check_day(&checker, &today, found);
            for (unsigned f = 0; f < count; f++) {
                mix_finding(hash, protocol, &found[f]);
                bac_gates_add(gates, &found[f]);
            }
            mix(hash, bac_need_on(protocol, patient, gates, (uint16_t)day, today.dose_mg).waits);
        }
    }
}

static void add_up(uint64_t *hash, const bac_plan *plan, const bac_gates *gates)
{
    const bac_dispensing how = {.prescription_days = BAC_PRESCRIPTION_DAYS_DEFAULT,
                                .bridge_days = BAC_BRIDGE_DAYS_DEFAULT,
                                .split = thirds,
                                .strengths = BAC_20_MG | BAC_40_MG};
    bac_supply supply;
    bac_prescription prescription;
    bac_bridge bridge = {0};

    bac_supply_begin(&supply, plan, gates, &how);
    while (bac_supply_next(&supply, &prescription)) {
        mix(hash, prescription.total_mg);
        mix(hash, prescription.last_day);
        mix(hash, prescription.gates);
        for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
            mix(hash, prescription.by_strength[i].tablets);
        }
    }
    while (bac_bridge_next(plan, gates, &how, bridge.gate_day, &bridge)) {
        mix(hash, bridge.total_mg);
        mix(hash, bridge.by_strength[0].tablets);
    }
}

/* A titration or a taper, for somebody who turns 66 in the middle of it. */
static uint64_t come_to(unsigned number)
{
    const bac_protocol *protocol = bac_protocol_at(number % 3);
    const uint16_t dose = (uint16_t)(20 + number / 3 % 60 * BAC_DOSE_STEP);
    bac_patient patient = {.dated = true, .born = true, .conditions = (uint16_t)(1U << number % BAC_CONDITION_COUNT)};
    bac_gates gates = {0};
    bac_plan plan;
    bac_status status;
    uint64_t hash = 14695981039346656037U;

    bac_date_from_civil(&patient.start, (bac_civil){2017, 1, 2});
    bac_date_from_civil(&patient.birth, (bac_civil){1951, 1, 20});
    if (number % 2 == 0) {
        status = bac_titrate(&plan, protocol, &(bac_titration){.target_mg = dose});
    } else {
        patient.from_mg = dose;
        status = bac_taper(&plan, protocol, &(bac_tapering){.from_mg = dose});
    }
    mix(&hash, status);
    judge(&hash, protocol, &patient, &plan, &gates);
    add_up(&hash, &plan, &gates);
    mix(&hash, bac_age(patient.birth, patient.start));
    return hash;
}

/* Its failures, as what it was handed says which thread it is. */
static void *run(void *handed)
{
    unsigned *of = handed;
    const unsigned first = *of * (REQUESTS / THREADS);

    *of = 0;
    pthread_barrier_wait(&together);
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (unsigned i = 0; i < REQUESTS; i++) {
            const unsigned number = (first + i) % REQUESTS;
            *of += come_to(number) != alone[number];
        }
    }
    return NULL;
}

int main(void)
{
    pthread_t thread[THREADS];
    unsigned failed[THREADS];
    unsigned failures = 0;

    for (unsigned i = 0; i < REQUESTS; i++) {
        alone[i] = come_to(i);
    }
    if (pthread_barrier_init(&together, NULL, THREADS) != 0) {
        return EXIT_FAILURE;
    }
    for (unsigned i = 0; i < THREADS; i++) {
        failed[i] = i;
        if (pthread_create(&thread[i], NULL, run, &failed[i]) != 0) {
            printf("threads: no thread %u\n", i);
            exit(EXIT_FAILURE);
        }
    }
    for (unsigned i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        failures += failed[i];
    }
    pthread_barrier_destroy(&together);
    printf("threads: %d at once, %d requests each, %u unlike what one alone finds\n", THREADS, REQUESTS * ROUNDS,
           failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
