/* SPDX-License-Identifier: MIT */
/* The patient's sheet, on paper and as a page: its words, its boxes, what it must say and what it must never say. */
#include "schedules.h"

#include "paper/html.h"
#include "paper/text.h"
#include "sheet/patient.h"
#include "words/columns.h"
#include "words/tablets.h"

typedef struct {
    const char *protocol, *plan;
    bac_patient patient;
    plan_kind kind;
    bac_split split;
    uint16_t prescription_days;
} sheet_case;

/* Plans of every kind, for what holds of all of them. */
static const sheet_case all_kinds[] = {
    {"rtu-2014", "15x3 20x3 25x3 30x3", {0}, PLAN_TITRATION, {3, {1, 1, 1}}, 28},
    {"rtu-2014",
     "110x3 120x3 130x3 140x3 150x3 160x3 170x3 180x3",
     {.from_mg = 100,
      .held_days = 3,
      .held_known = true,
      .dated = true,
      .born = true,
      .start = {20000},
      .birth = {-4104}},
     PLAN_TITRATION,
     {4, {0, 1, 2, 1}},
     5},
    {"rtu-2014",
     "50x2 40x2 30x2 20x2 10x2 0x1",
     {.from_mg = 60, .dated = true, .start = {20780}},
     PLAN_TAPER,
     {2, {1, 1}},
     28},
    {"rtu-2014", "300x2 280x2 260x2", {.from_mg = 320, .age = 50}, PLAN_TAPER, {4, {1, 1, 1, 1}}, 1},
    {"rtu-2014", "200x4 195x2", {.from_mg = 200, .age = 50}, PLAN_TAPER, {3, {1, 1, 1}}, 28},
    {"amm-2021",
     "15x3 25x3 35x3 45x3 55x3 65x3 75x3 85x400",
     {.dated = true, .start = {20780}, .conditions = 1 << BAC_PREGNANCY},
     PLAN_TITRATION,
     {3, {9, 0, 1}},
     31},
};

static schedule schedule_for(const sheet_case *of)
{
    schedule s = schedule_of(of->plan);
    s.protocol = protocol_of(of->protocol);
    s.patient = of->patient;
    s.kind = of->kind;
    s.dispensing.split = of->split;
    s.dispensing.prescription_days = of->prescription_days;
    s.name = "Jeanne";
    schedule_judge(&s, refuse, NULL);
    return s;
}

/* To be freed. */
static char *printed_ascii(const format *as, const schedule *s, language lang, bool ascii)
{
    static char buffer[SINK_BUFFER];
    char *text = calloc(1, PRINTED_MAX);
    assert_non_null(text);
    sink out;
    sink_begin(&out, buffer, sizeof buffer, take_printed, text);
    printer p = {.out = &out, .sheet = &laid_out, .html = &laid_pages, .lang = lang, .ascii = ascii};
    as->begin(&p);
    as->schedule(&p, s);
    as->end(&p);
    assert_true(sink_flush(&out));
    return text;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) {
        count++;
    }
    return count;
}

static void expect_count(const char *text, const char *part, size_t count)
{
    if (count_of(text, part) != count) {
        fail_msg("%zu times, not %zu: %s", count_of(text, part), count, part);
    }
}

/* ---- words ---- */

/* [R-tablets-words] */
static void tablets_are_words(void **state)
{
    (void)state;
    static const struct {
        uint16_t mg;
        const char *words[LANGUAGE_COUNT];
    } cases[] = {
        {0, {"no tablet", "aucun comprimé"}},  {5, {"half a tablet", "un demi-comprimé"}},
        {10, {"1 tablet", "1 comprimé"}},      {15, {"1 and a half tablets", "1 comprimé et demi"}},
        {20, {"2 tablets", "2 comprimés"}},    {25, {"2 and a half tablets", "2 comprimés et demi"}},
        {100, {"10 tablets", "10 comprimés"}}, {595, {"59 and a half tablets", "59 comprimés et demi"}},
        {600, {"60 tablets", "60 comprimés"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            char text[64];
            sink out;
            sink_begin_text(&out, text, sizeof text);
            intake_words_put(&out, (language)lang, BAC_10_MG, cases[i].mg);
            expect_text("tablets", sink_end_text(&out), cases[i].words[lang]);
        }
    }
}

/* ---- what holds of every sheet ---- */

static void for_all_sheets(void (*expect)(const schedule *s, language lang, const format *as, const char *text))
{
    static const format *const formats[] = {&format_patient_text, &format_patient_html};
    for (size_t i = 0; i < COUNT(all_kinds); i++) {
        const schedule s = schedule_for(&all_kinds[i]);
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            for (size_t f = 0; f < COUNT(formats); f++) {
                char *text = printed_ascii(formats[f], &s, (language)lang, false);
                expect(&s, (language)lang, formats[f], text);
                free(text);
            }
        }
    }
}

/* Counted from the plan, block by block. */
static void expect_boxes(const schedule *s, language lang, const format *as, const char *text)
{
    (void)lang;
    size_t boxes = 0;
    for (unsigned b = 0; b < s->plan.count; b++) {
        uint16_t intake_mg[BAC_INTAKES_MAX];
        bac_split_dose(&s->dispensing.split, s->plan.block[b].dose_mg, intake_mg);
        for (unsigned i = 0; i < s->dispensing.split.count; i++) {
            boxes += intake_mg[i] > 0 ? s->plan.block[b].days : 0u;
        }
    }
    expect_count(text, as == &format_patient_text ? "[ ] " : "<span class=\"box\"></span>", boxes);
}

static void an_intake_has_a_box_where_something_is_taken(void **state)
{
    (void)state;
    for_all_sheets(expect_boxes);
}

/* No control code either: nothing looks like a dosage but the table. */
static void expect_plain_words(const schedule *s, language lang, const format *as, const char *text)
{
    (void)s;
    static const char *const words[] = {
        "[S",         "[W",      "[tool",  "[outil",        "review",  "opinion",     " avis",     "collegial",
        "caution",    "mise en", "RTU",    "AMM",           "CSAPA",   "protocol",    "plafond",   "maximum",
        "mg per day", "mg/",     "½",      "1/2",           "ceiling", "conditional", "CONDITION", "withdra",
        "sevrage",    "titra",   "palier", "posologie max", "15x3",    "control",     "contrôle"};
    const char *said = as == &format_patient_text ? text : strstr(text, "<body>");
    for (size_t i = 0; i < COUNT(words); i++) {
        expect_count(said, words[i], 0);
    }
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        expect_count(said, rule == BAC_RULE_TABLET ? "tablet:" : rule_names[rule], 0);
    }
    (void)lang;
}

/* [R-patient-sheet] */
static void a_patient_reads_plain_words(void **state)
{
    (void)state;
    for_all_sheets(expect_plain_words);
}

static void expect_warnings(const schedule *s, language lang, const format *as, const char *text)
{
    static const char *const words[LANGUAGE_COUNT][7] = {
        {"NEVER STOP ALL AT ONCE", "IN AN EMERGENCY OR IN HOSPITAL", "ONE INTAKE FORGOTTEN",
         "A WHOLE DAY WITHOUT BACLOFEN, OR MORE", "TOO MANY TABLETS, OR A SERIOUS SIDE EFFECT", "AFTER THIS TABLE",
         "To call"},
        {"JAMAIS BRUTALEMENT", "AUX URGENCES OU ", "UNE PRISE OUBLIÉE", "UN JOUR ENTIER SANS BACLOFÈNE, OU PLUS",
         "TROP DE COMPRIMÉS PRIS, OU EFFET INDÉSIRABLE GRAVE", "APRÈS CE TABLEAU", "À appeler"}};
    (void)as;
    for (size_t i = 0; i < COUNT(words[lang]); i++) {
        expect_count(text, words[lang][i], 1);
    }
    /* Of driving while the dose is raised speaks only a sheet on which it is. */
    expect_count(text, lang == ENGLISH ? "DO NOT DRIVE, DO NOT USE MACHINES" : "UTILISEZ PAS DE MACHINES",
                 schedule_rises(s) ? 1 : 0);
}

/* [R-says-warnings] */
static void every_sheet_warns(void **state)
{
    (void)state;
    for_all_sheets(expect_warnings);
}

static void expect_days(const schedule *s, language lang, const format *as, const char *text)
{
    const bool paper_sheet = as == &format_patient_text;
    size_t due = 0;
    bac_supply supply;
    bac_prescription prescription;
    schedule_supply(&supply, s);
    while (bac_supply_next(&supply, &prescription)) {
        due += prescription.next_due_day > 0;
    }
    expect_count(text, message_text(lang, MSG_PATIENT_DRINKS), s->days);
    expect_count(text, message_text(lang, MSG_PATIENT_EFFECTS), s->days);
    expect_count(text, paper_sheet ? (lang == ENGLISH ? "\nDay " : "\nJour ") : "<th scope=\"row\"",
                 s->days + (paper_sheet ? 1u : 0u)); /* day 1 stands above too */
    expect_count(text, lang == ENGLISH ? "Next prescription due by day " : "Renouvellement à prévoir pour le jour ",
                 due);
    expect_count(text, message_text(lang, MSG_STOP_NO_TABLET), schedule_last_dose(s) == 0);
}

/* [R-patient-sheet] */
static void every_day_is_there_and_every_prescription(void **state)
{
    (void)state;
    for_all_sheets(expect_days);
}

/* ---- days that wait ---- */

static void expect_waiting(const sheet_case *of, size_t days, const char *words)
{
    static const char mark[] = "NOT BEFORE YOUR DOCTOR HAS AGREED (";
    const schedule s = schedule_for(of);
    char *text = printed(&format_patient_text, &s, ENGLISH);
    char *page = printed(&format_patient_html, &s, ENGLISH);
    expect_count(text, mark, days);
    expect_count(page, mark, days);
    expect_count(text, words, 1);
    free(text);
    free(page);
}

/* [R-patient-sheet] */
static void days_that_wait_say_so(void **state)
{
    (void)state;
    sheet_case of = {
        "rtu-2014",     "110x3 120x3 130x3", {.from_mg = 100, .held_days = 3, .held_known = true, .age = 50},
        PLAN_TITRATION, {3, {1, 1, 1}},      28};
    expect_waiting(&of, 3,
                   "!! AGREEMENT A, DAY 7: if your doctor has not agreed yet on day 7: on that\n"
                   "   day and the following ones go on as on day 6. Do not take more, do not\n   stop.\n");
    expect_waiting(&of, 3,
                   "Day 7                                 Drinks ______  Craving _______________\n"
                   "  !! NOT BEFORE YOUR DOCTOR HAS AGREED (A)\n  Morning [ ] 4 tablets ");
    expect_waiting(&of, 3, "last day that your doctor has agreed to");
    of.patient.on_file = BAC_ON_FILE_SECOND_OPINION;
    expect_waiting(&of, 0, " last day, until your");
    of.patient.age = 66; /* 120 mg per day and more */
    expect_waiting(&of, 6, "AGREEMENT A, DAY 4: ");
    of.patient.conditions = 1 << BAC_EPILEPSY; /* an increase is weighed first */
    expect_waiting(&of, 9,
                   "Day 4                                 Drinks ______  Craving _______________\n"
                   "  !! NOT BEFORE YOUR DOCTOR HAS AGREED (A and B)\n");

    of = (sheet_case){"rtu-2014", "130x3 140x3", {.from_mg = 130, .age = 50}, PLAN_TITRATION, {3, {1, 1, 1}}, 28};
    expect_waiting(&of, 6,
                   "!! AGREEMENT A, DAY 1: if your doctor has not agreed yet on day 1: go on\n"
                   "   taking 130 mg a day, as before, on that day and the following ones. Do\n"
                   "   not take more, do not stop.\n");

    of = (sheet_case){"amm-2021", "15x3 25x3", {.conditions = 1 << BAC_PREGNANCY}, PLAN_TITRATION, {3, {1, 1, 1}}, 28};
    expect_waiting(&of, 6,
                   "!! AGREEMENT A, DAY 1: do not begin before your doctor has agreed, not even\n"
                   "   on the date in the table.\n");
    of.patient.on_file = BAC_ON_FILE_CONTRAINDICATION;
    expect_waiting(&of, 0, " last day, until your");
}

/* Whoever stays behind at the first agreement must not go on from the second one's day before. */
static void a_missing_agreement_holds_the_later_ones(void **state)
{
    (void)state;
    sheet_case of = {"rtu-2014",
                     "110x3 120x3 130x3 140x3 150x3 160x3 170x3 180x3",
                     {.from_mg = 100, .age = 50},
                     PLAN_TITRATION,
                     {3, {1, 1, 1}},
                     28};
    static const char words[] = "!! AS LONG AS AN AGREEMENT IS MISSING: stay at the number of tablets that\n";
    expect_waiting(&of, 18, words);
    of.plan = "110x3 120x3 130x3";
    const schedule s = schedule_for(&of);
    char *text = printed(&format_patient_text, &s, ENGLISH);
    expect_count(text, words, 0);
    free(text);
}

/* Every day is in one level, with a box of its own; the tablets are those of its first day. [R-rows] */
static void a_row_may_be_a_level(void **state)
{
    (void)state;
    const sheet_case of = {"rtu-2014",     "15x3 20x3 25x3 30x30", {.dated = true, .start = {20780}},
                           PLAN_TITRATION, {3, {1, 1, 1}},         28};
    const schedule s = schedule_for(&of);
    static char text[64 * 1024];
    sink out;
    sink_begin_text(&out, text, sizeof text);
    printer p = {.out = &out, .sheet = &laid_out, .html = &laid_pages, .lang = FRENCH, .levels = true};
    format_patient_text.schedule(&p, &s);
    sink_end_text(&out);
    assert_false(out.failed);
    for (unsigned day = 1; day <= s.days; day++) {
        char box[32];
        snprintf(box, sizeof box, "[ ] jour %u", day);
        const char *at = strstr(text, box);
        while (at != NULL && at[strlen(box)] != ' ' && at[strlen(box)] != '\n') { /* day 1 is not day 10 */
            at = strstr(at + 1, box);
        }
        assert_non_null(at);
    }
    expect_count(text, "[ ] jour ", s.days);
    expect_count(text,
                 "\nJours 4 à 6, du jeu. 26 nov. 2026 au sam. 28 nov. 2026 (3 jours)\n"
                 "  Matin   un demi-comprimé\n  Midi    un demi-comprimé\n  Soir    1 comprimé\n"
                 "  [ ] jour 4    [ ] jour 5    [ ] jour 6\n",
                 1);
    expect_count(text, "\nJours 10 à 28, du mer. 2 déc. 2026 au dim. 20 déc. 2026 (19 jours)\n", 1);
    expect_count(text, "\nJours 29 à 39, du lun. 21 déc. 2026 au jeu. 31 déc. 2026 (11 jours)\n", 1);
}

/* [R-says-end] */
static void the_end_of_the_table_is_not_the_end_of_the_treatment(void **state)
{
    (void)state;
    sheet_case of = {"rtu-2014", "10x3 5x4 0x1", {.from_mg = 15}, PLAN_TAPER, {3, {1, 1, 1}}, 28};
    expect_waiting(&of, 0, "!! AFTER THIS TABLE: no more baclofen. Do not start again by yourself.\n");
    of.plan = "50x2 40x2";
    of.patient.from_mg = 60;
    expect_waiting(&of, 0, "!! AFTER THIS TABLE: your treatment goes on.");
    expect_waiting(&of, 0, "Never stop all at once.\n");
}

/* ---- paper ---- */

/* Where a page or a line ends. */
static size_t length_to(const char *text, char end)
{
    const char *at = strchr(text, end);
    return at != NULL ? (size_t)(at - text) : strlen(text);
}

/* A day is whole: each page has as many of its first lines as of its last ones. */
static void expect_page(char *page, const schedule *s, language lang, bool ascii)
{
    unsigned lines = 0;
    size_t days = 0;
    size_t evenings = 0;
    const message last_time = s->dispensing.split.count == 4 ? MSG_BEDTIME : MSG_EVENING;
    const char *last = message_text(lang, last_time);
    expect_count(page, "Jeanne", 1);
    expect_count(page, lang == ENGLISH ? "BACLOFEN by mouth, 10 mg tablets only" : " par voie orale, comprim", 1);
    for (char *line = page; *line != '\0'; lines++) {
        const size_t length = length_to(line, '\n');
        assert_in_range(text_columns(line, length, false), 0, PAGE_COLUMNS);
        assert_true(!ascii || is_ascii(line, length));
        line[length] = '\0';
        days += strstr(line, message_text(lang, MSG_PATIENT_DRINKS)) != NULL;
        evenings += strncmp(line + 2, last, strlen(last)) == 0;
        evenings += strstr(line, lang == ENGLISH ? "STOP, no tablet" : ", aucun comprim") != NULL;
        line += length + 1;
    }
    assert_in_range(lines, 1, PAGE_LINES);
    assert_int_equal(days, evenings);
}

/* [R-page-whole] */
static void pages_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4 * COUNT(all_kinds); i++) {
        const schedule s = schedule_for(&all_kinds[i / 4]);
        const language lang = (language)(i % 2);
        const bool ascii = i % 4 >= 2;
        char *text = printed_ascii(&format_patient_text, &s, lang, ascii);
        for (char *page = text; *page != '\0';) {
            char *const next = page + length_to(page, '\f');
            const bool more = *next != '\0';
            *next = '\0';
            expect_page(page, &s, lang, ascii);
            page = more ? next + 1 : next;
        }
        free(text);
    }
}

/* What a prescription gives begins a page where it does not fit below the one before, unless that left more than a
 * third of the page empty: a page has ten days. */
static void pages_begin_with_prescriptions(void **state)
{
    (void)state;
    static const struct {
        uint16_t prescription_days;
        const char *begins, *goes_on;
    } pages[] = {{14, "This page  days 15 to ", "This page  days 14 to "}, {28, "This page  days 26 to ", "to 28\n"}};
    for (size_t i = 0; i < COUNT(pages); i++) {
        const sheet_case of = {"rtu-2014",     "15x3 20x3 25x3 30x47", {0},
                               PLAN_TITRATION, {3, {1, 1, 1}},         pages[i].prescription_days};
        const schedule s = schedule_for(&of);
        char *text = printed(&format_patient_text, &s, ENGLISH);
        expect_count(text, pages[i].begins, 1);
        expect_count(text, pages[i].goes_on, 0);
        free(text);
    }
}

/* The longest body: every day a prescription of its own, that waits, with four intakes. */
static void the_longest_sheet_fits(void **state)
{
    (void)state;
    static char text[8 * 1024 * 1024];
    const sheet_case of = {
        "amm-2021",     "15x3660",         {.dated = true, .start = {20780}, .conditions = 1 << BAC_PREGNANCY},
        PLAN_TITRATION, {4, {1, 1, 1, 1}}, 1};
    const schedule s = schedule_for(&of);
    sink out;
    sink_begin(&out, text, sizeof text - 1, NULL, NULL);
    printer p = {.out = &out, .sheet = &laid_out, .html = &laid_pages, .lang = FRENCH};
    format_patient_text.schedule(&p, &s);
    assert_false(out.failed);
    text[out.used] = '\0';
    expect_count(text, "Jour 3660  ", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tablets_are_words),
        cmocka_unit_test(an_intake_has_a_box_where_something_is_taken),
        cmocka_unit_test(a_patient_reads_plain_words),
        cmocka_unit_test(every_sheet_warns),
        cmocka_unit_test(every_day_is_there_and_every_prescription),
        cmocka_unit_test(days_that_wait_say_so),
        cmocka_unit_test(a_missing_agreement_holds_the_later_ones),
        cmocka_unit_test(a_row_may_be_a_level),
        cmocka_unit_test(the_end_of_the_table_is_not_the_end_of_the_treatment),
        cmocka_unit_test(pages_are_whole),
        cmocka_unit_test(pages_begin_with_prescriptions),
        cmocka_unit_test(the_longest_sheet_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
