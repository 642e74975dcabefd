/* SPDX-License-Identifier: MIT */
/* The dose curve: the daily dose over the days, the doses from which a review is needed, the ceiling. It is built from
 * blocks, not days, in whole tenths of a unit, so that it is small and the same everywhere. */
#include "paper/html.h"
#include "words/ascii.h"
#include "words/finding.h"

enum {
    WIDTH = 720,
    LEFT = 52,   /* of the plot: room for "300 mg" */
    RIGHT = 672, /* half a date hangs over */
    HEAD = 16,   /* above the plot: the ceiling's label */
    MARK_ROW = 14,
    PLOT_HEIGHT = 190,
    FOOT = 38, /* days and dates */
    TICKS_MAX = 6,
    GRID_MAX = 6,
    LABEL_WIDTH = 36, /* "130 mg" */
    LINE_HEIGHT = 13,
    COLUMN_WIDTH = 6, /* of a letter, generously */
    LABEL_MAX = 512   /* bytes of a limit's label */
};

/* A dose above or from which something holds. */
typedef struct {
    uint16_t dose_mg;
    const bac_review_rule *rule; /* NULL: the ceiling */
    unsigned columns;            /* of the label on its line; 0: another limit of the same dose has it */
} limit;

enum { LIMITS_MAX = BAC_REVIEW_RULES_MAX + 1 };

typedef struct {
    sink *out;
    language lang;
    const schedule *schedule;
    unsigned top;     /* of the plot */
    unsigned high_mg; /* at its top */
    bool rises;       /* the curve is lower at the left than at the right */
    limit limits[LIMITS_MAX];
    unsigned limit_count;
} curve;

/* ---- which limits matter ---- */

/* Lowest dose first. */
static void add_limit(curve *plot, uint16_t dose_mg, const bac_review_rule *rule)
{
    unsigned at = plot->limit_count++;
    for (; at > 0 && plot->limits[at - 1].dose_mg > dose_mg; at--) {
        plot->limits[at] = plot->limits[at - 1];
    }
    plot->limits[at] = (limit){.dose_mg = dose_mg, .rule = rule};
}

static void find_limits(curve *plot)
{
    const schedule *drawn = plot->schedule;
    const bac_protocol *protocol = drawn->protocol;
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        if (bac_review_rule_matters(protocol, &drawn->patient, drawn->days, rule)) {
            add_limit(plot, rule->threshold.value, rule);
        }
    }
    add_limit(plot, protocol->ceiling.value, NULL);
}

/* "second opinion: more than 120 mg per day" */
static void put_limit_words(sink *out, language lang, const limit *line)
{
    static const message reviews[BAC_REVIEW_COUNT] = {
        [BAC_REVIEW_SECOND_OPINION] = MSG_HTML_LIMIT_SECOND_OPINION,
        [BAC_REVIEW_COLLEGIAL] = MSG_HTML_LIMIT_COLLEGIAL,
        [BAC_REVIEW_MULTIDISCIPLINARY] = MSG_HTML_LIMIT_MULTIDISCIPLINARY,
    };
    const message name = line->rule == NULL ? MSG_RULE_CEILING : reviews[line->rule->review];
    sink_text(out, message_text(lang, name));
    sink_text(out, message_text(lang, MSG_COLON));
    if (line->rule == NULL) {
        message_put(out, lang, MSG_RULE_MG, MESSAGE_VALUES({"first", NULL, line->dose_mg}));
    } else {
        threshold_put(out, lang, line->rule);
    }
}

/* ---- places ---- */

/* The left edge of a day, in tenths. */
static unsigned x_of(const curve *plot, uint32_t day)
{
    return LEFT * 10u + (day - 1) * ((RIGHT - LEFT) * 10u) / plot->schedule->days;
}

static unsigned y_of(const curve *plot, unsigned dose_mg)
{
    return plot->top * 10u + (plot->high_mg - dose_mg) * (PLOT_HEIGHT * 10u) / plot->high_mg;
}

static void put_tenths(curve *plot, unsigned tenths)
{
    sink_number(plot->out, tenths / 10);
    if (tenths % 10 > 0) {
        sink_char(plot->out, '.');
        sink_number(plot->out, tenths % 10);
    }
}

static void put_attribute(curve *plot, const char *name, unsigned tenths)
{
    sink_char(plot->out, ' ');
    sink_text(plot->out, name);
    sink_text(plot->out, "=\"");
    put_tenths(plot, tenths);
    sink_char(plot->out, '"');
}

static void put_line(curve *plot, const char *class, unsigned x1, unsigned y1, unsigned x2, unsigned y2)
{
    sink_text(plot->out, "<line class=\"");
    sink_text(plot->out, class);
    sink_char(plot->out, '"');
    put_attribute(plot, "x1", x1);
    put_attribute(plot, "y1", y1);
    put_attribute(plot, "x2", x2);
    put_attribute(plot, "y2", y2);
    sink_text(plot->out, "/>\n");
}

/* `anchor`: start, middle or end. */
static void begin_text(curve *plot, unsigned x, unsigned y, const char *anchor)
{
    sink_text(plot->out, "<text");
    put_attribute(plot, "x", x);
    put_attribute(plot, "y", y);
    sink_text(plot->out, " text-anchor=\"");
    sink_text(plot->out, anchor);
    sink_text(plot->out, "\">");
}

static void end_text(curve *plot)
{
    sink_text(plot->out, "</text>\n");
}

static void put_dose(curve *plot, unsigned x, unsigned y, const char *anchor, uint32_t dose_mg)
{
    begin_text(plot, x, y, anchor);
    sink_number(plot->out, dose_mg);
    sink_text(plot->out, " mg");
    end_text(plot);
}

/* ---- parts of the drawing ---- */

/* Doses at the left, at round distances. */
static void put_grid(curve *plot)
{
    static const unsigned distances[] = {5, 10, 20, 50, 100, 200};
    unsigned i = 0;
    while (plot->high_mg / distances[i] > GRID_MAX) {
        i++;
    }
    for (unsigned dose = 0; dose <= plot->high_mg; dose += distances[i]) {
        const unsigned y = y_of(plot, dose);
        put_line(plot, dose == 0 ? "axis" : "grid", LEFT * 10, y, RIGHT * 10, y);
        put_dose(plot, (LEFT - 6) * 10, y + 40, "end", dose);
    }
}

/* Days, and their dates, at distances of weeks where the plan is long. */
static void put_days(curve *plot)
{
    static const unsigned distances[] = {1, 2, 3, 7, 14, 28, 56, 112, 224, 448, 896};
    const schedule *drawn = plot->schedule;
    unsigned i = 0;
    while ((drawn->days + distances[i] - 1u) / distances[i] > TICKS_MAX) {
        i++;
    }
    const unsigned floor = y_of(plot, 0);
    for (unsigned day = 1; day <= drawn->days; day += distances[i]) {
        const unsigned x = x_of(plot, day);
        put_line(plot, "axis", x, floor, x, floor + 50);
        begin_text(plot, x, floor + 170, "middle");
        message_put(plot->out, plot->lang, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, day}));
        end_text(plot);
        if (drawn->patient.dated) {
            begin_text(plot, x, floor + 310, "middle");
            numbered_date_put(plot->out, plot->lang, schedule_date(drawn, (uint16_t)day), true);
            end_text(plot);
        }
    }
}

/* The steps, from the dose before day 1 to the end of the last day. */
static void put_steps(curve *plot)
{
    const bac_plan *plan = &plot->schedule->plan;
    uint32_t day = 1;
    sink_char(plot->out, 'M');
    put_tenths(plot, x_of(plot, 1));
    sink_char(plot->out, ' ');
    put_tenths(plot, y_of(plot, plot->schedule->patient.from_mg));
    for (unsigned i = 0; i < plan->count; i++) {
        day += plan->block[i].days;
        sink_char(plot->out, 'V');
        put_tenths(plot, y_of(plot, plan->block[i].dose_mg));
        sink_char(plot->out, 'H');
        put_tenths(plot, x_of(plot, day));
    }
}

static void put_area(curve *plot)
{
    sink_text(plot->out, "<path class=\"area\" d=\"");
    put_steps(plot);
    sink_char(plot->out, 'V');
    put_tenths(plot, y_of(plot, 0));
    sink_char(plot->out, 'H');
    put_tenths(plot, LEFT * 10);
    sink_text(plot->out, "z\"/>\n");
}

/* Nothing may hide it. */
static void put_dose_curve(curve *plot)
{
    sink_text(plot->out, "<path class=\"dose\" d=\"");
    put_steps(plot);
    sink_text(plot->out, "\"/>\n");
}

/* Lines across, each labelled on the side where the curve is low; limits of the same dose share a line. */
static void put_limits(curve *plot)
{
    for (unsigned i = 0; i < plot->limit_count; i++) {
        limit *line = &plot->limits[i];
        const unsigned y = y_of(plot, line->dose_mg);
        char words[LABEL_MAX];
        sink label;
        if (i > 0 && line[-1].dose_mg == line->dose_mg) {
            continue;
        }
        sink_begin_text(&label, words, sizeof words);
        for (unsigned same = i; same < plot->limit_count && plot->limits[same].dose_mg == line->dose_mg; same++) {
            sink_text(&label, same > i ? "; " : "");
            put_limit_words(&label, plot->lang, &plot->limits[same]);
        }
        line->columns = (unsigned)text_columns(words, label.used, false);
        put_line(plot, line->rule == NULL ? "ceiling" : "limit", LEFT * 10, y, RIGHT * 10, y);
        begin_text(plot, plot->rises ? (LEFT + 6) * 10 : (RIGHT - 6) * 10, y - 45, plot->rises ? "start" : "end");
        sink_put(plot->out, words, label.used);
        end_text(plot);
    }
}

/* Whether the dose above a step would lie on a limit's label. */
static bool hides_label(const curve *plot, unsigned middle, unsigned y)
{
    for (unsigned i = 0; i < plot->limit_count; i++) {
        const limit *line = &plot->limits[i];
        const unsigned y_line = y_of(plot, line->dose_mg);
        const unsigned from_edge = plot->rises ? middle - LEFT * 10 : RIGHT * 10 - middle;
        if (y + LINE_HEIGHT * 10 > y_line && y < y_line + LINE_HEIGHT * 10 &&
            from_edge < line->columns * COLUMN_WIDTH * 10 + LABEL_WIDTH * 5) {
            return true;
        }
    }
    return false;
}

/* The dose above each step that is wide enough for it. */
static void put_step_doses(curve *plot)
{
    const bac_plan *plan = &plot->schedule->plan;
    uint32_t day = 1;
    for (unsigned i = 0; i < plan->count; i++) {
        const bac_block *block = &plan->block[i];
        const unsigned begin = x_of(plot, day);
        const unsigned end = x_of(plot, day + block->days);
        const unsigned middle = (begin + end) / 2;
        const unsigned y = y_of(plot, block->dose_mg);
        if (end - begin >= LABEL_WIDTH * 10 && !hides_label(plot, middle, y)) {
            put_dose(plot, middle, y - 50, "middle", block->dose_mg);
        }
        day += block->days;
    }
}

/* The days before which a review must be documented. Findings come in the order of their days. */
static unsigned review_days(const schedule *drawn, uint16_t days[SCHEDULE_FINDINGS_MAX])
{
    unsigned count = 0;
    for (unsigned i = 0; i < drawn->finding_count; i++) {
        const bac_finding *finding = &drawn->finding[i];
        if (is_review(finding) && (count == 0 || days[count - 1] != finding->day)) {
            days[count++] = finding->day;
        }
    }
    return count;
}

/* A line down for each of them; labels in rows of their own, so that none hides another. */
static void put_marks(curve *plot, const uint16_t days[], unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        const unsigned x = x_of(plot, days[i]);
        const unsigned y = (i + 1) * MARK_ROW * 10u;
        const bool left = x < (LEFT + RIGHT) * 5;
        put_line(plot, "mark", x, y - 80, x, y_of(plot, 0));
        begin_text(plot, left ? x + 40 : x - 40, y, left ? "start" : "end");
        message_put(plot->out, plot->lang, MSG_BEFORE_DAY, MESSAGE_VALUES({"day", NULL, days[i]}));
        end_text(plot);
    }
}

/* ---- the figure ---- */

/* What the drawing shows, for those who do not see it. */
static void put_description(curve *plot)
{
    const schedule *drawn = plot->schedule;
    const bac_plan *plan = &drawn->plan;
    uint32_t day = 1;
    uint32_t high_day = 1;
    uint16_t high_mg = plan->block[0].dose_mg;
    for (unsigned i = 0; i < plan->count; i++) {
        if (plan->block[i].dose_mg > high_mg) {
            high_mg = plan->block[i].dose_mg;
            high_day = day;
        }
        day += plan->block[i].days;
    }
    message_put(plot->out, plot->lang, MSG_HTML_CURVE_WORDS,
                MESSAGE_VALUES({"before", NULL, drawn->patient.from_mg}, {"first", NULL, plan->block[0].dose_mg},
                               {"high", NULL, high_mg}, {"day", NULL, high_day},
                               {"last", NULL, schedule_last_dose(drawn)}, {"days", NULL, drawn->days}));
    for (unsigned i = 0; i < plot->limit_count; i++) {
        sink_char(plot->out, ' ');
        put_limit_words(plot->out, plot->lang, &plot->limits[i]);
        sink_char(plot->out, '.');
    }
}

static void put_id(curve *plot, const char *before, uint32_t number, const char *after)
{
    sink_text(plot->out, before);
    sink_number(plot->out, number);
    sink_text(plot->out, after);
}

static void begin_figure(curve *plot, uint32_t number)
{
    const char *title = message_text(plot->lang, MSG_HTML_CURVE);
    sink_text(plot->out, "<figure>\n<figcaption>");
    sink_text(plot->out, title);
    put_id(plot, "</figcaption>\n<svg role=\"img\" paint-order=\"stroke\" aria-labelledby=\"title", number, "");
    put_id(plot, " words", number, "\" viewBox=\"0 0 ");
    sink_number(plot->out, WIDTH);
    sink_char(plot->out, ' ');
    sink_number(plot->out, plot->top + PLOT_HEIGHT + FOOT);
    put_id(plot, "\">\n<title id=\"title", number, "\">");
    sink_text(plot->out, title);
    put_id(plot, "</title>\n<desc id=\"words", number, "\">");
    put_description(plot);
    sink_text(plot->out, "</desc>\n");
}

static uint16_t dose_on(const schedule *drawn, uint32_t day)
{
    unsigned i = 0;
    for (uint32_t last = drawn->plan.block[0].days; last < day; last += drawn->plan.block[i].days) {
        i++;
    }
    return drawn->plan.block[i].dose_mg;
}

static unsigned highest_dose(const schedule *drawn)
{
    unsigned high_mg = drawn->patient.from_mg;
    for (unsigned i = 0; i < drawn->plan.count; i++) {
        high_mg = drawn->plan.block[i].dose_mg > high_mg ? drawn->plan.block[i].dose_mg : high_mg;
    }
    return high_mg > drawn->protocol->ceiling.value ? high_mg : drawn->protocol->ceiling.value;
}

void html_curve(sink *out, language lang, const schedule *drawn, uint32_t number)
{
    uint16_t days[SCHEDULE_FINDINGS_MAX];
    const unsigned marks = review_days(drawn, days);
    curve plot = {.out = out, .lang = lang, .schedule = drawn, .high_mg = highest_dose(drawn)};
    plot.rises = dose_on(drawn, drawn->days / 5u + 1u) < dose_on(drawn, drawn->days - drawn->days / 5u);
    plot.top = HEAD + marks * MARK_ROW;
    find_limits(&plot);
    begin_figure(&plot, number);
    put_grid(&plot);
    put_area(&plot);
    put_marks(&plot, days, marks);
    put_limits(&plot);
    put_dose_curve(&plot);
    put_step_doses(&plot);
    put_days(&plot);
    sink_text(out, "</svg>\n</figure>\n");
}
