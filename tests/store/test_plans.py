"""Floor plans are kept by building and floor; rooms and pictures come and go as they should."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.floorplan import Area, Kind, Plan
from bot.domain.people import Identity
from bot.domain.workplace import WorkplaceRoom
from bot.ports import CardAddress, Chat, ChatKind, Conflict
from bot.ports.drafts import Draft
from bot.store import SqlStore

RING = ((0.0, 0.0), (4.25, 0.0), (4.25, 3.0))
AREA = Area("u1", "Everest", Kind.ROOM, (RING,), (3.0, 1.0), "hq.3.everest")
HQ3 = Plan("HQ", "3", 20.5, 10.0, (RING,), (AREA,), ((RING[0], RING[1]),), 12.5)
HQ10 = Plan("HQ", "10", 800.0, 500.0, to_scale=False, picture="ab")


NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
WHO = Identity("contoso", "grady")
CHAT = Chat("contoso", "https://smba.example/", "chat", ChatKind.PERSONAL, "28:nook")
DRAFT = Draft("d1", HQ10, WHO, "Grady", CardAddress(CHAT, "", WHO, "Europe/Berlin", "de-DE"), NOON, "a link")


async def test_of_two_who_use_a_link_one_gets_in_and_a_picture_stays_while_a_draft_needs_it(store: SqlStore) -> None:
    await store.drafts.keep(DRAFT, ("ab", b"\xff\xd8"))
    assert await store.drafts.by_id("d1") == DRAFT
    assert await store.drafts.by_id("d2") is None
    opened = replace(DRAFT, link="", page="a key", until=NOON)
    await store.drafts.change(opened, DRAFT)
    with pytest.raises(Conflict):
        await store.drafts.change(opened, DRAFT)
    assert await store.drafts.by_id("d1") == opened
    assert await store.drafts.plans() == (HQ10,)
    await store.save_plans([HQ3])
    await store.forget_expired(NOON - timedelta(seconds=1))
    assert await store.plan_picture("ab") is not None
    await store.forget_expired(NOON)
    assert (await store.drafts.by_id("d1"), await store.plan_picture("ab")) == (None, None)


async def test_plans_are_kept_replaced_and_removed_and_no_room_goes_with_them(store: SqlStore) -> None:
    room = WorkplaceRoom("hq.3.everest", "Everest", "HQ", "3", 8)
    await store.save_workplace([room])
    await store.drafts.keep(DRAFT, ("ab", b"\xff\xd8"))
    await store.save_plans([HQ10, HQ3])
    await store.forget_expired(NOON)
    assert await store.plans() == (HQ3, HQ10)
    assert await store.plan_picture("ab") == b"\xff\xd8"
    renamed = replace(HQ3, areas=(replace(AREA, name="Mount Everest"),))
    await store.save_plans([renamed])
    assert await store.plans() == (renamed, HQ10)
    await store.remove_plans([HQ10.key, ("HQ", "99")])
    assert await store.plans() == (renamed,)
    assert await store.plan_picture("ab") is None
    assert await store.workplace() == (room,)
