"""What Nook's own bookings hold is known at the next search, and no more of it is read than changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.free_busy.days import Days
from bot.store.holds import HoldChanges
from tests.store.values import EVEREST, K2, TWO

DAY = TWO.date().isoformat()
HOUR = Span.lasting(TWO, 60)


class Bookings:
    """A store of them; `read`: what was asked for, None for all."""

    alone = True

    def __init__(self) -> None:
        self.holds, self.there = HoldChanges(), dict[str, tuple[Span, ...]]()
        self.holds.heard = True
        self.read: list[Collection[str] | None] = []
        self._rooms = (EVEREST, K2)

    async def linked_rooms(self) -> Any:
        return self._rooms

    async def free_busy(self, *_: Any) -> Mapping[str, FreeBusy]:
        return {room.calendar: FreeBusy((), True, TWO) for room in self._rooms}

    async def held(self, span: Span, of: Collection[str] | None = None) -> Mapping[str, tuple[Span, ...]]:
        self.read.append(of)
        return {calendar: held for calendar, held in self.there.items() if of is None or calendar in of}

    def books(self, calendar: str, *spans: Span) -> None:
        self.there[calendar] = spans
        self.holds.changed([calendar])


async def busy(days: Days, span: Span = HOUR) -> set[str]:
    (day,) = await days.of([DAY], TWO)
    return {room.name for room in day.roster.pick(day.busy(span))}


async def test_only_rooms_that_were_booked_are_read_again() -> None:
    store = Bookings()
    days = Days(store)  # type: ignore[arg-type]
    assert await busy(days) == set()
    store.books(EVEREST.calendar, HOUR)
    assert await busy(days) == {"Everest"}
    assert await busy(days, HOUR.moved(timedelta(hours=1))) == set()
    store.books(EVEREST.calendar)
    store.books(K2.calendar, HOUR)
    assert await busy(days) == {"K2"}
    assert store.read == [None, {EVEREST.calendar}, {EVEREST.calendar, K2.calendar}]


async def test_who_does_not_hear_of_others_reads_all_each_time() -> None:
    store = Bookings()
    store.holds.heard = False
    days = Days(store)  # type: ignore[arg-type]
    await busy(days)
    store.there[K2.calendar] = (HOUR,)  # by another replica, unsaid
    assert await busy(days) == {"K2"}
    store.holds.heard = True
    store.holds.all_changed()
    store.there.clear()
    assert await busy(days) == set()
    assert store.read == [None, None, None]


async def test_the_control_a_change_that_is_not_said_is_not_seen() -> None:
    store = Bookings()
    days = Days(store)  # type: ignore[arg-type]
    await busy(days)
    store.there[K2.calendar] = (HOUR,)
    assert await busy(days) == set()


def test_too_many_changes_are_any() -> None:
    holds = HoldChanges()
    holds.heard = True
    number, _ = holds.since(0)
    holds.changed([str(n) for n in range(5_000)])
    assert len(holds.since(number)[1] or ()) == 5_000
    holds.changed(["one more"])
    assert holds.since(number)[1] is None
