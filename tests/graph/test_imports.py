"""What the SDK may import, and when; in processes of their own, since one import is for good."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(how: str) -> list[str]:
    command = [sys.executable, "-m", "tests.graph.heavy", how]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()


def test_the_sdks_entity_models_are_never_imported_and_nothing_is_after_the_start() -> None:
    models, heavy, *late = run("bytes")
    assert int(models) < 20
    assert heavy == "False"
    assert late == []


@pytest.mark.long
def test_one_event_read_the_sdks_own_way_imports_them_all() -> None:
    models, heavy, *_ = run("models")
    assert int(models) > 1000
    assert heavy == "True"
