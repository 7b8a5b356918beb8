"""What Nook made in the service account's calendar, each event with the id of its booking. Pure.

Source: "List calendarView", "Get singleValueLegacyExtendedProperty" ($expand with a $filter by id).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from bot.domain.meetings import Made
from bot.domain.span import Span
from bot.graph import events, meetings


def question(span: Span) -> dict[str, Any]:
    asked = meetings.question(span)
    return {
        **asked,
        "$select": [*asked["$select"], "createdDateTime"],
        "$expand": [f"singleValueExtendedProperties($filter=id eq '{events.MARK}')"],
    }


def read(found: Iterable[dict[str, Any]]) -> tuple[Made, ...]:
    """Single events only: an occurrence has the id of its series."""
    return tuple(made for event in found if (made := _made(event)) is not None)


def _made(event: dict[str, Any]) -> Made | None:
    properties = event.get("singleValueExtendedProperties") or ()
    booking = next((str(p.get("value") or "") for p in properties if _is_mark(p)), "")
    span = events.span(event)
    single = str(event.get("type") or "singleInstance") == "singleInstance"
    if not booking or span is None or not single or event.get("isCancelled"):
        return None
    attendees = event.get("attendees") or ()
    rooms = [events.address(a) for a in attendees if events.is_resource(a)]
    return Made(
        booking,
        str(event.get("id") or ""),
        str(event.get("iCalUId") or ""),
        str(event.get("webLink") or ""),
        str(event.get("subject") or ""),
        span,
        rooms[0] if rooms else "",
        tuple(events.address(a) for a in attendees if not events.is_resource(a)),
        _moment(str(event.get("createdDateTime") or "")),
    )


def _is_mark(property: dict[str, Any]) -> bool:
    """Exchange writes the kind and the GUID in its own case."""
    return str(property.get("id") or "").lower() == events.MARK.lower()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)
    except ValueError:
        return None
