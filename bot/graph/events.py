"""An event as Graph writes it: the invitation that is sent, and what is read of it: when, who, the room's answer. Pure.

Source: "Create event", "event resource type", "attendee resource type", "singleValueLegacyExtendedProperty resource
type".
"""

from __future__ import annotations

from typing import Any

from bot.domain.booking import Answer
from bot.domain.span import Span
from bot.graph.schedules import moment, utc
from bot.ports import Event, Invitation

MARK = "String {7d9dfa6c-6c6f-4a0b-9c5e-2f0f7c1f3a11} Name NookBooking"
"""The extended property that holds the booking's id, since a transactionId cannot be searched for."""
FIELDS = ["id", "iCalUId", "webLink", "isCancelled", "attendees", "organizer", "start", "end", "onlineMeeting"]


def body(invitation: Invitation) -> dict[str, Any]:
    """The event to be POSTed.

    The room is an attendee of type resource: only that books it; `location` alone shows a name. Times are sent in UTC,
    not in the room's zone: UTC is exact where the clocks go back and an hour occurs twice, it needs no zone name that
    Exchange may not know or may have outdated, and Outlook shows every reader his own zone anyway. (A recurring series
    would need the zone.)
    """
    room = {"address": invitation.calendar, "name": invitation.room_name}
    location = place(invitation.room_name, invitation.calendar)
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
        **({"isOnlineMeeting": True, "onlineMeetingProvider": "teamsForBusiness"} if invitation.online else {}),
        "transactionId": invitation.booking,
        "singleValueExtendedProperties": [{"id": MARK, "value": invitation.booking}],
    }


def place(room_name: str, calendar: str) -> dict[str, Any]:
    """The room as an event's location: a name to show, which books nothing."""
    return {
        "displayName": room_name,
        "locationEmailAddress": calendar,
        "locationUri": calendar,
        "locationType": "conferenceRoom",
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
    resources = [a for a in attendees or () if is_resource(a)]
    if calendar is None:
        rooms = resources if len(resources) == 1 else []
    else:
        rooms = [a for a in attendees or () if address(a) == calendar.lower()]
    return Event(
        id=str(event.get("id") or ""),
        ical_uid=str(event.get("iCalUId") or ""),
        link=str(event.get("webLink") or ""),
        answer=answer(rooms[0]) if rooms else Answer.NONE,
        cancelled=bool(event.get("isCancelled")),
        room_removed=attendees is not None and calendar is not None and not rooms and not resources,
        span=span(event),
        guests=len(people(event) - {address(room) for room in rooms}),
        join=str((event.get("onlineMeeting") or {}).get("joinUrl") or ""),
        rooms=tuple((address(room), answer(room)) for room in {id(r): r for r in [*rooms, *resources]}.values()),
    )


def span(event: dict[str, Any]) -> Span | None:
    """When it is; None where the event does not say, or takes no time at all."""
    try:
        return Span(moment(event["start"]), moment(event["end"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def people(event: dict[str, Any]) -> frozenset[str]:
    """The addresses of the invited: no rooms, and not the organiser, whom some clients invite too."""
    invited = {address(a) for a in event.get("attendees") or () if not is_resource(a)}
    return frozenset(invited - {address(event.get("organizer") or {})})


def is_resource(attendee: dict[str, Any]) -> bool:
    return str(attendee.get("type") or "").lower() == "resource"


def answer(room: dict[str, Any]) -> Answer:
    """`none` and `notResponded` are NONE."""
    response = str((room.get("status") or {}).get("response") or "").lower()
    return next((answer for answer in Answer if answer.value.lower() == response), Answer.NONE)


def address(recipient: dict[str, Any]) -> str:
    """Of an attendee or the organiser, lower case; "" where there is none."""
    return str((recipient.get("emailAddress") or {}).get("address") or "").lower()


def place_address(place: dict[str, Any]) -> str:
    """The room's address of a location, lower case, "" for one that is a name only.

    Exchange keeps it in `locationUri` and `uniqueId`; `locationEmailAddress` it does not always show.
    """
    keys = ("locationEmailAddress", "locationUri", "uniqueId")
    return next((str(place[k]).lower() for k in keys if "@" in str(place.get(k) or "")), "")
