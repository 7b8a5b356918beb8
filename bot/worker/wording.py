"""What a notice says at the moment it is told; None where it is not true any more, and nothing is to be said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from uuid import uuid4

from bot.domain.booking import Booking
from bot.domain.changes import settled
from bot.domain.reminders import EXTENDED_BY, Kind, ended_at, key_of
from bot.domain.span import Span
from bot.free_busy import CONFIRMED
from bot.ports import Notice
from bot.presses import Book
from bot.presses.bookings import Extend, Held
from bot.presses.notices import GiveBack, KeepRoom, WaitFor
from bot.replies import Reply
from bot.replies.notices import ExtendOffered, HolderAsked, HolderKeeps, KeepAsked, Released, RoomFreed
from bot.worker import missing
from bot.world import World


async def reply_to(world: World, notice: Notice) -> Reply | None:
    if notice.kind is Kind.FREED:
        return await _freed(world, notice)
    if notice.kind is Kind.ANSWERED:
        return _answered(notice)
    kept = await world.store.booking(notice.about)
    return await _OF_BOOKING[notice.kind](world, notice, kept.booking) if kept else None


async def _keep(world: World, notice: Notice, booking: Booking) -> Reply | None:
    """The question, while the booking stands as it did when the question was put down."""
    if not settled(booking) or key_of(notice.kind, booking) != notice.id:
        return None
    keep, free = KeepRoom(notice.id), GiveBack(notice.id)
    if notice.kind is Kind.KEEP:
        return KeepAsked(booking, keep, free)
    configuration = (await world.store.configurations()).get(booking.configuration)
    minutes = configuration.keep.check_in_minutes if configuration else 0
    if not minutes:
        return None
    return KeepAsked(booking, keep, free, max(booking.span.start, world.clock.now()) + timedelta(minutes=minutes))


async def _extend(world: World, notice: Notice, booking: Booking) -> Reply | None:
    """Only where the room is free for so long after the meeting."""
    room = next((room for room in await world.store.linked_rooms() if room.id == booking.room), None)
    if room is None or not settled(booking) or key_of(notice.kind, booking) != notice.id:
        return None
    after = Span.lasting(booking.span.end, EXTENDED_BY)
    free_busy = await world.readings.read([room], after, world.clock.now(), CONFIRMED)
    if not free_busy[room.calendar].free(after):
        return None
    return ExtendOffered(booking, Extend(Held(booking.id), EXTENDED_BY, booking.span.end), EXTENDED_BY)


async def _released(world: World, _: Notice, booking: Booking) -> Reply | None:
    if settled(booking) and ended_at(booking, world.clock.now()) is not None:
        return None
    configuration = (await world.store.configurations()).get(booking.configuration)
    return Released(booking, configuration.keep.check_in_minutes) if configuration else None


async def _asked(_world: World, notice: Notice, booking: Booking) -> Reply | None:
    asker = notice.asker
    if asker is None or not settled(booking) or not booking.span.overlaps(asker.wish.span):
        return None
    return HolderAsked(booking, asker.name, asker.wish.span, KeepRoom(notice.id), GiveBack(notice.id))


async def _freed(world: World, notice: Notice) -> Reply | None:
    """While the room is held for this person."""
    now = world.clock.now()
    wait = next((one.wait for one in await world.store.notices.waits() if one.wait.id == notice.about), None)
    if wait is None or wait.held_until is None or wait.held_until <= now:
        return None
    room = next((room for room in await world.store.linked_rooms() if room.calendar == wait.calendar), None)
    if room is None:
        return None
    book = Book(str(uuid4()), room.id, wait.wish.span, wait.wish)
    return RoomFreed(room, wait.wish, wait.held_until, book, wait.first)


def _answered(notice: Notice) -> Reply | None:
    asker = notice.asker
    return HolderKeeps(asker.wish.room or "", asker.wish, WaitFor(asker.wish)) if asker else None


_OF_BOOKING: Mapping[Kind, Callable[[World, Notice, Booking], Awaitable[Reply | None]]] = {
    Kind.KEEP: _keep,
    Kind.CHECK_IN: _keep,
    Kind.EXTEND: _extend,
    Kind.RELEASED: _released,
    Kind.MISSED: missing.asked,
    Kind.REST: missing.released,
    Kind.ASKED: _asked,
}
