"""Pictures of floors: signed, expiring, nameless addresses; and what they draw, compared with golden ones."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image, ImageChops, ImageStat

from bot.domain.floorplan import Plan, State
from bot.imdf import read_plans
from bot.ports import Store
from bot.simulator.plans import archives
from bot.web.plan_picture import Shown, plan_svg
from bot.web.plan_pictures import PlanPictures, packed, unpacked
from bot.web.rasterising import SCALE, rasterised

NOON = datetime(2026, 11, 23, 12, 29, tzinfo=UTC)
URL = "https://nook.contoso.com"
GOLDEN = Path(__file__).with_name("golden")
PLAN = next(level.plan for level in read_plans(archives()["HQ.imdf.zip"]).levels if level.plan.floor == "3")
BY_NAME = {area.name: area.id for area in PLAN.areas if area.name}
STATES = {
    BY_NAME["Everest"]: State.FREE,
    BY_NAME["Lhotse"]: State.BUSY,
    BY_NAME["Makalu"]: State.SOON,
    BY_NAME["Annapurna"]: State.UNKNOWN,
}
ASKED = frozenset({BY_NAME["Everest"]})


class Office:
    def __init__(self) -> None:
        self.now: datetime = NOON
        self.kept: tuple[Plan, ...] = (PLAN,)
        self.pictures = PlanPictures("a key for tests", URL, lambda: self.now, cast(Store, self))

    async def plans(self) -> tuple[Plan, ...]:
        return self.kept

    def address(self, states: dict[str, State] = STATES, language: str = "en") -> str:
        return self.pictures.address(PLAN, states, ASKED, NOON, language, False).removeprefix(URL)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    office = Office()
    yield office
    await office.pictures.aclose()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    app.add_routes(office.pictures.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_an_address_answers_until_it_expires_or_the_plan_is_another(office: Office, client: Any) -> None:
    address = office.address()
    answer = await client.get(address)
    body = await answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert (Image.open(io.BytesIO(body)).width, len(body) < 300_000) == (921, True)
    before = time.perf_counter()
    assert await (await client.get(address)).read() == body
    assert time.perf_counter() - before < 1
    assert (await client.get(address[:-10] + "AAAAAA.png")).status == 404
    office.kept = ()
    office.pictures._kept.clear()
    answer = await client.get(address)
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    office.now += timedelta(hours=26)
    assert (await client.get(address)).headers["Cache-Control"] == "no-store"


async def test_a_process_that_dies_is_begun_again(office: Office, client: Any) -> None:
    assert (await client.get(office.address())).status == 200
    pool = office.pictures.rasteriser._pool
    assert pool is not None
    for process in pool._processes.values():
        process.kill()
    answer = await client.get(office.address({**STATES, BY_NAME["Fuji"]: State.FREE}))
    assert (answer.status, (await answer.read())[:4]) == (200, b"\x89PNG")


def test_an_address_has_no_names_and_is_another_for_another_state(office: Office) -> None:
    address = office.address()
    assert "&" not in address
    assert "?" not in address
    token = address.removeprefix("/plans/floor/").removesuffix(".png")
    assert b"Everest" not in base64.urlsafe_b64decode(token + "==")
    assert len(address) < 200
    assert office.address() == address
    assert office.address({**STATES, BY_NAME["Fuji"]: State.FREE}) != address
    assert office.address(language="de") != address


@pytest.mark.parametrize("twelve", [True, False])
def test_what_is_packed_is_read_again(twelve: bool) -> None:
    read = unpacked(packed(PLAN, STATES, ASKED, NOON, "fr", twelve), PLAN)
    assert read == Shown(STATES, ASKED, "12:29 PM" if twelve else "12:29", "fr")


def test_states_are_told_by_word_and_sign_and_pattern_and_hostile_names_are_only_words() -> None:
    svg = plan_svg(PLAN, Shown(STATES, ASKED, "14:05"))
    for word in ("Free", "Busy within 10 min", "Busy", "Not bookable", "url(#busy)", "url(#soon)", "stroke-dasharray"):
        assert word in svg
    assert "<script" not in svg


@pytest.mark.parametrize("language", ["en", "de"])
def test_looks_as_it_did(language: str) -> None:
    """A difference that the eye would see, at one pixel a point; to draw it anew, remove the file."""
    sharp = Image.open(io.BytesIO(rasterised(plan_svg(PLAN, Shown(STATES, ASKED, "14:05", language)))))
    drawn = sharp.convert("RGB").resize((341, round(sharp.height / SCALE)))
    file = GOLDEN / f"floor-{language}.png"
    if not file.exists():
        GOLDEN.mkdir(exist_ok=True)
        drawn.save(file, optimize=True)
    golden = Image.open(file).convert("RGB")
    assert golden.size == drawn.size
    assert sum(ImageStat.Stat(ImageChops.difference(golden, drawn)).mean) < 2
    other = Shown({**STATES, BY_NAME["Everest"]: State.BUSY}, ASKED, "14:05", language)
    control = Image.open(io.BytesIO(rasterised(plan_svg(PLAN, other)))).convert("RGB").resize(drawn.size)
    assert sum(ImageStat.Stat(ImageChops.difference(golden, control)).mean) > 4
