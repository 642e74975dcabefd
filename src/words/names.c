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
    [BAC_RULE_SINGLE_INTAKE] = "single-intake",
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

message rule_message(bac_rule rule)
{
    return (message)(MSG_NAME_TABLET + (int)rule);
}

/* A piece of a date, with the blanks around it. */
typedef struct {
    uint8_t length;
    char bytes[9];
} date_piece;
#define PIECE(text)                                                                                                    \
    {                                                                                                                  \
        sizeof text - 1, text                                                                                          \
    }

/* Of one length, and alike behind their letters. */
enum { WEEKDAY_LETTERS = 3 };
static const date_piece weekdays[LANGUAGE_COUNT][7] = {
    [ENGLISH] = {PIECE("Mon "), PIECE("Tue "), PIECE("Wed "), PIECE("Thu "), PIECE("Fri "), PIECE("Sat "),
                 PIECE("Sun ")},
    [FRENCH] = {PIECE("lun. "), PIECE("mar. "), PIECE("mer. "), PIECE("jeu. "), PIECE("ven. "), PIECE("sam. "),
                PIECE("dim. ")},
};

static const date_piece months[LANGUAGE_COUNT][12] = {
    [ENGLISH] = {PIECE(" Jan "), PIECE(" Feb "), PIECE(" Mar "), PIECE(" Apr "), PIECE(" May "), PIECE(" Jun "),
                 PIECE(" Jul "), PIECE(" Aug "), PIECE(" Sep "), PIECE(" Oct "), PIECE(" Nov "), PIECE(" Dec ")},
    [FRENCH] = {PIECE(" janv. "), PIECE(" févr. "), PIECE(" mars "), PIECE(" avr. "), PIECE(" mai "), PIECE(" juin "),
                PIECE(" juil. "), PIECE(" août "), PIECE(" sept. "), PIECE(" oct. "), PIECE(" nov. "), PIECE(" déc. ")},
};

_Static_assert(sizeof "lun. 1er févr. 2026" <= DATE_TEXT_MAX, "the longest date has room");
_Static_assert((int)DATE_TEXT_MAX <= (int)SINK_SHORT, "a date is short");
_Static_assert(sizeof "lun. 1er" - 1 + sizeof months[0][0].bytes <= DATE_TEXT_MAX, "a piece is put over no more");

static char *piece_over(char *at, const date_piece *piece)
{
    memcpy(at, piece->bytes, sizeof piece->bytes);
    return at + piece->length;
}

static char *two_over(char *at, unsigned number)
{
    memcpy(at, two_digits + 2 * (size_t)number, 2);
    return at + 2;
}

/* Over DATE_TEXT_MAX bytes. Returns its end. [R-numbers-apart] */
static char *whole_date_over(char *at, language lang, bac_civil civil, unsigned weekday)
{
    if (weekday < 7) {
        at = piece_over(at, &weekdays[lang][weekday]);
    }
    at = number_over(at, civil.day);
    if (lang == FRENCH && civil.day == 1) {
        *at++ = 'e'; /* 1er janv. */
        *at++ = 'r';
    }
    at = piece_over(at, &months[lang][civil.month - 1]);
    at = two_over(at, civil.year / 100u);
    return two_over(at, civil.year % 100u);
}

void date_put(sink *out, language lang, bac_civil civil, unsigned weekday)
{
    char bytes[SINK_SHORT] = "";
    sink_put_short(out, bytes, (size_t)(whole_date_over(bytes, lang, civil, weekday) - bytes));
}

bool date_over(char *date, language lang, bac_civil civil, unsigned weekday)
{
    if (civil.day < 3 || civil.day == 10) {
        return false;
    }
    memcpy(date, weekdays[lang][weekday].bytes, WEEKDAY_LETTERS);
    number_over(date + weekdays[lang][weekday].length, civil.day);
    return true;
}

void date_text(char text[DATE_TEXT_MAX], language lang, bac_date date, bool with_weekday)
{
    const bool past_last = date.n > BAC_DATE_MAX;
    const bac_date valid = {past_last ? BAC_DATE_MAX : date.n};
    const bac_civil civil = bac_date_to_civil(valid);
    const unsigned weekday = (bac_weekday(valid) + (past_last ? 1 : 0)) % 7;
    *whole_date_over(text, lang, past_last ? bac_civil_next(civil) : civil, with_weekday ? weekday : 7) = '\0';
}

void numbered_date_put(sink *out, language lang, bac_date date, bool with_weekday)
{
    char text[DATE_TEXT_MAX];
    date_text(text, lang, date, with_weekday);
    sink_text(out, text);
}

void iso_date_over(char date[ISO_DATE_LENGTH], bac_civil civil)
{
    memcpy(date, two_digits + 2 * (size_t)(civil.year / 100), 2);
    memcpy(date + 2, two_digits + 2 * (size_t)(civil.year % 100), 2);
    date[4] = '-';
    memcpy(date + 5, two_digits + 2 * (size_t)civil.month, 2);
    date[7] = '-';
    memcpy(date + ISO_DAY_AT, two_digits + 2 * (size_t)civil.day, 2);
}

void iso_date_put(sink *out, bac_civil civil)
{
    char text[ISO_DATE_LENGTH];
    iso_date_over(text, civil);
    sink_put(out, text, sizeof text);
}

void basic_date_put(sink *out, bac_civil civil)
{
    sink_two(out, civil.year / 100u);
    sink_two(out, civil.year % 100u);
    sink_two(out, civil.month);
    sink_two(out, civil.day);
}

void days_put(sink *out, language lang, uint32_t days)
{
    message_put(out, lang, is_singular(lang, days) ? MSG_ONE_DAY : MSG_SEVERAL_DAYS,
                MESSAGE_VALUES({"days", NULL, days}));
}

static bool has_gate(bac_gate_set gates, unsigned gate)
{
    return (gates >> gate & 1) != 0;
}

void gate_letters_put(sink *out, bac_gate_set gates)
{
    enum { FEWEST = 4 }; /* letters of a run that is written as its ends */
    for (unsigned gate = 0; gate < BAC_GATES_MAX && gates >> gate != 0; gate++) {
        unsigned end = gate;
        while (end < BAC_GATES_MAX && has_gate(gates, end)) {
            end++;
        }
        if (end - gate >= FEWEST) {
            sink_char(out, (char)('A' + gate));
            sink_char(out, '-');
            gate = end - 1;
        }
        if (has_gate(gates, gate)) {
            sink_char(out, (char)('A' + gate));
        }
    }
}

void gates_text(char text[GATES_TEXT_MAX], language lang, message last, bac_gate_set gates)
{
    sink out;
    sink_begin_text(&out, text, GATES_TEXT_MAX);
    const char *between = "";
    for (unsigned gate = 0; gates != 0; gate++, gates = (bac_gate_set)(gates >> 1)) {
        if ((gates & 1) != 0) {
            sink_text(&out, *between != '\0' && gates == 1 ? message_text(lang, last) : between);
            sink_char(&out, (char)('A' + gate));
            between = ", ";
        }
    }
    sink_end_text(&out);
}

const source_row source_rows[] = {
    {"S1", BAC_S1, MSG_SOURCE_S1}, {"S3", BAC_S3, MSG_SOURCE_S3},     {"S4", BAC_S4, MSG_SOURCE_S4},
    {"W1", BAC_W1, MSG_SOURCE_W1}, {"W2", BAC_W2, MSG_SOURCE_W2},     {"W3", BAC_W3, MSG_SOURCE_W3},
    {"W4", BAC_W4, MSG_SOURCE_W4}, {"W5", BAC_W5, MSG_SOURCE_W5},     {"W6", BAC_W6, MSG_SOURCE_W6},
    {"W7", BAC_W7, MSG_SOURCE_W7}, {NULL, BAC_TOOL, MSG_SOURCE_TOOL}, {NULL, BAC_CARRIED, MSG_SOURCE_CARRIED},
    {NULL, 0, MESSAGE_COUNT},
};

void sources_put(sink *out, language lang, bac_sources sources)
{
    bac_sources left = sources;
    for (const source_row *row = source_rows; left != 0 && row->bit != 0; row++) {
        if ((left & row->bit) != 0) {
            if (left != sources) {
                sink_text(out, ", ");
            }
            left &= ~row->bit;
            if (row->key != NULL) {
                sink_text(out, row->key);
            } else {
                message_put_plain(out, lang, row->words);
            }
        }
    }
}

void citation_put(sink *out, language lang, bac_sources sources)
{
    sink_text(out, " [");
    sources_put(out, lang, sources);
    sink_char(out, ']');
}

bac_sources inherited_sources(const bac_protocol *protocol)
{
    return protocol->rtu ? BAC_S1 : BAC_S1 | BAC_CARRIED;
}

void iso_date_text(char text[DATE_TEXT_MAX], bac_date date)
{
    sink out;
    sink_begin_text(&out, text, DATE_TEXT_MAX);
    iso_date_put(&out, bac_date_to_civil(date));
    sink_end_text(&out);
}

void days_text(char text[DAYS_TEXT_MAX], language lang, uint32_t days)
{
    sink out;
    sink_begin_text(&out, text, DAYS_TEXT_MAX);
    days_put(&out, lang, days);
    sink_end_text(&out);
}

void sources_text(char text[SOURCES_TEXT_MAX], language lang, bac_sources sources)
{
    sink out;
    sink_begin_text(&out, text, SOURCES_TEXT_MAX);
    sources_put(&out, lang, sources);
    sink_end_text(&out);
}
