/* SPDX-License-Identifier: MIT */
#include "cli/request.h"
#include "data/product.h"
#include "paper/page.h"
#include "words/columns.h"
#include "words/names.h"

void request_begin(request *asked, command of, day_source *now)
{
    *asked = (request){.command = of, .now = now};
}

/* [R-option-twice] */
bool request_set(request *asked, option_id id, const char *text, failure *why)
{
    value *kept = &asked->value[id];
    if (kept->given && !options[id].adds_up) {
        return failure_option(why, id, MSG_GIVEN_TWICE, NULL);
    }
    int32_t number = 0;
    if (!value_parse(id, text, asked->now, &number, why)) {
        return false;
    }
    kept->number = options[id].adds_up ? kept->number | number : number;
    if (id == OPTION_CONDITION && !value_conditions_agree(kept->number)) {
        return failure_value(why, id, text, MSG_NONE_ALONE, NULL);
    }
    if (id == OPTION_TABLETS && (kept->number & BAC_10_MG) == 0) {
        return failure_value(why, id, text, MSG_TABLETS_WITHOUT_TENS, NULL);
    }
    kept->given = true;
    kept->text = text;
    return true;
}

/* What an option has to do with another one. */
static bool failure_with_other(failure *why, option_id id, message words, option_id other)
{
    char spelling[COLUMN_NAME_MAX + 2];
    option_spelling(why, spelling, other);
    return failure_option(why, id, words, MESSAGE_VALUES({"other", spelling, 0}));
}

/* Columns that a name and a record take in their spelling: with a third of a page to themselves wherever their lines
 * break, each two of which fill more than one. */
enum { NAME_COLUMNS_MAX = 600, NAME_MARGIN = 16, COLUMNS_OF_BYTE = 4 /* at most: "<U+0416>" has two bytes */ };
_Static_assert(2 * NAME_COLUMNS_MAX <= PAGE_LINES / 3 * (PAGE_COLUMNS - NAME_MARGIN), "a name leaves room on a page");

static bool name_fits(const request *asked, failure *why)
{
    const bool ascii = asked->value[OPTION_ASCII].given;
    const char *const name = asked->value[OPTION_PATIENT].given ? asked->value[OPTION_PATIENT].text : "";
    const char *const record = request_id(asked);
    const size_t name_length = strlen(name);
    const size_t record_length = strlen(record);
    if (COLUMNS_OF_BYTE * (name_length + record_length) <= NAME_COLUMNS_MAX) {
        return true;
    }
    const size_t columns = text_columns(name, name_length, ascii) + text_columns(record, record_length, ascii);
    return columns <= NAME_COLUMNS_MAX ||
           failure_option(why, asked->value[OPTION_PATIENT].given ? OPTION_PATIENT : OPTION_ID, MSG_NAME_TOO_LONG,
                          MESSAGE_VALUES({"columns", NULL, (uint32_t)columns}, {"most", NULL, NAME_COLUMNS_MAX}));
}

/* [R-option-belongs] */
bool request_consistent(const request *asked, failure *why)
{
    option_id given[GROUP_COUNT]; /* the first option of each group that is given */
    for (unsigned group = 0; group < GROUP_COUNT; group++) {
        given[group] = OPTION_COUNT;
    }
    for (const value *kept = asked->value; kept < asked->value + OPTION_COUNT; kept++) {
        if (!kept->given) {
            continue;
        }
        const ptrdiff_t id = kept - asked->value;
        const option *row = &options[id];
        if (row->needs != OPTION_COUNT && !asked->value[row->needs].given) {
            return failure_with_other(why, (option_id)id, MSG_NEEDS_OPTION, row->needs);
        }
        if (row->group != GROUP_NONE && given[row->group] != OPTION_COUNT) {
            return failure_with_other(why, (option_id)id, MSG_NOT_TOGETHER, given[row->group]);
        }
        given[row->group] = (option_id)id;
    }
    return name_fits(asked, why);
}

const bac_protocol *request_protocol(const request *asked)
{
    return bac_protocol_at((size_t)asked->value[OPTION_PROTOCOL].number);
}

char request_delimiter(const request *asked)
{
    static const char delimiters[] = {',', ';', '\t'}; /* in the order of the option's choices */
    return asked->value[OPTION_DELIMITER].given ? delimiters[asked->value[OPTION_DELIMITER].number] : '\0';
}

const char *request_id(const request *asked)
{
    return asked->value[OPTION_ID].given ? asked->value[OPTION_ID].text : "";
}

void request_set_id(request *asked, const char *id)
{
    asked->value[OPTION_ID] = (value){.given = id[0] != '\0', .text = id};
}

const char *request_output(const request *asked)
{
    return asked->value[OPTION_OUTPUT].given ? asked->value[OPTION_OUTPUT].text : NULL;
}

static uint16_t number_or(const request *asked, option_id id, uint16_t otherwise)
{
    return asked->value[id].given ? (uint16_t)asked->value[id].number : otherwise;
}

static uint16_t number_of(const request *asked, option_id id)
{
    return number_or(asked, id, options[id].standard);
}

enum { SHORTEST_YEAR = 365, LONGEST_YEAR = 366 };

/* Somebody born on `birth` is of an age that the protocols speak of on day 1. [R-age-range] */
static bool birth_date_fits(const request *asked, const bac_patient *patient, failure *why)
{
    const char *text = asked->value[OPTION_BIRTH_DATE].text;
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

/* A plan that somebody else wrote says nothing of it where it is not given. */
static bool held_is_known(const request *asked)
{
    const bool written = asked->command == COMMAND_CHECK || asked->command == COMMAND_PLAN;
    return asked->value[OPTION_HELD].given || !written || (asked->legs != NULL && legs_begin_with_word(asked->legs));
}

bool request_patient(const request *asked, bac_patient *patient, failure *why)
{
    const value *values = asked->value;
    const uint32_t no_condition = UINT32_C(1) << BAC_CONDITION_COUNT;
    *patient = (bac_patient){
        .from_mg = number_or(asked, OPTION_FROM, 0),
        .held_days = number_or(asked, OPTION_HELD, 0),
        .held_known = held_is_known(asked),
        .dated = values[OPTION_START].given,
        .start = {values[OPTION_START].number},
        .born = values[OPTION_BIRTH_DATE].given,
        .birth = {values[OPTION_BIRTH_DATE].number},
        .age = (uint8_t)number_or(asked, OPTION_AGE, 0),
        .conditions = (uint16_t)((uint32_t)values[OPTION_CONDITION].number & ~no_condition),
        .on_file = (uint8_t)values[OPTION_REVIEWED].number,
        .indication = values[OPTION_INDICATION].given
                          ? (bac_indication)(BAC_INDICATION_ABSTINENCE + values[OPTION_INDICATION].number)
                          : BAC_INDICATION_NOT_GIVEN,
    };
    return !patient->born || birth_date_fits(asked, patient, why);
}

/* [R-age-needed] */
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
    [BAC_FROM_ZERO] = {OPTION_FROM, MSG_FROM_ZERO},
    [BAC_TO_NOT_BELOW_FROM] = {OPTION_TO, MSG_TO_NOT_BELOW_FROM},
    [BAC_DAYS_AND_MAX_STEP] = {OPTION_MAX_STEP, MSG_NOT_TOGETHER},
    [BAC_DAYS_TOO_FEW] = {OPTION_DAYS, MSG_DAYS_TOO_FEW},
    [BAC_MAINTAIN_WITH_STOP] = {OPTION_MAINTAIN, MSG_MAINTAIN_WITH_STOP},
    [BAC_INITIAL_UNUSED] = {OPTION_INITIAL, MSG_INITIAL_UNUSED},
    [BAC_PLAN_TOO_LONG] = {OPTION_COUNT, MSG_PLAN_TOO_LONG},
};

static bool explain_status(const request *asked, bac_status status, uint16_t initial_mg, failure *why)
{
    const option_id id = status_words[status].id;
    const uint32_t number = id == OPTION_COUNT ? 0 : (uint32_t)asked->value[id].number;
    const message_value values[] = {{"below", NULL, number - number % BAC_DOSE_STEP},
                                    {"above", NULL, number - number % BAC_DOSE_STEP + BAC_DOSE_STEP},
                                    {"from", NULL, number_or(asked, OPTION_FROM, 0)},
                                    {"initial", NULL, initial_mg},
                                    {"step", NULL, number_of(asked, OPTION_STEP_DAYS)},
                                    {"other", "--days", 0},
                                    {"least", NULL, BAC_TAPER_DAYS_MIN},
                                    {"most", NULL, BAC_DAYS_MAX},
                                    MESSAGE_VALUES_END};
    if (id == OPTION_COUNT || !asked->value[id].given) {
        return failure_say(why, status_words[status].words, values);
    }
    return failure_value(why, id, asked->value[id].text, status_words[status].words, values);
}

/* A dose of 0 is held by nobody. */
static bool held_fits(const request *asked, failure *why)
{
    return !asked->value[OPTION_HELD].given || number_or(asked, OPTION_FROM, 0) > 0 ||
           failure_value(why, OPTION_HELD, asked->value[OPTION_HELD].text, MSG_HELD_WITHOUT_FROM, NULL);
}

static bool plan_titration(const request *asked, schedule *made, failure *why)
{
    if (!asked->value[OPTION_TARGET].given) {
        return failure_say(why, why->columns ? MSG_TARGET_MISSING_CELL : MSG_TARGET_MISSING, NULL);
    }
    const bac_titration titration = {
        .target_mg = number_or(asked, OPTION_TARGET, 0),
        .from_mg = number_or(asked, OPTION_FROM, 0),
        .held_days = number_or(asked, OPTION_HELD, 0),
        .step_days = number_or(asked, OPTION_STEP_DAYS, 0),
        .initial_mg = number_or(asked, OPTION_INITIAL, 0),
        .maintain_days = number_or(asked, OPTION_MAINTAIN, 0),
    };
    if (!held_fits(asked, why)) {
        return false;
    }
    made->kind = PLAN_TITRATION;
    made->goal_mg = titration.target_mg;
    const bac_status status = bac_titrate(&made->plan, made->protocol, &titration);
    const uint16_t initial_mg = titration.initial_mg > 0 ? titration.initial_mg : made->protocol->start_min.value;
    return status == BAC_OK || explain_status(asked, status, initial_mg, why);
}

static bool plan_taper(const request *asked, schedule *made, failure *why)
{
    if (!asked->value[OPTION_FROM].given) {
        return failure_say(why, why->columns ? MSG_FROM_MISSING_CELL : MSG_FROM_MISSING, NULL);
    }
    const bac_tapering tapering = {
        .from_mg = number_or(asked, OPTION_FROM, 0),
        .to_mg = number_or(asked, OPTION_TO, 0),
        .days = (uint16_t)(number_or(asked, OPTION_DAYS, 0) + 7 * number_or(asked, OPTION_WEEKS, 0)),
        .max_step_mg = number_or(asked, OPTION_MAX_STEP, 0),
        .maintain_days = number_or(asked, OPTION_MAINTAIN, 0),
    };
    made->kind = PLAN_TAPER;
    made->goal_mg = tapering.to_mg;
    const bac_status status = bac_taper(&made->plan, made->protocol, &tapering);
    return status == BAC_OK || explain_status(asked, status, 0, why);
}

bool request_course(const request *asked, const bac_protocol *protocol, const bac_split *split, bac_plan *plan,
                    failure *why)
{
    const bac_course_request course = {
        .from_mg = number_or(asked, OPTION_FROM, 0),
        .held_days = number_or(asked, OPTION_HELD, 0),
        .step_days = number_or(asked, OPTION_STEP_DAYS, 0),
        .initial_mg = number_or(asked, OPTION_INITIAL, 0),
        .max_step_mg = number_or(asked, OPTION_MAX_STEP, 0),
        .split = *split,
    };
    uint32_t place = 0;
    if (!held_fits(asked, why)) {
        return false;
    }
    const bac_status status = legs_plan(asked->legs, protocol, &course, plan, &place, why);
    return status == BAC_OK || (place == 0 && explain_status(asked, status, course.initial_mg, why));
}

static bool plan_course(const request *asked, schedule *made, failure *why)
{
    made->kind = PLAN_COURSE;
    made->goal_mg = 0;
    made->leg = asked->legs->leg;
    made->leg_count = asked->legs->of_file ? 0 : asked->legs->count;
    if (!request_course(asked, made->protocol, &made->dispensing.split, &made->plan, why)) {
        return false;
    }
    for (unsigned b = 0; b < made->plan.count; b++) {
        made->goal_mg = made->plan.block[b].dose_mg > made->goal_mg ? made->plan.block[b].dose_mg : made->goal_mg;
    }
    return true;
}

static bool plan_of_command(const request *asked, schedule *made, failure *why)
{
    made->leg_count = 0;
    switch (asked->command) {
    case COMMAND_TAPER:
        return plan_taper(asked, made, why);
    case COMMAND_PLAN:
        return plan_course(asked, made, why);
    default:
        return plan_titration(asked, made, why);
    }
}

/* Every day has a date and, where a dose asks for it, an age. [R-plan-range] */
static bool plan_fits(const request *asked, const schedule *made, failure *why)
{
    if (made->patient.dated && made->patient.start.n + made->days - 1 > BAC_DATE_MAX) {
        return failure_value(why, OPTION_START, asked->value[OPTION_START].text, MSG_PLAN_ENDS_LATE, NULL);
    }
    uint16_t day = 1;
    for (unsigned b = 0; b < made->plan.count && !bac_age_known(&made->patient); b++) {
        if (!request_age_enough(made->protocol, &made->patient, day, made->plan.block[b].dose_mg, why)) {
            return false;
        }
        day = (uint16_t)(day + made->plan.block[b].days);
    }
    return true;
}

/* ---- the request as it was understood ---- */

/* What a column stands for where it is not given. */
static bool default_number(const schedule *made, option_id id, uint32_t *number)
{
    const bool titration = made->kind != PLAN_TAPER; /* or a course, which may begin with one */
    const bool initiation = made->patient.from_mg == 0;
    switch (id) {
    case OPTION_FROM:
        *number = 0;
        return titration;
    case OPTION_HELD:
        *number = 0;
        return titration && !initiation && made->patient.held_known;
    case OPTION_INITIAL:
        *number = made->protocol->start_min.value;
        return titration && initiation;
    case OPTION_STEP_DAYS:
        *number = BAC_STEP_DAYS_DEFAULT;
        return titration;
    case OPTION_MAINTAIN:
        *number = BAC_MAINTAIN_DAYS_DEFAULT;
        return !titration && made->goal_mg > 0;
    case OPTION_TO:
        *number = 0;
        return !titration;
    case OPTION_INTAKES:
        *number = made->dispensing.split.count;
        return true;
    case OPTION_PRESCRIPTION_DAYS:
        *number = made->dispensing.prescription_days;
        return true;
    case OPTION_BRIDGE_DAYS:
        *number = made->dispensing.bridge_days;
        return true;
    case OPTION_NOTICE:
        *number = made->notice_days;
        return true;
    default:
        return false;
    }
}

static void describe_value(request_item *item, const request *asked, const schedule *made, option_id id)
{
    const value *kept = &asked->value[id];
    if (id == OPTION_PROTOCOL) {
        item->kind = ITEM_TEXT;
        item->text = made->protocol->id;
        return;
    }
    if (id == OPTION_TABLETS) {
        item->kind = ITEM_STRENGTHS;
        item->number = made->dispensing.strengths;
        return;
    }
    if (!kept->given) {
        item->kind = default_number(made, id, &item->number) ? ITEM_NUMBER : ITEM_NONE;
        return;
    }
    item->number = (uint32_t)kept->number;
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
        item->text = options[id].choices[kept->number];
        break;
    default:
        item->kind = ITEM_TEXT;
        item->text = kept->text;
        break;
    }
}

void request_describe(const request *asked, schedule *made)
{
    made->request_count = 0;
    if (made->kind == PLAN_COURSE) {
        made->request[made->request_count++] = (request_item){.option = "plan",
                                                              .kind = made->leg_count > 0 ? ITEM_LEGS : ITEM_NONE,
                                                              .number = made->leg_count,
                                                              .leg = made->leg};
    }
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column && option_belongs((option_id)id, asked->command)) {
            request_item *item = &made->request[made->request_count++];
            *item = (request_item){.option = options[id].name, .kind = ITEM_NONE};
            describe_value(item, asked, made, (option_id)id);
        }
    }
}

/* An hour for each intake of the day with the most. [R-times] */
static bool times_fit(const request *asked, schedule *made, failure *why)
{
    const value *times = &asked->value[OPTION_TIMES];
    made->hour_count = 0;
    if (!times->given) {
        return true;
    }
    made->hour_count = value_times(times->text, made->hour);
    schedule_split(made);
    return made->hour_count == made->columns ||
           failure_value(why, OPTION_TIMES, times->text, MSG_TIMES_COUNT,
                         MESSAGE_VALUES({"number", NULL, made->hour_count}, {"intakes", NULL, made->columns}));
}

/* A product is not made in every strength. */
static bool product_fits(const request *asked, const schedule *made, failure *why)
{
    for (unsigned i = 0; made->product_given && i < BAC_STRENGTHS; i++) {
        const bool dispensed = i == 0 || (made->dispensing.strengths >> i & 1) != 0;
        if (dispensed && product_box_of(made->product, bac_strength_mg(i)) == NULL) {
            return failure_value(why, OPTION_PRODUCT, asked->value[OPTION_PRODUCT].text, MSG_PRODUCT_STRENGTH,
                                 MESSAGE_VALUES({"tablet", NULL, bac_strength_mg(i)}));
        }
    }
    return true;
}

/* [R-generated-checked] [R-errors-first] */
bool request_schedule(const request *asked, schedule *made, failure *why)
{
    if (!request_consistent(asked, why)) {
        return false;
    }
    made->protocol = request_protocol(asked);
    made->id = request_id(asked);
    made->name = asked->value[OPTION_PATIENT].given ? asked->value[OPTION_PATIENT].text : "";
    made->conditions_given = asked->value[OPTION_CONDITION].given;
    made->dispensing.prescription_days = number_of(asked, OPTION_PRESCRIPTION_DAYS);
    made->dispensing.strengths =
        (bac_strengths)(asked->value[OPTION_TABLETS].given ? asked->value[OPTION_TABLETS].number : BAC_10_MG);
    made->dispensing.bridge_days = number_of(asked, OPTION_BRIDGE_DAYS);
    made->dispensing.split = value_split(asked->value[OPTION_SPLIT].given ? asked->value[OPTION_SPLIT].text : NULL,
                                         number_of(asked, OPTION_INTAKES));
    made->notice_days = number_of(asked, OPTION_NOTICE);
    made->replaces = asked->value[OPTION_REPLACES].given;
    made->replaced = (bac_date){asked->value[OPTION_REPLACES].number};
    made->product_given = asked->value[OPTION_PRODUCT].given;
    made->product = (unsigned)asked->value[OPTION_PRODUCT].number;
    made->finding_count = 0;
    if (!plan_of_command(asked, made, why) || !request_patient(asked, &made->patient, why)) {
        return false;
    }
    made->days = (uint16_t)bac_plan_days(&made->plan);
    made->request_count = 0;
    return product_fits(asked, made, why) && plan_fits(asked, made, why) && times_fit(asked, made, why);
}
