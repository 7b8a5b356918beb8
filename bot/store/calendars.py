"""Room calendars that are connected, and the rooms they are linked to.

Who writes here takes one lock first: admins do so rarely, and what was looked at then stays so until it is written.
That one calendar has one room, and one room one calendar, the tables themselves keep.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.domain.workplace import Room, RoomCalendar
from bot.ports import Conflict
from bot.store.columns import words_from_text, words_to_text
from bot.store.locks import CALENDARS, lock
from bot.store.tables import calendars, configurations, rooms
from bot.store.upserts import replacing, run

_ALL = select(calendars)
_CONNECTED = select(calendars.c.address, calendars.c.configuration)
_LINKED = select(calendars.c.address, calendars.c.room)
_ROOMS = select(rooms.c.id)
_CONFIGURATIONS = select(configurations.c.id)
_CONNECT = replacing(calendars, keeping="room")
_CONNECT_LINKED = replacing(calendars)
_DISCONNECT = delete(calendars).where(calendars.c.address == bindparam("which"))
_DISCONNECT_ALL = delete(calendars).where(calendars.c.configuration == bindparam("of"))
_LINK = update(calendars).where(calendars.c.address == bindparam("which")).values(room=bindparam("to"))
_UNLINK = update(calendars).where(calendars.c.address == bindparam("which")).values(room=None)
_UNLINK_ROOM = update(calendars).where(calendars.c.room == bindparam("which")).values(room=None)


def all_calendars(connection: Connection) -> tuple[RoomCalendar, ...]:
    """By name. Sorted here, because databases disagree on what comes after what."""
    found = [
        RoomCalendar(
            address=row.address,
            configuration=row.configuration,
            name=row.name,
            building=row.building,
            floor=row.floor,
            seats=row.seats,
            equipment=words_from_text(row.equipment),
            zone=row.zone,
            room=row.room or "",
        )
        for row in connection.execute(_ALL)
    ]
    found.sort(key=lambda calendar: (calendar.name.casefold(), calendar.address))
    return tuple(found)


def connect(connection: Connection, changed: Sequence[RoomCalendar]) -> None:
    """A new one is not linked yet, whatever its `room` says. Raises Conflict."""
    lock(connection, CALENDARS)
    owners = {row.address: row.configuration for row in connection.execute(_CONNECTED)}
    there = set(connection.execute(_CONFIGURATIONS).scalars())
    rows = [_row(calendar, room=None) for calendar in changed]
    for row in rows:
        if row["configuration"] not in there:
            raise Conflict(f"the configuration {row['configuration']} was removed meanwhile")
        if owners.setdefault(row["address"], row["configuration"]) != row["configuration"]:
            raise Conflict(f"{row['address']} is connected through another configuration")
    if rows:
        run(connection, _CONNECT, rows)


def connect_linked(connection: Connection, linked: Sequence[Room]) -> None:
    """As these rooms have them, whatever they were linked to and connected through before."""
    if not linked:
        return
    lock(connection, CALENDARS)
    connection.execute(_UNLINK_ROOM, [{"which": room.id} for room in linked])
    unlink(connection, [room.calendar for room in linked])
    run(connection, _CONNECT_LINKED, [_row(_calendar_of(room), room.id) for room in linked])


def disconnect(connection: Connection, addresses: Sequence[str]) -> None:
    _each(connection, _DISCONNECT, addresses)


def disconnect_all(connection: Connection, configuration: str) -> None:
    connection.execute(_DISCONNECT_ALL, {"of": configuration})


def link(connection: Connection, links: Mapping[str, str]) -> None:
    """Raises Conflict, and then nothing may be committed."""
    lock(connection, CALENDARS)
    linked = {address: room or "" for address, room in connection.execute(_LINKED)}
    calendar_of = {room: address for address, room in linked.items() if room}
    there = set(connection.execute(_ROOMS).scalars())
    wanted = {address.lower(): room for address, room in links.items()}
    for address, room in wanted.items():
        _check(address, room, linked, calendar_of, there)
        linked[address], calendar_of[room] = room, address
    if wanted:
        connection.execute(_LINK, [{"which": address, "to": room} for address, room in wanted.items()])


def _check(
    address: str, room: str, linked: Mapping[str, str], calendar_of: Mapping[str, str], there: Collection[str]
) -> None:
    if address not in linked:
        raise Conflict(f"{address} is not connected any more")
    if room not in there:
        raise Conflict(f"the room {room} is gone")
    if linked[address] not in ("", room):
        raise Conflict(f"{address} is linked to {linked[address]}")
    if calendar_of.get(room, address) != address:
        raise Conflict(f"the room {room} is linked to {calendar_of[room]}")


def unlink(connection: Connection, addresses: Sequence[str]) -> None:
    _each(connection, _UNLINK, addresses)


def _each(connection: Connection, statement: Any, addresses: Sequence[str]) -> None:
    lock(connection, CALENDARS)
    if addresses:
        connection.execute(statement, [{"which": address.lower()} for address in addresses])


def _calendar_of(room: Room) -> RoomCalendar:
    return RoomCalendar(
        room.calendar, room.configuration, room.name, room.building, room.floor, room.seats, room.equipment, room.zone
    )


def _row(calendar: RoomCalendar, room: str | None) -> dict[str, Any]:
    return {
        "address": calendar.address.lower(),
        "configuration": calendar.configuration,
        "name": calendar.name,
        "building": calendar.building,
        "floor": calendar.floor,
        "seats": calendar.seats,
        "equipment": words_to_text(calendar.equipment),
        "zone": calendar.zone,
        "room": room,
    }
