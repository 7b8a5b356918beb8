"""One booking as Exchange has it now, whether this person may change it, and writing the change down.

What a press names is looked up and authorised anew at the moment it is pressed: the card may be two weeks old.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.commands import book
from bot.commands.bookings.discreet import without_subject
from bot.commands.bookings.line import ASKED, OUTLOOK, of_booking, of_meeting
from bot.commands.command import Asked
from bot.domain.booking import Answer, Booking, News, State, shown
from bot.domain.changes import as_in_outlook, cancelled, may_cancel, may_change, may_get_a_room, put_elsewhere
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.meetings import Meeting
from bot.domain.people import Role
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.ports import CalendarTrouble, ChatKind, Conflict, Event, Kept
from bot.presses import Press
from bot.presses.bookings import Held
from bot.replies import BookingShown, CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, Mine, NotPossible

ADMINS = frozenset({Role.GLOBAL, Role.INTEGRATIONS})
_DONE = frozenset({News.MOVED, News.ENDED, News.ROOM_CHANGED, News.MOVED_TO_ROOM})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The booking that is meant, as its event says it is. `before`: as the store has it, None where it was made in
    Outlook and is none of Nook's yet. `guests`: how many others are invited, 0 where it was not looked at.
    """

    held: Held
    booking: Booking
    before: Booking | None
    configuration: Configuration
    room: Room | None
    mine: Mine
    guests: int = 0

    @property
    def own(self) -> tuple[Span, ...]:
        """What it keeps the room for itself: that is not in its way."""
        return tuple({self.booking.span, *((self.before.span,) if self.before else ())})


async def chosen(asked: Asked, press: Press, held: Held, *, to_cancel: bool = False) -> Chosen | Reply:
    """What is to be changed, or why this person cannot. `press` is tried again where Microsoft 365 is silent."""
    if held.meeting is None:
        return await _of_nook(asked, press, held, held.booking, to_cancel)
    adopted = await asked.world.store.booking_of_offer(OUTLOOK + held.meeting.event_id)
    if adopted is not None:
        return await _of_nook(asked, press, Held(booking=adopted.booking.id), adopted.booking.id, to_cancel)
    return await _of_outlook(asked, press, held.meeting)


async def _of_nook(asked: Asked, press: Press, held: Held, id: str, to_cancel: bool) -> Chosen | Reply:
    store, who = asked.world.store, asked.speaker.identity
    kept = await store.booking(id)
    if kept is None:
        return ChangeRefused(NotPossible.GONE, None)
    booking = kept.booking
    configuration = (await store.configurations()).get(booking.configuration)
    admin = to_cancel and bool(await store.roles(who) & ADMINS)
    allowed = may_cancel(booking, configuration, who, admin) if to_cancel else may_change(booking, configuration, who)
    if not allowed and booking.asker != who:
        return ChangeRefused(NotPossible.NOT_YOURS, None, admins=await admins_of(asked))
    if booking.state not in (State.ASKING, *ASKED):
        return await as_it_stands(asked, booking, configuration)
    room = room_at(asked, booking.calendar)
    mine = of_booking(booking, room, configuration, who, asked.now)
    if booking.asker != who:
        mine = replace(mine, subject="", link="", booking=of_another(booking))
    if booking.span.end <= asked.now:
        return ChangeRefused(NotPossible.OVER, mine)
    if not allowed or configuration is None:
        return ChangeRefused(NotPossible.NOT_YOURS, mine, admins=await admins_of(asked))
    if booking.state is State.ASKING:
        return ChangeRefused(NotPossible.UNDER_WAY, mine)
    found = Chosen(held, booking, booking, configuration, room, mine)
    try:
        looked = await _looked_at(asked, found)
    except CalendarTrouble:
        return CalendarsSilent(press)
    if looked is None:
        return ChangeRefused(NotPossible.GONE, mine)
    if looked.booking.span.end <= asked.now:
        return ChangeRefused(NotPossible.OVER, looked.mine)
    return looked


async def _looked_at(asked: Asked, found: Chosen) -> Chosen | None:
    """As its event says; None where that is gone, which is then written down. A change under way is the worker's."""
    booking = found.booking
    event = await asked.world.calendars.event(found.configuration, booking.owner, booking.event_id, booking.calendar)
    if event is None or event.cancelled:
        if may_get_a_room(booking):
            await gone(asked, booking)
        return None
    guests = max(0, event.guests - _asker_among(booking, asked))
    if booking.state not in (State.BOOKED, State.LOST) or booking.change is not None:
        return replace(found, guests=guests)
    booking = as_event_says(asked, booking, event)
    room = room_at(asked, booking.calendar)
    mine = of_booking(booking, room, found.configuration, asked.speaker.identity, asked.now)
    if booking.asker != asked.speaker.identity:
        mine = replace(found.mine, span=booking.span, room=room, room_name=booking.room_name)
    return replace(found, booking=booking, room=room, mine=mine, guests=guests)


def as_event_says(asked: Asked, booking: Booking, event: Event) -> Booking:
    """A booking that stands, after a look at its event."""
    answer = Answer.DECLINED if event.room_removed else event.answer
    elsewhere = put_elsewhere(booking, dict(event.rooms), asked.rooms)
    return as_in_outlook(booking, answer, event.span, asked.now, elsewhere)


async def gone(asked: Asked, booking: Booking) -> None:
    """Its event was cancelled in Outlook: the room is free again, and the worker tells it on the booking's card."""
    with contextlib.suppress(Conflict):
        await asked.world.store.change(cancelled(booking, in_outlook=True), booking, None)
        asked.world.ring()


def _asker_among(booking: Booking, asked: Asked) -> int:
    """As Nook, who asked is invited too, and need not be told of what they do themselves."""
    invited = booking.level is BookingLevel.SERVICE and booking.asker_address
    return 1 if invited and booking.asker == asked.speaker.identity else 0


async def _of_outlook(asked: Asked, press: Press, meeting: Meeting) -> Chosen | Reply:
    """A meeting of the person's own calendar. It becomes a booking only when the change is written."""
    room = room_at(asked, meeting.calendar)
    configuration = (await asked.world.store.configurations()).get(room.configuration) if room else None
    who = asked.speaker.identity
    if room is None or configuration is None or configuration.tenant != who.tenant:
        return ChangeRefused(NotPossible.GONE, None)
    mine = of_meeting(meeting, room, asked.now)
    if not meeting.organizer:
        return ChangeRefused(NotPossible.NOT_ORGANIZER, mine)
    try:
        event = await asked.world.calendars.event(configuration, who.object_id, meeting.event_id, room.calendar)
    except CalendarTrouble:
        return CalendarsSilent(press)
    if event is None or event.cancelled or event.room_removed:
        return ChangeRefused(NotPossible.GONE, mine)
    meeting = replace(meeting, span=event.span or meeting.span, answer=event.answer, guests=event.guests)
    mine = of_meeting(meeting, room, asked.now)
    if meeting.span.end <= asked.now:
        return ChangeRefused(NotPossible.OVER, mine)
    return Chosen(
        Held(meeting=meeting), adoptable(asked, meeting, event, room), None, configuration, room, mine, event.guests
    )


_STATES = {Answer.ACCEPTED: State.BOOKED, Answer.DECLINED: State.LOST, Answer.TENTATIVE: State.WAITING}


def adoptable(asked: Asked, meeting: Meeting, event: Event, room: Room) -> Booking:
    """The meeting as a booking of its organiser's own. So many seats are wished for as there are people in it.

    Its subject is not kept for a card that stands in a shared chat.
    """
    subject = meeting.subject if asked.chat.kind is ChatKind.PERSONAL else None
    state = _STATES.get(meeting.answer, State.INVITED)
    people = meeting.guests + 1 if meeting.guests else 0
    return Booking(
        id=str(uuid4()),
        offer=OUTLOOK + meeting.event_id,
        configuration=room.configuration,
        room=room.id,
        room_name=room.name,
        calendar=room.calendar,
        span=meeting.span,
        zone=room.zone,
        level=BookingLevel.USER,
        owner=asked.speaker.identity.object_id,
        asker=asked.speaker.identity,
        asker_name=asked.speaker.name,
        asker_address="",
        wish=Wish(meeting.span, room.zone, people, subject=subject or None),
        made_at=asked.now,
        state=state,
        told=shown(state),
        event_id=meeting.event_id,
        ical_uid=meeting.ical_uid or event.ical_uid,
        link=meeting.link or event.link,
        asked_at=asked.now,
    )


async def written(asked: Asked, found: Chosen, after: Booking) -> Reply:
    """Writes down what it shall become and lets the worker know. Raises RoomTaken, and then nothing is changed.

    Where an admin does it, the card stays the asker's, who is told on it.
    """
    store, before = asked.world.store, found.before
    card = book.card_of(asked) if found.booking.asker == asked.speaker.identity else None
    if before is None:
        before = (await store.adopt(Kept(found.booking, book.card_of(asked)))).booking
        if before.id != found.booking.id:  # pressed twice at one moment: the other press adopted it
            return await as_it_stands(asked, before, found.configuration)
    try:
        await store.change(after, before, card)
    except Conflict:
        kept = await store.booking(before.id)
        return await as_it_stands(asked, kept.booking if kept else before, found.configuration)
    asked.world.ring()
    return await _shown(asked, after, found.configuration)


async def as_wished(asked: Asked, found: Chosen) -> Reply:
    """It is so already. Pressed once more, or delivered again, after Nook made it so, the card says what came of it."""
    if asked.card and found.booking.news in _DONE:
        return await as_it_stands(asked, found.booking, found.configuration)
    return ChangeRefused(NotPossible.SAME, found.mine)


async def as_it_stands(asked: Asked, booking: Booking, configuration: Configuration | None) -> BookingShown:
    """Nothing is done, since it is done already or something else was quicker."""
    return replace(await _shown(asked, booking, configuration), pressed_again=True)


async def _shown(asked: Asked, booking: Booking, configuration: Configuration | None) -> BookingShown:
    if booking.asker != asked.speaker.identity:
        booking = of_another(booking)
    return await book.standing(asked.world, booking, configuration)


def of_another(booking: Booking) -> Booking:
    """Another person's meeting is never shown by subject, to an admin neither."""
    return replace(without_subject(booking), link="")


def room_at(asked: Asked, calendar: str) -> Room | None:
    """The linked room of that calendar."""
    return next((room for room in asked.rooms if room.calendar.lower() == calendar.lower()), None)


async def admins_of(asked: Asked) -> tuple[str, ...]:
    return tuple(sorted({name for _, name, _ in await asked.world.store.admins() if name}))
