"""Samples of what Nook says of floors and their plans; and the worst that may stand in them."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.floorplan import Area, Kind, Plan, Ring, State
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room, WorkplaceRoom
from bot.presses.plans import DrawRooms, ImportPlans, OtherFloor, OtherFloors, RemovePlan, SetFloor, ShowPlan
from bot.replies import Reply, RoomsOffered
from bot.replies.plans import (
    FloorLine,
    FloorsShown,
    LevelPreview,
    PictureDrafted,
    PictureFloorAsked,
    PlanPreview,
    PlanRemoved,
    PlanShown,
    PlansImported,
    PlanWanted,
    RemovePlanAsked,
    RoomNow,
    WhichFloor,
)
from tests.cards.workplace import NOW, at, book, offer, room

_WIDE = 5.0


def _ring(at: int) -> Ring:
    """The rooms of a sample stand side by side."""
    x = _WIDE * at
    return ((x, 0.0), (x + 4.6, 0.0), (x + 4.6, 4.0), (x, 4.0))


EVEREST, FUJI, K2, DENALI = (room(name) for name in ("Everest", "Fuji", "K2", "Denali"))
_SHOW = ShowPlan("HQ", "3")
_IMPORT = ImportPlans(("{}",))
FAULTS = (
    ("rings in the wrong order", 447, ""),
    ("outline that crosses itself", 2, "Atrium"),
    ("unknown category", 4, "shop"),
)


def shown(
    *rooms: tuple[Room, State],
    span: Span | None = None,
    plan: bool = True,
    asked: str = "",
    wish: Wish | None = None,
) -> PlanShown:
    span = span or Span(NOW, NOW + timedelta(minutes=1))
    areas = tuple(
        Area(one.id, one.name, Kind.ROOM, (_ring(at),), (_WIDE * at + 2.3, 2.0), one.id)
        for at, (one, _) in enumerate(rooms)
    )
    long = _WIDE * max(4, len(rooms))
    building, floor = (rooms[0][0].building, rooms[0][0].floor) if rooms else ("HQ", "3")
    return PlanShown(
        Plan(building, floor, long, 6.0, (((0, 0), (long, 0), (long, 6), (0, 6)),), areas) if plan else None,
        building,
        floor,
        "Europe/Berlin",
        span,
        tuple(RoomNow(one, state, span.start + timedelta(hours=1)) for one, state in rooms),
        {one.id: one.id for one, _ in rooms},
        frozenset(one.id for one, _ in rooms if one.name == asked),
        tuple(
            (one, Span.lasting(span.start, 60), book(one, Span.lasting(span.start, 60), wish or Wish(span, one.zone)))
            for one, state in rooms
            if state is State.FREE
        )[:6],
        now=wish is None,
        earlier=_SHOW if wish else None,
        current=_SHOW,
        later=_SHOW,
        floors=(("2", _SHOW), ("4", _SHOW)),
        others=OtherFloors(),
        as_of=NOW,
        room=asked,
        wish=wish,
    )


def drafted(
    placed: tuple[str, ...] = (), missing: tuple[str, ...] = (), address: str = "", replaces: bool = False
) -> PictureDrafted:
    areas = tuple(Area(name, name, Kind.ROOM, (_ring(at),), (2 + 5 * at, 1.5), name) for at, name in enumerate(placed))
    plan = Plan("HQ", "3", 20.0, 10.0, (), areas, to_scale=False, picture="ab")
    until = NOW + timedelta(minutes=15) if address else None
    return PictureDrafted(plan, placed, missing, replaces, _IMPORT, DrawRooms("d1"), OtherFloor("d1"), address, until)


MANY = tuple((f"Building number {n // 10 + 1} of the northern campus", str(n % 10)) for n in range(400))
_LEVELS = (LevelPreview("HQ", "3", 50, 29), LevelPreview("HQ", "4", 40, 12, replaces=True))
ROOM = WorkplaceRoom("hq.3.elbe", "Elbe", "HQ", "3", 8)

PLAN_SAMPLES: dict[str, Reply] = {
    "plan": shown((EVEREST, State.FREE), (FUJI, State.BUSY), (K2, State.SOON), (DENALI, State.UNKNOWN)),
    "plan, where is": shown((EVEREST, State.FREE), (FUJI, State.BUSY), asked="Everest"),
    "plan, wish": shown((EVEREST, State.FREE), span=at(14, 15), wish=Wish(at(14, 15), "Europe/Berlin", 6)),
    "plan, nothing free": shown((FUJI, State.BUSY)),
    "plan, no rooms": shown(),
    "plan, none yet": shown((EVEREST, State.FREE), plan=False),
    "which floor": WhichFloor((("HQ", "3", _SHOW), ("Annex", "Ground floor", _SHOW))),
    "which floor, unknown": WhichFloor((("HQ", "3", _SHOW),), "9"),
    "which floor, none": WhichFloor(()),
    "floors": FloorsShown(
        (
            FloorLine("HQ", "3", 6, 5, True),
            FloorLine("HQ", "4", 1, 1, True, drawn=True),
            FloorLine("HQ", "5", 0, 0, True),
        ),
        0,
        12,
    ),
    "floors, none": FloorsShown((), 0, 0),
    "plan wanted": PlanWanted(),
    "plan preview": PlanPreview(_LEVELS, ("Kitchen", "Atrium"), (ROOM,), FAULTS, _IMPORT),
    "plan preview, clean": PlanPreview(_LEVELS[:1], (), (), (), _IMPORT),
    "which floor is this picture": PictureFloorAsked((("HQ", "3"), ("Annex", "")), 0, SetFloor("d1", (("HQ", "3"),))),
    "which floor is this picture, of many": PictureFloorAsked(MANY, None, SetFloor("d1", MANY)),
    "which floor is this picture, no rooms": PictureFloorAsked((), None, SetFloor("d1", ())),
    "picture": drafted(address="https://nook.contoso.com/plans/editor/token", missing=("Everest", "Fuji")),
    "picture, drawn": drafted(("Everest",), ("Fuji",), replaces=True),
    "plans imported": PlansImported((("HQ", "3"), ("HQ", "4")), 1, 41, 12, _SHOW),
    "plan imported": PlansImported((("HQ", "3"),), 0, 1, 0),
    "remove plan": RemovePlanAsked("HQ", "3", 6, RemovePlan("HQ", "3")),
    "remove plan, no rooms": RemovePlanAsked("HQ", "3", 0, RemovePlan("HQ", "3")),
    "plan, free for too short": shown((EVEREST, State.SOON), (FUJI, State.BUSY)),
    "plan removed": PlanRemoved("HQ", "3", True),
    "offered, on a plan": RoomsOffered(
        Wish(at(14, 15), "Europe/Berlin", 6),
        (offer(EVEREST, Wish(at(14, 15), "Europe/Berlin", 6)),),
        (),
        0,
        0,
        NOW,
        plan=_SHOW,
    ),
    "plan gone": PlanRemoved("HQ", "3", False),
}


def worst_plans(text: str, one: Room) -> dict[str, Reply]:
    wish = Wish(at(14, 15), "Europe/Berlin", 6, text, text, frozenset({text}), text, text)
    rooms = tuple((one, state) for state in State for _ in range(20))
    return {
        "plan": shown(*rooms, span=at(14, 15), wish=wish, asked=text),
        "list": shown(*rooms, plan=False),
        "which": WhichFloor(((text, text, _SHOW),) * 24, text),
        "floors": FloorsShown((FloorLine(text, text, 1, 1, True),) * 8, 0, 99),
        "preview": PlanPreview(
            (LevelPreview(text, text, 1, 1, True),) * 60,
            (text,) * 500,
            (WorkplaceRoom(text, text, text, text),) * 500,
            ((text, 3, text),) * 40,
            _IMPORT,
        ),
        "picture": drafted((text,) * 300, (text,) * 300, "https://nook.contoso.com/plans/editor/x", True),
        "imported": PlansImported(((text, text),) * 60, 3, 9, 9, _SHOW),
        "remove": RemovePlanAsked(text, text, 6, RemovePlan(text, text)),
        "removed": PlanRemoved(text, text, True),
        "gone": PlanRemoved(text, text, False),
    }
