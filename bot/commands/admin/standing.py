"""`admin`: where set-up stands, as a list of steps, and the one that comes next."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.replies.admin import AdminStanding, SetUpStep


async def answer(asked: Asked, welcome: bool = False) -> AdminStanding:
    store = asked.world.store
    configurations, calendars, rooms = await store.configurations(), await store.calendars(), await store.workplace()
    linked = sum(bool(one.room) for one in calendars)
    there = len(configurations)
    # Each step rests on the one before it: without calendars a link is nothing that is done.
    steps = (
        (SetUpStep.REGISTERED, True, -1),
        (SetUpStep.CONSENT, there > 0, -1),
        (SetUpStep.CONFIGURATION, there > 0, there),
        (SetUpStep.CALENDARS, bool(calendars), len(calendars)),
        (SetUpStep.ROOMS, bool(rooms), len(rooms)),
        (SetUpStep.LINKS, linked > 0, linked),
        (SetUpStep.FIRST_BOOKING, await store.ever_booked(), -1),
    )
    own = sorted(configurations.values(), key=lambda one: (one.name.casefold(), one.id))
    return AdminStanding(
        steps,
        tuple((one, sum(c.configuration == one.id and bool(c.room) for c in calendars)) for one in own),
        tuple(sorted(await store.roles(asked.speaker.identity))),
        asked.speaker.name,
        welcome,
    )
