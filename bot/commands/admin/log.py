"""`admin log`: who did what when, newest first."""

from __future__ import annotations

from bot.commands.admin.guard import Handler
from bot.commands.command import AnswerPress, Asked
from bot.language.admin_grammar import AdminWish, Verb
from bot.presses.calendars import ShowLog
from bot.replies.calendars import LogShown

PAGE = 10


async def show(asked: Asked, _wish: AdminWish) -> LogShown:
    return await _page(asked, None)


async def older(asked: Asked, press: ShowLog, _owner: str) -> LogShown:
    return await _page(asked, press.before)


async def _page(asked: Asked, before: int | None) -> LogShown:
    found = await asked.world.store.deeds(before, PAGE + 1)
    shown = found[:PAGE]
    return LogShown(
        deeds=shown,
        older=shown[-1][0] if len(found) > PAGE else None,
        as_of=asked.now,
        export=asked.world.exports(),
        newest=before is None,
    )


VERBS: dict[Verb, Handler] = {"log": show}
PRESSES: dict[type, AnswerPress] = {ShowLog: older}
