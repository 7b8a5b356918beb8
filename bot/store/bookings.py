"""Bookings as rows, and the ways they are looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, literal_column, select, union_all, update

from bot.domain.booking import HOLDING, Booking, Change, Delay, News, State, Trouble
from bot.domain.configuration import BookingLevel
from bot.domain.habits import LOOKED_BACK, OFTEN
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Kept
from bot.store import waits
from bot.store.columns import Moment
from bot.store.tables import bookings


class Hold(NamedTuple):
    """Columns of what a row keeps for its booking, and what must be true of a row that does."""

    calendar: ColumnElement[str]
    start: ColumnElement[datetime]
    end: ColumnElement[datetime]
    counts: ColumnElement[bool]


HOLDS = (
    Hold(
        bookings.c.calendar,
        bookings.c.starts_at,
        bookings.c.ends_at,
        bookings.c.state.in_(sorted(state.value for state in HOLDING)),
    ),
    Hold(
        bookings.c.change_calendar,
        bookings.c.change_starts_at,
        bookings.c.change_ends_at,
        bookings.c.change_ends_at.is_not(None),
    ),
)
"""A booking's own room and time, and those of a change under way, until it is settled. Whoever looks for what is held
looks for both, in two SELECTs of one statement, since each has an index of its own.
"""
_BY_ID = select(bookings).where(bookings.c.id == bindparam("id"))
_BY_ID_ALONE = _BY_ID.with_for_update()
_BY_OFFER = select(bookings).where(bookings.c.offer == bindparam("offer"))
# The second condition lets the planner see that the partial index will do.
_OF_SERIES = select(bookings).where(bookings.c.series == bindparam("series"), bookings.c.series != literal_column("''"))
_OF_PERSON = union_all(
    *(
        select(bookings).where(
            bookings.c.asker_tenant == bindparam("tenant"),
            bookings.c.asker == bindparam("asker"),
            hold.end > bindparam("since", type_=Moment),
        )
        for hold in HOLDS
    )
)
_OFTEN = (
    select(bookings.c.asker_tenant, bookings.c.asker, bookings.c.room)
    .where(
        bookings.c.ends_at > bindparam("since", type_=Moment),
        bookings.c.state == State.BOOKED.value,
    )
    .group_by(bookings.c.asker_tenant, bookings.c.asker, bookings.c.room)
    .having(func.count() >= bindparam("times"))
)
_OFTEN_OF = _OFTEN.where(bookings.c.asker_tenant == bindparam("tenant"), bookings.c.asker == bindparam("asker"))
_ONE_MORE = (
    select(bookings.c.ends_at)
    .where(bookings.c.ends_at > bindparam("since", type_=Moment))
    .offset(bindparam("many"))
    .limit(1)
)
_HELD_BY = [
    *(
        select(hold.calendar, hold.start, hold.end).where(
            hold.counts,
            hold.start < bindparam("end", type_=Moment),
            hold.end > bindparam("start", type_=Moment),
        )
        for hold in HOLDS
    ),
    waits.HELD,
]
_HELD = union_all(*_HELD_BY)
_HELD_OF = union_all(
    *(one.where(one.selected_columns[0].in_(bindparam("calendars", expanding=True))) for one in _HELD_BY)
)
_BEGINNING = select(bookings).where(
    bookings.c.starts_at >= bindparam("since", type_=Moment),
    bookings.c.starts_at <= bindparam("until", type_=Moment),
    bookings.c.state == State.BOOKED.value,
)
_ON = union_all(
    *(
        select(bookings).where(
            hold.counts,
            hold.calendar.in_(bindparam("calendars", expanding=True)),
            hold.end > bindparam("since", type_=Moment),
        )
        for hold in HOLDS
    )
)
# Those that were cancelled too: an admin who tried it and cancelled has seen it done.
_ACCEPTED_ONCE = (State.BOOKED, State.CANCELLING, State.CANCELLED, State.LOST)
_EVER_BOOKED = select(bookings.c.id).where(bookings.c.state.in_(state.value for state in _ACCEPTED_ONCE)).limit(1)
_MOST_AT_ONCE = 5_000
"""Calendars in one SELECT; both databases refuse more than some 32,000 values."""
_UPDATE = update(bookings).where(bookings.c.id == bindparam("which"))


def by_id(connection: Connection, id: str) -> Kept | None:
    return _kept(connection.execute(_BY_ID, {"id": id}).first())


def by_id_alone(connection: Connection, id: str) -> Kept | None:
    """As it is now, and to the end of the transaction nobody else writes it."""
    return _kept(connection.execute(_BY_ID_ALONE, {"id": id}).first())


def by_offer(connection: Connection, offer: str) -> Kept | None:
    return _kept(connection.execute(_BY_OFFER, {"offer": offer}).first())


def of_series(connection: Connection, series: str) -> tuple[Kept, ...]:
    """All of them, whatever their state, by start."""
    return _by_start(connection.execute(_OF_SERIES, {"series": series}))


def of_person(connection: Connection, asker: Identity, since: datetime) -> tuple[Kept, ...]:
    """Those that end after `since`, or will once their change is done, whatever their state; by start."""
    whose = {"tenant": asker.tenant, "asker": asker.object_id, "since": since}
    return _by_start(connection.execute(_OF_PERSON, whose))


def booked_often(connection: Connection, now: datetime, of: Identity | None = None) -> dict[Identity, frozenset[str]]:
    """Of everybody who books a room often, since for each person by themselves it would be a third of what their search
    costs; or of one.
    """
    wanted: dict[str, Any] = {"since": now - LOOKED_BACK, "times": OFTEN}
    if of is not None:
        wanted |= {"tenant": of.tenant, "asker": of.object_id}
    rooms: dict[Identity, set[str]] = {}
    for tenant, asker, room in connection.execute(_OFTEN if of is None else _OFTEN_OF, wanted):
        rooms.setdefault(Identity(tenant, asker), set()).add(room)
    return {asker: frozenset(often) for asker, often in rooms.items()}


def more_than(connection: Connection, many: int, since: datetime) -> bool:
    """Whether more bookings end after that."""
    return connection.execute(_ONE_MORE, {"since": since, "many": many}).first() is not None


def on_calendars(connection: Connection, calendars: Sequence[str], since: datetime) -> tuple[Kept, ...]:
    """Those that hold one of the calendars, themselves or by their change, by start."""
    found: list[Row[Any]] = []
    for at in range(0, len(calendars), _MOST_AT_ONCE):
        some = {"calendars": calendars[at : at + _MOST_AT_ONCE], "since": since}
        found += connection.execute(_ON, some)
    return _by_start(found)


def _by_start(rows: Iterable[Row[Any]]) -> tuple[Kept, ...]:
    """Each once: the same one is found by its own span and by its change's."""
    found = [_from_row(row) for row in {row.id: row for row in rows}.values()]
    found.sort(key=lambda kept: (kept.booking.span.start, kept.booking.id))
    return tuple(found)


def beginning(connection: Connection, since: datetime, until: datetime) -> tuple[Kept, ...]:
    """Those that stand and begin then, by start."""
    return _by_start(connection.execute(_BEGINNING, {"since": since, "until": until}))


def ever_booked(connection: Connection) -> bool:
    return connection.execute(_EVER_BOOKED).first() is not None


def held(connection: Connection, span: Span, of: Collection[str] | None) -> dict[str, tuple[Span, ...]]:
    """By calendar address, in order; with what is held for somebody who waited. `of`: these calendars only."""
    statement, wanted = _HELD, dict[str, Any](start=span.start, end=span.end)
    if of is not None and len(of) <= _MOST_AT_ONCE:
        statement, wanted = _HELD_OF, {**wanted, "calendars": list(of)}
    found: dict[str, list[Span]] = {}
    for calendar, start, end in connection.execute(statement, wanted):
        found.setdefault(calendar, []).append(Span(start, end))
    return {calendar: tuple(sorted(spans)) for calendar, spans in found.items()}


def rewrite(connection: Connection, booking: Booking) -> None:
    """All but its card. Raises LookupError for a booking that was never reserved."""
    _write(connection, booking.id, booking_row(booking))


def place_card(connection: Connection, id: str, card: CardAddress) -> None:
    """Raises LookupError as `rewrite` does."""
    _write(connection, id, {"card": to_text(card, CardAddress)})


def _write(connection: Connection, id: str, columns: dict[str, Any]) -> None:
    if connection.execute(_UPDATE, {**columns, "which": id}).rowcount != 1:
        raise LookupError(f"no booking {id} to save: it has to be reserved first")


def booking_row(booking: Booking) -> dict[str, Any]:
    """Every column but the card."""
    change = booking.change
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
        "change": to_text(change, Change) if change else "",
        "change_calendar": change.calendar if change else None,
        "change_starts_at": change.span.start if change else None,
        "change_ends_at": change.span.end if change else None,
        "news": booking.news.value,
        "untold": booking.untold,
        "join_address": booking.join,
        "series": booking.series,
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
        change=from_text(column["change"], Change) if column["change"] else None,
        news=News(column["news"]),
        untold=column["untold"],
        join=column["join_address"],
        series=column["series"],
    )
    return Kept(booking, from_text(column["card"], CardAddress))
