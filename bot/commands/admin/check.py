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
from bot.ports import CalendarRefused, CalendarTrouble, RefusedFor
from bot.presses import Say
from bot.replies import CalendarsSilent, Reply
from bot.replies.admin import WhichConfiguration
from bot.replies.calendars import Checked, Fault, Hint, MailboxTried, Reach
from bot.world import World

_NO_BOOKING = "00000000-0000-0000-0000-000000000000"


async def answer(asked: Asked, wish: AdminWish) -> Reply:
    if wish.name:
        return await mailbox(asked, wish.name)
    return await checked(asked.world, asked.now, asked.speaker.identity.tenant)


async def mailbox(asked: Asked, address: str) -> Reply:
    """Really tries to read the calendar of that mailbox: only so is known how far the consent reaches."""
    configurations = (await asked.world.store.configurations()).values()
    configuration = next((one for one in configurations if one.on), None)
    if configuration is None:
        return WhichConfiguration("", ())
    try:
        await asked.world.calendars.find(configuration, address, _NO_BOOKING)
    except CalendarRefused as refused:
        no_mailbox = refused.why is RefusedFor.NO_MAILBOX
        return MailboxTried(address, Reach.NO_MAILBOX if no_mailbox else Reach.BARRED)
    except CalendarTrouble:
        return CalendarsSilent(Say(asked.text))
    return MailboxTried(address, Reach.REACHED)


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
        trying.tab(world, found),
        *(trying.tenant(world, id, those, connected, now, found) for id, those in of_tenant.items()),
    )
    return found.summed_up()


VERBS: dict[Verb, Handler] = {"check": answer}
PRESSES: dict[type, AnswerPress] = {}
