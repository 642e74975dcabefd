/* SPDX-License-Identifier: MIT */
/* The prescriptions on paper: a page each, or more where a page has no room for all stretches. */
#include "paper/text.h"
#include "sheet/prescription.h"

static void begin_page(void *to)
{
    text_sheet *sheet = to;
    text_section(sheet);
    paper_begin_page(&sheet->body);
}

static void begin_part(void *to)
{
    text_section_after_blank(to);
}

static void begin_stretch(void *to)
{
    text_sheet *sheet = to;
    text_section(sheet);
    sheet->stretch = sheet->body.section_count - 1;
}

static void end_stretch(void *to, uint16_t first_day, uint16_t last_day)
{
    text_sheet *sheet = to;
    sheet->body.section[sheet->stretch].first_day = first_day;
    sheet->body.section[sheet->stretch].last_day = last_day;
}

/* Whoever signs has doses on the same page. */
static void sign(void *to)
{
    text_sheet *sheet = to;
    paper_blank(&sheet->body);
    paper_paragraph(&sheet->body, "", message_text(sheet->lang, MSG_SIGNATURE));
    paper_keep_together(&sheet->body, sheet->stretch, sheet->body.section_count);
}

static const prescription_layout layout = {
    .page = begin_page, .part = begin_part, .stretch = begin_stretch, .stretched = end_stretch, .sign = sign};

static void print(printer *printing, const schedule *printed)
{
    text_sheet *sheet = text_sheet_begin(printing, printed, true);
    paper_section_begin(&sheet->top, 0, 0); /* no table, no head */
    tell_prescription_pages(&sheet->tell, &layout);
    text_section_after_blank(sheet);
    tell_control_code(&sheet->tell);
    paper_keep_together(&sheet->body, sheet->stretch, sheet->body.section_count);
    text_sheet_end(sheet, printing);
}

const format format_prescription_text = {.begin = text_begin, .schedule = print, .end = text_end};
