/* SPDX-License-Identifier: MIT */
#include "cli/fhir_days.h"
#include "words/names.h"

enum { IN_MG = 1 << BAC_STRENGTHS };

void fhir_days_begin(fhir_days *days)
{
    days->any = false;
    days->bounds = BOUNDS_NONE;
    days->anchor = (bac_date){0};
    days->first = 0;
    days->last = 0;
    days->when = 0;
    days->hour_count = 0;
    memset(days->day, 0, sizeof days->day);
}

static bool fail_dosage(fhir_reader *reader, const fhir_dosage *dosage, const char *member, message words,
                        const message_value values[])
{
    char path[2 * FHIR_PATH_MAX];
    sink text;
    sink_begin_text(&text, path, sizeof path);
    sink_text(&text, reader->request->path);
    sink_text(&text, ".dosageInstruction[");
    sink_number(&text, dosage->index);
    sink_char(&text, ']');
    sink_text(&text, member);
    sink_end_text(&text);
    return fhir_fail_at(reader, path, words, values);
}

/* "2026-12-01", or "day 3" of a plan without dates. */
static void day_text(const fhir_days *days, language lang, int32_t day, char text[DATE_TEXT_MAX])
{
    if (days->bounds == BOUNDS_PERIOD) {
        iso_date_text(text, (bac_date){days->anchor.n + day});
    } else {
        sink out;
        sink_begin_text(&out, text, DATE_TEXT_MAX);
        message_put(&out, lang, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, (uint32_t)day + 1}));
        sink_end_text(&out);
    }
}

/* ---- where a dosage's days are ---- */

typedef struct {
    int32_t first, last; /* from the middle */
} day_range;

/* The first dosage of each place in the sequence; NO_LEADER: none has it. 0 is that of those without a place. */
enum { NO_LEADER = -1 };
typedef struct {
    int32_t leader[FHIR_DOSAGES_MAX + 1];
    day_range range[FHIR_DOSAGES_MAX]; /* of each dosage */
} day_ranges;

/* Dosages of one place have the same days. */
static bool find_leaders(const fhir_days *days, fhir_reader *reader, day_ranges *found)
{
    const fhir_request *request = reader->request;
    for (uint32_t place = 0; place <= FHIR_DOSAGES_MAX; place++) {
        found->leader[place] = NO_LEADER;
    }
    for (uint32_t i = 0; i < request->dosage_count; i++) {
        const fhir_dosage *dosage = &request->dosage[i];
        int32_t *leader = &found->leader[dosage->sequence];
        day_range *range = &found->range[i];
        *range = (day_range){dosage->start.n - days->anchor.n, dosage->end.n - days->anchor.n};
        if (*leader == NO_LEADER) {
            *leader = (int32_t)i;
            continue;
        }
        const day_range *same = &found->range[*leader];
        if (dosage->bounds == BOUNDS_DAYS
                ? dosage->days != request->dosage[*leader].days
                : dosage->sequence > 0 && (range->first != same->first || range->last != same->last)) {
            return fail_dosage(reader, dosage, ".sequence", MSG_FHIR_SEQUENCE_ORDER, NULL);
        }
    }
    for (uint32_t place = 1; place <= FHIR_DOSAGES_MAX && found->leader[0] != NO_LEADER; place++) {
        if (found->leader[place] != NO_LEADER) {
            return fail_dosage(reader, &request->dosage[found->leader[0]], ".sequence", MSG_FHIR_MISSING, NULL);
        }
    }
    return true;
}

/* In the order of the sequence days follow each other; those without dates are counted from the place before. */
static bool order_leaders(fhir_reader *reader, day_ranges *found)
{
    const fhir_request *request = reader->request;
    int32_t before = INT32_MIN;
    int32_t next = 0;
    for (uint32_t place = 0; place <= FHIR_DOSAGES_MAX; place++) {
        if (found->leader[place] == NO_LEADER) {
            continue;
        }
        const fhir_dosage *dosage = &request->dosage[found->leader[place]];
        day_range *range = &found->range[found->leader[place]];
        if (dosage->bounds == BOUNDS_DAYS) {
            *range = (day_range){next, next + dosage->days - 1};
            next = range->last + 1;
        }
        if (next > BAC_DAYS_MAX) {
            return fail_dosage(reader, dosage, ".timing.repeat.boundsDuration", MSG_TOO_MANY_DAYS,
                               MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
        }
        if (place > 0 && range->first <= before) {
            return fail_dosage(reader, dosage, ".sequence", MSG_FHIR_SEQUENCE_ORDER, NULL);
        }
        before = range->last;
    }
    return true;
}

static bool find_ranges(const fhir_days *days, fhir_reader *reader, day_ranges *found)
{
    const fhir_request *request = reader->request;
    if (!find_leaders(days, reader, found) || !order_leaders(reader, found)) {
        return false;
    }
    for (uint32_t i = 0; i < request->dosage_count; i++) {
        if (request->dosage[i].bounds == BOUNDS_DAYS) {
            found->range[i] = found->range[found->leader[request->dosage[i].sequence]];
        }
    }
    return true;
}

/* ---- what is taken ---- */

/* What one dosage says of a day: `intakes` of them, or nothing at all. */
typedef struct {
    unsigned intakes;
    uint8_t slot[BAC_INTAKES_MAX];
    uint16_t mg; /* of each */
    uint8_t by;  /* tablets of a strength, or mg */
    uint32_t line;
} day_part;

static bool part_fits(const fhir_day *day, const day_part *part)
{
    uint8_t all = day->nothing;
    for (unsigned slot = 0; slot < BAC_INTAKES_MAX; slot++) {
        all |= day->said[slot];
    }
    if (part->by == IN_MG ? (day->nothing & IN_MG) != 0 || (all & (IN_MG - 1)) != 0 : (all & IN_MG) != 0) {
        return false;
    }
    if (part->intakes == 0) {
        return (all & part->by) == 0;
    }
    for (unsigned i = 0; i < part->intakes; i++) {
        if ((day->said[part->slot[i]] & part->by) != 0) {
            return false;
        }
    }
    return (day->nothing & part->by) == 0;
}

static uint32_t part_sum(const fhir_day *day, const day_part *part)
{
    uint32_t sum = part->intakes * (uint32_t)part->mg;
    for (unsigned slot = 0; slot < BAC_INTAKES_MAX; slot++) {
        sum += day->mg[slot];
    }
    return sum;
}

static bool add_part(fhir_days *days, fhir_reader *reader, const fhir_dosage *dosage, const day_part *part, int32_t at)
{
    fhir_day *day = &days->day[FHIR_DAYS_AROUND + at];
    if (!part_fits(day, part)) {
        char text[DATE_TEXT_MAX];
        day_text(days, reader->why->lang, at, text);
        return fail_dosage(reader, dosage, "", MSG_FHIR_OVERLAP, MESSAGE_VALUES({"day", text, 0}));
    }
    const uint32_t sum = part_sum(day, part);
    if (sum > BAC_DOSE_MAX) {
        return fail_dosage(reader, dosage, "", MSG_INTAKES_TOO_HIGH, MESSAGE_VALUES({"sum", NULL, sum}));
    }
    for (unsigned i = 0; i < part->intakes; i++) {
        day->mg[part->slot[i]] = (uint16_t)(day->mg[part->slot[i]] + part->mg);
        day->said[part->slot[i]] |= part->by;
    }
    day->nothing = (uint8_t)(day->nothing | (part->intakes == 0 ? part->by : 0));
    day->line = day->line == 0 ? part->line : day->line;
    return true;
}

static bool find_hour(fhir_days *days, fhir_reader *reader, const fhir_dosage *dosage, uint16_t minutes, uint8_t *slot)
{
    uint8_t i = 0;
    while (i < days->hour_count && days->hour[i] != minutes) {
        i++;
    }
    *slot = i;
    if (i == BAC_INTAKES_MAX) {
        return fail_dosage(reader, dosage, ".timing.repeat.timeOfDay", MSG_FHIR_TOO_MANY,
                           MESSAGE_VALUES({"most", NULL, BAC_INTAKES_MAX}));
    }
    days->hour[i] = minutes;
    days->hour_count = i == days->hour_count ? (uint8_t)(i + 1) : days->hour_count;
    return true;
}

/* The intakes of a dosage: its hours, its times of day, or as many as its frequency says; 0 once a day is nothing. */
static bool find_slots(fhir_days *days, fhir_reader *reader, const fhir_dosage *dosage, day_part *part)
{
    part->intakes = 0;
    for (unsigned i = 0; i < dosage->hour_count; i++) {
        if (!find_hour(days, reader, dosage, dosage->hour[i], &part->slot[part->intakes++])) {
            return false;
        }
    }
    for (unsigned time = 0; time < TIME_COUNT; time++) {
        if ((dosage->when >> time & 1) != 0) {
            part->slot[part->intakes++] = (uint8_t)time;
        }
    }
    if (part->intakes == 0 && dosage->halves > 0) {
        for (unsigned i = 0; i < dosage->frequency; i++) {
            part->slot[part->intakes++] = dosage->frequency == 1 ? MORNING : intake_time[dosage->frequency][i];
        }
    }
    for (unsigned i = 0; i < part->intakes && dosage->hour_count == 0; i++) {
        days->when = (uint8_t)(days->when | 1u << part->slot[i]);
    }
    return !(days->when != 0 && days->hour_count > 0) ||
           fail_dosage(reader, dosage, ".timing.repeat", MSG_FHIR_WHEN_AND_HOURS, NULL);
}

/* The mg of one intake: whole tablets, and of 10 mg half ones. */
static bool find_mg(fhir_reader *reader, const fhir_dosage *dosage, day_part *part)
{
    static const char member[] = ".doseAndRate[0].doseQuantity.value";
    const uint16_t strength_mg = dosage->in_mg ? 1 : reader->request->strength_mg;
    const uint32_t mg = dosage->halves * (uint32_t)strength_mg / 2;
    if (mg > BAC_DOSE_MAX) {
        return fail_dosage(reader, dosage, member, MSG_BLOCK_DOSE, MESSAGE_VALUES({"mg", NULL, BAC_DOSE_MAX}));
    }
    if (!dosage->in_mg && strength_mg != BAC_TABLET && dosage->halves % 2 != 0) {
        return fail_dosage(reader, dosage, member, MSG_FHIR_WHOLE_TABLETS,
                           MESSAGE_VALUES({"tablet", NULL, strength_mg}));
    }
    part->mg = (uint16_t)mg;
    part->by = IN_MG;
    for (unsigned i = 0; !dosage->in_mg && i < BAC_STRENGTHS; i++) {
        if (bac_strength_mg(i) == strength_mg) {
            part->by = (uint8_t)(1u << i);
        }
    }
    return true;
}

static bool add_dosage(fhir_days *days, fhir_reader *reader, const fhir_dosage *dosage, day_range range)
{
    day_part part = {.line = dosage->line};
    if (!find_mg(reader, dosage, &part) || !find_slots(days, reader, dosage, &part)) {
        return false;
    }
    const int32_t first = !days->any || range.first < days->first ? range.first : days->first;
    const int32_t last = !days->any || range.last > days->last ? range.last : days->last;
    if (last - first >= BAC_DAYS_MAX) {
        return fail_dosage(reader, dosage, ".timing.repeat", MSG_TOO_MANY_DAYS,
                           MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
    }
    days->first = first;
    days->last = last;
    days->any = true;
    for (int32_t at = range.first; at <= range.last; at++) {
        if (!add_part(days, reader, dosage, &part, at)) {
            return false;
        }
    }
    return true;
}

bool fhir_days_add(fhir_days *days, fhir_reader *reader)
{
    static day_ranges found;
    const fhir_request *request = reader->request;
    for (uint32_t i = 0; i < request->dosage_count; i++) {
        const fhir_dosage *dosage = &request->dosage[i];
        if (days->bounds == BOUNDS_NONE) {
            days->bounds = dosage->bounds;
            days->anchor = dosage->bounds == BOUNDS_PERIOD ? dosage->start : (bac_date){0};
        }
        if (dosage->bounds != days->bounds) {
            return fail_dosage(reader, dosage, ".timing.repeat", MSG_FHIR_TWO_BOUNDS, NULL);
        }
    }
    if (!find_ranges(days, reader, &found)) {
        return false;
    }
    for (uint32_t i = 0; i < request->dosage_count; i++) {
        if (!add_dosage(days, reader, &request->dosage[i], found.range[i])) {
            return false;
        }
    }
    return true;
}

/* ---- the plan ---- */

/* Hours in the order of the day, and what is taken at each goes with it. */
static void sort_hours(fhir_days *days)
{
    for (unsigned from = 1; from < days->hour_count; from++) {
        for (unsigned i = from; i > 0 && days->hour[i] < days->hour[i - 1]; i--) {
            const uint16_t hour = days->hour[i];
            days->hour[i] = days->hour[i - 1];
            days->hour[i - 1] = hour;
            for (int32_t at = days->first; at <= days->last; at++) {
                uint16_t *mg = days->day[FHIR_DAYS_AROUND + at].mg;
                const uint16_t taken = mg[i];
                mg[i] = mg[i - 1];
                mg[i - 1] = taken;
            }
        }
    }
}

bool fhir_days_end(fhir_days *days, fhir_reader *reader)
{
    if (!days->any) {
        return fhir_fail_at(reader, "", MSG_FHIR_NO_PLAN, NULL);
    }
    for (int32_t at = days->first; at <= days->last; at++) {
        if (days->day[FHIR_DAYS_AROUND + at].line == 0) {
            char text[DATE_TEXT_MAX];
            day_text(days, reader->why->lang, at, text);
            return fhir_fail_at(reader, "", MSG_FHIR_HOLE, MESSAGE_VALUES({"day", text, 0}));
        }
    }
    sort_hours(days);
    return true;
}

/* Where a single hour stands among the times of day. */
static uint8_t time_of_hour(uint16_t minutes)
{
    enum { NOON_FROM = 11 * 60, EVENING_FROM = 15 * 60, BEDTIME_FROM = 21 * 60 };
    return minutes < NOON_FROM ? MORNING : minutes < EVENING_FROM ? NOON : minutes < BEDTIME_FROM ? EVENING : BEDTIME;
}

/* How many intakes the plan's days have: as few as have all that are said. */
static uint8_t intakes_of(uint8_t when)
{
    return (when >> BEDTIME & 1) != 0 ? 4 : (when >> NOON & 1) != 0 ? 3 : when != 0 ? 2 : 0;
}

static void state_day(const fhir_days *days, uint32_t number, bac_day *day)
{
    const fhir_day *said = &days->day[FHIR_DAYS_AROUND + days->first + (int32_t)number];
    *day = (bac_day){.dose_mg = (uint16_t)part_sum(said, &(day_part){.intakes = 0})};
    if (days->hour_count > 1) {
        day->intake_count = days->hour_count;
        memcpy(day->intake_mg, said->mg, days->hour_count * sizeof said->mg[0]);
        return;
    }
    const bool hour = days->hour_count == 1;
    const uint8_t time = hour ? time_of_hour(days->hour[0]) : 0;
    const uint8_t times = (uint8_t)(hour ? 1u << time : days->when);
    day->intake_count = intakes_of(times);
    for (unsigned i = 0; i < day->intake_count; i++) {
        const uint8_t slot = intake_time[day->intake_count][i];
        day->intake_mg[i] = hour ? (slot == time ? said->mg[0] : 0) : said->mg[slot];
    }
}

uint32_t fhir_days_at(const fhir_days *days, uint32_t number, bac_day *day)
{
    uint32_t same = 1;
    bac_day next;
    state_day(days, number, day);
    for (; number + same < fhir_days_count(days); same++) {
        state_day(days, number + same, &next);
        if (next.dose_mg != day->dose_mg || memcmp(next.intake_mg, day->intake_mg, sizeof day->intake_mg) != 0) {
            break;
        }
    }
    return same;
}

void fhir_days_hours(const fhir_days *days, char text[FHIR_HOURS_MAX])
{
    enum { MINUTES = 60 };
    sink out;
    sink_begin_text(&out, text, FHIR_HOURS_MAX);
    for (unsigned i = 0; days->hour_count > 1 && i < days->hour_count; i++) {
        sink_text(&out, i > 0 ? "," : "");
        sink_two(&out, days->hour[i] / MINUTES);
        sink_char(&out, ':');
        sink_two(&out, days->hour[i] % MINUTES);
    }
    sink_end_text(&out);
}
