"""What a booking's card says, and that it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands.book import standing, told
from bot.commands.bookings.discreet import without_subjects
from bot.commands.command import Asked
from bot.commands.series import shown as series_shown
from bot.domain.booking import News, State, Step, next_step, shown
from bot.domain.changes import next_watch
from bot.domain.configuration import Configuration
from bot.ports import ChatKind, Kept, Speaker
from bot.replies import Reply
from bot.worker.bench import Bench
from bot.worker.sending import say_anew, show
from bot.worker.telling_series import sharing, tell_shared, tell_the_rest

SURE_AFTER = timedelta(minutes=10)
"""By then an event is there, or it never will be: a POST whose answer was lost or was an error."""


async def tell(bench: Bench, kept: Kept, configuration: Configuration | None) -> bool:
    booking = kept.booking
    if await sharing(bench, kept):
        return await tell_shared(bench, kept, configuration) and await _told(bench, kept, configuration)
    reply = await _reply(bench, kept, configuration)
    if booking.news is not News.NONE and kept.card.chat.kind is not ChatKind.PERSONAL:
        reply = without_subjects(reply)  # it may have been booked elsewhere, and others read along here
    await show(bench, kept, reply)
    if booking.state is State.LOST and booking.told is not State.LOST:
        await say_anew(bench, kept, reply)
    if booking.series:
        await tell_the_rest(bench, kept)
    return await _told(bench, kept, configuration)


async def _told(bench: Bench, kept: Kept, configuration: Configuration | None) -> bool:
    booking = kept.booking
    after = replace(booking, told=shown(booking.state), untold=False)
    if next_step(after) is Step.WATCH:  # it was looked at just now
        return await bench.waits(kept, after, next_watch(after, bench.now))
    if next_step(after) is Step.MAKE_SURE and configuration is not None:
        return await bench.waits(kept, after, bench.now + SURE_AFTER)
    return await bench.goes_on(kept, after)


async def as_it_stands(bench: Bench, kept: Kept, configuration: Configuration | None) -> Reply:
    """For a word on the way, before there is anything to tell."""
    if await sharing(bench, kept):
        return await series_shown(bench.world, kept.booking.series)
    return await standing(bench.world, kept.booking, configuration)


async def _reply(bench: Bench, kept: Kept, configuration: Configuration | None) -> Reply:
    speaker = Speaker(kept.booking.asker, kept.booking.asker_name, kept.card.zone, kept.card.locale)
    asked = Asked(bench.world, speaker, kept.card.chat, bench.now, await bench.world.store.linked_rooms())
    return await told(asked, kept.booking, configuration)
