"""Places: rooms and room lists. Microsoft's pages: "List places", "Get place", "room resource type"."""

from __future__ import annotations

from typing import Any

from ..identity import stable_guid
from ..rooms import Room, RoomList
from .calls import Answer, Call, GraphError
from .odata import matcher, page, select

_FILTERS = frozenset(
    [
        "id",
        "displayName",
        "emailAddress",
        "building",
        "floorNumber",
        "floorLabel",
        "capacity",
        "bookingType",
        "isWheelChairAccessible",
        "label",
        "nickname",
        "audioDeviceName",
        "videoDeviceName",
        "displayDeviceName",
    ]
)


def room_json(room: Room, call: Call) -> dict[str, Any]:
    """A room as /places shows it."""
    shown: dict[str, Any] = {
        "id": room.id, "emailAddress": room.address, "displayName": room.name, "building": room.building,
        "floorNumber": room.floor, "floorLabel": room.floor_label, "label": room.label, "capacity": room.seats,
        "bookingType": room.booking_type, "audioDeviceName": room.audio, "videoDeviceName": room.video,
        "displayDeviceName": room.screen, "isWheelChairAccessible": room.wheelchair, "phone": room.phone,
        "tags": list(room.tags), "address": None, "geoCoordinates": None, "placeId": room.id, "parentId": None,
    }  # fmt: skip
    return shown | ({"nickname": room.nickname} if room.nickname else {})


def list_json(rooms: RoomList, call: Call) -> dict[str, Any]:
    """A room list as /places shows it."""
    return {
        "id": rooms.id, "displayName": rooms.name, "emailAddress": rooms.address, "phone": None, "address": None,
        "geoCoordinates": None,
    }  # fmt: skip


async def rooms(call: Call) -> Answer:
    return _listed(call, [room_json(r, call) for r in _ordered(call)], "places/microsoft.graph.room")


async def room_lists(call: Call) -> Answer:
    shown = [list_json(each, call) for each in call.tenant.room_lists.values()]
    return _listed(call, shown, "places/microsoft.graph.roomList")


async def buildings(call: Call) -> Answer:
    """The buildings the rooms name, as places of their own."""
    names = sorted({r.building for r in call.tenant.rooms.values() if r.building})
    shown = [{"id": stable_guid(call.tenant.id, "building", name), "displayName": name} for name in names]
    return _listed(call, shown, "places/microsoft.graph.building")


async def nothing(call: Call) -> Answer:
    """Floors, sections, desks and workspaces: this tenant has not described any."""
    return _listed(call, [], f"places/{call.segments[-1]}")


async def rooms_of_list(call: Call) -> Answer:
    """The rooms of a list, which is named by its mail address (not its id)."""
    call.need("Place.Read.All", "Place.ReadWrite.All")
    found = call.tenant.room_lists.get(call.vars["place"].lower())
    if found is None:
        raise GraphError(404, "ErrorItemNotFound", "The requested room list was not found.")
    shown = [room_json(r, call) for r in _ordered(call) if r.address in found.rooms]
    return _listed(call, shown, "places/microsoft.graph.roomList/rooms")


async def place(call: Call) -> Answer:
    call.need("Place.Read.All", "Place.ReadWrite.All")
    key = call.vars["place"].lower()
    context = {"@odata.context": f"{call.base}/$metadata#places/$entity"}
    for room in call.tenant.rooms.values():
        if key in (room.id, room.address.lower()):
            shown = {"@odata.type": "#microsoft.graph.room", **room_json(room, call)}
            return Answer(200, select(context | shown, call.query.get("$select")))
    for each in call.tenant.room_lists.values():
        if key in (each.id, each.address.lower()):
            shown = {"@odata.type": "#microsoft.graph.roomList", **list_json(each, call)}
            return Answer(200, select(context | shown, call.query.get("$select")))
    raise GraphError(404, "ErrorItemNotFound", f"The place '{call.vars['place']}' was not found.")


def _ordered(call: Call) -> list[Room]:
    return sorted(call.tenant.rooms.values(), key=lambda room: (room.name, room.address))


def _listed(call: Call, items: list[dict[str, Any]], context: str) -> Answer:
    call.need("Place.Read.All", "Place.ReadWrite.All")
    if expression := call.query.get("$filter"):
        test = matcher(expression, _FILTERS)
        items = [item for item in items if test(item)]
    return page(call, items, context, size=100)
