"""`python -m bot.language "room for 6 tomorrow 2pm"`: what Nook understands, as JSON. `--jsonl` reads lines on stdin.

python -m bot.language [--directory FILE] [--lang en] [--now 2026-11-18T09:10] TEXT...
python -m bot.language [--directory FILE] --jsonl < lines.jsonl     (each {"text", "now", "lang"}; now, lang optional)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from .as_json import as_json, directory_from
from .understanding import Directory


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all went well, 1 where a line could not be read, 2 where the command itself could not."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.language", description="What Nook understands of a sentence, as JSON."
    )
    parser.add_argument("text", nargs="*", help="the sentence")
    parser.add_argument("--jsonl", action="store_true", help='read {"text", "now", "lang"} a line on stdin')
    parser.add_argument("--directory", metavar="FILE", help='JSON {"rooms": [..], "buildings": [..]}')
    parser.add_argument("--now", help="naive local ISO time (default: this machine's clock)")
    parser.add_argument("--lang", default="en")
    chosen = parser.parse_args(arguments)
    try:
        directory = _directory(chosen.directory)
        now = _now(chosen.now)
    except (OSError, ValueError) as trouble:
        print(f"bot.language: {trouble}", file=sys.stderr)
        return 2
    if chosen.jsonl:
        return _each_line(sys.stdin, sys.stdout, sys.stderr, directory, chosen.now, chosen.lang)
    if not chosen.text:
        parser.print_usage(sys.stderr)
        return 2
    text = " ".join(chosen.text)
    print(json.dumps({"text": text, **as_json(text, now, directory, chosen.lang)}, ensure_ascii=False, indent=2))
    return 0


def _directory(path: str | None) -> Directory:
    if path is None:
        return Directory()
    try:
        return directory_from(json.loads(Path(path).read_text(encoding="utf-8")))
    except (json.JSONDecodeError, UnicodeDecodeError) as trouble:
        raise ValueError(f"{path} is no JSON: {trouble}") from trouble


def _now(said: object) -> datetime:
    """A naive local time. Raises ValueError for what is none."""
    if said is None or said == "":
        return datetime.now()  # noqa: DTZ005  the speaker's own clock is what is wanted
    if not isinstance(said, str):
        raise ValueError(f"now is no ISO time: {said!r}")
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        raise ValueError(f"now is no ISO time: {said[:60]!r}") from None


def _each_line(
    lines: Iterable[str], out: TextIO, troubles: TextIO, directory: Directory, now: str | None, lang: str
) -> int:
    """One JSON a line in, one a line out. A bad line is told on both, and the rest goes on."""
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answer = _answer(line, directory, now, lang)
        except ValueError as trouble:
            bad += 1
            print(f"line {number}: {trouble}", file=troubles)
            answer = {"error": str(trouble)}
        print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
    return 1 if bad else 0


def _answer(line: str, directory: Directory, now: str | None, lang: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as trouble:
        raise ValueError(f"no JSON: {trouble}") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('no {"text": …} in it')
    said_now = asked.get("now")
    moment = _now(now if said_now is None else said_now)
    spoken = asked.get("lang") or lang
    if not isinstance(spoken, str):
        raise ValueError(f"lang is no language code: {spoken!r}")
    return {"text": asked["text"], "now": said_now, **as_json(asked["text"], moment, directory, spoken)}


if __name__ == "__main__":
    sys.exit(main())
