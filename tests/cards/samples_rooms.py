"""Samples of what Nook says to admins about rooms and links; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.csv_errors import WHOLE, CsvError, CsvFault
from bot.domain.files import FileFault, WhyNotTaken
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.presses.rooms import ImportRooms, LinkAll, LinkOne
from bot.replies import Reply
from bot.replies.rooms import (
    FileRefused,
    Linked,
    LinkProposal,
    LinksProposed,
    LinkTrouble,
    NotLinked,
    RoomsImported,
    RoomsPreview,
    RoomsWanted,
    Unlinked,
    WorkplaceShown,
)

EVEREST = WorkplaceRoom(
    "hq.3.everest", "Everest", "HQ", "3", 8, frozenset({"screen", "whiteboard"}), calendar="everest@contoso.com"
)
FUJI = WorkplaceRoom("hq.3.fuji", "Fuji", "HQ", "3", 6)
ELBE = WorkplaceRoom("hq.1.elbe", "Elbe", "HQ", "1", 12, frozenset({"video", "standing desk"}))
BOX = WorkplaceRoom("..box", "Box", "", "")
THAMES = WorkplaceRoom("harbour-house.2.thames", "Thames", "Harbour House", "2", 10, zone="Europe/London")
ROOMS = (ELBE, EVEREST, FUJI, THAMES, BOX)
MANY = tuple(replace(FUJI, id=f"hq.4.room-{n}", name=f"Room {n}", floor="4") for n in range(40))

FUJI_CALENDAR = RoomCalendar("conf-fuji@contoso.com", "c1", "Conf Room Fuji", "HQ", "3", 6)
ELBA_CALENDAR = RoomCalendar("elba@contoso.com", "c1", "Elba", "HQ", "1")
OTHER_CALENDAR = RoomCalendar("reception@contoso.com", "c1", "Reception")
CSV = "building,floor,name,capacity\nHQ,3,Everest,eight\nHQ,3,,8\nHQ,3,Everest,8"
ERRORS = (
    CsvError(2, CsvFault.CAPACITY, "eight"),
    CsvError(3, CsvFault.NO_NAME),
    CsvError(4, CsvFault.SAME_ROOM, "Everest", 2),
)

_PROPOSALS = (
    LinkProposal(FUJI_CALENDAR, FUJI, True, (FUJI, ELBE, THAMES, BOX)),
    LinkProposal(ELBA_CALENDAR, ELBE, False, (ELBE, FUJI, THAMES, BOX)),
    LinkProposal(OTHER_CALENDAR, None, False, (ELBE, FUJI, THAMES, BOX)),
)


def proposals_of(choices: tuple[WorkplaceRoom, ...], number: int) -> LinksProposed:
    """A page of so many calendars, each with these rooms to choose from."""
    calendars = (replace(FUJI_CALENDAR, name=f"Conf Room {n}", address=f"room{n}@contoso.com") for n in range(number))
    shown = tuple(LinkProposal(calendar, choices[n], False, choices) for n, calendar in enumerate(calendars))
    return LinksProposed(shown, 5, 20, 0, len(choices), None, 0)


_SURE = LinkAll(((FUJI_CALENDAR.address, FUJI.id),))
_IMPORT = ImportRooms((FUJI,))
_NOT_LINKED = tuple(
    (f"{name}@contoso.com", name.title(), why)
    for name, why in (
        ("fuji", LinkTrouble.NO_SUCH_CALENDAR),
        ("elbe", LinkTrouble.CALENDAR_LINKED),
        ("thames", LinkTrouble.ROOM_LINKED),
    )
)

ROOM_SAMPLES: dict[str, Reply] = {
    "workplace": WorkplaceShown(ROOMS, 0, 5, 1, 2),
    "workplace, second page": WorkplaceShown(MANY[10:20], 10, 40, 0),
    "workplace, linked": WorkplaceShown((EVEREST,), 0, 1, 1),
    "workplace, empty": WorkplaceShown((), 0, 0, 0),
    "workplace, empty, calendars": WorkplaceShown((), 0, 0, 0, 12),
    "rooms wanted": RoomsWanted(connected=12),
    "rooms wanted, no calendars": RoomsWanted(),
    "rooms wanted, errors": RoomsWanted(CSV, ERRORS, 1),
    "rooms wanted, nothing": RoomsWanted("", (CsvError(WHOLE, CsvFault.EMPTY),)),
    "preview": RoomsPreview(
        (FUJI, BOX, *MANY),
        ((EVEREST, replace(EVEREST, seats=10, equipment=frozenset({"screen"}), zone="Europe/Berlin")),),
        3,
        (("fuji@contoso.com", "Fuji"),),
        _IMPORT,
        _NOT_LINKED,
    ),
    "preview, one": RoomsPreview((FUJI,), (), 0, (), _IMPORT),
    "preview, renamed": RoomsPreview((), ((FUJI, replace(FUJI, name="FUJI")),), 0, (), _IMPORT, meanwhile=True),
    "preview, links only": RoomsPreview((), (), 5, (("fuji@contoso.com", "Fuji"),), _IMPORT),
    "preview, nothing": RoomsPreview((), (), 5, (), None),
    "preview, nothing to make": RoomsPreview((), (), 0, (), None),
    "imported": RoomsImported(12, 1, 10, 2),
    "imported, done": RoomsImported(1, 0, 1, 0),
    "imported before": RoomsImported(0, 0, 0, 1),
    "rooms wanted, every error": RoomsWanted(
        CSV, tuple(CsvError(at, fault, "Everest", 2, 7) for at, fault in enumerate(CsvFault))
    ),
    **{f"file refused: {fault}": FileRefused("rooms.xlsx", WhyNotTaken(fault, "404", 10)) for fault in FileFault},
    "file refused, nameless": FileRefused("", WhyNotTaken(FileFault.TOO_LARGE, number=2_000_000)),
    "links": LinksProposed(_PROPOSALS, 0, 12, 30, 4, _SURE, 1),
    "links, just done": LinksProposed(_PROPOSALS[1:], 5, 7, 31, 4, None, 0, ("Conf Room Fuji", "Fuji")),
    "links, meanwhile": LinksProposed(_PROPOSALS, 0, 3, 30, 4, _SURE, 1, meanwhile=True),
    "links, no rooms": LinksProposed((LinkProposal(FUJI_CALENDAR, None, False, ()),), 0, 1, 0, 0, None, 0),
    "links, all done": LinksProposed((), 0, 0, 12, 3, None, 0),
    "links, nothing connected": LinksProposed((), 0, 0, 0, 3, None, 0),
    "linked": Linked((("fuji@contoso.com", "Fuji"),), 2),
    "linked, all": Linked(tuple((f"room{n}@contoso.com", f"Room {n}") for n in range(30)), 0),
    "unlinked": Unlinked("fuji@contoso.com", "Fuji", LinkOne("fuji@contoso.com", "hq.3.fuji")),
    "unlinked, room gone": Unlinked("fuji@contoso.com", "Fuji"),
    **{
        f"not linked: {trouble}": NotLinked(trouble, "Fuji", other="fuji@contoso.com")
        for trouble in LinkTrouble
        if trouble not in (LinkTrouble.WHICH_CALENDAR, LinkTrouble.WHICH_ROOM)
    },
    "not linked: which room": NotLinked(
        LinkTrouble.WHICH_ROOM, "Fuji", ((FUJI, LinkOne("x@contoso.com", "1")), (THAMES, LinkOne("x@contoso.com", "2")))
    ),
    "not linked: which calendar": NotLinked(
        LinkTrouble.WHICH_CALENDAR, "Fuji", ((FUJI_CALENDAR, LinkOne("a")), (ELBA_CALENDAR, LinkOne("b")))
    ),
    "not linked: similar": NotLinked(LinkTrouble.NO_SUCH_ROOM, "Fugi", ((FUJI, LinkOne("x@contoso.com", "1")),)),
}


def worst_rooms(text: str) -> dict[str, Reply]:
    equipment = frozenset(f"{n} {text}" for n in range(20))
    room = WorkplaceRoom("i" * 71, text, text, text, 8, equipment, "Europe/Berlin", text)
    calendar = RoomCalendar(text, "c1", text, text, text, 8, equipment)
    rooms = tuple(replace(room, id=f"{n:071}") for n in range(30))
    links = tuple((text, text) for _ in range(1300))
    whys = (LinkTrouble.NO_SUCH_CALENDAR, LinkTrouble.CALENDAR_LINKED, LinkTrouble.ROOM_LINKED)
    choice = LinkOne(text)
    errors = (CsvError(99_999, CsvFault.UNKNOWN_COLUMN, text),) * 400
    return {
        "workplace": WorkplaceShown(rooms[:10], 10, 1300, 20, 20),
        "rooms wanted": RoomsWanted(f"{text},{text}\t{text}\n" * 400, errors, 1300),
        "preview": RoomsPreview(
            rooms,
            tuple((one, replace(one, name=f"x{text}", seats=1, building=f"x{text}")) for one in rooms),
            1300,
            links,
            _IMPORT,
            tuple((text, text, whys[n % 3]) for n in range(60)),
            meanwhile=True,
        ),
        "file refused": FileRefused(text, WhyNotTaken(FileFault.LOST, text)),
        "links": LinksProposed(
            tuple(LinkProposal(calendar, rooms[n], n > 2, rooms) for n in range(5)),
            5,
            1300,
            20,
            1300,
            _SURE,
            900,
            (text, text),
        ),
        "linked": Linked(links, 20),
        "unlinked": Unlinked(text, text, choice),
        "not linked": NotLinked(LinkTrouble.WHICH_ROOM, text, ((room, choice),) * 5),
        "calendar linked": NotLinked(LinkTrouble.CALENDAR_LINKED, text, ((calendar, choice),) * 5, text),
        "room linked": NotLinked(LinkTrouble.ROOM_LINKED, text, other=text),
    }
