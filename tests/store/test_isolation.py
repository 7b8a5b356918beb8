"""Two tenants in one store: whatever both do, neither sees, spends or undoes what is the other's.

Their people have the same object ids and their chats the same names, which never happens and must not matter. The
control takes the tenant out of each statement that names it, one by one, and each time something must be seen.
"""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BinaryExpression, CompoundSelect, Connection, Delete, Select, Update, false, true
from sqlalchemy.sql import operators, visitors

import bot.store
from bot.domain.booking import State
from bot.domain.deeds import Deed, Did
from bot.domain.people import Identity, Role
from bot.domain.reminders import Kind
from bot.domain.talk import Talk
from bot.domain.waiting import Wait
from bot.domain.wish import Draft
from bot.domain.working_hours import USUAL, WorkingHours
from bot.ports import HoursRead, LastAdmin, Notice, Remembered, RoomTaken, Waiting
from bot.store import SqlStore, open_store
from bot.store.deeds import Recorded
from tests.store.values import TWO, booking

PEOPLE = tuple(Identity(tenant, person) for tenant in ("contoso", "fabrikam") for person in ("ann", "ben"))
SOON = timedelta(hours=2)
CHAT = "19:chat"


class Undone(Exception):
    """The connection was lost, and nothing was written."""


class Model:
    """What each person may see of what was done. Raises AssertionError where the store shows anything else."""

    def __init__(self, store: SqlStore, seed: int) -> None:
        self.store, self.chance, self.number = store, random.Random(seed), 0
        self.bookings: dict[Identity, set[str]] = defaultdict(set)
        self.talks: dict[Identity, int] = {}
        self.asked: dict[Identity, set[str]] = defaultdict(set)
        self.quiet: set[Identity] = set()
        self.admins: set[Identity] = set()
        self.hours: dict[Identity, WorkingHours] = {}
        self.noted: set[Identity] = set()
        self.often: dict[Identity, set[str]] = defaultdict(set)

    async def acts(self, steps: int) -> None:
        doing = (self.books, self.talks_on, self.falls_silent, self.is_asked, self.mutes, self.blocks, self.notes,
                 self.works, self.rules, self.waits)  # fmt: skip
        for number in range(steps):
            act = doing[number] if number < len(doing) else self.chance.choice(doing)
            for who in PEOPLE if number < len(doing) else [self.chance.choice(PEOPLE)]:
                self.number += 1
                await act(who)
            await self.is_as_it_should_be()

    async def books(self, who: Identity) -> None:
        room = f"room {self.number}"
        for week in range(3):
            start = TWO + timedelta(days=7 * week)
            kept = booking(start, asker=who, calendar=room, room_name=room)
            kept = replace(kept, booking=replace(kept.booking, room=room, id=f"{room} {week}"))
            await self.store.reserve(kept)
            await self.store.save(replace(kept.booking, state=State.BOOKED, told=State.BOOKED), None)
            self.bookings[who].add(kept.booking.id)
        self.often[who].add(room)

    async def talks_on(self, who: Identity) -> None:
        card = Remembered(f"card {self.number}", who.tenant, CHAT, who.object_id, "", ("{}",), TWO + SOON)
        await self.store.remember(card, Talk(Draft("UTC", people=self.number)), TWO)
        self.talks[who] = self.number

    async def falls_silent(self, who: Identity) -> None:
        if self.chance.random() < 0.5:
            await self.store.forget_talk(who, CHAT)
            self.talks.pop(who, None)

    async def is_asked(self, who: Identity) -> None:
        """Two questions at most may be under way to a person: those to others do not count."""
        kept = booking()
        told = Notice(f"n{self.number}", Kind.KEEP, "b", who, "", kept.card, TWO, TWO + SOON)
        await self.store.notices.put([told])
        begun = await self.store.notices.begin(told, TWO, 2, 60)
        assert begun == (len(self.asked[who]) < 2)
        if begun:
            self.asked[who].add(told.id)

    async def mutes(self, who: Identity) -> None:
        self.quiet ^= {who}
        await self.store.notices.quiet(who, who in self.quiet)

    async def blocks(self, who: Identity) -> None:
        """And speaks again: what they said about notices before still holds."""
        await self.store.notices.block(who)
        await self.store.notices.spoke(who)

    async def notes(self, who: Identity) -> None:
        """The first try is undone, and at the second the same deed of another stands there: it is none of theirs."""
        recorded = Recorded(lambda _: None, [Deed(TWO, who, "", Did.GRANTED, "everest", "", "global")])

        def undone(connection: Connection) -> None:
            recorded(connection)
            raise Undone

        if who not in self.noted:
            with suppress(Undone):
                await self.store._database.write(undone)
            await self.store._database.write(recorded)
            self.noted.add(who)

    async def works(self, who: Identity) -> None:
        hours = replace(USUAL, opens=time(6 + PEOPLE.index(who)))
        await self.store.keep_hours(who, HoursRead(hours, TWO + SOON))
        self.hours[who] = hours

    async def rules(self, who: Identity) -> None:
        if who in self.admins and len(self.admins) > 1:
            self.admins.discard(who)
            await self.store.revoke(who)
        else:
            self.admins.add(who)
            await self.store.grant(who, "", Role.GLOBAL)

    async def waits(self, who: Identity) -> None:
        """Waits for a room, which is held; the person of the same id in the other tenant does not get it."""
        kept = booking(TWO + timedelta(days=300 + self.number), calendar=f"held {self.number}", asker=who)
        booked = kept.booking
        wait = Wait(f"w{self.number}", who, booked.wish.at(booked.span), TWO)
        held = replace(wait, calendar=booked.calendar, held_until=TWO + SOON)
        await self.store.notices.wait(Waiting(wait, "", kept.card))
        assert await self.store.notices.hold(held, Notice(held.id, Kind.FREED, held.id, who, "", kept.card, TWO, TWO))
        other = next(one for one in PEOPLE if one.object_id == who.object_id and one != who)
        with pytest.raises(RoomTaken):
            await self.store.reserve(replace(kept, booking=replace(booked, asker=other, id="x", offer="x")))
        elsewhere = booking(booked.span.start, calendar=f"other {self.number}", asker=other)
        await self.store.reserve(elsewhere)
        self.bookings[other].add(elsewhere.booking.id)
        assert wait.id in {one.wait.id for one in await self.store.notices.waits()}, "the other's wait was used up"

    async def is_as_it_should_be(self) -> None:
        store = self.store
        for who in PEOPLE:
            assert {kept.booking.id for kept in await store.bookings_of(who, TWO)} == self.bookings[who]
            talk = await store.talk(who, CHAT, TWO)
            assert (talk.draft.people if talk else None) == self.talks.get(who)
            assert {one.id for one in await store.notices.open_questions(who, TWO)} == self.asked[who]
            assert (Role.GLOBAL in await store.roles(who)) == (who in self.admins)
            read = await store.hours_of(who, TWO)
            assert (read.hours if read else None) == self.hours.get(who)
            assert await store.booked_often(who, TWO + timedelta(days=30)) == self.often[who]
        assert await store.notices.muted() == self.quiet
        granted = {deed.who for _, deed in await store.deeds(most=1_000) if deed.did is Did.GRANTED}
        assert granted == self.noted


@pytest.mark.parametrize("seed", range(2))
async def test_neither_tenant_sees_spends_or_undoes_what_is_the_others(store: SqlStore, seed: int) -> None:
    await Model(store, seed).acts(16)


# The control


WHOLE = (Select, CompoundSelect, Update, Delete)


def names_a_tenant(element: Any) -> bool:
    return isinstance(element, BinaryExpression) and str(getattr(element.left, "name", "")).endswith("tenant")


def without_tenant(statement: Any) -> Any:
    def dropped(element: Any, **_: Any) -> Any:
        if names_a_tenant(element):
            return true() if element.operator is operators.eq else false()
        return None

    return visitors.replacement_traverse(statement, {}, dropped)


def statements() -> Iterator[tuple[str, str]]:
    """Module and name of each statement of the store that is about one tenant's rows."""
    for found in pkgutil.iter_modules(bot.store.__path__, "bot.store."):
        if not found.ispkg:
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, WHOLE) and any(names_a_tenant(element) for element in visitors.iterate(value)):
                    yield found.name, name


STATEMENTS = sorted(set(statements()) - {("bot.store.bookings", "_OFTEN_OF")})
"""Without the one whose rows come with their tenant, by which they are told apart: there the filter only saves work."""


def test_there_are_as_many_such_statements_as_one_would_think() -> None:
    assert len(STATEMENTS) >= 10, STATEMENTS


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and nothing in them, to be copied."""

    async def made() -> None:
        await (await open_store(f"sqlite:///{folder}/nook.db")).close()

    folder = tmp_path_factory.mktemp("migrated")
    asyncio.run(made())
    return folder / "nook.db"


@pytest.mark.parametrize(("module", "name"), STATEMENTS, ids=lambda value: value.removeprefix("bot.store."))
async def test_the_control_without_the_tenant_in_one_statement_it_is_noticed(
    module: str, name: str, migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.import_module(module)
    monkeypatch.setattr(there, name, without_tenant(getattr(there, name)))
    shutil.copy(migrated, tmp_path / "nook.db")
    async with await open_store(f"sqlite:///{tmp_path}/nook.db") as store:
        with pytest.raises((AssertionError, LastAdmin, pytest.fail.Exception)):
            await Model(store, 0).acts(40)
