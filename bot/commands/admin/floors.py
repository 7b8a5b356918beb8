"""`admin floors`, `admin import floor plan`: which floors have a plan, and bringing, replacing and removing one.

A plan is looked at before it is written. Rooms do not depend on plans: none is lost with one.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from bot.commands.admin.attached import fetched
from bot.commands.admin.drawing import begin
from bot.commands.admin.guard import Handler, deed
from bot.commands.admin.importing import Wanted, preview
from bot.commands.admin.plan_matching import nameable, placed
from bot.commands.command import AnswerPress, Asked
from bot.commands.show_plan import floors_of, same_floor
from bot.domain.deeds import Did
from bot.domain.floorplan import Plan, as_text, from_text, rooms_on
from bot.domain.room_ids import room_id
from bot.domain.workplace import WorkplaceRoom
from bot.imdf import Refused, read_plans
from bot.imdf.picture import read_picture
from bot.language.admin_grammar import AdminWish, Verb
from bot.presses.plans import AskRemovePlan, EditPlan, ImportPlans, RemovePlan, RoomsOfPlans, ShowFloors, ShowPlan
from bot.replies import Reply
from bot.replies.plans import (
    FloorLine,
    FloorsShown,
    LevelPreview,
    PlanPreview,
    PlanRemoved,
    PlansImported,
    PlanWanted,
    RemovePlanAsked,
)
from bot.replies.rooms import FileRefused, RoomsPreview

PAGE = 8
MOST_BYTES = 20_000_000
PICTURES = (".png", ".jpg", ".jpeg")
ONLY_NAMES = frozenset({"name"})


async def floors(asked: Asked, _wish: AdminWish) -> FloorsShown:
    return await _page(asked, 0)


async def turn_to(asked: Asked, press: ShowFloors, _owner: str) -> FloorsShown:
    return await _page(asked, press.start)


async def _page(asked: Asked, start: int) -> FloorsShown:
    plans = {plan.key: plan for plan in await asked.world.store.plans()}
    rooms = await asked.world.store.workplace()
    keys = floors_of(asked.rooms, list(plans.values()))
    keys = tuple(dict.fromkeys([*keys, *((room.building, room.floor) for room in rooms)]))
    start = start if 0 <= start < len(keys) else 0
    lines = []
    for building, floor in keys[start : start + PAGE]:
        there = [room for room in rooms if (room.building, room.floor) == (building, floor)]
        plan = plans.get((building, floor))
        on_plan = len(_on(plan, there)) if plan else 0
        drawn = plan is not None and bool(plan.picture)
        lines.append(FloorLine(building, floor, len(there), on_plan, plan is not None, drawn))
    return FloorsShown(tuple(lines), start, len(keys))


def _on(plan: Plan, rooms: Sequence[WorkplaceRoom]) -> dict[str, str]:
    return rooms_on(plan, ((room.id, room.building, room.floor, room.name) for room in rooms))


async def bring(asked: Asked, _wish: AdminWish) -> Reply:
    """Asks for a file; one that came along is shown at once."""
    brought = await fetched(asked, MOST_BYTES)
    if brought is None or isinstance(brought, FileRefused):
        return brought or PlanWanted()
    name, content = brought
    try:
        if name.lower().endswith(PICTURES) or content.startswith((b"\x89PNG", b"\xff\xd8")):
            return await _picture(asked, name, content)
        found = await asyncio.to_thread(read_plans, content)
    except Refused as refused:
        return FileRefused(name, refused.why)
    rooms = await asked.world.store.workplace()
    plans = await asyncio.to_thread(placed, found.levels, rooms)
    there = {plan.key for plan in await asked.world.store.plans()}
    on_plans = {room for plan in plans for room in _on(plan, rooms).values()}
    keys = {plan.key for plan in plans}
    return PlanPreview(
        tuple(
            LevelPreview(plan.building, plan.floor, len(plan.areas), len(_on(plan, rooms)), plan.key in there)
            for plan in plans
        ),
        tuple(name for plan in plans for name in nameable(plan)),
        tuple(room for room in rooms if (room.building, room.floor) in keys and room.id not in on_plans),
        tuple((fault.what, fault.times, fault.example) for fault in found.faults),
        ImportPlans(tuple(map(as_text, plans))),
    )


async def _picture(asked: Asked, name: str, content: bytes) -> Reply:
    """Its name may say which floor it is: `HQ 3.png`."""
    kept, id, (width, height) = await asyncio.to_thread(read_picture, content)
    known = sorted({(room.building, room.floor) for room in await asked.world.store.workplace()})
    stem = re.sub(r"[_\W]+", " ", name.rsplit(".", 1)[0].casefold())
    meant = [
        (building, floor)
        for building, floor in known
        if (place := re.sub(r"[_\W]+", " ", building.casefold())) in stem
        and any(same_floor(word, floor) for word in stem.replace(place, " ", 1).split())
    ]
    building, floor = meant[0] if len(meant) == 1 else ("", "")
    return await begin(asked, Plan(building, floor, float(width), float(height), to_scale=False, picture=id), kept)


async def draw_again(asked: Asked, press: EditPlan, _owner: str) -> Reply:
    """A picture plan that is there already, with a link to the editor."""
    plans = await asked.world.store.plans()
    plan = next((plan for plan in plans if plan.key == (press.building, press.floor) and plan.picture), None)
    content = await asked.world.store.plan_picture(plan.picture) if plan else None
    if plan is None or content is None:
        return PlanRemoved(press.building, press.floor, False)
    return await begin(asked, plan, content)


async def import_plans(asked: Asked, press: ImportPlans, _owner: str) -> PlansImported:
    store = asked.world.store
    plans = [from_text(text) for text in press.plans]
    there = {plan.key: plan for plan in await store.plans()}
    changed = [plan for plan in plans if there.get(plan.key) != plan]
    if changed:
        names = ", ".join(f"{plan.building} {plan.floor}" for plan in changed[:6])
        done = deed(asked, Did.IMPORTED_PLANS, names, after=f"{len(changed)} floors")
        await store.save_plans(changed, done)
    rooms = await store.workplace()
    show = next((ShowPlan(*plan.key) for plan in plans if _on(plan, rooms)), ShowPlan(*plans[0].key))
    return PlansImported(
        tuple(plan.key for plan in plans),
        sum(plan.key in there for plan in changed),
        sum(len(_on(plan, rooms)) for plan in plans),
        sum(len(nameable(plan)) for plan in plans),
        show,
    )


async def make_rooms(asked: Asked, _press: RoomsOfPlans, _owner: str) -> RoomsPreview:
    rooms = await asked.world.store.workplace()
    wanted = [one for plan in await asked.world.store.plans() for one in rooms_of(plan, rooms)]
    return await preview(asked, wanted, ONLY_NAMES)


def rooms_of(plan: Plan, rooms: Sequence[WorkplaceRoom]) -> list[Wanted]:
    """A room of the workplace for each unit with a name that is none yet; of two with one name, one."""
    on = _on(plan, rooms)
    names = dict.fromkeys(nameable(plan))
    known = {area.name for area in plan.areas if area.id in on}
    return [
        (WorkplaceRoom(room_id(plan.building, plan.floor, name), name, plan.building, plan.floor), "")
        for name in names
        if name not in known
    ]


async def ask_remove(asked: Asked, press: AskRemovePlan, _owner: str) -> Reply:
    plan = next((p for p in await asked.world.store.plans() if p.key == (press.building, press.floor)), None)
    if plan is None:
        return PlanRemoved(press.building, press.floor, False)
    rooms = len(_on(plan, await asked.world.store.workplace()))
    return RemovePlanAsked(press.building, press.floor, rooms, RemovePlan(press.building, press.floor))


async def remove(asked: Asked, press: RemovePlan, _owner: str) -> PlanRemoved:
    key = (press.building, press.floor)
    there = any(plan.key == key for plan in await asked.world.store.plans())
    if there:
        done = deed(asked, Did.REMOVED_PLAN, f"{press.building} {press.floor}")
        await asked.world.store.remove_plans([key], done)
    return PlanRemoved(press.building, press.floor, there)


VERBS: dict[Verb, Handler] = {"floors": floors, "import_floor_plan": bring}
PRESSES: dict[type, AnswerPress] = {
    ShowFloors: turn_to,
    ImportPlans: import_plans,
    RoomsOfPlans: make_rooms,
    AskRemovePlan: ask_remove,
    RemovePlan: remove,
    EditPlan: draw_again,
}
