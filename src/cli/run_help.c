/* SPDX-License-Identifier: MIT */
/* --help of each command, from the option table. */
#include "cli/commands.h"
#include "cli/formats.h"
#include "paper/page.h"
#include "words/ascii.h"

enum { HELP_BYTES_MAX = 32 * 1024, COMMAND_COLUMNS = 27, OPTION_COLUMNS = 29 };

/* "  --target MG            " */
static void add_labelled(paper *page, const char *name, const char *wanted, size_t columns, const char *text)
{
    sink_text(&page->text, "  ");
    sink_text(&page->text, name);
    if (wanted != NULL) {
        sink_char(&page->text, ' ');
        sink_text(&page->text, wanted);
    }
    paper_labelled(page, " ", columns, text);
}

/* Lines that stand as they are. */
static void add_lines(paper *page, const char *lines)
{
    while (*lines != '\0') {
        const size_t length = strcspn(lines, "\n");
        sink_put(&page->text, lines, length);
        paper_end_line(page);
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

static void add_option(paper *page, language lang, command of, const char *name, option_id id)
{
    char text[HELP_TEXT_MAX];
    sink out;
    sink_begin_text(&out, text, sizeof text);
    option_help_put(&out, lang, id, of);
    add_labelled(page, name, name[0] == '-' ? options[id].argument : NULL, OPTION_COLUMNS, sink_end_text(&out));
}

static void add_options(paper *page, language lang, command of)
{
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (!option_belongs((option_id)id, of)) {
            continue;
        }
        char name[COLUMN_NAME_MAX + 2];
        sink out;
        sink_begin_text(&out, name, sizeof name);
        sink_text(&out, "--");
        sink_text(&out, options[id].name);
        add_option(page, lang, of, sink_end_text(&out), (option_id)id);
    }
}

static void add_command_help(paper *page, language lang, command of)
{
    add_lines(page, message_text(lang, commands[of].usage));
    paper_paragraph(page, "", message_text(lang, commands[of].purpose));
    paper_blank(page);
    add_lines(page, message_text(lang, MSG_HELP_EXAMPLES));
    add_lines(page, message_text(lang, commands[of].examples));
    paper_blank(page);
    add_lines(page, message_text(lang, MSG_HELP_OPTIONS));
    add_options(page, lang, of);
    if (of == COMMAND_BATCH) {
        paper_blank(page);
        paper_paragraph(page, "", message_text(lang, MSG_HELP_COLUMNS));
        add_labelled(page, "id", NULL, OPTION_COLUMNS, message_text(lang, MSG_HELP_COLUMN_ID));
        add_labelled(page, "command", NULL, OPTION_COLUMNS, message_text(lang, MSG_HELP_COLUMN_COMMAND));
        add_labelled(page, "plan", NULL, OPTION_COLUMNS, message_text(lang, MSG_HELP_COLUMN_PLAN));
        for (unsigned id = 0; id < OPTION_COUNT; id++) {
            if (options[id].column) {
                char column[COLUMN_NAME_MAX];
                option_column_name(column, (option_id)id);
                add_option(page, lang, of, column, (option_id)id);
            }
        }
    }
}

static void add_general_help(paper *page, language lang)
{
    paper_paragraph(page, "", message_text(lang, MSG_PROGRAM));
    paper_blank(page);
    add_lines(page, message_text(lang, MSG_HELP_COMMANDS));
    for (unsigned of = 0; of < COMMAND_COUNT; of++) {
        add_labelled(page, command_names[of], NULL, COMMAND_COLUMNS, message_text(lang, commands[of].purpose));
    }
    paper_blank(page);
    add_lines(page, message_text(lang, MSG_HELP_EXAMPLES));
    add_lines(page, message_text(lang, MSG_EXAMPLES_HELP));
    paper_blank(page);
    paper_paragraph(page, "", message_text(lang, MSG_HELP_STATUS));
}

void print_help_as_text(sink *out, language lang, bool ascii, command of)
{
    static char bytes[HELP_BYTES_MAX];
    paper_section section[1];
    paper page;
    paper_begin(&page, false, bytes, sizeof bytes, section, 1);
    paper_section_begin(&page, 0, 0);
    if (of == COMMAND_COUNT) {
        add_general_help(&page, lang);
    } else {
        add_command_help(&page, lang, of);
    }
    text_put(out, ascii, page.text.buffer, page.text.used);
}

/* [R-usage] */
exit_status print_usage(session *on, const request *asked, command of)
{
    print_help_as_text(&on->err, on->lang, asked->value[OPTION_ASCII].given, of);
    session_line(on);
    return EXIT_INPUT;
}

exit_status print_help(session *on, const request *asked, command of)
{
    static output out;
    failure why;
    failure_begin(&why, on->lang, false);
    if (!output_begin(&out, on, request_output(asked), &why)) {
        return session_fail(on, &why);
    }
    request_format(asked)->help(&out.sink, on->lang, asked->value[OPTION_ASCII].given, of);
    return output_end(&out, &why) ? EXIT_DONE : session_fail(on, &why);
}

exit_status run_help(invocation *call)
{
    const char *name = arguments_operand(&call->operands);
    const command of = name == NULL ? COMMAND_COUNT : command_find(name);
    if (name != NULL && of == COMMAND_COUNT) {
        failure_unknown_command(&call->why, name);
        return session_fail(call->on, &call->why);
    }
    return print_help(call->on, call->request, of);
}
