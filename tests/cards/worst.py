"""Everything Nook can say, with the worst words from outside: hostile ones, and ones that do not end."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.availability import Change, LeftOut, WhyNot
from bot.domain.booking import State, Trouble
from bot.domain.wish import Draft, Problem, Wish
from bot.domain.workplace import Room
from bot.presses import FindRooms
from bot.replies import (
    AskWish,
    BookingShown,
    Expired,
    Hello,
    JustTaken,
    LetGo,
    NothingBefore,
    NothingFree,
    NotSetUp,
    NotUnderstood,
    NotYours,
    Reply,
    RoomDay,
    RoomDeclined,
    RoomsOffered,
    Sorry,
    Welcome,
)
from tests.cards.samples_admin import worst_admin
from tests.cards.samples_bookings import worst_bookings
from tests.cards.samples_calendars import worst_calendars
from tests.cards.samples_people import worst_people
from tests.cards.samples_plans import worst_plans
from tests.cards.samples_reports import worst_reports
from tests.cards.samples_rooms import worst_rooms
from tests.cards.samples_series import worst_series
from tests.cards.workplace import BOOKED, DAY, NOW, USER, at, book, instead, offer, room

HOSTILE = (
    "[Join](http://evil.example) <at>Adele</at> **now** \u202egnp.exe\u200b {{DATE(2026-11-24T06:08:39Z,LONG)}} "
    "<b>bold</b> ![x](http://evil.example/x.png) `code` \x07 # x"
)
LONG = "Konferenzraum für außergewöhnlich lange Besprechungen " * 200


GREEDY = room(LONG, 8, LONG, LONG, "Europe/Berlin", *(f"{n} {LONG}" for n in range(40)))
EVIL = room(HOSTILE, 8, HOSTILE, HOSTILE, "Europe/Berlin", HOSTILE)
ALL_LEFT_OUT = tuple(LeftOut(why, 60) for why in WhyNot)


def worst(text: str, one: Room) -> dict[str, Reply]:
    """Every reply in which words from outside are shown, with these."""
    wish = Wish(at(14, 15), "Europe/Berlin", 6, text, text, frozenset({text}), text, text)
    draft = Draft(
        "Europe/Berlin", people=6, building=text, floor=text, equipment=frozenset({text}), room=text, subject=text
    )
    many = (text,) * 12
    booking = replace(BOOKED, room_name=text, asker_name=text, owner=text, wish=wish)
    failed = replace(booking, state=State.FAILED, trouble=Trouble.NO_RIGHT)
    alternatives = tuple(instead(change, one, at(13, 14), wish) for change in Change)
    six = (offer(one, wish, at(9, 10)),) * 6
    return {
        "hello": Hello(text, many, roles=many),
        "rooms offered": RoomsOffered(wish, six, ALL_LEFT_OUT, 6, 60, NOW, RoomDeclined(text)),
        "just taken": RoomsOffered(wish, six, (), 6, 60, NOW, JustTaken(text)),
        "nothing free": NothingFree(
            wish, alternatives, tuple(LeftOut(w, 3, many[:3]) for w in WhyNot), NOW, JustTaken(text)
        ),
        "ask wish": AskWish(
            draft,
            frozenset(),
            tuple(f"{n} {text}" for n in range(100)),
            Problem.UNKNOWN_PLACE,
            text,
            ((text, FindRooms(draft)),) * 3,
        ),
        "booked": BookingShown(booking, USER, pressed_again=True, room=one, admins=many),
        "booked by another": BookingShown(booking, USER, pressed_again=True, room=one, by_another=True),
        "failed": BookingShown(failed, USER, pressed_again=True, room=one, admins=many),
        "asking": BookingShown(replace(booking, state=State.ASKING), USER),
        "waiting": BookingShown(replace(booking, state=State.WAITING), USER),
        "declined": BookingShown(replace(booking, state=State.DECLINED), USER),
        "room day": RoomDay(
            one,
            DAY,
            (at(9, 10),),
            True,
            at(14, 15),
            tuple((at(h, h + 1), book(one, at(h, h + 1), wish)) for h in range(10, 18)),
            NOW,
        ),
        "not yours": NotYours(text),
        "expired": Expired(many),
        "not understood": NotUnderstood(many),
        "let go": LetGo(many),
        "welcome": Welcome(many),
        "nothing before": NothingBefore(draft),
        "not set up": NotSetUp(many),
        **{f"bookings: {name}": reply for name, reply in worst_bookings(text, one).items()},
        **worst_admin(text),
        **worst_calendars(text),
        **worst_reports(text),
        **{f"plans: {name}": reply for name, reply in worst_plans(text, one).items()},
        **{f"rooms: {name}": reply for name, reply in worst_rooms(text).items()},
        **{f"people: {name}": reply for name, reply in worst_people(text, one).items()},
        **{f"series: {name}": reply for name, reply in worst_series(text, one).items()},
        "sorry": Sorry(text, many),
    }


WORST: dict[str, Reply] = {
    **{f"hostile {name}": reply for name, reply in worst(HOSTILE, EVIL).items()},
    **{f"long {name}": reply for name, reply in worst(LONG, GREEDY).items()},
}
