"""The longest files first: two workers take file by file, and whoever gets the longest last keeps the other waiting."""

from __future__ import annotations

from functools import partial

import pytest

from bot import wiring
from bot.teams.settings import DoorSettings

LONGEST = (
    "scenarios/test_crash_changes",
    "scenarios/test_crash",
    "scenarios/test_any_order",
    "scenarios/test_race",
    "teams/test_fuzz",
    "page/",
    "scenarios/",
    "store/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((at for at, part in enumerate(LONGEST) if f"tests/{part}" in item.nodeid), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a press may take longer than Teams waits; only who tries that sets it to less."""
    monkeypatch.setattr(wiring, "DoorSettings", partial(DoorSettings, press_patience=60.0))
