"""What many want to know at once costs as many calls as a mailbox bears, each of up to 20 calendars."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.configuration import Configuration
from bot.free_busy import calls
from bot.free_busy.calls import Call, Calls
from tests.store.values import CONTOSO

DAY = ("2027-03-01",)


async def asked_by(people: int, configuration: Configuration) -> list[int]:
    """How many calendars each call is about, when people come one after the other, each with five, and none is answered
    meanwhile; and that everybody's are asked for once.
    """
    answered = asyncio.Event()
    made: list[list[str]] = []

    async def ask(_: Configuration, calendars: Sequence[str], days: Sequence[str]) -> None:
        made.append(list(calendars))
        await answered.wait()

    all_calls, waited = Calls(ask), set[Call]()
    wanted = [[f"room{person}.{n}@contoso.com" for n in range(5)] for person in range(people)]
    for five in [*wanted, *wanted]:
        waited |= all_calls.of(configuration, five, DAY)
        await asyncio.sleep(0)
    answered.set()
    await asyncio.gather(*waited)
    assert sorted(calendar for call in made for calendar in call) == sorted(
        calendar for five in wanted for calendar in five
    )
    assert not all_calls._under_way
    assert not all_calls._gathering
    return [len(call) for call in made]


async def test_while_four_calls_are_under_way_the_next_gather() -> None:
    assert await asked_by(13, CONTOSO) == [5, 5, 5, 5, 20, 20, 5]


async def test_each_service_account_bears_four() -> None:
    several = replace(CONTOSO, service_account=", ".join(f"nook{n}@contoso.com" for n in range(10)))
    assert await asked_by(8, several) == [5] * 8


@pytest.mark.parametrize("wrong", [("ABREAST", 99), ("A_CALL", 5)])
async def test_the_control_each_makes_a_call_of_their_own(
    monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, int]
) -> None:
    monkeypatch.setattr(calls, *wrong)
    assert await asked_by(13, CONTOSO) == [5] * 13
