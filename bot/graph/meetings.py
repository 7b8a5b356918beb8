"""A person's calendar as Graph shows it, and the meetings with a room in it. Pure.

Source: "List calendarView", "event resource type".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain.booking import Answer
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.graph import events

A_PAGE = 100

_FIELDS = [
    *events.FIELDS,
    "subject",
    "sensitivity",
    "isOrganizer",
    "type",
    "seriesMasterId",
    "locations",
]


def question(span: Span) -> dict[str, Any]:
    """The query of a calendarView: series come as their occurrences. Graph refuses more than 1825 days."""
    return {
        "startDateTime": f"{span.start:%Y-%m-%dT%H:%M:%S}Z",
        "endDateTime": f"{span.end:%Y-%m-%dT%H:%M:%S}Z",
        "$select": _FIELDS,
        "$orderby": ["start/dateTime"],
        "$top": A_PAGE,
    }


def read(found: Iterable[dict[str, Any]]) -> tuple[Meeting, ...]:
    """By start, a meeting for each room; cancelled ones and those without a room are left out."""
    meetings = [meeting for event in found if not event.get("isCancelled") for meeting in _meetings(event)]
    return tuple(sorted(meetings, key=lambda m: (m.span, m.calendar)))


def _meetings(event: dict[str, Any]) -> list[Meeting]:
    span, rooms = events.span(event), _rooms(event)
    if span is None or not rooms:
        return []
    organizer = event.get("isOrganizer") is True
    # The person is one of the invited, under whichever address.
    guests = len(events.people(event) - rooms.keys()) - (0 if organizer else 1)
    hidden = not organizer and str(event.get("sensitivity") or "").lower() == "private"
    return [
        Meeting(
            event_id=str(event.get("id") or ""),
            ical_uid=str(event.get("iCalUId") or ""),
            subject="" if hidden else str(event.get("subject") or ""),
            span=span,
            calendar=calendar,
            answer=answer,
            organizer=organizer,
            guests=max(0, guests),
            link=str(event.get("webLink") or ""),
            series=_series(event),
        )
        for calendar, answer in rooms.items()
    ]


def _series(event: dict[str, Any]) -> str:
    return str(event.get("seriesMasterId") or "series") if event.get("type") in ("occurrence", "exception") else ""


def _rooms(event: dict[str, Any]) -> dict[str, Answer]:
    """The rooms and their answers, by address, as this copy of the meeting has them.

    A room that stands as location only was never asked, and the organiser's copy names all who were. In an attendee's
    copy the attendees can be hidden, so the location counts there, its answer unknown.
    """
    attendees = {events.address(attendee): attendee for attendee in event.get("attendees") or ()}
    places = [p for p in event.get("locations") or () if str(p.get("locationType") or "").lower() == "conferenceroom"]
    named = dict.fromkeys([address for address, a in attendees.items() if events.is_resource(a)])
    for place in places:
        address = events.place_address(place)
        if address in attendees or (address and event.get("isOrganizer") is not True):
            named[address] = None
    return {
        address: events.answer(attendees[address]) if address in attendees else Answer.NONE
        for address in named
        if address
    }
