/* SPDX-License-Identifier: MIT */
#include "cli/batch_columns.h"

/* What a column is that is no option. */
enum { COLUMN_ID = OPTION_COUNT, COLUMN_COMMAND, COLUMN_PLAN_LEGS, COLUMN_ERROR, COLUMN_UNKNOWN };

void batch_columns_begin(batch_columns *columns, const request *line)
{
    columns->line = line;
    columns->default_count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column && line->value[id].given) {
            columns->defaults[columns->default_count++] = (option_id)id;
        }
    }
}

/* ---- the header ---- */

static const char *nearest_column(const char *misspelt)
{
    static char names[OPTION_COUNT][COLUMN_NAME_MAX];
    const char *list[OPTION_COUNT + 4];
    size_t count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column) {
            option_column_name(names[id], (option_id)id);
            list[count++] = names[id];
        }
    }
    list[count++] = "id";
    list[count++] = "command";
    list[count++] = "plan";
    list[count] = NULL;
    return nearest_name(list, misspelt);
}

static unsigned column_meaning(const char *name)
{
    const option_id id = option_of_column(name);
    if (id != OPTION_COUNT) {
        return id;
    }
    return strcmp(name, "id") == 0        ? COLUMN_ID
           : strcmp(name, "command") == 0 ? COLUMN_COMMAND
           : strcmp(name, "plan") == 0    ? COLUMN_PLAN_LEGS
           : strcmp(name, "error") == 0   ? COLUMN_ERROR
                                          : COLUMN_UNKNOWN;
}

/* A misspelt column of a safety fact must not be ignored. [R-batch-columns] */
bool batch_columns_read(batch_columns *columns, const csv_reader *reader, failure *why)
{
    columns->id = -1;
    columns->command = -1;
    columns->legs = -1;
    columns->error = -1;
    for (uint32_t i = 0; i < reader->columns; i++) {
        const unsigned meaning = column_meaning(reader->cell[i]);
        if (meaning == COLUMN_UNKNOWN) {
            return failure_nearest(why, reader->cell[i], MSG_UNKNOWN_COLUMN, "", nearest_column(reader->cell[i]));
        }
        columns->meaning[i] = meaning;
        columns->id = meaning == COLUMN_ID ? (int)i : columns->id;
        columns->command = meaning == COLUMN_COMMAND ? (int)i : columns->command;
        columns->legs = meaning == COLUMN_PLAN_LEGS ? (int)i : columns->legs;
        columns->error = meaning == COLUMN_ERROR ? (int)i : columns->error;
    }
    return columns->id >= 0 || failure_say(why, MSG_COLUMN_MISSING, MESSAGE_VALUES({"column", "id", 0}));
}

/* ---- a row ---- */

/* The cell of a column that is no option; "" where there is none. */
static const char *cell_at(const csv_reader *reader, int position)
{
    return position < 0 ? "" : reader->cell[position];
}

static bool read_command(const batch_columns *columns, const csv_reader *reader, command *of, failure *why)
{
    const char *text = cell_at(reader, columns->command);
    *of = COMMAND_TITRATE;
    while (text[0] != '\0' && strcmp(text, command_names[*of]) != 0) {
        if (*of == COMMAND_PLAN) {
            failure_cell(why, "command", text, MSG_UNKNOWN_CHOICE, NULL);
            sink_text(&why->text, "titrate, taper, plan");
            return false;
        }
        *of = (command)(*of + 1);
    }
    return true;
}

/* Whether the row has the option, or another of its group. */
static bool row_has(const request *asked, option_id id)
{
    bool has = asked->value[id].given;
    for (unsigned other = 0; options[id].group != GROUP_NONE && other < OPTION_COUNT; other++) {
        has = has || (options[other].group == options[id].group && asked->value[other].given);
    }
    return has;
}

/* The command line's defaults stand where the row says nothing of their kind. [R-batch-defaults] */
static void apply_defaults(const batch_columns *columns, request *asked)
{
    for (unsigned i = 0; i < columns->default_count; i++) {
        const option_id id = columns->defaults[i];
        if (option_belongs(id, asked->command) && !row_has(asked, id)) {
            asked->value[id] = columns->line->value[id];
        }
    }
}

/* A row's faults stand one behind the other. Nothing is left of a beginning that no fault follows. */
typedef struct {
    failure *why;
    size_t told; /* the length of the text up to here */
    uint32_t untold;
} fault_list;

/* Of more faults than this leaves room for, the number is told. */
enum { FAULTS_TOLD_MAX = FAILURE_TEXT_MAX / 2 };

static void begin_fault(const fault_list *faults)
{
    if (faults->told > 0) {
        sink_text(&faults->why->text, message_text(faults->why->lang, MSG_FAULT_TOO));
    }
}

static void end_fault(fault_list *faults, bool fine)
{
    sink *text = &faults->why->text;
    if (fine || faults->told > FAULTS_TOLD_MAX) {
        text->used = faults->told;
        faults->untold += fine ? 0 : 1;
    }
    faults->told = text->used;
}

/* Reads a cell that is an option of a row of that command; COMMAND_COUNT: the command is not known. */
static bool read_cell(option_id id, const char *cell, command of, request *asked, failure *why)
{
    if (of != COMMAND_COUNT && !option_belongs(id, of)) {
        return failure_option(why, id, MSG_CELL_NOT_OF_COMMAND, MESSAGE_VALUES({"command", command_names[of], 0}));
    }
    return request_set(asked, id, cell, why);
}

/* The legs of a plan; no other command has them. */
static bool read_legs(const batch_columns *columns, const csv_reader *reader, command of, leg_list *legs, failure *why)
{
    const char *text = cell_at(reader, columns->legs);
    if (of == COMMAND_PLAN) {
        return legs_read_text(legs, text, why);
    }
    return text[0] == '\0' ||
           failure_cell(why, "plan", text, MSG_CELL_NOT_OF_COMMAND, MESSAGE_VALUES({"command", command_names[of], 0}));
}

bool batch_columns_request(const batch_columns *columns, const csv_reader *reader, request *asked, leg_list *legs,
                           failure *why)
{
    fault_list faults = {.why = why, .told = why->text.used};
    command of;
    begin_fault(&faults);
    const bool known = read_command(columns, reader, &of, why);
    end_fault(&faults, known);
    request_begin(asked, of, columns->line->now);
    asked->value[OPTION_ASCII] = columns->line->value[OPTION_ASCII];
    asked->value[OPTION_PROTOCOL].number = columns->line->value[OPTION_PROTOCOL].number; /* the default, until given */
    if (known) {
        begin_fault(&faults);
        end_fault(&faults, read_legs(columns, reader, of, legs, why));
        asked->legs = legs;
    }
    for (uint32_t i = 0; i < reader->columns; i++) {
        if (columns->meaning[i] < OPTION_COUNT && reader->cell[i][0] != '\0') {
            begin_fault(&faults);
            end_fault(&faults, read_cell((option_id)columns->meaning[i], reader->cell[i], known ? of : COMMAND_COUNT,
                                         asked, why));
        }
    }
    if (faults.untold > 0) {
        message_put(&why->text, why->lang, MSG_AND_MORE, MESSAGE_VALUES({"number", NULL, faults.untold}));
    }
    apply_defaults(columns, asked);
    return faults.told == 0;
}
