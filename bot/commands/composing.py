"""The message extension: rooms to be found from the compose box, each as a card that others in the chat can use too.

What is typed is read as any sentence; what it leaves open is filled in, since something useful is shown before
anything is typed: a room for two from the next half hour on.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.commands.command import Asked
from bot.commands.find_rooms import drafted
from bot.commands.search import offer_rooms
from bot.domain.roster import roster_of
from bot.domain.wish import Draft, Incomplete, Wish, completed
from bot.language.understanding import Understanding
from bot.ports import ChatKind, MessageTrouble
from bot.presses import Book
from bot.replies import AskWish, NothingFree, Offer, Reply, RoomsOffered

FEWEST_PEOPLE = 1
ROSTER_PATIENCE = 0.5
"""Seconds: the form opens without it rather than late."""


async def rooms_for(asked: Asked, understood: Understanding, typed: str) -> tuple[Reply, ...]:
    """Rooms that are free then, one to a card, each with an offer of its own; nothing where none is, and what is wrong
    where that cannot be known.
    """
    draft = _filled(asked, drafted(asked, understood))
    if draft.room is None and not draft.building:
        draft = _by_beginning(asked, draft, typed)
    wish = completed(draft, asked.now)
    if isinstance(wish, Incomplete):
        return ()
    reply = await offer_rooms(asked, wish)
    if isinstance(reply, RoomsOffered):
        return tuple(_alone(reply, offer) for offer in reply.offers)
    return tuple(_instead(asked, wish, reply)) if isinstance(reply, NothingFree) else (reply,)


async def form(asked: Asked, draft: Draft) -> Reply:
    """`Book a room for this conversation`, to be filled in. `draft`: what the message says that it was opened from."""
    if draft.day and draft.day < asked.now.astimezone(ZoneInfo(draft.zone)).date():
        draft = replace(draft, day=None, clock=None, end_clock=None, roughly=False)
    if draft.people is None:
        draft = replace(draft, people=await _present(asked))
    return AskWish(draft, frozenset(), asked.buildings)


async def _present(asked: Asked) -> int | None:
    """How many are in this group chat; None where Nook cannot know that soon, or they are more than meet in a room."""
    if asked.chat.kind is not ChatKind.GROUP:
        return None
    try:
        async with asyncio.timeout(ROSTER_PATIENCE):
            members = await asked.world.messenger.members(asked.chat)
    except (MessageTrouble, TimeoutError):
        return None
    return len(members) if 0 < len(members) <= roster_of(asked.rooms).most_seats else None


def _filled(asked: Asked, draft: Draft) -> Draft:
    """With the next half hour where no time was said, and a seat where nobody said for how many."""
    if draft.clock is None or draft.roughly:
        local = asked.now.astimezone(ZoneInfo(draft.zone))
        clock = draft.clock or _next_half_hour(local).time()
        day = draft.day or _next_half_hour(local).date()
        draft = replace(draft, day=day, clock=clock, roughly=False)
    return replace(draft, people=draft.people or FEWEST_PEOPLE)


def _next_half_hour(local: datetime) -> datetime:
    whole = local.replace(minute=local.minute // 30 * 30, second=0, microsecond=0)
    return whole if whole == local else whole + timedelta(minutes=30)


def _by_beginning(asked: Asked, draft: Draft, typed: str) -> Draft:
    """Somebody who is still typing has written the beginning of a name."""
    begun = typed.strip().casefold()
    fitting = [room for room in asked.rooms if begun and room.name.casefold().startswith(begun)]
    return replace(draft, room=fitting[0].name, zone=fitting[0].zone) if fitting else draft


def _alone(reply: RoomsOffered, offer: Offer) -> RoomsOffered:
    """One offer gives one booking, and each of these cards may be sent to another chat."""
    if isinstance(offer.book, Book):
        offer = replace(offer, book=replace(offer.book, offer=str(uuid4())))
    return replace(reply, offers=(offer,), left_out=(), skipped=0, more=0)


def _instead(asked: Asked, wish: Wish, reply: NothingFree) -> list[RoomsOffered]:
    """The nearest that can be had, each at its own time."""
    found = []
    for one in reply.alternatives:
        room, span = one.alternative.room, one.alternative.span
        book = Book(str(uuid4()), room.id, span, wish.at(span))
        found.append(RoomsOffered(wish.at(span), (Offer(room, span, span, (), book),), (), 0, 0, reply.as_of))
    return found
