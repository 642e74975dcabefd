/* SPDX-License-Identifier: MIT */
/* The prescriptions: a page each, with as many tablets of each strength as the library adds up. */
#include "schedules.h"

#include "paper/html.h"
#include "paper/text.h"
#include "words/tablets.h"

static void pass(void *context, const bac_finding *finding)
{
    (void)context;
    (void)finding;
}

/* The sum of the numbers in front of " (words) tablets of MG mg" in a text. */
static unsigned long tablets_in(const char *text, unsigned strength_mg)
{
    unsigned long sum = 0;
    for (const char *at = text; (at = strchr(at, '(')) != NULL; at++) {
        const char *figures = at - 1;
        char of[40];
        const char *end = strchr(at, ')');
        while (figures > text && (figures[-1] == ' ' || figures[-1] == '\n')) {
            figures--;
        }
        while (figures > text && figures[-1] >= '0' && figures[-1] <= '9') {
            figures--;
        }
        for (unsigned several = 0; several < 2; several++) {
            snprintf(of, sizeof of, ") tablet%s of %u mg", several ? "s" : "", strength_mg);
            if (end != NULL && strncmp(end, of, strlen(of)) == 0) {
                sum += strtoul(figures, NULL, 10);
            }
        }
    }
    return sum;
}

/* A text on one line: blanks and line ends are one blank. */
static void unwrap(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        const bool unbroken = strncmp(from, "\u00a0", 2) == 0;
        const bool white = *from == '\n' || *from == ' ' || *from == '\f' || unbroken;
        from += unbroken ? 1 : 0;
        if (!white) {
            *to++ = *from;
        } else if (to > text && to[-1] != ' ') {
            *to++ = ' ';
        }
    }
    *to = '\0';
}

/* [R-prescription-page] [R-prescription-bridge] */
static void each_strength_is_counted_as_the_library_does(void **state)
{
    (void)state;
    static const char *const plans[] = {"15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x30", "130x28",
                                        "45x10 40x10 5x7 0x1", "105x1", "300x56 280x2"};
    static const format *const formats_told[] = {&format_prescription_text, &format_prescription_html};
    for (size_t i = 0; i < COUNT(plans); i++) {
        for (unsigned strengths = 1; strengths < 16; strengths += 2) {
            schedule s = schedule_of(plans[i]);
            bac_supply supply;
            bac_prescription prescription;
            unsigned long counted[BAC_STRENGTHS] = {0};
            s.dispensing.strengths = (bac_strengths)strengths;
            schedule_judge(&s, pass, NULL);
            schedule_supply(&supply, &s);
            while (bac_supply_next(&supply, &prescription)) {
                for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
                    counted[k] += prescription.by_strength[k].tablets;
                }
            }
            for (uint16_t day = 0; day < s.days; day++) {
                bac_bridge bridge;
                if (schedule_bridge_next(&s, day, &bridge) && bridge.gate_day == day + 1) {
                    for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
                        counted[k] += bridge.by_strength[k].tablets;
                    }
                }
            }
            for (size_t f = 0; f < COUNT(formats_told); f++) {
                char *text = printed(formats_told[f], &s, ENGLISH);
                unwrap(text);
                for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
                    if (tablets_in(text, bac_strength_mg(k)) != counted[k]) {
                        print_error("%s, strengths %u, %u mg: %lu, not %lu\n", plans[i], strengths,
                                    (unsigned)bac_strength_mg(k), tablets_in(text, bac_strength_mg(k)), counted[k]);
                        fail();
                    }
                }
                free(text);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_strength_is_counted_as_the_library_does)};
    return cmocka_run_group_tests_name("prescription", tests, NULL, NULL);
}
