"""Calendar items as Graph's event. Microsoft's page: "event resource type"."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from ..calendars import CalendarItem, occurrence_id, occurrence_uid
from ..identity import stable_guid
from .calls import Call, bad
from .times import preferred_zone, shown, stamp

_WEB = "https://outlook.office365.com/owa/"
_NEVER = "0001-01-01T00:00:00Z"
_EXPANDED = re.compile(r"^singleValueExtendedProperties\(\s*\$filter=(?P<filter>.+)\)$")
_ID = re.compile(r"(?:ep/)?id eq '((?:[^']|'')*)'")


def event_json(call: Call, item: CalendarItem, span: tuple[datetime, datetime] | None = None) -> dict[str, Any]:
    """The event, times in the preferred zone. `span`: one occurrence of a series instead of its master."""
    zone_name = preferred_zone(call)
    start, end = span or (item.start, item.end)
    one_of_series = span is not None and item.recurrence is not None
    event_id = occurrence_id(item, start) if one_of_series else item.id
    alone = "exception" if item.series else "singleInstance"
    shown_type = "occurrence" if one_of_series else "seriesMaster" if item.recurrence else alone
    return {
        "@odata.etag": etag(item),
        "id": event_id,
        "createdDateTime": stamp(item.created),
        "lastModifiedDateTime": stamp(item.modified),
        "changeKey": f"{item.ical_uid[-12:]}{item.revision:08d}",
        "categories": list(item.categories),
        "transactionId": item.transaction_id,
        "originalStartTimeZone": item.start_zone,
        "originalEndTimeZone": item.end_zone,
        "iCalUId": occurrence_uid(item, start) if one_of_series else item.ical_uid,
        "reminderMinutesBeforeStart": item.reminder_minutes,
        "isReminderOn": item.reminder_on,
        "hasAttachments": False,
        "subject": item.subject,
        "bodyPreview": re.sub(r"<[^>]+>", "", item.body)[:255],
        "importance": item.importance,
        "sensitivity": item.sensitivity,
        "isAllDay": item.is_all_day,
        "isCancelled": item.is_cancelled,
        "isOrganizer": item.is_organizer,
        "responseRequested": item.response_requested,
        "seriesMasterId": item.id if one_of_series else item.series or None,
        "showAs": item.show_as,
        "type": shown_type,
        "webLink": f"{_WEB}?itemid={quote(event_id, safe='')}&exvsurl=1&path=/calendar/item",
        "onlineMeetingUrl": None,
        "isOnlineMeeting": item.online_url is not None,
        "onlineMeetingProvider": "teamsForBusiness" if item.online_url else "unknown",
        "onlineMeeting": {"joinUrl": item.online_url} if item.online_url else None,
        "allowNewTimeProposals": item.allow_new_time_proposals,
        "occurrenceId": f"OID.{item.id}.{start:%Y-%m-%d}" if one_of_series else None,
        "isDraft": False,
        "hideAttendees": item.hide_attendees,
        "responseStatus": {
            "response": item.response,
            "time": stamp(item.response_time) if item.response_time else _NEVER,
        },
        "body": {"contentType": item.body_type, "content": item.body},
        "start": shown(start, zone_name),
        "end": shown(end, zone_name),
        "location": _location(item),
        "locations": [_full(place) for place in item.locations],
        "recurrence": item.recurrence.raw if item.recurrence and not one_of_series else None,
        "attendees": [
            {
                "type": a.type,
                "status": {"response": a.response, "time": stamp(a.time) if a.time else _NEVER},
                "emailAddress": {"name": a.name, "address": a.address},
            }
            for a in item.attendees
        ],
        "organizer": {"emailAddress": {"name": item.organizer_name, "address": item.organizer}},
        **_expanded(call, item),
    }


def etag(item: CalendarItem) -> str:
    """Another one after every change, the attendees' answers included."""
    return f'W/"{item.ical_uid[-12:]}{item.revision:08d}"'


def split_occurrence(event_id: str) -> tuple[str, date] | None:
    """The master's id and the day, when the id is that of an occurrence."""
    found = re.fullmatch(r"(.+)AQ(\d{8})", event_id)
    return (found[1], date.fromisoformat(found[2])) if found else None


def same_property(a: str, b: str) -> bool:
    """Whether two extended-property ids name one property: kinds and GUIDs are read without regard to case."""
    return a.lower() == b.lower()


def _expanded(call: Call, item: CalendarItem) -> dict[str, Any]:
    text = call.query.get("$expand")
    if not text:
        return {}
    found = _EXPANDED.match(text.strip())
    if found is None:
        words = f"The $expand '{text}' is not supported: singleValueExtendedProperties needs a $filter by id."
        raise bad(words, "BadRequest")
    wanted = [each.replace("''", "'") for each in _ID.findall(found["filter"])]
    values = [{"id": k, "value": v} for k, v in item.extended.items() if any(same_property(k, w) for w in wanted)]
    return {"singleValueExtendedProperties": values} if values else {}


def _full(place: dict[str, Any]) -> dict[str, Any]:
    name = str(place.get("displayName") or "")
    return {"locationType": "default", "uniqueId": name or stable_guid(name), "uniqueIdType": "private", **place}


def _location(item: CalendarItem) -> dict[str, Any]:
    if len(item.locations) == 1:
        return _full(item.locations[0])
    names = "; ".join(str(place.get("displayName") or "") for place in item.locations)
    return {
        "displayName": names,
        "locationType": "default",
        "uniqueIdType": "unknown",
        "address": {},
        "coordinates": {},
    }
