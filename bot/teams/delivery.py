"""One request to the connector, repeated where that helps.

Page "Optimize your bot with rate limiting in Teams": 412, 429, 502 and 504 are to be repeated with growing, jittered
pauses. A connection that breaks is repeated too; a doubled message in the rare case that it had arrived is the lesser
harm. Not repeated: a POST that got no answer in time, for it most likely did arrive.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import orjson

from bot.journal import where
from bot.ports import MessageTrouble
from bot.teams.writing import written

_REPEATED = frozenset({412, 429, 502, 504})
_GONE = frozenset({403, 404})
MOST_TRIES = 5
_MOST_SECONDS = 30.0
_CONNECT_SECONDS = 5.0
_MOST_ANSWER = 64 * 1024

logger = logging.getLogger(__name__)

Token = Callable[[], Awaitable[str]]


class _TryAgain(Exception):
    """This try failed, another may not. `after`: seconds the connector asked for."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class Delivery:
    """`token` gives the bot's token for the connector, empty where none is needed (local tools); `fresh_token`, where
    there is one, a new one after a 401.

    `sleep`, `elapsed` (seconds, growing) and `jitter` (0 to 1) are for tests.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        token: Token,
        fresh_token: Token | None = None,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        elapsed: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
        try_seconds: float = 10.0,
    ) -> None:
        self._session = session
        self._token = token
        self._fresh_token = fresh_token
        self._sleep = sleep
        self._elapsed = elapsed
        self._jitter = jitter
        self._try_seconds = try_seconds

    async def deliver(
        self, method: str, url: str, activity: dict[str, Any] | None = None, tries: int = MOST_TRIES
    ) -> dict[str, Any]:
        """What the connector answered. Raises MessageTrouble where it refused, or after that many tries or 30 s."""
        began = self._elapsed()
        body = written(activity) if activity else b""
        for count in range(1, tries + 1):
            left = _MOST_SECONDS - (self._elapsed() - began)
            try:
                return await self._try(method, url, body, min(self._try_seconds, left))
            except _TryAgain as again:
                pause = self._pause(count) if again.after is None else again.after
                left = _MOST_SECONDS - (self._elapsed() - began)
                if count == tries or pause >= left:
                    raise MessageTrouble(f"Teams did not take the message: {again} (tried {count} times).") from None
                logger.info("the connector did not take a message: %s; again in %.1f s", again, pause)
                await self._sleep(pause)
        raise MessageTrouble("Nothing was tried.")

    def _pause(self, count: int) -> float:
        """0.5, 1, 2, 4 seconds, and up to as much again, so that many who were refused together do not come back
        together.
        """
        return 0.5 * 2.0 ** (count - 1) * (1 + self._jitter())

    async def _try(self, method: str, url: str, body: bytes, seconds: float) -> dict[str, Any]:
        status, headers, answer = await self._request(method, url, body, seconds, await self._bearer(self._token))
        if status == 401 and self._fresh_token is not None:
            status, headers, answer = await self._request(
                method, url, body, seconds, await self._bearer(self._fresh_token)
            )
        if 200 <= status < 300:
            return _object(answer)
        if status in _REPEATED:
            raise _TryAgain(f"it answered {status}", _retry_after(headers))
        raise MessageTrouble(f"Teams refused the message: it answered {status}.", gone=status in _GONE)

    async def _bearer(self, token: Token) -> str:
        try:
            return await token()
        # The provider is another edge's, and so are its troubles.
        except Exception as error:
            raise MessageTrouble(f"There is no token for Teams: {where(error)}.") from error

    async def _request(
        self, method: str, url: str, body: bytes, seconds: float, token: str
    ) -> tuple[int, Mapping[str, str], bytes]:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=_CONNECT_SECONDS)
        try:
            # No redirects: they would carry the token to a host that nobody checked.
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, response.headers, await response.content.read(_MOST_ANSWER)
        except aiohttp.ConnectionTimeoutError:
            raise _TryAgain("it cannot be reached") from None
        except TimeoutError:
            if method != "POST":
                raise _TryAgain("it did not answer in time") from None
            raise MessageTrouble("Teams did not answer in time; the message may have arrived.") from None
        except aiohttp.ClientConnectionError:
            raise _TryAgain("the connection failed") from None
        except aiohttp.ClientError as error:
            raise MessageTrouble(f"Teams could not be asked: {where(error)}.") from None


def _object(answer: bytes) -> dict[str, Any]:
    """The connector's JSON; empty where it answered with none, for what it accepted is delivered all the same."""
    try:
        found = orjson.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, or a date (RFC 9110, 10.2.3), which is compared with the connector's own clock."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None
