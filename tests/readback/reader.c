/* SPDX-License-Identifier: MIT */
#include "reader.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what stands on a sheet ----
 *
 * Letters stand without accents, so that a text and its ASCII spelling are read alike. In a pattern # is a number, @ a
 * date with its weekday, % a date without, $ letters of gates as a list, ~ before a letter that may be missing, a blank
 * any white space, and HALF the half sign. */

enum { PAGE_COLUMNS = 76, PAGE_LINES = 60 };

#define HALF "\001"
#define BOX  "[ ]"

typedef struct {
    const char *weekdays[7], *months[12], *first_of_month;
    const char *drug, *page, *covers, *covers_day;
    const char *before_nothing, *before, *plan_titration, *plan_stop, *plan_reduction;
    const char *gate, *go_on, *go_on_gated, *stop_on;
    const char *day, *date, *time[4], *per_day, *change, *tablets;
    const char *caption, *caption_conditional, *level;
    const char *none, *half, *and_a_half, *tight;
    const char *stop, *start, *up, *down, *wait;
    const char *days_to, *one_day, *dates_to, *amount, *conditional, *due, *closed, *closed_so, *bridge, *and;
    const char *patient_day, *patient_notes, *patient_wait, *patient_from, *patient_until, *patient_before,
        *patient_due, *patient_over;
    const char *patient_none, *patient_half, *patient_one, *patient_one_half, *patient_several, *patient_several_half;
} words;

static const words english = {
    .weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .first_of_month = "1",
    .drug = "BACLOFEN by mouth, 10 mg tablets only",
    .page = " page # of #",
    .covers = "This page days # to #",
    .covers_day = "This page day #",
    .before_nothing = "Before no baclofen",
    .before = "Before # mg per day,",
    .plan_titration = "Plan titration, planned maximum # mg per day, # day",
    .plan_stop = "Plan taper to a stop, # day",
    .plan_reduction = "Plan reduction to # mg per day, # day",
    .gate = "BEFORE DAY #",
    .go_on = "The table ends here, the treatment does not: go on with # mg per day until the next prescription",
    .go_on_gated =
        "The table ends here, the treatment does not: go on with the last dose that was authorised (# mg per day"
        " only after documentation of $) until the next prescription",
    .stop_on = "Stop on day #",
    .day = "Day",
    .date = "Date",
    .time = {"Morning", "Noon", "Evening", "Bedtime"},
    .per_day = "Per day",
    .change = "Change",
    .tablets = "Number of 10 mg tablets",
    .caption = "Prescription #",
    .caption_conditional = ", CONDITIONAL on $: not before documentation",
    .level = " -- # mg per day",
    .none = "none",
    .half = "half",
    .and_a_half = "# and a half",
    .tight = "# and half",
    .stop = "STOP, no tablet",
    .start = "start",
    .up = "up # mg",
    .down = "down # mg",
    .wait = "WAIT",
    .days_to = "days # to #",
    .one_day = "day #",
    .dates_to = " (% to %)",
    .amount = ": # tablet~s of 10 mg, # box~e~s of #, # mg in all",
    .conditional = "; CONDITIONAL on $: not to be issued before that is documented",
    .closed = ": ",
    .closed_so = ", so by @",
    .bridge = "Bridge of $, day #, only where that is late: # tablet~s of 10 mg, # box~e~s of #, # mg in all",
    .and = "and",
    .due = "; next prescription due by day #",
    .patient_day = "Day #",
    .patient_notes = " Drinks",
    .patient_wait = "NOT BEFORE YOUR DOCTOR HAS AGREED ($)",
    .patient_from = "AGREEMENT $, DAY #",
    .patient_until =
        ": if your doctor has not agreed yet on day #: on that day and the following ones go on as on day #."
        " Do not take more, do not stop.",
    .patient_before =
        ": if your doctor has not agreed yet on day #: go on taking # mg a day, as before, on that day and"
        " the following ones. Do not take more, do not stop.",
    .patient_due = "Next prescription due by day #",
    .patient_over = "AFTER THIS TABLE: no more baclofen.",
    .patient_none = "no tablet",
    .patient_half = "half a tablet",
    .patient_one = "1 tablet",
    .patient_one_half = "1 and a half tablets",
    .patient_several = "# tablets",
    .patient_several_half = "# and a half tablets",
};

static const words french = {
    .weekdays = {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."},
    .months = {"janv.", "fevr.", "mars", "avr.", "mai", "juin", "juil.", "aout", "sept.", "oct.", "nov.", "dec."},
    .first_of_month = "1er",
    .drug = "BACLOFENE par voie orale, comprimes a 10 mg uniquement",
    .page = " page # sur #",
    .covers = "Page jours # a #",
    .covers_day = "Page jour #",
    .before_nothing = "Avant pas de baclofene",
    .before = "Avant # mg par jour,",
    .plan_titration = "Plan instauration progressive (titration), posologie maximale prevue # mg par jour, # jour",
    .plan_stop = "Plan arret progressif, # jour",
    .plan_reduction = "Plan diminution de posologie jusqu'a # mg par jour, # jour",
    .gate = "AVANT LE JOUR #",
    .go_on = "Le tableau s'arrete ici, pas le traitement : poursuivre # mg par jour jusqu'a l'ordonnance suivante",
    .go_on_gated =
        "Le tableau s'arrete ici, pas le traitement : poursuivre la derniere posologie autorisee (# mg par jour"
        " seulement apres documentation de $) jusqu'a l'ordonnance suivante",
    .stop_on = "Arret le jour #",
    .day = "Jour",
    .date = "Date",
    .time = {"Matin", "Midi", "Soir", "Coucher"},
    .per_day = "Par jour",
    .change = "Palier",
    .tablets = "Nombre de comprimes a 10 mg",
    .caption = "Ordonnance #",
    .caption_conditional = ", CONDITIONNELLE : pas avant documentation de $",
    .level = " -- # mg par jour",
    .none = "aucun",
    .half = "demi",
    .and_a_half = "# et demi",
    .tight = "# et demi",
    .stop = "ARRET, aucun comprime",
    .start = "debut",
    .up = "hausse de # mg",
    .down = "baisse de # mg",
    .wait = "ATTENDRE",
    .days_to = "jours # a #",
    .one_day = "jour #",
    .dates_to = " (% au %)",
    .amount = " : # comprime~s a 10 mg, # boite~s de #, # mg au total",
    .conditional = " ; CONDITIONNELLE : a n'etablir qu'apres documentation de $",
    .closed = " : ",
    .closed_so = ", donc au plus tard le @",
    .bridge = "Relais de $, jour #, seulement en cas de retard : # comprime~s a 10 mg, # boite~s de #, # mg au total",
    .and = "et",
    .due = " ; renouvellement a prevoir pour le jour #",
    .patient_day = "Jour #",
    .patient_notes = " Verres",
    .patient_wait = "PAS AVANT L'ACCORD DE VOTRE MEDECIN ($)",
    .patient_from = "ACCORD $, JOUR #",
    .patient_until =
        " : si, le jour #, votre medecin ne vous a pas encore donne son accord : continuez ce jour-la et les"
        " suivants comme le jour #. N'augmentez pas, n'arretez pas.",
    .patient_before = " : si, le jour #, votre medecin ne vous a pas encore donne son accord : continuez a prendre # mg"
                      " par jour, comme avant, ce jour-la et les suivants. N'augmentez pas, n'arretez pas.",
    .patient_due = "Renouvellement a prevoir pour le jour #",
    .patient_over = "APRES CE TABLEAU : plus de baclofene.",
    .patient_none = "aucun comprime",
    .patient_half = "un demi-comprime",
    .patient_one = "1 comprime",
    .patient_one_half = "1 comprime et demi",
    .patient_several = "# comprimes",
    .patient_several_half = "# comprimes et demi",
};

static const char *const times_of[BAC_INTAKES_MAX + 1] = {[2] = "02", [3] = "012", [4] = "0123"};

/* ---- patterns ---- */

typedef struct {
    const words *words;
    const read_as *as;
    read_sheet *sheet;
    int number[6];
    int gates; /* of the last list of letters */
    read_date date[2];
    int numbers, dates;
    int page_prescriptions;                          /* prescriptions and bridges on the pages before */
    int pages, page_rows, covers_first, covers_last; /* of the page of paper */
    int heads;
    bool narrow;                   /* there is no column for the total and the change */
    bool html_waits, html_times;   /* there is a column for letters; the times of day stand in the next row */
    int level_mg, level_change_mg; /* of a line above the rows, which then have no room for it */
    bool level_starts, level_begins;
} reader;

static bool fault(reader *in, const char *format, ...)
{
    if (in->sheet->fault[0] == '\0') {
        va_list values;
        va_start(values, format);
        vsnprintf(in->sheet->fault, sizeof in->sheet->fault, format, values);
        va_end(values);
    }
    return false;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\f';
}

/* The top of a page may come in the middle of a sentence: it ends with an empty line. */
static const char *skip(const char *at)
{
    while (is_white(*at)) {
        const char *top = *at == '\f' ? strstr(at, "\n\n") : NULL;
        at = top != NULL ? top : at + 1;
    }
    return at;
}

static const char *literal(const char *at, const char *text)
{
    const size_t length = strlen(text);
    return strncmp(at, text, length) == 0 ? at + length : NULL;
}

static const char *next_line(const char *at)
{
    const char *end = strchr(at, '\n');
    return end == NULL ? at + strlen(at) : end + 1;
}

/* Digits without a leading zero. */
static const char *number(const char *at, int *value)
{
    const char *begin = at;
    for (*value = 0; *at >= '0' && *at <= '9' && *value < 1000000; at++) {
        *value = 10 * *value + (*at - '0');
    }
    return at == begin || (*begin == '0' && at > begin + 1) ? NULL : at;
}

static const char *one_of(const char *at, const char *const names[], int count, int *index)
{
    for (*index = 0; *index < count; (*index)++) {
        const char *end = literal(at, names[*index]);
        if (end != NULL && is_white(*end)) {
            return skip(end);
        }
    }
    return NULL;
}

static const char *date(const words *in, const char *at, bool with_weekday, read_date *value)
{
    *value = (read_date){.weekday = -1};
    if (with_weekday && (at = one_of(at, in->weekdays, 7, &value->weekday)) == NULL) {
        return NULL;
    }
    const char *first = literal(at, in->first_of_month);
    value->day = 1;
    at = first != NULL && is_white(*first) ? first : number(at, &value->day);
    if (at == NULL || !is_white(*at) || (at = one_of(skip(at), in->months, 12, &value->month)) == NULL) {
        return NULL;
    }
    value->month++;
    const char *end = number(at, &value->year);
    return end == at + 4 ? end : NULL;
}

/* The bit of a gate's letter, 0: none stands there. */
static int gate_bit(const char *at)
{
    return *at >= 'A' && *at <= 'Z' ? 1 << (*at - 'A') : 0;
}

/* "A, B and C". */
static const char *gate_list(const words *in, const char *at, int *gates)
{
    *gates = 0;
    for (;;) {
        if (gate_bit(at) == 0) {
            return NULL;
        }
        *gates |= gate_bit(at++);
        const char *end = *at == ',' ? at + 1 : is_white(*at) ? literal(skip(at), in->and) : NULL;
        if (end == NULL || !is_white(*end) || gate_bit(skip(end)) == 0 || gate_bit(skip(end) + 1) != 0) {
            return at;
        }
        at = skip(end);
    }
}

/* Behind a pattern that stands at `at`, or NULL. Its numbers and dates are kept until the next one. */
static const char *match(reader *in, const char *at, const char *pattern)
{
    in->numbers = in->dates = 0;
    for (; at != NULL && *pattern != '\0'; pattern++) {
        if (*pattern == '#') {
            at = number(at, &in->number[in->numbers++]);
        } else if (*pattern == '@' || *pattern == '%') {
            at = date(in->words, at, *pattern == '@', &in->date[in->dates++]);
        } else if (*pattern == '$') {
            at = gate_list(in->words, at, &in->gates);
        } else if (*pattern == '~') {
            at += *at == *++pattern ? 1 : 0;
        } else if (*pattern == ' ') {
            at = is_white(*at) ? skip(at) : NULL;
        } else {
            at = *at == *pattern ? at + 1 : NULL;
        }
    }
    return at;
}

/* A pattern that is the whole of a text. */
static bool is(reader *in, const char *text, const char *pattern)
{
    const char *end = match(in, text, pattern);
    return end != NULL && *end == '\0';
}

/* A day, with ", DATE" behind it where the sheet is dated. There is no day 0. */
static const char *match_day(reader *in, const char *at, const char *pattern, int *day, read_date *on)
{
    *on = (read_date){.weekday = -1};
    if ((at = match(in, at, pattern)) == NULL || in->number[in->numbers - 1] == 0) {
        return NULL;
    }
    *day = in->number[in->numbers - 1];
    if (in->as->dated) {
        at = match(in, at, ", @");
        *on = in->date[0];
    }
    return at;
}

/* ---- cells ---- */

/* Tablets of the prescriber's table. */
static bool read_tablets(reader *in, const char *text, int *mg)
{
    const words *w = in->words;
    if (is(in, text, w->none)) {
        *mg = 0;
    } else if (is(in, text, in->as->ascii ? w->half : HALF)) {
        *mg = 5;
    } else if ((is(in, text, in->as->ascii ? w->and_a_half : "#" HALF) || (in->as->ascii && is(in, text, w->tight))) &&
               in->number[0] > 0) {
        *mg = 10 * in->number[0] + 5;
    } else if (is(in, text, "#") && in->number[0] > 0) {
        *mg = 10 * in->number[0];
    } else {
        return fault(in, "not tablets: %s", text);
    }
    return true;
}

/* Tablets of the patient's sheet. */
static bool read_patient_tablets(reader *in, const char *text, int *mg)
{
    const words *w = in->words;
    if (is(in, text, w->patient_none)) {
        *mg = 0;
    } else if (is(in, text, w->patient_half)) {
        *mg = 5;
    } else if (is(in, text, w->patient_one)) {
        *mg = 10;
    } else if (is(in, text, w->patient_one_half)) {
        *mg = 15;
    } else if (is(in, text, w->patient_several_half) && in->number[0] > 1) {
        *mg = 10 * in->number[0] + 5;
    } else if (is(in, text, w->patient_several) && in->number[0] > 1) {
        *mg = 10 * in->number[0];
    } else {
        return fault(in, "not a patient's tablets: %s", text);
    }
    return true;
}

static bool read_change(reader *in, const char *text, int *change_mg, bool *starts)
{
    *starts = is(in, text, in->words->start);
    *change_mg = 0;
    if (is(in, text, in->words->up)) {
        *change_mg = in->number[0];
    } else if (is(in, text, in->words->down)) {
        *change_mg = -in->number[0];
    } else if (!*starts && *text != '\0') {
        return fault(in, "not a change: %s", text);
    }
    return true;
}

/* A copy of what stands before `end`, without blanks around it. */
static const char *cut(const char *at, const char *end)
{
    static char cell[256];
    while (at < end && is_white(*at)) {
        at++;
    }
    while (end > at && is_white(end[-1])) {
        end--;
    }
    const size_t length = (size_t)(end - at) < sizeof cell ? (size_t)(end - at) : sizeof cell - 1;
    memcpy(cell, at, length);
    cell[length] = '\0';
    return cell;
}

static read_row *add_row(reader *in)
{
    read_sheet *sheet = in->sheet;
    if (sheet->rows == BAC_DAYS_MAX) {
        fault(in, "too many rows");
        return NULL;
    }
    read_row *row = &sheet->row[sheet->rows++];
    *row = (read_row){.total_mg = -1, .letters = -1, .prescription = sheet->captions, .date = {.weekday = -1}};
    return row;
}

static bool add_caption(reader *in, const char *at)
{
    const words *w = in->words;
    read_sheet *sheet = in->sheet;
    const bool again = in->as->html && in->number[0] == sheet->captions && sheet->rows == in->page_rows;
    if (in->number[0] != sheet->captions + 1 && !again) {
        return fault(in, "prescription %d stands behind %d", in->number[0], sheet->captions);
    }
    sheet->captions = in->number[0];
    const char *end = match(in, at, w->caption_conditional);
    sheet->caption_gates[sheet->captions] = end != NULL ? in->gates : 0;
    end = end != NULL ? end : at;
    return match(in, end, in->as->html ? "|" : " --\n") != NULL || fault(in, "behind a caption: %.40s", end);
}

static bool add_prescription(reader *in, const read_prescription *read)
{
    read_sheet *sheet = in->sheet;
    if (sheet->prescriptions == READ_PRESCRIPTIONS_MAX) {
        return fault(in, "too many prescriptions");
    }
    sheet->prescription[sheet->prescriptions++] = *read;
    return true;
}

/* "days 1 to 28 (23 Nov 2026 to 20 Dec 2026)". */
static const char *match_period(reader *in, const char *at, read_prescription *read)
{
    const words *w = in->words;
    const char *end = match(in, at, w->days_to);
    if (end == NULL && (end = match(in, at, w->one_day)) == NULL) {
        return NULL;
    }
    read->first_day = in->number[0];
    read->last_day = in->number[in->numbers - 1];
    if (in->as->dated) {
        end = match(in, end, w->dates_to);
        read->first = in->date[0];
        read->last = in->date[1];
    }
    return end;
}

/* ---- above and below the table ---- */

static bool add_gate(reader *in, int letter, int day, const read_date *on)
{
    read_sheet *sheet = in->sheet;
    if (sheet->gates == READ_GATES_MAX) {
        return fault(in, "too many gates");
    }
    sheet->gate_letter[sheet->gates] = letter;
    sheet->gate[sheet->gates++] = (read_day){day, *on};
    return true;
}

/* What sheets say around the table, on paper and as a page. */
static void read_around(reader *in, const char *at)
{
    const words *w = in->words;
    read_sheet *sheet = in->sheet;
    int day;
    read_date on;
    const char *end = literal(at, "!! ");
    at = end != NULL ? end : at;
    const char *gate = gate_bit(at) != 0 ? literal(at + 1, "  ") : NULL;
    if (match(in, at, w->before_nothing) != NULL) {
        sheet->before_mg = 0;
    } else if (match(in, at, w->before) != NULL) {
        sheet->before_mg = in->number[0];
    } else if (match(in, at, w->plan_titration) != NULL || match(in, at, w->plan_reduction) != NULL) {
        sheet->goal_mg = in->number[0];
        sheet->days = in->number[1];
    } else if (match(in, at, w->plan_stop) != NULL) {
        sheet->goal_mg = 0;
        sheet->days = in->number[0];
    } else if (gate != NULL && match_day(in, gate, w->gate, &day, &on) != NULL) {
        add_gate(in, *at, day, &on);
    } else if ((end = match_day(in, at, w->patient_from, &day, &on)) != NULL) {
        sheet->agreement[sheet->gates] = (read_agreement){.gates = in->gates, .stay_day = -1, .stay_mg = -1};
        if (match(in, end, w->patient_until) != NULL && in->number[0] == day) {
            sheet->agreement[sheet->gates].stay_day = in->number[1];
        } else if (match(in, end, w->patient_before) != NULL && in->number[0] == day) {
            sheet->agreement[sheet->gates].stay_mg = in->number[1];
        }
        add_gate(in, 0, day, &on);
    } else if (match(in, at, w->go_on) != NULL) {
        sheet->go_on_mg = in->number[0];
    } else if (match(in, at, w->go_on_gated) != NULL) {
        sheet->go_on_mg = in->number[0];
        sheet->go_on_gates = in->gates;
    } else if (match_day(in, at, w->stop_on, &day, &on) != NULL) {
        sheet->stop = (read_day){day, on};
    } else if (match(in, at, w->patient_over) != NULL) {
        sheet->stop.day = 0;
    }
}

/* ---- text ---- */

/* The rows of a page are those that its top tells. */
static bool end_page(reader *in)
{
    const read_sheet *sheet = in->sheet;
    const bool empty = sheet->rows == in->page_rows;
    if (empty
            ? in->covers_first != 0
            : sheet->row[in->page_rows].day != in->covers_first || sheet->row[sheet->rows - 1].day != in->covers_last) {
        return fault(in, "page %d covers days %d to %d, but has others", sheet->pages, in->covers_first,
                     in->covers_last);
    }
    in->page_rows = sheet->rows;
    in->page_prescriptions = sheet->prescriptions + sheet->bridges;
    in->covers_first = in->covers_last = 0;
    return true;
}

static bool read_page_top(reader *in, const char *at)
{
    read_sheet *sheet = in->sheet;
    if (match(in, at, in->words->page) == NULL || in->number[0] != sheet->pages + 1 ||
        (sheet->pages > 0 && in->number[1] != in->pages)) {
        return fault(in, "page %d: not page n of m: %.40s", sheet->pages + 1, at);
    }
    in->pages = in->number[1];
    return (sheet->pages == 0 || end_page(in)) && ++sheet->pages > 0;
}

/* "This page days 1 to 20": whether it stands here. */
static bool read_covers(reader *in, const char *at)
{
    const bool several = match(in, at, in->words->covers) != NULL;
    if (several || match(in, at, in->words->covers_day) != NULL) {
        in->covers_first = in->number[0];
        in->covers_last = in->number[several ? 1 : 0];
        return true;
    }
    return false;
}

/* ": a Sunday, so by Sat 19 Dec 2026", or nothing. */
static const char *read_closed(reader *in, const char *at, read_prescription *read)
{
    enum { LONGEST = 40 }; /* name of a holiday */
    const char *name = match(in, at, in->words->closed);
    for (const char *behind = name; behind != NULL && behind < name + LONGEST && *behind != '\0'; behind++) {
        const char *end = match(in, behind, in->words->closed_so);
        if (end != NULL) {
            read->open = in->date[0];
            return end;
        }
    }
    return at;
}

static bool read_bridge(reader *in)
{
    read_sheet *sheet = in->sheet;
    if (sheet->bridges == READ_GATES_MAX) {
        return fault(in, "too many bridges");
    }
    sheet->bridge[sheet->bridges++] = (read_bridge_line){.gates = in->gates,
                                                         .day = in->number[0],
                                                         .tablets = in->number[1],
                                                         .boxes = in->number[2],
                                                         .total_mg = in->number[4]};
    return true;
}

/* "[ ] days 1 to 28 (...): 126 tablets of 10 mg, 1260 mg in all; CONDITIONAL...; next prescription due by day 29, ..."
 */
static bool read_text_prescription(reader *in, const char *at)
{
    const words *w = in->words;
    read_prescription read = {0};
    if ((at = match_period(in, at, &read)) == NULL || (at = match(in, at, w->amount)) == NULL) {
        return fault(in, "not a prescription");
    }
    read.tablets = in->number[0];
    read.boxes = in->number[1];
    read.total_mg = in->number[3];
    const char *end = match(in, at, w->conditional);
    read.gates = end != NULL ? in->gates : 0;
    at = end != NULL ? end : at;
    if ((end = match_day(in, at, w->due, &read.due_day, &read.due)) != NULL) {
        at = read_closed(in, end, &read);
    }
    return *at == '\n' ? add_prescription(in, &read) : fault(in, "behind a prescription: %.40s", at);
}

/* "  -- 130 mg per day, up 10 --": where rows have no room for it. */
static bool read_level(reader *in, const char *at, const char *line_end)
{
    in->level_mg = in->number[0];
    in->level_begins = true;
    const char *end = line_end - 3;
    if (end < at || literal(end, " --") == NULL) {
        return fault(in, "not a level: %.40s", at);
    }
    const char *comma = literal(at, ", ");
    return read_change(in, cut(comma != NULL ? comma : at, end), &in->level_change_mg, &in->level_starts);
}

static bool read_cells(reader *in, read_row *row, const char *at, const char *line_end)
{
    const char *bar = strchr(at, '|');
    while (bar != NULL && bar < line_end) {
        if (row->intakes == BAC_INTAKES_MAX) {
            return fault(in, "day %d: too many intakes", row->day);
        }
        if (!read_tablets(in, cut(at, bar), &row->intake_mg[row->intakes++])) {
            return false;
        }
        at = bar + 1;
        bar = strchr(at, '|');
    }
    if (in->narrow) {
        if (cut(at, line_end)[0] != '\0' || in->level_mg == 0) {
            return fault(in, "day %d: a total without its column, or none", row->day);
        }
        row->total_mg = in->level_mg;
        row->change_mg = in->level_begins ? in->level_change_mg : 0;
        row->starts = in->level_begins && in->level_starts;
        in->level_begins = false;
        return true;
    }
    const char *end = match(in, skip(at), "# mg");
    row->total_mg = in->number[0];
    return end == NULL ? fault(in, "day %d: no total", row->day)
                       : read_change(in, cut(end, line_end), &row->change_mg, &row->starts);
}

/* "AC", "A-D": the letters before a day; `at` moves behind them. */
static int day_letters(const char **at)
{
    int gates = 0;
    for (; gate_bit(*at) != 0; ++*at) {
        const int bit = gate_bit(*at);
        gates |= bit;
        if ((*at)[1] == '-') {
            for (int to = bit; to < gate_bit(*at + 2); to *= 2) {
                gates |= to;
            }
            ++*at;
        }
    }
    return gates;
}

/* "A   40  Fri 1 Jan 2027 |   3 |  ...|   130 mg  up 10 mg": letters and day, then two blanks or a bar. */
static bool is_row(const char *at)
{
    day_letters(&at);
    const char *digit = at;
    while (*digit == ' ') {
        digit++;
    }
    const char *end = digit;
    while (*end >= '0' && *end <= '9') {
        end++;
    }
    return digit > at && end > digit && (*end == '|' || (end[0] == ' ' && end[1] == ' '));
}

static bool read_text_row(reader *in, const char *at, const char *line_end)
{
    read_row *row = add_row(in);
    if (row == NULL) {
        return false;
    }
    row->letters = day_letters(&at);
    row->waits = row->letters != 0;
    at = number(skip(at), &row->day);
    if (at != NULL && in->as->dated) {
        at = match(in, at, " @");
        row->date = in->date[0];
    }
    if (at == NULL) {
        return fault(in, "row %d: no day or date", in->sheet->rows);
    }
    const char *end = skip(at);
    if (*end == '|' && end < line_end) {
        return read_cells(in, row, end + 1, line_end);
    }
    row->stops = is(in, cut(at, line_end), in->words->stop);
    return row->stops || fault(in, "day %d: neither tablets nor a stop", row->day);
}

/* "Day Date Morning Noon Evening Per day Change". */
static bool read_text_head(reader *in, const char *at, const char *line_end)
{
    const words *w = in->words;
    const char *times = times_of[in->as->intakes];
    bool fits = (at = match(in, at, " ")) != NULL && (at = literal(at, w->day)) != NULL;
    if (fits && in->as->dated) {
        fits = (at = literal(skip(at), w->date)) != NULL;
    }
    for (; fits && *times != '\0'; times++) {
        fits = (at = literal(skip(at), w->time[*times - '0'])) != NULL;
    }
    const char *rest = fits ? literal(skip(at), w->per_day) : NULL;
    fits = fits && (cut(at, line_end)[0] == '\0' || (rest != NULL && strcmp(cut(rest, line_end), w->change) == 0));
    in->heads += fits ? 1 : 0;
    in->narrow = rest == NULL;
    return fits || fault(in, "the columns are not as they should be");
}

static bool read_text_line(reader *in, const char *at, const char *line_end)
{
    const words *w = in->words;
    const char *end = NULL;
    if ((end = literal(at, w->drug)) != NULL) {
        return read_page_top(in, end);
    }
    if (read_covers(in, at)) {
        return true;
    }
    const char *signature = strstr(at, "  Signature __");
    if (signature != NULL && signature < line_end && in->sheet->rows == in->page_rows &&
        in->sheet->prescriptions + in->sheet->bridges == in->page_prescriptions) {
        return fault(in, "a signature on a page without doses");
    }
    if ((end = literal(at, "-- ")) != NULL && (end = match(in, end, w->caption)) != NULL) {
        return add_caption(in, end);
    }
    if (*at == ' ' && (end = match(in, at, w->level)) != NULL) {
        return read_level(in, end, line_end);
    }
    if (*at == ' ' && (end = literal(skip(at), w->day)) != NULL && *end == ' ') {
        return read_text_head(in, at, line_end);
    }
    if (is_row(at)) {
        return read_text_row(in, at, line_end);
    }
    read_prescription ignored;
    if ((end = literal(at, BOX " ")) != NULL && match_period(in, end, &ignored) != NULL) {
        return read_text_prescription(in, end);
    }
    if ((end = literal(at, BOX " ")) != NULL && match(in, end, w->bridge) != NULL) {
        return read_bridge(in);
    }
    read_around(in, at);
    return true;
}

/* ---- the patient's text ---- */

/* "  Morning [ ] half a tablet", with notes far behind it. */
static bool read_patient_intake(reader *in, read_row *row, const char *at)
{
    const char *const time = in->words->time[times_of[in->as->intakes][row->intakes] - '0'];
    const char *line_end = next_line(at);
    if ((at = literal(at, "  ")) == NULL || (at = literal(at, time)) == NULL) {
        return fault(in, "day %d: %s is missing", row->day, time);
    }
    const char *boxed = literal(skip(at), BOX);
    at = skip(boxed != NULL ? boxed : at);
    const char *end = strstr(at, "  ");
    int *const mg = &row->intake_mg[row->intakes++];
    return read_patient_tablets(in, cut(at, end != NULL && end < line_end ? end : line_end), mg) &&
           ((*mg > 0) == (boxed != NULL) || fault(in, "day %d: a box for nothing, or none", row->day));
}

/* The lines of a day; `at` stands behind the first one's beginning. */
static bool read_patient_day(reader *in, const char *at, int day, const read_date *on)
{
    const words *w = in->words;
    read_row *row = add_row(in);
    if (row == NULL) {
        return false;
    }
    row->day = day;
    row->date = *on;
    at = next_line(at);
    const char *end = literal(at, "  !! ");
    if (end != NULL && (row->waits = match(in, end, w->patient_wait) != NULL)) {
        row->letters = in->gates;
        at = next_line(end);
    }
    if ((end = literal(at, "  ")) != NULL && literal(end, w->stop) != NULL) {
        row->stops = true;
        return true;
    }
    for (unsigned i = 0; i < in->as->intakes; i++) {
        if (!read_patient_intake(in, row, at)) {
            return false;
        }
        at = next_line(at);
    }
    return true;
}

static bool read_patient_due(reader *in, const char *at)
{
    read_prescription read = {0};
    read.behind_day = in->sheet->rows > 0 ? in->sheet->row[in->sheet->rows - 1].day : 0;
    return match_day(in, at, in->words->patient_due, &read.due_day, &read.due) != NULL
               ? add_prescription(in, &read)
               : fault(in, "not due: %.40s", at);
}

static bool read_patient_line(reader *in, const char *at)
{
    const words *w = in->words;
    const char *end = NULL;
    int day;
    read_date on = {.weekday = -1};
    if ((end = literal(at, w->drug)) != NULL) {
        return read_page_top(in, end);
    }
    if (read_covers(in, at)) {
        return true;
    }
    if ((end = match(in, at, w->patient_day)) != NULL) {
        day = in->number[0];
        if (in->as->dated && (end = match(in, end, " @")) != NULL) {
            on = in->date[0];
        }
        if (end != NULL && match(in, end, w->patient_notes) != NULL) {
            return read_patient_day(in, end, day, &on);
        }
    }
    if ((end = literal(at, "-- ")) != NULL) {
        return read_patient_due(in, end);
    }
    read_around(in, at);
    return true;
}

/* ---- HTML ----
 *
 * A page is first made flat: a line for each row of a table, its class before a colon and a bar behind each cell; a
 * line for each other block; without head and curve. */

static bool tag_is(const char *at, const char *name)
{
    const char *end = literal(at, name);
    return end != NULL && (*end == '>' || *end == ' ' || *end == '/');
}

static const char *past(const char *at, const char *text)
{
    const char *found = strstr(at, text);
    return found == NULL ? at + strlen(at) : found + strlen(text);
}

static char *put(char *to, const char *text)
{
    while (*text != '\0') {
        *to++ = *text++;
    }
    return to;
}

/* A tag, which begins at `at`; what it is in the flat text is put to *to. */
static const char *flatten_tag(const char *at, char **to)
{
    static const char *const within[] = {"<span",  "</span", "<strong", "</strong", "<code",
                                         "</code", "</dt",   "<b",      "</b"};
    const char *end = past(at, ">");
    if (tag_is(at, "<head") || tag_is(at, "<svg")) {
        return past(at, tag_is(at, "<head") ? "</head>" : "</svg>");
    }
    if (tag_is(at, "<tr")) {
        const char *class = literal(at, "<tr class=\"");
        *(*to)++ = '\n';
        while (class != NULL && *class != '"') {
            *(*to)++ = *class ++;
        }
        *(*to)++ = ':';
    } else if (literal(at, "<span class=\"box\">") != NULL) {
        *to = put(*to, BOX);
    } else if (tag_is(at, "</td") || tag_is(at, "</th")) {
        *(*to)++ = '|';
    } else if (tag_is(at, "<br") || tag_is(at, "<dd")) {
        *(*to)++ = ' ';
    } else if (!tag_is(at, "<td") && !tag_is(at, "<th")) {
        bool inside = false;
        for (size_t i = 0; i < sizeof within / sizeof within[0]; i++) {
            inside = inside || tag_is(at, within[i]);
        }
        const bool in_cell = literal(at, "<div class=\"take\"") != NULL || literal(at, "<div><span>") != NULL ||
                             literal(at, "</div></td>") != NULL;
        *to = inside || in_cell ? *to : put(*to, "\n");
    }
    return end;
}

static void flatten(char *text)
{
    static const struct {
        const char *name, *text;
    } entities[] = {{"&#39;", "'"}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};
    char *to = text;
    const char *at = text;
    while (*at != '\0') {
        if (*at == '<') {
            at = flatten_tag(at, &to);
            continue;
        }
        const char *end = NULL;
        for (size_t i = 0; *at == '&' && end == NULL && i < sizeof entities / sizeof entities[0]; i++) {
            end = literal(at, entities[i].name);
            to = end != NULL ? put(to, entities[i].text) : to;
        }
        if (end == NULL) {
            *to++ = *at++;
        } else {
            at = end;
        }
    }
    *to = '\0';
}

enum { CELLS_MAX = 12, CELL_ROOM = 256 };

/* The cells of a flat row, trimmed. */
typedef struct {
    int count;
    char text[CELLS_MAX][CELL_ROOM];
} cells;

static bool split_row(reader *in, cells *row, const char *at, const char *line_end)
{
    row->count = 0;
    for (const char *bar = strchr(at, '|'); bar != NULL && bar < line_end; bar = strchr(at, '|')) {
        if (row->count == CELLS_MAX) {
            return fault(in, "a row of too many cells");
        }
        strcpy(row->text[row->count++], cut(at, bar));
        at = bar + 1;
    }
    return true;
}

/* The text of a cell behind its box. */
static bool unboxed(reader *in, char *text, bool boxed)
{
    char *box = strstr(text, BOX);
    if ((box != NULL) != boxed || (boxed && box != text)) {
        return fault(in, "a box for nothing, none, or behind a number: %s", text);
    }
    if (box != NULL) {
        memmove(box, box + strlen(BOX), strlen(box + strlen(BOX)) + 1);
    }
    return true;
}

/* Cells of a day: letters where days wait, number, date where dated, then tablets, total and change. */
static bool read_html_row(reader *in, bool class_waits, cells *found)
{
    const words *w = in->words;
    const int intakes = (int)in->as->intakes;
    const int day = in->html_waits ? 1 : 0;
    const int first = day + (in->as->dated ? 2 : 1);
    read_row *row = add_row(in);
    if (row == NULL || number(found->text[day], &row->day) == NULL) {
        return fault(in, "row %d: no day", in->sheet->rows);
    }
    if (in->as->dated) {
        if (!is(in, found->text[day + 1], "@")) {
            return fault(in, "day %d: no date", row->day);
        }
        row->date = in->date[0];
    }
    const char *letters = in->html_waits ? found->text[0] : "";
    row->letters = day_letters(&letters);
    row->waits = row->letters != 0;
    if (row->waits != class_waits || *letters != '\0') {
        return fault(in, "day %d: waits by its class or by its letters alone", row->day);
    }
    row->stops = found->count == first + 1 && is(in, found->text[first], w->stop);
    if (row->stops) {
        return true;
    }
    if (found->count != first + intakes + 2) {
        return fault(in, "day %d: %d cells", row->day, found->count);
    }
    for (; row->intakes < intakes; row->intakes++) {
        char *cell = found->text[first + row->intakes];
        const bool none = strcmp(cell, w->none) == 0;
        if (!unboxed(in, cell, !none) || !read_tablets(in, cell, &row->intake_mg[row->intakes])) {
            return false;
        }
    }
    if (!is(in, found->text[first + intakes], "# mg")) {
        return fault(in, "day %d: no total", row->day);
    }
    row->total_mg = in->number[0];
    return read_change(in, found->text[first + intakes + 1], &row->change_mg, &row->starts);
}

/* "Day 40 Fri 1 Jan 2027 NOT BEFORE ...", then the tablets. */
static bool read_patient_html_row(reader *in, const char *head, cells *found)
{
    const words *w = in->words;
    read_row *row = add_row(in);
    if (row == NULL) {
        return false;
    }
    row->day = in->number[0];
    if (in->as->dated) {
        head = match(in, head, " @");
        row->date = in->date[0];
    }
    row->waits = head != NULL && is(in, skip(head), w->patient_wait);
    row->letters = row->waits ? in->gates : 0;
    if (head == NULL || (!row->waits && *skip(head) != '\0')) {
        return fault(in, "day %d: not its date: %s", row->day, found->text[0]);
    }
    row->stops = found->count == 2 && is(in, found->text[1], w->stop);
    if (row->stops) {
        return true;
    }
    if (found->count != 1 + (int)in->as->intakes) {
        return fault(in, "day %d: %d cells", row->day, found->count);
    }
    for (; row->intakes < (int)in->as->intakes; row->intakes++) {
        char *cell = found->text[1 + row->intakes];
        const bool none = strcmp(cell, w->patient_none) == 0;
        if (!unboxed(in, cell, !none) || !read_patient_tablets(in, cell, &row->intake_mg[row->intakes])) {
            return false;
        }
    }
    return true;
}

/* "[ ]Prescription 1|days 1 to 28 (...)|126|5|1260 mg|day 29, Mon 21 Dec 2026|". */
static bool read_html_prescription(reader *in, cells *found)
{
    enum { CELLS = 6 };
    const words *w = in->words;
    read_prescription read = {0};
    const bool named = is(in, found->text[0] + strlen(BOX), w->caption);
    read.number = in->number[0];
    const char *end = match_period(in, found->text[1], &read);
    if (!named || found->count != CELLS || end == NULL || *end != '\0' || !is(in, found->text[2], "#")) {
        return fault(in, "not a prescription: %s: %s", found->text[0], found->text[1]);
    }
    read.tablets = in->number[0];
    if (!is(in, found->text[3], "#")) {
        return fault(in, "prescription %d: no boxes", read.number);
    }
    read.boxes = in->number[0];
    if (!is(in, found->text[4], "# mg")) {
        return fault(in, "prescription %d: no amount", read.number);
    }
    read.total_mg = in->number[0];
    end = match_day(in, found->text[5], w->one_day, &read.due_day, &read.due);
    end = end != NULL ? read_closed(in, end, &read) : NULL;
    if ((end == NULL || *end != '\0') && strcmp(found->text[5], w->none) != 0) {
        return fault(in, "prescription %d: due %s", read.number, found->text[5]);
    }
    return add_prescription(in, &read);
}

/* "CONDITIONAL on A: ...", below a prescription. */
static bool read_html_condition(reader *in, const char *text)
{
    read_sheet *sheet = in->sheet;
    if (sheet->prescriptions == 0 || !is(in, text, strchr(in->words->conditional, 'C'))) {
        return fault(in, "not a condition: %s", text);
    }
    sheet->prescription[sheet->prescriptions - 1].gates = in->gates;
    return true;
}

/* The heads of the table: its columns, and whether there is one for what waits. */
static bool read_html_head(reader *in, const cells *found)
{
    const words *w = in->words;
    in->html_waits =
        !in->as->for_patient && (strcmp(found->text[0], w->wait) == 0 || (in->html_waits && in->html_times));
    in->html_times = !in->html_times;
    if (in->html_times) {
        const char *expected[] = {w->wait, w->day, w->date, w->tablets, w->per_day, w->change};
        int at = in->html_waits ? 0 : 1;
        for (int i = 0; i < found->count; i++, at++) {
            at += at == 2 && (!in->as->dated || in->as->for_patient) ? 1 : 0;
            if (at > 5 || strcmp(found->text[i], expected[at]) != 0) {
                return fault(in, "a column %s", found->text[i]);
            }
        }
        return true;
    }
    const char *times = times_of[in->as->intakes];
    for (int i = 0; i < found->count; i++) {
        if (times[i] == '\0' || strcmp(found->text[i], w->time[times[i] - '0']) != 0) {
            return fault(in, "a column %s", found->text[i]);
        }
    }
    in->heads++;
    return found->count == (int)in->as->intakes || fault(in, "a column is missing");
}

static bool read_html_line(reader *in, const char *at, const char *line_end)
{
    const words *w = in->words;
    const char *colon = strchr(at, ':');
    const char *end = NULL;
    cells found;
    if (line_end == at || line_end[-1] != '|' || colon == NULL) {
        if ((end = literal(at, BOX)) != NULL && match(in, end, w->bridge) != NULL) {
            return read_bridge(in);
        }
        if ((end = literal(at, w->drug)) != NULL) {
            return read_page_top(in, end);
        }
        if (!read_covers(in, at)) {
            read_around(in, at);
        }
        return true;
    }
    if (!split_row(in, &found, colon + 1, line_end)) {
        return false;
    }
    if (literal(at, "p:") != NULL) {
        end = match(in, at + 2, w->caption);
        return end != NULL ? add_caption(in, end) : fault(in, "not a caption: %s", found.text[0]);
    }
    if (literal(at, "k:") != NULL) {
        return read_html_condition(in, found.text[0]);
    }
    if (strcmp(found.text[0], w->wait) == 0 || strcmp(found.text[0], w->day) == 0 ||
        strcmp(found.text[0], w->time[0]) == 0) {
        return read_html_head(in, &found);
    }
    if (found.count > 1 && is(in, found.text[in->html_waits ? 1 : 0], "#")) {
        return read_html_row(in, *at == 'w', &found);
    }
    if (literal(found.text[0], BOX) != NULL) {
        return read_html_prescription(in, &found);
    }
    if ((end = match(in, found.text[0], w->patient_day)) != NULL) {
        return read_patient_html_row(in, end, &found);
    }
    return match(in, found.text[0], w->patient_due) == NULL || read_patient_due(in, colon + 1);
}

/* ---- whole sheets ---- */

/* Accents go, the half sign and blanks become single bytes. */
static bool fold(reader *in, char *text)
{
    static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"; /* U+00C0 to 00FF */
    char *to = text;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at >= 0x80 && in->as->ascii) {
            return fault(in, "not ASCII: %.20s", (const char *)at);
        }
        if (*at == 0xc3) {
            *to++ = latin[*++at - 0x80];
        } else if (*at == 0xc2) {
            *to++ = *++at == 0xbd ? HALF[0] : ' ';
        } else if (*at < 0x80) {
            *to++ = (char)*at;
        } else if (*at >= 0xc0) {
            *to++ = '?';
        }
    }
    *to = '\0';
    return true;
}

bool sheet_read(read_sheet *sheet, char *text, const read_as *as)
{
    reader in = {.words = as->french ? &french : &english, .as = as, .sheet = sheet};
    sheet->rows = sheet->captions = sheet->prescriptions = sheet->gates = sheet->pages = 0;
    sheet->bridges = sheet->go_on_gates = 0;
    sheet->before_mg = sheet->goal_mg = sheet->days = sheet->go_on_mg = -1;
    sheet->stop = (read_day){-1, {0, 0, 0, -1}};
    sheet->fault[0] = '\0';
    if (!fold(&in, text)) {
        return false;
    }
    if (as->html) {
        flatten(text);
    }
    bool fine = true;
    int lines = 0;
    for (const char *at = text; fine && *at != '\0';) {
        lines = *at == '\f' ? 1 : lines + 1;
        at += *at == '\f' ? 1 : 0;
        const char *line_end = strchr(at, '\n');
        line_end = line_end == NULL ? at + strlen(at) : line_end;
        if (!as->html && (line_end - at > PAGE_COLUMNS || lines > PAGE_LINES)) {
            return fault(&in, "more than a page of paper holds: %.40s", at);
        }
        fine = at == line_end    ? true
               : as->html        ? read_html_line(&in, at, line_end)
               : as->for_patient ? read_patient_line(&in, at)
                                 : read_text_line(&in, at, line_end);
        at = *line_end == '\0' ? line_end : line_end + 1;
    }
    fine = fine && end_page(&in) && (sheet->pages == in.pages || fault(&in, "pages are missing"));
    return fine && sheet->fault[0] == '\0' &&
           (in.heads > 0 || (as->for_patient && !as->html) || fault(&in, "no table"));
}
