"""Cards that were sent: what their buttons mean, until they expire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from bot.ports import Remembered
from bot.store.columns import Moment
from bot.store.tables import cards
from bot.store.upserts import run, unless_there

_REMEMBER = unless_there(cards, "id")
_RECALL = select(cards).where(cards.c.id == bindparam("id"))
_FORGET = delete(cards).where(cards.c.expires_at <= bindparam("now", type_=Moment))


def remember(connection: Connection, card: Remembered) -> bool:
    """Whether it is new: a card that is there already stays as it is."""
    return run(connection, _REMEMBER, _row(card)).rowcount == 1


def remember_all(connection: Connection, sent: Sequence[Remembered]) -> None:
    run(connection, _REMEMBER, [_row(card) for card in sent])


def _row(card: Remembered) -> dict[str, Any]:
    return {
        "id": card.id,
        "tenant": card.tenant,
        "conversation": card.conversation,
        "owner": card.owner,
        "owner_name": card.owner_name,
        "presses": orjson.dumps(card.presses).decode(),
        "expires_at": card.expires_at,
    }


def recall(connection: Connection, id: str) -> Remembered | None:
    row = connection.execute(_RECALL, {"id": id}).first()
    if row is None:
        return None
    id, tenant, conversation, owner, owner_name, presses, expires_at = row
    return Remembered(id, tenant, conversation, owner, owner_name, tuple(orjson.loads(presses)), expires_at)


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"now": now})
