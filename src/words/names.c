/* SPDX-License-Identifier: MIT */
#include "words/names.h"

const char *const rule_names[] = {
    [BAC_RULE_TABLET] = "tablet",
    [BAC_RULE_START_DOSE] = "start-dose",
    [BAC_RULE_STEP_SIZE] = "step-size",
    [BAC_RULE_STEP_LENGTH] = "step-length",
    [BAC_RULE_HELD_UNKNOWN] = "held-unknown",
    [BAC_RULE_CEILING] = "ceiling",
    [BAC_RULE_SECOND_OPINION] = "second-opinion",
    [BAC_RULE_COLLEGIAL_OPINION] = "collegial-opinion",
    [BAC_RULE_MULTIDISCIPLINARY_CARE] = "multidisciplinary-care",
    [BAC_RULE_AGE_BOUNDARY] = "age-boundary",
    [BAC_RULE_ABRUPT_FALL] = "abrupt-fall",
    [BAC_RULE_TAPER_RATE] = "taper-rate",
    [BAC_RULE_TAPER_LENGTH] = "taper-length",
    [BAC_RULE_INTAKE_SUM] = "intake-sum",
    [BAC_RULE_CONTRAINDICATION] = "contraindication",
    [BAC_RULE_PSYCHIATRIC_REVIEW] = "psychiatric-review",
    [BAC_RULE_INDICATION] = "indication",
    [BAC_RULE_PROTOCOL_STATUS] = "protocol-status",
    [BAC_RULE_COUNT] = NULL,
};

const char *const severity_names[] = {"caution", "review", "violation", NULL};
const char *const review_names[] = {"none", "second-opinion", "collegial", "multidisciplinary", NULL};
const char *const on_file_names[] = {"second-opinion", "collegial",        "multidisciplinary",
                                     "psychiatric",    "contraindication", NULL};
const char *const indication_names[] = {"abstinence", "reduction", "other", NULL};
const char *const language_names[] = {"en", "fr", NULL};

const char *const condition_names[] = {
    [BAC_SCHIZOPHRENIA] = "schizophrenia",
    [BAC_BIPOLAR] = "bipolar",
    [BAC_SEVERE_DEPRESSION] = "severe-depression",
    [BAC_EPILEPSY] = "epilepsy",
    [BAC_OTHER_ADDICTION] = "other-addiction",
    [BAC_PREGNANCY] = "pregnancy",
    [BAC_CONCOMITANT] = "concomitant",
    [BAC_DRIVING] = "driving",
    [BAC_MODERATE_DEPRESSION] = "moderate-depression",
    [BAC_MODERATE_ANXIETY] = "moderate-anxiety",
    [BAC_OTHER_PSYCHIATRIC] = "other-psychiatric",
    [BAC_CONDITION_COUNT] = "none",
    NULL,
};

message severity_message(bac_severity severity)
{
    return (message)(MSG_SEVERITY_CAUTION + (int)severity);
}

message condition_message(bac_condition condition)
{
    return (message)(MSG_CONDITION_SCHIZOPHRENIA + (int)condition);
}

message review_message(bac_review review)
{
    return (message)(MSG_REVIEW_NONE + (int)review);
}

const char weekdays[LANGUAGE_COUNT][7][WEEKDAY_BYTES + 1] = {
    [ENGLISH] = {"Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "},
    [FRENCH] = {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."},
};

/* With the blanks around it; written whole, of which `length` bytes count. */
typedef struct {
    char bytes[9];
    uint8_t length;
} month_name;

static const month_name months[LANGUAGE_COUNT][12] = {
    [ENGLISH] = {{" Jan ", 5},
                 {" Feb ", 5},
                 {" Mar ", 5},
                 {" Apr ", 5},
                 {" May ", 5},
                 {" Jun ", 5},
                 {" Jul ", 5},
                 {" Aug ", 5},
                 {" Sep ", 5},
                 {" Oct ", 5},
                 {" Nov ", 5},
                 {" Dec ", 5}},
    [FRENCH] = {{" janv. ", 7},
                {" févr. ", 8},
                {" mars ", 6},
                {" avr. ", 6},
                {" mai ", 5},
                {" juin ", 6},
                {" juil. ", 7},
                {" août ", 7},
                {" sept. ", 7},
                {" oct. ", 6},
                {" nov. ", 6},
                {" déc. ", 7}},
};

char *put_weekday_and_day(char *at, language lang, bac_civil civil, unsigned weekday)
{
    if (weekday < 7) {
        put_weekday(at, lang, weekday);
        at += WEEKDAY_BYTES;
        at = lang == FRENCH ? put_bytes(at, " ", 1) : at;
    }
    at = put_number(at, civil.day);
    return lang == FRENCH && civil.day == 1 ? put_bytes(at, "er", 2) : at; /* 1er janv. */
}

char *put_month_and_year(char *at, language lang, bac_civil civil)
{
    const month_name *month = &months[lang][civil.month - 1];
    memcpy(at, month->bytes, sizeof month->bytes); /* the year goes over what does not count */
    at = put_two(at + month->length, civil.year / 100u);
    return put_two(at, civil.year % 100u);
}

char *put_date(char *at, language lang, bac_civil civil, unsigned weekday)
{
    return put_month_and_year(put_weekday_and_day(at, lang, civil, weekday), lang, civil);
}

/* Dates of a list lie close together and stand on a sheet several times: each is written once. A date that comes later
 * takes the place of another. */
enum { DATES_KEPT = 512 };

typedef struct {
    int32_t n;
    uint8_t language; /* and one; 0: no date is kept here */
    uint8_t weekday_length;
    char text[DATE_TEXT_MAX + WEEKDAY_BYTES + 1]; /* with the weekday; copied whole from behind it, too */
} kept_date;

static void keep_date(kept_date *kept, language lang, bac_date date)
{
    const bool past_last = date.n > BAC_DATE_MAX;
    const bac_date valid = {past_last ? BAC_DATE_MAX : date.n};
    const bac_civil civil = bac_date_to_civil(valid);
    const unsigned weekday = (bac_weekday(valid) + (past_last ? 1 : 0)) % 7;
    *put_date(kept->text, lang, past_last ? bac_civil_next(civil) : civil, weekday) = '\0';
    kept->n = date.n;
    kept->language = (uint8_t)(lang + 1);
    kept->weekday_length = (uint8_t)(strchr(kept->text, ' ') + 1 - kept->text);
}

void date_text(char text[DATE_TEXT_MAX], language lang, bac_date date, bool with_weekday)
{
    static kept_date dates[DATES_KEPT];
    kept_date *kept = &dates[(uint32_t)date.n % DATES_KEPT];
    if (kept->n != date.n || kept->language != (uint8_t)(lang + 1)) {
        keep_date(kept, lang, date);
    }
    memcpy(text, kept->text + (with_weekday ? 0 : kept->weekday_length), DATE_TEXT_MAX);
}

char *put_iso_date(char *at, bac_civil civil)
{
    at = put_two(at, civil.year / 100u);
    at = put_two(at, civil.year % 100u);
    *at++ = '-';
    at = put_two(at, civil.month);
    *at++ = '-';
    return put_two(at, civil.day);
}

char *put_basic_date(char *at, bac_civil civil)
{
    at = put_two(at, civil.year / 100u);
    at = put_two(at, civil.year % 100u);
    at = put_two(at, civil.month);
    return put_two(at, civil.day);
}

void days_text(char text[DAYS_TEXT_MAX], language lang, uint32_t days)
{
    sink out;
    sink_begin(&out, text, DAYS_TEXT_MAX, NULL, NULL);
    message_put(&out, lang, is_singular(lang, days) ? MSG_ONE_DAY : MSG_SEVERAL_DAYS,
                MESSAGE_VALUES({"days", NULL, days}));
    text[out.used] = '\0';
}

void tablets_text(char text[TABLETS_TEXT_MAX], language lang, bool ascii, uint16_t intake_mg)
{
    const uint32_t whole = intake_mg / BAC_TABLET;
    const bool half = intake_mg % BAC_TABLET != 0;
    sink out;
    sink_begin(&out, text, TABLETS_TEXT_MAX, NULL, NULL);
    if (intake_mg == 0) {
        sink_text(&out, message_text(lang, MSG_INTAKE_NONE));
    } else if (!half) {
        sink_number(&out, whole);
    } else if (ascii) {
        message_put(&out, lang, whole == 0 ? MSG_HALF : MSG_AND_A_HALF, MESSAGE_VALUES({"whole", NULL, whole}));
    } else {
        if (whole > 0) {
            sink_number(&out, whole);
        }
        sink_text(&out, HALF_SIGN);
    }
    text[out.used] = '\0';
}

void sources_text(char text[SOURCES_TEXT_MAX], language lang, bac_sources sources)
{
    static const char *const keys[] = {"S1", "S3", "S4", "W1", "W2", "W3", "W4"};
    char *at = text;
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (((unsigned)sources >> i & 1u) != 0) {
            at = put_text(at, at > text ? ", " : "");
            at = put_text(at, keys[i]);
        }
    }
    if ((sources & BAC_TOOL) != 0) {
        at = put_text(at, at > text ? ", " : "");
        at = put_text(at, message_text(lang, MSG_SOURCE_TOOL));
    }
    if ((sources & BAC_CARRIED) != 0) {
        at = put_text(at, at > text ? ", " : "");
        at = put_text(at, message_text(lang, MSG_SOURCE_CARRIED));
    }
    *at = '\0';
}
