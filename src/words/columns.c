/* SPDX-License-Identifier: MIT */
#include "words/columns.h"

/* JOINED: no column, it belongs to the character before. MARK: one, which stands with the character before. WIDE: two;
 * East Asian, emoji, and what Unicode has not given a meaning yet, or never will. */
typedef enum { PLAIN, JOINED, MARK, WIDE } width_kind;

typedef struct {
    uint32_t first, last;
    width_kind kind;
} width_range;

/* What is not PLAIN, in order. */
static const width_range ranges[] = {
#define RANGE(first, last, kind) {first, last, kind},
#include "words/columns.def"
#undef RANGE
};

enum {
    FIRST_RANGE = 0x300, /* below it everything is PLAIN */
    JOINER = 0x200D,
    EMOJI_SELECTOR = 0xFE0F /* what stands before it is shown as an emoji */
};

static width_kind kind_of(uint32_t character)
{
    size_t low = 0;
    size_t end = sizeof ranges / sizeof ranges[0];
    if (character < FIRST_RANGE) {
        return PLAIN;
    }
    while (low < end) {
        const size_t middle = low + (end - low) / 2;
        if (character > ranges[middle].last) {
            low = middle + 1;
        } else {
            end = middle;
        }
    }
    return low < sizeof ranges / sizeof ranges[0] && character >= ranges[low].first ? ranges[low].kind : PLAIN;
}

/* Letters that make a flag of two of them, and tones of skin. */
static bool is_flag_letter(uint32_t character)
{
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t character)
{
    return character >= 0x1F3FB && character <= 0x1F3FF;
}

/* Whether a character stands with the one before it, so that no line ends between them. */
static bool belongs(uint32_t before, uint32_t character)
{
    const width_kind kind = kind_of(character);
    return kind == JOINED || kind == MARK || before == JOINER || is_skin_tone(character) ||
           (is_flag_letter(before) && is_flag_letter(character));
}

/* The columns of a character behind `before`; 0: at the beginning. */
static size_t columns_of(uint32_t before, uint32_t character)
{
    static const uint8_t columns[] = {[PLAIN] = 1, [JOINED] = 0, [MARK] = 1, [WIDE] = 2};
    const bool widened = character == EMOJI_SELECTOR && before != 0 && kind_of(before) == PLAIN;
    return columns[kind_of(character)] + (widened ? 1u : 0u);
}

/* Whether a character begins here that is below FIRST_RANGE: it has a column, and nothing joins it to another such. */
static bool is_plain(const char *text)
{
    enum { FIRST_RANGE_LEAD = 0xCC };
    return (unsigned char)*text < FIRST_RANGE_LEAD;
}

/* The end of such characters that a text begins with, of `room` of them at most; how many they are. Most are ASCII. */
static const char *plain_end(const char *text, const char *end, size_t room, size_t *columns)
{
    enum { AT_ONCE = 8 };
    size_t count = 0;
    while (text < end && is_plain(text)) {
        if (end - text >= AT_ONCE && count + AT_ONCE <= room && is_ascii(text, AT_ONCE)) {
            text += AT_ONCE;
            count += AT_ONCE;
            continue;
        }
        const bool begins = ((unsigned char)*text & 0xC0u) != 0x80u;
        if (begins && count == room) {
            break;
        }
        count += begins ? 1 : 0;
        text++;
    }
    *columns = count;
    return text;
}

/* [R-columns] */
size_t text_columns_beyond(const char *text, size_t length, bool ascii)
{
    const char *const end = text + length;
    size_t columns = 0;
    uint32_t before = 0;
    if (!ascii && plain_end(text, end, length, &columns) == end) {
        return columns;
    }
    columns = 0;
    while (text < end) {
        char spelling[ASCII_OF_MAX];
        const uint32_t character = utf8_next(&text);
        columns += ascii ? ascii_of(spelling, character) : columns_of(before, character);
        before = character;
    }
    return columns;
}

static size_t fitting_beyond_ascii(const char *text, size_t length, size_t room, bool ascii)
{
    const char *const begin = text;
    const char *const end = text + length;
    const char *whole = text; /* the end of the last character that is not joined to what follows */
    const char *fitting = text;
    size_t columns = 0;
    uint32_t before = 0;
    const char *const plain = ascii ? text : plain_end(text, end, room, &columns);
    if (!ascii && (plain == end || (plain > text && is_plain(plain)))) {
        return (size_t)(plain - text);
    }
    columns = 0;
    while (text < end) {
        char spelling[ASCII_OF_MAX];
        const char *const at = text;
        const uint32_t character = utf8_next(&text);
        whole = !ascii && before != 0 && belongs(before, character) ? whole : at;
        columns += ascii ? ascii_of(spelling, character) : columns_of(before, character);
        if (columns > room) {
            return (size_t)((whole > begin ? whole : fitting > begin ? fitting : text) - begin);
        }
        fitting = text;
        before = character;
    }
    return length;
}

size_t text_fitting_beyond(const char *text, size_t length, size_t room, bool ascii)
{
    return length > room && is_ascii(text, room + 1) ? room : fitting_beyond_ascii(text, length, room, ascii);
}
