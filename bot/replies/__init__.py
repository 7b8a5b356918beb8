"""Everything Nook can say, one frozen value each.

The words are in the cards; how a reply came about is in the commands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.availability import Alternative, LeftOut
from bot.domain.booking import Booking
from bot.domain.configuration import BookingLevel
from bot.domain.span import Span
from bot.domain.wish import Draft, Problem, Wish
from bot.domain.working_hours import USUAL, WorkingHours
from bot.domain.workplace import Room
from bot.presses import Press
from bot.replies.admin import AdminReply
from bot.replies.bookings import BookingReply
from bot.replies.calendars import CalendarReply
from bot.replies.doubt import DoubtReply
from bot.replies.notices import NoticeReply
from bot.replies.people import PeopleReply, Together
from bot.replies.plans import PlanReply
from bot.replies.reports import ReportShown
from bot.replies.rooms import RoomsReply
from bot.replies.series import SeriesReply
from bot.replies.sharing import SharedReply


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a card: `zone` is the IANA zone times are shown in, `locale` Teams' locale ("en-US"), `now` is UTC.
    `hours`: when they work, for times that a form proposes. `common`: in a shared chat, the channel's id of the one who
    may act on the card that all see; "" where nobody else sees it. `elsewhere`: it was asked in a shared chat, and is
    answered in the own one.
    """

    now: datetime
    zone: str
    locale: str = "en-US"
    hours: WorkingHours = USUAL
    common: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Hello:
    """Who Nook is and what it can do.

    `tries` are sentences that work as they stand, each a button. `roles`: the person's admin roles, in words.
    """

    name: str
    tries: tuple[str, ...]
    greeting: bool = True
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A free room: `day` is the stretch its picture shows, `busy` what is taken in it; `book` is the button."""

    room: Room
    span: Span
    day: Span
    busy: tuple[Span, ...]
    book: Press


@dataclass(frozen=True, slots=True)
class RoomsOffered:
    """`skipped` better rooms were shown before, `more` further ones fit.

    `as_of`: the oldest reading of a calendar that counted, UTC.

    `preface`: why this is offered now, e.g. because another room was just taken. `plan` shows the floor with most of
    them, None where none of their floors has a plan.
    """

    wish: Wish
    offers: tuple[Offer, ...]
    left_out: tuple[LeftOut, ...]
    skipped: int
    more: int
    as_of: datetime | None
    preface: Preface | None = None
    together: Together | None = None
    plan: Press | None = None


@dataclass(frozen=True, slots=True)
class JustTaken:
    """Somebody else was quicker with `room`."""

    room: str


@dataclass(frozen=True, slots=True)
class RoomDeclined:
    """The room itself declined; Nook's own event is withdrawn, nothing is booked."""

    room: str


@dataclass(frozen=True, slots=True)
class WhichOne:
    """One of the rooms was meant, and it is not clear which."""


Preface = JustTaken | RoomDeclined | WhichOne


@dataclass(frozen=True, slots=True)
class AlternativeOffer:
    alternative: Alternative
    book: Press


@dataclass(frozen=True, slots=True)
class NothingFree:
    """No room fits the wish; `alternatives` are the nearest things that can be had."""

    wish: Wish
    alternatives: tuple[AlternativeOffer, ...]
    left_out: tuple[LeftOut, ...]
    as_of: datetime | None
    preface: Preface | None = None
    together: Together | None = None


@dataclass(frozen=True, slots=True)
class AskWish:
    """The form that asks for all that is missing at once, prefilled from `draft`.

    `problem`: what is wrong with what was said, if anything; `detail` is the name, number or time that it concerns,
    ready to be shown. `similar`: names that may have been meant, each with the press that searches there. `buildings`:
    to choose from, where there are several.
    """

    draft: Draft
    missing: frozenset[str]
    buildings: tuple[str, ...] = ()
    problem: Problem | None = None
    detail: str = ""
    similar: tuple[tuple[str, Press], ...] = ()


@dataclass(frozen=True, slots=True)
class BookingShown:
    """Where a booking stands: asking, waiting, booked, failed, being changed, cancelled or lost.

    `configuration_level`: what the configuration would allow, so that the card can say why this is booked as Nook.
    `pressed_again`: the button was pressed before; `by_another`: and not by the person who presses now.
    `room`: where it is and what is in it; None where the room is not linked any more.
    `admins`: names of those who can change or cancel what Nook booked. `may_manage`: the asker may, too; a booking as
    user is always the person's own. `own_view`: it is only shown to its asker, the card that all see stays as it is.
    """

    booking: Booking
    configuration_level: BookingLevel
    pressed_again: bool = False
    by_another: bool = False
    room: Room | None = None
    admins: tuple[str, ...] = ()
    may_manage: bool = False
    own_view: bool = False


@dataclass(frozen=True, slots=True)
class RoomDay:
    """One room's day: what is busy in `day`, and its free slots of the asked length as buttons.

    `asked`: the stretch asked about, if any.
    """

    room: Room
    day: Span
    busy: tuple[Span, ...]
    known: bool
    asked: Span | None
    free: tuple[tuple[Span, Press], ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class CalendarsSilent:
    """Microsoft 365 did not answer in time: nothing is booked, `again` tries once more. `shut_out`: it does not let
    Nook in, which only an admin can mend.
    """

    again: Press | None = None
    shut_out: bool = False


@dataclass(frozen=True, slots=True)
class NotYours:
    """A form was pressed by somebody whose form it is not."""

    owner: str = ""


@dataclass(frozen=True, slots=True)
class Expired:
    """A button that Nook no longer knows, or that was never its own. Nothing was booked."""

    tries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    tries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Welcome:
    """A word back to whoever thanks, agrees or takes leave; what was said before stands."""

    tries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetGo:
    """What was wished for is forgotten, as the person said; nothing was booked. `booked`: it was about something that
    is booked, and stands as it was.
    """

    tries: tuple[str, ...]
    booked: bool = False


class NotYet(StrEnum):
    """What Nook understands and has no command for; the words are in the card."""

    SHOW_PLAN = "show plan"


@dataclass(frozen=True, slots=True)
class NothingBefore:
    """The usual, or the same again, was asked for, and there is no such booking; `draft` is what was said besides."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class CannotYet:
    what: NotYet
    tries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotSetUp:
    """No configuration, or no linked room: nobody can book yet. `admins`: names of those who can change that."""

    admins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlowDown:
    """More turns than the limits allow; said once, then Nook is quiet until it is over."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Sorry:
    """Something in Nook itself broke. `reference`: what to tell an admin."""

    reference: str
    tries: tuple[str, ...] = field(default=())


Reply = (
    Hello
    | RoomsOffered
    | NothingFree
    | AskWish
    | BookingShown
    | RoomDay
    | CalendarsSilent
    | NotYours
    | Expired
    | NotUnderstood
    | LetGo
    | Welcome
    | CannotYet
    | NothingBefore
    | NotSetUp
    | SlowDown
    | Sorry
    | BookingReply
    | NoticeReply
    | PeopleReply
    | SeriesReply
    | DoubtReply
    | AdminReply
    | CalendarReply
    | ReportShown
    | SharedReply
    | RoomsReply
    | PlanReply
)
