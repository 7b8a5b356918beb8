"""The worker dies at a step of a change, and the reconciler looks before the worker goes on: it finds nothing to put
right, harms nothing, and all ends as it was wished. A few points of each change; all of them in `make faults`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.configuration import BookingLevel
from bot.worker.reconciling import reconcile
from bot.world import World
from tests.office import CONFIGURATION, SERVICE_ACCOUNT, Office, office

TWO = datetime(2027, 3, 2, 13, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
STEPS = {
    "calendars": ("invite", "withdraw", "reschedule", "add_room", "move_into", "drop_room"),
    "store": ("save", "change", "change_all", "place_card"),
    "messenger": ("send", "update"),
}
SINGLE, SERIES = "book Everest tomorrow 2pm for 1 hour", "book Everest every Tuesday 2pm to 3pm for 3 weeks"


class Died(BaseException):
    """No `except Exception` of Nook's may see it."""


@dataclass
class Fate:
    """Dies before the step of that number, or after it; counts only while it is `on`."""

    at: int = 0
    after: bool = False
    on: bool = False
    steps: int = 0


class Mortal:
    def __init__(self, port: Any, steps: tuple[str, ...], fate: Fate) -> None:
        self._port, self._steps, self._fate = port, steps, fate

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._port, name)
        if name not in self._steps or not self._fate.on:
            return method

        async def step(*values: Any, **named: Any) -> Any:
            self._fate.steps += 1
            dies = self._fate.steps == self._fate.at
            if dies and not self._fate.after:
                raise Died
            outcome = await method(*values, **named)
            if dies:
                raise Died
            return outcome

        return step


@dataclass(frozen=True)
class Way:
    """What is booked, said and pressed, and what holds which room in the end."""

    booked: str
    said: str
    pressed: str
    held: dict[str, list[datetime]]


WAYS = {
    "moved": Way(SINGLE, "move my 2pm tomorrow to 4pm", "", {"everest": [TWO + 2 * HOUR]}),
    "another room": Way(SINGLE, "move my 2pm tomorrow to Fuji", "", {"fuji": [TWO]}),
    "cancelled": Way(SINGLE, "cancel my 2pm tomorrow", "Yes, cancel", {}),
    "series moved, one date into another room": Way(
        SERIES,
        "move the whole series to 4pm",
        "Move 3 dates",
        {"everest": [TWO + 2 * HOUR, TWO + 2 * HOUR + 2 * WEEK], "elbe": [TWO + 2 * HOUR + WEEK]},
    ),
    "series in another room": Way(
        SERIES, "move the whole series to Fuji", "", {"fuji": [TWO, TWO + WEEK, TWO + 2 * WEEK]}
    ),
    "series cancelled": Way(SERIES, "cancel the whole series", "Cancel all 3", {}),
}
SOME = {"series moved, one date into another room": (2, 7), "series cancelled": (3,)}


async def dies(folder: Path, way: Way, fate: Fate) -> int:
    """Dies so, and is judged; how many steps there were."""

    def around(world: World) -> World:
        mortal: dict[str, Any] = {name: Mortal(getattr(world, name), steps, fate) for name, steps in STEPS.items()}
        return replace(world, **mortal)

    folder.mkdir()
    async with office(folder, level=BookingLevel.SERVICE, around=around) as here:
        store, adele = here.nook.world.store, here.desk("adele@contoso.com")
        configuration = (await store.configurations())[CONFIGURATION]
        await store.save_configuration(replace(configuration, manage_service_bookings=True))
        await adele.says(way.booked)
        await adele.presses("Book Everest")
        await here.later(4)
        if "Move 3" in way.pressed:
            taken = TWO + 2 * HOUR + WEEK
            here.tenant.book("bianca@contoso.com", "everest@contoso.com", taken, taken + HOUR, "Secret")
        await adele.says(way.said)
        if way.pressed:
            await adele.presses(way.pressed)
        fate.on = True
        try:
            await here.later(6)
        except Died:
            fate.on = False
            here.clock.advance(minutes=11)  # the lease is over, and no event is too young to be looked at
            assert await reconcile(here.nook.world) == 0, "a change that is under way is none of its business"
        fate.on = False
        for _ in range(3):
            await here.later(6)
            here.clock.advance(minutes=3)
        assert await reconcile(here.nook.world) == 0
        is_well(here, way)
    return fate.steps


def is_well(here: Office, way: Way) -> None:
    rooms = {room: here.tenant.bookings_of(f"{room}@contoso.com") for room in ("everest", "fuji", "elbe")}
    held = {
        room: sorted(item.start for item in items if item.organizer == SERVICE_ACCOUNT) for room, items in rooms.items()
    }
    assert {room: starts for room, starts in held.items() if starts} == way.held
    assert here.tenant.double_bookings() == []
    assert here.tenant.orphans() == []
    assert len(here.tenant.events_in(SERVICE_ACCOUNT)) == sum(map(len, way.held.values()))


@pytest.mark.parametrize("way", SOME)
async def test_dying_at_a_step_leaves_nothing_for_the_reconciler_and_all_ends_well(tmp_path: Path, way: str) -> None:
    for step in SOME[way]:
        await dies(tmp_path / str(step), WAYS[way], Fate(step, after=True))


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
async def test_dying_at_every_step(tmp_path: Path, way: str) -> None:
    steps = await dies(tmp_path / "none", WAYS[way], Fate())
    assert steps > 3
    for step in range(1, steps + 1):
        for after in (False, True):
            await dies(tmp_path / f"{step}{after}", WAYS[way], Fate(step, after))
