"""The tab in a real Chromium, at a desktop's and a phone's size, against the whole of Nook: signed in by the stand-in
for TeamsJS, with axe looking for what not everybody could use. Nothing may leave the page's origin.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, Request, expect

from bot.demo import set_up
from bot.serving import bound, listening
from bot.simulator import MovableClock, Simulator
from bot.simulator.company import build_company
from bot.simulator.fetch_page import AXE, FETCHED
from bot.simulator.page import page_routes
from bot.web.floor.page import FILES
from bot.wiring import nook
from cards.floor_tab import WORDS
from tests.office import MONDAY_NINE, MovingClock, Office, settings_for

pytestmark = pytest.mark.asyncio(loop_scope="session")
DESKTOP, PHONE, NARROWEST = (1280, 860), (360, 780), (320, 640)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Open = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """The demo at half past six on a Monday, when all is free, but that its worker works when a test lets time pass."""
    clock = MovableClock(MONDAY_NINE.replace(hour=5, minute=30))
    async with Simulator(build_company(now=clock, days=range(3)), token_now=clock) as simulator:
        settings = settings_for(simulator, f"sqlite:///{tmp_path_factory.mktemp('tab')}/nook.db", demo=True)
        async with nook(settings, MovingClock(clock), working=False) as running:
            await set_up(running, simulator)
            running.app.add_routes(page_routes(simulator))
            at = bound("127.0.0.1", 0)
            async with listening(running.app, at):
                simulator.teams.bot_url = f"http://127.0.0.1:{at.getsockname()[1]}/api/messages"
                yield Office(simulator, clock, running)


@pytest_asyncio.fixture(loop_scope="session")
async def open_tab(browser: Browser, here: Office) -> AsyncIterator[Open]:
    if not (FETCHED / AXE).is_file():
        pytest.skip("axe is not here (make page)")
    wrong: list[str] = []
    contexts = []
    base = here.simulator.teams.bot_url.removesuffix("api/messages")

    def on_request(request: Request) -> None:
        if not request.url.startswith((base, "blob:", "data:")):
            wrong.append(f"left the page: {request.url}")

    async def opened(size: tuple[int, int], who: str = "adele", query: str = "") -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", timezone_id="Europe/Berlin"
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", on_request)
        await page.goto(f"{base}floor?{query}#{who}")
        await expect(page.locator("#app")).to_have_attribute("aria-busy", "false")
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert wrong == []


async def third_floor(page: Page) -> None:
    await page.get_by_label("Building").select_option("HQ")
    await page.get_by_label("Floor", exact=True).select_option(label="Floor 3")
    await expect(page.locator('.plan [data-state="unknown"]')).to_have_count(0)
    await expect(page.locator('.plan [data-fits="true"]').first).to_be_visible()


async def that_fits(page: Page) -> tuple[str, str]:
    """Address and name of a room that is free for an hour from now."""
    address = str(await page.locator('.plan [data-fits="true"]').first.get_attribute("data-room"))
    return address, address.partition("@")[0].title()


def on_plan(page: Page, address: str) -> Locator:
    return page.locator(f'.plan [data-room="{address}"]')


def in_list(page: Page, address: str) -> Locator:
    return page.locator(f'.row[data-room="{address}"]')


async def faults(page: Page) -> list[str]:
    """What axe finds; it is run past the page's own policy, which lets no such script in."""
    if not await page.evaluate("'axe' in globalThis"):
        await page.evaluate((FETCHED / AXE).read_text())
    found: list[dict[str, Any]] = await page.evaluate(
        "(tags) => axe.run({ runOnly: { type: 'tag', values: tags } }).then((found) => found.violations)", RULES
    )
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]


@asynccontextmanager
async def scrolls_nowhere(page: Page) -> AsyncIterator[None]:
    yield
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_room_is_booked_by_tap_and_others_see_it(open_tab: Open, here: Office) -> None:
    page, other = await open_tab(DESKTOP), await open_tab(DESKTOP, "alex")
    await third_floor(page)
    await third_floor(other)
    assert await faults(page) == []
    address, name = await that_fits(page)
    await on_plan(page, address).hover()
    await expect(page.locator("#hint")).to_contain_text(name)
    await on_plan(page, address).click()
    await expect(page.get_by_role("heading", name=name)).to_be_focused()
    await page.get_by_role("button", name=f"Book {name} 06:30–07:30").click()
    await expect(page.locator(".card")).to_contain_text(f"Asking {name}…")
    await expect(on_plan(other, address)).to_have_attribute("data-state", "busy")
    await expect(other.locator("#said")).to_contain_text(f"{name}: Busy until 07:30")
    await here.later()
    await expect(page.locator(".card")).to_contain_text("Booked")
    await expect(page.locator(".mine-line")).to_contain_text("Yours: 06:30 – 07:30")
    assert await faults(page) == []
    await page.get_by_role("button", name="Back to the rooms").click()
    await expect(in_list(page, address)).to_contain_text("Yours")
    await expect(in_list(other, address)).not_to_contain_text("Yours")


async def test_the_keyboard_does_all_of_it(open_tab: Open) -> None:
    page = await open_tab(DESKTOP)
    await third_floor(page)
    count = page.locator(".count")
    before = await count.inner_text()
    await page.get_by_label("Seats", exact=True).select_option("12")
    await expect(count).not_to_have_text(before)
    await page.get_by_label("Time", exact=True).focus()
    await page.keyboard.press("End")
    await expect(page.locator(".reading")).to_have_text("22:00")
    await page.get_by_role("button", name="Now", exact=True).press("Enter")
    await expect(page.locator(".reading")).to_contain_text("Now, at 06:")
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.closest('.plan') !== null"):
            break
    first = await page.evaluate("document.activeElement.dataset.room")
    await page.keyboard.press("ArrowRight")
    second = await page.evaluate("document.activeElement.dataset.room")
    assert second != first
    assert "seats" in str(await page.evaluate("document.activeElement.ariaLabel"))
    await page.keyboard.press("Enter")
    await expect(page.locator("#room-title")).to_be_focused()
    await page.keyboard.press("Escape")
    assert await page.evaluate("document.activeElement.dataset.room") == second


async def test_a_phone_shows_it_all_in_each_theme(open_tab: Open) -> None:
    page = await open_tab(PHONE)
    await third_floor(page)
    async with scrolls_nowhere(page):
        await page.set_viewport_size({"width": NARROWEST[0], "height": NARROWEST[1]})
    address, name = await that_fits(page)
    row = in_list(page, address)
    for theme in ("light", "dark", "contrast"):
        await page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        assert await faults(page) == [], theme
    await row.click()
    sheet = page.get_by_role("dialog", name=name)
    await expect(sheet.get_by_role("button", name=f"Book {name}").first).to_be_visible()
    assert await faults(page) == []
    async with scrolls_nowhere(page):
        await page.keyboard.press("Escape")
    await expect(row).to_be_focused()
    await page.evaluate("document.querySelector('label[for=floor]').remove()")
    assert "select-name" in str(await faults(page)), "the control"


async def test_it_speaks_german_and_says_what_is_the_matter(open_tab: Open, here: Office) -> None:
    page = await open_tab(DESKTOP, query="lang=de-DE&theme=dark")
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_label("Gebäude")).to_be_visible()


async def test_every_word_that_the_page_says_is_in_the_catalogue() -> None:
    """The scripts name words; a name that is missing would break the page where it is said."""
    said = {name for file in FILES.glob("*.js") for name in re.findall(r'\bsay\("(\w+)"', file.read_text())}
    assert said <= set(WORDS)
    assert len(said) > 40
    every = "".join(file.read_text() for file in FILES.glob("*.js"))
    assert [name for name in WORDS if f'"{name}"' not in every and name != "title"] == []
