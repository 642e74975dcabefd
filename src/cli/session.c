/* SPDX-License-Identifier: MIT */
#include "cli/session.h"

static bool write_err(void *target, const char *bytes, size_t count)
{
    const struct app_env *env = target;
    return env->write(env->world, env->err, bytes, count);
}

static bool write_output(void *target, const char *bytes, size_t count)
{
    output *out = target;
    const struct app_env *env = out->on->env;
    out->written += count;
    return env->write(env->world, out->file, bytes, count);
}

void session_begin(session *on, const struct app_env *env, language lang)
{
    on->env = env;
    on->lang = lang;
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): takes const away */
    sink_begin(&on->err, on->err_bytes, sizeof on->err_bytes, write_err, (void *)(uintptr_t)env);
}

void session_line(session *on)
{
    sink_flush(&on->err);
}

/* [R-write-failed] [R-exit-status] */
exit_status session_fail(session *on, failure *why)
{
    sink_text(&on->err, "baclofene: ");
    sink_text(&on->err, failure_text(why));
    sink_char(&on->err, '\n');
    session_line(on);
    return why->status;
}

/* What the system gives as its reason, in the language of who reads it; as it stands where no message knows it. */
static const char *reason_in(language lang, const char *reason)
{
    for (message known = MSG_REASON_MISSING; known <= MSG_REASON_READ_ONLY; known++) {
        if (strcmp(message_text(ENGLISH, known), reason) == 0) {
            return message_text(lang, known);
        }
    }
    return reason;
}

bool fail_io(session *on, failure *why, const char *name, message words)
{
    const char *reason = reason_in(on->lang, on->env->reason(on->env->world));
    failure_quoted(why, name, words, MESSAGE_VALUES({"reason", reason, 0}));
    why->status = EXIT_IO;
    return false;
}

bool directory_possible(session *on, const char *directory)
{
    const struct app_env *env = on->env;
    app_file *part = env->create(env->world, directory);
    if (part != NULL) {
        env->discard(env->world, part);
    }
    return part != NULL;
}

/* "FILE: exists already ..." or the reason that the outside has; returns false. */
static bool fail_file(output *out, failure *why, app_result result)
{
    if (result != APP_EXISTS) {
        return fail_io(out->on, why, output_name(out), MSG_CANNOT_WRITE);
    }
    failure_quoted(why, out->path, MSG_EXISTS, NULL);
    why->status = EXIT_IO;
    return false;
}

bool output_begin(output *out, session *on, const char *path, failure *why)
{
    const struct app_env *env = on->env;
    out->on = on;
    out->path = path;
    out->file = env->out;
    out->in_the_way = false;
    out->written = 0;
    out->kept = 0;
    sink_begin(&out->sink, out->bytes, sizeof out->bytes, write_output, out);
    if (path == NULL) {
        return true;
    }
    if (strlen(path) >= PATH_BYTES_MAX) {
        failure_quoted(why, path, MSG_TEXT_TOO_LONG, MESSAGE_VALUES({"most", NULL, PATH_BYTES_MAX - 1}));
        why->status = EXIT_IO;
        return false;
    }
    const app_result free_name = env->look(env->world, path);
    if (free_name != APP_DONE) {
        out->in_the_way = true;
        return fail_file(out, why, free_name);
    }
    out->file = env->create(env->world, path);
    return out->file != NULL || fail_file(out, why, APP_FAILED);
}

const char *output_name(const output *out)
{
    return out->path != NULL ? out->path : message_text(out->on->lang, MSG_STANDARD_OUTPUT);
}

void output_abandon(output *out)
{
    const struct app_env *env = out->on->env;
    if (out->path != NULL) {
        env->discard(env->world, out->file);
    }
}

/* [R-file-whole] */
bool output_end(output *out, failure *why)
{
    const struct app_env *env = out->on->env;
    if (!sink_flush(&out->sink)) {
        fail_file(out, why, APP_FAILED);
        output_abandon(out);
        return false;
    }
    if (out->path == NULL) {
        return env->close(env->world, out->file) || fail_file(out, why, APP_FAILED);
    }
    const app_result result = env->publish(env->world, out->file, out->path);
    out->in_the_way = result == APP_EXISTS;
    return result == APP_DONE || fail_file(out, why, result);
}

bool output_mark(output *out)
{
    const bool fine = sink_flush(&out->sink);
    out->kept = fine ? out->written : out->kept;
    return fine;
}

void output_rewind(output *out)
{
    const struct app_env *env = out->on->env;
    out->sink.used = 0;
    if (out->written > out->kept && env->cut(env->world, out->file, out->kept)) {
        out->written = out->kept;
    }
    out->sink.failed = out->written > out->kept;
}

bool output_keep(output *out, failure *why)
{
    output_rewind(out);
    if (out->kept > 0) {
        return output_end(out, why);
    }
    output_abandon(out);
    return true;
}
