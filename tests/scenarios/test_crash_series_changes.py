"""Nook dies at steps of a change of a whole series and is started again. Real processes, as in `test_crash_series`.

Three dates are moved together, or cancelled: all of what was written down comes about, or none was written down. Two
points each time; all of them in `make faults`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import Simulator
from tests.scenarios.mortal import Pace
from tests.scenarios.mortal_case import ACCEPTED, Case, company
from tests.scenarios.test_crash_series import BUTTON, FIRST, HOUR, WEEK, WISH

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

AT_ONCE = 8
DATES = [FIRST + n * WEEK for n in range(3)]


@dataclass(frozen=True)
class Change:
    """`button`: pressed on the card that the words bring, "" where they do it. `ends`: when the dates are then."""

    words: str
    button: str
    ends: tuple[datetime, ...]


MOVED = Change("move the whole series to 4pm", "", tuple(start + 2 * HOUR for start in DATES))
CANCELLED = Change("cancel the whole series", "Cancel all 3", ())


class ChangingCase(Case):
    """Three dates of Everest stand; steps count, and Nook may die, from the change on."""

    def __init__(self, there: tuple[Simulator, Pace], change: Change, folder: Path, **life: Any) -> None:
        super().__init__(*there, ACCEPTED, folder, **life)
        self.change, self.begun = change, self.diary.with_suffix(".begun")
        self.life = replace(self.life, since=self.begun)
        self.nook.life = self.life

    async def books(self) -> None:
        await self.nook.teams.say(self.person, WISH)
        assert await self.press(BUTTON)
        await self.comes_to_rest()
        if self.change.button:
            await self.nook.teams.say(self.person, self.change.words)
        self.begun.touch()

    async def changes(self) -> bool:
        if self.change.button:
            return await self.press(self.change.button)
        return (await self.nook.teams.say(self.person, self.change.words)).status == 202

    async def press(self, button: str) -> bool:
        seen = self.card
        assert seen.message is not None
        return (await self.nook.teams.press(self.person, seen.message, button)).status == 200


async def wrong_with(there: tuple[Simulator, Pace], change: Change, folder: Path, death: str) -> tuple[list[str], Any]:
    case = ChangingCase(there, change, folder)
    try:
        case.nook.starts(death)
        await case.books()
        answered = await case.changes()
        if death and await case.ends():
            case.nook.starts()
            if not answered and (not change.button or change.button in case.card.buttons):
                await case.changes()
        await case.comes_to_rest()
        stand = tuple(sorted(event.start for event in case.events()))
        held = tuple(sorted(item.start for item in case.tenant.bookings_of(case.everest)))
        rows = await case.rows("change, told, state, event_id")
        found = {
            f"events stand at {stand}": stand != change.ends,
            f"the room is held at {held}": held != change.ends,
            f"{case.made()} events made": case.made() != 3,
            f"still under way: {rows}": len(rows) != 3 or any(row[0] for row in rows),
            f"told otherwise: {rows}": any(row[1] != row[2] for row in rows),
        }
        return [fault for fault, there_is in found.items() if there_is], case.points
    except AssertionError as error:
        return [str(error)], case.points
    finally:
        await case.close()


async def tried(folder: Path, change: Change, deaths: Sequence[str]) -> None:
    async with company() as there:
        some = asyncio.Semaphore(AT_ONCE)

        async def one(death: str) -> tuple[str, list[str]]:
            async with some:
                return death, (await wrong_with(there, change, folder, death))[0]

        if not deaths:
            wrong, points = await wrong_with(there, change, folder, "")
            assert wrong == []
            assert "after store.change_all 1" in points
            deaths = points
        found = dict(await asyncio.gather(*(one(death) for death in deaths)))
        assert {death: wrong for death, wrong in found.items() if wrong} == {}
        assert there[0].tenant.double_bookings() == []


@pytest.mark.fault("F6")
@pytest.mark.parametrize(
    ("change", "write"), [(MOVED, "reschedule"), (CANCELLED, "withdraw")], ids=["moved", "cancelled"]
)
async def test_dying_amid_a_change_of_all_dates_loses_none(tmp_path: Path, change: Change, write: str) -> None:
    """Two of three rows are written and not committed; and a calendar is ahead of the database."""
    await tried(tmp_path, change, ["amid write 2", f"after calendars.{write} 2"])


@pytest.mark.fault("F6")
@pytest.mark.long
@pytest.mark.parametrize("change", [MOVED, CANCELLED], ids=["moved", "cancelled"])
async def test_dying_at_every_step_of_a_change_of_all_dates(tmp_path: Path, change: Change) -> None:
    await tried(tmp_path, change, [])
