# SPDX-License-Identifier: MIT
# Lists every small change of one C file, laid out by .clang-format; comments (annotations too), strings, characters,
# preprocessor lines and parameter lists are left alone.
#
#   LC_ALL=C awk -v file=NAME [-v room=0] -f mutants.awk FILE
#
# room=0: no room is made larger (a name in _MAX, or what is added to one; the length of an array), and no number is
# changed beside the text that is taken instead of it ({"name", text, 0}): nothing can notice that.
#
# A change is a line of fields with ASCII unit separators between: file, line, offset in the file, length, what takes
# its place, where it is (file:function, with :2 where the function has a second line like it), the line, the changed
# line.

BEGIN {
    split("BAC_S1 BAC_S3 BAC_S4 BAC_W1 BAC_W2 BAC_W3 BAC_W4 BAC_TOOL BAC_CARRIED BAC_S1", key, " ")
    for (i = 1; i < 10; i++)
        other_source[key[i]] = key[i + 1]

    # Operators with a blank on both sides: those without are pointers, addresses and signs.
    instead["<"] = "<= >"; instead["<="] = "< >="; instead[">"] = ">= <"; instead[">="] = "> <="
    instead["=="] = "!="; instead["!="] = "=="
    instead["+"] = "-"; instead["-"] = "+"; instead["*"] = "/"; instead["/"] = "*"; instead["%"] = "/"
    instead["+="] = "-="; instead["-="] = "+="; instead["|="] = "&="; instead["&="] = "|="
    instead["&&"] = "||"; instead["||"] = "&&"; instead["|"] = "&"; instead["&"] = "|"
    instead["<<"] = ">>"; instead[">>"] = "<<"
    tight["++"] = "--"; tight["--"] = "++"
}

{ text = text $0 "\n" }

END { scan() }

# ---- changes ----

function trimmed(s) { # what stands on a line, comments aside
    sub(/^ +/, "", s)
    sub(/ *\/[*\/].*/, "", s)
    sub(/ +$/, "", s)
    return s
}

function change(at, size, new,    begin, end, old_line, new_line, place) {
    if (braces == 0 && parentheses > 0)
        return # an array's size there means nothing to the compiler
    begin = line_start
    end = begin + index(substr(text, begin), "\n") - 1
    old_line = trimmed(substr(text, begin, end - begin))
    new_line = trimmed(substr(text, begin, at - begin) new substr(text, at + size, end - at - size))
    place = file ":" name
    if (last_line[place, old_line] != line) {
        last_line[place, old_line] = line
        times[place, old_line]++
    }
    if (times[place, old_line] > 1)
        place = place ":" times[place, old_line]
    printf "%s\037%d\037%d\037%d\037%s\037%s\037%s\037%s\n", file, line, at - 1, size, new, place, old_line, new_line
}

function change_number(at, word,    digits, suffix) {
    digits = word
    sub(/[uUlL]+$/, "", digits)
    suffix = substr(word, length(digits) + 1)
    if (digits ~ /^0x/) {
        change(at, length(word), "(" word " + 1)")
        return
    }
    if (digits !~ /^(0|[1-9][0-9]*)$/) {
        print "mutants: " file ":" line ": what number is " word "?" >"/dev/stderr"
        exit 1
    }
    if (room != "" && substr(text, at - 60, 60) ~ /\{"[a-z_]+", [^,{}]+, $/ && substr(text, at - 6, 6) != "NULL, ")
        return
    if (room == "" || substr(text, at - 20, 20) !~ /_MAX [=+] $/)
        change(at, length(word), (digits + 1) suffix)
    if (digits > 0)
        change(at, length(word), (digits - 1) suffix)
}

# "    static const char *name[" on the line before it.
function declares_array(at,    before) {
    before = substr(text, line_start, at - line_start)
    return before ~ /^ *([a-z_0-9]+ )+\**[a-z_0-9]+\[$/ && before !~ /^ *return /
}

function change_word(at, word, next_char) {
    if (word in other_source)
        change(at, length(word), other_source[word])
    else if (word == "true")
        change(at, length(word), "false")
    else if (word == "false")
        change(at, length(word), "true")
    else if (word == "INT32_MAX")
        change(at, length(word), "(INT32_MAX - 1)")
    else if (word ~ /^[A-Z][A-Z0-9_]+$/ && word != "NULL" && next_char != "(" && !in_enum &&
        (room == "" || word !~ /_MAX$/ && !declares_array(at)))
        change(at, length(word), "(" word " + 1)")
    else if (word == "if" && next_char == " ") {
        change(at, 4, "if (true || ")
        change(at, 4, "if (false && ")
    }
}

# A statement of one line, a call or an assignment, is left out.
function change_statement(at,    rest) {
    rest = substr(text, at)
    rest = substr(rest, 1, index(rest, "\n") - 1)
    sub(/ *\/[*\/].*/, "", rest)
    if (rest ~ /^(\*?[a-z][][a-z0-9_.>*-]*( [-+|&*]?= .*|\+\+)|[a-z][a-z0-9_]*\(.*\)[^?]*);$/)
        change(at, length(rest), ";")
}

function change_operator(at, op,    spaced, choices, i, count) {
    spaced = substr(text, at - 1, 1) == " " && substr(text, at + length(op), 1) ~ /[ \n]/
    if (op in tight)
        change(at, length(op), tight[op])
    else if (op == "!")
        change(at, 1, "")
    else if (op == "?") {
        change(at, 1, "|| true ?")
        change(at, 1, "&& false ?")
    } else if (spaced && op in instead) {
        count = split(instead[op], choices, " ")
        for (i = 1; i <= count; i++)
            change(at, length(op), choices[i])
    }
}

# ---- what stands where ----

function pass(size,    part) { # counts the lines of what is left alone
    part = substr(text, at, size)
    at += size
    while ((size = index(part, "\n")) > 0) {
        line++
        part = substr(part, size + 1)
        line_start = at - length(part)
        fresh = 1
    }
}

function pass_to_end_of_line() {
    pass(index(substr(text, at), "\n") - 1)
}

function pass_directive(    rest) {
    do {
        rest = substr(text, at)
        rest = substr(rest, 1, index(rest, "\n"))
        pass(length(rest))
    } while (rest ~ /\\\n$/)
}

function pass_quoted(quote,    size) {
    for (size = 1; substr(text, at + size, 1) != quote; size++)
        if (substr(text, at + size, 1) == "\\")
            size++
    pass(size + 1)
}

function scan_word(    word, next_char) {
    match(substr(text, at, 200), /^[A-Za-z0-9_]+/)
    word = substr(text, at, RLENGTH)
    next_char = substr(text, at + RLENGTH, 1)
    if (braces == 0 && parentheses == 0 && word !~ /^[A-Z]/ &&
        substr(text, at + RLENGTH) ~ /^(\(|\[| = )/)
        name = word
    if (word == "enum")
        enum_begins = 1
    if (fresh && braces > 0 && parentheses == 0)
        change_statement(at)
    if (word ~ /^[0-9]/)
        change_number(at, word)
    else
        change_word(at, word, next_char)
    at += length(word)
    fresh = 0
}

function scan_operator(    op) {
    op = substr(text, at, 2)
    if (op !~ /^(->|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|\+=|-=|\*=|\/=|%=|\|=|&=)$/)
        op = substr(text, at, 1)
    if (op == "*" && fresh && braces > 0 && parentheses == 0)
        change_statement(at)
    change_operator(at, op)
    if (op == "{") {
        braces++
        in_enum = enum_begins
        enum_begins = 0
    } else if (op == "}") {
        braces--
        in_enum = 0
    } else if (op == "(")
        parentheses++
    else if (op == ")")
        parentheses--
    else if (op == ";")
        enum_begins = 0
    at += length(op)
    fresh = 0
}

function scan(    c) {
    at = line = line_start = fresh = 1
    while (at <= length(text)) {
        c = substr(text, at, 1)
        if (c == "\n" || c == " ")
            pass(1)
        else if (substr(text, at, 2) == "/*")
            pass(index(substr(text, at + 2), "*/") + 3)
        else if (substr(text, at, 2) == "//")
            pass_to_end_of_line()
        else if (c == "#" && fresh)
            pass_directive()
        else if (c == "\"" || c == "'")
            pass_quoted(c)
        else if (c ~ /[A-Za-z0-9_]/)
            scan_word()
        else
            scan_operator()
    }
}
