"""A process that makes every kind of call and prints how many of the SDK's model modules it took,
whether the heavy one is among them, and what was imported only then.

`python -m tests.graph.heavy bytes`, or `models` for the control, which reads one event the SDK's own way.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from typing import Any

from aiohttp.test_utils import TestServer

from bot.domain.people import Identity
from bot.graph.calendars import GraphCalendars
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.directory import GraphDirectory
from bot.graph.people import GraphPeople
from bot.graph.places import offered_rooms
from bot.graph.tokens import Tokens
from bot.ports import CalendarRefused
from tests.graph.conftest import CONFIGURATION, EVEREST, HOUR, invitation
from tests.graph.fake_microsoft import SECRET, SERVICE, TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime


async def main(how: str) -> None:
    time = FakeTime()
    fake = FakeMicrosoft(time, pages=[[{"id": "1", "displayName": "Everest", "emailAddress": EVEREST}]])
    fake.users["oid"] = {"id": "oid", "userPrincipalName": "adele@contoso.com", "accountEnabled": True}
    server = TestServer(fake.app())
    await server.start_server()
    tokens = Tokens("app-id", SECRET, f"{server.make_url('/login')}", time.now)
    graph = Graph(tokens, f"{server.make_url('/graph/v1.0')}", time.now, tick=time.tick, sleep=time.sleep)
    await graph.warm()
    await tokens.token(TENANT, graph.scope)
    before = set(sys.modules)
    await every_kind(graph, tokens, fake)
    late = sorted(set(sys.modules) - before)
    if how == "models":
        _the_sdks_own_way()
    await graph.aclose()
    await tokens.aclose()
    await server.close()
    models = [m for m in sys.modules if m.startswith("msgraph.generated.models")]
    print(len(models), "msgraph.generated.models.entity" in models, *late)


async def every_kind(graph: Graph, tokens: Tokens, fake: FakeMicrosoft) -> None:
    """Each call that this edge can make, once; `fake` refuses one of them."""
    calendars = GraphCalendars(graph)
    await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)
    made = await calendars.invite(CONFIGURATION, invitation())
    await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    await calendars.find(CONFIGURATION, SERVICE, invitation().booking)
    await calendars.reschedule(CONFIGURATION, SERVICE, made.id, HOUR.moved(timedelta(hours=1)))
    await calendars.add_room(CONFIGURATION, SERVICE, made.id, "Fuji", "fuji@contoso.com")
    await calendars.drop_room(CONFIGURATION, SERVICE, made.id, EVEREST, "Fuji", "fuji@contoso.com")
    await calendars.meetings(CONFIGURATION, SERVICE, HOUR)
    await calendars.withdraw(CONFIGURATION, SERVICE, made.id, "Not needed.")
    alone = await calendars.invite(CONFIGURATION, invitation("5f0c9f0e-0000-4000-8000-000000000009"))
    fake.events[alone.id]["attendees"] = []
    await calendars.withdraw(CONFIGURATION, SERVICE, alone.id, "Not needed.")
    await graph.ask(Call(TENANT, "GET", lambda g: g.organization, query={"$select": ["id"]}))
    await offered_rooms(graph, TENANT)
    await GraphPeople(graph).account(Identity(TENANT, "oid"))
    directory = GraphDirectory(graph, tokens, calendars, "app-id", "https://login.example", "https://nook.example")
    await directory.verified_domains(TENANT)
    for words in ("adele", "o'hara@contoso.com"):
        await directory.find_people(TENANT, words)
    await directory.zone_of(TENANT, SERVICE)
    await directory.readable(CONFIGURATION, [EVEREST])
    fake.script = [error(403, "ErrorAccessDenied")]
    try:
        await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    except CalendarRefused:
        return
    raise AssertionError("the fake did not refuse")


def _the_sdks_own_way() -> None:
    from kiota_serialization_json.json_parse_node import JsonParseNode
    from msgraph.generated.models.event import Event

    event: Any = JsonParseNode({"id": "1", "subject": "x"}).get_object_value(Event)
    assert event.id == "1"


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
