"""Floor plans, one for each floor of a building. Rooms do not know of them, so that none is lost with a plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.floorplan import Plan, as_text, from_text, storey
from bot.store.plan_tables import plan_drafts, plan_pictures, plans
from bot.store.upserts import replacing, run, unless_there

_SAVE = replacing(plans)
_SAVE_PICTURE = unless_there(plan_pictures, "id")
_REMOVE = delete(plans).where(plans.c.building == bindparam("b"), plans.c.floor == bindparam("f"))
_read = lru_cache(maxsize=1024)(from_text)


def all_plans(connection: Connection) -> tuple[Plan, ...]:
    """By building, from the ground up."""
    found = [_read(text) for (text,) in connection.execute(select(plans.c.plan))]
    return tuple(sorted(found, key=lambda plan: (plan.building.casefold(), storey(plan.floor))))


def keep_picture(connection: Connection, id: str, content: bytes) -> None:
    run(connection, _SAVE_PICTURE, {"id": id, "content": content})


def save(connection: Connection, changed: Sequence[Plan]) -> None:
    rows = [{"building": plan.building, "floor": plan.floor, "plan": as_text(plan)} for plan in changed]
    if rows:
        run(connection, _SAVE, sorted(rows, key=lambda row: (row["building"], row["floor"])))
    forget_pictures(connection)


def remove(connection: Connection, keys: Sequence[tuple[str, str]]) -> None:
    for building, floor in keys:
        connection.execute(_REMOVE, {"b": building, "f": floor})
    forget_pictures(connection)


def picture(connection: Connection, id: str) -> bytes | None:
    found: bytes | None = connection.execute(
        select(plan_pictures.c.content).where(plan_pictures.c.id == id)
    ).scalar_one_or_none()
    return found


def forget_pictures(connection: Connection) -> None:
    """Those that no plan and no draft has any more."""
    there = [id for (id,) in connection.execute(select(plan_pictures.c.id))]
    if there:
        used = {plan.picture for plan in all_plans(connection)}
        used |= {id for (id,) in connection.execute(select(plan_drafts.c.picture))}
        gone = [id for id in there if id not in used]
        if gone:
            connection.execute(delete(plan_pictures).where(plan_pictures.c.id.in_(gone)))
