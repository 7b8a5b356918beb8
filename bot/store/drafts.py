"""Plans that are being drawn on pictures, until they are imported or forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.domain.floorplan import Plan, as_text
from bot.domain.floorplan import from_text as plan_from_text
from bot.domain.people import Identity
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Conflict
from bot.ports.drafts import Draft
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.plan_tables import plan_drafts
from bot.store.plans import forget_pictures, keep_picture
from bot.store.upserts import run, unless_there

_KEEP = unless_there(plan_drafts, "id")
_FORGET = delete(plan_drafts).where(plan_drafts.c.kept_until <= bindparam("now", type_=Moment))


class SqlDrafts:
    """`bot.ports.drafts.DraftStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, draft: Draft, picture: tuple[str, bytes]) -> None:
        await self._database.write(lambda c: _keep(c, draft, picture))

    async def by_id(self, id: str) -> Draft | None:
        return await self._database.read(lambda c: _by_id(c, id))

    async def plans(self) -> tuple[Plan, ...]:
        return await self._database.read(_all_plans)

    async def change(self, after: Draft, before: Draft) -> None:
        await self._database.write(lambda c: _change(c, after, before))


def _keep(connection: Connection, draft: Draft, picture: tuple[str, bytes]) -> None:
    keep_picture(connection, *picture)
    run(connection, _KEEP, {"id": draft.id, **_row(draft)})


def _by_id(connection: Connection, id: str) -> Draft | None:
    row = connection.execute(select(plan_drafts).where(plan_drafts.c.id == id)).mappings().first()
    if row is None:
        return None
    return Draft(
        row["id"],
        plan_from_text(row["plan"]),
        Identity(row["tenant"], row["object_id"]),
        row["name"],
        from_text(row["card"], CardAddress),
        row["kept_until"],
        row["link"],
        row["page"],
        row["until"],
    )


def _all_plans(connection: Connection) -> tuple[Plan, ...]:
    return tuple(plan_from_text(text) for (text,) in connection.execute(select(plan_drafts.c.plan)))


def _change(connection: Connection, after: Draft, before: Draft) -> None:
    """Link and page say whether it is as it was: whoever opens, saves or asks for a link changes them."""
    there = plan_drafts.c
    as_it_was = (there.id == before.id) & (there.link == before.link) & (there.page == before.page)
    if connection.execute(update(plan_drafts).where(as_it_was).values(**_row(after))).rowcount != 1:
        raise Conflict


def forget_expired(connection: Connection, now: datetime) -> None:
    if connection.execute(_FORGET, {"now": now}).rowcount:
        forget_pictures(connection)


def _row(draft: Draft) -> dict[str, object]:
    return {
        "plan": as_text(draft.plan),
        "picture": draft.plan.picture,
        "tenant": draft.asker.tenant,
        "object_id": draft.asker.object_id,
        "name": draft.asker_name,
        "card": to_text(draft.card, CardAddress),
        "kept_until": draft.kept_until,
        "link": draft.link,
        "page": draft.page,
        "until": draft.until,
    }
