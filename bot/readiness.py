"""What `/ready` tries before it says that Nook can serve, and what it warns of while Nook serves all the same.

A warning takes no replica out of service: people are better answered by one whose bookings wait than by none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.graph.client import Graph
from bot.graph.health import faults
from bot.graph.tokens import Tokens
from bot.ports import CalendarTrouble, Figures, Store
from bot.web.health import Check

CONNECTOR_SCOPE = "https://api.botframework.com/.default"
"""What the bot's token for the connector is for: "Authentication with the Bot Connector API", bot to connector."""
OUTBOX_WAITS = 120.0
"""Seconds, as in deploy/alerts.yaml."""
SWEEP_RESTS = 300.0


def checks(store: Store, tokens: Tokens, graph: Graph, tenant: str) -> dict[str, Check]:
    """By the name that `/ready` gives. `tenant`: the bot's own."""

    async def login() -> None:
        await tokens.token(tenant, CONNECTOR_SCOPE)

    async def microsoft_365() -> None:
        """Only once there is a configuration: before that an admin can already talk to Nook."""
        for served in {configuration.tenant for configuration in (await store.configurations()).values()}:
            if found := await faults(tokens, graph, served):
                raise CalendarTrouble("; ".join(found.values()))

    return {"database": store.ping, "login": login, "graph": microsoft_365}


def warnings(figures: Figures, swept_at: datetime, now: datetime) -> Iterator[tuple[str, str]]:
    """Name and sentence of each. `swept_at`: when this process last got through all that was to be read ahead."""
    waits = (now - figures.oldest_due).total_seconds() if figures.oldest_due else 0.0
    if waits > OUTBOX_WAITS:
        yield "outbox", f"bookings are not driven on: of {figures.due} due steps the first has waited for {waits:.0f} s"
    rests = (now - swept_at).total_seconds()
    if rests > SWEEP_RESTS:
        yield "sweep", f"calendars were not read ahead for {rests:.0f} s: each search asks Microsoft 365 itself"
