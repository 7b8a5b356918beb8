"""The card of a series: one for all its dates, redrawn when one of them changes.

Many rooms answer at one moment. Each answer is a step of its booking's own, but who is first tells of all that are
known by then, and the others find themselves told. After each drawing the dates are read again: whichever worker draws
last, on whichever machine, leaves the card as the store has it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.commands.book import standing
from bot.commands.series import shown as series_shown
from bot.domain.booking import State, Step, next_step, shown
from bot.domain.changes import next_watch
from bot.domain.configuration import Configuration
from bot.ports import Conflict, Kept, MessageTrouble
from bot.worker.bench import Bench
from bot.worker.sending import say_anew, show

_TELLING: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
_MOST_DRAWN = 3
"""Drawings of one telling: what changes faster than that is told by the steps that change it."""
_MOST_CARDS = 3


async def sharing(bench: Bench, kept: Kept) -> tuple[Kept, ...]:
    """The other dates whose card this is, too: none once it was changed from a card of its own."""
    if not kept.booking.series:
        return ()
    others = await bench.world.store.bookings_of_series(kept.booking.series)
    return tuple(one for one in others if one.booking.id != kept.booking.id and one.card == kept.card)


async def tell_shared(bench: Bench, kept: Kept, configuration: Configuration | None) -> bool:
    """Whether this booking is still to be written down as told; False: somebody told of it meanwhile."""
    booking, store = kept.booking, bench.world.store
    async with _TELLING.setdefault(booking.series, asyncio.Lock()):
        is_now = await store.booking(booking.id)
        if is_now is None or is_now.booking != booking:
            return False
        others = await sharing(bench, kept)
        reply = await series_shown(bench.world, booking.series)
        for _ in range(_MOST_DRAWN):
            await show(bench, kept, reply)
            drawn, reply = reply, await series_shown(bench.world, booking.series)
            if reply.bookings == drawn.bookings:
                break
        await _placed(bench, kept, others)
        if booking.state is State.LOST and booking.told is not State.LOST:
            await say_anew(bench, kept, await standing(bench.world, booking, configuration))
        await _told(bench, others, {one.id: one for one in reply.bookings})
    return True


async def _placed(bench: Bench, kept: Kept, others: Sequence[Kept]) -> None:
    """Where the card was gone and a new one sent, that is the card of all."""
    is_now = await bench.world.store.booking(kept.booking.id)
    if is_now is not None and is_now.card != kept.card:
        for one in others:
            await bench.world.store.place_card(one.booking.id, is_now.card)


async def _told(bench: Bench, others: Sequence[Kept], drawn: dict[str, object]) -> None:
    """What was accepted meanwhile was on the card just now."""
    for one in others:
        after = replace(one.booking, told=shown(one.booking.state), untold=False)
        loses = one.booking.state is State.LOST
        if drawn.get(one.booking.id) != one.booking or after == one.booking or loses:
            continue
        if next_step(after) is Step.WATCH:
            with contextlib.suppress(Conflict):
                await bench.world.store.save(after, next_watch(after, bench.now), one.booking)


async def tell_the_rest(bench: Bench, kept: Kept) -> None:
    """A date that is told of on a card of its own: the card of the series says so, too."""
    cards: dict[str, list[Kept]] = {}
    for one in await bench.world.store.bookings_of_series(kept.booking.series):
        if one.card.message and one.card != kept.card:
            cards.setdefault(one.card.message, []).append(one)
    shared = [these[0] for these in cards.values() if len(these) > 1]
    for one in shared[:_MOST_CARDS]:
        with contextlib.suppress(MessageTrouble):
            await show(bench, one, await series_shown(bench.world, kept.booking.series))
