"""docs/threats.md names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_control_names_tests_that_there_are() -> None:
    table = [line for line in (ROOT / "docs/threats.md").read_text().splitlines() if line.startswith("| ")][1:]
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    }
    assert len(table) > 15
    for line in table:
        named = re.findall(r"`(test_\w+)`", line)
        assert named, line
        assert not set(named) - there, line
