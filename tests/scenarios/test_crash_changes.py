"""Nook dies at every step of a change of a booking and is started again. Real processes, ended by SIGKILL, on SQLite.

As in `test_crash`: an undisturbed run lists the steps, from the moment on when the person says or presses what is to
change. `NOOK_CRASHES=200 make test` tries every point, and that many chains of several deaths.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.simulator import Simulator
from tests.scenarios.mortal import Pace
from tests.scenarios.mortal_case import company
from tests.scenarios.mortal_change import CHANGES, KINDS, MOVED, Change, ChangeCase

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

THOROUGH = "NOOK_CRASHES" in os.environ
CHAINS = int(os.environ.get("NOOK_CRASHES", "4"))
AT_ONCE = 24
MORE = 1
"""Points tried of each change beside the most dangerous ones, where `NOOK_CRASHES` does not ask for all."""
MISSED = "this point was never reached"
WRITES = re.compile(r"after calendars\.(reschedule|add_room|drop_room|withdraw) \d")
"""The calendar is ahead of the database."""
DANGEROUS = re.compile(r"amid write 1|after store.change 1")
"""Just before what is wanted is written down, and just after, when nobody knows yet."""
Company = tuple[Simulator, Pace]


@dataclass(frozen=True, slots=True)
class Fall:
    """The points of each death in turn, and whether the person tries again where no answer came.

    `written`: at the first death what is wanted was written down.
    """

    death: str
    again: bool
    written: bool
    more: tuple[str, ...] = ()


@pytest.fixture
async def there() -> AsyncIterator[Company]:
    async with company() as made:
        yield made


async def played(case: ChangeCase, fall: Fall) -> bool:
    """The person books, and changes it; Nook dies at the first point, is started again, dies at the next one, and so
    on. Whether it died at the first.
    """
    case.nook.starts(fall.death)
    await case.books()
    answered, died = await case.changes(), False
    for next_death in [*fall.more, ""] if fall.death else []:
        if not await case.ends():
            break
        died = True
        case.starts_again(next_death)
        if fall.again and not answered and case.may_try_again():
            answered = await case.changes()
    await case.comes_to_rest()
    return died


async def points_of(there: Company, change: Change, folder: Path) -> list[str]:
    """Every point that a change passes where nobody dies."""
    case = ChangeCase(there, change, folder)
    try:
        await played(case, Fall("", again=False, written=True))
        assert await case.faults(changed=True) == []
        return case.points
    finally:
        await case.close()


async def wrong_with(there: Company, change: Change, folder: Path, fall: Fall, fault: str = "") -> list[str]:
    case = ChangeCase(there, change, folder, fault=fault)
    try:
        if not await played(case, fall):
            return [MISSED]
        return await case.faults(changed=fall.written or case.tries > 1)
    except AssertionError as error:
        return [str(error)]
    finally:
        await case.close()


def falls(points: Sequence[str]) -> list[Fall]:
    """Each point once; before the answer also with a person who does not try again.

    Right after one step is right before the next: both are tried only where `NOOK_CRASHES` asks for more.
    """
    pairs = zip(["", *points], points, strict=False)
    tried = [
        point for last, point in pairs if THOROUGH or not (last.startswith("after") and point.startswith("before"))
    ]
    written, taken = points.index("after store.change 1"), points.index("after store.claim 1")
    return [
        Fall(point, again, points.index(point) >= written)
        for point in tried
        for again in (True, False)
        if again or points.index(point) <= taken
    ]


def chosen(change: Change, points: Sequence[str], thorough: bool) -> list[Fall]:
    """What is tried of a change: always the same, and not all unless `thorough`."""
    every, chance = falls(points), random.Random(change.name)
    later = [point for point in points if point.endswith(" 1") and "store.change" not in point]
    number = CHAINS // len(CHANGES) + (CHANGES.index(change) < CHAINS % len(CHANGES))
    chains = [replace(chance.choice(every), again=True, more=tuple(chance.choices(later, k=2))) for _ in range(number)]
    if thorough:
        return every + chains
    dangerous = [fall for fall in every if DANGEROUS.fullmatch(fall.death) and fall.again is not fall.written]
    dangerous += [fall for fall in every if WRITES.fullmatch(fall.death)]
    rest = [fall for fall in every if fall not in dangerous]
    return dangerous + chance.sample(rest, MORE) + chains


def all_is_well(there: Company) -> None:
    tenant = there[0].tenant
    assert tenant.double_bookings() == []
    assert tenant.orphans() == []
    assert tenant.witness.direct_room_writes == []


@pytest.mark.fault("F6")
@pytest.mark.parametrize(
    ("changes", "thorough"), [(KINDS, THOROUGH), pytest.param(CHANGES, True, marks=pytest.mark.long)], ids=["", "all"]
)
async def test_dying_at_any_step_of_a_change_loses_nothing_and_doubles_nothing(
    changes: Sequence[Change], thorough: bool, there: Company, tmp_path: Path
) -> None:
    some, found = asyncio.Semaphore(AT_ONCE), {}

    async def one(change: Change, fall: Fall) -> None:
        async with some:
            found[change.name, fall] = await wrong_with(there, change, tmp_path, fall)

    async def every(change: Change) -> None:
        async with some:
            points = await points_of(there, change, tmp_path)
        await asyncio.gather(*(one(change, fall) for fall in chosen(change, points, thorough)))

    await asyncio.gather(*(every(change) for change in changes))
    assert {key: wrong for key, wrong in found.items() if wrong not in ([], [MISSED])} == {}
    assert len([wrong for wrong in found.values() if wrong == [MISSED]]) <= len(found) // 10
    all_is_well(there)


@pytest.mark.control("F6")
async def test_control_with_the_row_before_the_calendar_what_was_wanted_is_lost(there: Company, tmp_path: Path) -> None:
    """If this fails, the test above may be worth nothing."""
    after = [
        Fall(point, again=False, written=True) for point in ("after store.save 1", "before calendars.reschedule 1")
    ]
    found = await asyncio.gather(*(wrong_with(there, MOVED, tmp_path, fall, "row first") for fall in after))
    for wrong in found:
        assert {"the event is at 2027-03-02 13:00:00+00:00"} <= set(wrong)
