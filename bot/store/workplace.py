"""The workplace's rooms, and those of them that can be offered: linked to a calendar of a configuration that is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from sqlalchemy import Connection, Select, case, select

from bot.domain.workplace import Room, WorkplaceRoom
from bot.store import calendars as connected
from bot.store.columns import words_from_text, words_to_text
from bot.store.tables import calendars, configurations, rooms
from bot.store.upserts import replacing, run

_WORKPLACE = select(rooms, calendars.c.address).join(calendars, calendars.c.room == rooms.c.id, isouter=True)
_LINKED_ROOMS: Select[Any] = (
    select(
        *(rooms.c[name] for name in ("id", "name", "building", "floor", "seats", "equipment")),
        calendars.c.address,
        calendars.c.configuration,
        case((rooms.c.zone != "", rooms.c.zone), else_=calendars.c.zone),
    )
    .join(calendars, calendars.c.room == rooms.c.id)
    .join(configurations, configurations.c.id == calendars.c.configuration)
    .where(configurations.c.is_on)
)
_SAVE = replacing(rooms)
_equipment = lru_cache(maxsize=1024)(words_from_text)


def workplace(connection: Connection) -> tuple[WorkplaceRoom, ...]:
    """By building, floor and name. Sorted here, because databases disagree on what comes after what."""
    found = [
        WorkplaceRoom(
            id=row.id,
            name=row.name,
            building=row.building,
            floor=row.floor,
            seats=row.seats,
            equipment=_equipment(row.equipment),
            zone=row.zone,
            calendar=row.address or "",
        )
        for row in connection.execute(_WORKPLACE)
    ]
    found.sort(key=lambda room: (room.building.casefold(), _storey(room.floor), room.name.casefold(), room.id))
    return tuple(found)


def _storey(floor: str) -> tuple[int, str]:
    """The tenth floor after the second, and what has no number last."""
    return (int(floor), "") if re.fullmatch(r"-?\d{1,9}", floor) else (10**9, floor.casefold())


def save_workplace(connection: Connection, changed: Sequence[WorkplaceRoom | Room]) -> None:
    # Sorted: two replicas that save the same rooms then lock them in the same order and cannot block one another.
    if rows := [_room_row(room) for room in sorted(changed, key=lambda room: room.id)]:
        run(connection, _SAVE, rows)


def linked_rooms(connection: Connection) -> tuple[Room, ...]:
    """By building and name. Sorted here, because databases disagree on what comes after what."""
    rows = connection.execute(_LINKED_ROOMS)
    _ = intern  # thousands of rooms are in a few buildings
    found = [
        Room(id, name, _(building), _(floor), seats, _equipment(equipment), calendar, _(configuration), _(zone))
        for id, name, building, floor, seats, equipment, calendar, configuration, zone in rows
    ]
    found.sort(key=lambda room: (room.building, room.name, room.id))
    return tuple(found)


def save_rooms(connection: Connection, changed: Sequence[Room]) -> None:
    save_workplace(connection, changed)
    connected.connect_linked(connection, changed)


def _room_row(room: WorkplaceRoom | Room) -> dict[str, Any]:
    return {
        "id": room.id,
        "name": room.name,
        "building": room.building,
        "floor": room.floor,
        "seats": room.seats,
        "equipment": words_to_text(room.equipment),
        "zone": room.zone,
    }
