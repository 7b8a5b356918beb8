"""The answer to a question about the rest of a series that nobody came to: it stays, or is given back at once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.command import Asked
from bot.commands.notices.questions import asked_about
from bot.commands.series import shown
from bot.domain.booking import Booking
from bot.domain.changes import to_cancel
from bot.domain.missed import rest_of
from bot.domain.reminders import Response
from bot.ports import Conflict, Kept
from bot.presses.notices import GiveBackRest, KeepRest
from bot.replies import Reply
from bot.replies.notices import RestAnswered
from bot.world import World


async def keep_rest(asked: Asked, press: KeepRest, _owner: str) -> Reply:
    return await _answered(asked, press.notice, Response.KEEP)


async def give_back_rest(asked: Asked, press: GiveBackRest, _owner: str) -> Reply:
    return await _answered(asked, press.notice, Response.FREE)


async def _answered(asked: Asked, id: str, response: Response) -> Reply:
    found = await asked_about(asked, id)
    if not isinstance(found, tuple):
        return found
    notice, kept = found
    rest = await _rest(asked, kept)
    if not rest:
        return await shown(asked.world, kept.booking.series)
    await asked.world.store.notices.answer(notice.id, response)
    if response is Response.FREE:
        await rest_given_back(asked.world, rest)
    return RestAnswered(rest, kept=response is Response.KEEP)


async def rest_given_back(world: World, rest: Sequence[Booking]) -> None:
    """Written down for the worker, all together. Where one of them was changed just now, each by itself."""
    changes = [(to_cancel(one), one) for one in rest]
    try:
        await world.store.change_all(changes, None)
    except Conflict:
        for after, before in changes:
            try:
                await world.store.change(after, before, None)
            except Conflict:
                continue
    world.ring()


async def _rest(asked: Asked, kept: Kept) -> tuple[Booking, ...]:
    dates = [one.booking for one in await asked.world.store.bookings_of_series(kept.booking.series)]
    return rest_of(dates, asked.now)
