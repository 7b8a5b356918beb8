"""A picture as a floor plan: which floor it is, and its rooms, which the admin draws in a page outside of Teams.

The page is opened by a link that is signed, good once and for a quarter of an hour, and bound to a tenant, a person and
a draft. What is drawn there is kept in the draft and shown in the chat; only `Import` writes it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex

from bot.commands.admin.guard import ANY
from bot.commands.command import AnswerPress, Asked
from bot.domain.floorplan import Area, Plan, as_text
from bot.domain.people import Identity
from bot.imdf.drawn import BadOutline, area_of
from bot.ports import CardAddress, Conflict
from bot.ports.drafts import CannotEdit, Draft, DraftLink, EditorTrouble, Opened, Outline
from bot.presses.plans import DrawRooms, ImportPlans, OtherFloor, SetFloor
from bot.replies import Expired, Reply
from bot.replies.plans import PictureDrafted, PictureFloorAsked
from bot.world import World

LASTS = timedelta(minutes=15)
"""A link that is not pressed."""
OPEN_FOR = timedelta(hours=4)
"""A page that was opened."""
KEPT = timedelta(days=15)
"""A day longer than the buttons of its cards."""
MOST_ROOMS = 300


async def begin(asked: Asked, plan: Plan, content: bytes) -> Reply:
    """`plan`: of the picture, without areas; its building is "" where nothing says which floor it is."""
    here = CardAddress(asked.chat, "", asked.speaker.identity, asked.zone, asked.speaker.locale)
    draft = Draft(token_hex(16), plan, asked.speaker.identity, asked.speaker.name, here, asked.now + KEPT)
    draft, link = linked(draft, asked.now)
    await asked.world.store.drafts.keep(draft, (plan.picture, content))
    return await shown(asked.world, draft, link) if plan.building else await _which(asked, draft)


def linked(draft: Draft, now: datetime) -> tuple[Draft, DraftLink]:
    """The draft with a new link, the only one that opens it from now on."""
    nonce, until = token_hex(16), now + LASTS
    return replace(draft, link=_hash(nonce), page="", until=until), DraftLink(
        draft.id, nonce, sealed_name(draft.asker), until
    )


def sealed_name(who: Identity) -> bytes:
    return sha256(f"{who.tenant}\n{who.object_id}".encode()).digest()[:16]


async def shown(world: World, draft: Draft, link: DraftLink | None) -> Reply:
    """What an import would write, and the way to the editor: by `link` straight away, else by a press."""
    rooms = await _rooms_of(world, draft.plan)
    placed = {area.room for area in draft.plan.areas}
    return PictureDrafted(
        draft.plan,
        tuple(name for room, name in rooms.items() if room in placed),
        tuple(name for room, name in rooms.items() if room not in placed),
        any(plan.key == draft.plan.key for plan in await world.store.plans()),
        ImportPlans((as_text(draft.plan),)),
        DrawRooms(draft.id),
        OtherFloor(draft.id),
        world.editor(link) if link else "",
        link.until if link else None,
    )


async def _which(asked: Asked, draft: Draft) -> Reply:
    known = sorted({(room.building, room.floor) for room in await asked.world.store.workplace()})
    chosen = known.index(draft.plan.key) if draft.plan.key in known else None
    return PictureFloorAsked(tuple(known), chosen, SetFloor(draft.id, tuple(known)))


async def draw(asked: Asked, press: DrawRooms, _owner: str) -> Reply:
    """Another link; whoever has the page open loses it."""
    before = await _own(asked, press.draft)
    if before is None:
        return Expired()
    return await _with_a_link(asked, before, before)


async def other_floor(asked: Asked, press: OtherFloor, _owner: str) -> Reply:
    draft = await _own(asked, press.draft)
    return await _which(asked, draft) if draft else Expired()


async def set_floor(asked: Asked, press: SetFloor, _owner: str) -> Reply:
    """Rooms of another floor that were drawn go: they are none of this one's."""
    before = await _own(asked, press.draft)
    if before is None:
        return Expired()
    said = asked.inputs.get("floor", "")
    if not said.isascii() or not said.isdigit() or int(said) >= len(press.floors):
        return await _which(asked, before)
    building, floor = press.floors[int(said)]
    areas = before.plan.areas if before.plan.key == (building, floor) else ()
    plan = replace(before.plan, building=building, floor=floor, areas=areas)
    return await _with_a_link(asked, replace(before, plan=plan), before)


async def _with_a_link(asked: Asked, draft: Draft, before: Draft) -> Reply:
    draft, link = linked(draft, asked.now)
    try:
        await asked.world.store.drafts.change(draft, before)
    except Conflict:
        return Expired()
    return await shown(asked.world, draft, link)


async def _own(asked: Asked, id: str) -> Draft | None:
    draft = await asked.world.store.drafts.by_id(id)
    return draft if draft and draft.asker == asked.speaker.identity and draft.kept_until > asked.now else None


async def opened(world: World, link: DraftLink, key: str, now: datetime) -> Opened:
    """The link is used up; of two who press it at once, one gets in. Raises CannotEdit."""
    draft = await _of_link(world, link)
    if not _is_open(draft, link, key, now):
        if link.until <= now:
            raise CannotEdit(EditorTrouble.EXPIRED)
        if not draft.link or not compare_digest(draft.link, _hash(link.nonce)):
            raise CannotEdit(EditorTrouble.USED)
        key = token_hex(32)
        after = replace(draft, link="", page=_hash(link.nonce + key), until=now + OPEN_FOR)
        await _write(world, after, draft, EditorTrouble.USED)
        draft = after
    rooms = await _rooms_of(world, draft.plan)
    return Opened(draft.plan, tuple(rooms.items()), draft.until or now, key, draft.card.locale)


async def picture(world: World, link: DraftLink, key: str, now: datetime) -> bytes:
    """What is drawn on: JPEG. Raises CannotEdit."""
    draft = await _of_open_page(world, link, key, now)
    content = await world.store.plan_picture(draft.plan.picture)
    if content is None:
        raise CannotEdit(EditorTrouble.NOT_GOOD)
    return content


async def saved(
    world: World, link: DraftLink, key: str, outlines: Sequence[Outline], now: datetime
) -> tuple[Draft, Draft]:
    """The draft with these outlines, its page closed; and as it was before. Raises CannotEdit, and nothing changed."""
    before = await _of_open_page(world, link, key, now)
    names = await _rooms_of(world, before.plan)
    drawn: set[str] = set()
    areas: list[Area] = []
    for room, outline in outlines[: MOST_ROOMS + 1]:
        if room not in names or len(areas) == MOST_ROOMS:
            raise CannotEdit(EditorTrouble.NO_ROOM)
        if room in drawn:
            raise CannotEdit(EditorTrouble.ROOM_TWICE, names[room])
        drawn.add(room)
        try:
            size = before.plan.width, before.plan.height
            areas.append(await asyncio.to_thread(area_of, room, names[room], outline, size))
        except BadOutline as bad:
            raise CannotEdit(EditorTrouble.CROSSES if bad.crosses else EditorTrouble.TOO_SMALL, names[room]) from bad
    after = replace(before, plan=replace(before.plan, areas=tuple(areas)), page="", until=None)
    await _write(world, after, before, EditorTrouble.CLOSED)
    return after, before


async def _of_link(world: World, link: DraftLink) -> Draft:
    """Its draft, where it is bound to it and its person is an admin still."""
    draft = await world.store.drafts.by_id(link.draft)
    if draft is None or not compare_digest(link.asker, sealed_name(draft.asker)):
        raise CannotEdit(EditorTrouble.NOT_GOOD)
    if not await world.store.roles(draft.asker) & ANY:
        raise CannotEdit(EditorTrouble.NO_ADMIN)
    return draft


async def _of_open_page(world: World, link: DraftLink, key: str, now: datetime) -> Draft:
    draft = await _of_link(world, link)
    if not _is_open(draft, link, key, now):
        raise CannotEdit(EditorTrouble.CLOSED)
    return draft


def _is_open(draft: Draft, link: DraftLink, key: str, now: datetime) -> bool:
    if not draft.page or not key or draft.until is None or draft.until <= now:
        return False
    return compare_digest(draft.page, _hash(link.nonce + key))


async def _write(world: World, after: Draft, before: Draft, otherwise: EditorTrouble) -> None:
    try:
        await world.store.drafts.change(after, before)
    except Conflict:
        raise CannotEdit(otherwise) from None


async def _rooms_of(world: World, plan: Plan) -> dict[str, str]:
    rooms = await world.store.workplace()
    return {room.id: room.name for room in rooms if (room.building, room.floor) == plan.key}


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


PRESSES: dict[type, AnswerPress] = {DrawRooms: draw, OtherFloor: other_floor, SetFloor: set_floor}
