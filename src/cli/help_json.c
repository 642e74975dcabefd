/* SPDX-License-Identifier: MIT */
/* The table of options as JSON, for those who make forms, completions and pages of it; docs/help.schema.json. */
#include "cli/commands.h"
#include "data/json.h"
#include "words/names.h"

static const char *const kind_names[] = {
    [KIND_FLAG] = "flag",     [KIND_DOSE] = "dose", [KIND_COUNT] = "count", [KIND_DATE] = "date",
    [KIND_CHOICE] = "choice", [KIND_SET] = "set",   [KIND_SPLIT] = "split", [KIND_TIMES] = "times",
    [KIND_TEXT] = "text",     [KIND_FILE] = "file",
};

static const char *const topic_names[TOPIC_COUNT] = {
    [TOPIC_RUN] = "run",         [TOPIC_PATIENT] = "patient", [TOPIC_NOW] = "now",     [TOPIC_COURSE] = "course",
    [TOPIC_INTAKES] = "intakes", [TOPIC_SUPPLY] = "supply",   [TOPIC_PAPER] = "paper",
};

static const message topic_words[TOPIC_COUNT] = {
    [TOPIC_RUN] = MSG_TOPIC_RUN,       [TOPIC_PATIENT] = MSG_TOPIC_PATIENT, [TOPIC_NOW] = MSG_TOPIC_NOW,
    [TOPIC_COURSE] = MSG_TOPIC_COURSE, [TOPIC_INTAKES] = MSG_TOPIC_INTAKES, [TOPIC_SUPPLY] = MSG_TOPIC_SUPPLY,
    [TOPIC_PAPER] = MSG_TOPIC_PAPER,
};

/* What people call a choice whose own name is a computer's. */
static const struct {
    const char *choice;
    message words;
} choice_rows[] = {
    {"none", MSG_CHOICE_NONE},       {"prescriber", MSG_CHOICE_PRESCRIBER},
    {"patient", MSG_CHOICE_PATIENT}, {"prescription", MSG_CHOICE_PRESCRIPTION},
    {"day", MSG_CHOICE_DAY},         {"level", MSG_CHOICE_LEVEL},
    {"iso", MSG_CHOICE_ISO},         {"dmy", MSG_CHOICE_DMY},
    {"tab", MSG_CHOICE_TAB},         {"text", MSG_CHOICE_TEXT},
    {"csv", MSG_CHOICE_CSV},         {"html", MSG_CHOICE_HTML},
    {"ics", MSG_CHOICE_ICS},         {"fhir", MSG_CHOICE_FHIR},
};
enum { CHOICE_ROWS = sizeof choice_rows / sizeof choice_rows[0] };

static void put_key(sink *out, const char *key)
{
    sink_text(out, ",\"");
    sink_text(out, key);
    sink_text(out, "\":");
}

static void put_string(sink *out, const char *key, const char *text)
{
    put_key(out, key);
    json_string(out, text);
}

static void put_bool(sink *out, const char *key, bool yes)
{
    put_key(out, key);
    sink_text(out, yes ? "true" : "false");
}

static void put_number(sink *out, const char *key, bool known, uint32_t number)
{
    put_key(out, key);
    if (known) {
        sink_number(out, number);
    } else {
        sink_text(out, "null");
    }
}

/* {"en":...,"fr":...} */
static void put_both(sink *out, message words)
{
    for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
        sink_text(out, lang > 0 ? ",\"" : "{\"");
        sink_text(out, language_names[lang]);
        sink_text(out, "\":");
        json_string(out, message_text((language)lang, words));
    }
    sink_char(out, '}');
}

/* A text in each language. */
static void put_words(sink *out, const char *key, message words)
{
    put_key(out, key);
    put_both(out, words);
}

/* What an option is called is how its help begins, up to the first pause. */
static void end_label(char *help)
{
    size_t length = strcspn(help, ",:;(");
    while (length > 0 && help[length - 1] == ' ') {
        length--;
    }
    help[length] = '\0';
}

static void put_help(sink *out, const char *key, option_id id, command of, bool label)
{
    put_key(out, key);
    for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
        char bytes[HELP_TEXT_MAX];
        sink text;
        sink_begin_text(&text, bytes, sizeof bytes);
        option_help_put(&text, (language)lang, id, of);
        sink_end_text(&text);
        if (label) {
            end_label(bytes);
        }
        sink_text(out, lang > 0 ? ",\"" : "{\"");
        sink_text(out, language_names[lang]);
        sink_text(out, "\":");
        json_string(out, bytes);
    }
    sink_char(out, '}');
}

static bool has_choices(const option *row)
{
    return row->kind == KIND_CHOICE || row->kind == KIND_SET;
}

static void put_choices(sink *out, option_id id, command of)
{
    put_key(out, "choices");
    if (!has_choices(&options[id])) {
        sink_text(out, "null");
        return;
    }
    const char *choice;
    for (size_t i = 0; (choice = option_choice(id, of, i)) != NULL; i++) {
        sink_char(out, i > 0 ? ',' : '[');
        json_string(out, choice);
    }
    sink_char(out, ']');
}

/* The words for a choice; false: its name says it all. */
static bool choice_message(option_id id, const char *choice, size_t index, message *words)
{
    if (id == OPTION_CONDITION && index < BAC_CONDITION_COUNT) {
        *words = condition_message((bac_condition)index);
        return true;
    }
    if (id == OPTION_INDICATION || id == OPTION_REVIEWED) {
        *words = (message)((id == OPTION_INDICATION ? MSG_INDICATION_ABSTINENCE : MSG_ON_FILE_SECOND_OPINION) + index);
        return true;
    }
    size_t row = 0;
    while (row < CHOICE_ROWS && strcmp(choice_rows[row].choice, choice) != 0) {
        row++;
    }
    *words = row < CHOICE_ROWS ? choice_rows[row].words : (message)0;
    return row < CHOICE_ROWS;
}

/* In the order of the choices. */
static void put_choice_words(sink *out, option_id id, command of)
{
    put_key(out, "choice_words");
    if (!has_choices(&options[id])) {
        sink_text(out, "null");
        return;
    }
    const char *choice;
    for (size_t i = 0; (choice = option_choice(id, of, i)) != NULL; i++) {
        message words;
        sink_char(out, i > 0 ? ',' : '[');
        if (choice_message(id, choice, i, &words)) {
            put_both(out, words);
        } else {
            sink_text(out, "null");
        }
    }
    sink_char(out, ']');
}

static void put_default(sink *out, option_id id, command of)
{
    const option *row = &options[id];
    if (row->has_standard && has_choices(row)) {
        put_string(out, "default", option_choice(id, of, row->standard));
    } else {
        put_number(out, "default", row->has_standard, row->standard);
    }
}

/* The options of the command that are not taken together with this one. */
static void put_excluded(sink *out, option_id id, command of)
{
    bool first = true;
    put_key(out, "excludes");
    sink_char(out, '[');
    for (unsigned other = 0; other < OPTION_COUNT; other++) {
        if (other != id && options[id].group != GROUP_NONE && options[other].group == options[id].group &&
            option_belongs((option_id)other, of)) {
            sink_text(out, first ? "" : ",");
            json_string(out, options[other].name);
            first = false;
        }
    }
    sink_char(out, ']');
}

static void put_option(sink *out, option_id id, command of)
{
    const option *row = &options[id];
    const bool counted = row->kind == KIND_DOSE || row->kind == KIND_COUNT;
    char column[COLUMN_NAME_MAX];
    option_column_name(column, id);
    sink_text(out, "{\"name\":");
    json_string(out, row->name);
    put_string(out, "argument", row->argument);
    put_string(out, "kind", kind_names[row->kind]);
    put_string(out, "group", topic_names[row->topic]);
    put_number(out, "minimum", counted, row->low);
    put_number(out, "maximum", counted, row->high);
    put_number(out, "step", counted, row->grid > 0 ? row->grid : 1);
    put_choices(out, id, of);
    put_choice_words(out, id, of);
    put_default(out, id, of);
    put_bool(out, "repeats", row->adds_up);
    put_string(out, "column", row->column ? column : NULL);
    put_excluded(out, id, of);
    put_string(out, "needs", row->needs != OPTION_COUNT ? options[row->needs].name : NULL);
    put_help(out, "label", id, of, true);
    put_help(out, "help", id, of, false);
    sink_char(out, '}');
}

/* What a list may have columns of: the options of schedules, and what is none. */
static void put_columns(sink *out, command of)
{
    put_key(out, "columns");
    if (of != COMMAND_BATCH) {
        sink_text(out, "[]");
        return;
    }
    sink_text(out, "[\"id\",\"command\",\"plan\"");
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column) {
            char column[COLUMN_NAME_MAX];
            option_column_name(column, (option_id)id);
            sink_char(out, ',');
            json_string(out, column);
        }
    }
    sink_char(out, ']');
}

static void put_command(sink *out, command of)
{
    const command_row *row = &commands[of];
    bool first = true;
    sink_text(out, "{\"name\":");
    json_string(out, command_names[of]);
    put_words(out, "purpose", row->purpose);
    put_words(out, "usage", row->usage);
    put_words(out, "examples", row->examples);
    put_number(out, "operands", row->operands_most != OPERANDS_ANY, (uint32_t)row->operands_most);
    put_columns(out, of);
    sink_text(out, ",\"options\":[");
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (option_belongs((option_id)id, of)) {
            sink_text(out, first ? "" : ",");
            put_option(out, (option_id)id, of);
            first = false;
        }
    }
    sink_text(out, "]}");
}

/* In the order in which a form asks. */
static void put_groups(sink *out)
{
    put_key(out, "groups");
    for (unsigned i = 0; i < TOPIC_COUNT; i++) {
        const option_topic topic = (option_topic)((i + 1) % TOPIC_COUNT); /* files and messages come last */
        sink_text(out, i > 0 ? ",{\"name\":" : "[{\"name\":");
        json_string(out, topic_names[topic]);
        put_words(out, "label", topic_words[topic]);
        sink_char(out, '}');
    }
    sink_char(out, ']');
}

void print_help_as_json(sink *out, language lang, bool ascii, command of)
{
    (void)lang; /* it has both */
    (void)ascii;
    bool first = true;
    sink_text(out, "{\"version\":\"" BAC_VERSION "\",\"rules_version\":\"" BAC_RULES_VERSION "\"");
    put_words(out, "purpose", MSG_PROGRAM);
    put_groups(out);
    sink_text(out, ",\"commands\":[");
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        if (of == COMMAND_COUNT || c == of) {
            sink_text(out, first ? "" : ",");
            put_command(out, (command)c);
            first = false;
        }
    }
    sink_text(out, "]}\n");
}
