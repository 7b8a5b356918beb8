"""The tables as they are now. A change here needs a migration in `migrations/versions` that does the same."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

from bot.store.columns import Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

configurations = Table(
    "configurations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("service_account", Text, nullable=False),
    Column("booking_level", Text, nullable=False),
    Column("acceptable_domains", Text, nullable=False),
    Column("manage_service_bookings", Boolean, nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    # JSON text.
    Column("keep", Text, nullable=False),
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("building", Text, nullable=False),
    Column("floor", Text, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("equipment", Text, nullable=False),
    Column("zone", Text, nullable=False),
)

calendars = Table(
    "calendars",
    metadata,
    Column("address", Text, primary_key=True),
    Column("configuration", Text, ForeignKey("configurations.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("building", Text, nullable=False),
    Column("floor", Text, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("equipment", Text, nullable=False),
    Column("zone", Text, nullable=False),
    # One calendar, one room, and the other way round: unlinked ones are NULL, of which there may be any number.
    Column("room", Text, ForeignKey("rooms.id")),
    UniqueConstraint("room"),
)

roles = Table(
    "roles",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("object_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

free_busy = Table(
    "free_busy",
    metadata,
    Column("calendar", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("as_of", Moment),
    Column("known", Boolean, nullable=False),
    Column("busy", Text, nullable=False),
    # Replicas look for what others have read since.
    Index(None, "day", "as_of"),
)

# What is read of Microsoft 365 together, and when again.
sweeps = Table(
    "sweeps",
    metadata,
    Column("configuration", Text, primary_key=True),
    Column("building", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("asked_at", Moment),
    Column("due_at", Moment, nullable=False, index=True),
    Column("lease_until", Moment),
)

# To room calendars, at Microsoft 365.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("calendar", Text, primary_key=True),
    Column("configuration", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("secret_hash", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("tried_at", Moment, nullable=False),
)

# Calendars that Microsoft 365 says have changed.
hints = Table("hints", metadata, Column("calendar", Text, primary_key=True))

# Of PostgreSQL only: until when Microsoft 365 wants a mailbox to be left alone, for all replicas.
mailbox_holds = Table(
    "mailbox_holds",
    metadata,
    Column("mailbox", Text, primary_key=True),
    Column("until", Moment, nullable=False),
)

bookings = Table(
    "bookings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("offer", Text, nullable=False),
    Column("configuration", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("room_name", Text, nullable=False),
    Column("calendar", Text, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("asker_tenant", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("asker_name", Text, nullable=False),
    Column("asker_address", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("ical_uid", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("asked_at", Moment),
    Column("delay", Text, nullable=False),
    Column("trouble", Text, nullable=False),
    # JSON text, empty where none is under way; what it holds stands beside it, to be looked for.
    Column("change", Text, nullable=False),
    Column("change_calendar", Text),
    Column("change_starts_at", Moment),
    Column("change_ends_at", Moment),
    Column("news", Text, nullable=False),
    Column("untold", Boolean, nullable=False),
    Column("join_address", Text, nullable=False),
    Column("series", Text, nullable=False, server_default=""),
    Column("card", Text, nullable=False),
    # One offer, one booking: the database itself refuses a second one, whatever the code above it does.
    UniqueConstraint("offer"),
    # By end, not by start: what is over is never looked at again, so the past costs nothing.
    Index(None, "calendar", "ends_at"),
    Index(None, "asker_tenant", "asker", "ends_at"),
    Index(None, "ends_at"),
    # Those that begin soon or run: they may be asked whether they are needed.
    Index(None, "starts_at"),
    # Changes under way are few at a time, so that their end alone finds them; all other bookings are not in it.
    Index(
        None,
        "change_ends_at",
        sqlite_where=text("change_ends_at IS NOT NULL"),
        postgresql_where=text("change_ends_at IS NOT NULL"),
    ),
    # Most bookings stand alone and are not in it.
    Index(None, "series", sqlite_where=text("series <> ''"), postgresql_where=text("series <> ''")),
)

outbox = Table(
    "outbox",
    metadata,
    Column("booking", Text, ForeignKey("bookings.id", ondelete="CASCADE"), primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
    Column("lease_until", Moment),
    Column("tries", Integer, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Text, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("conversation", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("owner_name", Text, nullable=False),
    Column("presses", Text, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

# What a person is in the middle of saying in a chat.
talks = Table(
    "talks",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("conversation", Text, primary_key=True),
    Column("object_id", Text, primary_key=True),
    Column("talk", Text, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

consents = Table(
    "consents",
    metadata,
    Column("state_hash", Text, primary_key=True),
    Column("tenant", Text, nullable=False),
    Column("asker_tenant", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("asker_name", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

# The migration adds triggers that refuse to change or delete a row.
deeds = Table(
    "deeds",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("on_what", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    # A number is given once, so that a page of the log goes on where the last one ended.
    sqlite_autoincrement=True,
)
