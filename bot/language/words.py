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


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language."""

    lang: str
    # numbers
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_ending: str
    hundred: str
    thousand: str
    # days
    month_first: bool
    weekdays: tuple[str, ...]
    weekday_plural: str
    months: tuple[str, ...]
    near_days: Mapping[str, int]
    weekend: str
    the: str
    of: str
    on: str
    this: str
    next: str
    next_after: str
    following: str
    last: str
    past: str
    week_after_next: str
    with_: str
    polite: str
    # lengths
    minute: str
    hour: str
    day: str
    week: str
    fortnight: str
    month: str
    year: str
    one: str
    couple: str
    few: str
    further: str
    and_half: str
    set_lengths: Mapping[str, int]
    length_for: str
    all_day: str
    rest_of_day: str
    # relative
    within: str
    about: str
    hence: str
    ago: str
    counted_from: str
    now: str
    # clocks
    am: str
    pm: str
    oclock: str
    ish: str
    clock_words: Mapping[str, str]
    half_to: bool
    half: str
    quarter: str
    minutes_past: str
    minutes_to: str
    at: str
    frm: str
    between: str
    to: str
    and_: str
    until: str
    after: str
    ends: str
    parts: Mapping[str, str]
    part_lead: str
    plural_parts: str
    early: str
    late: str
    today_parts: Mapping[str, str]
    later_today: str
    # series
    every: str
    other: str
    every_words: Mapping[str, str]
    series: Mapping[str, str]
    # people, places, things
    people: str
    group_of: str
    me_and: str
    others: str
    room_for: str
    fits: str
    people_words: Mapping[str, int]
    floor: str
    floor_words: Mapping[str, str]
    number_sign: str
    room: str
    building: str
    generic_place: str
    equipment: Mapping[str, str]
    without: str
    called: str
    subject_ends: str
    subject_for: str
    meeting_nouns: str
    # changes
    later: str
    earlier: str
    shorter: str
    total: str
    more: str
    move_to: str
    at_word: str
    until_word: str
    noon_words: str
    end_now: str
    # intents: (intent, needs, unless), read from the top
    intents: tuple[tuple[str, str, str], ...]
    filler: frozenset[str]
    ordinary: frozenset[str]
    book: str
    person_lead: str = ""
    free: str = ""
    instead_of: str = "(?!)"
    swap_for: str = "(?!)"
    room_after: bool = True
    typos: Mapping[str, str] = field(default_factory=dict)


@cache
def words_of(lang: str) -> Words:
    """The words of `lang` ("en", "en-GB", "DE"); English where there are none."""
    base = lang.lower().replace("_", "-").split("-")[0]
    if base not in LANGUAGES:
        base = "en"
    words = import_module(f"bot.language.words_{base}").WORDS
    assert isinstance(words, Words)
    return words
