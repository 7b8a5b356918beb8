"""`make understanding`: what Nook understands of what real people wrote, beside what issue 4 asks for.

The sentences lie beside the project, in ../shared/utterances, and are only measured with.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time
from typing import Any

from bot.language import understand
from bot.language.words import LANGUAGES
from tests.language.hostile import hostile
from tests.language.sayings import DIRECTORY, NOW

PROJECT = Path(__file__).resolve().parents[1]
SCORE = PROJECT.parent / "shared" / "utterances" / "score.py"
BARS = (
    ("when", "everything stated is right", "when", "when", 94),
    ("when", "start and end of ranges", "when", "start+end", 97),
    ("when", "bare hours inside working hours", "when", "office-hours reading", 92),
    ("room requests", "time", "endtoend", "when", 98),
    ("room requests", "intent", "endtoend", "intent", 98),
    ("room requests", "time and intent", "endtoend", "intent and when", 97),
    ("intents", "right", "intents", "intent", 96),
    ("series", "detected", "recurring", "detected", 95),
    ("series", "rule right", "recurring", "rrule", 85),
    ("German", "when", "when_de", "when", 85),
    ("French", "when", "when_fr", "when", 85),
    ("Spanish", "when", "when_es", "when", 85),
    ("Dutch", "when", "when_nl", "when", 85),
)
P95_MS, IMPORT_MS, HOSTILE_MS, TRIES = 2.0, 60.0, 60.0, 3


def main() -> int:
    if not SCORE.exists():
        print(f"The collection of utterances is not here: it is looked for at {SCORE.parent}. Nothing was measured.")
        return 0
    reports = [_measured() for _ in range(TRIES)]  # other work on the machine only ever makes it slower
    print(f"{'what':<48}{'reached':>9}{'asked':>8}")
    for kind, what, file, figure, bar in BARS:
        reached = reports[0]["files"][file][figure]["pct"]
        print(f"{f'{kind}: {what}':<48}{reached:>8.1f}%{bar:>7}%{'' if reached >= bar else '  below'}")
    for what, taken, most in (
        ("95 of 100 sentences take at most", min(report["ms"]["p95"] for report in reports), P95_MS),
        ("import of bot.language takes", min(_import_ms() for _ in range(TRIES)), IMPORT_MS),
        ("the slowest hostile sentence takes at most", min(_hostile_ms() for _ in range(TRIES)), HOSTILE_MS),
    ):
        print(f"{what:<48}{taken:>6.1f} ms{most:>5.0f} ms{'' if taken <= most else '  over'}")
    return 0


def _measured() -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        read = ["--callable", "bot.language.as_json:as_json", "--path", str(PROJECT), "--json", str(report)]
        subprocess.run([sys.executable, str(SCORE), *read], check=True, capture_output=True)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _import_ms() -> float:
    timed = "import time; t = time.perf_counter(); import bot.language; print((time.perf_counter() - t) * 1000)"
    return float(subprocess.run([sys.executable, "-c", timed], cwd=PROJECT, check=True, capture_output=True).stdout)


def _hostile_ms() -> float:
    """Of sentences of ten thousand characters, in any language; processor time."""
    slowest = 0.0
    for lang in LANGUAGES:
        understand("x", NOW, DIRECTORY, lang)  # the patterns are compiled once
        for text in hostile():
            began = process_time()
            understand(text, NOW, DIRECTORY, lang)
            slowest = max(slowest, process_time() - began)
    return slowest * 1000


if __name__ == "__main__":
    sys.exit(main())
