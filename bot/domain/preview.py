"""What an import of rooms would change: which are new, which differ, which are as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.room_ids import room_id
from bot.domain.workplace import WorkplaceRoom


@dataclass(frozen=True, slots=True)
class Comparison:
    """`changed`: as it is, and as it would be. `ids`: under which id each wanted room stands, by the id of its slug."""

    new: tuple[WorkplaceRoom, ...]
    changed: tuple[tuple[WorkplaceRoom, WorkplaceRoom], ...]
    same: tuple[WorkplaceRoom, ...]
    ids: dict[str, str]

    @property
    def to_write(self) -> tuple[WorkplaceRoom, ...]:
        return (*self.new, *(after for _, after in self.changed))


def compared(
    wanted: Iterable[WorkplaceRoom], existing: Iterable[WorkplaceRoom], given: frozenset[str] | None = None
) -> Comparison:
    """`given`: the columns that the list has (None: all). What it has no column for stays as it is; links always do.

    A room is the same room by its building, floor and name, under whatever id it stands.
    """
    found: dict[str, WorkplaceRoom] = {}
    for room in existing:
        found.setdefault(room_id(room.building, room.floor, room.name), room)
        found[room.id] = room
    new, changed, same, ids = [], [], [], {}
    for room in wanted:
        before = found.get(room.id)
        if before is None:
            new.append(room)
            continue
        after = _laid_over(before, room, given)
        ids[room.id] = before.id
        if after == before:
            same.append(before)
        else:
            changed.append((before, after))
    return Comparison(tuple(new), tuple(changed), tuple(same), ids)


def _laid_over(before: WorkplaceRoom, room: WorkplaceRoom, given: frozenset[str] | None) -> WorkplaceRoom:
    def has(column: str) -> bool:
        return given is None or column in given

    return replace(
        room,
        id=before.id,
        seats=room.seats if has("capacity") else before.seats,
        equipment=room.equipment if has("equipment") else before.equipment,
        zone=room.zone if has("zone") else before.zone,
        calendar=before.calendar,
    )
