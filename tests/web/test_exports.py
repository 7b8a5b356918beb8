"""The log as a file: at a signed address that ends, and harmless in a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.domain.deeds import Deed, Did
from bot.domain.people import Identity
from bot.ports import StoreTrouble
from bot.web.exports import A_PAGE, COLUMNS, Deeds, Exports
from bot.web.pictures import Pictures
from bot.web.rasterising import Rasteriser
from cards import gone

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY, URL = "a key for tests", "https://nook.contoso.com"
DEED = Deed(NOON, Identity("tenant", "grady-id"), "Grady Archie", Did.GRANTED, "Zoë Ärmel", "", "integrations")


class Office:
    """Exports of a log, with a clock that a test may set. `pages`: what was read of the log."""

    def __init__(self, key: str = KEY) -> None:
        self.now = NOON
        self.log = [DEED]
        self.pages = 0
        self.fails_at = 0
        self.exports = Exports(key, f"{URL}/", lambda: self.now, self.deeds, gone.words)

    async def deeds(self, before: int | None = None, most: int = 20) -> Deeds:
        self.pages += 1
        if self.pages == self.fails_at:
            raise StoreTrouble("down")
        numbered = [(n, deed) for n, deed in enumerate(self.log, 1) if before is None or n < before]
        return tuple(reversed(numbered))[:most]

    @property
    def path(self) -> str:
        address = self.exports.log()
        assert address.startswith(f"{URL}/exports/log/")
        assert address.endswith(".csv")
        return address.removeprefix(URL)


Client = TestClient[web.Request, web.Application]


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(office.exports.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def rows(client: Client, path: str) -> list[dict[str, str]]:
    answer = await client.get(path)
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO((await answer.read()).decode("utf-8-sig"))))


async def test_the_log_is_a_file_to_be_kept_by_nobody_on_the_way(office: Office, client: Client) -> None:
    answer = await client.get(office.path)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nook-log.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert (await answer.read()).startswith(b"\xef\xbb\xbfnumber,at,who,"), "Excel reads the mark as UTF-8"


async def test_each_deed_is_a_row(office: Office, client: Client) -> None:
    tokyo = timedelta(hours=9)
    office.log.append(replace(DEED, at=NOON + tokyo, did=Did.LINKED, on='a "b", c\nd', before="x", after="y"))
    newest, oldest = await rows(client, office.path)
    assert tuple(newest) == COLUMNS
    assert oldest == {
        "number": "1", "at": "2026-11-23T12:00:00Z", "who": "Grady Archie", "object_id": "grady-id",
        "did": "granted a role", "on": "Zoë Ärmel", "before": "", "after": "integrations",
    }  # fmt: skip
    assert (newest["on"], newest["before"], newest["after"]) == ('a "b", c\nd', "x", "y")


async def test_an_empty_log_is_its_heading(office: Office, client: Client) -> None:
    office.log.clear()
    assert await rows(client, office.path) == []


async def test_a_long_log_comes_page_by_page_and_whole(office: Office, client: Client) -> None:
    office.log *= 2 * A_PAGE + 1
    found = await rows(client, office.path)
    assert [int(row["number"]) for row in found] == list(range(2 * A_PAGE + 1, 0, -1))
    assert office.pages == 4


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =HYPERLINK(A1)", "＝1+1", "＠x", '=cmd|"/C calc"!A0'],
)
async def test_no_cell_is_a_formula(office: Office, client: Client, cell: str) -> None:
    office.log = [replace(DEED, name=cell, on=cell, before=cell, after=cell, who=Identity("tenant", cell))]
    [row] = await rows(client, office.path)
    assert {row[column] for column in ("who", "object_id", "on", "before", "after")} == {f"'{cell}"}


@pytest.mark.parametrize("cell", ["a=b", "Room - 1", "x@contoso.com", "", "'quoted", "1"])
async def test_other_cells_stay_as_they_are(office: Office, client: Client, cell: str) -> None:
    office.log = [replace(DEED, on=cell)]
    assert (await rows(client, office.path))[0]["on"] == cell


async def test_an_address_is_good_for_ten_minutes(office: Office, client: Client) -> None:
    path = office.path
    office.now += timedelta(minutes=10) - timedelta(seconds=1)
    assert (await client.get(path)).status == 200
    office.now += timedelta(seconds=1)
    late = await client.get(path)
    assert late.status == 410
    assert "Ask Nook for the log again: admin log" in await late.text()
    german = await client.get(path, headers={"Accept-Language": "de-AT,en;q=0.5"})
    assert "abgelaufen" in await german.text()
    assert office.pages == 2, "the log was not read for the late ones"
    assert (await client.get(office.path)).status == 200


async def test_any_edit_of_the_token_is_refused(office: Office, client: Client) -> None:
    token = office.path.removeprefix("/exports/log/").removesuffix(".csv")
    raw = base64.urlsafe_b64decode(token)
    edited = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in range(len(raw))]
    for wrong in [*edited, raw[:-1], raw[1:], raw + b"\0", b"\0" * 24, b"\xff" * 24]:
        text = base64.urlsafe_b64encode(wrong).rstrip(b"=").decode()
        assert (await client.get(f"/exports/log/{text}.csv")).status == 404
    for text in ("", "-", "x" * 33, "é" * 32, "%00" * 32):
        assert (await client.get(f"/exports/log/{text}.csv")).status == 404
    assert office.pages == 0
    assert (await client.get(f"/exports/log/{token}.csv")).status == 200  # the control


async def test_another_key_signs_nothing_for_this_one(client: Client) -> None:
    assert (await client.get(Office("another key").path)).status == 404
    assert (await client.get(Office(KEY).path)).status == 200, "another replica with the same key does"


def test_pictures_sign_with_a_key_of_their_own(office: Office) -> None:
    payload = b"\0" * 8
    pictures = Pictures(KEY, URL, lambda: NOON, Rasteriser().png, gone.words)
    assert pictures._keyed._seal(payload) != office.exports._seal(payload)


async def test_a_database_that_does_not_answer_is_told(office: Office, client: Client) -> None:
    office.fails_at = 1
    assert (await client.get(office.path)).status == 503


async def test_half_a_log_does_not_look_like_a_whole_one(office: Office, client: Client) -> None:
    office.log *= A_PAGE + 1
    office.fails_at = 2
    with pytest.raises(aiohttp.ClientError):
        await (await client.get(office.path)).read()


def test_a_key_must_be_given(office: Office) -> None:
    with pytest.raises(ValueError, match="key"):
        Exports("", URL, lambda: NOON, office.deeds, gone.words)
