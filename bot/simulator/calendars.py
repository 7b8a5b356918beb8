"""Calendar items and mailboxes: what Exchange keeps. Each mailbox has its own copy of a meeting, with its own id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

from .recurrence import Recurrence, occurrences

Response = Literal["none", "organizer", "tentativelyAccepted", "accepted", "declined", "notResponded"]
ShowAs = Literal["free", "tentative", "busy", "oof", "workingElsewhere", "unknown"]
BLOCKING: frozenset[str] = frozenset({"busy", "tentative", "oof"})


@dataclass(slots=True)
class Attendee:
    """One invited address. `time` is when it answered, UTC."""

    address: str
    name: str
    type: Literal["required", "optional", "resource"] = "required"
    response: Response = "none"
    time: datetime | None = None


@dataclass(slots=True)
class CalendarItem:
    """One mailbox's copy of a meeting. `start` and `end` are aware, UTC; the zone names are those of its maker.

    `series`: of an exception, the id of its master in the same mailbox.

    `revision` counts every change (the etag), `request` the invitations sent; `app` is the id of the app that made it
    through Graph.
    """

    id: str
    ical_uid: str
    mailbox: str
    subject: str
    start: datetime
    end: datetime
    start_zone: str
    end_zone: str
    organizer: str
    organizer_name: str
    is_organizer: bool
    created: datetime
    modified: datetime
    attendees: list[Attendee] = field(default_factory=list)
    body: str = ""
    body_type: Literal["text", "html"] = "html"
    is_all_day: bool = False
    show_as: ShowAs = "busy"
    sensitivity: str = "normal"
    importance: str = "normal"
    response: Response = "none"
    response_time: datetime | None = None
    locations: list[dict[str, Any]] = field(default_factory=list)
    transaction_id: str | None = None
    extended: dict[str, str] = field(default_factory=dict)
    recurrence: Recurrence | None = None
    dropped: set[date] = field(default_factory=set)
    is_cancelled: bool = False
    online_url: str | None = None
    reminder_minutes: int = 15
    reminder_on: bool = True
    response_requested: bool = True
    allow_new_time_proposals: bool = True
    hide_attendees: bool = False
    categories: list[str] = field(default_factory=list)
    revision: int = 1
    request: int = 0
    app: str | None = None
    series: str = ""

    def spans(self, after: datetime, before: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every stretch of the item (each occurrence of a series) that overlaps [after, before), UTC."""
        if self.recurrence is None:
            if self.start < before and self.end > after:
                yield self.start, self.end
            return
        for start, end in occurrences(self.recurrence, self.start, self.end, self.start_zone, before):
            if end > after and start.date() not in self.dropped:
                yield start, end

    def attendee(self, address: str) -> Attendee | None:
        """The invited one of this address, if any."""
        wanted = address.lower()
        return next((a for a in self.attendees if a.address.lower() == wanted), None)

    @property
    def resources(self) -> list[Attendee]:
        """The invited rooms."""
        return [a for a in self.attendees if a.type == "resource"]

    @property
    def blocks(self) -> bool:
        """Whether it makes its mailbox's owner not free."""
        return not self.is_cancelled and self.show_as in BLOCKING


def occurrence_id(item: CalendarItem, start: datetime) -> str:
    """The id of the occurrence that begins on this day (UTC); it stays when the occurrence becomes an exception."""
    return f"{item.id}AQ{start.astimezone(UTC):%Y%m%d}"


def occurrence_uid(item: CalendarItem, start: datetime) -> str:
    """ "event resource type": the iCalUId is different for each occurrence of a series."""
    return f"{item.ical_uid}{start:%Y%m%d}"


class Mailbox:
    """One calendar, keyed by item id, and what was deleted from it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.items: dict[str, CalendarItem] = {}
        self.by_uid: dict[str, CalendarItem] = {}
        self.by_transaction: dict[str, tuple[datetime, str, str]] = {}
        self.deleted: list[CalendarItem] = []

    def put(self, item: CalendarItem) -> None:
        self.items[item.id] = item
        self.by_uid[item.ical_uid] = item

    def remove(self, item: CalendarItem) -> None:
        """Moves the item to Deleted Items."""
        if self.items.pop(item.id, None) is not None:
            self.by_uid.pop(item.ical_uid, None)
            self.deleted.append(item)

    def within(self, after: datetime, before: datetime) -> list[tuple[CalendarItem, datetime, datetime]]:
        """Items and occurrences that overlap [after, before), by start then subject."""
        found = [(item, start, end) for item in self.items.values() for start, end in item.spans(after, before)]
        return sorted(found, key=lambda f: (f[1], f[0].subject, f[0].id))
