/* SPDX-License-Identifier: MIT */
/* How high the parts of a page in HTML are counted: in points, as the style for paper has them
 * (src/paper/html_style.c), with a point or more to spare. */
#include "schedules.h"

#include "paper/html.h"
#include "sheet/content.h"

enum { PAGE_MAX = 4 * 1024 * 1024, NAME_BYTES = 300 };
static char page[PAGE_MAX];

static void lay_out(const schedule *printed, const format *as, bool levels)
{
    sink out;
    sink_begin(&out, page, PAGE_MAX - 1, NULL, NULL);
    printer p = {.out = &out, .html = &laid_pages, .lang = ENGLISH, .levels = levels};
    as->begin(&p);
    as->schedule(&p, printed);
    as->end(&p);
    assert_false(out.failed);
    page[out.used] = '\0';
}

/* The first item whose markup has that part. */
static const html_item *item_with(const char *part)
{
    const char *at = strstr(laid_pages.bytes, part);
    const html_item *item = laid_pages.item;
    if (at == NULL) {
        fail_msg("not laid out: %s", part);
        return item;
    }
    while (item + 1 < laid_pages.item + laid_pages.count && item[1].begin <= (size_t)(at - laid_pages.bytes)) {
        item++;
    }
    return item;
}

typedef struct {
    const char *part;
    uint32_t height;
} height_case;

static void expect_heights(const height_case *of, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (item_with(of[i].part)->height != of[i].height) {
            fail_msg("%s: %u points, not %u", of[i].part, item_with(of[i].part)->height, of[i].height);
        }
    }
}

static schedule two_levels(void)
{
    schedule s = schedule_of("15x3 20x4");
    schedule_split(&s);
    schedule_judge(&s, refuse, NULL);
    return s;
}

/* Lines of 13 points; a part has 8 below it, a heading 3, a caption 4; a row of the table has 16. */
static void the_prescribers_sheet_is_as_high_as_its_style(void **state)
{
    (void)state;
    const schedule s = two_levels();
    static const height_case of[] = {
        {"<div class=\"part plan\">", 8},
        {"<dt>Before</dt>", 13},
        {"<h3>ALSO TO KNOW", 13 + 4},
        {"<table class=\"days\">", 13 + 8 + 2 * 16 + 8}, /* the caption, two rows of heads, what is below */
        {"rowgroup\" colspan=\"6\">Prescription 1<", 13 + 8},
        {"<th scope=\"row\">1</th>", 16},
        {"<th scope=\"row\">7</th>", 16},
        {"<p class=\"sign\">", 44},
    };
    lay_out(&s, &format_html, false);
    expect_heights(of, COUNT(of));
    assert_int_equal(item_with("<th scope=\"row\">7</th>")->first_day, 7);
}

/* The days over what is taken on each; the boxes of four days stand on a line of their own, of three beside it. */
static void a_level_is_as_high_as_its_rows(void **state)
{
    (void)state;
    const schedule s = two_levels();
    static const height_case of[] = {
        {">Days 1 to 3 (3 days)<", 13 + 16 + 4},
        {">Days 4 to 7 (4 days)<", 13 + 16 + 4},
        {"</span>day 4<", 13 + 6},
    };
    lay_out(&s, &format_html, true);
    expect_heights(of, COUNT(of));
    assert_ptr_equal(item_with("</span>day 3<"), item_with(">Days 1 to 3 "));
    assert_ptr_not_equal(item_with("</span>day 4<"), item_with(">Days 4 to 7 "));
}

/* With a fourth intake a page has no room for boxes beside the tablets. */
static void with_four_intakes_boxes_are_on_lines_of_their_own(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 20x4");
    s.dispensing.split.count = 4;
    schedule_split(&s);
    schedule_judge(&s, refuse, NULL);
    lay_out(&s, &format_html, true);
    assert_ptr_not_equal(item_with("</span>day 3<"), item_with(">Days 1 to 3 "));
}

/* Lines of 15 points; what is taken has 2 above and below it and its frame, the room for notes is 28 high. */
static void the_patients_sheet_is_as_high_as_its_style(void **state)
{
    (void)state;
    const schedule s = two_levels();
    static const height_case of[] = {
        {"<div class=\"part plan\">", 8},
        {"class=\"day\">Day 1<", 15 + 6 + 28 + 2},
        {"class=\"day\">Day 7<", 15 + 6 + 28 + 2},
        {"<h3>Your baclofen", 15 + 4},
        {"<table class=\"diary\">", 15 + 2 * 19 + 10 + 8}, /* the same; the heads have their padding */
    };
    static const height_case levels[] = {
        {">Days 1 to 3 (3 days)<", 15 + 6 + 15 + 6},
        {"</span>day 4<", 15 + 6},
    };
    lay_out(&s, &format_patient_html, false);
    expect_heights(of, COUNT(of));
    lay_out(&s, &format_patient_html, true);
    expect_heights(levels, COUNT(levels));
}

/* What a page of 762 points has left below: 8 for its edge, 17 each for the drug and the patient, two lines of days;
 * that a protocol is not in force has a line with 12 around it; a long name has lines of 10. [R-page-size] */
static void the_top_of_a_page_takes_the_lines_that_are_in_it(void **state)
{
    (void)state;
    static char name[NAME_BYTES + 1];
    static char words[NAME_BYTES + 16];
    schedule s = two_levels();
    lay_out(&s, &format_patient_html, false);
    assert_int_equal(laid_pages.room, 762 - 8 - 17 - 17 - 2 * 15);
    lay_out(&s, &format_html, false);
    assert_int_equal(laid_pages.room, 762 - 8 - (13 + 12) - 17 - 17 - 2 * 13);

    memset(name, '0', NAME_BYTES);
    s.name = name;
    snprintf(words, sizeof words, "Patient %s", name);
    const uint32_t lines = html_lines(words, 527 - 12, 80, HTML_BOLD);
    assert_in_range(lines, 4, 5); /* 300 digits, each 5 to 6 points wide, behind a word */
    lay_out(&s, &format_html, false);
    assert_int_equal(laid_pages.room, 762 - 8 - (13 + 12) - 17 - 10 * lines - 2 * 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_prescribers_sheet_is_as_high_as_its_style),
        cmocka_unit_test(a_level_is_as_high_as_its_rows),
        cmocka_unit_test(with_four_intakes_boxes_are_on_lines_of_their_own),
        cmocka_unit_test(the_patients_sheet_is_as_high_as_its_style),
        cmocka_unit_test(the_top_of_a_page_takes_the_lines_that_are_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
