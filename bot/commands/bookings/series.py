"""Cancelling dates of a series: just one, from one on, or all that are to come. Asked once, and done all together."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.book import card_of
from bot.commands.bookings.doing import ADMINS, Chosen, admins_of
from bot.commands.bookings.line import ASKED
from bot.commands.command import Asked
from bot.commands.series import shown
from bot.domain.booking import Booking, State
from bot.domain.changes import may_cancel, to_cancel
from bot.language.understanding import Scope
from bot.ports import Conflict
from bot.presses.bookings import Cancel
from bot.presses.series import CancelSeries, ShowSeries
from bot.replies import Reply
from bot.replies.bookings import ChangeRefused, NotPossible
from bot.replies.series import SeriesShown, WhichDates


async def which_dates(asked: Asked, found: Chosen, scope: Scope | None = None) -> WhichDates | None:
    """None where there is no other date left that could be meant. `scope`: how much was said, which is then all that is
    left to be confirmed.
    """
    booking = found.booking
    dates, _ = await _cancellable(asked, booking.series)
    dates = [one for one in dates if one.state in ASKED]
    since = [one for one in dates if one.span.start >= booking.span.start]
    if len(dates) < 2 or booking.id not in {one.id for one in dates}:
        return None
    reply = WhichDates(
        found.mine,
        Cancel(found.held),
        (len(since), CancelSeries(booking.series, booking.span.start)) if 1 < len(since) < len(dates) else None,
        (len(dates), CancelSeries(booking.series)),
        ShowSeries(booking.series),
    )
    match scope:
        case Scope.ALL:
            return replace(reply, one=None, since=None)
        case Scope.FOLLOWING if reply.since:
            return replace(reply, one=None, all=None)
        case Scope.FOLLOWING if len(since) == len(dates):
            return replace(reply, one=None)
        case Scope.ONE | Scope.FOLLOWING:
            return replace(reply, since=None, all=None)
    return reply


async def cancel_series(asked: Asked, press: CancelSeries, _owner: str) -> Reply:
    """Pressed twice, it says how the dates stand. One whose invitation is on its way holds all up for a moment."""
    dates, allowed = await _cancellable(asked, press.series)
    if not allowed:
        return ChangeRefused(NotPossible.NOT_YOURS, None, admins=await admins_of(asked))
    dates = [one for one in dates if press.since is None or one.span.start >= press.since]
    if any(one.state is State.ASKING for one in dates):
        return ChangeRefused(NotPossible.UNDER_WAY, None)
    changes = [(to_cancel(one), one) for one in dates]
    own = all(one.asker == asked.speaker.identity for one in dates)
    again = not changes
    try:
        await asked.world.store.change_all(changes, card_of(asked) if own else None)
    except Conflict:
        again = True
    asked.world.ring()
    reply = await shown(asked.world, press.series)
    by_another = reply.bookings[0].asker != asked.speaker.identity
    return reply if not (again or by_another) else _said(reply, again, by_another)


def _said(reply: SeriesShown, again: bool, by_another: bool) -> SeriesShown:
    return replace(reply, pressed_again=again, by_another=by_another, instead=() if by_another else reply.instead)


async def _cancellable(asked: Asked, series: str) -> tuple[list[Booking], bool]:
    """The dates to come that hold a room, or a meeting that lost it; and whether this person may cancel them."""
    store, who = asked.world.store, asked.speaker.identity
    configurations = await store.configurations()
    admin = bool(await store.roles(who) & ADMINS)
    kept = [one.booking for one in await store.bookings_of_series(series)]
    mine = [one for one in kept if may_cancel(one, configurations.get(one.configuration), who, admin)]
    live = (State.ASKING, *ASKED)
    return [one for one in mine if one.state in live and one.span.end > asked.now], bool(mine)
