"""Which dates a series has, and which room each of them gets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.free_busy import FreeBusy
from bot.domain.series import MOST, Cut, Rule, dates_of, days_of, plans, read_rule
from bot.domain.span import Span, moment_in
from bot.domain.wish import FURTHEST
from bot.domain.workplace import Room

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
MONDAY = date(2027, 3, 1)


def days(rule: str, first: date = MONDAY, most: int = 100) -> list[str]:
    read = read_rule(rule)
    assert read is not None, rule
    return [f"{day:%m-%d}" for day, _ in zip(days_of(read, first), range(most), strict=False)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", ["03-01", "03-08", "03-15"]),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", ["03-02", "03-09"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3", ["03-01", "03-15", "03-29"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", ["03-01", "03-03", "03-08", "03-10"]),
        ("FREQ=WEEKLY;UNTIL=20270315", ["03-01", "03-08", "03-15"]),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=6", ["03-01", "03-02", "03-03", "03-04", "03-05", "03-08"]),
        ("FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=0", ["03-01", "03-02"]),
        ("FREQ=MONTHLY;COUNT=3", ["03-01", "04-01", "05-01"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["03-01", "04-05", "05-03"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["03-26", "04-30"]),
    ],
)
def test_a_rule_gives_its_days(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected


def test_a_month_without_that_day_is_passed_over() -> None:
    assert days("FREQ=MONTHLY;COUNT=3", date(2027, 1, 31)) == ["01-31", "03-31", "05-31"]


@pytest.mark.parametrize(
    "rule", ["", "FREQ=YEARLY", "FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;COUNT=x", "BYDAY=MO"]
)
def test_what_is_not_booked_is_no_rule(rule: str) -> None:
    assert read_rule(rule) is None


def test_the_clock_on_the_wall_stays_where_the_clocks_change() -> None:
    first = Span.lasting(datetime(2027, 3, 22, 9, tzinfo=BERLIN), 60)
    dates = dates_of(Rule("WEEKLY", count=3), first, BERLIN, NOW)
    assert [span.start.hour for span in dates.spans] == [8, 7, 7]
    assert {span.start.astimezone(BERLIN).time() for span in dates.spans} == {time(9)}


def test_a_time_that_the_clock_skips_begins_after_it() -> None:
    first = Span.lasting(datetime(2027, 3, 21, 2, 30, tzinfo=BERLIN), 60)
    dates = dates_of(Rule("WEEKLY", count=2), first, BERLIN, NOW)
    assert f"{dates.spans[1].start.astimezone(BERLIN):%d %H:%M}" == "28 03:30"


def test_what_rooms_do_not_take_is_left_out_and_counted() -> None:
    first = Span.lasting(datetime(2027, 3, 2, 9, tzinfo=BERLIN), 60)
    far = dates_of(Rule("WEEKLY", count=52), first, BERLIN, NOW)
    assert (far.cut, len(far.spans) + far.left_out) == (Cut.TOO_FAR, 52)
    many = dates_of(Rule("DAILY", count=100), first, BERLIN, NOW)
    assert (many.cut, len(many.spans), many.left_out) == (Cut.TOO_MANY, MOST, 100 - MOST)


@given(
    kind=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 5),
    weekdays=st.sets(st.integers(0, 6)),
    count=st.integers(1, 400),
    zone=st.sampled_from(["Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"]),
    hour=st.integers(4, 22),
)
def test_any_series_keeps_its_time_its_order_and_its_limits(
    kind: str, interval: int, weekdays: set[int], count: int, zone: str, hour: int
) -> None:
    place = ZoneInfo(zone)
    first = Span.lasting(moment_in(place, datetime(2027, 3, 2, hour)), 45)
    rule = Rule(kind, interval, tuple((0, day) for day in sorted(weekdays)), count)
    dates = dates_of(rule, first, place, NOW)
    starts = [span.start for span in dates.spans]
    assert starts == sorted(set(starts))
    assert {start.astimezone(place).hour for start in starts} <= {hour}
    assert all(span.minutes == 45 for span in dates.spans)
    assert len(starts) <= MOST
    assert all(first.start <= start <= NOW + FURTHEST for start in starts)
    assert (dates.left_out > 0) == (dates.cut is not None)
    if weekdays:
        assert {start.astimezone(place).weekday() for start in starts} <= weekdays


def room(name: str, zone: str = "Europe/Berlin") -> Room:
    return Room(name, name, "HQ", "3", 8, frozenset(), f"{name}@contoso.com", "contoso", zone)


FUJI, EVEREST, ELBE, THAMES = room("Fuji"), room("Everest"), room("Elbe"), room("Thames", "Europe/London")
SPANS = tuple(Span.lasting(NOW + timedelta(days=7 * n), 60) for n in range(4))


def busy(**weeks: tuple[int, ...]) -> dict[str, FreeBusy]:
    names = ("Fuji", "Everest", "Elbe", "Thames")
    return {f"{name}@contoso.com": FreeBusy(tuple(SPANS[n] for n in weeks.get(name, ()))) for name in names}


def test_the_room_that_is_free_most_often_comes_first_and_few_step_in() -> None:
    rooms = [FUJI, EVEREST, ELBE, THAMES]
    found = plans(rooms, rooms, SPANS, busy(Fuji=(0, 1, 2), Everest=(1,), Elbe=(0, 1), Thames=(0, 2, 3)), 3)
    assert [plan.room.name for plan in found] == ["Everest", "Elbe", "Fuji"]
    assert found[0].clashes == ((SPANS[1], None),), "a room in another city does not step in"
    assert found[1].clashes == ((SPANS[0], EVEREST), (SPANS[1], None))
    assert [span for span, _ in found[0].booked] == [SPANS[0], SPANS[2], SPANS[3]]


def test_a_calendar_that_does_not_answer_is_never_free() -> None:
    assert plans([FUJI], [FUJI], SPANS, {"Fuji@contoso.com": FreeBusy(known=False)}, 3) == ()
    assert plans([FUJI], [FUJI], SPANS, {}, 3) == ()
