# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of baclofene for bash. Written by `make generated` from the table of options.

_baclofene_names() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

# Options, but for those that one which is given excludes.
_baclofene_options() {
    local word excluded='' offered=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case ${word%%=*} in
        --target) excluded+=' --target ' ;;
        --from) excluded+=' --from ' ;;
        --held) excluded+=' --held ' ;;
        --initial) excluded+=' --initial ' ;;
        --step-days) excluded+=' --step-days ' ;;
        --maintain) excluded+=' --maintain ' ;;
        --to) excluded+=' --to ' ;;
        --days | --weeks | --max-step) excluded+=' --days --weeks --max-step ' ;;
        --start) excluded+=' --start ' ;;
        --age | --birth-date) excluded+=' --age --birth-date ' ;;
        --indication) excluded+=' --indication ' ;;
        --intakes | --split) excluded+=' --intakes --split ' ;;
        --times) excluded+=' --times ' ;;
        --prescription-days) excluded+=' --prescription-days ' ;;
        --bridge-days) excluded+=' --bridge-days ' ;;
        --notice) excluded+=' --notice ' ;;
        --replaces) excluded+=' --replaces ' ;;
        --product) excluded+=' --product ' ;;
        --patient) excluded+=' --patient ' ;;
        --id) excluded+=' --id ' ;;
        --protocol) excluded+=' --protocol ' ;;
        --format) excluded+=' --format ' ;;
        --delimiter) excluded+=' --delimiter ' ;;
        --bom) excluded+=' --bom ' ;;
        --dates) excluded+=' --dates ' ;;
        --sheet) excluded+=' --sheet ' ;;
        --rows) excluded+=' --rows ' ;;
        --alarms) excluded+=' --alarms ' ;;
        --cancel) excluded+=' --cancel ' ;;
        --lang) excluded+=' --lang ' ;;
        --ascii) excluded+=' --ascii ' ;;
        --output | --out-dir) excluded+=' --output --out-dir ' ;;
        --rejects) excluded+=' --rejects ' ;;
        --findings) excluded+=' --findings ' ;;
        --progress) excluded+=' --progress ' ;;
        --strict) excluded+=' --strict ' ;;
        --keep-going) excluded+=' --keep-going ' ;;
        --help) excluded+=' --help ' ;;
        --version) excluded+=' --version ' ;;
        esac
    done
    for word in $1; do
        [[ $excluded == *" $word "* ]] || offered+=("$word")
    done
    _baclofene_names "${offered[*]}"
}

# Names with commas in between: what stands behind the last comma is completed.
_baclofene_set() {
    local before=''
    [[ $current != *,* ]] || before=${current%,*},
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${current##*,}")
    compopt -o nospace 2>/dev/null || true
}

_baclofene_files() {
    mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
    compopt -o filenames 2>/dev/null || true
}

_baclofene() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word
    COMPREPLY=()
    if [[ $current == '=' ]]; then
        current=''
    elif [[ $previous == '=' ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        titrate | taper | plan | check | batch | rules | help)
            command=$word
            break
            ;;
        esac
    done
    case ${command:-help}:$previous in
    *:--target) : ;;
    *:--from) : ;;
    *:--held) : ;;
    *:--initial) : ;;
    *:--step-days) : ;;
    *:--maintain) : ;;
    *:--to) : ;;
    *:--days) : ;;
    *:--weeks) : ;;
    *:--max-step) : ;;
    *:--start) _baclofene_names 'today tomorrow' ;;
    *:--age) : ;;
    *:--birth-date) : ;;
    *:--indication) _baclofene_names 'abstinence reduction other' ;;
    *:--condition) _baclofene_set 'schizophrenia
            bipolar
            severe-depression
            epilepsy
            other-addiction
            pregnancy
            concomitant
            driving
            moderate-depression
            moderate-anxiety
            other-psychiatric
            none' ;;
    *:--reviewed) _baclofene_set 'second-opinion
            collegial
            multidisciplinary
            psychiatric
            contraindication' ;;
    *:--intakes) : ;;
    *:--split) : ;;
    *:--times) : ;;
    *:--tablets) _baclofene_set '10
            20
            30
            40' ;;
    *:--prescription-days) : ;;
    *:--bridge-days) : ;;
    *:--notice) : ;;
    *:--replaces) : ;;
    *:--product) _baclofene_names 'baclocur zentiva' ;;
    *:--patient) : ;;
    *:--id) : ;;
    *:--protocol) _baclofene_names 'rtu-2014 rtu-2017 amm-2021' ;;
    rules:--format) _baclofene_names 'text json' ;;
    help:--format) _baclofene_names 'text json' ;;
    check:--format) _baclofene_names 'text csv json html' ;;
    *:--format) _baclofene_names 'text csv json html ics fhir' ;;
    *:--delimiter) _baclofene_names ', \; tab' ;;
    *:--dates) _baclofene_names 'iso dmy' ;;
    *:--sheet) _baclofene_names 'prescriber patient prescription' ;;
    *:--rows) _baclofene_names 'day level' ;;
    *:--lang) _baclofene_names 'en fr' ;;
    *:--output) _baclofene_files -f ;;
    *:--out-dir) _baclofene_files -d ;;
    *:--rejects) _baclofene_files -f ;;
    *:--findings) _baclofene_files -f ;;
    *)
        case $command:$current in
        titrate:-*) _baclofene_options '
            --target
            --from
            --held
            --initial
            --step-days
            --maintain
            --start
            --age
            --birth-date
            --indication
            --condition
            --reviewed
            --intakes
            --split
            --times
            --tablets
            --prescription-days
            --bridge-days
            --notice
            --replaces
            --product
            --patient
            --id
            --protocol
            --format
            --delimiter
            --bom
            --dates
            --sheet
            --rows
            --alarms
            --cancel
            --lang
            --ascii
            --output
            --strict
            --help
            --version' ;;
        taper:-*) _baclofene_options '
            --from
            --maintain
            --to
            --days
            --weeks
            --max-step
            --start
            --age
            --birth-date
            --indication
            --condition
            --reviewed
            --intakes
            --split
            --times
            --tablets
            --prescription-days
            --bridge-days
            --notice
            --replaces
            --product
            --patient
            --id
            --protocol
            --format
            --delimiter
            --bom
            --dates
            --sheet
            --rows
            --alarms
            --cancel
            --lang
            --ascii
            --output
            --strict
            --help
            --version' ;;
        plan:-*) _baclofene_options '
            --from
            --held
            --initial
            --step-days
            --max-step
            --start
            --age
            --birth-date
            --indication
            --condition
            --reviewed
            --intakes
            --split
            --times
            --tablets
            --prescription-days
            --bridge-days
            --notice
            --replaces
            --product
            --patient
            --id
            --protocol
            --format
            --delimiter
            --bom
            --dates
            --sheet
            --rows
            --alarms
            --cancel
            --lang
            --ascii
            --output
            --strict
            --help
            --version' ;;
        check:-*) _baclofene_options '
            --from
            --held
            --start
            --age
            --birth-date
            --indication
            --condition
            --reviewed
            --patient
            --id
            --protocol
            --format
            --delimiter
            --bom
            --dates
            --lang
            --ascii
            --output
            --strict
            --keep-going
            --help
            --version' ;;
        batch:-*) _baclofene_options '
            --step-days
            --start
            --intakes
            --split
            --times
            --tablets
            --prescription-days
            --bridge-days
            --notice
            --protocol
            --format
            --delimiter
            --bom
            --dates
            --sheet
            --rows
            --lang
            --ascii
            --output
            --out-dir
            --rejects
            --findings
            --progress
            --strict
            --help
            --version' ;;
        rules:-*) _baclofene_options '
            --protocol
            --format
            --lang
            --ascii
            --output
            --help
            --version' ;;
        :-* | help:-*) _baclofene_options '
            --format
            --lang
            --ascii
            --output
            --help
            --version' ;;
        check:* | batch:*) _baclofene_files -f ;;
        :* | help:*) _baclofene_names 'titrate taper plan check batch rules help' ;;
        esac
        ;;
    esac
}

complete -F _baclofene baclofene
