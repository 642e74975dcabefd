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
static void add_limit(curve *c, uint16_t dose_mg, const bac_review_rule *rule)
{
    unsigned at = c->limit_count++;
    for (; at > 0 && c->limits[at - 1].dose_mg > dose_mg; at--) {
        c->limits[at] = c->limits[at - 1];
    }
    c->limits[at] = (limit){.dose_mg = dose_mg, .rule = rule};
}

static void find_limits(curve *c)
{
    const bac_protocol *protocol = c->schedule->protocol;
    const schedule *s = c->schedule;
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        if (bac_review_rule_matters(protocol, &s->patient, s->days, rule)) {
            add_limit(c, rule->threshold.value, rule);
        }
    }
    add_limit(c, protocol->ceiling.value, NULL);
}

/* "second opinion: more than 120 mg per day" */
static void put_limit_words(sink *out, language lang, const limit *l)
{
    static const message reviews[BAC_REVIEW_COUNT] = {
        [BAC_REVIEW_SECOND_OPINION] = MSG_HTML_LIMIT_SECOND_OPINION,
        [BAC_REVIEW_COLLEGIAL] = MSG_HTML_LIMIT_COLLEGIAL,
        [BAC_REVIEW_MULTIDISCIPLINARY] = MSG_HTML_LIMIT_MULTIDISCIPLINARY,
    };
    const message name = l->rule == NULL ? MSG_RULE_CEILING : reviews[l->rule->review];
    sink_text(out, message_text(lang, name));
    sink_text(out, message_text(lang, MSG_COLON));
    if (l->rule == NULL) {
        message_put(out, lang, MSG_RULE_MG, MESSAGE_VALUES({"first", NULL, l->dose_mg}));
    } else {
        threshold_put(out, lang, l->rule);
    }
}

/* ---- places ---- */

/* The left edge of a day, in tenths. */
static unsigned x_of(const curve *c, uint32_t day)
{
    return LEFT * 10u + (day - 1) * ((RIGHT - LEFT) * 10u) / c->schedule->days;
}

static unsigned y_of(const curve *c, unsigned dose_mg)
{
    return c->top * 10u + (c->high_mg - dose_mg) * (PLOT_HEIGHT * 10u) / c->high_mg;
}

static void put_tenths(curve *c, unsigned tenths)
{
    sink_number(c->out, tenths / 10);
    if (tenths % 10 > 0) {
        sink_char(c->out, '.');
        sink_number(c->out, tenths % 10);
    }
}

static void put_attribute(curve *c, const char *name, unsigned tenths)
{
    sink_char(c->out, ' ');
    sink_text(c->out, name);
    sink_text(c->out, "=\"");
    put_tenths(c, tenths);
    sink_char(c->out, '"');
}

static void put_line(curve *c, const char *class, unsigned x1, unsigned y1, unsigned x2, unsigned y2)
{
    sink_text(c->out, "<line class=\"");
    sink_text(c->out, class);
    sink_char(c->out, '"');
    put_attribute(c, "x1", x1);
    put_attribute(c, "y1", y1);
    put_attribute(c, "x2", x2);
    put_attribute(c, "y2", y2);
    sink_text(c->out, "/>\n");
}

/* `anchor`: start, middle or end. */
static void begin_text(curve *c, unsigned x, unsigned y, const char *anchor)
{
    sink_text(c->out, "<text");
    put_attribute(c, "x", x);
    put_attribute(c, "y", y);
    sink_text(c->out, " text-anchor=\"");
    sink_text(c->out, anchor);
    sink_text(c->out, "\">");
}

static void end_text(curve *c)
{
    sink_text(c->out, "</text>\n");
}

static void put_dose(curve *c, unsigned x, unsigned y, const char *anchor, uint32_t dose_mg)
{
    begin_text(c, x, y, anchor);
    sink_number(c->out, dose_mg);
    sink_text(c->out, " mg");
    end_text(c);
}

/* ---- parts of the drawing ---- */

/* Doses at the left, at round distances. */
static void put_grid(curve *c)
{
    static const unsigned distances[] = {5, 10, 20, 50, 100, 200};
    unsigned i = 0;
    while (c->high_mg / distances[i] > GRID_MAX) {
        i++;
    }
    for (unsigned dose = 0; dose <= c->high_mg; dose += distances[i]) {
        const unsigned y = y_of(c, dose);
        put_line(c, dose == 0 ? "axis" : "grid", LEFT * 10, y, RIGHT * 10, y);
        put_dose(c, (LEFT - 6) * 10, y + 40, "end", dose);
    }
}

/* Days, and their dates, at distances of weeks where the plan is long. */
static void put_days(curve *c)
{
    static const unsigned distances[] = {1, 2, 3, 7, 14, 28, 56, 112, 224, 448, 896};
    const schedule *s = c->schedule;
    unsigned i = 0;
    while ((s->days + distances[i] - 1u) / distances[i] > TICKS_MAX) {
        i++;
    }
    const unsigned floor = y_of(c, 0);
    for (unsigned day = 1; day <= s->days; day += distances[i]) {
        const unsigned x = x_of(c, day);
        put_line(c, "axis", x, floor, x, floor + 50);
        begin_text(c, x, floor + 170, "middle");
        message_put(c->out, c->lang, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, day}));
        end_text(c);
        if (s->patient.dated) {
            char date[DATE_TEXT_MAX];
            date_text(date, c->lang, schedule_date(s, (uint16_t)day), true);
            begin_text(c, x, floor + 310, "middle");
            sink_text(c->out, date);
            end_text(c);
        }
    }
}

/* The steps, from the dose before day 1 to the end of the last day. */
static void put_steps(curve *c)
{
    const bac_plan *plan = &c->schedule->plan;
    uint32_t day = 1;
    sink_char(c->out, 'M');
    put_tenths(c, x_of(c, 1));
    sink_char(c->out, ' ');
    put_tenths(c, y_of(c, c->schedule->patient.from_mg));
    for (unsigned i = 0; i < plan->count; i++) {
        day += plan->block[i].days;
        sink_char(c->out, 'V');
        put_tenths(c, y_of(c, plan->block[i].dose_mg));
        sink_char(c->out, 'H');
        put_tenths(c, x_of(c, day));
    }
}

static void put_area(curve *c)
{
    sink_text(c->out, "<path class=\"area\" d=\"");
    put_steps(c);
    sink_char(c->out, 'V');
    put_tenths(c, y_of(c, 0));
    sink_char(c->out, 'H');
    put_tenths(c, LEFT * 10);
    sink_text(c->out, "z\"/>\n");
}

/* Nothing may hide it. */
static void put_dose_curve(curve *c)
{
    sink_text(c->out, "<path class=\"dose\" d=\"");
    put_steps(c);
    sink_text(c->out, "\"/>\n");
}

/* Lines across, each labelled on the side where the curve is low; limits of the same dose share a line. */
static void put_limits(curve *c)
{
    for (unsigned i = 0; i < c->limit_count; i++) {
        limit *l = &c->limits[i];
        const unsigned y = y_of(c, l->dose_mg);
        char words[LABEL_MAX];
        sink label;
        if (i > 0 && l[-1].dose_mg == l->dose_mg) {
            continue;
        }
        sink_begin(&label, words, LABEL_MAX, NULL, NULL);
        for (unsigned same = i; same < c->limit_count && c->limits[same].dose_mg == l->dose_mg; same++) {
            sink_text(&label, same > i ? "; " : "");
            put_limit_words(&label, c->lang, &c->limits[same]);
        }
        l->columns = (unsigned)text_columns(words, label.used, false);
        put_line(c, l->rule == NULL ? "ceiling" : "limit", LEFT * 10, y, RIGHT * 10, y);
        begin_text(c, c->rises ? (LEFT + 6) * 10 : (RIGHT - 6) * 10, y - 45, c->rises ? "start" : "end");
        sink_put(c->out, words, label.used);
        end_text(c);
    }
}

/* Whether the dose above a step would lie on a limit's label. */
static bool hides_label(const curve *c, unsigned middle, unsigned y)
{
    for (unsigned i = 0; i < c->limit_count; i++) {
        const limit *l = &c->limits[i];
        const unsigned line = y_of(c, l->dose_mg);
        const unsigned from_edge = c->rises ? middle - LEFT * 10 : RIGHT * 10 - middle;
        if (y + LINE_HEIGHT * 10 > line && y < line + LINE_HEIGHT * 10 &&
            from_edge < l->columns * COLUMN_WIDTH * 10 + LABEL_WIDTH * 5) {
            return true;
        }
    }
    return false;
}

/* The dose above each step that is wide enough for it. */
static void put_step_doses(curve *c)
{
    const bac_plan *plan = &c->schedule->plan;
    uint32_t day = 1;
    for (unsigned i = 0; i < plan->count; i++) {
        const bac_block *block = &plan->block[i];
        const unsigned begin = x_of(c, day);
        const unsigned end = x_of(c, day + block->days);
        const unsigned middle = (begin + end) / 2;
        const unsigned y = y_of(c, block->dose_mg);
        if (end - begin >= LABEL_WIDTH * 10 && !hides_label(c, middle, y)) {
            put_dose(c, middle, y - 50, "middle", block->dose_mg);
        }
        day += block->days;
    }
}

/* The days before which a review must be documented. Findings come in the order of their days. */
static unsigned review_days(const schedule *s, uint16_t days[SCHEDULE_FINDINGS_MAX])
{
    unsigned count = 0;
    for (unsigned i = 0; i < s->finding_count; i++) {
        const bac_finding *finding = &s->finding[i];
        if (is_review(finding) && (count == 0 || days[count - 1] != finding->day)) {
            days[count++] = finding->day;
        }
    }
    return count;
}

/* A line down for each of them; labels in rows of their own, so that none hides another. */
static void put_marks(curve *c, const uint16_t days[], unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        const unsigned x = x_of(c, days[i]);
        const unsigned y = (i + 1) * MARK_ROW * 10u;
        const bool left = x < (LEFT + RIGHT) * 5;
        put_line(c, "mark", x, y - 80, x, y_of(c, 0));
        begin_text(c, left ? x + 40 : x - 40, y, left ? "start" : "end");
        message_put(c->out, c->lang, MSG_BEFORE_DAY, MESSAGE_VALUES({"day", NULL, days[i]}));
        end_text(c);
    }
}

/* ---- the figure ---- */

/* What the drawing shows, for those who do not see it. */
static void put_description(curve *c)
{
    const schedule *s = c->schedule;
    const bac_plan *plan = &s->plan;
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
    message_put(c->out, c->lang, MSG_HTML_CURVE_WORDS,
                MESSAGE_VALUES({"before", NULL, s->patient.from_mg}, {"first", NULL, plan->block[0].dose_mg},
                               {"high", NULL, high_mg}, {"day", NULL, high_day}, {"last", NULL, schedule_last_dose(s)},
                               {"days", NULL, s->days}));
    for (unsigned i = 0; i < c->limit_count; i++) {
        sink_char(c->out, ' ');
        put_limit_words(c->out, c->lang, &c->limits[i]);
        sink_char(c->out, '.');
    }
}

static void put_id(curve *c, const char *before, uint32_t number, const char *after)
{
    sink_text(c->out, before);
    sink_number(c->out, number);
    sink_text(c->out, after);
}

static void begin_figure(curve *c, uint32_t number)
{
    const char *title = message_text(c->lang, MSG_HTML_CURVE);
    sink_text(c->out, "<figure>\n<figcaption>");
    sink_text(c->out, title);
    put_id(c, "</figcaption>\n<svg role=\"img\" paint-order=\"stroke\" aria-labelledby=\"title", number, "");
    put_id(c, " words", number, "\" viewBox=\"0 0 ");
    sink_number(c->out, WIDTH);
    sink_char(c->out, ' ');
    sink_number(c->out, c->top + PLOT_HEIGHT + FOOT);
    put_id(c, "\">\n<title id=\"title", number, "\">");
    sink_text(c->out, title);
    put_id(c, "</title>\n<desc id=\"words", number, "\">");
    put_description(c);
    sink_text(c->out, "</desc>\n");
}

static uint16_t dose_on(const schedule *s, uint32_t day)
{
    unsigned i = 0;
    for (uint32_t last = s->plan.block[0].days; last < day; last += s->plan.block[i].days) {
        i++;
    }
    return s->plan.block[i].dose_mg;
}

static unsigned highest_dose(const schedule *s)
{
    unsigned high_mg = s->patient.from_mg;
    for (unsigned i = 0; i < s->plan.count; i++) {
        high_mg = s->plan.block[i].dose_mg > high_mg ? s->plan.block[i].dose_mg : high_mg;
    }
    return high_mg > s->protocol->ceiling.value ? high_mg : s->protocol->ceiling.value;
}

void html_curve(sink *out, language lang, const schedule *s, uint32_t number)
{
    uint16_t days[SCHEDULE_FINDINGS_MAX];
    const unsigned marks = review_days(s, days);
    curve c = {.out = out, .lang = lang, .schedule = s, .high_mg = highest_dose(s)};
    c.rises = dose_on(s, s->days / 5u + 1u) < dose_on(s, s->days - s->days / 5u);
    c.top = HEAD + marks * MARK_ROW;
    find_limits(&c);
    begin_figure(&c, number);
    put_grid(&c);
    put_area(&c);
    put_marks(&c, days, marks);
    put_limits(&c);
    put_dose_curve(&c);
    put_step_doses(&c);
    put_days(&c);
    sink_text(out, "</svg>\n</figure>\n");
}
