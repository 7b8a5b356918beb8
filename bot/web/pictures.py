"""Pictures of days at signed addresses: `/plans/day/<token>.png`. Nothing is kept: the token says what to draw.

Teams fetches pictures through a proxy that knows nobody, so the address itself must be unguessable and carry no names:
it holds times and a zone only, and a truncated HMAC-SHA256. It has no `?` and no `&` (the card layer rewrites those),
stays the same for an hour, so that caches work, and is good for a day; after that the picture says to ask again.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.domain.span import Span, zone_named
from bot.web.day_picture import draw_day, draw_words

LASTS = timedelta(hours=24)
_UNIT = timedelta(minutes=5)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_UNITS = 50 * 12
_SEAL = 16
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
    hours = int((expires - _EPOCH) / timedelta(hours=1))
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
    return Day(day, busy, asked, payload[zone_at:].decode(), twelve), _EPOCH + timedelta(hours=hours)


def _units(moment: datetime, up: bool = False) -> int:
    since = moment - _EPOCH
    return -(-since // _UNIT) if up else since // _UNIT


def _clip(span: Span, start: int, length: int) -> tuple[int, int]:
    """What of the span lies in the day, in units; (0, 0) where nothing does."""
    first, last = max(_units(span.start) - start, 0), min(_units(span.end, up=True) - start, length)
    return (first, last) if first < last else (0, 0)


def _span(start: int, first: int, last: int) -> Span:
    return Span(_EPOCH + (start + first) * _UNIT, _EPOCH + (start + last) * _UNIT)


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


@lru_cache(maxsize=512)
def _png_of(drawn: bytes) -> bytes:
    """`drawn`: a payload without its expiry, so that a day that looks the same is drawn once."""
    picture, _ = unpacked(drawn)
    return draw_day(picture.day, picture.busy, picture.asked, ZoneInfo(picture.zone), picture.twelve)


@lru_cache(maxsize=1)
def _expired_png() -> bytes:
    return draw_words("This picture has expired. Please ask again.")


class Pictures:
    """Makes the addresses and answers them. Any replica with the same `signing_key` answers what another one made."""

    def __init__(self, signing_key: str, public_url: str, now: Callable[[], datetime]) -> None:
        if not signing_key:
            raise ValueError("pictures need a signing key")
        # A key of its own: no other signature of Nook's, nor another version's payload, can pass for one of these.
        self._key = hmac.digest(signing_key.encode(), b"nook: pictures of days, 1", hashlib.sha256)
        self._url, self._now = public_url.rstrip("/"), now
        self._token = lru_cache(maxsize=4096)(self._sealed)  # a room's day looks the same to all who search meanwhile

    def day(self, day: Span, busy: Sequence[Span], asked: Span | None, zone: str, twelve: bool) -> str:
        """The address of that picture; the same for the same picture until the hour is over."""
        hour = -(-(self._now() - _EPOCH) // timedelta(hours=1)) * timedelta(hours=1)
        token = self._token(Day(day, tuple(busy), asked, zone, twelve), _EPOCH + hour + LASTS)
        return f"{self._url}/plans/day/{token}.png"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/plans/day/{token:[A-Za-z0-9_-]{1,400}}.png", self._answer)]

    def _sealed(self, picture: Day, expires: datetime) -> str:
        known = picture.zone if zone_named(picture.zone) else "UTC"
        payload = packed(replace(picture, zone=known), expires)
        return urlsafe_b64encode(payload + self._seal(payload)).rstrip(b"=").decode()

    def _seal(self, payload: bytes) -> bytes:
        return hmac.digest(self._key, payload, hashlib.sha256)[:_SEAL]

    def _opened(self, token: str) -> bytes | None:
        """The payload of a token that was signed with this key."""
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            return None
        payload, seal = raw[:-_SEAL], raw[-_SEAL:]
        return payload if hmac.compare_digest(seal, self._seal(payload)) else None

    async def _answer(self, request: web.Request) -> web.Response:
        payload = self._opened(request.match_info["token"])
        if payload is None:
            raise web.HTTPNotFound(text="No such picture.")
        picture, expires = unpacked(payload)
        left = int((expires - self._now()).total_seconds())
        if left <= 0:
            return _png(_expired_png(), "no-store")
        return _png(_png_of(packed(picture, _EPOCH)), f"public, max-age={left}, immutable")


def _png(body: bytes, caching: str) -> web.Response:
    return web.Response(
        body=body,
        content_type="image/png",
        headers={"Cache-Control": caching, "X-Content-Type-Options": "nosniff"},
    )
