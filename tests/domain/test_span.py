"""Stretches of time: half-open, in UTC, and exact where clocks change."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.span import NoSuchTime, Span, gaps, merged, moment_in, zone_named

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
minutes = st.integers(0, 2000)
spans = st.builds(lambda a, n: Span.lasting(NINE + timedelta(minutes=a), n), minutes, st.integers(1, 300))


def test_meetings_that_touch_do_not_overlap() -> None:
    first = Span.lasting(NINE, 60)
    assert not first.overlaps(first.moved(timedelta(minutes=60)))
    assert first.overlaps(first.moved(timedelta(minutes=59)))


def test_a_span_is_kept_in_utc_whatever_zone_it_came_in() -> None:
    span = Span.lasting(datetime(2027, 3, 1, 10, tzinfo=BERLIN), 60)
    assert (span.start, span.start.tzinfo) == (NINE, UTC)


@pytest.mark.parametrize(
    ("start", "end"), [(NINE, NINE), (NINE, NINE - timedelta(hours=1)), (NINE.replace(tzinfo=None), NINE)]
)
def test_an_empty_backward_or_naive_span_is_refused(start: datetime, end: datetime) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(st.lists(spans, max_size=12), spans)
def test_gaps_and_busy_together_fill_the_whole_and_never_overlap(busy: list[Span], within: Span) -> None:
    free = gaps(busy, within)
    assert all(not gap.overlaps(span) for gap in free for span in busy)
    taken = [Span(max(s.start, within.start), min(s.end, within.end)) for s in merged(busy) if s.overlaps(within)]
    assert sum(s.minutes for s in [*free, *taken]) == within.minutes


@pytest.mark.fault("F10")
def test_a_time_the_clocks_skip_is_refused_and_the_next_one_named() -> None:
    with pytest.raises(NoSuchTime) as no:
        moment_in(BERLIN, datetime(2027, 3, 28, 2, 30))
    assert no.value.instead == datetime(2027, 3, 28, 3, 30)


@pytest.mark.fault("F10")
def test_a_time_that_comes_twice_means_the_first() -> None:
    assert moment_in(BERLIN, datetime(2027, 10, 31, 2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@given(st.sampled_from(sorted(available_timezones())), st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1)))
@pytest.mark.fault("F10")
def test_an_hour_is_an_hour_in_every_zone(zone: str, local: datetime) -> None:
    local = local.replace(second=0, microsecond=0, fold=0)
    try:
        start = moment_in(ZoneInfo(zone), local)
    except NoSuchTime as no:
        assert no.instead > local
        return
    assert Span.lasting(start, 60).end - start == timedelta(hours=1)
    assert start.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == local


@pytest.mark.parametrize("name", ["Mars/Olympus", "", None, "../../etc/passwd", "x" * 100, "Europe"])
def test_a_zone_name_from_a_client_may_be_nonsense(name: str | None) -> None:
    assert zone_named(name) is None


def changes_of(zone: ZoneInfo) -> list[datetime]:
    """Every half hour, on the wall, of the two days around each change of that zone's clocks from 2024 to 2035."""
    days = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(366 * 12)]
    changed = [a for a, b in pairwise(days) if a.astimezone(zone).utcoffset() != b.astimezone(zone).utcoffset()]
    midnights = [datetime.combine(day.astimezone(zone).date(), time()) for day in changed]
    return [midnight + timedelta(minutes=30 * n) for midnight in midnights for n in range(96)]


def hour_on_the_wall(zone: ZoneInfo, local: datetime) -> timedelta:
    """How long an hour is that was added there."""
    start, end = (moment.replace(tzinfo=zone).astimezone(UTC) for moment in (local, local + HOUR))
    return end - start


SOME = ("Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Africa/Casablanca")


@pytest.mark.fault("F10")
@pytest.mark.parametrize("zones", [SOME, pytest.param(sorted(available_timezones()), marks=pytest.mark.long)], ids=len)
def test_around_every_change_of_a_clock_an_hour_is_an_hour_and_a_gap_is_asked_about(
    zones: Sequence[str], record_property: Callable[[str, object], None]
) -> None:
    tried = asked = 0
    for zone in map(ZoneInfo, zones):
        for local in changes_of(zone):
            tried += 1
            try:
                start = moment_in(zone, local)
            except NoSuchTime as no:
                asked += 1
                assert no.instead > local
                continue
            assert start.astimezone(zone).replace(tzinfo=None, fold=0) == local
            end = Span.lasting(start, 60).end
            assert end - start == timedelta(hours=1)
    assert tried > 96 * 4
    assert asked
    record_property("measured", f"{len(zones)} zones: {tried} times, {asked} of them in a gap")


@pytest.mark.control("F10")
def test_control_an_hour_added_on_the_wall_is_none() -> None:
    wrong = {
        zone for zone in SOME for local in changes_of(ZoneInfo(zone)) if hour_on_the_wall(ZoneInfo(zone), local) != HOUR
    }
    assert wrong == set(SOME) - {"Asia/Kolkata"}
