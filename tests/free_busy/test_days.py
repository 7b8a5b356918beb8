"""What other replicas read of calendars: at once where it is asked for, in a while where it is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.free_busy.days import LOOKED_AGAIN, MOST_FETCHED, Days
from bot.store.holds import HoldChanges
from tests.store.values import EVEREST, K2, TWO

DAY = TWO.date().isoformat()
HOUR = Span.lasting(TWO, 60)
FREE, BUSY = FreeBusy((), True, TWO), FreeBusy((HOUR,), True, TWO + timedelta(seconds=1))
ROOMS = (EVEREST, K2)


class Shared:
    """A store that other replicas write to; `asked`: of which calendars, None for all."""

    alone = False

    def __init__(self) -> None:
        self.holds, self.there = HoldChanges(), {room.calendar: FREE for room in ROOMS}
        self.holds.heard = True
        self.asked: list[Collection[str] | None] = []

    async def linked_rooms(self) -> Any:
        return ROOMS

    async def free_busy(
        self, day: str, since: datetime | None = None, of: Collection[str] | None = None
    ) -> Mapping[str, FreeBusy]:
        self.asked.append(of)
        return {calendar: read for calendar, read in self.there.items() if of is None or calendar in of}

    async def held(self, *_: Any) -> Mapping[str, tuple[Span, ...]]:
        return {}


async def busy(days: Days, now: datetime, newest: Collection[str] = ()) -> set[str]:
    (day,) = await days.of([DAY], now, newest)
    return {room.name for room in day.roster.pick(day.busy(HOUR))}


async def test_of_calendars_that_matter_now_the_newest_is_fetched_and_of_the_others_in_a_while() -> None:
    store = Shared()
    days = Days(store)  # type: ignore[arg-type]
    assert await busy(days, TWO) == set()
    store.there = {room.calendar: BUSY for room in ROOMS}
    assert await busy(days, TWO) == set(), "nobody asked for the newest"
    assert await busy(days, TWO, [K2.calendar]) == {"K2"}
    assert await busy(days, TWO + LOOKED_AGAIN) == {"Everest", "K2"}
    assert store.asked == [None, [K2.calendar], None]


async def test_a_replica_that_keeps_up_has_it_before_anybody_asks_and_what_is_older_changes_nothing() -> None:
    store = Shared()
    days = Days(store)  # type: ignore[arg-type]
    assert await busy(days, TWO) == set()
    store.there = {room.calendar: BUSY for room in ROOMS}
    await days.of([DAY], TWO, again=timedelta())
    store.there = {room.calendar: FREE for room in ROOMS}
    await days.of([DAY], TWO, again=timedelta())
    assert await busy(days, TWO) == {"Everest", "K2"}


async def test_of_very_many_all_that_is_new_is_fetched() -> None:
    store = Shared()
    days = Days(store)  # type: ignore[arg-type]
    await busy(days, TWO)
    store.there = {room.calendar: BUSY for room in ROOMS}
    many = [*store.there, *(f"room{n}@x" for n in range(MOST_FETCHED))]
    assert await busy(days, TWO, many) == {"Everest", "K2"}
    assert store.asked == [None, None]
