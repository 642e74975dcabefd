#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The commands of docs/formats.md that share a patient list among processors give the bytes of a single run.
#
#   [PROGRAM=build/baclofene] tests/docs/parallel.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C

if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    echo 'docs: GNU parallel is not installed; its commands were not tried' >&2
    exit
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$(realpath "${PROGRAM:-build/baclofene}")" "$scratch/bin/baclofene"
export PATH=$scratch/bin:$PATH

# The commands, in chunks small enough that there are many.
awk '$0 == "<!-- parallel: begin -->" { marked = 1 }
    $0 == "<!-- parallel: end -->" { marked = 0 }
    inside && /^```/ { inside = 0 }
    inside
    marked && $0 == "```sh" { inside = 1 }' docs/formats.md |
    sed 's/--block [0-9]*M/--block 10k/; s/-N [0-9]*/-N 250/' >"$scratch/commands"
[[ -s $scratch/commands ]] || { echo 'docs: docs/formats.md shows no command' >&2; exit 1; }

# A list with schedules of both kinds, rejected rows, quoted cells, and lines of both ends.
awk 'BEGIN {
    printf "id,command,target,from,age,start,patient\n"
    for (i = 1; i <= 2000; i++) {
        if (i % 9 == 0) printf "r%d,,62,,50,,\n", i
        else if (i % 4 == 0) printf "p%d,taper,,%d,50,2026-11-23,\"Doe, J. %d\"\r\n", i, 5 + 5 * (i % 40), i
        else printf "p%d,,%d,,50,,\n", i, 15 + 5 * (i % 60)
    }
}' >"$scratch/patients.csv"
cd "$scratch"
status=0
baclofene batch --format csv patients.csv >single.csv 2>messages || status=$?
[[ $status -eq 1 ]] || { echo "docs: the single run ended with $status" >&2; exit 1; }

tried=0
command=''
while IFS= read -r line; do
    command+=$line$'\n'
    [[ $line == *\\ ]] && continue
    if [[ $command == export* ]]; then
        eval "$command"
    else
        rm -f schedules.csv
        status=0
        bash -c "$command" 2>messages || status=$?
        if ! cmp -s single.csv schedules.csv || [[ $status -eq 0 ]]; then
            printf 'docs: not the bytes of a single run, or exit status 0 (%s):\n%s' "$status" "$command" >&2
            tail -n 5 messages >&2
            exit 1
        fi
        tried=$((tried + 1))
    fi
    command=''
done <commands
[[ $tried -gt 0 ]]
echo "docs: $tried commands of GNU parallel give the bytes of a single run"
