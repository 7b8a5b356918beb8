"""The bytes of a request: how many are taken, and the JSON object they must be."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NoReturn

from aiohttp import ClientError, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.teams.refused import Refused

MOST_BYTES = 256 * 1024
_MOST_DEPTH = 64
_SECONDS = 10

Json = dict[str, Any]


def check_head(request: web.Request) -> None:
    """What can be said before anything is read. Raises Refused (415, 413)."""
    if request.content_type != "application/json":
        raise Refused(415, "not JSON by its content type")
    # Bot Framework does not compress, and what is compressed can be far larger than it seems.
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(415, "compressed")
    if (request.content_length or 0) > MOST_BYTES:
        raise Refused(413, "too large")


async def read_object(request: web.Request) -> Json:
    """The JSON object in the body. Counts while reading, for a chunked body tells no length. Raises Refused (400,
    408, 413).
    """
    received = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for piece in request.content.iter_any():
                received += piece
                if len(received) > MOST_BYTES:
                    raise Refused(413, "too large")
    except TimeoutError:
        raise Refused(408, "the body did not arrive in time") from None
    except (web.RequestPayloadError, HttpProcessingError, ClientError):
        raise Refused(400, "the body is broken off or wrongly encoded") from None
    return _parsed(bytes(received))


def _parsed(received: bytes) -> Json:
    try:
        found = json.loads(received.decode("utf-8"), parse_constant=_no_number)
    # ValueError: not UTF-8, not JSON, or a number of thousands of digits. RecursionError: nested beyond all reason.
    except (ValueError, RecursionError):
        raise Refused(400, "not JSON in UTF-8") from None
    if not isinstance(found, dict):
        raise Refused(400, "not a JSON object")
    if _deeper_than(found, _MOST_DEPTH):
        raise Refused(400, "nested too deeply")
    return found


def _no_number(constant: str) -> NoReturn:
    # Python reads NaN and Infinity, JSON has neither.
    raise ValueError(constant)


def _deeper_than(found: Json, most: int) -> bool:
    level: list[Any] = [found]
    for _ in range(most):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
