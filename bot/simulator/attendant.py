"""The resource booking attendant: what a room says to one request. Exchange's page: "Set-CalendarProcessing"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from .calendars import CalendarItem, Mailbox
from .rooms import Room, RoomPolicy

Verdict = Literal["accepted", "declined", "tentativelyAccepted", "notResponded"]


def judge(item: CalendarItem, box: Mailbox, room: Room, policy: RoomPolicy, now: datetime) -> tuple[Verdict, str]:
    """The room's answer and its reason. `item` is the organiser's event, `now` the moment of processing (UTC)."""
    if policy.answer == "decline":
        return "declined", "This room declines every request."
    if refusal := _refusal(item, box, room, policy, now):
        return "declined", refusal
    if policy.answer == "tentative":
        return "tentativelyAccepted", "Waiting for the approval of the room's owner."
    if policy.answer == "never":
        return "notResponded", "The request stands in the calendar unanswered."
    return "accepted", ""


def conflicts(item: CalendarItem, box: Mailbox, until: datetime) -> list[CalendarItem]:
    """The room's other items that block a stretch of this one before `until`."""
    wanted = list(item.spans(item.start, until))
    if not wanted:
        return []
    taken = [
        (start, end, other)
        for other, start, end in box.within(wanted[0][0], wanted[-1][1])
        if other.ical_uid != item.ical_uid and other.blocks
    ]
    return [other for start, end, other in taken if any(start < last and end > first for first, last in wanted)]


def _refusal(item: CalendarItem, box: Mailbox, room: Room, policy: RoomPolicy, now: datetime) -> str | None:
    horizon = now + timedelta(days=policy.booking_window_days)
    length = int((item.end - item.start).total_seconds() // 60)
    if policy.maximum_minutes and length > policy.maximum_minutes:
        return f"This resource doesn't accept meetings longer than {policy.maximum_minutes} minutes."
    if item.start > horizon:
        return f"The meeting is more than {policy.booking_window_days} days away."
    if item.recurrence is not None:
        if not policy.allow_recurring:
            return "This resource doesn't accept recurring meetings."
        if next(item.spans(horizon, horizon + timedelta(days=3660)), None):
            return f"The series ends more than {policy.booking_window_days} days away."
    if room.booking_type == "reserved":
        return "This room cannot be booked."
    if policy.work_hours_only and not room.hours.contain(item.start, item.end):
        return "The meeting lies outside the working hours."
    if not policy.allow_conflicts and conflicts(item, box, max(horizon, item.end)):
        return "The room is already booked for that time."
    return None
