"""What people are told unasked: notices, waits, who is muted, and the setting of a configuration."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEEP = "{}"
"""The setting as it comes."""


def upgrade() -> None:
    # Not as a batch: calendars refer to this table. Its default stays, which SQLite needs for the rows that are there.
    op.add_column("configurations", sa.Column("keep", sa.Text, nullable=False, server_default=KEEP))
    op.create_index("ix_bookings_starts_at", "bookings", ["starts_at"])
    op.create_table(
        "notices",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("asker", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("stale_at", sa.BigInteger, nullable=False),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("sent_at", sa.BigInteger),
        sa.Column("answer", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    op.create_index("ix_notices_about", "notices", ["about"])
    op.create_index("ix_notices_stale_at", "notices", ["stale_at"])
    op.create_index("ix_notices_tenant_object_id_sent_at", "notices", ["tenant", "object_id", "sent_at"])
    where = sa.text("due_at IS NOT NULL")
    op.create_index("ix_notices_due_at", "notices", ["due_at"], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "waits",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wish", sa.Text, nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("is_first", sa.Boolean, nullable=False),
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("held_until", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_waits"),
    )
    op.create_table(
        "muted",
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("quiet", sa.Boolean, nullable=False),
        sa.Column("blocked", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "object_id", name="pk_muted"),
    )
