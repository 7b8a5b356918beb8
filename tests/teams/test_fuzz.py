"""Whatever arrives with a right token is answered in less than 500, and what is no proper activity never reaches the
bot.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .activities import message, press
from .channel import Channel

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30)
)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
)
FIELDS = st.sampled_from(
    [
        *message(),
        "value",
        "name",
        "replyToId",
        "attachments",
        "membersAdded",
        "action",
        "timestamp",
        "from.id",
        "from.aadObjectId",
        "from.name",
        "conversation.id",
        "conversation.tenantId",
        "conversation.conversationType",
        "channelData.tenant",
        "value.action",
    ]
)
KINDS = st.sampled_from([message, press])
DOSES = pytest.mark.parametrize("dose", [100, pytest.param(2_500, marks=pytest.mark.long)])
"""Bodies for each of the four tests."""


def fuzzed(dose: int, **bodies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], None]:
    """Runs what it decorates, with so many of those."""

    def run(holds: Callable[..., None]) -> None:
        settings(max_examples=dose, deadline=None, database=None)(given(**bodies)(holds))()

    return run


class Fuzzed:
    """A door with its own loop, so that hypothesis can stay outside of it."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.channel = self.runner.run(self._open())
        self.token = self.channel.token()
        self.milliseconds: list[float] = []

    async def _open(self) -> Channel:
        return await Channel().__aenter__()

    def deliver(self, activity: object) -> int:
        began = time.perf_counter()
        status = self.runner.run(self.channel.deliver(activity, self.token))[0]
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        return status

    def measured(self) -> str:
        """How long the loop was busy with one body, at the most and for most."""
        usual, longest = statistics.median(self.milliseconds), max(self.milliseconds)
        return f"{len(self.milliseconds)} bodies, median {usual:.1f} ms, the longest {longest / usual:.0f} x that"

    def close(self) -> None:
        self.runner.run(self.channel.__aexit__())
        self.runner.close()


@pytest.fixture
def door() -> Iterator[Fuzzed]:
    fuzzed = Fuzzed()
    yield fuzzed
    fuzzed.close()


@DOSES
@pytest.mark.fault("F11")
def test_bytes(door: Fuzzed, dose: int, record_property: Callable[[str, object], None]) -> None:
    @fuzzed(dose, body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def _(body: bytes) -> None:
        assert door.deliver(body) == 400
        assert door.channel.nothing_ran

    record_property("measured", door.measured())


@DOSES
@pytest.mark.fault("F11")
def test_json(door: Fuzzed, dose: int, record_property: Callable[[str, object], None]) -> None:
    @fuzzed(dose, body=JSON)
    def _(body: Any) -> None:
        assert 400 <= door.deliver(body) < 500
        assert door.channel.nothing_ran

    record_property("measured", door.measured())


@DOSES
@pytest.mark.fault("F11")
def test_a_right_activity_with_some_fields_replaced(
    door: Fuzzed, dose: int, record_property: Callable[[str, object], None]
) -> None:
    @fuzzed(dose, kind=KINDS, changes=st.dictionaries(FIELDS, JSON, min_size=1, max_size=3))
    def _(kind: Any, changes: dict[str, Any]) -> None:
        # Without an id each counts as new.
        activity: dict[str, Any] = kind(id=None)
        for path, value in changes.items():
            *outer, last = path.split(".")
            place: Any = activity
            for name in outer:
                place = place.setdefault(name, {}) if isinstance(place, dict) else None
            if isinstance(place, dict):
                place[last] = value
        before = len(door.channel.heard) + len(door.channel.pressed)
        status = door.deliver(activity)
        assert status < 500
        if status >= 400:
            assert len(door.channel.heard) + len(door.channel.pressed) == before

    record_property("measured", door.measured())


@DOSES
@pytest.mark.fault("F11")
def test_what_people_write_and_fill_in_is_taken(
    door: Fuzzed, dose: int, record_property: Callable[[str, object], None]
) -> None:
    @fuzzed(dose, text=st.text(max_size=300), data=st.dictionaries(st.text(max_size=120), JSON, max_size=8))
    def _(text: str, data: dict[str, Any]) -> None:
        assert door.deliver(message(text, id=None)) == 202
        assert door.deliver(press({**data, "op": "abc"}, id=None)) == 200
        assert all(value.encode("utf-8") is not None for value in door.channel.pressed[-1].inputs.values())

    record_property("measured", door.measured())
