"""One of a person's bookings as it is listed, with the buttons for what they may do with it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.booking import Answer, Booking, State
from bot.domain.changes import may_cancel, may_change, may_get_a_room, settled
from bot.domain.configuration import Configuration
from bot.domain.meetings import Meeting
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.presses import Press
from bot.presses.bookings import AnotherRoom, AskTime, AskToCancel, EndNow, Extend, Held
from bot.replies.bookings import Mine

OUTLOOK = "outlook:"
"""Before the event's id: the offer of a booking that was made in Outlook. One event, one booking."""
EXTENDED_BY = 30
"""Minutes, by one press."""
ASKED = frozenset({State.INVITED, State.WAITING, State.BOOKED, State.LOST})
"""States in which there is an event to be cancelled. While the first invitation is on its way, there may be none."""


def of_booking(
    booking: Booking, room: Room | None, configuration: Configuration | None, who: Identity, now: datetime
) -> Mine:
    """`who`: the person who sees it."""
    held, change = Held(booking=booking.id), may_change(booking, configuration, who)
    return Mine(
        booking.span,
        room,
        booking.room_name,
        booking.wish.subject or "",
        booking,
        None,
        actions(
            held,
            booking.span,
            now,
            change=change and settled(booking),
            room=change and may_get_a_room(booking),
            cancel=booking.state in ASKED and may_cancel(booking, configuration, who, admin=False),
        ),
        booking.link,
    )


def of_meeting(meeting: Meeting, room: Room, now: datetime) -> Mine:
    """A meeting that the person made in Outlook; of a series this one date, which Exchange makes an exception of it."""
    own = meeting.organizer
    stands = own and meeting.answer is Answer.ACCEPTED
    lost = own and meeting.answer is Answer.DECLINED
    can = actions(Held(meeting=meeting), meeting.span, now, change=stands, room=stands or lost, cancel=own)
    return Mine(meeting.span, room, room.name, meeting.subject, None, meeting, can, meeting.link)


def actions(
    held: Held, span: Span, now: datetime, *, change: bool, room: bool, cancel: bool
) -> tuple[tuple[str, Press], ...]:
    """A running one is extended or ended, one to come is moved or cancelled."""
    if span.end <= now:
        return ()
    if span.start <= now:
        return (("extend", Extend(held, EXTENDED_BY, span.end)), ("end now", EndNow(held))) if change else ()
    found: list[tuple[str, Press]] = []
    if change:
        found.append(("move", AskTime(held)))
    if room:
        found.append(("another room", AnotherRoom(held)))
    if cancel:
        found.append(("cancel", AskToCancel(held)))
    return tuple(found)


def held_of(mine: Mine) -> Held:
    return Held(booking=mine.booking.id) if mine.booking else Held(meeting=mine.meeting)
