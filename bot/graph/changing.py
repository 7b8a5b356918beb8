"""What is sent to change an event: never more than what changes, so that everything else of the meeting stays. Pure.

Each gives the bodies of the PATCHes for the event as it was just read, one after the other; none where nothing is left
to do: after a crash, or where somebody did it in Outlook. The `body` is never sent, since a Teams meeting's link lives
in it, and `attendees` replaces the whole list, so it goes back with everybody in it. Source: "Update event", whose
notes also say who is told: of a change of the attendees alone only those who are new or out, of all others everybody.
"""

from __future__ import annotations

from typing import Any

from bot.domain.booking import Answer
from bot.domain.span import Span
from bot.graph import events
from bot.graph.schedules import utc
from bot.ports import CalendarTrouble

FIELDS = ["id", "isCancelled", "isAllDay", "start", "end", "attendees", "location", "locations"]
"""What is to be read just before. `@odata.etag` comes along unasked."""

Json = dict[str, Any]


def rescheduled(event: Json, span: Span) -> list[Json]:
    """Another start and end; Exchange then takes back every answer and asks all attendees anew, the rooms too."""
    if events.span(event) == span:
        return []
    times: Json = {"start": utc(span.start), "end": utc(span.end)}
    # Whole days may only begin and end at midnight.
    return [times | {"isAllDay": False} if event.get("isAllDay") else times]


def with_room(event: Json, room_name: str, calendar: str) -> list[Json]:
    """The room beside the others. One that is there and declined is asked anew only by taking it out first."""
    attendees = _attendees(event)
    there = [attendee for attendee in attendees if events.address(attendee) == calendar.lower()]
    if there and events.answer(there[0]) is not Answer.DECLINED:
        return []
    others = [_as_sent(attendee) for attendee in attendees if attendee not in there]
    room = {"type": "resource", "emailAddress": {"address": calendar, "name": room_name}}
    return [*([{"attendees": others}] if there else []), {"attendees": [*others, room]}]


def moved_into(event: Json, span: Span, room_name: str, calendar: str) -> list[Json]:
    """Another time and one more room in one PATCH, so that the room is never asked for the old time."""
    times = rescheduled(event, span)
    *before, last = with_room(event, room_name, calendar) or [{}]
    return [one for one in (*before, last | (times[0] if times else {})) if one]


def without_room(event: Json, dropped: str, room_name: str, calendar: str) -> list[Json]:
    """The room `dropped` out, as attendee and as place; `calendar` is the place. No room is dropped for itself."""
    attendees, places = _attendees(event), _places(event)
    if dropped.lower() == calendar.lower():
        return []
    left = [attendee for attendee in attendees if events.address(attendee) != dropped.lower()]
    names = {_name(attendee) for attendee in attendees if attendee not in left}
    others = [place for place in places if not _is(place, dropped, names) and not _is(place, calendar, {room_name})]
    here = any(_is(place, calendar, {room_name}) for place in places)
    body: Json = {}
    if len(left) < len(attendees):
        body["attendees"] = [_as_sent(attendee) for attendee in left]
    if not here or any(_is(place, dropped, names) for place in places):
        body |= _located(events.place(room_name, calendar), others)
    return [body] if body else []


def _attendees(event: Json) -> list[Json]:
    """Raises CalendarTrouble where the answer leaves them out: to send the list without them would uninvite them."""
    attendees = event.get("attendees")
    if not isinstance(attendees, list):
        raise CalendarTrouble("Microsoft 365 did not say who is invited to this meeting.")
    return attendees


def _as_sent(attendee: Json) -> Json:
    email = attendee.get("emailAddress") or {}
    return {
        "type": attendee.get("type") or "required",
        "emailAddress": {name: email[name] for name in ("address", "name") if email.get(name)},
    }


def _name(attendee: Json) -> str:
    return str((attendee.get("emailAddress") or {}).get("name") or "")


def _places(event: Json) -> list[Json]:
    places = event.get("locations") or [event.get("location") or {}]
    return [place for place in places if place.get("displayName") or place.get("locationEmailAddress")]


def _located(room: Json, others: list[Json]) -> Json:
    """`locations` alone where there are several: setting `location` replaces them all ("event resource type")."""
    if not others:
        return {"location": room, "locations": [room]}
    return {"locations": [room, *({k: v for k, v in place.items() if "@" not in k} for place in others)]}


def _is(place: Json, address: str, names: set[str]) -> bool:
    """By its address where the place has one, else by its name."""
    if known := events.place_address(place):
        return known == address.lower()
    return str(place.get("displayName") or "").casefold() in {name.casefold() for name in names if name}
