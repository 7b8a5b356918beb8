"""The one transaction that must never go wrong: a room is held by one booking at a time, an offer gives one booking.

Looking whether the room is free and writing the booking are two steps; between them nobody else may write. On SQLite
the write transaction itself sees to that (`sqlite`: BEGIN IMMEDIATE), on PostgreSQL the lock below. Without it, 200
people who press at once get the room several times over; tests/store/test_race.py shows both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, union_all

from bot.domain.booking import Booking
from bot.domain.span import Span
from bot.ports import AlreadyPressed, Kept, RoomTaken
from bot.store import waits
from bot.store.bookings import HOLDS, by_offer, kept_row
from bot.store.columns import Moment
from bot.store.deeds import booked, record
from bot.store.locks import lock
from bot.store.outbox import make_due
from bot.store.tables import bookings
from bot.store.upserts import run, unless_there

_TAKEN = union_all(
    *(
        select(bookings.c.id).where(
            hold.calendar == bindparam("calendar"),
            hold.end > bindparam("start", type_=Moment),
            hold.start < bindparam("end", type_=Moment),
            hold.counts,
            bookings.c.id != bindparam("but"),
        )
        for hold in HOLDS
    )
).limit(1)
_INSERT = unless_there(bookings, "offer")


def room_is_taken(connection: Connection, calendar: str, span: Span, but: str) -> bool:
    """Whether a booking, or a change of one, holds the room at any moment of the span. `but`: the id of whose it is."""
    wanted = {"calendar": calendar, "start": span.start, "end": span.end, "but": but}
    return connection.execute(_TAKEN, wanted).first() is not None


class Reservation:
    """The transaction. Its steps are methods so that a test can take one away and see what it was good for.

    `held`: the calendars whose holds it changes, complete once it ran.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.held = {kept.booking.calendar}
        self._ran_before = False

    def __call__(self, connection: Connection) -> None:
        """Raises AlreadyPressed or RoomTaken; then nothing is written."""
        booking = self._kept.booking
        again, self._ran_before = self._ran_before, True
        self.lock(connection, booking)
        if used := by_offer(connection, booking.offer):
            # The connection broke at the commit, and the commit had come through: done, and not pressed twice.
            if again and used.booking.id == booking.id:
                return
            raise AlreadyPressed(used.booking)
        if self.taken(connection, booking):
            raise RoomTaken(f"{booking.room_name} was booked by somebody else just now")
        if run(connection, _INSERT, kept_row(self._kept)).rowcount != 1:
            # The same offer was pressed for another room at this very moment; that room has a lock of its own.
            used = by_offer(connection, booking.offer)
            assert used is not None, "an offer that is in the way must be there"
            raise AlreadyPressed(used.booking)
        record(connection, (booked(booking),))
        make_due(connection, booking.id, booking.made_at)
        self.held |= waits.used(connection, booking.asker, booking.span)

    def lock(self, connection: Connection, booking: Booking) -> None:
        lock(connection, booking.calendar)

    def taken(self, connection: Connection, booking: Booking) -> bool:
        return room_is_taken(connection, booking.calendar, booking.span, booking.id) or waits.held_for_another(
            connection, booking.calendar, booking.span, booking.asker
        )


class SeriesReservation:
    """The transaction of a series: a room for each of its dates, or none at all. `held` as above."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        self._kept = tuple(kept)
        self.held = {one.booking.calendar for one in kept}
        self._ran_before = False

    def __call__(self, connection: Connection) -> None:
        """Raises AlreadyPressed or RoomTaken; then nothing is written."""
        again, self._ran_before = self._ran_before, True
        self.lock(connection)
        for kept in self._kept:
            if used := by_offer(connection, kept.booking.offer):
                # The connection broke at the commit, and the commit had come through.
                if again and used.booking.id == kept.booking.id:
                    return
                raise AlreadyPressed(used.booking)
        for kept in self._kept:
            booking = kept.booking
            if self.taken(connection, booking):
                raise RoomTaken(f"{booking.room_name} was booked by somebody else just now")
            if run(connection, _INSERT, kept_row(kept)).rowcount != 1:
                # The same offer was pressed with other rooms at this very moment.
                used = by_offer(connection, booking.offer)
                assert used is not None, "an offer that is in the way must be there"
                raise AlreadyPressed(used.booking)
            make_due(connection, booking.id, booking.made_at)
            self.held |= waits.used(connection, booking.asker, booking.span)
        record(connection, tuple(booked(kept.booking) for kept in self._kept))

    def lock(self, connection: Connection) -> None:
        """All rooms, in one order for everybody, so that no two series wait for each other in a circle."""
        for calendar in sorted({kept.booking.calendar for kept in self._kept}):
            lock(connection, calendar)

    def taken(self, connection: Connection, booking: Booking) -> bool:
        return room_is_taken(connection, booking.calendar, booking.span, booking.id) or waits.held_for_another(
            connection, booking.calendar, booking.span, booking.asker
        )
