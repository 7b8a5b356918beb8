"""Configurations. Of two who change one at the same time the second is told: each change counts its revision up."""

from __future__ import annotations

from types import MappingProxyType

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.keeping import KeepOrRelease
from bot.plain import from_text, to_text
from bot.ports import Conflict
from bot.store import calendars
from bot.store.columns import words_from_text, words_to_text
from bot.store.locks import CALENDARS, lock
from bot.store.tables import configurations
from bot.store.upserts import run, unless_there

_ALL = select(configurations)
_INSERT = unless_there(configurations, "id")
_THIS = (configurations.c.id == bindparam("which"), configurations.c.revision == bindparam("given"))
_UPDATE = update(configurations).where(*_THIS)
_REMOVE = delete(configurations).where(*_THIS)


def all_configurations(connection: Connection) -> MappingProxyType[str, Configuration]:
    """By id. Cannot be changed: every caller gets the same one."""
    found = {}
    for row in connection.execute(_ALL):
        found[row.id] = Configuration(
            id=row.id,
            name=row.name,
            tenant=row.tenant,
            service_account=row.service_account,
            booking_level=BookingLevel(row.booking_level),
            acceptable_domains=words_from_text(row.acceptable_domains),
            manage_service_bookings=row.manage_service_bookings,
            on=row.is_on,
            revision=row.revision,
            keep=from_text(row.keep, KeepOrRelease),
        )
    return MappingProxyType(found)


def save(connection: Connection, configuration: Configuration) -> None:
    """Raises Conflict."""
    row = {
        "id": configuration.id,
        "name": configuration.name,
        "tenant": configuration.tenant,
        "service_account": configuration.service_account,
        "booking_level": configuration.booking_level.value,
        "acceptable_domains": words_to_text(configuration.acceptable_domains),
        "manage_service_bookings": configuration.manage_service_bookings,
        "is_on": configuration.on,
        "revision": configuration.revision + 1,
        "keep": to_text(configuration.keep, KeepOrRelease),
    }
    if configuration.revision == 0:
        written = run(connection, _INSERT, row)
    else:
        written = connection.execute(_UPDATE, {**row, **_this(configuration)})
    if written.rowcount != 1:
        raise Conflict(f"the configuration {configuration.id} was changed or removed meanwhile")


def remove(connection: Connection, configuration: Configuration) -> None:
    """With its calendars. Raises Conflict."""
    lock(connection, CALENDARS)
    calendars.disconnect_all(connection, configuration.id)
    if connection.execute(_REMOVE, _this(configuration)).rowcount != 1:
        raise Conflict(f"the configuration {configuration.id} was changed or removed meanwhile")


def _this(configuration: Configuration) -> dict[str, str | int]:
    return {"which": configuration.id, "given": configuration.revision}
