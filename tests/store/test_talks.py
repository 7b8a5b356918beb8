"""What people are in the middle of saying, until it expires."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import text

from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.talk import KEPT_FOR, Offered, Talk
from bot.domain.wish import Draft, Wish
from bot.ports import Remembered
from bot.store import SqlStore
from tests.store.values import ANN, BEN, TWO

CARD = Remembered("card-1", ANN.tenant, "19:chat", ANN.object_id, "Ann", ("{}",), TWO)
SPAN = Span.lasting(TWO, 60)
DRAFT = Draft(
    "Europe/Berlin", date(2027, 3, 1), time(15), people=6, equipment=frozenset({"screen"}), without=frozenset({"K2"})
)
WISH = Wish(SPAN, "Europe/Berlin", 6, without=frozenset({"K2"}), more_than=4)
TALK = Talk(DRAFT, WISH, "offer-1", (Offered("everest", SPAN), Offered("fuji", SPAN.moved(timedelta(hours=1)))), 5, 2)


async def test_it_is_kept_with_the_card_and_comes_back_whole(store: SqlStore) -> None:
    assert await store.talk(ANN, "19:chat", TWO) is None
    await store.remember(CARD, TALK, TWO)
    assert await store.talk(ANN, "19:chat", TWO) == TALK
    assert await store.recall("card-1") == CARD


async def test_the_newest_takes_its_place_and_a_card_without_one_leaves_it(store: SqlStore) -> None:
    await store.remember(CARD, TALK, TWO)
    await store.remember(replace(CARD, id="card-2"), Talk(DRAFT), TWO)
    await store.remember(replace(CARD, id="card-3"))
    assert await store.talk(ANN, "19:chat", TWO) == Talk(DRAFT)


async def test_another_person_chat_or_tenant_has_none(store: SqlStore) -> None:
    await store.remember(CARD, TALK, TWO)
    assert await store.talk(BEN, "19:chat", TWO) is None
    assert await store.talk(ANN, "19:other", TWO) is None
    assert await store.talk(Identity("tenant-2", ANN.object_id), "19:chat", TWO) is None


async def test_it_is_forgotten_when_it_is_over(store: SqlStore) -> None:
    await store.remember(CARD, TALK, TWO)
    await store.forget_talk(BEN, "19:chat")
    await store.forget_talk(ANN, "19:other")
    assert await store.talk(ANN, "19:chat", TWO) == TALK
    await store.forget_talk(ANN, "19:chat")
    assert await store.talk(ANN, "19:chat", TWO) is None


async def test_it_expires_whether_or_not_it_was_cleared_away(store: SqlStore) -> None:
    await store.remember(CARD, TALK, TWO)
    before, after = TWO + KEPT_FOR - timedelta(seconds=1), TWO + KEPT_FOR
    assert await store.talk(ANN, "19:chat", after) is None
    await store.forget_expired(before)
    assert await store.talk(ANN, "19:chat", before) == TALK
    await store.forget_expired(after)
    rows = await store._database.read(lambda c: c.execute(text("SELECT count(*) FROM talks")).scalar())
    assert rows == 0


async def test_what_another_version_wrote_is_as_good_as_forgotten(store: SqlStore) -> None:
    await store.remember(CARD, TALK, TWO)
    await store._database.write(lambda c: c.execute(text("UPDATE talks SET talk = '{}'")))
    assert await store.talk(ANN, "19:chat", TWO) is None
