/* SPDX-License-Identifier: MIT */
/*
 * Every option, described once: name, argument, check, help, the commands it belongs to. Parsing, --help, the columns
 * of batch and check, the manual and the completions come from this table.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "words/message.h"

typedef enum {
    COMMAND_TITRATE,
    COMMAND_TAPER,
    COMMAND_PLAN,
    COMMAND_CHECK,
    COMMAND_BATCH,
    COMMAND_RULES,
    COMMAND_HELP,
    COMMAND_COUNT
} command;

extern const char *const command_names[]; /* ends with NULL */

/* In the order in which --help lists them. */
typedef enum {
    OPTION_TARGET,
    OPTION_FROM,
    OPTION_HELD,
    OPTION_INITIAL,
    OPTION_STEP_DAYS,
    OPTION_MAINTAIN,
    OPTION_TO,
    OPTION_DAYS,
    OPTION_WEEKS,
    OPTION_MAX_STEP,
    OPTION_START,
    OPTION_AGE,
    OPTION_BIRTH_DATE,
    OPTION_INDICATION,
    OPTION_CONDITION,
    OPTION_REVIEWED,
    OPTION_INTAKES,
    OPTION_SPLIT,
    OPTION_TIMES,
    OPTION_TABLETS,
    OPTION_PRESCRIPTION_DAYS,
    OPTION_BRIDGE_DAYS,
    OPTION_NOTICE,
    OPTION_REPLACES,
    OPTION_PRODUCT,
    OPTION_PATIENT,
    OPTION_ID,
    OPTION_PROTOCOL,
    OPTION_FORMAT,
    OPTION_DELIMITER,
    OPTION_BOM,
    OPTION_DATES,
    OPTION_SHEET,
    OPTION_ROWS,
    OPTION_ALARMS,
    OPTION_CANCEL,
    OPTION_LANG,
    OPTION_ASCII,
    OPTION_OUTPUT,
    OPTION_OUT_DIR,
    OPTION_REJECTS,
    OPTION_FINDINGS,
    OPTION_PROGRESS,
    OPTION_STRICT,
    OPTION_KEEP_GOING,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
} option_id;

typedef enum {
    KIND_FLAG,   /* no argument */
    KIND_DOSE,   /* mg/day, low to high */
    KIND_COUNT,  /* low to high */
    KIND_DATE,   /* YYYY-MM-DD, today, tomorrow */
    KIND_CHOICE, /* one of `choices` */
    KIND_SET,    /* some of `choices`, with commas */
    KIND_SPLIT,  /* weights, with colons */
    KIND_TIMES,  /* hours, with commas */
    KIND_TEXT,   /* to be printed */
    KIND_FILE
} option_kind;

/* Options of which at most one may be given. */
typedef enum { GROUP_NONE, GROUP_LENGTH, GROUP_AGE, GROUP_INTAKES, GROUP_OUTPUT, GROUP_COUNT } option_group;

/* What an option is about, for those who show them in groups. */
typedef enum {
    TOPIC_RUN, /* files, messages, exit status */
    TOPIC_PATIENT,
    TOPIC_NOW, /* where the patient is */
    TOPIC_COURSE,
    TOPIC_INTAKES,
    TOPIC_SUPPLY,
    TOPIC_PAPER,
    TOPIC_COUNT
} option_topic;

typedef struct {
    const char *name;     /* without its dashes */
    const char *argument; /* NULL: none */
    option_kind kind;
    uint16_t low, high;
    uint16_t grid;              /* only multiples of it make sense; 0: all numbers do */
    uint16_t standard;          /* where it is not given, if has_standard: a number, or the index of a choice */
    const char *const *choices; /* ends with NULL; see option_choice */
    unsigned commands;          /* set of 1 << command */
    bool has_standard;
    bool adds_up; /* may be given more than once */
    bool column;  /* of batch; what batch takes besides holds for all rows */
    option_group group;
    option_id needs; /* OPTION_COUNT: none */
    option_topic topic;
    message help; /* see option_help_put; up to its first , : ; or ( it is what forms call the option */
} option;

extern const option options[OPTION_COUNT];

static inline bool option_belongs(option_id id, command to)
{
    return (options[id].commands >> to & 1u) != 0;
}

/* The option of that name, `length` bytes long; OPTION_COUNT where there is none. */
option_id option_find(const char *name, size_t length);

/* The option of a column of batch or check, "birth_date"; OPTION_COUNT where there is none. */
option_id option_of_column(const char *name);

/* An option's name as a column. Terminated. */
enum { COLUMN_NAME_MAX = 32 };
void option_column_name(char name[COLUMN_NAME_MAX], option_id id);

/* Room for the longest help, or for the names of an option. */
enum { HELP_TEXT_MAX = 512 };

/* The names that a command takes for an option, one by one; NULL past the last one. COMMAND_COUNT: any command. */
const char *option_choice(option_id id, command of, size_t index);

/* All of these names, one after another. */
void option_choices_put(sink *out, option_id id, command of);

/* What a command's --help says of an option: {choices}, {default} (the first one), {low} and {high} are filled in. */
void option_help_put(sink *out, language lang, option_id id, command of);

/* The name of the list that is nearest to a misspelt or shortened one; NULL where none is near. */
const char *nearest_name(const char *const names[], const char *misspelt);

/* Whether two names differ by capitals at most. */
bool same_letters(const char *a, const char *b);

/* The option of a command (COMMAND_COUNT: of any) whose name is nearest to a misspelt one. */
const char *nearest_option(const char *misspelt, command of);

#endif
