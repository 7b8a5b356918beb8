"""An event as Graph writes it: the invitation that is sent, and the answer of the room that is read. Pure.

Source: "Create event", "event resource type", "attendee resource type", "singleValueLegacyExtendedProperty resource
type".
"""

from __future__ import annotations

from typing import Any

from bot.domain.booking import Answer
from bot.graph.schedules import utc
from bot.ports import Event, Invitation

MARK = "String {7d9dfa6c-6c6f-4a0b-9c5e-2f0f7c1f3a11} Name NookBooking"
"""The extended property that holds the booking's id, since a transactionId cannot be searched for."""
FIELDS = ["id", "iCalUId", "webLink", "isCancelled", "attendees"]


def body(invitation: Invitation) -> dict[str, Any]:
    """The event to be POSTed.

    The room is an attendee of type resource: only that books it; `location` alone shows a name. Times are sent in UTC,
    not in the room's zone: UTC is exact where the clocks go back and an hour occurs twice, it needs no zone name that
    Exchange may not know or may have outdated, and Outlook shows every reader his own zone anyway. (A recurring series
    would need the zone.)
    """
    room = {"address": invitation.calendar, "name": invitation.room_name}
    location = {
        "displayName": invitation.room_name,
        "locationEmailAddress": invitation.calendar,
        "locationUri": invitation.calendar,
        "locationType": "conferenceRoom",
    }
    guests = [{"address": address, "name": name} for address, name in invitation.guests]
    return {
        "subject": invitation.subject,
        "body": {"contentType": "text", "content": invitation.note},
        "start": utc(invitation.span.start),
        "end": utc(invitation.span.end),
        "location": location,
        "locations": [location],
        "attendees": [
            {"type": "resource", "emailAddress": room},
            *({"type": "required", "emailAddress": guest} for guest in guests),
        ],
        "showAs": "busy",
        "responseRequested": True,
        "allowNewTimeProposals": False,
        "transactionId": invitation.booking,
        "singleValueExtendedProperties": [{"id": MARK, "value": invitation.booking}],
    }


def made_for(booking: str) -> str:
    """The $filter that finds the event of a booking."""
    value = booking.replace("'", "''")
    return f"singleValueExtendedProperties/Any(ep: ep/id eq '{MARK}' and ep/value eq '{value}')"


def read(event: dict[str, Any], calendar: str | None) -> Event:
    """`calendar` is the room's address; None takes the one attendee of type resource.

    An answer without attendees says nothing about the room. Where another resource stands in its place, that may be
    the same room under another of its addresses: its answer is then NONE, which promises nothing and undoes nothing.
    """
    attendees = event.get("attendees")
    resources = [a for a in attendees or () if str(a.get("type") or "").lower() == "resource"]
    if calendar is None:
        rooms = resources if len(resources) == 1 else []
    else:
        rooms = [a for a in attendees or () if _address(a) == calendar.lower()]
    return Event(
        id=str(event.get("id") or ""),
        ical_uid=str(event.get("iCalUId") or ""),
        link=str(event.get("webLink") or ""),
        answer=_answer(rooms[0]) if rooms else Answer.NONE,
        cancelled=bool(event.get("isCancelled")),
        room_removed=attendees is not None and calendar is not None and not rooms and not resources,
    )


def _answer(room: dict[str, Any]) -> Answer:
    """`none` and `notResponded` are NONE."""
    response = str((room.get("status") or {}).get("response") or "").lower()
    return next((answer for answer in Answer if answer.value.lower() == response), Answer.NONE)


def _address(attendee: dict[str, Any]) -> str:
    return str((attendee.get("emailAddress") or {}).get("address") or "").lower()
