"""Whether the room is free for another time, and the nearest that is possible where it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from bot.commands.bookings.doing import Chosen
from bot.commands.bookings.rooms import others
from bot.commands.command import Asked
from bot.domain.availability import alternatives, best
from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span, gaps
from bot.domain.wish import SHORTEST_MINUTES, Wish
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED, FRESH
from bot.presses import Book, Press
from bot.presses.bookings import Extend, MoveTo
from bot.replies.bookings import ChangeRefused, NotPossible

AROUND = timedelta(hours=4)
AS_ASKED = timedelta(0)
"""How old the schedule of a booking's own room may be: what the calendar held before its last change is not true."""
MOST_ROOMS, MOST_INTO = 3, 2

Instead = tuple[Span, Room | None, Press]


async def schedule(asked: Asked, found: Chosen, room: Room, span: Span) -> FreeBusy:
    """What is in the way of this booking in its own room, for hours around `span`."""
    around = Span(span.start - AROUND, span.end + AROUND)
    read = (await asked.world.readings.read([room], around, asked.now, AS_ASKED))[room.calendar]
    return replace(read, busy=without(read.busy, found.own if room.calendar == found.booking.calendar else ()))


def without(busy: Iterable[Span], own: Iterable[Span]) -> tuple[Span, ...]:
    """A booking is not in its own way. What merely touches it may come as one stretch with it, so it is cut out."""
    mine = list(own)
    return tuple(piece for span in busy for piece in gaps(mine, span))


async def room_busy(asked: Asked, found: Chosen, room: Room, span: Span, free_busy: FreeBusy) -> ChangeRefused:
    """The room is busy in `span`: until when it can be extended and who else has a room, or when it is free instead."""
    longer = span.start == found.booking.span.start and span.end > found.booking.span.end
    instead = (
        await _longer_instead(asked, found, room, span, free_busy)
        if longer
        else (
            *_time_instead(asked, found, room, span, free_busy),
            *await _room_instead(asked, found, room, span),
        )
    )
    return ChangeRefused(NotPossible.ROOM_BUSY, found.mine, instead)


async def _longer_instead(
    asked: Asked, found: Chosen, room: Room, span: Span, free_busy: FreeBusy
) -> tuple[Instead, ...]:
    booking = found.booking
    rest = Span(booking.span.end, span.end)
    ahead = [one for one in gaps(free_busy.busy, rest) if one.start == rest.start]
    out: list[Instead] = []
    if ahead and ahead[0].minutes >= SHORTEST_MINUTES:
        until = Span(booking.span.start, ahead[0].end)
        out.append((until, room, Extend(found.held, ahead[0].minutes, booking.span.end)))
        rest = Span(until.end, span.end) if until.end < span.end else rest
    if rest.minutes < SHORTEST_MINUTES:
        return tuple(out)
    others = [one for one in asked.rooms if one.id != room.id]
    wish = booking.wish.at(rest).for_another_room(room.seats)
    read = await asked.world.readings.read(others, rest, asked.now, FRESH)
    offer = str(uuid4())
    choices = [one for one in best(others, wish, read).choices if one.zone == room.zone]
    out += [(rest, one, Book(offer, one.id, rest, wish)) for one in choices[:MOST_ROOMS]]
    return tuple(out)


async def _room_instead(asked: Asked, found: Chosen, room: Room, span: Span) -> tuple[Instead, ...]:
    """Other rooms that are free at the time that was wished: the meeting is moved into one of them."""
    rooms = [one for one in await others(asked, found) if one.id != room.id and one.zone == room.zone]
    wish = found.booking.wish.at(span).for_another_room(room.seats)
    read = await asked.world.readings.read(rooms, span, asked.now, CONFIRMED)
    return tuple(
        (span, one, MoveTo(found.held, span, just=True, room=one.id))
        for one in best(rooms, wish, read).choices[:MOST_INTO]
    )


def _time_instead(asked: Asked, found: Chosen, room: Room, span: Span, free_busy: FreeBusy) -> tuple[Instead, ...]:
    """The nearest times when the same room is free."""
    wish, read = Wish(span, room.zone), {room.calendar: free_busy}
    near = alternatives([room], wish, read, asked.now, asked.hours)
    return tuple(
        (one.span, room, MoveTo(found.held, one.span, just=True)) for one in near if one.span != found.booking.span
    )
