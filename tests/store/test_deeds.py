"""The log: newest first, in one transaction with what was done, never changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.domain.deeds import Deed, Did, Fact
from bot.domain.people import Role
from bot.ports import AlreadyPressed, RoomTaken
from bot.store import SqlStore, configurations, deeds
from bot.store.deeds import Recorded
from tests.store.values import (
    ANN,
    AS_SAVED,
    BEN,
    CONSENT,
    CONTOSO,
    DEED,
    EVEREST,
    EVEREST_CALENDAR,
    EVEREST_ROOM,
    K2_ROOM,
    booking,
)


async def test_newest_first_and_page_by_page(store: SqlStore) -> None:
    done = [replace(DEED, on=f"{n}") for n in range(5)]
    await store.note(*done[:2])
    await store.note(*done[2:])
    first = await store.deeds(most=2)
    assert [deed.on for _, deed in first] == ["4", "3"]
    assert [deed for _, deed in await store.deeds(before=first[-1][0])] == done[2::-1]
    assert await store.deeds(before=(await store.deeds())[-1][0]) == ()


async def test_facts_are_kept_as_facts_and_names_as_names(store: SqlStore) -> None:
    facts = ((Fact.LEVEL, "user"), (Fact.DOMAIN, "contoso.com"), (Fact.DOMAIN, "köln.de"))
    strange = [replace(DEED, before=name) for name in ('[["no fact", "x"]]', "[[broken", "[[1]]", "K2")]
    await store.note(replace(DEED, before=facts), *strange)
    assert [deed.before for _, deed in reversed(await store.deeds())] == [facts, *(deed.before for deed in strange)]


Act = Callable[[SqlStore, Deed], Awaitable[None]]
ACTS: dict[str, Act] = {
    "save": lambda store, deed: store.save_configuration(replace(AS_SAVED, name="New"), deed),
    "remove": lambda store, deed: store.remove_configuration(AS_SAVED, deed),
    "connect": lambda store, deed: store.connect([replace(EVEREST_CALENDAR, seats=9)], deed),
    "disconnect": lambda store, deed: store.disconnect([EVEREST.calendar], deed),
    "import": lambda store, deed: store.save_workplace([K2_ROOM], deed),
    "link": lambda store, deed: store.link({EVEREST.calendar: "everest"}, deed),
    "unlink": lambda store, deed: store.unlink(["linked@contoso.com"], deed),
    "grant": lambda store, deed: store.grant(BEN, "Ben", Role.GLOBAL, deed),
    "revoke": lambda store, deed: store.revoke(ANN, deed),
    "consent": lambda store, deed: store.open_consent(CONSENT, deed),
}


async def everything(store: SqlStore) -> list[object]:
    def rows(connection: Connection) -> list[object]:
        tables = ("configurations", "rooms", "calendars", "roles", "consents", "deeds")
        return [sorted(map(repr, connection.execute(text(f"SELECT * FROM {table}")))) for table in tables]

    return await store._database.read(rows)


@pytest.fixture
async def furnished(store: SqlStore) -> SqlStore:
    await store.save_configuration(CONTOSO)
    await store.connect([EVEREST_CALENDAR, replace(EVEREST_CALENDAR, address="linked@contoso.com")])
    await store.save_workplace([EVEREST_ROOM, replace(EVEREST_ROOM, id="linked")])
    await store.link({"linked@contoso.com": "linked"})
    for role in Role:
        await store.grant(ANN, "Ann", role)
    await store.grant(replace(ANN, object_id="other"), "Other", Role.GLOBAL)
    return store


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_what_was_done_and_the_deed_are_written_together_or_not_at_all(
    furnished: SqlStore, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await everything(furnished)
    with monkeypatch.context() as patched:
        patched.setattr(deeds, "record", _full)
        with pytest.raises(OverflowError):
            await act(furnished, DEED)
    assert await everything(furnished) == before
    await act(furnished, DEED)
    after = await everything(furnished)
    assert after[:-1] != before[:-1]
    assert [deed for _, deed in await furnished.deeds()] == [DEED]


def _full(*_: object) -> None:
    raise OverflowError("the log is full")


async def test_who_booked_what_is_in_the_log_and_who_did_not_get_it_is_not(store: SqlStore) -> None:
    kept = booking()
    await store.reserve(kept)
    with pytest.raises(RoomTaken):
        await store.reserve(booking())
    with pytest.raises(AlreadyPressed):
        await store.reserve(booking(offer=kept.booking.offer))
    written = Deed(kept.booking.made_at, ANN, "Ann", Did.BOOKED, "Everest 2027-03-01T14:00+00:00")
    assert [deed for _, deed in await store.deeds()] == [written]


@pytest.mark.parametrize("statement", ["UPDATE deeds SET name = 'Nobody'", "DELETE FROM deeds"])
async def test_the_database_refuses_to_change_the_log(store: SqlStore, statement: str) -> None:
    await store.note(DEED)
    with pytest.raises(IntegrityError, match="only ever added"):
        await store._database.write(lambda c: c.execute(text(statement)))
    assert [deed for _, deed in await store.deeds()] == [DEED]


async def test_postgresql_refuses_to_empty_it_too(on_postgresql: SqlStore) -> None:
    with pytest.raises(IntegrityError, match="only ever added"):
        await on_postgresql._database.write(lambda c: c.execute(text("TRUNCATE deeds")))


@pytest.mark.parametrize("came_through", [True, False])
async def test_a_change_repeated_after_a_lost_commit_is_done_once(store: SqlStore, came_through: bool) -> None:
    """What the database does when the answer to the commit was lost: nobody is told of a conflict with themselves."""
    await store.save_configuration(CONTOSO)
    change = Recorded(lambda c: configurations.save(c, replace(AS_SAVED, name="New")), (DEED,))

    def lost(connection: Connection) -> None:
        change(connection)
        raise OverflowError

    if came_through:
        await store._database.write(change)
    else:
        with pytest.raises(OverflowError):
            await store._database.write(lost)
    await store._database.write(change)
    assert await SqlStore(store._database).configurations() == {"contoso": replace(AS_SAVED, name="New", revision=2)}
    assert [deed for _, deed in await store.deeds()] == [DEED]
