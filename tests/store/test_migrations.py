"""From any older state to the tables of today, with rows in them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, inspect, make_url, text

from bot.domain.deeds import Did
from bot.domain.keeping import KeepOrRelease
from bot.ports import StoreTrouble
from bot.store import SqlStore, open_store
from bot.store.migrations import migrate
from bot.store.migrations.upgrading import version_files
from bot.store.postgresql import PostgresqlDatabase, run_patiently
from bot.store.sqlite import SqliteDatabase
from bot.store.tables import metadata

CARD = (
    '{"chat":{"tenant":"t","service_url":"s","conversation":"c","kind":"personal","bot":"b"},'
    '"message":"m","owner":{"tenant":"t","object_id":"o"},"zone":"UTC","locale":"en"}'
)
_BOOKING: dict[str, Any] = {
    **dict.fromkeys(("configuration", "room", "room_name", "calendar", "zone", "owner", "asker_tenant"), "x"),
    **dict.fromkeys(("asker", "asker_name", "asker_address", "event_id", "ical_uid", "link"), "x"),
    "id": "booking-1",
    "offer": "offer-1",
    "starts_at": 1_804_000_000_000_000,
    "ends_at": 1_804_003_600_000_000,
    "level": "user",
    "wish": '{"span":{"start":"2027-03-02T14:00:00+00:00","end":"2027-03-02T15:00:00+00:00"},"zone":"UTC"}',
    "made_at": 1_803_000_000_000_000,
    "state": "invited",
    "told": "asking",
    **dict.fromkeys(("delay", "trouble", "news"), "none"),
    "change": "",
    "untold": False,
    "join_address": "",
    "withdrawn": False,
    "card": CARD,
}
SAMPLES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "0001": [
        (
            "configurations",
            {
                "id": "contoso",
                "name": "Contoso",
                "tenant": "tenant-1",
                "service_account": "nook@contoso.com",
                "booking_level": "user",
                "acceptable_domains": '["contoso.com"]',
                "manage_service_bookings": False,
                "is_on": True,
                "revision": 3,
            },
        ),
        (
            "rooms",
            {
                "id": "everest",
                "name": "Everest",
                "building": "HQ",
                "floor": "2",
                "seats": 8,
                "equipment": '["screen"]',
                "zone": "",
            },
        ),
        (
            "calendars",
            {
                "address": "everest@contoso.com",
                "configuration": "contoso",
                "name": "Conf Room Everest",
                "building": "HQ",
                "floor": "2",
                "seats": 8,
                "equipment": "[]",
                "zone": "Europe/Berlin",
                "room": "everest",
            },
        ),
        ("roles", {"tenant": "tenant-1", "object_id": "ann", "role": "global", "name": "Ann"}),
        ("free_busy", {"calendar": "everest@contoso.com", "day": "2027-03-01", "known": True, "busy": "[1,2]"}),
        (
            "bookings",
            _BOOKING,
        ),
        ("outbox", {"booking": "booking-1", "due_at": 1_804_000_000_000_000, "tries": 3}),
        (
            "cards",
            {
                **dict.fromkeys(("tenant", "conversation", "owner", "owner_name"), "x"),
                "id": "card-1",
                "presses": "[]",
                "expires_at": 1_804_000_000_000_000,
            },
        ),
        (
            "talks",
            {
                **dict.fromkeys(("tenant", "conversation", "object_id"), "x"),
                "talk": '{"draft":{"zone":"UTC"}}',
                "expires_at": 1_804_000_000_000_000,
            },
        ),
        (
            "consents",
            {
                **dict.fromkeys(("state_hash", "tenant", "asker_tenant", "asker", "asker_name"), "x"),
                "card": CARD,
                "expires_at": 1_804_000_000_000_000,
            },
        ),
        (
            "deeds",
            {
                **dict.fromkeys(("tenant", "object_id", "name", "on_what", "before", "after"), "x"),
                "at": 1_804_000_000_000_000,
                "did": "linked",
            },
        ),
    ],
    "0002": [
        (
            "notices",
            {
                **dict.fromkeys(("about", "tenant", "object_id", "name"), "x"),
                "id": "keep:booking-1",
                "kind": "keep",
                "asker": "",
                "card": CARD,
                "due_at": 1_804_000_000_000_000,
                "stale_at": 1_804_000_000_000_001,
                "answer": "",
            },
        ),
        (
            "waits",
            {
                **dict.fromkeys(("id", "tenant", "object_id", "name", "calendar"), "x"),
                "wish": '{"span":{"start":"2027-03-02T14:00:00+00:00","end":"2027-03-02T15:00:00+00:00"},"zone":"UTC"}',
                "starts_at": 1_804_000_000_000_000,
                "ends_at": 1_804_000_000_000_001,
                "card": CARD,
                "made_at": 1_803_000_000_000_000,
                "is_first": False,
            },
        ),
        ("muted", {"tenant": "x", "object_id": "x", "quiet": True, "blocked": False}),
    ],
    "0003": [("bookings", {**_BOOKING, "id": "booking-2", "offer": "offer-2", "asker": "y", "series": "series-1"})],
    "0004": [
        (
            "plans",
            {
                "building": "HQ",
                "floor": "2",
                "plan": '{"building":"HQ","floor":"2","size":[2000,1000],"outline":[],"areas":[["u1","Everest","room",'
                '[[0,0,100,0,100,100]],[50,50],"everest"]],"doors":[],"north":null,"to_scale":true,"picture":""}',
            },
        ),
        ("plan_pictures", {"id": "00", "content": b"\x89PNG"}),
    ],
    "0005": [
        (
            "working_hours",
            {
                "tenant": "x",
                "object_id": "x",
                "hours": '{"opens":"06:00:00","closes":"14:00:00","days":[0,1,2,3,4]}',
                "expires_at": 1_804_000_000_000_000,
            },
        )
    ],
    "0007": [
        ("sweeps", {"configuration": "contoso", "building": "HQ", "day": "2027-03-01", "due_at": 1}),
        ("mailbox_holds", {"mailbox": "tenant-1/nook@contoso.com", "until": 1}),
        (
            "subscriptions",
            {
                "calendar": "everest@contoso.com",
                "configuration": "contoso",
                "id": "1",
                "secret_hash": "00",
                "expires_at": 1,
                "tried_at": 1,
            },
        ),
        ("hints", {"calendar": "everest@contoso.com"}),
    ],
    "0008": [
        (
            "counts",
            {"day": "2027-03-01", "what": "no-show", "building": "", "room": "everest", "seats": 0, "number": 2},
        )
    ],
    "0009": [("deliveries", {"key": "x", "until": 1})],
    "0006": [
        (
            "plan_drafts",
            {
                "id": "d1",
                "plan": '{"building":"HQ","floor":"2","size":[2000,1000],"outline":[],"areas":[],"doors":[],'
                '"north":null,"to_scale":false,"picture":"00"}',
                "picture": "00",
                "tenant": "x",
                "object_id": "x",
                "name": "Grady",
                "card": CARD,
                "link": "hash",
                "page": "",
                "until": None,
                "kept_until": 1_804_000_000_000_000,
            },
        )
    ],
}
"""Rows as that version's Nook wrote them, by version: put in after it, so that the next one meets them."""


async def test_the_tables_are_what_tables_py_says(store: SqlStore) -> None:
    def differences(connection: Connection) -> Any:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await store._database.write(differences) == []


async def test_every_migration_meets_rows(kind: str, empty_url: str) -> None:
    def step_by_step(connection: Connection) -> None:
        for version in reversed(list(ScriptDirectory.from_config(version_files(connection)).walk_revisions())):
            assert SAMPLES.get(version.revision), f"migration {version.revision} needs sample rows in SAMPLES"
            migrate(connection, version.revision)
            for name, row in SAMPLES[version.revision]:
                connection.execute(Table(name, MetaData(), autoload_with=connection).insert(), row)

    url = make_url(empty_url)
    database: SqliteDatabase | PostgresqlDatabase
    if kind == "sqlite":
        database = SqliteDatabase(Path(url.database or ""))
    else:
        database = PostgresqlDatabase(url.set(drivername="postgresql+asyncpg"))
    await database.write(step_by_step)
    await database.close()

    async with await open_store(empty_url) as store:
        kept = await store.booking("booking-1")
        assert kept is not None
        assert (kept.booking.offer, kept.booking.wish.zone) == ("offer-1", "UTC")
        assert (await store.bookings_of(kept.booking.asker, kept.booking.made_at)) == (kept,)
        assert [(room.name, room.zone) for room in await store.linked_rooms()] == [("Everest", "Europe/Berlin")]
        assert [configuration.revision for configuration in (await store.configurations()).values()] == [3]
        assert [deed.did for _, deed in await store.deeds()] == [Did.LINKED]
        assert await store.spend_consent("x", kept.booking.made_at) is not None
        assert [name for _, name, _ in await store.admins()] == ["Ann"]
        assert len(await store.free_busy("2027-03-01")) == 1
        assert await store.postpone("booking-1", kept.booking.made_at) == 4
        assert await store.recall("card-1") is not None
        assert [bound.booking.id for bound in await store.bookings_of_series("series-1")] == ["booking-2"]
        assert [configuration.keep for configuration in (await store.configurations()).values()] == [KeepOrRelease()]
        assert await store.notices.notice("keep:booking-1") is not None
        assert len(await store.notices.waits()) == len(await store.notices.muted()) == 1
        assert [area.room for plan in await store.plans() for area in plan.areas] == ["everest"]


async def test_tables_of_another_version_are_noticed(empty_url: str) -> None:
    async with await open_store(empty_url) as store:
        assert await store.migrated()
        await store._database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
        assert not await store.migrated()


async def test_a_migration_that_dies_leaves_nothing(tmp_path: Path) -> None:
    def dying(connection: Connection) -> None:
        migrate(connection)
        raise RuntimeError("the end")

    database = SqliteDatabase(tmp_path / "nook.db")
    with pytest.raises(RuntimeError, match="the end"):
        await database.write(dying)
    assert await database.read(lambda connection: inspect(connection).get_table_names()) == []
    await database.close()


async def test_replicas_that_start_at_once_migrate_once(empty_postgres_url: str) -> None:
    url = make_url(empty_postgres_url).set(drivername="postgresql+asyncpg")
    await asyncio.gather(*(run_patiently(url, migrate) for _ in range(5)))


async def test_tables_in_the_way_are_named(empty_postgres_url: str) -> None:
    database = PostgresqlDatabase(make_url(empty_postgres_url).set(drivername="postgresql+asyncpg"))
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE cards (title TEXT)"))
    with pytest.raises(StoreTrouble, match=r'cannot open the PostgreSQL database .*: relation "cards" already exists'):
        await open_store(empty_postgres_url)
    assert await database.write(lambda connection: inspect(connection).get_table_names()) == ["cards"]
    await database.close()
