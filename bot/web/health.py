"""`/health`, `/ready` and `/metrics`: whether Nook lives, whether it can serve, and what it has done.

All three are open to whoever reaches Nook, so they name no people, no addresses and no secrets.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

Check = Callable[[], Awaitable[None]]
"""Returns when well; raises an exception whose text says what is wrong, in words without names or secrets."""
CHECK_LIMIT = 5.0


class Metrics(Protocol):
    """As `bot.metrics` has it."""

    @property
    def registry(self) -> CollectorRegistry: ...
    def checked(self, check: str, well: bool) -> None: ...


def health_routes(
    checks: Mapping[str, Check],
    warnings: Callable[[], Awaitable[Mapping[str, str]]],
    metrics: Metrics,
    counted: Callable[[], Awaitable[None]],
) -> list[web.RouteDef]:
    """`checks` by the name that `/ready` gives for what is wrong: `database`, `login`, `graph`. `warnings`: by name,
    what is wrong though Nook can serve. `counted` brings what is counted elsewhere into `metrics`, and raises nothing.
    """

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_request: web.Request) -> web.Response:
        outcomes = await asyncio.gather(*(_outcome(check) for check in checks.values()))
        wrong = {name: fault for name, fault in zip(checks, outcomes, strict=True) if fault}
        for name in checks:
            metrics.checked(name, name not in wrong)
        status, said = (503, "not ready") if wrong else (200, "ready")
        return web.json_response({"status": said, "wrong": wrong, "warnings": dict(await warnings())}, status=status)

    async def measured(_request: web.Request) -> web.Response:
        await counted()
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [web.get("/health", health), web.get("/ready", ready), web.get("/metrics", measured)]


async def _outcome(check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_LIMIT):
            await check()
    except TimeoutError:
        return "does not answer"
    except Exception as trouble:
        return str(trouble) or type(trouble).__name__
    return ""
