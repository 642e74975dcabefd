/* SPDX-License-Identifier: MIT */
#include "cli/session.h"

typedef struct {
    const struct app_env *env;
    app_file *file;
} stream;

static bool write_err(void *target, const char *bytes, size_t count)
{
    const struct app_env *env = target;
    return env->write(env->world, env->err, bytes, count);
}

static bool write_output(void *target, const char *bytes, size_t count)
{
    output *out = target;
    const struct app_env *env = out->on->env;
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

exit_status session_fail(session *on, failure *why)
{
    sink_text(&on->err, "baclofene: ");
    sink_text(&on->err, failure_text(why));
    sink_char(&on->err, '\n');
    session_line(on);
    return why->status;
}

bool fail_io(session *on, failure *why, const char *name, message words)
{
    const char *reason = on->env->reason(on->env->world);
    failure_quoted(why, name, words, MESSAGE_VALUES({"reason", reason, 0}));
    why->status = EXIT_IO;
    return false;
}

/* A device or a pipe exists too. */
bool output_possible(session *on, const char *path)
{
    const struct app_env *env = on->env;
    app_file *probe = env->open(env->world, path, APP_CREATE);
    if (probe == NULL) {
        return false;
    }
    const bool closed = env->close(env->world, probe);
    return env->remove(env->world, path) && closed;
}

bool output_begin(output *out, session *on, const char *path, failure *why)
{
    out->on = on;
    out->is_file = path != NULL;
    out->file = on->env->out;
    sink_begin(&out->sink, out->bytes, sizeof out->bytes, write_output, out);
    if (path == NULL) {
        return true;
    }
    if (strlen(path) >= PATH_BYTES_MAX) {
        failure_quoted(why, path, MSG_TEXT_TOO_LONG, MESSAGE_VALUES({"most", NULL, PATH_BYTES_MAX - 1}));
        why->status = EXIT_IO;
        return false;
    }
    text_copy(out->path, sizeof out->path, path);
    sink beside;
    sink_begin_text(&beside, out->beside, sizeof out->beside);
    sink_text(&beside, path);
    sink_text(&beside, ".part");
    sink_end_text(&beside);
    if (!output_possible(on, path)) {
        return fail_io(on, why, path, MSG_CANNOT_WRITE);
    }
    out->file = on->env->open(on->env->world, out->beside, APP_CREATE);
    return out->file != NULL || fail_io(on, why, out->beside, MSG_CANNOT_WRITE);
}

const char *output_name(const output *out)
{
    return out->is_file ? out->path : message_text(out->on->lang, MSG_STANDARD_OUTPUT);
}

bool output_exists(session *on, const char *path)
{
    const struct app_env *env = on->env;
    app_file *file = env->open(env->world, path, APP_READ);
    if (file != NULL) {
        env->close(env->world, file);
    }
    return file != NULL;
}

void output_abandon(output *out)
{
    const struct app_env *env = out->on->env;
    if (out->is_file) {
        env->close(env->world, out->file);
        env->remove(env->world, out->beside);
    }
}

bool output_end(output *out, failure *why)
{
    session *on = out->on;
    const struct app_env *env = on->env;
    const char *name = output_name(out);
    if (!sink_flush(&out->sink)) {
        fail_io(on, why, name, MSG_CANNOT_WRITE);
        output_abandon(out);
        return false;
    }
    if (!env->close(env->world, out->file)) {
        fail_io(on, why, name, MSG_CANNOT_WRITE);
        if (out->is_file) {
            env->remove(env->world, out->beside);
        }
        return false;
    }
    if (out->is_file && !env->publish(env->world, out->beside, out->path)) {
        fail_io(on, why, name, MSG_CANNOT_WRITE);
        env->remove(env->world, out->beside);
        return false;
    }
    return true;
}
