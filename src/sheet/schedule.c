/* SPDX-License-Identifier: MIT */
#include "sheet/schedule.h"

const char *const phase_names[] = {"titration", "maintenance", "taper", "stop"};

const uint8_t intake_time[BAC_INTAKES_MAX + 1][BAC_INTAKES_MAX] = {
    [2] = {MORNING, EVENING},
    [3] = {MORNING, NOON, EVENING},
    [4] = {MORNING, NOON, EVENING, BEDTIME},
};

/* What schedule_judge is doing. */
typedef struct {
    schedule *schedule;
    bac_checker checker;
    void (*violation)(void *context, const bac_finding *finding);
    void *context;
    unsigned violations;
} judging;

static void judge_one(judging *judged, uint16_t dose_mg, bool last)
{
    schedule *const s = judged->schedule;
    const bac_day day = {.dose_mg = dose_mg, .intakes_mg = dose_mg, .last = last};
    bac_finding found[BAC_FINDINGS_PER_DAY];
    const unsigned count = bac_check_day(&judged->checker, &day, found);
    for (unsigned f = 0; f < count; f++) {
        if (found[f].severity == BAC_VIOLATION) {
            judged->violations++;
            judged->violation(judged->context, &found[f]);
        } else {
            s->finding[s->finding_count++] = found[f];
        }
    }
}

unsigned schedule_judge(schedule *s, void (*violation)(void *context, const bac_finding *finding), void *context)
{
    judging judged = {.schedule = s, .violation = violation, .context = context};
    s->finding_count = 0;
    bac_check_begin(&judged.checker, s->protocol, &s->patient);
    for (unsigned b = 0; b < s->plan.count; b++) {
        const bac_block *block = &s->plan.block[b];
        const uint16_t judged_last = b + 1u == s->plan.count ? 1 : 0; /* the plan's last day is not like the others */
        uint16_t left = block->days;
        while (left > 0) {
            judge_one(&judged, block->dose_mg, left == judged_last);
            left--;
            if (left > judged_last) {
                left = (uint16_t)(left - bac_check_stay(&judged.checker, (uint16_t)(left - judged_last)));
            }
        }
    }
    return judged.violations;
}

bool is_review(const bac_finding *finding)
{
    return finding->severity == BAC_NEEDS_REVIEW;
}

bool is_opinion(const bac_finding *finding)
{
    return is_review(finding) && finding->rule >= BAC_RULE_SECOND_OPINION &&
           finding->rule <= BAC_RULE_MULTIDISCIPLINARY_CARE;
}

bool schedule_waits(const schedule *s)
{
    for (unsigned i = 0; i < s->finding_count; i++) {
        if (is_review(&s->finding[i])) {
            return true;
        }
    }
    return false;
}

bool schedule_rises(const schedule *s)
{
    return s->kind == PLAN_TITRATION && s->goal_mg > s->patient.from_mg;
}

void schedule_supply(bac_supply *supply, const schedule *s)
{
    uint16_t breaks[BAC_REVIEW_RULES_MAX];
    unsigned count = 0;
    for (unsigned i = 0; i < s->finding_count && count < BAC_REVIEW_RULES_MAX; i++) {
        if (is_opinion(&s->finding[i])) {
            breaks[count++] = s->finding[i].day;
        }
    }
    bac_supply_begin(supply, &s->plan, s->prescription_days, breaks, count);
}

bac_date schedule_date(const schedule *s, uint16_t day)
{
    return (bac_date){s->patient.start.n + day - 1};
}

uint16_t schedule_last_dose(const schedule *s)
{
    return s->plan.block[s->plan.count - 1].dose_mg;
}

void blocks_put(sink *out, const bac_block block[], unsigned count)
{
    enum { BLOCK_TEXT_MAX = sizeof " 600x3660" };
    for (unsigned i = 0; i < count; i++) {
        char *at = sink_reserve(out, BLOCK_TEXT_MAX);
        if (i > 0) {
            *at++ = ' ';
        }
        at = put_number(at, block[i].dose_mg);
        *at++ = 'x';
        sink_advance(out, put_number(at, block[i].days));
    }
}

void plan_put(sink *out, const bac_plan *plan)
{
    blocks_put(out, plan->block, plan->count);
}

static phase block_phase(const schedule *s, unsigned block)
{
    const bool last = block + 1u == s->plan.count;
    if (s->plan.block[block].dose_mg == 0) {
        return PHASE_STOP;
    }
    if (s->kind == PLAN_TITRATION) {
        return last && s->maintained ? PHASE_MAINTENANCE : PHASE_TITRATION;
    }
    return last ? PHASE_MAINTENANCE : PHASE_TAPER;
}

/* Whether some day asks for the patient's age. */
static bool age_matters(const schedule *s)
{
    const uint16_t from_mg = bac_age_matters_from(s->protocol);
    bool matters = false;
    for (unsigned b = 0; from_mg > 0 && b < s->plan.count; b++) {
        matters = matters || s->plan.block[b].dose_mg >= from_mg;
    }
    return matters;
}

/* No dose below this one needs a review, whatever the age. */
static uint16_t lowest_reviewed_dose(const bac_protocol *protocol)
{
    uint16_t lowest_mg = BAC_DOSE_MAX + 1;
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        const uint16_t from_mg = (uint16_t)(rule->threshold.value + (rule->inclusive ? 0 : 1));
        if (rule->review != BAC_REVIEW_NONE && from_mg < lowest_mg) {
            lowest_mg = from_mg;
        }
    }
    return lowest_mg;
}

/* The day before the first of the next month; past the last valid date no month ends. */
static int32_t month_end(const day_walk *walk)
{
    const bool december = walk->date.month == 12;
    const bac_civil first = {.year = (uint16_t)(walk->date.year + (december ? 1 : 0)),
                             .month = (uint8_t)(december ? 1 : walk->date.month + 1),
                             .day = 1};
    bac_date date;
    return bac_date_from_civil(&date, first) ? date.n - walk->schedule->patient.start.n : INT32_MAX;
}

void day_walk_begin(day_walk *walk, const schedule *s)
{
    *walk = (day_walk){.schedule = s, .dose_mg = s->patient.from_mg, .birthday = INT32_MAX};
    walk->review_from_mg = lowest_reviewed_dose(s->protocol);
    walk->age = s->patient.age;
    walk->month_last = INT32_MAX;
    if (s->patient.dated) {
        walk->date = bac_date_to_civil(s->patient.start);
        walk->weekday = bac_weekday(s->patient.start);
        walk->month_last = month_end(walk);
        if (s->patient.born && age_matters(s)) {
            walk->age = (uint16_t)bac_age(s->patient.birth, s->patient.start);
            walk->birthday = bac_birthday(s->patient.birth, walk->age + 1u).n - s->patient.start.n + 1;
        }
    }
    for (unsigned i = s->finding_count; i-- > 0;) {
        if (is_review(&s->finding[i]) && !is_opinion(&s->finding[i])) {
            walk->treating_review_day = s->finding[i].day;
        }
    }
}

/* The review that the day needs, and whether the day must wait for it. Doses below the one before need not. */
static inline void judge_day(day_walk *walk)
{
    const bac_patient *patient = &walk->schedule->patient;
    const unsigned age = walk->age > 0 ? walk->age : BAC_AGE_MAX;
    bac_review review = BAC_REVIEW_NONE;
    bool waits = walk->treating_review_day > 0 && walk->day >= walk->treating_review_day;
    if (walk->dose_mg >= walk->review_from_mg) {
        review = bac_review_needed(walk->schedule->protocol, walk->dose_mg, age);
        waits = waits || (!bac_review_covered(review, patient->on_file) && walk->dose_mg >= patient->from_mg);
    }
    walk->same = walk->same && review == walk->review && waits == walk->waits;
    walk->review = review;
    walk->waits = waits;
}

static void enter_block(day_walk *walk)
{
    const schedule *s = walk->schedule;
    walk->block = walk->next_block++;
    const bac_block *block = &s->plan.block[walk->block];
    walk->change_mg = block->dose_mg - walk->dose_mg;
    walk->dose_mg = block->dose_mg;
    walk->block_last = (uint16_t)(walk->block_last + block->days);
    walk->phase = block_phase(s, walk->block);
    walk->enters = true;
    walk->same = false;
    judge_day(walk);
}

/* Whether the patient grows a year older on the day. */
static bool grow_older(day_walk *walk)
{
    const bac_patient *patient = &walk->schedule->patient;
    if (walk->day < walk->birthday) {
        return false;
    }
    walk->age++;
    walk->birthday = bac_birthday(patient->birth, walk->age + 1u).n - patient->start.n + 1;
    return true;
}

static void next_date(day_walk *walk)
{
    if (walk->day == walk->month_last) {
        walk->date = bac_civil_next(walk->date);
        walk->month_last = month_end(walk);
    } else {
        walk->date.day++;
    }
    walk->weekday = walk->weekday == 6 ? 0 : walk->weekday + 1;
}

/* Until which day there is nothing new. */
static void look_ahead(day_walk *walk)
{
    int32_t last = walk->block_last;
    last = walk->month_last < last ? walk->month_last : last;
    last = walk->birthday <= last ? walk->birthday - 1 : last;
    walk->alike_last = (uint16_t)last;
}

bool day_walk_turn(day_walk *walk)
{
    if (walk->day == walk->schedule->days) {
        return false;
    }
    if (walk->day > 0) {
        next_date(walk);
    }
    walk->day++;
    const bool new_age = grow_older(walk);
    if (walk->day > walk->block_last) {
        enter_block(walk);
    } else {
        walk->enters = false;
        walk->same = walk->change_mg == 0;
        walk->change_mg = 0;
        if (new_age) {
            judge_day(walk);
        }
    }
    look_ahead(walk);
    return true;
}

void day_walk_intakes(const day_walk *walk, uint16_t intake_mg[BAC_INTAKES_MAX])
{
    bac_split_dose(&walk->schedule->split, walk->dose_mg, intake_mg);
}
