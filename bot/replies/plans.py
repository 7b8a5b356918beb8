"""What Nook says of floors and their plans, to everybody and to admins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.floorplan import Plan, State
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room, WorkplaceRoom
from bot.presses import Press


@dataclass(frozen=True, slots=True)
class RoomNow:
    """A room of the floor as it stands. `until`: when that changes next within the day's readings, UTC."""

    room: Room
    state: State
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A floor at a time. `plan` None: it has none yet, and only the list is shown.

    `areas`: area id of the plan to room id. `asked`: ids of rooms that stand out, because they were asked for or fit
    the `wish`. `book`: rooms that can be booked, each with the stretch and its press. `now`: it is shown as it is now.
    `floors`: the nearest other floors of the building. `as_of`: when the oldest reading that counted was made.
    """

    plan: Plan | None
    building: str
    floor: str
    zone: str
    span: Span
    rooms: tuple[RoomNow, ...]
    areas: Mapping[str, str]
    asked: frozenset[str]
    book: tuple[tuple[Room, Span, Press], ...]
    now: bool
    earlier: Press | None
    current: Press
    later: Press
    floors: tuple[tuple[str, Press], ...]
    others: Press | None
    as_of: datetime | None
    room: str = ""
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class WhichFloor:
    """Several floors may be meant: building and floor, each with its press, from the ground up. `unknown`: the floor
    that was said and is nowhere."""

    floors: tuple[tuple[str, str, Press], ...]
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class FloorLine:
    """A floor as set-up sees it. `on_plan`: how many of its rooms are on its plan; `plan`: whether it has one, `drawn`:
    one that is a picture."""

    building: str
    floor: str
    rooms: int
    on_plan: int
    plan: bool
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class FloorsShown:
    """A page of the floors from `start`, of `total`."""

    shown: tuple[FloorLine, ...]
    start: int
    total: int


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Asks for a file."""


@dataclass(frozen=True, slots=True)
class LevelPreview:
    """A level of the archive: as which floor it would be kept, how many units it has and how many of them are rooms of
    the workplace. `replaces`: the floor has a plan already."""

    building: str
    floor: str
    units: int
    matched: int
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What an import of floor plans would write. `press` does it.

    `without_room`: names of units that people meet in and that are no room of the workplace; `without_unit`: rooms of
    those floors that are on no plan. `faults`: what is wrong with the file, how often, and an example.
    """

    levels: tuple[LevelPreview, ...]
    without_room: tuple[str, ...]
    without_unit: tuple[WorkplaceRoom, ...]
    faults: tuple[tuple[str, int, str], ...]
    press: Press


@dataclass(frozen=True, slots=True)
class PictureFloorAsked:
    """Which of these floors (building and floor) the picture is; `chosen` stands there already. None: there are no
    rooms yet, of which a picture could show where they are."""

    floors: tuple[tuple[str, str], ...]
    chosen: int | None
    submit: Press


@dataclass(frozen=True, slots=True)
class PictureDrafted:
    """What an import of a picture would write: `plan`, with rooms drawn on it or none yet. `address` opens the editor
    once, before `until`; "": `draw` brings another link. `replaces`: the floor has a plan already."""

    plan: Plan
    placed: tuple[str, ...]
    missing: tuple[str, ...]
    replaces: bool
    press: Press
    draw: Press
    other_floor: Press
    address: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlansImported:
    """`new` floors have their first plan, `replaced` another one; `show` looks at one of them. `makeable`: units with
    a name of which rooms can be made."""

    floors: tuple[tuple[str, str], ...]
    replaced: int
    placed: int
    makeable: int
    show: Press | None = None


@dataclass(frozen=True, slots=True)
class RemovePlanAsked:
    building: str
    floor: str
    rooms: int
    press: Press


@dataclass(frozen=True, slots=True)
class PlanRemoved:
    """`there`: False where it was gone already."""

    building: str
    floor: str
    there: bool


PlanReply = (
    PlanShown
    | WhichFloor
    | FloorsShown
    | PlanWanted
    | PlanPreview
    | PictureFloorAsked
    | PictureDrafted
    | PlansImported
    | RemovePlanAsked
    | PlanRemoved
)
