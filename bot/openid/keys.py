"""The public keys of whoever signs tokens: Bot Framework for the channel, Entra for people who sign in.

Microsoft's pages "Authenticate requests from the Bot Connector service to your bot" (Azure AI Bot Service, REST
authentication) and "Access tokens in the Microsoft identity platform": the OpenID metadata names the issuer and the
list of keys; the channel's say for which channels they may sign (`endorsements`); the list should be read every day,
and the channel's must not be used for more than five.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from bot.journal import where
from bot.openid.ways import is_private_way

_FRESH = timedelta(hours=24)
_USABLE = timedelta(days=5)
_FETCH_SECONDS = 5
_MOST_FETCHES = 3
_FETCH_WINDOW, _APART = timedelta(minutes=1), timedelta(seconds=20)
_MOST_BYTES = 1024 * 1024

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """`endorsements`: the channels for which a token signed with this key may speak."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class KeyRing:
    """One issuer's keys, read when first needed and then daily. An unknown key is looked for at once, so that a
    roll-over costs nobody anything.

    Where the list is a day old it is read again beside the running requests, which meanwhile use the old one: a slow
    key server delays nobody. After three reads within a minute the next comes 20 seconds later, one at a time, so
    that junk tokens cannot make Nook hammer the key server, nor keep a new key from it for long.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        openid_url: str,
        now: Callable[[], datetime],
        reached: Callable[[str], str] = lambda url: url,
    ) -> None:
        """`reached`: the address at which another one that the metadata names is reached, for stand-ins."""
        self._session = session
        self._openid_url = openid_url
        self._now = now
        self._reached = reached
        self.issuer = ""
        """As the metadata names it; "" until it was read."""
        self._keys: dict[str, SigningKey] = {}
        self._read_at: datetime | None = None
        self._began: deque[datetime] = deque(maxlen=_MOST_FETCHES)
        self._reading: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        """The key of that id, or None where there is no such key or the keys cannot be read."""
        age = self._age()
        if age is None or age > _USABLE or kid not in self._keys:
            await self._read()
        elif age > _FRESH:
            self._begin()
        age = self._age()
        return self._keys.get(kid) if age is not None and age <= _USABLE else None

    def _age(self) -> timedelta | None:
        return None if self._read_at is None else self._now() - self._read_at

    async def _read(self) -> None:
        task = self._begin()
        if task is not None:
            # Shielded: a caller that goes away must not stop the read that others wait for.
            await asyncio.shield(task)

    def _begin(self) -> asyncio.Task[None] | None:
        if self._reading is not None and not self._reading.done():
            return self._reading
        now = self._now()
        often = len(self._began) == _MOST_FETCHES and timedelta(0) <= now - self._began[0] < _FETCH_WINDOW
        if often and now - self._began[-1] < _APART:
            return None
        self._began.append(now)
        self._reading = asyncio.create_task(self._fetch(), name="read the keys")
        return self._reading

    async def _fetch(self) -> None:
        try:
            async with asyncio.timeout(_FETCH_SECONDS):
                metadata = await self._get(self._openid_url)
                listed = (await self._get(self._reached(metadata["jwks_uri"])))["keys"]
            keys = dict(pair for pair in map(_signing_key, listed) if pair is not None)
            if not keys:
                raise ValueError("no usable key in the list")
        # Whatever went wrong there, the keys that are known stay in use.
        except Exception as error:
            logger.warning("the keys of %s could not be read: %s", urlsplit(self._openid_url).netloc, where(error))
            return
        self._keys, self.issuer = keys, str(metadata.get("issuer", ""))
        self._read_at = self._now()

    async def _get(self, url: str) -> dict[str, Any]:
        if not is_private_way(url):
            raise ValueError("keys are read over https only, or from this machine")
        async with self._session.get(url, allow_redirects=False) as response:
            if response.status != 200:
                raise ValueError(f"answered {response.status}")
            body = bytearray()
            async for piece in response.content.iter_any():
                body += piece
                if len(body) > _MOST_BYTES:
                    raise ValueError("answered too much")
        document: dict[str, Any] = json.loads(bytes(body))
        return document


def _signing_key(jwk: dict[str, Any]) -> tuple[str, SigningKey] | None:
    """None for what is no RSA signing key of a decent length: one odd entry must not spoil the others."""
    try:
        if jwk.get("use", "sig") != "sig":
            return None
        public = RSAAlgorithm.from_jwk({"kty": jwk["kty"], "n": jwk["n"], "e": jwk["e"]})
        if not isinstance(public, RSAPublicKey) or public.key_size < 2048:
            return None
        return str(jwk["kid"]), SigningKey(public, frozenset(map(str, jwk.get("endorsements") or ())))
    except Exception as error:
        logger.warning("a key was left out: %s", where(error))
        return None
