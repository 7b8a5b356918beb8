"""The demo page's JSON: chats, the tenant, and who may ask for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.simulator import APP_ID, MovableClock, Simulator, Tenant
from bot.simulator.company import PERSONAS, build_company
from bot.simulator.page import page_app, page_routes
from bot.simulator.page_views import safe_html

from .echo_bot import echo_bot
from .graph_client import GraphClient, meeting


@pytest.fixture
def tenant(clock: MovableClock) -> Tenant:
    return build_company(now=clock, days=range(2))


class Browser:
    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self.http, self.base = http, base

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        async with self.http.get(f"{self.base}/{path}", headers=headers) as answer:
            return answer.status, await answer.json()

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        async with self.http.post(f"{self.base}/{path}", json=body, headers=headers) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def browser(simulator: Simulator) -> AsyncIterator[Browser]:
    app = web.Application()
    app.add_routes(page_routes(simulator))
    app.add_subapp("/again", page_app(simulator))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with echo_bot(simulator), aiohttp.ClientSession() as http:
        yield Browser(http, f"http://127.0.0.1:{runner.addresses[0][1]}")
    await runner.cleanup()


async def test_the_page_knows_its_five_personas(browser: Browser) -> None:
    _, shown = await browser.get("api/personas")
    assert [p["key"] for p in shown["personas"]] == ["adele", "alex", "gina", "irvin", "grady"]
    assert shown["chats"][1]["members"] == [p.key for p in PERSONAS]
    assert shown["now"] == "2027-03-01T08:00:00Z"
    async with browser.http.get(f"{browser.base}/") as answer:
        assert answer.content_type == "text/html"
    async with browser.http.get(f"{browser.base}/static/..%2fpage.py") as answer:
        assert answer.status == 404


async def test_saying_pressing_and_polling(browser: Browser) -> None:
    _, said = await browser.post("api/say", {"as": "adele", "chat": "personal", "text": "**hi** <b>"})
    assert (said["ok"], said["status"], said["delivered"]) == (True, 202, True)
    _, chat = await browser.get("api/chat?as=adele&chat=personal&since=0")
    mine, theirs = chat["messages"]
    assert (mine["from"]["key"], mine["html"]) == ("adele", "**hi** &lt;b&gt;")
    card = theirs["attachments"][0]["content"]
    press = {"as": "adele", "chat": "personal", "message_id": theirs["id"], "action": card["actions"][0], "inputs": {}}
    _, pressed = await browser.post("api/press", press)
    assert (pressed["kind"], pressed["status"]) == ("card", 200)
    _, newer = await browser.get(f"api/chat?as=adele&chat=personal&since={chat['version']}")
    assert [m["id"] for m in newer["messages"]] == [theirs["id"]]
    assert newer["messages"][0]["edited"]
    _, none = await browser.get(f"api/chat?as=adele&chat=personal&since={newer['version']}&wait=0")
    assert none["messages"] == []


async def test_a_poll_waits_for_what_comes(browser: Browser, simulator: Simulator) -> None:
    polled = asyncio.create_task(browser.get("api/chat?as=gina&chat=personal&since=0"))
    await browser.get("api/personas")
    assert not polled.done()
    gina = simulator.tenant.person("gina@partner.com")
    assert gina is not None
    simulator.chats.add(simulator.teams.personal(gina), None, "news", text_format="markdown")
    assert (await polled)[1]["messages"][0]["text"] == "news"


async def test_in_the_group_only_mentions_reach_the_bot(browser: Browser) -> None:
    _, said = await browser.post("api/say", {"as": "alex", "chat": "group", "text": "lunch?"})
    assert (said["ok"], said["delivered"]) == (True, False)
    _, said = await browser.post("api/say", {"as": "alex", "chat": "group", "text": "@Nook room for 6"})
    assert said["delivered"]
    _, chat = await browser.get("api/chat?as=gina&chat=group&since=0")
    assert [m["delivered"] for m in chat["messages"]] == [False, True, True]
    assert chat["messages"][1]["html"] == '<span class="mention">Nook</span> room for 6'


async def test_the_tenant_shows_rooms_with_their_day_and_the_owner_answers(
    browser: Browser, simulator: Simulator, clock: MovableClock
) -> None:
    _, shown = await browser.get("api/tenant")
    assert len(shown["rooms"]) == 60
    assert shown["date"] == "2027-03-01"
    assert sum(len(room["events"]) for room in shown["rooms"]) > 120
    assert await browser.get(f"api/tenant?since={shown['version']}") == (200, {"version": shown["version"]})
    body = meeting("2027-03-01T21:00:00", "2027-03-01T22:00:00", room="boardroom@contoso.com")
    async with GraphClient(simulator, APP_ID) as graph:
        made = (await graph.post("/users/nook@contoso.com/events", body)).body
    clock.advance(1)
    _, shown = await browser.get(f"api/tenant?since={shown['version']}")
    board = next(room for room in shown["rooms"] if room["name"] == "Boardroom")
    asked = next(event for event in board["events"] if event["ours"])
    assert (asked["subject"], asked["answer"], asked["waitsForOwner"]) == ("Planning", "tentative", True)
    assert (board["policy"], board["owner"]) == ("tentative", "miriam.vogel@contoso.com")
    assert shown["requests"][0]["summary"] == "event 'Planning' asks Boardroom"
    answer = {"room": board["address"], "event": asked["id"], "answer": "accept"}
    assert await browser.post("api/room-owner", answer) == (200, {"ok": True})
    item = simulator.tenant.mailbox("nook@contoso.com").items[made["id"]]
    assert item.attendees[0].response == "accepted"
    _, listed = await browser.get("api/requests")
    assert [r["method"] for r in listed["requests"]] == ["POST"]


async def test_only_this_machines_own_page_may_ask(browser: Browser) -> None:
    assert (await browser.get("api/tenant", Host="rooms.evil.example"))[0] == 403
    assert (await browser.get("api/tenant", Host="127.0.0.1.evil.example:80"))[0] == 403
    assert (await browser.get("api/personas", Host="localhost:3978"))[0] == 200
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await browser.post("api/say", {"as": "adele", "text": "x"}, **form))[0] == 415
    assert (await browser.post("api/say", {"as": "mallory", "chat": "personal", "text": "x"}))[0] == 404
    assert (await browser.post("api/say", {"as": "adele", "chat": "personal"}))[0] == 400
    assert (await browser.post("api/say", []))[0] == 400


async def test_files_troubles_and_the_first_opening(browser: Browser, simulator: Simulator) -> None:
    attached = {"as": "irvin", "chat": "personal", "name": "rooms.csv", "text": "building,floor,name\n"}
    assert (await browser.post("api/attach", attached))[1]["ok"]
    assert (await browser.post("api/attach", {**attached, "base64": "%"}))[0] == 400
    assert (await browser.post("api/open", {"as": "irvin"}))[1]["ok"]
    for kind, number in (("busy", 1), ("down", 1), ("none", 0)):
        assert (await browser.post("api/fault", {"kind": kind}))[0] == 200
        assert len(simulator.graph_faults.active) == number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a & <script>", "a &amp; &lt;script&gt;"),
        ("**bold** and _soft_", "<strong>bold</strong> and <em>soft</em>"),
        ("2*3*4", "2*3*4"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        (
            '[x_1_](https://a.example/_y_/"z=)',
            '<a href="https://a.example/_y_/&quot;z=" target="_blank" rel="noopener noreferrer">x_1_</a>',
        ),
        ("one\ntwo", "one<br>two"),
    ],
)
def test_words_are_safe_to_show(text: str, shown: str) -> None:
    assert safe_html(text, "markdown") == shown


async def test_the_floor_plans_can_be_downloaded(browser: Browser) -> None:
    async with browser.http.get(f"{browser.base}/floor-plans/HQ.imdf.zip") as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/zip")
        assert (await answer.read()).startswith(b"PK")
    assert (await browser.get("floor-plans/Tower.imdf.zip"))[0] == 404
