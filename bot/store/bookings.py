"""Bookings as rows, and the ways they are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.domain.booking import HOLDING, Booking, Delay, State, Trouble
from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Kept
from bot.store.columns import Moment
from bot.store.tables import bookings

IS_HOLDING = bookings.c.state.in_(sorted(state.value for state in HOLDING))
_BY_ID = select(bookings).where(bookings.c.id == bindparam("id"))
_BY_OFFER = select(bookings).where(bookings.c.offer == bindparam("offer"))
_OF_PERSON = (
    select(bookings)
    .where(
        bookings.c.asker_tenant == bindparam("tenant"),
        bookings.c.asker == bindparam("asker"),
        bookings.c.ends_at > bindparam("since", type_=Moment),
    )
    .order_by(bookings.c.starts_at, bookings.c.id)
)
_HELD = (
    select(bookings.c.calendar, bookings.c.starts_at, bookings.c.ends_at)
    .where(
        IS_HOLDING,
        bookings.c.starts_at < bindparam("end", type_=Moment),
        bookings.c.ends_at > bindparam("start", type_=Moment),
    )
    .order_by(bookings.c.starts_at)
)
_ON = select(bookings).where(
    IS_HOLDING,
    bookings.c.calendar.in_(bindparam("calendars", expanding=True)),
    bookings.c.ends_at > bindparam("since", type_=Moment),
)
_EVER_BOOKED = select(bookings.c.id).where(bookings.c.state == State.BOOKED.value).limit(1)
_MOST_AT_ONCE = 5_000
"""Calendars in one SELECT; both databases refuse more than some 32,000 values."""
_UPDATE = update(bookings).where(bookings.c.id == bindparam("which"))


def by_id(connection: Connection, id: str) -> Kept | None:
    return _kept(connection.execute(_BY_ID, {"id": id}).first())


def by_offer(connection: Connection, offer: str) -> Kept | None:
    return _kept(connection.execute(_BY_OFFER, {"offer": offer}).first())


def of_person(connection: Connection, asker: Identity, since: datetime) -> tuple[Kept, ...]:
    rows = connection.execute(_OF_PERSON, {"tenant": asker.tenant, "asker": asker.object_id, "since": since})
    return tuple(_from_row(row) for row in rows)


def on_calendars(connection: Connection, calendars: Sequence[str], since: datetime) -> tuple[Kept, ...]:
    """Those that hold one of the calendars, by start."""
    found: list[Kept] = []
    for at in range(0, len(calendars), _MOST_AT_ONCE):
        some = {"calendars": calendars[at : at + _MOST_AT_ONCE], "since": since}
        found += (_from_row(row) for row in connection.execute(_ON, some))
    found.sort(key=lambda kept: (kept.booking.span.start, kept.booking.id))
    return tuple(found)


def ever_booked(connection: Connection) -> bool:
    return connection.execute(_EVER_BOOKED).first() is not None


def held(connection: Connection, span: Span) -> dict[str, tuple[Span, ...]]:
    """By calendar address, in order."""
    found: dict[str, list[Span]] = {}
    for calendar, start, end in connection.execute(_HELD, {"start": span.start, "end": span.end}):
        found.setdefault(calendar, []).append(Span(start, end))
    return {calendar: tuple(spans) for calendar, spans in found.items()}


def rewrite(connection: Connection, booking: Booking) -> None:
    """Raises LookupError for a booking that was never reserved."""
    if connection.execute(_UPDATE, {**booking_row(booking), "which": booking.id}).rowcount != 1:
        raise LookupError(f"no booking {booking.id} to save: it has to be reserved first")


def booking_row(booking: Booking) -> dict[str, Any]:
    """Every column but the card."""
    return {
        "id": booking.id,
        "offer": booking.offer,
        "configuration": booking.configuration,
        "room": booking.room,
        "room_name": booking.room_name,
        "calendar": booking.calendar,
        "starts_at": booking.span.start,
        "ends_at": booking.span.end,
        "zone": booking.zone,
        "level": booking.level.value,
        "owner": booking.owner,
        "asker_tenant": booking.asker.tenant,
        "asker": booking.asker.object_id,
        "asker_name": booking.asker_name,
        "asker_address": booking.asker_address,
        "wish": to_text(booking.wish, Wish),
        "made_at": booking.made_at,
        "state": booking.state.value,
        "told": booking.told.value,
        "event_id": booking.event_id,
        "ical_uid": booking.ical_uid,
        "link": booking.link,
        "withdrawn": booking.withdrawn,
        "asked_at": booking.asked_at,
        "delay": booking.delay.value,
        "trouble": booking.trouble.value,
    }


def kept_row(kept: Kept) -> dict[str, Any]:
    return {**booking_row(kept.booking), "card": to_text(kept.card, CardAddress)}


def _kept(row: Row[Any] | None) -> Kept | None:
    return None if row is None else _from_row(row)


def _from_row(row: Row[Any]) -> Kept:
    column = row._mapping
    booking = Booking(
        id=column["id"],
        offer=column["offer"],
        configuration=column["configuration"],
        room=column["room"],
        room_name=column["room_name"],
        calendar=column["calendar"],
        span=Span(column["starts_at"], column["ends_at"]),
        zone=column["zone"],
        level=BookingLevel(column["level"]),
        owner=column["owner"],
        asker=Identity(column["asker_tenant"], column["asker"]),
        asker_name=column["asker_name"],
        asker_address=column["asker_address"],
        wish=from_text(column["wish"], Wish),
        made_at=column["made_at"],
        state=State(column["state"]),
        told=State(column["told"]),
        event_id=column["event_id"],
        ical_uid=column["ical_uid"],
        link=column["link"],
        withdrawn=column["withdrawn"],
        asked_at=column["asked_at"],
        delay=Delay(column["delay"]),
        trouble=Trouble(column["trouble"]),
    )
    return Kept(booking, from_text(column["card"], CardAddress))
