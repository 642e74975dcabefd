# SPDX-License-Identifier: MIT
# Completion of baclofene for fish. Written by `make generated` from the table of options.

# None of these options is given; the value of the last one may just be typed.
function __baclofene_free
    set -l words (commandline -opc)
    for name in $argv
        if string match -q -- "--$name=*" $words; or contains -- --$name $words[1..-2]
            return 1
        end
    end
end

complete -c baclofene -f
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a titrate -d 'A rising schedule up to a planned maximum.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a taper -d 'A falling schedule, to a stop or to a lower dose.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a plan -d 'Any course, leg by leg: own blocks, up, hold, down, stop; or the sheet of a plan in a file.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a check -d 'Findings on a proposed plan.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a batch -d 'One schedule per row of a patient list.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a rules -d 'The encoded rules with their sources.'
complete -c baclofene -n 'not __fish_seen_subcommand_from titrate taper plan check batch rules help' -a help -d 'This help, or that of a command.'
complete -c baclofene -n '__fish_seen_subcommand_from check batch' -F
complete -c baclofene -n '__fish_seen_subcommand_from help' -a 'titrate taper plan check batch rules help'
complete -c baclofene -n '__fish_seen_subcommand_from titrate; and __baclofene_free target' -l target -x -d 'planned maximum dose, mg/day'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free from' -l from -x -d 'dose really taken on the day before day 1, without interruption, mg/day'
complete -c baclofene -n '__fish_seen_subcommand_from titrate plan check; and __baclofene_free held' -l held -x -d 'days already spent at that dose, the day before day 1 among them'
complete -c baclofene -n '__fish_seen_subcommand_from titrate plan; and __baclofene_free initial' -l initial -x -d 'first dose, mg/day; default the lowest of the protocol\'s start range'
complete -c baclofene -n '__fish_seen_subcommand_from titrate plan batch; and __baclofene_free step-days' -l step-days -x -d 'days per step; default 3'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper; and __baclofene_free maintain' -l maintain -x -d 'days at the final dose (not for a stop)'
complete -c baclofene -n '__fish_seen_subcommand_from taper; and __baclofene_free to' -l to -x -d 'dose to come down to, mg/day; default 0, a stop'
complete -c baclofene -n '__fish_seen_subcommand_from taper; and __baclofene_free days weeks max-step' -l days -x -d 'length of the taper in days, at least 2'
complete -c baclofene -n '__fish_seen_subcommand_from taper; and __baclofene_free weeks days max-step' -l weeks -x -d 'length of the taper in weeks'
complete -c baclofene -n '__fish_seen_subcommand_from taper plan; and __baclofene_free max-step days weeks' -l max-step -x -d 'steepest fall every 2 days, mg'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch; and __baclofene_free start' -l start -x -a 'today tomorrow' -d 'date of day 1: YYYY-MM-DD, today or tomorrow; without it days are numbered only'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free age birth-date' -l age -x -d 'age in completed years, 18 to 120'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free birth-date age' -l birth-date -x -d 'date of birth, YYYY-MM-DD, instead of the age; needs the date of day 1'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free indication' -l indication -x -a 'abstinence reduction other' -d 'indication: abstinence, reduction, other'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check' -l condition -x -a '(__fish_append , schizophrenia bipolar severe-depression epilepsy other-addiction pregnancy concomitant driving moderate-depression moderate-anxiety other-psychiatric none)' -d 'NAME[,NAME...]'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check' -l reviewed -x -a '(__fish_append , second-opinion collegial multidisciplinary psychiatric contraindication)' -d 'KIND[,KIND...]'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free intakes split' -l intakes -x -d 'equal intakes a day, 2 to 4; default 3'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free split intakes' -l split -x -d 'weights of the intakes, e.g. 1:1:2, instead of equal ones'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free times' -l times -x -d 'hours of the intakes, rising, as many as there are, e.g. 08:00,12:00,16:30'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch' -l tablets -x -a '(__fish_append , 10 20 30 40)' -d 'MG[,MG...]'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free prescription-days' -l prescription-days -x -d 'days of a prescription, 1 to 31; default 28'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free bridge-days' -l bridge-days -x -d 'days that tablets last for where an opinion is late, 0 to 31; default 7'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free notice' -l notice -x -d 'calendars: prescriptions due also so many days before, 0 to 14; 0: not; default 3'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan; and __baclofene_free replaces' -l replaces -x -d 'the sheet that this one replaces, by its date; every page says that it is void'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan; and __baclofene_free product' -l product -x -a 'baclocur zentiva' -d 'whose product codes FHIR has: baclocur, zentiva; not given: the substance alone'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free patient' -l patient -x -d 'name of the patient, on every page'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check; and __baclofene_free id' -l id -x -d 'record of the patient, on every page'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch rules; and __baclofene_free protocol' -l protocol -x -a 'rtu-2014 rtu-2017 amm-2021' -d 'protocol: rtu-2014, rtu-2017, amm-2021; default from BACLOFENE_PROTOCOL, else rtu-2014'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free format' -l format -x -a 'text csv json html ics fhir' -d 'format: text, csv, json, html, ics, fhir; default text'
complete -c baclofene -n '__fish_seen_subcommand_from check; and __baclofene_free format' -l format -x -a 'text csv json html' -d 'format: text, csv, json, html; default text'
complete -c baclofene -n '__fish_seen_subcommand_from rules help; and __baclofene_free format' -l format -x -a 'text json' -d 'format: text, json; default text'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch; and __baclofene_free delimiter' -l delimiter -x -a ', \; tab' -d 'between cells of csv: , (default) or ; or tab'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch; and not __fish_contains_opt bom' -l bom -d 'csv begins with a byte order mark, for Excel'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch; and __baclofene_free dates' -l dates -x -a 'iso dmy' -d 'how dates are read: iso, YYYY-MM-DD (default), or dmy, DD/MM/YYYY'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free sheet' -l sheet -x -a 'prescriber patient prescription' -d 'for whom text and html are: prescriber, patient, prescription; default prescriber'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan batch; and __baclofene_free rows' -l rows -x -a 'day level' -d 'a row of text and html is: day, level; default day'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan; and not __fish_contains_opt alarms' -l alarms -d 'calendars: a reminder at the hour of each intake'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan; and not __fish_contains_opt cancel' -l cancel -d 'calendars: the events of exactly this request, cancelled: an import takes them away'
complete -c baclofene -n '__baclofene_free lang' -l lang -x -a 'en fr' -d 'language; default from LC_ALL, LC_MESSAGES, LANG, else en'
complete -c baclofene -n 'not __fish_contains_opt ascii' -l ascii -d 'no character beyond ASCII in text'
complete -c baclofene -n '__baclofene_free output out-dir' -l output -r -F -d 'write to FILE, whole or not at all; an existing one is refused'
complete -c baclofene -n '__fish_seen_subcommand_from batch; and __baclofene_free out-dir output' -l out-dir -x -a '(__fish_complete_directories)' -d 'one file per row, <id>.txt .csv .json .html .ics .fhir.json, in this directory'
complete -c baclofene -n '__fish_seen_subcommand_from batch; and __baclofene_free rejects' -l rejects -r -F -d 'rejected rows as they came, formulas too, with their error, to be mended and fed back'
complete -c baclofene -n '__fish_seen_subcommand_from batch; and __baclofene_free findings' -l findings -r -F -d 'every schedule\'s findings, as CSV'
complete -c baclofene -n '__fish_seen_subcommand_from batch; and not __fish_contains_opt progress' -l progress -d 'rows and rate on standard error, about once a second'
complete -c baclofene -n '__fish_seen_subcommand_from titrate taper plan check batch; and not __fish_contains_opt strict' -l strict -d 'cautions and undocumented reviews count for the exit status'
complete -c baclofene -n '__fish_seen_subcommand_from check; and not __fish_contains_opt keep-going' -l keep-going -d 'a plan that cannot be read is told, the others are judged; exit status 2 all the same'
complete -c baclofene -n 'not __fish_contains_opt help' -l help -d 'this help'
complete -c baclofene -n 'not __fish_contains_opt version' -l version -d 'version of the program and of its rules'
