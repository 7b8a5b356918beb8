"""The tables of what people are told unasked: notices, who waits for a room, and who wants to be left alone."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Table, Text, text

from bot.store.columns import Moment
from bot.store.tables import metadata

# A row is one notice, and its id says of what: put in twice, it is said once.
notices = Table(
    "notices",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    # The booking or the wait that it is about.
    Column("about", Text, nullable=False, index=True),
    # JSON text of who asks, empty where nobody does.
    Column("asker", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("card", Text, nullable=False),
    # NULL: it was said, or will not be.
    Column("due_at", Moment),
    Column("stale_at", Moment, nullable=False, index=True),
    Column("lease_until", Moment),
    Column("sent_at", Moment),
    Column("answer", Text, nullable=False),
    Index(None, "due_at", sqlite_where=text("due_at IS NOT NULL"), postgresql_where=text("due_at IS NOT NULL")),
    Index(None, "tenant", "object_id", "sent_at"),
)

# Rows go when the wait is over, so that there are few.
waits = Table(
    "waits",
    metadata,
    Column("id", Text, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("card", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("is_first", Boolean, nullable=False),
    Column("calendar", Text, nullable=False),
    Column("held_until", Moment),
)

# Only those who are not to be told anything: who said so, and who blocked the bot.
muted = Table(
    "muted",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("object_id", Text, primary_key=True),
    Column("quiet", Boolean, nullable=False),
    Column("blocked", Boolean, nullable=False),
)
