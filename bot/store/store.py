"""`SqlStore`: all that the rest of Nook may ask of the database, one line each. The SQL is in the files named here."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, DateTime, func, select, text

from bot.domain.booking import Booking
from bot.domain.configuration import Configuration
from bot.domain.deeds import Deed
from bot.domain.floorplan import Plan
from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity, Role
from bot.domain.span import Span
from bot.domain.talk import Talk
from bot.domain.use import Count, Period, Stay
from bot.domain.workplace import Room, RoomCalendar, WorkplaceRoom
from bot.ports import WROTE, CardAddress, Consent, Figures, HoursRead, Kept, Remembered
from bot.store import (
    bookings,
    cards,
    changing,
    configurations,
    consents,
    deeds,
    deliveries,
    drafts,
    figures,
    free_busy,
    hours,
    notices,
    outbox,
    plans,
    roles,
    talks,
    using,
    workplace,
)
from bot.store import calendars as connected
from bot.store.adopting import adopt, bring
from bot.store.changes import ANY, Changes
from bot.store.changing import Alteration
from bot.store.database import Database, T, Work
from bot.store.deeds import Recorded
from bot.store.fresh import Fresh
from bot.store.gathering import Gathering, Sent
from bot.store.holds import HoldChanges, calendars_of
from bot.store.mailbox_slots import MailboxSlots
from bot.store.migrations import migrated
from bot.store.noticing import SqlNotices
from bot.store.often import Often
from bot.store.reserving import Reservation, SeriesReservation
from bot.store.roles import Revocation
from bot.store.subscriptions import SqlSubscriptions
from bot.store.sweeps import SqlSweeps

log = logging.getLogger(__name__)

LOOKED_AGAIN = 10.0
"""Seconds."""
_NONE: Mapping[str, str] = MappingProxyType({})
_PING = text("UPDATE alembic_version SET version_num = version_num")
_TIME = select(func.clock_timestamp(type_=DateTime(timezone=True)))


class SqlStore:
    """`bot.ports.Store` on SQLite or PostgreSQL. Made by `open_store`; to be closed.

    `durable=False` marks what can be found out again after a power cut; all else is on the disk when the call returns.
    """

    reservation: type[Reservation] = Reservation
    series_reservation: type[SeriesReservation] = SeriesReservation
    alteration: type[Alteration] = Alteration
    revocation: type[Revocation] = Revocation

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._configurations = Fresh(lambda: database.read(configurations.all_configurations), clock=clock)
        self._rooms = Fresh(lambda: database.read(workplace.linked_rooms), clock=clock)
        # Who lost a role has lost it at once: what another process may have changed is read each time.
        self._admins = Fresh(lambda: database.read(roles.admins), 10.0 if database.alone else 0.0, clock)
        self._plans = Fresh(lambda: database.read(plans.all_plans), clock=clock)
        self._told_of = (self._configurations, self._rooms, self._plans)
        self._changes = Changes(database.alone)
        self._listening: asyncio.Task[None] | None = None
        self._gathering = Gathering(database)
        self.holds = HoldChanges()
        self._hears(database.alone)
        self.notices = SqlNotices(database, self._announced, clock)
        self.sweeps = SqlSweeps(database)
        self.drafts = drafts.SqlDrafts(database)
        self.deliveries = deliveries.SqlDeliveries(database)
        self.subscriptions = SqlSubscriptions(database, clock)
        self._often = Often(database, clock)

    @property
    def alone(self) -> bool:
        return self._database.alone

    @property
    def slots(self) -> MailboxSlots | None:
        return self._database.slots

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
        await self._database.close()

    async def __aenter__(self) -> SqlStore:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def ping(self) -> None:
        """Writes what is there already, since a full disk or a stand-by server that only reads is of no use either."""
        await self._database.write(lambda c: c.execute(_PING), durable=False)

    async def time(self) -> datetime | None:
        return None if self._database.alone else await self._database.read(lambda c: c.execute(_TIME).scalar_one())

    async def migrated(self) -> bool:
        return await self._database.read(migrated)

    async def _change(self, work: Work[None], deeds: Sequence[Deed], *changed: Fresh[Any]) -> None:
        """The work and its deeds. Whatever comes of it, the values in memory that it may change are read anew."""
        try:
            await self._written(Recorded(work, deeds), ANY)
        finally:
            for value in changed:
                value.changed()
            self._changes.changed()

    async def changed(self, since: int) -> int:
        self._listen()
        return await self._changes.after(since)

    async def configurations(self) -> Mapping[str, Configuration]:
        return await self._configurations.get()

    async def save_configuration(self, configuration: Configuration, *deeds: Deed) -> None:
        def work(connection: Connection) -> None:
            configurations.save(connection, configuration)

        await self._change(work, deeds, self._configurations, self._rooms)

    async def remove_configuration(self, configuration: Configuration, *deeds: Deed) -> None:
        def work(connection: Connection) -> None:
            configurations.remove(connection, configuration)

        await self._change(work, deeds, self._configurations, self._rooms)

    async def calendars(self) -> tuple[RoomCalendar, ...]:
        return await self._database.read(connected.all_calendars)

    async def connect(self, calendars: Sequence[RoomCalendar], *deeds: Deed) -> None:
        await self._change(lambda c: connected.connect(c, calendars), deeds, self._rooms)

    async def disconnect(self, addresses: Sequence[str], *deeds: Deed) -> None:
        await self._change(lambda c: connected.disconnect(c, addresses), deeds, self._rooms)

    async def workplace(self) -> tuple[WorkplaceRoom, ...]:
        return await self._database.read(workplace.workplace)

    async def save_workplace(
        self, rooms: Sequence[WorkplaceRoom], *deeds: Deed, links: Mapping[str, str] = _NONE
    ) -> None:
        def both(connection: Connection) -> None:
            workplace.save_workplace(connection, rooms)
            connected.link(connection, links)

        await self._change(both, deeds, self._rooms)

    async def link(self, links: Mapping[str, str], *deeds: Deed) -> None:
        await self._change(lambda c: connected.link(c, links), deeds, self._rooms)

    async def unlink(self, addresses: Sequence[str], *deeds: Deed) -> None:
        await self._change(lambda c: connected.unlink(c, addresses), deeds, self._rooms)

    async def linked_rooms(self) -> tuple[Room, ...]:
        return await self._rooms.get()

    async def save_rooms(self, rooms: Sequence[Room]) -> None:
        await self._change(lambda c: workplace.save_rooms(c, rooms), (), self._rooms)

    async def plans(self) -> tuple[Plan, ...]:
        return await self._plans.get()

    async def save_plans(self, changed: Sequence[Plan], *deeds: Deed) -> None:
        await self._change(lambda c: plans.save(c, changed), deeds, self._plans)

    async def remove_plans(self, keys: Sequence[tuple[str, str]], *deeds: Deed) -> None:
        await self._change(lambda c: plans.remove(c, keys), deeds, self._plans)

    async def plan_picture(self, id: str) -> bytes | None:
        return await self._database.read(lambda c: plans.picture(c, id))

    async def roles(self, identity: Identity) -> frozenset[Role]:
        return frozenset(role for who, _, role in await self._admins.get() if who == identity)

    async def grant(self, identity: Identity, name: str, role: Role, *deeds: Deed) -> None:
        await self._change(lambda c: roles.grant(c, identity, name, role), deeds, self._admins)

    async def revoke(self, identity: Identity, *deeds: Deed) -> None:
        await self._change(self.revocation(identity), deeds, self._admins)

    async def admins(self) -> tuple[tuple[Identity, str, Role], ...]:
        return await self._admins.get()

    async def open_consent(self, consent: Consent, *deeds: Deed) -> None:
        await self._change(lambda c: consents.open_consent(c, consent), deeds)

    async def spend_consent(self, state_hash: str, now: datetime) -> Consent | None:
        return await self._database.write(lambda c: consents.spend(c, state_hash, now))

    async def note(self, *deeds: Deed) -> None:
        await self._change(lambda _: None, deeds)

    async def deeds(self, before: int | None = None, most: int = 20) -> tuple[tuple[int, Deed], ...]:
        return await self._database.read(lambda c: deeds.newest(c, before, most))

    async def free_busy(
        self, day: str, since: datetime | None = None, of: Collection[str] | None = None
    ) -> Mapping[str, FreeBusy]:
        return await self._database.read(lambda c: free_busy.free_busy_of(c, day, since, of))

    async def save_free_busy(self, read: Mapping[tuple[str, str], FreeBusy]) -> None:
        work = self._changes.announced(lambda c: free_busy.save_free_busy(c, read))
        await self._database.write(work, durable=False)
        self._changes.changed()

    async def held(self, span: Span, of: Collection[str] | None = None) -> Mapping[str, tuple[Span, ...]]:
        self._listen()
        return await self._database.read(lambda c: bookings.held(c, span, of))

    def _listen(self) -> None:
        """From the first time on that somebody wants to know; no other process writes to what is Nook's alone."""
        if self._listening is None and not self._database.alone:
            self._listening = asyncio.create_task(self._database.listen(self._told, lambda: self._hears(False)))

    def _told(self, calendars: str) -> None:
        self._hears(True)
        if calendars == ANY:
            self.holds.all_changed()
            for value in self._told_of:
                value.changed()
        else:
            self.holds.changed(calendars.split())
        self._changes.changed()

    def _hears(self, heard: bool) -> None:
        """Whether this process is told what others change; else it looks."""
        self.holds.heard = heard
        for value in self._told_of:
            value.seconds = float("inf") if heard else LOOKED_AGAIN

    async def reserve(self, kept: Kept) -> None:
        reservation = self.reservation(kept)
        await self._announced(reservation, reservation.held)
        log.info("booking %s: reserved", kept.booking.id)

    async def reserve_all(self, kept: Sequence[Kept]) -> None:
        reservation = self.series_reservation(kept)
        await self._announced(reservation, reservation.held)
        log.info("bookings %s: reserved", ", ".join(one.booking.id for one in kept))

    async def adopt(self, kept: Kept) -> Kept:
        return await self._announced(lambda c: adopt(c, kept), calendars_of(kept.booking))

    async def bring(self, past: Sequence[Kept], counted: Sequence[Count]) -> None:
        await self._database.write(lambda c: bring(c, past, counted))

    async def change(self, booking: Booking, before: Booking, card: CardAddress | None) -> None:
        await self._announced(self.alteration(booking, before, card), calendars_of(booking, before))
        log.info("booking %s: to be changed", booking.id)

    async def change_all(self, changes: Sequence[tuple[Booking, Booking]], card: CardAddress | None) -> None:
        # In one order for everybody: the locks of several rooms are not waited for in a circle.
        in_order = sorted(changes, key=lambda one: (one[0].change.calendar if one[0].change else "", one[0].id))
        steps = [self.alteration(after, before, card) for after, before in in_order]

        def all_of_them(connection: Connection) -> None:
            for step in steps:
                step(connection)

        await self._announced(all_of_them, calendars_of(*(one for change in changes for one in change)))
        log.info("bookings %s: to be changed", ", ".join(after.id for after, _ in in_order))

    async def place_card(self, booking: str, card: CardAddress) -> None:
        await self._database.write(lambda c: bookings.place_card(c, booking, card))

    async def _announced(self, work: Work[T], held: Collection[str]) -> T:
        """Work that changes what is held of these calendars (the set may grow as it runs)."""
        try:
            return await self._written(work, held)
        finally:
            self.holds.changed(held)
            self._changes.changed()

    async def _written(self, work: Work[T], held: Collection[str]) -> T:
        """What somebody asked for. Broken off by a turn's end it may have come through."""
        try:
            result = await self._database.write(self._changes.announced(work, held))
        except asyncio.CancelledError:
            WROTE.set(True)
            raise
        WROTE.set(True)
        return result

    async def booking(self, id: str) -> Kept | None:
        return await self._database.read(lambda c: bookings.by_id(c, id))

    async def booking_of_offer(self, offer: str) -> Kept | None:
        return await self._database.read(lambda c: bookings.by_offer(c, offer))

    async def bookings_of_series(self, series: str) -> tuple[Kept, ...]:
        return await self._database.read(lambda c: bookings.of_series(c, series))

    async def bookings_of(self, asker: Identity, since: datetime) -> tuple[Kept, ...]:
        return await self._database.read(lambda c: bookings.of_person(c, asker, since))

    async def figures(self, now: datetime) -> Figures:
        return await self._database.read(lambda c: figures.figures(c, now))

    async def count(self, counted: Count) -> None:
        await self._database.write(lambda c: using.count(c, counted), durable=False)

    async def used(self, period: Period) -> tuple[tuple[Stay, ...], tuple[Count, ...]]:
        return await self._database.read(lambda c: using.used(c, period))

    async def booked_often(self, asker: Identity, now: datetime) -> frozenset[str]:
        return await self._often.of(asker, now)

    async def bookings_on(self, calendars: Sequence[str], since: datetime) -> tuple[Kept, ...]:
        return await self._database.read(lambda c: bookings.on_calendars(c, calendars, since))

    async def ever_booked(self) -> bool:
        return await self._database.read(bookings.ever_booked)

    async def save(self, booking: Booking, due: datetime | None, before: Booking | None = None) -> None:
        await self._announced(lambda c: changing.save(c, booking, due, before), calendars_of(booking, before))
        self._often.changed(booking.asker)

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[str, ...]:
        return await self._database.write(lambda c: outbox.claim(c, now, lease_seconds, most), durable=False)

    async def postpone(self, booking: str, due: datetime) -> int:
        return await self._database.write(lambda c: outbox.postpone(c, booking, due), durable=False)

    async def next_due(self) -> datetime | None:
        return await self._database.read(outbox.next_due)

    async def remember(self, card: Remembered, talk: Talk | None = None, now: datetime | None = None) -> bool:
        if not card.presses or not card.owner:  # whether such a one is new is asked for
            return await self._database.write(lambda c: cards.remember(c, card), durable=False)
        who = Identity(card.tenant, card.owner)
        said = talks.row_of(who, card.conversation, talk, now) if talk is not None and now is not None else None
        await self._gathering.remember(Sent(card, said))
        return True

    async def recall(self, id: str) -> Remembered | None:
        return await self._database.read(lambda c: cards.recall(c, id))

    async def talk(self, identity: Identity, conversation: str, now: datetime) -> Talk | None:
        return await self._database.read(lambda c: talks.talk_of(c, identity, conversation, now))

    async def forget_talk(self, identity: Identity, conversation: str) -> None:
        await self._database.write(lambda c: talks.forget(c, identity, conversation), durable=False)

    async def hours_of(self, who: Identity, now: datetime) -> HoursRead | None:
        return await self._database.read(lambda c: hours.hours_of(c, who, now))

    async def keep_hours(self, who: Identity, read: HoursRead) -> None:
        await self._database.write(lambda c: hours.save(c, who, read), durable=False)

    async def forget_expired(self, now: datetime) -> None:
        """Cards, talks, consents, drafts and working hours that expired, and what calendars said of days long over."""

        def all_of_it(connection: Connection) -> None:
            for of in (cards, talks, consents, drafts, hours, notices, using, deliveries):
                of.forget_expired(connection, now)
            free_busy.forget_past_days(connection, now)

        await self._database.write(all_of_it, durable=False)
