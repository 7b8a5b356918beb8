"""A booking that stands becomes another one, and until that is settled nobody else gets its old place nor its new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.domain.booking import Answer, Booking, Change, ChangeKind, State
from bot.domain.changes import cancelled, change_answered, to_cancel, to_switch, written
from bot.domain.span import Span
from bot.ports import Conflict, Kept, RoomTaken
from bot.store import SqlStore
from bot.store.changing import Alteration
from tests.store.values import CARD, EVEREST, K2, TWO, booked, booking, moved

HOUR = timedelta(hours=1)
DAY = Span(TWO - 12 * HOUR, TWO + 12 * HOUR)
ELSEWHERE = replace(CARD, message="m2")


def span(hours: float, minutes: int = 60) -> Span:
    return Span.lasting(TWO + hours * HOUR, minutes)


async def test_a_change_is_written_is_due_at_once_and_its_card_stands_elsewhere(store: SqlStore) -> None:
    kept = await booked(store, booking())
    assert await store.next_due() is None
    after = moved(kept, hours=2)
    await store.change(after, kept.booking, ELSEWHERE)
    assert await store.booking(kept.booking.id) == Kept(after, ELSEWHERE)
    assert await store.claim(TWO, 30, 10) == (kept.booking.id,)


async def test_what_was_due_later_is_due_at_once_and_the_card_stays_where_none_is_given(store: SqlStore) -> None:
    kept = await booked(store, booking())
    await store.save(kept.booking, TWO + HOUR)
    after = to_cancel(kept.booking)
    await store.change(after, kept.booking, None)
    assert await store.booking(kept.booking.id) == Kept(after, CARD)
    assert await store.claim(TWO, 30, 10) == (kept.booking.id,)


@pytest.mark.parametrize(
    "meanwhile",
    [
        {"state": State.CANCELLING},
        {"span": span(1)},
        {"calendar": K2.calendar},
        {"change": Change(ChangeKind.TIME, span(3), "everest", "Everest", EVEREST.calendar, EVEREST.zone)},
        {"event_id": "event-2"},
        {"told": State.LOST},
        {"untold": True},
    ],
)
async def test_what_is_not_as_it_was_is_not_changed(store: SqlStore, meanwhile: dict[str, Any]) -> None:
    kept = await booked(store, booking())
    now = replace(kept.booking, **meanwhile)
    await store.save(now, None)
    with pytest.raises(Conflict, match="Everest was changed by somebody else"):
        await store.change(moved(kept, 2), kept.booking, ELSEWHERE)
    assert (await store.booking(now.id), await store.next_due()) == (Kept(now, CARD), None)
    with pytest.raises(Conflict):
        await store.save(replace(kept.booking, withdrawn=True), TWO, kept.booking)
    assert (await store.booking(now.id), await store.next_due()) == (Kept(now, CARD), None)
    await store.save(replace(kept.booking, withdrawn=True), TWO)  # the control: whoever does not say how it was
    assert await store.booking(now.id) == Kept(replace(kept.booking, withdrawn=True), CARD)


class Careless(Alteration):
    def is_now(self, connection: Connection) -> Booking:
        return self._before


async def test_without_a_look_a_cancellation_would_be_undone(store: SqlStore) -> None:
    """The control of the one before."""
    kept = await booked(store, booking())
    await store.change(to_cancel(kept.booking), kept.booking, None)
    store.alteration = Careless
    await store.change(moved(kept, 2), kept.booking, None)
    assert await store.booking(kept.booking.id) == Kept(moved(kept, 2), CARD)


async def test_what_was_never_reserved_cannot_be_changed(store: SqlStore) -> None:
    kept = booking()
    with pytest.raises(Conflict):
        await store.change(replace(kept.booking, state=State.CANCELLING), kept.booking, None)
    with pytest.raises(LookupError, match="reserved first"):
        await store.save(kept.booking, TWO, kept.booking)
    with pytest.raises(LookupError, match="reserved first"):
        await store.place_card(kept.booking.id, ELSEWHERE)
    assert (await store.booking(kept.booking.id), await store.next_due()) == (None, None)


@pytest.mark.parametrize(("hours", "taken"), [(1, False), (1.25, True), (2, True), (2.75, True), (3, False)])
@pytest.mark.parametrize("by_a_change", [False, True])
async def test_what_another_holds_or_is_to_get_is_taken(
    store: SqlStore, hours: float, taken: bool, by_a_change: bool
) -> None:
    """The other one stands at 16:00 in Everest, or is to: an hour from 15:00, 15:15, 16:00, 16:45 or 17:00."""
    kept = await booked(store, booking())
    other = await booked(store, booking(TWO + 2 * HOUR, room=K2 if by_a_change else EVEREST))
    if by_a_change:
        await store.change(to_switch(other.booking, EVEREST), other.booking, None)
    wanted = moved(kept, hours)
    if taken:
        with pytest.raises(RoomTaken, match="Everest was booked by somebody else"):
            await store.change(wanted, kept.booking, ELSEWHERE)
        assert await store.booking(kept.booking.id) == kept
    else:
        await store.change(wanted, kept.booking, ELSEWHERE)
        assert await store.booking(kept.booking.id) == Kept(wanted, ELSEWHERE)


@pytest.mark.parametrize(("hours", "minutes"), [(0.5, 60), (-0.5, 60), (0, 120), (0, 30), (-1, 180)])
async def test_nobody_is_in_their_own_way(store: SqlStore, hours: float, minutes: int) -> None:
    kept = await booked(store, booking())
    await store.change(moved(kept, hours, minutes), kept.booking, None)
    assert await store.held(DAY) == {EVEREST.calendar: tuple(sorted([kept.booking.span, span(hours, minutes)]))}


async def test_giving_up_a_part_asks_nobody(store: SqlStore) -> None:
    """Moved in Outlook onto another's time, and Exchange has not said yet who keeps it."""
    kept, other = await booked(store, booking()), await booked(store, booking(TWO + 2 * HOUR))
    await store.save(replace(other.booking, span=span(0.5)), None)
    with pytest.raises(RoomTaken):  # the control
        await store.change(moved(kept, minutes=90), kept.booking, None)
    await store.change(moved(kept, minutes=45), kept.booking, None)


async def test_a_change_keeps_both_places_until_it_is_settled(store: SqlStore) -> None:
    kept = await booked(store, booking())
    asked = written(moved(kept, 2), TWO)
    await store.change(asked, kept.booking, None)
    assert await store.held(DAY) == {EVEREST.calendar: (span(0), span(2))}
    for hours in (0, 2.5):
        with pytest.raises(RoomTaken):
            await store.reserve(booking(TWO + hours * HOUR))
    await store.save(change_answered(asked, Answer.ACCEPTED), None, asked)
    assert await store.held(DAY) == {EVEREST.calendar: (span(2),)}
    await store.reserve(booking())


async def test_another_room_is_kept_beside_the_first_until_it_answered(store: SqlStore) -> None:
    kept = await booked(store, booking())
    asked = written(to_switch(kept.booking, K2), TWO)
    assert await store.held(DAY) == {EVEREST.calendar: (span(0),)}
    await store.change(asked, kept.booking, None)
    assert await store.held(DAY) == {EVEREST.calendar: (span(0),), K2.calendar: (span(0),)}
    assert await store.held(span(1)) == {}
    with pytest.raises(RoomTaken):
        await store.reserve(booking(room=K2))
    await store.save(change_answered(asked, Answer.ACCEPTED), None, asked)
    assert await store.held(DAY) == {K2.calendar: (span(0),)}


async def test_one_that_lost_its_room_keeps_the_one_it_is_to_get(store: SqlStore) -> None:
    kept = await booked(store, booking())
    lost = replace(kept.booking, state=State.LOST)
    await store.save(lost, None)
    assert await store.held(DAY) == {}
    await store.change(to_switch(lost, K2), lost, None)
    assert await store.held(DAY) == {K2.calendar: (span(0),)}
    await store.reserve(booking())
    with pytest.raises(RoomTaken):
        await store.reserve(booking(room=K2))


async def test_one_that_lost_its_room_gets_it_back_only_while_it_is_free(store: SqlStore) -> None:
    kept = await booked(store, booking())
    lost = replace(kept.booking, state=State.LOST)
    await store.save(lost, None)
    await store.reserve(booking())
    with pytest.raises(RoomTaken):
        await store.change(to_switch(lost, EVEREST), lost, None)


async def test_who_cancels_keeps_the_room_until_it_is_cancelled_and_no_longer_the_other(store: SqlStore) -> None:
    kept = await booked(store, booking())
    asked = to_switch(kept.booking, K2)
    await store.change(asked, kept.booking, None)
    leaving = to_cancel(asked)
    await store.change(leaving, asked, None)
    assert await store.held(DAY) == {EVEREST.calendar: (span(0),)}
    with pytest.raises(RoomTaken):
        await store.reserve(booking())
    await store.reserve(booking(room=K2))
    await store.save(cancelled(leaving), None, leaving)
    await store.reserve(booking())


class Dying(Alteration):
    """Everything is written; then, before the commit, it ends."""

    def __call__(self, connection: Connection) -> None:
        super().__call__(connection)
        raise RuntimeError("the end")


async def test_a_change_that_dies_writes_nothing(store: SqlStore) -> None:
    kept = await booked(store, booking())
    store.alteration = Dying
    with pytest.raises(RuntimeError, match="the end"):
        await store.change(moved(kept, 2), kept.booking, ELSEWHERE)
    assert (await store.booking(kept.booking.id), await store.next_due()) == (kept, None)
    assert await store.held(DAY) == {EVEREST.calendar: (span(0),)}


async def test_a_change_repeated_after_a_lost_commit_is_no_conflict(store: SqlStore) -> None:
    """What the database does when the commit came through, but the answer to it did not."""
    kept = await booked(store, booking())
    alteration = Alteration(moved(kept, 2), kept.booking, None)
    await store._database.write(alteration)
    await store._database.write(alteration)
    with pytest.raises(Conflict):  # the control: somebody else's
        await store.change(moved(kept, 2), kept.booking, None)
    for _ in range(2):
        await store.save(to_cancel(kept.booking), None, moved(kept, 2))
    assert await store.booking(kept.booking.id) == Kept(to_cancel(kept.booking), CARD)


async def test_a_card_is_placed_and_nothing_else_is_written(store: SqlStore) -> None:
    kept, other = await booked(store, booking()), await booked(store, booking(room=K2))
    await store.place_card(kept.booking.id, ELSEWHERE)
    assert await store.booking(kept.booking.id) == Kept(kept.booking, ELSEWHERE)
    assert (await store.booking(other.booking.id), await store.next_due()) == (other, None)
