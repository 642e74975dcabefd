# SPDX-License-Identifier: MIT
"""libbaclofene from Python, with nothing but the standard library.

    python3 baclofene.py LIBRARY [PROTOCOL TARGET]      LIBRARY: build/libbaclofene.so.0.1.0, made by `make shared`
"""
import ctypes as c
import sys

INTAKES_MAX, BLOCKS_MAX, DAYS_MAX, FINDINGS_PER_DAY = 4, 512, 3660, 21
OK = 0
CHECKER_BYTES = 1024  # more than sizeof (bac_checker): its members are the library's own


class Titration(c.Structure):  # bac_titration
    _fields_ = [(name, c.c_uint16) for name in (
        "target_mg", "from_mg", "held_days", "step_days", "initial_mg", "maintain_days")]


class Block(c.Structure):  # bac_block
    _fields_ = [("dose_mg", c.c_uint16), ("days", c.c_uint16), ("intake_mg", c.c_uint16 * INTAKES_MAX),
                ("intake_count", c.c_uint8)]


class Plan(c.Structure):  # bac_plan
    _fields_ = [("count", c.c_uint16), ("block", Block * BLOCKS_MAX), ("phase", c.c_uint8 * DAYS_MAX)]


class Patient(c.Structure):  # bac_patient; all zero: nothing known, an initiation
    _fields_ = [("from_mg", c.c_uint16), ("held_days", c.c_uint16), ("held_known", c.c_bool), ("dated", c.c_bool),
                ("born", c.c_bool), ("age", c.c_uint8), ("start", c.c_int32), ("birth", c.c_int32),
                ("conditions", c.c_uint16), ("on_file", c.c_uint8), ("indication", c.c_int)]


class Day(c.Structure):  # bac_day
    _fields_ = [("dose_mg", c.c_uint16), ("intake_count", c.c_uint8), ("intake_mg", c.c_uint16 * INTAKES_MAX),
                ("last", c.c_bool)]


class Finding(c.Structure):  # bac_finding
    _fields_ = [("rule", c.c_int), ("severity", c.c_int), ("condition", c.c_int)] + [
        (name, c.c_uint16) for name in ("day", "dose_mg", "before_mg", "number", "limit")]


class Baclofene:
    def __init__(self, path):
        self.library = c.CDLL(path)
        self.library.bac_protocol_find.restype = c.c_void_p
        self.library.bac_protocol_find.argtypes = [c.c_char_p]
        self.library.bac_titrate.argtypes = [c.POINTER(Plan), c.c_void_p, c.POINTER(Titration)]
        self.library.bac_check_begin.argtypes = [c.c_void_p, c.c_void_p, c.POINTER(Patient)]
        self.library.bac_check_day.argtypes = [c.c_void_p, c.POINTER(Day), c.POINTER(Finding)]
        self.library.bac_check_day.restype = c.c_uint

    def protocol(self, name):
        found = self.library.bac_protocol_find(name.encode())
        if not found:
            raise ValueError(f"{name}: no such protocol")
        return found

    def titrate(self, protocol, **request):
        """A list of (dose in mg per day, days). The generator knows no limits: let check() see every plan."""
        plan = Plan()
        status = self.library.bac_titrate(plan, self.protocol(protocol), Titration(**request))
        if status != OK:
            raise ValueError(f"bac_status {status}, see baclofene.h")
        return [(block.dose_mg, block.days) for block in plan.block[:plan.count]]

    def check(self, protocol, plan, **patient):
        """What the checker finds in a plan as titrate() gives it, for a patient who is known so far."""
        checker = c.create_string_buffer(CHECKER_BYTES)
        found = (Finding * FINDINGS_PER_DAY)()
        self.library.bac_check_begin(checker, self.protocol(protocol), Patient(**patient))
        doses = [dose for dose, days in plan for _ in range(days)]
        for number, dose in enumerate(doses, 1):
            day = Day(dose_mg=dose, last=number == len(doses))
            count = self.library.bac_check_day(checker, day, found)
            yield from (Finding.from_buffer_copy(each) for each in found[:count])


if __name__ == "__main__":
    baclofene = Baclofene(sys.argv[1])
    protocol, target = sys.argv[2:4] or ("amm-2021", "90")
    plan = baclofene.titrate(protocol, target_mg=int(target))
    for dose, days in plan:
        print(f"{dose} mg per day for {days} days")
    for each in baclofene.check(protocol, plan):
        print(f"day {each.day}: rule {each.rule}, severity {each.severity}")
