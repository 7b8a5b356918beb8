"""The other languages: sentences_languages.txt; and every language's table fits the one grammar."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.language import understand
from bot.language.reading import language_of, read
from bot.language.words import LANGUAGES, NEVER, words_of

from .sayings import DIRECTORY, NOW, Meaning, sentences, told


@pytest.mark.parametrize(
    ("text", "meaning"),
    [pytest.param(text, meaning, id=text) for text, meaning in sentences("sentences_languages.txt")],
)
def test_the_sentence_means_the_same_in_its_language(text: str, meaning: Meaning) -> None:
    lang, said = text.split(": ", 1)
    assert told(understand(said, NOW, DIRECTORY, lang)) == meaning


@pytest.mark.parametrize(
    ("lang", "text", "meaning"),
    [
        pytest.param(lang, text, meaning, id=text)
        for lang in LANGUAGES[1:]
        for text, meaning in sentences(f"sentences_{lang}.txt")
    ],
)
def test_what_people_want_is_understood_whatever_their_teams_is_set_to(lang: str, text: str, meaning: Meaning) -> None:
    assert told(understand(text, NOW, DIRECTORY, lang)) == meaning
    assert told(read(text, NOW, DIRECTORY, f"{lang}-XX")) == meaning
    if language_of(text) == lang:
        assert told(read(text, NOW, DIRECTORY, "en-US")) == meaning


@pytest.mark.parametrize("text", [text for text, _ in sentences("sentences_book.txt")])
def test_english_is_read_in_every_teams(text: str) -> None:
    english = understand(text, NOW, DIRECTORY)
    for lang in LANGUAGES:
        assert told(read(text, NOW, DIRECTORY, lang)) == told(english)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_lacks_nothing(lang: str) -> None:
    """What a sixth language must have: this says what is missing of it."""
    words, english = words_of(lang), words_of("en")
    assert words.follow is not None
    assert words.asides is not None
    assert {name for name, _, _ in words.intents} == {name for name, _, _ in english.intents}
    assert set(words.equipment.values()) == set(english.equipment.values())
    assert set(english.parts.values()) - set(words.parts.values()) <= {"evening"}  # "la noche" is both
    assert [field.name for field in fields(words.asides) if getattr(words.asides, field.name) == NEVER] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_seven_weekdays_and_twelve_months(lang: str) -> None:
    words = words_of(lang)
    assert (words.lang, len(words.weekdays), len(words.months)) == (lang, 7, 12)


@pytest.mark.parametrize("lang", ["en-GB", "EN", "en_US", "xx", "", "pt-BR"])
def test_an_unknown_language_is_read_as_english(lang: str) -> None:
    assert words_of(lang).lang == "en"
    assert understand("book Everest tomorrow at 2", NOW, DIRECTORY, lang).room == "Everest"


@pytest.mark.parametrize(("lang", "base"), [("de-AT", "de"), ("FR", "fr"), ("es-MX", "es"), ("nl_BE", "nl")])
def test_a_country_does_not_matter(lang: str, base: str) -> None:
    assert words_of(lang).lang == base
