"""The other languages: sentences_languages.txt; and every language's table fits the one grammar."""

from __future__ import annotations

import pytest

from bot.language import understand
from bot.language.words import LANGUAGES, words_of

from .sayings import DIRECTORY, NOW, Meaning, sentences, told


@pytest.mark.parametrize(
    ("text", "meaning"),
    [pytest.param(text, meaning, id=text) for text, meaning in sentences("sentences_languages.txt")],
)
def test_the_sentence_means_the_same_in_its_language(text: str, meaning: Meaning) -> None:
    lang, said = text.split(": ", 1)
    assert told(understand(said, NOW, DIRECTORY, lang)) == meaning


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
