"""`admin disconnect everest@contoso.com`: says what it touches, and does it after a yes."""

from __future__ import annotations

from bot.commands.admin.guard import deed
from bot.commands.command import Asked
from bot.domain.deeds import Did, Fact, Told
from bot.domain.workplace import RoomCalendar
from bot.presses.calendars import Disconnect
from bot.replies import Reply
from bot.replies.admin import Confirm, Doing, DoneAway, Gone
from bot.replies.calendars import CalendarUnknown


async def ask(asked: Asked, said: str) -> Reply:
    """`said`: the calendar's address, or a name that only one has."""
    calendar = meant(await asked.world.store.calendars(), said)
    if calendar is None:
        return CalendarUnknown(said)
    coming = await asked.world.store.bookings_on([calendar.address], asked.now)
    return Confirm(
        Doing.DISCONNECT,
        calendar.address,
        Disconnect((calendar.address,)),
        calendars=1,
        links=int(bool(calendar.room)),
        bookings=sum(kept.booking.holds for kept in coming),
    )


def meant(calendars: tuple[RoomCalendar, ...], said: str) -> RoomCalendar | None:
    wanted = said.casefold().strip()
    found = [one for one in calendars if one.address == wanted] or [
        one for one in calendars if one.name.casefold() == wanted
    ]
    return found[0] if len(found) == 1 else None


async def disconnect(asked: Asked, press: Disconnect, _owner: str) -> Reply:
    gone = [one for one in await asked.world.store.calendars() if one.address in press.addresses]
    if not gone:
        return CalendarUnknown(", ".join(press.addresses))
    deeds = [deed(asked, Did.DISCONNECTED, one.address, before=_link(one)) for one in gone]
    await asked.world.store.disconnect([one.address for one in gone], *deeds)
    names = ", ".join(one.address for one in gone)
    return DoneAway(Gone.DISCONNECTED, names, len(gone), sum(bool(one.room) for one in gone))


def _link(calendar: RoomCalendar) -> Told:
    return ((Fact.LINKED_TO, calendar.room),) if calendar.room else ""
