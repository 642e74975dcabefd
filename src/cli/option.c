/* SPDX-License-Identifier: MIT */
#include "cli/option.h"
#include "cli/formats.h"
#include "data/product.h"
#include "words/names.h"

const char *const command_names[] = {
    [COMMAND_TITRATE] = "titrate", [COMMAND_TAPER] = "taper", [COMMAND_PLAN] = "plan", [COMMAND_CHECK] = "check",
    [COMMAND_BATCH] = "batch",     [COMMAND_RULES] = "rules", [COMMAND_HELP] = "help", [COMMAND_COUNT] = NULL,
};

enum { INTAKES_DEFAULT = 3, NOTICE_DAYS_DEFAULT = 3, NOTICE_DAYS_MAX = 14 }; /* [tool] */

static const char *const sheet_choices[] = {"prescriber", "patient", "prescription", NULL};
static const char *const dates_choices[] = {"iso", "dmy", NULL};
static const char *const strength_choices[] = {"10", "20", "30", "40", NULL}; /* in the order of bac_strengths */
static const char *const row_choices[] = {"day", "level", NULL};
static const char *const delimiter_choices[] = {",", ";", "tab", NULL};

enum {
    TITRATE = 1 << COMMAND_TITRATE,
    TAPER = 1 << COMMAND_TAPER,
    PLAN = 1 << COMMAND_PLAN,
    CHECK = 1 << COMMAND_CHECK,
    BATCH = 1 << COMMAND_BATCH,
    RULES = 1 << COMMAND_RULES,
    HELP = 1 << COMMAND_HELP,
    SCHEDULES = TITRATE | TAPER | PLAN,
    JUDGED = SCHEDULES | CHECK,
    ALL = JUDGED | BATCH | RULES | HELP
};

#define NO_NEED         .needs = OPTION_COUNT
#define STANDARD(value) .has_standard = true, .standard = (value)
#define FIRST           STANDARD(0) /* of the choices */

/* [R-counts] [R-age-range] [R-option-table] */
const option options[OPTION_COUNT] = {
    [OPTION_TARGET] = {"target", "MG", KIND_DOSE, 0, BAC_DOSE_MAX, .grid = BAC_DOSE_STEP, .commands = TITRATE,
                       .column = true, NO_NEED, .help = MSG_HELP_TARGET, .topic = TOPIC_COURSE},
    [OPTION_FROM] = {"from", "MG", KIND_DOSE, 0, BAC_DOSE_MAX, .commands = JUDGED, .column = true, NO_NEED,
                     .help = MSG_HELP_FROM, .topic = TOPIC_NOW},
    [OPTION_HELD] = {"held", "DAYS", KIND_COUNT, 0, BAC_DAYS_MAX, .commands = TITRATE | PLAN | CHECK, .column = true,
                     .needs = OPTION_FROM, .help = MSG_HELP_HELD, .topic = TOPIC_NOW},
    [OPTION_INITIAL] = {"initial", "MG", KIND_DOSE, BAC_DOSE_STEP, BAC_DOSE_MAX, .grid = BAC_DOSE_STEP,
                        .commands = TITRATE | PLAN, .column = true, NO_NEED, .help = MSG_HELP_INITIAL,
                        .topic = TOPIC_COURSE},
    [OPTION_STEP_DAYS] = {"step-days", "N", KIND_COUNT, 1, BAC_DAYS_MAX, STANDARD(BAC_STEP_DAYS_DEFAULT),
                          .commands = TITRATE | PLAN | BATCH, .column = true, NO_NEED, .help = MSG_HELP_STEP_DAYS,
                          .topic = TOPIC_COURSE},
    [OPTION_MAINTAIN] = {"maintain", "DAYS", KIND_COUNT, 1, BAC_DAYS_MAX, .commands = TITRATE | TAPER, .column = true,
                         NO_NEED, .help = MSG_HELP_MAINTAIN, .topic = TOPIC_COURSE},
    [OPTION_TO] = {"to", "MG", KIND_DOSE, 0, BAC_DOSE_MAX, .grid = BAC_DOSE_STEP, STANDARD(0), .commands = TAPER,
                   .column = true, NO_NEED, .help = MSG_HELP_TO, .topic = TOPIC_COURSE},
    [OPTION_DAYS] = {"days", "N", KIND_COUNT, BAC_TAPER_DAYS_MIN, BAC_DAYS_MAX, .commands = TAPER, .column = true,
                     .group = GROUP_LENGTH, NO_NEED, .help = MSG_HELP_DAYS, .topic = TOPIC_COURSE},
    [OPTION_WEEKS] = {"weeks", "N", KIND_COUNT, 1, BAC_DAYS_MAX / 7, .commands = TAPER, .column = true,
                      .group = GROUP_LENGTH, NO_NEED, .help = MSG_HELP_WEEKS, .topic = TOPIC_COURSE},
    [OPTION_MAX_STEP] = {"max-step", "MG", KIND_COUNT, BAC_DOSE_STEP, BAC_DOSE_MAX, .grid = BAC_DOSE_STEP,
                         .commands = TAPER | PLAN, .column = true, .group = GROUP_LENGTH, NO_NEED,
                         .help = MSG_HELP_MAX_STEP, .topic = TOPIC_COURSE},
    [OPTION_START] = {"start", "DATE", KIND_DATE, 0, 0, .commands = JUDGED | BATCH, .column = true, NO_NEED,
                      .help = MSG_HELP_START, .topic = TOPIC_COURSE},
    [OPTION_AGE] = {"age", "YEARS", KIND_COUNT, BAC_AGE_MIN, BAC_AGE_MAX, .commands = JUDGED, .column = true,
                    .group = GROUP_AGE, NO_NEED, .help = MSG_HELP_AGE, .topic = TOPIC_PATIENT},
    [OPTION_BIRTH_DATE] = {"birth-date", "DATE", KIND_DATE, 0, 0, .commands = JUDGED, .column = true,
                           .group = GROUP_AGE, NO_NEED, .help = MSG_HELP_BIRTH_DATE, .topic = TOPIC_PATIENT},
    [OPTION_INDICATION] = {"indication", "NAME", KIND_CHOICE, 0, 0, .choices = indication_names, .commands = JUDGED,
                           .column = true, NO_NEED, .help = MSG_HELP_INDICATION, .topic = TOPIC_PATIENT},
    [OPTION_CONDITION] = {"condition", "NAME[,NAME...]", KIND_SET, 0, 0, .choices = condition_names, .adds_up = true,
                          .commands = JUDGED, .column = true, NO_NEED, .help = MSG_HELP_CONDITION,
                          .topic = TOPIC_PATIENT},
    [OPTION_REVIEWED] = {"reviewed", "KIND[,KIND...]", KIND_SET, 0, 0, .choices = on_file_names, .adds_up = true,
                         .commands = JUDGED, .column = true, NO_NEED, .help = MSG_HELP_REVIEWED,
                         .topic = TOPIC_PATIENT},
    [OPTION_INTAKES] = {"intakes", "N", KIND_COUNT, BAC_INTAKES_MIN, BAC_INTAKES_MAX, STANDARD(INTAKES_DEFAULT),
                        .commands = SCHEDULES | BATCH, .column = true, .group = GROUP_INTAKES, NO_NEED,
                        .help = MSG_HELP_INTAKES, .topic = TOPIC_INTAKES},
    [OPTION_SPLIT] = {"split", "W:W...", KIND_SPLIT, 0, BAC_WEIGHT_MAX, .commands = SCHEDULES | BATCH, .column = true,
                      .group = GROUP_INTAKES, NO_NEED, .help = MSG_HELP_SPLIT, .topic = TOPIC_INTAKES},
    [OPTION_TIMES] = {"times", "HH:MM,HH:MM...", KIND_TIMES, 0, 0, .commands = SCHEDULES | BATCH, .column = true,
                      NO_NEED, .help = MSG_HELP_TIMES, .topic = TOPIC_INTAKES},
    [OPTION_TABLETS] = {"tablets", "MG[,MG...]", KIND_SET, 0, 0, FIRST, .choices = strength_choices,
                        .commands = SCHEDULES | BATCH, .column = true, NO_NEED, .help = MSG_HELP_TABLETS,
                        .topic = TOPIC_SUPPLY},
    [OPTION_PRESCRIPTION_DAYS] = {"prescription-days", "N", KIND_COUNT, 1, BAC_PRESCRIPTION_DAYS_MAX,
                                  STANDARD(BAC_PRESCRIPTION_DAYS_DEFAULT), .commands = SCHEDULES | BATCH,
                                  .column = true, NO_NEED, .help = MSG_HELP_PRESCRIPTION_DAYS, .topic = TOPIC_SUPPLY},
    [OPTION_BRIDGE_DAYS] = {"bridge-days", "N", KIND_COUNT, 0, BAC_BRIDGE_DAYS_MAX, STANDARD(BAC_BRIDGE_DAYS_DEFAULT),
                            .commands = SCHEDULES | BATCH, .column = true, NO_NEED, .help = MSG_HELP_BRIDGE_DAYS,
                            .topic = TOPIC_SUPPLY},
    [OPTION_NOTICE] = {"notice", "DAYS", KIND_COUNT, 0, NOTICE_DAYS_MAX, STANDARD(NOTICE_DAYS_DEFAULT),
                       .commands = SCHEDULES | BATCH, .column = true, NO_NEED, .help = MSG_HELP_NOTICE,
                       .topic = TOPIC_SUPPLY},
    [OPTION_REPLACES] = {"replaces", "DATE", KIND_DATE, 0, 0, .commands = SCHEDULES, .column = true, NO_NEED,
                         .help = MSG_HELP_REPLACES, .topic = TOPIC_PAPER},
    [OPTION_PRODUCT] = {"product", "NAME", KIND_CHOICE, 0, 0, .choices = product_names, .commands = SCHEDULES,
                        .column = true, NO_NEED, .help = MSG_HELP_PRODUCT, .topic = TOPIC_SUPPLY},
    [OPTION_PATIENT] = {"patient", "TEXT", KIND_TEXT, 0, 0, .commands = JUDGED, .column = true, NO_NEED,
                        .help = MSG_HELP_PATIENT, .topic = TOPIC_PATIENT},
    [OPTION_ID] = {"id", "TEXT", KIND_TEXT, 0, 0, .commands = JUDGED, NO_NEED, .help = MSG_HELP_ID,
                   .topic = TOPIC_PATIENT},
    [OPTION_PROTOCOL] = {"protocol", "ID", KIND_CHOICE, 0, 0, FIRST, .commands = ALL & ~HELP, .column = true, NO_NEED,
                         .help = MSG_HELP_PROTOCOL, .topic = TOPIC_COURSE},
    [OPTION_FORMAT] = {"format", "FORMAT", KIND_CHOICE, 0, 0, FIRST, .commands = ALL, NO_NEED, .help = MSG_HELP_FORMAT,
                       .topic = TOPIC_PAPER},
    [OPTION_DELIMITER] = {"delimiter", "C", KIND_CHOICE, 0, 0, .choices = delimiter_choices, FIRST,
                          .commands = JUDGED | BATCH, NO_NEED, .help = MSG_HELP_DELIMITER, .topic = TOPIC_PAPER},
    [OPTION_BOM] = {"bom", NULL, KIND_FLAG, 0, 0, .commands = JUDGED | BATCH, NO_NEED, .help = MSG_HELP_BOM,
                    .topic = TOPIC_PAPER},
    [OPTION_DATES] = {"dates", "FORM", KIND_CHOICE, 0, 0, .choices = dates_choices, FIRST, .commands = JUDGED | BATCH,
                      NO_NEED, .help = MSG_HELP_DATES},
    [OPTION_SHEET] = {"sheet", "WHO", KIND_CHOICE, 0, 0, .choices = sheet_choices, FIRST, .commands = SCHEDULES | BATCH,
                      NO_NEED, .help = MSG_HELP_SHEET, .topic = TOPIC_PAPER},
    [OPTION_ROWS] = {"rows", "WHAT", KIND_CHOICE, 0, 0, .choices = row_choices, FIRST, .commands = SCHEDULES | BATCH,
                     NO_NEED, .help = MSG_HELP_ROWS, .topic = TOPIC_PAPER},
    [OPTION_ALARMS] = {"alarms", NULL, KIND_FLAG, 0, 0, .commands = SCHEDULES, .needs = OPTION_TIMES,
                       .help = MSG_HELP_ALARMS, .topic = TOPIC_PAPER},
    [OPTION_CANCEL] = {"cancel", NULL, KIND_FLAG, 0, 0, .commands = SCHEDULES, NO_NEED, .help = MSG_HELP_CANCEL,
                       .topic = TOPIC_PAPER},
    [OPTION_LANG] = {"lang", "en|fr", KIND_CHOICE, 0, 0, .choices = language_names, .commands = ALL, NO_NEED,
                     .help = MSG_HELP_LANG, .topic = TOPIC_PAPER},
    [OPTION_ASCII] = {"ascii", NULL, KIND_FLAG, 0, 0, .commands = ALL, NO_NEED, .help = MSG_HELP_ASCII,
                      .topic = TOPIC_PAPER},
    [OPTION_OUTPUT] = {"output", "FILE", KIND_FILE, 0, 0, .commands = ALL, .group = GROUP_OUTPUT, NO_NEED,
                       .help = MSG_HELP_OUTPUT},
    [OPTION_OUT_DIR] = {"out-dir", "DIR", KIND_FILE, 0, 0, .commands = BATCH, .group = GROUP_OUTPUT, NO_NEED,
                        .help = MSG_HELP_OUT_DIR},
    [OPTION_REJECTS] = {"rejects", "FILE", KIND_FILE, 0, 0, .commands = BATCH, NO_NEED, .help = MSG_HELP_REJECTS},
    [OPTION_FINDINGS] = {"findings", "FILE", KIND_FILE, 0, 0, .commands = BATCH, NO_NEED, .help = MSG_HELP_FINDINGS},
    [OPTION_PROGRESS] = {"progress", NULL, KIND_FLAG, 0, 0, .commands = BATCH, NO_NEED, .help = MSG_HELP_PROGRESS},
    [OPTION_STRICT] = {"strict", NULL, KIND_FLAG, 0, 0, .commands = JUDGED | BATCH, NO_NEED, .help = MSG_HELP_STRICT},
    [OPTION_KEEP_GOING] = {"keep-going", NULL, KIND_FLAG, 0, 0, .commands = CHECK, NO_NEED,
                           .help = MSG_HELP_KEEP_GOING},
    [OPTION_HELP] = {"help", NULL, KIND_FLAG, 0, 0, .commands = ALL, NO_NEED, .help = MSG_HELP_HELP},
    [OPTION_VERSION] = {"version", NULL, KIND_FLAG, 0, 0, .commands = ALL, NO_NEED, .help = MSG_HELP_VERSION},
};

option_id option_find(const char *name, size_t length)
{
    unsigned id = 0;
    while (id < OPTION_COUNT && !(strlen(options[id].name) == length && memcmp(options[id].name, name, length) == 0)) {
        id++;
    }
    return (option_id)id;
}

void option_column_name(char name[COLUMN_NAME_MAX], option_id id)
{
    size_t i = 0;
    for (; options[id].name[i] != '\0'; i++) {
        name[i] = options[id].name[i] == '-' ? '_' : options[id].name[i];
    }
    name[i] = '\0';
}

option_id option_of_column(const char *name)
{
    unsigned id = 0;
    for (; id < OPTION_COUNT; id++) {
        char column[COLUMN_NAME_MAX];
        option_column_name(column, (option_id)id);
        if (options[id].column && strcmp(column, name) == 0) {
            break;
        }
    }
    return (option_id)id;
}

/* The names of the formats that a command knows, one by one. */
static const char *format_choice(command of, size_t index)
{
    const format_row *row = formats;
    while (row->name != NULL && (!format_belongs(row, of) || index-- > 0)) {
        row++;
    }
    return row->name;
}

/* The names of protocols and of formats are in their own tables. */
const char *option_choice(option_id id, command of, size_t index)
{
    if (id == OPTION_FORMAT) {
        return format_choice(of, index);
    }
    const bac_protocol *protocol = id == OPTION_PROTOCOL ? bac_protocol_at(index) : NULL;
    return id != OPTION_PROTOCOL ? options[id].choices[index] : protocol == NULL ? NULL : protocol->id;
}

void option_choices_put(sink *out, option_id id, command of)
{
    for (size_t i = 0; option_choice(id, of, i) != NULL; i++) {
        const char *choice = option_choice(id, of, i);
        const bool mark = strpbrk(choice, ",;") != NULL;
        sink_text(out, i > 0 ? ", " : "");
        sink_text(out, mark ? "\"" : "");
        sink_text(out, choice);
        sink_text(out, mark ? "\"" : "");
    }
}

void option_help_put(sink *out, language lang, option_id id, command of)
{
    const option *row = &options[id];
    char bytes[HELP_TEXT_MAX] = "";
    sink choices;
    sink_begin(&choices, bytes, sizeof bytes - 1, NULL, NULL);
    const char *standard = NULL;
    if (row->kind == KIND_CHOICE || row->kind == KIND_SET) {
        option_choices_put(&choices, id, of);
        standard = option_choice(id, of, row->standard);
    }
    bytes[choices.used] = '\0';
    message_put(out, lang, row->help,
                MESSAGE_VALUES({"choices", bytes, 0}, {"default", standard, row->standard}, {"low", NULL, row->low},
                               {"high", NULL, row->high}));
}

enum { NAME_COMPARED_MAX = 32 };

/* A letter as it is compared: ID is id. */
static char folded(char letter)
{
    return (char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

bool same_letters(const char *a, const char *b)
{
    for (; *a != '\0' && folded(*a) == folded(*b); a++) {
        b++;
    }
    return *a == *b;
}

/* How many letters must be changed, added, left out or swapped with their neighbour; long names are cut. */
static unsigned spelling_distance(const char *a, const char *b)
{
    unsigned row[3][NAME_COMPARED_MAX + 1];
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    a_length = a_length < NAME_COMPARED_MAX ? a_length : NAME_COMPARED_MAX;
    b_length = b_length < NAME_COMPARED_MAX ? b_length : NAME_COMPARED_MAX;
    unsigned *before = row[0];
    unsigned *last = row[1];
    unsigned *current = row[2];
    for (size_t j = 0; j <= b_length; j++) {
        last[j] = (unsigned)j;
        before[j] = 0;
    }
    for (size_t i = 1; i <= a_length; i++) {
        current[0] = (unsigned)i;
        for (size_t j = 1; j <= b_length; j++) {
            unsigned best = last[j - 1] + (folded(a[i - 1]) != folded(b[j - 1]));
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = current[j - 1] + 1 < best ? current[j - 1] + 1 : best;
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            best = swapped && before[j - 2] + 1 < best ? before[j - 2] + 1 : best;
            current[j] = best;
        }
        unsigned *const oldest = before;
        before = last;
        last = current;
        current = oldest;
    }
    return last[b_length];
}

/* A slip in four letters; of what is further away nothing is said. */
static unsigned slips(const char *misspelt)
{
    const unsigned letters = (unsigned)strlen(misspelt);
    return letters < 4 ? 1 : letters / 4;
}

const char *nearest_name(const char *const names[], const char *misspelt)
{
    const char *nearest = names[0];
    const char *begun = NULL; /* the last name that begins so: -h means --help more often than --held */
    for (size_t i = 0; names[i] != NULL; i++) {
        if (misspelt[0] != '\0' && strncmp(names[i], misspelt, strlen(misspelt)) == 0) {
            begun = names[i];
        }
        if (spelling_distance(misspelt, names[i]) < spelling_distance(misspelt, nearest)) {
            nearest = names[i];
        }
    }
    if (begun != NULL) {
        return begun;
    }
    return nearest != NULL && spelling_distance(misspelt, nearest) <= slips(misspelt) ? nearest : NULL;
}

/* [R-option-nearest] */
const char *nearest_option(const char *misspelt, command of)
{
    const char *names[OPTION_COUNT + 1];
    size_t count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (of == COMMAND_COUNT || option_belongs((option_id)id, of)) {
            names[count++] = options[id].name;
        }
    }
    names[count] = NULL;
    return nearest_name(names, misspelt);
}
