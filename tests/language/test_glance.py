"""A sentence is not searched for what it cannot hold, and for nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.glance import clues, may_match, runs_of
from bot.language.sheet import THING, Sheet

WRITTEN = {
    r"(?<!\w)(?:tomorrow|tmrw)(?!\w)": {"omor", "mrw"},
    r"(?:on )?(?:the )?whiteboard": {"whit"},
    r"\b(?:two|2) rooms?": {" roo"},
    r"[ap]\.?m": {"m"},
    r"(?:a |an )+hour": {"hour"},
    r"(?:desk|)": None,
    r"(?:busy)?": None,
    r"\d+(?=x)": None,
    f"[{THING}]": None,
    f"{THING} gone": {" gon"},
}


@pytest.mark.parametrize(("pattern", "found"), WRITTEN.items())
def test_what_a_pattern_cannot_do_without(pattern: str, found: set[str] | None) -> None:
    assert clues(re.compile(pattern)) == found
    assert clues(re.compile(pattern, re.IGNORECASE)) is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WRITTEN)).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(p))))
def test_whatever_matches_is_searched(one: tuple[str, str]) -> None:
    pattern, text = one
    assert may_match(re.compile(pattern), runs_of(text))


def test_what_is_struck_out_and_written_anew_is_seen() -> None:
    sheet = Sheet("two rooms")
    assert not sheet.search(re.compile("seven"))
    sheet.rewrite(re.compile("two"), lambda _: "seven")
    assert sheet.search(re.compile("seven"))
    sheet.take(re.compile("seven"), THING)
    assert sheet.search(re.compile(THING))
    assert not may_match(re.compile("seven"), runs_of("two rooms"))
