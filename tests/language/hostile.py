"""Sentences of ten thousand characters on which a pattern might run away. `make understanding` measures how long they
take.
"""

from __future__ import annotations

from collections.abc import Iterator

LENGTH = 10_000
ZALGO = "".join(f"{letter}\u0335\u0321\u034e\u031a\u0344" for letter in "book a room ")
UNITS = (
    "\u202ebook \u2066room\u2069 ",
    ZALGO,
    "<at>Adele</at> ",
    "<at><at ",
    "[x](http://e.example) **b** <b>",
    "\x00\x07\x1b[2J ",
    "\"'„«` ",
    "with Adele and Alex, ",
    "every monday for 6 weeks until ",
    "1 2:3 4.5 6-7 ",
    "verschiebe es auf den termin um 3 uhr mit und ",
    "deplace la reunion de 14h a 16h avec et ",
    "mueve la reunion de las 3 a las 4 con y ",
    "verplaats de vergadering van 3 naar 4 met en ",
    " \u00a0\u3000",
    "a",
    "not no nicht pas niet ",
)


def hostile() -> Iterator[str]:
    for unit in UNITS:
        yield (unit * LENGTH)[:LENGTH]
