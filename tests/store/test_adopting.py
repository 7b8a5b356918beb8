"""Meetings made in Outlook that become bookings, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.domain.booking import State
from bot.domain.use import Count, Happened, Period
from bot.ports import Kept, RoomTaken
from bot.store import SqlStore
from bot.store.adopting import FIRST_WATCHED_AFTER
from tests.store.values import ANN, EVEREST, TWO, booking, moved


def outlook(event: str = "event-1") -> Kept:
    return booking(offer=f"outlook:{event}", event_id=event, state=State.BOOKED, told=State.BOOKED, made_at=TWO)


async def test_it_stands_is_held_is_the_person_s_and_is_watched(store: SqlStore) -> None:
    meeting = outlook()
    assert await store.held(meeting.booking.span) == {}
    assert await store.adopt(meeting) == meeting
    assert await store.booking(meeting.booking.id) == meeting
    assert await store.booking_of_offer("outlook:event-1") == meeting
    assert await store.bookings_of(ANN, TWO) == (meeting,)
    assert await store.held(meeting.booking.span) == {EVEREST.calendar: (meeting.booking.span,)}
    assert await store.next_due() == TWO + FIRST_WATCHED_AFTER
    assert await store.deeds() == ()
    with pytest.raises(RoomTaken):
        await store.reserve(booking())


async def test_whoever_comes_second_gets_the_first_one_s_as_it_is_now(store: SqlStore) -> None:
    first = await store.adopt(outlook())
    changed = moved(first, 2)
    await store.change(changed, first.booking, None)
    assert await store.adopt(outlook()) == replace(first, booking=changed)
    assert await store.next_due() == TWO
    assert len(await store.bookings_of(ANN, TWO)) == 1


async def test_of_many_who_adopt_it_at_once_all_get_the_same(store: SqlStore) -> None:
    got = await asyncio.gather(*(store.adopt(outlook()) for _ in range(50)))
    assert len({kept.booking.id for kept in got}) == 1
    others = await asyncio.gather(*(store.adopt(outlook(str(uuid4()))) for _ in range(20)))  # the control
    assert len({kept.booking.id for kept in others}) == 20
    assert len(await store.claim(TWO + timedelta(hours=1), 30, 100)) == 21


async def test_what_is_over_is_told_of_in_the_report_and_nothing_is_due(store: SqlStore) -> None:
    over = booking(offer="before", state=State.BOOKED, told=State.BOOKED, made_at=TWO)
    day = over.booking.span.start.date()
    missed = Count(Happened.NO_SHOW, day, "HQ", EVEREST.id)
    await store.bring([over], [missed, missed])
    await store.bring([over], [])
    stays, counted = await store.used(Period(day, day))
    assert [stay.span for stay in stays] == [over.booking.span]
    assert counted == (replace(missed, number=2),)
    assert await store.next_due() is None
    assert await store.deeds() == ()
