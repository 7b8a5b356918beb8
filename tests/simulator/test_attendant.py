"""The rooms' booking attendants, whatever comes: no slot twice, answers in the order of their moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator import MovableClock, accepts, tentative, tiny_tenant
from bot.simulator.rooms import RoomPolicy
from tests.doses import examples

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
EVEREST, ADELE, ALEX = "everest@contoso.com", "adele@contoso.com", "alex@contoso.com"

steps = st.lists(
    st.tuples(
        st.sampled_from(["book", "book", "book", "move", "cancel", "accept", "decline", "wait"]),
        st.integers(0, 16),
        st.integers(1, 6),
    ),
    max_size=30,
)


@settings(max_examples=examples(60), deadline=None)
@given(steps, st.sampled_from([accepts(), accepts(after=0), tentative(ADELE)]))
def test_a_room_that_allows_no_conflicts_is_never_held_twice(
    done: list[tuple[str, int, int]], policy: RoomPolicy
) -> None:
    clock = MovableClock(START)
    tenant = tiny_tenant(now=clock, policy=policy)
    made = []
    for what, where, length in done:
        start = START + timedelta(minutes=30 * where)
        end = start + timedelta(minutes=30 * length)
        if what == "book":
            made.append(tenant.book(ADELE if where % 2 else ALEX, EVEREST, start, end, ask=True))
        elif what == "wait":
            clock.advance(length)
        elif made:
            item = made[where % len(made)]
            if item.id not in tenant.mailbox(item.mailbox).items:
                continue
            if what == "move":
                tenant.exchange.update(item, {"start": start, "end": end})
            elif what == "cancel":
                tenant.exchange.cancel(item)
            elif item.ical_uid in tenant.mailbox(EVEREST).by_uid:
                tenant.room_answers(EVEREST, item, "accepted" if what == "accept" else "declined")
    clock.advance(60)
    assert tenant.double_bookings() == []
    assert tenant.exchange.waiting == 0
    held = {item.ical_uid for item in tenant.bookings_of(EVEREST)}
    said = {i.ical_uid for i in made if i.attendees[0].response in ("accepted", "tentativelyAccepted")}
    assert held == {uid for uid in said if any(uid in tenant.mailbox(who).by_uid for who in (ADELE, ALEX))}


def test_an_answer_counts_from_its_own_moment_and_not_from_when_somebody_looks() -> None:
    clock = MovableClock(START)
    tenant = tiny_tenant(now=clock)
    first = tenant.book(ADELE, EVEREST, START + timedelta(hours=1), START + timedelta(hours=2), ask=True)
    clock.advance(30)
    late = tenant.book(ALEX, EVEREST, START + timedelta(hours=1), START + timedelta(hours=2), ask=True)
    clock.advance(1)
    assert [i.organizer for i in tenant.bookings_of(EVEREST)] == [ADELE]
    assert (first.attendees[0].response, late.attendees[0].response) == ("accepted", "declined")
    assert first.attendees[0].time == START + timedelta(seconds=1)


def test_the_same_sweep_sees_a_double_booking_where_there_is_one() -> None:
    tenant = tiny_tenant(now=MovableClock(START))
    for who in (ADELE, ALEX):
        tenant.book(who, EVEREST, START + timedelta(hours=1), START + timedelta(hours=2))
    assert len(tenant.double_bookings()) == 1
