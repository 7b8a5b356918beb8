"""Inserts that meet a row which is there already. Both databases know them, SQLAlchemy spells them per database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert = Mapping[str, Executable]
"""One statement by name of dialect, built once, so that SQLAlchemy compiles it once."""


def of_both(build: Callable[[Any], Executable], table: Table) -> Upsert:
    return {"sqlite": build(sqlite.insert(table)), "postgresql": build(postgresql.insert(table))}


def replacing(table: Table, keeping: str = "") -> Upsert:
    """A row with the same primary key gets the new values, but for the column that is kept as it is."""
    key = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if not column.primary_key and column.name != keeping]

    def build(insert: Any) -> Executable:
        changed: Executable = insert.on_conflict_do_update(
            index_elements=key, set_={name: insert.excluded[name] for name in others}
        )
        return changed

    return of_both(build, table)


def adding(table: Table, number: str) -> Upsert:
    """To a row with the same primary key, the new number is added."""
    key = [column.name for column in table.primary_key]
    return of_both(
        lambda i: i.on_conflict_do_update(index_elements=key, set_={number: table.c[number] + i.excluded[number]}),
        table,
    )


def unless_there(table: Table, *key: str) -> Upsert:
    """A row with the same key stays as it is, and nothing is inserted."""
    return of_both(lambda i: i.on_conflict_do_nothing(index_elements=list(key)), table)


def run(connection: Connection, upsert: Upsert, rows: Any) -> CursorResult[Any]:
    return connection.execute(upsert[connection.dialect.name], rows)
