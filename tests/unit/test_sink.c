/* SPDX-License-Identifier: MIT */
/* The sink: whole pieces, in order; memory that is full keeps what it has, and a write that fails is the last one. */
#include "expect.h"
#include "words/sink.h"

/* A target that takes so many bytes, and refuses the write that would be more. */
typedef struct {
    char bytes[64];
    size_t count, most;
    unsigned refused;
} target;

static bool target_take(void *to, const char *bytes, size_t count)
{
    target *taken = to;
    if (taken->count + count > taken->most) {
        taken->refused++;
        return false;
    }
    memcpy(taken->bytes + taken->count, bytes, count);
    taken->count += count;
    return true;
}

static void pieces_of_any_length_come_out_in_order(void **state)
{
    (void)state;
    for (size_t capacity = 1; capacity <= 20; capacity++) {
        target all = {.most = sizeof all.bytes};
        char buffer[21];
        sink out;
        buffer[capacity] = '#';
        sink_begin(&out, buffer, capacity, target_take, &all);
        sink_text(&out, "a piece, ");
        sink_number(&out, 0);
        sink_char(&out, ' ');
        sink_number(&out, 10);
        sink_fill(&out, '-', 3);
        sink_number(&out, 4294967295u);
        sink_two(&out, 7);
        assert_true(sink_flush(&out));
        assert_int_equal(all.count, strlen("a piece, 0 10---429496729507"));
        assert_memory_equal(all.bytes, "a piece, 0 10---429496729507", all.count);
        assert_int_equal(buffer[capacity], '#');
    }
}

/* More is copied than is kept where there is room for it, and never behind the buffer. */
static void what_is_copied_at_once_is_as_long_as_asked_for(void **state)
{
    (void)state;
    const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                           "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (size_t capacity = 1; capacity <= 180; capacity++) {
        for (size_t count = 0; count <= SINK_SPAN; count++) {
            char expected[2 * SINK_SPAN + SINK_SHORT];
            char buffer[181];
            sink out;
            const size_t few = count < SINK_SHORT ? count : SINK_SHORT;
            memset(expected, '-', count);
            memcpy(expected + count, letters, count);
            memcpy(expected + 2 * count, letters, few);
            buffer[capacity] = '#';
            sink_begin(&out, buffer, capacity, NULL, NULL);
            sink_fill(&out, '-', count);
            sink_put_span(&out, letters, count);
            sink_put_short(&out, letters, few);
            assert_int_equal(buffer[capacity], '#');
            assert_int_equal(out.failed, 2 * count + few > capacity);
            assert_memory_equal(buffer, expected, out.failed ? 0 : 2 * count + few);
        }
    }
}

/* Nothing is begun anew, and no piece is cut: half a number is another number. */
static void full_memory_keeps_what_it_has(void **state)
{
    (void)state;
    char bytes[6];
    sink out;
    sink_begin_text(&out, bytes, sizeof bytes);
    sink_text(&out, "abc");
    assert_false(out.failed);
    sink_number(&out, 600);
    assert_true(out.failed);
    sink_char(&out, 'x');
    assert_false(sink_flush(&out));
    sink_text(&out, "y");
    assert_string_equal(sink_end_text(&out), "abc");
    assert_true(out.failed);
}

static void a_text_has_room_for_its_end(void **state)
{
    (void)state;
    char bytes[] = "......#";
    sink out;
    sink_begin_text(&out, bytes, 6);
    sink_text(&out, "12345");
    assert_string_equal(sink_end_text(&out), "12345");
    assert_false(out.failed);
    sink_char(&out, '6');
    assert_string_equal(sink_end_text(&out), "12345");
    assert_true(out.failed && bytes[6] == '#');
}

/* [R-sink] */
static void a_failed_write_is_the_last(void **state)
{
    (void)state;
    target few = {.most = 8};
    char buffer[4];
    sink out;
    sink_begin(&out, buffer, sizeof buffer, target_take, &few);
    sink_text(&out, "12345678");
    assert_true(sink_flush(&out));
    sink_text(&out, "a long text that does not fit");
    sink_char(&out, 'x');
    assert_false(sink_flush(&out));
    few.most = sizeof few.bytes;
    sink_text(&out, "and now it would");
    assert_false(sink_flush(&out));
    assert_int_equal(few.refused, 1);
    assert_int_equal(few.count, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_any_length_come_out_in_order),
        cmocka_unit_test(what_is_copied_at_once_is_as_long_as_asked_for),
        cmocka_unit_test(full_memory_keeps_what_it_has),
        cmocka_unit_test(a_text_has_room_for_its_end),
        cmocka_unit_test(a_failed_write_is_the_last),
    };
    return cmocka_run_group_tests_name("sink", tests, NULL, NULL);
}
