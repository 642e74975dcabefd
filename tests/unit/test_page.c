/* SPDX-License-Identifier: MIT */
/* Paper for text: lines, labels, and what happens where there is no room. */
#include "expect.h"
#include "paper/page.h"

enum { SECTIONS = 2, BYTES = 400 };

static paper_section sections[SECTIONS];
static char bytes[BYTES];

static paper begin(size_t size, bool ascii)
{
    paper page;
    paper_begin(&page, ascii, bytes, size, sections, SECTIONS);
    paper_section_begin(&page, 0, 0);
    return page;
}

static void expect_page(const paper *page, const char *expected)
{
    char text[BYTES];
    sink out;
    sink_begin_text(&out, text, sizeof text);
    paper_print_section(page, &out, 0);
    assert_string_equal(sink_end_text(&out), expected);
    assert_false(page->text.failed);
}

/* [R-numbers-apart] */
static void lines_break_at_blanks_and_not_before_a_unit(void **state)
{
    (void)state;
    paper page = begin(BYTES, false);
    paper_paragraph(&page, "- ",
                    "Posologie maximale prévue, à ne pas dépasser sans avis documenté, 65 ans : 130 mg par jour");
    expect_page(&page, "- Posologie maximale prévue, à ne pas dépasser sans avis documenté, 65 ans :\n"
                       "  130 mg par jour\n");
    assert_int_equal(sections[0].lines, 2);
}

static void a_label_is_filled_up_to_its_column(void **state)
{
    (void)state;
    paper page = begin(BYTES, true);
    paper_labelled(&page, "Œuvre", 8, "à dire"); /* six columns in ASCII */
    sink_text(&page.text, "  ");
    paper_labelled(&page, "a label", 5, "and no blank");
    sink_text(&page.text, "x");
    assert_int_equal(paper_column(&page), 1);
    paper_fill(&page, '_', 4);
    paper_end_line(&page);
    expect_page(&page, "OEuvre  a dire\n  a labeland no blank\nx___\n");
}

static void print_nothing(void *context, sink *out, const page_extent *extent)
{
    (void)context;
    (void)extent;
    sink_text(out, "top\n");
}

/* A sheet that lost something is no sheet. [R-page-size] */
static void a_paper_that_was_too_small_is_not_printed(void **state)
{
    (void)state;
    for (unsigned full = 0; full < 3; full++) {
        paper page = begin(full == 0 ? 12 : BYTES, false);
        paper_paragraph(&page, "", "twelve bytes");
        paper_section_begin(&page, 0, 0);
        if (full == 1) {
            paper_section_begin(&page, 0, 0);
        }
        paper_paragraph(&page, "", "more");
        char text[BYTES];
        sink out;
        sink_begin_text(&out, text, sizeof text);
        const page_top top = {.lines = 1, .paper = &page, .print = print_nothing};
        paper_print(&page, &out, &top, 1);
        assert_int_equal(out.failed, full < 2);
        assert_string_equal(sink_end_text(&out), full < 2 ? "" : "top\ntwelve bytes\nmore\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_at_blanks_and_not_before_a_unit),
        cmocka_unit_test(a_label_is_filled_up_to_its_column),
        cmocka_unit_test(a_paper_that_was_too_small_is_not_printed),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
