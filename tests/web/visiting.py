"""A person at the tab, without the page: signed in as Teams does it, asking over real HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.domain.floorplan import Area, Kind, Plan
from bot.simulator import APP_ID
from tests.office import Office

Json = dict[str, Any]
PATIENCE = 20.0
"""Seconds that a busy machine may take; nothing waits for them."""
PLAN = Plan(
    "HQ",
    "3",
    20.0,
    10.0,
    (((0.0, 0.0), (20.0, 0.0), (20.0, 10.0), (0.0, 10.0)),),
    (
        Area("a", "Everest", Kind.ROOM, (((0.0, 0.0), (9.0, 0.0), (9.0, 10.0), (0.0, 10.0)),), (4.5, 5.0)),
        Area("b", "Fuji", Kind.ROOM, (((11.0, 0.0), (20.0, 0.0), (20.0, 10.0), (11.0, 10.0)),), (15.5, 5.0)),
        Area("c", "", Kind.WAY, (((9.0, 0.0), (11.0, 0.0), (11.0, 10.0), (9.0, 10.0)),), (10.0, 5.0)),
    ),
    north=12.0,
)
FLOOR = {"building": "HQ", "floor": "3", "day": "2027-03-01"}
EVEREST = "everest@contoso.com"


class Visitor:
    def __init__(self, office: Office, address: str, session: aiohttp.ClientSession) -> None:
        person = office.tenant.person(address)
        assert person is not None
        self.office, self.person, self._session = office, person, session
        self.base = office.simulator.teams.bot_url.removesuffix("/api/messages")

    def token(self, version: int = 2, audience: str = "", **claims: Any) -> str:
        tokens = self.office.simulator.tokens
        return tokens.make_for_person(self.person, self.office.tenant.id, APP_ID, audience, version, **claims)

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.token()}",
            "Accept-Language": "en-GB",
            "X-Time-Zone": "Europe/Berlin",
        }

    async def asks(self, path: str, query: Mapping[str, str] | None = None, **headers: str) -> tuple[int, Json]:
        async with self._session.get(
            f"{self.base}/floor/api/{path}", params=query, headers={**self.headers, **headers}
        ) as answer:
            return answer.status, await answer.json()

    async def sends(self, path: str, body: Json) -> tuple[int, Json]:
        async with self._session.post(f"{self.base}/floor/api/{path}", json=body, headers=self.headers) as answer:
            return answer.status, await answer.json()

    async def opens_room(self, room: str = EVEREST, at: int | None = None, minutes: int = 60) -> Json:
        body = {"room": room, "day": "2027-03-01", "at": at, "minutes": minutes, "people": 0}
        status, said = await self.sends("room", body)
        assert status == 200, said
        return said

    async def presses(self, said: Json, title: str) -> Json:
        [reference, *_] = [one["data"]["op"] for one in buttons(said["card"]) if one["title"].startswith(title)]
        status, reply = await self.sends("press", {"reference": reference, "booking": said["about"]})
        assert status == 200, reply
        return reply

    @asynccontextmanager
    async def stream(self) -> AsyncIterator[Stream]:
        address = f"{self.base}/floor/api/stream"
        async with self._session.get(address, params=FLOOR, headers=self.headers) as answer:
            yield Stream(answer)


class Stream:
    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer = answer

    async def next(self) -> Json | None:
        """The next event; None where the stream has ended."""
        async with asyncio.timeout(PATIENCE):
            async for line in self.answer.content:
                if line.startswith(b"data: "):
                    read: Json = json.loads(line[6:])
                    return read
        return None

    async def until(self, room: str, state: str) -> Json:
        """The first event in which that room stands so now."""
        while (told := await self.next()) is not None:
            if any(one == state for _, one in told["seen"]["rooms"][room]["changes"]):
                return told
        raise AssertionError("the stream ended")


def buttons(node: Any) -> list[Json]:
    if isinstance(node, list):
        return [one for part in node for one in buttons(part)]
    if not isinstance(node, dict):
        return []
    own = [node] if node.get("type") == "Action.Execute" else []
    return own + [one for name, part in node.items() if name not in ("data", "fallback") for one in buttons(part)]


@asynccontextmanager
async def visitors(office: Office, *addresses: str) -> AsyncIterator[list[Visitor]]:
    await office.nook.world.store.save_plans([PLAN])
    async with aiohttp.ClientSession() as session:
        yield [Visitor(office, address, session) for address in addresses or ("adele@contoso.com",)]
