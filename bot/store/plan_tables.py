"""The tables of floor plans, beside `tables.py` (same metadata)."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text

from bot.store.columns import Moment
from bot.store.tables import metadata

plans = Table(
    "plans",
    metadata,
    Column("building", Text, primary_key=True),
    Column("floor", Text, primary_key=True),
    Column("plan", Text, nullable=False),
)

# Pictures that lie under plans and drafts, by the SHA-256 of their bytes in hex.
plan_pictures = Table(
    "plan_pictures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Plans that are drawn on pictures: not imported yet. `link` and `page` are hashes.
plan_drafts = Table(
    "plan_drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("plan", Text, nullable=False),
    Column("picture", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("until", Moment),
    Column("kept_until", Moment, nullable=False, index=True),
)
