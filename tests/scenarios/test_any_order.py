"""All acts on bookings in any order. NOOK_ANY_ORDER=200 tries that many examples, longer ones and others each time."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.domain.booking import Answer, Step, answered
from bot.domain.configuration import Configuration
from bot.ports import Kept
from bot.worker import STEPS
from bot.worker.bench import Bench
from bot.worker.changing import change
from tests.scenarios.any_order import AnyOrder
from tests.scenarios.any_order_truth import ADELE

MANY = os.environ.get("NOOK_ANY_ORDER", "")
SETTINGS = settings(
    max_examples=int(MANY or 8),
    stateful_step_count=45 if MANY else 25,
    derandomize=not MANY,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
Taken = Callable[[Bench, Kept, Configuration], Awaitable[bool]]


@pytest.mark.fault("F17")
def test_whatever_is_done_in_whatever_order_what_is_said_and_held_is_true() -> None:
    run_state_machine_as_test(AnyOrder, settings=SETTINGS)


# The controls: a worker that does one thing wrong is noticed, by acts that the right one passes.


def a_room_is_changed(these: AnyOrder) -> None:
    these.books(who=ADELE, at="Tuesday 10:00", room="Everest", minutes=60, wait=3)
    these.changes_its_ways(room="Fuji", policy="is slow")
    these.gets_another_room(who=ADELE, which=0, room="Fuji", wait=3)


def a_room_is_silent(these: AnyOrder) -> None:
    these.changes_its_ways(room="Everest", policy="never answers")
    these.books(who=ADELE, at="Tuesday 10:00", room="Everest", minutes=60, wait=3)


def a_room_declines(these: AnyOrder) -> None:
    these.changes_its_ways(room="Everest", policy="declines")
    these.books(who=ADELE, at="Tuesday 10:00", room="Everest", minutes=60, wait=3)


def a_meeting_is_cancelled_in_outlook(these: AnyOrder) -> None:
    these.books(who=ADELE, at="Tuesday 10:00", room="Everest", minutes=60, wait=3)
    these.is_cancelled_in_outlook(which=0)


async def drops_the_first_room_at_once(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    goes_on, booking, wanted = await change(bench, kept, configuration), kept.booking, kept.booking.change
    assert wanted is not None
    await bench.world.calendars.drop_room(
        configuration, booking.owner, booking.event_id, booking.calendar, wanted.room_name, wanted.calendar
    )
    return goes_on


async def takes_no_answer_for_a_yes(bench: Bench, kept: Kept, _: Configuration) -> bool:
    return await bench.goes_on(kept, answered(kept.booking, Answer.ACCEPTED))


async def leaves_the_event_behind(bench: Bench, kept: Kept, _: Configuration) -> bool:
    return await bench.goes_on(kept, replace(kept.booking, withdrawn=True))


async def never_looks_again(bench: Bench, kept: Kept, _: Configuration) -> bool:
    return await bench.waits(kept, kept.booking, None)


@pytest.mark.parametrize(
    ("acts", "step", "wrong", "noticed"),
    [
        (a_room_is_changed, Step.CHANGE, drops_the_first_room_at_once, "but the rooms say"),
        (a_room_is_silent, Step.FOLLOW, takes_no_answer_for_a_yes, "but the rooms say|was never booked"),
        (a_room_declines, Step.WITHDRAW, leaves_the_event_behind, "there is an event of|left over"),
        (a_meeting_is_cancelled_in_outlook, Step.WATCH, never_looks_again, "no event of"),
    ],
)
@pytest.mark.control("F17")
def test_a_worker_that_does_one_thing_wrong_is_noticed(
    acts: Callable[[AnyOrder], None], step: Step, wrong: Taken, noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(acts)
    monkeypatch.setitem(cast(MutableMapping[Step, Any], STEPS), step, wrong)
    with pytest.raises(AssertionError, match=noticed):
        played(acts)


def played(acts: Callable[[AnyOrder], None]) -> None:
    these = AnyOrder()
    try:
        these.opens(managed=True, booked=[])
        acts(these)
        these.what_is_said_and_held_is_true()
    finally:
        these.teardown()
