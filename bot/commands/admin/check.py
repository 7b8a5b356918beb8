"""`admin check`: every part of the set-up tried for real, and each fault named with its cure (which the card knows).

`app.py doctor` says the same in the shell.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.commands.admin import trying
from bot.commands.admin.findings import Findings
from bot.commands.admin.guard import Handler
from bot.commands.command import AnswerPress, Asked
from bot.domain.configuration import Configuration
from bot.language.admin_grammar import AdminWish, Verb
from bot.replies.calendars import Checked, Fault, Hint
from bot.world import World


async def answer(asked: Asked, _wish: AdminWish) -> Checked:
    return await checked(asked.world, asked.now, asked.speaker.identity.tenant)


async def checked(world: World, now: datetime, home: str) -> Checked:
    """`home`: the tenant whose sign-in is tried while there is no configuration. Takes 6 s at the most."""
    found = Findings()
    configurations = sorted((await world.store.configurations()).values(), key=lambda one: one.name.casefold())
    connected = await world.store.calendars()
    on = [one for one in configurations if one.on]
    if not configurations:
        found.fault(Fault.NO_CONFIGURATION)
    if off := [one.name for one in configurations if not one.on]:
        found.hint(Hint.SWITCHED_OFF, "", off)
    of_tenant: dict[str, list[Configuration]] = {} if on else {home: []}
    for one in on:
        of_tenant.setdefault(one.tenant, []).append(one)
    await asyncio.gather(
        trying.own_house(world, connected, {one.id: one.name for one in configurations}, found),
        *(trying.tenant(world, id, those, connected, now, found) for id, those in of_tenant.items()),
    )
    return found.summed_up()


VERBS: dict[Verb, Handler] = {"check": answer}
PRESSES: dict[type, AnswerPress] = {}
