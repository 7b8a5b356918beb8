"""A stand-in for Bot Framework: serves its keys, signs tokens, delivers activities to a door over real HTTP.

It also notes what the bot heard of them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import aiohttp
import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.ports import Chat, ChatKind, Composed, Deliveries, Drawn, Heard, Member
from bot.teams.door import Door
from bot.teams.settings import DoorSettings, Tokens
from cards import remarks

APP = "11111111-aaaa-4bbb-8ccc-222222222222"
TENANT = "33333333-dddd-4eee-8fff-444444444444"
PERSON = "55555555-ABCD-4abc-8def-666666666666"
ISSUER = "https://api.botframework.com"
SERVICE = "https://smba.trafficmanager.net/emea/"
BOT = f"28:{APP}"
CARD = Drawn({"type": "AdaptiveCard", "version": "1.5", "body": []}, "A card")


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """One key a name: making them is slow."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024 if name == "short" else 2048)


class KeyServer:
    """The channel's OpenID metadata and keys.

    `down`: answers 503; `gate`: answers only once it is set; `moved_to`: redirects there.
    """

    def __init__(self) -> None:
        self.keys: dict[str, list[str]] = {"first": ["msteams", "webchat"]}
        self.reads = 0
        self.down = False
        self.gate: asyncio.Event | None = None
        self.moved_to = ""
        self.asked = asyncio.Event()
        app = web.Application()
        app.add_routes([web.get("/openid", self._metadata), web.get("/keys", self._list)])
        self.server = TestServer(app)

    @property
    def url(self) -> str:
        return str(self.server.make_url("/openid"))

    async def _metadata(self, request: web.Request) -> web.Response:
        self.reads += 1
        self.asked.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.moved_to:
            raise web.HTTPFound(self.moved_to)
        if self.down:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": str(self.server.make_url("/keys"))})

    async def _list(self, request: web.Request) -> web.Response:
        listed = []
        for kid, endorsements in self.keys.items():
            jwk = RSAAlgorithm.to_jwk(private_key(kid).public_key(), as_dict=True)
            listed.append({**jwk, "kid": kid, "use": "sig", "endorsements": endorsements})
        return web.json_response({"keys": [{"kty": "EC"}, *listed]})


class Outbox:
    """A Messenger that notes what it is given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Drawn]] = []
        self.opened: list[str] = []
        self.typed = 0
        self.arrived, self.typing_seen = asyncio.Event(), asyncio.Event()

    async def send(self, chat: Chat, drawn: Drawn) -> str:
        self._note("", drawn)
        return "new"

    async def update(self, chat: Chat, message: str, drawn: Drawn) -> None:
        self._note(message, drawn)

    async def typing(self, chat: Chat) -> None:
        self.typed += 1
        self.typing_seen.set()

    async def personal(self, chat: Chat) -> Chat:
        self.opened.append(chat.person)
        return replace(chat, conversation="a:own", kind=ChatKind.PERSONAL)

    async def members(self, chat: Chat) -> tuple[Member, ...]:
        return ()

    def _note(self, message: str, drawn: Drawn) -> None:
        self.sent.append((message, drawn))
        self.arrived.set()


class NoOthers:
    """Deliveries where there is one replica."""

    async def take(self, key: str, now: datetime) -> bool:
        return True

    async def answered(self, key: str, now: datetime) -> None:
        """Nobody asks."""


class Channel:
    """Open it with `async with`; then `deliver` activities. `heard` and `pressed` are what reached the bot."""

    def __init__(self, deliveries: Deliveries | None = None, **settings: Any) -> None:
        self.moment = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self._deliveries = deliveries or NoOthers()
        self.keys = KeyServer()
        self.outbox = Outbox()
        self.heard: list[Heard] = []
        self.pressed: list[Heard] = []
        self.hushed: set[str] = set()
        self.on_heard: Callable[[Heard], Awaitable[None]] | None = None
        self.on_press: Callable[[Heard], Awaitable[Drawn]] | None = None
        self.compose_waits_for: asyncio.Event | None = None
        self._settings = settings

    @property
    def nothing_ran(self) -> bool:
        return not self.heard and not self.pressed and not self.outbox.sent

    async def __aenter__(self) -> Channel:
        await self.keys.server.start_server()
        self.session = aiohttp.ClientSession()
        given = {"app_id": APP, "allowed_tenants": frozenset({TENANT}), "openid_url": self.keys.url, **self._settings}
        settings = DoorSettings(**given)
        self.door = Door(
            settings,
            self._hear,
            self._press,
            self._compose,
            lambda heard: heard.speaker.identity.object_id in self.hushed,
            self.outbox,
            self._deliveries,
            remarks.sentence,
            self.session,
            lambda: self.moment,
        )
        app = web.Application()
        app.add_routes(self.door.routes())
        self.server = TestServer(app)
        await self.server.start_server()
        return self

    async def __aexit__(self, *exc: object) -> None:
        if self.keys.gate is not None:
            self.keys.gate.set()
        await self.door.drain(5)
        await self.server.close()
        await self.session.close()
        await self.keys.server.close()

    def pass_time(self, **stretch: float) -> None:
        self.moment += timedelta(**stretch)

    def claims(self, **other: Any) -> dict[str, Any]:
        """A right token's claims, with some replaced; None leaves one out."""
        at = self.moment.timestamp()
        claims = {"iss": ISSUER, "aud": APP, "nbf": int(at), "exp": int(at) + 3600, "serviceurl": SERVICE, **other}
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, kid: str | None = "first", key: str = "", **claims: Any) -> str:
        signer = private_key(key or kid or "first")
        headers = {} if kid is None else {"kid": kid}
        return jwt.encode(self.claims(**claims), signer, algorithm="RS256", headers=headers)

    async def deliver(
        self, activity: object, token: str | None = "", headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Posts the activity (bytes as they are) with a right token, another one, or none; status and JSON or text."""
        data = activity if isinstance(activity, bytes) else json.dumps(activity).encode()
        return await self.post(data, token, headers)

    async def post(self, data: Any, token: str | None = "", headers: dict[str, str] | None = None) -> tuple[int, Any]:
        sent = {"Content-Type": "application/json", **(headers or {})}
        if token is not None:
            sent.setdefault("Authorization", f"Bearer {token or self.token()}")
        url = self.server.make_url("/api/messages")
        async with self.session.post(url, data=data, headers=sent, skip_auto_headers=["Content-Type"]) as response:
            if response.content_type == "application/json":
                return response.status, await response.json()
            return response.status, await response.text()

    async def _hear(self, heard: Heard) -> None:
        self.heard.append(heard)
        if self.on_heard is not None:
            await self.on_heard(heard)

    async def _compose(self, heard: Heard) -> tuple[Composed, ...]:
        self.pressed.append(heard)
        if self.compose_waits_for is not None:
            await self.compose_waits_for.wait()
        return (Composed("Everest", "8 seats", CARD),)

    async def _press(self, heard: Heard) -> Drawn:
        self.pressed.append(heard)
        return CARD if self.on_press is None else await self.on_press(heard)


LOCAL: dict[str, Any] = {"tokens": Tokens.IF_PRESENT, "default_tenant": TENANT}
