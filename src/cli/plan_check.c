/* SPDX-License-Identifier: MIT */
#include "cli/answer.h"
#include "cli/formats.h"
#include "cli/printable.h"

bool plan_check_begin(plan_check *check, invocation *call, const char *file)
{
    const value *name = &call->request->value[OPTION_PATIENT];
    const char delimiter = request_delimiter(call->request);
    check->lang = call->on->lang;
    check->as = request_format(call->request)->check;
    check->name = name->given ? name->text : "";
    check->delimiter = delimiter != '\0' ? delimiter : ',';
    check->marked = call->request->value[OPTION_BOM].given;
    check->file = file;
    sink place;
    sink_begin_text(&place, check->place, sizeof check->place);
    escaped_put(&place, file != NULL ? file : "");
    sink_end_text(&place);
    check->plans = 0;
    check->unread = 0;
    check->defaulted = !call->request->value[OPTION_PROTOCOL].given;
    check->status[0] = '\0';
    pile_begin(&check->out);
    pile_begin(&check->findings);
    pile_begin(&check->listed);
    for (unsigned i = 0; i < BAC_SEVERITY_COUNT; i++) {
        check->total[i] = 0;
    }
    check->summary = (report_summary){.plans = 0};
    check->legs.count = 0;
    if (!printer_begin(&check->printing, call->on, call->request, &check->out.sink, &call->why)) {
        return false;
    }
    if (check->as->begin != NULL) {
        check->as->begin(check);
    }
    return true;
}

void plan_check_free(plan_check *check)
{
    pile_free(&check->out);
    pile_free(&check->findings);
    pile_free(&check->listed);
}

static void tell(plan_check *check, const bac_finding *finding, uint32_t line)
{
    const finding_context about = {.protocol = check->protocol, .patient = &check->patient};
    check->count[finding->severity]++;
    check->violations[finding->rule] += finding->severity == BAC_VIOLATION ? 1u : 0u;
    check->total[finding->severity]++;
    check->as->finding(check, &about, finding, line);
}

static void judge_pending(plan_check *check, bool last)
{
    bac_finding found[BAC_FINDINGS_PER_DAY];
    check->pending.last = last;
    const unsigned count = bac_check_day(&check->checker, &check->pending, found);
    for (unsigned i = 0; i < count; i++) {
        tell(check, &found[i], check->pending_line);
    }
}

void plan_begin(plan_check *check, const char *id, const request *asked, const bac_patient *patient)
{
    check->conditions_given = asked->value[OPTION_CONDITION].given;
    check->protocol = request_protocol(asked);
    check->told = pile_length(&check->out);
    check->said = false;
    text_copy(check->id, sizeof check->id, id);
    check->patient = *patient;
    check->days = 0;
    check->block_count = 0;
    check->findings.length = 0;
    for (unsigned i = 0; i < BAC_SEVERITY_COUNT; i++) {
        check->count[i] = 0;
    }
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        check->violations[rule] = 0;
    }
    bac_check_begin(&check->checker, check->protocol, &check->patient);
    if (check->as->protocol != NULL) {
        check->as->protocol(check);
    }
}

/* [R-round-trip] */
bool plan_add_day(plan_check *check, const bac_day *added, uint32_t line, failure *why)
{
    if (check->days == BAC_DAYS_MAX) {
        return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
    }
    if (check->patient.dated && check->patient.start.n + check->days > BAC_DATE_MAX) {
        return failure_say(why, MSG_PLAN_ENDS_LATE, NULL);
    }
    const uint16_t day = (uint16_t)(check->days + 1);
    const uint16_t dose_mg = added->dose_mg;
    if (!request_age_enough(check->protocol, &check->patient, day, dose_mg, why)) {
        return false;
    }
    if (check->days > 0) {
        judge_pending(check, false);
    }
    check->days = day;
    check->pending = *added;
    check->pending_line = line;
    bac_block *last = check->block_count > 0 ? &check->block[check->block_count - 1] : NULL;
    if (last != NULL && last->dose_mg == dose_mg && last->intake_count == added->intake_count &&
        memcmp(last->intake_mg, added->intake_mg, added->intake_count * sizeof added->intake_mg[0]) == 0) {
        last->days++;
    } else {
        last = &check->block[check->block_count++];
        *last = (bac_block){.dose_mg = dose_mg, .days = 1, .intake_count = added->intake_count};
        memcpy(last->intake_mg, added->intake_mg, added->intake_count * sizeof added->intake_mg[0]);
    }
    return true;
}

void plan_end(plan_check *check)
{
    judge_pending(check, true);
    check->plans++;
    summary_add(&check->summary, check->count, check->violations);
    if (check->as->plan != NULL) {
        check->as->plan(check);
    }
}

void plan_abandon(plan_check *check)
{
    pile_cut(&check->out, check->told);
    if (check->said) {
        check->status[0] = '\0';
    }
}

void plan_legs(plan_check *check, const leg_list *legs, uint16_t from_mg)
{
    check->legs = *legs;
    if (check->as->legs != NULL) {
        check->as->legs(check, legs, from_mg);
    }
}

bool plan_add_days(plan_check *check, uint16_t dose_mg, const uint16_t intake_mg[], uint8_t intake_count, uint16_t days,
                   uint32_t line, failure *why)
{
    bac_day day = {.dose_mg = dose_mg, .intake_count = intake_count};
    for (unsigned i = 0; i < intake_count; i++) {
        day.intake_mg[i] = intake_mg[i];
    }
    for (unsigned i = 0; i < days; i++) {
        if (!plan_add_day(check, &day, line, why)) {
            return false;
        }
    }
    return true;
}
