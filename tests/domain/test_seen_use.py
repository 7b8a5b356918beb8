"""How rooms were used by everybody, from what their calendars said while the days lasted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.seen_use import days_kept, seen_use, utc_days
from bot.domain.span import Span
from bot.domain.use import Period
from bot.domain.workplace import Room

MONDAY, TUESDAY = date(2027, 3, 1), date(2027, 3, 2)
DAYS = (MONDAY, TUESDAY)


def room(name: str, zone: str = "Europe/Berlin", building: str = "HQ") -> Room:
    return Room(name, name.title(), building, "3", 8, frozenset(), f"{name}@x", "c", zone)


def busy(day: date, hour: float, minutes: int, read_at: float = 12) -> FreeBusy:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    span = Span.lasting(midnight + timedelta(hours=hour), minutes)
    return FreeBusy((span,), True, midnight + timedelta(hours=read_at))


def test_the_share_is_of_the_office_hours_on_the_rooms_own_clock() -> None:
    sakura = room("sakura", "Asia/Tokyo", "Shibuya")
    read = {
        "2027-02-28": {"sakura@x": busy(date(2027, 2, 28), 23, 120, 23.5)},  # Monday 8:00 to 10:00 in Tokyo
        "2027-03-01": {"everest@x": busy(MONDAY, 6, 120), "sakura@x": busy(MONDAY, 12, 60)},
    }
    found = seen_use((room("everest"), sakura, room("fuji")), read, DAYS, "")
    assert found is not None
    assert found.rooms == (("Shibuya", "Sakura", 0.2), ("HQ", "Everest", 0.1)), "what lies before eight is no use"
    assert found.share == 180 / 1200, "Fuji was never read"
    only = seen_use((room("everest"), sakura), read, DAYS, "hq")
    assert only is not None
    assert [name for _, name, _ in only.rooms] == ["Everest"]


def test_what_was_not_read_while_the_day_lasted_is_no_figure() -> None:
    for said in (
        busy(MONDAY, 9, 60, read_at=3),
        UNKNOWN,
        FreeBusy(known=False, as_of=datetime(2027, 3, 1, 12, tzinfo=UTC)),
    ):
        assert seen_use((room("everest"),), {"2027-03-01": {"everest@x": said}}, DAYS, "") is None
    assert seen_use((room("everest"),), {}, (), "") is None


def test_only_workdays_of_the_last_week_that_are_over_are_looked_at() -> None:
    today = date(2027, 3, 10)
    assert days_kept(Period(date(2027, 2, 1), today), today) == tuple(date(2027, 3, n) for n in (3, 4, 5, 8, 9))
    assert days_kept(Period(today, today), today) == ()
    assert utc_days(DAYS) == ["2027-02-28", "2027-03-01", "2027-03-02", "2027-03-03"]
