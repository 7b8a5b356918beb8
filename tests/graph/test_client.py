"""One call: gate, Retry-After, repeats, deadline, errors, and what the SDK must not do."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web

from bot.graph.calendars import GraphCalendars
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.ports import CalendarRefused, CalendarTrouble, Throttled
from tests.graph.conftest import CONFIGURATION, EVEREST, HOUR, invitation
from tests.graph.fake_microsoft import SECRET, SERVICE, TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime

ORGANIZATION = Call(TENANT, "GET", lambda g: g.organization)


@pytest.mark.fault("F4")
async def test_an_entra_that_does_not_answer_takes_no_slot_and_ends_in_time(
    graph: Graph, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    microsoft.entra_gate = asyncio.Event()
    with pytest.raises(CalendarTrouble, match="Entra did not answer"):
        await graph.ask(ORGANIZATION, deadline=time.tick() + 0.1)
    assert microsoft.seen == []


@pytest.mark.parametrize("status", [500, 502, 504])
@pytest.mark.fault("F3")
async def test_at_most_four_tries(graph: Graph, microsoft: FakeMicrosoft, time: FakeTime, status: int) -> None:
    microsoft.script = [web.Response(status=status, text="<html>gateway") for _ in range(9)]
    with pytest.raises(CalendarTrouble) as caught:
        await graph.ask(ORGANIZATION)
    assert not isinstance(caught.value, CalendarRefused | Throttled)
    assert len(microsoft.seen) == 4


@pytest.mark.fault("F3")
async def test_no_try_after_the_deadline(graph: Graph, microsoft: FakeMicrosoft, time: FakeTime) -> None:
    microsoft.script = [error(500, "x", {"Retry-After": "5"}) for _ in range(9)]
    with pytest.raises(CalendarTrouble):
        await graph.ask(ORGANIZATION)
    assert [s.at for s in microsoft.seen] == [1000, 1005]


@pytest.mark.fault("F2")
async def test_nothing_is_sent_whose_answer_could_not_be_waited_for(
    graph: Graph, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    await graph.ask(ORGANIZATION)
    with pytest.raises(CalendarTrouble):
        await graph.ask(ORGANIZATION, deadline=time.tick())
    assert len(microsoft.seen) == 1


async def test_the_sdk_itself_repeats_nothing_and_follows_nothing(
    graph: Graph, microsoft: FakeMicrosoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.graph.client.TRIES", 1)
    for answer in (
        error(429, "TooManyRequests", {"Retry-After": "0"}),
        error(504, "GatewayTimeout"),
        web.Response(status=307, headers={"Location": f"{microsoft.base}/graph/v1.0/elsewhere"}),
        web.Response(status=302, headers={"Location": "https://evil.example/"}),
        web.Response(status=302),
    ):
        microsoft.seen.clear()
        microsoft.script = [answer]
        with pytest.raises(CalendarTrouble):
            await GraphCalendars(graph).invite(CONFIGURATION, invitation())
        assert len(microsoft.seen) == 1


@pytest.mark.parametrize("headers", [{"Location": "https://evil.example/"}, {"Location": "/graph/v1.0/users"}, {}])
async def test_a_redirect_is_trouble_and_no_answer(
    graph: Graph, microsoft: FakeMicrosoft, headers: dict[str, str]
) -> None:
    microsoft.script = [web.Response(status=302, headers=headers) for _ in range(4)]
    with pytest.raises(CalendarTrouble, match="redirect"):
        await graph.ask(ORGANIZATION)


@pytest.mark.control("F1")
async def test_the_sdks_own_pipeline_would_repeat_the_post(
    graph: Graph, microsoft: FakeMicrosoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiota_http.kiota_client_factory import KiotaClientFactory
    from msgraph_core import GraphClientFactory

    factory = GraphClientFactory
    usual = factory.create_with_custom_middleware

    def with_retries(pipeline: list[Any], client: Any) -> Any:
        middleware = KiotaClientFactory.get_default_middleware(None)
        return usual([pipeline[0], *middleware, *pipeline[1:]], client=client)

    async def at_once(_: float) -> None:
        pass

    monkeypatch.setattr("bot.graph.client.TRIES", 1)
    monkeypatch.setattr(factory, "create_with_custom_middleware", with_retries)
    monkeypatch.setattr("kiota_http.middleware.retry_handler.asyncio", SimpleNamespace(sleep=at_once))
    microsoft.script = [error(504, "GatewayTimeout")]
    await GraphCalendars(graph).invite(CONFIGURATION, invitation())
    assert len(microsoft.seen) == 2


@pytest.mark.fault("F4")
async def test_a_call_without_an_answer_ends_in_time(microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime) -> None:
    hasty = Graph(tokens, f"{microsoft.base}/graph/v1.0", time.now, tick=time.tick, sleep=time.sleep, read=0.05)
    microsoft.gate = asyncio.Event()
    with pytest.raises(CalendarTrouble, match="in time"):
        await hasty.ask(ORGANIZATION, deadline=time.tick() + 0.1)
    await hasty.aclose()


async def test_a_server_that_is_not_there_is_trouble(tokens: Tokens, time: FakeTime) -> None:
    nowhere = Graph(tokens, "http://127.0.0.1:9/v1.0", time.now, tick=time.tick, sleep=time.sleep)
    with pytest.raises(CalendarTrouble, match="cannot be reached") as caught:
        await nowhere.ask(ORGANIZATION)
    assert not isinstance(caught.value, CalendarRefused)
    await nowhere.aclose()


@pytest.mark.fault("F20")
async def test_a_token_that_is_not_accepted_is_replaced_once(graph: Graph, microsoft: FakeMicrosoft) -> None:
    await graph.ask(ORGANIZATION)
    microsoft.good_tokens.clear()
    await graph.ask(ORGANIZATION)
    assert [s.headers["authorization"] for s in microsoft.seen[1:]] == [
        "Bearer canary-token-1",
        "Bearer canary-token-2",
    ]
    microsoft.good_tokens.clear()
    with pytest.raises(CalendarRefused, match="sign-in"):
        await graph.ask(ORGANIZATION)
    assert len(microsoft.token_posts) == 2


@pytest.mark.fault("F20")
async def test_many_whose_token_is_not_accepted_share_the_new_one(graph: Graph, microsoft: FakeMicrosoft) -> None:
    await graph.ask(ORGANIZATION)
    microsoft.good_tokens.clear()
    await asyncio.gather(*(graph.ask(ORGANIZATION) for _ in range(12)))
    assert len(microsoft.token_posts) == 2


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (404, "ErrorInvalidUser", "knows no such mailbox"),
        (404, "MailboxNotEnabledForRESTAPI", "has no mailbox"),
        (403, "ErrorAccessDenied", "no right"),
        (403, "Authorization_RequestDenied", "no right"),
        (400, "SomethingElse", "did not accept the request"),
        (418, "", "refused"),
    ],
)
async def test_a_refusal_is_final_and_says_why_without_names(
    graph: Graph, microsoft: FakeMicrosoft, status: int, code: str, words: str
) -> None:
    microsoft.script = [error(status, code)]
    with pytest.raises(CalendarRefused, match=words) as caught:
        await graph.ask(ORGANIZATION)
    assert len(microsoft.seen) == 1
    assert str(status) in str(caught.value)
    assert "canary" not in str(caught.value)


async def test_an_answer_that_is_no_json_is_trouble(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.script = [web.Response(text="<html>proxy") for _ in range(4)]
    with pytest.raises(CalendarTrouble, match="cannot be read"):
        await graph.ask(ORGANIZATION)


async def test_logs_and_metrics_name_no_one(
    microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    noted: list[tuple[str, int]] = []
    graph = Graph(
        tokens,
        f"{microsoft.base}/graph/v1.0",
        time.now,
        tick=time.tick,
        sleep=time.sleep,
        observe=lambda shape, status, _: noted.append((shape, status)),
    )
    calendars = GraphCalendars(graph)
    made = await calendars.invite(CONFIGURATION, invitation())
    await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)
    microsoft.script = [error(403, "ErrorAccessDenied")]
    with pytest.raises(CalendarRefused):
        await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    await graph.aclose()
    assert noted == [
        ("POST /users/{user-id}/events", 201),
        ("POST /users/{user-id}/calendar/getSchedule", 200),
        ("GET /users/{user-id}/events/{event-id}", 403),
    ]
    ours = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith(("aiohttp", "tests")))
    assert "request-id theirs" in ours
    for canary in (SECRET, "canary-token", "contoso.com", "Budget"):
        assert canary not in ours


async def test_every_call_has_an_id_of_its_own(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.script = [error(500, "x")]
    await graph.ask(ORGANIZATION)
    assert len({s.headers["client-request-id"] for s in microsoft.seen}) == 2
