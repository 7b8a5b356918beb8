"""Floor plans are kept by building and floor; rooms and pictures come and go as they should."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.floorplan import Area, Kind, Plan
from bot.domain.workplace import WorkplaceRoom
from bot.store import SqlStore

RING = ((0.0, 0.0), (4.25, 0.0), (4.25, 3.0))
AREA = Area("u1", "Everest", Kind.ROOM, (RING,), (3.0, 1.0), "hq.3.everest")
HQ3 = Plan("HQ", "3", 20.5, 10.0, (RING,), (AREA,), ((RING[0], RING[1]),), 12.5)
HQ10 = Plan("HQ", "10", 800.0, 500.0, to_scale=False, picture="ab")


async def test_plans_are_kept_replaced_and_removed_and_no_room_goes_with_them(store: SqlStore) -> None:
    room = WorkplaceRoom("hq.3.everest", "Everest", "HQ", "3", 8)
    await store.save_workplace([room])
    await store.save_plans([HQ10, HQ3], pictures=[("ab", b"\x89PNG")])
    assert await store.plans() == (HQ3, HQ10)
    assert await store.plan_picture("ab") == b"\x89PNG"
    renamed = replace(HQ3, areas=(replace(AREA, name="Mount Everest"),))
    await store.save_plans([renamed])
    assert await store.plans() == (renamed, HQ10)
    await store.remove_plans([HQ10.key, ("HQ", "99")])
    assert await store.plans() == (renamed,)
    assert await store.plan_picture("ab") is None
    assert await store.workplace() == (room,)
