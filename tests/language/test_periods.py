"""Which days a report is about, as admins say it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.use import Period
from bot.language.periods import said_period

TODAY = date(2027, 3, 3)
SAID = [
    ("", "2027-02-02", "2027-03-03", ""),
    ("last month", "2027-02-01", "2027-02-28", ""),
    ("for HQ", "2027-02-02", "2027-03-03", "HQ"),
    ("for HQ last week", "2027-02-22", "2027-02-28", "HQ"),
    ("last quarter in Harbour House", "2026-10-01", "2026-12-31", "Harbour House"),
    ("this week", "2027-03-01", "2027-03-03", ""),
    ("of this year for the building HQ", "2027-01-01", "2027-03-03", "HQ"),
    ("last year", "2026-01-01", "2026-12-31", ""),
    ("February", "2027-02-01", "2027-02-28", ""),
    ("for dec", "2026-12-01", "2026-12-31", ""),
    ("May 2026", "2026-05-01", "2026-05-31", ""),
    ("2026-12", "2026-12-01", "2026-12-31", ""),
    ("2026", "2026-01-01", "2026-12-31", ""),
    ("from 2027-02-14 to 2027-02-01 for HQ", "2027-02-01", "2027-02-14", "HQ"),
    ("2027-02-14", "2027-02-14", "2027-02-14", ""),
    ("last 7 days", "2027-02-25", "2027-03-03", ""),
    ("last 2 weeks", "2027-02-18", "2027-03-03", ""),
    ("past 2 months", "2027-01-01", "2027-03-03", ""),
    ("yesterday", "2027-03-02", "2027-03-02", ""),
    ("2027-02-31", "2027-02-01", "2027-02-28", "31"),
    ("2029", "2027-02-02", "2027-03-03", "2029"),
    ("Mayflower House", "2027-02-02", "2027-03-03", "Mayflower House"),
]


@pytest.mark.parametrize(("said", "first", "last", "rest"), SAID)
def test_the_days_that_are_meant(said: str, first: str, last: str, rest: str) -> None:
    period, left = said_period(said, TODAY)
    assert (str(period.first), str(period.last)) == (first, last)
    assert left.strip("- ") == rest


def test_a_long_period_is_cut_at_its_beginning() -> None:
    assert Period(date(2020, 1, 1), TODAY).ending(3) == Period(date(2027, 3, 1), TODAY)
