"""`python app.py --demo` as a new user runs it: one process, its page, and a room booked in it."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

APP = Path(__file__).parents[2] / "app.py"
LONGEST = 60.0
pytestmark = pytest.mark.asyncio(loop_scope="module")


class Demo(NamedTuple):
    """The address that it prints, its process, and the folder where it was started."""

    address: str
    process: asyncio.subprocess.Process
    folder: Path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """One for all tests here: to start takes longer than all else. Whoever stops it comes last."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(APP),
        "--demo",
        cwd=folder,
        env={**environment, "PORT": "0"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(LONGEST):
            async for line in process.stdout:
                if found := re.search(rb"http://localhost:\d+", line):
                    yield Demo(found[0].decode(), process, folder)
                    break
            else:
                pytest.fail("the demo ended without saying where it is")
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def last_card(session: aiohttp.ClientSession, says: str, to: str = "adele") -> dict[str, Any]:
    """Waits until the bot's last message holds these words, and gives it."""
    version = 0
    messages: dict[str, dict[str, Any]] = {}
    async with asyncio.timeout(LONGEST):
        while True:
            url = f"/api/chat?as={to}&chat=personal&since={version}&wait=5"
            async with session.get(url) as response:
                news = await response.json()
            version = news["version"]
            messages |= {message["id"]: message for message in news["messages"]}
            bots = [m for m in messages.values() if m["from"]["bot"]]
            last: dict[str, Any] = max(bots, key=lambda m: m["order"], default={})
            if says in str(last.get("attachments", "")):
                return last


def button(message: dict[str, Any], title: str) -> dict[str, Any]:
    def actions(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [found for item in node for found in actions(item)]
        if isinstance(node, dict):
            here = [node] if str(node.get("type", "")).startswith("Action.") and "title" in node else []
            return here + [found for name, item in node.items() if name != "fallback" for found in actions(item)]
        return []

    return next(a for a in actions(message["attachments"]) if a["title"].startswith(title))


@asynccontextmanager
async def local_tool() -> AsyncIterator[str]:
    """The address of something like the Agents Playground, which takes any reply."""

    async def take(_request: web.Request) -> web.Response:
        return web.json_response({"id": "reply"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", take)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


def message(service_url: str, tenant: str) -> dict[str, Any]:
    return {
        "type": "message",
        "id": "1",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": "user-id-0", "aadObjectId": "00000000-0000-0000-0000-0000000000020"},
        "recipient": {"id": "bot"},
        "conversation": {"id": "c", "conversationType": "personal", "tenantId": tenant},
        "channelData": {"tenant": {"id": tenant}},
        "text": "hi",
    }


async def test_the_demo_lets_local_tools_in_without_a_token_and_checks_one_that_is_there(demo: Demo) -> None:
    async with local_tool() as tool, aiohttp.ClientSession(demo.address) as session:
        playground, stranger = message(tool, "00000000-0000-0000-0000-0000000000001"), message(tool, "elsewhere")
        token = {"Authorization": "Bearer rubbish"}
        async with (
            session.post("/api/messages", json=playground) as let_in,
            session.post("/api/messages", json=playground, headers=token) as forged,
            session.post("/api/messages", json=stranger) as foreign,
        ):
            assert (let_in.status, forged.status, foreign.status) == (202, 401, 403)


async def test_a_new_user_books_a_room_and_stops_the_demo(demo: Demo) -> None:
    async with aiohttp.ClientSession(demo.address) as session:
        async with session.get("/") as page, session.get("/ready") as ready, session.get("/metrics") as metrics:
            assert (page.status, ready.status, metrics.status) == (200, 200, 200)
        words = {"as": "adele", "chat": "personal", "text": "book a room for 6 tomorrow 2pm for 1 hour"}
        async with session.post("/api/say", json=words) as said:
            assert (await said.json())["status"] == 202
        offered = await last_card(session, "'Book ")
        press = {"as": "adele", "chat": "personal", "message_id": offered["id"], "inputs": {}}
        async with session.post("/api/press", json=press | {"action": button(offered, "Book ")}) as pressed:
            assert (await pressed.json())["kind"] == "card"
        assert "Open in Outlook" in str(await last_card(session, "'Booked'"))
        report = {"as": "grady", "chat": "personal", "text": "admin report"}
        async with session.post("/api/say", json=report) as said:
            assert (await said.json())["status"] == 202
        shown = str(await last_card(session, "How rooms were used", "grady"))
        assert "Busiest from" in shown, "a new admin sees what it looks like"
        assert "Whoever booked, as the calendars had it" in shown
        demo.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LONGEST):
            assert await demo.process.wait() == 0
    assert list(demo.folder.iterdir()) == []
