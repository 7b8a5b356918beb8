"""The demo page's door: this machine only, and only JSON may be posted, so that no other site can speak here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from .personas import UnknownChat

Json = dict[str, Any]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
Endpoint = Callable[[web.Request, Json], Awaitable[web.StreamResponse | Json]]


class PageError(Exception):
    """A request the page should not have sent."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


def guarded(endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Only for this machine's own page: loopback Host, and JSON for a POST."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            host = request.host.rsplit(":", 1)[0] if request.host.rpartition(":")[2].isdigit() else request.host
            if host not in LOOPBACK:
                raise PageError("This page is served to the machine it runs on only.", 403)
            answer = await endpoint(request, await _body(request))
        except UnknownChat as error:
            return web.json_response({"error": str(error)}, status=404)
        except PageError as error:
            return web.json_response({"error": str(error)}, status=error.status)
        return web.json_response(answer) if isinstance(answer, dict) else answer

    return handler


async def _body(request: web.Request) -> Json:
    if request.method != "POST":
        return {}
    if request.content_type != "application/json":
        raise PageError("Send application/json.", 415)
    try:
        body = await request.json()
    except ValueError as cause:
        raise PageError("The body is not JSON.") from cause
    if not isinstance(body, dict):
        raise PageError("The body is not a JSON object.")
    return body


def text_of(body: Json, name: str) -> str:
    """A text of the body; 400 when it is missing."""
    if not isinstance(body.get(name), str):
        raise PageError(f"`{name}` is missing.")
    return str(body[name])


def number(text: str) -> int:
    """A whole number as sent; 400 when it is none."""
    if not text.isdigit():
        raise PageError("`since`, `wait`, `skip` and `top` are whole numbers.")
    return int(text)
