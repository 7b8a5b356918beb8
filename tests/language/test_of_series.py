"""What is said of a series while it is being talked about."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language.of_series import OfSeries
from bot.language.reading import read_of_series
from bot.language.understanding import Scope
from tests.language.sayings import NOW

ALL, ONE = OfSeries(Scope.ALL), OfSeries(Scope.ONE)
TWELFTH = OfSeries(Scope.FOLLOWING, date(2027, 1, 12))
SIX_WEEKS, CHRISTMAS = OfSeries(lasts=(6, "weeks")), OfSeries(until=date(2026, 12, 20))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            {
                "all of them": ALL,
                "please all": ALL,
                "only this one": ONE,
                "from 12 January on": TWELFTH,
                "from January 12 on please": TWELFTH,
                "for 6 weeks": SIX_WEEKS,
                "10 times": OfSeries(lasts=(10, "times")),
                "until 20 December": CHRISTMAS,
            },
        ),
        ("de", {"alle": ALL, "nur diesen": ONE, "ab 12. Januar": TWELFTH, "für 6 Wochen": SIX_WEEKS}),
        ("fr", {"toutes": ALL, "seulement celle-ci": ONE, "à partir du 12 janvier": TWELFTH}),
        ("es", {"todas": ALL, "solo esta": ONE, "a partir del 12 de enero": TWELFTH, "durante 6 semanas": SIX_WEEKS}),
        ("nl", {"allemaal": ALL, "alleen deze": ONE, "vanaf 12 januari": TWELFTH}),
    ],
)
def test_which_dates_and_until_when(locale: str, said: dict[str, OfSeries]) -> None:
    assert {text: read_of_series(text, NOW, locale) for text in said} == said


@pytest.mark.parametrize("text", ["make it 10", "yes", "all rooms on floor 3", "from 2 to 3", "book a room", "for 6"])
def test_what_says_anything_else_is_none(text: str) -> None:
    assert read_of_series(text, NOW) is None
