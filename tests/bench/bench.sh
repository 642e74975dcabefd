#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# How fast batch is, as ratios, with the targets beside them. N=1000000 measures memory with a million patients.
#
#   tests/bench/bench.sh all PROGRAM DIRECTORY             everything; missing a target is shown, not an error
#   tests/bench/bench.sh instructions PROGRAM DIRECTORY    the instructions alone; missing a target is an error
#
# Everything is written in a new directory within that one, and goes with it; nothing else there is touched.
# [R-speed]
set -euo pipefail

mode=$1
program=$2
directory=$3
here=$(dirname "$0")

N=${N:-200000}        # patients whose list shows that memory does not grow
# Patients whose schedules go through pipes; cat reads theirs from a file of up to 600 MB. With a fifth of them cat has
# the whole file in the processor's cache and is twice as fast, which no list that takes long would let it be.
PIPED=${PIPED:-100000}
COMPARED=20000        # patients whose schedules a script writes, too
COUNTED=2000          # patients whose instructions are counted
ROUNDS=${ROUNDS:-7}   # the best of them counts: what else runs on the machine can only slow down
COMMANDS=200          # single schedules in a round

missed=0

# A line of the table: show NAME FOUND TARGET COMPARISON UNIT, where the comparison is >= or <=.
show() {
    local verdict=ok
    awk "BEGIN { exit !($2 $4 $3) }" || { verdict=MISSED && missed=$((missed + 1)); }
    printf '%-52s %9s   %s %-8s %s\n' "$1" "$2" "$4" "$3$5" "$verdict"
}

now() {
    echo "${EPOCHREALTIME/[.,]/}" # microseconds
}

# The fastest of some rounds, in microseconds.
fastest() { # COMMAND...
    local best=0 round begin took
    for ((round = 0; round < ROUNDS; round++)); do
        begin=$(now)
        "$@"
        took=$(($(now) - begin))
        if [ "$best" -eq 0 ] || [ "$took" -lt "$best" ]; then
            best=$took
        fi
    done
    echo "$best"
}

ratio() {
    awk "BEGIN { printf \"%.2f\", $1 / $2 }"
}

list() {
    awk -v patients="$1" -f "$here/patients.awk"
}

schedules() { # FORMAT LIST
    "$program" batch --lang en --format "$1" "$2" 2>"$work/errors"
}

# ---- instructions ----

count_instructions() { # FORMAT LIST ROWS
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" batch --lang en --format "$1" "$2" \
        2>&1 >/dev/null | awk -v rows="$3" '/Collected/ { printf "%d", $NF / rows }'
}

instructions() {
    local rows
    command -v valgrind >/dev/null || { echo "bench: valgrind is not installed" >&2 && exit 1; }
    list $COUNTED >"$work/counted.csv"
    rows=$(($(schedules csv "$work/counted.csv" | wc -l) - 1))
    show "instructions per day row, CSV" "$(count_instructions csv "$work/counted.csv" $rows)" 450 "<=" ""
    show "instructions per day row, text" "$(count_instructions text "$work/counted.csv" $rows)" 1740 "<=" ""
    show "instructions per day row, JSON" "$(count_instructions json "$work/counted.csv" $rows)" 1100 "<=" ""
}

# ---- time ----

# As the schedules come: through a pipe.
piped_bytes() { # FILE
    # shellcheck disable=SC2002
    cat "$1" | cat >/dev/null
}

piped_schedules() { # FORMAT
    schedules "$1" "$work/piped.csv" | cat >/dev/null
}

throughput() {
    local format bytes made
    local -A targets=([csv]=0.5 [text]=0.35 [json]=0.35)
    for format in csv text json; do
        schedules $format "$work/piped.csv" >"$work/bytes"
        bytes=$(fastest piped_bytes "$work/bytes")
        made=$(fastest piped_schedules $format)
        show "speed of batch as $format, over that of cat" "$(ratio "$bytes" "$made")" "${targets[$format]}" ">=" ""
    done
    rm "$work/bytes"
}

naive() {
    "$here/naive.py" <"$work/compared.csv" | cat >/dev/null
}

compared_schedules() {
    schedules csv "$work/compared.csv" | cat >/dev/null
}

against_python() {
    list $COMPARED >"$work/compared.csv"
    schedules csv "$work/compared.csv" >"$work/bytes"
    "$here/naive.py" <"$work/compared.csv" | cmp - "$work/bytes"
    rm "$work/bytes"
    show "speed of batch as CSV, over that of a Python script" \
        "$(ratio "$(ROUNDS=3 fastest naive)" "$(fastest compared_schedules)")" 60 ">=" ""
}

many_times() {
    local i
    for ((i = 0; i < COMMANDS; i++)); do
        "$@" >/dev/null
    done
}

one_schedule() {
    local nothing
    nothing=$(fastest many_times "$(type -P true)")
    show "time of one schedule, over that of true" "$(ratio "$(fastest many_times "$program" titrate --target 120 \
        --start 2026-11-23 --birth-date 1978-03-12)" "$nothing")" 1.5 "<=" ""
    show "time of one plan, over that of true" "$(ratio "$(fastest many_times "$program" plan --from 60 \
        --held 3 --start 2026-11-23 --birth-date 1978-03-12 hold 14 to 80 hold 28 stop)" "$nothing")" 1.5 "<=" ""
}

# ---- a list that never ends ----

# From the first row of a list, whose second one does not come, to the first day of its schedule. The program waits for
# the row by then, and nothing is started meanwhile: a shell would take longer for that than the schedule does.
answer() {
    local rows begin input output
    mkfifo "$work/slow" "$work/answer"
    mapfile -t rows < <(list 1)
    schedules csv "$work/slow" >"$work/answer" &
    exec {output}<"$work/answer"
    exec {input}>"$work/slow"
    begin=${EPOCHREALTIME/[.,]/}
    printf '%s\n' "${rows[@]}" >&"$input"
    read -r -t 10 <&"$output" # the header
    read -r -t 10 <&"$output"
    answered=$((${EPOCHREALTIME/[.,]/} - begin))
    exec {input}>&-
    wait $!
    exec {output}<&-
    rm "$work/slow" "$work/answer"
}

first_schedule() {
    local best=0 round answered
    for ((round = 0; round < ROUNDS; round++)); do
        answer
        if [ "$best" -eq 0 ] || [ "$answered" -lt "$best" ]; then
            best=$answered
        fi
    done
    show "milliseconds from the first row to its schedule" "$(ratio "$best" 1000)" 10 "<=" " ms"
}

# The most memory that was ever resident, asked when all but the last rows have been read. In KiB.
resident() { # PATIENTS
    local input pid
    mkfifo "$work/fed"
    "$program" batch --format csv "$work/fed" >"$work/sunk" 2>"$work/errors" &
    pid=$!
    exec {input}>"$work/fed"
    list "$1" >&"$input"
    awk '/^VmHWM/ { print $2 }' "/proc/$pid/status"
    exec {input}>&-
    wait $pid
    rm "$work/fed"
}

memory() {
    local few many
    ln -s /dev/null "$work/sunk"
    few=$(resident 1000)
    many=$(resident "$N")
    show "KiB resident with $N patients" "$many" 4096 "<=" " KiB"
    show "the same, over that of 1000 patients" "$(ratio "$many" "$few")" 1.1 "<=" ""
}

mkdir -p "$directory"
work=$(mktemp -d "$directory/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
printf '%-52s %9s   %s\n' "$("$program" --version)" found target
case $mode in
    instructions)
        instructions
        exit $((missed > 0))
        ;;
    all)
        list "$PIPED" >"$work/piped.csv"
        instructions
        throughput
        against_python
        one_schedule
        first_schedule
        memory
        ;;
esac
