"""Tokens: once for everybody, renewed in time, kept while Entra is down, and Entra's reasons in plain words."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest
from aiohttp import web

from bot.graph.client import Graph
from bot.graph.entra import Entra
from bot.graph.health import faults
from bot.graph.tokens import Tokens
from bot.ports import CalendarRefused, CalendarTrouble, Throttled
from tests.graph.conftest import until
from tests.graph.fake_microsoft import SECRET, TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime

GRAPH = "https://graph.microsoft.com/.default"
CONNECTOR = "https://api.botframework.com/.default"


def refused(error_word: str, text: str, status: int = 400) -> web.Response:
    return web.json_response({"error": error_word, "error_description": text}, status=status)


async def test_twenty_at_once_send_one_request(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    got = await asyncio.gather(*(tokens.token(TENANT, GRAPH) for _ in range(20)))
    assert set(got) == {"canary-token-1"}
    assert len(microsoft.token_posts) == 1
    assert microsoft.discoveries == 1


@pytest.mark.control("F20")
async def test_without_single_flight_there_would_be_more(microsoft: FakeMicrosoft, time: FakeTime) -> None:
    entra = Entra("app-id", SECRET, f"{microsoft.base}/login", time.now)
    await asyncio.gather(*(asyncio.to_thread(entra.fetch, TENANT, GRAPH) for _ in range(5)))
    assert len(microsoft.token_posts) == 5
    entra.close()


async def test_each_scope_has_its_own_token_and_each_tenant_one_app(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    await asyncio.gather(tokens.token(TENANT, GRAPH), tokens.token(TENANT, CONNECTOR), tokens.token("other", GRAPH))
    assert sorted(p["scope"] for p in microsoft.token_posts) == [CONNECTOR, GRAPH, GRAPH]
    assert microsoft.discoveries == 2


async def test_fresh_asks_entra_again(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
    assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
    assert await tokens.token(TENANT, GRAPH, fresh=True) == "canary-token-2"
    assert await tokens.token(TENANT, GRAPH) == "canary-token-2"


@pytest.mark.fault("F20")
async def test_five_minutes_before_its_end_a_token_is_renewed_behind_the_callers_back(
    tokens: Tokens, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    await tokens.token(TENANT, GRAPH)
    time.seconds += 3600 - 301
    assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
    assert len(microsoft.token_posts) == 1
    time.seconds += 2
    microsoft.entra_gate = asyncio.Event()
    for _ in range(20):
        assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
    microsoft.entra_gate.set()
    await until(lambda: not tokens.busy)
    assert await tokens.token(TENANT, GRAPH) == "canary-token-2"
    assert len(microsoft.token_posts) == 2


@pytest.mark.fault("F20")
async def test_while_entra_is_down_a_valid_token_is_served(
    tokens: Tokens, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    await tokens.token(TENANT, GRAPH)
    microsoft.token_script = [web.Response(status=500) for _ in range(9)]
    time.seconds += 3600 - 100
    for _ in range(5):
        assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
        await until(lambda: not tokens.busy)
    assert len(microsoft.token_posts) == 2
    with pytest.raises(CalendarTrouble):
        await tokens.token(TENANT, GRAPH, fresh=True)
    assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
    time.seconds += 101
    with pytest.raises(CalendarTrouble) as caught:
        await tokens.token(TENANT, GRAPH)
    assert not isinstance(caught.value, CalendarRefused)
    microsoft.token_script = []
    assert (await tokens.token(TENANT, GRAPH)).startswith("canary-token-")


@pytest.mark.fault("F20")
async def test_entra_down_from_the_start_is_trouble_and_over_when_it_is_back(
    tokens: Tokens, microsoft: FakeMicrosoft
) -> None:
    microsoft.token_script = [web.Response(status=500)]
    with pytest.raises(CalendarTrouble):
        await tokens.token(TENANT, GRAPH)
    microsoft.token_script = []
    assert await tokens.token(TENANT, GRAPH)


async def test_entras_retry_after_is_obeyed(tokens: Tokens, microsoft: FakeMicrosoft, time: FakeTime) -> None:
    microsoft.token_script = [web.Response(status=429, headers={"Retry-After": "30"})]
    for _ in range(3):
        with pytest.raises(Throttled) as caught:
            await tokens.token(TENANT, GRAPH)
        assert caught.value.retry_after == 30
    assert len(microsoft.token_posts) == 1
    time.seconds += 30
    assert await tokens.token(TENANT, GRAPH)


@pytest.mark.parametrize(
    ("word", "text", "says"),
    [
        ("unauthorized_client", "AADSTS700016: not found in canary-person", r"grant consent \(AADSTS700016\)"),
        ("invalid_client", "AADSTS7000222: expired", "expired"),
        ("invalid_client", "AADSTS9999999: odd", r"refused to give a token \(AADSTS9999999\)"),
        ("invalid_request", "nothing known", r"refused to give a token \(invalid_request\)"),
    ],
)
@pytest.mark.fault("F20")
async def test_entras_no_is_final_and_named(
    tokens: Tokens, microsoft: FakeMicrosoft, word: str, text: str, says: str
) -> None:
    microsoft.token_script = [refused(word, text)]
    with pytest.raises(CalendarRefused, match=says) as caught:
        await tokens.token(TENANT, GRAPH)
    assert "canary" not in str(caught.value)
    # MSAL would remember a 400 for a minute, and consent may be granted within it.
    assert await tokens.token(TENANT, GRAPH)


async def test_a_passing_fault_is_no_refusal(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    microsoft.token_script = [refused("temporarily_unavailable", "AADSTS90033: a transient error")]
    with pytest.raises(CalendarTrouble, match="just now") as caught:
        await tokens.token(TENANT, GRAPH)
    assert not isinstance(caught.value, CalendarRefused)


@pytest.mark.fault("F20")
async def test_a_wrong_secret_and_an_unknown_tenant(microsoft: FakeMicrosoft, time: FakeTime) -> None:
    tokens = Tokens("app-id", "wrong", f"{microsoft.base}/login/", time.now)
    with pytest.raises(CalendarRefused, match=r"secret.*AADSTS7000215"):
        await tokens.token(TENANT, GRAPH)
    with pytest.raises(CalendarRefused, match=r"no such tenant.*AADSTS90002"):
        await tokens.token("nowhere", GRAPH)
    with pytest.raises(CalendarRefused, match="no tenant id"):
        await tokens.token("../common", GRAPH)
    await tokens.aclose()


async def test_an_entra_that_is_not_there(time: FakeTime) -> None:
    tokens = Tokens("app-id", SECRET, "http://127.0.0.1:9", time.now)
    with pytest.raises(CalendarTrouble, match="cannot be reached"):
        await tokens.token(TENANT, GRAPH)
    await tokens.aclose()


async def test_a_waiting_caller_who_gives_up_does_not_spoil_it_for_others(
    tokens: Tokens, microsoft: FakeMicrosoft
) -> None:
    microsoft.entra_gate = asyncio.Event()
    hasty, patient = (asyncio.create_task(tokens.token(TENANT, GRAPH)) for _ in range(2))
    await until(lambda: bool(microsoft.token_posts))
    hasty.cancel()
    microsoft.entra_gate.set()
    assert await patient == "canary-token-1"


async def test_the_loop_is_never_blocked(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    """The stand-in answers from this very loop: were MSAL on it, neither would ever get on."""
    async with asyncio.timeout(5):
        await tokens.token(TENANT, GRAPH)


async def test_nothing_secret_is_logged_or_shown(
    tokens: Tokens, microsoft: FakeMicrosoft, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await tokens.token(TENANT, GRAPH)
    microsoft.token_script = [refused("invalid_client", f"AADSTS7000215: {SECRET}")]
    with pytest.raises(CalendarRefused) as caught:
        await tokens.token(TENANT, GRAPH, fresh=True)
    shown = f"{caplog.text} {caught.value} {tokens.__dict__}"
    assert "AADSTS7000215" in shown
    assert SECRET not in shown
    assert "canary-token" not in shown


@pytest.mark.parametrize(
    ("login_url", "authority", "discovery"),
    [
        ("https://login.microsoftonline.com", "https://login.microsoftonline.com/t", None),
        ("https://login.microsoftonline.us/", "https://login.microsoftonline.us/t", None),
        ("https://login.example.gov", "https://login.example.gov/t", False),
        ("http://127.0.0.1:1/x", "https://login.microsoftonline.com/t", False),
    ],
)
def test_the_authority_of_each_cloud(
    login_url: str, authority: str, discovery: bool | None, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, object] = {}

    class Msal:
        def __init__(self, app_id: str, **options: object) -> None:
            made.update(options)

        def acquire_token_for_client(self, scopes: list[str]) -> dict[str, object]:
            return {"access_token": "x", "expires_in": 60}

    monkeypatch.setattr("bot.graph.entra.msal.ConfidentialClientApplication", Msal)
    entra = Entra("app-id", SECRET, login_url, time.now)
    assert entra.fetch("t", GRAPH) == ("x", 60.0)
    assert (made["authority"], made["instance_discovery"]) == (authority, discovery)
    entra.close()


@pytest.mark.fault("F20")
async def test_health_names_what_is_wrong(tokens: Tokens, graph: Graph, microsoft: FakeMicrosoft) -> None:
    assert await faults(tokens, graph, TENANT) == {}
    microsoft.script = [error(500, "x") for _ in range(4)]
    assert list(await faults(tokens, graph, TENANT)) == ["graph"]
    microsoft.script = [error(403, "Authorization_RequestDenied")]
    assert await faults(tokens, graph, TENANT) == {}
    microsoft.script = [error(429, "TooManyRequests", {"Retry-After": "60"})]
    assert await faults(tokens, graph, TENANT) == {}
    assert list(await faults(tokens, graph, "nowhere")) == ["login"]


async def test_a_day_of_use_asks_entra_once_an_hour(tokens: Tokens, microsoft: FakeMicrosoft, time: FakeTime) -> None:
    last = ""
    for _ in range(24 * 60):
        time.seconds += timedelta(minutes=1).total_seconds()
        last = await tokens.token(TENANT, GRAPH)
        await until(lambda: not tokens.busy)
    assert last
    assert 24 <= len(microsoft.token_posts) <= 27


async def test_a_stand_in_may_name_itself_in_its_discovery_document(tokens: Tokens, microsoft: FakeMicrosoft) -> None:
    microsoft.authority = f"{microsoft.base}/login"
    assert await tokens.token(TENANT, GRAPH) == "canary-token-1"
