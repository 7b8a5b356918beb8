"""`SqlStore`: all that the rest of Nook may ask of the database, one line each. The SQL is in the files named here."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.availability import FreeBusy
from bot.domain.booking import Booking
from bot.domain.configuration import Configuration
from bot.domain.people import Identity, Role
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Kept, Remembered
from bot.store import bookings, cards, free_busy, outbox, roles, workplace
from bot.store.database import Database, Work
from bot.store.fresh import Fresh
from bot.store.reserving import Reservation

_MOST_HELD = 64
"""Stretches of whole days, as searches ask for them."""


class SqlStore:
    """`bot.ports.Store` on SQLite or PostgreSQL. Made by `open_store`; to be closed.

    `durable=False` marks what can be found out again after a power cut; all else is on the disk when the call returns.
    """

    reservation: type[Reservation] = Reservation

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._configurations = Fresh(lambda: database.read(workplace.all_configurations), clock=clock)
        self._rooms = Fresh(lambda: database.read(workplace.linked_rooms), clock=clock)
        # Who lost a role has lost it at once: what another process may have changed is read each time.
        self._admins = Fresh(lambda: database.read(roles.admins), 10.0 if database.alone else 0.0, clock)
        self._latest = free_busy.Latest(most=free_busy.MOST_IN_MEMORY if database.alone else 0)
        self._clock = clock
        self._held: dict[Span, Fresh[dict[str, tuple[Span, ...]]]] = {}

    async def close(self) -> None:
        await self._database.close()

    async def __aenter__(self) -> SqlStore:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def ping(self) -> None:
        await self._database.read(lambda c: c.execute(select(1)).scalar())

    async def configurations(self) -> Mapping[str, Configuration]:
        return await self._configurations.get()

    async def save_configuration(self, configuration: Configuration) -> None:
        try:
            await self._database.write(lambda c: workplace.save_configuration(c, configuration))
        finally:
            self._configurations.changed()
            self._rooms.changed()

    async def linked_rooms(self) -> tuple[Room, ...]:
        return await self._rooms.get()

    async def save_rooms(self, rooms: Sequence[Room]) -> None:
        try:
            await self._database.write(lambda c: workplace.save_rooms(c, rooms))
        finally:
            self._rooms.changed()

    async def roles(self, identity: Identity) -> frozenset[Role]:
        return frozenset(role for who, _, role in await self._admins.get() if who == identity)

    async def grant(self, identity: Identity, name: str, role: Role) -> None:
        try:
            await self._database.write(lambda c: roles.grant(c, identity, name, role))
        finally:
            self._admins.changed()

    async def admins(self) -> tuple[tuple[Identity, str, Role], ...]:
        return await self._admins.get()

    async def free_busy(self, calendars: Sequence[str], days: Sequence[str]) -> Mapping[tuple[str, str], FreeBusy]:
        found, missing = self._latest.of(calendars, days)
        if missing:
            read = await self._database.read(lambda c: free_busy.free_busy_of(c, missing, days))
            self._latest.read(read)
            found |= read
        return found

    async def save_free_busy(self, read: Mapping[tuple[str, str], FreeBusy]) -> None:
        await self._database.write(lambda c: free_busy.save_free_busy(c, read), durable=False)
        self._latest.saved(read)

    async def held(self, span: Span) -> Mapping[str, tuple[Span, ...]]:
        """From memory until the next booking changes, where no other process writes to the database."""

        async def read() -> dict[str, tuple[Span, ...]]:
            return await self._database.read(lambda c: bookings.held(c, span))

        if not self._database.alone:
            return await read()
        if len(self._held) > _MOST_HELD:
            self._held.clear()
        return await self._held.setdefault(span, Fresh(read, clock=self._clock)).get()

    async def reserve(self, kept: Kept) -> None:
        await self._write_booking(self.reservation(kept))

    async def _write_booking(self, work: Work[None]) -> None:
        """What is being read meanwhile may be the old state: it goes to those who asked, and is kept for nobody."""
        try:
            await self._database.write(work)
        finally:
            self._held.clear()

    async def booking(self, id: str) -> Kept | None:
        return await self._database.read(lambda c: bookings.by_id(c, id))

    async def booking_of_offer(self, offer: str) -> Kept | None:
        return await self._database.read(lambda c: bookings.by_offer(c, offer))

    async def bookings_of(self, asker: Identity, since: datetime) -> tuple[Kept, ...]:
        return await self._database.read(lambda c: bookings.of_person(c, asker, since))

    async def save(self, booking: Booking, due: datetime | None) -> None:
        def both(connection: Connection) -> None:
            bookings.rewrite(connection, booking)
            if due is None:
                outbox.remove(connection, booking.id)
            else:
                outbox.make_due(connection, booking.id, due)

        await self._write_booking(both)

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[str, ...]:
        return await self._database.write(lambda c: outbox.claim(c, now, lease_seconds, most), durable=False)

    async def postpone(self, booking: str, due: datetime) -> int:
        return await self._database.write(lambda c: outbox.postpone(c, booking, due), durable=False)

    async def next_due(self) -> datetime | None:
        return await self._database.read(outbox.next_due)

    async def remember(self, card: Remembered) -> bool:
        return await self._database.write(lambda c: cards.remember(c, card), durable=False)

    async def recall(self, id: str) -> Remembered | None:
        return await self._database.read(lambda c: cards.recall(c, id))

    async def forget_expired(self, now: datetime) -> None:
        """Cards that expired, and what calendars said of days long over."""

        def both(connection: Connection) -> None:
            cards.forget_expired(connection, now)
            free_busy.forget_past_days(connection, now)

        await self._database.write(both, durable=False)
        self._latest.forget()
