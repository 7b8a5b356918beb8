"""VALIDATION.md names only tests and files that exist, and each of the Store's rules once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "manifest" / "VALIDATION.md").read_text()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| ")]
RULES = [row for row in ROWS if row[0].isdecimal()]
RULE, MET, SHOWN = 1, 2, 3


@cache
def existing() -> frozenset[str]:
    """The names of all tests there are."""
    files = (ROOT / "tests").rglob("test_*.py")
    return frozenset(name for file in files for name in re.findall(r"def (test_\w+)\(", file.read_text()))


def unknown(text: str) -> list[str]:
    """What is named in it and does not exist."""
    names = re.findall(r"`([^`\s]+)`", text)
    missing = [name for name in names if name.startswith("test_") and name not in existing()]
    return missing + [name for name in names if "/" in name[1:] and not (ROOT / name).is_file()]


def test_every_rule_stands_there_once_and_in_order() -> None:
    assert [int(row[0]) for row in RULES] == list(range(1, 102))
    assert len(ROWS) == len(RULES) + TEXT.count("\n## ")


def test_what_is_named_exists() -> None:
    assert unknown(TEXT) == []
    assert unknown("`test_of_nothing` and `bot/nothing.py`") == ["test_of_nothing", "bot/nothing.py"], "the control"


def test_each_rule_is_short_and_answered() -> None:
    for row in RULES:
        assert len(row) == 4, row
        assert len(row[RULE].partition(": ")[2].split()) <= 12, row
        assert row[RULE][0] in "MGP"
        assert row[MET]
        assert row[SHOWN] == "–" or re.fullmatch(r"`[^`]+`(, `[^`]+`)*", row[SHOWN]), row


def test_what_no_file_shows_is_not_called_met() -> None:
    for row in RULES:
        if row[SHOWN] == "–":
            assert re.search(r"not met yet|needs a tenant|no sign-in", row[MET]), row
