"""Free/busy. Microsoft's pages: "calendar: getSchedule", "scheduleInformation resource type"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ..people import WorkingHours
from .calls import Answer, Call, bad
from .times import preferred_zone, read, shown
from .users import hours_json

_RANK = {"free": 0, "unknown": 0, "workingElsewhere": 1, "tentative": 2, "busy": 3, "oof": 4}
_DIGIT = {"free": "0", "unknown": "0", "workingElsewhere": "4", "tentative": "1", "busy": "2", "oof": "3"}
MOST_SCHEDULES = 20
MOST_ENTRIES = 1000


async def get_schedule(call: Call) -> Answer:
    """The availability of up to 20 addresses; an address that cannot be read carries an `error` of its own."""
    call.need("Calendars.ReadWrite", "Calendars.Read", "Calendars.ReadBasic.All")
    call.mailbox()
    body = {key[:1].lower() + key[1:]: value for key, value in call.body().items() if not key.startswith("@")}
    if unknown := body.keys() - {"schedules", "startTime", "endTime", "availabilityViewInterval"}:
        raise bad(f"The parameter '{min(unknown)}' is not a parameter of getSchedule.", "RequestBodyRead")
    schedules = body.get("schedules")
    if not isinstance(schedules, list) or not schedules or not all(isinstance(s, str) and s for s in schedules):
        raise bad("The parameter 'Schedules' needs at least one address.", "ErrorInvalidParameter")
    if len(schedules) > MOST_SCHEDULES:
        raise bad(f"Too many schedules: {len(schedules)}, at most {MOST_SCHEDULES}.", "ErrorMailboxDataArrayTooBig")
    start, _ = read(body.get("startTime"), "startTime")
    end, _ = read(body.get("endTime"), "endTime")
    interval = body.get("availabilityViewInterval")
    interval = 30 if interval is None else interval
    if not isinstance(interval, int) or not 5 <= interval <= 1440:
        raise bad("availabilityViewInterval must lie between 5 and 1440 minutes.", "ErrorInvalidMergedFreeBusyInterval")
    if end <= start:
        raise bad("endTime must be later than startTime.", "ErrorInvalidTimeInterval")
    if end - start >= timedelta(days=62):
        raise bad("The requested time duration is too long: less than 62 days are allowed.", "ErrorTimeIntervalTooBig")
    zone_name = preferred_zone(call)
    call.summary = f"free/busy of {len(schedules)}"
    value = [_one(call, address, start, end, timedelta(minutes=interval), zone_name) for address in schedules]
    context = f"{call.base}/$metadata#Collection(microsoft.graph.scheduleInformation)"
    return Answer(200, {"@odata.context": context, "value": value})


def _one(
    call: Call, address: str, start: datetime, end: datetime, interval: timedelta, zone_name: str
) -> dict[str, Any]:
    tenant = call.tenant
    if code := call.simulator.schedule_errors.get(address.lower()):
        return _trouble(address, code, "The mailbox could not be read just now.")
    box = tenant.mailbox_or_none(address) if "@" in address else None
    if box is None:
        words = f"Unable to resolve e-mail address {address} to an Active Directory object."
        return _trouble(address, "ErrorMailRecipientNotFound", words)
    found = [f for f in box.within(start, end) if not f[0].is_cancelled]
    if len(found) > MOST_ENTRIES:
        return _trouble(address, "ErrorTooManyEntries", "5006: The result set contains too many calendar entries.")
    room, person = tenant.rooms.get(box.address.lower()), tenant.person(box.address)
    hours = room.hours if room else person.hours if person else WorkingHours()
    items = [
        {
            "isPrivate": item.sensitivity in ("private", "confidential"), "status": item.show_as,
            **({} if item.sensitivity in ("private", "confidential") else
               {"subject": item.subject, "location": "; ".join(str(p.get("displayName", "")) for p in item.locations)}),
            "start": shown(first, zone_name), "end": shown(last, zone_name),
        }
        for item, first, last in found
    ]  # fmt: skip
    return {
        "scheduleId": address, "availabilityView": _view(found, start, end, interval), "scheduleItems": items,
        "workingHours": hours_json(hours),
    }  # fmt: skip


def _view(found: list[Any], start: datetime, end: datetime, interval: timedelta) -> str:
    view, moment = [], start
    while moment < end:
        after = min(moment + interval, end)
        states = [item.show_as for item, first, last in found if first < after and last > moment]
        view.append(_DIGIT[max(states, key=lambda s: _RANK[s], default="free")])
        moment += interval
    return "".join(view)


def _trouble(address: str, code: str, message: str) -> dict[str, Any]:
    return {
        "scheduleId": address, "availabilityView": "", "scheduleItems": [],
        "error": {"message": message, "responseCode": code},
    }  # fmt: skip
