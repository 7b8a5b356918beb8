"""The tab's JSON. Whoever asks says who they are with Entra's token in the Authorization header, never with a cookie.

    GET  /floor/api/floor?building=&floor=&day=&wide=1       a floor on a day; the likeliest where none is named
    GET  /floor/api/stream?building=&floor=&day=             its changes, as server-sent events
    POST /floor/api/room     {room, day, at, minutes, people}    a room's day, with buttons
    POST /floor/api/press    {reference, inputs, booking}        a button
    GET  /floor/api/booking/<id>                                 where an own booking stands
    GET  /floor/api/picture/<id>                                 what lies under a plan made of a picture

A refusal is `{"error": word}` with 400, 401, 403, 404, 413, 415, 429 or 503; the words are the page's.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

from aiohttp import web

from bot.domain.floor_day import FloorKey
from bot.domain.span import zone_named
from bot.ports import FloorTab, Speaker, StoreTrouble, TooOften
from bot.web.floor.sso import NotSignedIn, Signed, SignIn
from bot.web.floor.streaming import Streaming

Json = dict[str, Any]
Endpoint = Callable[[web.Request, Speaker, Signed], Awaitable[web.StreamResponse | Json]]
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_MOST_BYTES = 16 * 1024
_LONGEST_NAME, _LONGEST_INPUT, _MOST_INPUTS = 200, 2_000, 20
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

log = logging.getLogger("nook.tab")


class Malformed(Exception):
    """The page would not have sent this; `status` is the HTTP answer."""

    def __init__(self, status: int = 400) -> None:
        super().__init__(str(status))
        self.status = status


class FloorRoutes:
    def __init__(self, tab: FloorTab, sign_in: SignIn, streaming: Streaming) -> None:
        self._tab, self._sign_in, self._streaming = tab, sign_in, streaming

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/floor/api/floor", self._signed(self._floor)),
            web.get("/floor/api/stream", self._signed(self._stream), allow_head=False),
            web.post("/floor/api/room", self._signed(self._room)),
            web.post("/floor/api/press", self._signed(self._press)),
            web.get("/floor/api/booking/{id:[0-9a-f-]{36}}", self._signed(self._booking)),
            web.get("/floor/api/picture/{id:[0-9a-zA-Z_-]{8,80}}", self._signed(self._picture)),
        ]

    def _signed(self, endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handler(request: web.Request) -> web.StreamResponse:
            try:
                signed = await self._sign_in.signed(request.headers.get("Authorization"))
                answer = await endpoint(request, _speaker(request, signed), signed)
            except NotSignedIn as refused:
                log.warning("a sign-in was turned away: %s", refused.why)
                return _error(refused.status, "sign-in", {"WWW-Authenticate": "Bearer"})
            except Malformed as malformed:
                return _error(malformed.status, "malformed")
            except TooOften as often:
                return _error(429, "too often", {"Retry-After": str(often.seconds)})
            except StoreTrouble as trouble:
                log.warning("the tab's request could not be answered: %s", trouble)
                return _error(503, "database", {"Retry-After": "5"})
            return web.json_response(answer, headers=_HEADERS) if isinstance(answer, dict) else answer

        return handler

    async def _floor(self, request: web.Request, speaker: Speaker, _signed: Signed) -> Json:
        query = request.query
        day = _day(query["day"]) if query.get("day") else None
        building, floor = _name(query.get("building", "")), _name(query.get("floor", ""))
        return await self._tab.floor(speaker, building, floor, day, query.get("wide") == "1")

    async def _stream(self, request: web.Request, speaker: Speaker, signed: Signed) -> web.StreamResponse:
        query = request.query
        day = _day(query.get("day", ""))
        key = FloorKey(_name(query.get("building", "")), _name(query.get("floor", "")), day.isoformat())
        return await self._streaming.stream(request, speaker, signed.until, key)

    async def _room(self, request: web.Request, speaker: Speaker, _signed: Signed) -> Json:
        body = await _body(request)
        at, minutes, people = body.get("at"), _whole(body, "minutes", 5, 1440), _whole(body, "people", 0, 10_000)
        moment = datetime.fromtimestamp(_whole(body, "at", 0, 2**33), UTC) if at is not None else None
        return await self._tab.room(speaker, _text(body, "room"), _day(_text(body, "day")), moment, minutes, people)

    async def _press(self, request: web.Request, speaker: Speaker, _signed: Signed) -> Json:
        body = await _body(request)
        inputs = body.get("inputs", {})
        if not isinstance(inputs, dict) or len(inputs) > _MOST_INPUTS:
            raise Malformed
        filled = {_name(name): str(value)[:_LONGEST_INPUT] for name, value in inputs.items()}
        booking = _name(body.get("booking") or "")
        return await self._tab.press(speaker, _text(body, "reference"), filled, booking)

    async def _booking(self, request: web.Request, speaker: Speaker, _signed: Signed) -> Json:
        said = await self._tab.booking(speaker, request.match_info["id"])
        if said is None:
            raise Malformed(404)
        return said

    async def _picture(self, request: web.Request, _speaker: Speaker, _signed: Signed) -> web.Response:
        picture = await self._tab.picture(request.match_info["id"])
        if picture is None:
            raise Malformed(404)
        kind = "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"
        headers = {**_HEADERS, "Cache-Control": "private, max-age=86400, immutable"}
        return web.Response(body=picture, content_type=kind, headers=headers)


def _speaker(request: web.Request, signed: Signed) -> Speaker:
    """Locale and zone are what the page says, as in a message from Teams."""
    said = request.headers.get("Accept-Language", "").partition(",")[0].strip()
    locale = said if _LOCALE.fullmatch(said) else "en-US"
    zone = request.headers.get("X-Time-Zone", "")
    return Speaker(signed.identity, signed.name, zone if zone_named(zone) else None, locale)


def _error(status: int, word: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": word}, status=status, headers={**_HEADERS, **(headers or {})})


async def _body(request: web.Request) -> Json:
    if request.content_type != "application/json":
        raise Malformed(415)
    if (request.content_length or 0) > _MOST_BYTES:
        raise Malformed(413)
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > _MOST_BYTES:
            raise Malformed(413)
    try:
        read = json.loads(bytes(body))
    except (ValueError, RecursionError):
        raise Malformed from None
    if not isinstance(read, dict):
        raise Malformed
    return read


def _text(body: Json, name: str) -> str:
    return _name(body.get(name))


def _name(said: object) -> str:
    if not isinstance(said, str) or len(said) > _LONGEST_NAME:
        raise Malformed
    return said


def _whole(body: Json, name: str, least: int, most: int) -> int:
    number = body.get(name)
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise Malformed
    return number


def _day(said: str) -> date:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Malformed from None
    if not 2000 < day.year < 9000:
        raise Malformed
    return day
