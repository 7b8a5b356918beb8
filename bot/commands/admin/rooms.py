"""`admin rooms`, `admin import rooms`: the workplace's rooms, from CSV or from Microsoft's directory."""

from __future__ import annotations

from bot.commands.admin.attached import attached_text
from bot.commands.admin.guard import Handler
from bot.commands.admin.importing import import_rooms, made_of, preview
from bot.commands.command import AnswerPress, Asked
from bot.domain.rooms_csv import read_rooms
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
    brought = await attached_text(asked)
    if isinstance(brought, FileRefused):
        return brought
    return RoomsWanted(connected=await _without_room(asked)) if brought is None else await _preview(asked, brought)


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
