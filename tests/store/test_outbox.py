"""What is due is done by one worker at a time, and by another one if that one dies."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.store import SqlStore, open_store
from tests.store.values import TWO, booking

SECOND = timedelta(seconds=1)


async def reserved(store: SqlStore, many: int) -> list[str]:
    """That many bookings, one due each second from TWO on."""
    kept = [booking(TWO + timedelta(hours=n), made_at=TWO + n * SECOND) for n in range(many)]
    for one in kept:
        await store.reserve(one)
    return [one.booking.id for one in kept]


async def test_a_reservation_is_due_at_once(store: SqlStore) -> None:
    assert (await store.next_due(), await store.claim(TWO, 30, 10)) == (None, ())
    (id,) = await reserved(store, 1)
    assert await store.next_due() == TWO
    assert await store.claim(TWO - SECOND, 30, 10) == ()
    assert await store.claim(TWO, 30, 10) == (id,)


async def test_those_due_longest_go_first_and_no_more_than_asked_for(store: SqlStore) -> None:
    ids = await reserved(store, 5)
    assert await store.claim(TWO + 3 * SECOND, 30, 2) == tuple(ids[:2])
    assert await store.claim(TWO + 3 * SECOND, 30, 9) == tuple(ids[2:4])


async def test_a_lease_keeps_others_away_until_it_ends(store: SqlStore) -> None:
    (id,) = await reserved(store, 1)
    await store.claim(TWO, 30, 1)
    assert await store.claim(TWO + 29 * SECOND, 30, 1) == ()
    assert await store.next_due() == TWO + 30 * SECOND
    assert await store.claim(TWO + 30 * SECOND, 30, 1) == (id,)


async def test_saving_gives_the_booking_back_or_takes_it_out(store: SqlStore) -> None:
    kept = booking()
    await store.reserve(kept)
    await store.claim(TWO, 30, 1)
    await store.save(kept.booking, TWO + SECOND)
    assert await store.claim(TWO + SECOND, 30, 1) == (kept.booking.id,)
    await store.save(kept.booking, None)
    assert (await store.next_due(), await store.claim(TWO + timedelta(days=9), 30, 1)) == (None, ())


async def test_postponing_counts_and_saving_starts_anew(store: SqlStore) -> None:
    kept = booking()
    await store.reserve(kept)
    assert [await store.postpone(kept.booking.id, TWO + n * SECOND) for n in (1, 2, 3)] == [1, 2, 3]
    assert await store.next_due() == TWO + 3 * SECOND
    await store.save(kept.booking, TWO)
    assert await store.postpone(kept.booking.id, TWO) == 1


async def test_a_late_worker_puts_nothing_back_that_is_done(store: SqlStore) -> None:
    kept = booking()
    await store.reserve(kept)
    await store.save(kept.booking, None)
    assert await store.postpone(kept.booking.id, TWO) == 0
    assert await store.next_due() is None


async def test_workers_never_get_the_same(store: SqlStore, kind: str, database_url: str) -> None:
    ids = await reserved(store, 60)
    other = await open_store(database_url) if kind == "postgresql" else store
    now = TWO + timedelta(hours=1)
    claimed = await asyncio.gather(*((store, other)[n % 2].claim(now, 30, 5) for n in range(40)))
    if other is not store:
        await other.close()
    got = [id for some in claimed for id in some]
    assert len(got) == len(set(got)), "two workers got the same booking"
    # On PostgreSQL a worker passes over rows that another one is just looking at; the next round finds them.
    got += await store.claim(now, 30, 60)
    assert sorted(got) == sorted(ids)
