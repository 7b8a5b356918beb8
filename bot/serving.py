"""A socket to listen on, an application served on it, and the wish to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
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


@asynccontextmanager
async def in_background(
    app: web.Application, works: Iterable[Coroutine[None, None, None]], turns: Callable[[float], Awaitable[None]]
) -> AsyncIterator[None]:
    """Runs the works until the application shuts down: from then on others are to take over. What they have begun they
    may end, and so may the `turns`, which are given so many seconds.
    """
    tasks = [asyncio.create_task(work) for work in works]

    async def end(seconds: float) -> None:
        for task in tasks:
            task.cancel()
        *ended, _ = await asyncio.gather(*tasks, turns(seconds), return_exceptions=True)
        if broken := [error for error in ended if isinstance(error, Exception)]:
            raise broken[0]

    async def shut_down(_: web.Application) -> None:
        await end(LAST_TURNS)

    app.on_shutdown.append(shut_down)
    try:
        yield
    finally:
        await end(LAST_REQUESTS)


async def told_to_stop() -> None:
    """Waits for SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
