/* SPDX-License-Identifier: MIT */
/* The prescriptions as pages of A4. */
#include "paper/html.h"
#include "sheet/prescription.h"

enum { SIGNATURE = 64 /* points: with the room to sign in */ };

static const html_size size = {.letters = 100, .line = 13};

/* A sheet in the making; the teller knows it by its first member. */
typedef struct {
    html_sheet sheet;
    bool in_part;
    uint32_t stretch; /* the item of the last one with doses */
} prescription_sheet;

static void end_part(prescription_sheet *made)
{
    if (made->in_part) {
        html_end_part(&made->sheet);
    }
    made->in_part = false;
}

static void begin_part(void *to)
{
    prescription_sheet *made = to;
    end_part(made);
    html_begin_part(&made->sheet, "rx");
    made->in_part = true;
}

static void begin_page(void *to)
{
    prescription_sheet *made = to;
    begin_part(made);
    html_begin_page(made->sheet.paper);
}

static void begin_stretch(void *to)
{
    prescription_sheet *made = to;
    made->stretch = made->sheet.paper->count;
}

static void end_stretch(void *to, uint16_t first_day, uint16_t last_day)
{
    prescription_sheet *made = to;
    html_give_days(made->sheet.paper, first_day, last_day);
}

/* Whoever signs has doses on the same page. */
static void sign(void *to)
{
    prescription_sheet *made = to;
    end_part(made);
    html_signature(&made->sheet, SIGNATURE);
    html_keep_together(made->sheet.paper, made->stretch, made->sheet.paper->count);
}

static const prescription_layout layout = {
    .page = begin_page, .part = begin_part, .stretch = begin_stretch, .stretched = end_stretch, .sign = sign};

static void print(printer *printing, const schedule *printed)
{
    prescription_sheet made = {.in_part = false};
    html_sheet_begin(&made.sheet, printing, printed, size);
    tell_prescription_pages(&made.sheet.tell, &layout);
    tell_control_code(&made.sheet.tell);
    html_keep_together(made.sheet.paper, made.stretch, made.sheet.paper->count);
    html_sheet_end(&made.sheet);
}

const format format_prescription_html = {.begin = html_begin, .schedule = print, .end = html_end};
