/* SPDX-License-Identifier: MIT */
#include "paper/rules_text.h"
#include "sheet/rules.h"

enum {
    LABEL_COLUMN = 24, /* where the sentences of a protocol begin */
    NAME_COLUMN = 26,  /* and those behind a name of the interface */
    WORDS_SIZE = 1024
};

/* A sentence in the making. */
typedef struct {
    paper *page;
    language lang;
    sink words;
    char bytes[WORDS_SIZE];
} rules_sheet;

static void begin_words(rules_sheet *sheet)
{
    sink_begin_text(&sheet->words, sheet->bytes, sizeof sheet->bytes);
}

static void add_heading(const rules_sheet *sheet, message words)
{
    paper_paragraph(sheet->page, "", message_text(sheet->lang, words));
}

/* "  name   what it means". */
static void add_named(const rules_sheet *sheet, const char *name, size_t column, const char *text)
{
    sink_text(&sheet->page->text, "  ");
    paper_labelled(sheet->page, name, column, text);
}

/* The sentence becomes a line of a protocol, with its sources. */
static void add_sourced(rules_sheet *sheet, message label, bac_sources sources)
{
    citation_put(&sheet->words, sheet->lang, sources);
    add_named(sheet, message_text(sheet->lang, label), LABEL_COLUMN, sink_end_text(&sheet->words));
    begin_words(sheet);
}

static void add_protocol(rules_sheet *sheet, const bac_protocol *protocol)
{
    const language lang = sheet->lang;
    sink *words = &sheet->words;
    sink_text(words, protocol->id);
    sink_text(words, message_text(lang, MSG_COLON));
    sink_text(words, protocol->title);
    citation_put(words, lang, protocol->regulation);
    paper_paragraph(sheet->page, "", sink_end_text(words));
    begin_words(sheet);

    in_force_put(words, lang, protocol);
    add_sourced(sheet, MSG_RULE_IN_FORCE, protocol->in_force);
    for (unsigned i = 0; i < NUMBER_RULES; i++) {
        number_rule_put(words, lang, protocol, &number_rules[i]);
        add_sourced(sheet, number_rules[i].label, protocol_number(protocol, number_rules[i].first).sources);
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX && protocol->review[i].review != BAC_REVIEW_NONE; i++) {
        review_rule_put(words, lang, &protocol->review[i]);
        add_sourced(sheet, MSG_RULE_REVIEW, protocol->review[i].threshold.sources);
    }
    sink_text(words, message_text(lang, eligibility_message(protocol)));
    add_sourced(sheet, MSG_RULE_CONDITIONS, protocol->eligibility);
    paper_blank(sheet->page);
}

static void add_checks(const rules_sheet *sheet)
{
    add_heading(sheet, MSG_RULE_CHECKS);
    for (unsigned i = 0; i < BAC_RULE_COUNT; i++) {
        add_named(sheet, rule_names[i], NAME_COLUMN, message_text(sheet->lang, check_message((bac_rule)i)));
    }
    paper_blank(sheet->page);
}

static void add_indications(const rules_sheet *sheet)
{
    add_heading(sheet, MSG_RULE_INDICATIONS);
    for (unsigned i = 0; indication_names[i] != NULL; i++) {
        add_named(sheet, indication_names[i], NAME_COLUMN, message_text(sheet->lang, indication_message(i)));
    }
    paper_blank(sheet->page);
}

static void add_conditions(rules_sheet *sheet)
{
    add_heading(sheet, MSG_RULE_ELIGIBILITY);
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        condition_rule_put(&sheet->words, sheet->lang, (bac_condition)i);
        add_named(sheet, condition_names[i], NAME_COLUMN, sink_end_text(&sheet->words));
        begin_words(sheet);
    }
    paper_blank(sheet->page);
}

static void add_sources(const rules_sheet *sheet)
{
    add_heading(sheet, MSG_RULE_SOURCES);
    for (const source_row *row = source_rows; row->bit != 0; row++) {
        if (row->key != NULL) {
            add_named(sheet, row->key, strlen(row->key) + 3, message_text(sheet->lang, row->words));
        }
    }
}

/* [R-rules-printed] */
void rules_text(paper *page, language lang, const char *only)
{
    rules_sheet sheet = {.page = page, .lang = lang};
    begin_words(&sheet);
    paper_section_begin(page, 0, 0);
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        if (protocol_chosen(bac_protocol_at(i), only)) {
            add_protocol(&sheet, bac_protocol_at(i));
        }
    }
    add_checks(&sheet);
    add_indications(&sheet);
    add_conditions(&sheet);
    add_sources(&sheet);
}
