/* SPDX-License-Identifier: MIT */
#include "requests.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

const char *const cell_names[CELL_COUNT] = {
    "id",    "command",           "target",  "from",    "held",       "initial",    "step_days", "maintain", "to",
    "days",  "max_step",          "start",   "age",     "birth_date", "indication", "condition", "reviewed", "intakes",
    "split", "prescription_days", "patient", "protocol"};

unsigned requests_wanted(int argc, char *const argv[])
{
    const unsigned long wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : REQUESTS;
    return wanted > 0 && wanted < REQUESTS ? (unsigned)wanted : REQUESTS;
}

/* ---- random numbers: splitmix64 ---- */

static uint64_t state;
static const uint8_t *given; /* taken first, two for each number */
static size_t given_count;

void random_begin(uint64_t seed)
{
    state = seed;
    given_count = 0;
}

void random_begin_with(const uint8_t bytes[], size_t count)
{
    random_begin(count);
    given = bytes;
    given_count = count;
}

unsigned random_below(unsigned count)
{
    if (given_count >= 2) {
        const unsigned number = (unsigned)(given[0] | given[1] << 8);
        given += 2;
        given_count -= 2;
        return number % count;
    }
    uint64_t bits = state += UINT64_C(0x9e3779b97f4a7c15);
    bits = (bits ^ bits >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ bits >> 27) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((bits ^ bits >> 31) >> 33) % count;
}

static bool chance(unsigned percent)
{
    return random_below(100) < percent;
}

static uint16_t from_to(unsigned low, unsigned high)
{
    return (uint16_t)(low + random_below(high - low + 1));
}

/* A multiple of 5. */
static uint16_t dose_from_to(unsigned low, unsigned high)
{
    return (uint16_t)(BAC_DOSE_STEP * from_to(low / BAC_DOSE_STEP, high / BAC_DOSE_STEP));
}

/* ---- a request ---- */

static void give(request *made, cell which, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const int length = vsnprintf(made->cell[which], CELL_MAX, format, values);
    va_end(values);
    if (length < 0 || length >= CELL_MAX) {
        abort();
    }
}

static uint16_t give_number(request *made, cell which, uint16_t number)
{
    give(made, which, "%u", (unsigned)number);
    return number;
}

static void give_date(request *made, cell which, bac_date date)
{
    const bac_civil civil = bac_date_to_civil(date);
    give(made, which, "%04u-%02u-%02u", (unsigned)civil.year, (unsigned)civil.month, (unsigned)civil.day);
}

/* Some of the names of a set, with commas between. */
static uint16_t give_set(request *made, cell which, const char *const names[], unsigned count, unsigned percent)
{
    uint16_t set = 0;
    for (unsigned i = 0; i < count; i++) {
        if (chance(percent)) {
            const size_t length = strlen(made->cell[which]);
            snprintf(made->cell[which] + length, CELL_MAX - length, "%s%s", length > 0 ? "," : "", names[i]);
            set = (uint16_t)(set | 1u << i);
        }
    }
    return set;
}

static bac_status plan_titration(request *made)
{
    const unsigned ceiling_mg = made->protocol->ceiling.value;
    bac_titration asked = {.from_mg = chance(50) ? 0 : dose_from_to(5, ceiling_mg)};
    asked.target_mg = give_number(made, CELL_TARGET, dose_from_to(asked.from_mg > 0 ? asked.from_mg : 20, ceiling_mg));
    if (asked.from_mg > 0 || chance(10)) {
        give_number(made, CELL_FROM, asked.from_mg);
    }
    if (chance(50)) {
        asked.step_days = give_number(made, CELL_STEP_DAYS,
                                      from_to(made->protocol->step_min.value, made->protocol->step_max.value + 2u));
    }
    if (asked.from_mg > 0 && chance(80)) {
        asked.held_days =
            give_number(made, CELL_HELD, from_to(0, asked.step_days > 0 ? asked.step_days : BAC_STEP_DAYS_DEFAULT));
    }
    if (asked.from_mg == 0 && chance(20)) {
        asked.initial_mg = give_number(made, CELL_INITIAL, dose_from_to(5, 20));
    }
    if (chance(40)) {
        asked.maintain_days = give_number(made, CELL_MAINTAIN, from_to(1, chance(5) ? 700 : 40));
    }
    made->patient.from_mg = asked.from_mg;
    made->patient.held_days = asked.held_days;
    made->patient.held_known = true;
    made->goal_mg = asked.target_mg;
    return bac_titrate(&made->plan, made->protocol, &asked);
}

static bac_status plan_taper(request *made)
{
    bac_tapering asked = {.from_mg = give_number(made, CELL_FROM, dose_from_to(5, 320))};
    if (chance(40)) {
        asked.to_mg = give_number(made, CELL_TO, dose_from_to(0, asked.from_mg - 5u));
    }
    if (chance(30)) {
        asked.days = give_number(made, CELL_DAYS, from_to(2, 45));
    } else if (chance(30)) {
        asked.max_step_mg = give_number(made, CELL_MAX_STEP, dose_from_to(5, 20));
    }
    if (asked.to_mg > 0 && chance(50)) {
        asked.maintain_days = give_number(made, CELL_MAINTAIN, from_to(1, 40));
    }
    made->patient.from_mg = asked.from_mg;
    made->patient.held_known = true;
    made->goal_mg = asked.to_mg;
    return bac_taper(&made->plan, made->protocol, &asked);
}

static void choose_dates(request *made)
{
    bac_patient *patient = &made->patient;
    const unsigned age = chance(50) ? from_to(64, 66) : from_to(BAC_AGE_MIN, 99);
    if (chance(80)) {
        patient->dated = true;
        patient->start.n =
            chance(90) ? from_to(16000, 24000) : BAC_DATE_MIN + (int32_t)random_below(BAC_DATE_MAX - BAC_DATE_MIN + 1);
        give_date(made, CELL_START, patient->start);
    }
    if (patient->dated && chance(50)) {
        /* A birthday around day 1. */
        const int32_t birth = patient->start.n - (int32_t)(age * 1461 / 4) + (int32_t)from_to(0, 120) - 40;
        patient->birth.n = birth > BAC_DATE_MIN ? birth : BAC_DATE_MIN;
        patient->born = true;
        give_date(made, CELL_BIRTH_DATE, patient->birth);
    } else if (chance(60)) {
        patient->age = (uint8_t)give_number(made, CELL_AGE, (uint16_t)age);
    }
}

static void choose_facts(request *made)
{
    static const char *const conditions[BAC_CONDITION_COUNT] = {
        "schizophrenia", "bipolar", "severe-depression",   "epilepsy",         "other-addiction",  "pregnancy",
        "concomitant",   "driving", "moderate-depression", "moderate-anxiety", "other-psychiatric"};
    static const char *const indications[] = {"abstinence", "reduction", "other"};
    static const char *const on_file[] = {"second-opinion", "collegial", "multidisciplinary", "psychiatric",
                                          "contraindication"};
    bac_patient *patient = &made->patient;
    if (chance(25)) {
        patient->conditions = give_set(made, CELL_CONDITION, conditions, COUNT(conditions), 12);
    }
    if (chance(50)) {
        patient->on_file = (uint8_t)give_set(made, CELL_REVIEWED, on_file, COUNT(on_file), 30);
    }
    if (chance(40)) {
        const unsigned which = random_below(COUNT(indications));
        patient->indication = (bac_indication)(BAC_INDICATION_ABSTINENCE + which);
        give(made, CELL_INDICATION, "%s", indications[which]);
    }
}

static void choose_intakes(request *made)
{
    bac_split *split = &made->split;
    *split = (bac_split){.count = 3, .weight = {1, 1, 1, 0}};
    if (chance(40)) {
        *split = (bac_split){.count = (uint8_t)give_number(made, CELL_INTAKES, from_to(2, 4))};
        memset(split->weight, 1, split->count);
    } else if (chance(50)) {
        do {
            *split = (bac_split){.count = (uint8_t)from_to(2, 4)};
            made->cell[CELL_SPLIT][0] = '\0';
            for (unsigned i = 0; i < split->count; i++) {
                split->weight[i] = (uint8_t)from_to(0, chance(50) ? 3 : 9);
                const size_t length = strlen(made->cell[CELL_SPLIT]);
                snprintf(made->cell[CELL_SPLIT] + length, CELL_MAX - length, "%s%u", i > 0 ? ":" : "",
                         (unsigned)split->weight[i]);
            }
        } while (!bac_split_valid(split));
    }
    made->prescription_days = BAC_PRESCRIPTION_DAYS_DEFAULT;
    if (chance(50)) {
        made->prescription_days =
            give_number(made, CELL_PRESCRIPTION_DAYS, from_to(chance(20) ? 1 : 7, BAC_PRESCRIPTION_DAYS_MAX));
    }
}

static void choose_name(request *made, unsigned number)
{
    static const char *const names[] = {"Jeanne D.",      "Zoé Ñuñez",     "O'Neil & fils", "Lœuvre-Château, Anaïs",
                                        "=1+1",           "Ab \"C\" <D>",  "Ł. Šťastný",    "陳 \U00020BB7",
                                        "130 mg per day", "day 3 to day 9"};
    give(made, CELL_ID, "r%u%s", number, number % 3 == 0 ? ".a-b_C" : "");
    if (chance(70)) {
        give(made, CELL_PATIENT, "%s", names[random_below(COUNT(names))]);
    }
}

/* ---- what the library says of it ---- */

static bool judge(request *made)
{
    bac_checker checker;
    bac_finding found[BAC_FINDINGS_PER_DAY];
    unsigned day = 0;
    made->findings = 0;
    made->gates.count = 0;
    bac_check_begin(&checker, made->protocol, &made->patient);
    for (unsigned b = 0; b < made->plan.count; b++) {
        for (unsigned i = 0; i < made->plan.block[b].days; i++) {
            const uint16_t dose_mg = made->plan.block[b].dose_mg;
            day++;
            bac_day today = {.dose_mg = dose_mg, .intake_count = made->split.count, .last = day == made->days};
            bac_split_dose(&made->split, dose_mg, today.intake_mg);
            const unsigned count = bac_check_day(&checker, &today, found);
            for (unsigned f = 0; f < count; f++) {
                if (found[f].severity == BAC_VIOLATION || made->findings == FINDINGS_MAX) {
                    return false;
                }
                made->finding[made->findings++] = found[f];
                bac_gates_add(&made->gates, &found[f]);
            }
        }
    }
    return true;
}

/* Whether the program takes it: dates within the calendar, an age where it matters. */
static bool is_complete(const request *made)
{
    const bac_patient *patient = &made->patient;
    if (patient->dated && patient->start.n + (int32_t)made->days - 1 > BAC_DATE_MAX) {
        return false;
    }
    if (patient->born) {
        const unsigned age = bac_age(patient->birth, patient->start);
        return patient->birth.n <= patient->start.n && age >= BAC_AGE_MIN && age <= BAC_AGE_MAX;
    }
    const uint16_t from_mg = bac_age_matters_from(made->protocol);
    for (unsigned b = 0; b < made->plan.count && !bac_age_known(patient); b++) {
        if (from_mg > 0 && made->plan.block[b].dose_mg >= from_mg) {
            return false;
        }
    }
    return true;
}

static bool try_request(request *made, unsigned number)
{
    *made = (request){.french = chance(50), .protocol = bac_protocol_at(random_below(3))};
    if (made->protocol != bac_protocol_at(0) || chance(50)) {
        give(made, CELL_PROTOCOL, "%s", made->protocol->id);
    }
    const bool tapers = chance(50);
    give(made, CELL_COMMAND, tapers ? "taper" : "titrate");
    if ((tapers ? plan_taper(made) : plan_titration(made)) != BAC_OK) {
        return false;
    }
    made->days = bac_plan_days(&made->plan);
    choose_dates(made);
    choose_facts(made);
    choose_intakes(made);
    choose_name(made, number);
    return is_complete(made) && judge(made);
}

void request_random(request *made, unsigned number)
{
    while (!try_request(made, number)) {
    }
}

bac_date library_date(const request *of, unsigned day)
{
    return (bac_date){of->patient.start.n + (int32_t)day - 1};
}

void library_days(const request *of, library_day day[])
{
    uint16_t before_mg = of->patient.from_mg;
    unsigned number = 0;
    for (unsigned b = 0; b < of->plan.count; b++) {
        for (unsigned i = 0; i < of->plan.block[b].days; i++) {
            library_day *is = &day[++number];
            *is = (library_day){.dose_mg = of->plan.block[b].dose_mg, .date = library_date(of, number)};
            is->change_mg = is->dose_mg - before_mg;
            before_mg = is->dose_mg;
            bac_split_dose(&of->split, is->dose_mg, is->intake_mg);
            const bac_need need = bac_need_on(of->protocol, &of->patient, &of->gates, (uint16_t)number, is->dose_mg);
            is->review = need.review;
            is->waits = need.waits;
        }
    }
}

bac_dispensing library_dispensing(const request *of)
{
    return (bac_dispensing){
        .split = of->split, .prescription_days = of->prescription_days, .bridge_days = BAC_BRIDGE_DAYS_DEFAULT};
}
