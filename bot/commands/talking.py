"""What goes on with what was said before: `make it 3`, `what about Thursday?`, `the bigger one`, `yes`.

One offer that is clearly meant is booked as if its button were pressed. Where it is not clear, the rooms that may be
meant are offered again and the person is asked which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.commands import book, find_rooms, room_day, series
from bot.commands.command import Asked
from bot.commands.hello import tries
from bot.commands.search import offer_rooms
from bot.domain.talk import Offered, Pick, Talk, Which, picked
from bot.domain.wish import Draft
from bot.domain.workplace import Room
from bot.language.changing import changed
from bot.language.follow_ups import FollowUp
from bot.language.of_series import OfSeries
from bot.presses import Book
from bot.presses.series import BookSeries
from bot.replies import AskWish, LetGo, Reply, WhichOne

_FEATURES = (Which.THAT, Which.NTH, Which.LAST, Which.BIGGER, Which.BIGGEST, Which.SMALLER, Which.SMALLEST)


async def go_on(asked: Asked, talk: Talk, said: FollowUp) -> Reply:
    if said.stops:
        return LetGo(tries(asked))
    if said.refuses:
        return AskWish(talk.draft, frozenset(), asked.buildings)
    rooms = {room.id: room for room in asked.rooms}
    talk = replace(talk, offered=tuple(one for one in talk.offered if one.room in rooms))
    if said.pick is not None and said.pick.which is Which.MORE and not said.changes and talk.more and talk.wish:
        return await offer_rooms(asked, talk.wish, talk.skipped + len(talk.offered))
    meant = _meant(talk, rooms, said)
    if meant is not None and len(meant) == 1 and talk.wish and not _alters(said) and not said.asks:
        one = meant[0]
        if one.dates:
            return await series.pressed(asked, BookSeries(talk.offer, one.dates, talk.wish), "")
        return await book.pressed(asked, Book(talk.offer, one.room, one.span, talk.wish.at(one.span)), "")
    draft = changed(talk.draft, said)
    unclear = draft is None or (meant is not None and len(meant) != 1 and not _alters(said) and bool(talk.offered))
    draft = _narrowed(draft or talk.draft, talk, rooms, said, meant)
    if said.not_pick is not None:
        before, draft = draft, _without(draft, talk, rooms, said.not_pick)
        unclear = unclear or draft == before
    if said.changes_time or talk.draft.clock is None:
        draft = replace(draft, zone=_zone(asked, draft, talk.draft))
    if draft.repeats:
        draft = series.on_the_day_of(draft, talk.draft)
    room = next((room for room in asked.rooms if room.name == draft.room), None)
    if talk.looking and room is not None:
        return await room_day.show(asked, room, draft)
    return await find_rooms.find(asked, draft, WhichOne() if unclear else None)


async def go_on_with_series(asked: Asked, talk: Talk, said: OfSeries) -> Reply | None:
    """ "For 6 weeks": until when the series that is talked about goes on; None for what is no end."""
    if not talk.draft.repeats or said.scope is not None:
        return None
    return await find_rooms.find(asked, series.lasting(talk.draft, said))


def _alters(said: FollowUp) -> bool:
    """Whether another search is meant; "the one with a screen" only says which."""
    if said.changes_company:
        return True
    if said.changes_time or said.people is not None or said.subject is not None or said.not_rooms or said.not_pick:
        return True
    return said.changes_place and (said.pick is None or said.pick.which not in _FEATURES)


def _meant(talk: Talk, rooms: Mapping[str, Room], said: FollowUp) -> tuple[Offered, ...] | None:
    """The offers that are pointed at; None where none is."""
    if said.room is not None:
        return tuple(one for one in talk.offered if rooms[one.room].name == said.room) or None
    if said.pick is None or said.pick.which in (Which.LARGER, Which.MORE):
        return None
    if said.pick.which is Which.YES and _alters(said):
        return None
    fitting = [one for one in talk.offered if _has(rooms[one.room], said)] if not _alters(said) else talk.offered
    if not fitting:
        return None
    meant = picked(fitting, rooms, said.pick)
    return None if not meant and said.pick.which is Which.BIGGER else meant


def _has(room: Room, said: FollowUp) -> bool:
    if said.building not in (None, room.building) or said.floor not in (None, room.floor):
        return False
    return said.equipment <= room.equipment and not said.unwanted & room.equipment


def _narrowed(
    draft: Draft, talk: Talk, rooms: Mapping[str, Room], said: FollowUp, meant: tuple[Offered, ...] | None
) -> Draft:
    """The draft with what is pointed at: the one room, or only those that may be meant."""
    seats = [rooms[one.room].seats for one in talk.offered if rooms[one.room].seats]
    which = said.pick.which if said.pick else None
    clear = meant is not None and len(meant) == 1
    if which is Which.LARGER and seats:
        return replace(draft, room=None, more_than=seats[0])  # than the one that fits best, which comes first
    if which is Which.BIGGER and seats and not clear:
        return replace(draft, room=None, more_than=min(seats) if meant else max(seats))
    if which is Which.MORE:
        return replace(draft, room=None)
    if meant is not None and clear and said.room is None:
        room = rooms[meant[0].room]
        return replace(draft, room=room.name, building=room.building, floor=None, more_than=0)
    return draft


def _without(draft: Draft, talk: Talk, rooms: Mapping[str, Room], pick: Pick) -> Draft:
    """Where "not that one" may be any of several, nothing is left out."""
    meant = picked(talk.offered, rooms, pick)
    names = {rooms[one.room].name for one in meant}
    if len(names) != 1:
        return draft
    return replace(draft, without=draft.without | names, room=None if draft.room in names else draft.room)


def _zone(asked: Asked, draft: Draft, before: Draft) -> str:
    """The clock the time is meant on stays, unless another place is named."""
    if (draft.room, draft.building) == (before.room, before.building):
        return draft.zone
    return find_rooms.zone_of(asked, draft.room, draft.building)
