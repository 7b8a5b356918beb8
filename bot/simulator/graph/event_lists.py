"""Lists of events: /events, /calendarView, /instances. Microsoft's pages: "List events", "List calendarView"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from ..identity import stable_guid
from .calls import Answer, Call, bad
from .event_answers import event_json, same_property
from .events import READ, find
from .odata import matcher, page
from .times import parameter

_MARK = re.compile(
    r"^singleValueExtendedProperties/any\(\s*(\w+)\s*:\s*\1/id eq '(?P<id>(?:[^']|'')*)'"
    r" and \1/value eq '(?P<value>(?:[^']|'')*)'\s*\)$",
    re.I,
)
_FILTERS = frozenset(
    [
        "id",
        "iCalUId",
        "subject",
        "isCancelled",
        "isOrganizer",
        "isAllDay",
        "showAs",
        "type",
        "importance",
        "sensitivity",
        "createdDateTime",
        "lastModifiedDateTime",
        "start/dateTime",
        "end/dateTime",
        "seriesMasterId",
    ]
)
_ORDERS = frozenset(["start/dateTime", "end/dateTime", "subject", "createdDateTime", "lastModifiedDateTime"])


async def events(call: Call) -> Answer:
    """Single events and masters of series (no occurrences)."""
    call.need(*READ)
    box = call.mailbox()
    items = sorted((i for i in box.items.values() if not i.series), key=lambda i: (i.start, i.id))
    expression = call.query.get("$filter", "").strip()
    if found := _MARK.match(expression):
        call.summary = f"events marked {found['value']}"
        wanted, value = found["id"].replace("''", "'"), found["value"].replace("''", "'")
        items = [i for i in items if any(same_property(k, wanted) and v == value for k, v in i.extended.items())]
        expression = ""
    return _list(call, [event_json(call, item) for item in items], expression, f"users('{box.address}')/events")


async def calendar_view(call: Call) -> Answer:
    """Everything that overlaps the window, occurrences one by one."""
    call.need(*READ)
    box, start, end = call.mailbox(), parameter(call, "startDateTime"), parameter(call, "endDateTime")
    if end < start:
        raise bad("The end of the window lies before its start.", "ErrorInvalidParameter")
    if end - start > timedelta(days=1825):
        raise bad("The calendar view may not span more than 1825 days.", "ErrorCalendarViewRangeTooBig")
    call.summary = f"calendar of {call.tenant.name_of(box.address)}"
    shown = [event_json(call, item, (first, last)) for item, first, last in box.within(start, end)]
    return _list(call, shown, call.query.get("$filter", "").strip(), f"users('{box.address}')/calendarView")


async def instances(call: Call) -> Answer:
    """The occurrences of one series within a window."""
    call.need(*READ)
    item, _ = find(call)
    start, end = parameter(call, "startDateTime"), parameter(call, "endDateTime")
    shown = [event_json(call, item, span) for span in item.spans(start, end)] if item.recurrence else []
    box = call.mailbox()
    shown += [event_json(call, one) for one in box.items.values() if one.series == item.id and start < one.end <= end]
    shown.sort(key=lambda each: str(each["start"]["dateTime"]))
    return _list(call, shown, call.query.get("$filter", "").strip(), f"users('{item.mailbox}')/events")


async def calendar(call: Call) -> Answer:
    """The default calendar itself."""
    call.need(*READ)
    box = call.mailbox()
    name = call.tenant.name_of(box.address)
    return Answer(200, {
        "@odata.context": f"{call.base}/$metadata#users('{box.address}')/calendar/$entity",
        "id": stable_guid("calendar", box.address), "name": "Calendar", "color": "auto", "hexColor": "",
        "isDefaultCalendar": True, "changeKey": "1", "canShare": True, "canViewPrivateItems": True, "canEdit": True,
        "allowedOnlineMeetingProviders": ["teamsForBusiness"], "defaultOnlineMeetingProvider": "teamsForBusiness",
        "isTallyingResponses": True, "isRemovable": False, "owner": {"name": name, "address": box.address},
    })  # fmt: skip


def _list(call: Call, shown: list[dict[str, Any]], expression: str, context: str) -> Answer:
    if expression:
        test = matcher(expression, _FILTERS)
        shown = [
            each for each in shown if test(each | {f"{k}/dateTime": each[k]["dateTime"] for k in ("start", "end")})
        ]
    if order := call.query.get("$orderby"):
        for part in reversed(order.split(",")):
            name, _, direction = part.strip().partition(" ")
            if name not in _ORDERS:
                raise bad(f"The property '{name}' does not support ordering.", "BadRequest")
            shown.sort(key=lambda each: str(_at(each, name)), reverse=direction.strip().lower() == "desc")
    return page(call, shown, context, size=10, maximum=1000)


def _at(event: dict[str, Any], path: str) -> Any:
    value: Any = event
    for name in path.split("/"):
        value = value[name]
    return value
