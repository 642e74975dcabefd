/* SPDX-License-Identifier: MIT */
/* From the command line to a command. */
#include "cli/app.h"
#include "cli/commands.h"
#include "words/names.h"

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
        } else if (next.kind == ARGUMENT_OPTION) {
            found.help = found.help || next.id == OPTION_HELP;
            found.version = found.version || next.id == OPTION_VERSION;
        }
    }
    for (unsigned c = 0; found.name != NULL && c < COMMAND_COUNT; c++) {
        if (strcmp(command_names[c], found.name) == 0) {
            found.command = (command)c;
        }
    }
    return found;
}

bool fail_unknown_command(failure *why, const char *name)
{
    fail_quoted(why, name, MSG_UNKNOWN_COMMAND, MESSAGE_VALUES({"nearest", nearest_name(command_names, name), 0}));
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        sink_text(&why->text, c > 0 ? ", " : "");
        sink_text(&why->text, command_names[c]);
    }
    return false;
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

static bool fail_format(command of, const char *name, failure *why)
{
    fail_value(why, OPTION_FORMAT, name, prints(COMMAND_COUNT, name) ? MSG_FORMAT_NOT_OF_COMMAND : MSG_UNKNOWN_CHOICE,
               MESSAGE_VALUES({"command", command_names[of], 0}));
    option_choices_put(&why->text, OPTION_FORMAT, of);
    return false;
}

/* Sets every option of the command line. */
static bool read_options(request *r, const survey *found, int argc, char *const argv[], failure *why)
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
            if (!option_belongs(next.id, r->command)) {
                return fail_option(why, next.id, MSG_NOT_OF_COMMAND,
                                   MESSAGE_VALUES({"command", command_names[r->command], 0}));
            }
            if (next.id == OPTION_FORMAT && !prints(r->command, next.text)) {
                return fail_format(r->command, next.text, why);
            }
            if (!request_set(r, next.id, next.text, why)) {
                return false;
            }
        }
    }
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
    const int most = found->command == COMMAND_CHECK                                     ? found->operands
                     : found->command >= COMMAND_HELP || found->command == COMMAND_BATCH ? 1
                                                                                         : 0;
    return found->operands <= most || fail_quoted(why, found->operand[most], MSG_NO_OPERAND,
                                                  MESSAGE_VALUES({"command", command_names[found->command], 0}));
}

static exit_status run(invocation *call, const survey *found)
{
    switch (call->request->command) {
    case COMMAND_TITRATE:
    case COMMAND_TAPER:
        return run_schedule(call);
    case COMMAND_CHECK:
        return run_check(call);
    case COMMAND_BATCH:
        return run_batch(call);
    case COMMAND_RULES:
        return run_rules(call);
    default:
        return run_help(call->on, call->request, found->operand[0], false);
    }
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
    request r;
    calendar now = {.env = on->env};
    request_begin(&r, found->command, &now);
    invocation call = {.on = on, .request = &r};
    failure_begin(&call.why, found->lang, false);

    if (found->version) {
        return print_version(on);
    }
    if (found->command == COMMAND_COUNT && !found->help && !begins_well(argc, argv, &call.why)) {
        return session_fail(on, &call.why);
    }
    if (found->command == COMMAND_COUNT && found->name != NULL) {
        fail_unknown_command(&call.why, found->name);
        return session_fail(on, &call.why);
    }
    if (found->help || found->command == COMMAND_COUNT) {
        return run_help(on, &r, found->name, !found->help);
    }
    if (!read_options(&r, found, argc, argv, &call.why) || !operands_fit(found, &call.why)) {
        return session_fail(on, &call.why);
    }
    arguments_begin(&call.operands, argc, argv);
    arguments_operand(&call.operands);
    return run(&call, found);
}

int app_run(const struct app_env *env, int argc, char *const argv[])
{
    const survey found = look_around(env, argc, argv);
    session on;
    session_begin(&on, env, found.lang);
    const exit_status status = run_line(&on, &found, argc, argv);
    return (int)(on.err.failed ? EXIT_IO : status); /* a finding or an error that nobody could read */
}
