/* SPDX-License-Identifier: MIT */
#include "requests.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

enum { PROTOCOLS = 3 };

static const struct request nothing_given = {
    .from = -1,
    .held = -1,
    .target = -1,
    .step_days = -1,
    .initial = -1,
    .to = -1,
    .days = -1,
    .max_step = -1,
    .maintain = -1,
};

/* The first of them always; the rest in the full run. */
enum { MAINTAINS = 2, STEP_LENGTHS = 6 };
static const int titration_maintains[] = {-1, 1, 2, 28, 100};
static const int taper_maintains[] = {-1, 1, 30};
static const int step_lengths[] = {-1, 1, 2, 3, 4, 5, 10};

static void with_maintains(request_visitor *visit, struct request request, const int maintains[], int count)
{
    for (int i = 0; i < count; i++) {
        request.maintain = maintains[i];
        visit(&request);
    }
}

/* ---- Titrations ---- */

static void titrations_from_nothing(request_visitor *visit, struct request request, int maintains, int steps)
{
    static const int larger_initials[] = {-1, 90, 120, 180, 300, 600};
    for (int i = 0; i < steps; i++) {
        request.step_days = step_lengths[i];
        for (int initial = 5; initial <= 60; initial += 5) {
            request.initial = initial;
            with_maintains(visit, request, titration_maintains, maintains);
        }
        for (int j = 0; j < COUNT(larger_initials); j++) {
            request.initial = larger_initials[j];
            with_maintains(visit, request, titration_maintains, maintains);
        }
    }
}

static void titrations_from(request_visitor *visit, struct request request, int maintains, int steps)
{
    for (int i = 0; i < steps; i++) {
        request.step_days = step_lengths[i];
        const int step_days = request.step_days == -1 ? BAC_STEP_DAYS_DEFAULT : request.step_days;
        for (int held = -1; held <= step_days + 1; held++) {
            request.held = held;
            with_maintains(visit, request, titration_maintains, maintains);
        }
    }
}

void every_titration(request_visitor *visit, bool full)
{
    const int maintains = full ? COUNT(titration_maintains) : MAINTAINS;
    const int steps = full ? COUNT(step_lengths) : STEP_LENGTHS;
    struct request request = nothing_given;
    request.origin = TITRATION;
    for (request.protocol = 0; request.protocol < PROTOCOLS; request.protocol++) {
        for (request.target = 0; request.target <= BAC_DOSE_MAX; request.target += BAC_DOSE_STEP) {
            request.from = -1;
            titrations_from_nothing(visit, request, maintains, steps);
            for (request.from = BAC_DOSE_STEP; request.from <= BAC_DOSE_MAX; request.from += BAC_DOSE_STEP) {
                titrations_from(visit, request, maintains, steps);
            }
        }
    }
}

/* ---- Tapers ---- */

static void tapers_from_to(request_visitor *visit, struct request request, int maintains)
{
    static const int long_days[] = {70, 90, 120, 200, 365};
    static const int large_steps[] = {80, 100, 150, 200, 300, 600};
    with_maintains(visit, request, taper_maintains, maintains);
    for (int days = BAC_TAPER_DAYS_MIN; days <= 60; days++) {
        request.days = days;
        with_maintains(visit, request, taper_maintains, maintains);
    }
    for (int i = 0; i < COUNT(long_days); i++) {
        request.days = long_days[i];
        with_maintains(visit, request, taper_maintains, maintains);
    }
    request.days = -1;
    for (int max_step = BAC_DOSE_STEP; max_step <= 60; max_step += BAC_DOSE_STEP) {
        request.max_step = max_step;
        with_maintains(visit, request, taper_maintains, maintains);
    }
    for (int i = 0; i < COUNT(large_steps); i++) {
        request.max_step = large_steps[i];
        with_maintains(visit, request, taper_maintains, maintains);
    }
}

void every_taper(request_visitor *visit, bool full)
{
    struct request request = nothing_given;
    request.origin = TAPER;
    for (request.protocol = 0; request.protocol < PROTOCOLS; request.protocol++) {
        for (request.from = 0; request.from <= BAC_DOSE_MAX; request.from += BAC_DOSE_STEP) {
            request.to = -1;
            tapers_from_to(visit, request, 1); /* nothing is maintained after a stop */
            for (request.to = BAC_DOSE_STEP; request.to <= request.from; request.to += BAC_DOSE_STEP) {
                tapers_from_to(visit, request, full ? COUNT(taper_maintains) : MAINTAINS);
            }
        }
    }
}

/* ---- Odd requests ---- */

/* `held` 0 without `from` is left out: only the command line can tell it from `held` not given. */
static void odd_titrations(request_visitor *visit)
{
    static const int doses[] = {-1, 0, 1, 5, 12, 15, 20, 33, 120, 300, 599, 600, 601, 605, 65535};
    static const int initials[] = {-1, 1, 5, 15, 17, 20, 300, 600, 601, 605, 65535};
    static const int steps[] = {-1, 1, 3, 30, 31, 3659, 3660, 3661};
    static const int helds[] = {-1, 0, 1, 3, 4, 40, 3660, 3661, 65535};
    static const int maintains[] = {-1, 1, 3659, 3660, 3661, 65535};
    struct request r = nothing_given;
    r.origin = TITRATION;
    for (r.protocol = 0; r.protocol < PROTOCOLS; r.protocol++) {
        for (int target = 1; target < COUNT(doses); target++) {
            for (int from = 0; from < COUNT(doses); from++) {
                for (int i = 0; i < COUNT(initials) * COUNT(steps) * COUNT(helds); i++) {
                    r.target = doses[target];
                    r.from = doses[from];
                    r.initial = initials[i % COUNT(initials)];
                    r.step_days = steps[i / COUNT(initials) % COUNT(steps)];
                    r.held = helds[i / COUNT(initials) / COUNT(steps)];
                    if (r.held != 0 || r.from > 0) {
                        with_maintains(visit, r, maintains, COUNT(maintains));
                    }
                }
            }
        }
    }
}

static void odd_tapers(request_visitor *visit)
{
    static const int doses[] = {-1, 0, 1, 5, 10, 12, 120, 300, 599, 600, 601, 605, 65535};
    static const int days[] = {-1, 1, 2, 3, 1000, 3657, 3658, 3659, 3660, 3661, 65535};
    static const int max_steps[] = {-1, 1, 5, 7, 20, 600, 601, 605, 65535};
    static const int maintains[] = {-1, 1, 2, 3660, 3661, 65535};
    struct request r = nothing_given;
    r.origin = TAPER;
    for (r.protocol = 0; r.protocol < PROTOCOLS; r.protocol++) {
        for (int from = 1; from < COUNT(doses); from++) {
            for (int to = 0; to < COUNT(doses); to++) {
                for (int i = 0; i < COUNT(days) * COUNT(max_steps); i++) {
                    r.from = doses[from];
                    r.to = doses[to];
                    r.days = days[i % COUNT(days)];
                    r.max_step = max_steps[i / COUNT(days)];
                    with_maintains(visit, r, maintains, COUNT(maintains));
                }
            }
        }
    }
}

void every_odd_request(request_visitor *visit)
{
    odd_titrations(visit);
    odd_tapers(visit);
}
