"""Microsoft 365 hangs: whoever speaks sees at once that Nook is on it, and always gets a final word. F4."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import conversations, free_busy, hours, wiring
from bot.domain.people import Identity, Role
from bot.domain.working_hours import WorkingHours
from bot.graph.client import Graph
from bot.hours import Hours
from bot.simulator.conversations import Conversation
from bot.simulator.faults import Faults
from bot.teams.settings import DoorSettings
from tests.graph.conftest import until
from tests.office import Office, office
from tests.web.visiting import visitors

WISH = "book a room for 6 tomorrow 2pm for 1 hour"
LIFE, WORD, HOURS, ENOUGH, LIMIT = 0.0, 0.05, 0.05, 0.4, 1.2
"""The times of the door, of working hours, of free/busy and of a turn, in the same order as the real ones."""


of = Hours.of


async def soon(self: Hours, who: Identity, now: datetime, patience: float = HOURS) -> WorkingHours:
    return await of(self, who, now, min(patience, HOURS))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """All waits a tenth and less of what they are."""
    monkeypatch.setattr(wiring, "DoorSettings", partial(DoorSettings, life_after=LIFE, press_patience=WORD))
    monkeypatch.setattr(Hours, "of", soon)
    monkeypatch.setattr(free_busy, "PATIENCE", ENOUGH)
    monkeypatch.setattr(conversations, "TURN_LIMIT", LIMIT)
    monkeypatch.setattr("bot.tab.TURN_LIMIT", LIMIT)
    monkeypatch.setattr(wiring, "Graph", partial(Graph, connect=60, read=60))
    monkeypatch.setattr(wiring, "PATIENCE", 60)


def chat_of(here: Office, address: str) -> Conversation:
    return here.simulator.teams.personal(here.desk(address).person)


@pytest.mark.fault("F4")
def test_the_real_times_keep_the_promise() -> None:
    """A sign of life within two seconds, a word within five, the last before Teams gives up."""
    door = DoorSettings(app_id="x", allowed_tenants=frozenset())
    assert door.life_after <= 2
    assert max(door.press_patience, free_busy.PATIENCE) < 5
    assert hours.PATIENCE + free_busy.PATIENCE < conversations.TURN_LIMIT < door.patience <= 10


@pytest.mark.fault("F4")
async def test_who_asks_sees_life_and_gets_a_word_and_nobody_else_is_held_up(tmp_path: Path, hurried: None) -> None:
    async with office(tmp_path) as here:
        here.simulator.graph_faults.hang()
        adele, bianca = here.desk("adele@contoso.com"), here.desk("bianca@contoso.com")
        asking = asyncio.create_task(adele.says(WISH))
        await until(lambda: here.simulator.graph_faults.active[0].hits > 0)
        assert "Nook" in (await bianca.says("help")).words
        said = await asking
        assert chat_of(here, "adele@contoso.com").typing_count >= 1
        assert "did not answer" in said.words or "not answering" in said.words, said.words
        here.simulator.graph_faults.clear()


@pytest.mark.fault("F4")
async def test_who_presses_is_told_that_nook_is_on_it_and_the_card_follows(tmp_path: Path, hurried: None) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        offer = await adele.says(WISH)
        here.simulator.graph_faults.hang()
        assert "still working on it" in (await adele.presses("Book Everest", on=offer)).note
        chat, before = chat_of(here, "adele@contoso.com"), adele.sees().message
        await until(lambda: chat.messages[-1] is not before)
        assert "nothing is booked" in chat.messages[-1].text
        here.simulator.graph_faults.clear()
        while (seen := await adele.presses("Book Everest", on=offer)).note:
            pass
        assert "Asking" in seen.words


AFTERNOON = int(datetime(2027, 3, 1, 13, tzinfo=UTC).timestamp())


@pytest.mark.fault("F4")
async def test_nobody_waits_for_calendars_twice_in_a_turn_nor_right_after_another(
    tmp_path: Path, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float | None] = []
    wait = asyncio.wait

    def noted(tasks: Any, *, timeout: float | None = None) -> Any:
        waited.append(timeout)
        return wait(tasks, timeout=timeout)

    async with office(tmp_path) as here:
        here.simulator.graph_faults.hang()
        monkeypatch.setattr(asyncio, "wait", noted)
        monkeypatch.setattr(free_busy, "AGAIN", 0.01)
        assert "nothing is booked" in (await here.desk("adele@contoso.com").says(WISH)).words
        assert "nothing is booked" in (await here.desk("bianca@contoso.com").says(WISH)).words
        assert waited.count(ENOUGH) == 1
        here.simulator.graph_faults.clear()


def hangs(faults: Faults) -> None:
    faults.hang()


def throttles(faults: Faults) -> None:
    faults.throttle(retry_after=300, calls=None)


@pytest.mark.fault("F2")
@pytest.mark.fault("F4")
@pytest.mark.parametrize("trouble", [hangs, throttles])
async def test_every_kind_of_turn_gets_its_word(
    tmp_path: Path, hurried: None, trouble: Callable[[Faults], None]
) -> None:
    """Words and presses, an admin's and an employee's, in the chat, in the tab and in the compose box, all at once."""
    async with office(tmp_path) as here, visitors(here, "bianca@contoso.com") as (bianca,):
        adele, irvin, grady = (here.desk(f"{name}@contoso.com") for name in ("adele", "irvin", "grady"))
        who = Identity(here.tenant.id.lower(), grady.person.id.lower())
        await here.nook.world.store.grant(who, "Grady Archie", Role.GLOBAL)
        offer, room = await adele.says(WISH), await bianca.opens_room(at=AFTERNOON)
        group = here.simulator.teams.group("Budget", irvin.person)
        here.clock.advance(minutes=50)  # what was read is too old to be used
        trouble(here.simulator.graph_faults)
        searched, pressed, checked, typed, seen, booked = await asyncio.gather(
            irvin.says("book a room for 6 on Wednesday 2pm for 1 hour"),
            adele.presses("Book Everest", on=offer),
            grady.says("admin check"),
            irvin.searches("everest tomorrow 2pm", group),
            bianca.opens_room("fuji@contoso.com"),
            bianca.presses(room, "Book"),
        )
        here.simulator.graph_faults.clear()
    assert "nothing is booked" in searched.words
    assert any(words in pressed.note for words in ("still working on it", "nothing is booked")), pressed
    assert "Microsoft 365" in checked.words
    assert isinstance(typed.body, dict)
    note = typed.body["composeExtension"]
    assert note["type"] == "message"
    assert "is booked" in note["text"] or "was booked" in note["text"], note
    assert "cannot see Fuji" in seen["summary"]
    assert "nothing is booked" in booked["summary"]


@pytest.mark.control("F4")
async def test_control_without_the_limit_of_a_turn_the_last_word_never_comes(
    tmp_path: Path, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(free_busy, "PATIENCE", 60)
    monkeypatch.setattr(conversations, "TURN_LIMIT", 60)
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        await adele.says("hello")
        before = adele.sees().message
        here.simulator.graph_faults.hang()
        asking = asyncio.create_task(adele.says(WISH))
        await asyncio.wait([asking], timeout=2 * ENOUGH)
        assert adele.sees().message is before
        here.simulator.graph_faults.clear()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if task.get_name() == "message":
                task.cancel()
