"""`/plans/editor/<token>`: the page on which an admin draws rooms on a picture. A static page, and JSON from Nook.

The token is signed and says which draft it opens, for whom and until when. Looking at the page uses nothing up, since
programs that check links look at it first; the page itself opens the draft, once, with a POST. From then on a cookie
that no script can read, and no other site can send, is the page's key.
"""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.ports import StoreTrouble
from bot.ports.drafts import CannotEdit, DraftLink, Editing, EditorTrouble, Opened, Outline
from bot.web.sealed import Sealed

PageWords = Callable[[str, str, str], Mapping[str, str]]
"""Of a locale, a building and a floor."""
TroubleWords = Callable[[EditorTrouble, str, str], Mapping[str, str]]
"""Of a trouble, the room it is about, and Accept-Language."""

_FILES = Path(__file__).with_name("editor")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_TOKEN = struct.Struct(">Q16s16s16s")
"""Seconds since 1970, draft, nonce, whose."""
_STATUS = {
    EditorTrouble.NOT_GOOD: 404,
    EditorTrouble.EXPIRED: 410,
    EditorTrouble.USED: 410,
    EditorTrouble.CLOSED: 410,
    EditorTrouble.NO_ADMIN: 403,
    EditorTrouble.NOT_TOLD: 503,
    EditorTrouble.NO_DATABASE: 503,
}
"""Any other is 422."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_HOURS = 4
_SEGMENT = "{token:[A-Za-z0-9_-]{20,200}}"


class PlanEditor:
    """Makes the addresses and answers them. Any replica with the same `signing_key` and store answers another's."""

    def __init__(self, signing_key: str, public_url: str, page_words: PageWords, trouble_words: TroubleWords) -> None:
        self._sealed = Sealed(signing_key, b"nook: links to the editor of plans, 1")
        self._url, self._page_words, self._trouble_words = public_url.rstrip("/"), page_words, trouble_words

    def address(self, link: DraftLink) -> str:
        draft, nonce = bytes.fromhex(link.draft), bytes.fromhex(link.nonce)
        payload = _TOKEN.pack(int(link.until.timestamp()), draft, nonce, link.asker)
        return f"{self._url}/plans/editor/{self._sealed.token(payload)}"

    def routes(self, editing: Editing) -> list[web.RouteDef]:
        def answering(answer: Callable[[Editing, DraftLink, web.Request], Any]) -> Callable[[web.Request], Any]:
            async def answered(request: web.Request) -> web.StreamResponse:
                try:
                    response: web.StreamResponse = await answer(editing, self._link(request), request)
                except CannotEdit as refused:
                    return self._refusal(request, refused.trouble, refused.room)
                except StoreTrouble:
                    return self._refusal(request, EditorTrouble.NO_DATABASE)
                return response

            return answered

        return [
            web.get("/plans/editor/files/{name:[a-z]+\\.(?:js|css)}", _file),
            web.get(f"/plans/editor/{_SEGMENT}", _page, allow_head=False),
            web.post(f"/plans/editor/{_SEGMENT}/open", answering(self._open)),
            web.get(f"/plans/editor/{_SEGMENT}/picture", answering(self._picture), allow_head=False),
            web.post(f"/plans/editor/{_SEGMENT}/save", answering(self._save)),
        ]

    def _link(self, request: web.Request) -> DraftLink:
        payload = self._sealed.opened(request.match_info["token"])
        if payload is None or len(payload) != _TOKEN.size:
            raise CannotEdit(EditorTrouble.NOT_GOOD)
        seconds, draft, nonce, asker = _TOKEN.unpack(payload)
        return DraftLink(draft.hex(), nonce.hex(), asker, datetime.fromtimestamp(seconds, UTC))

    async def _open(self, editing: Editing, link: DraftLink, request: web.Request) -> web.Response:
        await _asked_as_json(request)
        opened = await editing.opened(link, _key(request, link))
        response = web.json_response(self._as_json(opened), headers=_HEADERS)
        response.set_cookie(
            _cookie(link), opened.key, max_age=_HOURS * 3600, httponly=True, samesite="Strict",
            secure=self._url.startswith("https:"), path="/",
        )  # fmt: skip
        return response

    def _as_json(self, opened: Opened) -> dict[str, Any]:
        plan = opened.plan
        return {
            "words": self._page_words(opened.locale, plan.building, plan.floor),
            "width": plan.width,
            "height": plan.height,
            "rooms": [{"id": id, "name": name} for id, name in opened.rooms],
            "shapes": [{"room": area.room, "points": area.rings[0]} for area in plan.areas if area.rings],
        }

    async def _picture(self, editing: Editing, link: DraftLink, request: web.Request) -> web.Response:
        body = await editing.picture(link, _key(request, link))
        return web.Response(body=body, content_type="image/jpeg", headers=_HEADERS)

    async def _save(self, editing: Editing, link: DraftLink, request: web.Request) -> web.Response:
        outlines = _outlines(await _asked_as_json(request))
        await editing.saved(link, _key(request, link), outlines)
        return web.json_response({}, headers=_HEADERS)

    def _refusal(self, request: web.Request, trouble: EditorTrouble, room: str = "") -> web.Response:
        words = self._trouble_words(trouble, room, request.headers.get("Accept-Language", ""))
        return web.json_response(dict(words), status=_STATUS.get(trouble, 422), headers=_HEADERS)


def _cookie(link: DraftLink) -> str:
    """Of this draft: two pages at once do not take each other's key."""
    return f"nook_editor_{link.draft}"


def _key(request: web.Request, link: DraftLink) -> str:
    return request.cookies.get(_cookie(link), "")[:100]


async def _asked_as_json(request: web.Request) -> Any:
    """A form of another site cannot send this type."""
    if request.content_type != "application/json":
        raise CannotEdit(EditorTrouble.NOT_UNDERSTOOD)
    try:
        return await request.json()
    except (ValueError, RecursionError):
        raise CannotEdit(EditorTrouble.NOT_UNDERSTOOD) from None


def _outlines(said: Any) -> tuple[Outline, ...]:
    """Raises CannotEdit for whatever is no list of rooms with corners."""
    try:
        return tuple(
            (str(shape["room"]), tuple((float(x), float(y)) for x, y in shape["points"])) for shape in said["shapes"]
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise CannotEdit(EditorTrouble.NOT_UNDERSTOOD) from None


async def _page(_request: web.Request) -> web.Response:
    return await _sent("editor.html")


async def _file(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if not (_FILES / name).is_file():
        raise web.HTTPNotFound(text="No such file.")
    return await _sent(name)


async def _sent(name: str) -> web.Response:
    file = _FILES / name
    text = await asyncio.to_thread(file.read_text)
    return web.Response(text=text, content_type=_TYPES[file.suffix], headers=_HEADERS)
