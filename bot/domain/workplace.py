"""The workplace: buildings, floors, rooms and what is in them."""

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
    """A room of the workplace that is linked to a room calendar of Microsoft 365.

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
