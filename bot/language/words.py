"""What the grammar needs to know of a language. A language is one value of this type, in a folder of its own.

The fields hold fragments of regular expressions, lower case, with no capturing groups; where order matters, longer
words come first. The grammar (days.py, clocks.py, ...) puts them together and is the same for every language.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TypeVar

from .aside_words import AsideWords
from .follow_words import FollowWords

# os, not pathlib: that costs a third of what importing this package may take
LANGUAGES = ("en", *sorted(name for name in os.listdir(os.path.dirname(__file__)) if len(name) == 2 and name != "en"))
"""A folder beside this file each, named by its ISO 639-1 code; English first."""

NEVER = "(?!)"

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Words:
    """The words of one language."""

    lang: str
    # numbers
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_ending: str
    hundred: str = NEVER
    thousand: str = NEVER
    # days
    month_first: bool
    weekdays: tuple[str, ...]
    weekday_plural: str = NEVER
    months: tuple[str, ...]
    near_days: Mapping[str, int]
    weekend: str = NEVER
    # names of days, as they are once numbers are digits, and when they are (holidays.py)
    holidays: Mapping[str, str] = field(default_factory=dict)
    # "KW 12": the word before the number of a week
    week_number: str = NEVER
    # words after which an ordinal is a day of the month, whatever follows: "am 15.", "op de 27e"
    date_lead: str = NEVER
    # "op 22-4": what parts day and month besides a dot, where a word such as "on" is before them
    date_dash: str = NEVER
    the: str
    of: str
    on: str
    this: str
    next: str
    next_after: str = NEVER
    following: str = NEVER
    last: str = NEVER
    past: str = NEVER
    # "end of April", "start of next week": its last day and its first, of a week Friday and Monday
    end_of: str = NEVER
    start_of: str = NEVER
    week_after_next: str = NEVER
    # behind a weekday: a week or two after the nearest ("lundi en huit", "en quinze")
    week_on: str = NEVER
    fortnight_on: str = NEVER
    # a number after these is a day, never a clock ("le 3 jusqu'a 17h"); after those it is never a day ("las 9.10")
    day_leads: tuple[str, ...] = ()
    clock_leads: tuple[str, ...] = ()
    with_: str
    polite: str = NEVER
    # lengths
    minute: str
    hour: str
    day: str
    week: str
    fortnight: str = NEVER
    month: str
    year: str
    one: str
    couple: str = NEVER
    few: str = NEVER
    further: str = NEVER
    and_half: str = NEVER
    set_lengths: Mapping[str, int] = field(default_factory=dict)
    length_for: str
    all_day: str
    # from this number on "10 heures" is a time of day, unless it is said to be a length
    clock_from_hour: int = 25
    # what may stand before the hours of "une reunion de 2 heures", unless it is followed by "a 4 heures"
    length_of: str = NEVER
    rest_of_day: str = NEVER
    # relative
    within: str
    # "binnen 2 uur": between now and then, not at the end of it
    inside: str = NEVER
    about: str
    hence: str
    ago: str = NEVER
    counted_from: str = NEVER
    now: str
    # clocks
    # how "3am" is written; where "am" is a word of its own, only without a space
    bare_am: str = "am"
    am: str = NEVER
    pm: str = NEVER
    oclock: str
    ish: str = NEVER
    # "3 heures", "las 3 horas", "3 uur": a time of day after "at", else a length
    clock_hour: str = NEVER
    # whether "3h" is likely of 24 hours; where every hour is written so, it is not
    h_of_24: bool = True
    # whether offices say hours of 24, so that a bare 7 is in the morning
    hours_of_24: bool = False
    plus: str = NEVER
    minus: str = NEVER
    clock_words: Mapping[str, str] = field(default_factory=dict)
    half_to: bool
    half: str
    quarter: str
    minutes_past: str = NEVER
    minutes_to: str = NEVER
    # "ten to three" may be a range as well
    minutes_to_is_range: bool = True
    at: str
    frm: str
    between: str
    to: str
    and_: str
    until: str
    after: str = NEVER
    ends: str = NEVER
    parts: Mapping[str, str]
    part_lead: str
    # hours of parts of the day, where they differ from those of parts.py
    part_hours: Mapping[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = field(default_factory=dict)
    plural_parts: str = NEVER
    early: str = NEVER
    late: str = NEVER
    today_parts: Mapping[str, str] = field(default_factory=dict)
    later_today: str = NEVER
    # "Thursday or Friday", "at 3 or 4"
    or_: str = NEVER
    # "Good morning", "Morgen zusammen!", "happy Friday": what opens a sentence and names no time
    hello: str = NEVER
    # series
    every: str = NEVER
    other: str = NEVER
    series: Mapping[str, str] = field(default_factory=dict)
    # people, places, things
    people: str
    group_of: str = NEVER
    me_and: str = NEVER
    others: str = NEVER
    # "with 3 colleagues": they and I
    alongside: str = NEVER
    peers: str = NEVER
    room_for: str
    # after a number of people, where "at" and "to" are the same word: "para 5 a las 3", "pour 5 à 15h"
    then_at: str = NEVER
    fits: str
    people_words: Mapping[str, int] = field(default_factory=dict)
    floor: str
    floor_words: Mapping[str, str] = field(default_factory=dict)
    number_sign: str = NEVER
    room: str
    building: str
    generic_place: str
    equipment: Mapping[str, str]
    without: str = NEVER
    called: str = NEVER
    subject_ends: str = NEVER
    subject_for: str = NEVER
    meeting_nouns: str
    # before such a noun, what makes it no meeting: "order lunch", "attend the training"
    errands: frozenset[str] = frozenset()
    # changes
    later: str = NEVER
    earlier: str = NEVER
    shorter: str = NEVER
    total: str = NEVER
    more: str = NEVER
    move_to: str
    at_word: str
    until_word: str
    noon_words: str
    end_now: str = NEVER
    bigger: str = NEVER
    # intents: (intent, needs, unless), read from the top
    intents: tuple[tuple[str, str, str], ...]
    filler: frozenset[str]
    ordinary: frozenset[str]
    # words of requests, mended where they are mistyped (slips.py)
    asked: frozenset[str] = frozenset()
    book: str
    # set phrases in other words, before anything is read: (pattern, what to write)
    rewrites: tuple[tuple[str, str], ...] = ()
    # the same once numbers are digits: "7 heures 10" to "7h10"
    digit_rewrites: tuple[tuple[str, str], ...] = ()
    person_lead: str = ""
    free: str = ""
    # "what's free", "which rooms are free": whoever asks so wants to see them all, whatever their size
    asks_free: str = NEVER
    instead_of: str = NEVER
    swap_for: str = NEVER
    # sentences that go on with what was said before; None: there are none in this language yet
    follow: FollowWords | None = None
    # what is said beside time, place and number; None: nothing is heard of it in this language yet
    asides: AsideWords | None = None


MADE: list[Callable[[Words], object]] = []
"""What is made once of each language's words and costs up to some hundredths of a second: patterns, mostly."""


def per_language(make: Callable[[Words], Made]) -> Callable[[Words], Made]:
    """Made at the first use, and kept; or beforehand, by whoever goes through `MADE`."""
    kept = cache(make)
    MADE.append(kept)
    return kept


def words_of(lang: str) -> Words:
    """The words of `lang` ("en", "en-GB", "DE"); English where there are none."""
    return _loaded(base_of(lang))


def base_of(locale: str) -> str:
    """ "de" of "de-AT"; "en" of a locale whose language Nook does not read."""
    base = locale.lower().replace("_", "-").split("-")[0]
    return base if base in LANGUAGES else "en"


@cache
def _loaded(base: str) -> Words:
    words = import_module(f"bot.language.{base}").WORDS
    assert isinstance(words, Words)
    return words
