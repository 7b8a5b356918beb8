"""What the grammar needs to know of a language. A language is one value of this type, in a file of its own.

The fields hold fragments of regular expressions, lower case, with no capturing groups; where order matters, longer
words come first. The grammar (days.py, clocks.py, ...) puts them together and is the same for every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

LANGUAGES = ("en", "de", "fr", "es", "nl")


NEVER = "(?!)"


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
    the: str
    of: str
    on: str
    this: str
    next: str
    next_after: str = NEVER
    following: str = NEVER
    last: str = NEVER
    past: str = NEVER
    week_after_next: str = NEVER
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
    rest_of_day: str = NEVER
    # relative
    within: str
    about: str
    hence: str
    ago: str = NEVER
    counted_from: str = NEVER
    now: str
    # clocks
    am: str = NEVER
    pm: str = NEVER
    oclock: str
    ish: str = NEVER
    # "3 heures", "las 3 horas", "3 uur": a time of day after "at", else a length
    clock_hour: str = NEVER
    plus: str = NEVER
    minus: str = NEVER
    clock_words: Mapping[str, str] = field(default_factory=dict)
    half_to: bool
    half: str
    quarter: str
    minutes_past: str = NEVER
    minutes_to: str = NEVER
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
    plural_parts: str = NEVER
    early: str = NEVER
    late: str = NEVER
    today_parts: Mapping[str, str] = field(default_factory=dict)
    later_today: str = NEVER
    # series
    every: str = NEVER
    other: str = NEVER
    series: Mapping[str, str] = field(default_factory=dict)
    # people, places, things
    people: str
    group_of: str = NEVER
    me_and: str = NEVER
    others: str = NEVER
    room_for: str
    fits: str = NEVER
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
    book: str
    # set phrases in other words, before anything is read: (pattern, what to write)
    rewrites: tuple[tuple[str, str], ...] = ()
    person_lead: str = ""
    free: str = ""
    instead_of: str = NEVER
    swap_for: str = NEVER


def words_of(lang: str) -> Words:
    """The words of `lang` ("en", "en-GB", "DE"); English where there are none."""
    base = lang.lower().replace("_", "-").split("-")[0]
    return _loaded(base if base in LANGUAGES else "en")


@cache
def _loaded(base: str) -> Words:
    words = import_module(f"bot.language.words_{base}").WORDS
    assert isinstance(words, Words)
    return words
