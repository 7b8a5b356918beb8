"""A socket to listen on, an application served on it, and the wish to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

LAST_TURNS = 18.0
"""Seconds that what is under way is given when Nook is told to stop: turns, steps of bookings, notices."""
LAST_REQUESTS = 4.0
"""Seconds for requests that came in that very moment. Both, twice the latter, end before 30 s, when Nook is killed."""


class CannotStart(Exception):
    """Nook could not start; the text says why and what to do."""


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free. Raises CannotStart."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise CannotStart(
            f"Nook cannot listen on {host}:{port}: {error.strerror or error}. Name another port, e.g. PORT=3979."
        ) from error


@asynccontextmanager
async def listening(app: web.Application, at: socket.socket) -> AsyncIterator[None]:
    """Serves on a socket that listens already. At the end, requests under way are finished first."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_REQUESTS, handle_signals=False)
    await runner.setup()
    try:
        await web.SockSite(runner, at).start()
        yield
    finally:
        await runner.cleanup()


async def told_to_stop() -> None:
    """Waits for SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
