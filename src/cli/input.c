/* SPDX-License-Identifier: MIT */
#include "cli/input.h"
#include "cli/printable.h"

bool input_failed(input *in, failure *why)
{
    const bool standard = strcmp(in->name, "-") == 0;
    return fail_io(in->on, why, standard ? message_text(in->on->lang, MSG_STANDARD_INPUT) : in->name, MSG_CANNOT_READ);
}

bool input_open(input *in, session *on, const char *name, failure *why)
{
    const struct app_env *env = on->env;
    in->on = on;
    in->name = name;
    in->json = false;
    in->json_line = 0;
    in->file = strcmp(name, "-") == 0 ? env->in : env->open(env->world, name);
    if (in->file == NULL) {
        return input_failed(in, why);
    }
    csv_begin(&in->reader, env, in->file);
    return true;
}

bool input_is_json(input *in)
{
    static const char extension[] = ".json";
    const size_t length = strlen(in->name);
    if (strcmp(in->name, "-") != 0) {
        in->json = length >= sizeof extension - 1 && strcmp(in->name + length - (sizeof extension - 1), extension) == 0;
    } else {
        in->json = csv_first_byte(&in->reader) == '{';
    }
    return in->json;
}

bool input_header(input *in, const request *asked, failure *why)
{
    why->columns = true;
    if (csv_read_header(&in->reader, request_delimiter(asked), why)) {
        return true;
    }
    if (in->reader.failed) {
        input_failed(in, why);
    }
    input_end(in);
    return false;
}

bool input_begin(input *in, session *on, const char *name, const request *asked, failure *why)
{
    return input_open(in, on, name, why) && input_header(in, asked, why);
}

void input_end(input *in)
{
    if (in->file != in->on->env->in) {
        in->on->env->close(in->on->env->world, in->file);
    }
}

void input_error(input *in, uint32_t line, failure *why)
{
    sink *err = &in->on->err;
    escaped_put(err, in->name);
    sink_char(err, ':');
    if (!in->json) {
        sink_number(err, line);
        sink_text(err, ": ");
        sink_text(err, message_text(in->on->lang, MSG_ERROR));
        sink_char(err, ':');
    } else if (in->json_line > 0) {
        sink_number(err, in->json_line);
        sink_char(err, ':');
    }
    sink_char(err, ' ');
    sink_text(err, failure_text(why));
    sink_char(err, '\n');
    session_line(in->on);
}
