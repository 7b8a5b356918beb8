"""Admin-consent pages that were opened and whose return is waited for. Each is good once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.people import Identity
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Consent
from bot.store.columns import Moment
from bot.store.tables import consents
from bot.store.upserts import run, unless_there

_OPEN = unless_there(consents, "state_hash")
_READ = select(consents).where(consents.c.state_hash == bindparam("state_hash"))
_TAKE = delete(consents).where(consents.c.state_hash == bindparam("state_hash"))
_FORGET = delete(consents).where(consents.c.expires_at <= bindparam("now", type_=Moment))


def open_consent(connection: Connection, consent: Consent) -> None:
    row = {
        "state_hash": consent.state_hash,
        "tenant": consent.tenant,
        "asker_tenant": consent.asker.tenant,
        "asker": consent.asker.object_id,
        "asker_name": consent.asker_name,
        "card": to_text(consent.card, CardAddress),
        "expires_at": consent.expires_at,
    }
    run(connection, _OPEN, row)


def spend(connection: Connection, state_hash: str, now: datetime) -> Consent | None:
    """Who takes the row away has it; of two who have both read it the second finds nothing to take.

    Where the connection breaks at a commit that came through, nobody has it: the admin opens the page once more.
    """
    row = connection.execute(_READ, {"state_hash": state_hash}).first()
    if row is None or not take(connection, state_hash):
        return None
    state_hash, tenant, asker_tenant, asker, asker_name, card, expires_at = row
    if expires_at <= now:
        return None
    who = Identity(asker_tenant, asker)
    return Consent(state_hash, tenant, who, asker_name, from_text(card, CardAddress), expires_at)


def take(connection: Connection, state_hash: str) -> bool:
    """Whether it was there to be taken."""
    return connection.execute(_TAKE, {"state_hash": state_hash}).rowcount == 1


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"now": now})
