"""Words from outside, made fit to be shown."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.clean import clean, escaped, is_prose


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  Budget\n\treview  ", "Budget review"),
        ("gnp.exe\u202e\u2066 \u200bhidden\u2069", "gnp.exe hidden"),
        ("bell\x07 null\x00 csi\x9b", "bell null csi"),
        ("Cafe\u0301", "Café"),
        ("{{DATE(2026-11-24T06:08:39Z,LONG)}}", "{ {DATE(2026-11-24T06:08:39Z,LONG)}}"),
        ("{\u200b{TIME(2026-11-24T06:08:39Z)}}", "{ {TIME(2026-11-24T06:08:39Z)}}"),
        ("{{{{", "{ { { {"),
        ("[Join](http://evil) <at>Adele</at>", "[Join](http://evil) <at>Adele</at>"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("שלום 会议 🎉", "שלום 会议 🎉"),
        ("", ""),
    ],
)
@pytest.mark.fault("F15")
def test_clean(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_long_words_end_in_an_ellipsis() -> None:
    assert clean("x" * 10_000) == "x" * 254 + "…"
    assert clean("x" * 255) == "x" * 255
    assert clean("one two three", 8) == "one two…"


@given(st.text())
@pytest.mark.fault("F15")
def test_clean_is_short_normal_and_stays_as_it_is(raw: str) -> None:
    once = clean(raw)
    assert len(once) <= 255
    assert unicodedata.is_normalized("NFC", once)
    assert "{{" not in once
    assert clean(once) == once


@given(st.text())
@pytest.mark.fault("F15")
def test_escaping_only_adds_backslashes_that_markdown_takes_away(raw: str) -> None:
    assert re.sub(r"\\([\\`*_{}\[\]()<>#+\-.!~|])", r"\1", escaped(raw)) == raw


@pytest.mark.parametrize(
    "words",
    [
        "Everest declined",
        "Asking K2…",
        "Hello Adele, I’m Nook",
        "Waiting for K2’s owner",
        "7 free rooms",
        "„K2“ kenne ich nicht",
        "¿Cancelar K2?",
        "« K2 » n’a rien modifié",
    ],
)
def test_prose_stays_a_heading(words: str) -> None:
    assert is_prose(words)


@pytest.mark.parametrize(
    "words",
    [
        "[x](y)",
        "a_b_c",
        "*bold*",
        "1. first",
        "- item",
        "# big",
        "http://evil",
        "x.com",
        "<b>",
        "`c`",
        "a\\b",
        "",
        "1) x",
    ],
)
def test_what_markdown_would_change_is_no_prose(words: str) -> None:
    assert not is_prose(words)
