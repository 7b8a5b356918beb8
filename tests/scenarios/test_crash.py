"""Nook dies at every step of a booking and is started again. Real processes, ended by SIGKILL, on SQLite.

A dry run lists the steps, so that a new one is tried by itself. `NOOK_CRASHES=200 make test` tries every point and that
many chains of several deaths.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.simulator import Simulator
from tests.scenarios.mortal import Pace
from tests.scenarios.mortal_case import ACCEPTED, AS_NOOK, DECLINED, TENTATIVE, Case, Way, company

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

THOROUGH = "NOOK_CRASHES" in os.environ
CHAINS = int(os.environ.get("NOOK_CRASHES", "12"))
AT_ONCE = 36
Company = tuple[Simulator, Pace]
Schedule = tuple[tuple[str, ...], bool]
"""The points of each death in turn, and whether the person presses again where a press was not answered."""


@pytest.fixture
async def there() -> AsyncIterator[Company]:
    async with company() as made:
        yield made


async def steps_of(there: Company, way: Way, folder: Path) -> list[str]:
    """Every point that a booking passes where nobody dies."""
    case = Case(*there, way, folder)
    try:
        await played(case, (), again=False)
        assert faults(case, await case.rows()) == []
        return case.points
    finally:
        await case.close()


async def played(case: Case, deaths: Sequence[str], again: bool) -> bool:
    """The person asks and presses; Nook dies at the first point, is started again, dies at the next one, and so on.

    Whether it died at the first: how often a room is asked for its answer is a matter of time, so some may be missed.
    """
    case.nook.starts(deaths[0] if deaths else "")
    await case.asks()
    owner = asyncio.create_task(case.owner_accepts()) if case.way is TENTATIVE else None
    try:
        answered, died = await case.presses(), False
        for next_death in [*deaths[1:], ""] if deaths else []:
            if not await case.ends() or (not answered and not again and not await case.rows()):
                break
            died = True
            case.nook.starts(next_death)
            if again and not answered and "Book Everest" in case.card.buttons:
                answered = await case.presses()
        if answered or await case.rows():
            await case.comes_to_rest()
        return died or case.nook.died
    finally:
        if owner is not None:
            owner.cancel()


def faults(case: Case, rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """What is wrong in the end, judged by Microsoft 365 and Teams."""
    if not rows and not case.made():
        return [] if "Book Everest" in case.card.buttons else ["nothing was booked and the card does not offer it"]
    events, kept = case.events(), case.way is not DECLINED
    known, ids = {event for _, _, event in rows}, {id for id, _, _ in rows}
    everything = [*events, *case.tenant.mailbox(case.owner).deleted]
    found = {
        f"{len(rows)} bookings": len(rows) != 1,
        f"{case.made()} events made": case.made() != 1,
        f"{len(events)} events stand": len(events) != (1 if kept else 0),
        "an event unknown to the database": any(event.id not in known for event in events),
        "another transactionId": {event.transaction_id for event in everything} != ids,
        "the room is not held": len(case.tenant.bookings_of(case.everest)) != (1 if kept else 0),
        f"the card says {case.card.words[:60]}": not case.card.words.startswith(case.way.ends),
        "no other room is offered": not kept and "Book Fuji" not in case.card.buttons,
        "another message": len(case.said()) != case.answers,
    }
    return [fault for fault, there_is in found.items() if there_is]


async def tried(
    there: Company, way: Way, folder: Path, schedules: Sequence[Schedule], fault: str = ""
) -> dict[Schedule, list[str]]:
    """What went wrong, by schedule. Many at once, each with a company of its own."""
    some, missed = asyncio.Semaphore(AT_ONCE), []

    async def one(schedule: Schedule) -> tuple[Schedule, list[str]]:
        async with some:
            case = Case(*there, way, folder, fault=fault)
            try:
                if not await played(case, *schedule):
                    missed.append(schedule)
                return schedule, faults(case, await case.rows())
            except AssertionError as error:
                return schedule, [str(error)]
            finally:
                await case.close()

    found = await asyncio.gather(*(one(schedule) for schedule in schedules))
    assert len(missed) <= len(schedules) // 10, f"these were never reached: {missed}"
    return {schedule: wrong for schedule, wrong in found if wrong}


def each(points: Sequence[str], since: str = "") -> list[Schedule]:
    """Each point once, from `since` on; within the press also with a person who does not press again.

    Right after one step is right before the next: both are tried only where `NOOK_CRASHES` asks for more.
    """
    pairs = zip(["", *points], points, strict=False)
    deaths: list[tuple[str, ...]] = [
        (point,) for last, point in pairs if THOROUGH or not (last.startswith("after") and point.startswith("before"))
    ]
    if since:
        return [(death, True) for death in deaths[deaths.index((since,)) :]]
    press = deaths[: deaths.index(("after store.claim 1",))]
    return [(death, True) for death in deaths] + [(death, False) for death in press]


def all_is_well(there: Company) -> None:
    tenant = there[0].tenant
    assert tenant.double_bookings() == []
    assert tenant.orphans() == []
    assert tenant.witness.direct_room_writes == []
    posts = [post for post in tenant.witness.requests_to("POST", "/events") if post.path.endswith("/events")]
    first = [post for post in posts if "(repeated)" not in post.summary]
    assert len(first) == len({post.mailbox for post in posts}), "somebody was invited twice"


ALL_OF_THEM = [
    ACCEPTED,
    DECLINED,
    pytest.param(AS_NOOK, marks=pytest.mark.long),
    pytest.param(TENTATIVE, marks=pytest.mark.long),
]


@pytest.mark.parametrize("way", ALL_OF_THEM, ids=lambda way: way.name)
@pytest.mark.fault("F6")
async def test_dying_at_any_step_loses_nothing_and_doubles_nothing(there: Company, way: Way, tmp_path: Path) -> None:
    """Until the room has answered, both ways that are always tried pass the same steps: those are tried with one."""
    points = await steps_of(there, way, tmp_path)
    assert {"amid write 1", "after calendars.invite 1", "before messenger.update 1"} <= set(points)
    since = "after calendars.event 1" if way is DECLINED and not THOROUGH else ""
    assert await tried(there, way, tmp_path, each(points, since)) == {}
    all_is_well(there)


@pytest.mark.long
@pytest.mark.fault("F6")
async def test_dying_again_and_again(there: Company, tmp_path: Path) -> None:
    """Also the Nook that came back dies, and the one after it."""
    points, chance = await steps_of(there, DECLINED, tmp_path), random.Random(CHAINS)
    later = [point for point in points if point.endswith(" 1") and "reserve" not in point]
    chains = [((chance.choice(points), *chance.choices(later, k=2)), True) for _ in range(CHAINS)]
    assert await tried(there, DECLINED, tmp_path, chains) == {}
    all_is_well(there)


@pytest.mark.control("F1")
@pytest.mark.control("F6")
async def test_control_without_the_same_transaction_id_there_are_two_events(there: Company, tmp_path: Path) -> None:
    """If this fails, the tests above may be worth nothing."""
    points = await steps_of(there, ACCEPTED, tmp_path)
    around = points[points.index("after store.claim 1") : points.index("after store.save 1") + 1]
    wrong = await tried(there, ACCEPTED, tmp_path, [((point,), True) for point in around], fault="fresh ids")
    doubled = {point for ((point,), _), found in wrong.items() if "2 events made" in found}
    assert doubled == {"after calendars.invite 1", "before store.save 1", "amid write 2"}


@pytest.mark.control("F6")
async def test_control_with_the_event_before_the_database_there_are_unknown_and_double_events(
    there: Company, tmp_path: Path
) -> None:
    """Likewise."""
    points = ["after calendars.invite 1", "before store.reserve 1", "amid write 1"]
    schedules = [((point,), again) for point in points for again in (True, False)]
    wrong = await tried(there, ACCEPTED, tmp_path, schedules, fault="post first")
    assert all("an event unknown to the database" in wrong[schedule] for schedule in schedules)
    assert all("2 events made" in wrong[(point,), True] for point in points)
