/* SPDX-License-Identifier: MIT */
#include "sheet/report.h"
#include "sheet/cell.h"

void report_plan(report *told)
{
    bac_plan *plan = &told->facts.plan;
    uint16_t before_mg = told->facts.patient.from_mg;
    plan->count = (uint16_t)(told->block_count < BAC_BLOCKS_MAX ? told->block_count : BAC_BLOCKS_MAX);
    memcpy(plan->block, told->block, plan->count * sizeof plan->block[0]);
    for (unsigned i = 0; i < told->block_count; i++) {
        if (told->block[i].dose_mg > before_mg) { /* the first rise is kept, at the end if need be */
            if (i >= BAC_BLOCKS_MAX) {
                memcpy(&plan->block[BAC_BLOCKS_MAX - 2], &told->block[i - 1], 2 * sizeof plan->block[0]);
            }
            return;
        }
        before_mg = told->block[i].dose_mg;
    }
}

located_finding report_finding_at(const report *told, unsigned index)
{
    located_finding found;
    memcpy(&found, told->found + index * sizeof found, sizeof found);
    return found;
}

static void put_count(sink *out, language lang, uint32_t number, message one, message several)
{
    message_put(out, lang, is_singular(lang, number) ? one : several, MESSAGE_VALUES({"number", NULL, number}));
}

void report_counts_put(sink *out, language lang, const uint32_t count[BAC_SEVERITY_COUNT], uint16_t days,
                       uint16_t last_mg)
{
    char in_days[DAYS_TEXT_MAX];
    days_text(in_days, lang, days);
    put_count(out, lang, count[BAC_VIOLATION], MSG_ONE_VIOLATION, MSG_SEVERAL_VIOLATIONS);
    put_count(out, lang, count[BAC_NEEDS_REVIEW], MSG_ONE_REVIEW, MSG_SEVERAL_REVIEWS);
    put_count(out, lang, count[BAC_CAUTION], MSG_ONE_CAUTION, MSG_SEVERAL_CAUTIONS);
    message_put(out, lang, MSG_IN_DAYS, MESSAGE_VALUES({"days", in_days, 0}, {"dose", NULL, last_mg}));
}

/* ---- the table ---- */

void report_begin_rows(report_row *row, const report *told)
{
    *row = (report_row){.told = told, .before_mg = told->facts.patient.from_mg};
}

bool report_next_row(report_row *row)
{
    const report *told = row->told;
    if (row->last_day == told->facts.days) {
        return false;
    }
    if (row->last_day > 0) {
        row->before_mg = told->block[row->block].dose_mg;
    }
    if (row->last_day == row->block_last) {
        row->block += row->last_day > 0 ? 1u : 0u;
        row->block_last = (uint16_t)(row->block_last + told->block[row->block].days);
    }
    row->first_day = (uint16_t)(row->last_day + 1);
    row->last_day = row->block_last;
    row->found = row->found_end;
    for (; row->found_end < told->found_count; row->found_end++) {
        const uint16_t day = report_finding_at(told, row->found_end).finding.day;
        if (day > row->first_day) {
            row->last_day = day <= row->last_day ? (uint16_t)(day - 1) : row->last_day;
            break;
        }
    }
    return true;
}

void report_days_put(sink *out, language lang, const report_row *row)
{
    message_put(out, lang, row->first_day == row->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
                MESSAGE_VALUES({"first", NULL, row->first_day}, {"last", NULL, row->last_day}));
}

void report_dates_put(sink *out, language lang, const report_row *row)
{
    const schedule *facts = &row->told->facts;
    if (facts->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, lang, schedule_date(facts, row->first_day), true);
        date_text(last, lang, schedule_date(facts, row->last_day), true);
        message_put(out, lang, row->first_day == row->last_day ? MSG_REPORT_DATE : MSG_REPORT_DATES,
                    MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
}

void report_dose_put(sink *out, language lang, const report_row *row)
{
    const uint16_t dose_mg = row->told->block[row->block].dose_mg;
    message_put(out, lang, dose_mg > 0 ? MSG_REPORT_DOSE : MSG_REPORT_NOTHING, MESSAGE_VALUES({"dose", NULL, dose_mg}));
}

void report_intakes_put(sink *out, language lang, const report_row *row)
{
    const bac_block *block = &row->told->block[row->block];
    for (unsigned i = 0; i < block->intake_count; i++) {
        sink_text(out, i > 0 ? ", " : "");
        message_put(out, lang, MSG_REPORT_INTAKE,
                    MESSAGE_VALUES({"time", message_text(lang, intake_message(block->intake_count, i)), 0},
                                   {"mg", NULL, block->intake_mg[i]}));
    }
}

void report_change_put(sink *out, language lang, const report_row *row)
{
    const int change_mg = row->told->block[row->block].dose_mg - row->before_mg;
    if (row->first_day == 1 && row->before_mg == 0) {
        sink_text(out, message_text(lang, MSG_CHANGE_START));
    } else if (change_mg != 0) {
        message_put(out, lang, change_mg > 0 ? MSG_CHANGE_UP : MSG_CHANGE_DOWN,
                    MESSAGE_VALUES({"mg", NULL, (uint32_t)(change_mg > 0 ? change_mg : -change_mg)}));
    }
}

/* ---- findings ---- */

void report_kind_put(sink *out, language lang, const bac_finding *finding)
{
    sink_text(out, message_text(lang, severity_message(finding->severity)));
    sink_text(out, ", ");
    sink_text(out, message_text(lang, rule_message(finding->rule)));
}

void report_finding_put(sink *out, language lang, const report *told, const located_finding *found)
{
    const finding_context about = {.protocol = told->facts.protocol, .patient = &told->facts.patient};
    message_put(out, lang, found->line > 0 ? MSG_REPORT_DAY_LINE : MSG_DAY_N,
                MESSAGE_VALUES({"day", NULL, found->finding.day}, {"line", NULL, found->line}));
    sink_text(out, message_text(lang, MSG_COLON));
    finding_sourced(out, lang, &about, &found->finding);
}

/* ---- around the table ---- */

void report_tell_verdict(teller *telling, const report *told)
{
    const bool broken = told->count[BAC_VIOLATION] > 0;
    tell_piece(telling, PIECE_HEADING,
               broken                              ? MSG_REPORT_VIOLATES
               : told->count[BAC_NEEDS_REVIEW] > 0 ? MSG_REPORT_WAITS
                                                   : MSG_REPORT_CONFORMS,
               NULL);
    report_counts_put(&telling->words, telling->lang, told->count, told->facts.days,
                      told->block[told->block_count - 1].dose_mg);
    sink_char(&telling->words, '.');
    if (told->defaulted) {
        teller_say(telling, MSG_STATUS_DEFAULT, MESSAGE_VALUES({"title", told->facts.protocol->title, 0}));
    }
    end_piece(telling, PIECE_TEXT);
}

void report_tell_facts(teller *telling, const report *told)
{
    tell_day_1(telling);
    tell_before(telling);
    tell_legs(telling);
    tell_declared(telling);
    if (told->facts.patient.on_file == 0) {
        tell_labelled(telling, PIECE_LABELLED, MSG_LABEL_ON_FILE, MSG_REPORT_NO_FILE, NULL);
    }
}

/* It is the pharmacist who has this page in hand, and ticks. */
void report_tell_not_checked(teller *telling, const report *told)
{
    (void)told;
    tell_unchecked(telling, MSG_REPORT_NOT_CHECKED);
}

/* What the keys behind the findings stand for. */
void report_tell_sources(teller *telling, const report *told)
{
    bac_sources cited = 0;
    for (unsigned i = 0; i < told->found_count; i++) {
        const located_finding found = report_finding_at(told, i);
        cited |= bac_finding_sources(told->facts.protocol, &found.finding);
    }
    if (cited == 0) {
        return;
    }
    tell_piece(telling, PIECE_HEADING, MSG_REPORT_SOURCES, NULL);
    for (const source_row *row = source_rows; row->bit != 0; row++) {
        if ((cited & row->bit & ~(bac_sources)BAC_CARRIED) != 0) {
            sources_put(&telling->words, telling->lang, row->bit);
            teller_say(telling, MSG_COLON, NULL);
            teller_say(telling, row->bit == BAC_TOOL ? MSG_REPORT_TOOL : row->words, NULL);
            end_piece(telling, PIECE_ITEM);
        }
    }
}

/* The longest plans have no room for it. */
void report_tell_code(teller *telling, const report *told)
{
    if (told->block_count <= BAC_BLOCKS_MAX) {
        tell_control_code(telling);
    }
}

/* ---- several plans ---- */

void listed_plan_put(sink *list, const report *told, uint32_t pages)
{
    listed_plan plan;
    memset(&plan, 0, sizeof plan); /* with what is between its members */
    memcpy(plan.count, told->count, sizeof plan.count);
    plan.pages = pages;
    plan.id_length = (uint32_t)strlen(told->facts.id);
    sink_put(list, (const char *)&plan, sizeof plan);
    sink_put(list, told->facts.id, plan.id_length);
}

message listed_result(const listed_plan *plan)
{
    return plan->count[BAC_VIOLATION] > 0      ? MSG_SUMMARY_VIOLATES
           : plan->count[BAC_NEEDS_REVIEW] > 0 ? MSG_SUMMARY_REVIEWS
                                               : MSG_SUMMARY_CONFORMS;
}

bool plan_walk_next(plan_walk *walk)
{
    if (walk->at == walk->end) {
        return false;
    }
    memcpy(&walk->plan, walk->at, sizeof walk->plan);
    walk->id = walk->at + sizeof walk->plan;
    walk->at = walk->id + walk->plan.id_length;
    walk->number++;
    return true;
}

void summary_add(report_summary *summary, const uint32_t count[BAC_SEVERITY_COUNT],
                 const uint32_t violations[BAC_RULE_COUNT])
{
    summary->plans++;
    if (count[BAC_VIOLATION] + count[BAC_NEEDS_REVIEW] == 0) {
        summary->conforming++;
    } else if (count[BAC_VIOLATION] == 0) {
        summary->reviews++;
    }
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        summary->violations[rule] += violations[rule];
        summary->concerned[rule] += violations[rule] > 0 ? 1u : 0u;
    }
}
