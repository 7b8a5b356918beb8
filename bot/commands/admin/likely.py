"""Which room a calendar most likely belongs to: by name first, then building, floor and seats.

A proposal is sure only where the names say the same (but for the building, the floor and words like "room"), nothing
contradicts it, and no other calendar and no other room could be meant as well. Everything else is for a person to
decide. Each room is proposed once.

1,300 calendars and as many rooms are matched within half a second: equal names are looked up, and only what is left is
compared letter by letter, in rapidfuzz.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from bot.domain.workplace import RoomCalendar, WorkplaceRoom

CLOSE = 70
"""Of 100: below it, nothing is likely."""
_RARE = 30
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_ANY_ROOM = frozenset(
    _TOKEN.findall(
        "room rooms rm conf conference meeting mtg mr cr raum besprechungsraum konferenzraum besprechung "
        "konferenz sitzungszimmer salle reunion sala reuniones zaal vergaderzaal kamer persons people seats seater pax "
        "personen the de di"
    )
)
_ANY_FLOOR = frozenset(
    _TOKEN.findall("floor fl level lvl storey etage og stock stockwerk piso planta verdieping th st nd rd")
)
_GROUND = frozenset(_TOKEN.findall("g gf ground eg erdgeschoss rdc lobby begane"))


@dataclass(frozen=True, slots=True)
class Proposal:
    calendar: RoomCalendar
    room: WorkplaceRoom | None = None
    sure: bool = False


@dataclass(frozen=True)
class _Named:
    """A calendar or a room, with its name taken apart. `name`: its words without those that any room has."""

    at: int
    name: tuple[str, ...]
    building: frozenset[str]
    floor: str
    seats: int

    @cached_property
    def text(self) -> str:
        return " ".join(self.name)

    @cached_property
    def letters(self) -> str:
        return " ".join(word for word in self.name if not word.isdigit())

    @cached_property
    def explained(self) -> frozenset[str]:
        """Words that may stand in the name and say nothing more than building, floor and seats do."""
        return self.building | _ANY_FLOOR | {word for word in (self.floor, str(self.seats or "")) if word}

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.name if word.isdigit())

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """Under which it is looked up: the name, and the name without what is explained."""
        bare = tuple(sorted(word for word in self.name if word not in self.explained))
        return frozenset(key for key in (tuple(sorted(self.name)), bare) if key)


def proposals(calendars: Sequence[RoomCalendar], rooms: Sequence[WorkplaceRoom]) -> tuple[Proposal, ...]:
    """One for each calendar, in their order. Pass only what is not linked."""
    ours, theirs = [_named(n, one) for n, one in enumerate(calendars)], [_named(n, one) for n, one in enumerate(rooms)]
    clear = _clear(ours, theirs)
    rivals = Counter(room for meant in clear.values() for room in meant)
    sure = {at: meant[0] for at, meant in clear.items() if len(meant) == 1 and rivals[meant[0]] == 1}
    taken, found = set(sure.values()), dict(sure)
    for _, at, room in sorted(_doubtful(ours, theirs, clear, set(sure), taken), key=lambda pair: (-pair[0], pair[1:])):
        if at not in found and room not in taken:
            found[at] = room
            taken.add(room)
    return tuple(
        Proposal(calendar, rooms[found[n]] if n in found else None, n in sure) for n, calendar in enumerate(calendars)
    )


def likeliest(calendar: RoomCalendar, rooms: Sequence[WorkplaceRoom], most: int) -> tuple[WorkplaceRoom, ...]:
    """The rooms to choose from, the likeliest first."""
    mine, theirs = _named(0, calendar), [_named(n, room) for n, room in enumerate(rooms)]
    near = process.extract(mine.text, [room.text for room in theirs], scorer=fuzz.WRatio, limit=most * 4)
    scored = sorted(near, key=lambda match: (-_likelihood(mine, theirs[match[2]], match[1]), match[2]))
    return tuple(rooms[at] for _, _, at in scored[:most])


def _clear(ours: list[_Named], theirs: list[_Named]) -> dict[int, list[int]]:
    """For each calendar the rooms whose name says the same and that nothing speaks against."""
    by_key: dict[tuple[str, ...], list[_Named]] = defaultdict(list)
    by_place: dict[tuple[tuple[str, ...], frozenset[str], str], list[_Named]] = defaultdict(list)
    places = frozenset().union(*(one.building for one in (*ours, *theirs)))
    for room in theirs:
        for key in _keys(room, places):
            by_key[key].append(room)
            by_place[key, room.building, room.floor].append(room)
    clear: dict[int, list[int]] = {}
    for mine in ours:
        meant: dict[int, None] = {}
        for key in _keys(mine, places):
            found = by_key.get(key, [])
            if len(found) > _RARE:
                # "Focus room" on every floor: only those of the same place, or whose place nobody knows, can be meant.
                known = ((b, f) for b in {mine.building, frozenset[str]()} for f in {mine.floor, ""})
                found = [room for b, f in known for room in by_place.get((key, b, f), [])[:_RARE]] or found[:_RARE]
            meant |= {room.at: None for room in found if _says_the_same(mine, room) and not _contradictions(mine, room)}
        if meant:
            clear[mine.at] = list(meant)
    return clear


def _keys(one: _Named, places: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """With the name as it is without any building's words: the calendar may name it where the room does not."""
    bare = tuple(sorted(w for w in one.name if w not in places and w not in _ANY_FLOOR and w not in one.explained))
    words = tuple(word for word in bare if not word.isdigit())
    return one.keys | frozenset(key for key in (bare, words) if key)


def _says_the_same(mine: _Named, room: _Named) -> bool:
    """Nothing is in one name and not in the other but what building, floor and seats of either explain."""
    ours, theirs = Counter(mine.name), Counter(room.name)
    if ours == theirs:
        return bool(ours)
    explained = mine.explained | room.explained
    common = ours & theirs
    more = (ours - theirs) + (theirs - ours)
    return any(word not in explained for word in common) and all(word in explained for word in more)


def _contradictions(mine: _Named, room: _Named) -> int:
    """How many of building, floor and seats are known of both, and differ."""
    building = (
        mine.building and room.building and not (mine.building <= room.building or room.building <= mine.building)
    )
    floor = mine.floor and room.floor and mine.floor != room.floor
    fewer, more = sorted((mine.seats, room.seats))
    seats = fewer and more > fewer * 1.5 + 2
    return bool(building) + bool(floor) + bool(seats)


def _likelihood(mine: _Named, room: _Named, name: float) -> float:
    """`name`: how alike the names are, of 100."""
    same_number = mine.numbers <= room.numbers or room.numbers <= mine.numbers  # "Board 2" is not "Board 3"
    agreed = (
        8 * bool(mine.building and mine.building == room.building)
        + 6 * bool(mine.floor and mine.floor == room.floor)
        + 4 * bool(mine.seats and mine.seats == room.seats)
    )
    return name + agreed - 12 * _contradictions(mine, room) - (0 if same_number else 50)


def _alike(mine: _Named, room: _Named) -> float:
    """Of 100, by letters where both have some: the same number does not make two names alike."""
    one, other = (mine.letters, room.letters) if mine.letters and room.letters else (mine.text, room.text)
    return max(fuzz.ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other))


def _doubtful(
    ours: list[_Named], theirs: list[_Named], clear: dict[int, list[int]], sure: set[int], taken: set[int]
) -> Iterator[tuple[float, int, int]]:
    """Likelihood, calendar and room, for whatever is not sure."""
    rest = [room for room in theirs if room.at not in taken]
    texts = [room.text for room in rest]
    sharing: dict[str, list[_Named]] = defaultdict(list)
    for room in rest:
        for word in set(room.name):
            sharing[word].append(room)
    for mine in ours:
        if mine.at in sure:
            continue
        alike = {
            rest[n].at for _, _, n in process.extract(mine.text, texts, scorer=fuzz.ratio, limit=8, score_cutoff=CLOSE)
        }
        for word in set(mine.name):
            if len(sharing[word]) <= _RARE:
                alike |= {room.at for room in sharing[word]}
        for at in alike.union(clear.get(mine.at, ())) - taken:
            room = theirs[at]
            if (score := _likelihood(mine, room, _alike(mine, room))) >= CLOSE:
                yield score, mine.at, at


def _named(at: int, one: RoomCalendar | WorkplaceRoom) -> _Named:
    words = _words(one.name)
    return _Named(
        at,
        tuple(word for word in words if word not in _ANY_ROOM) or words,
        frozenset(_words(one.building)),
        _floor(one.floor),
        one.seats,
    )


def _floor(text: str) -> str:
    """`3` for "Floor 3" and "3. OG", `0` for the ground floor."""
    words = _words(text)
    numbers = [word for word in words if word.isdigit()]
    if numbers:
        return numbers[0]
    return "0" if _GROUND.intersection(words) else " ".join(word for word in words if word not in _ANY_FLOOR)


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    """In lower case, without accents and marks; letters and figures apart: "B012" is "b 12"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return tuple(word.lstrip("0") or "0" if word.isdigit() else word for word in _TOKEN.findall(plain))


def names_like(said: str, names: Iterable[str], most: int = 4) -> tuple[str, ...]:
    """Names that may have been meant, the likeliest first."""
    spelt: dict[str, str] = {}
    for name in names:
        spelt.setdefault(name.casefold(), name)
    found = process.extract(said.casefold(), list(spelt), scorer=fuzz.WRatio, limit=most, score_cutoff=CLOSE)
    return tuple(spelt[name] for name, _, _ in found)
