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
    const char *head =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//baclofene//baclofene " BAC_VERSION " rules " BAC_RULES_VERSION
        "//EN\r\nCALSCALE:GREGORIAN\r\nNAME:Baclofen\r\nX-WR-CALNAME:Baclofen\r\nBEGIN:VEVENT\r\nUID:";
    assert_memory_equal(calendar, head, strlen(head));
    const char *foot = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_string_equal(calendar + strlen(calendar) - strlen(foot), foot);
    assert_int_equal(count_of(calendar, "BEGIN:VEVENT\r\n"), 3); /* two blocks and a prescription */
    assert_int_equal(count_of(calendar, "\n"), count_of(calendar, "\r\n"));
    event_of(event, calendar, "-block-1");
    expect_in(event, "@baclofene\r\nDTSTAMP:20261120T080910Z\r\nLAST-MODIFIED:20261120T080910Z\r\n"
                     "SEQUENCE:0\r\nSTATUS:CONFIRMED\r\nDTSTART;VALUE=DATE:20261129\r\n"
                     "DTEND;VALUE=DATE:20261202\r\n"
                     "SUMMARY:Baclofen 15 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, evening ½\r\n"
                     "DESCRIPTION:days 1 to 3: Baclofen 15 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, "
                     "evening ½\\nBACLOFEN by mouth\\, 10 mg tablets only\\n");
    expect_in(event, "\\nRTU 2014: HISTORICAL\\, NOT IN FORCE on 29 Nov 2026. In force: AMM 2021.\\n");
    expect_in(event, "\\nNEVER STOP ABRUPTLY: risk of baclofen withdrawal. Every stop is gradual. [S1]\r\n");
    expect_in(event, "\r\nTRANSP:TRANSPARENT\r\n");
    event_of(event, calendar, "-block-2");
    expect_in(event, "DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261204\r\n"
                     "SUMMARY:Baclofen 20 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, evening 1\r\n"
                     "DESCRIPTION:days 4 to 5: Baclofen 20 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, "
                     "evening 1\\nThe table ends here\\, the treatment does not: go on with 20 mg per day ");
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
                     "(row-7)\r\nDESCRIPTION:day 1: Baclofen 30 mg per day. ");
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

/* The hash alone. */
static void uid_of(char uid[LINE_ROOM], const schedule *s, language lang)
{
    char *calendar = calendar_of(s, lang);
    cut_out(uid, LINE_ROOM, calendar, "\r\nUID:", "-block-1");
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

/* A record that could be the name of a file stands in the UID: no two of a list are equal, whatever the hash. */
static void a_plain_record_is_part_of_the_uid(void **state)
{
    (void)state;
    schedule s = first_block();
    s.id = "A-12.b_";
    char *calendar = calendar_of(&s, ENGLISH);
    expect_in(calendar, "-block-1-A-12.b_@baclofene\r\n");
    free(calendar);
    s.id = "A 12";
    calendar = calendar_of(&s, ENGLISH);
    expect_in(calendar, "-block-1@baclofene\r\n");
    free(calendar);
}

/* ---- titles ---- */

static void title_of(char title[LINE_ROOM], const schedule *s)
{
    char *calendar = calendar_of(s, ENGLISH);
    cut_out(title, LINE_ROOM, calendar, "\r\nSUMMARY:", "\r\n");
    free(calendar);
}

/* "Baclofen 15 mg per day. Number of 10 mg tablets: morning ½\\, noon ½\\, evening ½" has 77 letters, three of which
 * are of two octets, and two backslashes: 82 octets; " (" and ")" leave 170 for a name. */
static void a_title_has_255_octets_at_most(void **state)
{
    (void)state;
    char name[400];
    char title[LINE_ROOM];
    schedule s = first_block();
    for (size_t length = 100; length < 300; length++) {
        memset(name, 'x', length);
        name[length] = '\0';
        s.name = name;
        title_of(title, &s);
        if (length <= 170) {
            assert_int_equal(strlen(title), 85 + length);
            assert_null(strstr(title, "…"));
        } else {
            assert_int_equal(strlen(title), 255);
            assert_string_equal(title + 251, "…)");
        }
    }
}

/* Of letters of two octets, and of commas, which take two; of a letter and the accent on it. */
static void a_title_is_cut_between_letters(void **state)
{
    (void)state;
    static const char *const letters[] = {"é", ",", "e\u0301"};
    for (unsigned i = 0; i < COUNT(letters); i++) {
        char name[400] = "";
        char title[LINE_ROOM];
        schedule s = first_block();
        while (strlen(name) < 300) {
            strcat(name, letters[i]);
        }
        s.name = name;
        title_of(title, &s);
        const size_t octets = strlen(title);
        const size_t each = i == 1 ? 2 : strlen(letters[i]);
        assert_in_range(octets, 255 - each + 1, 255);
        assert_string_equal(title + octets - 4, "…)");
        assert_int_equal((octets - 85 - 3) % each, 0);
    }
}

/* Two patients whose long names begin alike keep their records. */
static void a_record_is_not_cut_for_a_name(void **state)
{
    (void)state;
    char name[300];
    char title[LINE_ROOM];
    schedule s = first_block();
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    s.name = name;
    s.id = "A12";
    title_of(title, &s);
    expect_in(title, "evening ½ (Record A12\\, xxx");
    assert_int_equal(strlen(title), 255);
}

/* ---- hours, alarms, cancellations ---- */

static schedule at_hours(void)
{
    schedule s = first_block();
    s.hour_count = 3;
    s.hour[0] = 8 * 60;
    s.hour[1] = 12 * 60 + 30;
    s.hour[2] = 23 * 60 + 59;
    return s;
}

/* The calendar with alarms, or with its events cancelled. */
static char *calendar_as(const schedule *s, bool alarms, bool cancelled)
{
    char *text = calloc(1, PRINTED_MAX);
    char *buffer = malloc(SINK_BUFFER);
    assert_non_null(text);
    assert_non_null(buffer);
    sink out;
    sink_begin(&out, buffer, SINK_BUFFER, take_printed, text);
    printer p = {.out = &out, .stamp = "20261120T080910Z", .alarms = alarms, .cancelled = cancelled};
    schedule split = *s;
    schedule_split(&split);
    format_ics.begin(&p);
    format_ics.schedule(&p, &split);
    format_ics.end(&p);
    assert_true(sink_flush(&out));
    free(buffer);
    return unfold(text);
}

/* Beside the all-day event of each block, each intake at its hour, on each day of the block: what is taken then, and
 * never the day's dose. [R-ics-times] */
static void hours_have_events_of_their_own(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = at_hours();
    char *calendar = calendar_as(&s, false, false);
    assert_int_equal(count_of(calendar, "BEGIN:VEVENT\r\n"), 2 + 6 + 1);
    assert_null(strstr(calendar, "VALARM"));
    event_of(event, calendar, "-intake-1-morning@");
    expect_in(event, "\r\nDTSTART:20261129T080000\r\nDURATION:PT15M\r\nRRULE:FREQ=DAILY;INTERVAL=1;COUNT=3\r\n"
                     "SUMMARY:Baclofen\\, morning: half a tablet of 10 mg\r\n");
    event_of(event, calendar, "-intake-1-noon@");
    expect_in(event, "\r\nDTSTART:20261129T123000\r\n");
    event_of(event, calendar, "-intake-2-evening@");
    expect_in(event, "\r\nDTSTART:20261202T235900\r\nDURATION:PT15M\r\nRRULE:FREQ=DAILY;INTERVAL=1;COUNT=2\r\n"
                     "SUMMARY:Baclofen\\, evening: 1 tablet of 10 mg\r\n");
    expect_in(event, "DESCRIPTION:days 4 to 5: Baclofen 20 mg per day. Number of 10 mg tablets: morning (08:00): ½");
    free(calendar);
}

/* 5 mg in three intakes are none, none and a half; on a stop nothing is taken. A block of one day does not recur. */
static void nothing_has_no_hour(void **state)
{
    (void)state;
    schedule s = at_hours();
    s.plan = plan_of("5x1 0x1");
    s.days = 2;
    s.kind = PLAN_TAPER;
    s.patient.from_mg = 5;
    schedule_phases(&s, false);
    char *calendar = calendar_as(&s, true, false);
    assert_int_equal(count_of(calendar, "-intake-"), 1);
    assert_int_equal(count_of(calendar, "BEGIN:VALARM"), 1);
    assert_null(strstr(calendar, "RRULE"));
    free(calendar);
}

static void alarms_are_at_the_hours_alone(void **state)
{
    (void)state;
    schedule s = at_hours();
    char *calendar = calendar_as(&s, true, false);
    assert_int_equal(count_of(calendar, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT0S\r\nDESCRIPTION:Baclofen\\, "),
                     6);
    assert_int_equal(count_of(calendar, "END:VALARM\r\nEND:VEVENT\r\n"), 6);
    free(calendar);
}

/* The same UIDs in the same order. [R-ics-cancel] */
static void what_is_cancelled_has_the_same_uids(void **state)
{
    (void)state;
    schedule s = at_hours();
    s.notice_days = 3;
    char *calendar = calendar_as(&s, true, false);
    char *taken_back = calendar_as(&s, true, true);
    const unsigned events = count_of(calendar, "BEGIN:VEVENT\r\n");
    assert_int_equal(events, 2 + 6 + 2);
    assert_int_equal(count_of(calendar, "SEQUENCE:0\r\nSTATUS:CONFIRMED\r\n"), events);
    assert_int_equal(count_of(taken_back, "SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"), events);
    assert_int_equal(count_of(taken_back, "\r\nSUMMARY:CANCELLED: Baclofen"), events);
    assert_null(strstr(taken_back, "VALARM"));
    const char *there = calendar;
    const char *here = taken_back;
    for (unsigned i = 0; i < events; i++) {
        there = strstr(there, "\r\nUID:") + 6;
        here = strstr(here, "\r\nUID:") + 6;
        assert_memory_equal(there, here, strcspn(there, "\r") + 2);
    }
    free(calendar);
    free(taken_back);
}

/* ---- renewals ---- */

/* 15x3 20x2 from 29 November, a prescription each day: due on days 2 and 3, on 4 and 5, and on 6. Those of a level are
 * one event that comes back. With two days' notice: for day 3 on day 1, for 4 and 5 on 2 and 3, for 6 on 4. */
static void renewals_recur_within_a_level(void **state)
{
    (void)state;
    char event[LINE_ROOM];
    schedule s = first_block();
    s.dispensing.prescription_days = 1;
    s.notice_days = 2;
    char *calendar = calendar_of(&s, ENGLISH);
    assert_int_equal(count_of(calendar, "-prescription-"), 3);
    assert_int_equal(count_of(calendar, "-notice-"), 3);
    event_of(event, calendar, "-prescription-2@");
    expect_in(event, "DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=DAILY;INTERVAL=1;COUNT=2\r\n");
    expect_in(event, "DESCRIPTION:days 2 to 3\\, 2 prescriptions of 1 day each\\; each: 2 tablets of 10 mg\\, 1 box of "
                     "30\\, 15 mg in all\\n");
    event_of(event, calendar, "-prescription-4@");
    expect_in(event, "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=DAILY;INTERVAL=1;COUNT=2\r\n");
    event_of(event, calendar, "-prescription-6@");
    expect_in(event, "DTSTART;VALUE=DATE:20261204\r\nSUMMARY:Baclofen: next prescription due\r\n");
    event_of(event, calendar, "-notice-3@");
    expect_in(event, "DTSTART;VALUE=DATE:20261129\r\nSUMMARY:Baclofen: next prescription due in 2 days\r\n");
    event_of(event, calendar, "-notice-6@");
    expect_in(event, "DTSTART;VALUE=DATE:20261202\r\n");
    free(calendar);
}

static void a_notice_of_0_days_is_none(void **state)
{
    (void)state;
    schedule s = first_block();
    char *calendar = calendar_of(&s, ENGLISH);
    assert_null(strstr(calendar, "-notice-"));
    free(calendar);
}

/* A titration to 120 mg, then ten years of it, a prescription each day. */
static void years_of_short_prescriptions_stay_small(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3 120x3624");
    s.dispensing.prescription_days = 1;
    s.notice_days = 3;
    schedule_start(&s, date_of(2026, 11, 29));
    char *calendar = printed(&format_ics, &s, FRENCH);
    assert_in_range(strlen(calendar), 10000, 999999);
    free(calendar);
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
        cmocka_unit_test(a_plain_record_is_part_of_the_uid),
        cmocka_unit_test(a_title_has_255_octets_at_most),
        cmocka_unit_test(a_title_is_cut_between_letters),
        cmocka_unit_test(a_record_is_not_cut_for_a_name),
        cmocka_unit_test(hours_have_events_of_their_own),
        cmocka_unit_test(nothing_has_no_hour),
        cmocka_unit_test(alarms_are_at_the_hours_alone),
        cmocka_unit_test(what_is_cancelled_has_the_same_uids),
        cmocka_unit_test(renewals_recur_within_a_level),
        cmocka_unit_test(a_notice_of_0_days_is_none),
        cmocka_unit_test(years_of_short_prescriptions_stay_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
