"""Samples of what Nook says to admins about room calendars, the check and the log; and the worst that may stand in
them.
"""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ailments import Ailment, Symptom
from bot.domain.deeds import Deed, Did, Fact, Told
from bot.domain.people import Identity
from bot.domain.workplace import OfferedRoom
from bot.presses.calendars import ConnectRest
from bot.replies import Reply
from bot.replies.calendars import (
    CalendarsConnected,
    CalendarsConnecting,
    CalendarsLeft,
    CalendarsOffered,
    CalendarState,
    CalendarUnknown,
    Checked,
    Detail,
    Fault,
    Hint,
    LogShown,
    MailboxTried,
    Reach,
)
from tests.cards.workplace import NOW

_FREE = CalendarState.FREE_TO_CONNECT
_BUILDINGS = ("Annex", "Harbour House", "HQ")
GRADY = Identity("8a3d5b6c-0000-4000-8000-000000000001", "0d6f0e0e-1111-4111-8111-000000000002")


def offered(name: str, seats: int = 8, floor: str = "3", building: str = "HQ", address: str = "") -> OfferedRoom:
    return OfferedRoom(
        address or f"{name.lower().replace(' ', '-')}@contoso.com", name, building, floor, seats, frozenset()
    )


_NAMES = ("Everest", "Fuji", "Elbe", "K2", "Lhotse", "Makalu")
_ROOMS = tuple((offered(name, 4 + n), _FREE) for n, name in enumerate(_NAMES))
_PAGE = tuple((offered(f"Room {n:04} Besprechung", n % 20 + 2, str(n % 9)), _FREE) for n in range(25, 50))
_SPECIAL = tuple((offered(f"Room {n}"), state) for n, state in enumerate(CalendarState))
_REST = ConnectRest("c1", ("everest@contoso.com",), 1300, 400, ("Everest",))
_TICKED = frozenset(room.address for room, _ in (*_ROOMS[:2], *_PAGE[:3]))

_DETAILS: dict[Fault | Hint, tuple[Detail, ...]] = {
    Fault.PERMISSION: ("Calendars.ReadWrite", "Place.Read.All"),
    Fault.ACCOUNT_MISSING: ("nook@contoso.com",),
    Fault.ACCOUNT_OFF: ("nook@contoso.com",),
    Fault.NO_MAILBOX: ("nook@contoso.com",),
    Fault.UNREADABLE: ("Everest (everest@contoso.com)", "Fuji (fuji@contoso.com)"),
    Fault.VANISHED: ("Elbe (elbe@contoso.com)",),
    Fault.DOMAIN: ("contoso.net", "cont0so.com"),
    Fault.LINK: ("Elbe (elbe@contoso.com)",),
    Fault.GRAPH: (Ailment(Symptom.SILENT),),
    Fault.TAB: (Ailment(Symptom.TAB_API_UNKNOWN, "api://nook.contoso.com/botid-x"),),
    Fault.PUBLIC_URL: (Ailment(Symptom.PUBLIC_SILENT, "3 s", "https://nook.contoso.com/health"),),
    Hint.SILENT_ROOM: ("Everest (everest@contoso.com)",),
    Hint.UNLINKED: ("Everest", "Fuji", "Elbe", "K2", "Lhotse", "Makalu", "Elbrus"),
    Hint.UNTRIED: (CalendarsLeft(240, 1300),),
    Hint.SWITCHED_OFF: ("Fabrikam",),
}
_OWN_HOUSE = (Fault.NO_CONFIGURATION, Fault.PUBLIC_URL, Fault.TAB, Fault.DATABASE)


def fault(what: Fault) -> tuple[Fault, str, tuple[Detail, ...]]:
    return what, "" if what in _OWN_HOUSE else "Contoso", _DETAILS.get(what, ())


def hint(what: Hint) -> tuple[Hint, str, tuple[Detail, ...]]:
    return what, "Contoso", _DETAILS.get(what, ())


def _contoso(level: str, *domains: str) -> Told:
    account = ((Fact.NAME, "Contoso"), (Fact.ACCOUNT, "nook@contoso.com"), (Fact.LEVEL, level))
    return (*account, *((Fact.DOMAIN, domain) for domain in domains), (Fact.MANAGE, "no"), (Fact.ON, "yes"))


_DEEDS = tuple(
    (40 - n, Deed(NOW - timedelta(hours=n * 5), GRADY, "Grady Archie", did, "Contoso", before, after))
    for n, (did, before, after) in enumerate(
        (
            (
                Did.CONNECTED,
                "",
                ((Fact.CONNECTED, "4"), *((Fact.CALENDAR, n) for n in ("Elbe", "Everest", "Fuji", "Thames"))),
            ),
            (Did.CHANGED_CONFIGURATION, _contoso("service"), _contoso("user", "contoso.com", "contoso.de")),
            (Did.DISCONNECTED, ((Fact.LINKED_TO, "hq-3-everest"),), ""),
            (Did.GRANTED, "", ((Fact.ROLE, "integrations"),)),
            (Did.ASKED_CONSENT, "", ""),
            (Did.IMPORTED_ROOMS, "", ((Fact.NEW, "3"), (Fact.CHANGED, "1"), (Fact.LINKED, "2"))),
            (Did.REMOVED_CONFIGURATION, _contoso("user"), ""),
            (Did.UNLINKED, "Everest", ""),
        )
    )
)

CALENDAR_SAMPLES: dict[str, Reply] = {
    "calendars offered": CalendarsOffered("c1", "Contoso", _ROOMS, 0, 6, 6, frozenset(), "", "", ("HQ",), 6, 0),
    "calendars, a page": CalendarsOffered(
        "c1", "Contoso", _PAGE, 25, 1300, 1300, _TICKED, "", "", _BUILDINGS, 1290, 5, back=0
    ),
    "calendars, found": CalendarsOffered(
        "c1", "Contoso", (*_ROOMS[:3], *_SPECIAL), 0, 9, 1300, _TICKED, "eve", "HQ", _BUILDINGS, 3, 3
    ),
    "calendars, nothing found": CalendarsOffered("c1", "Contoso", (), 0, 0, 1300, frozenset(), "xyz", "", _BUILDINGS),
    "calendars, all connected": CalendarsOffered(
        "c1", "Contoso", ((offered("Everest"), CalendarState.CONNECTED),), 0, 1, 1, frozenset()
    ),
    "calendars, none offered": CalendarsOffered("c1", "Contoso", (), 0, 0, 0, frozenset()),
    "calendars, nothing ticked": CalendarsOffered(
        "c1", "Contoso", _ROOMS, 0, 6, 6, frozenset(), tickable=6, nothing_ticked=True
    ),
    "calendars, connecting": CalendarsConnecting("Contoso", 400, 1300, _REST),
    "calendars, stopped": CalendarsConnecting("Contoso", 400, 1300, _REST, stalled=True),
    "calendars, connected": CalendarsConnected("Contoso", 1290, _NAMES[:5], 0, (), 1290, 0, 12),
    "calendars, one connected": CalendarsConnected("Contoso", 1, _NAMES[:1], 2, (), 3, 12),
    "calendars, connected before": CalendarsConnected("Contoso", 0, (), 4, (), 0, 12),
    "calendars, refused": CalendarsConnected(
        "Contoso", 0, (), 0, tuple((f"Room {n}", state) for n, state in enumerate(list(CalendarState)[2:])), 0, 0
    ),
    "calendar unknown": CalendarUnknown("everset@contoso.com"),
    **{f"mailbox {reach}": MailboxTried("ceo@contoso.com", reach) for reach in Reach},
    "checked, all well": Checked((), (), 31),
    "checked, hints": Checked((), tuple(hint(one) for one in (Hint.SILENT_ROOM, Hint.WIDE, Hint.UNLINKED)), 31),
    "checked, everything wrong": Checked(tuple(map(fault, Fault)), tuple(map(hint, Hint)), 31),
    **{f"checked: {one}": Checked((fault(one),), (), 31) for one in Fault},
    **{f"checked: {one}": Checked((), (hint(one),), 31) for one in Hint},
    "log": LogShown(_DEEDS, 30, NOW, "https://nook.contoso.com/exports/log/" + "A" * 32 + ".csv"),
    "log, the end": LogShown(_DEEDS[:2], None, NOW, newest=False),
    "log, empty": LogShown((), None, NOW),
    **{f"log: {did}": LogShown(((1, Deed(NOW, GRADY, "Grady Archie", did, "Contoso")),), None, NOW) for did in Did},
}


def worst_calendars(text: str) -> dict[str, Reply]:
    many = (text,) * 100
    long = f"{'a' * 64}.{'b' * 180}"
    rooms = tuple((offered(text, 1300, text, text, f"{n:03}{long}@x.example"), _FREE) for n in range(25))
    special = tuple((offered(text, 8, text, text, f"{n}@x.example"), state) for n, state in enumerate(CalendarState))
    ticked = frozenset(room.address for room, _ in rooms)
    buildings = tuple(f"{n} {text}" for n in range(100))
    deed = Deed(NOW, GRADY, text, Did.CHANGED_CONFIGURATION, text, text, text)
    states = [state for state in CalendarState for _ in range(100)]
    return {
        "offered": CalendarsOffered(
            "c1", text, rooms, 25, 1300, 1300, ticked, text, buildings[0], buildings, 1300, 25, 0, True
        ),
        "offered, special": CalendarsOffered("c1", text, special * 4, 25, 1300, 1300, frozenset(), text),
        "connecting": CalendarsConnecting(text, 400, 1300, _REST),
        "connected": CalendarsConnected(text, 1300, many[:5], 3, tuple((text, state) for state in states), 9, 9, 9),
        "calendar unknown": CalendarUnknown(text),
        "checked": Checked(
            tuple((one, text, many[:21]) for one in Fault), tuple((one, text, many[:21]) for one in Hint), 1300
        ),
        "log": LogShown(tuple((n, deed) for n in range(10)), 30, NOW, "https://nook.contoso.com/" + "A" * 300),
    }
