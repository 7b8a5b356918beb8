"""Talking to the bot on the page: words, cards, buttons, forms, groups."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from .conftest import Demo, Open

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def say(page: Page, words: str) -> None:
    await page.get_by_role("textbox", name="Type a message").fill(words)
    await page.keyboard.press("Enter")


async def test_one_chooses_who_one_is_writes_and_gets_a_card_of_microsofts_renderer(open_page: Open) -> None:
    page = await open_page("grady")
    await page.get_by_role("button", name="You are").click()
    await page.get_by_role("menuitemradio", name="Adele Vance").click()
    await say(page, "book a room for 6 tomorrow 2pm")
    await expect(page.locator(".message.mine .bubble")).to_have_text("book a room for 6 tomorrow 2pm")
    card = page.locator(".card .ac-adaptiveCard")
    await expect(card).to_contain_text("Free tomorrow")
    await expect(card.get_by_role("button", name="Book Everest")).to_be_enabled()
    await expect(page.locator("#prompts")).to_be_hidden()


async def test_a_pressed_button_waits_and_then_its_card_is_replaced(open_page: Open, demo: Demo) -> None:
    held = asyncio.Event()
    demo.bot.before_answering = held.wait
    page = await open_page()
    await say(page, "book a room")
    pressed = page.get_by_role("button", name="Book Everest")
    await pressed.click()
    await expect(pressed).to_be_disabled()
    await expect(page.get_by_role("button", name="Tell me")).to_be_disabled()
    held.set()
    await expect(page.locator(".card")).to_contain_text("Everest, tomorrow")
    await expect(page.locator(".card")).to_have_count(1)
    await expect(page.locator(".message.theirs")).to_contain_text("Edited")
    assert [press["data"] for press in demo.bot.presses] == [{"ref": "ref-book"}]


async def test_what_the_bot_refuses_or_remarks_is_told_above_the_card(open_page: Open) -> None:
    page = await open_page()
    await say(page, "book a room")
    await page.get_by_role("button", name="Why not?").click()
    await expect(page.locator(".card-note")).to_have_text("Somebody was quicker.")
    await page.get_by_role("button", name="Tell me").click()
    await expect(page.locator(".card-note")).to_have_text("All is well.")
    await expect(page.get_by_role("button", name="Book Everest")).to_be_enabled()


async def test_a_form_is_checked_and_sends_what_stands_in_it(open_page: Open, demo: Demo) -> None:
    page = await open_page()
    await say(page, "the form please")
    find = page.get_by_role("button", name="Find rooms")
    await find.click()
    await expect(page.locator(".card")).to_contain_text("How many?")
    assert demo.bot.presses == []
    await page.get_by_label("People").fill("6")
    await page.get_by_label("Subject").fill("")
    await page.get_by_role("checkbox", name="With a screen").check()
    for name in ("Everest", "Fuji"):
        await page.get_by_role("checkbox", name=name).uncheck()
    await find.click()
    await expect(page.locator(".card")).to_have_text("Rooms for 6")
    filled = {"date": "2027-03-02", "people": "6", "subject": "", "screen": "yes", "calendars": ""}
    assert demo.bot.presses[0]["data"] == {"ref": "ref-find", **filled}


async def test_in_a_group_chat_the_bot_hears_what_mentions_it_and_answers_the_presser_alone(open_page: Open) -> None:
    page, other = await open_page("adele", chat="group"), await open_page("alex", chat="group")
    await say(page, "where shall we meet?")
    await expect(page.locator(".message.mine")).to_contain_text("a bot only hears what mentions it")
    await page.get_by_role("button", name="Mention Nook").click()
    await page.keyboard.type("book a room")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.mine .mention")).to_have_text("Nook")
    await expect(other.get_by_role("button", name="Book Everest")).to_be_visible()
    await other.get_by_role("button", name="Book Everest").click()
    await expect(other.locator(".card")).to_contain_text("Everest, tomorrow")
    await expect(other.locator(".message.theirs")).to_contain_text(["", "", "Only you can see this"])
    await expect(page.locator(".card")).to_contain_text("Free tomorrow")


async def test_words_of_people_never_become_markup(open_page: Open) -> None:
    page = await open_page()
    await say(page, '<img src=x onerror="document.title=1"> **bold** [x](javascript:alert(1))')
    await expect(page.locator(".message.mine .bubble")).to_contain_text("<img src=x onerror=")
    await expect(page.locator(".card")).to_contain_text("<img src=x onerror=")
    assert await page.locator("#log :is(a, script, img:not([src$='nook.svg']))").count() == 0


async def test_a_prompt_is_sent_as_it_stands_and_shift_enter_makes_a_line(open_page: Open) -> None:
    page = await open_page()
    await page.get_by_role("button", name="my bookings").click()
    await expect(page.locator(".message.mine .bubble")).to_have_text("my bookings")
    box = page.get_by_role("textbox", name="Type a message")
    await box.fill("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await expect(box).to_have_value("one\ntwo")


async def test_a_file_is_sent(open_page: Open, demo: Demo) -> None:
    page = await open_page()
    file = {"name": "rooms.csv", "mimeType": "text/csv", "buffer": b"building,floor,name\n"}
    await page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    await expect(page.locator(".message.mine .file")).to_contain_text("rooms.csv")
    await expect(page.locator(".card")).to_be_visible()
    assert demo.bot.received == []


async def test_without_microsofts_renderer_the_card_is_drawn_plainly_and_works(open_page: Open, demo: Demo) -> None:
    demo.expected.append("Failed to load resource")
    page = await open_page(without="**/vendor/**")
    await expect(page.locator("#plain")).to_contain_text("make page")
    await say(page, "the form please")
    await page.get_by_label("People").fill("6")
    await page.get_by_role("button", name="Find rooms").click()
    await expect(page.locator(".card")).to_have_text("Rooms for 6")
    assert demo.bot.presses[0]["data"]["calendars"] == "e,f"
