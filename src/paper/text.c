/* SPDX-License-Identifier: MIT */
/* The prescriber's sheet: in the order in which it is read, everything said once. */
#include "paper/text.h"
#include "words/ascii.h"
#include "words/known.h"
#include "words/status.h"

enum {
    SECTIONS_MAX = BAC_DAYS_MAX + 64,
    /* ten lines for each day, at two bytes a column; and the texts around */
    BODY_MAX = BAC_DAYS_MAX * 10 * 2 * PAGE_COLUMNS + 256 * 1024,
    MARGIN = 10 /* columns of the labels on the left */
};

/* What a sheet is made of while it is being laid out. Only the part in use is ever touched. */
static char body_bytes[BODY_MAX];
static paper_section body_sections[SECTIONS_MAX];

/* ---- helpers ---- */

/* The words of the teller become a paragraph. */
static void end_paragraph(text_sheet *t, paper *where, const char *label)
{
    paper_paragraph(where, label, take_words(&t->tell));
}

void text_section(text_sheet *t)
{
    paper_section_begin(&t->body, 0, 0);
}

void text_section_after_blank(text_sheet *t)
{
    text_section(t);
    paper_blank(&t->body);
}

/* A label padded to the margin. */
static void pad_label(char label[4 * MARGIN], const char *text)
{
    const size_t length = strlen(text);
    const size_t columns = text_columns(text, length, false);
    const size_t blanks = columns < MARGIN ? MARGIN - columns : 0;
    memcpy(label, text, length);
    memset(label + length, ' ', blanks);
    label[length + blanks] = '\0';
}

/* A label and what follows it, as one paragraph. */
static void add_joined(text_sheet *t, const char *prefix, const char *label, const char *between, const char *text)
{
    char joined[WORDS_MAX + sizeof t->tell.label + 8];
    *put_text(put_text(put_text(joined, label), between), text) = '\0';
    paper_paragraph(&t->body, prefix, joined);
}

/* Adds a passage to a section if it is known; else what is added up to keep_passage becomes known. */
static bool add_known(text_sheet *t, paper *to, message words, uint32_t number)
{
    const uint64_t key = known_key(words, number, (uint8_t)((unsigned)t->lang << 1 | (to->ascii ? 1u : 0)));
    const known_text *known = known_find(key);
    if (known != NULL) {
        paper_lines(to, known->bytes, known->length, known->lines);
        return true;
    }
    t->passage = (passage){key, to, to->text.used, to->section[to->section_count - 1].lines};
    return false;
}

static void keep_passage(text_sheet *t)
{
    const passage *p = &t->passage;
    const uint32_t lines = p->on->section[p->on->section_count - 1].lines - p->lines;
    known_keep(p->key, p->on->text.buffer + p->begin, p->on->text.used - p->begin, lines);
}

/* The same for the teller. */
static bool tell_known(void *to, message words, uint32_t number)
{
    text_sheet *t = to;
    return add_known(t, &t->body, words, number);
}

static void end_known(void *to)
{
    keep_passage(to);
}

/* How each kind of piece looks on paper. */
static void add_piece(void *to, piece kind, const char *label, const char *text)
{
    static const char *const prefixes[] = {
        [PIECE_HEADING] = "", [PIECE_TEXT] = "", [PIECE_BOX] = "[ ] ", [PIECE_ITEM] = "- ",
        [PIECE_MORE] = "  ",  [PIECE_CODE] = "", [PIECE_DUE] = "!! "};
    text_sheet *t = to;
    if (kind == PIECE_LABELLED) {
        char padded[4 * MARGIN];
        pad_label(padded, label);
        paper_paragraph(&t->body, padded, text);
    } else if (label != NULL) {
        add_joined(t, prefixes[kind], label, kind == PIECE_DUE ? message_text(t->lang, MSG_COLON) : "", text);
    } else {
        paper_paragraph(&t->body, prefixes[kind], text);
    }
}

/* ---- the top of every page ---- */

static void add_status(text_sheet *t)
{
    const schedule *s = t->schedule;
    const uint32_t number = (uint32_t)(s->protocol - bac_protocol_at(0)); /* of the words that do not name day 1 */
    const bool lasting = !status_names_start(s->protocol, &s->patient);
    if (lasting && add_known(t, &t->status, MSG_STATUS_IN_FORCE, number)) {
        return;
    }
    status_put(&t->tell.words, t->lang, s->protocol, &s->patient);
    end_paragraph(t, &t->status, "");
    if (lasting) {
        keep_passage(t);
    }
}

static void add_patient(text_sheet *t)
{
    const schedule *s = t->schedule;
    char label[4 * MARGIN];
    pad_label(label, message_text(t->lang, MSG_LABEL_PATIENT));
    paper_section_begin(&t->patient, 0, 0);
    if (s->name[0] == '\0') {
        sink_text(&t->tell.words, "______________________________");
    }
    sink_text(&t->tell.words, s->name);
    for (size_t i = 0; i < t->tell.words.used; i++) {
        t->tell.bytes[i] = on_one_line(t->tell.bytes[i]);
    }
    put_age(&t->tell.words, t->lang, &s->patient);
    end_paragraph(t, &t->patient, label);
}

/* The name of the drug, with the page's number at the other end of the line. */
static void put_drug(text_sheet *t, sink *out, const page_extent *extent)
{
    const uint64_t key = known_key(MSG_PAGE_N_OF_M, extent->page << 16 | extent->pages, (uint8_t)t->lang);
    const known_text *known = known_find(key);
    if (known != NULL) {
        sink_put(out, known->bytes, known->length);
        return;
    }
    const size_t begin = out->used;
    const char *const drug = message_text(t->lang, MSG_DRUG);
    const size_t length = strlen(drug);
    char number[PAGE_COLUMNS];
    sink words;
    sink_begin(&words, number, sizeof number, NULL, NULL);
    message_put(&words, t->lang, MSG_PAGE_N_OF_M,
                MESSAGE_VALUES({"page", NULL, extent->page}, {"pages", NULL, extent->pages}));
    const size_t columns = text_columns(drug, length, false) + text_columns(number, words.used, false);
    sink_put(out, drug, length);
    sink_put(out, blank_line, columns < PAGE_COLUMNS ? PAGE_COLUMNS - columns : 0);
    sink_put(out, number, words.used);
    sink_char(out, '\n');
    known_keep(key, out->buffer + begin, out->used - begin, 1);
}

/* The days that the page covers; of the plan where it has no rows. */
static void put_days(text_sheet *t, sink *out, const page_extent *extent)
{
    char label[4 * MARGIN];
    pad_label(label, message_text(t->lang, extent->holds_rows ? MSG_LABEL_PAGE : MSG_LABEL_PLAN));
    sink_text(out, label);
    message_put(out, t->lang, MSG_DAYS_COVERED,
                MESSAGE_VALUES({"first", NULL, extent->first_day}, {"last", NULL, extent->last_day}));
}

static void print_top(void *context, sink *out, const page_extent *extent)
{
    text_sheet *t = context;
    const schedule *s = t->schedule;
    sink *top = &t->tell.words;
    text_put(out, t->status.ascii, t->status.text.buffer, t->status.text.used);
    put_drug(t, top, extent);
    sink_put(top, t->patient.text.buffer, t->patient.text.used);
    put_days(t, top, extent);
    if (s->patient.dated) {
        char first[DATE_TEXT_MAX];
        char last[DATE_TEXT_MAX];
        date_text(first, t->lang, schedule_date(s, extent->first_day), true);
        date_text(last, t->lang, schedule_date(s, extent->last_day), true);
        message_put(top, t->lang, MSG_DATES_COVERED, MESSAGE_VALUES({"first", first, 0}, {"last", last, 0}));
    }
    sink_text(top, "\n\n");
    text_put(out, t->body.ascii, top->buffer, top->used);
    top->used = 0;
}

/* ---- around the table ---- */

static void add_prescription(text_sheet *t, const bac_prescription *p)
{
    const schedule *s = t->schedule;
    teller_say_period(&t->tell, p);
    teller_say_period_dates(&t->tell, p);
    teller_say(&t->tell, MSG_PRESCRIPTION_TABLETS,
               MESSAGE_VALUES({"tablets", NULL, p->tablets}, {"total", NULL, p->total_mg}));
    if (p->conditional) {
        teller_say(&t->tell, MSG_PRESCRIPTION_CONDITIONAL, NULL);
    }
    if (p->next_due_day > 0) {
        char due[DATE_TEXT_MAX] = "";
        if (s->patient.dated) {
            date_text(due, t->lang, schedule_date(s, p->next_due_day), true);
        }
        teller_say(&t->tell, s->patient.dated ? MSG_PRESCRIPTION_DUE_DATE : MSG_PRESCRIPTION_DUE,
                   MESSAGE_VALUES({"day", NULL, p->next_due_day}, {"date", due, 0}));
    }
    end_paragraph(t, &t->body, "[ ] ");
}

static void add_prescriptions(text_sheet *t)
{
    bac_supply supply;
    bac_prescription prescription;
    text_section_after_blank(t);
    tell_prescriptions_heading(&t->tell);
    schedule_supply(&supply, t->schedule);
    while (bac_supply_next(&supply, &prescription)) {
        add_prescription(t, &prescription);
    }
    tell_rtu_words(&t->tell);
}

static void add_above_table(text_sheet *t)
{
    text_section(t);
    tell_plan(&t->tell);
    paper_blank(&t->body);
    if (schedule_waits(t->schedule)) {
        text_section(t);
        tell_reviews(&t->tell);
        paper_blank(&t->body);
    }
    text_section(t);
    tell_warnings(&t->tell);
    paper_blank(&t->body);
}

static void add_below_table(text_sheet *t)
{
    text_section_after_blank(t);
    tell_end(&t->tell);
    add_prescriptions(t);
    text_section_after_blank(t);
    tell_other_findings(&t->tell);
    text_section_after_blank(t);
    tell_not_checked(&t->tell);
    text_section_after_blank(t);
    paper_paragraph(&t->body, "", message_text(t->lang, MSG_SIGNATURE));
    paper_blank(&t->body);
    tell_control_code(&t->tell);
}

/* ---- the format ---- */

void text_begin(printer *p)
{
    (void)p;
}

void text_sheet_begin(text_sheet *t, const printer *p, const schedule *s)
{
    t->schedule = s;
    t->lang = p->lang;
    teller_begin(&t->tell, s, p->lang, add_piece, t);
    t->tell.tell_known = tell_known;
    t->tell.end_known = end_known;
    paper_begin(&t->body, p->ascii, body_bytes, BODY_MAX, body_sections, SECTIONS_MAX);
    paper_begin(&t->status, p->ascii, t->status_bytes, TEXT_TOP_MAX, &t->top_sections[0], 1);
    paper_begin(&t->patient, p->ascii, t->patient_bytes, TEXT_TOP_MAX, &t->top_sections[1], 1);
    paper_begin(&t->table_head, p->ascii, t->table_head_bytes, TEXT_TOP_MAX, &t->top_sections[2], 1);
    paper_section_begin(&t->status, 0, 0);
    add_patient(t);
}

void text_sheet_end(text_sheet *t, printer *p)
{
    enum { OTHER_TOP_LINES = 3 }; /* drug and page number, days covered, a blank line */
    const page_top top = {
        .lines = t->top_sections[0].lines + t->top_sections[1].lines + OTHER_TOP_LINES,
        .table_head = &t->table_head,
        .print = print_top,
        .context = t,
    };
    if (p->printed > 0) {
        sink_char(p->out, '\f');
    }
    paper_print(&t->body, p->out, &top, t->schedule->days);
    p->out->failed = p->out->failed || t->body.text.failed || t->tell.words.failed;
    p->printed++;
}

void text_end(printer *p)
{
    (void)p;
}

static void print(printer *p, const schedule *s)
{
    static text_sheet t;
    const table_layout layout = table_layout_of(s, p->lang, p->ascii);
    text_sheet_begin(&t, p, s);
    add_status(&t);
    add_above_table(&t);
    table_head_add(&t.table_head, s, &layout);
    table_rows_add(&t.body, s, &layout);
    add_below_table(&t);
    text_sheet_end(&t, p);
}

const format format_text = {.begin = text_begin, .schedule = print, .end = text_end};
