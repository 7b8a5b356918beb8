"""What a person may go on with after a reply: the wish that it answers, and what it offers."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.domain.talk import Offered, Talk
from bot.domain.wish import Draft, Wish, as_draft
from bot.presses import Book, FindRooms, Press
from bot.replies import AskWish, CalendarsSilent, NothingFree, Reply, RoomDay, RoomsOffered
from bot.replies.doubt import Reading, WhichReading


def talk_of(reply: Reply) -> Talk | None:
    """None for replies that are no answer to a wish."""
    match reply:
        case RoomsOffered(wish=wish):
            draft = as_draft(wish)
            return _offering(draft, (one.book for one in reply.offers), skipped=reply.skipped, more=reply.more)
        case NothingFree(wish=wish):
            return _offering(as_draft(wish), (one.book for one in reply.alternatives))
        case WhichReading(readings=(Reading(wish=Wish() as wish), *_)):
            return Talk(as_draft(wish))
        case AskWish(draft=draft):
            return Talk(draft)
        case RoomDay():
            return _about(reply)
        case CalendarsSilent(again=FindRooms(draft)):
            return Talk(draft)
    return None


def _offering(draft: Draft, buttons: Iterable[Press], skipped: int = 0, more: int = 0, looking: bool = False) -> Talk:
    books = [press for press in buttons if isinstance(press, Book)]
    if not books:
        return Talk(draft, looking=looking)
    offered = tuple(Offered(press.room, press.span) for press in books)
    return Talk(draft, books[0].wish, books[0].offer, offered, skipped, more, looking)


def _about(reply: RoomDay) -> Talk:
    """Where the stretch that was asked about is free, it is what "yes" means."""
    room, asked = reply.room, reply.asked
    local = (asked or reply.day).start.astimezone(ZoneInfo(room.zone))
    draft = Draft(
        room.zone,
        local.date(),
        local.time().replace(second=0, microsecond=0) if asked else None,
        minutes=asked.minutes if asked else None,
        building=room.building,
        room=room.name,
    )
    slots = [press for span, press in reply.free if asked is None or span == asked]
    return _offering(draft, slots or [press for _, press in reply.free], looking=True)
