"""The report's chart and figures: at signed addresses that end, nameless, and harmless in a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image, ImageChops, ImageStat

from bot.domain.booking import State
from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.domain.use import Count, Happened, Period, Stay
from bot.domain.workplace import Room, WorkplaceRoom
from bot.web.rasterising import SCALE, rasterised
from bot.web.report_picture import percent, report_svg
from bot.web.reports import COLUMNS, Reports
from cards import gone
from tests.cards.samples_reports import NOTHING, REPORT

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
FEBRUARY = Period(date(2027, 2, 1), date(2027, 2, 28))
URL = "https://nook.contoso.com"
GOLDEN = Path(__file__).with_name("golden")
Client = TestClient[web.Request, web.Application]


class Kept:
    """What the store has of February."""

    def __init__(self) -> None:
        self.name = "Everest"

    async def workplace(self) -> tuple[WorkplaceRoom, ...]:
        return (WorkplaceRoom("everest", self.name, "HQ", "3", 8, calendar="everest@x"),)

    async def used(self, period: Period) -> tuple[tuple[Stay, ...], tuple[Count, ...]]:
        assert period == FEBRUARY
        start = datetime(2027, 2, 1, 8, tzinfo=UTC)
        stay = Stay("everest", self.name, "Europe/Berlin", Span(start, start + timedelta(minutes=90)), State.BOOKED)
        return (stay,), (Count(Happened.NOTHING_FOUND, date(2027, 2, 2), number=2),)

    async def linked_rooms(self) -> tuple[Room, ...]:
        return (Room("everest", self.name, "HQ", "3", 8, frozenset(), "everest@x", "c", "Europe/Berlin"),)

    async def free_busy(self, day: str) -> dict[str, FreeBusy]:
        start = datetime(2027, 2, 26, 9, tzinfo=UTC)
        return {"everest@x": FreeBusy((Span.lasting(start, 300),), True, start)} if day == "2027-02-26" else {}


class Office:
    def __init__(self, key: str = "a key for tests") -> None:
        self.now, self.kept = NOON, Kept()
        store: Any = self.kept

        async def png(svg: str) -> bytes:
            return f"png of {svg}".encode()

        self.reports = Reports(key, f"{URL}/", lambda: self.now, store, png, gone.words)

    def paths(self) -> tuple[str, str]:
        files = self.reports.addresses(FEBRUARY, "HQ", "de-DE")
        return files.picture.removeprefix(URL), files.table.removeprefix(URL)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(office.reports.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_the_figures_are_a_file_by_room_building_and_hour(office: Office, client: Client) -> None:
    answer = await client.get(office.paths()[1])
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nook-report-2027-02-01-2027-02-28.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    body = await answer.read()
    assert body.startswith(b"\xef\xbb\xbfby,building,"), "Excel reads the mark as UTF-8"
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["by"] for row in rows[:3]] == ["all", "building", "room"]
    assert (rows[0]["searches_without_a_room"], rows[0]["hours"]) == ("0", "1.50"), "they named no building"
    assert (rows[2]["name"], rows[2]["bookings"], rows[2]["share_of_office_hours"]) == ("Everest", "1", "0.007")
    assert {row["name"]: row["share_of_office_hours"] for row in rows if row["by"] == "hour"}["09:00"] == "0.050"
    assert (rows[-1]["by"], rows[-1]["name"], rows[-1]["share_of_office_hours"]) == ("calendar", "Everest", "0.500")


async def test_no_cell_is_a_formula(office: Office, client: Client) -> None:
    office.kept.name = "=1+1"
    assert b"'=1+1" in await (await client.get(office.paths()[1])).read()


async def test_the_chart_is_drawn_in_the_readers_language_for_a_day_the_file_for_ten_minutes(
    office: Office, client: Client
) -> None:
    chart, table = office.paths()
    answer = await client.get(chart)
    assert answer.headers["Content-Type"] == "image/png"
    assert "Belegte Räume" in (await answer.read()).decode()
    office.now += timedelta(minutes=10)
    late = await client.get(table)
    assert (late.status, "admin report" in await late.text()) == (410, True)
    assert "Belegte" in (await (await client.get(chart)).read()).decode(errors="replace")
    office.now += timedelta(hours=25)
    assert b"ist abgelaufen" in await (await client.get(chart)).read()


async def test_no_address_opens_another_and_no_edit_passes(office: Office, client: Client) -> None:
    chart, table = office.paths()
    assert (await client.get(chart.replace(".png", ".csv"))).status == 404, "a chart lasts a day, a table must not"
    token = table.removeprefix("/exports/report/").removesuffix(".csv")
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    for at in range(len(raw)):
        edited = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        text = base64.urlsafe_b64encode(edited).rstrip(b"=").decode()
        assert (await client.get(f"/exports/report/{text}.csv")).status == 404
    assert (await client.get(Office("another key").paths()[1])).status == 404
    assert (await client.get(table)).status == 200  # the control


def test_every_column_has_its_number_and_hostile_names_are_only_words() -> None:
    svg = report_svg(REPORT, "en")
    assert ">61<" in svg
    assert ">71 %<" in svg
    assert "The very long name" in svg
    assert "<script" not in report_svg(REPORT, "xx")
    assert (percent(0), percent(0.001), percent(0.666)) == ("0 %", "1 %", "67 %")


def test_the_chart_looks_as_it_did() -> None:
    """A difference that the eye would see, at one pixel a point; to draw it anew, remove the file."""
    sharp = Image.open(io.BytesIO(rasterised(report_svg(REPORT, "en"))))
    assert (sharp.width, sharp.height <= 1024) == (853, True)
    drawn = sharp.convert("RGB").resize((341, round(sharp.height / SCALE)))
    file = GOLDEN / "report-en.png"
    if not file.exists():
        drawn.save(file, optimize=True)
    golden = Image.open(file).convert("RGB")
    assert golden.size == drawn.size
    assert sum(ImageStat.Stat(ImageChops.difference(golden, drawn)).mean) < 2
    control = Image.open(io.BytesIO(rasterised(report_svg(NOTHING, "en")))).convert("RGB").resize(drawn.size)
    assert sum(ImageStat.Stat(ImageChops.difference(golden, control)).mean) > 4
