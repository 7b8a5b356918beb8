"""The workplace: buildings, floors, rooms and what is in them, and the room calendars that they are linked to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo


class Equipment(StrEnum):
    SCREEN = "screen"
    WHITEBOARD = "whiteboard"
    VIDEO = "video"
    PHONE = "phone"
    WHEELCHAIR = "wheelchair accessible"
    QUIET = "quiet"


EQUIPMENT = frozenset(Equipment)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the workplace that is linked to a room calendar of Microsoft 365: what can be offered and booked.

    `calendar` is the room mailbox's address, `configuration` the id of the configuration it was connected through,
    `zone` an IANA name. `seats` is 0 where nobody knows. `equipment` holds `Equipment` words and whatever else the
    admin named.
    """

    id: str
    name: str
    building: str
    floor: str
    seats: int
    equipment: frozenset[str]
    calendar: str
    configuration: str
    zone: str

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class WorkplaceRoom:
    """A room as the workplace knows it, linked or not. `id` is a slug of building, floor and name.

    `zone` "" means the room mailbox's own. `calendar`: the address of the calendar it is linked to, "" for none.
    """

    id: str
    name: str
    building: str
    floor: str
    seats: int = 0
    equipment: frozenset[str] = frozenset()
    zone: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class OfferedRoom:
    """A room mailbox as Microsoft 365 offers it. `address` is lower case; `seats` is 0 and texts are "" where it does
    not say. `equipment` holds `Equipment` words only. `reserved`: its booking type lets nobody book it.
    """

    address: str
    name: str
    building: str
    floor: str
    seats: int
    equipment: frozenset[str]
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class RoomCalendar:
    """A room calendar that was connected through a configuration. One calendar belongs to one configuration.

    `zone` is the mailbox's own, an IANA name. `room`: the id of the room it is linked to, "" for none.
    """

    address: str
    configuration: str
    name: str
    building: str = ""
    floor: str = ""
    seats: int = 0
    equipment: frozenset[str] = frozenset()
    zone: str = "UTC"
    room: str = ""
