"""`my bookings`, the pure part: which meeting is which booking, as the calendar has it, and what may be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.bookings.line import of_booking, of_meeting
from bot.commands.bookings.mine import as_calendar_has, pair
from bot.domain.booking import Answer, Booking, Change, ChangeKind, State
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.meetings import Meeting
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room

TWO = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
SPAN = Span.lasting(TWO, 60)
LATER = Span.lasting(TWO + timedelta(hours=2), 60)
BEFORE, DURING = TWO - timedelta(hours=1), TWO + timedelta(minutes=5)
ADELE, BIANCA = Identity("t", "adele"), Identity("t", "bianca")
EVEREST = Room("everest", "Everest", "HQ", "3", 8, frozenset(), "everest@contoso.com", "c", "Europe/Berlin")
AS_USER = Configuration("c", "Contoso", "t", "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com"}))
BOOKED = Booking(
    id="b1",
    offer="o1",
    configuration="c",
    room="everest",
    room_name="Everest",
    calendar="everest@contoso.com",
    span=SPAN,
    zone="Europe/Berlin",
    level=BookingLevel.USER,
    owner="adele",
    asker=ADELE,
    asker_name="Adele",
    asker_address="adele@contoso.com",
    wish=Wish(SPAN, "Europe/Berlin"),
    made_at=BEFORE,
    state=State.BOOKED,
    told=State.BOOKED,
    event_id="e1",
    ical_uid="u1",
)
MEETING = Meeting("e1", "u1", "Budget", SPAN, "everest@contoso.com", Answer.ACCEPTED, organizer=True)


def can(booking: Booking, now: datetime = BEFORE, who: Identity = ADELE, **changes: bool) -> list[str]:
    line = of_booking(booking, EVEREST, replace(AS_USER, **changes), who, now)  # type: ignore[arg-type]
    return [key for key, _ in line.actions]


def can_meeting(meeting: Meeting, now: datetime = BEFORE) -> list[str]:
    return [key for key, _ in of_meeting(meeting, EVEREST, now).actions]


def test_a_meeting_is_the_booking_by_its_event_or_by_its_icaluid_in_the_copy_of_who_is_invited() -> None:
    copy, other = replace(MEETING, event_id="copy", organizer=False), replace(MEETING, event_id="e2", ical_uid="u2")
    assert pair([BOOKED], [other, MEETING]) == ([(BOOKED, MEETING)], [other])
    assert pair([BOOKED], [copy]) == ([(BOOKED, copy)], [])
    assert pair([replace(BOOKED, event_id="", ical_uid="")], [replace(MEETING, ical_uid="")])[0][0][1] is None


def test_while_a_second_room_is_asked_its_meeting_is_still_the_booking() -> None:
    second = replace(MEETING, calendar="fuji@contoso.com")
    assert pair([BOOKED], [second, MEETING]) == ([(BOOKED, MEETING)], [])


def test_the_calendar_decides_when_it_is_and_whether_the_room_is_lost() -> None:
    assert as_calendar_has(BOOKED, replace(MEETING, span=LATER)).span == LATER
    assert as_calendar_has(BOOKED, replace(MEETING, answer=Answer.DECLINED)).state is State.LOST
    assert as_calendar_has(BOOKED, replace(MEETING, answer=Answer.NONE)).state is State.INVITED, "moved away and back"


def test_the_copy_of_who_is_only_invited_does_not_know_the_rooms_answer() -> None:
    as_nook = replace(BOOKED, level=BookingLevel.SERVICE, owner="nook@contoso.com")
    assert as_calendar_has(as_nook, replace(MEETING, answer=Answer.DECLINED, organizer=False)) == as_nook


def test_while_a_change_is_under_way_the_booking_is_shown_as_it_was() -> None:
    moving = replace(
        BOOKED, change=Change(ChangeKind.TIME, LATER, "everest", "Everest", BOOKED.calendar, "Europe/Berlin")
    )
    assert as_calendar_has(moving, replace(MEETING, span=LATER)) == moving
    assert can(moving) == ["cancel"]


@pytest.mark.parametrize(
    ("state", "actions"),
    [
        (State.ASKING, []),
        (State.INVITED, ["cancel"]),
        (State.WAITING, ["cancel"]),
        (State.BOOKED, ["move", "another room", "cancel"]),
        (State.LOST, ["another room", "cancel"]),
        (State.CANCELLING, []),
    ],
)
def test_what_can_be_done_follows_the_state(state: State, actions: list[str]) -> None:
    assert can(replace(BOOKED, state=state)) == actions


def test_a_running_one_is_extended_or_ended_and_one_that_is_over_is_left_alone() -> None:
    assert can(BOOKED, DURING) == ["extend", "end now"]
    assert can(BOOKED, SPAN.end) == []


def test_as_nook_only_where_the_admin_lets_people_and_only_who_asked() -> None:
    as_nook = replace(BOOKED, level=BookingLevel.SERVICE)
    assert can(as_nook) == []
    assert can(as_nook, manage_service_bookings=True) == ["move", "another room", "cancel"]
    assert can(as_nook, who=BIANCA, manage_service_bookings=True) == []
    assert can(BOOKED, who=BIANCA) == []


def test_of_outlooks_meetings_those_i_organise_one_date_of_a_series_too() -> None:
    assert can_meeting(MEETING) == ["move", "another room", "cancel"]
    assert can_meeting(MEETING, DURING) == ["extend", "end now"]
    assert can_meeting(replace(MEETING, answer=Answer.NONE)) == ["cancel"]
    assert can_meeting(replace(MEETING, answer=Answer.DECLINED)) == ["another room", "cancel"]
    assert can_meeting(replace(MEETING, organizer=False)) == []
    assert can_meeting(replace(MEETING, series="s")) == ["move", "another room", "cancel"]
