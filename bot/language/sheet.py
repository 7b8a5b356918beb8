"""The sheet of paper a sentence is worked on: what was understood is struck out, so that nothing is read twice.

`text` is lower case and of the same length as what was said until words are rewritten ("half past two" to "2:30");
every letter remembers where it came from, so names and subjects are given back as they were spelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from unicodedata import category, combining, normalize

from bot.domain.working_hours import USUAL, WorkingHours

from .glance import may_match, runs_of

LIMIT = 1_000
TIME, PLACE, THING = "\ue003", "\ue001", "\ue002"
MARKS = TIME + PLACE + THING

_MENTION = re.compile(r"<at[^<>]{0,60}>([^<>]{0,80})</at>", re.I)
_OWN_NAME = re.compile(
    r"^[\s,:]*(?:(hi|hey|hello|hallo|ok|okay|yo|dear|salut|bonjour|hola|"
    r"hoi)[\s,]+)?nook\b[\s,:!.]*",
    re.I,
)
_QUOTES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
    }
)


@lru_cache(maxsize=64)
def cleaned(text: str) -> str:
    """The sentence without control, bidi and zero-width characters, without the bot's own name, in single spaces.

    Kept for a moment, since one turn reads its sentence in several ways.
    """
    kept = text[:LIMIT]
    if not kept.isascii():
        kept = normalize("NFC", kept).translate(_QUOTES)
        kept = "".join(_shown(letter) for letter in kept)
    kept = " ".join("".join(" " if letter < " " or letter == "\x7f" else letter for letter in kept).split())
    kept = _MENTION.sub(lambda m: " " if "nook" in m[1].lower() else m[1], kept)
    kept = re.sub(r"@nook\b[\s,:]?", " ", kept, flags=re.I)
    kept = _OWN_NAME.sub(lambda m: f"{m[1]} " if m[1] else "", kept)
    return " ".join(kept.split())


def _shown(letter: str) -> str:
    kind = category(letter)
    if kind == "Zs":
        return " "
    return " " if kind in ("Cc", "Zl", "Zp") else "" if kind in ("Cf", "Cs", "Co", "Cn") else letter


def folded(text: str) -> str:
    """Lower case without accents, every letter still in its place."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    small = letter.lower()
    if letter.isascii():
        return small
    bare = "".join(part for part in normalize("NFD", small) if not combining(part))
    return bare if len(bare) == 1 else letter


class Sheet:
    """One sentence being worked on. `hours`: those of the speaker, in which bare hours are read and weeks begin."""

    __slots__ = ("_origin", "_runs", "hours", "said", "text")

    def __init__(self, said: str, hours: WorkingHours = USUAL) -> None:
        self.said, self.hours = said, hours
        self.text = folded(said)
        self._origin = list(range(len(said) + 1))
        self._runs = runs_of(self.text)

    def beside(self, said: str) -> Sheet:
        """Another one for a part of what was said, by the same person."""
        return Sheet(said, self.hours)

    def take(self, pattern: re.Pattern[str], mark: str = TIME) -> re.Match[str] | None:
        """The first match, struck out; None where there is none."""
        found = self.search(pattern)
        if found:
            self.strike(found.start(), found.end(), mark)
        return found

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match in what is left."""
        return pattern.search(self.text) if may_match(pattern, self._runs) else None

    def every(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Each match in what is left now; what is struck out meanwhile does not change them."""
        return pattern.finditer(self.text) if may_match(pattern, self._runs) else iter(())

    def strike(self, start: int, end: int, mark: str) -> None:
        self.text = self.text[:start] + mark * (end - start) + self.text[end:]

    def rewrite(self, pattern: re.Pattern[str], write: Callable[[re.Match[str]], str | None]) -> None:
        """Every match in other words; None from `write` leaves it."""
        pieces: list[str] = []
        origin: list[int] = []
        at = 0
        for found in self.every(pattern):
            new = write(found)
            if new is None or new == found.group():
                continue
            pieces += (self.text[at : found.start()], new)
            origin += self._origin[at : found.start()]
            origin += [self._origin[found.start()]] * len(new)
            at = found.end()
        if pieces:
            self.text = "".join(pieces) + self.text[at:]
            self._origin = origin + self._origin[at:]
            self._runs = runs_of(self.text)

    def original(self, start: int, end: int) -> str:
        """What was said there, as it was spelt."""
        return self.said[self._origin[start] : self._origin[end]].strip()
