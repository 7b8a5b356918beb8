"""In which language a sentence is written, and what it means in it.

A person writes in the language of their Teams, or in English, or now and then in another one. Words that only one of
the languages has decide; where nothing is understood so, the other two of these are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache
from typing import TypeVar

from bot.domain.working_hours import USUAL, WorkingHours

from . import understand
from .follow_ups import FollowUp, follow_up
from .of_series import OfSeries, of_series
from .sheet import folded
from .understanding import EMPTY, Directory, Intent, Understanding
from .words import LANGUAGES, Words, base_of, words_of

LONGEST = 400
_WORD = re.compile(r"[^\W\d_]{2,}")
Read = TypeVar("Read")


def read(
    text: str, now: datetime, directory: Directory = EMPTY, locale: str = "en", hours: WorkingHours = USUAL
) -> Understanding:
    """What `text` means, of somebody whose Teams is set to `locale` ("de-AT"). `now`, `hours` as in `understand`."""
    return _first(
        text,
        locale,
        lambda lang: understand(text, now, directory, lang, hours),
        lambda meant: meant.intent is not Intent.NONE or meant.act is not None,
    )


def read_on(
    text: str, now: datetime, directory: Directory = EMPTY, locale: str = "en", hours: WorkingHours = USUAL
) -> FollowUp | None:
    """What `text` changes of what was said before; None where it stands for itself."""
    return _first(
        text, locale, lambda lang: follow_up(text, now, directory, lang, hours), lambda said: said is not None
    )


def read_of_series(text: str, now: datetime, locale: str = "en", hours: WorkingHours = USUAL) -> OfSeries | None:
    """What `text` says of a series that is being talked about; None where it says anything else."""
    return _first(text, locale, lambda lang: of_series(text, now, lang, hours), lambda said: said is not None)


def _first(text: str, locale: str, read_in: Callable[[str], Read], understood: Callable[[Read], bool]) -> Read:
    home = base_of(locale)
    written = language_of(text, home)
    first = read_in(written)
    if understood(first):
        return first
    for lang in dict.fromkeys((home, "en")):
        if lang != written and understood(other := read_in(lang)):
            return other
    return first


@lru_cache(maxsize=64)
def language_of(text: str, home: str = "en") -> str:
    """The language most of the words are of that only one of them has; `home` where none has more of them."""
    words = set(_WORD.findall(folded(text[:LONGEST])))
    signs = _signs()
    best, most = home, len(words & signs[home])
    for lang in LANGUAGES:
        if lang != home and (count := len(words & signs[lang])) > most:
            best, most = lang, count
    return best


@cache
def _signs() -> dict[str, frozenset[str]]:
    """Of each language the words that no other has."""
    known = {lang: _vocabulary(words_of(lang)) for lang in LANGUAGES}
    return {
        lang: words - frozenset().union(*(others for other, others in known.items() if other != lang))
        for lang, words in known.items()
    }


def _vocabulary(w: Words) -> frozenset[str]:
    plain = {word for word in w.numbers if word.isalpha()}
    return w.ordinary | w.filler | plain | (w.follow.small | w.follow.book if w.follow else frozenset())
