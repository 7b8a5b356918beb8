"""Three dates of a series in a row that nobody came to: the rest is asked about, and released with due notice.

Two notices are put down together: the question, and what comes of no answer, due a day later. That one is told before
anything is given back, and told only while it is still so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands.notices.resting import rest_given_back
from bot.domain.booking import Booking
from bot.domain.configuration import Configuration
from bot.domain.missed import DUE_NOTICE, STRIKES, is_asked_about, missed_in_a_row, rest_of
from bot.domain.reminders import Kind, Response
from bot.ports import Kept, Notice
from bot.presses.notices import GiveBackRest, KeepRest
from bot.replies.notices import RestAsked, RestReleased
from bot.worker.bench import log
from bot.world import World


@dataclass(frozen=True, slots=True)
class _Series:
    missed: tuple[Booking, ...]
    rest: tuple[Booking, ...]


async def ask_about_the_rest(world: World, kept: Kept, configuration: Configuration) -> None:
    """After a date of a series was released, and that was told."""
    series, now = await _series(world, kept.booking, configuration), world.clock.now()
    if not (series.rest and is_asked_about(series.missed) and series.missed[-1].id == kept.booking.id):
        return
    last = series.rest[-1].span.start
    both = ((Kind.MISSED, now), (Kind.REST, now + DUE_NOTICE))
    await world.store.notices.put([_notice(kind, kept, due, last) for kind, due in both if due < last])


async def asked(world: World, notice: Notice, booking: Booking) -> RestAsked | None:
    configuration = (await world.store.configurations()).get(booking.configuration)
    if configuration is None or not configuration.keep.check_in_minutes:
        return None
    series = await _series(world, booking, configuration)
    if not series.rest or len(series.missed) < STRIKES:
        return None
    at = world.clock.now() + DUE_NOTICE
    return RestAsked(series.missed, series.rest, KeepRest(notice.id), GiveBackRest(notice.id), at)


async def released(world: World, _: Notice, booking: Booking) -> RestReleased | None:
    """Nothing where somebody answered, came to a date since, or the question did not arrive."""
    configuration = (await world.store.configurations()).get(booking.configuration)
    if configuration is None or not configuration.keep.check_in_minutes:
        return None
    question = await world.store.notices.notice(key(Kind.MISSED, booking))
    if question is None or question.sent_at is None or question.answer is not Response.NONE:
        return None
    series = await _series(world, booking, configuration)
    return RestReleased(series.rest) if series.rest and len(series.missed) >= STRIKES else None


async def not_before(world: World, notice: Notice) -> datetime | None:
    """When the rest may be released: a day after the question arrived, which by night waits for the morning."""
    kept = await world.store.booking(notice.about)
    question = await world.store.notices.notice(key(Kind.MISSED, kept.booking)) if kept else None
    if question is None or question.sent_at is None:
        return None
    return question.sent_at + DUE_NOTICE


async def release_the_rest(world: World, reply: RestReleased) -> None:
    log.info("series %s: nobody came three times, %d dates are released", reply.rest[0].series, len(reply.rest))
    await rest_given_back(world, reply.rest)


def key(kind: Kind, booking: Booking) -> str:
    return f"{kind}:{booking.id}"


async def _series(world: World, booking: Booking, configuration: Configuration) -> _Series:
    dates = [kept.booking for kept in await world.store.bookings_of_series(booking.series)]
    now, check_in = world.clock.now(), timedelta(minutes=configuration.keep.check_in_minutes)
    known = await world.store.notices.notices_about([one.id for one in dates])
    released = {one.about for one in known.values() if one.kind is Kind.RELEASED and one.sent_at is not None}
    return _Series(missed_in_a_row(dates, released, now, check_in), rest_of(dates, now))


def _notice(kind: Kind, kept: Kept, due: datetime, stale: datetime) -> Notice:
    booking = kept.booking
    return Notice(key(kind, booking), kind, booking.id, booking.asker, booking.asker_name, kept.card, due, stale)
