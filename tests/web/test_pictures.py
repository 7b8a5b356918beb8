"""Addresses of pictures: signed, expiring, nameless; and what they draw."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.span import Span, merged
from bot.ports import Gone
from bot.web.day_picture import HEIGHT, WIDTH, day_svg, words_svg
from bot.web.fonts import width
from bot.web.pictures import Day, Pictures, packed, unpacked
from bot.web.rasterising import SCALE, rasterised
from cards import gone
from cards.tongue import LANGUAGES
from tests.doses import examples

NOON = datetime(2026, 11, 23, 12, 29, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
KEY, URL = "a key for tests", "https://nook.contoso.com"


SIZE = (int(SCALE * WIDTH), int(SCALE * HEIGHT))


def draw_day(day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo, twelve: bool = False) -> bytes:
    return rasterised(day_svg(day, busy, asked, zone, twelve))


async def png(svg: str) -> bytes:
    return rasterised(svg)


def at(hour: float, until: float) -> Span:
    start = datetime(2026, 11, 24, tzinfo=BERLIN)
    return Span(start + timedelta(hours=hour), start + timedelta(hours=until))


DAY, BUSY, ASKED = at(8, 18), (at(9, 10), at(11, 12.5)), at(14, 15)


class Office:
    """Pictures with a clock that a test may set."""

    def __init__(self, key: str = KEY) -> None:
        self.now = NOON
        self.pictures = Pictures(key, URL, lambda: self.now, png, gone.words)

    def address(self, busy: tuple[Span, ...] = BUSY, asked: Span | None = ASKED, zone: str = "Europe/Berlin") -> str:
        return self.pictures.day(DAY, busy, asked, zone, twelve=False)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    app.add_routes(office.pictures.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


Client = TestClient[web.Request, web.Application]


def path(address: str) -> str:
    assert address.startswith(f"{URL}/")
    return address.removeprefix(URL)


def token(address: str) -> str:
    return address.removeprefix(f"{URL}/plans/day/").removesuffix(".png")


async def test_an_address_answers_with_a_png_that_may_be_kept(office: Office, client: Client) -> None:
    answer = await client.get(path(office.address()))
    body = await answer.read()
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == f"public, max-age={24 * 3600 + 31 * 60}, immutable"
    assert Image.open(io.BytesIO(body)).size == SIZE
    assert body == draw_day(DAY, BUSY, ASKED, BERLIN)
    assert (await client.head(path(office.address()))).status == 200
    dark = await client.get(path(office.address()).replace(".png", ".dark.png"))
    light, darker = (Image.open(io.BytesIO(png)).convert("L").tobytes()[0] for png in (body, await dark.read()))
    assert light > 200
    assert darker < 60


@pytest.mark.fault("F26")
async def test_any_edit_of_the_token_is_refused(office: Office, client: Client) -> None:
    good = token(office.address())
    assert (await client.get(f"/plans/day/{good}.png")).status == 200
    raw = base64.urlsafe_b64decode(good + "=" * (-len(good) % 4))
    edited = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in range(len(raw))]
    for wrong in [*edited, raw[:-1], raw[1:], raw + b"\0", b"", b"\0" * 16, b"\0" * 200]:
        text = base64.urlsafe_b64encode(wrong).rstrip(b"=").decode()
        assert (await client.get(f"/plans/day/{text or '-'}.png")).status == 404


@pytest.mark.parametrize("wrong", ["a", "abcde", "----", "____", "x" * 400, "x" * 401, "%00", "..%2f..", "é"])
@pytest.mark.fault("F26")
async def test_nonsense_is_refused(client: Client, wrong: str) -> None:
    assert (await client.get(f"/plans/day/{wrong}.png")).status == 404


@pytest.mark.fault("F26")
async def test_another_key_signs_nothing_for_this_one(client: Client) -> None:
    assert (await client.get(path(Office("another key").address()))).status == 404
    assert (await client.get(path(Office(KEY).address()))).status == 200, "another replica with the same key does"


@pytest.mark.fault("F26")
async def test_after_a_day_it_says_to_ask_again(office: Office, client: Client) -> None:
    address = path(office.address())
    office.now += timedelta(hours=24, minutes=30)
    assert "max-age" in (await client.get(address)).headers["Cache-Control"]
    office.now += timedelta(minutes=1)
    late = await client.get(address)
    assert late.status == 200
    assert late.headers["Cache-Control"] == "no-store"
    assert await late.read() != draw_day(DAY, BUSY, ASKED, BERLIN)
    assert Image.open(io.BytesIO(await late.read())).size == SIZE
    german = await client.get(address, headers={"Accept-Language": "de-AT, en;q=0.5"})
    assert await german.read() != await late.read()


def test_what_an_expired_picture_says_fits_into_it_in_every_language() -> None:
    for language in LANGUAGES:
        said = gone.words(Gone.PICTURE, language)
        assert max(12 * width(sentence) for sentence in said) < WIDTH
        assert all(f">{sentence}<" in words_svg(said) for sentence in said)


def test_the_same_picture_keeps_its_address_until_the_hour_is_over(office: Office) -> None:
    first = office.address()
    office.now = NOON.replace(minute=1)
    assert office.address() == first
    office.now = NOON.replace(hour=13, minute=0)
    assert office.address() == first
    office.now += timedelta(seconds=1)
    assert office.address() != first


@pytest.mark.fault("F26")
def test_an_address_has_no_names_and_nothing_that_the_card_layer_rewrites(office: Office) -> None:
    address = office.address()
    assert not set("&?%=+ ") & set(address)
    assert len(address) < 200


def test_an_unknown_zone_is_drawn_in_utc(office: Office) -> None:
    assert office.address(zone="Mars/Olympus") == office.address(zone="UTC")


def test_a_key_must_be_given() -> None:
    with pytest.raises(ValueError, match="key"):
        Pictures("", URL, lambda: NOON, png, gone.words)


minutes = st.integers(0, 26 * 60)


@st.composite
def days(draw: st.DrawFn) -> Day:
    zone = draw(st.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]))
    date = draw(st.dates(datetime(2026, 1, 1, tzinfo=UTC).date(), datetime(2027, 12, 31, tzinfo=UTC).date()))
    midnights = [datetime.combine(date + timedelta(days=n), time(), ZoneInfo(zone)).astimezone(UTC) for n in (0, 1)]
    day = Span(*midnights)

    def stretch(start: int, length: int) -> Span:
        return Span.lasting(day.start + timedelta(minutes=start - 60), length + 1)

    busy = draw(st.lists(st.builds(stretch, minutes, minutes), max_size=40))
    asked = draw(st.none() | st.builds(stretch, minutes, minutes))
    return Day(day, tuple(busy), asked, zone, draw(st.booleans()))


def within(spans: tuple[Span, ...], day: Span) -> list[Span]:
    return merged(Span(max(s.start, day.start), min(s.end, day.end)) for s in spans if s.overlaps(day))


@given(days())
def test_what_is_packed_comes_back_on_the_grid_and_busy_never_shrinks(day: Day) -> None:
    expires = NOON.replace(minute=0)
    back, until = unpacked(packed(day, expires))
    assert (back.day, back.zone, back.twelve, until) == (day.day, day.zone, day.twelve, expires)
    for span in within(day.busy, day.day):
        assert any(span.within(rounded) for rounded in back.busy)
    five = timedelta(minutes=5)
    for rounded in back.busy:
        assert any(s.start - rounded.start < five for s in day.busy if s.overlaps(rounded))
        assert any(rounded.end - s.end < five for s in day.busy if s.overlaps(rounded))
    assert (back.asked is not None) == bool(day.asked and day.asked.overlaps(day.day))
    assert packed(back, expires) == packed(day, expires), "packing twice changes nothing"


@given(days())
@settings(max_examples=examples(40), deadline=None)
def test_any_day_is_drawn_small_and_always_alike(day: Day) -> None:
    drawn = draw_day(day.day, day.busy, day.asked, ZoneInfo(day.zone), day.twelve)
    assert len(drawn) < 9_000
    assert drawn == draw_day(day.day, day.busy, day.asked, ZoneInfo(day.zone), day.twelve)
    address = Pictures(KEY, URL, lambda: NOON, png, gone.words).day(day.day, day.busy, day.asked, day.zone, day.twelve)
    assert len(address) <= 400


def test_busy_free_and_asked_differ_by_more_than_colour() -> None:
    """In shades of grey a busy hour has lines in it, a free one has none, and the asked one has a frame."""

    def shades(busy: tuple[Span, ...], asked: Span | None) -> set[int]:
        picture = Image.open(io.BytesIO(draw_day(DAY, busy, asked, BERLIN))).convert("L")
        x = SCALE * (2 + (WIDTH - 4) * 3 / 10)  # 11:00
        strip = picture.crop((int(x) + 6, 40, int(x) + 36, 58))
        return set(strip.tobytes())

    assert len(shades((), None)) == 1
    assert len(shades((at(11, 12),), None)) >= 2
    framed = Image.open(io.BytesIO(draw_day(DAY, (), at(11, 12), BERLIN))).convert("L")
    plain = Image.open(io.BytesIO(draw_day(DAY, (), None, BERLIN))).convert("L")
    differs = sum(a != b for a, b in zip(framed.tobytes(), plain.tobytes(), strict=True))
    assert differs > 500


def test_a_payload_is_as_short_as_it_can_be() -> None:
    day = Day(DAY, BUSY, ASKED, "Europe/Berlin", False)
    assert len(packed(day, NOON)) == struct.calcsize(">IIHHH?") + 10 * 12 // 8 + len("Europe/Berlin")
