"""A person's own calendar, and what of it concerns rooms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.booking import Answer
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.graph import meetings
from bot.ports import CalendarRefused, RefusedFor
from bot.simulator.recurrence import read_recurrence
from tests.graph.simulated import ADELE, ALEX, EVEREST, FOUR, FUJI, NINE, TWO, Exchange, exchange_running

WEEK = Span(NINE, NINE + timedelta(days=7))


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with exchange_running() as running:
        yield running


async def of(exchange: Exchange, person: str, span: Span = WEEK) -> tuple[Meeting, ...]:
    return await exchange.calendars.meetings(exchange.configuration, person, span)


async def test_only_meetings_with_a_room_one_for_each_room(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.book(ADELE, None, FOUR.start, FOUR.end, "At my desk")
    exchange.tenant.put_in(item, FUJI)
    exchange.answered()
    first, second = await of(exchange, ADELE)
    assert (first.calendar, second.calendar, first.event_id) == (EVEREST, FUJI, second.event_id)
    assert (first.subject, first.span, first.answer, first.organizer) == ("Budget", TWO, Answer.ACCEPTED, True)
    assert (first.guests, first.series, first.ical_uid) == (1, "", item.ical_uid)
    assert first.link.startswith("https://")


async def test_by_object_id_and_by_start(exchange: Exchange) -> None:
    exchange.tenant.book(ADELE, FUJI, FOUR.start, FOUR.end, "Later")
    exchange.book()
    adele = exchange.tenant.person(ADELE)
    assert adele is not None
    assert [m.subject for m in await of(exchange, adele.id)] == ["Budget", "Later"]


async def test_an_invited_person_is_no_organizer_and_not_their_own_guest(exchange: Exchange) -> None:
    exchange.book()
    [meeting] = await of(exchange, ALEX)
    assert (meeting.organizer, meeting.guests, meeting.calendar) == (False, 0, EVEREST)


async def test_a_private_subject_is_its_organizers(exchange: Exchange) -> None:
    exchange.book(sensitivity="private")
    assert [(await of(exchange, who))[0].subject for who in (ADELE, ALEX)] == ["Budget", ""]


async def test_a_cancelled_meeting_is_left_out(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.cancel(item)
    assert len(exchange.tenant.events_in(ALEX)) == 1
    assert await of(exchange, ADELE) == await of(exchange, ALEX) == ()


async def test_what_overlaps_the_edge_is_in_and_what_touches_it_is_not(exchange: Exchange) -> None:
    exchange.book()
    half = timedelta(minutes=30)
    assert len(await of(exchange, ADELE, TWO.moved(half))) == 1
    assert len(await of(exchange, ADELE, TWO.moved(2 * half))) == 0


async def test_every_page_is_read(exchange: Exchange) -> None:
    minute = timedelta(minutes=1)
    for n in range(250):
        exchange.tenant.book(ADELE, EVEREST, NINE + n * minute, NINE + (n + 1) * minute, f"{n}")
    assert [m.subject for m in await of(exchange, ADELE)] == [f"{n}" for n in range(250)]
    assert len(exchange.tenant.witness.requests_to("GET", "/calendarView")) == 3


async def test_a_series_comes_as_its_occurrences(exchange: Exchange) -> None:
    raw = {
        "pattern": {"type": "daily", "interval": 1},
        "range": {"type": "numbered", "startDate": "2027-03-01", "numberOfOccurrences": 3},
    }
    exchange.book(recurrence=read_recurrence(raw))
    found = await of(exchange, ADELE)
    assert [m.span for m in found] == [TWO.moved(timedelta(days=n)) for n in range(3)]
    assert all(m.series for m in found)
    assert len({m.event_id for m in found}) == len({m.ical_uid for m in found}) == 3
    event = await exchange.calendars.event(exchange.configuration, ADELE, found[1].event_id, EVEREST)
    assert event is not None
    assert event.span == found[1].span


async def test_who_has_no_mailbox_has_no_calendar(exchange: Exchange) -> None:
    guest = exchange.tenant.add_person("Pat Guest", "pat@elsewhere.com", guest=True)
    with pytest.raises(CalendarRefused) as caught:
        await of(exchange, guest.id)
    assert caught.value.why is RefusedFor.NO_MAILBOX


def event(**more: Any) -> dict[str, Any]:
    times = {name: {"dateTime": f"2027-03-01T{at}:00:00.0000000", "timeZone": "UTC"} for name, at in TIMES}
    return {"id": "e", "isOrganizer": True, "attendees": [], "type": "singleInstance", **times, **more}


TIMES = (("start", "13"), ("end", "14"))
PLACE = {"displayName": "Everest", "locationType": "conferenceRoom", "locationUri": EVEREST.upper()}


def test_a_room_that_was_never_asked_is_not_in_its_organizers_meeting() -> None:
    assert meetings.read([event(locations=[PLACE])]) == ()


def test_the_place_counts_where_the_attendees_are_hidden() -> None:
    [meeting] = meetings.read([event(isOrganizer=False, locations=[PLACE])])
    assert (meeting.calendar, meeting.answer) == (EVEREST, Answer.NONE)


def test_a_room_invited_like_a_person_is_a_room_and_no_guest() -> None:
    room = {"type": "required", "status": {"response": "accepted"}, "emailAddress": {"address": EVEREST}}
    [meeting] = meetings.read([event(attendees=[room], locations=[PLACE])])
    assert (meeting.calendar, meeting.answer, meeting.guests) == (EVEREST, Answer.ACCEPTED, 0)


def test_an_organizer_among_the_invited_is_no_guest() -> None:
    me = {"emailAddress": {"address": ADELE}}
    room = {"type": "resource", "emailAddress": {"address": EVEREST}}
    [meeting] = meetings.read([event(organizer=me, attendees=[{**me, "type": "required"}, room])])
    assert meeting.guests == 0


@pytest.mark.parametrize("start", [None, {}, {"dateTime": "soon"}, {"dateTime": "2027-03-01T14:00:00"}])
def test_a_meeting_of_no_time_is_left_out(start: Any) -> None:
    room = {"type": "resource", "emailAddress": {"address": EVEREST}}
    assert meetings.read([event(attendees=[room], start=start)]) == ()
