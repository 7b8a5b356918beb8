"""Counts of what happens, for reports."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("building", sa.Text, nullable=False),
        sa.Column("room", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "what", "building", "room", "seats", name="pk_counts"),
    )
