"""Where Microsoft's consent page returns to: strict about what comes, and nothing of it is shown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import ConsentReturn, StoreTrouble
from bot.web.consent import consent_routes
from cards import consent_page
from cards.tongue import accepted

STATE = "o3hJ0yq-2o8fVd1_xH6cTg"
TENANT = "11111111-1111-4111-8111-111111111111"
GOOD = {"admin_consent": "True", "tenant": TENANT.upper(), "scope": "https://graph.microsoft.com/.default"}


class Chat:
    """The listener: notes what came back."""

    def __init__(self) -> None:
        self.returned: list[ConsentReturn] = []
        self.known = True
        self.trouble = False

    async def consented(self, returned: ConsentReturn) -> bool:
        self.returned.append(returned)
        if self.trouble:
            raise StoreTrouble("down")
        return self.known


Client = TestClient[web.Request, web.Application]


@pytest.fixture
def chat() -> Chat:
    return Chat()


@pytest.fixture
async def client(chat: Chat) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(consent_routes(chat.consented, consent_page.words))
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_consent_given_leads_back_to_teams(client: Client, chat: Chat) -> None:
    answer = await client.get("/consent", params={**GOOD, "state": STATE, "session_state": "whatever"})
    assert answer.status == 200
    assert "Back to Teams" in await answer.text()
    assert chat.returned == [ConsentReturn(STATE, TENANT, granted=True)]


async def test_consent_declined_is_told_with_microsofts_reason_on_one_line(client: Client, chat: Chat) -> None:
    text = "AADSTS65004: User declined to consent.\r\nTrace ID: 1\x00\u202e"
    refusal = {**GOOD, "state": STATE, "error": "access_denied", "error_description": text}
    answer = await client.get("/consent", params=refusal)
    assert answer.status == 200
    assert "Back to Teams" in await answer.text()
    error = "access_denied: AADSTS65004: User declined to consent. Trace ID: 1"
    assert chat.returned == [ConsentReturn(STATE, TENANT, granted=False, error=error)]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("pl, fr;q=0.5, nl;q=0.7", "nl"),
        ("en-US,en;q=0.9,de;q=0.8", "en"),
        ("de;q=0, es;q=0.1", "es"),
        ("*", "en"),
        ("pl", "en"),
        ('de;q=nan, fr;q=9, ;;;,"><script>', "en"),
        ("x" * 10_000 + ",de", "en"),
    ],
)
async def test_the_page_is_in_the_language_of_the_browser(client: Client, header: str, language: str) -> None:
    assert accepted(header) == language
    answer = await client.get("/consent", params={**GOOD, "state": STATE}, headers={"Accept-Language": header[:4000]})
    assert f'<html lang="{language}">' in await answer.text()


@pytest.mark.parametrize("consent", ["False", "", "yes", "1"])
@pytest.mark.fault("F25")
async def test_only_true_is_consent(client: Client, chat: Chat, consent: str) -> None:
    await client.get("/consent", params={"state": STATE, "tenant": TENANT, "admin_consent": consent})
    assert [returned.granted for returned in chat.returned] == [False]


@pytest.mark.fault("F25")
async def test_a_state_that_nobody_waits_for_is_refused(client: Client, chat: Chat) -> None:
    chat.known = False
    answer = await client.get("/consent", params={**GOOD, "state": STATE})
    assert answer.status == 400
    assert "ask Nook for a new one" in await answer.text()


async def test_a_database_that_does_not_answer_is_no_broken_link(client: Client, chat: Chat) -> None:
    chat.trouble = True
    answer = await client.get("/consent", params={**GOOD, "state": STATE})
    assert answer.status == 503
    assert "again" in await answer.text()


MALFORMED: list[Any] = [
    {},
    {**GOOD},
    {**GOOD, "state": ""},
    {**GOOD, "state": "short"},
    {**GOOD, "state": "x" * 129},
    {**GOOD, "state": "<script>alert(1)</script>"},
    {**GOOD, "state": STATE + "\n"},
    {**GOOD, "state": STATE, "tenant": "a/b"},
    {**GOOD, "state": STATE, "tenant": "x" * 101},
    {**GOOD, "state": STATE, "admin_consent": "x" * 11},
    {**GOOD, "state": STATE, "error": "x" * 101},
    {**GOOD, "state": STATE, "error_description": "x" * 2_001},
    [("state", STATE), ("state", STATE), ("tenant", TENANT)],
    [("state", STATE), ("tenant", TENANT), ("tenant", "other"), ("admin_consent", "True")],
]


@pytest.mark.parametrize("query", MALFORMED)
@pytest.mark.fault("F25")
async def test_what_is_malformed_overlong_or_doubled_reaches_nobody(client: Client, chat: Chat, query: Any) -> None:
    answer = await client.get("/consent", params=query)
    assert answer.status == 400
    assert chat.returned == []


async def test_the_longest_that_is_allowed_is_taken(client: Client, chat: Chat) -> None:
    longest = {"state": "x" * 128, "tenant": "t" * 100, "error": "e" * 100, "error_description": "d" * 2_000}
    assert (await client.get("/consent", params=longest)).status == 200
    assert len(chat.returned) == 1


@pytest.mark.fault("F25")
async def test_looking_ahead_uses_nothing_up(client: Client, chat: Chat) -> None:
    assert (await client.head("/consent", params={**GOOD, "state": STATE})).status == 405
    assert (await client.post("/consent", params={**GOOD, "state": STATE})).status == 405
    assert chat.returned == []


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.fault("F25")
async def test_nothing_that_came_is_shown_and_nothing_is_loaded(client: Client, chat: Chat, known: bool) -> None:
    chat.known = known
    evil = "<img src=x onerror=alert(1)>canary"
    query = {"state": STATE, "tenant": TENANT, "error": evil, "error_description": evil, evil: evil}
    answer = await client.get("/consent", params=query)
    page = await answer.text()
    assert not any(word in page for word in ("canary", "onerror", STATE, TENANT))
    tags = Tags()
    tags.feed(page)
    drawn = {"svg", "rect", "path"}
    assert {tag for tag, _ in tags.found} - drawn == {
        *("html", "head", "meta", "title", "style"), *("body", "main", "h1", "p"),
    }  # fmt: skip
    assert not any(
        name in ("src", "href") or name.startswith("on") for _, attributes in tags.found for name in attributes
    )


async def test_the_pages_headers_allow_nothing_but_its_own_style(client: Client) -> None:
    for query in ({**GOOD, "state": STATE}, {}):
        answer = await client.get("/consent", params=query)
        headers, style = answer.headers, (await answer.text()).split("<style>")[1].split("</style>")[0]
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == "'none'"
        assert policy["style-src"] == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Type"] == "text/html; charset=utf-8"
