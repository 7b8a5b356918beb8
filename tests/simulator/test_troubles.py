"""Faults that can be switched on, repeated POSTs, limits, and what the log says of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import pytest

from bot.simulator import MovableClock, Simulator, Tenant

from .graph_client import GraphClient, meeting

EVENTS = "/users/adele@contoso.com/events"
ADELE = "adele@contoso.com"


async def test_the_same_transaction_makes_one_event(graph: GraphClient, tenant: Tenant) -> None:
    body = meeting(transactionId="t-1")
    first, again = await graph.post(EVENTS, body), await graph.post(EVENTS, body)
    assert (first.status, again.status) == (201, 201)
    assert first.body["id"] == again.body["id"]
    assert len(tenant.events_in(ADELE)) == 1
    elsewhere = await graph.post("/users/alex@contoso.com/events", body)
    assert elsewhere.body["id"] != first.body["id"]


@pytest.mark.parametrize("status", [409, 400])
async def test_the_same_transaction_with_other_content_is_refused(
    graph: GraphClient, tenant: Tenant, status: int
) -> None:
    tenant.transactions.conflict_status = status
    first = await graph.post(EVENTS, meeting(transactionId="t-1"))
    other = await graph.post(EVENTS, meeting(transactionId="t-1", subject="Other"))
    assert (other.status, other.code) == (status, "ErrorDuplicateTransactionId")
    assert other.body["error"]["@event.existingEventId"] == first.body["id"]
    changed = await graph.patch(f"{EVENTS}/{first.body['id']}", {"transactionId": "t-2"})
    assert changed.status == 400


async def test_without_a_transaction_or_after_it_is_forgotten_there_are_two_events(
    graph: GraphClient, tenant: Tenant, clock: MovableClock
) -> None:
    for _ in range(2):
        await graph.post(EVENTS, meeting())
    tenant.transactions.memory = timedelta(minutes=5)
    for minutes in (4, 5, 0):
        await graph.post("/users/alex@contoso.com/events", meeting(transactionId="t-1"))
        clock.advance(minutes=minutes)
    assert len(tenant.events_in(ADELE)) == 2
    assert len(tenant.events_in("alex@contoso.com")) == 2


async def test_a_throttled_mailbox_says_when_and_notes_who_comes_too_early(
    graph: GraphClient, simulator: Simulator, tenant: Tenant, clock: MovableClock
) -> None:
    simulator.graph_faults.throttle(ADELE, retry_after=30, calls=1)
    refused = await graph.get(EVENTS)
    assert (refused.status, refused.headers["retry-after"]) == (429, "30")
    assert (await graph.get("/users/alex@contoso.com/events")).status == 200
    assert tenant.witness.impatient == []
    clock.advance(29)
    assert (await graph.get(EVENTS)).status == 200
    assert [r.mailbox for r in tenant.witness.impatient] == [ADELE]
    clock.advance(1)
    await graph.get(EVENTS)
    assert len(tenant.witness.impatient) == 1


async def test_everybody_is_throttled_until_a_moment(
    graph: GraphClient, simulator: Simulator, clock: MovableClock
) -> None:
    simulator.graph_faults.throttle(retry_after=300, calls=None, until=clock() + timedelta(minutes=5))
    for _ in range(3):
        assert (await graph.get("/places/graph.room")).status == 429
    clock.advance(minutes=5)
    assert (await graph.get("/places/graph.room")).status == 200


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_failures_meet_the_calls_they_are_meant_for(
    graph: GraphClient, simulator: Simulator, tenant: Tenant, status: int
) -> None:
    simulator.graph_faults.fail(status, method="POST", path="/events", calls=2)
    assert (await graph.get(EVENTS)).status == 200
    assert [(await graph.post(EVENTS, meeting())).status for _ in range(3)] == [status, status, 201]
    assert len(tenant.events_in(ADELE)) == 1


async def test_an_effect_can_outlive_a_failed_answer(graph: GraphClient, simulator: Simulator, tenant: Tenant) -> None:
    simulator.graph_faults.fail(504, method="POST", after_effect=True)
    assert (await graph.post(EVENTS, meeting())).status == 504
    assert len(tenant.events_in(ADELE)) == 1


@pytest.mark.parametrize(("when", "events"), [("before", 0), ("after", 1)])
async def test_the_connection_breaks_before_or_after_the_effect(
    graph: GraphClient, simulator: Simulator, tenant: Tenant, when: str, events: int
) -> None:
    simulator.graph_faults.reset(when, method="POST")  # type: ignore[arg-type]
    with pytest.raises(aiohttp.ClientError):
        await graph.post(EVENTS, meeting())
    assert len(tenant.events_in(ADELE)) == events
    assert [r.status for r in tenant.witness.requests_to("POST", "/events")] == [0]


async def test_five_at_once_are_one_too_many_for_a_mailbox(
    graph: GraphClient, simulator: Simulator, tenant: Tenant
) -> None:
    slow = simulator.graph_faults.slow(0.05, path="/users/adele")
    answers = await asyncio.gather(*(graph.get(EVENTS) for _ in range(5)))
    assert sorted(a.status for a in answers) == [200, 200, 200, 200, 429]
    assert tenant.witness.peak_concurrency[ADELE] == 5
    simulator.graph_faults.clear(slow)
    assert (await graph.get(EVENTS)).status == 200
    assert tenant.witness.in_flight[ADELE] == 0


async def test_a_mailbox_bears_so_many_requests_in_ten_minutes(graph: GraphClient, simulator: Simulator) -> None:
    simulator.mailbox_budget.most = 2
    answers = [await graph.get(EVENTS) for _ in range(3)]
    assert [a.status for a in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 600


async def test_the_log_tells_who_asked_what(graph: GraphClient, tenant: Tenant) -> None:
    await graph.post(EVENTS, meeting())
    record = tenant.witness.requests[-1]
    assert (record.method, record.path, record.status, record.mailbox) == ("POST", EVENTS, 201, ADELE)
    assert record.summary == "event 'Planning' asks Everest"
    assert record.at == tenant.now()
