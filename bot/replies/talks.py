"""What a person may go on with after a reply: the wish that it answers, and what it offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.talk import Offered, Pending, Talk
from bot.domain.wish import Draft, Wish, as_draft
from bot.presses import Book, FindRooms, Press
from bot.presses.series import BookSeries, ChangeDates
from bot.replies import AskWish, CalendarsSilent, NothingFree, Reply, RoomDay, RoomsOffered
from bot.replies.bookings import CancelAsked
from bot.replies.doubt import Reading, WhichReading
from bot.replies.series import DatesOffered, PlanOffered, SeriesEndAsked, SeriesOffered, WhichDates


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
        case SeriesEndAsked(weeks=((_, FindRooms(draft)), *_)):
            return Talk(replace(draft, lasts=0))
        case CalendarsSilent(again=FindRooms(draft)) | SeriesEndAsked(once=FindRooms(draft)):
            return Talk(draft)
        case SeriesOffered(draft=Draft() as draft):
            return _of_series(reply, draft)
        case CancelAsked() | WhichDates() | DatesOffered():
            return _asking(reply)
    return None


def _of_series(reply: SeriesOffered, draft: Draft) -> Talk:
    books = [(one.plan, one.book) for one in reply.offers if isinstance(one.book, BookSeries)]
    again = replace(as_draft(reply.wish), repeats=draft.repeats, lasts=draft.lasts)
    if not books:
        return Talk(again)
    offered = tuple(Offered(plan.room.id, book.dates[0][0], book.dates) for plan, book in books)
    return Talk(again, books[0][1].wish, books[0][1].offer, offered)


def _asking(reply: CancelAsked | WhichDates | DatesOffered) -> Talk | None:
    """What waits for a yes, or for a word about which dates."""
    mine = reply.mine
    booking = mine.booking
    pending = Pending(
        "cancel",
        booking.id if booking else "",
        None if booking else mine.meeting,
        booking.series if booking else "",
        mine.span.start,
    )
    match reply:
        case CancelAsked():
            pending = replace(pending, one=True)
        case WhichDates(doing=doing, one=one, since=since, all=all):
            pending = replace(pending, doing=doing, one=one is not None, since=since is not None, all=all is not None)
            change = next((press for _, press in filter(None, (all, since)) if isinstance(press, ChangeDates)), None)
            if change is not None:
                pending = replace(pending, span=change.span, room=change.room)
        case DatesOffered(offers=(PlanOffered(book=ChangeDates() as change),), doing=doing):
            pending = replace(pending, doing=doing, span=change.span, room=change.room, dates=change.dates)
        case _:
            return None
    return Talk(Draft("UTC"), pending=pending)


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
