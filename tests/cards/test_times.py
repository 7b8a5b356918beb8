"""Times in words: 12 and 24 hours, date orders, zones, midnight, and the nights when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.span import Span
from bot.replies import Reader
from cards.times import Times
from tests.cards.workplace import NOW, at

BERLIN, LONDON, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def times(locale: str = "en-GB", zone: str = "Europe/Berlin", now: datetime = NOW) -> Times:
    return Times.of(Reader(now, zone, locale))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-GB", "Tomorrow, Tue 24 Nov, 14:00–15:00"),
        ("en-US", "Tomorrow, Tue, Nov 24, 2:00–3:00 PM"),
        ("en_us", "Tomorrow, Tue, Nov 24, 2:00–3:00 PM"),
        ("en-AU", "Tomorrow, Tue, 24 Nov, 2:00–3:00 pm"),
        ("ko-KR", "Tomorrow, Tue 24 Nov, 2:00–3:00 pm"),
        ("es-ES", "Tomorrow, mar, 24 nov, 14:00–15:00"),
        ("fr-CA", "Tomorrow, mar. 24 nov., 14 h 00–15 h 00"),
        ("xx", "Tomorrow, Tue 24 Nov, 14:00–15:00"),
    ],
)
def test_as_the_readers_office_writes_them(locale: str, said: str) -> None:
    assert times(locale).full(at(14, 15)) == said


@pytest.mark.parametrize(
    ("span", "twenty_four", "twelve"),
    [
        (at(11.5, 12.5), "11:30–12:30", "11:30 AM–12:30 PM"),
        (at(12, 13), "12:00–13:00", "12:00–1:00 PM"),
        (at(0, 1), "00:00–01:00", "12:00–1:00 AM"),
        (at(22, 24), "22:00–midnight", "10:00 PM–midnight"),
        (at(0, 24), "00:00–midnight", "12:00 AM–midnight"),
    ],
)
def test_clock(span: Span, twenty_four: str, twelve: str) -> None:
    assert times("en-GB").clock(span) == twenty_four
    assert times("en-US").clock(span) == twelve


def test_hours_have_two_figures_where_that_is_usual() -> None:
    assert times("de-CH").clock(at(9, 10)) == times("nl-BE").clock(at(9, 10)) == "09:00–10:00"
    assert times("es-ES").clock(at(9, 10)) == "9:00–10:00"
    assert times("es-MX").clock(at(9, 10)).startswith("9:00–10:00 a")


def test_days_near_by_are_called_by_name_and_far_ones_have_their_year() -> None:
    said = times()
    assert said.day(at(9, 10, day=23).start) == "Today, Mon 23 Nov"
    assert said.day(at(9, 10, day=22).start) == "Yesterday, Sun 22 Nov"
    assert said.day(at(9, 10, day=25).start) == "Wed 25 Nov"
    assert said.day(datetime(2027, 1, 5, 12, tzinfo=UTC)) == "Tue, 5 Jan 2027"
    assert times("en-US").day(datetime(2027, 1, 5, 12, tzinfo=UTC)) == "Tue, Jan 5, 2027"


def test_tomorrow_is_reckoned_in_the_readers_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # already Tuesday in Berlin
    assert times(now=late).day(at(14, 15).start) == "Today, Tue 24 Nov"
    assert times(now=late, zone="Europe/London").day(at(14, 15).start) == "Tomorrow, Tue 24 Nov"


def test_over_midnight_both_days_are_named() -> None:
    assert times().full(at(22, 25)) == "Tomorrow, Tue 24 Nov, 22:00 – Wed 25 Nov, 01:00"
    assert times().full(at(22, 24)) == "Tomorrow, Tue 24 Nov, 22:00–midnight"


def test_both_clocks_where_they_differ() -> None:
    said = times()
    span = at(13, 14, zone="Europe/London")
    assert said.both(span, LONDON) == "Tomorrow, Tue 24 Nov, 13:00–14:00 London time (14:00–15:00 your time)"
    assert said.both(at(14, 15), ZoneInfo("Europe/Paris")) == "Tomorrow, Tue 24 Nov, 14:00–15:00"
    night = Span(datetime(2026, 11, 25, 3, tzinfo=UTC), datetime(2026, 11, 25, 4, tzinfo=UTC))
    assert said.both(night, NEW_YORK) == (
        "Tomorrow, Tue 24 Nov, 22:00–23:00 New York time (Wed 25 Nov, 04:00–05:00 your time)"
    )


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        ("Europe/Berlin", "Berlin time (CET)"),
        ("America/New_York", "New York time (EST)"),
        ("America/Sao_Paulo", "Sao Paulo time (UTC−3)"),
        ("Asia/Kathmandu", "Kathmandu time (UTC+5:45)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time (UTC−3)"),
        ("UTC", "UTC"),
        ("Etc/GMT+5", "UTC−5"),
    ],
)
def test_zones_by_name(zone: str, named: str) -> None:
    assert times().named(NOW, ZoneInfo(zone)) == named


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = Span(datetime(2026, 10, 25, 0, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))
    second = Span(datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC))
    assert times().clock(first) == "02:00 CEST – 02:00 CET"
    assert times().clock(second) == "02:00 CET – 03:00 CET"
    assert times("en-US").clock(first) == "2:00 AM CEST – 2:00 AM CET"


def test_over_the_hour_that_is_skipped() -> None:
    span = Span(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
    assert times().clock(span) == "01:30 CET – 03:30 CEST"


def test_the_day_before_and_after_the_change_are_plain() -> None:
    assert (
        times().clock(Span(datetime(2026, 10, 25, 8, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC)))
        == "09:00–10:00"
    )
    assert (
        times().clock(Span(datetime(2026, 10, 24, 7, tzinfo=UTC), datetime(2026, 10, 24, 8, tzinfo=UTC)))
        == "09:00–10:00"
    )


def test_over_midnight_into_the_hour_that_comes_twice() -> None:
    start = datetime(2026, 10, 24, 21, tzinfo=UTC)
    assert times().full(Span.lasting(start, 210)) == "Sat 24 Oct, 23:00 CEST – Sun 25 Oct, 02:30 CEST"
    assert times().full(Span.lasting(start, 270)) == "Sat 24 Oct, 23:00 CEST – Sun 25 Oct, 02:30 CET"


NIGHTS = (
    datetime(2026, 10, 24, 12, tzinfo=UTC),
    datetime(2027, 3, 27, 12, tzinfo=UTC),
    datetime(2026, 11, 24, tzinfo=UTC),
)


@given(st.sampled_from(NIGHTS), st.integers(0, 24 * 4), st.integers(1, 96), st.sampled_from([30, 60]))
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC"])
def test_two_different_spans_never_read_the_same(
    zone: str, night: datetime, quarters: int, long: int, longer: int
) -> None:
    start = night + timedelta(minutes=15 * quarters)
    said = {times(zone=zone).full(Span.lasting(start, 15 * long + more)) for more in (0, longer)}
    assert len(said) == 2
