"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "configurations",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("service_account", sa.Text, nullable=False),
        sa.Column("booking_level", sa.Text, nullable=False),
        sa.Column("acceptable_domains", sa.Text, nullable=False),
        sa.Column("manage_service_bookings", sa.Boolean, nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_configurations"),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("building", sa.Text, nullable=False),
        sa.Column("floor", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer, nullable=False),
        sa.Column("equipment", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rooms"),
    )
    op.create_table(
        "calendars",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("configuration", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("building", sa.Text, nullable=False),
        sa.Column("floor", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer, nullable=False),
        sa.Column("equipment", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("room", sa.Text),
        sa.PrimaryKeyConstraint("address", name="pk_calendars"),
        sa.ForeignKeyConstraint(["configuration"], ["configurations.id"], name="fk_calendars_configuration"),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name="fk_calendars_room"),
        sa.UniqueConstraint("room", name="uq_calendars_room"),
    )
    op.create_index("ix_calendars_configuration", "calendars", ["configuration"])
    op.create_table(
        "roles",
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "object_id", "role", name="pk_roles"),
    )
    op.create_table(
        "free_busy",
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("as_of", sa.BigInteger),
        sa.Column("known", sa.Boolean, nullable=False),
        sa.Column("busy", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("calendar", "day", name="pk_free_busy"),
    )
    op.create_table(
        "bookings",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("offer", sa.Text, nullable=False),
        sa.Column("configuration", sa.Text, nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("room_name", sa.Text, nullable=False),
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("asker_tenant", sa.Text, nullable=False),
        sa.Column("asker", sa.Text, nullable=False),
        sa.Column("asker_name", sa.Text, nullable=False),
        sa.Column("asker_address", sa.Text, nullable=False),
        sa.Column("wish", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("ical_uid", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("asked_at", sa.BigInteger),
        sa.Column("delay", sa.Text, nullable=False),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("change", sa.Text, nullable=False),
        sa.Column("change_calendar", sa.Text),
        sa.Column("change_starts_at", sa.BigInteger),
        sa.Column("change_ends_at", sa.BigInteger),
        sa.Column("news", sa.Text, nullable=False),
        sa.Column("untold", sa.Boolean, nullable=False),
        sa.Column("join_address", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bookings"),
        sa.UniqueConstraint("offer", name="uq_bookings_offer"),
    )
    op.create_index("ix_bookings_calendar_ends_at", "bookings", ["calendar", "ends_at"])
    op.create_index("ix_bookings_asker_tenant_asker_ends_at", "bookings", ["asker_tenant", "asker", "ends_at"])
    op.create_index("ix_bookings_ends_at", "bookings", ["ends_at"])
    op.create_index(
        "ix_bookings_change_ends_at",
        "bookings",
        ["change_ends_at"],
        sqlite_where=sa.text("change_ends_at IS NOT NULL"),
        postgresql_where=sa.text("change_ends_at IS NOT NULL"),
    )
    op.create_table(
        "outbox",
        sa.Column("booking", sa.Text, nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("booking", name="pk_outbox"),
        sa.ForeignKeyConstraint(["booking"], ["bookings.id"], name="fk_outbox_booking", ondelete="CASCADE"),
    )
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])
    op.create_table(
        "cards",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("owner_name", sa.Text, nullable=False),
        sa.Column("presses", sa.Text, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
    )
    op.create_index("ix_cards_expires_at", "cards", ["expires_at"])
    op.create_table(
        "talks",
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("talk", sa.Text, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", "object_id", name="pk_talks"),
    )
    op.create_index("ix_talks_expires_at", "talks", ["expires_at"])
    op.create_table(
        "consents",
        sa.Column("state_hash", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("asker_tenant", sa.Text, nullable=False),
        sa.Column("asker", sa.Text, nullable=False),
        sa.Column("asker_name", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name="pk_consents"),
    )
    op.create_index("ix_consents_expires_at", "consents", ["expires_at"])
    op.create_table(
        "deeds",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("did", sa.Text, nullable=False),
        sa.Column("on_what", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_deeds"),
        sqlite_autoincrement=True,
    )
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)


_SQLITE = [
    f"CREATE TRIGGER deeds_no_{what} BEFORE {what} ON deeds BEGIN SELECT RAISE(ABORT, 'deeds are only ever added'); END"
    for what in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    "CREATE FUNCTION deeds_are_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION 'deeds are only ever added' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER deeds_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON deeds"
    " FOR EACH STATEMENT EXECUTE FUNCTION deeds_are_only_added()",
]
