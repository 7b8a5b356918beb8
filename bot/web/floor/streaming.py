"""Changes of a floor as server-sent events, for as long as somebody looks.

Source: WHATWG HTML, "Server-sent events". The page reads them with fetch, since an EventSource cannot send a token.
A stream ends with its token, and when Nook stops; the page then opens another one.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.domain.floor_day import FloorKey
from bot.domain.people import Identity
from bot.ports import FloorTab, Speaker

MOST_OF_ONE = 6
"""Streams of one person: a few windows on a few machines."""
MOST = 1_000
HEARTBEAT = 15.0
"""Seconds: proxies close what has been silent for a minute, some for half of one."""
_HEADERS = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would gather them
    "X-Content-Type-Options": "nosniff",
}


class Streaming:
    def __init__(self, tab: FloorTab, now: Callable[[], datetime]) -> None:
        self._tab, self._now = tab, now
        self._streams: dict[asyncio.Task[None], tuple[Identity, web.Request]] = {}

    async def stream(self, request: web.Request, speaker: Speaker, until: float, key: FloorKey) -> web.StreamResponse:
        """`until`: when the token ends, in seconds since 1970. Raises TooOften, and 429 or 503 where there are too many
        streams.
        """
        self._make_room(speaker.identity)
        response = web.StreamResponse(headers=_HEADERS)
        telling = asyncio.create_task(self._tell(request, response, speaker, until, key))
        self._streams[telling] = speaker.identity, request
        try:
            # Waited for rather than done here, so that stopping can end it without breaking off the connection.
            await asyncio.wait({telling})
            error = None if telling.cancelled() else telling.exception()
            if error is not None and not isinstance(error, ConnectionError):  # whoever looked has gone
                raise error
        finally:
            telling.cancel()
            self._streams.pop(telling, None)
        return response

    def _make_room(self, who: Identity) -> None:
        """Streams whose window was closed are noticed with their next word; where there are many, at once."""
        own = [stream for stream, (whose, _) in self._streams.items() if whose == who]
        full = len(self._streams) >= MOST
        if len(own) < MOST_OF_ONE and not full:
            return
        for stream in tuple(self._streams) if full else own:
            _, request = self._streams[stream]
            if request.transport is None or request.transport.is_closing():
                del self._streams[stream]
                stream.cancel()
        if sum(whose == who for whose, _ in self._streams.values()) >= MOST_OF_ONE:
            raise web.HTTPTooManyRequests(headers={"Retry-After": "30"}, text="too many streams")
        if len(self._streams) >= MOST:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "30"}, text="too many streams")

    async def close(self, _app: web.Application | None = None) -> None:
        """Nook stops: whoever looks comes back to another replica, or to this one when it is there again."""
        for stream in tuple(self._streams):
            stream.cancel()

    async def _tell(
        self, request: web.Request, response: web.StreamResponse, speaker: Speaker, until: float, key: FloorKey
    ) -> None:
        async with self._tab.watch(speaker, key) as watch:
            await response.prepare(request)
            await response.write(b"retry: 2000\n\n")
            told = b""
            while self._now().timestamp() < until:
                seen = await watch.next(HEARTBEAT)
                if seen is None:
                    await response.write(b": still here\n\n")
                    continue
                said = json.dumps(self._tab.told(seen, speaker.identity), separators=(",", ":")).encode()
                if said != told:
                    told = said
                    await response.write(b"event: floor\ndata: " + said + b"\n\n")
