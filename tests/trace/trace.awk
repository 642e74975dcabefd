# SPDX-License-Identifier: MIT
# The matrix of requirements, from the marks in sources and tests; see docs/requirements.md.
#
#   awk -f tests/trace/trace.awk docs/requirements.md tests/proof/functions docs/safety.md FILE... >build/traceability.md
#
# Faults go to standard error, and end with status 1.

function fault(words) {
    print "trace: " words >"/dev/stderr"
    faults++
}

# A mark belongs to what is called `name` in this file.
function attach(id, name,    key) {
    if (!(id in says)) {
        fault(FILENAME ": no such requirement: " id)
        return
    }
    if (kind == "hazard") {
        controlled[hazard]++
        return
    }
    key = id SUBSEP kind
    if (!((key SUBSEP name) in seen)) {
        seen[key, name] = 1
        cells[key] = cells[key] (cells[key] == "" ? "" : "<br>") name
        if (kind == "source") {
            sources[id]++
            if (function_name in proved) {
                cells[id, "proof"] = cells[id, "proof"] (cells[id, "proof"] == "" ? "" : "<br>") "`" function_name "`"
                proofs[id]++
            }
        } else {
            tests[id]++
        }
    }
}

function attach_pending(name,    i) {
    for (i = 1; i <= pending; i++) {
        attach(held[i], name)
    }
    pending = 0
}

# What ends with marks that nothing followed.
function end_file() {
    if (pending > 0) {
        if (named) {
            fault(last ": [" held[1] "] stands above nothing")
        }
        pending = 0
    }
}

function kind_of(path,    parts) {
    if (path ~ /^(src|include)\// || path == "Makefile") {
        return "source"
    }
    if (path == "docs/safety.md") {
        return "hazard"
    }
    split(path, parts, "/")
    return parts[2] ~ /^(unit|exhaustive|golden|fuzz)$/ ? parts[2] : "other"
}

function short(path) {
    sub(/^(src|tests)\//, "", path)
    return path
}

FNR == 1 {
    end_file()
    last = FILENAME
    kind = kind_of(FILENAME)
    named = FILENAME ~ /\.[ch]$|^tests\/golden\/cases\/|^tests\/golden\/sheets\/commands$/
    inside = ""
    function_name = ""
}

FILENAME == "docs/requirements.md" {
    if (/^## /) {
        section = substr($0, 4)
    }
    if (/^\| R-/) {
        if ($2 in says) {
            fault(FILENAME ": twice: " $2)
        }
        order[++count] = $2
        says[$2] = $0
        sub(/^\| R-[a-z0-9-]+ +\| /, "", says[$2])
        sub(/ *\|$/, "", says[$2])
        if ($2 !~ /^R-[a-z0-9-]+$/ || says[$2] !~ /\.$/) {
            fault(FILENAME ": not a row of a requirement: " $0)
        }
        sections[$2] = section
    }
    next
}

# A hazard is an item of a list, over several lines; each has all of its parts.
function end_hazard() {
    if (hazard != "" && (risk !~ /\*(Critical|Serious|Minor)\.\*.* Cause: .* Control: .* Remains: [^.]/ ||
                         !controlled[hazard])) {
        fault(last ": " hazard ": severity, cause, control, requirement, what remains: something is missing")
    }
    hazard = ""
}

kind == "hazard" {
    if (/^- \*\*H-/) {
        end_hazard()
        hazard = $2
        gsub(/\*/, "", hazard)
        if (hazard in hazards) {
            fault(FILENAME ": twice: " hazard)
        }
        hazards[hazard] = 1
        hazard_count++
        risk = ""
    } else if (!/^ /) {
        end_hazard()
    }
    risk = risk " " $0
}

FILENAME == "tests/proof/functions" {
    if (!/^#/ && NF > 0) {
        proved[$1] = 1
        unseen[$1] = 1
    }
    next
}

# A definition, or a declaration, in C: of a function or of a table.
named && FILENAME ~ /\.[ch]$/ && /^[a-z].*[ *][A-Za-z_0-9]+(\(|\[[^]]*\] = | = \{)/ {
    name = $0
    sub(/(\(|\[[^]]*\] = | = \{).*/, "", name)
    sub(/.*[ *]/, "", name)
    function_name = name
    delete unseen[name]
    attach_pending("`" short(FILENAME) "` `" name "`")
    inside = /;$/ ? "" : name
}

named && FILENAME ~ /^tests\/golden\/cases\// && /^\$ / {
    name = substr($0, 3, 60)
    gsub(/\|/, "\\|", name)
    attach_pending("`" short(FILENAME) "` " name)
}

named && FILENAME ~ /commands$/ && /^[a-z0-9.-]+: / {
    attach_pending("`sheets/" substr($1, 1, length($1) - 1) "`")
}

/\[R-/ {
    rest = $0
    while (match(rest, /\[R-[A-Za-z0-9-]+\]/)) {
        id = substr(rest, RSTART + 1, RLENGTH - 2)
        rest = substr(rest, RSTART + RLENGTH)
        if (!named) {
            function_name = ""
            attach(id, "`" short(FILENAME) "`")
        } else if (inside != "") {
            attach(id, "`" short(FILENAME) "` `" inside "`")
        } else {
            held[++pending] = id
        }
    }
}

/^}/ {
    inside = ""
}

END {
    end_file()
    print "# Traceability"
    print ""
    print "Written by `make trace` from the marks in sources and tests: which function fulfils a requirement, whether its"
    print "contract is proved, and which tests would notice if it did not."
    section = ""
    for (i = 1; i <= count; i++) {
        id = order[i]
        if (sections[id] != section) {
            section = sections[id]
            print "\n## " section "\n"
            print "| requirement | source | contract proved | unit | exhaustive | golden | fuzz | other |"
            print "|---|---|---|---|---|---|---|---|"
        }
        printf "| **%s**<br>%s | %s | %s | %s | %s | %s | %s | %s |\n", id, says[id], cells[id, "source"],
            cells[id, "proof"], cells[id, "unit"], cells[id, "exhaustive"], cells[id, "golden"], cells[id, "fuzz"],
            cells[id, "other"]
        if (!sources[id]) {
            fault("no function is marked with [" id "]")
        }
        if (!tests[id]) {
            fault("no test is marked with [" id "]")
        }
        covered += sources[id] && tests[id]
        with_proof += proofs[id] > 0
    }
    for (name in unseen) {
        fault("tests/proof/functions: no such function: " name)
    }
    printf "\n%d requirements, %d covered, %d of them with a proof; %d hazards\n", count, covered, with_proof, hazard_count
    exit faults > 0
}
