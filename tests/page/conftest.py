"""The page in a real Chromium against the simulator. Whatever a test does: nothing may leave the page's origin and
the console must stay clean."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright, expect

from bot.simulator import MovableClock, Simulator
from bot.simulator.company import build_company
from bot.simulator.fetch_page import is_there
from bot.simulator.page import page_routes

from .scripted_bot import ScriptedBot

MONDAY_MORNING = datetime(2027, 3, 1, 8, tzinfo=UTC)
WIDE = (1440, 900)
PATIENCE = 20_000  # milliseconds: what a busy machine may take, not what is waited
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip

expect.set_options(timeout=PATIENCE)
Open = Callable[..., Awaitable[Page]]


@dataclass
class Demo:
    """The running page: its address, the bot behind it, the simulator, and what went wrong in the browser."""

    url: str
    bot: ScriptedBot
    simulator: Simulator
    clock: MovableClock
    wrong: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def chromium_path() -> str | None:
    """The system's Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for path in map(shutil.which, names) if path), None)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    if not is_there():
        pytest.skip("Microsoft's card renderer is not here (make page)")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    clock = MovableClock(MONDAY_MORNING)
    async with Simulator(build_company(now=clock, days=range(3))) as simulator, aiohttp.ClientSession() as http:
        bot = ScriptedBot(simulator, http, clock)
        app = web.Application()
        app.add_routes(page_routes(simulator))
        app.router.add_post("/api/messages", bot.messages)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        simulator.teams.bot_url = f"{url}/api/messages"
        yield Demo(f"{url}/", bot, simulator, clock)
        await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser, demo: Demo) -> AsyncIterator[Open]:
    """Opens the page as somebody, `await open_page("adele")`; at the end nothing may have gone wrong in it."""

    contexts: list[BrowserContext] = []

    async def open_as(
        who: str = "adele", *, chat: str = "personal", size: tuple[int, int] = WIDE, without: str = ""
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="light", reduced_motion="reduce"
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                demo.wrong.append(f"{message.type}: {message.text}")

        def on_request(request: Request) -> None:
            if not request.url.startswith((demo.url, "data:")):
                demo.wrong.append(f"left the page: {request.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: demo.wrong.append(f"page: {error}"))
        page.on("request", on_request)
        if without:
            await page.route(without, lambda route: route.abort())
        await page.goto(f"{demo.url}#{who}/{chat}")
        await page.locator("#chats button").first.wait_for(state="attached")
        return page

    yield open_as
    for context in contexts:
        await context.close()
    left = [line for line in demo.wrong if not any(words in line for words in demo.expected)]
    assert left == []
