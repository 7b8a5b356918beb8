"""Buttons about floor plans. Looking is anybody's; what changes plans only admins may press, on their own cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.wish import Wish


@dataclass(frozen=True, slots=True)
class ShowPlan:
    """That floor, as it is `at` (UTC; None: now). `wish`: rooms that fit it stand out and are what is booked; `room`:
    the name of the one that was asked for."""

    building: str
    floor: str
    at: datetime | None = None
    room: str = ""
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class OtherFloors:
    """Which floors there are, to be looked at for the same time."""

    at: datetime | None = None
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class ImportPlans:
    """Writes the plans of the preview, as the texts they are kept as."""

    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomsOfPlans:
    """Shows which rooms would be made of the plan's units that have a name and no room."""


@dataclass(frozen=True, slots=True)
class AskRemovePlan:
    building: str
    floor: str


@dataclass(frozen=True, slots=True)
class RemovePlan:
    building: str
    floor: str


@dataclass(frozen=True, slots=True)
class DrawRooms:
    """Another link to the editor of that draft."""

    draft: str


@dataclass(frozen=True, slots=True)
class OtherFloor:
    """Asks which floor the picture of that draft is."""

    draft: str


@dataclass(frozen=True, slots=True)
class SetFloor:
    """The input `floor` holds a number of these `floors` (building and floor)."""

    draft: str
    floors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditPlan:
    """A picture plan that is there already is drawn on again."""

    building: str
    floor: str


@dataclass(frozen=True, slots=True)
class ShowFloors:
    start: int


PlanPress = ShowPlan | OtherFloors
FloorPress = (
    ImportPlans | RoomsOfPlans | AskRemovePlan | RemovePlan | ShowFloors | DrawRooms | OtherFloor | SetFloor | EditPlan
)
