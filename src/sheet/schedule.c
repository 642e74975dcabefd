/* SPDX-License-Identifier: MIT */
#include "sheet/schedule.h"
#include "sheet/course.h"

const char *const plan_names[] = {"titrate", "taper", "plan"};
const char *const phase_names[] = {"titration", "maintenance", "taper", "stop"};

const uint8_t intake_time[BAC_INTAKES_MAX + 1][BAC_INTAKES_MAX] = {
    [2] = {MORNING, EVENING},
    [3] = {MORNING, NOON, EVENING},
    [4] = {MORNING, NOON, EVENING, BEDTIME},
};

void schedule_split(schedule *made)
{
    uint8_t most = 0;
    for (unsigned b = 0; b < made->plan.count; b++) {
        const bac_block *block = &made->plan.block[b];
        bac_day *day = &made->taken[b];
        const uint8_t columns = block->intake_count > 0 ? block->intake_count : made->dispensing.split.count;
        most = columns > most ? columns : most;
        day->dose_mg = block->dose_mg;
        day->intake_count = bac_block_intakes(block, &made->dispensing.split, day->intake_mg);
    }
    made->columns = most;
}

/* A set of 1 << index. */
static unsigned strengths_of(bac_strengths strengths, uint16_t intake_mg)
{
    bac_tablets made;
    bac_make_tablets(strengths, intake_mg, &made);
    unsigned taken = made.half ? 1 : 0;
    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
        taken |= made.whole[k] > 0 ? 1u << k : 0u;
    }
    return taken;
}

unsigned schedule_strengths(const schedule *made, uint16_t strength_mg[BAC_STRENGTHS])
{
    const bac_strengths strengths = made->dispensing.strengths;
    unsigned taken = 0;
    unsigned count = 0;
    for (unsigned b = 0; b < made->plan.count && strengths > BAC_10_MG; b++) {
        for (unsigned i = 0; i < made->taken[b].intake_count; i++) {
            taken |= strengths_of(strengths, made->taken[b].intake_mg[i]);
        }
    }
    for (unsigned k = BAC_STRENGTHS; k-- > 0;) {
        if ((taken >> k & 1u) != 0) {
            strength_mg[count++] = bac_strength_mg(k);
        }
    }
    return count;
}

/* What schedule_judge is doing. */
typedef struct {
    schedule *schedule;
    bac_checker checker;
    void (*violation)(void *context, const bac_finding *finding);
    void *context;
    unsigned violations;
} judging;

static void judge_one(judging *judged, const bac_day *day)
{
    schedule *const made = judged->schedule;
    bac_finding found[BAC_FINDINGS_PER_DAY];
    const unsigned count = bac_check_day(&judged->checker, day, found);
    for (unsigned f = 0; f < count; f++) {
        if (found[f].severity == BAC_VIOLATION) {
            judged->violations++;
            judged->violation(judged->context, &found[f]);
        } else {
            made->finding[made->finding_count++] = found[f];
            bac_gates_add(&made->gates, &found[f]);
        }
    }
}

/* What the day needs that was judged last: every gate up to it is known. */
static block_need need_found(const judging *judged)
{
    const bac_checker *checker = &judged->checker;
    const bac_gates *gates = &judged->schedule->gates;
    return (block_need){.review = checker->review,
                        .waits = gates->count > 0 ? bac_gates_waiting(gates, checker->day, checker->dose_mg) : 0,
                        .until_day = checker->until_day};
}

unsigned schedule_judge(schedule *made, void (*violation)(void *context, const bac_finding *finding), void *context)
{
    judging judged = {.schedule = made, .violation = violation, .context = context};
    made->finding_count = 0;
    made->gates.count = 0;
    schedule_split(made);
    bac_check_begin(&judged.checker, made->protocol, &made->patient);
    for (unsigned b = 0; b < made->plan.count; b++) {
        const uint16_t unlike = b + 1u == made->plan.count ? 1 : 0; /* the plan's last day is not like the others */
        const uint16_t days = made->plan.block[b].days;
        uint16_t left = days;
        while (left > 0) {
            made->taken[b].last = left == unlike;
            judge_one(&judged, &made->taken[b]);
            if (left == days) {
                made->need[b] = need_found(&judged);
            }
            left--;
            if (left > unlike) {
                left = (uint16_t)(left - bac_check_stay(&judged.checker, (uint16_t)(left - unlike)));
            }
        }
    }
    return judged.violations;
}

bool is_review(const bac_finding *finding)
{
    return finding->severity == BAC_NEEDS_REVIEW;
}

bool schedule_waits(const schedule *made)
{
    return made->gates.count > 0;
}

bool schedule_rises(const schedule *made)
{
    uint16_t before_mg = made->patient.from_mg;
    for (unsigned b = 0; b < made->plan.count; b++) {
        if (made->plan.block[b].dose_mg > before_mg) {
            return true;
        }
        before_mg = made->plan.block[b].dose_mg;
    }
    return false;
}

void schedule_supply(bac_supply *supply, const schedule *made)
{
    bac_supply_begin(supply, &made->plan, &made->gates, &made->dispensing);
}

bool schedule_bridge_next(const schedule *made, uint16_t after_day, bac_bridge *bridge)
{
    return bac_bridge_next(&made->plan, &made->gates, &made->dispensing, after_day, bridge);
}

bac_date schedule_date(const schedule *made, uint16_t day)
{
    return (bac_date){made->patient.start.n + day - 1};
}

uint16_t schedule_last_dose(const schedule *made)
{
    return made->plan.block[made->plan.count - 1].dose_mg;
}

void blocks_put(sink *out, const bac_block block[], unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        sink_text(out, i > 0 ? " " : "");
        dose_put(out, block[i].dose_mg, block[i].intake_mg, block[i].intake_count);
        sink_char(out, 'x');
        sink_number(out, block[i].days);
    }
}

void plan_put(sink *out, const bac_plan *plan)
{
    blocks_put(out, plan->block, plan->count);
}
