"""`admin`: where set-up stands. Only for Integrations admins and Global administrators."""

from __future__ import annotations

from bot.commands.command import Asked, Command
from bot.language.understanding import Intent, Understanding
from bot.replies import AdminsOnly, AdminStanding, Reply


async def answer(asked: Asked, _understood: Understanding) -> Reply:
    store = asked.world.store
    roles = await store.roles(asked.speaker.identity)
    if not roles:
        return AdminsOnly(tuple(sorted({name for _, name, _ in await store.admins() if name})))
    configurations = await store.configurations()
    return AdminStanding(
        tuple(
            (
                configuration.name,
                configuration.booking_level,
                configuration.service_account,
                sum(room.configuration == configuration.id for room in asked.rooms),
            )
            for configuration in sorted(configurations.values(), key=lambda c: c.name)
        ),
        tuple(sorted(roles)),
    )


COMMAND = Command(
    name="admin",
    summary="Where set-up stands, for admins",
    wakes=frozenset({Intent.ADMIN}),
    examples=("admin",),
    answer=answer,
)
