"""`python -m bot.language`: one sentence, or a line of JSON each."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.language.__main__ import main


@pytest.fixture
def directory(tmp_path: Path) -> str:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps({"rooms": ["Everest", "Zürich"], "buildings": ["HQ"]}), encoding="utf-8")
    return str(file)


def _lines(capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, Any]], list[str]]:
    printed = capsys.readouterr()
    return [json.loads(line) for line in printed.out.splitlines()], printed.err.splitlines()


def test_a_sentence_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--now", "2026-11-18T09:10", "room for 6 tomorrow 2pm for 1 hour"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "text": "room for 6 tomorrow 2pm for 1 hour",
        "intent": "find_or_book",
        "start": "2026-11-19T14:00",
        "end": "2026-11-19T15:00",
        "duration_minutes": 60,
        "capacity": 6,
    }


def test_the_directory_names_rooms_and_buildings(capsys: pytest.CaptureFixture[str], directory: str) -> None:
    assert main(["--directory", directory, "--now", "2026-11-18T09:10", "book", "zurich", "in", "HQ"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["room"], printed["building"]) == ("Zürich", "HQ")


def test_each_line_gets_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, directory: str
) -> None:
    asked = [
        {"text": "book Everest every Monday at 10", "now": "2026-11-18T09:10"},
        {"text": "a room on Friday", "now": "2026-11-18T09:10", "lang": "en"},
        {"text": "", "now": "2026-11-18T09:10"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(json.dumps(line) for line in asked) + "\n\n"))
    assert main(["--jsonl", "--directory", directory]) == 0
    answers, troubles = _lines(capsys)
    assert [(answer["text"], answer["now"]) for answer in answers] == [(line["text"], line["now"]) for line in asked]
    assert answers[0]["room"] == "Everest"
    assert answers[0]["recurrence"].startswith("FREQ=WEEKLY;BYDAY=MO")
    assert answers[1]["start"] == "2026-11-20"
    assert answers[2]["intent"] == "none"
    assert not troubles


BAD = [
    "no json",
    "[]",
    '"text"',
    '{"now": "2026-11-18T09:10"}',
    '{"text": 3}',
    '{"text": "a", "now": "soon"}',
    '{"text": "a", "now": 3}',
    '{"text": "a", "lang": 3}',
    "[" * 100_000,
]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_told_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    good = json.dumps({"text": "help", "now": "2026-11-18T09:10"})
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{bad}\n{good}\n"))
    assert main(["--jsonl"]) == 1
    answers, troubles = _lines(capsys)
    assert set(answers[0]) == {"error"}
    assert answers[1]["intent"] == "help"
    assert len(troubles) == 1
    assert troubles[0].startswith("line 1: ")


@pytest.mark.parametrize("content", ["no json", "[]", '{"rooms": "Everest"}', '{"rooms": [1]}'])
def test_a_bad_directory_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content, encoding="utf-8")
    assert main(["--directory", str(file), "hi"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_directory_and_a_bad_now_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--directory", str(tmp_path / "none.json"), "hi"]) == 2
    assert main(["--now", "soon", "hi"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
