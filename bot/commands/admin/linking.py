"""One calendar, one room: linking and unlinking, and the reasons why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.commands.admin.guard import deed
from bot.commands.admin.likely import names_like
from bot.commands.command import Asked
from bot.domain.deeds import Did
from bot.domain.room_ids import tidied
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.language.admin_grammar import AdminWish
from bot.ports import Conflict
from bot.presses import Press, Say
from bot.presses.rooms import LinkOne
from bot.replies.rooms import Linked, LinkTrouble, NotLinked, Unlinked

MOST_SIMILAR = 5


async def linked_to(asked: Asked, calendar: RoomCalendar, room: WorkplaceRoom) -> Linked | NotLinked:
    """Links them, or says why not. Linked already, as asked for, is as good."""
    if calendar.room != room.id:
        if trouble := await _trouble(asked, calendar, room):
            return trouble
        try:
            await asked.world.store.link(
                {calendar.address: room.id}, deed(asked, Did.LINKED, calendar.address, after=room.name)
            )
        except Conflict:
            return NotLinked(LinkTrouble.CHANGED, calendar.name)
    left = sum(not one.room for one in await asked.world.store.calendars())
    return Linked(((calendar.address, room.name),), left)


async def _trouble(asked: Asked, calendar: RoomCalendar, room: WorkplaceRoom) -> NotLinked | None:
    if calendar.room:
        rooms = {one.id: one.name for one in await asked.world.store.workplace()}
        return NotLinked(LinkTrouble.CALENDAR_LINKED, calendar.address, other=rooms.get(calendar.room, calendar.room))
    if room.calendar:
        return NotLinked(LinkTrouble.ROOM_LINKED, room.name, other=room.calendar)
    return None


async def link_by_words(asked: Asked, said: str, to: str | None) -> RoomCalendar | Linked | NotLinked:
    """`said`: a calendar's address or name; `to`: a room's name, None to be asked for it (then: the calendar)."""
    calendars = await asked.world.store.calendars()

    def again(calendar: RoomCalendar) -> Press:
        return Say(f"admin link {calendar.address} to {to}" if to else f"admin link {calendar.address}")

    calendar = _calendar_meant(said, calendars, again)
    if isinstance(calendar, NotLinked):
        return calendar
    rooms = await asked.world.store.workplace()
    if to is None:
        if not calendar.room:
            return calendar
        name = next((room.name for room in rooms if room.id == calendar.room), calendar.room)
        return NotLinked(LinkTrouble.CALENDAR_LINKED, calendar.address, other=name)
    room = _room_meant(to, rooms, calendar)
    return room if isinstance(room, NotLinked) else await linked_to(asked, calendar, room)


def _calendar_meant(
    said: str, calendars: Sequence[RoomCalendar], press: Callable[[RoomCalendar], Press]
) -> RoomCalendar | NotLinked:
    wanted = tidied(said).casefold()
    found = [one for one in calendars if one.address == wanted] or [
        one for one in calendars if tidied(one.name).casefold() == wanted
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        return _similar(said, calendars, press)
    return NotLinked(LinkTrouble.WHICH_CALENDAR, said, tuple((one, press(one)) for one in found[:MOST_SIMILAR]))


def _similar(said: str, calendars: Sequence[RoomCalendar], press: Callable[[RoomCalendar], Press]) -> NotLinked:
    spelt = {(one.address if "@" in said else one.name): one for one in calendars}
    found = [spelt[name] for name in names_like(said, spelt)]
    return NotLinked(LinkTrouble.NO_SUCH_CALENDAR, said, tuple((one, press(one)) for one in found))


def _room_meant(said: str, rooms: Sequence[WorkplaceRoom], calendar: RoomCalendar) -> WorkplaceRoom | NotLinked:
    wanted = tidied(said).casefold()
    found = [room for room in rooms if room.name.casefold() == wanted]
    found = found or [room for room in rooms if wanted in _with_building(room)]
    if len(found) == 1:
        return found[0]
    if found:
        free = [room for room in found if not room.calendar or room.calendar == calendar.address]
        if not free:
            return NotLinked(LinkTrouble.ROOM_LINKED, found[0].name, other=found[0].calendar)
        trouble, found = LinkTrouble.WHICH_ROOM, free
    else:
        spelt = {room.name: room for room in rooms if not room.calendar}
        trouble, found = LinkTrouble.NO_SUCH_ROOM, [spelt[name] for name in names_like(said, spelt)]
    choices = tuple((room, LinkOne(calendar.address, room.id)) for room in found[:MOST_SIMILAR])
    return NotLinked(trouble, said, choices)


def _with_building(room: WorkplaceRoom) -> set[str]:
    name, building = room.name.casefold(), room.building.casefold()
    return {f"{name} {building}", f"{name}, {building}", f"{name} in {building}", f"{building} {name}"}


def _unlink(calendar: RoomCalendar) -> Press:
    return Say(f"admin unlink {calendar.address}")


async def unlink(asked: Asked, wish: AdminWish) -> Unlinked | NotLinked:
    """By the calendar's address or name, or by the name of the room it is linked to."""
    said = wish.name or ""
    rooms = {room.id: room for room in await asked.world.store.workplace()}
    calendars = await asked.world.store.calendars()
    calendar = _calendar_meant(said, calendars, _unlink)
    if isinstance(calendar, NotLinked):
        linked = [one for one in calendars if one.room]
        wanted = tidied(said).casefold()
        of_room = [one for one in linked if one.room in rooms and rooms[one.room].name.casefold() == wanted]
        if len(of_room) != 1:
            choices = tuple((one, _unlink(one)) for one in of_room[:MOST_SIMILAR])
            which = NotLinked(LinkTrouble.WHICH_CALENDAR, said, choices)
            return which if of_room else _similar(said, linked, _unlink)
        calendar = of_room[0]
    if not calendar.room:
        return NotLinked(LinkTrouble.NOT_LINKED, calendar.name)
    room = rooms.get(calendar.room)
    name = room.name if room else calendar.room
    await asked.world.store.unlink([calendar.address], deed(asked, Did.UNLINKED, calendar.address, before=name))
    return Unlinked(calendar.address, name, LinkOne(calendar.address, room.id) if room else None)
