"""`my bookings`: all that is mine in linked rooms and not over, as the calendars have it, Outlook's meetings too."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands import book, series
from bot.commands.bookings.discreet import discreetly
from bot.commands.bookings.doing import as_event_says, gone
from bot.commands.bookings.line import OUTLOOK, of_booking, of_meeting
from bot.commands.command import Asked, Command
from bot.domain.booking import HOLDING, Answer, Booking, State
from bot.domain.changes import as_in_outlook, may_get_a_room
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.domain.wish import FURTHEST
from bot.domain.workplace import Room
from bot.free_busy import PATIENCE
from bot.language.understanding import Intent, Understanding
from bot.ports import CalendarTrouble
from bot.presses.bookings import MoreBookings, ShowBooking
from bot.presses.series import ShowSeries
from bot.replies import Reply
from bot.replies.bookings import PAGE, ChangeRefused, Mine, MyBookings, NotPossible

SHOWN = HOLDING | {State.LOST}
BACK = timedelta(days=1)
"""So long ago may a booking have ended whose meeting was moved in Outlook since: it is known again by its event."""
MOST_LOOKED_AT = 8
"""Bookings whose event is not where it should be, looked for one by one in one turn; the worker finds the rest."""


@dataclass(frozen=True, slots=True)
class AllMine:
    """By start. `unread`: the person's own calendar could not be read, so that these are only Nook's bookings."""

    lines: tuple[Mine, ...]
    unread: bool = False


async def all_mine(asked: Asked) -> AllMine:
    store, who = asked.world.store, asked.speaker.identity
    configurations = await store.configurations()
    bookings = [kept.booking for kept in await store.bookings_of(who, asked.now - BACK)]
    meetings = await _meetings(asked, configurations)
    rooms = {room.calendar.lower(): room for room in asked.rooms}
    linked = [meeting for meeting in meetings or () if meeting.calendar.lower() in rooms]
    paired, others = pair(bookings, linked)
    shown = [booking for booking, _ in paired if booking.state in SHOWN]
    of_meetings = {booking.id: meeting for booking, meeting in paired if meeting is not None}
    alone = [booking for booking in shown if _own(booking) and booking.id not in of_meetings]
    looked = await _looked_for(asked, configurations, alone) if meetings is not None else {}
    lines: list[Mine] = []
    for booking in shown:
        now = looked.get(booking.id, booking)
        if now is None:
            continue
        meeting = of_meetings.get(booking.id)
        if meeting:
            now = as_calendar_has(now, meeting, rooms[meeting.calendar.lower()])
        room = rooms.get(now.calendar.lower())
        line = of_booking(now, room, configurations.get(now.configuration), who, asked.now)
        if meeting and booking.offer.startswith(OUTLOOK):
            line = replace(line, subject=meeting.subject)
        lines.append(replace(line, room_name=room.name) if room else line)
    lines += (of_meeting(one, rooms[one.calendar.lower()], asked.now) for one in others if one.organizer)
    lines = [line for line in lines if line.span.end > asked.now]
    lines.sort(key=lambda line: (line.span, line.room_name))
    return AllMine(tuple(lines), meetings is None)


async def _meetings(asked: Asked, configurations: Mapping[str, Configuration]) -> tuple[Meeting, ...] | None:
    """Those of the person's own calendar; none for who has none in this tenant, None where it does not answer.

    All configurations of a tenant reach the same calendar, so that one of them is enough.
    """
    who = asked.speaker.identity
    mine = sorted((one for one in configurations.values() if one.on and one.tenant == who.tenant), key=lambda c: c.id)
    if not mine:
        return ()
    try:
        async with asyncio.timeout(PATIENCE):
            account = await asked.world.people.account(who)
            if account is None or account.guest or not account.enabled or not account.mail:
                return ()
            ahead = Span(asked.now, asked.now + FURTHEST)
            return await asked.world.calendars.meetings(mine[0], who.object_id, ahead)
    except (CalendarTrouble, TimeoutError):
        return None


def pair(
    bookings: Sequence[Booking], meetings: Sequence[Meeting]
) -> tuple[list[tuple[Booking, Meeting | None]], list[Meeting]]:
    """Each booking with its meeting in the person's calendar, and the meetings that are no bookings of Nook's."""
    paired: list[tuple[Booking, Meeting | None]] = []
    left = list(meetings)
    for booking in bookings:
        its = [meeting for meeting in left if _same(booking, meeting)]
        left = [meeting for meeting in left if meeting not in its]
        its.sort(key=lambda meeting: _strange(booking, meeting))
        paired.append((booking, its[0] if its else None))
    return paired, left


def _same(booking: Booking, meeting: Meeting) -> bool:
    """Who is only invited has a copy with an id of its own; the occurrences of a series share their iCalUId."""
    if booking.event_id and booking.event_id == meeting.event_id:
        return True
    return bool(booking.ical_uid) and booking.ical_uid == meeting.ical_uid and not meeting.series


def _strange(booking: Booking, meeting: Meeting) -> int:
    """While a second room is asked, both are in it; one that somebody put in in Outlook may have come in its place."""
    if meeting.calendar.lower() == booking.calendar.lower():
        return 2 if meeting.answer is Answer.DECLINED else 0
    return 1 if meeting.answer is Answer.ACCEPTED else 3


def as_calendar_has(booking: Booking, meeting: Meeting, room: Room | None = None) -> Booking:
    """What the calendar says of a booking that stands; `room`: the meeting's. Only the organiser's copy knows the rooms
    and what they answered.
    """
    if not may_get_a_room(booking):
        return booking
    if booking.level is not BookingLevel.USER:
        return as_in_outlook(booking, None, meeting.span)
    moved = room is not None and meeting.calendar.lower() != booking.calendar.lower()
    elsewhere = (room, meeting.answer) if room and moved else None
    return as_in_outlook(booking, meeting.answer, meeting.span, elsewhere=elsewhere)


def _own(booking: Booking) -> bool:
    """Whether it must be in the person's own calendar."""
    return may_get_a_room(booking) and booking.level is BookingLevel.USER and bool(booking.event_id)


async def _looked_for(
    asked: Asked, configurations: Mapping[str, Configuration], missing: Sequence[Booking]
) -> dict[str, Booking | None]:
    """By id, what became of bookings that are not in the calendar any more: None, or without their room."""

    async def look(booking: Booking, configuration: Configuration) -> Booking | None:
        try:
            async with asyncio.timeout(PATIENCE / 2):
                event = await asked.world.calendars.event(
                    configuration, booking.owner, booking.event_id, booking.calendar
                )
        except (CalendarTrouble, TimeoutError):
            return booking
        if event is None or event.cancelled:
            await gone(asked, booking)
            return None
        return as_event_says(asked, booking, event)

    some = [one for one in missing if one.configuration in configurations][:MOST_LOOKED_AT]
    found = await asyncio.gather(*(look(one, configurations[one.configuration]) for one in some))
    return dict(zip((one.id for one in some), found, strict=True))


async def answer(asked: Asked, understood: Understanding) -> Reply:
    """From the day that was said on, else from now on."""
    mine = await all_mine(asked)
    day = understood.when.day
    if day is None:
        return paged(mine, 0)
    zone = ZoneInfo(asked.zone)
    return paged(mine, sum(line.span.end.astimezone(zone).date() < day for line in mine.lines))


def paged(mine: AllMine, skip: int) -> MyBookings:
    shown = mine.lines[skip : skip + PAGE]
    return MyBookings(shown, skip, max(0, len(mine.lines) - skip - len(shown)), mine.unread)


async def more(asked: Asked, press: MoreBookings, _owner: str) -> Reply:
    return paged(await all_mine(asked), press.skip)


async def show(asked: Asked, press: ShowBooking, _owner: str) -> Reply:
    """One of them as it stands; one that is gone since is said to be."""
    for line in (await all_mine(asked)).lines:
        if line.booking and line.booking.id == press.held.booking:
            configurations = await asked.world.store.configurations()
            return await book.standing(asked.world, line.booking, configurations.get(line.booking.configuration))
        if press.held.meeting and _event_of(line) == press.held.meeting.event_id:
            return MyBookings((line,), 0, 0)
    return ChangeRefused(NotPossible.GONE, None)


def _event_of(line: Mine) -> str:
    return line.booking.event_id if line.booking else line.meeting.event_id if line.meeting else ""


COMMAND = Command(
    name="my bookings",
    summary="What you have booked from now on, in Outlook too, with buttons to change it",
    wakes=frozenset({Intent.MY_BOOKINGS}),
    examples=("my bookings", "what do I have tomorrow?"),
    answer=discreetly(answer),
    presses={MoreBookings: discreetly(more), ShowBooking: discreetly(show), ShowSeries: series.show},
)
