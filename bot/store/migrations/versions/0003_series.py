"""Bookings of one series are bound."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("bookings", sa.Column("series", sa.Text, nullable=False, server_default=""))
    bound = sa.text("series <> ''")
    op.create_index("ix_bookings_series", "bookings", ["series"], sqlite_where=bound, postgresql_where=bound)
