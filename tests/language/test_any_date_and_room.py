"""Any of our sentences with any other date and room in it means the same, then and there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import understand
from bot.language.words import LANGUAGES
from tests.doses import examples

from .sayings import DIRECTORY, ENGLISH, NOW, Meaning, sentences, told

_TIED = {"rule", "part", "act", "new_day"}
TOMORROW, HOLE = "11-19", "\u25a1"
DAYS = st.dates(date(2026, 11, 20), date(2028, 2, 29))
SPELT = {
    "en": (r"tomorrow|tmrw|tmr", ("on {d:%Y-%m-%d}", "on {d.day} {d:%B} {d.year}", "on {d:%B} {d.day}, {d.year}")),
    "de": (r"morgen", ("am {d.day}.{d.month}.{d.year}", "am {d:%d.%m.%Y}")),
    "fr": (r"demain", ("le {d:%d/%m/%Y}", "le {d.day}/{d.month}/{d.year}")),
    "es": (r"mañana", ("el {d:%d/%m/%Y}", "el {d.day}/{d.month}/{d.year}")),
    "nl": (r"morgen", ("op {d.day}-{d.month}-{d.year}", "op {d:%d-%m-%Y}")),
}
"""How each language says tomorrow, and how it writes a date in figures."""


def _said(lang: str) -> Iterator[tuple[str, Meaning]]:
    if lang == "en":
        for file in ENGLISH:
            yield from sentences(file)
        return
    yield from sentences(f"sentences_{lang}.txt")
    for file in ("sentences_languages.txt", "sentences_colleagues_languages.txt"):
        for text, meaning in sentences(file):
            if text.startswith(f"{lang}: "):
                yield text[4:], meaning


@cache
def _with_room(lang: str) -> list[tuple[str, Meaning]]:
    """The sentences that name one room, without the word for a room before it, with a hole in its place."""
    found = []
    for text, meaning in _said(lang):
        name = re.compile(rf"(?<![\w.])(?<!room )(?<!rm ){re.escape(meaning.get('room', HOLE))}\b", re.I)
        if "from_room" not in meaning and len(name.findall(text)) == 1:
            found.append((name.sub(HOLE, text), meaning))
    return found


@cache
def _with_tomorrow(lang: str) -> list[tuple[str, Meaning]]:
    """Where "tomorrow" stands by itself: not "the day after tomorrow", "tomorrow morning" or "see you tomorrow"."""
    tomorrow, found = re.compile(rf"(?i)\b(?:{SPELT[lang][0]})\b"), []
    for text, meaning in _said(lang):
        dates = {value[:5] for key, value in meaning.items() if key in ("day", "start", "end")}
        if (
            meaning["intent"] != "greeting"
            and dates == {TOMORROW}
            and not meaning.keys() & _TIED
            and len(tomorrow.findall(text)) == 1
        ):
            found.append((tomorrow.sub(HOLE, text), meaning))
    return found


@settings(max_examples=examples(60), deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), st.sampled_from(DIRECTORY.rooms))
def test_any_room(data: st.DataObject, lang: str, room: str) -> None:
    text, meaning = data.draw(st.sampled_from(_with_room(lang)))
    said = text.replace(HOLE, room)
    assert told(understand(said, NOW, DIRECTORY, lang)) == meaning | {"room": room}, said


@settings(max_examples=examples(60), deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), DAYS)
def test_any_date(data: st.DataObject, lang: str, day: date) -> None:
    text, meaning = data.draw(st.sampled_from(_with_tomorrow(lang)))
    said = text.replace(HOLE, data.draw(st.sampled_from(SPELT[lang][1])).format(d=day))
    then = f"{day:%m-%d}" if day.year == NOW.year else day.isoformat()
    expected = {key: value.replace(TOMORROW, then) for key, value in meaning.items()}
    assert told(understand(said, NOW, DIRECTORY, lang)) == expected, said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_such_sentences(lang: str) -> None:
    assert len(_with_room(lang)) > 5
    assert len(_with_tomorrow(lang)) > 5
