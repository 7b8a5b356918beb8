"""What makes the suite quick, in every worker.

The longest files first: two workers take file by file, and whoever gets the longest last keeps the other waiting. Files
of tests lie in memory, where there is room: on a disk each commit waits for it, some milliseconds thousands of times.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest

from bot import wiring
from bot.teams.settings import DoorSettings
from tests.databases import write_statements_once

LONGEST = (
    "scenarios/test_crash_changes",
    "scenarios/test_crash",
    "scenarios/test_any_order",
    "scenarios/test_race",
    "page/",
    "scenarios/",
    "store/",
)
MEMORY = Path("/dev/shm")
ENOUGH = 2**31
"""Bytes that are to be free there."""

# Modules are kept compiled, whatever the shell says: else each process of a run compiles everything anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
    # In the environment, so that processes which tests start have theirs there too.
    os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None

write_statements_once()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((at for at, part in enumerate(LONGEST) if f"tests/{part}" in item.nodeid), len(LONGEST))

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """What is there now stays until the end: the collector need not look at thousands of tests again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a press may take longer than Teams waits; only who tries that sets it to less."""
    monkeypatch.setattr(wiring, "DoorSettings", partial(DoorSettings, press_patience=60.0))
