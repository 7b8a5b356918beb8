"""Mistyped words of requests: any one slip inside a word is mended, and no other word is touched."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import understand
from bot.language.slips import meant
from bot.language.words import LANGUAGES, words_of
from tests.doses import examples

NOW = datetime.fromisoformat("2026-11-18T09:10")
LONG = {lang: sorted(word for word in words_of(lang).asked if len(word) > 6) for lang in LANGUAGES}


@settings(max_examples=examples(100), deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES))
def test_one_slip_inside_a_long_word_is_mended(data: st.DataObject, lang: str) -> None:
    word = data.draw(st.sampled_from(LONG[lang]))
    at = data.draw(st.integers(1, len(word) - 3))
    slips = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + "x" + word[at + 1 :],
    }
    for slip in slips - words_of(lang).asked:
        assert meant(slip, words_of(lang)) is not None, slip


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "shop boot brook moved cook love scheduled thanks marc"),
        ("de", "abends morgens frau nachmittags"),
        ("fr", "lundis mais"),
        ("nl", "avonds ruim"),
    ],
)
def test_other_words_are_left_alone(lang: str, words: str) -> None:
    assert [word for word in words.split() if meant(word, words_of(lang))] == []


def test_a_name_after_with_is_left_alone() -> None:
    assert understand("ein Raum mit Morgan um 10", NOW, lang="de").people == ("Morgan",)
