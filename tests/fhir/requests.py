# SPDX-License-Identifier: MIT
"""Random requests of every kind and protocol, and the program that answers them."""
import datetime
import functools
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
sys.dont_write_bytecode = True
import answers  # noqa: E402

PROTOCOLS = ("rtu-2014", "rtu-2017", "amm-2021")

answering = functools.cache(answers.Answers)


def run(program, words, text=""):
    """What is said to a command line: exit status, standard output, standard error. PROGRAM: build/tests/answers."""
    return answering(program).text(words, text)


def date(text):
    return datetime.date.fromisoformat(text)


def facts(chance):
    """The patient, as options that check has too."""
    year = chance.choice([2014, 2016, 2017, 2018, 2022, 2026, 2027])
    words = ["--start", f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"]
    if chance.random() < 0.4:
        words += ["--birth-date", f"{year - 66}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"]
    else:
        words += ["--age", str(chance.randint(18, 90))]
    if chance.random() < 0.3:
        words += ["--condition", chance.choice(["none", "moderate-anxiety", "moderate-depression", "epilepsy"])]
    if chance.random() < 0.3:
        words += ["--indication", chance.choice(["abstinence", "reduction"])]
    if chance.random() < 0.3:
        words += ["--reviewed", chance.choice(["collegial", "second-opinion", "multidisciplinary,psychiatric"])]
    if chance.random() < 0.4:
        words += ["--patient", chance.choice(["Zoé « J » D.", 'a "b" \\ c', "=1+1", "Jeanne Martin"])]
    if chance.random() < 0.4:
        words += ["--id", chance.choice(["A12", "2026/00 7", "é"])]
    return words + ["--protocol", chance.choice(PROTOCOLS)]


def intakes(chance):
    """How the day is split: 2 to 4 intakes, and their hours."""
    count, words = chance.choice([(3, []), (3, []), (2, ["--intakes", "2"]), (4, ["--intakes", "4"]),
                                  (3, ["--split", "1:0:2"]), (4, ["--split", "1:1:1:3"])])
    if chance.random() < 0.3:
        words = words + ["--times", ",".join(["07:30", "12:00", "18:45", "23:05"][:count])]
    return words


def course(chance):
    """The command and what is planned; the dose before and how long it was held are facts too."""
    top = 5 * chance.randint(3, 40)
    start = 5 * chance.randint(1, 50)
    held = ["--from", str(start), "--held", str(chance.randint(0, 5))]
    return chance.choice([
        (["titrate", "--target", str(top)], []),
        (["titrate", "--target", str(start + 5 * chance.randint(0, 12)), "--maintain", str(chance.randint(1, 70))], held),
        (["taper"], ["--from", str(start)]),
        (["taper", "--to", str(5 * (start // 10)), "--maintain", str(chance.randint(1, 70))], ["--from", str(start)]),
        (["plan", "to", str(top), "hold", str(chance.randint(1, 60)), "stop"], []),
        (["plan", "hold", str(chance.randint(1, 30)), "stop", "hold", "40"], held),
        (["plan", "½-½-½x3", "½-½-1x3", "½-1-1x30"], []),
        (["plan", f"{start}x{chance.randint(1, 40)}"], held),
        (["plan", "0x3", "5+5+5x4", "0x2"], []),
    ])


def supply(chance):
    words = []
    if chance.random() < 0.4:
        words += ["--prescription-days", str(chance.randint(1, 31))]
    if chance.random() < 0.3:
        words += ["--bridge-days", str(chance.randint(0, 31))]
    tablets = chance.choice(["", "", "10,20", "10,30", "10,20,40", "10,20,30,40"])
    if tablets:
        words += ["--tablets", tablets]
    if chance.random() < 0.3:
        words += ["--product", chance.choice(["baclocur"] if tablets else ["baclocur", "zentiva"])]
    if chance.random() < 0.2:
        words += ["--replaces", "2014-03-14"]
    return words


def requests(seed, count):
    """That many requests: the command, facts that check has too, and other options."""
    chance = random.Random(seed)
    for _ in range(count):
        command, before = course(chance)
        yield command, before + facts(chance), intakes(chance) + supply(chance)
