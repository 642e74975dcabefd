/* SPDX-License-Identifier: MIT */
/* The page in HTML: what it must say, and what it must never hold. */
#include "schedules.h"

#include "paper/html.h"
#include "sheet/content.h"
#include "sheet/walk.h"

enum { PAGE_MAX = 4 * 1024 * 1024, SMALL_BUFFER = 16 };
static char page[PAGE_MAX];

typedef struct {
    const char *protocol, *plan, *name;
    bac_patient patient;
    plan_kind kind;
    bac_split split;
} page_case;

static schedule schedule_for(const page_case *of)
{
    schedule s = schedule_of(of->plan);
    s.kind = of->kind;
    s.protocol = protocol_of(of->protocol);
    s.patient = of->patient;
    s.name = of->name == NULL ? "" : of->name;
    s.split = of->split.count > 0 ? of->split : s.split;
    schedule_judge(&s, refuse, NULL);
    return s;
}

/* Fills `page` with a document of `count` schedules. */
static const char *print_schedules(const schedule s[], size_t count, language lang)
{
    sink out;
    sink_begin(&out, page, PAGE_MAX - 1, NULL, NULL);
    printer p = {.out = &out, .lang = lang};
    format_html.begin(&p);
    for (size_t i = 0; i < count; i++) {
        format_html.schedule(&p, &s[i]);
    }
    format_html.end(&p);
    assert_false(out.failed);
    assert_int_equal(p.printed, count);
    page[out.used] = '\0';
    return page;
}

static const char *print_page(const page_case *of, language lang)
{
    const schedule s = schedule_for(of);
    return print_schedules(&s, 1, lang);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) {
        count++;
    }
    return count;
}

static void expect_part(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("not on the page: %s", part);
    }
}

static void expect_no_part(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (at != NULL) {
        fail_msg("on the page: %.60s", at);
    }
}

/* Plans of every kind, for what holds of all of them. */
static const page_case all_kinds[] = {
    {"rtu-2014", "15x3 20x3 25x3 30x3", NULL, {0}, PLAN_TITRATION, {0}},
    {"rtu-2014",
     "110x3 120x3 130x3 140x3 150x3 160x3 170x3 180x3",
     "Jeanne <&> d'Arc \"x\"",
     {.from_mg = 100,
      .held_days = 3,
      .held_known = true,
      .dated = true,
      .born = true,
      .start = {20000},
      .birth = {-4104},
      .conditions = 1 << BAC_EPILEPSY},
     PLAN_TITRATION,
     {.count = 4, .weight = {0, 1, 2, 1}}},
    {"rtu-2014",
     "50x2 40x2 30x2 20x2 10x2 0x1",
     "a",
     {.from_mg = 60, .dated = true, .start = {20780}},
     PLAN_TAPER,
     {0}},
    {"rtu-2014", "300x2 280x2 260x2", "a", {.from_mg = 320, .age = 50}, PLAN_TAPER, {0}},
    {"rtu-2017",
     "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3",
     "a",
     {0},
     PLAN_TITRATION,
     {.count = 2, .weight = {1, 1}}},
    {"amm-2021",
     "15x3 25x3 35x3 45x3 55x3 65x3 75x3 85x40",
     "a",
     {.dated = true, .start = {20780}},
     PLAN_TITRATION,
     {0}},
};

static void names_are_escaped_on_one_line_and_cannot_reorder_the_rest(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014", .plan = "15x3", .name = "<b>A</b> & \"B\" 'C'\r\n\tD"};
    expect_part(print_page(&of, ENGLISH), "<bdi>&lt;b&gt;A&lt;/b&gt; &amp; &quot;B&quot; &#39;C&#39;   D</bdi>");
    expect_no_part(page, "<b>");

    char name[1024 + 1];
    memset(name, '"', 1024);
    name[1024] = '\0';
    const page_case longest = {.protocol = "rtu-2014", .plan = "15x3", .name = name};
    assert_int_equal(count_of(print_page(&longest, ENGLISH), "&quot;"), 1024);
    expect_part(page, "<p class=\"patient long\">");
}

static void a_patient_without_a_name_gets_a_line_to_write_on(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014", .plan = "15x3"};
    expect_part(print_page(&of, ENGLISH), "<span class=\"blank\"></span></p>");
    expect_no_part(page, "<bdi>");
}

static void every_intake_has_a_box_and_an_empty_one_has_none(void **state)
{
    (void)state;
    static const bac_split splits[] = {
        {.count = 2, .weight = {1, 1}}, {.count = 3, .weight = {1, 1, 1}}, {.count = 4, .weight = {0, 1, 0, 1}}};
    for (size_t i = 0; i < COUNT(splits); i++) {
        const page_case of = {.protocol = "rtu-2014", .plan = "5x3 10x3 15x3 20x3", .split = splits[i]};
        const schedule s = schedule_for(&of);
        size_t taken = 0;
        size_t empty = 0;
        day_walk walk;
        day_walk_begin(&walk, &s);
        while (day_walk_next(&walk)) {
            for (unsigned intake = 0; intake < s.split.count; intake++) {
                taken += walk.intake_mg[intake] > 0;
                empty += walk.intake_mg[intake] == 0;
            }
        }
        print_schedules(&s, 1, ENGLISH);
        assert_int_equal(count_of(page, "<td class=\"n\">"), taken);
        assert_int_equal(count_of(page, "½<span class=\"box\"></span></td>") +
                             count_of(page, "1<span class=\"box\"></span></td>"),
                         taken);
        assert_int_equal(count_of(page, "<td class=\"n z\">none</td>"), empty);
    }
}

static void nothing_runs_and_nothing_is_loaded(void **state)
{
    (void)state;
    static const char *const never[] = {"<script", "javascript", "http:", "https:", "//",    "src=", "href=",
                                        "url(",    "@import",    "<link", "<img",   "<base", " on",  "<iframe"};
    for (size_t i = 0; i < COUNT(all_kinds); i++) {
        char *shown = strstr(print_page(&all_kinds[i], ENGLISH), "<body>");
        assert_non_null(shown);
        for (size_t n = 0; n < COUNT(never); n++) {
            for (const char *at = page; (at = strstr(at, never[n])) != NULL; at++) {
                /* " on" is a word of English, and an attribute that runs something within a tag. */
                const char *open = strchr(at, '<');
                const char *close = strchr(at, '>');
                if (strcmp(never[n], " on") != 0 || (at > shown && close != NULL && (open == NULL || close < open))) {
                    fail_msg("on the page: %.60s", at);
                }
            }
        }
        expect_part(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\"");
    }
}

static void days_that_wait_say_so_in_words(void **state)
{
    (void)state;
    page_case of = {.protocol = "rtu-2014",
                    .plan = "120x3 130x4",
                    .patient = {.from_mg = 110, .held_days = 3, .held_known = true, .age = 48}};
    print_page(&of, ENGLISH);
    assert_int_equal(count_of(page, "<tr class=\"w"), 4);
    assert_int_equal(count_of(page, "<td>WAIT</td></tr>"), 4);
    expect_part(page, "WAIT: not before the review named at the top is documented.");
    expect_part(page, "<strong>A  BEFORE DAY 4</strong>: second opinion");
    expect_part(page, "Prescription 2, CONDITIONAL on A: not before documentation");
    expect_part(print_page(&of, FRENCH), "<td>ATTENDRE</td></tr>");

    of.patient.on_file = BAC_ON_FILE_SECOND_OPINION;
    print_page(&of, ENGLISH);
    expect_no_part(page, "WAIT");
    expect_no_part(page, "BEFORE DAY");
    expect_no_part(page, "<tr class=\"w");
}

typedef struct {
    const char *name;
    page_case page;
    const char *drawn; /* labels of the limits, each on its line */
} limit_case;

/* The labels of the limits within the drawing. */
static void expect_limits(const limit_case *of)
{
    char labels[2048] = "";
    const char *at = strstr(print_page(&of->page, ENGLISH), "<svg");
    const char *end = strstr(page, "</svg>");
    assert_true(at != NULL && end != NULL);
    while ((at = strstr(at, "<line class=\"")) != NULL && at < end) {
        at += strlen("<line class=\"");
        if (strncmp(at, "limit", 5) == 0 || strncmp(at, "ceiling", 7) == 0) {
            at = strchr(strstr(at, "<text"), '>') + 1;
            strncat(labels, at, strcspn(at, "<"));
            strcat(labels, "\n");
        }
    }
    expect_text(of->name, labels, of->drawn);
}

static void limits_are_drawn_where_they_belong(void **state)
{
    (void)state;
    static const limit_case cases[] = {
        {"48 years",
         {.protocol = "rtu-2014", .plan = "15x3", .patient = {.age = 48}},
         "second opinion: more than 120 mg per day\ncollegial opinion: 180 mg per day or more\n"
         "ceiling: 300 mg per day\n"},
        {"65 years",
         {.protocol = "rtu-2014", .plan = "15x3", .patient = {.age = 65}},
         "second opinion: more than 120 mg per day\ncollegial opinion: 180 mg per day or more\n"
         "ceiling: 300 mg per day\n"},
        {"66 years",
         {.protocol = "rtu-2014", .plan = "15x3", .patient = {.age = 66}},
         "collegial opinion: 120 mg per day or more over 65 years of age\nceiling: 300 mg per day\n"},
        {"no age",
         {.protocol = "rtu-2014", .plan = "15x3"},
         "second opinion: more than 120 mg per day; collegial opinion: 120 mg per day or more over 65 years of age\n"
         "collegial opinion: 180 mg per day or more\nceiling: 300 mg per day\n"},
        {"RTU 2017", {.protocol = "rtu-2017", .plan = "15x3"}, "ceiling: 80 mg per day\n"},
        {"AMM 2021",
         {.protocol = "amm-2021", .plan = "15x3"},
         "multidisciplinary care: more than 80 mg per day\nceiling: 300 mg per day\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        expect_limits(&cases[i]);
    }
}

static void a_birthday_within_the_plan_brings_its_limit(void **state)
{
    (void)state;
    limit_case turns_66 = {
        "66 on the last day",
        {.protocol = "rtu-2014", .plan = "15x3", .patient = {.dated = true, .born = true}},
        "second opinion: more than 120 mg per day; collegial opinion: 120 mg per day or more over 65 years of age\n"
        "collegial opinion: 180 mg per day or more\nceiling: 300 mg per day\n"};
    turns_66.page.patient.birth = date_of(1960, 11, 25);
    turns_66.page.patient.start = date_of(2026, 11, 23);
    expect_limits(&turns_66);

    turns_66.name = "66 on the day after the last";
    turns_66.page.patient.birth = date_of(1960, 11, 26);
    turns_66.drawn = "second opinion: more than 120 mg per day\ncollegial opinion: 180 mg per day or more\n"
                     "ceiling: 300 mg per day\n";
    expect_limits(&turns_66);

    turns_66.name = "66 on day 1";
    turns_66.page.patient.birth = date_of(1960, 11, 23);
    turns_66.drawn = "collegial opinion: 120 mg per day or more over 65 years of age\nceiling: 300 mg per day\n";
    expect_limits(&turns_66);
}

static void the_curve_is_made_of_steps_and_described(void **state)
{
    (void)state;
    page_case taper = {
        .protocol = "rtu-2017", .plan = "20x2 10x5 0x1", .patient = {.from_mg = 40, .dated = true}, .kind = PLAN_TAPER};
    taper.patient.start = date_of(2018, 1, 1);
    print_page(&taper, ENGLISH);
    /* 620 units for 8 days; 190 units for 80 mg, from 16 down to 206 */
    expect_part(page, "<path class=\"dose\" d=\"M52 111V158.5H207V182.2H594.5V206H672\"/>");
    expect_part(page, "role=\"img\" paint-order=\"stroke\" aria-labelledby=\"title0 words0\"");
    expect_part(page, "<desc id=\"words0\">40 mg per day before day 1, 20 mg per day on day 1, 20 mg per day at most, "
                      "first on day 1; 0 mg per day on the last day, day 8. ceiling: 80 mg per day.</desc>");
    expect_part(page, "<td class=\"d\">Mon 8 Jan 2018</td><td class=\"stop\" colspan=\"5\">STOP, no tablet</td></tr>");
}

static bool is_void(const char *name, size_t length)
{
    return (length == 4 && memcmp(name, "meta", 4) == 0) || (length == 2 && memcmp(name, "br", 2) == 0);
}

/* Every tag that opens is closed, in order. */
static void expect_nested(const char *text)
{
    enum { DEPTH_MAX = 32 };
    const char *open[DEPTH_MAX];
    size_t depth = 0;
    for (const char *at = text; (at = strchr(at, '<')) != NULL;) {
        const bool closes = at[1] == '/';
        const char *name = at + (closes ? 2 : 1);
        const size_t length = strcspn(name, " >/");
        at = strchr(at, '>');
        assert_non_null(at);
        if (closes) {
            assert_true(depth > 0);
            if (strncmp(open[--depth], name, length) != 0) {
                fail_msg("%.20s closes %.40s", name, open[depth]);
            }
        } else if (name[0] != '!' && at[-1] != '/' && !is_void(name, length)) {
            assert_true(depth < DEPTH_MAX);
            open[depth++] = name;
        }
    }
    assert_int_equal(depth, 0);
}

static void every_page_is_well_nested_and_keeps_the_notation(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(all_kinds); i++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            page_case of = all_kinds[i];
            expect_nested(print_page(&of, (language)lang));
            of.name = "a";
            const char *body = strstr(print_page(&of, (language)lang), "<body>");
            expect_part(page, lang == FRENCH ? "<html lang=\"fr\">" : "<html lang=\"en\">");
            expect_no_part(body, "&gt;");
            expect_no_part(body, "1/2");
            expect_no_part(body, "+");
            expect_no_part(body, "{");
            assert_int_equal(count_of(body, "<h1>"), 1);
        }
    }
}

static void a_batch_is_one_document_of_sheets_with_ids_of_their_own(void **state)
{
    (void)state;
    static schedule both[2];
    both[0] = schedule_for(&all_kinds[0]);
    both[1] = schedule_for(&all_kinds[2]);
    print_schedules(both, 2, ENGLISH);
    expect_nested(page);
    assert_int_equal(count_of(page, "<html "), 1);
    assert_int_equal(count_of(page, "<article>"), 2);
    for (unsigned i = 0; i < 2; i++) {
        static const char *const ids[] = {"how", "title", "words"};
        for (size_t k = 0; k < COUNT(ids); k++) {
            char id[32];
            snprintf(id, sizeof id, " id=\"%s%u\"", ids[k], i);
            assert_int_equal(count_of(page, id), 1);
        }
    }
}

static void the_longest_plan_streams_through_the_smallest_buffer(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014", .plan = "15x3660", .patient = {.dated = true, .start = {20780}}};
    const schedule s = schedule_for(&of);
    print_schedules(&s, 1, FRENCH);
    assert_int_equal(count_of(page, "<th scope=\"row\">") - count_of(page, "<th scope=\"row\"><span"), BAC_DAYS_MAX);
    const char *curve = strstr(page, "<svg");
    assert_true(strstr(curve, "</svg>") - curve < 8 * 1024);

    char *streamed = printed_through(&format_html, &s, FRENCH, SMALL_BUFFER);
    assert_string_equal(streamed, page);
    free(streamed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_escaped_on_one_line_and_cannot_reorder_the_rest),
        cmocka_unit_test(a_patient_without_a_name_gets_a_line_to_write_on),
        cmocka_unit_test(every_intake_has_a_box_and_an_empty_one_has_none),
        cmocka_unit_test(nothing_runs_and_nothing_is_loaded),
        cmocka_unit_test(days_that_wait_say_so_in_words),
        cmocka_unit_test(limits_are_drawn_where_they_belong),
        cmocka_unit_test(a_birthday_within_the_plan_brings_its_limit),
        cmocka_unit_test(the_curve_is_made_of_steps_and_described),
        cmocka_unit_test(every_page_is_well_nested_and_keeps_the_notation),
        cmocka_unit_test(a_batch_is_one_document_of_sheets_with_ids_of_their_own),
        cmocka_unit_test(the_longest_plan_streams_through_the_smallest_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
