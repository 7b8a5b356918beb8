"""The pages that the app package names, in the reader's language."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.language.reading import read
from bot.language.understanding import Act
from bot.ports import OpenPage
from bot.web.about import about_routes
from bot.web.floor.page import page_routes
from cards import floor_tab
from cards.help_page import help_page
from cards.menus import MENU
from cards.open_pages import article
from cards.tongue import LANGUAGES, SOURCE, language_of
from tests.databases import with_tables

STORED: dict[str, tuple[str, str]] = {
    "bookings": (
        "For each booking",
        "offer configuration room room_name calendar starts_at ends_at zone level owner asker_tenant asker asker_name "
        "asker_address wish made_at state told event_id ical_uid link withdrawn asked_at delay trouble change "
        "change_calendar change_starts_at change_ends_at news untold join_address series card",
    ),
    "cards": ("What the buttons", "tenant conversation owner owner_name presses expires_at"),
    "talks": ("what a conversation is about", "tenant conversation object_id talk expires_at"),
    "notices": (
        "Notices:",
        "kind about asker tenant object_id name card due_at stale_at lease_until sent_at answer",
    ),
    "muted": ("want no notices", "tenant object_id quiet blocked"),
    "waits": (
        "For which room and time you wait",
        "tenant object_id name wish starts_at ends_at card made_at is_first calendar held_until",
    ),
    "working_hours": ("From when to when you work", "tenant object_id hours expires_at"),
    "free_busy": ("When room calendars are busy", "calendar day as_of known busy"),
    "counts": ("How often no free room was found", "day what building room seats number"),
    "deliveries": ("Which messages Nook has just answered", "key until"),
    "deeds": ("Who changed or booked what", "number at tenant object_id name did on_what before after"),
    "roles": ("their roles", "tenant object_id role name"),
    "consents": (
        "who opened Microsoft’s consent page",
        "state_hash tenant asker_tenant asker asker_name card expires_at",
    ),
    "plan_drafts": ("who draws a floor plan", "plan picture tenant object_id name card link page until kept_until"),
    "configurations": (
        "connections to Microsoft 365",
        "name tenant service_account booking_level acceptable_domains manage_service_bookings is_on revision keep",
    ),
    "rooms": ("rooms, calendars", "name building floor seats equipment zone"),
    "calendars": ("rooms, calendars", "address configuration name building floor seats equipment zone room"),
    "plans": ("floor plans", "building floor plan"),
    "plan_pictures": ("with their pictures", "content"),
    "outbox": ("still to do", "booking due_at lease_until tries"),
    "sweeps": ("ask Microsoft 365 again", "configuration building day asked_at due_at lease_until"),
    "subscriptions": ("hears of changes", "calendar configuration secret_hash expires_at tried_at"),
    "hints": ("hears of changes", "calendar"),
    "mailbox_holds": ("which room or mailbox", "mailbox until"),
}
"""By table: words of the privacy page that name it, and its columns but `id`."""
QUIET = {"en": "quiet", "de": "Ruhe", "fr": "silence", "es": "silencio", "nl": "stil"}


@pytest.fixture
async def browser() -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    app.add_routes(about_routes(article, 'help"<b>@contoso.com'))
    app.add_routes(page_routes(floor_tab.words, language_of, partial(help_page, contact='help"<b>@contoso.com')))
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_each_page_speaks_the_browsers_language_or_the_one_asked_for(
    browser: TestClient[web.Request, web.Application],
) -> None:
    for page in OpenPage:
        for language in LANGUAGES:
            by_browser = await browser.get(f"/{page}", headers={"Accept-Language": f"{language}-XX, en;q=0.5"})
            by_query = await browser.get(f"/{page}?lang={language}", headers={"Accept-Language": "nl"})
            for answer in (by_browser, by_query):
                text = await answer.text()
                assert f'<html lang="{language}">' in text
                assert answer.headers["Content-Language"] == language
                assert "<b>" not in text.replace("<body>", "")
            assert f'href="privacy?lang={language}"' in await by_query.text()
        assert '<html lang="en">' in await (await browser.get(f"/{page}?lang=xx")).text()


async def test_the_help_tab_is_read_in_each_language_and_theme_and_may_stand_in_teams(
    browser: TestClient[web.Request, web.Application],
) -> None:
    said: set[str] = set()
    for language in LANGUAGES:
        answer = await browser.get(f"/help?lang={language}-XX&theme=contrast")
        text = await answer.text()
        assert f'<html lang="{language}" data-theme="contrast">' in text
        assert "{{" not in text
        assert "<b>" not in text.replace("<body>", "")
        assert f'href="privacy?lang={language}" target="_blank"' in text
        assert "https://teams.microsoft.com" in answer.headers["Content-Security-Policy"]
        points = {point for chapter in help_page(language, "").chapters for point in chapter.points}
        assert len(points) > len(MENU)
        assert not points & said
        said |= points
        assert QUIET[language] in re.findall(r"[“„«‘]\s?(\w+)\s?[”“»’]", " ".join(points)), "what Nook understands"
    for file in ("help.js", "help.css"):
        assert (await browser.get(f"/floor/{file}")).status == 200


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
@pytest.mark.parametrize("page", OpenPage)
def test_nothing_on_them_is_left_in_english(page: OpenPage, language: str) -> None:
    theirs, english = article(page, "", language, ""), article(page, "", SOURCE, "")
    for one, other in zip(theirs.chapters, english.chapters, strict=True):
        assert not {*one.words, *one.points} & {*other.words, *other.points}
    assert theirs.title != english.title
    assert theirs.contact != english.contact


def test_privacy_names_everything_that_is_stored(tmp_path: Path) -> None:
    """Whoever adds a table or a column looks at what the page says of it, and then writes it here."""
    with closing(sqlite3.connect(with_tables(f"sqlite:///{tmp_path}/nook.db").removeprefix("sqlite:///"))) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: {row[1] for row in database.execute(f"PRAGMA table_info({name})")} - {"id"} for name in names}
    del columns["alembic_version"], columns["sqlite_sequence"]
    assert columns == {table: set(theirs.split()) for table, (_, theirs) in STORED.items()}
    stored = " ".join(article(OpenPage.PRIVACY, "", SOURCE, "").chapters[1].points)
    assert [table for table, (named, _) in STORED.items() if named not in stored] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_says_how_to_have_no_notices_and_nook_understands_it(language: str) -> None:
    points = " ".join(
        point for chapter in article(OpenPage.PRIVACY, "", language, "").chapters for point in chapter.points
    )
    [word] = [one for one in re.findall(r"[“„«‘]\s?(\w+)\s?[”“»’]", points) if one == QUIET[language]]
    assert read(word, datetime(2027, 3, 1, 9), locale=language).act is Act.QUIET
