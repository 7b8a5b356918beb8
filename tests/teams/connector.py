"""A stand-in for the connector: answers what the test lays out, and notes what it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.ports import Chat, ChatKind, Drawn
from bot.teams.delivery import Delivery
from bot.teams.hosts import ChannelHosts
from bot.teams.pace import Pace
from bot.teams.sender import Sender, new_session

CARD = Drawn({"type": "AdaptiveCard", "version": "1.5", "body": []}, "Booked: Everest")


@dataclass
class Request:
    method: str
    path: str
    token: str | None
    body: dict[str, Any]


@dataclass
class Reply:
    """`breaks`: the connection is cut instead. `hangs`: no answer until the test ends."""

    status: int = 201
    body: Any = None
    headers: Mapping[str, str] | None = None
    breaks: bool = False
    hangs: bool = False


class Connector:
    """Open it with `async with`. `replies` are used up in order, then all is accepted. No pause is slept: `pauses`
    notes them and moves `clock`; `at`: when each request came.
    """

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests: list[Request] = []
        self.at: list[float] = []
        self.pauses: list[float] = []
        self.clock = 0.0
        self.tokens = 0
        self.ended = asyncio.Event()
        self.hanging = 0
        self.all_hang = asyncio.Event()
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._answer)
        self.server = TestServer(app)

    async def __aenter__(self) -> Connector:
        await self.server.start_server()
        self.session = new_session()
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.ended.set()
        await self.session.close()
        await self.server.close()

    def chat(self, conversation: str = "a:chat", **other: Any) -> Chat:
        given = {"service_url": str(self.server.make_url("/emea/")), "kind": ChatKind.PERSONAL, **other}
        return Chat(tenant="t", conversation=conversation, bot="28:bot", person="29:person", **given)

    def sender(
        self, hosts: ChannelHosts | None = None, fresh: bool = True, try_seconds: float = 10, paced: bool = False
    ) -> Sender:
        delivery = Delivery(
            self.session,
            self._token,
            self._fresh_token if fresh else None,
            sleep=self._sleep,
            elapsed=lambda: self.clock,
            jitter=lambda: 0.5,
            try_seconds=try_seconds,
        )
        pace = Pace(sleep=self._sleep, elapsed=lambda: self.clock) if paced else None
        return Sender(delivery, hosts or ChannelHosts(("127.0.0.1",)), pace)

    async def _token(self) -> str:
        return "kept"

    async def _fresh_token(self) -> str:
        self.tokens += 1
        return f"fresh {self.tokens}"

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.clock += seconds

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        token = request.headers.get("Authorization")
        self.at.append(self.clock)
        self.requests.append(Request(request.method, request.raw_path, token, body))
        reply = self.replies.pop(0) if self.replies else Reply(body={"id": f"sent {len(self.requests)}"})
        if reply.hangs:
            self.hanging += 1
            if not any(waiting.hangs for waiting in self.replies):
                self.all_hang.set()
            await self.ended.wait()
        if reply.breaks:
            assert request.transport is not None
            request.transport.abort()
        if isinstance(reply.body, bytes):
            return web.Response(status=reply.status, body=reply.body, headers=reply.headers)
        return web.json_response(reply.body or {}, status=reply.status, headers=reply.headers)
