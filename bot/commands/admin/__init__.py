"""Set-up by chat: every phrase that begins with "admin". One file for each part of it; VERBS is the visible list."""

from __future__ import annotations

from bot.commands.admin import (
    calendars,
    check,
    configurations,
    consent,
    drawing,
    floors,
    levels,
    links,
    log,
    report,
    roles,
    rooms,
    standing,
)
from bot.commands.admin.guard import ANY, GLOBAL, GLOBAL_VERBS, Handler, guarded, introduced, refusal
from bot.commands.command import Asked, Command
from bot.language.admin_grammar import Verb, understand_admin
from bot.language.understanding import Intent, Understanding
from bot.replies import Reply
from bot.replies.admin import AdminUnknown

VERBS: dict[Verb, Handler] = {
    **consent.VERBS,
    **configurations.VERBS,
    **levels.VERBS,
    **calendars.VERBS,
    **rooms.VERBS,
    **floors.VERBS,
    **links.VERBS,
    **roles.VERBS,
    **check.VERBS,
    **log.VERBS,
    **report.VERBS,
}


async def answer(asked: Asked, _understood: Understanding) -> Reply:
    wish = understand_admin(asked.text)
    verb = wish.verb if wish else "status"
    if refused := await refusal(asked, GLOBAL if verb in GLOBAL_VERBS else ANY):
        return refused
    await introduced(asked)
    if wish is None or verb == "status":
        return await standing.answer(asked)
    if verb not in VERBS:
        return AdminUnknown(asked.text)
    return await VERBS[verb](asked, wish)


COMMAND = Command(
    name="admin",
    summary="Where set-up stands, and everything to set up, for admins",
    wakes=frozenset({Intent.ADMIN}),
    examples=("admin",),
    answer=answer,
    presses={
        **{press: guarded(handler) for press, handler in consent.PRESSES.items()},
        **{press: guarded(handler) for press, handler in configurations.PRESSES.items()},
        **{press: guarded(handler) for press, handler in calendars.PRESSES.items()},
        **{press: guarded(handler) for press, handler in rooms.PRESSES.items()},
        **{press: guarded(handler) for press, handler in floors.PRESSES.items()},
        **{press: guarded(handler) for press, handler in drawing.PRESSES.items()},
        **{press: guarded(handler) for press, handler in links.PRESSES.items()},
        **{press: guarded(handler) for press, handler in log.PRESSES.items()},
        **{press: guarded(handler) for press, handler in report.PRESSES.items()},
        **{press: guarded(handler, GLOBAL) for press, handler in roles.PRESSES.items()},
    },
)
