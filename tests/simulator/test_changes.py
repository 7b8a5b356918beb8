"""What organisers do to their meetings afterwards, in Outlook and through Graph, and what becomes of the rooms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator import MovableClock, Tenant, accepts, tiny_tenant
from tests.doses import examples

from .graph_client import GraphClient, meeting

START = datetime(2027, 3, 1, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADELE, ALEX, EVEREST, FUJI = "adele@contoso.com", "alex@contoso.com", "everest@contoso.com", "fuji@contoso.com"
EVENTS = f"/users/{ADELE}/events"


def held(tenant: Tenant, room: str) -> list[datetime]:
    return [item.start for item in tenant.bookings_of(room)]


def test_a_moved_meeting_keeps_the_old_time_until_the_room_has_dealt_with_the_new_one(
    tenant: Tenant, clock: MovableClock
) -> None:
    tenant.set_policy(EVEREST, accepts(after=60))
    item = tenant.book(ADELE, EVEREST, START, START + HOUR, people=[ALEX], ask=True)
    clock.advance(60)
    tenant.move(tenant.bookings_of(EVEREST)[0], START + HOUR, START + 2 * HOUR)
    assert [a.response for a in item.attendees] == ["none", "none"]
    assert (held(tenant, EVEREST), held(tenant, ALEX)) == ([START], [START + HOUR])
    clock.advance(60)
    assert held(tenant, EVEREST) == [START + HOUR]
    assert item.attendees[0].response == "accepted"


def test_a_room_that_declines_the_new_time_holds_neither(tenant: Tenant, clock: MovableClock) -> None:
    tenant.book(ALEX, EVEREST, START + HOUR, START + 2 * HOUR)
    item = tenant.book(ADELE, EVEREST, START, START + HOUR, ask=True)
    clock.advance(1)
    tenant.move(item, START + HOUR, START + 2 * HOUR)
    clock.advance(1)
    assert [b.organizer for b in tenant.bookings_of(EVEREST)] == [ALEX]
    assert item.attendees[0].response == "declined"


def test_rooms_are_put_in_and_taken_out(tenant: Tenant, clock: MovableClock) -> None:
    item = tenant.book(ADELE, EVEREST, START, START + HOUR, people=[ALEX], ask=True)
    clock.advance(1)
    seen = tenant.events_in(ALEX)[0].revision
    tenant.put_in(item, FUJI)
    assert (item.attendees[2].type, item.attendees[2].response, held(tenant, FUJI)) == ("resource", "none", [])
    clock.advance(1)
    assert (held(tenant, EVEREST), held(tenant, FUJI)) == ([START], [START])
    tenant.take_out(item, EVEREST)
    assert (held(tenant, EVEREST), held(tenant, FUJI)) == ([], [START])
    assert [a.response for a in item.attendees] == ["none", "accepted"]
    assert tenant.events_in(ALEX)[0].revision == seen
    tenant.cancel(item)
    assert held(tenant, FUJI) == []
    assert tenant.events_in(ALEX)[0].is_cancelled
    with pytest.raises(LookupError):
        tenant.cancel(item)


def test_a_room_taken_out_before_it_answered_never_answers(tenant: Tenant, clock: MovableClock) -> None:
    item = tenant.book(ADELE, EVEREST, START, START + HOUR, ask=True)
    tenant.take_out(item, EVEREST)
    clock.advance(5)
    assert held(tenant, EVEREST) == []
    assert list(tenant.witness.decisions) == []


def test_a_delegate_declines_late(tenant: Tenant, clock: MovableClock) -> None:
    item = tenant.book(ADELE, EVEREST, START, START + HOUR, ask=True)
    clock.advance(1)
    tenant.room_answers(EVEREST, item, "declined")
    assert (item.attendees[0].response, held(tenant, EVEREST)) == ("declined", [])


async def test_a_change_onto_an_older_state_is_refused(graph: GraphClient, tenant: Tenant, clock: MovableClock) -> None:
    made = (await graph.post(EVENTS, meeting())).body
    seen = {"If-Match": made["@odata.etag"]}
    clock.advance(1)
    refused = await graph.patch(f"{EVENTS}/{made['id']}", {"subject": "Late"}, headers=seen)
    assert (refused.status, refused.code) == (412, "ErrorIrresolvableConflict")
    assert (await graph.delete(f"{EVENTS}/{made['id']}", headers=seen)).status == 412
    now = (await graph.get(f"{EVENTS}/{made['id']}", {"$select": "subject"})).body
    assert now["subject"] == "Planning"
    for match in (now["@odata.etag"], "*"):
        done = await graph.patch(f"{EVENTS}/{made['id']}", {"subject": "Now"}, headers={"If-Match": match})
        assert done.status == 200


acts = st.lists(
    st.tuples(
        st.sampled_from(["book", "book", "move", "put in", "take out", "cancel", "decline", "wait"]),
        st.integers(0, 9),
        st.sampled_from([EVEREST, FUJI]),
    ),
    max_size=30,
)


@settings(max_examples=examples(60), deadline=None)
@given(acts)
def test_whatever_organizers_do_a_room_holds_what_it_says_it_holds(done: list[tuple[str, int, str]]) -> None:
    clock = MovableClock(START)
    tenant = tiny_tenant(now=clock)
    made = []
    for what, number, room in done:
        start = START + number * HOUR / 2
        if what == "book":
            made.append(tenant.book(ALEX if number % 2 else ADELE, room, start, start + HOUR, ask=True))
        elif what == "wait":
            clock.advance(number)
        elif made:
            item = made[number % len(made)]
            if what == "move":
                tenant.move(item, start, start + HOUR)
            elif what == "put in" and item.attendee(room) is None:
                tenant.put_in(item, room)
            elif what == "take out":
                tenant.take_out(item, room)
            elif what == "decline" and item.ical_uid in tenant.mailbox(room).by_uid:
                tenant.room_answers(room, item, "declined")
            elif what == "cancel":
                tenant.cancel(item)
                made.remove(item)
    clock.advance(60)
    assert tenant.double_bookings() == []
    for room in (EVEREST, FUJI):
        said = {(i.ical_uid, i.start) for i in made if (a := i.attendee(room)) and a.response == "accepted"}
        assert {(i.ical_uid, i.start) for i in tenant.bookings_of(room)} == said
