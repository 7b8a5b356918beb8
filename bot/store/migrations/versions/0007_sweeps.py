"""Which room calendars are read when, and the subscriptions that hint at it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "sweeps",
        sa.Column("configuration", sa.Text, nullable=False),
        sa.Column("building", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("asked_at", sa.BigInteger),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("lease_until", sa.BigInteger),
        sa.PrimaryKeyConstraint("configuration", "building", "day", name="pk_sweeps"),
    )
    op.create_table(
        "mailbox_holds",
        sa.Column("mailbox", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("mailbox", name="pk_mailbox_holds"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("configuration", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("secret_hash", sa.Text, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("tried_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("calendar", name="pk_subscriptions"),
    )
    op.create_table(
        "hints",
        sa.Column("calendar", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("calendar", name="pk_hints"),
    )
    op.create_index("ix_sweeps_due_at", "sweeps", ["due_at"])
    op.create_index("ix_free_busy_day_as_of", "free_busy", ["day", "as_of"])
