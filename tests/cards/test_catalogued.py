"""What the cards say can be found by the tool that makes the catalogues."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CARDS = Path(__file__).parents[2] / "cards"
SAYING = ("say", "say_as", "say_count", "mark")


def within_f_strings(source: str) -> Iterator[int]:
    """Lines of sentences that are said within an f-string: pybabel reads those as one string, and finds nothing."""
    f_strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (node for outer in f_strings for node in ast.walk(outer) if isinstance(node, ast.Call)):
        says = isinstance(call.func, ast.Name) and call.func.id in SAYING
        if says and any(isinstance(argument, ast.Constant) for argument in call.args):
            yield call.lineno


@pytest.mark.parametrize("file", sorted(CARDS.glob("*.py")), ids=lambda file: file.name)
def test_no_sentence_hides_within_an_f_string(file: Path) -> None:
    assert list(within_f_strings(file.read_text())) == []


def test_a_hidden_sentence_would_be_found() -> None:
    assert list(within_f_strings("x = f\"{say('Booked')} {say(_WHY[why])}\"")) == [1]
