"""What people are in the middle of saying, each in each chat, until it expires."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.people import Identity
from bot.domain.talk import KEPT_FOR, Talk
from bot.plain import from_text, to_text
from bot.store.columns import Moment
from bot.store.tables import talks
from bot.store.upserts import replacing, run

_THIS = (
    (talks.c.tenant == bindparam("of_tenant"))
    & (talks.c.conversation == bindparam("in_conversation"))
    & (talks.c.object_id == bindparam("of_person"))
)
_SAVE = replacing(talks)
_READ = select(talks.c.talk, talks.c.expires_at).where(_THIS)
_DROP = delete(talks).where(_THIS)
_FORGET = delete(talks).where(talks.c.expires_at <= bindparam("now", type_=Moment))


Row = dict[str, Any]


def row_of(identity: Identity, conversation: str, talk: Talk, now: datetime) -> Row:
    return {
        "tenant": identity.tenant,
        "conversation": conversation,
        "object_id": identity.object_id,
        "talk": to_text(talk, Talk),
        "expires_at": now + KEPT_FOR,
    }


def key(row: Row) -> tuple[str, str, str]:
    return row["tenant"], row["conversation"], row["object_id"]


def save_all(connection: Connection, rows: Sequence[Row]) -> None:
    """Of two of one person in one chat the later one stays."""
    run(connection, _SAVE, list(rows))


def talk_of(connection: Connection, identity: Identity, conversation: str, now: datetime) -> Talk | None:
    row = connection.execute(_READ, _key(identity, conversation)).first()
    if row is None or row.expires_at <= now:
        return None
    try:
        return from_text(row.talk, Talk)
    except Exception:
        return None  # written by another version of Nook


def forget(connection: Connection, identity: Identity, conversation: str) -> None:
    connection.execute(_DROP, _key(identity, conversation))


def _key(identity: Identity, conversation: str) -> dict[str, str]:
    return {"of_tenant": identity.tenant, "in_conversation": conversation, "of_person": identity.object_id}


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"now": now})
