"""What an import of rooms would do, and doing it.

An import is looked at before it is written, and written as it was looked at: where somebody else changed one of its
rooms since, it is shown anew. Whatever is there already as it should be is left alone, so importing twice changes
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.commands.admin.guard import deed
from bot.commands.command import Asked
from bot.domain.deeds import Did, Fact, Told
from bot.domain.preview import compared
from bot.domain.room_ids import room_id, tidied
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.ports import Conflict
from bot.presses.rooms import ImportRooms
from bot.replies.rooms import LinkTrouble, RoomsImported, RoomsPreview

Wanted = tuple[WorkplaceRoom, str]
"""A room, and the address of the calendar it is to be linked to, "" for none."""


@dataclass(frozen=True, slots=True)
class Links:
    """`made`: calendar address to room id."""

    made: tuple[tuple[str, str], ...]
    not_made: tuple[tuple[str, str, LinkTrouble], ...]


async def preview(
    asked: Asked, wanted: Sequence[Wanted], given: frozenset[str] | None = None, meanwhile: bool = False
) -> RoomsPreview:
    """`given`: the columns that the list has; what it has none for stays as it is (None: it has all)."""
    existing = await asked.world.store.workplace()
    found = compared((room for room, _ in wanted), existing, given)
    placed = [(replace(room, id=found.ids.get(room.id, room.id)), address) for room, address in wanted]
    links = planned(placed, await asked.world.store.calendars())
    names = {room.id: room.name for room, _ in placed}
    writes = found.to_write or links.made
    before = tuple(before for before, _ in found.changed)
    return RoomsPreview(
        found.new,
        found.changed,
        len(found.same),
        tuple((address, names[room]) for address, room in links.made),
        ImportRooms(found.to_write, links.made, before) if writes else None,
        links.not_made,
        meanwhile,
    )


def planned(wanted: Sequence[Wanted], calendars: Sequence[RoomCalendar]) -> Links:
    """The links of those that name a calendar: made where it is connected and neither has another; else why not."""
    connected = {calendar.address: calendar for calendar in calendars}
    linked = {calendar.room: calendar.address for calendar in calendars if calendar.room}
    made, not_made = [], []
    for room, address in wanted:
        calendar = connected.get(address)
        if not address or (calendar and calendar.room == room.id):
            continue
        if calendar is None:
            not_made.append((address, room.name, LinkTrouble.NO_SUCH_CALENDAR))
        elif calendar.room:
            not_made.append((address, room.name, LinkTrouble.CALENDAR_LINKED))
        elif room.id in linked:
            not_made.append((address, room.name, LinkTrouble.ROOM_LINKED))
        else:
            made.append((address, room.id))
    return Links(tuple(made), tuple(not_made))


def made_of(calendars: Sequence[RoomCalendar], existing: Sequence[WorkplaceRoom]) -> list[Wanted]:
    """A room for each calendar that has none, as Microsoft's directory describes it. Of two that say the same of
    themselves, the second is told apart by its address.
    """
    taken = {room_id(room.building, room.floor, room.name) for room in existing if room.calendar}
    out: list[Wanted] = []
    for calendar in calendars:
        if calendar.room:
            continue
        local = calendar.address.partition("@")[0]
        name = tidied(calendar.name) or local
        building, floor = tidied(calendar.building), tidied(calendar.floor)
        if room_id(building, floor, name) in taken:
            name = f"{name} ({local})"
        id = room_id(building, floor, name)
        taken.add(id)
        room = WorkplaceRoom(id, name, building, floor, calendar.seats, calendar.equipment)
        out.append((room, calendar.address))
    return out


async def import_rooms(asked: Asked, press: ImportRooms, _owner: str) -> RoomsImported | RoomsPreview:
    store = asked.world.store
    there = {room.id: replace(room, calendar="") for room in await store.workplace()}
    calendars = await store.calendars()
    address_of = {room: address for address, room in press.links}
    in_question = {room.id: room for room in press.rooms}
    wanted = [(room, address_of.pop(room.id, "")) for room in in_question.values()]
    wanted += [(there[room], address) for room, address in address_of.items() if room in there]
    links = planned(wanted, calendars)
    if links.not_made or _moved(press, there):
        return await preview(asked, wanted, meanwhile=True)
    to_write = [room for room in press.rooms if there.get(room.id) != replace(room, calendar="")]
    new = sum(room.id not in there for room in to_write)
    if to_write or links.made:
        done = deed(asked, Did.IMPORTED_ROOMS, "workplace", after=_in_short(new, len(to_write) - new, len(links.made)))
        try:
            await store.save_workplace(to_write, done, links=dict(links.made))
        except Conflict:
            return await preview(asked, wanted, meanwhile=True)
    unlinked = sum(not calendar.room for calendar in calendars) - len(links.made)
    return RoomsImported(new, len(to_write) - new, len(links.made), unlinked)


def _moved(press: ImportRooms, there: Mapping[str, WorkplaceRoom]) -> bool:
    """Whether one of the rooms is neither as it was when the import was looked at, nor as it is to be."""
    before = {room.id: replace(room, calendar="") for room in press.before}
    return any(there.get(room.id) not in (before.get(room.id), replace(room, calendar="")) for room in press.rooms)


def _in_short(new: int, changed: int, links: int) -> Told:
    parts = ((Fact.NEW, new), (Fact.CHANGED, changed), (Fact.LINKED, links))
    return tuple((fact, str(number)) for fact, number in parts if number)
