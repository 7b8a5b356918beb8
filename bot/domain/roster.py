"""Sets of rooms as bits of a whole number, so that a search of thousands costs a few sums and no look at each.

Bit n stands for the n-th room in the order in which rooms are offered: the smallest first, then those with the least
in them, then by building and name; rooms whose seats nobody knows come last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from itertools import compress
from typing import TypeVar

from bot.domain.wish import Wish
from bot.domain.workplace import Room

Place = tuple[str, str]
"""Id of a configuration and a building: rooms that are read of Microsoft 365 together."""

K = TypeVar("K")

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")
_MANY_SEATS = 10_000


class Roster:
    """`given`: the rooms as they came, to be known again."""

    def __init__(self, rooms: Iterable[Room]) -> None:
        self.given = rooms
        self.rooms = tuple(sorted(rooms, key=_order))
        self.all = (1 << len(self.rooms)) - 1
        self.zone_of_building = {room.building: room.zone for room in reversed(self.rooms)}
        self.zone_of_room = {room.name: room.zone for room in reversed(self.rooms)}
        self.most_seats = max((room.seats for room in self.rooms), default=0)
        self.position = {room.calendar: n for n, room in enumerate(self.rooms)}
        self._seats = [room.seats or _MANY_SEATS for room in self.rooms]
        self._ids = {room.id: n for n, room in enumerate(self.rooms)}
        self._names = _positions((room.name, n) for n, room in enumerate(self.rooms))
        self._building = self._sets((room.building, n) for n, room in enumerate(self.rooms))
        self._floor = self._sets((room.floor, n) for n, room in enumerate(self.rooms))
        self._zone = self._sets((room.zone, n) for n, room in enumerate(self.rooms))
        self._things = self._sets((thing, n) for n, room in enumerate(self.rooms) for thing in room.equipment)
        self.places: Mapping[Place, int] = self._sets(
            ((room.configuration, room.building), n) for n, room in enumerate(self.rooms)
        )

    def pick(self, bits: int) -> tuple[Room, ...]:
        """The rooms of a set, in order."""
        return tuple(compress(self.rooms, f"{bits:b}"[::-1].encode().translate(_DIGITS)))

    def first(self, bits: int) -> Room | None:
        """The first of a set, None where it is empty."""
        return self.rooms[(bits & -bits).bit_length() - 1] if bits else None

    def bits(self, positions: Iterable[int]) -> int:
        marks = bytearray(len(self.rooms) // 8 + 1)
        for n in positions:
            marks[n >> 3] |= 1 << (n & 7)
        return int.from_bytes(marks, "little")

    def named(self, names: Collection[str]) -> int:
        return self.bits(n for name in names for n in self._names.get(name, ()))

    def placed(self, wish: Wish) -> int:
        """In the building, on the floor and of the name that the wish says."""
        bits = self.all
        if wish.room is not None:
            bits &= self.named((wish.room,))
        if wish.building is not None:
            bits &= self._building.get(wish.building, 0)
        if wish.floor is not None:
            bits &= self._floor.get(wish.floor, 0)
        return bits

    def too_small(self, seats: int) -> int:
        """The order is by seats, so they are the first ones."""
        return (1 << bisect_left(self._seats, min(seats, _MANY_SEATS))) - 1

    def lacking(self, equipment: Iterable[str]) -> int:
        lacking = 0
        for thing in equipment:
            lacking |= self.all & ~self._things.get(thing, 0)
        return lacking

    def in_zone(self, zone: str) -> int:
        return self._zone.get(zone, 0)

    def of_ids(self, ids: Iterable[str]) -> list[tuple[int, Room]]:
        return [(1 << n, self.rooms[n]) for id in ids if (n := self._ids.get(id)) is not None]

    def zones(self, bits: int) -> list[str]:
        return [zone for zone, rooms in self._zone.items() if rooms & bits]

    def fitting(self, wish: Wish) -> int:
        """Large enough, and where it says."""
        return self.placed(wish) & ~self.too_small(wish.seats)

    def likely(self, wish: Wish, most: int) -> int:
        """Those that the wish is about; where they are more than `most`, in the zone of the person's clock only."""
        bits = self.fitting(wish)
        return bits if bits.bit_count() <= most else bits & self.in_zone(wish.zone) or bits

    def _sets(self, pairs: Iterable[tuple[K, int]]) -> dict[K, int]:
        return {key: self.bits(positions) for key, positions in _positions(pairs).items()}


def _positions(pairs: Iterable[tuple[K, int]]) -> dict[K, list[int]]:
    found: dict[K, list[int]] = {}
    for key, n in pairs:
        found.setdefault(key, []).append(n)
    return found


def _order(room: Room) -> tuple[int, int, str, str]:
    return room.seats or _MANY_SEATS, len(room.equipment), room.building, room.name


_latest = Roster(())


def roster_of(rooms: Iterable[Room]) -> Roster:
    """Made once for the very tuple that the store gives until the rooms change."""
    global _latest
    if _latest.given is not rooms:
        if not isinstance(rooms, tuple):
            return Roster(rooms)
        _latest = Roster(rooms)
    return _latest
