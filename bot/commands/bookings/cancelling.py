"""`cancel my 2pm`: asks once, with how many will be told, and then takes the whole meeting out of the calendars."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.commands.bookings import finding
from bot.commands.bookings.discreet import discreetly
from bot.commands.bookings.doing import ADMINS, Chosen, chosen, of_another, written
from bot.commands.bookings.line import ASKED, held_of, of_booking
from bot.commands.bookings.series import cancel_series, which_dates
from bot.commands.command import Asked, Command
from bot.domain.changes import to_cancel
from bot.domain.configuration import BookingLevel
from bot.language.understanding import Intent, Scope, Understanding
from bot.presses.bookings import AskToCancel, Cancel
from bot.presses.series import CancelSeries
from bot.replies import Reply
from bot.replies.bookings import CancelAsked, Mine, WhichBooking


async def answer(asked: Asked, meant: Understanding) -> Reply:
    room = meant.from_room or meant.room
    line = await finding.found(asked, meant, "cancel", lambda line: AskToCancel(held_of(line)), room)
    if isinstance(line, Mine):
        return await _ask(asked, AskToCancel(held_of(line)), meant.scope)
    return await _of_others(asked, meant, room) or line


async def _of_others(asked: Asked, meant: Understanding, room: str | None) -> WhichBooking | None:
    """For an admin who names a room and a time: what Nook itself booked there for anybody. None where nothing fits.

    Only room and time are shown of it. One alone is a choice too, since it is not the admin's own.
    """
    calendars = [one.calendar for one in asked.rooms if one.name == room]
    if not calendars or not finding.says_when(meant.when):
        return None
    store, who = asked.world.store, asked.speaker.identity
    if not await store.roles(who) & ADMINS:
        return None
    rooms = {one.calendar: one for one in asked.rooms}
    lines: list[Mine] = []
    for kept in await store.bookings_on(calendars, asked.now):
        booking = kept.booking
        if booking.level is BookingLevel.SERVICE and booking.asker != who and booking.state in ASKED:
            line = of_booking(of_another(booking), rooms.get(booking.calendar), None, who, asked.now)
            lines.append(replace(line, subject=""))
    fit = finding.at(lines, meant.when, ZoneInfo(asked.zone))
    choices = tuple((line, AskToCancel(held_of(line))) for line in fit[: finding.MOST])
    return WhichBooking("cancel", choices, asked.text) if choices else None


async def ask_to_cancel(asked: Asked, press: AskToCancel, _owner: str) -> Reply:
    return await _ask(asked, press, None)


async def _ask(asked: Asked, press: AskToCancel, scope: Scope | None) -> Reply:
    found = await chosen(asked, press, press.held, to_cancel=True)
    if not isinstance(found, Chosen):
        return found
    if found.booking.series and (which := await which_dates(asked, found, scope)) is not None:
        return which
    return CancelAsked(found.mine, Cancel(found.held), found.guests)


async def cancel(asked: Asked, press: Cancel, _owner: str) -> Reply:
    """Pressed twice, it says how it stands."""
    found = await chosen(asked, press, press.held, to_cancel=True)
    if not isinstance(found, Chosen):
        return found
    return await written(asked, found, to_cancel(found.booking))


COMMAND = Command(
    name="cancel a booking",
    summary="Cancel a booking, after asking once",
    wakes=frozenset({Intent.CANCEL}),
    examples=("cancel my 2pm", "cancel my booking in Everest tomorrow"),
    answer=discreetly(answer),
    presses={
        AskToCancel: discreetly(ask_to_cancel),
        Cancel: discreetly(cancel),
        CancelSeries: cancel_series,
    },
)
