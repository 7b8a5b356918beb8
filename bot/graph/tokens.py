"""Tokens that are there when a turn needs them: fetched once for everybody who waits, renewed before they end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.ailments import Ailment, Symptom
from bot.graph.entra import Credential, Entra
from bot.ports import CalendarRefused, CalendarTrouble, Throttled

log = logging.getLogger(__name__)

EARLY = timedelta(minutes=5)
"""So long before its end a token is renewed, in the background."""
AGAIN = timedelta(seconds=30)
"""So long after a failed renewal the next one is tried."""

MINUTE = timedelta(minutes=1)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str = field(repr=False)
    ends: datetime


class Tokens:
    """Client-credentials tokens for any tenant and scope. Belongs to the event loop it is first used on.

    `now` gives aware UTC. MSAL blocks, its constructor included, so it works in `threads` threads of its own.
    """

    def __init__(
        self, app_id: str, secret: Credential, login_url: str, now: Callable[[], datetime], threads: int = 4
    ) -> None:
        self._entra = Entra(app_id, secret, login_url, now)
        self._now = now
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="entra")
        self._tokens: dict[Key, _Token] = {}
        self._flights: dict[Key, asyncio.Task[_Token]] = {}
        self._renew_again: dict[Key, datetime] = {}
        self._held: dict[Key, datetime] = {}
        self._replaced: dict[Key, datetime] = {}
        self._refused: dict[Key, CalendarRefused] = {}

    async def token(self, tenant: str, scope: str, fresh: bool = False) -> str:
        """A valid token. `fresh`: a new one from Entra, since one that is kept does not carry roles granted after it.

        While Entra is down the kept token is served until it ends. Raises CalendarRefused with Entra's AADSTS code,
        Throttled, or CalendarTrouble.
        """
        key = (tenant.lower(), scope)
        kept = self._tokens.get(key)
        now = self._now()
        if fresh or kept is None or kept.ends <= now:
            return (await asyncio.shield(self._flight(key, now))).text
        if kept.ends - now <= EARLY and self._renew_again.get(key, now) <= now:
            self._flight(key, now)
        return kept.text

    async def replaced(self, tenant: str, scope: str, refused: str) -> bool:
        """Whether there is another token than the one that was not accepted; fetches it, once a minute at most."""
        key, now = (tenant.lower(), scope), self._now()
        kept = self._tokens.get(key)
        if kept is not None and kept.text != refused:
            return True
        if key not in self._flights:
            if self._replaced.get(key, now - MINUTE) > now - MINUTE:
                return False
            self._replaced[key] = now
        await asyncio.shield(self._flight(key, now))
        return True

    def kept(self, tenant: str, scope: str) -> str:
        """The token that is there, good or not; "" where there is none. Asks nobody."""
        found = self._tokens.get((tenant.lower(), scope))
        return found.text if found else ""

    def refusal(self, tenant: str, scope: str) -> CalendarRefused | None:
        """Entra's no to the last request for this token; None where it gave one, or did not say."""
        return self._refused.get((tenant.lower(), scope))

    @property
    def busy(self) -> bool:
        """Whether a request to Entra is under way."""
        return bool(self._flights)

    async def aclose(self) -> None:
        flights = list(self._flights.values())
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._entra.close()

    def _flight(self, key: Key, now: datetime) -> asyncio.Task[_Token]:
        """The one request for this token that is under way, begun now if there was none."""
        flight = self._flights.get(key)
        if flight is None:
            flight = asyncio.get_running_loop().create_task(self._fetch(key, now))
            flight.add_done_callback(_seen)
            self._flights[key] = flight
        return flight

    async def _fetch(self, key: Key, now: datetime) -> _Token:
        try:
            if (wait := (self._held.get(key, now) - now).total_seconds()) > 0:
                raise Throttled(Ailment(Symptom.ENTRA_WAIT), wait)
            text, seconds = await asyncio.get_running_loop().run_in_executor(self._pool, self._entra.fetch, *key)
        except CalendarTrouble as trouble:
            if isinstance(trouble, Throttled):
                self._held[key] = now + timedelta(seconds=trouble.retry_after or 0)
            self._renew_again[key] = now + AGAIN
            if isinstance(trouble, CalendarRefused):
                self._refused[key] = trouble
            log.warning("no new token from Entra: %s", trouble)
            raise
        finally:
            self._flights.pop(key, None)
        self._refused.pop(key, None)
        token = self._tokens[key] = _Token(text, self._now() + timedelta(seconds=seconds))
        return token


def _seen(flight: asyncio.Task[_Token]) -> None:
    """A renewal in the background fails without anybody waiting for it; it is logged already."""
    if not flight.cancelled():
        flight.exception()
