"""Patterns written one alternative a line, so that long ones can be read; and tables of pattern to meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

Meaning = TypeVar("Meaning")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled once: the tables are larger than the cache of `re`."""
    return re.compile(pattern)


def any_of(lines: str) -> str:
    """The lines as one group of alternatives. A line that ends in a backslash goes on in the next, without a gap."""
    joined = re.sub(r"\\\n\s*", "", lines.strip())
    return "(?:" + "|".join(line.strip() for line in joined.splitlines() if line.strip()) + ")"


def words_in(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def list_of(text: str) -> list[str]:
    """The words of a text in their order."""
    return text.split()


def either(words: Mapping[str, object]) -> str:
    """The keys as one alternation, longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


def meaning(table: Mapping[str, Meaning], found: re.Match[str], group: str | int) -> Meaning:
    """What the table says of the words a group found; the table's keys are patterns that `either` joined."""
    start, end = found.span(group)
    for pattern in sorted(table, key=len, reverse=True):
        if _compiled(pattern).fullmatch(found.string, start, end):
            return table[pattern]
    raise KeyError(found[group])
