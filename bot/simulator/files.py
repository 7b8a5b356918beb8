"""Files that people attach: what stands behind the download address of an attachment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from .identity import stable_guid
from .meddling import meddle

if TYPE_CHECKING:
    from .simulator import Simulator


class Files:
    """Uploaded files by key. `fetched` lists the keys in the order of their downloads."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self.contents: dict[str, tuple[str, bytes]] = {}
        self.fetched: list[str] = []

    def add(self, name: str, content: bytes) -> tuple[str, str]:
        """Keeps a file; gives its key and its download address, which needs no token (like SharePoint's)."""
        key = stable_guid("file", name, str(len(self.contents)))
        self.contents[key] = (name, content)
        return key, f"{self._simulator.base_url}/files/{key}/{quote(name)}"


def files_app(simulator: Simulator) -> web.Application:
    """The downloads, to be mounted under /files; faults: `simulator.connector_faults`."""

    async def download(request: web.Request) -> web.Response:
        key = request.match_info["key"]
        if key not in simulator.files.contents:
            return web.Response(status=404)
        simulator.files.fetched.append(key)
        return web.Response(body=simulator.files.contents[key][1], content_type="application/octet-stream")

    app = web.Application(middlewares=[meddle(simulator.connector_faults, simulator.tenant)])
    app.router.add_get("/{key}/{name}", download)
    return app
