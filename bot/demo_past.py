"""The weeks before the demo, as Nook would have kept them: bookings that are over, and what was counted of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel
from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity
from bot.domain.span import Span, merged, zone_named
from bot.domain.use import Count, Happened
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.ports import CardAddress, Chat, ChatKind, Kept
from bot.simulator.company import colleagues
from bot.simulator.company_data import BUILDINGS
from bot.simulator.history import Past, booked_before, calendars_before, searched_in_vain
from bot.simulator.tenant import Tenant


def past(tenant: Tenant, rooms: Mapping[str, Room]) -> tuple[list[Kept], list[Count]]:
    """`rooms`: those that Nook knows, by address."""
    kept, counted = [], []
    for one in booked_before(tenant, colleagues(tenant)):
        if room := rooms.get(one.room.address):
            kept.append(_kept(tenant, one, room))
            if one.missed:
                day = one.start.astimezone(zone_named(room.zone)).date()
                counted.append(Count(Happened.NO_SHOW, day, room.building, room.id))
    for vain in searched_in_vain(tenant, {building.name: building.zone for building in BUILDINGS}):
        counted.append(Count(Happened.NOTHING_FOUND, vain.day, vain.building, "", vain.people, vain.times))
    return kept, counted


def read_before(tenant: Tenant, rooms: Mapping[str, Room]) -> dict[tuple[str, str], FreeBusy]:
    """What the sweep would have read of the last week, by calendar and UTC day. `rooms`: as for `past`."""
    busy: dict[tuple[str, str], list[Span]] = {}
    stood = [(one.room, one.start, one.end) for one in booked_before(tenant, colleagues(tenant)) if not one.declined]
    last_week = tenant.now() - timedelta(days=7)
    for room, start, end in [*calendars_before(tenant), *(one for one in stood if one[1] > last_week)]:
        if room.address in rooms:
            busy.setdefault((room.address, start.date().isoformat()), []).append(Span(start, end))
    return {key: FreeBusy(tuple(merged(spans)), True, max(span.end for span in spans)) for key, spans in busy.items()}


def _kept(tenant: Tenant, one: Past, room: Room) -> Kept:
    who, span = Identity(tenant.id.lower(), one.organizer.id.lower()), Span(one.start, one.end)
    state = State.DECLINED if one.declined else State.BOOKED
    id = f"before-{room.id}-{one.start:%Y%m%d%H%M}"
    booking = Booking(
        id=id,
        offer=id,
        configuration=room.configuration,
        room=room.id,
        room_name=room.name,
        calendar=room.calendar,
        span=span,
        zone=room.zone,
        level=BookingLevel.USER,
        owner=who.object_id,
        asker=who,
        asker_name=one.organizer.name,
        asker_address=one.organizer.mail or "",
        wish=Wish(span, room.zone),
        made_at=one.start - timedelta(days=1),
        state=state,
        told=state,
        withdrawn=one.declined,
    )
    return Kept(booking, CardAddress(Chat(who.tenant, "", "", ChatKind.PERSONAL, ""), "", who, room.zone, "en-GB"))
