/* SPDX-License-Identifier: MIT */
#include "cli/input.h"
#include "cli/printable.h"

bool input_failed(input *in, failure *why)
{
    const bool standard = strcmp(in->name, "-") == 0;
    return fail_io(in->on, why, standard ? message_text(in->on->lang, MSG_STANDARD_INPUT) : in->name, MSG_CANNOT_READ);
}

bool input_begin(input *in, session *on, const char *name, const request *asked, failure *why)
{
    const struct app_env *env = on->env;
    in->on = on;
    in->name = name;
    in->file = strcmp(name, "-") == 0 ? env->in : env->open(env->world, name);
    if (in->file == NULL) {
        return input_failed(in, why);
    }
    csv_begin(&in->reader, env, in->file);
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
    sink_number(err, line);
    sink_text(err, ": ");
    sink_text(err, message_text(in->on->lang, MSG_ERROR));
    sink_text(err, ": ");
    sink_text(err, failure_text(why));
    sink_char(err, '\n');
    session_line(in->on);
}
