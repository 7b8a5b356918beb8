"""A bot of a few lines, to try the Teams side on: it answers messages with a card, and presses with another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import jwt
from aiohttp import web

from bot.simulator import APP_ID, APP_SECRET, Simulator

CARD = "application/vnd.microsoft.card.adaptive"


def card(text: str) -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [
            {"type": "TextBlock", "text": text},
            {"type": "Input.Text", "id": "subject", "label": "Subject", "value": "Planning"},
            {"type": "Input.Toggle", "id": "loud", "title": "Loud"},
        ],
        "actions": [
            {"type": "Action.Execute", "title": "Book", "verb": "book", "data": {"ref": "r1"}},
            {"type": "Action.Submit", "title": "Old way", "data": {"ref": "r2"}},
            {"type": "Action.Execute", "title": "Note", "verb": "note", "associatedInputs": "none"},
        ],
    }


class EchoBot:
    """Checks the token as a bot should, keeps what came, and writes back through the connector."""

    def __init__(self, simulator: Simulator, http: aiohttp.ClientSession) -> None:
        self._simulator, self._http = simulator, http
        self.received: list[dict[str, Any]] = []
        self.statuses: list[int] = []

    async def messages(self, request: web.Request) -> web.Response:
        if not await self._trusts(request.headers.get("Authorization", "")):
            return web.Response(status=401)
        activity = await request.json()
        self.received.append(activity)
        if activity["type"] == "message":
            await self.write(activity["conversation"]["id"], {"type": "typing"})
            shown = [{"contentType": CARD, "content": card(f"You said {activity.get('text')}")}]
            await self.write(activity["conversation"]["id"], {"type": "message", "attachments": shown})
        if activity["type"] != "invoke":
            return web.Response(status=202)
        if activity["value"]["action"]["verb"] == "note":
            kind, value = "application/vnd.microsoft.activity.message", "Noted"
            return web.json_response({"statusCode": 200, "type": kind, "value": value})
        return web.json_response({"statusCode": 200, "type": CARD, "value": card("Booked")})

    async def write(self, conversation: str, activity: dict[str, Any], path: str = "", method: str = "POST") -> Any:
        token = await self._token()
        url = f"{self._simulator.service_url}v3/conversations/{conversation}/activities{path}"
        headers = {"Authorization": f"Bearer {token}"}
        async with self._http.request(method, url, json=activity, headers=headers) as answer:
            self.statuses.append(answer.status)
            return await answer.json(content_type=None)

    async def create(self, member: str) -> tuple[int, Any]:
        """Opens the personal chat with somebody who has not written yet."""
        body = {"members": [{"id": member}], "tenantId": self._simulator.tenant.id, "isGroup": False}
        headers = {"Authorization": f"Bearer {await self._token()}"}
        url = f"{self._simulator.service_url}v3/conversations"
        async with self._http.post(url, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def _token(self) -> str:
        form = {
            "grant_type": "client_credentials", "client_id": APP_ID, "client_secret": APP_SECRET,
            "scope": "https://api.botframework.com/.default",
        }  # fmt: skip
        url = f"{self._simulator.login_url}/{self._simulator.tenant.id}/oauth2/v2.0/token"
        async with self._http.post(url, data=form) as answer:
            return str((await answer.json())["access_token"])

    async def _trusts(self, header: str) -> bool:
        async with self._http.get(self._simulator.openid_url) as answer:
            document = await answer.json()
        async with self._http.get(document["jwks_uri"]) as answer:
            keys = {key["kid"]: key for key in (await answer.json())["keys"]}
        try:
            token = header.removeprefix("Bearer ")
            key = keys[jwt.get_unverified_header(token)["kid"]]
            public = jwt.PyJWK(key, "RS256").key
            issuer = document["issuer"]
            claims = jwt.decode(token, public, algorithms=["RS256"], audience=APP_ID, issuer=issuer)
        except (jwt.PyJWTError, KeyError):
            return False
        return bool(claims["serviceurl"] == self._simulator.service_url and "msteams" in key["endorsements"])


@asynccontextmanager
async def echo_bot(simulator: Simulator) -> AsyncIterator[EchoBot]:
    """The bot behind real HTTP, known to the simulator's Teams."""
    async with aiohttp.ClientSession() as http:
        bot = EchoBot(simulator, http)
        app = web.Application()
        app.router.add_post("/api/messages", bot.messages)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        simulator.teams.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        try:
            yield bot
        finally:
            await runner.cleanup()
