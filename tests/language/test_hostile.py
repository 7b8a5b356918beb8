"""Hostile sentences of ten thousand characters, in every language: read in bounded time, and nothing falls over.

Processor time is measured, so that other work on the machine does not count. A pattern that explodes takes minutes.
"""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import understand
from bot.language.follow_ups import follow_up
from bot.language.reading import language_of, read, read_on
from bot.language.words import LANGUAGES
from tests.doses import examples

from .sayings import DIRECTORY, NOW, sentences

MOST_SECONDS = 2.0
LENGTH = 10_000
ZALGO = "".join(f"{letter}\u0335\u0321\u034e\u031a\u0344" for letter in "book a room ")
UNITS = {
    "bidi": "\u202ebook \u2066room\u2069 ",
    "zalgo": ZALGO,
    "mentions": "<at>Adele</at> ",
    "open mentions": "<at><at ",
    "markup": "[x](http://e.example) **b** <b>",
    "controls": "\x00\x07\x1b[2J ",
    "quotes": "\"'„«` ",
    "names": "with Adele and Alex, ",
    "series": "every monday for 6 weeks until ",
    "numbers": "1 2:3 4.5 6-7 ",
    "german": "verschiebe es auf den termin um 3 uhr mit und ",
    "french": "deplace la reunion de 14h a 16h avec et ",
    "spanish": "mueve la reunion de las 3 a las 4 con y ",
    "dutch": "verplaats de vergadering van 3 naar 4 met en ",
    "spaces": " \u00a0\u3000",
    "one word": "a",
    "not": "not no nicht pas niet ",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.fault("F15")
def test_a_hostile_sentence_is_read_in_bounded_time(lang: str) -> None:
    understand("x", NOW, DIRECTORY, lang)  # the patterns are compiled once
    read("x", NOW, DIRECTORY, lang)
    slow: dict[str, float] = {}
    for name, unit in UNITS.items():
        text = (unit * LENGTH)[:LENGTH]
        began = process_time()
        understand(text, NOW, DIRECTORY, lang)
        follow_up(text, NOW, DIRECTORY, lang)
        language_of(text, lang)
        if (taken := process_time() - began) > MOST_SECONDS:
            slow[name] = taken
    assert slow == {}


SAID = [
    text
    for file in ("sentences_book.txt", *(f"sentences_{lang}.txt" for lang in LANGUAGES[1:]))
    for text, _ in sentences(file)
]


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.sampled_from([word for text in SAID for word in text.split()]) | st.text(max_size=6), max_size=30),
    st.sampled_from(("en-US", "de-AT", "fr-CA", "es-MX", "nl-BE", "ja-JP", "")),
)
def test_any_mixture_of_words_is_read(words: list[str], locale: str) -> None:
    text = " ".join(words)
    meant = read(text, NOW, DIRECTORY, locale)
    assert meant.room is None or meant.room in DIRECTORY.rooms
    read_on(text, NOW, DIRECTORY, locale)
