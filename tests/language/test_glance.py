"""A sentence is not searched for what it cannot hold, and for nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.glance import APART, OFTEN, clues, may_match, runs_of
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


def used_often(pattern: str) -> re.Pattern[str]:
    compiled = re.compile(pattern)
    for _ in range(OFTEN + APART):
        may_match(compiled, runs_of(""))
    return compiled


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WRITTEN)).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(p))))
def test_whatever_matches_is_searched(one: tuple[str, str]) -> None:
    pattern, text = one
    assert may_match(used_often(pattern), runs_of(text))


def test_what_is_struck_out_and_written_anew_is_seen() -> None:
    two, seven, struck = used_often("two"), used_often("seven"), used_often(THING)
    sheet = Sheet("two rooms")
    assert not sheet.search(seven)
    sheet.rewrite(two, lambda _: "seven")
    assert sheet.take(seven, THING)
    assert sheet.search(struck)
    assert not may_match(seven, runs_of("two rooms"))


def test_who_is_used_seldom_is_searched_and_not_looked_into() -> None:
    seldom = re.compile("seldom used")
    assert may_match(seldom, runs_of("two rooms"))
    assert not may_match(used_often("seldom used"), runs_of("two rooms"))
