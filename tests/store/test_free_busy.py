"""What calendars said last."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.store import SqlStore
from tests.store.values import TWO

DAY, NEXT = "2027-03-01", "2027-03-02"


async def test_the_last_word_counts_and_what_was_never_read_is_absent(store: SqlStore) -> None:
    busy = FreeBusy((Span.lasting(TWO, 60),), as_of=TWO)
    await store.save_free_busy({})
    await store.save_free_busy({("a@x", DAY): busy, ("a@x", NEXT): busy, ("b@x", DAY): busy})
    await store.save_free_busy({("a@x", DAY): FreeBusy(known=False, as_of=TWO)})
    assert await store.free_busy(DAY) == {"a@x": FreeBusy(known=False, as_of=TWO), "b@x": busy}
    assert await store.free_busy(NEXT) == {"a@x": busy}
    assert await store.free_busy("2027-03-03") == {}


async def test_replicas_fetch_what_was_read_since(store: SqlStore) -> None:
    later = TWO + timedelta(seconds=1)
    await store.save_free_busy({("a@x", DAY): FreeBusy(as_of=TWO), ("b@x", DAY): FreeBusy(as_of=later)})
    assert set(await store.free_busy(DAY, later)) == {"b@x"}


async def test_some_calendars_are_looked_up_by_themselves(store: SqlStore) -> None:
    await store.save_free_busy({(name, day): FreeBusy(as_of=TWO) for name in ("a@x", "b@x") for day in (DAY, NEXT)})
    assert set(await store.free_busy(DAY, of=["b@x", "nobody@x"])) == {"b@x"}
    assert await store.free_busy(DAY, of=[]) == {}


async def test_days_long_over_are_forgotten(store: SqlStore) -> None:
    days = ["2027-02-21", "2027-02-22", DAY]
    await store.save_free_busy({("a@x", day): FreeBusy(as_of=TWO) for day in days})
    await store.forget_expired(TWO)
    assert [day for day in days if await store.free_busy(day)] == ["2027-02-22", DAY]
