"""Pictures of floors: signed, expiring, nameless addresses; and what they draw, compared with golden ones."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from bot.domain.floorplan import Area, Kind, Plan, State, fingerprint
from bot.imdf import read_plans
from bot.ports import Store
from bot.simulator.plans import archives
from bot.web.fonts import width
from bot.web.plan_layout import WIDTH, drawing_of
from bot.web.plan_palette import SIGNS
from bot.web.plan_picture import Shown, plan_svg
from bot.web.plan_pictures import PlanPictures, packed, unpacked
from bot.web.plan_words import LANGUAGES
from bot.web.rasterising import SCALE, rasterised
from cards import gone
from tests.doses import examples
from tests.imdf.test_reading import REAL

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


class Drafts:
    async def plans(self) -> tuple[Plan, ...]:
        return ()


class Office:
    def __init__(self) -> None:
        self.now: datetime = NOON
        self.kept: tuple[Plan, ...] = (PLAN,)
        self.pictures = PlanPictures("a key for tests", URL, lambda: self.now, cast(Store, self), gone.words)

    async def plans(self) -> tuple[Plan, ...]:
        return self.kept

    @property
    def drafts(self) -> Drafts:
        return Drafts()

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


@pytest.mark.fault("F26")
async def test_an_address_answers_until_it_expires_or_the_plan_is_another(office: Office, client: Any) -> None:
    address = office.address()
    answer = await client.get(address)
    body = await answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert (Image.open(io.BytesIO(body)).width, len(body) < 300_000) == (853, True)
    assert await (await client.get(address)).read() == body
    assert len(office.pictures._kept) == 1
    assert (await client.get(address[:-10] + "AAAAAA.png")).status == 404
    office.now += timedelta(hours=26)
    late = await client.get(address)
    assert (late.status, late.headers["Cache-Control"]) == (200, "no-store")
    assert await late.read() != body
    office.now -= timedelta(hours=26)
    office.kept = ()
    office.pictures._kept.clear()
    gone = await client.get(address)
    assert (gone.status, gone.headers["Cache-Control"]) == (200, "no-store")
    assert await gone.read() == await late.read()


async def test_a_process_that_dies_is_begun_again(office: Office, client: Any) -> None:
    assert (await client.get(office.address())).status == 200
    pool = office.pictures.rasteriser._pool
    assert pool is not None
    for process in pool._processes.values():
        process.kill()
    answer = await client.get(office.address({**STATES, BY_NAME["Fuji"]: State.FREE}))
    assert (answer.status, (await answer.read())[:4]) == (200, b"\x89PNG")


@pytest.mark.fault("F26")
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
    drawing = drawing_of(PLAN, fingerprint(PLAN), frozenset(STATES))
    at = {area.name: number for number, area in enumerate(PLAN.areas)}
    for dark in (False, True):
        svg = plan_svg(PLAN, Shown(STATES, ASKED, "14:05", dark=dark))
        for words in ("Free", "Busy within 10 min", "Busy", "Not bookable", "You asked for", "stroke-dasharray"):
            assert words in svg
        assert drawing.level[at["Lhotse"]] in svg
        assert drawing.upright[at["Makalu"]] in svg
        assert drawing.level[at["Makalu"]] not in svg
        assert all(shape in svg for shape, _ in SIGNS.values())
    named = replace(PLAN, areas=tuple(replace(area, name="<script>&") for area in PLAN.areas))
    assert "<script" not in plan_svg(named, Shown(STATES))


@st.composite
def floors(draw: st.DrawFn) -> tuple[Plan, Shown]:
    """From one long corridor to a tower, of up to a hundred rooms whose names may all be long."""
    columns, rows = draw(st.integers(1, 14)), draw(st.integers(1, 8))
    wide, tall = draw(st.floats(1.5, 12)), draw(st.floats(1.5, 12))
    name = st.text("abc WWW Ж", min_size=1, max_size=40).map(lambda text: " ".join(text.split()) or "x")
    areas = []
    for number in range(columns * rows):
        x, y = number % columns * wide, number // columns * tall
        ring = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
        areas.append(Area(str(number), draw(name), Kind.ROOM, (ring,), (x + wide / 2, y + tall / 2)))
    states = {area.id: draw(st.sampled_from(State)) for area in areas if draw(st.booleans())}
    asked = frozenset(list(states)[: draw(st.integers(0, 5))])
    plan = Plan("HQ", "1", columns * wide, rows * tall, (), tuple(areas), north=1.0)
    return plan, Shown(states, asked, "14:05", draw(st.sampled_from(LANGUAGES)))


@settings(max_examples=examples(40), deadline=None)
@given(floors())
def test_no_picture_is_larger_than_1024_pixels_and_no_word_leaves_it(floor: tuple[Plan, Shown]) -> None:
    plan, shown = floor
    svg = ElementTree.fromstring(plan_svg(plan, shown))
    height = float(svg.attrib["height"])
    assert height * SCALE <= 1024
    assert WIDTH * SCALE <= 1024
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        long = width(text.text or "") * float(text.attrib["font-size"])
        left = float(text.attrib["x"]) - long * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
        assert left >= -0.1
        assert left + long <= WIDTH + 0.1
        assert 0 < float(text.attrib["y"]) < height


@pytest.mark.skipif(not REAL.exists(), reason="needs a real campus archive beside the project")
def test_the_fullest_real_floor_is_a_small_picture() -> None:
    plan = max((level.plan for level in read_plans(REAL.read_bytes()).levels), key=lambda plan: len(plan.areas))
    states = {area.id: list(State)[at % 4] for at, area in enumerate(plan.areas) if area.name}
    png = rasterised(plan_svg(plan, Shown(states, frozenset(states), "14:05")))
    assert len(png) < 300_000
    assert max(Image.open(io.BytesIO(png)).size) <= 1024


@pytest.mark.parametrize(
    ("name", "across", "language", "dark"),
    [("en-310", 310, "en", False), ("en-640", 640, "en", False), ("en-1024", 1024, "en", False),
     ("de-310", 310, "de", False), ("dark-310", 310, "en", True)],
)  # fmt: skip
def test_looks_as_it_did(name: str, across: int, language: str, dark: bool) -> None:
    """A difference that the eye would see, as wide as it is shown; to draw it anew, remove the file."""

    def drawn(states: dict[str, State]) -> Image.Image:
        png = rasterised(plan_svg(PLAN, Shown(states, ASKED, "14:05", language, dark)))
        sharp = Image.open(io.BytesIO(png)).convert("RGB")
        return sharp.resize((across, round(sharp.height * across / sharp.width)), Image.Resampling.LANCZOS)

    now = drawn(STATES)
    file = GOLDEN / f"floor-{name}.png"
    if not file.exists():
        GOLDEN.mkdir(exist_ok=True)
        now.save(file, optimize=True)
    golden = Image.open(file).convert("RGB")
    assert golden.size == now.size
    assert sum(ImageStat.Stat(ImageChops.difference(golden, now)).mean) < 2
    control = drawn({**STATES, BY_NAME["Everest"]: State.BUSY})
    assert sum(ImageStat.Stat(ImageChops.difference(golden, control)).mean) > 4


@pytest.mark.control("F26")
async def test_control_without_the_seal_an_edited_address_is_answered(
    office: Office, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = office.address()
    edited = address[:-10] + ("A" if address[-10] != "A" else "B") + address[-9:]
    assert (await client.get(edited)).status == 404
    monkeypatch.setattr("bot.web.sealed.hmac.compare_digest", lambda *_: True)
    assert (await client.get(edited)).status == 200


@pytest.mark.fault("F26")
@pytest.mark.long
async def test_two_thousand_who_look_at_once_are_one_drawing(office: Office, client: Any) -> None:
    """The route asks the store and nothing else: `Office` has no Graph at all."""
    address = office.address()
    answers = await asyncio.gather(*(client.get(address) for _ in range(2_000)))
    assert {answer.status for answer in answers} == {200}
    assert len(office.pictures._kept) == 1
