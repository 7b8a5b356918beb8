"""The measure: a bare aiohttp bot that parses the activity and sends one message through a pooled session."""

from __future__ import annotations

import json
import sys

import aiohttp
from aiohttp import web

REPLY = json.dumps({"type": "message", "text": "echo"}).encode()


def main(port: int) -> None:
    app = web.Application()
    session = web.AppKey("session", aiohttp.ClientSession)

    async def opened(app: web.Application) -> None:
        app[session] = aiohttp.ClientSession()

    async def messages(request: web.Request) -> web.Response:
        activity = await request.json()
        url = f"{activity['serviceUrl']}v3/conversations/{activity['conversation']['id']}/activities"
        async with app[session].post(url, data=REPLY, headers={"Content-Type": "application/json"}) as response:
            await response.read()
        return web.Response(status=202)

    async def ready(_request: web.Request) -> web.Response:
        return web.Response()

    app.on_startup.append(opened)
    app.add_routes([web.post("/api/messages", messages), web.get("/ready", ready)])
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=lambda *_: None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
