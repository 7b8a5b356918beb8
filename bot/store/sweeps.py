"""Which room calendars are read when. See `bot.ports.SweepStore`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, select, update

from bot.domain.sweeping import OFTEN, Beat
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.leases import free
from bot.store.tables import sweeps
from bot.store.upserts import of_both, run, unless_there

_KEY = ("configuration", "building", "day")
_PLAN = unless_there(sweeps, *_KEY)
_OVER = delete(sweeps).where(sweeps.c.day < bindparam("today"))
_THIS = (
    sweeps.c.configuration == bindparam("of_configuration"),
    sweeps.c.building == bindparam("of_building"),
    sweeps.c.day == bindparam("of_day"),
)
_ASKED = of_both(
    lambda insert: insert.on_conflict_do_update(
        index_elements=_KEY,
        set_={
            "asked_at": insert.excluded.asked_at,
            "due_at": case((sweeps.c.due_at < insert.excluded.due_at, sweeps.c.due_at), else_=insert.excluded.due_at),
        },
    ),
    sweeps,
)
_CLAIMABLE = (
    select(sweeps.c.configuration, sweeps.c.building, sweeps.c.day, sweeps.c.asked_at)
    .where(
        sweeps.c.due_at <= bindparam("now", type_=Moment),
        free(sweeps.c.lease_until),
    )
    .order_by(sweeps.c.due_at, *(sweeps.c[name] for name in _KEY))
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = update(sweeps).where(*_THIS).values(lease_until=bindparam("until", type_=Moment))
_AGAIN = update(sweeps).where(*_THIS).values(due_at=bindparam("due", type_=Moment), lease_until=None)
_DROP = delete(sweeps).where(*_THIS)


class SqlSweeps:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, beats: Collection[Beat], now: datetime) -> None:
        def work(connection: Connection) -> None:
            connection.execute(_OVER, {"today": now.date().isoformat()})
            rows = [{**beat._asdict(), "asked_at": None, "due_at": now, "lease_until": None} for beat in sorted(beats)]
            if rows:
                run(connection, _PLAN, rows)

        await self._database.write(work, durable=False)

    async def asked(self, asked: Mapping[Beat, datetime]) -> None:
        def work(connection: Connection) -> None:
            # Sorted: two replicas then lock their rows in the same order.
            run(
                connection,
                _ASKED,
                [
                    {**beat._asdict(), "asked_at": at, "due_at": at + OFTEN, "lease_until": None}
                    for beat, at in sorted(asked.items())
                ],
            )

        if asked:
            await self._database.write(work, durable=False)

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> Mapping[Beat, datetime | None]:
        def work(connection: Connection) -> dict[Beat, datetime | None]:
            until = now + timedelta(seconds=lease_seconds)
            rows = connection.execute(_CLAIMABLE, {"now": now, "until": until, "most": most})
            claimed = {Beat(*key): asked_at for *key, asked_at in rows}
            if claimed:
                connection.execute(_LEASE, [{**_which(beat), "until": until} for beat in claimed])
            return claimed

        return await self._database.write(work, durable=False)

    async def settle(self, again: Mapping[Beat, timedelta | None], now: datetime) -> None:
        def work(connection: Connection) -> None:
            later = [{**_which(beat), "due": now + wait} for beat, wait in sorted(again.items()) if wait is not None]
            gone = [_which(beat) for beat, wait in sorted(again.items()) if wait is None]
            if later:
                connection.execute(_AGAIN, later)
            if gone:
                connection.execute(_DROP, gone)

        if again:
            await self._database.write(work, durable=False)


def _which(beat: Beat) -> dict[str, str]:
    return {"of_configuration": beat.configuration, "of_building": beat.building, "of_day": beat.day}
