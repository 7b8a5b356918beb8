"""The demo: a pretend Microsoft 365, a Nook that is set up for it, and the chat page, all on this machine."""

from __future__ import annotations

import logging
import secrets
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.commands.admin.plan_matching import placed
from bot.demo_past import past, read_before
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.people import Identity, Role
from bot.domain.workplace import Room
from bot.graph.places import offered_rooms
from bot.imdf import read_plans
from bot.serving import listening
from bot.settings import Settings
from bot.simulator import APP_ID, APP_SECRET, Simulator
from bot.simulator.company import PERSONAS, build_company
from bot.simulator.page import page_routes
from bot.simulator.plans import archives
from bot.wiring import Nook, nook

log = logging.getLogger("nook.demo")

UK = "Harbour House"
PLAYGROUND = "00000000-0000-0000-0000-0000000000001"
"""The tenant that the Microsoft 365 Agents Playground plays unless told otherwise; its people are guests in the demo.
"""
ADMINS = {"irvin": Role.INTEGRATIONS, "grady": Role.GLOBAL}
GLOBAL_ADMIN = next(persona.id.lower() for persona in PERSONAS if persona.key == "grady")


@asynccontextmanager
async def demo(settings: Settings, at: socket.socket) -> AsyncIterator[Nook]:
    """Serves on `at`, with everything made afresh around today and forgotten at the end (unless DATABASE_URL names a
    place).
    """
    tenant = build_company()
    port = at.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="nook-demo-") as folder:
        async with Simulator(tenant) as simulator:
            here = replace(
                settings,
                public_url=settings.public_url or f"http://localhost:{port}",
                app_id=APP_ID,
                app_password=APP_SECRET,
                app_tenant=tenant.id.lower(),
                allowed_tenants=frozenset({tenant.id.lower(), PLAYGROUND}),
                database_url=settings.database_url or f"sqlite:///{Path(folder) / 'nook.db'}",
                signing_key=settings.signing_key or secrets.token_urlsafe(32),
                graph_url=simulator.graph_url,
                login_url=simulator.login_url,
                channel_openid_url=simulator.openid_url,
                channel_issuer=simulator.channel.issuer,
                channel_hosts=("127.0.0.1", "localhost"),
                file_hosts=("127.0.0.1", "localhost"),
                global_admins=settings.global_admins or frozenset({GLOBAL_ADMIN}),
            )
            if settings.empty:
                simulator.login.withdraw_consent(APP_ID)
            async with nook(here) as running:
                if not settings.empty:
                    await set_up(running, simulator)
                running.app.add_routes(page_routes(simulator))
                simulator.teams.bot_url = f"http://127.0.0.1:{port}/api/messages"
                async with listening(running.app, at):
                    print(f"\n  Nook is ready. Talk to it at {here.public_url}\n", flush=True)
                    yield running


async def set_up(running: Nook, simulator: Simulator) -> None:
    """What an admin does by chat: two configurations, the calendars that Microsoft 365 offers, each linked to its room;
    the floors' plans, two admins. And the weeks in which people have used it.
    """
    store, tenant = running.world.store, simulator.tenant
    id = tenant.id.lower()
    berlin = Configuration(
        "berlin", "Contoso Berlin", id, "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com"})
    )
    uk = Configuration("uk", "Contoso UK", id, "rooms-uk@contoso.com", BookingLevel.SERVICE, frozenset())
    there = await store.configurations()
    for configuration in (berlin, uk):
        if configuration.id not in there:
            await store.save_configuration(configuration)
    offered = await offered_rooms(running.graph, id)
    rooms = [
        Room(
            id=room.address,
            name=room.name,
            building=room.building,
            floor=room.floor,
            seats=room.seats,
            equipment=room.equipment,
            calendar=room.address,
            configuration=(uk if room.building == UK else berlin).id,
            zone=tenant.room(room.address).zone,
        )
        for room in offered
        if not room.reserved
    ]
    await store.save_rooms(rooms)
    if not there:
        by_calendar = {room.calendar: room for room in rooms}
        await store.bring(*past(tenant, by_calendar))
        await store.save_free_busy(read_before(tenant, by_calendar))
    workplace = await store.workplace()
    there_already = await store.plans()
    levels = [level for archive in archives().values() for level in read_plans(archive).levels]
    if not there_already:
        await store.save_plans(placed(levels, workplace))
    for persona in PERSONAS:
        if role := ADMINS.get(persona.key):
            await store.grant(Identity(id, persona.id.lower()), persona.name, role)
