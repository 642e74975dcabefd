#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Whether the documentation says what the program says, and whether what it points to is there.
#
#   [PROGRAM=build/baclofene] [LIBRARY=build/libbaclofene.a] [CC=cc] tests/docs/docs.sh [--write-rules]
#
# --write-rules puts the output of `baclofene rules` into docs/protocol.md instead.
# shellcheck disable=SC2016 # backquotes are Markdown here
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C

program=${PROGRAM:-build/baclofene}
library=${LIBRARY:-build/libbaclofene.a}
read -ra compiler <<<"${CC:-cc}"
pages=(README.md docs/*.md)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checked=0 failed=0

ok() {
    checked=$((checked + 1))
}

bad() { # words
    failed=$((failed + 1))
    echo "docs: $*" >&2
}

# The lines of the first fenced block between `<!-- NAME: begin -->` and `<!-- NAME: end -->` whose language is given.
marked_block() { # page, name, language
    awk -v from="<!-- $2: begin -->" -v to="<!-- $2: end -->" -v fence="\`\`\`$3" '
        $0 == from { marked = 1 }
        $0 == to { exit }
        inside && /^```/ { exit }
        inside
        marked && $0 == fence { inside = 1 }' "$1"
}

# ---- docs/protocol.md: the rules as the program prints them ----

write_rules() {
    "$program" rules >"$scratch/rules"
    awk -v rules="$scratch/rules" '
        /^```/ && inside { inside = 0 }
        !inside
        $0 == "<!-- rules: begin -->" { marked = 1 }
        marked && $0 == "```text" { marked = 0; inside = 1; while ((getline line < rules) > 0) print line }
        ' docs/protocol.md >"$scratch/page"
    cat "$scratch/page" >docs/protocol.md
}

check_rules() {
    "$program" rules >"$scratch/found"
    marked_block docs/protocol.md rules text >"$scratch/shown"
    if cmp -s "$scratch/shown" "$scratch/found"; then
        ok
    else
        bad 'docs/protocol.md: not what `baclofene rules` prints; `make docs-rules` writes it'
        diff -u --label shown --label found "$scratch/shown" "$scratch/found" >&2 || true
    fi
}

# ---- docs/protocol.md: the worked examples, a command and below it its plan or "refused: RULE" ----

check_example() { # command, expected
    local found status=0
    read -ra words <<<"$1"
    "$program" "${words[@]}" --format json >"$scratch/out" 2>"$scratch/err" || status=$?
    case $2 in
    'refused: '*)
        found=$(sed -n "s/^day [0-9]*: violation: \(${2#refused: }\): .*/refused: \1/p" "$scratch/err" | head -n 1)
        ;;
    *) found=$(sed -n 's/.*"plan":"\([^"]*\)"}$/\1/p' "$scratch/out") ;;
    esac
    if [[ $found == "$2" && ($status -eq 0 || ($status -eq 1 && $2 == refused*)) ]]; then
        ok
    else
        bad "docs/protocol.md: $1: $2, but found: $found (exit status $status)"
    fi
}

check_examples() {
    local command='' line
    while IFS= read -r line; do
        case $line in
        '    '*) check_example "$command" "${line#    }" ;;
        *) command=$line ;;
        esac
    done < <(marked_block docs/protocol.md examples text)
}

# ---- README.md: the library in ten lines ----

check_library() {
    marked_block README.md library c >"$scratch/example.c"
    marked_block README.md library text >"$scratch/shown"
    if "${compiler[@]}" -std=c11 -pedantic -Wall -Wextra -Werror -Iinclude -o "$scratch/example" "$scratch/example.c" \
        "$library" && "$scratch/example" >"$scratch/found" && cmp -s "$scratch/shown" "$scratch/found"; then
        ok
    else
        bad 'README.md: the library example does not compile, or does not print what is shown'
    fi
}

# ---- links ----

# The anchors of a page's headings, as the usual hosts of Markdown make them.
anchors() { # page
    awk '/^```/ { fence = !fence }
        !fence && /^#+ / {
            sub(/^#+ /, ""); $0 = tolower($0); gsub(/[^a-z0-9 _-]/, ""); gsub(/ /, "-"); print
        }' "$1"
}

# Everything but fenced blocks.
prose() { # page
    awk '/^ *```/ { fence = !fence; next } !fence' "$1"
}

check_links() { # page
    local link target anchor
    local -A known=() # of the pages that are linked to
    while IFS= read -r link; do
        [[ $link != *:* ]] || continue # another site
        target=${link%%#*} anchor=''
        [[ $link != *'#'* ]] || anchor=${link#*#}
        [[ $1 != */* ]] || target=${target:+${1%/*}/$target}
        target=${target:-$1}
        if [[ ! -e $target ]]; then
            bad "$1: a link to nothing: $link"
            continue
        fi
        [[ -z $anchor || -n ${known[$target]-} ]] || known[$target]=$(anchors "$target")
        if [[ -n $anchor && $'\n'${known[$target]}$'\n' != *$'\n'"$anchor"$'\n'* ]]; then
            bad "$1: no such heading: $link"
        else
            ok
        fi
    done < <(prose "$1" | grep -o '](<\?[^)>]*>\?)' | sed 's/^](<\?//; s/>\?)$//')
}

# ---- paths that the pages name: `src/rules/check.c`, `tests/unit/test_*.c` ----

check_paths() { # page
    local path
    while IFS= read -r path; do
        if compgen -G "$path" >/dev/null; then
            ok
        else
            bad "$1: no such file: $path"
        fi
    done < <(prose "$1" | grep -oE '`(src|tests|include|docs|\.ci)/[^` ]*`' | tr -d '`' | sort -u)
}

# docs/safety.md names tests below tests/.
check_tests() {
    local path
    while IFS= read -r path; do
        if [[ -e tests/$path ]]; then
            ok
        else
            bad "docs/safety.md: no such test: $path"
        fi
    done < <(prose docs/safety.md | grep -oE '`[a-z_-]+/[^` ]*`' | tr -d '`' | grep -v '^tests/$' | sort -u)
}

# It also names proofs: "proof of `FUNCTION`" is a contract with something to prove above that function, and the
# function is one that tests/proof/functions names.
check_proofs() {
    local name
    while IFS= read -r name; do
        if awk -v name="$name" '
            /^\/\*@/ { promises = 0 }
            /^    ensures |^\/\*@ ensures / { promises = 1 }
            promises && $0 ~ "^[a-z].*[ *]" name "[(]" { found = 1 }
            /^}/ { promises = 0 }
            END { exit !found }' src/rules/*.[ch] && grep -qx "$name" tests/proof/functions; then
            ok
        else
            bad "docs/safety.md: no such proof: $name"
        fi
    done < <(prose docs/safety.md | grep -oE 'proof of `[^` ]*`' | tr -d '`' | sed 's/^proof of //' | sort -u)
}

# A file that the map leaves out is said, and is no failure.
check_map() {
    local file map
    map=$(<docs/architecture.md)
    for file in include/*.h src/*/*; do
        [[ $map == *"\`$file\`"* ]] || echo "docs: not on the map of docs/architecture.md: $file"
    done
}

# ---- layout ----

check_width() { # page
    local wide
    wide=$(prose "$1" | sed 's/[\x80-\xBF]//g' | awk 'length > 120 { print substr($0, 1, 60) "..." }')
    if [[ -z $wide ]]; then
        ok
    else
        bad "$1: over 120 columns: $wide"
    fi
}

if [[ ${1:-} == --write-rules ]]; then
    write_rules
    exit
fi
check_rules
check_examples
check_library
check_map
check_tests
check_proofs
for page in "${pages[@]}"; do
    check_links "$page"
    check_paths "$page"
    check_width "$page"
done
echo "docs: $checked checked, $failed failed"
[[ $failed -eq 0 ]]
