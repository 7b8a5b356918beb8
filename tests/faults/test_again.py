"""Messages and presses that Teams delivers again, at the same replica and at another one: F5."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from bot.commands.bookings import extending
from bot.ports import Heard
from bot.simulator import TeamsClient
from bot.simulator.delivery import Delivery
from bot.store import open_store
from bot.store.deliveries import SqlDeliveries
from bot.teams.recently import Recently
from tests.databases import KINDS, database, postgresql
from tests.faults.crowd import Crowd, crowd, slots
from tests.office import Desk, office, replica
from tests.teams.activities import message
from tests.teams.channel import Channel

kinds = pytest.mark.parametrize("kind", KINDS, ids=["one process", "two replicas"])


class Again:
    """Each of a crowd asks and presses. Both come again: at once, after 15 s, and after 30 s, when the press has a new
    id; out of order, and each time at the next replica.
    """

    def __init__(self, it: Crowd, doors: Sequence[TeamsClient]) -> None:
        self._it, self._doors, self._chance = it, cycle(doors), random.Random(5)
        self._delivered: list[tuple[Delivery, Delivery]] = []
        self.number = 0

    async def all_do(self) -> None:
        for desk, (room, when) in zip(self._it.desks, slots(), strict=False):
            asked = await next(self._doors).say(desk.person, f"book {room} {when} for 1 hour")
            await self._come([asked] * self._chance.randint(1, 4))
            offer = desk.sees()
            assert offer.message is not None
            pressed = await next(self._doors).press(desk.person, offer.message, f"Book {room}")
            self._delivered.append((asked, pressed))
            self._it.cards.append((desk, offer))
            self.number += 2

    async def again_and_again(self) -> None:
        """The worker has been at work meanwhile."""
        for seconds, new_id in ((0, False), (15, False), (15, True)):
            self._it.office.clock.advance(seconds=seconds)
            for asked, pressed in self._delivered:
                again = [pressed, asked, pressed]
                self._chance.shuffle(again)
                await self._come(again, pressed if new_id else None)
            await self._it.office.later(1)

    async def _come(self, again: Sequence[Delivery], new: Delivery | None = None) -> None:
        self.number += len(again)
        sent = [next(self._doors).resend(one, new_id=one is new) for one in again]
        assert {delivery.status for delivery in await asyncio.gather(*sent)} <= {200, 202}

    def answers(self, desk: Desk) -> int:
        return sum(message.author is None for message in self._it.office.simulator.teams.messages(desk.person))


@asynccontextmanager
async def delivered_again(folder: Path, kind: str, people: int) -> AsyncIterator[tuple[Crowd, Again]]:
    """A crowd to which all that was done to it, and is over. On PostgreSQL at two replicas in turn."""
    with database(kind, folder) as url:
        async with crowd(folder, people, database_url=url) as it:
            here = it.office.simulator.teams
            if kind == "sqlite":
                again = Again(it, [here])
                await again.all_do()
                await again.again_and_again()
            else:
                async with replica(it.office) as (_, there):
                    again = Again(it, [here, there])
                    await again.all_do()
                    await again.again_and_again()
            await it.comes_to_rest()
            yield it, again


@pytest.mark.fault("F5")
@kinds
@pytest.mark.parametrize("people", [1, pytest.param(400, marks=pytest.mark.long)])
async def test_whatever_is_delivered_again_has_one_effect_and_one_card(tmp_path: Path, kind: str, people: int) -> None:
    async with delivered_again(tmp_path, kind, people) as (it, again):
        assert it.wrong() == []
        assert {again.answers(desk) for desk in it.desks} == {1}
        assert again.number >= 12 * people


@pytest.mark.control("F5")
@kinds
async def test_control_without_knowing_what_was_heard_each_delivery_is_answered(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def always(*_: Any) -> bool:
        return True

    if kind == "sqlite":
        monkeypatch.setattr(Recently, "get", lambda *_: None)
    else:
        monkeypatch.setattr(SqlDeliveries, "take", always)
    async with delivered_again(tmp_path, kind, 1) as (it, again):
        assert again.answers(it.desks[0]) > 1
        assert it.wrong() == [], "the offer is still good for one booking"


@pytest.mark.fault("F5")
async def test_what_a_replica_that_is_gone_left_unanswered_is_not_met_with_silence(tmp_path: Path) -> None:
    """Teams delivers it again after 15 s, and not before; who is still at it is not joined."""

    begun = asyncio.Event()

    async def never(heard: Heard) -> None:
        begun.set()
        await asyncio.Event().wait()

    with postgresql() as url:
        async with (
            await open_store(url) as store,
            Channel(store.deliveries, patience=0.01) as gone,
            Channel(store.deliveries) as other,
        ):
            gone.on_heard = never
            await gone.deliver(message())
            await begun.wait()
            await gone.door.drain(0)
            for seconds, heard in ((0, 0), (13, 0), (2, 1)):
                other.pass_time(seconds=seconds)
                await other.deliver(message())
                assert (len(gone.heard), len(other.heard)) == (1, heard)


async def extended(folder: Path) -> int:
    """By how many minutes a meeting gets longer whose "Extend 30 min" comes again, half a minute later."""
    async with office(folder) as here:
        adele, teams = here.desk("adele@contoso.com"), here.simulator.teams
        await adele.says("book Everest now for 1 hour")
        await adele.presses("Book Everest")
        await here.later(3)
        (end,) = [item.end for item in here.tenant.bookings_of("everest@contoso.com")]
        card = (await adele.says("my bookings")).message
        assert card is not None
        pressed = await teams.press(adele.person, card, next(t for t in card.buttons() if t.startswith("Extend")))
        await here.later(30)
        await teams.resend(pressed, new_id=True)
        await here.later(3)
        return int((here.tenant.bookings_of("everest@contoso.com")[0].end - end).total_seconds() / 60)


@pytest.mark.fault("F5")
async def test_what_is_extended_is_extended_once(tmp_path: Path) -> None:
    assert await extended(tmp_path) == 30


@pytest.mark.control("F5")
async def test_control_a_press_that_does_not_know_what_it_was_offered_for_is_good_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extending, "extended_before", lambda *_: False)
    assert await extended(tmp_path) == 60
