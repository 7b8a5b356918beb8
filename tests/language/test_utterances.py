"""What real people wrote, where that collection lies beside the project: guards a little below what was reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SCORE = PROJECT.parent / "shared" / "utterances" / "score.py"
BARS = {
    ("when", "when"): 96.0,
    ("when", "start+end"): 96.0,
    ("when", "office-hours reading"): 93.0,
    ("intents", "intent"): 97.0,
    ("intents", "slot:room"): 96.0,
    ("intents", "slot:building"): 96.0,
    ("endtoend", "when"): 98.0,
    ("endtoend", "intent"): 98.0,
    ("endtoend", "intent and when"): 97.0,
    ("recurring", "detected"): 95.0,
    ("recurring", "rrule"): 90.0,
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not SCORE.exists():
        pytest.skip("the collection of utterances is not beside the project")
    out = tmp_path_factory.mktemp("score") / "report.json"
    command = [
        sys.executable,
        str(SCORE),
        "--callable",
        "bot.language.as_json:as_json",
        "--path",
        str(PROJECT),
        "--json",
        str(out),
    ]
    subprocess.run([*command, "--files", "when,intents,endtoend,recurring"], check=True, capture_output=True)
    read: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(("file", "figure"), list(BARS), ids=[" ".join(key) for key in BARS])
def test_the_figure_is_kept(report: dict[str, Any], file: str, figure: str) -> None:
    assert report["files"][file][figure]["pct"] >= BARS[file, figure]


def test_nothing_falls_over(report: dict[str, Any]) -> None:
    assert all(file["exceptions"] == 0 for file in report["files"].values())
