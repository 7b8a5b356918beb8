"""The audit log as CSV, at a signed address that is good for ten minutes: a card offers it to an admin, and a browser,
which nobody has signed in to Nook, fetches it.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.domain.deeds import Deed, in_short
from bot.ports import Gone, GoneWords, StoreTrouble
from bot.web.csv_file import csv_bytes, csv_rows, harmless

LASTS = timedelta(minutes=10)
COLUMNS = ("number", "at", "who", "object_id", "did", "on", "before", "after")
A_PAGE = 500
_SEAL = 16
_EXPIRY = struct.Struct(">Q")  # seconds since 1970

Deeds = tuple[tuple[int, Deed], ...]
Fetch = Callable[[int | None, int], Awaitable[Deeds]]
"""Store.deeds: the newest before that number, and how many at most."""


class Exports:
    """Makes the addresses and answers them. Any replica with the same `signing_key` answers what another one made."""

    def __init__(
        self, signing_key: str, public_url: str, now: Callable[[], datetime], fetch: Fetch, gone: GoneWords
    ) -> None:
        if not signing_key:
            raise ValueError("exports need a signing key")
        # A key of its own: no other signature of Nook's can pass for one of these.
        self._key = hmac.digest(signing_key.encode(), b"nook: exports of the log, 1", hashlib.sha256)
        self._url, self._now, self._fetch, self._gone = public_url.rstrip("/"), now, fetch, gone

    def log(self) -> str:
        """The address of the whole log, newest first."""
        payload = _EXPIRY.pack(int((self._now() + LASTS).timestamp()))
        token = urlsafe_b64encode(payload + self._seal(payload)).rstrip(b"=").decode()
        return f"{self._url}/exports/log/{token}.csv"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/exports/log/{token:[A-Za-z0-9_-]{32}}.csv", self._answer, allow_head=False)]

    def _seal(self, payload: bytes) -> bytes:
        return hmac.digest(self._key, payload, hashlib.sha256)[:_SEAL]

    def _expiry(self, token: str) -> datetime | None:
        """Of a token that was signed with this key."""
        try:
            raw = urlsafe_b64decode(token)
        except (binascii.Error, ValueError):
            return None
        payload, seal = raw[:-_SEAL], raw[-_SEAL:]
        if not hmac.compare_digest(seal, self._seal(payload)):
            return None
        return datetime.fromtimestamp(_EXPIRY.unpack(payload)[0], UTC)

    def _said(self, gone: Gone, request: web.Request) -> str:
        return " ".join(self._gone(gone, request.headers.get("Accept-Language", "")))

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        expires = self._expiry(request.match_info["token"])
        if expires is None:
            raise web.HTTPNotFound(text="No such file.")
        if expires <= self._now():
            raise web.HTTPGone(text=self._said(Gone.LOG, request))
        try:
            page = await self._fetch(None, A_PAGE)
        except StoreTrouble:
            raise web.HTTPServiceUnavailable(text=self._said(Gone.NO_DATABASE, request)) from None
        response = web.StreamResponse(
            headers={
                "Content-Type": "text/csv; charset=utf-8",
                "Content-Disposition": 'attachment; filename="nook-log.csv"',
                "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
            }
        )
        await response.prepare(request)
        await response.write(csv_bytes([COLUMNS]))
        while page:
            await response.write(csv_rows([_row(number, deed) for number, deed in page]))
            # Where the database fails from here on, the connection breaks: half a log must not look like a whole one.
            page = await self._fetch(page[-1][0], A_PAGE)
        await response.write_eof()
        return response


def _row(number: int, deed: Deed) -> tuple[str, ...]:
    at = deed.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    cells = (deed.name, deed.who.object_id, deed.did.value, deed.on, in_short(deed.before), in_short(deed.after))
    return (str(number), at, *map(harmless, cells))
