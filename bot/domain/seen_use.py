"""How rooms were used by everybody, as their calendars said: of the days that were read while they lasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.span import Span, gaps, zone_named
from bot.domain.use import CLOSES, OPENS, Period
from bot.domain.workplace import Room

KEPT_DAYS = 7
"""Days before today of which readings are kept."""

Read = Mapping[str, Mapping[str, FreeBusy]]
"""By UTC day, then by calendar address."""


@dataclass(frozen=True, slots=True)
class SeenUse:
    """`share`: of the office hours of all rooms that were read, 0 to 1; `rooms`: building, name and share of each."""

    period: Period
    share: float
    rooms: tuple[tuple[str, str, float], ...]


def days_kept(period: Period, today: date) -> tuple[date, ...]:
    """The workdays of the period that are over and of which readings may be kept."""
    days = (today - timedelta(days=n) for n in range(KEPT_DAYS, 0, -1))
    return tuple(day for day in days if period.first <= day <= period.last and day.weekday() < 5)


def utc_days(days: Sequence[date]) -> list[str]:
    """Those that local office hours of these days may touch, wherever on earth."""
    touched = {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}
    return sorted(day.isoformat() for day in touched)


def seen_use(rooms: Iterable[Room], read: Read, days: Sequence[date], building: str) -> SeenUse | None:
    """`building` "": all of them. None where no calendar was read on any of the days."""
    found: list[tuple[str, str, float]] = []
    seen: set[date] = set()
    all_busy = all_open = 0
    for room in rooms:
        if building and room.building.casefold() != building.casefold():
            continue
        busy = _busy(room, read, days)
        if opened := len(busy) * 60 * (CLOSES - OPENS):
            found.append((room.building, room.name, sum(busy.values()) / opened))
            all_busy, all_open = all_busy + sum(busy.values()), all_open + opened
            seen |= busy.keys()
    if not seen:
        return None
    found.sort(key=lambda one: (-one[2], one[0].casefold(), one[1].casefold()))
    return SeenUse(Period(min(seen), max(seen)), all_busy / all_open, tuple(found))


def _busy(room: Room, read: Read, days: Sequence[date]) -> dict[date, int]:
    """Minutes of the office hours of each day that was read once they had begun."""
    found: dict[date, int] = {}
    zone = zone_named(room.zone)
    for day in days:
        start, end = (datetime.combine(day, time(hour), zone).astimezone(UTC) for hour in (OPENS, CLOSES))
        office = Span(start, end)
        touched = {moment.date().isoformat() for moment in (start, end - timedelta(minutes=1))}
        said = [read.get(name, {}).get(room.calendar, UNKNOWN) for name in touched]
        if all(one.known and one.since(start) for one in said):
            taken = [span for one in said for span in one.busy]
            found[day] = office.minutes - sum(gap.minutes for gap in gaps(taken, office))
    return found
