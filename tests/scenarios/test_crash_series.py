"""Nook dies at steps of a series and is started again. Real processes, ended by SIGKILL, on SQLite: see `test_crash`.

Three dates, of which the room declines the second. `NOOK_CRASHES=200 make test` tries every point.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.scenarios import mortal_case
from tests.scenarios.mortal_case import ACCEPTED, Case, company

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

THOROUGH = "NOOK_CRASHES" in os.environ
AT_ONCE = 12
SOME = 3
WISH = "book Everest every Tuesday 2pm to 3pm for 3 weeks called Budget review"
BUTTON = "Book Everest on 3 dates"
FIRST = datetime(2027, 3, 2, 13, tzinfo=UTC)
WEEK, HOUR = timedelta(days=7), timedelta(hours=1)
DANGEROUS = re.compile(
    r"amid write [123]|after store\.reserve_all 1|after calendars\.(invite [13]|withdraw 1)|before messenger\.update 1"
)
"""Half a series written, one that is just written, the calendar ahead of the database, and a card that is behind."""


class SeriesCase(Case):
    async def asks(self) -> None:
        for _ in range(5):
            await self.nook.teams.say(self.person, WISH)
            if BUTTON in self.card.buttons:
                self.answers = len(self.said())
                # Somebody books the room before the press, and Nook does not know it yet.
                taken = FIRST + WEEK
                self.tenant.book(self.colleague, self.everest, taken, taken + HOUR, "Quicker")
                return
        raise AssertionError(f"no offer; {self.card.words} {self.story}")

    async def presses(self, at: mortal_case.Replica | None = None) -> bool:
        seen = self.card
        assert seen.message is not None
        delivery = await (at or self.nook).teams.press(self.person, seen.message, BUTTON)
        assert delivery.kind == "card" or delivery.status == 0, (delivery.status, delivery.text)
        return delivery.status == 200


async def played(case: SeriesCase, death: str) -> None:
    case.nook.starts(death)
    await case.asks()
    answered = await case.presses()
    if death and await case.ends():
        case.nook.starts()
        if not answered and BUTTON in case.card.buttons:
            answered = await case.presses()
    if answered or await case.rows():
        await case.comes_to_rest()


async def faults(case: SeriesCase) -> list[str]:
    """What is wrong in the end, judged by Microsoft 365 and Teams."""
    rows, events = await case.rows(), case.events()
    found = {
        f"{len(rows)} bookings": len(rows) != 3,
        f"{case.made()} events made": case.made() != 3,
        f"events stand at {[event.start for event in events]}": [event.start for event in events]
        != [FIRST, FIRST + 2 * WEEK],
        "an event unknown to the database": any(e.id not in {id for _, _, id in rows} for e in events),
        f"the card says {case.card.words[:90]}": "2 of 3 dates are booked" not in case.card.words,
        "the declined date is not named": "Tue 9 Mar: Everest declined" not in case.card.words,
        "another message": len(case.said()) != case.answers,
    }
    return [fault for fault, there_is in found.items() if there_is]


def chosen(points: Sequence[str]) -> list[str]:
    if THOROUGH:
        return list(points)
    dangerous = [point for point in points if DANGEROUS.fullmatch(point)]
    rest = [point for point in points if point not in dangerous]
    return dangerous + random.Random("series").sample(rest, min(SOME, len(rest)))


@pytest.mark.control("F6")
async def test_control_with_a_new_transaction_at_each_try_a_date_is_invited_twice(tmp_path: Path) -> None:
    """If this fails, the test below may be worth nothing."""
    async with company() as there:
        case = SeriesCase(*there, ACCEPTED, tmp_path, fault="fresh ids")
        try:
            await played(case, "after calendars.invite 1")
            made = [wrong for wrong in await faults(case) if wrong.endswith("events made")]
            assert made
        finally:
            await case.close()


@pytest.mark.fault("F6")
async def test_dying_at_any_step_of_a_series_loses_no_date_and_doubles_none(tmp_path: Path) -> None:
    async with company() as there:
        some = asyncio.Semaphore(AT_ONCE)

        async def one(death: str) -> tuple[str, list[str], list[str]]:
            async with some:
                case = SeriesCase(*there, ACCEPTED, tmp_path)
                try:
                    await played(case, death)
                    return death, await faults(case), case.points
                except AssertionError as error:
                    return death, [str(error)], case.points
                finally:
                    await case.close()

        _, wrong, points = await one("")
        assert wrong == []
        assert {"after store.reserve_all 1", "after calendars.invite 3", "after calendars.withdraw 1"} <= set(points)
        found = await asyncio.gather(*(one(point) for point in chosen(points)))
        assert {death: wrong for death, wrong, _ in found if wrong} == {}
        tenant = there[0].tenant
        assert tenant.double_bookings() == []
        assert tenant.orphans() == []
