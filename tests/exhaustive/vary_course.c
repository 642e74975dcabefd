/* SPDX-License-Identifier: MIT */
/* Courses as they might be asked for: up, held, down, stopped, begun anew, with somebody's own steps in between. */
#include "vary.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* The dose before the next leg is known only to whoever plans it: these lie near to each other and to the thresholds.
 */
static int vary_aim(void)
{
    static const int aims[] = {5, 10, 15, 20, 25, 30, 40, 60, 75, 80, 85, 90, 120, 125, 130, 150, 180, 190, 200, 300};
    return draw(50) == 0 ? vary_dose() : aims[draw(COUNT(aims))];
}

static struct oracle_leg vary_block(void)
{
    struct oracle_leg leg = {.kind = ORACLE_BLOCK, .dose = draw(6) == 0 ? 0 : vary_aim(), .days = 1 + draw(6)};
    if (draw(3) == 0) {
        leg.intakes = vary_intakes(leg.dose);
    }
    leg.intakes.count += leg.intakes.count == 1 ? 1 : 0; /* of nothing: a single one cannot be stated */
    leg.dose = leg.intakes.count > 0 ? 0 : leg.dose;     /* what is stated adds up, and is at most a day's */
    for (int i = 0; i < leg.intakes.count; i++) {
        leg.intakes.mg[i] = leg.intakes.mg[i] > BAC_DOSE_MAX - leg.dose ? BAC_DOSE_MAX - leg.dose : leg.intakes.mg[i];
        leg.dose += leg.intakes.mg[i];
    }
    return leg;
}

static struct oracle_leg vary_leg(void)
{
    struct oracle_leg leg = {.kind = ORACLE_HOLD, .days = 1 + draw(draw(4) == 0 ? 40 : 5)};
    switch (draw(8)) {
    case 0:
        return vary_block();
    case 1:
        leg = (struct oracle_leg){.kind = ORACLE_STOP, .days = draw(4) == 0 ? 1 + draw(40) : -1};
        break;
    case 2:
    case 3:
    case 4:
        break;
    default:
        leg = (struct oracle_leg){.kind = ORACLE_TO, .dose = vary_aim(), .days = draw(16) == 0 ? 1 + draw(40) : -1};
        break;
    }
    return leg;
}

void vary_course(struct oracle_course_request *request)
{
    request->protocol = draw(3);
    request->from = draw(2) == 0 ? -1 : vary_aim();
    request->held = request->from <= 0 || draw(2) == 0 ? -1 : draw(8) == 0 ? draw(60) : draw(6);
    request->step_days = draw(4) == 0 ? 1 + draw(5) : -1;
    request->initial = draw(8) == 0 ? 5 * (1 + draw(5)) : -1;
    request->max_step = draw(8) == 0 ? 5 * (1 + draw(5)) : -1;
    request->intakes = 3;
    for (int i = 0; i < ORACLE_INTAKES_MAX; i++) {
        request->weights[i] = 1;
    }
    if (draw(4) == 0) {
        request->intakes = vary_weights(request->weights);
    }
    request->legs = 1 + draw(6);
    for (int i = 0; i < request->legs; i++) {
        request->leg[i] = vary_leg();
    }
}
