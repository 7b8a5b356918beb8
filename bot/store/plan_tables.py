"""The tables of floor plans, beside `tables.py` (same metadata)."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text

from bot.store.tables import metadata

plans = Table(
    "plans",
    metadata,
    Column("building", Text, primary_key=True),
    Column("floor", Text, primary_key=True),
    Column("plan", Text, nullable=False),
)

# Pictures that lie under plans, by the SHA-256 of their bytes in hex.
plan_pictures = Table(
    "plan_pictures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
