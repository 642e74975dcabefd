#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The schedules of a list as a short script makes them: something to compare the speed of batch with.

It knows what patients.awk asks for: titrations of 3-day steps from 15 mg with a maintenance, and stops with a steepest
fall; three equal intakes; rtu-2014 and amm-2021. Nothing is checked.
"""
import csv
import sys
from datetime import date, timedelta

HEADER = "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review".split(",")


def titration(target, maintain, protocol):
    dose = 15
    while dose < target:
        yield dose, 3, "titration"
        dose = min(target, dose + (5 if protocol == "rtu-2014" and dose < 30 else 10))
    yield target, maintain, "maintenance"


def stop(dose, max_step):
    days = max(7, 2 * (-(-dose // max_step) - 1))
    levels = min(days // 2, dose // 5 - 1)
    fall, larger_falls = divmod(dose // 5, levels + 1)
    stay, longer_stays = divmod(days, levels)
    for level in range(levels):
        dose -= 5 * (fall + (level < larger_falls))
        yield dose, stay + (level >= levels - longer_stays), "taper"
    yield 0, 1, "stop"


def intakes(dose):
    upto = [dose // 5 * i // 3 * 5 for i in range(4)]
    return [after - before for before, after in zip(upto, upto[1:])]


def age_on(day, birth):
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def review(protocol, dose, age):
    if protocol == "amm-2021":
        return "multidisciplinary" if dose > 80 else "none"
    if dose >= 180 or (dose >= 120 and age >= 66):
        return "collegial"
    return "second-opinion" if dose > 120 else "none"


def main():
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    for row in csv.DictReader(sys.stdin):
        protocol = row["protocol"]
        birth = date.fromisoformat(row["birth_date"])
        today = date.fromisoformat(row["start"])
        number = 1
        if row["command"] == "titrate":
            before = 0
            levels = titration(int(row["target"]), int(row["maintain"]), protocol)
        else:
            before = int(row["from"])
            levels = stop(before, int(row["max_step"]))
        for dose, days, phase in levels:
            for _ in range(days):
                writer.writerow([row["id"], number, today.isoformat(), dose, *intakes(dose), "", dose - before, phase,
                                 review(protocol, dose, age_on(today, birth))])
                number += 1
                today += timedelta(days=1)
                before = dose


main()
