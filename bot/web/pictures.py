"""Pictures of days at signed addresses: `/plans/day/<token>.png`. Nothing is kept: the token says what to draw.

The same address with `.dark.png` draws it for the dark theme: the card names both, and Teams takes one.

Teams fetches pictures through a proxy that knows nobody, so the address itself must be unguessable and carry no names:
it holds times and a zone only, and a truncated HMAC-SHA256. It has no `?` and no `&` (the card layer rewrites those),
stays the same for an hour, so that caches work, and is good for a day; after that the picture says to ask again.
"""

from __future__ import annotations

import asyncio
import struct
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.domain.span import Span, zone_named
from bot.ports import Gone, GoneWords
from bot.web.day_picture import day_svg, words_svg
from bot.web.sealed import EPOCH, Sealed, expiry

_UNIT = timedelta(minutes=5)
_MOST_UNITS = 50 * 12
_MOST_KEPT = 512
# Expiry in hours; in units the day's start, its length, asked from and to (equal: nothing asked); hours to twelve?
_HEAD = struct.Struct(">IIHHH?")


@dataclass(frozen=True, slots=True)
class Day:
    """What is drawn: all times in UTC, on the 5-minute grid. `zone` is an IANA name."""

    day: Span
    busy: tuple[Span, ...]
    asked: Span | None
    zone: str
    twelve: bool


def packed(picture: Day, expires: datetime) -> bytes:
    """`busy` is rounded outwards to 5 minutes, one bit each; `expires` is a full hour. Keeps 50 hours at most."""
    start = _units(picture.day.start)
    length = min(_MOST_UNITS, max(1, _units(picture.day.end, up=True) - start))
    bits = 0
    for span in picture.busy:
        first, last = _clip(span, start, length)
        bits |= (1 << last) - (1 << first) if last > first else 0
    asked = _clip(picture.asked, start, length) if picture.asked else (0, 0)
    hours = int((expires - EPOCH) / timedelta(hours=1))
    head = _HEAD.pack(hours, start, length, *asked, picture.twelve)
    return head + bits.to_bytes((length + 7) // 8, "big") + picture.zone.encode()


def unpacked(payload: bytes) -> tuple[Day, datetime]:
    """What `packed` made."""
    hours, start, length, asked_from, asked_to, twelve = _HEAD.unpack_from(payload)
    zone_at = _HEAD.size + (length + 7) // 8
    bits = int.from_bytes(payload[_HEAD.size : zone_at], "big")
    day = _span(start, 0, length)
    busy = tuple(_span(start, first, last) for first, last in _runs(bits, length))
    asked = _span(start, asked_from, asked_to) if asked_to > asked_from else None
    return Day(day, busy, asked, payload[zone_at:].decode(), twelve), EPOCH + timedelta(hours=hours)


def _units(moment: datetime, up: bool = False) -> int:
    since = moment - EPOCH
    return -(-since // _UNIT) if up else since // _UNIT


def _clip(span: Span, start: int, length: int) -> tuple[int, int]:
    """What of the span lies in the day, in units; (0, 0) where nothing does."""
    first, last = max(_units(span.start) - start, 0), min(_units(span.end, up=True) - start, length)
    return (first, last) if first < last else (0, 0)


def _span(start: int, first: int, last: int) -> Span:
    return Span(EPOCH + (start + first) * _UNIT, EPOCH + (start + last) * _UNIT)


def _runs(bits: int, length: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for at in range(length):
        if not bits >> at & 1:
            continue
        if out and out[-1][1] == at:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


class Pictures:
    """Makes the addresses and answers them. Any replica with the same `signing_key` answers what another one made.

    `png`: draws an SVG.
    """

    def __init__(
        self,
        signing_key: str,
        public_url: str,
        now: Callable[[], datetime],
        png: Callable[[str], Awaitable[bytes]],
        gone: GoneWords,
    ) -> None:
        self._keyed = Sealed(signing_key, b"nook: pictures of days, 1")
        self._url, self._now, self._png = public_url.rstrip("/"), now, png
        self._expired, self._drawing = ExpiredPicture(png, gone), asyncio.Lock()
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._token = lru_cache(maxsize=1024)(self._sealed)  # a room's day looks the same to all who search meanwhile

    def day(self, day: Span, busy: Sequence[Span], asked: Span | None, zone: str, twelve: bool) -> str:
        """The address of that picture; the same for the same picture until the hour is over."""
        token = self._token(Day(day, tuple(busy), asked, zone, twelve), expiry(self._now()))
        return f"{self._url}/plans/day/{token}.png"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/plans/day/{token:[A-Za-z0-9_-]{1,400}}{dark:(?:\\.dark)?}.png", self._answer)]

    def _sealed(self, picture: Day, expires: datetime) -> str:
        known = picture.zone if zone_named(picture.zone) else "UTC"
        return self._keyed.token(packed(replace(picture, zone=known), expires))

    async def _answer(self, request: web.Request) -> web.Response:
        payload = self._keyed.opened(request.match_info["token"])
        if payload is None:
            raise web.HTTPNotFound(text="No such picture.")
        picture, expires = unpacked(payload)
        left, dark = int((expires - self._now()).total_seconds()), bool(request.match_info["dark"])
        if left <= 0:
            return await self._expired.answer(request.headers.get("Accept-Language", ""), dark)
        return png_answer(await self._drawn(picture, dark), f"public, max-age={left}, immutable")

    async def _drawn(self, picture: Day, dark: bool) -> bytes:
        """A day that looks the same is drawn once, whenever its address expires."""
        looks = packed(picture, EPOCH) + bytes([dark])
        if (kept := self._kept.get(looks)) is not None:
            return kept
        async with self._drawing:
            if looks not in self._kept:
                svg = day_svg(picture.day, picture.busy, picture.asked, ZoneInfo(picture.zone), picture.twelve, dark)
                self._kept[looks] = await self._png(svg)
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            return self._kept[looks]


class ExpiredPicture:
    """What an address shows that is too old: drawn once in each language, however often it is looked at."""

    def __init__(self, png: Callable[[str], Awaitable[bytes]], gone: GoneWords) -> None:
        self._png, self._gone = png, gone
        self._drawn: dict[tuple[tuple[str, ...], bool], bytes] = {}
        self._drawing = asyncio.Lock()

    async def answer(self, accept_language: str, dark: bool) -> web.Response:
        looks = said, _ = self._gone(Gone.PICTURE, accept_language), dark
        async with self._drawing:
            if looks not in self._drawn:
                self._drawn[looks] = await self._png(words_svg(said, dark))
        return png_answer(self._drawn[looks], "no-store")


def png_answer(body: bytes, caching: str) -> web.Response:
    return web.Response(
        body=body,
        content_type="image/png",
        headers={"Cache-Control": caching, "X-Content-Type-Options": "nosniff"},
    )
