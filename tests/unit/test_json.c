/* SPDX-License-Identifier: MIT */
/* JSON: strings after RFC 8259, and every key of a schedule. */
#include "schedules.h"

#include "data/json.h"
#include "words/names.h"

/* ---- strings ---- */

static void expect_json(const char *text, const char *expected)
{
    char bytes[256] = "";
    sink out;
    sink_begin(&out, bytes, sizeof bytes - 1, NULL, NULL);
    json_string(&out, text);
    assert_false(out.failed);
    bytes[out.used] = '\0';
    assert_string_equal(bytes, expected);
}

static void strings_are_quoted_and_nothing_is_null(void **state)
{
    (void)state;
    expect_json(NULL, "null");
    expect_json("", "\"\"");
    expect_json("Jeanne D.", "\"Jeanne D.\"");
    expect_json("a/b", "\"a/b\"");
}

static void quotes_backslashes_and_controls_are_escaped(void **state)
{
    (void)state;
    expect_json("\"", "\"\\\"\"");
    expect_json("\\", "\"\\\\\"");
    expect_json("a\"b\\c", "\"a\\\"b\\\\c\"");
    expect_json("\\\\\"\"", "\"\\\\\\\\\\\"\\\"\"");
    expect_json("a\nb", "\"a\\nb\"");
    expect_json("\x01", "\"\\u0001\"");
    expect_json("\t", "\"\\u0009\"");
    expect_json("\r", "\"\\u000d\"");
    expect_json("\x1F", "\"\\u001f\"");
    expect_json("\x20", "\"\x20\"");
    expect_json("\x7F", "\"\x7F\"");
}

static void other_characters_are_left_alone(void **state)
{
    (void)state;
    expect_json("é½€😀", "\"é½€😀\"");
    expect_json("né\"e", "\"né\\\"e\"");
}

/* ---- schedules ---- */

/* [R-json-keys] */
static void every_key_of_a_schedule_without_a_date(void **state)
{
    (void)state;
    schedule s = schedule_of("15x2 20x1");
    s.request[0] = (request_item){.option = "target", .kind = ITEM_NUMBER, .number = 20};
    s.request[1] = (request_item){.option = "held", .kind = ITEM_NONE};
    s.request[2] = (request_item){.option = "protocol", .kind = ITEM_TEXT, .text = "rtu-2014"};
    s.request_count = 3;
    char *json = printed(&format_json, &s, ENGLISH);
    expect_text(
        "no date", json,
        "{\"version\":\"" BAC_VERSION "\",\"rules_version\":\"" BAC_RULES_VERSION "\","
        "\"protocol\":{\"id\":\"rtu-2014\",\"title\":\"RTU 2014\",\"in_force_from\":\"2014-03-14\","
        "\"in_force_to\":\"2017-07-23\"},\"id\":null,\"patient\":null,\"start\":null,"
        "\"request\":{\"command\":\"titrate\",\"target\":20,\"held\":null,\"protocol\":\"rtu-2014\"},"
        "\"blocks\":[{\"dose_mg\":15,\"days\":2,\"first_day\":1},{\"dose_mg\":20,\"days\":1,\"first_day\":3}],"
        "\"schedule\":["
        "{\"day\":1,\"date\":null,\"dose_mg\":15,\"intakes_mg\":[5,5,5],\"change_mg\":15,\"phase\":\"titration\","
        "\"review\":\"none\"},"
        "{\"day\":2,\"date\":null,\"dose_mg\":15,\"intakes_mg\":[5,5,5],\"change_mg\":0,\"phase\":\"titration\","
        "\"review\":\"none\"},"
        "{\"day\":3,\"date\":null,\"dose_mg\":20,\"intakes_mg\":[5,5,10],\"change_mg\":5,\"phase\":\"titration\","
        "\"review\":\"none\"}],"
        "\"findings\":[],"
        "\"gates\":[],\"prescriptions\":[{\"first_day\":1,\"last_day\":3,\"total_mg\":50,\"tablets\":5,"
        "\"by_strength\":[{\"strength_mg\":10,\"tablets\":5,\"boxes\":1}],"
        "\"conditional\":false,\"gates\":[],"
        "\"next_due_day\":4,\"next_due\":null}],"
        "\"bridges\":[],\"plan\":\"15x2 20x1\"}\n");
    free(json);
}

/* A stop from 10 mg over 7 days: 5 mg a day, 35 mg, 3.5 tablets. */
static void a_stop_has_dates_falls_and_no_next_prescription(void **state)
{
    (void)state;
    char part[2048];
    schedule s = schedule_of("5x7 0x1");
    s.kind = PLAN_TAPER;
    schedule_phases(&s, false);
    s.id = "r\"1";
    s.name = "Zoé";
    s.patient.from_mg = 10;
    s.dispensing.split.count = 2;
    schedule_start(&s, date_of(2023, 12, 31));
    char *json = printed(&format_json, &s, FRENCH);
    cut_out(part, sizeof part, json, ",\"id\":\"r", ",\"blocks\"");
    expect_text("head", part,
                "\\\"1\",\"patient\":\"Zoé\",\"start\":\"2023-12-31\",\"request\":{\"command\":\"taper\"}");
    cut_out(part, sizeof part, json, "\"schedule\":[", ",{\"day\":3,");
    expect_text("days 1 and 2", part,
                "{\"day\":1,\"date\":\"2023-12-31\",\"dose_mg\":5,\"intakes_mg\":[0,5],\"change_mg\":-5,"
                "\"phase\":\"taper\",\"review\":\"none\"},"
                "{\"day\":2,\"date\":\"2024-01-01\",\"dose_mg\":5,\"intakes_mg\":[0,5],\"change_mg\":0,"
                "\"phase\":\"taper\",\"review\":\"none\"}");
    cut_out(part, sizeof part, json, "{\"day\":8,", ",\"plan\"");
    expect_text("the end", part,
                "\"date\":\"2024-01-07\",\"dose_mg\":0,\"intakes_mg\":[0,0],\"change_mg\":-5,\"phase\":\"stop\","
                "\"review\":\"none\"}],\"findings\":[],"
                "\"gates\":[],\"prescriptions\":[{\"first_day\":1,\"last_day\":7,\"total_mg\":35,\"tablets\":4,"
                "\"by_strength\":[{\"strength_mg\":10,\"tablets\":4,\"boxes\":1}],"
                "\"conditional\":false,\"gates\":[],\"next_due_day\":null,\"next_due\":null}],\"bridges\":[]");
    free(json);
}

static void options_are_numbers_dates_texts_and_lists(void **state)
{
    (void)state;
    char part[512];
    schedule s = schedule_of("15x1");
    const uint32_t before_1970 = (uint32_t)-1;
    s.request[0] = (request_item){.option = "birth-date", .kind = ITEM_DATE, .number = before_1970};
    s.request[1] = (request_item){.option = "condition", .kind = ITEM_LIST, .names = condition_names};
    s.request[1].number = 1u << BAC_EPILEPSY | 1u << BAC_DRIVING;
    s.request[2] = (request_item){.option = "reviewed", .kind = ITEM_LIST, .number = 0, .names = on_file_names};
    s.request[3] = (request_item){.option = "patient", .kind = ITEM_TEXT, .text = "a\nb"};
    s.request_count = 4;
    char *json = printed(&format_json, &s, ENGLISH);
    cut_out(part, sizeof part, json, "\"request\":", ",\"blocks\"");
    expect_text("request", part,
                "{\"command\":\"titrate\",\"birth_date\":\"1969-12-31\",\"condition\":[\"epilepsy\",\"driving\"],"
                "\"reviewed\":[],\"patient\":\"a\\nb\"}");
    free(json);
}

/* Only the message follows the language, the source does not. */
static void findings_have_their_source_and_message(void **state)
{
    (void)state;
    char part[1024];
    schedule s = schedule_of("120x3 130x3");
    s.patient.from_mg = 120;
    s.patient.held_known = true;
    s.patient.age = 40;
    schedule_start(&s, date_of(2016, 2, 27));
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    char *json = printed(&format_json, &s, ENGLISH);
    cut_out(part, sizeof part, json, "\"findings\":[", "],\"gates\"");
    expect_text("English", part,
                "{\"rule\":\"second-opinion\",\"severity\":\"review\",\"day\":4,\"date\":\"2016-03-01\","
                "\"source\":\"S1\",\"message\":\"130 mg/day needs the opinion of an experienced colleague\"}");
    cut_out(part, sizeof part, json, "\"prescriptions\":", ",\"plan\"");
    expect_text("conditional", part,
                "[{\"first_day\":1,\"last_day\":3,\"total_mg\":360,\"tablets\":36,"
                "\"by_strength\":[{\"strength_mg\":10,\"tablets\":36,\"boxes\":2}],"
                "\"conditional\":false,\"gates\":[],"
                "\"next_due_day\":4,\"next_due\":\"2016-03-01\"},"
                "{\"first_day\":4,\"last_day\":6,\"total_mg\":390,\"tablets\":39,"
                "\"by_strength\":[{\"strength_mg\":10,\"tablets\":39,\"boxes\":2}],"
                "\"conditional\":true,\"gates\":[\"A\"],"
                "\"next_due_day\":7,\"next_due\":\"2016-03-04\"}],"
                "\"bridges\":[{\"gate_day\":4,\"date\":\"2016-03-01\",\"dose_mg\":120,\"days\":7,\"total_mg\":840,"
                "\"tablets\":84,"
                "\"by_strength\":[{\"strength_mg\":10,\"tablets\":84,\"boxes\":3}],\"gates\":[]}]");
    free(json);
    json = printed(&format_json, &s, FRENCH);
    cut_out(part, sizeof part, json, "\"source\":", "}],\"gates\"");
    expect_text(
        "French", part,
        "\"S1\",\"message\":\"130 mg par jour : deuxième avis d'un confrère expérimenté en alcoolodépendance requis\"");
    free(json);
}

static void a_protocol_still_in_force_has_no_end(void **state)
{
    (void)state;
    schedule s = schedule_of("15x1");
    s.protocol = protocol_of("amm-2021");
    char *json = printed(&format_json, &s, ENGLISH);
    assert_non_null(strstr(json, "\"in_force_from\":\"2021-11-18\",\"in_force_to\":null}"));
    free(json);
}

static void the_next_prescription_may_be_due_after_the_last_date(void **state)
{
    (void)state;
    schedule s = schedule_of("15x1");
    schedule_start(&s, date_of(2200, 12, 31));
    char *json = printed(&format_json, &s, ENGLISH);
    assert_non_null(strstr(json, "\"next_due_day\":2,\"next_due\":\"2201-01-01\"}]"));
    free(json);
}

/* ---- days ---- */

/* Across a month's and a year's end, where a birthday brings a review within a level. Born on 2 January 1954: 66 on the
 * third day. */
static void a_birthday_within_a_level_brings_its_review(void **state)
{
    (void)state;
    char part[1024];
    schedule s = schedule_of("120x5");
    s.patient.from_mg = 120;
    s.patient.born = true;
    s.patient.birth = date_of(1954, 1, 2);
    schedule_phases(&s, true);
    schedule_start(&s, date_of(2019, 12, 31));
    char *json = printed(&format_json, &s, ENGLISH);
    cut_out(part, sizeof part, json, "\"schedule\":[", ",{\"day\":5");
#define REST "\"dose_mg\":120,\"intakes_mg\":[40,40,40],\"change_mg\":0,\"phase\":\"maintenance\",\"review\":"
    expect_text("days", part,
                "{\"day\":1,\"date\":\"2019-12-31\"," REST "\"none\"},"
                "{\"day\":2,\"date\":\"2020-01-01\"," REST "\"none\"},"
                "{\"day\":3,\"date\":\"2020-01-02\"," REST "\"collegial\"},"
                "{\"day\":4,\"date\":\"2020-01-03\"," REST "\"collegial\"}");
    free(json);
}

static void a_name_longer_than_the_buffer_is_printed_whole(void **state)
{
    (void)state;
    enum { NAME = 1024 };
    char name[NAME + 1];
    char expected[2 * NAME + 3] = "\"";
    schedule s = schedule_of("15x1");
    for (size_t i = 0; i < NAME; i++) {
        name[i] = '"';
        memcpy(expected + 1 + 2 * i, "\\\"", 2);
    }
    name[NAME] = '\0';
    memcpy(expected + 1 + 2 * NAME, "\"", 2);
    s.name = name;
    char *json = printed_through(&format_json, &s, ENGLISH, NAME / 8);
    assert_non_null(strstr(json, expected));
    assert_int_equal(strlen(json) - (size_t)(strchr(json, '\n') - json), 1);
    free(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_quoted_and_nothing_is_null),
        cmocka_unit_test(quotes_backslashes_and_controls_are_escaped),
        cmocka_unit_test(other_characters_are_left_alone),
        cmocka_unit_test(every_key_of_a_schedule_without_a_date),
        cmocka_unit_test(a_stop_has_dates_falls_and_no_next_prescription),
        cmocka_unit_test(options_are_numbers_dates_texts_and_lists),
        cmocka_unit_test(findings_have_their_source_and_message),
        cmocka_unit_test(a_protocol_still_in_force_has_no_end),
        cmocka_unit_test(the_next_prescription_may_be_due_after_the_last_date),
        cmocka_unit_test(a_birthday_within_a_level_brings_its_review),
        cmocka_unit_test(a_name_longer_than_the_buffer_is_printed_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
