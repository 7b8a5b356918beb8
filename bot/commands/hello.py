"""`hi`, `help`, and everything Nook does not understand or has no command for."""

from __future__ import annotations

from bot.commands.admin import standing
from bot.commands.command import Asked, Command
from bot.domain.people import Role
from bot.language.understanding import Act, Intent, Understanding
from bot.ports import ChatKind
from bot.replies import CannotYet, Hello, NotUnderstood, NotYet, Reply, Welcome

_NOT_YET: dict[Intent, NotYet] = {}


def tries(asked: Asked) -> tuple[str, ...]:
    """Sentences that work here and now, with a room that exists."""
    room = next((room.name for room in asked.rooms if room.name == "Everest"), None) or next(
        (room.name for room in asked.rooms), None
    )
    checks = (f"is {room} free tomorrow?",) if room else ()
    return ("book a room", "room for 4 tomorrow at 10", *checks, "my bookings")


async def answer(asked: Asked, understood: Understanding) -> Reply:
    roles = await _roles(asked)
    if roles and understood.intent is Intent.GREETING and not asked.rooms:
        return await standing.answer(asked, welcome=True)
    return Hello(
        asked.speaker.name,
        (*tries(asked), *(("admin",) if roles else ())),
        greeting=understood.intent is Intent.GREETING,
        roles=tuple(sorted(roles)),
    )


async def _roles(asked: Asked) -> frozenset[Role]:
    """In a shared chat none: others need not read who is an admin, and set-up is not for them."""
    if asked.chat.kind is not ChatKind.PERSONAL:
        return frozenset()
    return await asked.world.store.roles(asked.speaker.identity)


async def otherwise(asked: Asked, understood: Understanding) -> Reply:
    """No command wakes for this intent."""
    if understood.act is Act.THANK:
        return Welcome(tries(asked))
    if understood.intent in _NOT_YET:
        return CannotYet(_NOT_YET[understood.intent], tries(asked))
    return NotUnderstood((*tries(asked), *(("admin",) if await _roles(asked) else ())))


COMMAND = Command(
    name="help",
    summary="What Nook can do, with buttons to try",
    wakes=frozenset({Intent.HELP, Intent.GREETING}),
    examples=("help", "hi"),
    answer=answer,
    shared=True,
)
