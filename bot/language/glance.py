"""At a glance: whether a pattern can match in a sentence at all. Most say nothing about it, and a search that finds
nothing costs its way through every letter.

What a pattern matches holds one of its `clues`, which are runs of up to four characters; so a sentence without any of
them need not be searched. This is how code search engines pick the files worth reading (Russ Cox, "Regular Expression
Matching with a Trigram Index").
"""

from __future__ import annotations

import re
import re._constants as kind  # type: ignore[import-not-found]
import re._parser as grammar  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

LONGEST = 4
_COST = {1: 400, 2: 20, 3: 2, 4: 1}
"""How often a run of that length stands in a sentence by chance, against one of four."""

OFTEN, APART = 4, 16
"""How often a pattern is used before its clues are looked for, which costs as much as some hundred searches; and over
how many sentences that is spread, so that none has to wait for all of a language's.
"""

_known: dict[int, frozenset[str] | None] = {}
"""By the pattern's id, since its hash reads all of its code."""
_met: dict[int, tuple[re.Pattern[str], int]] = {}
"""How often each was used. It is held, so that its id stays its own."""


@lru_cache(maxsize=64)
def runs_of(text: str) -> frozenset[str]:
    """All runs of up to four characters."""
    return frozenset(text[at : at + length] for length in range(1, LONGEST + 1) for at in range(len(text)))


def may_match(pattern: re.Pattern[str], runs: frozenset[str]) -> bool:
    """Whether it could match in a text with these runs; True where that is not known."""
    try:
        found = _known[id(pattern)]
    except KeyError:
        _use(pattern)
        return True
    return found is None or not found.isdisjoint(runs)


def _use(pattern: re.Pattern[str]) -> None:
    used = _met.get(id(pattern), (pattern, 0))[1] + 1
    _met[id(pattern)] = pattern, used
    if used >= OFTEN + len(pattern.pattern) % APART:
        _known[id(pattern)] = clues(pattern)


def clues(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Runs of which each match holds at least one; None where there are none such."""
    if pattern.flags & re.IGNORECASE:
        return None
    return _clues(grammar.parse(pattern.pattern, pattern.flags))


def _clues(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The most telling of what must be there: all items of a sequence must, so one of them is enough."""
    return min(_needed(items), key=lambda runs: sum(_COST[len(run)] for run in runs), default=None)


def _needed(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    letters = ""
    for what, of in (*items, (None, None)):
        if what is kind.LITERAL and not _struck(of):
            letters += chr(of)
            continue
        if letters:
            yield frozenset({letters[:LONGEST]})
            letters = ""
        if (inside := _inside(what, of)) is not None:
            yield inside


def _inside(what: Any, of: Any) -> frozenset[str] | None:
    if what is kind.SUBPATTERN:
        return _clues(of[-1])
    if what is kind.BRANCH:
        each = [_clues(one) for one in of[1]]
        return None if None in each else frozenset().union(*(one for one in each if one))
    if what in (kind.MAX_REPEAT, kind.MIN_REPEAT) and of[0] > 0:
        return _clues(of[2])
    if what is kind.IN and all(one is kind.LITERAL and not _struck(letter) for one, letter in of):
        return frozenset(chr(letter) for _, letter in of)
    return None


def _struck(letter: int) -> bool:
    """A private-use character, with which `Sheet` strikes out: it comes into a text after its runs were taken."""
    return 0xE000 <= letter <= 0xF8FF
