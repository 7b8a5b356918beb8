"""What a look at a booking's event says of it: Exchange decides."""

from __future__ import annotations

from bot.domain.booking import Answer, Booking
from bot.domain.changes import Elsewhere, as_in_outlook, cancelled, put_elsewhere
from bot.domain.configuration import Configuration
from bot.ports import Event
from bot.worker.bench import Bench


async def looked_at(bench: Bench, booking: Booking, configuration: Configuration) -> Booking:
    """Raises CalendarRefused where Microsoft 365 does not show it."""
    event = await bench.world.calendars.event(configuration, booking.owner, booking.event_id, booking.calendar)
    return await as_seen(bench, booking, event)


async def as_seen(bench: Bench, booking: Booking, event: Event | None) -> Booking:
    """A booking that stood and nothing is under way with; `event` as asked for its own room."""
    if event is None or event.cancelled:
        return cancelled(booking, in_outlook=True)
    elsewhere = await put_into(bench, booking, event)
    return as_in_outlook(booking, answer_of(event), event.span, bench.now, elsewhere)


async def put_into(bench: Bench, booking: Booking, event: Event) -> Elsewhere | None:
    return put_elsewhere(booking, dict(event.rooms), await bench.world.store.linked_rooms())


def answer_of(event: Event) -> Answer:
    """A room that was taken out of the meeting will not come."""
    return Answer.DECLINED if event.room_removed else event.answer
