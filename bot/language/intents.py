"""What somebody wants: the first rule of the language that fits. A bare time asks for a room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .glance import may_match, runs_of
from .places import BUILDING_MARK, ROOM_MARK
from .sheet import MARKS, THING, Sheet
from .understanding import Intent
from .words import Words, per_language

MOST_NAMED = 2
"""Words before the kind of meeting that may be its name."""
_ROOMS = re.compile(f"{ROOM_MARK}+")
_BUILDINGS = re.compile(f"{BUILDING_MARK}+")
_THINGS = re.compile(f"{THING}+")
_STRUCK = re.compile(f"[{MARKS}{ROOM_MARK}{BUILDING_MARK}]")
_OPENINGS = tuple(map(re.compile, (r"[^,.!?:;]{1,30}[,.!?:;]+\s*", r"\S+\s+", r"\S+\s+\S+\s+")))
"""How long a greeting may be: up to the first stop, a word, two words."""
_LEFT = re.compile(rf"[{MARKS}{ROOM_MARK}{BUILDING_MARK}]+|[^\w' ]+")


@per_language
def _rules(w: Words) -> tuple[tuple[Intent, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (Intent(name), re.compile(needs), re.compile(unless) if unless else None) for name, needs, unless in w.intents
    )


@per_language
def _noun(w: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{w.meeting_nouns})(?!\w)")


@per_language
def _lead(w: Words) -> re.Pattern[str]:
    """What stands before times and says nothing without one: "about", "from"."""
    return re.compile(rf"(?<!\w)(?:{w.at}|{w.about}|{w.frm}|{w.after}|{w.on})(?!\w)")


def marked(text: str) -> str:
    """The text as the rules are written for: a known room is "@room", words in quotation marks are left out."""
    text = _THINGS.sub(" ", _BUILDINGS.sub("@building", _ROOMS.sub("@room", text)))
    return " ".join(text.replace(" ' s ", "'s ").split())


def intent_of(text: str, w: Words) -> Intent:
    """The intent of a `marked` sentence whose known places and quotations are struck out, and nothing else."""
    runs = runs_of(text)
    for intent, needs, unless in _rules(w):
        if may_match(needs, runs) and needs.search(text) and not (unless and unless.search(text)):
            return intent
    return Intent.NONE


@per_language
def _hello(w: Words) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{w.hello})(?![\w-])")


def take_hello(sheet: Sheet, w: Words) -> None:
    """ "Good morning, a room at 2" is about no morning, and "Guten Morgen" about no tomorrow: struck out."""
    sheet.take(_hello(w), THING)


@per_language
def _asks_free(w: Words) -> re.Pattern[str]:
    return re.compile(w.asks_free)


def asks_what_is_free(text: str, w: Words) -> bool:
    """Of a `marked` sentence: "what's free", "any rooms free at 3", and not "a free room"."""
    return _asks_free(w).search(text) is not None


def beyond_greeting(said: str) -> Iterator[str]:
    """What may be wanted after a greeting: of "hey there, can we get something at 2" what follows."""
    return (said[found.end() :] for opening in _OPENINGS if (found := opening.match(said)))


def is_bare_wish(sheet: Sheet, w: Words) -> bool:
    """Nothing is left but small words, and what kind of meeting it is, once time, place, people and number are struck
    out: "2pm tomorrow for 6", "quick sync with Adele at 3".
    """
    text, noun = sheet.text, sheet.search(_noun(w))
    if noun and len(named := text[: noun.start()].split()) <= MOST_NAMED and w.errands.isdisjoint(named):
        text = text[noun.end() :]
    left = _LEFT.sub(" ", _lead(w).sub(" ", _noun(w).sub(" ", text))).split()
    return sheet.search(_STRUCK) is not None and all(word in w.filler for word in left)
