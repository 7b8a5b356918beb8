"""F18: change notifications are a hint. Lost, doubled, disarranged or forged, a search is right within one sweep."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.worker.subscribing import can_be_told
from tests.office import Office, office
from tests.scenarios.test_asking_for_a_room import WISH, occupy

TODAY = datetime(2027, 3, 1, 15, tzinfo=UTC)


@pytest.fixture
async def told(tmp_path: Path) -> AsyncIterator[Office]:
    """An office whose rooms are read and subscribed to: Graph reaches it over loopback."""
    async with office(tmp_path) as here:
        occupy(here, "everest", "fuji", "elbe", "thames", start=TODAY, end=TODAY + timedelta(hours=1))
        here.nook.subscribing.url = here.simulator.teams.bot_url.replace("/api/messages", "/notifications")
        await here.nook.sweeping.work()
        await here.nook.subscribing.work()
        await here.nook.sweeping.work()
        yield here


def read_of_fuji(here: Office) -> datetime | None:
    return here.nook.world.readings._days.readings("2027-03-02")["fuji@contoso.com"].as_of


async def test_a_change_makes_its_room_due_and_is_read_with_the_next_sweep(told: Office) -> None:
    assert len(told.tenant.subscriptions) == 4
    told.clock.advance(seconds=30)
    occupy(told, "fuji")
    await told.simulator.notifications.deliver()
    assert told.simulator.notifications.told == 1
    calls = len(told.tenant.witness.requests_to("POST", "getSchedule"))
    await told.nook.sweeping.work()
    assert len(told.tenant.witness.requests_to("POST", "getSchedule")) == calls + 1
    assert read_of_fuji(told) == told.clock()
    assert "Book Fuji" not in (await told.desk("adele@contoso.com").says(WISH)).buttons


@pytest.mark.fault("F18")
@pytest.mark.parametrize("trouble", ["lost", "doubled", "backwards", "forged"])
async def test_whatever_becomes_of_them_the_next_sweep_reads_the_truth(told: Office, trouble: str) -> None:
    notifications = told.simulator.notifications
    notifications.lost, notifications.backwards = trouble == "lost", trouble == "backwards"
    notifications.copies = 5 if trouble == "doubled" else 1
    notifications.client_state = "not ours" if trouble == "forged" else None
    told.clock.advance(seconds=30)
    occupy(told, "fuji")
    occupy(told, "elbe")
    await notifications.deliver()
    hinted = await told.nook.world.store.subscriptions.hinted(99)
    expected = [] if trouble in ("lost", "forged") else ["elbe@contoso.com", "fuji@contoso.com"]
    assert list(hinted) == expected  # forged ones: no effect at all
    told.clock.advance(minutes=15)
    await told.nook.sweeping.work()
    buttons = (await told.desk("adele@contoso.com").says(WISH)).booking_buttons()
    assert buttons == ["Book Everest", "Book Thames"]


@pytest.mark.control("F18")
async def test_the_control_that_looks_at_no_secret_falls_for_forged_ones(
    told: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.worker.subscribing.hmac.compare_digest", lambda one, other: True)
    told.simulator.notifications.client_state = "not ours"
    occupy(told, "fuji")
    await told.simulator.notifications.deliver()
    assert list(await told.nook.world.store.subscriptions.hinted(99)) == ["fuji@contoso.com"]


@pytest.mark.fault("F18")
async def test_they_are_renewed_and_what_is_missed_or_removed_is_read_anew(told: Office) -> None:
    store, subscribing = told.nook.world.store.subscriptions, told.nook.subscribing
    one = next(s for s in told.tenant.subscriptions.values() if "fuji" in s["resource"])
    until = one["expirationDateTime"]
    told.clock.advance(days=4, minutes=1)
    await subscribing.work()
    assert one["expirationDateTime"] > until
    assert len(await store.hinted(99)) == 4
    told.clock.advance(minutes=1)
    renewed = one["expirationDateTime"]
    await told.simulator.notifications.lifecycle(one, "reauthorizationRequired")
    told.clock.advance(minutes=1)
    await subscribing.work()
    assert one["expirationDateTime"] > renewed
    await store.hinted(99)
    await told.simulator.notifications.lifecycle(one, "missed")
    assert list(await store.hinted(99)) == ["fuji@contoso.com"]
    await told.simulator.notifications.lifecycle(one, "subscriptionRemoved")
    assert "fuji@contoso.com" not in await store.all()
    assert list(await store.hinted(99)) == ["fuji@contoso.com"]
    # Graph forgot one without a word.
    gone = next(s for s in told.tenant.subscriptions.values() if "elbe" in s["resource"])
    del told.tenant.subscriptions[gone["id"]]
    told.clock.advance(days=5)
    await subscribing.work()
    assert "elbe@contoso.com" not in await store.all()


@pytest.mark.fault("F18")
async def test_what_stands_at_graph_and_is_not_known_any_more_is_replaced(told: Office) -> None:
    store = told.nook.world.store.subscriptions
    await store.drop(list(await store.all()))
    occupy(told, "fuji", start=told.clock(), end=told.clock() + timedelta(minutes=30))
    await told.nook.sweeping.work()
    await told.nook.subscribing.work()
    assert {one.id for one in (await store.all()).values()} == set(told.tenant.subscriptions)


@pytest.mark.fault("F18")
async def test_the_address_itself(told: Office) -> None:
    url = told.nook.subscribing.url
    async with ClientSession() as http:
        async with http.post(url, params={"validationToken": "<b>a & b</b>"}) as answer:
            assert (answer.status, answer.content_type, await answer.text()) == (200, "text/plain", "<b>a & b</b>")
        for body, status in (
            (b"", 400),
            (b"[]", 400),
            (b'{"value": 1}', 400),
            (b"[" * 60_000, 400),
            (b" " * (64 * 1024 + 1), 413),
            (json.dumps({"value": [1, {}, {"subscriptionId": 1, "clientState": None}]}).encode(), 202),
        ):
            async with http.post(url, data=body) as answer:
                assert answer.status == status, body[:20]
    assert not await told.nook.world.store.subscriptions.hinted(99)


def test_only_where_graph_can_reach_it() -> None:
    assert can_be_told("https://nook.contoso.com/notifications")
    assert can_be_told("http://127.0.0.1:3978/notifications")
    assert not can_be_told("https://nook/notifications")
    assert not can_be_told("http://nook.contoso.com/notifications")
