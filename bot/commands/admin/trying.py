"""The parts of `admin check`: each tries one thing for real, and puts what is wrong into the findings."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.commands.admin.findings import Findings
from bot.domain.booking import Booking, Delay, delayed
from bot.domain.configuration import PERMISSIONS, BookingLevel, Configuration, ascii_domain
from bot.domain.people import Account
from bot.domain.workplace import RoomCalendar
from bot.ports import CalendarRefused, CalendarTrouble
from bot.replies.calendars import CalendarsLeft, Fault, Hint
from bot.world import World

PLACES, CALENDARS, USERS, MAILBOXES = "Place.Read.All", "Calendars.ReadWrite", "User.Read.All", "MailboxSettings.Read"
PATIENCE = 5.0
"""Seconds for each configuration's tries, all of them side by side."""
AT_ONCE = 80
"""Calendars that are tried in one go: four calls of getSchedule, as many as may be in flight for a mailbox."""
LOOKED_BACK = timedelta(days=14)


async def tenant(
    world: World,
    id: str,
    configurations: Sequence[Configuration],
    connected: Sequence[RoomCalendar],
    now: datetime,
    found: Findings,
) -> None:
    """Sign-in, permissions and Graph of one tenant, then each of its configurations."""
    on = ", ".join(configuration.name for configuration in configurations)
    found.tried += 1
    try:
        async with asyncio.timeout(PATIENCE):
            granted = await world.directory.granted(id)
    except TimeoutError:
        return found.fault(Fault.LOGIN, on)
    except CalendarTrouble as trouble:
        return found.sign_in(trouble, on)
    if not granted:
        return found.fault(Fault.CONSENT, on) if configurations else None
    verified, *proved = await asyncio.gather(
        _domains(world, id, granted, on, found),
        *(_configuration(world, one, connected, granted, now, found) for one in configurations),
    )
    for configuration in configurations:
        _acceptable(configuration, verified, found)
    found.tried += len(PERMISSIONS)
    # Exchange may grant what Entra does not (RBAC for Applications): what works is not missing.
    if missing := PERMISSIONS - granted - frozenset().union(*proved):
        found.fault(Fault.PERMISSION, on, sorted(missing))
    if world.directory.throttled_lately():
        found.hint(Hint.BUSY, on)
    if CALENDARS in granted and configurations:
        found.hint(Hint.WIDE, on)


async def _domains(world: World, id: str, granted: frozenset[str], on: str, found: Findings) -> tuple[str, ...]:
    """The verified ones; () where they cannot be told. Proof that Graph answers."""
    found.tried += 1
    try:
        async with asyncio.timeout(PATIENCE):
            return await world.directory.verified_domains(id)
    except TimeoutError:
        found.fault(Fault.GRAPH, on)
    except CalendarRefused as refused:
        if USERS in granted:
            found.graph(refused, on)
    except CalendarTrouble as trouble:
        found.graph(trouble, on)
    return ()


def _acceptable(configuration: Configuration, verified: Iterable[str], found: Findings) -> None:
    """Acceptable domains count for booking as user only. No account can have a domain that is not verified."""
    if configuration.booking_level is not BookingLevel.USER:
        return
    found.tried += 1
    known = {ascii_domain(domain) for domain in verified}
    if not configuration.acceptable_domains:
        found.fault(Fault.NO_DOMAINS, configuration.name)
    elif known and (nobodys := sorted(configuration.acceptable_domains - known)):
        found.fault(Fault.DOMAIN, configuration.name, nobodys)


async def _configuration(
    world: World,
    configuration: Configuration,
    connected: Sequence[RoomCalendar],
    granted: frozenset[str],
    now: datetime,
    found: Findings,
) -> set[str]:
    """The permissions that were seen to work."""
    own = [calendar for calendar in connected if calendar.configuration == configuration.id]
    on = configuration.name
    account, tried, _ = await asyncio.gather(
        _accounts(world, configuration, granted, found),
        _calendars(world, configuration, own, found),
        _silent_rooms(world, own, now, on, found),
    )
    # What does not work without the service account or a permission is not named once more.
    if account is not False:
        if tried.unreadable:
            found.fault(Fault.UNREADABLE, on, tried.unreadable)
        if tried.refused and {PLACES, CALENDARS} <= granted:
            found.graph(tried.refused, on)
    return ({MAILBOXES} if account else set()) | ({CALENDARS} if tried.some_readable else set())


async def _accounts(
    world: World, configuration: Configuration, granted: frozenset[str], found: Findings
) -> bool | None:
    """Whether all of them can be used; None where that could not be found out."""
    tried = await asyncio.gather(
        *(_account(world, configuration, address, granted, found) for address in configuration.accounts)
    )
    return False if False in tried else None if None in tried else True


async def _account(
    world: World, configuration: Configuration, address: str, granted: frozenset[str], found: Findings
) -> bool | None:
    directory, on = world.directory, configuration.name
    found.tried += 1
    try:
        async with asyncio.timeout(PATIENCE):
            people = await directory.find_people(configuration.tenant, address)
            account = next((one for one in people if _is(one, address)), None)
            if account is None:
                found.fault(Fault.ACCOUNT_MISSING, on, [address])
                return False
            if not account.enabled:
                found.fault(Fault.ACCOUNT_OFF, on, [address])
                return False
            if await directory.zone_of(configuration.tenant, address) is None:
                found.fault(Fault.NO_MAILBOX, on, [address])
                return False
            return True
    except TimeoutError:
        found.hint(Hint.UNTRIED, on, [address])
    except CalendarRefused as refused:
        if {USERS, MAILBOXES} <= granted:
            found.graph(refused, on)
    except CalendarTrouble as trouble:
        found.graph(trouble, on)
    return None


def _is(account: Account, address: str) -> bool:
    return address.casefold() in (
        account.mail.casefold(),
        account.user_principal_name.casefold(),
        account.identity.object_id,
    )


@dataclass(slots=True)
class _Tried:
    """Names of calendars that cannot be read; whether some can; and Microsoft's no, where that was the answer."""

    unreadable: list[str] = field(default_factory=list)
    some_readable: bool = False
    refused: CalendarRefused | None = None


async def _calendars(
    world: World, configuration: Configuration, own: Sequence[RoomCalendar], found: Findings
) -> _Tried:
    """Whether each connected calendar is still offered and can be read, and has a room. While none is connected, the
    first one offered stands for all.
    """
    on, tried = configuration.name, _Tried()
    if not own:
        found.fault(Fault.NO_CALENDARS, on)
    elif not any(calendar.room for calendar in own):
        found.fault(Fault.NO_LINKS, on)
    elif unlinked := [calendar.name for calendar in own if not calendar.room]:
        found.hint(Hint.UNLINKED, on, unlinked)
    left = {calendar.address: calendar.name for calendar in own}
    try:
        async with asyncio.timeout(PATIENCE):
            offered = {room.address for room in await world.directory.offered_rooms(configuration.tenant, fresh=True)}
            for address in [address for address in left if address not in offered]:
                found.tried += 1
                found.fault(Fault.VANISHED, on, [_named(left.pop(address), address)])
            if not own and offered:
                left = {min(offered): ""}
            while some := list(left)[:AT_ONCE]:
                readable = await world.directory.readable(configuration, some)
                found.tried += len(some)
                tried.some_readable |= any(readable.values())
                names = [(left.pop(address), address) for address in some]
                tried.unreadable += [_named(*name) for name in names if name[0] and not readable.get(name[1], False)]
    except TimeoutError:
        found.hint(Hint.UNTRIED, on, [CalendarsLeft(len(left), len(own))])
    except CalendarRefused as refused:
        tried.refused = refused
    except CalendarTrouble as trouble:
        found.graph(trouble, on)
    return tried


def _named(name: str, address: str) -> str:
    return f"{name} ({address})" if name != address else address


async def _silent_rooms(world: World, own: Sequence[RoomCalendar], now: datetime, on: str, found: Findings) -> None:
    """Rooms that have not answered the last invitation: what Graph does not tell is learned from use."""
    if not own:
        return
    last: dict[str, Booking] = {}
    for kept in await world.store.bookings_on([calendar.address for calendar in own], now - LOOKED_BACK):
        booking = kept.booking
        if booking.asked_at and (booking.calendar not in last or last[booking.calendar].made_at < booking.made_at):
            last[booking.calendar] = booking
    silent = [
        _named(booking.room_name, address)
        for address, booking in sorted(last.items())
        if delayed(booking, now).delay is Delay.ROOM_SILENT
    ]
    if silent:
        found.hint(Hint.SILENT_ROOM, on, silent)


async def own_house(world: World, connected: Sequence[RoomCalendar], names: dict[str, str], found: Findings) -> None:
    """The database, the links, and the way to Nook from outside. `names`: of configurations, by id."""
    found.tried += 3
    if not await world.store.migrated():
        found.fault(Fault.DATABASE)
    rooms = {room.id for room in await world.store.workplace()}
    for calendar in connected:
        if calendar.room and calendar.room not in rooms:
            found.fault(Fault.LINK, names.get(calendar.configuration, ""), [_named(calendar.name, calendar.address)])
    if trouble := await world.public_address():
        found.fault(Fault.PUBLIC_URL, "", [trouble])


async def tab(world: World, found: Findings) -> None:
    """Whether the tab could sign people in. That no token can be had at all is told of with the tenant."""
    found.tried += 1
    with contextlib.suppress(CalendarTrouble, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            if trouble := await world.tab_sign_in():
                found.fault(Fault.TAB, "", [trouble])
