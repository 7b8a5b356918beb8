"""Plans that are being drawn on pictures."""

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "plan_drafts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("picture", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("until", Moment),
        sa.Column("kept_until", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_drafts"),
    )
    op.create_index("ix_plan_drafts_kept_until", "plan_drafts", ["kept_until"])
