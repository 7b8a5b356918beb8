"""What the README says can be said is said in these tests."""

from __future__ import annotations

import re

from bot.language import Intent

from .sayings import ENGLISH, HERE, sentences

README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
PAGE = re.split(r"^#+ .*\n", README.partition("### What can be said\n")[2], maxsplit=1, flags=re.M)[0]
SAID = [one for one in re.findall(r"`([^`]+)`", PAGE) if not one.endswith(("/", ".txt"))]
TESTED = {
    line.split(" | ")[0].removeprefix(line[:4] if line[2:4] == ": " else "").strip(): line
    for file in HERE.glob("sentences_*.txt")
    if file.name != "sentences_not_yet.txt"
    for line in file.read_text(encoding="utf-8").splitlines()
}


def test_every_sentence_of_the_page_is_tested() -> None:
    assert len(SAID) > 40
    assert [one for one in SAID if one not in TESTED] == []


def test_the_page_shows_every_intent() -> None:
    meant = {meaning["intent"] for file in ENGLISH for text, meaning in sentences(file) if text in SAID}
    assert {str(intent) for intent in Intent} - meant <= {"admin"}
