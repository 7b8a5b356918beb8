"""Nook and the echo as processes of their own: started cold, counted from outside, stopped as a host would."""

from __future__ import annotations

import asyncio
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.bench.microsoft import APP_ID, SECRET, Microsoft
from tests.bench.office import TENANT
from tests.bench.raw_http import Wire, request

ROOT = Path(__file__).parents[2]
NOOK = [sys.executable, "app.py"]
ECHO = [sys.executable, "-m", "tests.bench.echo"]
START_LIMIT = 60.0
SETTLING, SETTLING_LIMIT = 0.15, 10.0
"""Seconds: over how long it is looked whether a process works, and how long it is waited for."""
IDLE = 0.05
"""The part of a core that processes use which have nothing to do."""
SIGNING_KEY = "a key that is only for the bench"


@dataclass(slots=True)
class Running:
    """`start_up`: seconds from the start to the first 200 of `/ready`; `start_cpu`, `start_rss`: as they were then.
    `turns`: how many it has answered.
    """

    port: int
    process: subprocess.Popen[bytes]
    start_up: float = 0.0
    start_cpu: float = 0.0
    start_rss: float = 0.0
    wires: list[Wire] = field(default_factory=list)
    turns: int = 0

    def cpu(self) -> float:
        """Seconds of CPU so far, all threads; on Linux to the nanosecond, elsewhere to the clock tick."""
        if platform.system() == "Linux":
            # The clock of another process, by Linux' own numbering (MAKE_PROCESS_CPUCLOCK).
            return time.clock_gettime((~self.process.pid << 3) | 2)
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def rss(self) -> float:
        """Megabytes."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6


def nook_environment(microsoft: Microsoft, database_url: str, port: int) -> dict[str, str]:
    """The settings of the README, as in production but for the addresses: tokens are required, limits are on."""
    return {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PUBLIC_URL": "https://nook.example.com",
        "SIGNING_KEY": SIGNING_KEY,
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_PASSWORD": SECRET,
        "MICROSOFT_APP_TENANT_ID": TENANT,
        "DATABASE_URL": database_url,
        "GRAPH_URL": f"{microsoft.url}/v1.0",
        "LOGIN_URL": f"{microsoft.url}/login",
        "CHANNEL_OPENID_URL": f"{microsoft.url}/openidconfiguration",
        "CHANNEL_HOSTS": "127.0.0.1",
        "RATE_LIMIT_PERSON": "1000000",
        "RATE_LIMIT_TENANT": "1000000",
    }


@asynccontextmanager
async def nook(
    microsoft: Microsoft, database_url: str, connections: int, log: Path, **settings: str
) -> AsyncIterator[Running]:
    port = free_port()
    environment = {**nook_environment(microsoft, database_url, port), **settings}
    async with _started(NOOK, port, environment, connections, log) as running:
        yield running


@asynccontextmanager
async def echo(connections: int, log: Path) -> AsyncIterator[Running]:
    port = free_port()
    async with _started([*ECHO, str(port)], port, {}, connections, log) as running:
        yield running


async def settled(*all_running: Running) -> None:
    """Returns when none of them does anything to speak of: what the turns before left to be done is done, and is not
    counted to those that come. Waits no longer than `SETTLING_LIMIT`.
    """
    until, calm = time.perf_counter() + SETTLING_LIMIT, 0
    while calm < 2 and time.perf_counter() < until:
        before = sum(each.cpu() for each in all_running)
        await asyncio.sleep(SETTLING)
        calm = calm + 1 if sum(each.cpu() for each in all_running) - before < SETTLING * IDLE else 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@asynccontextmanager
async def _started(
    command: list[str], port: int, settings: dict[str, str], connections: int, log: Path
) -> AsyncIterator[Running]:
    began = time.perf_counter()
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: ASYNC220
            command, cwd=ROOT, env={**os.environ, **settings}, stdout=out, stderr=out
        )
    running = Running(port, process)
    try:
        await _ready(running, log)
        running.start_up = time.perf_counter() - began
        running.start_cpu, running.start_rss = running.cpu(), running.rss()
        running.wires = [await Wire.to(port) for _ in range(connections)]
        yield running
    finally:
        for wire in running.wires:
            wire.close()
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(process.wait, 10)
        except subprocess.TimeoutExpired:
            process.kill()


async def _ready(running: Running, log: Path) -> None:
    until = time.perf_counter() + START_LIMIT
    while time.perf_counter() < until and running.process.poll() is None:
        try:
            wire = await Wire.to(running.port)
            try:
                if (await wire.ask(request("GET", "/ready")))[0] == 200:
                    return
            finally:
                wire.close()
        except OSError:
            pass
        await asyncio.sleep(0.01)
    raise SystemExit(f"it did not start:\n{log.read_text(errors='replace')[-2000:]}")
