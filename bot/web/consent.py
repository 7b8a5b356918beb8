"""`GET /consent`: where Microsoft's admin-consent page sends the browser back to.

The query is not signed, so nothing in it is believed, and nothing of it is shown. The listener says whether its `state`
is one that is waited for. Source: "Admin consent on the Microsoft identity platform".
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from html import escape

from aiohttp import web

from bot.ports import ConsentReturn, Landing, StoreTrouble
from bot.web.plain_page import STYLE_SOURCE, plain_page

Listener = Callable[[ConsentReturn], Awaitable[bool]]
"""False: the state is unknown, used, too old, or somebody else's."""
Words = Callable[[Landing, str], tuple[str, str, str]]
"""Language, title and words of the page, for a browser with this Accept-Language."""

_STATUS = {Landing.INCOMPLETE: 400, Landing.NOT_GOOD: 400, Landing.NO_DATABASE: 503}
_STATE = re.compile(r"[A-Za-z0-9_-]{16,128}")
_TENANT = re.compile(r"[A-Za-z0-9.-]{0,100}")
_MOST = {"state": 128, "tenant": 100, "admin_consent": 10, "error": 100, "error_description": 2_000}
"""Characters of each; whatever else Microsoft sends is passed over."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src {STYLE_SOURCE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def consent_routes(listener: Listener, words: Words) -> list[web.RouteDef]:
    async def answer(request: web.Request) -> web.Response:
        landing = await _landing(request, listener)
        return _page(_STATUS.get(landing, 200), *words(landing, request.headers.get("Accept-Language", "")))

    # Whoever only looks ahead with HEAD must not use the link up.
    return [web.get("/consent", answer, allow_head=False)]


async def _landing(request: web.Request, listener: Listener) -> Landing:
    returned = _read(request)
    if returned is None:
        return Landing.INCOMPLETE
    try:
        known = await listener(returned)
    except StoreTrouble:
        return Landing.NO_DATABASE
    if not known:
        return Landing.NOT_GOOD
    return Landing.GRANTED if returned.granted else Landing.DECLINED


def _read(request: web.Request) -> ConsentReturn | None:
    """None where something is missing, doubled, too long, or of the wrong shape."""
    found: dict[str, str] = {}
    for name, most in _MOST.items():
        values = request.query.getall(name, [])
        if len(values) > 1 or any(len(value) > most for value in values):
            return None
        found[name] = values[0] if values else ""
    if not _STATE.fullmatch(found["state"]) or not _TENANT.fullmatch(found["tenant"]):
        return None
    # Microsoft's refusals say admin_consent=True as well.
    refused = bool(found["error"] or found["error_description"])
    granted = not refused and found["admin_consent"].lower() == "true"
    error = ": ".join(text for text in (_plain(found["error"]), _plain(found["error_description"])) if text)
    return ConsentReturn(found["state"], found["tenant"].lower(), granted, error)


def _plain(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _page(status: int, language: str, title: str, words: str) -> web.Response:
    """`title` and `words` are Nook's own: nothing that came with the request gets here."""
    body = plain_page(language, title, f"<p>{escape(words)}</p>")
    return web.Response(status=status, text=body, content_type="text/html", headers=_HEADERS)
