"""What the grammar needs to know of a language to hear that a sentence goes on with what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FollowWords:
    """Fragments of regular expressions, as in `Words`. `never`: words of requests that are about something else, such
    as what is booked already. `stops`, `refuses`: whole sentences.

    `yes`, `that` to `more`: what points at offers; they stand alone between other words. `nth`: ordinals to numbers;
    `nth_thing`: words after them, without which `not_nth` may not follow ("the second floor", "the first of May").
    `small`: all other words that such a sentence may hold; with any other word in it, it is a request of its own.
    `book`: words that begin a new request unless something offered is pointed at. `corrects`: what was said
    before is to be replaced. `soft`, `politely`: words before and after a bare number that say nothing about it.
    """

    never: str
    stops: str
    refuses: str
    yes: str
    that: str
    nth: Mapping[str, int]
    nth_thing: str
    not_nth: str
    numbered: str
    last: str
    bigger: str
    biggest: str
    smaller: str
    smallest: str
    larger: str
    more: str
    negation: str
    asks: str
    make: str
    day_shifts: Mapping[str, int]
    longer: str
    shorter: str
    book: frozenset[str]
    small: frozenset[str]
    corrects: str
    soft: str
    politely: str
    # a time that is not meant, before the one that is: "not at 3 but at 4"
    not_but: str = "(?!)"
