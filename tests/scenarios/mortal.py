"""A Nook in a process of its own that kills itself at a given step of a booking. SIGKILL: nothing is tidied up.

A step is an awaited call of a port that does something: every method but those in `_LOOKS`, so that a new one is
covered by itself. Counting begins with the first press or the first booking that is due, or later where a file says
when. Points to die at are called "after calendars.invite 1", "before store.save 2" and "amid write 1": between two
statements of one transaction.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg  # noqa: F401  # so that a fork has it already

import bot.graph.sdk  # noqa: F401
from bot import wiring
from bot.domain.configuration import Configuration
from bot.domain.workplace import Room
from bot.ports import Conflict, Event, Invitation, Kept
from bot.serving import listening, told_to_stop
from bot.settings import Settings
from bot.store import outbox, reserving
from bot.teams.settings import DoorSettings
from bot.wiring import nook
from bot.worker import invitation
from bot.world import World
from cards import event_words
from tests.office import MONDAY_NINE

_LOOKS = re.compile(
    "booking|booking_of_offer|bookings_of|bookings_of_series|configurations|linked_rooms|free_busy|held|find|meetings|next_due|recall"
    "|roles|admins|grant|save_configuration|save_rooms|calendars|workplace|bookings_on|ever_booked|deeds|migrated|forget_expired|ping"
)
"""What reads only, and what has nothing to do with a booking."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A clock that begins on Monday morning and goes as fast as a real one, the same in all processes."""

    zero: float

    def now(self) -> datetime:
        return MONDAY_NINE + timedelta(seconds=self.tick() - self.zero)

    __call__ = now

    def tick(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Life:
    """How a Nook lives. `dies` is a point, empty for one that lives on; `diary`: the file of the points it passed.

    `fault`: how a careless Nook would do it, for the controls ("" for Nook as it is). `since`: steps count from when
    this file is there, and nobody dies before; None: from the first press or the first booking that is due. `seconds`:
    no Nook outlives its test by long, however that ends.
    """

    settings: Settings
    clock: Pace
    configuration: Configuration
    rooms: tuple[Room, ...]
    diary: Path
    dies: str = ""
    lease: float = 3.0
    fault: str = ""
    since: Path | None = None
    seconds: float = 100.0


class Fate:
    """Counts the steps and ends the process at the one where it is to die."""

    def __init__(self, life: Life) -> None:
        self._life, self._numbers, self._begun = life, Counter[tuple[str, str]](), False
        self._diary = os.open(life.diary, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    @property
    def counts(self) -> bool:
        if not self._begun and self._life.since is not None:
            self._begun = self._life.since.exists()
        return self._begun

    def begins(self) -> None:
        """With a press, or a booking that is due."""
        self._begun = self._begun or self._life.since is None

    def reaches(self, when: str, step: str) -> None:
        """Each kind of point is numbered by itself: a step that was cut off at its lease's end has a "before" only."""
        self._numbers[when, step] += 1
        point = f"{when} {step} {self._numbers[when, step]}"
        os.write(self._diary, f"{point}\n".encode())
        if point == self._life.dies:
            os.kill(os.getpid(), signal.SIGKILL)

    def amid_a_write(self, statement: Callable[..., None]) -> Callable[..., None]:
        """The statement on the outbox is a transaction's last: the booking's row is written and not committed."""

        def later(*values: Any) -> None:
            if self.counts:
                self.reaches("amid", "write")
            statement(*values)

        return later


class Mortal:
    """A port each of whose steps may be the last."""

    def __init__(self, port: Any, name: str, fate: Fate) -> None:
        self._port, self._name, self._fate = port, name, fate

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._port, name)
        if name == "claim":
            return self._claim
        if name == "recall":
            self._fate.begins()
        if _LOOKS.fullmatch(name) or not callable(method) or not self._fate.counts:
            return method

        async def step(*values: Any, **named: Any) -> Any:
            self._fate.reaches("before", f"{self._name}.{name}")
            outcome = await method(*values, **named)
            self._fate.reaches("after", f"{self._name}.{name}")
            return outcome

        return step

    async def _claim(self, *values: Any) -> Any:
        """A step only where it found something: an idle Nook asks twice a second."""
        if found := await self._port.claim(*values):
            self._fate.begins()
            if self._fate.counts:
                self._fate.reaches("after", "store.claim")
        return found


class FreshIds:
    """A careless way to invite: each attempt is another transaction."""

    def __init__(self, calendars: Any) -> None:
        self._calendars = calendars

    def __getattr__(self, name: str) -> Any:
        return getattr(self._calendars, name)

    async def invite(self, configuration: Configuration, invitation: Invitation) -> Event:
        event: Event = await self._calendars.invite(configuration, replace(invitation, booking=str(uuid4())))
        return event


class PostFirst:
    """A careless way to book: the event first, the database afterwards."""

    def __init__(self, store: Any, calendars: Any) -> None:
        self._store, self._calendars = store, calendars

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def reserve(self, kept: Kept) -> None:
        configuration = (await self._store.configurations())[kept.booking.configuration]
        await self._calendars.invite(configuration, invitation(event_words.words, kept))
        await self._store.reserve(kept)


class PutOff:
    """Calendars that move a meeting only when they are told to go on."""

    def __init__(self, calendars: Any) -> None:
        self._calendars, self._put_off = calendars, list[Any]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._calendars, name)

    async def reschedule(self, *values: Any) -> None:
        self._put_off.append(values)

    async def go_on(self) -> None:
        while self._put_off:
            await self._calendars.reschedule(*self._put_off.pop())


class RowFirst:
    """A careless way to move a booking: written down as done, and only then done."""

    def __init__(self, store: Any, calendars: PutOff) -> None:
        self._store, self._calendars = store, calendars

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def save(self, *values: Any) -> None:
        await self._store.save(*values)
        await self._calendars.go_on()


def live(life: Life, at: socket.socket) -> None:
    """The whole life of a Nook; the target of a process. Its log lies beside its diary."""
    logging.basicConfig(level=logging.INFO, filename=life.diary.with_suffix(".log"), force=True)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    asyncio.run(_live(life, at))


async def _live(life: Life, at: socket.socket) -> None:
    fate = Fate(life)
    due = fate.amid_a_write(outbox.make_due)
    for module, name, statement in (
        (outbox, "make_due", due),
        (reserving, "make_due", due),
        (outbox, "remove", fate.amid_a_write(outbox.remove)),
    ):
        setattr(module, name, statement)

    def around(world: World) -> World:
        store: Any = Mortal(world.store, "store", fate)
        calendars: Any = Mortal(world.calendars, "calendars", fate)
        messenger: Any = Mortal(world.messenger, "messenger", fate)
        if life.fault == "post first":
            store = PostFirst(store, calendars)
        if life.fault == "fresh ids":
            calendars = FreshIds(calendars)
        if life.fault == "row first":
            calendars = PutOff(calendars)
            store = RowFirst(store, calendars)
        return replace(world, store=store, calendars=calendars, messenger=messenger)

    # Dozens live and die at once here: how long a person may be kept waiting is tried elsewhere.
    setattr(wiring, "DoorSettings", partial(DoorSettings, press_patience=life.seconds))  # noqa: B010
    async with nook(life.settings, life.clock, around=around, lease=life.lease) as running:
        with contextlib.suppress(Conflict):  # an earlier life has done it
            await running.world.store.save_configuration(life.configuration)
        await running.world.store.save_rooms(life.rooms)
        async with listening(running.app, at):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(life.seconds):
                    await told_to_stop()
