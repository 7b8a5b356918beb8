"""Questions about the calendars that a test asks after everything: is any room held twice, is anything left over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from .calendars import CalendarItem, Mailbox
from .witness import Overlap

if TYPE_CHECKING:
    from .tenant import Tenant

_BEGINNING = datetime(1990, 1, 1, tzinfo=UTC)


def double_bookings(rooms: Iterable[Mailbox]) -> list[Overlap]:
    """Neighbouring overlaps in each room's calendar; a series is followed for a year after its start."""
    found: list[Overlap] = []
    for box in rooms:
        blocking = [item for item in box.items.values() if item.blocks]
        spans = sorted(
            (start, end, item.ical_uid)
            for item in blocking
            for start, end in item.spans(_BEGINNING, item.start + timedelta(days=366))
        )
        latest: tuple[datetime, datetime, str] | None = None
        for span in spans:
            if latest is not None and span[0] < latest[1]:
                found.append(Overlap(box.address, latest[2], span[2], span[0], min(latest[1], span[1])))
            if latest is None or span[1] > latest[1]:
                latest = span
    return found


def orphans(tenant: Tenant, mailboxes: Iterable[Mailbox]) -> list[CalendarItem]:
    """Organisers' events whose every room declined, and rooms' copies whose organiser's event is gone."""
    found: list[CalendarItem] = []
    for box in mailboxes:
        for item in box.items.values():
            if item.is_organizer:
                rooms = item.resources
                if rooms and all(room.response == "declined" for room in rooms):
                    found.append(item)
            elif tenant.is_room(box.address):
                organizer = tenant.mailbox_or_none(item.organizer)
                if organizer is not None and item.ical_uid not in organizer.by_uid:
                    found.append(item)
    return found
