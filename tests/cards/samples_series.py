"""Samples of what Nook says of series; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.booking import Booking, Change, ChangeKind, Delay, News, Phase, State
from bot.domain.series import Cut, Plan
from bot.domain.span import Span
from bot.domain.wish import Draft
from bot.domain.workplace import Room
from bot.presses import Book, FindRooms
from bot.presses.bookings import AskToCancel, Cancel, Held
from bot.presses.series import BookSeries, CancelSeries, ShowSeries
from bot.replies import Reply
from bot.replies.series import DatesOffered, PlanOffered, SeriesEndAsked, SeriesOffered, SeriesShown, WhichDates
from tests.cards.samples_bookings import TOMORROW
from tests.cards.workplace import EVEREST, K2, LHOTSE, NAMES, OWN, SERVICE, USER, WISH, at

SPANS = tuple(Span(at(9, 10).start + n * timedelta(days=7), at(9, 10).end + n * timedelta(days=7)) for n in range(6))
_SEARCH = FindRooms(Draft("Europe/Berlin", people=3, repeats="FREQ=WEEKLY"))
_BOOK = BookSeries("offer", ((SPANS[0], EVEREST.id),), WISH)
_ON, _ALL = CancelSeries("series", SPANS[2].start), CancelSeries("series")
_SHOW = ShowSeries("series")
_WINDOW = date(2027, 5, 22)


def plan(room: Room, *clashes: tuple[int, Room | None], spans: tuple[Span, ...] = SPANS) -> PlanOffered:
    instead = dict(clashes)
    dates = tuple((span, instead.get(n, room)) for n, span in enumerate(spans))
    return PlanOffered(Plan(room, dates), _BOOK, _BOOK if clashes else None)


def dates(*states: State, spans: tuple[Span, ...] = SPANS, **given: object) -> tuple[Booking, ...]:
    first = replace(OWN, series="series", **given)  # type: ignore[arg-type]
    return tuple(
        replace(first, id=f"b{n}", span=span, state=state)
        for n, (span, state) in enumerate(zip(spans, states))  # noqa: B905
    )


def shown(*states: State, **given: object) -> SeriesShown:
    reply = SeriesShown(dates(*states), USER, may_manage=True, cancel=AskToCancel(Held("b0")))
    return replace(reply, **given)  # type: ignore[arg-type]


_B, _D = State.BOOKED, State.DECLINED
_CHANGE = Change(ChangeKind.TIME, at(11, 12), EVEREST.id, "Everest", EVEREST.calendar, "Europe/Berlin", Phase.ASKED)
_INSTEAD = ((SPANS[3], K2, Book("b3:instead", K2.id, SPANS[3], WISH, "series")),)
_MANY = tuple(Span(at(9, 10).start + timedelta(days=n), at(9, 10).end + timedelta(days=n)) for n in range(60))

SERIES_SAMPLES: dict[str, Reply] = {
    "until when?": SeriesEndAsked(((4, _SEARCH), (8, _SEARCH), (12, _SEARCH)), _SEARCH),
    "series, unreadable": SeriesEndAsked((), _SEARCH, unreadable=True),
    "series offered": SeriesOffered(WISH, SPANS, (plan(EVEREST), plan(K2, (3, EVEREST)), plan(LHOTSE)), _WINDOW),
    "series, clashes": SeriesOffered(
        WISH, SPANS, (plan(EVEREST, (1, K2), (3, LHOTSE)), plan(K2, (3, None), (4, LHOTSE), (5, LHOTSE))), _WINDOW
    ),
    "series, some dates": SeriesOffered(WISH, SPANS, (plan(EVEREST, (1, None)),), _WINDOW, taken=True),
    "series, too far": SeriesOffered(WISH, SPANS, (plan(EVEREST),), _WINDOW, Cut.TOO_FAR, 26),
    "series, too many": SeriesOffered(WISH, _MANY, (plan(EVEREST, spans=_MANY),), _WINDOW, Cut.TOO_MANY, 1),
    "series, one date": SeriesOffered(WISH, SPANS[:1], (plan(EVEREST, spans=SPANS[:1]),), _WINDOW),
    "series, none": SeriesOffered(WISH, SPANS, (), _WINDOW),
    "series asking": shown(*[State.ASKING] * 3, _B, State.INVITED, _B),
    **{
        f"series asking, {delay}": shown(*[State.ASKING] * 3, bookings=dates(*[State.ASKING] * 6, delay=delay))
        for delay in Delay
    },
    "series booked": shown(*[_B] * 6),
    "series booked, pressed again": shown(*[_B] * 6, pressed_again=True),
    "series booked, by another": shown(*[_B] * 6, by_another=True, cancel=None),
    "series booked as Nook": shown(*[_B] * 6, level=SERVICE, may_manage=False, admins=NAMES[:2], cancel=None),
    "series booked as Nook, may manage": shown(*[_B] * 6, level=SERVICE),
    "series booked as Nook, no admins": shown(*[_B] * 6, level=SERVICE, may_manage=False, cancel=None),
    "series, five of six": shown(_B, _B, _B, _D, _B, _B, instead=_INSTEAD),
    "series, beyond the rules": shown(_B, _B, _B, _B, _D, _D, by_rule=True),
    "series, none booked": shown(*[_D] * 6, cancel=None),
    "series, waiting": shown(_B, State.WAITING, _B, _B, State.WAITING, _B),
    "series, waiting and lost": shown(_B, State.WAITING, State.LOST, _D, State.FAILED, _B),
    "series cancelling": shown(_B, _B, *[State.CANCELLING] * 4),
    "series cancelled": shown(*[State.CANCELLED] * 6, cancel=None),
    "series, long": SeriesShown(dates(*[_B] * 58, _D, _D, spans=_MANY), USER, may_manage=True),
    "which dates?": WhichDates(TOMORROW, Cancel(Held("b2")), (4, _ON), (6, _ALL), ShowSeries("series")),
    "which dates to move?": WhichDates(TOMORROW, _SEARCH, (4, _ON), (6, _ALL), ShowSeries("series"), "move"),
    "which dates, room?": WhichDates(TOMORROW, _SEARCH, (4, _ON), (6, _ALL), ShowSeries("series"), "another room"),
    "dates to extend?": WhichDates(TOMORROW, _SEARCH, (4, _ON), (6, _ALL), ShowSeries("series"), "extend"),
    "dates clash": DatesOffered(TOMORROW, SPANS, (plan(EVEREST, (2, K2), (4, None)),), _SHOW, "move"),
    "dates clash, some past": DatesOffered(TOMORROW, SPANS, (plan(EVEREST, (2, None)),), _SHOW, "extend", 1),
    "dates clash, all": DatesOffered(TOMORROW, SPANS, (), _SHOW, "move"),
    "dates, rooms": DatesOffered(TOMORROW, SPANS, (plan(K2), plan(LHOTSE, (3, K2))), _SHOW, "another room"),
    "series changing": shown(bookings=dates(*[_B] * 6, change=_CHANGE)),
    "series, change declined": shown(bookings=dates(*[_B] * 6, news=News.MOVE_DECLINED)),
    "which dates, the first?": WhichDates(TOMORROW, Cancel(Held("b0")), None, (6, _ALL), ShowSeries("series")),
}


def worst_series(text: str, one: Room) -> dict[str, Reply]:
    wish = replace(WISH, subject=text, building=text, room=text)
    clashes = tuple((n, one) for n in range(60))
    many = dates(*[_D] * 60, spans=_MANY, room_name=text, asker_name=text, owner=text, wish=wish)
    instead = tuple((span, one, Book("o", one.id, span, wish, "series")) for span in SPANS[:4])
    asked = WhichDates(
        replace(TOMORROW, room=one, room_name=text), Cancel(Held("b")), (40, _ON), (60, _ALL), ShowSeries("s")
    )
    return {
        "offered": SeriesOffered(
            wish, _MANY, (plan(one, *clashes, spans=_MANY),) * 4, _WINDOW, Cut.TOO_MANY, 900, taken=True
        ),
        "shown": SeriesShown(many, SERVICE, may_manage=False, admins=(text,) * 12, instead=instead),
        "by another": SeriesShown(many, USER, may_manage=True, by_another=True),
        "which": asked,
        "dates": DatesOffered(asked.mine, _MANY, (plan(one, *clashes, spans=_MANY),) * 4, _SHOW, "move", 60),
    }
