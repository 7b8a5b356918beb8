"""Whether Microsoft 365 can be worked with: for `/ready` and for the admin's check."""

from __future__ import annotations

from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.graph.troubles import Refusal
from bot.ports import CalendarTrouble, Throttled


async def faults(tokens: Tokens, graph: Graph, tenant: str, patience: float = 5.0) -> dict[str, str]:
    """What does not work, by name, with a sentence; {} where all is well.

    `login`: no token can be had. `graph`: Graph does not answer; one that asks to wait, or has no right for us, does.
    """
    deadline = graph.tick() + patience
    try:
        await tokens.token(tenant, graph.scope)
    except CalendarTrouble as trouble:
        return {"login": str(trouble)}
    try:
        await graph.ask(Call(tenant, "GET", lambda g: g.organization, query={"$select": ["id"]}), deadline)
    except Throttled:
        return {}
    except Refusal as refused:
        return {"graph": str(refused)} if refused.status == 401 else {}
    except CalendarTrouble as trouble:
        return {"graph": str(trouble)}
    return {}
