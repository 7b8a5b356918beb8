"""EDGE: what Nook must not forget, kept in SQLite (one process) or PostgreSQL (any number of replicas).

How to read it: `opening` takes an address and gives a `SqlStore`; `store` lists what can be asked; the files beside it
(`bookings`, `reserving`, `outbox`, `cards`, …) each hold the SQL of one subject as plain functions of a SQLAlchemy
connection; `sqlite` and `postgresql` decide how such a function is run; `migrations` makes the tables of `tables`.
"""

from bot.store.opening import open_store
from bot.store.store import SqlStore

__all__ = ["SqlStore", "open_store"]
