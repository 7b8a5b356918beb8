"""`admin rooms`, `admin import rooms`: the workplace's rooms, from CSV, a floor plan or Microsoft's directory."""

from __future__ import annotations

import asyncio

from bot.commands.admin.attached import as_text, fetched
from bot.commands.admin.floors import MOST_BYTES as PLAN_BYTES
from bot.commands.admin.floors import rooms_of
from bot.commands.admin.guard import Handler
from bot.commands.admin.importing import import_rooms, made_of, preview
from bot.commands.admin.plan_matching import placed
from bot.commands.command import AnswerPress, Asked
from bot.domain.rooms_csv import read_rooms
from bot.imdf import Refused, read_plans
from bot.language.admin_grammar import AdminWish, Verb
from bot.presses.rooms import ImportRooms, MakeRooms, PreviewRooms, ShowRooms
from bot.replies import Reply
from bot.replies.rooms import FileRefused, RoomsWanted, WorkplaceShown

PAGE = 10
INPUT = "rooms_csv"
ONLY_NAMES = frozenset({"name"})


async def show(asked: Asked, _wish: AdminWish) -> WorkplaceShown:
    return await _page(asked, 0)


async def turn_to(asked: Asked, press: ShowRooms, _owner: str) -> WorkplaceShown:
    return await _page(asked, press.start)


async def _page(asked: Asked, start: int) -> WorkplaceShown:
    rooms = await asked.world.store.workplace()
    start = start if 0 <= start < len(rooms) else 0
    linked = sum(bool(room.calendar) for room in rooms)
    return WorkplaceShown(rooms[start : start + PAGE], start, len(rooms), linked, await _without_room(asked))


async def _without_room(asked: Asked) -> int:
    """How many connected calendars have no room."""
    return sum(not calendar.room for calendar in await asked.world.store.calendars())


async def ask_or_preview(asked: Asked, _wish: AdminWish) -> Reply:
    """Asks for rooms; those that came along as a file are shown at once."""
    archive = bool(asked.files) and asked.files[0].name.lower().endswith(".zip")
    brought = await fetched(asked, PLAN_BYTES) if archive else await fetched(asked)
    if brought is None:
        return RoomsWanted(connected=await _without_room(asked))
    if isinstance(brought, FileRefused):
        return brought
    name, content = brought
    if archive:
        return await _preview_archive(asked, name, content)
    text = as_text(name, content)
    return text if isinstance(text, FileRefused) else await _preview(asked, text)


async def _preview_archive(asked: Asked, name: str, content: bytes) -> Reply:
    """A room for each unit of a floor plan (IMDF) that has a name."""
    try:
        found = await asyncio.to_thread(read_plans, content)
    except Refused as refused:
        return FileRefused(name, refused.why)
    rooms = await asked.world.store.workplace()
    plans = await asyncio.to_thread(placed, found.levels, rooms)
    return await preview(asked, [one for plan in plans for one in rooms_of(plan, rooms)], ONLY_NAMES)


async def preview_pasted(asked: Asked, _press: PreviewRooms, _owner: str) -> Reply:
    return await _preview(asked, asked.inputs.get(INPUT, ""))


async def _preview(asked: Asked, text: str) -> Reply:
    read = read_rooms(text)
    if read.errors:
        return RoomsWanted(text, read.errors, await _without_room(asked))
    return await preview(asked, [(row.room, row.calendar) for row in read.rows], read.columns)


async def preview_made(asked: Asked, _press: MakeRooms, _owner: str) -> Reply:
    """A room that is there already keeps what the workplace says of it."""
    store = asked.world.store
    return await preview(asked, made_of(await store.calendars(), await store.workplace()), ONLY_NAMES)


VERBS: dict[Verb, Handler] = {"rooms": show, "import_rooms": ask_or_preview}
PRESSES: dict[type, AnswerPress] = {
    ShowRooms: turn_to,
    PreviewRooms: preview_pasted,
    MakeRooms: preview_made,
    ImportRooms: import_rooms,
}
