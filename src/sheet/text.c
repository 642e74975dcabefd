/* SPDX-License-Identifier: MIT */
/* The prescriber's sheet: in the order in which it is read, everything said once. */
#include "sheet/text.h"
#include "sheet/ascii.h"
#include "sheet/finding.h"
#include "sheet/format.h"
#include "sheet/status.h"

enum {
    SCRATCH_MAX = 8 * 1024, /* the longest paragraph: a name of 1,024 bytes, a plan of 128 blocks */
    SECTIONS_MAX = BAC_DAYS_MAX + 64,
    /* two rows and two lines of prescription for each day, at two bytes a column; and the texts around */
    BODY_MAX = BAC_DAYS_MAX * 4 * 2 * PAGE_COLUMNS + 256 * 1024,
    TOP_MAX = 16 * 1024,
    MARGIN = 10 /* columns of the labels on the left */
};

/* What a sheet is made of while it is being laid out. Only the part in use is ever touched. */
static char body_bytes[BODY_MAX];
static paper_section body_sections[SECTIONS_MAX];

typedef struct {
    const schedule *schedule;
    finding_context about;
    language lang;
    paper body, status, patient, table_head;
    char status_bytes[TOP_MAX], patient_bytes[TOP_MAX], table_head_bytes[TOP_MAX];
    paper_section top_sections[3];
    sink scratch;
    char scratch_bytes[SCRATCH_MAX];
} text_sheet;

/* ---- helpers ---- */

/* A text is gathered in the scratch sink, then added as one paragraph. */
static void say(text_sheet *t, message words, const message_value values[])
{
    message_put(&t->scratch, t->lang, words, values);
}

static void end_paragraph(text_sheet *t, paper *where, const char *label)
{
    t->scratch_bytes[t->scratch.used < SCRATCH_MAX ? t->scratch.used : SCRATCH_MAX - 1] = '\0';
    paper_paragraph(where, label, t->scratch_bytes);
    t->scratch.used = 0;
}

static void add(text_sheet *t, const char *label, message words, const message_value values[])
{
    say(t, words, values);
    end_paragraph(t, &t->body, label);
}

static void begin_section(text_sheet *t)
{
    paper_section_begin(&t->body, 0, 0);
}

/* A label padded to the margin. */
static void label_text(char label[4 * MARGIN], language lang, message words)
{
    const char *text = message_text(lang, words);
    char *at = put_text(label, text);
    for (size_t columns = text_columns(text, strlen(text), false); columns < MARGIN; columns++) {
        *at++ = ' ';
    }
    *at = '\0';
}

static void add_labelled(text_sheet *t, message label_words, message words, const message_value values[])
{
    char label[4 * MARGIN];
    label_text(label, t->lang, label_words);
    add(t, label, words, values);
}

/* "day 40" or "day 40, Fri 1 Jan 2027"; `after` moves the date on by a day that may lie past the last date. */
static void say_day(text_sheet *t, message words, uint16_t day)
{
    const schedule *s = t->schedule;
    say(t, words, (message_value[]){{"day", NULL, day}, {NULL, NULL, 0}});
    if (s->patient.dated) {
        char date[DATE_TEXT_MAX];
        date_text(date, t->lang, schedule_date(s, day), true);
        sink_text(&t->scratch, ", ");
        sink_text(&t->scratch, date);
    }
}

/* ---- the top of every page ---- */

static void add_status(text_sheet *t)
{
    paper_section_begin(&t->status, 0, 0);
    status_put(&t->scratch, t->lang, t->schedule->protocol, &t->schedule->patient);
    end_paragraph(t, &t->status, "");
}

static void add_patient(text_sheet *t)
{
    const schedule *s = t->schedule;
    char label[4 * MARGIN];
    label_text(label, t->lang, MSG_LABEL_PATIENT);
    paper_section_begin(&t->patient, 0, 0);
    if (s->name[0] == '\0') {
        sink_text(&t->scratch, "______________________________");
    }
    for (const char *c = s->name; *c != '\0'; c++) {
        sink_char(&t->scratch, *c == '\n' || *c == '\r' || *c == '\t' ? ' ' : *c);
    }
    if (s->patient.born) {
        char birth[DATE_TEXT_MAX];
        date_text(birth, t->lang, s->patient.birth, false);
        say(t, MSG_BORN, (message_value[]){{"date", birth, 0}, {NULL, NULL, 0}});
    } else if (s->patient.age > 0) {
        say(t, MSG_AGED, (message_value[]){{"age", NULL, s->patient.age}, {NULL, NULL, 0}});
    }
    end_paragraph(t, &t->patient, label);
}

/* A line with one text at each end. */
static void put_both_ends(sink *out, const char *left, const char *right)
{
    const size_t columns = text_columns(left, strlen(left), false) + text_columns(right, strlen(right), false);
    sink_text(out, left);
    for (size_t i = columns; i < PAGE_COLUMNS; i++) {
        sink_char(out, ' ');
    }
    sink_text(out, right);
    sink_char(out, '\n');
}

static void print_top(void *context, sink *out, const page_extent *extent)
{
    text_sheet *t = context;
    const schedule *s = t->schedule;
    sink *top = &t->scratch;
    char number[PAGE_COLUMNS];
    sink words;
    sink_begin(&words, number, sizeof number, NULL, NULL);
    message_put(&words, t->lang, MSG_PAGE_N_OF_M,
                (message_value[]){{"page", NULL, extent->page}, {"pages", NULL, extent->pages}, {NULL, NULL, 0}});
    number[words.used] = '\0';
    text_put(out, t->status.ascii, t->status.text.buffer, t->status.text.used);
    put_both_ends(top, message_text(t->lang, MSG_DRUG), number);
    sink_put(top, t->patient.text.buffer, t->patient.text.used);
    char label[4 * MARGIN];
    label_text(label, t->lang, MSG_LABEL_PAGE);
    sink_text(top, label);
    message_put(
        top, t->lang, MSG_DAYS_COVERED,
        (message_value[]){{"first", NULL, extent->first_day}, {"last", NULL, extent->last_day}, {NULL, NULL, 0}});
    if (s->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, t->lang, schedule_date(s, extent->first_day), true);
        date_text(last, t->lang, schedule_date(s, extent->last_day), true);
        message_put(top, t->lang, MSG_DATES_COVERED,
                    (message_value[]){{"first", first, 0}, {"last", last, 0}, {NULL, NULL, 0}});
    }
    sink_text(top, "\n\n");
    text_put(out, t->body.ascii, top->buffer, top->used);
    top->used = 0;
}

/* ---- above the table ---- */

static void add_plan(text_sheet *t)
{
    const schedule *s = t->schedule;
    char days[DAYS_TEXT_MAX];
    char start[DATE_TEXT_MAX] = "";
    days_text(days, t->lang, s->days);
    if (s->patient.dated) {
        date_text(start, t->lang, s->patient.start, true);
    }
    const message_value values[] = {{"days", days, 0},
                                    {"goal", NULL, s->goal_mg},
                                    {"from", NULL, s->patient.from_mg},
                                    {"date", start, 0},
                                    {NULL, NULL, 0}};
    begin_section(t);
    add_labelled(t, MSG_LABEL_DAY_1, s->patient.dated ? MSG_DAY_1_DATED : MSG_DAY_1_OPEN, values);
    add_labelled(t, MSG_LABEL_BEFORE, s->patient.from_mg == 0 ? MSG_BEFORE_NOTHING : MSG_BEFORE_DOSE, values);
    add_labelled(t, MSG_LABEL_PLAN,
                 s->kind == PLAN_TITRATION ? MSG_PLAN_TITRATION
                 : s->goal_mg == 0         ? MSG_PLAN_STOP
                                           : MSG_PLAN_REDUCTION,
                 values);
    paper_blank(&t->body);
}

/* What must be settled before a day, with the day and the date by which it is due. */
static void add_reviews(text_sheet *t)
{
    bool any = false;
    for (unsigned i = 0; i < t->schedule->finding_count; i++) {
        const bac_finding *finding = &t->schedule->finding[i];
        if (!is_review(finding)) {
            continue;
        }
        if (!any) {
            begin_section(t);
            any = true;
        }
        say_day(t, MSG_BEFORE_DAY, finding->day);
        sink_text(&t->scratch, message_text(t->lang, MSG_COLON));
        finding_demand(&t->scratch, t->lang, &t->about, finding);
        end_paragraph(t, &t->body, "!! ");
    }
    if (any) {
        paper_blank(&t->body);
    }
}

static void add_warnings(text_sheet *t)
{
    const schedule *s = t->schedule;
    begin_section(t);
    add(t, "", MSG_NEVER_STOP, NULL);
    add(t, "", MSG_NO_DRIVING, NULL);
    add(t, "", MSG_EMERGENCY, NULL);
    if (s->kind == PLAN_TITRATION) {
        add(t, "", MSG_NOT_AN_AIM, (message_value[]){{"goal", NULL, s->goal_mg}, {NULL, NULL, 0}});
    }
    paper_blank(&t->body);
}

/* ---- below the table ---- */

static void add_end(text_sheet *t)
{
    const schedule *s = t->schedule;
    begin_section(t);
    paper_blank(&t->body);
    if (schedule_last_dose(s) == 0) {
        say_day(t, MSG_END_STOP, s->days);
        sink_char(&t->scratch, '.');
        end_paragraph(t, &t->body, "");
    } else {
        add(t, "", MSG_END_GO_ON, (message_value[]){{"dose", NULL, schedule_last_dose(s)}, {NULL, NULL, 0}});
    }
    add(t, "", MSG_AFTER_INTERRUPTION,
        (message_value[]){{"start", NULL, s->protocol->start_min.value}, {NULL, NULL, 0}});
}

static void add_prescription(text_sheet *t, const bac_prescription *p)
{
    const schedule *s = t->schedule;
    say(t, p->first_day == p->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
        (message_value[]){{"first", NULL, p->first_day}, {"last", NULL, p->last_day}, {NULL, NULL, 0}});
    if (s->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, t->lang, schedule_date(s, p->first_day), false);
        date_text(last, t->lang, schedule_date(s, p->last_day), false);
        say(t, MSG_PRESCRIPTION_DATES, (message_value[]){{"first", first, 0}, {"last", last, 0}, {NULL, NULL, 0}});
    }
    say(t, MSG_PRESCRIPTION_TABLETS,
        (message_value[]){{"tablets", NULL, p->tablets}, {"total", NULL, p->total_mg}, {NULL, NULL, 0}});
    if (p->conditional) {
        say(t, MSG_PRESCRIPTION_CONDITIONAL, NULL);
    }
    if (p->next_due_day > 0) {
        char due[DATE_TEXT_MAX] = "";
        if (s->patient.dated) {
            *put_day_after(due, t->lang, schedule_date(s, p->last_day)) = '\0';
        }
        say(t, s->patient.dated ? MSG_PRESCRIPTION_DUE_DATE : MSG_PRESCRIPTION_DUE,
            (message_value[]){{"day", NULL, p->next_due_day}, {"date", due, 0}, {NULL, NULL, 0}});
    }
    end_paragraph(t, &t->body, "[ ] ");
}

/* Whether day 1 lies in the time of the RTU, when its words belonged on the prescription. */
static bool in_time_of_rtu(const schedule *s)
{
    const bac_protocol *then = s->patient.dated ? bac_protocol_in_force(s->patient.start) : NULL;
    return then != NULL && then->rtu;
}

static void add_prescriptions(text_sheet *t)
{
    const schedule *s = t->schedule;
    bac_supply supply;
    bac_prescription prescription;
    char days[DAYS_TEXT_MAX];
    days_text(days, t->lang, s->prescription_days);
    begin_section(t);
    paper_blank(&t->body);
    add(t, "", MSG_PRESCRIPTIONS, (message_value[]){{"days", days, 0}, {NULL, NULL, 0}});
    schedule_supply(&supply, s);
    while (bac_supply_next(&supply, &prescription)) {
        add_prescription(t, &prescription);
    }
    if (s->protocol->rtu) {
        add(t, "", in_time_of_rtu(s) ? MSG_RTU_WORDS : MSG_RTU_WORDS_PAST, NULL);
    }
}

/* Cautions, and what [S1] wants said besides. */
static void add_other_findings(text_sheet *t)
{
    const schedule *s = t->schedule;
    begin_section(t);
    paper_blank(&t->body);
    add(t, "", MSG_ALSO, NULL);
    for (unsigned i = 0; i < s->finding_count; i++) {
        const bac_finding *finding = &s->finding[i];
        if (is_review(finding)) {
            continue;
        }
        sink_text(&t->scratch, message_text(t->lang, severity_message(finding->severity)));
        sink_text(&t->scratch, ", ");
        sink_text(&t->scratch, rule_names[finding->rule]);
        sink_text(&t->scratch, message_text(t->lang, MSG_COLON));
        say_day(t, MSG_DAY_N, finding->day);
        sink_text(&t->scratch, message_text(t->lang, MSG_COLON));
        finding_sourced(&t->scratch, t->lang, &t->about, finding);
        end_paragraph(t, &t->body, "- ");
        if (finding->rule == BAC_RULE_TAPER_RATE && s->goal_mg == 0) {
            const uint16_t brisk_mg = s->protocol->fall_brisk.value;
            add(t, "  ", MSG_GENTLER_STOP,
                (message_value[]){{"mg", NULL, brisk_mg},
                                  {"days", NULL, bac_taper_length(s->patient.from_mg, brisk_mg)},
                                  {NULL, NULL, 0}});
        }
    }
    add(t, "- ", MSG_TREATMENTS_FAILED, NULL);
    add(t, "- ", MSG_REPORT, NULL);
    add(t, "- ", MSG_OVERDOSE, NULL);
}

static void add_not_checked(text_sheet *t)
{
    const schedule *s = t->schedule;
    begin_section(t);
    paper_blank(&t->body);
    add(t, "", MSG_NOT_CHECKED, NULL);
    add(t, "[ ] ", MSG_NOT_CHECKED_SMPC, NULL);
    add(t, "[ ] ", MSG_NOT_CHECKED_RENAL, NULL);
    add(t, "[ ] ", MSG_NOT_CHECKED_INTERACTIONS, NULL);
    if (!s->conditions_given) {
        add(t, "[ ] ", MSG_NOT_CHECKED_CONDITIONS, NULL);
    }
    if (s->patient.indication == BAC_INDICATION_NOT_GIVEN) {
        add(t, "[ ] ", MSG_NOT_CHECKED_INDICATION, NULL);
    }
}

static void add_foot(text_sheet *t)
{
    begin_section(t);
    paper_blank(&t->body);
    add(t, "", MSG_SIGNATURE, NULL);
    paper_blank(&t->body);
    say(t, MSG_CONTROL_CODE,
        (message_value[]){{"version", BAC_VERSION, 0},
                          {"rules", BAC_RULES_VERSION, 0},
                          {"protocol", t->schedule->protocol->id, 0},
                          {NULL, NULL, 0}});
    plan_put(&t->scratch, &t->schedule->plan);
    end_paragraph(t, &t->body, "");
}

/* ---- the format ---- */

static void begin(printer *p)
{
    (void)p;
}

static void begin_sheet(text_sheet *t, const printer *p, const schedule *s)
{
    t->schedule = s;
    t->about = (finding_context){.protocol = s->protocol, .patient = &s->patient};
    t->lang = p->lang;
    sink_begin(&t->scratch, t->scratch_bytes, SCRATCH_MAX, NULL, NULL);
    paper_begin(&t->body, p->ascii, body_bytes, BODY_MAX, body_sections, SECTIONS_MAX);
    paper_begin(&t->status, p->ascii, t->status_bytes, TOP_MAX, &t->top_sections[0], 1);
    paper_begin(&t->patient, p->ascii, t->patient_bytes, TOP_MAX, &t->top_sections[1], 1);
    paper_begin(&t->table_head, p->ascii, t->table_head_bytes, TOP_MAX, &t->top_sections[2], 1);
}

static void print(printer *p, const schedule *s)
{
    static text_sheet t;
    begin_sheet(&t, p, s);
    const table_layout layout = table_layout_of(s, p->lang, p->ascii);

    add_status(&t);
    add_patient(&t);
    add_plan(&t);
    add_reviews(&t);
    add_warnings(&t);
    table_head_add(&t.table_head, s, &layout);
    table_rows_add(&t.body, s, &layout);
    add_end(&t);
    add_prescriptions(&t);
    add_other_findings(&t);
    add_not_checked(&t);
    add_foot(&t);

    enum { OTHER_TOP_LINES = 3 }; /* drug and page number, days covered, a blank line */
    const page_top top = {
        .lines = t.top_sections[0].lines + t.top_sections[1].lines + OTHER_TOP_LINES,
        .table_head = &t.table_head,
        .print = print_top,
        .context = &t,
    };
    if (p->printed > 0) {
        sink_char(p->out, '\f');
    }
    paper_print(&t.body, p->out, &top, s->days);
    p->out->failed = p->out->failed || t.body.text.failed || t.scratch.failed;
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_text = {.name = "text", .extension = "txt", .begin = begin, .schedule = print, .end = end};
