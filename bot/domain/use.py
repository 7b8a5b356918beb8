"""How rooms were used: by room, by building, by hour. Sums only; whose meetings they were is not even read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.booking import State
from bot.domain.span import Span, zone_named
from bot.domain.workplace import WorkplaceRoom

OPENS, CLOSES = 8, 18
"""The hours of an office day, Monday to Friday, of which the share in use is told."""
FIRST_HOUR, LAST_HOUR = 7, 20
"""The hours of the day that are told one by one."""
_DECLINED = frozenset({State.DECLINED, State.LOST})


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends included, each on the clock of the room it is about."""

    first: date
    last: date

    def ending(self, days: int) -> Period:
        """Its last days."""
        return Period(self.last - timedelta(days=days - 1), self.last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def workdays(self) -> int:
        return sum((self.first + timedelta(days=n)).weekday() < 5 for n in range(self.days))


class Happened(StrEnum):
    """What is counted as it happens, since no row would tell of it later."""

    NOTHING_FOUND = "nothing found"
    NO_SHOW = "no-show"


@dataclass(frozen=True, slots=True)
class Count:
    """So often on that day, local. A search: the `building` that was named ("" for none) and the `seats` that were
    wanted (0 for any). A no-show: the `room` by id.
    """

    what: Happened
    day: date
    building: str = ""
    room: str = ""
    seats: int = 0
    number: int = 1


@dataclass(frozen=True, slots=True)
class Stay:
    """A booking without the person: its room (id and name), its zone (IANA), when, and what became of it."""

    room: str
    name: str
    zone: str
    span: Span
    state: State


@dataclass(frozen=True, slots=True)
class Use:
    """Of a room, a building, or all. `minutes`: booked. `share`: of the office hours of `rooms` rooms, 0 to 1."""

    name: str
    building: str
    rooms: int = 1
    bookings: int = 0
    minutes: int = 0
    share: float = 0.0
    no_shows: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True)
class UseReport:
    """`rooms` and `buildings`: most used first. `hours`: by full hour, the share of all rooms on workdays. `nothing`:
    searches that found no free room, `wanted`: most often for so many seats (None where there was none).
    """

    period: Period
    building: str
    total: Use
    rooms: tuple[Use, ...]
    buildings: tuple[Use, ...]
    hours: Mapping[int, float]
    nothing: int
    wanted: int | None


def use_report(
    workplace: Iterable[WorkplaceRoom], stays: Sequence[Stay], counts: Sequence[Count], period: Period, building: str
) -> UseReport:
    """`building` "": all of them. Rooms that were removed meanwhile count as long as they were booked."""
    known = {room.id: room for room in workplace}
    open_to_all = {id: room for id, room in known.items() if room.calendar}
    gone = {stay.room: WorkplaceRoom(stay.room, stay.name, "", "") for stay in stays if stay.room not in known}
    booked = {stay.room: known[stay.room] for stay in stays if stay.room in known}
    rooms = {
        id: room
        for id, room in (open_to_all | booked | gone).items()
        if not building or room.building.casefold() == building.casefold()
    }
    minutes = dict.fromkeys(range(24), 0)
    mine = [stay for stay in stays if stay.room in rooms]
    no_shows = [count for count in counts if count.what is Happened.NO_SHOW and count.room in rooms]
    uses = []
    for id, room in rooms.items():
        its = [stay for stay in mine if stay.room == id]
        stood = [stay for stay in its if stay.state is State.BOOKED]
        in_hours = 0
        for stay in stood:
            for hour, part in _by_hour(stay, period):
                minutes[hour] += part
                in_hours += part if OPENS <= hour < CLOSES else 0
        uses.append(
            Use(
                room.name,
                room.building,
                1,
                len(stood),
                sum(_within(stay, period) for stay in stood),
                _share(in_hours, 1, period),
                sum(count.number for count in no_shows if count.room == id),
                sum(stay.state in _DECLINED for stay in its),
            )
        )
    uses.sort(key=lambda use: (-use.share, -use.minutes, use.building.casefold(), use.name.casefold()))
    hour_of_all = 60 * len(rooms) * period.workdays
    nothing = [
        count
        for count in counts
        if count.what is Happened.NOTHING_FOUND and (not building or count.building.casefold() == building.casefold())
    ]
    return UseReport(
        period,
        building,
        _together(uses, "", building),
        tuple(uses),
        tuple(_by_building(uses)),
        {hour: minutes[hour] / hour_of_all if hour_of_all else 0.0 for hour in range(FIRST_HOUR, LAST_HOUR)},
        sum(count.number for count in nothing),
        _most_wanted(nothing),
    )


def _by_building(uses: Sequence[Use]) -> list[Use]:
    names = dict.fromkeys(use.building for use in uses if use.building)
    found = [_together([use for use in uses if use.building == name], name, name) for name in names]
    return sorted(found, key=lambda use: -use.share)


def _together(uses: Sequence[Use], name: str, building: str) -> Use:
    return Use(
        name,
        building,
        len(uses),
        sum(use.bookings for use in uses),
        sum(use.minutes for use in uses),
        sum(use.share for use in uses) / len(uses) if uses else 0.0,
        sum(use.no_shows for use in uses),
        sum(use.declined for use in uses),
    )


def _share(minutes: int, rooms: int, period: Period) -> float:
    open_for = 60 * (CLOSES - OPENS) * rooms * period.workdays
    return minutes / open_for if open_for else 0.0


def _within(stay: Stay, period: Period) -> int:
    zone = zone_named(stay.zone) or ZoneInfo("UTC")
    start = max(stay.span.start, datetime.combine(period.first, time(), zone))
    end = min(stay.span.end, datetime.combine(period.last + timedelta(days=1), time(), zone))
    return Span(start, end).minutes if start < end else 0


def _by_hour(stay: Stay, period: Period) -> Iterable[tuple[int, int]]:
    """Hours of workdays on the room's clock, and how many minutes of each were booked."""
    zone = zone_named(stay.zone) or ZoneInfo("UTC")
    at = stay.span.start
    while at < stay.span.end:
        local = at.astimezone(zone)
        to_next = timedelta(minutes=60 - local.minute, seconds=-local.second, microseconds=-local.microsecond)
        until = min(stay.span.end, at + to_next)
        if local.weekday() < 5 and period.first <= local.date() <= period.last:
            yield local.hour, int((until - at).total_seconds() // 60)
        at = until


def _most_wanted(nothing: Sequence[Count]) -> int | None:
    by_seats: dict[int, int] = {}
    for count in nothing:
        by_seats[count.seats] = by_seats.get(count.seats, 0) + count.number
    return max(by_seats, key=lambda seats: (by_seats[seats], seats)) if by_seats else None
