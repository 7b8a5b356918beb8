"""`make listing`: pictures for the Store's listing, taken of the demo: four 1366 × 768 and one as on a phone.

Writes `.cards/listing-<n>.png`. Page "Create your Teams Store listing": three to five, of which one is of a phone.
"""

from __future__ import annotations

import asyncio

from playwright.async_api import Browser, Page, async_playwright

from bot.demo import demo
from bot.serving import bound
from bot.settings import read_settings
from tests.cards.contact_sheet import OUT
from tests.page.conftest import FLAGS, chromium_path

WIDE, PHONE = (1366, 768), (390, 844)
PATIENCE = 20_000
WITHOUT_THE_TENANT = (
    ".pane, .list-note, .tenant-name, .rail, .wordmark .wide-only, .chat-head button { display: none !important }"
)
"""What is only the demo's."""


async def main() -> None:
    path = chromium_path()
    if path is None:
        raise SystemExit("This needs Chromium: apt-get install chromium")
    OUT.mkdir(exist_ok=True)
    at = bound("127.0.0.1", 0)
    port = at.getsockname()[1]
    settings = read_settings({"PUBLIC_URL": f"http://localhost:{port}", "PORT": str(port)}, demo=True)
    async with demo(settings, at), async_playwright() as browsers:
        browser = await browsers.chromium.launch(executable_path=path, args=FLAGS)
        address = f"http://127.0.0.1:{port}/"
        page = await opened(browser, address, WIDE)
        await say(page, "book a room for 6 tomorrow 2pm for 1 hour", "Book ")
        await taken(page, 1)
        await page.locator(".card").last.get_by_role("button", name="Book ").first.click()
        await page.locator(".card").last.get_by_text("Booked", exact=True).wait_for()
        await taken(page, 2)
        await say(page, "show floor 3 of HQ tomorrow 2pm", "Other floors")
        await taken(page, 3)
        await say(page, "my bookings", "Cancel")
        await taken(page, 4)
        phone = await opened(browser, address, PHONE)
        await say(phone, "is Everest free tomorrow at 3pm?", "Book ")
        await taken(phone, 5)
        await browser.close()


async def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light", reduced_motion="reduce", bypass_csp=True
    )
    page.set_default_timeout(PATIENCE)
    await page.goto(f"{address}#adele/personal")
    await page.locator(".card button").first.wait_for()  # the welcome
    await page.add_style_tag(content=WITHOUT_THE_TENANT)
    return page


async def say(page: Page, words: str, button: str) -> None:
    """Writes, and waits until the answer has a button whose title begins so."""
    cards = page.locator(".card")
    before = await cards.count()
    await page.get_by_role("textbox", name="Type a message").fill(words)
    await page.keyboard.press("Enter")
    await cards.nth(before).get_by_role("button", name=button).first.wait_for()


async def taken(page: Page, number: int) -> None:
    await page.wait_for_function("[...document.images].every((one) => one.complete)")
    file = OUT / f"listing-{number}.png"
    await page.screenshot(path=file)
    print(file.name)


if __name__ == "__main__":
    asyncio.run(main())
