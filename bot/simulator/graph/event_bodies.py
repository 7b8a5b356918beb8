"""What a client may send as an event, strictly. Microsoft's pages: "Create event", "Update event"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from ..calendars import Attendee
from ..identity import stable_guid
from ..recurrence import BadRecurrence, read_recurrence
from ..zones import zone
from .calls import Call, bad
from .times import read

Json = dict[str, Any]
_READ_ONLY = frozenset(
    [
        "id",
        "changeKey",
        "createdDateTime",
        "lastModifiedDateTime",
        "bodyPreview",
        "cancelledOccurrences",
        "hasAttachments",
        "iCalUId",
        "isCancelled",
        "isDraft",
        "isOrganizer",
        "onlineMeeting",
        "onlineMeetingUrl",
        "organizer",
        "originalEndTimeZone",
        "originalStart",
        "originalStartTimeZone",
        "responseStatus",
        "seriesMasterId",
        "type",
        "webLink",
        "occurrenceId",
        "instances",
        "extensions",
        "multiValueExtendedProperties",
    ]
)
_ENUMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "importance": ("importance", ("low", "normal", "high")),
    "sensitivity": ("sensitivity", ("normal", "personal", "private", "confidential")),
    "showAs": ("show_as", ("free", "tentative", "busy", "oof", "workingElsewhere", "unknown")),
}
_PLAIN: dict[str, tuple[str, type]] = {
    "subject": ("subject", str),
    "isAllDay": ("is_all_day", bool),
    "isReminderOn": ("reminder_on", bool),
    "reminderMinutesBeforeStart": ("reminder_minutes", int),
    "responseRequested": ("response_requested", bool),
    "allowNewTimeProposals": ("allow_new_time_proposals", bool),
    "hideAttendees": ("hide_attendees", bool),
    "transactionId": ("transaction_id", str),
    "categories": ("categories", list),
}
_LOCATION = frozenset(
    [
        "address",
        "coordinates",
        "displayName",
        "locationEmailAddress",
        "locationType",
        "locationUri",
        "uniqueId",
        "uniqueIdType",
    ]
)
_PROPERTY_ID = re.compile(
    r"^\w+ (\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} (Name .+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$", re.I
)


def read_event(call: Call, *, new: bool) -> dict[str, Any]:
    """The fields of `CalendarItem` that a POST (`new`) or PATCH sets; 400 for whatever Graph would not take."""
    values: dict[str, Any] = {}
    for name, value in call.body().items():
        if name.startswith("@"):
            continue
        if name in _READ_ONLY:
            if new and name not in ("organizer", "isOrganizer", "responseStatus", "onlineMeeting"):
                raise bad(f"The property '{name}' is read-only and cannot be set.", "ErrorInvalidPropertySet")
            continue
        if name in _PLAIN:
            values[_PLAIN[name][0]] = _plain(name, value, _PLAIN[name][1])
        elif name in _ENUMS:
            values[_ENUMS[name][0]] = _one_of(name, value, _ENUMS[name][1])
        elif name in _READERS:
            _READERS[name](call, value, values)
        else:
            words = f"The property '{name}' does not exist on type 'microsoft.graph.event'."
            raise bad(f"{words} Make sure to only use property names defined by the type.", "RequestBodyRead")
    if new and not {"start", "end"} <= values.keys():
        raise bad("The Start and End properties are required to create an event.", "ErrorPropertyValidationFailure")
    if "place" in values:
        values.setdefault("locations", [values["place"]])
        del values["place"]
    if new:
        values.setdefault("subject", "")
        check_times(values["start"], values["end"], values["start_zone"], values.get("is_all_day", False))
    return values


def check_times(start: datetime, end: datetime, zone_name: str, all_day: bool) -> None:
    """Refuses what is no stretch of time, and whole days that do not begin and end at midnight."""
    if end < start:
        raise bad(
            "The End property must be later than the Start property.", "ErrorCalendarEndDateIsEarlierThanStartDate"
        )
    if all_day:
        here = zone(zone_name)
        if end == start or any(moment.astimezone(here).time() != time(0) for moment in (start, end)):
            words = "The Start and End of an all-day event must be midnight and at least a day apart."
            raise bad(words, "ErrorPropertyValidationFailure")


def _plain(name: str, value: Any, kind: type) -> Any:
    if name in ("subject", "transactionId") and value is None:
        return "" if name == "subject" else None
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise bad(f"Cannot convert a value of property '{name}' to the expected type.", "RequestBodyRead")
    return value


def _one_of(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    found = next((each for each in allowed if isinstance(value, str) and each.lower() == value.lower()), None)
    if found is None:
        raise bad(f"Requested value '{value}' was not found for '{name}'.", "RequestBodyRead")
    return found


def _members(value: Any, name: str, allowed: frozenset[str] | set[str]) -> Json:
    if not isinstance(value, dict):
        raise bad(f"The property '{name}' needs an object.", "RequestBodyRead")
    plain = {k: v for k, v in value.items() if not k.startswith("@")}
    if unknown := plain.keys() - allowed:
        raise bad(f"The property '{min(unknown)}' does not exist on the type of '{name}'.", "RequestBodyRead")
    return plain


def _start(call: Call, value: Any, values: Json) -> None:
    values["start"], values["start_zone"] = read(value, "start")


def _end(call: Call, value: Any, values: Json) -> None:
    values["end"], values["end_zone"] = read(value, "end")


def _body(call: Call, value: Any, values: Json) -> None:
    body = _members(value, "body", {"content", "contentType"})
    values["body"] = body.get("content") or ""
    values["body_type"] = _one_of("contentType", body.get("contentType") or "text", ("text", "html"))


def _location(call: Call, value: Any, values: Json) -> None:
    values["place"] = _members(value, "location", _LOCATION)


def _locations(call: Call, value: Any, values: Json) -> None:
    if not isinstance(value, list):
        raise bad("The property 'locations' needs a list.", "RequestBodyRead")
    values["locations"] = [_members(each, "locations", _LOCATION) for each in value]


def _attendees(call: Call, value: Any, values: Json) -> None:
    if not isinstance(value, list):
        raise bad("The property 'attendees' needs a list.", "RequestBodyRead")
    found: dict[str, Attendee] = {}
    for each in value:
        fields = _members(each, "attendees", {"emailAddress", "type", "status", "proposedNewTime"})
        email = _members(fields.get("emailAddress"), "emailAddress", {"address", "name"})
        address = email.get("address")
        if not isinstance(address, str) or "@" not in address:
            raise bad("At least one recipient isn't valid.", "ErrorInvalidRecipients")
        kind = _one_of("type", fields.get("type") or "required", ("required", "optional", "resource"))
        name = email.get("name") or call.tenant.name_of(address)
        found[address.lower()] = Attendee(address, name, kind)  # type: ignore[arg-type]
    values["attendees"] = list(found.values())


def _recurrence(call: Call, value: Any, values: Json) -> None:
    try:
        values["recurrence"] = None if value is None else read_recurrence(value)
    except BadRecurrence as cause:
        raise bad(str(cause), "ErrorInvalidRecurrencePattern") from cause


def _extended(call: Call, value: Any, values: Json) -> None:
    if not isinstance(value, list):
        raise bad("The property 'singleValueExtendedProperties' needs a list.", "RequestBodyRead")
    found: dict[str, str] = {}
    for each in value:
        fields = _members(each, "singleValueExtendedProperties", {"id", "value"})
        if not isinstance(fields.get("id"), str) or not _PROPERTY_ID.match(fields["id"]):
            raise bad(f"Extended property id '{fields.get('id')}' is not valid.", "ErrorInvalidExtendedProperty")
        found[fields["id"]] = str(fields.get("value"))
    values["extended"] = found


def _online(call: Call, value: Any, values: Json) -> None:
    if _plain("isOnlineMeeting", value, bool):
        meeting = stable_guid("online meeting", call.tenant.ids.ical())
        values["online_url"] = f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{meeting}%40thread.v2/0"


def _provider(call: Call, value: Any, values: Json) -> None:
    _one_of("onlineMeetingProvider", value, ("unknown", "teamsForBusiness", "skypeForBusiness", "skypeForConsumer"))


_READERS: dict[str, Callable[[Call, Any, Json], None]] = {
    "start": _start, "end": _end, "body": _body, "location": _location, "locations": _locations,
    "attendees": _attendees,
    "recurrence": _recurrence, "singleValueExtendedProperties": _extended, "isOnlineMeeting": _online,
    "onlineMeetingProvider": _provider,
}  # fmt: skip
