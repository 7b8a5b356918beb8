"""Bookings that were made elsewhere: a meeting made in Outlook becomes one, adopted once, whoever asks for it at the
same time; and those of a past that Nook has not seen itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.domain.use import Count
from bot.ports import Kept
from bot.store import outbox
from bot.store.bookings import by_offer, kept_row
from bot.store.tables import bookings
from bot.store.upserts import run, unless_there
from bot.store.using import count

_INSERT = unless_there(bookings, "offer")
FIRST_WATCHED_AFTER = timedelta(minutes=5)
"""It was read from the calendar just now. A change of it makes it due at once; where none comes it is watched."""


def adopt(connection: Connection, kept: Kept) -> Kept:
    """Whether its room is free is not asked: it stands in the room's calendar already, and Exchange decides."""
    booking = kept.booking
    if run(connection, _INSERT, kept_row(kept)).rowcount != 1:
        there = by_offer(connection, booking.offer)
        assert there is not None, "an offer that is in the way must be there"
        return there
    outbox.make_due(connection, booking.id, booking.made_at + FIRST_WATCHED_AFTER)
    return kept


def bring(connection: Connection, past: Sequence[Kept], counted: Sequence[Count]) -> None:
    """What is over needs no watching: nothing of it is due."""
    if past:
        run(connection, _INSERT, [kept_row(kept) for kept in past])
    for one in counted:
        count(connection, one)
