# SPDX-License-Identifier: MIT
# Writes src/words/columns.def from Unicode's data: the ranges of characters that do not take one column by themselves.
# Of several reasons the first counts: JOINED, MARK, WIDE.
#
#   awk -f columns.awk DerivedGeneralCategory.txt DerivedEastAsianWidth.txt HangulSyllableType.txt emoji-data.txt

function number(digits,    value, i) {
    value = 0
    for (i = 1; i <= length(digits); i++) {
        value = value * 16 + index("0123456789ABCDEF", substr(digits, i, 1)) - 1
    }
    return value
}

# What the file says of a range, with its property: "" where it is nothing to us.
function kind_of(property, first) {
    if (file == 1) { # categories: marks; what joins or tags emoji; unassigned, private use
        if (property ~ /^M[ne]$/ || (property == "Cf" && (first == JOINERS || first >= TAGS))) {
            return "JOINED"
        }
        return property == "Mc" ? "MARK" : property ~ /^C[no]$/ ? "WIDE" : ""
    }
    if (file == 2) { # East Asian width
        return property ~ /^[WF]$/ ? "WIDE" : ""
    }
    if (file == 3) { # vowels and finals of Hangul
        return property ~ /^[VT]$/ ? "JOINED" : ""
    }
    return property == "Emoji" ? "WIDE" : ""
}

BEGIN {
    FIRST = 768          # U+0300
    END_OF_ALL = 1114112 # U+110000
    JOINERS = 8203       # U+200B, with those behind it
    TAGS = 917504        # U+E0000
    rank["JOINED"] = 3
    rank["MARK"] = 2
    rank["WIDE"] = 1
}

FNR == 1 {
    file++
    split($2, name, "-")
    found = name[length(name)]
    sub(/\.txt$/, "", found)
    version = found ~ /^[0-9.]+$/ ? found : version
}

{
    sub(/#.*/, "")
    gsub(/[ \t]/, "")
    if (split($0, field, ";") < 2) {
        next
    }
    bounds = split(field[1], bound, /\.\./)
    first = number(bound[1])
    last = number(bound[bounds])
    kind = kind_of(field[2], first)
    for (c = first < FIRST ? FIRST : first; kind != "" && c <= last; c++) {
        if (rank[kind] > rank[kinds[c]]) {
            kinds[c] = kind
        }
    }
}

END {
    printf "/* SPDX-License-Identifier: MIT */\n"
    printf "/* Unicode %s. Written by `make columns-table`. clang-format off */\n", version
    line = ""
    begin = FIRST
    for (c = FIRST + 1; c <= END_OF_ALL; c++) {
        if (c < END_OF_ALL && kinds[c] == kinds[begin]) {
            continue
        }
        if (kinds[begin] != "") {
            range = sprintf("RANGE(0x%04X, 0x%04X, %s)", begin, c - 1, kinds[begin])
            if (length(line) + length(range) + 1 > 120) {
                print line
                line = ""
            }
            line = line == "" ? range : line " " range
        }
        begin = c
    }
    print line
}
