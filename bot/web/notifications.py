"""`POST /notifications`: where Microsoft Graph says that a room's calendar has changed.

Source: "Receive change notifications through webhooks". A new subscription is validated with a token, which is echoed.
A notification is a hint and never the truth: the room is read with the next sweep. It is written down before it is
answered, within the three seconds that Graph gives; whoever does not know the secret achieves nothing, and learns
nothing from the answer.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from bot.ports import StoreTrouble
from bot.ports.subscriptions import Told

Listener = Callable[[Sequence[Told]], Awaitable[None]]
MOST_BYTES = 64 * 1024
MOST_TOLD = 1_000
_PLAIN = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def notification_routes(listener: Listener) -> list[web.RouteDef]:
    async def answer(request: web.Request) -> web.Response:
        token = request.query.get("validationToken")
        if token is not None:
            # As plain text, so that it is nothing but itself in whatever looks at it.
            return web.Response(text=token[:4096], content_type="text/plain", headers=_PLAIN)
        if (request.content_length or 0) > MOST_BYTES:
            return web.Response(status=413)
        body = await request.content.read(MOST_BYTES + 1)
        while len(body) <= MOST_BYTES and (more := await request.content.read(MOST_BYTES + 1 - len(body))):
            body += more
        if len(body) > MOST_BYTES:
            return web.Response(status=413)
        told = read(body)
        if told is None:
            return web.Response(status=400)
        try:
            await listener(told)
        except StoreTrouble:
            return web.Response(status=503)  # Graph tries again for four hours
        return web.Response(status=202)

    return [web.post("/notifications", answer)]


def read(body: bytes) -> list[Told] | None:
    """None where it is no collection of notifications; what is none in it is left out."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("value"), list):
        return None
    told = [
        Told(one["subscriptionId"], one["clientState"], _text(one, "lifecycleEvent"))
        for one in found["value"][:MOST_TOLD]
        if isinstance(one, dict) and _text(one, "subscriptionId") and _text(one, "clientState")
    ]
    return list(dict.fromkeys(told))


def _text(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value if isinstance(value, str) and len(value) <= 200 else ""
