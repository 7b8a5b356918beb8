"""Rooms and buildings of the directory, found exactly, by a part of the name, or with a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.domain.workplace import Room

from .alternatives import either
from .sheet import MARKS, Sheet, folded
from .understanding import EMPTY, Directory
from .words import LANGUAGES, Words, per_language, words_of

MOST_ALSO = 8
LONGEST_NAME = 80
APART = 3
"""Signs that may stand between two words of a name: "JB 4 / 12"."""
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_]+(?:[./#-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the directory and where it stood; `also`: names that fit as well; `exact`: all of it was said."""

    name: str
    also: tuple[str, ...]
    start: int
    end: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Names made ready for looking up. `longest`: words of the longest one."""

    spelt: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    fuzzy: dict[int, list[str]]
    longest: int


def key(text: str) -> str:
    """A name as it is compared: its words, lower case, without accents."""
    return " ".join(_WORD.findall(folded(text)))


def is_place(name: str, directory: Directory) -> bool:
    """Whether it is the whole name of a room or building; `name` is a `key`."""
    made = directory.made
    if "known" not in made:
        made["known"] = frozenset(map(key, (*directory.rooms, *directory.buildings)))
    return name in made["known"]


_latest: tuple[tuple[Room, ...], Directory] = ((), EMPTY)


def directory_of(rooms: tuple[Room, ...]) -> Directory:
    """The names of the rooms. Made once for the very tuple that the store gives until the rooms change."""
    global _latest
    known, directory = _latest
    if known is not rooms:
        directory = Directory(
            tuple(dict.fromkeys(room.name for room in rooms)), tuple(dict.fromkeys(room.building for room in rooms))
        )
        _latest = rooms, directory
    return directory


def make_ready(rooms: tuple[Room, ...]) -> None:
    """Nobody's sentence waits for it then. Takes a third of a second for 10,000 rooms: for a thread."""
    directory = directory_of(rooms)
    is_place("", directory)
    for lang in LANGUAGES:
        names_of(directory, words_of(lang))


def names_of(directory: Directory, w: Words) -> tuple[Names, Names]:
    """Its rooms and its buildings, as they are looked up in that language. Made once for each directory."""
    return _index(directory, "rooms", directory.rooms, w), _index(directory, "buildings", directory.buildings, w)


def _index(directory: Directory, kind: str, names: tuple[str, ...], w: Words) -> Names:
    made: dict[str, Names] = directory.made.setdefault(kind, {})
    if w.lang not in made:
        index = _names(names, w)
        # Most languages make the same of thousands of names: then there is one of it in memory.
        made[w.lang] = next((known for known in made.values() if known == index), index)
    return made[w.lang]


def _names(names: tuple[str, ...], w: Words) -> Names:
    is_generic = cache(re.compile(rf"(?:{w.generic_place})\Z").match)
    spelt: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for name in names:
        words = _WORD.findall(folded(name))
        if not words:
            continue
        forms = {" ".join(words)}
        bare = [word for word in words if not is_generic(word)]
        if bare and len(bare) < len(words):
            core = " ".join(bare)
            if len(core) > 2 or any(letter.isdigit() for letter in core):
                forms.add(core)
        for form in forms:
            spelt.setdefault(form, []).append(name)
        if len(bare) > 1:
            for word in bare:
                if (len(word) > 3 and word not in w.ordinary and not word.isdigit()) or (
                    word.isdigit() and len(word) > 2
                ):
                    parts.setdefault(word, []).append(name)
    fuzzy: dict[int, list[str]] = {}
    for form in spelt:
        if len(form) >= 4 and not any(letter.isdigit() for letter in form) and form not in w.ordinary:
            fuzzy.setdefault(form.count(" ") + 1, []).append(form)
    return Names(
        {form: tuple(dict.fromkeys(found)) for form, found in spelt.items()},
        {word: tuple(dict.fromkeys(found)) for word, found in parts.items()},
        fuzzy,
        max((form.count(" ") + 1 for form in spelt), default=0),
    )


def find_name(sheet: Sheet, names: Names, w: Words, kind: str, other_kind: str, others: Names) -> Found | None:
    """The name that was said. `kind` is the word that goes with it; short names need it beside them."""
    found = _exact(sheet.text, names, w, kind, other_kind, others)
    return found or _by_part(sheet, names, w, kind, other_kind) or _mistyped(sheet, names, w, kind)


def name_first(text: str, names: Names, w: Words) -> Found | None:
    """The whole name with which the text begins. Numbers and everyday words are none here."""
    for start, end, form in _said(text[:LONGEST_NAME], names):
        if start or form.isdigit() or form in w.ordinary or _is_time(text, start, end):
            return None
        return Found(names.spelt[form][0], (), start, end, True)
    return None


def _exact(text: str, names: Names, w: Words, kind: str, other_kind: str, others: Names) -> Found | None:
    best: tuple[int, int, Found] | None = None
    for start, end, form in _said(text, names):
        beside = _beside(text, start, end, w, kind)
        if not beside and form in others.spelt and _beside(text, start, end, w, other_kind):
            continue
        weak = len(form) < 2 or form.isdigit() or form in w.ordinary
        if not any(letter.isalpha() for letter in form) and _is_time(text, start, end):
            continue
        if weak and not beside and not _stands_for_a_place(text, start, end, form, w):
            continue
        if not beside and _is_person(text, start, w):
            continue
        spelt = names.spelt[form]
        rank = (2 if beside or " " in form else 1, len(form))
        candidate = Found(spelt[0], spelt[1 : MOST_ALSO + 1], start, end, True)
        if best is None or rank > best[:2]:
            best = (*rank, candidate)
    return best[2] if best else None


def _said(text: str, names: Names) -> Iterator[tuple[int, int, str]]:
    """At each word the longest name that begins there: where it stands, and its form.

    Looked up word by word: a regular expression of 10,000 names takes a second to compile and is tried name by name.
    """
    words = list(_WORD.finditer(text))
    for at, first in enumerate(words):
        form, end, found = "", first.start(), None
        for word in words[at : at + names.longest]:
            if form and word.start() - end > APART:
                break
            form, end = f"{form} {word.group()}" if form else word.group(), word.end()
            if form in names.spelt:
                found = first.start(), end, form
        if found:
            yield found


def _is_time(text: str, start: int, end: int) -> bool:
    """ "4:12", and "4.12" in "4.12.2026" or "4.12 pm", though there may be a room 4.12."""
    before, after = text[max(0, start - 2) : start], text[end : end + 4]
    return ":" in text[start:end] or bool(re.search(r"\d[.:/-]$", before) or re.match(r"[.:/-]\d| ?[ap]\.?m", after))


def _is_person(text: str, start: int, w: Words) -> bool:
    """ "with Alfred" is somebody, though a building may have the name."""
    return bool(re.search(rf"(?:^| )(?:{w.person_lead}) $", text[max(0, start - 12) : start]))


def _beside(text: str, start: int, end: int, w: Words, kind: str) -> bool:
    before = re.search(
        rf"(?:^|[^\w])(?:{kind})[ .,:(\"']{{0,3}}(?:(?:{w.number_sign}) ?|called |named )?[\"'(]?$",
        text[max(0, start - 40) : start],
    )
    if not before and re.match(r"\d{3}", text[start:end]):
        before = re.search(rf"(?:^|[^\w])(?:{kind}) (?:{w.move_to}) $", text[max(0, start - 40) : start])
    after = re.match(rf"[\"']? (?:conf(?:erence)? |meeting |board)?(?:{kind})(?!\w)", text[end : end + 30])
    return bool(before or after)


def _stands_for_a_place(text: str, start: int, end: int, form: str, w: Words) -> bool:
    """A weak name ("space", "cake") counts where only a place can stand: "is space free"."""
    if form.isdigit() or len(form) < 2:
        return False
    before = text[max(0, start - 20) : start]
    after = text[end : end + 14]
    if re.search(r"(?:^| )(?:is|are|if|was|when|ist|frei|of) $", before) and re.match(
        rf" (?:is |be )?(?:{w.free})\b", after
    ):
        return True
    return bool(
        re.search(rf"(?:^| )(?:{w.book})(?: me| us)? $", before)
        and re.match(rf" (?:{w.length_for}|{w.at}|{w.on}|{w.now}|{w.frm})\b|[.!?]|$", after)
    )


def _by_part(sheet: Sheet, names: Names, w: Words, kind: str, other_kind: str) -> Found | None:
    text = sheet.text
    for token in _TOKEN.finditer(text):
        fitting = names.parts.get(key(token.group()))
        if not fitting or _is_thing(text, token, w):
            continue
        beside = _beside(text, token.start(), token.end(), w, kind)
        as_other = _beside(text, token.start(), token.end(), w, other_kind) or _is_person(text, token.start(), w)
        if beside or not (token.group().isdigit() or as_other):
            return Found(fitting[0], fitting[1 : MOST_ALSO + 1], token.start(), token.end())
    return None


def _is_thing(text: str, token: re.Match[str], w: Words) -> bool:
    """ "Tableau blanc" is no part of Mont Blanc."""
    return any(thing.start() <= token.start() < thing.end() for thing in _things(w).finditer(text))


@per_language
def _things(w: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(w.equipment)})(?!\w)")


def _slips(length: int) -> int:
    return 0 if length < 4 else 1 if length < 8 else 2


def _mistyped(sheet: Sheet, names: Names, w: Words, kind: str) -> Found | None:
    if not names.fuzzy:
        return None
    # Imported at the first need: a third of what importing this package would cost.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    tokens = [token for token in _TOKEN.finditer(sheet.text) if not any(mark in token.group() for mark in MARKS)][:80]
    spans = [(key(token.group()), token.start(), token.end()) for token in tokens]
    best: list[tuple[float, str, int, int]] = []
    for width, forms in names.fuzzy.items():
        for i in range(len(spans) - width + 1):
            words = [word for word, _, _ in spans[i : i + width]]
            said, start, end = " ".join(words), spans[i][1], spans[i + width - 1][2]
            if len(said) < 4 or any(letter.isdigit() for letter in said) or all(word in w.ordinary for word in words):
                continue
            if _is_person(sheet.text, start, w):
                continue
            near = process.extract(
                said, forms, scorer=OSA.distance, processor=None, score_cutoff=_slips(len(said)), limit=9
            )
            for form, distance, _ in near:
                if not 0 < distance <= _slips(len(form)) or (form[0] != said[0] and len(form) < 6):
                    continue
                if len(form) > 4 or _beside(sheet.text, start, end, w, kind):
                    best.append((distance, names.spelt[form][0], start, end))
    if not best:
        return None
    nearest = min(best)[0]
    fitting = list(_in_order(name for distance, name, _, _ in best if distance == nearest))
    _, name, start, end = next(one for one in best if one[0] == nearest)
    return Found(name, tuple(other for other in fitting if other != name)[:MOST_ALSO], start, end)


def _in_order(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)
