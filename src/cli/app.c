/* SPDX-License-Identifier: MIT */
/* From the command line to a command. */
#include "cli/app.h"
#include "cli/commands.h"
#include "words/names.h"

/* [R-language] */
static language language_of_environment(const struct app_env *env)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *locale = env->variable(env->world, variables[i]);
        if (locale != NULL && locale[0] != '\0') {
            const bool french = strncmp(locale, "fr", 2) == 0 && strchr("_.@", locale[2]) != NULL; /* its end too */
            return french ? FRENCH : ENGLISH;
        }
    }
    return ENGLISH;
}

enum { OPERANDS_KEPT = 2 };

/* What must be known before anything else is judged. */
typedef struct {
    command command; /* COMMAND_COUNT: none, or unknown */
    const char *name;
    int operands; /* behind the command's name */
    const char *operand[OPERANDS_KEPT];
    language lang;
    bool help, version;
    bool day_first; /* --dates */
} survey;

static survey look_around(const struct app_env *env, int argc, char *const argv[])
{
    survey found = {.command = COMMAND_COUNT, .lang = language_of_environment(env)};
    arguments args;
    arguments_begin(&args, argc, argv);
    argument next;
    while ((next = arguments_next(&args, COMMAND_COUNT, NULL)).kind != ARGUMENT_END) {
        if (next.kind == ARGUMENT_OPERAND && found.name == NULL) {
            found.name = next.text;
        } else if (next.kind == ARGUMENT_OPERAND) {
            if (found.operands < OPERANDS_KEPT) {
                found.operand[found.operands] = next.text;
            }
            found.operands++;
        } else if (next.kind == ARGUMENT_OPTION && next.id == OPTION_LANG) {
            found.lang = strcmp(next.text, "fr") == 0 ? FRENCH : strcmp(next.text, "en") == 0 ? ENGLISH : found.lang;
        } else if (next.kind == ARGUMENT_OPTION && next.id == OPTION_DATES) {
            found.day_first = strcmp(next.text, "dmy") == 0;
        } else if (next.kind == ARGUMENT_OPTION) {
            found.help = found.help || next.id == OPTION_HELP;
            found.version = found.version || next.id == OPTION_VERSION;
        }
    }
    if (found.name != NULL) {
        found.command = command_find(found.name);
    }
    return found;
}

static bool prints(command of, const char *format_name)
{
    const char *name;
    for (size_t i = 0; (name = option_choice(OPTION_FORMAT, of, i)) != NULL; i++) {
        if (strcmp(name, format_name) == 0) {
            return true;
        }
    }
    return false;
}

static bool failure_format(command of, const char *name, failure *why)
{
    failure_value(why, OPTION_FORMAT, name,
                  prints(COMMAND_COUNT, name) ? MSG_FORMAT_NOT_OF_COMMAND : MSG_UNKNOWN_CHOICE,
                  MESSAGE_VALUES({"command", command_names[of], 0}));
    option_choices_put(&why->text, OPTION_FORMAT, of);
    return false;
}

/* Sets every option of the command line. */
static bool read_options(request *asked, const survey *found, int argc, char *const argv[], failure *why)
{
    arguments args;
    arguments_begin(&args, argc, argv);
    for (;;) {
        const argument next = arguments_next(&args, found->command, why);
        if (next.kind == ARGUMENT_ERROR) {
            return false;
        }
        if (next.kind == ARGUMENT_END) {
            return true;
        }
        if (next.kind == ARGUMENT_OPTION) {
            if (!option_belongs(next.id, asked->command)) {
                return failure_option(why, next.id, MSG_NOT_OF_COMMAND,
                                      MESSAGE_VALUES({"command", command_names[asked->command], 0}));
            }
            if (next.id == OPTION_FORMAT && !prints(asked->command, next.text)) {
                return failure_format(asked->command, next.text, why);
            }
            if (!request_set(asked, next.id, next.text, why)) {
                return false;
            }
        }
    }
}

/* What judges where --protocol is not given. `rules` tells all. [R-protocol-choice] */
static bool read_default_protocol(request *asked, const struct app_env *env, failure *why)
{
    static const char variable[] = "BACLOFENE_PROTOCOL";
    const char *id = env->variable(env->world, variable);
    value *protocol = &asked->value[OPTION_PROTOCOL];
    if (!option_belongs(OPTION_PROTOCOL, asked->command) || asked->command == COMMAND_RULES || protocol->given ||
        id == NULL || id[0] == '\0') {
        return true;
    }
    const bac_protocol *known;
    for (size_t i = 0; (known = bac_protocol_at(i)) != NULL; i++) {
        if (strcmp(known->id, id) == 0) {
            protocol->number = (int32_t)i;
            return true;
        }
    }
    failure_cell(why, variable, id, MSG_UNKNOWN_CHOICE, NULL);
    option_choices_put(&why->text, OPTION_PROTOCOL, COMMAND_COUNT);
    return false;
}

static exit_status print_version(session *on)
{
    static output out;
    failure why;
    failure_begin(&why, on->lang, false);
    output_begin(&out, on, NULL, &why);
    message_put(&out.sink, on->lang, MSG_VERSION,
                MESSAGE_VALUES({"version", BAC_VERSION, 0}, {"rules", BAC_RULES_VERSION, 0}));
    return output_end(&out, &why) ? EXIT_DONE : session_fail(on, &why);
}

static bool operands_fit(const survey *found, failure *why)
{
    const int most = commands[found->command].operands_most;
    return most == OPERANDS_ANY || found->operands <= most ||
           failure_quoted(why, found->operand[most], MSG_NO_OPERAND,
                          MESSAGE_VALUES({"command", command_names[found->command], 0}));
}

/* Without a command, a first word that is wrong says more than the usage does. */
static bool begins_well(int argc, char *const argv[], failure *why)
{
    arguments args;
    arguments_begin(&args, argc, argv);
    return arguments_next(&args, COMMAND_COUNT, why).kind != ARGUMENT_ERROR;
}

static exit_status run_line(session *on, const survey *found, int argc, char *const argv[])
{
    request asked;
    day_source now = {.env = on->env, .day_first = found->day_first};
    request_begin(&asked, found->command, &now);
    invocation call = {.on = on, .request = &asked};
    failure_begin(&call.why, found->lang, false);

    if (found->version) {
        return print_version(on);
    }
    if (found->command == COMMAND_COUNT && !found->help && !begins_well(argc, argv, &call.why)) {
        return session_fail(on, &call.why);
    }
    if (found->command == COMMAND_COUNT && found->name != NULL) {
        failure_unknown_command(&call.why, found->name);
        return session_fail(on, &call.why);
    }
    if (found->help || found->command == COMMAND_COUNT) {
        return found->help ? print_help(on, &asked, found->command) : print_usage(on, &asked, found->command);
    }
    if (!read_options(&asked, found, argc, argv, &call.why) || !read_default_protocol(&asked, on->env, &call.why) ||
        !operands_fit(found, &call.why)) {
        return session_fail(on, &call.why);
    }
    arguments_begin(&call.operands, argc, argv);
    arguments_operand(&call.operands);
    return commands[found->command].run(&call);
}

/* [R-exit-status] */
int app_run(const struct app_env *env, int argc, char *const argv[])
{
    const survey found = look_around(env, argc, argv);
    session on;
    session_begin(&on, env, found.lang);
    const exit_status status = run_line(&on, &found, argc, argv);
    return (int)(on.err.failed ? EXIT_IO : status); /* a finding or an error that nobody could read */
}
