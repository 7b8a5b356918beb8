"""The pages that the app package names, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.language.reading import read
from bot.language.understanding import Act
from bot.ports import OpenPage
from bot.web.about import about_routes
from cards.open_pages import article
from cards.tongue import LANGUAGES, SOURCE

QUIET = {"en": "quiet", "de": "Ruhe", "fr": "silence", "es": "silencio", "nl": "stil"}


@pytest.fixture
async def browser() -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    app.add_routes(about_routes(article, 'help"<b>@contoso.com'))
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


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
@pytest.mark.parametrize("page", OpenPage)
def test_nothing_on_them_is_left_in_english(page: OpenPage, language: str) -> None:
    theirs, english = article(page, "", language, ""), article(page, "", SOURCE, "")
    for one, other in zip(theirs.chapters, english.chapters, strict=True):
        assert not {*one.words, *one.points} & {*other.words, *other.points}
    assert theirs.title != english.title
    assert theirs.contact != english.contact


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_says_how_to_have_no_notices_and_nook_understands_it(language: str) -> None:
    points = " ".join(
        point for chapter in article(OpenPage.PRIVACY, "", language, "").chapters for point in chapter.points
    )
    [word] = [one for one in re.findall(r"[“„«‘]\s?(\w+)\s?[”“»’]", points) if one == QUIET[language]]
    assert read(word, datetime(2027, 3, 1, 9), locale=language).act is Act.QUIET
