"""When people work."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "working_hours",
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "object_id", name="pk_working_hours"),
    )
    op.create_index("ix_working_hours_expires_at", "working_hours", ["expires_at"])
