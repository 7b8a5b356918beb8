"""`make faults` tries all, `make faults FAULT=F7` one (or several: `FAULT="F7 F8"`): a table with what held.

Each fault is tried by a pytest of its own, the long doses included; what failed is printed below its row. What a test
measured it says by `record_property("measured", …)`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import NamedTuple

from tests.faults.catalogue import FAULTS
from tests.faults.marked import ROOT, Marked, marked


class Outcome(NamedTuple):
    """How many tests held and how many controls saw the harm; what did not, why some could not be tried, and what was
    measured.
    """

    held: int
    controls: int
    measured: tuple[str, ...]
    failed: tuple[str, ...]
    skipped: tuple[str, ...]
    said: str
    seconds: float


def tried(tests: Sequence[Marked]) -> Outcome:
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        options = ["-n", "0", "-q", "-m", "long or not long", "-p", "no:cacheprovider", f"--junitxml={report}"]
        options += ["-o", "junit_family=xunit1"]  # which knows properties of a test
        names = dict.fromkeys(one.test for one in tests)
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *names],
            cwd=ROOT,
            env={"NOOK_CRASHES": "200", "NOOK_EXAMPLES": "all", **os.environ},
            capture_output=True,
            text=True,
        )
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    controls = {one.test.rpartition("::")[2] for one in tests if one.kind == "control"}
    failed = tuple(_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = tuple(str(why.get("message")) for case in cases if (why := case.find("skipped")) is not None)
    passed = [case for case in cases if not list(case.iter("failure")) and case.find("skipped") is None]
    saw = sum(_name(case).partition("[")[0] in controls for case in passed)
    if run.returncode and not failed:
        failed = ("pytest itself",)
    measured = tuple(str(one.get("value")) for one in _properties(cases))
    return Outcome(len(passed) - saw, saw, measured, failed, skipped, run.stdout, time.monotonic() - began)


def _properties(cases: Sequence[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    return (one for case in cases for one in case.iter("property") if one.get("name") == "measured")


def _name(case: ElementTree.Element) -> str:
    return str(case.get("name"))


COLUMNS = {
    "fault": 5, "what is done to Nook, and the dose": 44, "what must hold, and what was measured": 52, "tests": 5,
    "controls": 8, "result": 6, "seconds": 7,
}  # fmt: skip


def row(*cells: str) -> str:
    """One row of the table, of as many lines as its longest cell needs."""
    wrapped = [
        [line for part in cell.split("\n") for line in wrap(part, width)] or [""]
        for cell, width in zip(cells, COLUMNS.values(), strict=True)
    ]
    lines = zip_longest(*wrapped, fillvalue="")
    widths = COLUMNS.values()
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def main(numbers: Sequence[str]) -> int:
    """1 where a fault did harm."""
    if unknown := set(numbers) - FAULTS.keys():
        print(f"There is no fault {', '.join(sorted(unknown))}: they are F1 to F{len(FAULTS)}.", file=sys.stderr)
        return 2
    tests, wrong = marked(), 0
    print(row(*COLUMNS))
    for number in numbers or FAULTS:
        fault, of_it = FAULTS[number], [one for one in tests if one.number == number]
        if not of_it:
            print(row(number, f"{fault.what}\n{fault.dose}", fault.holds, "", "", "not tried", ""))
            continue
        outcome = tried(of_it)
        wrong += bool(outcome.failed)
        result = "FAILED" if outcome.failed else "held"
        found = "\n".join([fault.holds, *(f"- {one}" for one in outcome.measured)])
        counted = (f"{outcome.held:5}", f"{outcome.controls:8}", result, f"{outcome.seconds:7.1f}")
        print(row(number, f"{fault.what}\n{fault.dose}", found, *counted), flush=True)
        notes = [*outcome.failed, *sorted(set(outcome.skipped)), *([f"less: {fault.less}"] if fault.less else [])]
        for note in notes:
            print(f"       {note}")
        if outcome.failed:
            print(outcome.said)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
