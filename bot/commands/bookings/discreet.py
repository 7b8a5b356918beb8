"""In a shared chat others read along: no meeting is named there, since its owner did not say it there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.commands.command import Asked
from bot.domain.booking import Booking
from bot.ports import ChatKind
from bot.replies import BookingShown, Reply
from bot.replies.bookings import CancelAsked, ChangeRefused, Mine, MyBookings, RoomsToSwitch, TimeAsked, WhichBooking
from bot.replies.series import DatesOffered, WhichDates


def discreetly(handler: Callable[..., Awaitable[Reply]]) -> Callable[..., Awaitable[Reply]]:
    """The same answer or press, without subjects where it is not the person's own chat."""

    async def answered(asked: Asked, *rest: Any) -> Reply:
        reply = await handler(asked, *rest)
        return reply if asked.chat.kind is ChatKind.PERSONAL else without_subjects(reply)

    return answered


def without_subjects(reply: Reply) -> Reply:
    if isinstance(reply, MyBookings):
        return replace(reply, shown=tuple(unnamed(line) for line in reply.shown))
    if isinstance(reply, WhichBooking):
        return replace(reply, choices=tuple((unnamed(line), press) for line, press in reply.choices))
    if isinstance(reply, CancelAsked | TimeAsked | RoomsToSwitch | WhichDates | DatesOffered):
        return replace(reply, mine=unnamed(reply.mine))
    if isinstance(reply, ChangeRefused):
        return replace(reply, mine=unnamed(reply.mine) if reply.mine else None)
    return replace(reply, booking=without_subject(reply.booking)) if isinstance(reply, BookingShown) else reply


def unnamed(line: Mine) -> Mine:
    """Only for showing: the meeting that a press names stays as it is."""
    booking = without_subject(line.booking) if line.booking else None
    return replace(line, subject="", booking=booking)


def without_subject(booking: Booking) -> Booking:
    return replace(booking, wish=replace(booking.wish, subject=None))
