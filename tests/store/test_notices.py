"""Notices, waits and holds, on both databases: each once, few a minute, and a room held for one keeps others out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import Identity
from bot.domain.reminders import Kind, Response
from bot.domain.waiting import Wait
from bot.ports import Kept, Notice, RoomTaken, Waiting
from bot.store import SqlStore
from tests.store.values import booking

MINUTE = timedelta(minutes=1)
KEPT = booking()
NOW = KEPT.booking.made_at
BIANCA = Identity("tenant-1", "bianca")


def notice(id: str = "keep:1", who: Identity = BIANCA) -> Notice:
    return Notice(id, Kind.KEEP, KEPT.booking.id, who, "Bianca", KEPT.card, NOW, NOW + 60 * MINUTE)


def waiting(id: str = "1", who: Identity = BIANCA) -> Waiting:
    return Waiting(Wait(id, who, KEPT.booking.wish.at(KEPT.booking.span), NOW), "Bianca", KEPT.card)


async def test_a_notice_is_put_once_leased_to_one_and_answered_once(store: SqlStore) -> None:
    notices = store.notices
    assert await notices.put([notice(), notice("keep:2")]) == 2
    assert await notices.put([notice()]) == 0
    claimed = await asyncio.gather(*(notices.claim(NOW, 30, 16) for _ in range(4)))
    assert sorted(one.id for some in claimed for one in some) == ["keep:1", "keep:2"]
    assert len(await notices.claim(NOW + MINUTE, 30, 16)) == 2, "the lease has ended"
    assert await notices.begin(notice(), NOW, 10, 60)
    await notices.settle(notice(), sent=True)
    await notices.settle(notice("keep:2"), sent=False)
    assert await notices.claim(NOW + 9 * MINUTE, 30, 16) == ()
    assert [one.id for one in await notices.open_questions(BIANCA, NOW)] == ["keep:1"]
    assert await notices.answer("keep:1", Response.KEEP)
    assert not await notices.answer("keep:1", Response.FREE)
    assert await notices.open_questions(BIANCA, NOW) == ()
    assert (await notices.notices_about([KEPT.booking.id]))["keep:1"].answer is Response.KEEP
    await store.forget_expired(NOW + timedelta(days=20))
    assert await notices.notice("keep:1") is None


async def test_ten_a_minute_count_over_all_who_tell(store: SqlStore) -> None:
    those = [notice(f"n{n}") for n in range(30)]
    await store.notices.put(those)
    begun = await asyncio.gather(*(store.notices.begin(one, NOW, 10, 60) for one in those))
    assert sum(begun) == 10
    assert await store.notices.begin(notice("n30"), NOW, 10, 60) is False
    other = notice("n31", Identity("tenant-1", "adele"))
    await store.notices.put([other])
    assert await store.notices.begin(other, NOW, 10, 60), "each person by themselves"
    assert len(await store.notices.claim(NOW + 2 * MINUTE, 30, 99)) == 31


async def test_a_room_that_is_held_for_one_is_for_nobody_else(store: SqlStore) -> None:
    assert await store.notices.wait(waiting()) == 0
    assert await store.notices.wait(waiting()) == 0, "once in line"
    assert await store.notices.wait(waiting("2", Identity("tenant-1", "irvin"))) == 1
    calendar, span = KEPT.booking.calendar, KEPT.booking.span
    held = replace(waiting().wait, calendar=calendar, held_until=NOW + 2 * MINUTE)
    second = replace(held, id="2", who=Identity("tenant-1", "irvin"))
    got = await asyncio.gather(store.notices.hold(held, notice("f1")), store.notices.hold(second, notice("f2")))
    assert sorted(got) == [False, True]
    holder = BIANCA if got[0] else second.who
    assert await store.held(span) == {calendar: (span,)}
    with pytest.raises(RoomTaken):
        await store.reserve(KEPT)
    own = Kept(replace(KEPT.booking, asker=holder), KEPT.card)
    await store.reserve(own)
    assert [one.wait.who for one in await store.notices.waits()] != [holder], "who has a room waits no longer"
    assert not await store.notices.hold(second if got[0] else held, notice("f3")), "it is booked by now"


async def test_a_hold_that_is_over_keeps_nobody_out(store: SqlStore) -> None:
    await store.notices.wait(waiting())
    calendar = KEPT.booking.calendar
    assert await store.notices.hold(replace(waiting().wait, calendar=calendar, held_until=NOW), notice("f1"))
    await store.notices.stop_waiting(["1"])
    await store.reserve(KEPT)


async def test_who_is_quiet_stays_so_though_they_speak_and_who_blocked_does_not(store: SqlStore) -> None:
    notices, adele = store.notices, Identity("tenant-1", "adele")
    await notices.quiet(BIANCA, True)
    await notices.block(BIANCA)
    await notices.block(adele)
    assert await notices.muted() == {BIANCA, adele}
    await notices.spoke(BIANCA)
    await notices.spoke(adele)
    assert await notices.muted() == {BIANCA}
    await notices.quiet(BIANCA, False)
    assert await notices.muted() == frozenset()
