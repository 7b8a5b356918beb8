"""The rest of the page: the pane, the theme, a phone, a server that goes away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from bot.simulator import tentative
from tests.simulator.graph_client import GraphClient

from .conftest import Demo, Open
from .test_chatting import say

pytestmark = pytest.mark.asyncio(loop_scope="session")
PHONE = (390, 844)


def room(page: Page, name: str = "everest") -> str:
    return f'[data-room="{name}@contoso.com"]'


async def test_the_pane_shows_a_booking_arriving_on_its_day(open_page: Open) -> None:
    page = await open_page()
    everest = page.locator(room(page))
    await expect(everest).to_be_visible()
    await expect(everest.locator(".event-words")).to_have_count(0)
    await say(page, "book a room")
    await page.get_by_role("button", name="Book Everest").click()
    await expect(page.locator(".day-title")).to_have_text("Tue 2 Mar")
    await expect(everest.locator(".event-words.fresh")).to_contain_text("09:00 – 10:00 Budget")
    await expect(everest.locator(".event-words")).to_contain_text("Accepted")
    await page.get_by_role("tab", name="Decisions 1").click()
    await expect(page.locator("#panel-decisions .row")).to_contain_text("Everest")


async def test_the_owner_of_a_room_answers_in_the_pane(open_page: Open, demo: Demo) -> None:
    tenant = demo.simulator.tenant
    tenant.set_policy("everest@contoso.com", tentative("miriam.vogel@contoso.com"))
    demo.bot.book(demo.clock() + timedelta(hours=12))
    page = await open_page()
    words = page.locator(room(page)).locator(".event-words")
    await expect(words).to_contain_text("Tentative")
    await words.get_by_role("button", name="Accept for Everest").click()
    await expect(words).to_contain_text("Accepted")
    await expect(words.get_by_role("button")).to_have_count(0)


async def test_requests_to_graph_are_listed_with_their_status_in_words(open_page: Open, demo: Demo) -> None:
    page = await open_page()
    await page.get_by_role("tab", name="Requests").click()
    newest = page.locator("#panel-requests .row").first
    url = f"{demo.simulator.graph_url}/users/adele.vance%40contoso.com"
    async with GraphClient(demo.simulator) as graph:
        signed_in = {"Authorization": f"Bearer {graph.token}"}
        await graph.http.get(url, headers=signed_in)
        await expect(newest).to_contain_text("GET/users/adele.vance@contoso.com200 OK")
        async with page.expect_response("**/api/fault"):
            await page.get_by_label("How Microsoft Graph is").select_option("down")
        await graph.http.get(url, headers=signed_in)
        await expect(newest).to_contain_text("503 Unavailable")


async def test_on_a_phone_nothing_is_cut_off_and_the_pane_is_a_view_of_its_own(open_page: Open) -> None:
    page = await open_page(size=PHONE)
    await say(page, "the form please")
    await expect(page.locator(".card")).to_be_visible()
    await expect(page.locator("#pane")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = await page.locator(".card").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    await page.get_by_role("button", name="Microsoft 365").click()
    await expect(page.locator(room(page))).to_be_visible()
    await expect(page.locator("#log")).to_be_hidden()
    await page.get_by_role("button", name="Chat", exact=True).click()
    await page.get_by_role("button", name="Back to the chats").click()
    await page.get_by_role("button", name="Offsite planning").click()
    await expect(page.get_by_role("heading", name="Offsite planning")).to_be_visible()


async def test_when_the_server_is_away_the_page_says_so_and_comes_back(open_page: Open, demo: Demo) -> None:
    demo.expected.append("Failed to load resource")
    page = await open_page()
    await page.context.route("**/api/**", lambda route: route.abort())
    await page.get_by_role("button", name="Offsite planning").click()
    await expect(page.locator("#away")).to_have_text("Nook is not reachable, trying again…")
    await page.context.unroute("**/api/**")
    await expect(page.locator("#away")).to_be_hidden()


async def test_the_keyboard_reaches_the_words_the_menu_the_filter_and_the_tabs(open_page: Open) -> None:
    page = await open_page()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Type a message")).to_be_focused()
    await page.get_by_role("button", name="You are").focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="You are")).to_contain_text("Grady Archie")
    await expect(page.locator(".room").nth(5)).to_be_visible()
    await page.get_by_role("searchbox", name="Filter rooms").focus()
    await page.keyboard.type("everest")
    await expect(page.locator(".room")).to_have_count(1)
    await page.get_by_role("tab", name="Rooms").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tabpanel", name="Requests")).to_be_visible()
    nameless = (
        "all => all.filter(e => !e.hidden && !(e.ariaLabel || e.labels?.length || e.innerText)).map(e => e.outerHTML)"
    )
    assert await page.locator("button, input, select, textarea").evaluate_all(nameless) == []


async def test_text_stands_out_from_what_it_stands_on_and_the_theme_is_kept(open_page: Open) -> None:
    """WCAG AA for the pairs of colours that carry text."""
    page, pairs = await open_page(), [pair.split() for pair in PAIRS]
    await page.evaluate("document.documentElement.dataset.theme = 'light'")
    assert await page.evaluate(CONTRASTS, pairs) == []
    await page.get_by_role("button", name="Dark theme").click()
    await page.reload()
    await expect(page.get_by_role("button", name="Light theme")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await page.evaluate(CONTRASTS, pairs) == []


PAIRS = (
    "text canvas", "text bubble", "text mine", "text side", "text fresh", "quiet side", "quiet canvas", "quiet raised",
    "quiet bar", "quiet fresh", "brand-text side", "brand-text raised", "on-brand brand", "mention mine",
    "good good-fill", "warning warning-fill", "bad bad-fill", "ac-default-subtle ac-default-fill",
    "ac-good ac-good-fill", "ac-warning ac-warning-fill", "ac-attention ac-attention-fill",
    "ac-accent ac-default-fill", "ac-default-subtle ac-emphasis-fill", "ac-accent ac-tint-fill",
)  # fmt: skip
CONTRASTS = """(pairs) => {
  const probe = document.body.appendChild(document.createElement("i"));
  const light = (name) => {
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number)
      .map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return pairs.map(([front, back]) => {
    const [low, high] = [light(front), light(back)].sort((one, other) => one - other);
    return [front, back, (high + 0.05) / (low + 0.05)];
  }).filter(([, , ratio]) => ratio < 4.5);
}"""
