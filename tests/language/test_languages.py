"""The other languages: sentences_languages.txt; and every language's table fits the one grammar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.language import understand
from bot.language.reading import language_of, read
from bot.language.words import LANGUAGES, NEVER, words_of

from .lacking import files_lacking, lacking
from .sayings import DIRECTORY, NOW, Meaning, each, sentences, told


@each(sentences("sentences_languages.txt") + sentences("sentences_colleagues_languages.txt"))
def test_the_sentence_means_the_same_in_its_language(text: str, meaning: Meaning) -> None:
    lang, said = text.split(": ", 1)
    assert told(understand(said, NOW, DIRECTORY, lang)) == meaning


@each([(lang, *line) for lang in LANGUAGES[1:] for line in sentences(f"sentences_{lang}.txt")])
def test_what_people_want_is_understood_whatever_their_teams_is_set_to(lang: str, text: str, meaning: Meaning) -> None:
    assert told(understand(text, NOW, DIRECTORY, lang)) == meaning
    assert told(read(text, NOW, DIRECTORY, f"{lang}-XX")) == meaning
    if language_of(text) == lang:
        assert told(read(text, NOW, DIRECTORY, "en-US")) == meaning


@each([(text,) for text, _ in sentences("sentences_book.txt")])
def test_english_is_read_in_every_teams(text: str) -> None:
    english = understand(text, NOW, DIRECTORY)
    for lang in LANGUAGES:
        assert told(read(text, NOW, DIRECTORY, lang)) == told(english)


HAS_NO_WORD = {
    "en": ["words: week_on", "words: fortnight_on"],  # "Friday week" is in the grammar
    "de": ["words: following"],
    "fr": ["words: minutes_past", "words: minutes_to"],
}
"""What a language has no use for, though all others have."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_lacks_nothing(lang: str) -> None:
    """What a sixth language must have: this says what is missing of it."""
    others = [words_of(other) for other in LANGUAGES if other != lang]
    assert lacking(words_of(lang), others) == HAS_NO_WORD.get(lang, [])
    assert lang == "en" or files_lacking(lang) == []


def test_what_a_language_lacks_is_named(tmp_path: Path) -> None:
    """The control: Dutch with a few things taken away, and a language that has no files."""
    dutch, others = words_of("nl"), [words_of("en"), words_of("de")]
    assert dutch.asides is not None
    poor = replace(
        dutch,
        weekend=NEVER,
        follow=None,
        asides=replace(dutch.asides, near=NEVER),
        intents=tuple(rule for rule in dutch.intents if rule[0] != "help"),
        equipment={words: thing for words, thing in dutch.equipment.items() if thing != "phone"},
        parts={words: part for words, part in dutch.parts.items() if part != "lunch"},
    )
    assert lacking(poor, others) == [
        "words: weekend",
        "words: follow",
        "asides: near",
        "intent: help",
        "equipment: phone",
        "part of day: lunch",
    ]
    assert files_lacking("it", tmp_path) == ["tests/language/sentences_it.txt", "cards/catalogues/it.po"]


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
