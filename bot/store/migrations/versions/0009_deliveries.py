"""Messages that replicas answer, so that one delivered again at another is not answered there too."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    # Without a log a commit of PostgreSQL waits for no disk here.
    unlogged = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "deliveries",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_deliveries"),
        prefixes=unlogged,
    )
    op.create_index("ix_deliveries_until", "deliveries", ["until"])
