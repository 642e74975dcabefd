/* SPDX-License-Identifier: MIT */
/*
 * Whole command lines: the input is cut into words at line feeds and NULs. What titrate, taper and plan print is
 * checked by the check command too, with the same facts: the same findings, and no violation.
 */
#include "fuzz.h"

#include "cli/legs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 8192 };

static const char plan[] = "dose_mg,days\n15,3\n20,3\n25,3\n";
static const char patients[] = "id,target\na,60\nb,40\n";

static world *world_with_files(void)
{
    world *w = world_begin();
    w->directory = "d";
    world_give(w, "plan", plan, sizeof plan - 1);
    world_give(w, "patients", patients, sizeof patients - 1);
    world_give(w, "taken", "mine\n", 5);
    return w;
}

static void split_words(command_line *line, char *text, size_t count)
{
    add_word(line, "baclofene");
    for (size_t at = 0; at < count; at += strlen(text + at) + 1) {
        add_word(line, text + at);
    }
}

/* Whether a word is the option --NAME or --NAME=VALUE. */
static bool is_option(const char *word, const char *name)
{
    const size_t length = strlen(name);
    return strncmp(word, "--", 2) == 0 && strncmp(word + 2, name, length) == 0 &&
           (word[2 + length] == '\0' || word[2 + length] == '=');
}

static bool is_one_of(const char *word, const char *const names[])
{
    for (size_t i = 0; names[i] != NULL; i++) {
        if (is_option(word, names[i])) {
            return true;
        }
    }
    return false;
}

typedef struct {
    command_line schedule, check;
    bool from, held, plan;
    bool planned; /* the dose before is held as it is told: the program's own plan, or a first leg that is a word */
    bool of_file; /* whose facts are not printed again */
} retold;

/* The first operand behind plan. */
static void retell_operand(retold *to, const char *word)
{
    const bool first = to->plan && !to->planned && !to->of_file;
    to->of_file = to->of_file || (first && !looks_like_leg(word));
    to->planned = to->planned || strcmp(word, "titrate") == 0 || (first && !looks_like_block(word));
    to->plan = to->plan ? !first : strcmp(word, "plan") == 0;
}

/* The same request as CSV, and its facts for check. */
static void retell(const command_line *line, retold *to)
{
    static const char *const flags[] = {"ascii", "strict", "keep-going", "alarms", "cancel", NULL};
    static const char *const dropped[] = {"format", "delimiter", "lang", "output", NULL};
    static const char *const facts[] = {"from",     "held",     "age",   "birth-date", "indication", "condition",
                                        "reviewed", "protocol", "start", "dates",      NULL};
    *to = (retold){.from = false};
    add_word(&to->check, "baclofene");
    add_word(&to->check, "check");
    add_word(&to->check, "-");
    for (int i = 0; i < line->count; i++) {
        const char *word = line->word[i];
        if (is_one_of(word, flags) || strcmp(word, "--") == 0) {
            to->of_file = to->of_file || word[2] == '\0'; /* what follows may be no option: not told again */
            continue;
        }
        const bool named = strncmp(word, "--", 2) == 0;
        const bool joined = named && strchr(word, '=') != NULL;
        const char *value = named && !joined && i + 1 < line->count ? line->word[++i] : NULL;
        const bool keep = !is_one_of(word, dropped);
        const char *text = joined ? strchr(word, '=') + 1 : value;
        if (!named) {
            retell_operand(to, word);
        }
        to->from = to->from || (is_option(word, "from") && text != NULL && strspn(text, "0") < strlen(text));
        to->held = to->held || is_option(word, "held");
        for (int copy = 0; keep && copy < 2; copy++) {
            command_line *into = copy == 0 ? &to->schedule : &to->check;
            if (copy == 0 || is_one_of(word, facts)) {
                add_word(into, word);
                if (value != NULL) {
                    add_word(into, value);
                }
            }
        }
    }
    add_word(&to->schedule, "--format=csv");
    add_word(&to->check, "--format=csv");
    if (to->planned && to->from && !to->held) {
        add_word(&to->check, "--held=0");
    }
}

static void check_again(const command_line *line)
{
    retold to;
    retell(line, &to);
    if (to.of_file || to.schedule.count >= FUZZ_WORDS_MAX || to.check.count >= FUZZ_WORDS_MAX) {
        return;
    }
    world *schedule = world_with_files();
    if (fuzz_run(schedule, &to.schedule) != 0) {
        broken("the format does not decide what is accepted", schedule, &to.schedule);
    }
    world *check = world_with_files();
    world_input(check, schedule->out.bytes, schedule->out.count);
    if (fuzz_run(check, &to.check) > 1 || has_text(&check->out, ",violation,")) {
        broken("what is printed checks clean", check, &to.check);
    }
    if (count_lines(&check->out) != count_lines(&schedule->err) + 1) {
        broken("check finds what the schedule said", check, &to.check);
    }
    world_end(check);
    world_end(schedule);
}

/* [R-input-safe] [R-values] */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    char text[TEXT_MAX + 1];
    command_line line = {.count = 0};
    if (count > TEXT_MAX) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        text[i] = bytes[i] == '\n' ? '\0' : (char)bytes[i];
    }
    text[count] = '\0';
    split_words(&line, text, count);
    world *w = world_with_files();
    world_input(w, plan, sizeof plan - 1);
    const int status = fuzz_run(w, &line);
    const bool text_sheet = has_text(&w->out, "BACLOFEN by mouth") || has_text(&w->out, "BACLOF\xC3\x88NE par");
    const bool csv = has_text(&w->out, ",dose_mg,morning_mg");
    if (status == 0 && (text_sheet || csv) && line.count < FUZZ_WORDS_MAX) {
        bool other = false; /* lists; the report of check, which has the medicine's name, too */
        for (int i = 1; i < line.count; i++) {
            other = other || strcmp(line.word[i], "batch") == 0 || strcmp(line.word[i], "check") == 0 ||
                    is_option(line.word[i], "help") ||
                    is_option(line.word[i], "dates"); /* the CSV has other dates than the facts */
        }
        if (!other) {
            check_again(&line);
        }
    }
    world_end(w);
    return 0;
}
