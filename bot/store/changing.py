"""A booking that is there becomes another one: changed by a person, or written down by the worker. Not both at once.

Each says how the booking was when it decided, and whoever comes second is told that it is not like that any more: a
cancellation is not undone by a worker that was just looking at the event. What a change wants is kept from others by
the lock of its room, as in `reserving`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.booking import Booking, Change
from bot.ports import CardAddress, Conflict, RoomTaken
from bot.store import outbox, waits
from bot.store.bookings import by_id_alone, place_card, rewrite
from bot.store.locks import lock
from bot.store.reserving import room_is_taken


class Alteration:
    """The transaction of a change. Its steps are methods so that a test can take one away."""

    def __init__(self, booking: Booking, before: Booking, card: CardAddress | None) -> None:
        self._booking, self._before, self._card = booking, before, card
        self._ran_before = False

    def __call__(self, connection: Connection) -> None:
        """Raises Conflict or RoomTaken; then nothing is written."""
        booking = self._booking
        again, self._ran_before = self._ran_before, True
        if booking.change:
            self.lock(connection, booking.change)
        is_now = self.is_now(connection)
        if again and is_now == booking:
            return  # The connection broke at the commit, and the commit had come through.
        if is_now != self._before:
            raise Conflict(f"the booking of {booking.room_name} was changed by somebody else just now")
        if booking.change and self.taken(connection, booking.change):
            raise RoomTaken(f"{booking.change.room_name} was booked by somebody else just now")
        rewrite(connection, booking)
        if self._card:
            place_card(connection, booking.id, self._card)
        # Due since it was made, which is at once.
        outbox.make_due(connection, booking.id, booking.made_at)

    def lock(self, connection: Connection, change: Change) -> None:
        """Only the room that is wanted: its own one the booking holds already. One lock cannot wait in a circle."""
        lock(connection, change.calendar)

    def is_now(self, connection: Connection) -> Booking | None:
        kept = by_id_alone(connection, self._booking.id)
        return kept.booking if kept else None

    def taken(self, connection: Connection, change: Change) -> bool:
        own = self._booking
        # Who only gives up a part of what they hold takes nothing from anybody.
        if own.holds and change.calendar == own.calendar and change.span.within(own.span):
            return False
        return room_is_taken(connection, change.calendar, change.span, own.id) or waits.held_for_another(
            connection, change.calendar, change.span, own.asker
        )


def save(connection: Connection, booking: Booking, due: datetime | None, before: Booking | None) -> None:
    """Raises Conflict, or LookupError for a booking that was never reserved."""
    if before is not None:
        kept = by_id_alone(connection, booking.id)
        # What is as it should become was written by this very transaction, whose connection broke at the commit.
        if kept is not None and kept.booking not in (before, booking):
            raise Conflict(f"the booking of {booking.room_name} was changed meanwhile")
    rewrite(connection, booking)
    if due is None:
        outbox.remove(connection, booking.id)
    else:
        outbox.make_due(connection, booking.id, due)
