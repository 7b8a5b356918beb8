"""`admin link`: calendars without a room, each with the likeliest one; all sure ones at once, or one by one."""

from __future__ import annotations

from bot.commands.admin.guard import Handler, deed
from bot.commands.admin.likely import likeliest, proposals
from bot.commands.admin.linking import link_by_words, linked_to, unlink
from bot.commands.command import AnswerPress, Asked
from bot.domain.deeds import Did
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import Conflict
from bot.presses.rooms import LinkAll, LinkOne, ShowLinks
from bot.replies import Reply
from bot.replies.rooms import Linked, LinkProposal, LinksProposed, LinkTrouble, NotLinked

PAGE = 5
MOST_CHOICES = 30


async def show(asked: Asked, _wish: AdminWish) -> LinksProposed:
    return await proposed(asked, 0)


async def turn_to(asked: Asked, press: ShowLinks, _owner: str) -> LinksProposed:
    return await proposed(asked, press.start)


async def proposed(
    asked: Asked, start: int, *, first: str = "", done: tuple[str, str] | None = None, meanwhile: bool = False
) -> LinksProposed:
    """A page of them. `first`: the address of the calendar that it begins with, wherever that stands."""
    calendars = await asked.world.store.calendars()
    rooms = [room for room in await asked.world.store.workplace() if not room.calendar]
    without = [calendar for calendar in calendars if not calendar.room]
    found = sorted(
        proposals(without, rooms), key=lambda one: (one.calendar.address != first, not one.sure, not one.room)
    )
    sure = tuple((one.calendar.address, one.room.id) for one in found if one.sure and one.room)
    start = start if 0 <= start < len(found) else 0
    shown = []
    for one in found[start : start + PAGE]:
        choices = likeliest(one.calendar, rooms, MOST_CHOICES)
        if one.room:
            choices = (one.room, *(room for room in choices if room.id != one.room.id))[:MOST_CHOICES]
        shown.append(LinkProposal(one.calendar, one.room, one.sure, choices))
    return LinksProposed(
        tuple(shown),
        start,
        len(without),
        len(calendars) - len(without),
        len(rooms),
        LinkAll(sure) if sure else None,
        len(sure),
        done,
        meanwhile,
    )


async def link_all(asked: Asked, press: LinkAll, _owner: str) -> Reply:
    """All or none: where a link was changed since, the list is shown anew."""
    store = asked.world.store
    calendars = {calendar.address: calendar for calendar in await store.calendars()}
    rooms = {room.id: room for room in await store.workplace()}
    to_do = {}
    for address, room in press.links:
        if address not in calendars or room not in rooms:
            return await proposed(asked, 0, meanwhile=True)
        if calendars[address].room != room:
            to_do[address] = room
    deeds = [deed(asked, Did.LINKED, address, after=rooms[room].name) for address, room in to_do.items()]
    if to_do:
        try:
            await store.link(to_do, *deeds)
        except Conflict:
            return await proposed(asked, 0, meanwhile=True)
    left = sum(not calendar.room for calendar in calendars.values()) - len(to_do)
    return Linked(tuple((address, rooms[room].name) for address, room in press.links), left)


async def link_one(asked: Asked, press: LinkOne, _owner: str) -> Reply:
    store = asked.world.store
    calendar = next((one for one in await store.calendars() if one.address == press.address), None)
    if calendar is None:
        return NotLinked(LinkTrouble.NO_SUCH_CALENDAR, press.address)
    chosen = press.room or asked.inputs.get(press.input, "")
    if not chosen:
        return NotLinked(LinkTrouble.NOTHING_CHOSEN, calendar.name)
    room = next((one for one in await store.workplace() if one.id == chosen), None)
    if room is None:
        return NotLinked(LinkTrouble.NO_SUCH_ROOM, chosen)
    reply = await linked_to(asked, calendar, room)
    if isinstance(reply, Linked) and press.input and reply.left:
        return await proposed(asked, press.start, done=(calendar.name, room.name))
    return reply


async def link(asked: Asked, wish: AdminWish) -> Reply:
    """By words; without a room, what may be linked to that calendar is shown first."""
    reply = await link_by_words(asked, wish.name or "", wish.to)
    return await proposed(asked, 0, first=reply.address) if not isinstance(reply, Linked | NotLinked) else reply


VERBS: dict[Verb, Handler] = {"link_list": show, "link": link, "unlink": unlink}
PRESSES: dict[type, AnswerPress] = {ShowLinks: turn_to, LinkAll: link_all, LinkOne: link_one}
