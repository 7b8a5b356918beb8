"""Notices as rows. Leased like the outbox's, so that a worker that dies loses none, and each is told once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.domain.people import Identity
from bot.domain.reminders import Kind, Response
from bot.plain import from_text, to_text
from bot.ports import Asker, CardAddress, Notice
from bot.store.columns import Moment
from bot.store.leases import free
from bot.store.locks import lock
from bot.store.notice_tables import notices
from bot.store.upserts import run, unless_there

KEPT_FOR = timedelta(days=14)
_NOW = bindparam("now", type_=Moment)
_INSERT = unless_there(notices, "id")
_THIS = notices.c.id == bindparam("which")
_BY_ID = select(notices).where(_THIS)
_ABOUT = select(notices).where(notices.c.about.in_(bindparam("these", expanding=True)))
_CLAIMABLE = (
    select(notices)
    .where(notices.c.due_at <= _NOW, free(notices.c.lease_until))
    .order_by(notices.c.due_at, notices.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(notices)
    .where(notices.c.id.in_(bindparam("these", expanding=True)))
    .values(lease_until=bindparam("until", type_=Moment))
)
_TOLD_SINCE = (
    select(notices.c.sent_at)
    .where(
        notices.c.tenant == bindparam("tenant"),
        notices.c.object_id == bindparam("object_id"),
        notices.c.sent_at > bindparam("since", type_=Moment),
        notices.c.id != bindparam("but"),
    )
    .order_by(notices.c.sent_at.desc())
)
_TELL = update(notices).where(_THIS).values(sent_at=bindparam("at", type_=Moment))
_DONE = update(notices).where(_THIS).values(due_at=None, lease_until=None)
_UNSENT = update(notices).where(_THIS).values(due_at=None, lease_until=None, sent_at=None)
_LATER = update(notices).where(_THIS).values(due_at=bindparam("due", type_=Moment), lease_until=None, sent_at=None)
_ANSWER = update(notices).where(_THIS, notices.c.answer == "").values(answer=bindparam("given"))
_OPEN = (
    select(notices)
    .where(
        notices.c.tenant == bindparam("tenant"),
        notices.c.object_id == bindparam("object_id"),
        notices.c.sent_at.is_not(None),
        notices.c.stale_at > _NOW,
        notices.c.answer == "",
        notices.c.kind.in_([Kind.KEEP.value, Kind.CHECK_IN.value, Kind.ASKED.value, Kind.MISSED.value]),
    )
    .order_by(notices.c.sent_at.desc())
)
_FORGET = delete(notices).where(notices.c.stale_at <= bindparam("before", type_=Moment))


def put(connection: Connection, given: Sequence[Notice]) -> int:
    # In one order everywhere, so that two replicas never wait for each other's rows.
    rows = [_row(notice) for notice in sorted(given, key=lambda notice: notice.id)]
    return sum(run(connection, _INSERT, row).rowcount for row in rows)


def claim(connection: Connection, now: datetime, lease_seconds: float, most: int) -> tuple[Notice, ...]:
    until = now + timedelta(seconds=lease_seconds)
    claimed = tuple(_notice(row) for row in connection.execute(_CLAIMABLE, {"now": now, "until": until, "most": most}))
    if claimed:
        connection.execute(_LEASE, {"these": [notice.id for notice in claimed], "until": until})
    return claimed


def begin(connection: Connection, notice: Notice, now: datetime, most: int, within_seconds: float) -> bool:
    """Under the person's lock: what another replica is just telling them counts too."""
    lock(connection, f"telling {notice.who.tenant} {notice.who.object_id}")
    within = timedelta(seconds=within_seconds)
    whose = {"tenant": notice.who.tenant, "object_id": notice.who.object_id, "since": now - within, "but": notice.id}
    told: list[datetime] = list(connection.execute(_TOLD_SINCE, whose).scalars())
    if len(told) >= most:
        postpone(connection, notice.id, told[most - 1] + within)
        return False
    connection.execute(_TELL, {"which": notice.id, "at": now})
    return True


def settle(connection: Connection, id: str, sent: bool) -> None:
    connection.execute(_DONE if sent else _UNSENT, {"which": id})


def postpone(connection: Connection, id: str, due: datetime) -> None:
    connection.execute(_LATER, {"which": id, "due": due})


def by_id(connection: Connection, id: str) -> Notice | None:
    row = connection.execute(_BY_ID, {"which": id}).first()
    return _notice(row) if row is not None else None


def about(connection: Connection, these: Collection[str]) -> dict[str, Notice]:
    found = [_notice(row) for row in connection.execute(_ABOUT, {"these": list(these)})]
    return {notice.id: notice for notice in found}


def answer(connection: Connection, id: str, given: Response) -> bool:
    return connection.execute(_ANSWER, {"which": id, "given": given.value}).rowcount == 1


def open_questions(connection: Connection, who: Identity, now: datetime) -> tuple[Notice, ...]:
    whose = {"tenant": who.tenant, "object_id": who.object_id, "now": now}
    return tuple(_notice(row) for row in connection.execute(_OPEN, whose))


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"before": now - KEPT_FOR})


def _row(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.id,
        "kind": notice.kind.value,
        "about": notice.about,
        "asker": to_text(notice.asker, Asker) if notice.asker else "",
        "tenant": notice.who.tenant,
        "object_id": notice.who.object_id,
        "name": notice.name,
        "card": to_text(notice.card, CardAddress),
        "due_at": notice.due_at,
        "stale_at": notice.stale_at,
        "lease_until": None,
        "sent_at": None,
        "answer": notice.answer.value,
    }


def _notice(row: Row[Any]) -> Notice:
    return Notice(
        row.id,
        Kind(row.kind),
        row.about,
        Identity(row.tenant, row.object_id),
        row.name,
        from_text(row.card, CardAddress),
        row.due_at or row.stale_at,
        row.stale_at,
        from_text(row.asker, Asker) if row.asker else None,
        row.sent_at,
        Response(row.answer),
    )
