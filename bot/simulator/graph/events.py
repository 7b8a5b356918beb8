"""Events: create, read, change, cancel, answer. Microsoft's pages: "Create event", "Get event", "event: cancel"."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from ..calendars import CalendarItem, Mailbox
from ..exchange import NotOrganizer, OwnerAnswer
from .calls import Answer, Call, Handler, bad
from .calls import GraphError as Refusal
from .event_answers import etag, event_json, split_occurrence
from .event_bodies import check_times, read_event
from .odata import select

READ = ("Calendars.ReadWrite", "Calendars.Read", "Calendars.ReadBasic.All")
WRITE = ("Calendars.ReadWrite",)
ATTENDEES_OWN = frozenset({"subject", "show_as", "reminder_minutes", "reminder_on", "categories"})
"""What an attendee can change, in the own copy alone."""
_INCOMPLETE = "Your request can't be completed."


async def create(call: Call) -> Answer:
    """POST /users/{id}/events. Answers 201 before any room has been asked."""
    call.need(*WRITE)
    box, values = call.mailbox(), read_event(call, new=True)
    rooms = [call.tenant.name_of(a.address) for a in values.get("attendees", ()) if call.tenant.is_room(a.address)]
    call.summary = f"event '{values['subject']}'" + (f" asks {', '.join(rooms)}" if rooms else "")
    transaction = values.get("transaction_id")
    if transaction and (earlier := _repeated(call, box, transaction)):
        call.summary += " (repeated)"
        return _shown(call, earlier, 201)
    item = call.tenant.exchange.create(box.address, values, app=call.caller.app)
    if transaction:
        box.by_transaction[transaction] = (call.tenant.now(), item.id, _fingerprint(call.json))
    return _shown(call, item, 201)


async def get(call: Call) -> Answer:
    call.need(*READ)
    item, span = find(call)
    call.summary = f"event '{item.subject}'"
    return _shown(call, item, 200, span)


async def update(call: Call) -> Answer:
    """PATCH: the organiser's changes reach everybody, and new times ask the rooms again. 412 against If-Match."""
    call.need(*WRITE)
    item, span = find(call)
    _match(call, item)
    values = read_event(call, new=False)
    if span is not None:
        item = _excepted(call, item, span, values)
    if "transaction_id" in values and values.pop("transaction_id") != item.transaction_id:
        raise bad("The property 'transactionId' cannot be changed.", "ErrorInvalidPropertySet")
    if not item.is_organizer:
        values = {k: v for k, v in values.items() if k in ATTENDEES_OWN}
    if "extended" in values:
        values["extended"] = {**item.extended, **values["extended"]}
    start, end = values.get("start", item.start), values.get("end", item.end)
    check_times(start, end, values.get("start_zone", item.start_zone), values.get("is_all_day", item.is_all_day))
    call.tenant.exchange.update(item, values)
    call.summary = f"change '{item.subject}': {', '.join(sorted(values))}"
    return _shown(call, item, 200)


async def delete(call: Call) -> Answer:
    call.need(*WRITE)
    item, span = find(call)
    _match(call, item)
    call.summary = f"delete '{item.subject}'"
    if span is None:
        call.tenant.exchange.delete(item)
    else:
        call.tenant.exchange.drop_occurrence(item, span[0])
    return Answer(204)


async def cancel(call: Call) -> Answer:
    """Organiser only: 202; an attendee gets 400."""
    call.need(*WRITE)
    item, span = find(call)
    _parameters(call, {"comment"})
    call.summary = f"cancel '{item.subject}'"
    if span is not None and item.is_organizer:
        call.tenant.exchange.drop_occurrence(item, span[0])
        return Answer(202)
    try:
        call.tenant.exchange.cancel(item)
    except NotOrganizer as cause:
        words = f"{_INCOMPLETE} You need to be an organizer to cancel a meeting."
        raise bad(words, "ErrorCalendarIsNotOrganizerForCancel") from cause
    return Answer(202)


def respond(answer: OwnerAnswer) -> Handler:
    """The handler of accept, tentativelyAccept and decline: by an attendee, or by a room's owner for the room."""

    async def handler(call: Call) -> Answer:
        call.need(*WRITE)
        item, _ = find(call)
        _parameters(call, {"comment", "sendResponse", "proposedNewTime"})
        if item.is_organizer:
            raise bad(f"{_INCOMPLETE} You can't respond to this meeting because you're the meeting organizer.")
        call.summary = f"{answer} '{item.subject}'"
        call.tenant.exchange.respond(item, answer, by=f"app {call.caller.app}")
        return Answer(202)

    return handler


def find(call: Call) -> tuple[CalendarItem, tuple[datetime, datetime] | None]:
    """The event of the path, and the stretch of its occurrence when the id names one; 404 otherwise."""
    box, event_id = call.mailbox(), call.vars["event"]
    if item := box.items.get(event_id):
        return item, None
    if (parts := split_occurrence(event_id)) and (item := box.items.get(parts[0])) and item.recurrence:
        for start, end in item.spans(item.start, datetime.combine(parts[1], item.end.timetz()) + timedelta(days=2)):
            if start.date() == parts[1]:
                return item, (start, end)
    raise Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.")


def _excepted(call: Call, item: CalendarItem, span: tuple[datetime, datetime], values: dict[str, Any]) -> CalendarItem:
    """The occurrence as an exception of its series. It may not be moved to the day of another one, nor past one."""
    if not item.is_organizer:
        raise Refusal(501, "NotImplemented", "This simulator does not change single occurrences of others' series.")
    start = values.get("start", span[0])
    others = [s for s, _ in item.spans(item.start, span[1] + timedelta(days=400)) if s != span[0]]
    before = max((s for s in others if s < span[0]), default=None)
    after = min((s for s in others if s > span[0]), default=None)
    if (before and start.date() <= before.date()) or (after and start.date() >= after.date()):
        words = "Modified occurrence is crossing or overlapping adjacent occurrence."
        raise bad(words, "ErrorOccurrenceCrossingBoundary")
    return call.tenant.exchange.make_exception(item, span)


def _match(call: Call, item: CalendarItem) -> None:
    wanted = call.headers.get("if-match")
    if wanted not in (None, "*", etag(item)):
        words = "The change key passed in the request does not match the current change key for the item."
        raise Refusal(412, "ErrorIrresolvableConflict", words)


def _shown(call: Call, item: CalendarItem, status: int, span: tuple[datetime, datetime] | None = None) -> Answer:
    kind = "#microsoft.graph.event"
    shown = {"@odata.context": f"{call.base}/$metadata#users('{item.mailbox}')/events/$entity", "@odata.type": kind}
    event = {**shown, **event_json(call, item, span)}
    return Answer(status, select(event, call.query.get("$select") if status == 200 else None))


def _parameters(call: Call, allowed: set[str]) -> None:
    given = {k[:1].lower() + k[1:] for k in (call.json or {}) if not k.startswith("@")}
    if unknown := given - allowed:
        raise bad(f"The parameter '{min(unknown)}' does not exist.", "RequestBodyRead")


def _fingerprint(body: Any) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _repeated(call: Call, box: Mailbox, transaction: str) -> CalendarItem | None:
    rules, known = call.tenant.transactions, box.by_transaction.get(transaction)
    if known is None or (rules.memory is not None and call.tenant.now() - known[0] >= rules.memory):
        return None
    item = box.items.get(known[1])
    if item is not None and known[2] == _fingerprint(call.json):
        return item
    words = "The TransactionId specified in the request has already been used to create a different event."
    raise Refusal(
        rules.conflict_status, "ErrorDuplicateTransactionId", words, extra={"@event.existingEventId": known[1]}
    )
