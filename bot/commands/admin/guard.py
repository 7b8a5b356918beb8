"""Who may do what of set-up: checked for every phrase and every press, at the moment it is said or pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.command import AnswerPress, Asked
from bot.domain.deeds import Deed, Did, Told
from bot.domain.people import Role
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import ChatKind
from bot.replies import Reply
from bot.replies.admin import AdminsOnly, NotHere

Handler = Callable[[Asked, AdminWish], Awaitable[Reply]]
"""What answers a phrase that begins with "admin"."""

ANY = frozenset({Role.INTEGRATIONS, Role.GLOBAL})
GLOBAL = frozenset({Role.GLOBAL})
GLOBAL_VERBS: frozenset[Verb] = frozenset({"grant", "revoke"})


async def refusal(asked: Asked, allowed: frozenset[Role] = ANY) -> Reply | None:
    """Why this person may not, here; None where they may."""
    if not await asked.world.store.roles(asked.speaker.identity) & allowed:
        admins = await asked.world.store.admins()
        names = {name for _, name, role in admins if name and role in allowed}
        return AdminsOnly(tuple(sorted(names)), allowed == GLOBAL)
    return NotHere() if asked.chat.kind is not ChatKind.PERSONAL else None


async def introduced(asked: Asked) -> None:
    """Who is an admin by GLOBAL_ADMINS has no name there: it is learnt when they first say something."""
    mine = [(name, role) for who, name, role in await asked.world.store.admins() if who == asked.speaker.identity]
    for name, role in mine:
        if not name and asked.speaker.name:
            await asked.world.store.grant(asked.speaker.identity, asked.speaker.name, role)


def guarded(handler: AnswerPress, allowed: frozenset[Role] = ANY) -> AnswerPress:
    """A press that only admins may make: an old card of somebody who lost the role does nothing any more."""

    async def checked(asked: Asked, press: Any, owner: str) -> Reply:
        return await refusal(asked, allowed) or await handler(asked, press, owner)

    return checked


def deed(asked: Asked, did: Did, on: str, before: Told = "", after: Told = "") -> Deed:
    """For the log: this person, now."""
    return Deed(asked.now, asked.speaker.identity, asked.speaker.name, did, on, before, after)
