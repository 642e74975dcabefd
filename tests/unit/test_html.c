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
    s.dispensing.split = of->split.count > 0 ? of->split : s.dispensing.split;
    schedule_judge(&s, refuse, NULL);
    return s;
}

/* Fills `page` with a document of `count` schedules. */
static const char *print_schedules(const schedule s[], size_t count, language lang)
{
    sink out;
    sink_begin(&out, page, PAGE_MAX - 1, NULL, NULL);
    printer p = {.out = &out, .html = &laid_pages, .lang = lang, .list = count > 1};
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

/* [R-html-closed] [R-texts] */
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
    print_page(&longest, ENGLISH);
    assert_int_equal(count_of(page, "&quot;"), 1024 * (count_of(page, "<section class=\"page\">") + 1));
    expect_part(page, "<h2 class=\"patient long\">");
}

static void a_patient_without_a_name_gets_a_line_to_write_on(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014", .plan = "15x3"};
    expect_part(print_page(&of, ENGLISH), "<span class=\"blank\"></span></h2>");
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
            for (unsigned intake = 0; intake < s.dispensing.split.count; intake++) {
                taken += walk.intake_mg[intake] > 0;
                empty += walk.intake_mg[intake] == 0;
            }
        }
        print_schedules(&s, 1, ENGLISH);
        assert_int_equal(count_of(page, "<td class=\"n\">"), taken);
        assert_int_equal(count_of(page, "<td class=\"n\"><span class=\"box\"></span>"), taken);
        expect_no_part(page, "½<span class=\"box\">");
        assert_int_equal(count_of(page, "<td class=\"n z\">none</td>"), empty);
    }
}

/* [R-html-closed] */
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

static void days_that_wait_have_the_letters_of_their_gates(void **state)
{
    (void)state;
    page_case of = {.protocol = "rtu-2014",
                    .plan = "120x3 130x4",
                    .patient = {.from_mg = 110, .held_days = 3, .held_known = true, .age = 48}};
    print_page(&of, ENGLISH);
    assert_int_equal(count_of(page, "<tr class=\"w"), 4);
    assert_int_equal(count_of(page, "<td class=\"g\"><b>A</b></td>"), 4);
    assert_int_equal(count_of(page, "<td class=\"g\"></td>"), 3);
    expect_part(page, "<strong>Letter before a day: WAIT");
    expect_part(page, "<strong>A  BEFORE DAY 4</strong>: second opinion");
    expect_part(page, "<br>Bridge: 120\u00a0mg per day for 7\u00a0days");
    expect_part(page, "Prescription 2, CONDITIONAL on A");
    expect_part(page, "<tr class=\"k\"><td colspan=\"6\">CONDITIONAL on A: ");
    expect_part(print_page(&of, FRENCH), ">ATTENDRE</th>");

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

/* The names of the limits below the drawing, each behind a sample of its line. */
static void expect_limits(const limit_case *of)
{
    char labels[2048] = "";
    const char *at = strstr(print_page(&of->page, ENGLISH), "<svg");
    const char *end = strstr(page, "</svg>");
    assert_true(at != NULL && end != NULL);
    while ((at = strstr(at, " key\" x1")) != NULL && at < end) {
        at = strchr(strstr(at, "<text"), '>') + 1;
        strncat(labels, at, strcspn(at, "<"));
        strcat(labels, "\n");
    }
    expect_text(of->name, labels, of->drawn);
}

/* [R-html-curve] */
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
         "second opinion: more than 120 mg per day\ncollegial opinion: 120 mg per day or more over 65 years of age\n"
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
        "second opinion: more than 120 mg per day\ncollegial opinion: 120 mg per day or more over 65 years of age\n"
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

/* [R-html-curve] */
static void the_curve_is_made_of_steps_and_described(void **state)
{
    (void)state;
    page_case taper = {
        .protocol = "rtu-2017", .plan = "20x2 10x5 0x1", .patient = {.from_mg = 40, .dated = true}, .kind = PLAN_TAPER};
    taper.patient.start = date_of(2018, 1, 1);
    print_page(&taper, ENGLISH);
    /* 612 units for 8 days; 190 units for 80 mg, from 16 down to 206 */
    expect_part(page, "<path class=\"dose\" d=\"M52 111V158.5H205V182.2H587.5V206H664\"/>");
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

/* A page of a document, from its first tag on. */
static void expect_nested_part(const char *text)
{
    char *whole = malloc(strlen(text) + sizeof "</section>");
    assert_non_null(whole);
    strcat(strcpy(whole, text), "</section>");
    expect_nested(whole);
    free(whole);
}

/* [R-html-closed] [R-numbers-apart] */
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
    assert_int_equal(count_of(page, "<h1>"), 1);
    assert_int_equal(count_of(page, "<h2 "), 2);
    expect_part(page, "<title>Baclofen schedule</title>");
    for (unsigned i = 0; i < 2; i++) {
        static const char *const ids[] = {"title", "words"};
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

/* ---- pages ---- */

/* The text of each page, cut out of the document. */
static const char *next_page(const char *after, char *text, size_t room)
{
    const char *begin = strstr(after, "<section class=\"page\">");
    if (begin == NULL) {
        return NULL;
    }
    const char *end = strstr(begin, "</section>");
    assert_non_null(end);
    assert_true((size_t)(end - begin) < room);
    memcpy(text, begin, (size_t)(end - begin));
    text[end - begin] = '\0';
    return end;
}

static char cut[PAGE_MAX];

/* What every page of a sheet must hold, and its last one. */
static void expect_pages(const char *document, const char *name, language lang)
{
    const size_t pages = count_of(document, "<section class=\"page\">");
    size_t number = 0;
    bool signature = false;
    for (const char *at = document; (at = next_page(at, cut, sizeof cut)) != NULL;) {
        char n_of_m[64];
        snprintf(n_of_m, sizeof n_of_m, lang == FRENCH ? ">page %zu sur %zu<" : ">page %zu of %zu<", ++number, pages);
        expect_part(cut, n_of_m);
        expect_part(cut, name);
        expect_part(cut, message_text(lang, MSG_DRUG));
        expect_part(cut, "<p class=\"status\">");
        expect_part(cut, "<p class=\"covers\">");
        expect_nested_part(cut);
        const bool rows = strstr(cut, "<th scope=\"row\">") != NULL && strstr(cut, "<table class=\"days") != NULL;
        const bool signs = strstr(cut, "<p class=\"sign\">") != NULL;
        if (signs && !rows) {
            fail_msg("page %zu of %zu has a signature and no doses", number, pages);
        }
        expect_no_part(cut, "<tbody>\n</tbody>");
        /* The control code stands below the signature, so that no page holds nothing else. */
        assert_int_equal(signs, strstr(cut, "<p class=\"code\">") != NULL);
        signature = signature || signs;
    }
    assert_int_equal(number, pages);
    assert_true(signature);
}

/* [R-identity] [R-signature] */
static void every_page_says_whose_it_is_and_a_signature_stands_with_doses(void **state)
{
    (void)state;
    for (unsigned days = 1; days <= 140; days += days < 70 ? 1 : 7) {
        char plan[64];
        snprintf(plan, sizeof plan, "110x3 120x%u", days);
        page_case of = {.protocol = "rtu-2014",
                        .plan = plan,
                        .name = "Nobody",
                        .patient = {.from_mg = 100, .held_days = 3, .held_known = true, .age = 70, .dated = true}};
        of.patient.start = date_of(2016, 11, 23);
        const language lang = days % 2 == 0 ? ENGLISH : FRENCH;
        expect_pages(print_page(&of, lang), "<bdi>Nobody</bdi>", lang);
    }
}

static void the_title_names_the_patient_and_day_1(void **state)
{
    (void)state;
    page_case of = {.protocol = "rtu-2014", .plan = "15x3", .name = "A & B", .patient = {.dated = true}};
    of.patient.start = date_of(2026, 11, 23);
    expect_part(print_page(&of, ENGLISH), "<title>A &amp; B, Day 1 Mon 23 Nov 2026, Baclofen schedule</title>");
    of.name = NULL;
    expect_part(print_page(&of, FRENCH), "<title>Jour 1 lun. 23 nov. 2026, Sch");
    of.patient.dated = false;
    expect_part(print_page(&of, ENGLISH), "<title>Baclofen schedule</title>");
}

/* [R-rows] */
static void a_level_is_a_row_with_a_box_for_each_day(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014", .plan = "15x3 20x3 25x3 30x20"};
    const schedule s = schedule_for(&of);
    const format *const sheets[] = {&format_html, &format_patient_html};
    for (size_t i = 0; i < COUNT(sheets); i++) {
        sink out;
        sink_begin(&out, page, PAGE_MAX - 1, NULL, NULL);
        printer p = {.out = &out, .html = &laid_pages, .lang = ENGLISH, .levels = true};
        sheets[i]->begin(&p);
        sheets[i]->schedule(&p, &s);
        sheets[i]->end(&p);
        page[out.used] = '\0';
        expect_nested(page);
        assert_int_equal(count_of(page, "<tr class=\"l"), 5); /* the last one goes on in a second prescription */
        assert_int_equal(count_of(page, "<span class=\"tickday\"><span class=\"box\"></span>day "), 29);
        expect_part(page, ">Days 10 to 28 (19 days)<");
        expect_part(page, ">Day 29 (1 day)<");
    }
}

static void lines_are_counted_as_they_are_filled(void **state)
{
    (void)state;
    enum { SIZE = 100 };
    assert_int_equal(html_lines("", 100, SIZE, 0), 1);
    assert_int_equal(html_lines("0123456789", 64, SIZE, 0), 1); /* 636 thousandths of ten points each */
    assert_int_equal(html_lines("0123456789", 63, SIZE, 0), 2);
    assert_int_equal(html_lines("0123456789", 64, SIZE, 1), 2); /* a bold one is wider */
    assert_int_equal(html_lines("01234 56789", 63, SIZE, 0), 2);
    assert_int_equal(html_lines("01234 56789", 68, SIZE, 0), 1);
    assert_int_equal(html_lines("0 0123456789 0", 64, SIZE, 0), 3);
    assert_int_equal(html_lines("01234567890123456789", 64, SIZE, HTML_BOLD), 3);
    assert_true(html_lines("WWWWWWWWWW", 64, SIZE, 0) > html_lines("iiiiiiiiii", 64, SIZE, 0));
}

/* ---- the curve ---- */

enum { DRAWN_MAX = 512 };
typedef struct {
    double left, right, top, bottom;
    char words[64];
} drawn_box;

static bool boxes_meet(const drawn_box *one, const drawn_box *other)
{
    return one->left < other->right && other->left < one->right && one->top < other->bottom && other->top < one->bottom;
}

/* No label lies on another, nor on a line of a limit or of a gate. */
static void expect_free_labels(const char *svg)
{
    enum { LETTER = 5, UP = 8 }; /* of a letter in a usual font; its height above the line that it stands on */
    static drawn_box label[DRAWN_MAX];
    size_t labels = 0;
    for (const char *at = svg; (at = strstr(at, "<text x=")) != NULL; at++) {
        double x, y;
        char anchor[8];
        drawn_box *box = &label[labels++];
        assert_true(labels < DRAWN_MAX);
        assert_int_equal(
            sscanf(at, "<text x=\"%lf\" y=\"%lf\" text-anchor=\"%7[a-z]\">%63[^<]", &x, &y, anchor, box->words), 4);
        const double width = LETTER * (double)strlen(box->words);
        box->left = strcmp(anchor, "end") == 0 ? x - width : strcmp(anchor, "middle") == 0 ? x - width / 2 : x;
        box->right = box->left + width;
        box->top = y - UP;
        box->bottom = y;
        for (size_t i = 0; i + 1 < labels; i++) {
            if (boxes_meet(box, &label[i])) {
                fail_msg("%s lies on %s", box->words, label[i].words);
            }
        }
    }
    for (const char *at = svg; (at = strstr(at, "<line class=\"")) != NULL; at++) {
        drawn_box line;
        assert_int_equal(sscanf(at, "<line class=\"%63[a-z ]\" x1=\"%lf\" y1=\"%lf\" x2=\"%lf\" y2=\"%lf\"", line.words,
                                &line.left, &line.top, &line.right, &line.bottom),
                         5);
        for (size_t i = 0; i < labels && strcmp(line.words, "grid") != 0; i++) {
            if (boxes_meet(&line, &label[i])) {
                fail_msg("a line, %s, crosses %s", line.words, label[i].words);
            }
        }
    }
}

static void no_label_of_the_curve_is_crossed(void **state)
{
    (void)state;
    static const page_case more[] = {
        {"rtu-2014",
         "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3 120x3 130x3",
         "a",
         {.age = 48},
         PLAN_TITRATION,
         {0}},
        {"rtu-2014",
         "110x3 120x3 130x3 140x3 150x3 160x3 170x3 180x3 190x3",
         "a",
         {.from_mg = 100, .held_days = 3, .held_known = true, .age = 50},
         PLAN_TITRATION,
         {0}},
        {"rtu-2014",
         "130x3 140x20 150x1 ",
         "a",
         {.from_mg = 120, .held_days = 3, .held_known = true, .age = 70, .conditions = 1 << BAC_EPILEPSY},
         PLAN_TITRATION,
         {0}},
    };
    for (size_t i = 0; i < COUNT(all_kinds) + COUNT(more); i++) {
        const page_case *of = i < COUNT(all_kinds) ? &all_kinds[i] : &more[i - COUNT(all_kinds)];
        char *svg = strstr(print_page(of, i % 2 == 0 ? ENGLISH : FRENCH), "<svg");
        assert_non_null(svg);
        *strstr(svg, "</svg>") = '\0';
        expect_free_labels(svg);
    }
}

static void every_level_with_room_is_labelled(void **state)
{
    (void)state;
    const page_case of = {.protocol = "rtu-2014",
                          .plan = "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3"};
    print_page(&of, ENGLISH);
    for (unsigned dose = 15; dose <= 110; dose += dose < 30 ? 5 : 10) {
        char label[32];
        snprintf(label, sizeof label, "\"middle\">%u mg</text>", dose);
        expect_part(page, label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_escaped_on_one_line_and_cannot_reorder_the_rest),
        cmocka_unit_test(a_patient_without_a_name_gets_a_line_to_write_on),
        cmocka_unit_test(every_intake_has_a_box_and_an_empty_one_has_none),
        cmocka_unit_test(nothing_runs_and_nothing_is_loaded),
        cmocka_unit_test(days_that_wait_have_the_letters_of_their_gates),
        cmocka_unit_test(limits_are_drawn_where_they_belong),
        cmocka_unit_test(a_birthday_within_the_plan_brings_its_limit),
        cmocka_unit_test(the_curve_is_made_of_steps_and_described),
        cmocka_unit_test(every_page_is_well_nested_and_keeps_the_notation),
        cmocka_unit_test(a_batch_is_one_document_of_sheets_with_ids_of_their_own),
        cmocka_unit_test(every_page_says_whose_it_is_and_a_signature_stands_with_doses),
        cmocka_unit_test(the_title_names_the_patient_and_day_1),
        cmocka_unit_test(a_level_is_a_row_with_a_box_for_each_day),
        cmocka_unit_test(lines_are_counted_as_they_are_filled),
        cmocka_unit_test(no_label_of_the_curve_is_crossed),
        cmocka_unit_test(every_level_with_room_is_labelled),
        cmocka_unit_test(the_longest_plan_streams_through_the_smallest_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
