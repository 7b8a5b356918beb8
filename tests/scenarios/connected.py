"""An office whose room calendars are connected and linked to no room yet: where the rooms' part of set-up begins."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.deeds import Deed
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from tests.office import CONFIGURATION, SERVICE_ACCOUNT, Office, rooms_of

TENANT_ROOMS = ("Elbe", "Everest", "Fuji", "Thames")


async def connected(office: Office, *more: RoomCalendar) -> Office:
    """All of the tenant's rooms, and `more`."""
    store = office.nook.world.store
    await store.save_configuration(
        Configuration(
            CONFIGURATION,
            "Contoso",
            office.tenant.id.lower(),
            SERVICE_ACCOUNT,
            BookingLevel.USER,
            frozenset({"contoso.com"}),
        )
    )
    calendars = [
        RoomCalendar(
            room.calendar, CONFIGURATION, room.name, room.building, room.floor, room.seats, room.equipment, room.zone
        )
        for room in rooms_of(office.tenant)
    ]
    await store.connect([*calendars, *more])
    return office


def calendar(name: str, building: str = "", floor: str = "", seats: int = 0, address: str = "") -> RoomCalendar:
    return RoomCalendar(address or f"{name.lower()}@contoso.com", CONFIGURATION, name, building, floor, seats)


async def workplace(office: Office) -> dict[str, WorkplaceRoom]:
    """The rooms by name."""
    return {room.name: room for room in await office.nook.world.store.workplace()}


async def links(office: Office) -> dict[str, str]:
    """Room name by the calendar's address, for what is linked."""
    return {room.calendar: room.name for room in await office.nook.world.store.workplace() if room.calendar}


async def deeds(office: Office) -> list[Deed]:
    """Oldest first, without their time."""
    found = await office.nook.world.store.deeds(most=2_000)
    return [replace(deed, at=office.clock()) for _, deed in reversed(found)]
