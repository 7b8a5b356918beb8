"""What Nook writes into its log: what belongs together by one id, and nothing that people wrote or that is secret."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest

from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity, Role
from bot.journal import OURS, keep_journal
from bot.simulator import APP_SECRET, MovableClock, declines
from bot.tab import Tab
from bot.world import World
from tests.office import MONDAY_NINE, Office, contoso, office, settings_for
from tests.scenarios.test_drawing import Page, scan
from tests.setting_up import comes_back
from tests.web.visiting import FLOOR, visitors

SUBJECT = "Canary merger talks"
PERSON = "Canaria Vogel"
SENTENCE = f"book a room for 6 tomorrow 2pm called {SUBJECT}"


@contextmanager
def journal() -> Iterator[io.StringIO]:
    """All that goes into the log at its lowest level."""
    before = {name: logging.getLogger(name).level for name in ("", *OURS)}
    stream = io.StringIO()
    handler = keep_journal("DEBUG", stream=stream)
    try:
        yield stream
    finally:
        logging.getLogger().removeHandler(handler)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


async def test_one_id_leads_from_the_message_through_the_booking_to_graphs_own_log(tmp_path: Path) -> None:
    with journal() as stream:
        async with office(tmp_path) as here:
            adele = here.desk("adele@contoso.com")
            await adele.says(SENTENCE)
            await adele.presses("Book Everest")
            await here.later(3)
            calls = [(one.path, one.asked) for one in here.tenant.witness.requests if one.path.endswith("/events")]
    said = lines(stream)
    (reserved,) = [line for line in said if "reserved" in line["message"]]
    booking = reserved["message"].split()[1].rstrip(":")
    assert len(reserved["trace"]) == 8
    assert reserved["trace"] != booking[:8]
    (posted,) = [line for line in said if line["message"].startswith("POST /users/{user-id}/events: 201")]
    assert posted["trace"] == booking[:8]
    ours = posted["message"].rpartition(" ")[2]
    assert ours.startswith(booking[:8])
    assert [asked for _, asked in calls] == [ours], "Microsoft has the same id"
    turns = {line["trace"] for line in said if "getSchedule" in line["message"]}
    assert len(turns) == 1
    assert turns.isdisjoint({reserved["trace"], booking[:8]}), "the search was a turn of its own"


def breaks(world: World) -> World:
    """A store and a calendar whose errors quote what people wrote."""

    class Quoting:
        def __init__(self, port: Any, broken: str) -> None:
            self._port, self._broken = port, broken

        def __getattr__(self, name: str) -> Any:
            if name != self._broken:
                return getattr(self._port, name)

            async def broken(*values: Any) -> None:
                raise ValueError(f"{SUBJECT} {values}")

            return broken

    return replace(world, calendars=Quoting(world.calendars, "withdraw"))


async def some_days(here: Office) -> list[str]:
    """A rich day of somebody whose every word is a canary; what must not be in the log."""
    tenant, faults = here.tenant, here.simulator.graph_faults
    canaria = here.desk("canaria@contoso.com")
    await canaria.says(SENTENCE)
    faults.fail(503, retry_after=1)
    await canaria.presses("Book Everest")
    faults.reset("after", method="POST", path="/events")
    await here.later(5)
    tenant.set_policy("fuji@contoso.com", declines())
    await canaria.says(f"book Fuji tomorrow 4pm called {SUBJECT}")
    await canaria.presses("Book Fuji")
    await here.later(3)
    await canaria.says("my bookings")
    await canaria.says(f"move my 2pm tomorrow to {SUBJECT}")
    await canaria.says("cancel my 2pm tomorrow")
    here.simulator.login_faults.fail(500, calls=3)
    here.simulator.connector_faults.fail(502, calls=1)
    await canaria.says("show floor 3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.turn.BY_INTENT", {})
        assert (await canaria.says("help")).words
    await here.passes(2)
    token = here.simulator.teams.sign()
    await here.simulator.teams.send(b"{" + SUBJECT.encode(), token=token)
    await here.simulator.teams.send({"type": "message", "text": SUBJECT}, token="canary-token")
    person = canaria.person
    return [
        SUBJECT, "merger", PERSON, "Vogel", "canaria@", person.id, person.teams_id, "canary-token", token,
        APP_SECRET, here.nook.settings.signing_key, "Bearer", "eyJ",
    ]  # fmt: skip


async def a_day_of_set_up(here: Office) -> list[str]:
    """The same of an admin: phrases, consent, files, the log, the editor; of the tab, of notifications, and of what
    breaks outside of any turn.
    """
    canaria, teams = here.desk("canaria@contoso.com"), here.simulator.teams
    here.simulator.login_faults.clear()
    who = Identity(here.tenant.id.lower(), canaria.person.id.lower())
    await here.nook.world.store.grant(who, PERSON, Role.GLOBAL)
    seen = await canaria.says("admin add configuration")
    returned = {"error": SUBJECT, "error_description": f"{SUBJECT} {PERSON}", "tenant": here.tenant.id}
    state = parse_qs(urlsplit(seen.links[0]).query)["state"][0]
    assert (await comes_back(here, f"http://x/consent?{urlencode({**returned, 'state': state})}"))[0] == 200
    await canaria.says(f"admin rename Contoso to {SUBJECT}")
    await canaria.says("admin domains add canary-domain.example")
    await canaria.says("admin grant alex@fabrikam.com integrations")
    here.simulator.graph_faults.fail(500, calls=2)
    await canaria.says("admin check")
    await here.nook.sweeping.work()
    log = await canaria.says("admin log")
    assert (await comes_back(here, log.links[0]))[0] == 200
    await teams.attach(canaria.person, f"{SUBJECT}.csv", f"building,floor,name\n{SUBJECT},3,{PERSON}".encode())
    await teams.attach(canaria.person, "x.csv", b"x", url="http://127.0.0.1:9/canary-download")
    await teams.attach(canaria.person, f"{SUBJECT}.png", scan())
    link = await canaria.presses("Go on", await canaria.presses("Go on", canaria.sees()), floor="1")
    async with Page(here, link) as page:
        await page.opens()
        assert (await page.posts("save", {"shapes": [{"room": SUBJECT, "points": [[0, 0]]}]}))[0] == 422
        token = page.path.rpartition("/")[2]
    async with visitors(here, "canaria@contoso.com") as (visitor,):
        await visitor.presses(await visitor.opens_room(), "Book")
        assert (await visitor.asks("floor", FLOOR, Authorization="Bearer canary-sign-in"))[0] == 401
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("bot.tab.beside", quoting)
            assert (await visitor.opens_room())["note"]
            patch.setattr(Tab, "floor", quoting)
            with pytest.raises(aiohttp.ContentTypeError):
                await visitor.asks("floor", FLOOR | {"building": SUBJECT})
        signed_in = visitor.token()
    told = {"value": [{"subscriptionId": "canary-subscription", "clientState": "canary-state"}]}
    at = teams.bot_url.replace("/api/messages", "/notifications")
    async with aiohttp.ClientSession() as graph, graph.post(at, json=told) as answer:
        assert answer.status == 202
    await canaria.searches(f"Everest {SUBJECT}", teams.group(f"{SUBJECT} group", canaria.person))
    forgotten = asyncio.create_task(quoting())  # nobody looks what became of it, so asyncio says it by itself
    await asyncio.wait([forgotten])
    del forgotten
    gc.collect()
    return [
        "canary", state, token, signed_in, log.links[0].rpartition("/")[2], "fabrikam.com", "grady", "Grady", "Alex",
    ]  # fmt: skip


async def quoting(*_: object) -> None:
    raise ValueError(f"{SUBJECT} {PERSON}")


async def test_at_its_most_talkative_it_names_nobody_and_holds_no_secret(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    tenant.add_person(PERSON, "canaria@contoso.com")
    given: dict[str, Any] = {"level": BookingLevel.SERVICE, "file_hosts": ("127.0.0.1",), "around": breaks}
    with journal() as stream:
        async with office(tmp_path, tenant=tenant, clock=clock, **given) as here:
            canaries = await some_days(here) + await a_day_of_set_up(here)
    written, said = stream.getvalue() + "".join(capfd.readouterr()), lines(stream)
    assert len(said) > 20
    assert {"error", "warning", "info", "debug"} <= {line["level"] for line in said}
    assert {"asyncio", "aiohttp.server", "nook.tab"} <= {
        line["of"] for line in said if "ValueError at" in line.get("error", "")
    }
    assert not any(line["of"] == "aiohttp.access" for line in said), "addresses hold tokens"
    assert leaked(written, canaries) == []


def leaked(written: str, canaries: list[str]) -> list[str]:
    return [canary for canary in canaries if canary.lower() in written.lower()]


async def test_the_control_an_ordinary_log_of_the_same_would_leak(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """pytest's own handler writes the words of errors, and other packages' lines from DEBUG on."""
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    tenant.add_person(PERSON, "canaria@contoso.com")
    with caplog.at_level("DEBUG"):
        async with office(tmp_path, tenant=tenant, clock=clock, around=breaks) as here:
            canaries = await some_days(here)
    assert SUBJECT in leaked(caplog.text, canaries)


def test_settings_say_nothing_secret_of_themselves(tmp_path: Path) -> None:
    settings = replace(
        settings_for(_Nowhere(), "postgresql://nook:canary-password@db/nook"),  # type: ignore[arg-type]
        app_password="canary-secret",
        signing_key="canary-key",
    )
    assert "canary" not in repr(settings)


class _Nowhere:
    class tenant:
        id = "t"

    graph_url = login_url = openid_url = "http://127.0.0.1"
