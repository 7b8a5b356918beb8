"""Patterns written one alternative a line, so that long ones can be read; and tables of pattern to meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import TypeVar

Meaning = TypeVar("Meaning")
_MISLEADING = re.compile(r"\\\(|\[[^\]]*\(")
"""A bracket that opens no group."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled once: the tables are larger than the cache of `re`."""
    return re.compile(pattern)


def any_of(lines: str) -> str:
    """The lines as one group of alternatives. A line that ends in a backslash goes on in the next, without a gap.

    Neighbours that begin at a word's edge share that test: most places in a sentence are none, and fail once for all.
    """
    joined = re.sub(r"\\\n\s*", "", lines.strip())
    groups = groupby((line.strip() for line in joined.splitlines() if line.strip()), _begins_at_an_edge)
    return "(?:" + "|".join(_at_one_edge(list(some)) if edge else "|".join(some) for edge, some in groups) + ")"


def _begins_at_an_edge(line: str) -> bool:
    """Whether surely all of it does: a line may be alternatives itself."""
    if not line.startswith(r"\b") or _MISLEADING.search(line):
        return False
    depth = 0
    for piece in line.split("|")[:-1]:
        depth += piece.count("(") - piece.count(")")
        if depth <= 0:
            return False
    return True


def _at_one_edge(lines: list[str]) -> str:
    return r"\b(?:" + "|".join(line.removeprefix(r"\b") for line in lines) + ")"


def only_of(kind: str, besides: str) -> str:
    """A sentence of these words (lines as in `any_of`) and of nothing else, with at least one that is `kind`."""
    kind, besides = any_of(kind), any_of(besides)
    return rf"^(?=.{{0,60}}?(?<!\w){kind}(?!\w))(?:(?:{kind}|{besides})(?:[\W_]+|$)){{1,8}}$"


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
