# SPDX-License-Identifier: MIT
# A list of patients for batch, the same one each time: awk -v patients=1000 -f patients.awk
# Two thirds are titrations to 60-130 mg with 7-28 days at the final dose, one third tapers; about 40 days each.

# Park and Miller's generator: its products are exact in every awk.
function random(least, most) {
    seed = seed * 16807 % 2147483647
    return least + seed % (most - least + 1)
}

function date(first_year, last_year) {
    return sprintf("%04d-%02d-%02d", random(first_year, last_year), random(1, 12), random(1, 28))
}

function name() {
    return given[random(1, givens)] " " family[random(1, families)]
}

BEGIN {
    seed = 20140314
    givens = split("Jeanne Paul Marie Louis Hélène Noël Fatima Jean-Luc Inès André", given, " ")
    families = split("Martin Bernard Lefèvre Moreau Garcia Benoît Dupont Nguyen Petit Le~Goff", family, " ")
    gsub("~", " ", family[families])
    print "id,command,patient,birth_date,start,protocol,target,from,max_step,maintain"
    for (patient = 1; patient <= patients; patient++) {
        person = name() "," date(1945, 2004) "," date(2026, 2027) "," (random(1, 2) == 1 ? "amm-2021" : "rtu-2014")
        if (random(1, 3) <= 2) {
            plan = 10 * random(6, 13) ",,," random(7, 28)
        } else {
            plan = "," 10 * random(6, 12) "," 5 * random(1, 2) ","
        }
        printf "P%07d,%s,%s,%s\n", patient, plan ~ /^,/ ? "taper" : "titrate", person, plan
    }
}
