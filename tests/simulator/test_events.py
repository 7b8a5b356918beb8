"""Meetings with rooms, as Graph and Exchange treat them."""

from __future__ import annotations

import pytest

from bot.simulator import MovableClock, Tenant, declines, never_answers, tentative
from bot.simulator.rooms import accepts

from .graph_client import GraphClient, meeting

EVENTS = "/users/adele%40contoso.com/events"


async def room_says(graph: GraphClient, event_id: str) -> str:
    event = (await graph.get(f"{EVENTS}/{event_id}")).body
    return str(event["attendees"][0]["status"]["response"])


async def test_a_free_room_accepts_after_a_second_and_shows_the_organisers_name(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    made = await graph.post(EVENTS, meeting())
    assert made.status == 201
    assert made.body["attendees"][0]["status"]["response"] == "none"
    assert made.body["start"] == {"dateTime": "2027-03-01T13:00:00.0000000", "timeZone": "UTC"}
    assert made.body["originalStartTimeZone"] == "Europe/Berlin"
    assert made.body["isOrganizer"] is True
    assert tenant.bookings_of("everest@contoso.com") == []
    clock.advance(1)
    assert await room_says(graph, made.body["id"]) == "accepted"
    copy = tenant.bookings_of("everest@contoso.com")[0]
    assert (copy.subject, copy.ical_uid) == ("Adele Vance", made.body["iCalUId"])
    assert copy.id != made.body["id"]
    assert tenant.witness.direct_room_writes == []


async def test_the_second_of_two_requests_for_one_slot_is_declined(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    first = (await graph.post(EVENTS, meeting())).body["id"]
    second = (await graph.post("/users/alex@contoso.com/events", meeting(subject="Other"))).body
    clock.advance(1)
    assert await room_says(graph, first) == "accepted"
    other = (await graph.get(f"/users/alex@contoso.com/events/{second['id']}")).body
    assert other["attendees"][0]["status"]["response"] == "declined"
    assert [d.answer for d in tenant.witness.decisions] == ["accepted", "declined"]
    assert tenant.double_bookings() == []
    assert [o.subject for o in tenant.orphans()] == ["Other"]


async def test_a_room_that_allows_conflicts_is_booked_twice_and_the_truth_says_so(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    tenant.set_policy("everest@contoso.com", accepts(allow_conflicts=True))
    for subject in ("one", "two"):
        await graph.post(EVENTS, meeting(subject=subject))
    clock.advance(1)
    assert len(tenant.double_bookings()) == 1


async def test_meetings_that_touch_do_not_clash(graph: GraphClient, clock: MovableClock, tenant: Tenant) -> None:
    await graph.post(EVENTS, meeting())
    await graph.post(EVENTS, meeting("2027-03-01T15:00:00", "2027-03-01T16:00:00"))
    clock.advance(1)
    assert len(tenant.bookings_of("everest@contoso.com")) == 2


@pytest.mark.parametrize(
    ("policy", "answer", "held"),
    [
        (declines(), "declined", 0),
        (tentative("adele@contoso.com"), "tentativelyAccepted", 1),
        (never_answers(), "none", 1),
        (accepts(maximum_minutes=30), "declined", 0),
        (accepts(booking_window_days=0), "declined", 0),
        (accepts(work_hours_only=True), "accepted", 1),
    ],
)
async def test_rooms_answer_by_their_policy(
    graph: GraphClient, clock: MovableClock, tenant: Tenant, policy: object, answer: str, held: int
) -> None:
    tenant.set_policy("everest@contoso.com", policy)  # type: ignore[arg-type]
    made = (await graph.post(EVENTS, meeting())).body["id"]
    clock.advance(1)
    assert await room_says(graph, made) == answer
    assert len(tenant.bookings_of("everest@contoso.com")) == held


async def test_the_owner_of_a_tentative_room_decides_later(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    tenant.set_policy("everest@contoso.com", tentative("alex@contoso.com"))
    made = (await graph.post(EVENTS, meeting())).body["id"]
    clock.advance(1)
    item = tenant.bookings_of("everest@contoso.com")[0]
    answered = await graph.post(f"/users/everest@contoso.com/events/{item.id}/accept", {"sendResponse": True})
    assert answered.status == 202
    assert await room_says(graph, made) == "accepted"
    tenant.room_answers("everest@contoso.com", item, "declined")
    assert await room_says(graph, made) == "declined"
    assert tenant.bookings_of("everest@contoso.com") == []


async def test_moving_a_meeting_asks_the_room_again(graph: GraphClient, clock: MovableClock, tenant: Tenant) -> None:
    tenant.book("alex@contoso.com", "everest@contoso.com", clock().replace(hour=15), clock().replace(hour=16))
    made = (await graph.post(EVENTS, meeting())).body["id"]
    clock.advance(1)
    times = {k: meeting("2027-03-01T16:00:00", "2027-03-01T17:00:00")[k] for k in ("start", "end")}
    moved = await graph.patch(f"{EVENTS}/{made}", times)
    assert moved.body["attendees"][0]["status"]["response"] == "none"
    clock.advance(1)
    assert await room_says(graph, made) == "declined"
    assert [b.organizer for b in tenant.bookings_of("everest@contoso.com")] == ["alex@contoso.com"]


async def test_changing_the_room_frees_the_old_one_and_keeps_other_answers(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    alex = {"emailAddress": {"address": "alex@contoso.com"}, "type": "required"}
    body = meeting()
    made = (await graph.post(EVENTS, {**body, "attendees": [*body["attendees"], alex]})).body["id"]
    clock.advance(1)
    invited = tenant.events_in("alex@contoso.com")[0]
    await graph.post(f"/users/alex@contoso.com/events/{invited.id}/accept")
    fuji = meeting(room="fuji@contoso.com")["attendees"][0]
    changed = await graph.patch(f"{EVENTS}/{made}", {"attendees": [fuji, alex]})
    assert [a["status"]["response"] for a in changed.body["attendees"]] == ["none", "accepted"]
    clock.advance(1)
    assert tenant.bookings_of("everest@contoso.com") == []
    assert await room_says(graph, made) == "accepted"


async def test_only_the_organiser_cancels_and_then_the_room_is_free(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    alex = {"emailAddress": {"address": "alex@contoso.com", "name": "Alex Wilber"}, "type": "required"}
    body = meeting()
    made = (await graph.post(EVENTS, {**body, "attendees": [*body["attendees"], alex]})).body["id"]
    clock.advance(1)
    invited = tenant.events_in("alex@contoso.com")[0]
    refused = await graph.post(f"/users/alex@contoso.com/events/{invited.id}/cancel", {"comment": "no"})
    assert refused.status == 400
    assert "You need to be an organizer to cancel a meeting." in refused.body["error"]["message"]
    assert (await graph.post(f"{EVENTS}/{made}/cancel", {"Comment": "Not needed"})).status == 202
    assert tenant.bookings_of("everest@contoso.com") == []
    assert invited.is_cancelled
    assert (await graph.get(f"{EVENTS}/{made}")).status == 404


async def test_deleting_the_organisers_event_frees_the_room(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    made = (await graph.post(EVENTS, meeting())).body["id"]
    clock.advance(1)
    assert (await graph.delete(f"{EVENTS}/{made}")).status == 204
    assert tenant.bookings_of("everest@contoso.com") == []
    assert tenant.orphans() == []


async def test_a_write_into_the_rooms_own_calendar_is_taken_unchecked_and_witnessed(
    graph: GraphClient, tenant: Tenant
) -> None:
    for _ in range(2):
        body = {**meeting(), "attendees": []}
        assert (await graph.post("/users/everest@contoso.com/calendar/events", body)).status == 201
    assert len(tenant.witness.direct_room_writes) == 2
    assert len(tenant.double_bookings()) == 1


async def test_an_event_cancelled_before_the_room_answered_never_reaches_the_room(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    made = (await graph.post(EVENTS, meeting())).body["id"]
    await graph.post(f"{EVENTS}/{made}/cancel")
    clock.advance(5)
    assert tenant.events_in("everest@contoso.com") == []
    assert list(tenant.witness.decisions) == []
