# SPDX-License-Identifier: MIT
# Adds up what became of the mutants, against the list of equivalents.
#
#   awk -v files="NAME..." -v root=DIRECTORY/ [-v least=PERCENT] -f conclude.awk equivalent RESULTS MUTANTS
#
# NAME: of which files the mutants are; none: of all. `least`: not all mutants have a result, and of those that compile
# so many must have been noticed.
#
# An entry of the list: the place, "- " and the line, "+ " and the changed line, then the reason; blank lines between
# entries, comments from # on. A line * stands for any, in a place of which no change has to be noticed. RESULTS: the
# number of a mutant and what noticed it; same: the compiled code is. MUTANTS: as from mutants.awk.

function complain(words) {
    print "mutation: " words >"/dev/stderr"
    failed = 1
}

function wanted(name) {
    return files == "" || index(" " files " ", " " name " ")
}

function end_entry() {
    if (lines > 0 && lines < 4)
        complain("the entry " entry[1] " is not a place, a line, a changed line and a reason")
    else if (lines > 0 && wanted(substr(entry[1], 1, index(entry[1], ":") - 1))) {
        if (substr(entry[2], 3) == "*")
            anything[entry[1]] = 1
        key = entry[1] SUBSEP substr(entry[2], 3) SUBSEP substr(entry[3], 3)
        listed[key] = entry[1] "\n- " substr(entry[2], 3) "\n+ " substr(entry[3], 3)
    }
    lines = 0
}

BEGIN { FS = "\037" }

FNR == 1 { part++ }
part == 1 && /^#/ { next }
part == 1 && /^$/ { end_entry(); next }
part == 1 { entry[++lines] = $0; next }
part == 2 { end_entry(); split($0, result, " "); notices[result[1]] = result[2]; next }

{
    key = $6 SUBSEP $7 SUBSEP $8
    place = $6
    sub(/:[0-9]+$/, "", place)
    delete listed[place, "*", "*"]
    if (least != "" && (!(FNR in notices) || notices[FNR] == "compiler")) {
        delete listed[key]
        next
    }
    mutants++
    if (!(FNR in notices))
        complain("no result for mutant " FNR)
    else if (notices[FNR] == "same" || notices[FNR] == "nothing" && (key in listed || place in anything))
        equivalent++
    else if (notices[FNR] == "nothing") {
        missed++
        text = "missed: " root $1 ":" $2 "\n" $6 "\n- " $7 "\n+ " $8 "\n"
        if (least == "")
            complain(text)
        else
            print text
    } else {
        noticed++
        if (key in listed)
            complain(notices[FNR] " notices what is listed as equivalent:\n" listed[key] "\n")
    }
    delete listed[key]
}

END {
    for (key in listed)
        complain("listed as equivalent, but no such change occurs:\n" listed[key] "\n")
    printf "%d mutants: %d noticed, %d equivalent, %d missed\n", mutants, noticed, equivalent, missed
    if (least != "" && (noticed == 0 || 100 * noticed < least * (noticed + missed)))
        complain("less than " least " % noticed")
    exit failed
}
