"""The editor of floor plans in a real Chromium, with Nook behind it: at a desk by mouse and keyboard, on a phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.domain.people import Role
from tests.office import GLOBAL_ADMIN, Office, Seen, office
from tests.scenarios.test_drawing import attaches, grady, scan

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = (390, 780)
DESK = (1200, 800)


@dataclass
class Editor:
    """The page on a screen, and its stage."""

    page: Page
    wrong: list[str]

    async def drags(self, *way: tuple[float, float]) -> None:
        """Presses at the first place of the stage (as parts of its size), goes along, lets go at the last."""
        at = [await self._at(*place) for place in way]
        await self.page.mouse.move(*at[0])
        await self.page.mouse.down()
        for place in at[1:]:
            await self.page.mouse.move(*place, steps=3)
        await self.page.mouse.up()

    async def clicks(self, *places: tuple[float, float]) -> None:
        for place in places:
            await self.page.mouse.click(*await self._at(*place))

    async def _at(self, x: float, y: float) -> tuple[float, float]:
        await expect(self.page.locator("#stage image")).to_be_visible()  # a page that loads has no stage yet
        box = await self.page.locator("#stage").bounding_box()
        assert box is not None
        return box["x"] + box["width"] * x, box["y"] + box["height"] * y

    async def presses(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).first.click()

    async def sees(self, *names: str) -> None:
        """The shapes, in the order they were drawn."""
        await expect(self.page.locator("#stage .shape text")).to_have_text(list(names))


@pytest_asyncio.fixture(loop_scope="session")
async def here(tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, file_hosts=("127.0.0.1",)) as here:
        await here.nook.world.store.grant(grady(here), "Grady Archie", Role.GLOBAL)
        yield here


@asynccontextmanager
async def opened(browser: Browser, here: Office, seen: Seen, size: tuple[int, int]) -> AsyncIterator[Editor]:
    nook, there = urlsplit(here.simulator.teams.bot_url), urlsplit(seen.links[0])
    touch = size == PHONE
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=touch)
    page = await context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(f"{nook.scheme}://{nook.netloc}{there.path}")
    yield Editor(page, wrong)
    await context.close()


async def test_at_a_desk_rooms_are_drawn_named_moved_undone_and_saved(browser: Browser, here: Office) -> None:
    seen = await attaches(here, "HQ 3.png", scan())
    async with opened(browser, here, seen, DESK) as editor:
        page = editor.page
        await expect(page.get_by_role("heading", name="HQ · Floor 3")).to_be_visible()
        await editor.drags((0.2, 0.3), (0.4, 0.5))
        await editor.sees("Everest")
        await editor.presses("Polygon")
        await editor.clicks((0.6, 0.3), (0.8, 0.3), (0.7, 0.6), (0.6, 0.3))
        await editor.sees("Everest", "Fuji")
        await page.keyboard.press("Control+z")
        await editor.sees("Everest")
        await page.keyboard.press("Control+Shift+z")
        await editor.sees("Everest", "Fuji")
        await page.keyboard.press("Delete")
        await expect(page.get_by_role("status")).to_have_text("Fuji is deleted")
        await editor.clicks((0.6, 0.6), (0.8, 0.8), (0.8, 0.6), (0.6, 0.8))
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("crosses itself")
        await editor.presses("Save")
        await expect(page.get_by_role("status")).to_contain_text("crosses itself")
        await page.keyboard.press("Delete")
        before = await page.locator(".shape path").get_attribute("d")
        await editor.presses("Select")
        await editor.drags((0.3, 0.4), (0.35, 0.45))
        assert await page.locator(".shape path").get_attribute("d") != before
        await editor.presses("Zoom in")
        await editor.presses("Whole picture")
        await page.get_by_label("Room").select_option("Fuji")
        await editor.sees("Fuji")
        await page.reload()
        await editor.sees()
        await editor.drags((0.2, 0.3), (0.4, 0.5))
        await editor.presses("Save")
        await expect(page.get_by_role("heading", name="Back to Teams")).to_be_visible()
        assert editor.wrong == []
        await page.reload()
        await expect(page.get_by_role("heading", name="This link was used already")).to_be_visible()
    shown = here.desk(GLOBAL_ADMIN).sees()
    assert "1 room is placed on it." in shown.words
    assert await here.nook.world.store.plans() == ()


async def test_on_a_phone_and_by_keyboard_alone(browser: Browser, here: Office) -> None:
    seen = await attaches(here, "HQ 3.png", scan())
    async with opened(browser, here, seen, PHONE) as editor:
        page = editor.page
        await expect(page.locator("#stage image")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.get_by_role("button", name="Add in the middle").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-key=shape1]")).to_be_focused()
        before = await page.locator(".shape path").get_attribute("d")
        await page.keyboard.press("Shift+ArrowLeft")
        await expect(page.locator("[data-key=shape1]")).to_be_focused()
        assert await page.locator(".shape path").get_attribute("d") != before
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Everest, corner 1")).to_be_focused()
        await page.keyboard.press("ArrowUp")
        await editor.drags((0.55, 0.7), (0.9, 0.95))
        await editor.sees("Everest", "Fuji")
        unnamed = await page.evaluate(
            "[...document.querySelectorAll('button, select, [role=button]')]"
            ".filter(e => e.offsetParent !== null && !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).length"
        )
        assert unnamed == 0
        await editor.presses("Save")
        await expect(page.get_by_role("heading", name="Back to Teams")).to_be_visible()
        assert editor.wrong == []
    assert "2 rooms are placed on it." in here.desk(GLOBAL_ADMIN).sees().words
