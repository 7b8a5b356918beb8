"""The room calendars that Microsoft 365 offers.

Source: "List places", "room resource type". Nearly every field may be null in practice.
"""

from __future__ import annotations

import re
from typing import Any

from bot.domain.workplace import Equipment, OfferedRoom
from bot.graph.call import Call
from bot.graph.client import Graph

_TAGS = {
    Equipment.SCREEN: r"screen|display|\btv\b|projector|beamer|monitor",
    Equipment.WHITEBOARD: r"white\s*-?board|surface hub",
    Equipment.VIDEO: r"video|camera|webcam|teams room|\bmtr\b|conferenc",
    Equipment.PHONE: r"phone|polycom|jabra|speaker|\baudio\b",
    Equipment.WHEELCHAIR: r"wheel\s*-?chair|accessible|barrier",
    Equipment.QUIET: r"quiet|silent|focus",
}


async def offered_rooms(graph: Graph, tenant: str, patience: float = 30.0) -> tuple[OfferedRoom, ...]:
    """All of the tenant's rooms, all pages, by name. Rooms without a mailbox's address are left out. Raises
    CalendarTrouble.

    The SDK writes `/places/graph.room`; Nook sends the documented `/places/microsoft.graph.room`. No `$top`: with a
    small one the nextLink was seen to be missing.
    """
    first = f"{graph.url}/places/microsoft.graph.room"
    call = Call(tenant, "GET", lambda g: g.places.graph_room.with_url(first))
    rooms = [_read(room) for room in await graph.pages(call, graph.tick() + patience)]
    unique = {room.address: room for room in rooms if room.address}
    return tuple(sorted(unique.values(), key=lambda r: (r.name.casefold(), r.address)))


def _read(room: dict[str, Any]) -> OfferedRoom:
    address = str(room.get("emailAddress") or "").strip().lower()
    number = room.get("floorNumber")
    seats = room.get("capacity")
    return OfferedRoom(
        address=address,
        name=str(room.get("displayName") or room.get("nickname") or address),
        building=str(room.get("building") or ""),
        floor=str(room.get("floorLabel") or ("" if number is None else number)),
        seats=seats if isinstance(seats, int) and seats > 0 else 0,
        equipment=_equipment(room),
        reserved=str(room.get("bookingType") or "").lower() == "reserved",
    )


def _equipment(room: dict[str, Any]) -> frozenset[str]:
    """What the devices, the wheelchair mark and the free tags say, in Nook's words."""
    devices = {
        Equipment.SCREEN: room.get("displayDeviceName"),
        Equipment.VIDEO: room.get("videoDeviceName"),
        Equipment.PHONE: room.get("audioDeviceName"),
        Equipment.WHEELCHAIR: room.get("isWheelChairAccessible"),
    }
    found = {word.value for word, device in devices.items() if device}
    tags = " | ".join(str(tag) for tag in room.get("tags") or ()).lower()
    found |= {word.value for word, pattern in _TAGS.items() if re.search(pattern, tags)}
    return frozenset(found)
