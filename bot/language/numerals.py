"""Numbers in words become digits: "twenty five" to "25", "third" to "3rd", "two thousand and seventeen" to "2017"."""

from __future__ import annotations

import re
from collections.abc import Callable

from .alternatives import either
from .sheet import Sheet
from .words import Words, per_language

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]


def _written(text: str) -> Callable[[re.Match[str]], str]:
    return lambda found: found.expand(text)


@per_language
def _rewrites(words: Words) -> tuple[Rewrite, ...]:
    tens = {name: value for name, value in words.numbers.items() if value >= 20 and value % 10 == 0}
    ones = {name: value for name, value in words.numbers.items() if 0 < value < 10}
    small_ordinals = {name: value for name, value in words.ordinals.items() if value < 10}
    ending = words.ordinal_ending.split("|")[0].replace("\\", "")

    def tens_and_ordinal(found: re.Match[str]) -> str:
        return f"{tens[found[1]] + small_ordinals[found[2]]}{ending}"

    def tens_and_ones(found: re.Match[str]) -> str:
        return str(tens[found[1]] + ones[found[2]])

    def hundreds(found: re.Match[str]) -> str:
        return str(int(found[1] or 1) * 100 + int(found[2] or 0))

    def thousands(found: re.Match[str]) -> str:
        return str(int(found[1] or 1) * 1000 + int(found[2] or 0))

    phrases = tuple((re.compile(pattern), _written(text)) for pattern, text in words.rewrites)
    return (
        *phrases,
        (re.compile(rf"\b({either(tens)})[ -]({either(small_ordinals)})\b"), tens_and_ordinal),
        (re.compile(rf"\b({either(tens)})[ -]?({either(ones)})\b"), tens_and_ones),
        (re.compile(rf"\b({either(words.numbers)})\b"), lambda found: str(words.numbers[found[1]])),
        (re.compile(rf"(?<!\d )\b({either(words.ordinals)})\b"), lambda found: f"{words.ordinals[found[1]]}{ending}"),
        (re.compile(rf"\b(\d{{1,2}}) (?:{words.hundred})(?: (?:{words.and_}))?(?: (\d{{1,2}}))?\b"), hundreds),
        (re.compile(rf"\b(\d{{1,3}}) (?:{words.thousand})(?: (?:{words.and_}))?(?: (\d{{1,3}}))?\b"), thousands),
        *((re.compile(pattern), _written(text)) for pattern, text in words.digit_rewrites),
    )


def write_digits(sheet: Sheet, words: Words) -> None:
    for pattern, write in _rewrites(words):
        sheet.rewrite(pattern, write)
