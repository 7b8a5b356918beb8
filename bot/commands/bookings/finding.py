"""Which booking is meant: by when it is, where it is and what it is called.

Exactly one fits: that one. Several fit, or none: the person chooses, and goes on with what was said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.commands.bookings.mine import all_mine
from bot.commands.command import Asked
from bot.domain.booking import State
from bot.language.understanding import Scope, Understanding, When
from bot.presses import Press
from bot.replies.bookings import ChangeRefused, Mine, MyBookings, NotPossible, WhichBooking

MOST = 6
"""Bookings to choose from on one card; the others are among `my bookings`."""


async def found(
    asked: Asked, meant: Understanding, doing: str, going_on: Callable[[Mine], Press], room: str | None
) -> Mine | WhichBooking | MyBookings | ChangeRefused:
    """The one that is meant, or the choice. `room`: the one it is in now, where that was said.

    Who has nothing in a calendar that could not be read is not told that they have nothing.
    """
    mine = await all_mine(asked)
    lines = [line for line in mine.lines if not (line.booking and line.booking.state is State.CANCELLING)]
    if not lines and mine.unread:
        return MyBookings((), 0, 0, unread=True)
    zone = ZoneInfo(asked.zone)
    if several(meant):
        firsts = of_series(lines, meant, asked.text, zone, room)
        if len(firsts) == 1:
            # Exchange keeps it as one meeting with one answer, and forgets its exceptions where the whole is changed.
            outlooks = firsts[0].booking is None
            return ChangeRefused(NotPossible.OUTLOOKS_SERIES, firsts[0]) if outlooks else firsts[0]
        # What is no series is never changed because of a word about one.
        lines = firsts or lines
        return WhichBooking(doing, tuple((line, going_on(line)) for line in lines[:MOST]), asked.text)
    fit = fitting(lines, meant, asked.text, zone, asked.now, room)
    if len(fit) == 1 or (doing == "cancel" and _one_series(fit)):
        return fit[0]
    choices = (fit or lines)[:MOST]
    return WhichBooking(doing, tuple((line, going_on(line)) for line in choices), asked.text)


def several(meant: Understanding) -> bool:
    """Whether more dates of a series than one are meant."""
    return meant.scope in (Scope.ALL, Scope.FOLLOWING)


def of_series(lines: Sequence[Mine], meant: Understanding, text: str, zone: ZoneInfo, room: str | None) -> list[Mine]:
    """Of each series that fits all that was said, the first date that is meant."""
    when = meant.when
    since = meant.since or (when.day if meant.scope is Scope.FOLLOWING else None)
    firsts: dict[str, Mine] = {}
    weekdays: dict[str, set[int]] = {}
    fit = [line for line in lines if series_of(line)]
    if named := [line for line in fit if _named_in(line, text) or (meant.subject and _called(line, meant.subject))]:
        fit = named
    for line in fit:
        start = _start(line, zone)
        if (room in (None, line.room_name)) and when.clock in (None, start.time()):
            weekdays.setdefault(series_of(line), set()).add(start.weekday())
            if since is None or start.date() >= since:
                firsts.setdefault(series_of(line), line)
    if when.day is not None and when.day != since:
        # "My Monday series": no day is meant, but a series on such days.
        firsts = {id: line for id, line in firsts.items() if when.day.weekday() in weekdays[id]}
    return list(firsts.values())


def series_of(line: Mine) -> str:
    """What binds the dates of one series, of Nook's or of Outlook's; "" for what stands alone."""
    return (line.booking.series if line.booking else "") or (line.meeting.series if line.meeting else "")


def _one_series(lines: Sequence[Mine]) -> bool:
    """Whether all are dates of one series: which of them are meant is asked next."""
    series = {line.booking.series if line.booking else "" for line in lines}
    return len(series) == 1 and "" not in series


def fitting(
    lines: Sequence[Mine], meant: Understanding, text: str, zone: ZoneInfo, now: datetime, room: str | None
) -> list[Mine]:
    """Those that fit all that was said; where nothing was, the running one, else the only one today, else the only one.

    `zone`: the person's own, on whose clock times are meant.
    """
    hinted = False
    fit = list(lines)
    if room is not None:
        # Of several whose name fits what was said, each may be meant.
        names = {room, *meant.also_rooms} if room == meant.room else {room}
        hinted, fit = True, [line for line in fit if line.room_name in names]
    if meant.subject:
        hinted, fit = True, [line for line in fit if _called(line, meant.subject)]
    elif named := [line for line in fit if _named_in(line, text)]:
        hinted, fit = True, named
    if says_when(meant.when):
        hinted, fit = True, at(fit, meant.when, zone)
    return fit if hinted else _unsaid(fit, zone, now)


def says_when(when: When) -> bool:
    return when.clock is not None or when.day is not None or (when.part is not None and when.starts is not None)


def at(lines: Sequence[Mine], when: When, zone: ZoneInfo) -> list[Mine]:
    """Those that begin then, else those that are on then. A clock without a day means today, else the next such day."""
    if when.clock is not None and when.starts is not None:
        start = when.starts
        begin = [line for line in lines if _start(line, zone) == start]
        begin = begin or [line for line in lines if _start(line, zone) <= start < _end(line, zone)]
        if begin or when.day is not None:
            return begin or _on(lines, when.other_day, when, zone)
        later = [line for line in lines if _start(line, zone).time() == when.clock]
        first = min((_start(line, zone) for line in later), default=None)
        return [line for line in later if _start(line, zone) == first]
    if when.part is not None and when.starts is not None and when.ends is not None:
        return [line for line in lines if _start(line, zone) < when.ends and when.starts < _end(line, zone)]
    return _on(lines, when.day, when, zone) or _on(lines, when.other_day, when, zone)


def _on(lines: Iterable[Mine], day: date | None, when: When, zone: ZoneInfo) -> list[Mine]:
    return [
        line
        for line in lines
        if _start(line, zone).date() == day and when.clock in (None, _start(line, zone).time().replace(second=0))
    ]


def _unsaid(lines: list[Mine], zone: ZoneInfo, now: datetime) -> list[Mine]:
    running = [line for line in lines if line.span.holds(now)]
    if running:
        return running
    today = now.astimezone(zone).date()
    return [line for line in lines if _start(line, zone).date() == today] or lines


def _start(line: Mine, zone: ZoneInfo) -> datetime:
    """As the person's clock shows it, to the minute."""
    return line.span.start.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def _end(line: Mine, zone: ZoneInfo) -> datetime:
    return line.span.end.astimezone(zone).replace(tzinfo=None)


def _called(line: Mine, subject: str) -> bool:
    return subject.casefold() in line.subject.casefold()


def _named_in(line: Mine, text: str) -> bool:
    """Whether its whole subject stands in what was said: "cancel the budget review"."""
    subject = line.subject.casefold().strip()
    return len(subject) > 2 and re.search(rf"(?<!\w){re.escape(subject)}(?!\w)", text.casefold()) is not None
