"""Carries out calls to Graph: with a token, through the gate, within a deadline, repeated where that helps."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import httpx

from bot.domain.ailments import Ailment, Symptom
from bot.domain.configuration import MAILBOX_BEARS
from bot.graph.call import Call, read, shape
from bot.graph.gate import Gates, Replicas, Sleep, Tick
from bot.graph.tokens import Tokens
from bot.graph.transport import Transport
from bot.graph.troubles import Refusal, retry_after, trouble
from bot.ports import CalendarRefused, CalendarTrouble, Throttled
from bot.trace import request_id

if TYPE_CHECKING:
    from bot.graph.sdk import Outcome, Tenant

log = logging.getLogger(__name__)

PATIENCE = 8.0
"""Seconds that a call may take with all its tries, for somebody who waits."""
TRIES = 4

Observe = Callable[[str, int, float], None]


class Graph:
    """Microsoft Graph for any number of tenants. Belongs to the event loop it is first used on; `warm` it at start.

    `graph_url` is GRAPH_URL, version included. `tick` (seconds, never set back) and `sleep` measure and wait; `now`
    reads Retry-After dates. `replicas`: what several processes agree on about a mailbox. `observe(call, status,
    seconds)` is for metrics; status 0: no answer.
    """

    def __init__(
        self,
        tokens: Tokens,
        graph_url: str,
        now: Callable[[], datetime],
        *,
        patience: float = PATIENCE,
        in_flight: int = MAILBOX_BEARS,
        connect: float = 5.0,
        read: float = 10.0,
        connections: int = 100,
        tick: Tick = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        replicas: Replicas | None = None,
        observe: Observe | None = None,
    ) -> None:
        self.url = graph_url.rstrip("/")
        self.now, self.tick, self.patience = now, tick, patience
        host = re.sub(r"(https?://[^/]+).*", r"\1", self.url)
        # A loopback stand-in answers for the public Graph, and tokens are for that one.
        self.scope = f"{host if host.startswith('https://') else 'https://graph.microsoft.com'}/.default"
        self._tokens, self._sleep, self._observe = tokens, sleep, observe
        self._gates = Gates(in_flight, tick, sleep, replicas)
        self._pool_of = (connect, read, connections)
        self._transport: Transport | None = None
        self._pool: httpx.AsyncClient | None = None
        self._tenants: dict[str, Tenant] = {}
        self.throttled_at = float("-inf")

    async def warm(self) -> None:
        """Imports the SDK and reads the certificates in a thread, so that no turn waits for it."""
        await asyncio.to_thread(self._load)

    def _load(self) -> None:
        from bot.graph import sdk

        sdk.preload(self._opened())

    def _opened(self) -> httpx.AsyncClient:
        from bot.graph import sdk

        if self._pool is None:
            connect, read, connections = self._pool_of
            self._transport = Transport(connections, self.url.startswith("https://"))
            self._pool = sdk.pool(self._transport, connect, read)
        return self._pool

    async def aclose(self) -> None:
        if self._transport is not None:
            await self._transport.aclose()

    async def ask(self, call: Call, deadline: float | None = None) -> dict[str, Any]:
        """Graph's JSON, {} where there is none. At most four tries, all before `deadline` (a reading of `tick`).

        Raises Throttled as soon as Retry-After outlasts the deadline, CalendarRefused (a Refusal) for Graph's no,
        CalendarTrouble where the outcome is unknown.
        """
        if deadline is None:
            deadline = self.tick() + self.patience
        for attempt in range(1, TRIES + 1):
            token = await self._token(call.tenant, deadline)
            try:
                return await self._once(call, deadline, pause=2.0 ** (attempt - 2))
            except Throttled as throttled:
                wait = throttled.retry_after or 0.0
                if attempt == TRIES or self.tick() + wait > deadline:
                    raise
            except Refusal as refused:
                if refused.status != 401 or not await self._replaced(call.tenant, token, deadline):
                    raise
                wait = 0.0
            except CalendarRefused:
                raise
            except CalendarTrouble as unknown:
                wait = max(2.0 ** (attempt - 3), unknown.retry_after or 0.0)
                if attempt == TRIES or self.tick() + wait > deadline:
                    raise
            if wait:
                await self._sleep(wait)
        raise CalendarTrouble(Ailment(Symptom.SIGN_IN_REFUSED))

    async def pages(self, call: Call, deadline: float | None = None) -> list[dict[str, Any]]:
        """The `value` of all pages.

        A nextLink is followed on Graph's own host only: the token would go wherever it points.
        """
        page = await self.ask(call, deadline)
        found = list(page.get("value") or ())
        seen: set[str] = set()
        while link := page.get("@odata.nextLink"):
            if link in seen:
                raise CalendarTrouble(Ailment(Symptom.SAME_PAGE))
            seen.add(link)
            page = await self.ask(call.following(link), deadline)
            found += page.get("value") or ()
        return found

    async def _token(self, tenant: str, deadline: float) -> str:
        """The token, before the gate is entered: a slow Entra must not take the mailbox's slots."""
        async with self._entra_until(deadline):
            return await self._tokens.token(tenant, self.scope)

    async def _replaced(self, tenant: str, refused: str, deadline: float) -> bool:
        async with self._entra_until(deadline):
            return await self._tokens.replaced(tenant, self.scope, refused)

    @asynccontextmanager
    async def _entra_until(self, deadline: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(max(0.0, deadline - self.tick())):
                yield
        except TimeoutError:
            raise CalendarTrouble(Ailment(Symptom.ENTRA_SILENT)) from None

    async def _once(self, call: Call, deadline: float, pause: float) -> dict[str, Any]:
        """One try.

        A Throttled holds the mailbox's gate for Retry-After, for `pause` seconds where Graph names no time.
        """
        async with self._gates.turn(call.tenant, call.mailbox, deadline, call.leaves) as hold:
            try:
                return await self._answer(call, deadline)
            except Throttled as throttled:
                self.throttled_at = self.tick()
                throttled.retry_after = max(throttled.retry_after or 0.0, pause)
                await hold(throttled.retry_after)
                raise

    async def _answer(self, call: Call, deadline: float) -> dict[str, Any]:
        ours = request_id()
        tenant = self._tenant(call.tenant)
        request = tenant.request(
            call.method, call.at, call.query, {"client-request-id": ours, **call.headers}, call.body
        )
        named = shape(call.method, request.url_template)
        outcome: Outcome | None = None
        began = self.tick()
        if began >= deadline:  # what is sent now may take effect, and its answer, be it 429, would be lost
            raise CalendarTrouble(Ailment(Symptom.SILENT))
        try:
            async with asyncio.timeout(max(0.0, deadline - began)):
                outcome = await tenant.send(request)
        except (TimeoutError, httpx.TimeoutException):
            raise CalendarTrouble(Ailment(Symptom.SILENT)) from None
        except httpx.HTTPError as error:
            raise CalendarTrouble(Ailment(Symptom.UNREACHABLE, type(error).__name__)) from None
        finally:
            self._note(named, outcome, self.tick() - began, ours)
        if outcome.status >= 400:
            raise trouble(outcome.status, outcome.code, retry_after(outcome.headers, self.now()), outcome.existing)
        return read(outcome.body)

    def _tenant(self, tenant: str) -> Tenant:
        from bot.graph import sdk

        if tenant not in self._tenants:
            self._tenants[tenant] = sdk.Tenant(self.url, lambda: self._tokens.token(tenant, self.scope), self._opened())
        return self._tenants[tenant]

    def _note(self, named: str, outcome: Outcome | None, seconds: float, ours: str) -> None:
        status = outcome.status if outcome else 0
        theirs = outcome.headers.get("request-id", "-") if outcome else "-"
        level = logging.DEBUG if 0 < status < 400 else logging.INFO
        said = "%s: %s in %.0f ms, request-id %s, ours %s"
        log.log(level, said, named, status or "no answer", seconds * 1000, theirs, ours)
        if self._observe:
            self._observe(named, status, seconds)
