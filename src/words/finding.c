/* SPDX-License-Identifier: MIT */
#include "words/finding.h"

static message ceiling_message(const bac_finding *finding)
{
    if (finding->severity == BAC_VIOLATION) {
        return MSG_FOUND_CEILING;
    }
    return finding->dose_mg > finding->limit ? MSG_FOUND_CEILING_DOWN : MSG_FOUND_CEILING_BEFORE;
}

static message contraindication_message(const finding_context *about, const bac_finding *finding)
{
    if (finding->severity == BAC_VIOLATION) {
        return finding->before_mg == 0 ? MSG_FOUND_FORBIDDEN : MSG_FOUND_NO_INCREASE;
    }
    return about->protocol->conditions_forbid ? MSG_FOUND_WEIGH_INCREASE : MSG_FOUND_WEIGH;
}

/* The row of the review table that a finding comes from. */
static const bac_review_rule *review_row(const finding_context *about, const bac_finding *finding)
{
    return bac_review_rule_for(about->protocol, finding->dose_mg, finding->number > 0 ? finding->number : BAC_AGE_MAX);
}

static message collegial_message(const finding_context *about, const bac_finding *finding)
{
    const bac_review_rule *row = review_row(about, finding);
    return row != NULL && row->from_age > 0 ? MSG_FOUND_COLLEGIAL_AGE : MSG_FOUND_COLLEGIAL;
}

static message status_message(const finding_context *about)
{
    return bac_protocol_in_force(about->patient->start) != NULL ? MSG_FOUND_NOT_IN_FORCE : MSG_FOUND_NONE_IN_FORCE;
}

/* Which words say it. */
static message found_message(const finding_context *about, const bac_finding *finding)
{
    const bool violation = finding->severity == BAC_VIOLATION;
    switch (finding->rule) {
    case BAC_RULE_TABLET:
        return finding->number == 0 ? MSG_FOUND_TABLET : MSG_FOUND_TABLET_INTAKE;
    case BAC_RULE_START_DOSE:
        return violation ? MSG_FOUND_START_HIGH : MSG_FOUND_START_LOW;
    case BAC_RULE_STEP_SIZE:
        return MSG_FOUND_STEP_SIZE;
    case BAC_RULE_STEP_LENGTH:
        return violation ? MSG_FOUND_STEP_SHORT : MSG_FOUND_STEP_LONG;
    case BAC_RULE_HELD_UNKNOWN:
        return MSG_FOUND_HELD_UNKNOWN;
    case BAC_RULE_CEILING:
        return ceiling_message(finding);
    case BAC_RULE_SECOND_OPINION:
        return MSG_FOUND_SECOND_OPINION;
    case BAC_RULE_COLLEGIAL_OPINION:
        return collegial_message(about, finding);
    case BAC_RULE_MULTIDISCIPLINARY_CARE:
        return MSG_FOUND_MULTIDISCIPLINARY;
    case BAC_RULE_AGE_BOUNDARY:
        return MSG_FOUND_AGE_BOUNDARY;
    case BAC_RULE_ABRUPT_FALL:
        return MSG_FOUND_ABRUPT_FALL;
    case BAC_RULE_TAPER_RATE:
        return MSG_FOUND_TAPER_RATE;
    case BAC_RULE_TAPER_LENGTH:
        return violation ? MSG_FOUND_TAPER_SHORT : MSG_FOUND_TAPER_LONG;
    case BAC_RULE_INTAKE_SUM:
        return MSG_FOUND_INTAKE_SUM;
    case BAC_RULE_CONTRAINDICATION:
        return contraindication_message(about, finding);
    case BAC_RULE_PSYCHIATRIC_REVIEW:
        return MSG_FOUND_PSYCHIATRIC;
    case BAC_RULE_INDICATION:
        return violation ? MSG_FOUND_INDICATION_OTHER : MSG_FOUND_INDICATION_ABSTINENCE;
    case BAC_RULE_SINGLE_INTAKE:
        return MSG_FOUND_SINGLE_INTAKE;
    default:
        return status_message(about);
    }
}

/* The words of a rule ask for days, a date, a review or a condition; most ask for none of them. */
typedef struct {
    char days[DAYS_TEXT_MAX], limit_days[DAYS_TEXT_MAX], start[DATE_TEXT_MAX];
    const char *review, *condition, *other;
} finding_words;

static void find_words(finding_words *words, language lang, const finding_context *about, const bac_finding *finding)
{
    words->days[0] = '\0';
    words->limit_days[0] = '\0';
    words->start[0] = '\0';
    words->review = "";
    words->condition =
        finding->condition < BAC_CONDITION_COUNT ? message_text(lang, condition_message(finding->condition)) : "";
    words->other = "";
    if (finding->rule == BAC_RULE_STEP_LENGTH || finding->rule == BAC_RULE_TAPER_LENGTH) {
        days_text(words->days, lang, finding->number);
        days_text(words->limit_days, lang, finding->limit);
    } else if (finding->rule == BAC_RULE_AGE_BOUNDARY) {
        words->review = message_text(
            lang, review_message(bac_review_needed(about->protocol, finding->dose_mg, finding->number + 1u)));
    } else if (finding->rule == BAC_RULE_PROTOCOL_STATUS) {
        const bac_protocol *in_force = bac_protocol_in_force(about->patient->start);
        date_text(words->start, lang, about->patient->start, false);
        words->other = in_force != NULL ? in_force->title : "";
    }
}

void finding_message(sink *out, language lang, const finding_context *about, const bac_finding *finding)
{
    finding_words words;
    find_words(&words, lang, about, finding);
    const message_value values[] = {{"dose", NULL, finding->dose_mg},
                                    {"before", NULL, finding->before_mg},
                                    {"number", NULL, finding->number},
                                    {"limit", NULL, finding->limit},
                                    {"days", words.days, 0},
                                    {"bound", words.limit_days, 0},
                                    {"gentle", NULL, about->protocol->fall_gentle.value},
                                    {"older", NULL, finding->number + 1u},
                                    {"review", words.review, 0},
                                    {"state", words.condition, 0},
                                    {"title", about->protocol->title, 0},
                                    {"date", words.start, 0},
                                    {"other", words.other, 0},
                                    MESSAGE_VALUES_END};
    message_put(out, lang, found_message(about, finding), values);
    const bool opinion = finding->rule >= BAC_RULE_SECOND_OPINION && finding->rule <= BAC_RULE_MULTIDISCIPLINARY_CARE;
    if (opinion && finding->severity == BAC_CAUTION) {
        sink_text(out, message_text(lang, MSG_FOUND_REDUCING));
    }
}

void finding_sourced(sink *out, language lang, const finding_context *about, const bac_finding *finding)
{
    finding_message(out, lang, about, finding);
    sink_text(out, " (");
    sink_text(out, about->protocol->id);
    sink_text(out, ")");
    citation_put(out, lang, bac_finding_sources(about->protocol, finding));
}

void finding_line(sink *out, language lang, const finding_context *about, const finding_place *place,
                  const bac_finding *finding)
{
    const message_value day[] = {{"day", NULL, finding->day}, MESSAGE_VALUES_END};
    if (place->file != NULL) {
        sink_text(out, place->file);
        sink_char(out, ':');
        sink_number(out, place->line);
    } else {
        message_put(out, lang, MSG_DAY_N, day);
    }
    sink_text(out, ": ");
    sink_text(out, message_text(lang, severity_message(finding->severity)));
    sink_text(out, ": ");
    sink_text(out, rule_names[finding->rule]);
    sink_text(out, ": ");
    if (place->file != NULL) {
        message_put(out, lang, MSG_DAY_N, day);
        sink_text(out, ", ");
    }
    finding_sourced(out, lang, about, finding);
    sink_char(out, '\n');
}

void threshold_put(sink *out, language lang, const bac_review_rule *row)
{
    message words = row->inclusive ? MSG_THRESHOLD_FROM : MSG_THRESHOLD_ABOVE;
    if (row->from_age > 0) {
        words = row->inclusive ? MSG_THRESHOLD_AGE_FROM : MSG_THRESHOLD_AGE_ABOVE;
    }
    message_put(out, lang, words,
                MESSAGE_VALUES({"mg", NULL, row->threshold.value}, {"age", NULL, row->from_age - 1u}));
}

void finding_demand(sink *out, language lang, const finding_context *about, const bac_finding *finding)
{
    const bac_review_rule *row = finding->condition < BAC_CONDITION_COUNT ? NULL : review_row(about, finding);
    if (row == NULL) {
        finding_message(out, lang, about, finding);
    } else {
        sink_text(out, message_text(lang, review_message(row->review)));
        sink_text(out, " (");
        threshold_put(out, lang, row);
        sink_text(out, ")");
    }
    citation_put(out, lang, bac_finding_sources(about->protocol, finding));
}
