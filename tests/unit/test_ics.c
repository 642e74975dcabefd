/* SPDX-License-Identifier: MIT */
/* Calendars: content lines after RFC 5545, sections 3.1 and 3.3.11; events, their dates, words and UIDs. */
#include "schedules.h"

#include "data/ics.h"

/* ---- content lines ---- */

enum { LINE_ROOM = 8192 };

/* Through a buffer of a single byte: nothing may depend on how much is written at once. */
static void put_line(char line_text[LINE_ROOM], const char *value)
{
    sink out;
    ics_line line;
    sink_begin(&out, line_text, LINE_ROOM - 1, NULL, NULL);
    ics_line_begin(&line, &out, "SUMMARY");
    line.value.capacity = 1;
    sink_text(&line.value, value);
    ics_line_end(&line);
    assert_false(out.failed);
    line_text[out.used] = '\0';

    char at_once[LINE_ROOM];
    sink_begin(&out, at_once, LINE_ROOM - 1, NULL, NULL);
    ics_line_begin(&line, &out, "SUMMARY");
    sink_text(&line.value, value);
    ics_line_end(&line);
    at_once[out.used] = '\0';
    assert_string_equal(line_text, at_once);
}

static void expect_line(const char *value, const char *expected)
{
    char line[LINE_ROOM];
    put_line(line, value);
    expect_text(value, line, expected);
}

/* `before` octets of "x" (the name and its colon are 8 octets), then the end of the value. */
static void expect_fold(size_t before, const char *end, const char *expected_end)
{
    char value[256];
    char expected[256] = "SUMMARY:";
    assert_true(before < 200);
    memset(value, 'x', before);
    strcpy(value + before, end);
    memset(expected + 8, 'x', before);
    strcpy(expected + 8 + before, expected_end);
    expect_line(value, expected);
}

static void text_is_escaped(void **state)
{
    (void)state;
    expect_line("", "SUMMARY:\r\n");
    expect_line("a:b \"c\" = d", "SUMMARY:a:b \"c\" = d\r\n");
    expect_line("a\\b;c,d\ne", "SUMMARY:a\\\\b\\;c\\,d\\ne\r\n");
    expect_line("\\n", "SUMMARY:\\\\n\r\n");
    expect_line("a\r\nb", "SUMMARY:a\\nb\r\n");
    expect_line("a\tb", "SUMMARY:a\tb\r\n");
    expect_line("a\x01"
                "b\x1F"
                "c\x7F",
                "SUMMARY:a b c \r\n");
    expect_line("é½€😀", "SUMMARY:é½€😀\r\n");
}

/* 8 octets of "SUMMARY:" and 67 of value are a full line. [R-ics-lines] */
static void a_line_has_75_octets_at_most(void **state)
{
    (void)state;
    expect_fold(66, "", "\r\n");
    expect_fold(67, "", "\r\n");
    expect_fold(67, "y", "\r\n y\r\n");
    expect_fold(66, "yz", "y\r\n z\r\n");
}

/* Characters of 2, 3 and 4 octets that end on the 75th octet, and one octet further. [R-ics-lines] */
static void a_fold_never_splits_a_character(void **state)
{
    (void)state;
    expect_fold(65, "é", "é\r\n");
    expect_fold(66, "é", "\r\n é\r\n");
    expect_fold(67, "é", "\r\n é\r\n");
    expect_fold(64, "€", "€\r\n");
    expect_fold(65, "€", "\r\n €\r\n");
    expect_fold(66, "€", "\r\n €\r\n");
    expect_fold(63, "😀", "😀\r\n");
    expect_fold(64, "😀", "\r\n 😀\r\n");
    expect_fold(66, "😀", "\r\n 😀\r\n");
}

static void a_fold_never_splits_an_escape(void **state)
{
    (void)state;
    expect_fold(65, ",", "\\,\r\n");
    expect_fold(66, ",", "\r\n \\,\r\n");
    expect_fold(66, "\n", "\r\n \\n\r\n");
}

/* The blank that opens a folded line is one of its 75 octets: 67, then 74 a line. */
static void later_lines_count_their_blank(void **state)
{
    (void)state;
    char value[67 + 74 + 74 + 2];
    char line[LINE_ROOM];
    memset(value, 'x', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    put_line(line, value);
    assert_int_equal(strlen(line), 75 + 2 + 75 + 2 + 75 + 2 + 2 + 2);
    for (unsigned i = 0; i < 3; i++) {
        assert_memory_equal(line + i * 77 + 75, "\r\n ", 3);
    }
    assert_string_equal(line + 3 * 77, " x\r\n");
}

/* ---- events ---- */

/* Unfolds a calendar in place. */
static char *unfold(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        if (strncmp(from, "\r\n ", 3) == 0) {
            from += 3;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    return text;
}

static char *calendar_of(const schedule *s, language lang)
{
    return unfold(printed(&format_ics, s, lang));
}

static unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) {
        count++;
    }
    return count;
}

/* The event of that kind: all between its UID's hash and its end. */
static void event_of(char event[LINE_ROOM], const char *calendar, const char *kind)
{
    cut_out(event, LINE_ROOM, calendar, kind, "END:VEVENT");
}

static void expect_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        expect_text("not found", text, part);
    }
}

static schedule first_block(void)
{
    schedule s = schedule_of("15x3 20x2");
    schedule_start(&s, date_of(2026, 11, 29));
    return s;
}

/* [R-ics-events] */
static void a_calendar_has_its_frame_and_an_event_per_block(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    const schedule s = first_block();
    char *calendar = calendar_of(&s, ENGLISH);
    const char *head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//baclofene//baclofene " BAC_VERSION
                       " rules " BAC_RULES_VERSION "//EN\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:";
    assert_memory_equal(calendar, head, strlen(head));
    const char *foot = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_string_equal(calendar + strlen(calendar) - strlen(foot), foot);
    assert_int_equal(count_of(calendar, "BEGIN:VEVENT\r\n"), 3); /* two blocks and a prescription */
    assert_int_equal(count_of(calendar, "\n"), count_of(calendar, "\r\n"));
    event_of(event, calendar, "-block-1");
    expect_in(event, "@baclofene\r\nDTSTAMP:20261120T080910Z\r\nDTSTART;VALUE=DATE:20261129\r\n"
                     "DTEND;VALUE=DATE:20261202\r\n"
                     "SUMMARY:Baclofen 15 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, evening ½\r\n"
                     "DESCRIPTION:days 1 to 3\\nBACLOFEN by mouth\\, 10 mg tablets only\\n");
    expect_in(event, "\\nRTU 2014: HISTORICAL\\, NOT IN FORCE on 29 Nov 2026. In force: AMM 2021.\\n");
    expect_in(event, "\\nNEVER STOP ABRUPTLY: risk of baclofen withdrawal. Every stop is gradual. [S1]\r\n");
    expect_in(event, "\r\nTRANSP:TRANSPARENT\r\n");
    event_of(event, calendar, "-block-2");
    expect_in(event,
              "DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261204\r\n"
              "SUMMARY:Baclofen 20 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, evening 1\r\n"
              "DESCRIPTION:days 4 to 5\\nThe table ends here\\, the treatment does not: go on with 20 mg per day ");
    free(calendar);
}

static void french_says_the_same(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = first_block();
    s.name = "Zoé, \"Z\"\n; D.";
    char *calendar = calendar_of(&s, FRENCH);
    expect_in(calendar, "//FR\r\n");
    event_of(event, calendar, "-block-2");
    expect_in(event, "SUMMARY:Baclofène 20 mg par jour. Nombre de comprimés à 10 mg : matin ½\\, midi ½\\, soir 1 "
                     "(Zoé\\, \"Z\" \\; D.)\r\n");
    expect_in(event, "\\nPatient : Zoé\\, \"Z\" \\; D.\\n");
    free(calendar);
}

/* 0:1:3 of 30 mg: 7.5 and 22.5 mg in halves of tablets are 5 and 25 mg. */
static void an_intake_of_nothing_and_a_stop_are_words(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = schedule_of("30x1 0x1");
    s.kind = PLAN_TAPER;
    schedule_phases(&s, false);
    s.patient.from_mg = 40;
    s.dispensing.split = (bac_split){.count = 3, .weight = {0, 1, 3, 0}};
    s.name = "row-7";
    schedule_start(&s, date_of(2200, 12, 30));
    char *calendar = calendar_of(&s, ENGLISH);
    assert_int_equal(count_of(calendar, "BEGIN:VEVENT\r\n"), 2); /* nothing is due after a stop */
    event_of(event, calendar, "-block-1");
    expect_in(event, "SUMMARY:Baclofen 30 mg per day. Number of 10 mg tablets: morning none\\, noon ½\\, evening 2½ "
                     "(row-7)\r\nDESCRIPTION:day 1\\n");
    event_of(event, calendar, "-block-2");
    expect_in(event, "DTSTART;VALUE=DATE:22001231\r\nDTEND;VALUE=DATE:22010101\r\n"
                     "SUMMARY:Baclofen: STOP\\, no tablet (row-7)\r\nDESCRIPTION:day 2\\nPatient: row-7\\n");
    assert_null(strstr(calendar, "NO DRIVING"));
    assert_null(strstr(calendar, "The table ends here"));
    free(calendar);
}

/* A review on day 4: the block waits, the review has an event, the prescription that it begins is conditional, and so
 * is the one after it. [R-ics-events] */
static void days_that_wait_and_their_review_say_so(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = schedule_of("120x3 130x3");
    s.patient.from_mg = 120;
    s.patient.held_known = true;
    s.patient.age = 40;
    schedule_start(&s, date_of(2016, 2, 27));
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    char *calendar = calendar_of(&s, ENGLISH);
    assert_int_equal(count_of(calendar, "BEGIN:VEVENT\r\n"), 5);
    event_of(event, calendar, "-block-1");
    assert_null(strstr(event, "WAIT"));
    event_of(event, calendar, "-block-2");
    expect_in(event, "SUMMARY:WAIT\\, review not documented. Baclofen 130 mg per day. ");
    expect_in(event,
              "DESCRIPTION:WAIT: not before the review that has its own entry here is documented.\\ndays 4 to 6");
    event_of(event, calendar, "-review-second-opinion");
    expect_in(event,
              "DTSTART;VALUE=DATE:20160301\r\n"
              "SUMMARY:Baclofen\\, BEFORE DAY 4: second opinion of a colleague experienced in alcohol dependence ");
    expect_in(event, "DESCRIPTION:130 mg/day needs the opinion of an experienced colleague (rtu-2014) [S1]\\n");
    event_of(event, calendar, "-prescription-4");
    expect_in(event, "DTSTART;VALUE=DATE:20160301\r\nSUMMARY:Baclofen: next prescription due\\, CONDITIONAL\\, not "
                     "before the review is documented\r\n"
                     "DESCRIPTION:days 4 to 6: 39 tablets of 10 mg\\, 2 boxes of 30\\, 390 mg in all\\n");
    event_of(event, calendar, "-prescription-7");
    expect_in(event, "DTSTART;VALUE=DATE:20160304\r\nSUMMARY:Baclofen: next prescription due\\, CONDITIONAL\\, ");
    expect_in(event, "DESCRIPTION:The table ends here\\, the treatment does not: go on with the last dose that was "
                     "authorised (130 mg "
                     "per day only after documentation of A) until ");
    free(calendar);
}

/* In every event: a calendar is opened one entry at a time. [R-says-declared] */
static void what_was_declared_and_is_on_file_stands_in_every_event(void **state)
{
    (void)state;
    schedule s = schedule_of("10x3 5x4 0x1");
    s.kind = PLAN_TAPER;
    s.patient.from_mg = 15;
    s.conditions_given = true;
    s.patient.conditions = 1 << BAC_PREGNANCY;
    s.patient.on_file = BAC_ON_FILE_PSYCHIATRIC;
    schedule_start(&s, date_of(2016, 2, 27));
    char *calendar = calendar_of(&s, ENGLISH);
    const size_t events = count_of(calendar, "BEGIN:VEVENT\r\n");
    char event[LINE_ROOM];
    event_of(event, calendar, "-block-1");
    expect_in(event, "\\nDECLARED: pregnancy\\; indication not given (given but not judged: the dose does not rise in "
                     "this plan)\\nON FILE: psychiatric consultation\\, by __________________ on __________\\n");
    assert_null(strstr(event, "DRIVING"));
    assert_int_equal(events, 3);
    for (size_t i = 1; i <= events; i++) {
        char uid[] = "-block-1";
        uid[7] = (char)('0' + i);
        event_of(event, calendar, uid);
        expect_in(event, "DECLARED: pregnancy");
    }
    free(calendar);
}

/* Born on 2 January 1954: more than 65 years old from the third day on, within the only block. */
static void a_block_may_begin_to_wait_after_its_first_day(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = schedule_of("120x5");
    s.patient.from_mg = 120;
    s.patient.born = true;
    s.patient.birth = date_of(1954, 1, 2);
    schedule_start(&s, date_of(2019, 12, 31));
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    char *calendar = calendar_of(&s, ENGLISH);
    event_of(event, calendar, "-block-1");
    expect_in(event, "SUMMARY:WAIT FROM DAY 3\\, Thu 2 Jan 2020\\, review not documented. Baclofen 120 mg per day. ");
    free(calendar);
}

static void a_review_of_a_condition_is_named_after_it(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = first_block();
    s.patient.conditions = 1u << BAC_MODERATE_ANXIETY | 1u << BAC_MODERATE_DEPRESSION;
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    char *calendar = calendar_of(&s, ENGLISH);
    assert_int_equal(count_of(calendar, "-review-"), 2);
    event_of(event, calendar, "-review-moderate-anxiety");
    expect_in(event, "SUMMARY:Baclofen\\, BEFORE DAY 1: moderate anxiety symptoms: psychiatric consultation ");
    event_of(event, calendar, "-review-moderate-depression");
    free(calendar);
}

static void the_next_prescription_may_be_due_after_the_last_date(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = schedule_of("15x1");
    schedule_start(&s, date_of(2200, 12, 31));
    char *calendar = calendar_of(&s, ENGLISH);
    event_of(event, calendar, "-prescription-2");
    expect_in(event, "DTSTART;VALUE=DATE:22010101\r\nSUMMARY:");
    free(calendar);
}

/* ---- UIDs ---- */

static void uid_of(char uid[LINE_ROOM], const schedule *s, language lang)
{
    char *calendar = calendar_of(s, lang);
    cut_out(uid, LINE_ROOM, calendar, "\r\nUID:", "-block-1@baclofene\r\n");
    assert_int_equal(strlen(uid), 16);
    assert_int_equal(strspn(uid, "0123456789abcdef"), 16);
    free(calendar);
}

/* FNV-1a, written from its definition, over "b", "rtu-2014", "2026-11-29", "15x3 20x2", a zero byte behind each, and
 * the record "a". */
static void the_uid_is_the_hash_that_is_documented(void **state)
{
    (void)state;
    static const char hashed[] = "b\0rtu-2014\0002026-11-29\00015x3 20x2\0a";
    char expected[17];
    char uid[LINE_ROOM];
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i + 1 < sizeof hashed; i++) {
        hash ^= (unsigned char)hashed[i];
        hash *= UINT64_C(0x100000001b3);
    }
    snprintf(expected, sizeof expected, "%08lx%08lx", (unsigned long)(hash >> 32),
             (unsigned long)(hash & UINT32_C(0xFFFFFFFF)));
    schedule s = first_block();
    s.id = "a";
    s.name = "b";
    uid_of(uid, &s, ENGLISH);
    assert_string_equal(uid, expected);
}

static void uids_do_not_follow_language_or_split(void **state)
{
    (void)state;
    char uid[LINE_ROOM];
    char other[LINE_ROOM];
    schedule s = first_block();
    uid_of(uid, &s, ENGLISH);
    uid_of(other, &s, FRENCH);
    assert_string_equal(uid, other);
    s.dispensing.split.count = 2;
    uid_of(other, &s, ENGLISH);
    assert_string_equal(uid, other);
}

/* [R-ics-uid] */
static void uids_follow_patient_protocol_start_and_plan(void **state)
{
    (void)state;
    char uid[7][LINE_ROOM];
    schedule s[7];
    for (unsigned i = 0; i < COUNT(s); i++) {
        s[i] = first_block();
    }
    s[1].name = "y";
    s[2].name = "x";
    s[3].protocol = protocol_of("rtu-2017");
    schedule_start(&s[4], date_of(2026, 11, 30));
    s[5].plan = plan_of("15x3 20x3");
    s[5].days = 6;
    s[6].id = "y";
    for (unsigned i = 0; i < COUNT(s); i++) {
        uid_of(uid[i], &s[i], ENGLISH);
        for (unsigned j = 0; j < i; j++) {
            assert_string_not_equal(uid[i], uid[j]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(a_line_has_75_octets_at_most),
        cmocka_unit_test(a_fold_never_splits_a_character),
        cmocka_unit_test(a_fold_never_splits_an_escape),
        cmocka_unit_test(later_lines_count_their_blank),
        cmocka_unit_test(a_calendar_has_its_frame_and_an_event_per_block),
        cmocka_unit_test(french_says_the_same),
        cmocka_unit_test(an_intake_of_nothing_and_a_stop_are_words),
        cmocka_unit_test(days_that_wait_and_their_review_say_so),
        cmocka_unit_test(what_was_declared_and_is_on_file_stands_in_every_event),
        cmocka_unit_test(a_block_may_begin_to_wait_after_its_first_day),
        cmocka_unit_test(a_review_of_a_condition_is_named_after_it),
        cmocka_unit_test(the_next_prescription_may_be_due_after_the_last_date),
        cmocka_unit_test(the_uid_is_the_hash_that_is_documented),
        cmocka_unit_test(uids_do_not_follow_language_or_split),
        cmocka_unit_test(uids_follow_patient_protocol_start_and_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
