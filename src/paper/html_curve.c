/* SPDX-License-Identifier: MIT */
/* The dose curve: the daily dose over the days, the doses from which a review is needed, the ceiling. It is built from
 * blocks, not days, in whole tenths of a unit, so that it is small and the same everywhere. */
#include "paper/html.h"
#include "words/columns.h"
#include "words/finding.h"

enum {
    WIDTH = 720,
    LEFT = 52,   /* of the plot: room for "300 mg" */
    RIGHT = 664, /* room for the dose of a limit; half a date hangs over */
    HEAD = 16,   /* above the plot: the dose of a step at its top */
    ROW = 15,    /* of a label above or below the plot */
    PLOT_HEIGHT = 190,
    FOOT = 40, /* days and dates */
    TICKS_MAX = 6,
    GRID_MAX = 6,
    LABEL_HEIGHT = 12,
    LABEL_RISE = 4,    /* of a label above its step */
    DIGIT_WIDTH = 7,   /* of a digit and of a letter, generously */
    SAMPLE_WIDTH = 30, /* of a limit's line beside its name */
    LABELS_MAX = 160   /* on the longest curve that is drawn */
};

/* A dose above or from which something holds. */
typedef struct {
    uint16_t dose_mg;
    const bac_review_rule *rule; /* NULL: the ceiling */
} limit;

/* What a label covers, in tenths. */
typedef struct {
    unsigned left, right, top, bottom;
} box;

enum { LIMITS_MAX = BAC_REVIEW_RULES_MAX + 1 };

typedef struct {
    sink *out;
    language lang;
    const schedule *schedule; /* but for its blocks */
    const bac_block *block;
    unsigned block_count;
    const bool *offends; /* [day]: what breaks a rule; NULL: nothing does */
    unsigned top;        /* of the plot */
    unsigned high_mg;    /* at its top */
    limit limits[LIMITS_MAX];
    unsigned limit_count;
    uint16_t marks[BAC_GATES_MAX]; /* days before which something must be documented */
    bac_gate_set mark_gates[BAC_GATES_MAX];
    unsigned mark_count;
    box labels[LABELS_MAX]; /* of steps */
    unsigned label_count;
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
    uint32_t day = 1;
    sink_char(plot->out, 'M');
    put_tenths(plot, x_of(plot, 1));
    sink_char(plot->out, ' ');
    put_tenths(plot, y_of(plot, plot->schedule->patient.from_mg));
    for (unsigned i = 0; i < plot->block_count; i++) {
        day += plot->block[i].days;
        sink_char(plot->out, 'V');
        put_tenths(plot, y_of(plot, plot->block[i].dose_mg));
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

/* ---- limits ---- */

/* Lines across, with their dose at the right of the plot, where nothing crosses it. */
static void put_limits(curve *plot)
{
    for (unsigned i = 0; i < plot->limit_count; i++) {
        const limit *line = &plot->limits[i];
        const unsigned y = y_of(plot, line->dose_mg);
        put_line(plot, line->rule == NULL ? "ceiling" : "limit", LEFT * 10, y, RIGHT * 10, y);
        if (i == 0 || line[-1].dose_mg != line->dose_mg) {
            put_dose(plot, (RIGHT + 6) * 10, y + 40, "start", line->dose_mg);
        }
    }
}

/* What the lines mean, below the drawing; and the crosses. */
static void put_limit_names(curve *plot)
{
    unsigned y = (plot->top + PLOT_HEIGHT + FOOT) * 10;
    if (plot->offends != NULL) {
        y += ROW * 10;
        begin_text(plot, (LEFT + SAMPLE_WIDTH / 2) * 10, y, "middle");
        sink_text(plot->out, "×");
        end_text(plot);
        begin_text(plot, (LEFT + SAMPLE_WIDTH + 8) * 10, y, "start");
        sink_text(plot->out, message_text(plot->lang, MSG_REPORT_OFFENDING));
        end_text(plot);
    }
    for (unsigned i = 0; i < plot->limit_count; i++) {
        y += ROW * 10;
        put_line(plot, plot->limits[i].rule == NULL ? "ceiling key" : "limit key", LEFT * 10, y - 40,
                 (LEFT + SAMPLE_WIDTH) * 10, y - 40);
        begin_text(plot, (LEFT + SAMPLE_WIDTH + 8) * 10, y, "start");
        put_limit_words(plot->out, plot->lang, &plot->limits[i]);
        end_text(plot);
    }
}

/* ---- gates ---- */

/* The days of gates, in order, each with the letters of its gates. */
static void find_marks(curve *plot)
{
    const bac_gates *gates = &plot->schedule->gates;
    for (unsigned i = 0; i < gates->count; i++) {
        if (plot->mark_count == 0 || plot->marks[plot->mark_count - 1] != gates->gate[i].day) {
            plot->marks[plot->mark_count++] = gates->gate[i].day;
        }
        plot->mark_gates[plot->mark_count - 1] |= (bac_gate_set)(1u << i);
    }
}

/* "A and B, BEFORE DAY 40". */
static void mark_words(const curve *plot, unsigned mark, char bytes[], size_t size)
{
    char letters[GATES_TEXT_MAX];
    sink words;
    sink_begin_text(&words, bytes, size);
    gates_text(letters, plot->lang, MSG_LIST_AND, plot->mark_gates[mark]);
    sink_text(&words, letters);
    sink_text(&words, ", ");
    message_put(&words, plot->lang, MSG_BEFORE_DAY, MESSAGE_VALUES({"day", NULL, plot->marks[mark]}));
    sink_end_text(&words);
}

static unsigned width_of(const char *words)
{
    return (unsigned)text_columns(words, strlen(words), false) * DIGIT_WIDTH * 10u;
}

/* A line down for each of them, from a label in a row of its own. A label stands at the right of its line, and lines
 * further right begin below it; where the drawing ends there it stands at the left, in a row above all others. */
static void put_marks(curve *plot)
{
    enum { MARK_BYTES = GATES_TEXT_MAX + 64, GAP = 40 };
    char words[MARK_BYTES];
    unsigned turned = plot->mark_count; /* the first label at the left of its line */
    for (; turned > 0; turned--) {
        const unsigned x = x_of(plot, plot->marks[turned - 1]);
        mark_words(plot, turned - 1, words, sizeof words);
        const unsigned right = x + GAP + width_of(words);
        const bool free = right < WIDTH * 10 && (turned == plot->mark_count || right < x_of(plot, plot->marks[turned]));
        if (free || x < GAP + width_of(words)) {
            break;
        }
    }
    for (unsigned i = 0; i < plot->mark_count; i++) {
        const bool left = i >= turned;
        const unsigned row = left ? plot->mark_count - 1 - i : plot->mark_count - turned + i;
        const unsigned x = x_of(plot, plot->marks[i]);
        const unsigned y = (row + 1) * ROW * 10u;
        mark_words(plot, i, words, sizeof words);
        put_line(plot, "mark", x, y - 80, x, y_of(plot, 0));
        begin_text(plot, left ? x - GAP : x + GAP, y, left ? "end" : "start");
        sink_text(plot->out, words);
        end_text(plot);
    }
}

/* ---- days that break a rule ---- */

/* A band for each run of them, with a cross at its top where it does not stand on the one before. */
static void put_offending_days(curve *plot)
{
    enum { CROSS = 100 };
    const unsigned y = (plot->mark_count + 1) * ROW * 10;
    unsigned free_from = 0;
    for (uint32_t day = 1; plot->offends != NULL && day <= plot->schedule->days; day++) {
        const uint32_t first = day;
        while (day <= plot->schedule->days && plot->offends[day]) {
            day++;
        }
        if (day == first) {
            continue;
        }
        const unsigned left = x_of(plot, first);
        const unsigned right = x_of(plot, day);
        sink_text(plot->out, "<rect class=\"bad\"");
        put_attribute(plot, "x", left);
        put_attribute(plot, "y", y + 40);
        put_attribute(plot, "width", right - left);
        put_attribute(plot, "height", y_of(plot, 0) - y - 40);
        sink_text(plot->out, "/>\n");
        if (left >= free_from) {
            begin_text(plot, (left + right) / 2, y, "middle");
            sink_text(plot->out, "×");
            end_text(plot);
            free_from = left + CROSS;
        }
    }
}

/* ---- the doses of the steps ---- */

static bool overlaps(const box *one, const box *other)
{
    return one->left < other->right && other->left < one->right && one->top < other->bottom && other->top < one->bottom;
}

/* Whether nothing of the drawing lies there: no line of a limit or a gate, no other label. */
static bool is_free(const curve *plot, const box *at)
{
    bool free = at->left >= LEFT * 10 && at->right <= RIGHT * 10;
    for (unsigned i = 0; i < plot->limit_count; i++) {
        const unsigned y = y_of(plot, plot->limits[i].dose_mg);
        free = free && (y + 10 < at->top || y > at->bottom + 10);
    }
    for (unsigned i = 0; i < plot->mark_count; i++) {
        const unsigned x = x_of(plot, plot->marks[i]);
        free = free && (x + 10 < at->left || x > at->right + 10);
    }
    for (unsigned i = 0; i < plot->label_count; i++) {
        free = free && !overlaps(at, &plot->labels[i]);
    }
    return free;
}

/* Where there is no curve above a step's height: from the end of the last higher step before it to the next one. */
static box air_above(const curve *plot, unsigned block, unsigned left, unsigned right)
{
    const uint16_t dose_mg = plot->block[block].dose_mg;
    unsigned first = block;
    unsigned last = block;
    uint32_t day = 1;
    while (first > 0 && plot->block[first - 1].dose_mg < dose_mg) {
        first--;
    }
    while (last + 1u < plot->block_count && plot->block[last + 1].dose_mg < dose_mg) {
        last++;
    }
    for (unsigned i = 0; i <= last; i++) {
        left = i == first ? x_of(plot, day) : left;
        day += plot->block[i].days;
        right = i == last ? x_of(plot, day) : right;
    }
    return (box){.left = left + 20, .right = right - 20};
}

/* The dose of a step: over its middle, else as far to a side as the curve is lower there, else below it. Nothing where
 * there is no room. */
static void put_step_dose(curve *plot, unsigned block, unsigned left, unsigned right)
{
    enum { ABOVE = 3, PLACES = 4 };
    const uint16_t dose_mg = plot->block[block].dose_mg;
    const unsigned width = (dose_mg < 10 ? 4u : dose_mg < 100 ? 5u : 6u) * DIGIT_WIDTH * 10u;
    const unsigned y = y_of(plot, dose_mg);
    const unsigned middle = (left + right) / 2;
    const unsigned centres[PLACES] = {middle, right - 20 - width / 2, left + 20 + width / 2, middle};
    for (unsigned i = 0; i < PLACES && plot->label_count < LABELS_MAX; i++) {
        const box air = i < ABOVE ? air_above(plot, block, left, right) : (box){.left = left, .right = right};
        const unsigned bottom = i < ABOVE ? y - LABEL_RISE * 10 : y + (LABEL_HEIGHT + LABEL_RISE) * 10;
        const box at = {.left = centres[i] - width / 2,
                        .right = centres[i] + width / 2,
                        .top = bottom - LABEL_HEIGHT * 10,
                        .bottom = bottom};
        if (centres[i] >= width / 2 && at.left >= air.left && at.right <= air.right && at.bottom < y_of(plot, 0) &&
            is_free(plot, &at)) {
            plot->labels[plot->label_count++] = at;
            put_dose(plot, centres[i], bottom - 10, "middle", dose_mg);
            return;
        }
    }
}

static void put_step_doses(curve *plot)
{
    uint32_t day = 1;
    for (unsigned i = 0; i < plot->block_count; i++) {
        const unsigned left = x_of(plot, day);
        day += plot->block[i].days;
        put_step_dose(plot, i, left, x_of(plot, day));
    }
}

/* ---- the figure ---- */

/* What the drawing shows, for those who do not see it. */
static void put_description(curve *plot)
{
    const schedule *drawn = plot->schedule;
    uint32_t day = 1;
    uint32_t high_day = 1;
    uint16_t high_mg = plot->block[0].dose_mg;
    for (unsigned i = 0; i < plot->block_count; i++) {
        if (plot->block[i].dose_mg > high_mg) {
            high_mg = plot->block[i].dose_mg;
            high_day = day;
        }
        day += plot->block[i].days;
    }
    message_put(plot->out, plot->lang, MSG_HTML_CURVE_WORDS,
                MESSAGE_VALUES({"before", NULL, drawn->patient.from_mg}, {"first", NULL, plot->block[0].dose_mg},
                               {"high", NULL, high_mg}, {"day", NULL, high_day},
                               {"last", NULL, plot->block[plot->block_count - 1].dose_mg},
                               {"days", NULL, drawn->days}));
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

static unsigned height_of(const curve *plot)
{
    const unsigned names = plot->limit_count + (plot->offends != NULL ? 1u : 0u);
    return plot->top + PLOT_HEIGHT + FOOT + names * ROW + LABEL_RISE;
}

static void begin_figure(curve *plot, uint32_t number)
{
    const char *title = message_text(plot->lang, MSG_HTML_CURVE);
    put_id(plot, "<figure>\n<figcaption id=\"title", number, "\">");
    sink_text(plot->out, title);
    sink_text(plot->out, "</figcaption>\n<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    sink_text(plot->out, title);
    put_id(plot, "\">\n<svg role=\"img\" paint-order=\"stroke\" aria-labelledby=\"title", number, "");
    put_id(plot, " words", number, "\" viewBox=\"0 0 ");
    sink_number(plot->out, WIDTH);
    sink_char(plot->out, ' ');
    sink_number(plot->out, height_of(plot));
    put_id(plot, "\">\n<desc id=\"words", number, "\">");
    put_description(plot);
    sink_text(plot->out, "</desc>\n");
}

static unsigned highest_dose(const curve *plot)
{
    const schedule *drawn = plot->schedule;
    unsigned high_mg = drawn->patient.from_mg;
    for (unsigned i = 0; i < plot->block_count; i++) {
        high_mg = plot->block[i].dose_mg > high_mg ? plot->block[i].dose_mg : high_mg;
    }
    return high_mg > drawn->protocol->ceiling.value ? high_mg : drawn->protocol->ceiling.value;
}

static uint32_t draw(curve *plot, uint32_t number)
{
    enum { SPACE = 28 }; /* caption, and below the figure */
    plot->high_mg = highest_dose(plot);
    find_marks(plot);
    plot->top = HEAD + (plot->mark_count + (plot->offends != NULL ? 1u : 0u)) * ROW;
    find_limits(plot);
    begin_figure(plot, number);
    put_offending_days(plot);
    put_grid(plot);
    put_area(plot);
    put_marks(plot);
    put_limits(plot);
    put_dose_curve(plot);
    put_step_doses(plot);
    put_days(plot);
    put_limit_names(plot);
    sink_text(plot->out, "</svg>\n</div>\n</figure>\n");
    return height_of(plot) * HTML_PAGE_WIDTH / WIDTH + SPACE;
}

/* [R-html-curve] */
uint32_t html_curve(sink *out, language lang, const schedule *drawn, uint32_t number)
{
    curve plot = {
        .out = out, .lang = lang, .schedule = drawn, .block = drawn->plan.block, .block_count = drawn->plan.count};
    return draw(&plot, number);
}

uint32_t html_curve_of_report(sink *out, language lang, const report *drawn, uint32_t number)
{
    curve plot = {.out = out,
                  .lang = lang,
                  .schedule = &drawn->facts,
                  .block = drawn->block,
                  .block_count = drawn->block_count,
                  .offends = drawn->count[BAC_VIOLATION] > 0 ? drawn->offends : NULL};
    return draw(&plot, number);
}
