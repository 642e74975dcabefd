/* SPDX-License-Identifier: MIT */
/*
 * Schedules as a calendar, RFC 5545: an all-day event per block, per review due, per prescription due and some days
 * before that; where the intakes have hours, a recurring event at each hour of a block.
 *
 * A UID is KEY-KIND-NAME-RECORD@baclofene: KEY is the FNV-1a hash (64 bits, in hexadecimal) of patient, protocol, date
 * of day 1 and compact plan, each followed by a zero byte, and of the record; KIND is block, intake, review,
 * prescription or notice; NAME is the number of the block, with the time of day of an intake, the condition or else the
 * rule that asks for the review, the day by which the prescription is due. RECORD is the patient's where it could be
 * the name of a file, as each of a list can: two patients of one list share no UID. So the same schedule imported again
 * replaces its events, in either language and with any split, instead of doubling them.
 */
#include "data/ics_event.h"
#include "sheet/cell.h"
#include "sheet/content.h"
#include "sheet/walk.h"
#include "words/tablets.h"

/* ---- blocks ---- */

/* A block: its first day, its last, and the first day of it that waits (0: none). */
typedef struct {
    day_walk first, last;
    uint16_t wait_day;
} block_days;

static bool block_next(block_days *block, day_walk *walk)
{
    if (!day_walk_next(walk)) {
        return false;
    }
    block->first = *walk;
    block->wait_day = 0;
    do {
        if (walk->waits && block->wait_day == 0) {
            block->wait_day = walk->day;
        }
    } while (walk->day < walk->block_last && day_walk_next(walk));
    block->last = *walk;
    return true;
}

static void put_wait(const calendar *ics, sink *title, const block_days *block)
{
    if (block->wait_day == block->first.day) {
        put_words(ics, title, MSG_ICS_WAIT, NULL);
    } else if (block->wait_day > 0) {
        char date[DATE_TEXT_MAX];
        date_text(date, ics->lang, schedule_date(ics->schedule, block->wait_day), true);
        put_words(ics, title, MSG_ICS_WAIT_FROM, MESSAGE_VALUES({"day", NULL, block->wait_day}, {"date", date, 0}));
    }
}

/* " (08:00):", so that no number stands beside another. */
static void put_hour(const calendar *ics, sink *out, unsigned intakes, unsigned intake)
{
    if (ics->schedule->hour_count > 0) {
        sink_text(out, " (");
        hour_put(out, ics->lang, ics->schedule, intakes, intake);
        sink_char(out, ')');
        put_words(ics, out, MSG_COLON_ALONE, NULL);
    }
}

static void put_time(const calendar *ics, sink *out, unsigned intakes, unsigned intake)
{
    static const message times[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    put_words(ics, out, times[intake_time[intakes][intake]], NULL);
}

/* The dose, and what is taken when. */
static void put_intakes(const calendar *ics, sink *out, const day_walk *day)
{
    const unsigned intakes = day->intake_count;
    const bac_strengths strengths = ics->schedule->dispensing.strengths;
    const bool several = several_strengths(strengths);
    put_words(ics, out, several ? MSG_ICS_DOSE_STRENGTHS : MSG_ICS_DOSE, MESSAGE_VALUES({"dose", NULL, day->dose_mg}));
    put_words(ics, out, several ? MSG_NOTHING : MSG_ICS_TABLETS, NULL);
    for (unsigned i = 0; i < intakes; i++) {
        sink_text(out, i == 0 ? "" : several ? message_text(ics->lang, MSG_SEMICOLON) : ", ");
        put_time(ics, out, intakes, i);
        put_hour(ics, out, intakes, i);
        sink_char(out, ' ');
        if (several) {
            intake_words_put(out, ics->lang, strengths, day->intake_mg[i]);
        } else {
            tablets_put(out, ics->lang, false, day->intake_mg[i]);
        }
    }
}

/* What a title has no room for stands in the description alone: no list of intakes is cut. */
static void put_dose(const calendar *ics, event *entry, const day_walk *day)
{
    if (day->dose_mg == 0) {
        put_words(ics, &entry->words, MSG_ICS_STOP, NULL);
        return;
    }
    const size_t before = entry->words.used;
    put_intakes(ics, &entry->words, day);
    if (!title_has_room(entry)) {
        entry->words.used = before;
        put_words(ics, &entry->words, MSG_ICS_DOSE, MESSAGE_VALUES({"dose", NULL, day->dose_mg}));
        put_words(ics, &entry->words, MSG_ICS_TABLETS_BELOW, NULL);
    }
}

/* What the days of a block are, for the description of its events. */
static void describe_block(const calendar *ics, ics_line *line, const block_days *block)
{
    sink *out = &line->value;
    if (block->wait_day > 0) {
        put_words(ics, out, MSG_ICS_WAIT_WHY, NULL);
        paragraph_end(line);
    }
    put_words(ics, out, block->first.day == block->last.day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
              MESSAGE_VALUES({"first", NULL, block->first.day}, {"last", NULL, block->last.day}));
    if (block->first.dose_mg > 0) {
        put_words(ics, out, MSG_COLON, NULL);
        put_intakes(ics, out, &block->first);
    }
    paragraph_end(line);
    if (block->last.day == ics->schedule->days && block->last.dose_mg > 0) {
        go_on_put(out, ics->lang, ics->schedule);
        paragraph_end(line);
    }
}

static void put_block(const calendar *ics, const block_days *block)
{
    event entry = {.kind = "block",
                   .number = block->first.block,
                   .first = block->first.date,
                   .after = bac_civil_next(block->last.date)};
    ics_line line;
    event_begin(ics, &entry);
    put_wait(ics, &entry.words, block);
    put_dose(ics, &entry, &block->first);
    title_end(ics, &entry, &line);
    describe_block(ics, &line, block);
    event_end(ics, &entry, &line);
}

/* At its hour, what one intake is: never the dose of the day, which could be taken for it. [R-ics-times] */
static void put_intake(const calendar *ics, const block_days *block, unsigned intake)
{
    static const char *const names[TIME_COUNT] = {"morning", "noon", "evening", "bedtime"};
    const day_walk *day = &block->first;
    event entry = {.kind = "intake",
                   .number = day->block,
                   .name = names[intake_time[day->intake_count][intake]],
                   .first = day->date,
                   .timed = true,
                   .minute = (uint16_t)intake_hour(ics->schedule, day->intake_count, intake),
                   .times = block->last.day - day->day + 1u,
                   .interval = 1};
    ics_line line;
    event_begin(ics, &entry);
    put_wait(ics, &entry.words, block);
    put_words(ics, &entry.words, MSG_ICS_INTAKE, NULL);
    put_time(ics, &entry.words, day->intake_count, intake);
    put_words(ics, &entry.words, MSG_COLON, NULL);
    intake_named_put(&entry.words, ics->lang, ics->schedule->dispensing.strengths, day->intake_mg[intake]);
    title_end(ics, &entry, &line);
    describe_block(ics, &line, block);
    event_end(ics, &entry, &line);
}

static void put_blocks(const calendar *ics)
{
    block_days block;
    day_walk walk;
    day_walk_begin(&walk, ics->schedule);
    while (block_next(&block, &walk)) {
        put_block(ics, &block);
        for (unsigned i = 0; i < block.first.intake_count && ics->schedule->hour_count > 0; i++) {
            if (block.first.intake_mg[i] > 0) {
                put_intake(ics, &block, i);
            }
        }
    }
}

/* ---- reviews ---- */

static void put_review(const calendar *ics, const bac_finding *finding)
{
    const bool named = finding->condition < BAC_CONDITION_COUNT;
    event entry = {.kind = "review",
                   .name = named ? condition_names[finding->condition] : rule_names[finding->rule],
                   .first = bac_date_to_civil(schedule_date(ics->schedule, finding->day))};
    ics_line line;
    event_begin(ics, &entry);
    put_words(ics, &entry.words, MSG_ICS_REVIEW, MESSAGE_VALUES({"day", NULL, finding->day}));
    finding_demand(&entry.words, ics->lang, &ics->about, finding);
    title_end(ics, &entry, &line);
    finding_sourced(&line.value, ics->lang, &ics->about, finding);
    paragraph_end(&line);
    event_end(ics, &entry, &line);
}

/* ---- prescriptions ---- */

/* Prescriptions that are due one after the other and alike: one after the other of a level, each as long as the one
 * before it and waiting for the same gates. Of years of short prescriptions a calendar stays small. */
typedef struct {
    const bac_prescription *next; /* the first of them; NULL: the plan has no more, and one that goes on is due */
    uint32_t count;
    uint16_t due_day;  /* of the first */
    uint16_t interval; /* days from the prescription before to the first, and from each to the next */
    uint16_t last_day; /* of the last one */
    bool conditional;
} due_run;

/* The last day of the block that holds a day. */
static uint32_t block_end(const schedule *made, uint16_t day)
{
    uint32_t last = 0;
    for (unsigned b = 0; b < made->plan.count && last < day; b++) {
        last += made->plan.block[b].days;
    }
    return last;
}

/* Whether a prescription is like the one before it, and all of its days are of the same level. */
static bool is_alike(const schedule *made, const bac_prescription *before, const bac_prescription *next)
{
    return next->gates == before->gates && next->last_day - next->first_day == before->last_day - before->first_day &&
           next->last_day <= block_end(made, before->first_day);
}

/* Which prescription it is that is due: the next one of the plan or, after the last, one that goes on. */
static void put_next(const calendar *ics, ics_line *line, const due_run *run)
{
    const bac_prescription *next = run->next;
    sink *out = &line->value;
    if (next == NULL) {
        go_on_put(out, ics->lang, ics->schedule);
    } else {
        char each[DAYS_TEXT_MAX];
        days_text(each, ics->lang, next->last_day - next->first_day + 1u);
        const message_value values[] = {{"first", NULL, next->first_day},
                                        {"last", NULL, run->last_day},
                                        {"total", NULL, next->total_mg},
                                        {"number", NULL, run->count},
                                        {"days", each, 0},
                                        MESSAGE_VALUES_END};
        put_words(ics, out,
                  run->count > 1                     ? MSG_ICS_PRESCRIPTIONS
                  : next->first_day == run->last_day ? MSG_PRESCRIPTION_DAY
                                                     : MSG_PRESCRIPTION_DAYS,
                  values);
        put_words(ics, out, MSG_COLON, NULL);
        supply_put(out, ics->lang, next->by_strength);
        put_words(ics, out, MSG_PRESCRIPTION_TOTAL, values);
    }
    paragraph_end(line);
}

/* On the day itself, or so many days before. */
static void put_due(const calendar *ics, const due_run *run, uint16_t notice_days)
{
    const bac_civil eve = bac_date_to_civil(schedule_date(ics->schedule, (uint16_t)(run->due_day - 1)));
    event entry = {.kind = notice_days == 0 ? "prescription" : "notice",
                   .number = run->due_day,
                   .first = bac_civil_next(eve),
                   .times = run->count,
                   .interval = run->interval};
    char days[DAYS_TEXT_MAX];
    ics_line line;
    if (notice_days > 0) {
        entry.first = bac_date_to_civil(schedule_date(ics->schedule, (uint16_t)(run->due_day - notice_days)));
    }
    event_begin(ics, &entry);
    days_text(days, ics->lang, notice_days);
    put_words(ics, &entry.words, notice_days == 0 ? MSG_ICS_DUE : MSG_ICS_DUE_IN, MESSAGE_VALUES({"days", days, 0}));
    put_words(ics, &entry.words, run->conditional ? MSG_ICS_CONDITIONAL : MSG_NOTHING, NULL);
    title_end(ics, &entry, &line);
    put_next(ics, &line, run);
    event_end(ics, &entry, &line);
}

/* What is due within the first days has its notice before the plan begins: there is none. */
static void put_notices(const calendar *ics, const due_run *run)
{
    const uint16_t notice_days = ics->schedule->notice_days;
    due_run noticed = *run;
    while (noticed.count > 0 && noticed.due_day <= notice_days) {
        noticed.due_day = (uint16_t)(noticed.due_day + noticed.interval);
        noticed.count--;
    }
    if (notice_days > 0 && noticed.count > 0) {
        put_due(ics, &noticed, notice_days);
    }
}

static void put_run(const calendar *ics, const due_run *run)
{
    put_due(ics, run, 0);
    put_notices(ics, run);
}

static void put_prescriptions(const calendar *ics)
{
    bac_supply supply;
    bac_prescription last;
    bac_prescription next;
    bac_prescription first; /* of the run */
    due_run run = {.count = 0};
    schedule_supply(&supply, ics->schedule);
    for (bool more = bac_supply_next(&supply, &last); more; last = next) {
        more = bac_supply_next(&supply, &next);
        const uint16_t interval = (uint16_t)(last.next_due_day - last.first_day);
        if (run.count > 0 && more && interval == run.interval && is_alike(ics->schedule, &first, &next)) {
            run.count++;
            run.last_day = next.last_day;
            continue;
        }
        if (run.count > 0) {
            put_run(ics, &run);
            run.count = 0;
        }
        if (last.next_due_day > 0) {
            first = next;
            run = (due_run){.next = more ? &first : NULL,
                            .count = 1,
                            .due_day = last.next_due_day,
                            .interval = interval,
                            .last_day = more ? next.last_day : 0,
                            .conditional = more ? next.gates != 0 : last.gates != 0};
        }
    }
    if (run.count > 0) {
        put_run(ics, &run);
    }
}

/* ---- the format ---- */

/* A calendar has the name of its patient: it begins with the schedule. */
static void begin(printer *printing)
{
    (void)printing;
}

static void put_head(const calendar *ics)
{
    sink_text(ics->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                        "PRODID:-//baclofene//baclofene " BAC_VERSION " rules " BAC_RULES_VERSION "//");
    sink_text(ics->out, ics->lang == FRENCH ? "FR" : "EN");
    sink_text(ics->out, "\r\nCALSCALE:GREGORIAN\r\n");
    calendar_name_put(ics, "NAME");
    calendar_name_put(ics, "X-WR-CALNAME");
}

/* [R-ics-events] */
static void print(printer *printing, const schedule *printed)
{
    const calendar ics = {.out = printing->out,
                          .lang = printing->lang,
                          .stamp = printing->stamp,
                          .schedule = printed,
                          .about = {.protocol = printed->protocol, .patient = &printed->patient},
                          .key = calendar_key(printed),
                          .alarms = printing->alarms,
                          .cancelled = printing->cancelled};
    put_head(&ics);
    put_blocks(&ics);
    for (unsigned i = 0; i < printed->finding_count; i++) {
        if (is_review(&printed->finding[i])) {
            put_review(&ics, &printed->finding[i]);
        }
    }
    put_prescriptions(&ics);
    printing->printed++;
}

static void end(printer *printing)
{
    sink_text(printing->out, "END:VCALENDAR\r\n");
}

const format format_ics = {.begin = begin, .schedule = print, .end = end};
