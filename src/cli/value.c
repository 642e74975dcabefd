/* SPDX-License-Identifier: MIT */
#include "cli/value.h"
#include "cli/printable.h"
#include "words/ascii.h"
#include "words/names.h"
#include "words/tablets.h"

enum {
    NUMBER_TOO_LARGE = 1000000, /* where digits_parse stops counting; above every limit */
    CELL_BYTES_MAX = 1024,
    CHOICE_BYTES_MAX = 64
};

bool digits_parse(const char *text, size_t length, uint32_t *number)
{
    *number = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *number = *number * 10 + (uint32_t)(text[i] - '0');
        *number = *number > NUMBER_TOO_LARGE ? NUMBER_TOO_LARGE : *number;
    }
    return length > 0;
}

bool tablets_parse(const char *text, size_t length, uint16_t *mg)
{
    static const struct {
        const char *ending;
        uint16_t mg;
    } fractions[] = {{HALF_SIGN, BAC_DOSE_STEP}, {".5", BAC_DOSE_STEP}, {",5", BAC_DOSE_STEP}, {".0", 0}, {",0", 0}};
    uint32_t whole = 0;
    uint16_t part = 0;
    bool alone = false;
    for (size_t i = 0; i < sizeof fractions / sizeof fractions[0]; i++) {
        const size_t ending = strlen(fractions[i].ending);
        if (length >= ending && memcmp(text + length - ending, fractions[i].ending, ending) == 0) {
            length -= ending;
            part = fractions[i].mg;
            alone = length == 0 && i == 0;
            break;
        }
    }
    if ((!alone && !digits_parse(text, length, &whole)) || whole > BAC_DOSE_MAX / BAC_TABLET) {
        return false;
    }
    *mg = (uint16_t)(whole * BAC_TABLET + part);
    return *mg <= BAC_DOSE_MAX;
}

/* [R-dose-range] [R-counts] [R-age-range] */
static bool parse_number(option_id id, const char *text, int32_t *number, failure *why)
{
    const option *row = &options[id];
    uint32_t parsed = 0;
    const bool digits = digits_parse(text, strlen(text), &parsed);
    if (!digits || parsed < row->low || parsed > row->high) {
        const message words = row->kind == KIND_DOSE ? (digits ? MSG_DOSE_RANGE : MSG_DOSE_DIGITS)
                                                     : (digits ? MSG_COUNT_RANGE : MSG_COUNT_DIGITS);
        return failure_value(why, id, text, words, MESSAGE_VALUES({"low", NULL, row->low}, {"high", NULL, row->high}));
    }
    *number = (int32_t)parsed;
    return true;
}

/* Digits at the places of day, month and year, and the mark between them. */
static bool read_date(const char *text, bool day_first, bac_date *date)
{
    uint32_t year, month, day;
    const char *const years = text + (day_first ? 6 : 0);
    const char *const months = text + (day_first ? 3 : 5);
    const char *const days = text + (day_first ? 0 : 8);
    return digits_parse(years, 4, &year) && digits_parse(months, 2, &month) && digits_parse(days, 2, &day) &&
           bac_date_from_civil(date, (bac_civil){.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)day});
}

/* [R-date-range] */
bool date_parse(const char *text, const day_source *now, bac_date *date)
{
    const bool formed =
        strlen(text) == 10 && (now->day_first ? text[2] == '/' && text[5] == '/' : text[4] == '-' && text[7] == '-');
    return formed && read_date(text, now->day_first, date);
}

void date_spelling(char text[DATE_TEXT_MAX], const day_source *now, bac_date date)
{
    iso_date_text(text, date);
    if (now->day_first) {
        const char day_first[] = {text[8], text[9], '/',     text[5], text[6], '/',
                                  text[0], text[1], text[2], text[3], '\0'};
        text_copy(text, DATE_TEXT_MAX, day_first);
    }
}

message date_words(const day_source *now)
{
    return now->day_first ? MSG_NOT_A_DMY_DATE : MSG_NOT_AN_ISO_DATE;
}

static bool know_today(day_source *now)
{
    if (!now->asked) {
        now->asked = true;
        now->known = now->env->today(now->env->world, &now->today);
    }
    return now->known;
}

static bool parse_date(option_id id, const char *text, day_source *now, int32_t *number, failure *why)
{
    bac_date date;
    if (!date_parse(text, now, &date)) {
        const bool relative = id == OPTION_START;
        const bool tomorrow = relative && strcmp(text, "tomorrow") == 0;
        if (!tomorrow && !(relative && strcmp(text, "today") == 0)) {
            const message words = now->day_first ? MSG_NOT_A_DMY_START : MSG_NOT_A_DATE;
            return failure_value(why, id, text, relative ? words : date_words(now), NULL);
        }
        if (!know_today(now)) {
            return failure_value(why, id, text, MSG_NO_CLOCK, NULL);
        }
        date = (bac_date){now->today.n + (tomorrow ? 1 : 0)};
    }
    *number = date.n;
    return true;
}

static bool failure_choice(failure *why, option_id id, const char *text)
{
    failure_value(why, id, text, MSG_UNKNOWN_CHOICE, NULL);
    option_choices_put(&why->text, id, COMMAND_COUNT);
    return false;
}

/* The same names in French, in the same order, spelt without accents. */
static const char *const french_indications[] = {"abstinence", "reduction", "autre", NULL};
static const char *const french_documents[] = {"deuxieme-avis", "collegial",         "pluridisciplinaire",
                                               "psychiatrique", "contre-indication", NULL};
static const char *const french_conditions[] = {
    [BAC_SCHIZOPHRENIA] = "schizophrenie",
    [BAC_BIPOLAR] = "trouble-bipolaire",
    [BAC_SEVERE_DEPRESSION] = "depression-severe",
    [BAC_EPILEPSY] = "epilepsie",
    [BAC_OTHER_ADDICTION] = "autre-addiction",
    [BAC_PREGNANCY] = "grossesse",
    [BAC_CONCOMITANT] = "association",
    [BAC_DRIVING] = "conduite",
    [BAC_MODERATE_DEPRESSION] = "depression-moderee",
    [BAC_MODERATE_ANXIETY] = "anxiete-moderee",
    [BAC_OTHER_PSYCHIATRIC] = "autre-psychiatrique",
    [BAC_CONDITION_COUNT] = "aucune",
    NULL,
};

/* [R-language] */
static const char *french_choice(option_id id, size_t index)
{
    const char *const *names = id == OPTION_INDICATION  ? french_indications
                               : id == OPTION_CONDITION ? french_conditions
                               : id == OPTION_REVIEWED  ? french_documents
                                                        : NULL;
    return names != NULL ? names[index] : "";
}

/* The position of a name of `length` bytes, in either language, in French with its accents or without; false where it
 * is not there. */
static bool find_choice(option_id id, const char *text, size_t length, int32_t *index)
{
    char plain[CHOICE_BYTES_MAX];
    sink spelt;
    const char *name;
    for (int32_t i = 0; (name = option_choice(id, COMMAND_COUNT, (size_t)i)) != NULL; i++) {
        if (strlen(name) == length && memcmp(name, text, length) == 0) {
            *index = i;
            return true;
        }
    }
    sink_begin_text(&spelt, plain, sizeof plain);
    text_put(&spelt, text_check(text, length) == TEXT_FINE, text, length);
    sink_end_text(&spelt);
    for (int32_t i = 0; !spelt.failed && plain[0] != '\0' && option_choice(id, COMMAND_COUNT, (size_t)i) != NULL; i++) {
        if (strcmp(french_choice(id, (size_t)i), plain) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static bool parse_set(option_id id, const char *text, int32_t *number, failure *why)
{
    for (const char *name = text;; name++) {
        const size_t length = strcspn(name, ",");
        int32_t index = 0;
        if (!find_choice(id, name, length, &index)) {
            return failure_choice(why, id, text);
        }
        *number |= (int32_t)(UINT32_C(1) << index);
        name += length;
        if (*name == '\0') {
            return true;
        }
    }
}

bool value_conditions_agree(int32_t conditions)
{
    const uint32_t none = UINT32_C(1) << BAC_CONDITION_COUNT;
    return ((uint32_t)conditions & none) == 0 || (uint32_t)conditions == none;
}

/* Digits with colons between them. */
static bool split_parse(const char *text, bac_split *split)
{
    const size_t length = strlen(text);
    *split = (bac_split){.count = 0};
    for (size_t i = 0; i < length; i++) {
        const bool weight = i % 2 == 0;
        if (weight && (text[i] < '0' || text[i] > '9' || split->count == BAC_INTAKES_MAX)) {
            return false;
        }
        if (!weight && text[i] != ':') {
            return false;
        }
        if (weight) {
            split->weight[split->count++] = (uint8_t)(text[i] - '0');
        }
    }
    return length % 2 == 1 && bac_split_valid(split);
}

bac_split value_split(const char *text, uint16_t intakes)
{
    bac_split split = {.count = (uint8_t)intakes, .weight = {1, 1, 1, 1}};
    if (text != NULL) {
        split_parse(text, &split);
    }
    return split;
}

/* "08:00". */
static bool hour_parse(const char *text, uint16_t *minutes)
{
    enum { HOURS = 24, MINUTES = 60, LENGTH = 5 };
    uint32_t hour = 0;
    uint32_t minute = 0;
    const bool formed = strcspn(text, ",") == LENGTH && text[2] == ':' && digits_parse(text, 2, &hour) &&
                        digits_parse(text + 3, 2, &minute);
    *minutes = (uint16_t)(hour * MINUTES + minute);
    return formed && hour < HOURS && minute < MINUTES;
}

uint8_t value_times(const char *text, uint16_t minutes[BAC_INTAKES_MAX])
{
    uint8_t count = 0;
    for (const char *at = text; count < BAC_INTAKES_MAX; at++) {
        if (!hour_parse(at, &minutes[count]) || (count > 0 && minutes[count] <= minutes[count - 1])) {
            return 0;
        }
        count++;
        at += strcspn(at, ",");
        if (*at == '\0') {
            return count >= BAC_INTAKES_MIN ? count : 0;
        }
    }
    return 0;
}

/* A name: what is printed of it must tell one patient from another. */
static bool parse_text(option_id id, const char *text, failure *why)
{
    const size_t length = strlen(text);
    const text_fault fault = text_check_name(text);
    if (fault != TEXT_FINE) {
        return failure_option(why, id, text_fault_words(fault), NULL);
    }
    if (length > CELL_BYTES_MAX) {
        return failure_option(why, id, MSG_TEXT_TOO_LONG, MESSAGE_VALUES({"most", NULL, CELL_BYTES_MAX}));
    }
    return true;
}

/* A path may be anything but nothing, which some systems take for their root, and "-", which names no file where it is
 * read. */
static bool parse_path(option_id id, const char *text, failure *why)
{
    return (text[0] != '\0' && strcmp(text, "-") != 0) || failure_value(why, id, text, MSG_NOT_A_PATH, NULL);
}

/* [R-values] */
bool value_parse(option_id id, const char *text, day_source *now, int32_t *number, failure *why)
{
    bac_split split;
    uint16_t minutes[BAC_INTAKES_MAX];
    *number = 0;
    switch (options[id].kind) {
    case KIND_DOSE:
    case KIND_COUNT:
        return parse_number(id, text, number, why);
    case KIND_DATE:
        return parse_date(id, text, now, number, why);
    case KIND_CHOICE:
        return find_choice(id, text, strlen(text), number) || failure_choice(why, id, text);
    case KIND_SET:
        return parse_set(id, text, number, why);
    case KIND_SPLIT:
        return split_parse(text, &split) || failure_value(why, id, text, MSG_NOT_A_SPLIT, NULL);
    case KIND_TIMES:
        return value_times(text, minutes) > 0 || failure_value(why, id, text, MSG_NOT_TIMES, NULL);
    case KIND_TEXT:
        return parse_text(id, text, why);
    case KIND_FILE:
        return parse_path(id, text, why);
    default:
        return true;
    }
}
