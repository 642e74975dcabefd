/* SPDX-License-Identifier: MIT */
#include "cli/request.h"
#include "words/names.h"

void request_begin(request *r, command of, day_source *now)
{
    *r = (request){.command = of, .now = now};
}

bool request_set(request *r, option_id id, const char *text, failure *why)
{
    value *v = &r->value[id];
    if (v->given && options[id].kind != KIND_SET) {
        return failure_option(why, id, MSG_GIVEN_TWICE, NULL);
    }
    int32_t number = 0;
    if (!value_parse(id, text, r->now, &number, why)) {
        return false;
    }
    v->number = options[id].kind == KIND_SET ? v->number | number : number;
    if (id == OPTION_CONDITION && !value_conditions_agree(v->number)) {
        return failure_value(why, id, text, MSG_NONE_ALONE, NULL);
    }
    v->given = true;
    v->text = text;
    return true;
}

/* What an option has to do with another one. */
static bool failure_with_other(failure *why, option_id id, message words, option_id other)
{
    char spelling[COLUMN_NAME_MAX + 2];
    option_spelling(why, spelling, other);
    return failure_option(why, id, words, MESSAGE_VALUES({"other", spelling, 0}));
}

bool request_consistent(const request *r, failure *why)
{
    option_id given[GROUP_COUNT]; /* the first option of each group that is given */
    for (unsigned group = 0; group < GROUP_COUNT; group++) {
        given[group] = OPTION_COUNT;
    }
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (!r->value[id].given) {
            continue;
        }
        const option *o = &options[id];
        if (o->needs != OPTION_COUNT && !r->value[o->needs].given) {
            return failure_with_other(why, (option_id)id, MSG_NEEDS_OPTION, o->needs);
        }
        if (o->group != GROUP_NONE && given[o->group] != OPTION_COUNT) {
            return failure_with_other(why, (option_id)id, MSG_NOT_TOGETHER, given[o->group]);
        }
        given[o->group] = (option_id)id;
    }
    return true;
}

const bac_protocol *request_protocol(const request *r)
{
    return bac_protocol_at((size_t)r->value[OPTION_PROTOCOL].number);
}

char request_delimiter(const request *r)
{
    static const char delimiters[] = {',', ';', '\t'}; /* in the order of the option's choices */
    return r->value[OPTION_DELIMITER].given ? delimiters[r->value[OPTION_DELIMITER].number] : '\0';
}

const char *request_output(const request *r)
{
    return r->value[OPTION_OUTPUT].given ? r->value[OPTION_OUTPUT].text : NULL;
}

static uint16_t number_or(const request *r, option_id id, uint16_t otherwise)
{
    return r->value[id].given ? (uint16_t)r->value[id].number : otherwise;
}

enum { SHORTEST_YEAR = 365, LONGEST_YEAR = 366 };

/* Somebody born on `birth` is of an age that the protocols speak of on day 1. */
static bool birth_date_fits(const request *r, const bac_patient *patient, failure *why)
{
    const char *text = r->value[OPTION_BIRTH_DATE].text;
    if (!patient->dated) {
        return failure_option(why, OPTION_BIRTH_DATE, MSG_BIRTH_NEEDS_START, NULL);
    }
    if (patient->birth.n > patient->start.n) {
        return failure_value(why, OPTION_BIRTH_DATE, text, MSG_BORN_AFTER_START, NULL);
    }
    const int32_t days = patient->start.n - patient->birth.n;
    if (days >= BAC_AGE_MIN * LONGEST_YEAR && days <= BAC_AGE_MAX * SHORTEST_YEAR) {
        return true; /* without asking the calendar */
    }
    const unsigned age = bac_age(patient->birth, patient->start);
    if (age < BAC_AGE_MIN || age > BAC_AGE_MAX) {
        return failure_value(
            why, OPTION_BIRTH_DATE, text, MSG_AGE_OUT_OF_RANGE,
            MESSAGE_VALUES({"age", NULL, age}, {"low", NULL, BAC_AGE_MIN}, {"high", NULL, BAC_AGE_MAX}));
    }
    return true;
}

bool request_patient(const request *r, bac_patient *patient, failure *why)
{
    const value *v = r->value;
    const uint32_t no_condition = UINT32_C(1) << BAC_CONDITION_COUNT;
    *patient = (bac_patient){
        .from_mg = number_or(r, OPTION_FROM, 0),
        .held_days = number_or(r, OPTION_HELD, 0),
        .held_known = v[OPTION_HELD].given || r->command != COMMAND_CHECK,
        .dated = v[OPTION_START].given,
        .start = {v[OPTION_START].number},
        .born = v[OPTION_BIRTH_DATE].given,
        .birth = {v[OPTION_BIRTH_DATE].number},
        .age = (uint8_t)number_or(r, OPTION_AGE, 0),
        .conditions = (uint16_t)((uint32_t)v[OPTION_CONDITION].number & ~no_condition),
        .on_file = (uint8_t)v[OPTION_REVIEWED].number,
        .indication = v[OPTION_INDICATION].given
                          ? (bac_indication)(BAC_INDICATION_ABSTINENCE + v[OPTION_INDICATION].number)
                          : BAC_INDICATION_NOT_GIVEN,
    };
    return !patient->born || birth_date_fits(r, patient, why);
}

bool request_age_enough(const bac_protocol *protocol, const bac_patient *patient, uint16_t day, uint16_t dose_mg,
                        failure *why)
{
    if (bac_age_known(patient)) {
        return true;
    }
    const uint16_t from_mg = bac_age_matters_from(protocol);
    if (from_mg == 0 || dose_mg < from_mg) {
        return true;
    }
    return failure_say(why, why->columns ? MSG_AGE_MISSING_CELL : MSG_AGE_MISSING,
                       MESSAGE_VALUES({"day", NULL, day}, {"dose", NULL, dose_mg}, {"from", NULL, from_mg}));
}

/* ---- plans ---- */

/* The option that a generator's answer speaks of, and the words for it. */
static const struct {
    option_id id;
    message words;
} status_words[] = {
    [BAC_OUT_OF_RANGE] = {OPTION_COUNT, MSG_PLAN_OUT_OF_RANGE},
    [BAC_TARGET_OFF_GRID] = {OPTION_TARGET, MSG_OFF_GRID},
    [BAC_FROM_OFF_GRID] = {OPTION_FROM, MSG_OFF_GRID},
    [BAC_INITIAL_OFF_GRID] = {OPTION_INITIAL, MSG_OFF_GRID},
    [BAC_TO_OFF_GRID] = {OPTION_TO, MSG_OFF_GRID},
    [BAC_MAX_STEP_OFF_GRID] = {OPTION_MAX_STEP, MSG_STEP_OFF_GRID},
    [BAC_TARGET_BELOW_FROM] = {OPTION_TARGET, MSG_TARGET_BELOW_FROM},
    [BAC_TARGET_BELOW_INITIAL] = {OPTION_TARGET, MSG_TARGET_BELOW_INITIAL},
    [BAC_INITIAL_WITH_FROM] = {OPTION_INITIAL, MSG_INITIAL_WITH_FROM},
    [BAC_HELD_WITHOUT_FROM] = {OPTION_HELD, MSG_HELD_WITHOUT_FROM},
    [BAC_HELD_OVER_STEP] = {OPTION_HELD, MSG_HELD_OVER_STEP},
    [BAC_FROM_ZERO] = {OPTION_FROM, MSG_FROM_ZERO},
    [BAC_TO_NOT_BELOW_FROM] = {OPTION_TO, MSG_TO_NOT_BELOW_FROM},
    [BAC_DAYS_AND_MAX_STEP] = {OPTION_MAX_STEP, MSG_NOT_TOGETHER},
    [BAC_DAYS_TOO_FEW] = {OPTION_DAYS, MSG_DAYS_TOO_FEW},
    [BAC_MAINTAIN_WITH_STOP] = {OPTION_MAINTAIN, MSG_MAINTAIN_WITH_STOP},
    [BAC_PLAN_TOO_LONG] = {OPTION_COUNT, MSG_PLAN_TOO_LONG},
};

static bool explain_status(const request *r, bac_status status, uint16_t initial_mg, failure *why)
{
    const option_id id = status_words[status].id;
    const uint32_t number = id == OPTION_COUNT ? 0 : (uint32_t)r->value[id].number;
    const message_value values[] = {{"below", NULL, number - number % BAC_DOSE_STEP},
                                    {"above", NULL, number - number % BAC_DOSE_STEP + BAC_DOSE_STEP},
                                    {"from", NULL, number_or(r, OPTION_FROM, 0)},
                                    {"initial", NULL, initial_mg},
                                    {"step", NULL, number_or(r, OPTION_STEP_DAYS, BAC_STEP_DAYS_DEFAULT)},
                                    {"other", "--days", 0},
                                    {"least", NULL, BAC_TAPER_DAYS_MIN},
                                    {"most", NULL, BAC_DAYS_MAX},
                                    MESSAGE_VALUES_END};
    if (id == OPTION_COUNT || !r->value[id].given) {
        return failure_say(why, status_words[status].words, values);
    }
    return failure_value(why, id, r->value[id].text, status_words[status].words, values);
}

static bool plan_titration(const request *r, schedule *s, failure *why)
{
    if (!r->value[OPTION_TARGET].given) {
        return failure_say(why, why->columns ? MSG_TARGET_MISSING_CELL : MSG_TARGET_MISSING, NULL);
    }
    const bac_titration titration = {
        .target_mg = number_or(r, OPTION_TARGET, 0),
        .from_mg = number_or(r, OPTION_FROM, 0),
        .held_days = number_or(r, OPTION_HELD, 0),
        .step_days = number_or(r, OPTION_STEP_DAYS, 0),
        .initial_mg = number_or(r, OPTION_INITIAL, 0),
        .maintain_days = number_or(r, OPTION_MAINTAIN, 0),
    };
    if (titration.from_mg == 0 && r->value[OPTION_HELD].given) {
        return failure_value(why, OPTION_HELD, r->value[OPTION_HELD].text, MSG_HELD_WITHOUT_FROM, NULL);
    }
    s->kind = PLAN_TITRATION;
    s->goal_mg = titration.target_mg;
    s->maintained = titration.maintain_days > 0;
    const bac_status status = bac_titrate(&s->plan, s->protocol, &titration);
    const uint16_t initial_mg = titration.initial_mg > 0 ? titration.initial_mg : s->protocol->start_min.value;
    return status == BAC_OK || explain_status(r, status, initial_mg, why);
}

static bool plan_taper(const request *r, schedule *s, failure *why)
{
    if (!r->value[OPTION_FROM].given) {
        return failure_say(why, why->columns ? MSG_FROM_MISSING_CELL : MSG_FROM_MISSING, NULL);
    }
    const bac_tapering tapering = {
        .from_mg = number_or(r, OPTION_FROM, 0),
        .to_mg = number_or(r, OPTION_TO, 0),
        .days = (uint16_t)(number_or(r, OPTION_DAYS, 0) + 7 * number_or(r, OPTION_WEEKS, 0)),
        .max_step_mg = number_or(r, OPTION_MAX_STEP, 0),
        .maintain_days = number_or(r, OPTION_MAINTAIN, 0),
    };
    s->kind = PLAN_TAPER;
    s->goal_mg = tapering.to_mg;
    const bac_status status = bac_taper(&s->plan, s->protocol, &tapering);
    return status == BAC_OK || explain_status(r, status, 0, why);
}

/* Every day has a date and, where a dose asks for it, an age. */
static bool plan_fits(const request *r, const schedule *s, failure *why)
{
    if (s->patient.dated && s->patient.start.n + s->days - 1 > BAC_DATE_MAX) {
        return failure_value(why, OPTION_START, r->value[OPTION_START].text, MSG_PLAN_ENDS_LATE, NULL);
    }
    uint16_t day = 1;
    for (unsigned b = 0; b < s->plan.count && !bac_age_known(&s->patient); b++) {
        if (!request_age_enough(s->protocol, &s->patient, day, s->plan.block[b].dose_mg, why)) {
            return false;
        }
        day = (uint16_t)(day + s->plan.block[b].days);
    }
    return true;
}

/* ---- the request as it was understood ---- */

/* What a column stands for where it is not given. */
static bool default_number(const schedule *s, option_id id, uint32_t *number)
{
    const bool titration = s->kind == PLAN_TITRATION;
    const bool initiation = s->patient.from_mg == 0;
    switch (id) {
    case OPTION_FROM:
        *number = 0;
        return titration;
    case OPTION_HELD:
        *number = 0;
        return titration && !initiation;
    case OPTION_INITIAL:
        *number = s->protocol->start_min.value;
        return titration && initiation;
    case OPTION_STEP_DAYS:
        *number = BAC_STEP_DAYS_DEFAULT;
        return titration;
    case OPTION_MAINTAIN:
        *number = BAC_MAINTAIN_DAYS_DEFAULT;
        return !titration && s->goal_mg > 0;
    case OPTION_TO:
        *number = 0;
        return !titration;
    case OPTION_INTAKES:
        *number = s->split.count;
        return true;
    case OPTION_PRESCRIPTION_DAYS:
        *number = s->prescription_days;
        return true;
    default:
        return false;
    }
}

static void describe_value(request_item *item, const request *r, const schedule *s, option_id id)
{
    const value *v = &r->value[id];
    if (id == OPTION_PROTOCOL) {
        item->kind = ITEM_TEXT;
        item->text = s->protocol->id;
        return;
    }
    if (!v->given) {
        item->kind = default_number(s, id, &item->number) ? ITEM_NUMBER : ITEM_NONE;
        return;
    }
    item->number = (uint32_t)v->number;
    switch (options[id].kind) {
    case KIND_DATE:
        item->kind = ITEM_DATE;
        break;
    case KIND_SET:
        item->kind = ITEM_LIST;
        item->names = options[id].choices;
        break;
    case KIND_DOSE:
    case KIND_COUNT:
        item->kind = ITEM_NUMBER;
        break;
    case KIND_CHOICE:
        item->kind = ITEM_TEXT;
        item->text = options[id].choices[v->number];
        break;
    default:
        item->kind = ITEM_TEXT;
        item->text = v->text;
        break;
    }
}

void request_describe(const request *r, schedule *s)
{
    s->request_count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column && option_belongs((option_id)id, r->command)) {
            request_item *item = &s->request[s->request_count++];
            *item = (request_item){.kind = ITEM_NONE};
            option_column_name(item->key, (option_id)id);
            describe_value(item, r, s, (option_id)id);
        }
    }
}

bool request_schedule(const request *r, schedule *s, failure *why)
{
    if (!request_consistent(r, why)) {
        return false;
    }
    s->protocol = request_protocol(r);
    s->id = "";
    s->name = r->value[OPTION_PATIENT].given ? r->value[OPTION_PATIENT].text : "";
    s->conditions_given = r->value[OPTION_CONDITION].given;
    s->prescription_days = number_or(r, OPTION_PRESCRIPTION_DAYS, BAC_PRESCRIPTION_DAYS_DEFAULT);
    s->split = value_split(r->value[OPTION_SPLIT].given ? r->value[OPTION_SPLIT].text : NULL,
                           number_or(r, OPTION_INTAKES, VALUE_INTAKES_DEFAULT));
    s->maintained = false;
    s->finding_count = 0;
    if (!(r->command == COMMAND_TAPER ? plan_taper(r, s, why) : plan_titration(r, s, why)) ||
        !request_patient(r, &s->patient, why)) {
        return false;
    }
    s->days = (uint16_t)bac_plan_days(&s->plan);
    s->request_count = 0;
    return plan_fits(r, s, why);
}
