"""The answer to a question about the rest of a series that nobody came to: it stays, or is given back at once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.command import Asked
from bot.commands.series import shown
from bot.domain.booking import Booking
from bot.domain.changes import to_cancel
from bot.domain.missed import rest_of
from bot.domain.reminders import Response
from bot.ports import Conflict, Kept, Notice
from bot.presses.notices import GiveBackRest, KeepRest
from bot.replies import Reply
from bot.replies.bookings import ChangeRefused, NotPossible
from bot.replies.notices import RestAnswered
from bot.world import World


async def keep_rest(asked: Asked, press: KeepRest, _owner: str) -> Reply:
    found = await _asked_about(asked, press.notice)
    if not isinstance(found, tuple):
        return found
    notice, kept = found
    rest = await _rest(asked, kept)
    if not rest:
        return await shown(asked.world, kept.booking.series)
    await asked.world.store.notices.answer(notice.id, Response.KEEP)
    return RestAnswered(rest, kept=True)


async def give_back_rest(asked: Asked, press: GiveBackRest, _owner: str) -> Reply:
    found = await _asked_about(asked, press.notice)
    if not isinstance(found, tuple):
        return found
    notice, kept = found
    rest = await _rest(asked, kept)
    if not rest:
        return await shown(asked.world, kept.booking.series)
    await asked.world.store.notices.answer(notice.id, Response.FREE)
    await rest_given_back(asked.world, rest)
    return RestAnswered(rest, kept=False)


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


async def _asked_about(asked: Asked, id: str) -> tuple[Notice, Kept] | Reply:
    store = asked.world.store
    notice = await store.notices.notice(id)
    kept = await store.booking(notice.about) if notice else None
    if notice is None or kept is None or kept.booking.asker != asked.speaker.identity:
        return ChangeRefused(NotPossible.GONE, None)
    return notice, kept


async def _rest(asked: Asked, kept: Kept) -> tuple[Booking, ...]:
    dates = [one.booking for one in await asked.world.store.bookings_of_series(kept.booking.series)]
    return rest_of(dates, asked.now)
