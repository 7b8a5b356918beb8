"""Configurations and the rooms that are linked through them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import Room
from bot.store.columns import words_from_text, words_to_text
from bot.store.tables import configurations, rooms
from bot.store.upserts import replacing, run

_ALL_CONFIGURATIONS = select(configurations)
_LINKED_ROOMS = (
    select(rooms).join(configurations, configurations.c.id == rooms.c.configuration).where(configurations.c.is_on)
)
_SAVE_CONFIGURATION = replacing(configurations)
_SAVE_ROOM = replacing(rooms)
_equipment = lru_cache(maxsize=1024)(words_from_text)


def all_configurations(connection: Connection) -> MappingProxyType[str, Configuration]:
    """By id. Cannot be changed: every caller gets the same one."""
    found = {}
    for row in connection.execute(_ALL_CONFIGURATIONS):
        found[row.id] = Configuration(
            id=row.id,
            name=row.name,
            tenant=row.tenant,
            service_account=row.service_account,
            booking_level=BookingLevel(row.booking_level),
            acceptable_domains=words_from_text(row.acceptable_domains),
            manage_service_bookings=row.manage_service_bookings,
            on=row.is_on,
        )
    return MappingProxyType(found)


def save_configuration(connection: Connection, configuration: Configuration) -> None:
    row = {
        "id": configuration.id,
        "name": configuration.name,
        "tenant": configuration.tenant,
        "service_account": configuration.service_account,
        "booking_level": configuration.booking_level.value,
        "acceptable_domains": words_to_text(configuration.acceptable_domains),
        "manage_service_bookings": configuration.manage_service_bookings,
        "is_on": configuration.on,
    }
    run(connection, _SAVE_CONFIGURATION, row)


def linked_rooms(connection: Connection) -> tuple[Room, ...]:
    """By building and name. Sorted here, because databases disagree on what comes after what."""
    rows = connection.execute(_LINKED_ROOMS)
    found = [
        Room(id, name, building, floor, seats, _equipment(equipment), calendar, configuration, zone)
        for id, name, building, floor, seats, equipment, calendar, configuration, zone in rows
    ]
    found.sort(key=lambda room: (room.building, room.name, room.id))
    return tuple(found)


def save_rooms(connection: Connection, changed: Sequence[Room]) -> None:
    # Sorted: two replicas that save the same rooms then lock them in the same order and cannot block one another.
    if rows := [_room_row(room) for room in sorted(changed, key=lambda room: room.id)]:
        run(connection, _SAVE_ROOM, rows)


def _room_row(room: Room) -> dict[str, Any]:
    return {
        "id": room.id,
        "name": room.name,
        "building": room.building,
        "floor": room.floor,
        "seats": room.seats,
        "equipment": words_to_text(room.equipment),
        "calendar": room.calendar,
        "configuration": room.configuration,
        "zone": room.zone,
    }
