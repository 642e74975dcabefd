/* SPDX-License-Identifier: MIT */
/*
 * The option table in other words: `options mdoc` is the list of the manual, `options mdoc-fr` that of the French one,
 * `options rules` that of the rules,
 * `options bash`, `zsh` and `fish` are the completions, `options list` has a line for each option of each command and
 * for each column of batch.
 */
#include "cli/option.h"
#include "words/names.h"
#include <stdio.h>

static void print(const char *text)
{
    fputs(text, stdout);
}

static language lang = ENGLISH;

/* The text of a message, its placeholders filled in as in --help. */
static const char *help_of(option_id id, command of)
{
    static char text[HELP_TEXT_MAX];
    sink out;
    sink_begin(&out, text, sizeof text - 1, NULL, NULL);
    option_help_put(&out, lang, id, of);
    text[out.used] = '\0';
    return text;
}

/* The same for a completion: the names are offered there, and need not be repeated. */
static const char *hint_of(option_id id, command of)
{
    return options[id].kind == KIND_SET ? options[id].argument : help_of(id, of);
}

static const char *purpose_of(unsigned of)
{
    return message_text(ENGLISH, (message)(MSG_PURPOSE_TITRATE + of));
}

static bool has_names(option_id id)
{
    return options[id].kind == KIND_CHOICE || options[id].kind == KIND_SET;
}

static bool same_names(option_id id, command a, command b)
{
    size_t i = 0;
    while (option_choice(id, a, i) != NULL && option_choice(id, a, i) == option_choice(id, b, i)) {
        i++;
    }
    return option_choice(id, a, i) == option_choice(id, b, i);
}

/* The commands that have the option, in sets that take the same names for it. Returns the set of which `first` is the
 * first command, else 0. */
static unsigned commands_alike(option_id id, command first)
{
    unsigned set = 0;
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        const bool alike = option_belongs(id, (command)c) && option_belongs(id, first) &&
                           (!has_names(id) || same_names(id, first, (command)c));
        if (alike && c < (unsigned)first) {
            return 0;
        }
        set |= alike ? 1u << c : 0;
    }
    return set;
}

static void print_commands(unsigned set, const char *between)
{
    const char *before = "";
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        if ((set >> c & 1u) != 0) {
            printf("%s%s", before, command_names[c]);
            before = between;
        }
    }
}

/* Names, those that mean something to a shell behind a backslash. */
static void print_names(option_id id, command of, const char *between)
{
    const char *name;
    for (size_t i = 0; (name = option_choice(id, of, i)) != NULL; i++) {
        printf("%s%s%s", i > 0 ? between : "", strcmp(name, ";") == 0 ? "\\" : "", name);
    }
}

/* An option excludes itself, unless it adds up, and those of its group: their names, from it on. */
static void print_excluded(option_id id, const char *before, const char *between)
{
    printf("%s%s", before, options[id].name);
    for (unsigned other = 0; options[id].group != GROUP_NONE && other < OPTION_COUNT; other++) {
        if (other != (unsigned)id && options[other].group == options[id].group) {
            printf("%s%s", between, options[other].name);
        }
    }
}

static bool is_first_of_group(option_id id)
{
    unsigned other = 0;
    while (options[id].group != GROUP_NONE && options[other].group != options[id].group) {
        other++;
    }
    return options[id].group == GROUP_NONE || other == (unsigned)id;
}

/* ---- a plain list ---- */

static void print_list(void)
{
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        for (unsigned id = 0; id < OPTION_COUNT; id++) {
            if (option_belongs((option_id)id, (command)c)) {
                const char *wanted = options[id].argument;
                printf("%s --%s%s%s\n", command_names[c], options[id].name, wanted != NULL ? " " : "",
                       wanted != NULL ? wanted : "");
            }
        }
    }
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        char column[COLUMN_NAME_MAX];
        option_column_name(column, (option_id)id);
        if (options[id].column) {
            printf("column %s\n", column);
        }
    }
}

/* ---- the manual ---- */

static const char *in_french(const char *english, const char *french)
{
    return lang == FRENCH ? french : english;
}

static void print_group(option_id id)
{
    const char *before = in_french("Not together with\n.Fl -", "Pas avec\n.Fl -");
    for (unsigned other = 0; options[id].group != GROUP_NONE && other < OPTION_COUNT; other++) {
        if (other != (unsigned)id && options[other].group == options[id].group) {
            printf("%s%s", before, options[other].name);
            before = in_french("\nor\n.Fl -", "\nou\n.Fl -");
        }
    }
    print(before[0] == '\n' ? " .\n" : "");
}

static void print_mdoc(void)
{
    print(".Bl -tag -width Ds\n");
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        const option *o = &options[id];
        printf(".It Fl -%s%s%s\n", o->name, o->argument != NULL ? " Ar " : "", o->argument != NULL ? o->argument : "");
        print(".Pq ");
        print_commands(o->commands, ", ");
        printf("\n%s.\n", help_of((option_id)id, COMMAND_COUNT));
        for (unsigned c = 0; has_names((option_id)id) && c < COMMAND_COUNT; c++) {
            const unsigned set = commands_alike((option_id)id, (command)c);
            if (set != 0 && !same_names((option_id)id, (command)c, COMMAND_COUNT)) {
                print(in_french("For ", "Pour "));
                print_commands(set, ", ");
                print(in_french(": ", " : "));
                print_names((option_id)id, (command)c, " ");
                print(".\n");
            }
        }
        if (o->needs != OPTION_COUNT) {
            printf("%s\n.Fl -%s .\n", in_french("Needs", "Demande"), options[o->needs].name);
        }
        print_group((option_id)id);
    }
    print(".El\n");
}

static void print_mdoc_fr(void)
{
    lang = FRENCH;
    print_mdoc();
}

static void print_rules(void)
{
    print(".Bl -tag -width Ds\n");
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        printf(".It Sy %s\n%s.\n", rule_names[rule], message_text(ENGLISH, (message)(MSG_CHECK_TABLET + rule)));
    }
    print(".El\n");
}

/* ---- bash ---- */

/* What a value can be. The commands that share the most common names of an option come last, as "*". */
static void print_bash_value(option_id id, command of)
{
    const option *o = &options[id];
    if (has_names(id)) {
        print(o->kind == KIND_SET ? "_baclofene_set '" : "_baclofene_names '");
        print_names(id, of, o->kind == KIND_SET ? "\n            " : " ");
        print("'");
    } else if (o->kind == KIND_FILE) {
        print(strcmp(o->argument, "DIR") == 0 ? "_baclofene_files -d" : "_baclofene_files -f");
    } else {
        print(id == OPTION_START ? "_baclofene_names 'today tomorrow'" : ":");
    }
    print(" ;;\n");
}

static void print_bash_values(void)
{
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        bool last = false;
        for (unsigned c = COMMAND_COUNT; options[id].argument != NULL && !last && c-- > 0;) {
            const unsigned set = commands_alike((option_id)id, (command)c);
            last = (options[id].commands & ((1u << c) - 1)) == 0;
            for (unsigned one = 0; !last && one < COMMAND_COUNT; one++) {
                if ((set >> one & 1u) != 0) {
                    printf("    %s:--%s) ", command_names[one], options[id].name);
                    print_bash_value((option_id)id, (command)one);
                }
            }
            if (last) {
                printf("    *:--%s) ", options[id].name);
                print_bash_value((option_id)id, (command)c);
            }
        }
    }
}

/* "--age | --birth-date) excluded+=' --age --birth-date ' ;;" */
static void print_bash_exclusions(void)
{
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].kind != KIND_SET && is_first_of_group((option_id)id)) {
            print_excluded((option_id)id, "        --", " | --");
            print_excluded((option_id)id, ") excluded+=' --", " --");
            print(" ' ;;\n");
        }
    }
}

static void print_bash_options(command of)
{
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (option_belongs((option_id)id, of)) {
            printf("\n            --%s", options[id].name);
        }
    }
}

static void print_bash(void)
{
    print("# SPDX-License-Identifier: MIT\n"
          "# shellcheck shell=bash\n"
          "# Completion of baclofene for bash. Written by `make generated` from the table of options.\n\n"
          "_baclofene_names() {\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$current\")\n"
          "}\n\n"
          "# Options, but for those that one which is given excludes.\n"
          "_baclofene_options() {\n"
          "    local word excluded='' offered=()\n"
          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
          "        case ${word%%=*} in\n");
    print_bash_exclusions();
    print("        esac\n"
          "    done\n"
          "    for word in $1; do\n"
          "        [[ $excluded == *\" $word \"* ]] || offered+=(\"$word\")\n"
          "    done\n"
          "    _baclofene_names \"${offered[*]}\"\n"
          "}\n\n"
          "# Names with commas in between: what stands behind the last comma is completed.\n"
          "_baclofene_set() {\n"
          "    local before=''\n"
          "    [[ $current != *,* ]] || before=${current%,*},\n"
          "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${current##*,}\")\n"
          "    compopt -o nospace 2>/dev/null || true\n"
          "}\n\n"
          "_baclofene_files() {\n"
          "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$current\")\n"
          "    compopt -o filenames 2>/dev/null || true\n"
          "}\n\n"
          "_baclofene() {\n"
          "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word\n"
          "    COMPREPLY=()\n"
          "    if [[ $current == '=' ]]; then\n"
          "        current=''\n"
          "    elif [[ $previous == '=' ]]; then\n"
          "        previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    fi\n"
          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
          "        case $word in\n        ");
    print_commands((1u << COMMAND_COUNT) - 1, " | ");
    print(")\n"
          "            command=$word\n"
          "            break\n"
          "            ;;\n"
          "        esac\n"
          "    done\n"
          "    case ${command:-help}:$previous in\n");
    print_bash_values();
    print("    *)\n"
          "        case $command:$current in\n");
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        printf("        %s%s:-*) _baclofene_options '", c == COMMAND_HELP ? ":-* | " : "", command_names[c]);
        print_bash_options((command)c);
        print("' ;;\n");
    }
    print("        check:* | batch:*) _baclofene_files -f ;;\n"
          "        :* | help:*) _baclofene_names '");
    print_commands((1u << COMMAND_COUNT) - 1, " ");
    print("' ;;\n"
          "        esac\n"
          "        ;;\n"
          "    esac\n"
          "}\n\n"
          "complete -F _baclofene baclofene\n");
}

/* ---- zsh ---- */

/* Text within single quotes, with a backslash before the characters of `special`. */
static void print_quoted(const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            print("'\\''");
        } else {
            printf("%s%c", strchr(special, *text) != NULL ? "\\" : "", *text);
        }
    }
}

static void print_zsh_value(option_id id, command of)
{
    const option *o = &options[id];
    print(":");
    print_quoted(o->argument, ":");
    print(":");
    if (o->kind == KIND_SET) {
        printf("_values -s , %s ", o->name);
        print_names(id, of, " ");
    } else if (o->kind == KIND_CHOICE || id == OPTION_START) {
        print("(");
        print(id == OPTION_START ? "today tomorrow" : "");
        if (o->kind == KIND_CHOICE) {
            print_names(id, of, " ");
        }
        print(")");
    } else if (o->kind == KIND_FILE) {
        print(strcmp(o->argument, "DIR") == 0 ? "_files -/" : "_files");
    } else {
        print(" ");
    }
}

static void print_zsh_option(option_id id, command of)
{
    const option *o = &options[id];
    print(" \\\n            '");
    if (o->kind == KIND_SET) {
        print("*");
    } else if (id == OPTION_HELP || id == OPTION_VERSION) {
        print("(- *)");
    } else if (o->group != GROUP_NONE) {
        const char *before = "(";
        for (unsigned other = 0; other < OPTION_COUNT; other++) {
            if (options[other].group == o->group && option_belongs((option_id)other, of)) {
                printf("%s--%s", before, options[other].name);
                before = " ";
            }
        }
        print(")");
    }
    printf("--%s%s[", o->name, o->argument != NULL ? "=" : "");
    print_quoted(hint_of(id, of), "[]:\\");
    print("]");
    if (o->argument != NULL) {
        print_zsh_value(id, of);
    }
    print("'");
}

static bool of_every_command(option_id id)
{
    const char *const format = "format"; /* of every command, with other names for each */
    return options[id].commands + 1 == 1u << COMMAND_COUNT && strcmp(options[id].name, format) != 0;
}

static void print_zsh(void)
{
    print("#compdef baclofene\n"
          "# SPDX-License-Identifier: MIT\n"
          "# Completion of baclofene for zsh. Written by `make generated` from the table of options.\n\n"
          "_baclofene() {\n"
          "    local curcontext=$curcontext state line\n"
          "    local -a commands\n"
          "    commands=(\n");
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        printf("        '%s:", command_names[c]);
        print_quoted(purpose_of(c), "");
        print("'\n");
    }
    print("    )\n"
          "    _arguments -C");
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (of_every_command((option_id)id)) {
            print_zsh_option((option_id)id, COMMAND_HELP);
        }
    }
    print(" \\\n            '1: :->command' '*:: :->rest' && return 0\n"
          "    case $state in\n"
          "    command) _describe -t commands command commands ;;\n"
          "    rest)\n"
          "        case $words[1] in\n");
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        printf("        %s)\n            _arguments", command_names[c]);
        for (unsigned id = 0; id < OPTION_COUNT; id++) {
            if (option_belongs((option_id)id, (command)c)) {
                print_zsh_option((option_id)id, (command)c);
            }
        }
        print(c == COMMAND_CHECK   ? " \\\n            '*:PLAN:_files'"
              : c == COMMAND_BATCH ? " \\\n            '1:PATIENTS.csv:_files'"
              : c == COMMAND_HELP  ? " \\\n            '1:command:{_describe -t commands command commands}'"
                                   : "");
        print("\n            ;;\n");
    }
    print("        esac\n"
          "        ;;\n"
          "    esac\n"
          "}\n\n"
          "_baclofene \"$@\"\n");
}

/* ---- fish ---- */

/* Where the option is offered: behind its commands, and where nothing that is given excludes it. */
static void print_fish_condition(option_id id, unsigned set)
{
    const char *and_also = "";
    print(" -n '");
    if (set + 1 != 1u << COMMAND_COUNT) {
        print("__fish_seen_subcommand_from ");
        print_commands(set, " ");
        and_also = "; and ";
    }
    if (options[id].kind != KIND_SET) {
        print(and_also);
        print_excluded(id, options[id].kind == KIND_FLAG ? "not __fish_contains_opt " : "__baclofene_free ", " ");
    }
    print("'");
}

static void print_fish(void)
{
    const unsigned every = (1u << COMMAND_COUNT) - 1;
    print("# SPDX-License-Identifier: MIT\n"
          "# Completion of baclofene for fish. Written by `make generated` from the table of options.\n\n"
          "# None of these options is given; the value of the last one may just be typed.\n"
          "function __baclofene_free\n"
          "    set -l words (commandline -opc)\n"
          "    for name in $argv\n"
          "        if string match -q -- \"--$name=*\" $words; or contains -- --$name $words[1..-2]\n"
          "            return 1\n"
          "        end\n"
          "    end\n"
          "end\n\n"
          "complete -c baclofene -f\n");
    for (unsigned c = 0; c < COMMAND_COUNT; c++) {
        print("complete -c baclofene -n 'not __fish_seen_subcommand_from ");
        print_commands(every, " ");
        printf("' -a %s -d '", command_names[c]);
        print_quoted(purpose_of(c), "");
        print("'\n");
    }
    print("complete -c baclofene -n '__fish_seen_subcommand_from check batch' -F\n"
          "complete -c baclofene -n '__fish_seen_subcommand_from help' -a '");
    print_commands(every, " ");
    print("'\n");
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        const option *o = &options[id];
        for (unsigned c = 0; c < COMMAND_COUNT; c++) {
            const unsigned set = commands_alike((option_id)id, (command)c);
            if (set == 0) {
                continue;
            }
            print("complete -c baclofene");
            print_fish_condition((option_id)id, set);
            printf(" -l %s", o->name);
            if (o->kind == KIND_FILE) {
                print(strcmp(o->argument, "DIR") == 0 ? " -x -a '(__fish_complete_directories)'" : " -r -F");
            } else if (o->argument != NULL) {
                print(" -x");
            }
            if (has_names((option_id)id)) {
                print(o->kind == KIND_SET ? " -a '(__fish_append , " : " -a '");
                print_names((option_id)id, (command)c, " ");
                print(o->kind == KIND_SET ? ")'" : "'");
            }
            print(id == OPTION_START ? " -a 'today tomorrow'" : "");
            print(" -d '");
            for (const char *at = hint_of((option_id)id, (command)c); *at != '\0'; at++) {
                printf("%s%c", *at == '\'' || *at == '\\' ? "\\" : "", *at);
            }
            print("'\n");
        }
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } forms[] = {{"mdoc", print_mdoc}, {"rules", print_rules}, {"bash", print_bash}, {"mdoc-fr", print_mdoc_fr},
                 {"zsh", print_zsh},   {"fish", print_fish},   {"list", print_list}};
    for (size_t i = 0; argc == 2 && i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(argv[1], forms[i].name) == 0) {
            forms[i].print();
            return fflush(stdout) == 0 ? 0 : 1;
        }
    }
    fputs("usage: options mdoc|mdoc-fr|rules|bash|zsh|fish|list\n", stderr);
    return 2;
}
