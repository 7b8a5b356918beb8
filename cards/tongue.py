"""The language a card is written in: the one place that knows the catalogues.

Whole sentences only. Values go into named places, so that a translator may put them where their language wants them:
`say("{room} declined", room=room)`. The English sentence is the key; `catalogues/<language>.po` has the others, written
by `make catalogues` from what the cards say. What is not translated yet is said in English.

While a card is drawn, `speaking` says for whom; cards themselves never ask which language it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from gettext import c2py
from pathlib import Path
from typing import Literal, TypeVar

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Said = TypeVar("Said")

CATALOGUES = Path(__file__).with_name("catalogues")
SOURCE = "en"
LANGUAGES: tuple[str, ...] = (SOURCE, *sorted(file.stem for file in CATALOGUES.glob("*.po")))
"""Languages that cards can be written in, as their ISO 639-1 codes; English first."""
_LONGEST_HEADER = 500
_FRENCH_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")
_WEIGHT = re.compile(r"q=([01](?:\.[0-9]{0,3})?)", re.IGNORECASE)


def language_of(locale: str) -> str:
    """The language that a reader with Teams' `locale` ("de-AT") gets: theirs where it has a catalogue, else English."""
    language = locale.replace("_", "-").lower().partition("-")[0]
    return language if language in LANGUAGES else SOURCE


def accepted(header: str) -> str:
    """The language that a browser gets: of those its Accept-Language names, the weightiest that has a catalogue, else
    English.

    Source: RFC 9110, section 12.5.4.
    """
    named = [_weighed(one) for one in header[:_LONGEST_HEADER].split(",")]
    spoken = [(weight, language) for weight, language in named if weight > 0 and language in LANGUAGES]
    return max(spoken, key=lambda one: one[0], default=(1.0, SOURCE))[1]


def _weighed(named: str) -> tuple[float, str]:
    tag, _, rest = named.partition(";")
    weight = _WEIGHT.fullmatch(rest.strip())
    language = tag.strip().lower().partition("-")[0]
    return (float(weight[1]) if weight else 1.0 if not rest.strip() else 0.0), language


@lru_cache(maxsize=512)
def conventions(locale: str) -> Locale:
    """How dates are written for a reader with Teams' `locale`, in the language that they get."""
    language, _, rest = locale.replace("_", "-").partition("-")
    region = rest.rpartition("-")[2].upper()
    language = language_of(language)
    plain = Locale(SOURCE, "GB") if language == SOURCE else Locale(language)
    if len(region) != 2 or not region.isalpha():
        return plain
    try:
        return Locale(language, region)
    except UnknownLocaleError:
        return plain


@lru_cache(maxsize=512)
def counts_to_twelve(locale: str) -> bool:
    """Whether clocks count to twelve there: CLDR's short time of that locale itself, whichever language it is."""
    try:
        pattern: str = Locale.parse(locale.replace("_", "-"), sep="-").time_formats["short"].pattern
    except (ValueError, UnknownLocaleError):
        return False
    return "h" in pattern.replace("'h'", "") or "K" in pattern


def _english_form(n: int) -> int:
    return int(n != 1)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """`said`: a sentence by its context ("" for most) and its English one. `counted`: by the English singular, a
    sentence for each form that the language counts with; `form`: which of them says so many.
    """

    language: str
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    counted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _english_form


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> Catalogue:
    """Read once; some hundredths of a second, so `bot.warming` asks for all of them at start."""
    if language == SOURCE:
        return Catalogue(SOURCE)
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        read = read_po(file, locale=language)
    catalogue = Catalogue(language, form=c2py(read.plural_expr))
    for message in read:
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string)
        if not message.id or not all(said):  # the header, and what waits for its translator
            continue
        if language == "fr":
            said = tuple(_unbroken(form) for form in said)
        if isinstance(message.id, str):
            catalogue.said[message.context or "", message.id] = said[0]
        else:
            catalogue.counted[message.id[0]] = said
    return catalogue


def _unbroken(said: str) -> str:
    """French sets a space before its double punctuation and inside its quotation marks, at which no line may end.
    Translators need not type it.
    """
    return _FRENCH_SPACE.sub("\N{NO-BREAK SPACE}", said)


_ENGLISH = catalogue(SOURCE)
_spoken: ContextVar[Catalogue] = ContextVar("spoken", default=_ENGLISH)


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Within it, everything is said in the language of a reader with Teams' `locale`."""
    token = _spoken.set(catalogue(language_of(locale)))
    try:
        yield
    finally:
        _spoken.reset(token)


def say(message: str, **values: object) -> str:
    """`message` in the reader's language, with `values` in their places."""
    said = _spoken.get().said.get(("", message), message)
    return said.format(**values) if values else said


def say_as(context: str, message: str, **values: object) -> str:
    """Where one English word has several meanings, `context` tells translators which: ("room", "free")."""
    said = _spoken.get().said.get((context, message), message)
    return said.format(**values) if values else said


def say_count(one: str, many: str, n: int, **values: object) -> str:
    """By number, as the language counts: `say_count("{n} room", "{n} rooms", 3)`."""
    spoken = _spoken.get()
    return spoken.counted.get(one, (one, many))[spoken.form(n)].format(n=n, **values)


def figure(number: float) -> str:
    """A number as the language writes it: `5,000`, `5.000`, `1,5`."""
    language = _spoken.get().language
    written: str = format_decimal(number, locale=language)
    return written


def enumerated(words: Sequence[str], last: Literal["and", "or"] = "and") -> str:
    """`a, b and c`: CLDR's pattern of lists ("List Patterns")."""
    if not words:
        return ""
    said: str = format_list(words, style="standard" if last == "and" else "or", locale=_lists())
    return said


def _lists() -> Locale:
    """Babel looks a locale up by its name anew each time, which costs more than the list."""
    return conventions(_spoken.get().language)


def mark(message: str) -> str:
    """A sentence in a table of constants, to be said later with `say`: only marks it for the catalogues."""
    return message


def kept(function: Callable[..., Said]) -> Callable[..., Said]:
    """Remembers what `function` says of its (hashable) arguments, for each language by itself."""

    @lru_cache(maxsize=1024)
    def by_language(_language: Catalogue, *what: Hashable) -> Said:
        return function(*what)

    @wraps(function)
    def said(*what: Hashable) -> Said:
        return by_language(_spoken.get(), *what)

    return said
