"""Hostile sentences of ten thousand characters, in every language: read, and nothing falls over. How long that takes is
measured by `make understanding`.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import understand
from bot.language.follow_ups import follow_up
from bot.language.reading import language_of, read, read_on
from bot.language.words import LANGUAGES
from tests.doses import examples

from .hostile import hostile
from .sayings import DIRECTORY, NOW, sentences


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.fault("F15")
def test_a_hostile_sentence_is_read_to_its_end_and_names_nothing_that_there_is_not(lang: str) -> None:
    """A pattern that runs away never comes to its end."""
    for text in hostile():
        meant = understand(text, NOW, DIRECTORY, lang)
        assert meant.room is None or meant.room in DIRECTORY.rooms
        follow_up(text, NOW, DIRECTORY, lang)
        assert language_of(text, lang) in LANGUAGES


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
