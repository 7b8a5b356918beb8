"""How meetings travel between mailboxes: invitations, the rooms' answers, changes, cancellations.

Exchange's behaviour as documented in "Create event", "event: cancel" and "Set-CalendarProcessing". No task runs in the
background: a room's answer falls due at a moment of the tenant's clock and is applied, in order, when anybody looks.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from .attendant import judge
from .calendars import Attendee, CalendarItem, Response, occurrence_id, occurrence_uid
from .witness import DirectRoomWrite, RoomDecision

if TYPE_CHECKING:
    from .tenant import Tenant

_OWN = {
    "id",
    "mailbox",
    "is_organizer",
    "response",
    "response_time",
    "show_as",
    "attendees",
    "dropped",
    "extended",
    "series",
}
_SHARED = [
    f.name for f in fields(CalendarItem) if f.name not in _OWN | {"subject", "transaction_id", "app", "revision"}
]
OwnerAnswer = Literal["accepted", "declined", "tentativelyAccepted"]


class NotOrganizer(Exception):
    """Only the organiser may do this."""


class Exchange:
    """The post between one tenant's mailboxes."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._due: list[tuple[datetime, int, str, str, str, int]] = []
        self._order = count()

    def settle(self) -> None:
        """Applies every room's answer that is due by now, in the order in which they fell due."""
        now = self._tenant.now()
        while self._due and self._due[0][0] <= now:
            due, _, room, organizer, uid, request = heapq.heappop(self._due)
            box = self._tenant.mailbox_or_none(organizer)
            item = box.by_uid.get(uid) if box else None
            if item is not None and item.request == request and item.attendee(room) and self._tenant.is_room(room):
                self._process(item, room, due)

    @property
    def waiting(self) -> int:
        """How many answers of rooms are still to come."""
        return len(self._due)

    def create(self, mailbox: str, values: Mapping[str, Any], *, app: str | None = None) -> CalendarItem:
        """Puts a new event into a calendar and invites its attendees. `values`: fields of `CalendarItem`."""
        self.settle()
        tenant, now = self._tenant, self._tenant.now()
        box = tenant.mailbox(mailbox)
        item = CalendarItem(**{
            "id": tenant.ids.item(), "ical_uid": tenant.ids.ical(), "mailbox": box.address, "organizer": box.address,
            "organizer_name": tenant.name_of(box.address), "is_organizer": True, "created": now, "modified": now,
            "response": "organizer", "app": app, **values,
        })  # fmt: skip
        box.put(item)
        if tenant.is_room(box.address):
            tenant.witness.direct_room_writes.append(DirectRoomWrite(now, box.address, item.id, app))
        self._invite(item)
        tenant.changes.bump()
        return item

    def update(self, item: CalendarItem, values: Mapping[str, Any]) -> None:
        """Changes an event. New times ask the rooms again.

        The organiser's changes go to every attendee, those of the attendees alone only to who is new or out ("Update
        event").
        """
        self.settle()
        people_only = values.keys() <= {"attendees"}
        moved = any(values.get(k, getattr(item, k)) != getattr(item, k) for k in ("start", "end", "recurrence"))
        before = {a.address.lower(): a for a in item.attendees}
        for name, value in values.items():
            setattr(item, name, value)
        self._touch(item)
        if item.is_organizer:
            now = {a.address.lower(): a for a in item.attendees}
            for address, attendee in now.items():
                if attendee is not before.get(address) and address in before and not moved:
                    attendee.response, attendee.time = before[address].response, before[address].time
            for address in before.keys() - now.keys():
                self._withdraw(item, address)
            if moved:
                for attendee in item.attendees:
                    attendee.response, attendee.time = "none", None
                item.dropped.clear()
                self._drop_exceptions(item)
            self._invite(item, only=None if moved else now.keys() - before.keys(), tell_others=not people_only)
        self._tenant.changes.bump()

    def cancel(self, item: CalendarItem) -> None:
        """The organiser cancels: attendees see it cancelled, rooms are free again. Raises `NotOrganizer`."""
        if not item.is_organizer:
            raise NotOrganizer
        self.delete(item)
        item.is_cancelled = True

    def delete(self, item: CalendarItem) -> None:
        """Deletes one copy; the organiser's delete cancels the meeting for everybody."""
        self.settle()
        self._tenant.mailbox(item.mailbox).remove(item)
        self._drop_exceptions(item)
        if item.is_organizer:
            for attendee in item.attendees:
                self._withdraw(item, attendee.address)
        self._tenant.changes.bump()

    def _drop_exceptions(self, master: CalendarItem) -> None:
        """They go with their series."""
        for one in [one for one in self._tenant.mailbox(master.mailbox).items.values() if one.series == master.id]:
            self.delete(one)

    def drop_occurrence(self, item: CalendarItem, start: datetime) -> None:
        """Takes one occurrence (by its start, UTC) out of a series, in every copy when the organiser does it."""
        item.dropped.add(start.date())
        self._touch(item)
        for attendee in item.attendees if item.is_organizer else []:
            if copy := self._copy(item, attendee.address):
                copy.dropped.add(start.date())
        self._tenant.changes.bump()

    def make_exception(self, item: CalendarItem, span: tuple[datetime, datetime]) -> CalendarItem:
        """One occurrence becomes an item of its own, in every copy; the organiser's is given. Answers stay as they are
        until a change asks anew.
        """
        self.settle()
        copies = [copy for a in item.attendees if (copy := self._copy(item, a.address))]
        for one in (item, *copies):
            exception = replace(
                one, id=occurrence_id(one, span[0]), ical_uid=occurrence_uid(one, span[0]), start=span[0], end=span[1],
                recurrence=None, dropped=set(), attendees=[replace(a) for a in one.attendees], transaction_id=None,
                extended={}, series=one.id,
            )  # fmt: skip
            self._tenant.mailbox(one.mailbox).put(exception)
        self.drop_occurrence(item, span[0])
        return self._tenant.mailbox(item.mailbox).items[occurrence_id(item, span[0])]

    def respond(self, copy: CalendarItem, answer: OwnerAnswer, *, by: str = "attendee") -> None:
        """An attendee (a person, or a room's owner through the room's mailbox) answers. Declining removes the copy."""
        self.settle()
        now = self._tenant.now()
        copy.response, copy.response_time = answer, now
        copy.show_as = "tentative" if answer == "tentativelyAccepted" else "busy"
        self._touch(copy)
        if answer == "declined":
            self._tenant.mailbox(copy.mailbox).remove(copy)
        master = self._tenant.mailbox_or_none(copy.organizer)
        item = master.by_uid.get(copy.ical_uid) if master else None
        if item is not None and (attendee := item.attendee(copy.mailbox)):
            attendee.response, attendee.time = answer, now
            self._touch(item)
        if self._tenant.is_room(copy.mailbox):
            self._note(copy, copy.mailbox, now, answer, "answered by hand", by)
        self._tenant.changes.bump()

    def room_answers(self, room: str, item: CalendarItem, answer: OwnerAnswer, *, by: str = "owner") -> None:
        """The room's answer changes afterwards. `item` is any copy of the meeting."""
        self.settle()
        copy = self._tenant.mailbox(room).by_uid.get(item.ical_uid)
        if copy is None:
            master = self._tenant.mailbox(item.organizer).by_uid[item.ical_uid]
            copy = self._place(master, room, "notResponded")
        self.respond(copy, answer, by=by)

    def place_accepted(self, item: CalendarItem) -> None:
        """Has every attendee accept at once, without asking: for filling calendars."""
        item.request += 1
        for attendee in item.attendees:
            if self._tenant.mailbox_or_none(attendee.address):
                attendee.response, attendee.time = "accepted", item.created
                self._place(item, attendee.address, "accepted")

    def _invite(self, item: CalendarItem, only: Any = None, tell_others: bool = True) -> None:
        if only is None:
            item.request += 1
        now = self._tenant.now()
        for attendee in item.attendees:
            address = attendee.address.lower()
            if only is not None and address not in only:
                if tell_others and not self._tenant.is_room(address) and (copy := self._copy(item, address)):
                    self._share(item, copy)
                continue
            if self._tenant.is_room(address):
                due = now + self._tenant.policy_of(address).after
                heapq.heappush(self._due, (due, next(self._order), address, item.mailbox, item.ical_uid, item.request))
            elif self._tenant.mailbox_or_none(address) and address != item.mailbox.lower():
                self._place(item, address, "notResponded")
        self.settle()

    def _process(self, item: CalendarItem, room: str, due: datetime) -> None:
        attendee = item.attendee(room)
        assert attendee is not None
        answer, reason = judge(
            item, self._tenant.mailbox(room), self._tenant.room(room), self._tenant.policy_of(room), due
        )
        if answer == "declined":
            if copy := self._copy(item, room):
                self._tenant.mailbox(room).remove(copy)
        else:
            self._place(item, room, answer)
        if answer != "notResponded":
            attendee.response, attendee.time = answer, due
            item.modified, item.revision = due, item.revision + 1
        self._note(item, room, due, answer, reason, "attendant")
        self._tenant.changes.bump()

    def _place(self, item: CalendarItem, address: str, response: Response) -> CalendarItem:
        box, room = self._tenant.mailbox(address), self._tenant.is_room(address)
        copy = box.by_uid.get(item.ical_uid)
        if copy is None:
            copy = replace(
                item, id=self._tenant.ids.item(), mailbox=box.address, is_organizer=False, transaction_id=None,
                extended={}, dropped=set(item.dropped), revision=1, app=None,
            )  # fmt: skip
        self._share(item, copy)
        if room:
            # Set-CalendarProcessing: DeleteSubject and AddOrganizerToSubject, DeleteComments; all true by default.
            copy.subject, copy.body = item.organizer_name, ""
        copy.response, copy.show_as = response, "busy" if response == "accepted" else "tentative"
        copy.response_time = self._tenant.now() if response == "accepted" else None
        box.put(copy)
        return copy

    def _share(self, item: CalendarItem, copy: CalendarItem) -> None:
        for name in _SHARED:
            if name not in ("organizer", "ical_uid", "created"):
                setattr(copy, name, getattr(item, name))
        copy.subject, copy.revision = item.subject, copy.revision + 1
        copy.attendees = [replace(a) for a in item.attendees]
        copy.dropped = set(item.dropped)

    def _withdraw(self, item: CalendarItem, address: str) -> None:
        copy = self._copy(item, address)
        if copy is None:
            return
        if self._tenant.is_room(address):
            self._tenant.mailbox(address).remove(copy)
        else:
            copy.is_cancelled, copy.show_as, copy.subject = True, "free", f"Canceled: {copy.subject}"
            self._touch(copy)

    def _copy(self, item: CalendarItem, address: str) -> CalendarItem | None:
        box = self._tenant.mailbox_or_none(address)
        copy = box.by_uid.get(item.ical_uid) if box else None
        return None if copy is item else copy

    def _touch(self, item: CalendarItem) -> None:
        item.modified, item.revision = self._tenant.now(), item.revision + 1

    def _note(self, item: CalendarItem, room: str, at: datetime, answer: str, reason: str, by: str) -> None:
        self._tenant.witness.decisions.append(
            RoomDecision(at, room, item.ical_uid, item.organizer, item.start, item.end, answer, reason, by)
        )


def invited(address: str, name: str = "", *, room: bool = False) -> Attendee:
    """An attendee as an invitation begins: unanswered."""
    return Attendee(address, name or address, "resource" if room else "required")
