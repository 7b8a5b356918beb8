"""How rooms were used, in sums."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.booking import State
from bot.domain.span import Span
from bot.domain.use import Count, Happened, Period, Stay, use_report
from bot.domain.workplace import WorkplaceRoom

BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"
WEEK = Period(date(2027, 3, 1), date(2027, 3, 7))
ROOMS = (
    WorkplaceRoom("everest", "Everest", "HQ", "3", 8, calendar="everest@x"),
    WorkplaceRoom("fuji", "Fuji", "HQ", "3", 6, calendar="fuji@x"),
    WorkplaceRoom("sakura", "Sakura", "Shibuya", "1", 6, calendar="sakura@x"),
    WorkplaceRoom("attic", "Attic", "HQ", "9"),
)


def stay(
    room: str, day: int, hour: float, minutes: int, state: State = State.BOOKED, zone: str = BERLIN, month: int = 3
) -> Stay:
    start = datetime(2027, month, day, tzinfo=ZoneInfo(zone)) + timedelta(hours=hour)
    return Stay(room, room.title(), zone, Span.lasting(start, minutes), state)


def test_hours_and_shares_are_those_of_the_rooms_own_clock() -> None:
    stays = [stay("everest", 1, 9, 90), stay("sakura", 2, 17.5, 60, zone=TOKYO)]
    report = use_report(ROOMS, stays, (), WEEK, "")
    everest, sakura, fuji = report.rooms
    assert (everest.name, everest.minutes, everest.bookings, everest.share) == ("Everest", 90, 1, 90 / 3000)
    assert (sakura.minutes, sakura.share) == (60, 30 / 3000), "after 18:00 no office hour is used"
    assert (fuji.bookings, fuji.share) == (0, 0)
    assert report.hours[9] == 60 / (3 * 5 * 60)
    assert report.hours[10] == 30 / (3 * 5 * 60)
    assert report.hours[17] == report.hours[18] == 30 / (3 * 5 * 60)
    assert report.total.rooms == 3, "a room without a calendar cannot be used"
    assert [(one.name, one.rooms) for one in report.buildings] == [("HQ", 2), ("Shibuya", 1)]


def test_the_most_used_stand_first_by_the_share_that_is_told() -> None:
    stays = [stay("everest", 1, 19, 120), stay("fuji", 1, 9, 30)]
    assert [use.name for use in use_report(ROOMS, stays, (), WEEK, "").rooms] == ["Fuji", "Everest", "Sakura"]


def test_only_what_lies_in_the_period_counts() -> None:
    before, after = stay("everest", 28, 22, 180, month=2), stay("fuji", 7, 23, 120)
    report = use_report(ROOMS, [before, after], (), WEEK, "")
    by_name = {use.name: use.minutes for use in report.rooms}
    assert (by_name["Everest"], by_name["Fuji"]) == (60, 60)
    assert sum(report.hours.values()) == 0, "weekends and nights are no office hours"


def test_what_the_room_declined_was_no_use_and_is_told() -> None:
    stays = [stay("everest", 1, 9, 60, State.DECLINED), stay("everest", 1, 9, 60, State.LOST)]
    stays += [stay("everest", 1, 9, 60, State.CANCELLED), stay("everest", 1, 9, 60, State.FAILED)]
    report = use_report(ROOMS, stays, (), WEEK, "")
    assert (report.total.bookings, report.total.declined) == (0, 2)


def test_searches_and_no_shows_are_those_of_the_building() -> None:
    counts = [
        Count(Happened.NOTHING_FOUND, date(2027, 3, 1), "HQ", seats=12, number=3),
        Count(Happened.NOTHING_FOUND, date(2027, 3, 2), "", seats=4),
        Count(Happened.NO_SHOW, date(2027, 3, 2), room="sakura", number=2),
    ]
    whole, hq = (use_report(ROOMS, (), counts, WEEK, building) for building in ("", "HQ"))
    assert (whole.nothing, whole.wanted, whole.total.no_shows) == (4, 12, 2)
    assert (hq.nothing, hq.wanted, hq.total.no_shows) == (3, 12, 0)
    assert [use.name for use in hq.rooms] == ["Everest", "Fuji"]


def test_a_room_that_was_removed_counts_as_far_as_it_was_booked() -> None:
    report = use_report((), [stay("everest", 1, 9, 60)], (), WEEK, "")
    assert [(use.name, use.minutes) for use in report.rooms] == [("Everest", 60)]


def test_on_a_weekend_nothing_is_divided_by_nothing() -> None:
    report = use_report(ROOMS, [stay("everest", 6, 9, 60)], (), Period(date(2027, 3, 6), date(2027, 3, 7)), "")
    assert (report.total.share, report.total.minutes) == (0, 60)


def test_there_is_no_place_for_a_person_in_it() -> None:
    assert {field.name for field in fields(Stay)} == {"room", "name", "zone", "span", "state"}
    assert {field.name for field in fields(Count)} == {"what", "day", "building", "room", "seats", "number"}
