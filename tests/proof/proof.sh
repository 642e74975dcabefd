#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Proves the contracts of src/rules, and that nothing there can go wrong at run time, with Frama-C WP.
#
#   tests/proof/proof.sh build
#
# All goals of the functions in tests/proof/functions must be proved, and no fewer than tests/proof/goals says.
# Provers are stopped by steps, which they count alike on every machine, so that a proof that was found once is found
# again, however busy the machine is. PROOF_STEPS: another number of them, for a look at one goal.
# PROOF_JOBS: provers at a time; JOBS, or 2, where not given; with one alone, a goal that is for the second prover waits
# until the first has given up. PROOF_FUNCTION=NAME proves that function alone. PROOF_CACHE=DIRECTORY keeps proofs from
# one run to the next; without it all is proved anew. A cached proof may be out of date where a lemma has changed.
set -euo pipefail
export LC_ALL=C

expected=$(<tests/proof/goals)
steps=${PROOF_STEPS:-400000} # of cvc4 for one goal; most take less than a tenth; of z3 ten times as many
seconds=3600                 # only so that nothing hangs for ever
megabytes=3000

fail() { # words
    echo "proof: $*" >&2
    exit 1
}

for tool in frama-c why3 z3 cvc4; do
    command -v "$tool" >/dev/null || fail "$tool is not installed: apt-get install frama-c-base why3 z3 cvc4"
done
if grep -rnwiE 'admits?|assumes?|axiom[a-z]*' src/rules include; then
    fail 'nothing may be taken for granted'
fi

mkdir -p "$1/proof"
build=$(cd "$1/proof" && pwd)
export WHY3CONFIG=$build/why3.conf # not the user's own

# The provers as why3 knows them, but that a step of z3 counts ten times: its steps are so much smaller than cvc4's.
cat >"$WHY3CONFIG" <<END
[main]
magic = 14
memlimit = $megabytes
timelimit = $seconds

[prover]
name = "CVC4"
shortcut = "cvc4"
version = "$(cvc4 --version | sed -nE 's/.*CVC4 version ([^ ]+).*/\1/p')"
driver = "cvc4_17"
command = "$(command -v cvc4) --stats --tlimit=%t000 --lang=smt2 %f"
command_steps = "$(command -v cvc4) --stats --rlimit=%S --lang=smt2 %f"
editor = ""
in_place = false
interactive = false

[prover]
name = "Z3"
shortcut = "z3"
version = "$(z3 -version | sed -nE 's/.*version ([^ ]+).*/\1/p')"
driver = "z3_440"
command = "$(command -v z3) -smt2 -T:%t sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st %f"
command_steps = "$(command -v z3) -smt2 sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st rlimit=%S0 %f"
editor = ""
in_place = false
interactive = false
END

cache=(-wp-cache none)
if [[ -n ${PROOF_CACHE:-} ]]; then
    cache=(-wp-cache update -wp-cache-dir "$PROOF_CACHE")
fi

only=(-wp-fct "$(grep -v '^#' tests/proof/functions | paste -sd,)")
if [[ -n ${PROOF_FUNCTION:-} ]]; then
    only=(-wp-fct "$PROOF_FUNCTION")
    expected=0
fi

log=$build/wp.log

prove() { # what
    frama-c -cpp-extra-args=-Iinclude -machdep gcc_x86_64 \
        -warn-signed-downcast -warn-unsigned-downcast -warn-unsigned-overflow \
        -wp -wp-rte -wp-prover cvc4,z3 -wp-steps "$steps" -wp-timeout "$seconds" \
        -wp-par "${PROOF_JOBS:-${JOBS:-2}}" "${cache[@]}" "$@" src/rules/*.c >>"$log" 2>&1 ||
        { tail -n 20 "$log" >&2 && fail "frama-c stopped; all it said is in $log"; }
}

# Where functions are named, lemmas have to be asked for.
: >"$log"
prove "${only[@]}"
[[ -n ${PROOF_FUNCTION:-} ]] || prove -wp-prop=@lemma

# A called function without a contract would be given one that nobody wrote.
if grep -A 1 -E 'missing-spec|annot-error|Missing RTE|Degenerated' "$log" >&2; then
    fail 'a contract is missing or not understood'
fi

read -r proved goals < <(awk '/^\[wp\] Proved goals:/ { proved += $4; goals += $6 } END { print proved, goals }' "$log")
echo "proof: ${proved:-0} goals proved of ${goals:-0}, of the functions in tests/proof/functions, and of all lemmas"
if [[ ${proved:-0} -ne ${goals:-0} ]]; then
    grep -A 2 '^\[wp\] \[Failed\]' "$log" >&2
    exit 1
fi
[[ ${proved:-0} -ge $expected ]] || fail "there were $expected goals (tests/proof/goals); where have they gone?"
