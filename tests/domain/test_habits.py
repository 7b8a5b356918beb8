"""The usual room, the same as last week, and rooms that one books often."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.availability import best
from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel
from bot.domain.habits import as_before, usual
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from tests.domain.test_availability import ROOMS, read, wish

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2027, 3, 1, 8, 7, tzinfo=UTC)  # 09:07 in Berlin


def booked(room: str, day: date, hour: int, minutes: int = 60, state: State = State.BOOKED, people: int = 4) -> Booking:
    span = Span.lasting(datetime.combine(day, time(hour), BERLIN).astimezone(UTC), minutes)
    asked = Wish(span, "Europe/Berlin", people, subject="Stand-up")
    who = Identity("t", "adele")
    ids = (f"{room} {span.start}", f"offer {room} {span.start}", "c", room, room, f"{room}@contoso.com")
    return Booking(*ids, span, "Europe/Berlin", BookingLevel.USER, "", who, "", "", asked, MONDAY, state)


LAST_WEEK = [booked("K2", date(2027, 2, day), 10, 30) for day in (22, 23, 24)]
ONCE = booked("Everest", date(2027, 2, 26), 15)


def test_the_usual_is_what_was_booked_most_the_next_time_its_clock_comes() -> None:
    draft = usual([*LAST_WEEK, ONCE], MONDAY)
    assert draft is not None
    assert (draft.room, draft.day, draft.clock, draft.minutes) == ("K2", date(2027, 3, 1), time(10), 30)
    assert (draft.people, draft.subject) == (4, "Stand-up")
    later = usual([*LAST_WEEK, ONCE], MONDAY + timedelta(hours=3))
    assert later is not None
    assert later.day == date(2027, 3, 2)
    friday = usual(LAST_WEEK, datetime(2027, 3, 5, 18, tzinfo=UTC))
    assert friday is not None
    assert friday.day == date(2027, 3, 8)  # not on Saturday


def test_what_never_came_about_is_no_habit() -> None:
    assert usual([], MONDAY) is None
    assert usual([booked("K2", date(2027, 2, 22), 10, state=State.DECLINED)], MONDAY) is None
    assert as_before([booked("K2", date(2027, 1, 4), 10)], MONDAY, None) is None  # too long ago


def test_the_same_as_last_week_is_a_week_later() -> None:
    draft = as_before([*LAST_WEEK, ONCE], MONDAY, None)
    assert draft is not None
    assert (draft.room, draft.day, draft.clock) == ("Everest", date(2027, 3, 5), time(15))
    named = as_before([*LAST_WEEK, ONCE], MONDAY, "K2")
    assert named is not None
    assert (named.room, named.day) == ("K2", date(2027, 3, 3))
    monday_gone = as_before([booked("K2", date(2027, 2, 22), 9)], MONDAY, None)
    assert monday_gone is not None
    assert monday_gone.day == date(2027, 3, 8)  # this Monday at nine has passed


def test_rooms_that_are_booked_often_come_first_unless_they_are_far_too_large() -> None:
    def order(often: set[str]) -> list[str]:
        return [room.name for room in best(ROOMS, wish(), read(), frozenset(often)).choices]

    assert order(set()) == ["K2", "Elbe", "Everest", "Hall"]
    assert order({"Everest"}) == ["Everest", "K2", "Elbe", "Hall"]
    assert order({"Hall"}) == ["K2", "Elbe", "Everest", "Hall"]
