"""What must be true whatever was done in whatever order: what the calendars hold, against what Nook says and does."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands.bookings.mine import SHOWN
from bot.domain.booking import Booking, ChangeKind, State, next_step, shown
from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.quiet import MOST_A_MINUTE
from bot.domain.reminders import Kind
from bot.ports import Kept, Notice
from bot.simulator import APP_ID
from bot.simulator.calendars import CalendarItem
from bot.simulator.people import Person
from tests.office import MONDAY_NINE, SERVICE_ACCOUNT, Desk, Office, Seen

ADELE, ALEX, GINA = "adele@contoso.com", "alex@fabrikam.com", "gina@partner.example"
"""Books as user; as Nook, invited; as Nook, without a mailbox."""
RIVAL = "bianca@contoso.com"
ORGANIZERS = (ADELE, ALEX, RIVAL, SERVICE_ACCOUNT)
ROOMS = {name: f"{name.lower()}@contoso.com" for name in ("Everest", "Fuji", "Elbe")}
BERLIN = ZoneInfo("Europe/Berlin")
SECRETS = {ADELE: "Plum", ALEX: "Quince", GINA: "Fig", RIVAL: "Walnut"}
"""What each calls their meetings, so that nobody sees another's."""
_DAY = re.compile(r"^(?:\w+, )?\w{3} (\d+) Mar$")
_LINE = re.compile(r"^(\d\d):(\d\d)–(\d\d):(\d\d) · (\w+)$")
_CLOCK = re.compile(r"^(\d\d):(\d\d)–(\d\d):(\d\d) Berlin time")
_STATE = re.compile(r"^(Asking |Waiting for|Cancel|Booked in Outlook;|Moved in Outlook)|declined|not booked|no longer")
_FINAL = {State.BOOKED, State.DECLINED, State.FAILED, State.CANCELLED, State.LOST}


@dataclass(frozen=True, slots=True)
class Line:
    """One of `my bookings`. `state`: what is said of it, "" where it is simply booked."""

    room: str
    start: datetime
    end: datetime
    state: str

    @property
    def stands(self) -> bool:
        return self.state in ("", "Moved in Outlook")


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.seen.append(f"{record.getMessage()}\n{trace}")


class StandsTrue:
    def __init__(self, office: Office, people: Sequence[Person]) -> None:
        self._office, self._tenant, self._people = office, office.tenant, people
        self._read: dict[tuple[str, str], int] = {}
        self._touched: set[str] = set()
        self._put_in: set[tuple[str, str]] = set()
        self._used_by: defaultdict[str, set[str]] = defaultdict(set)
        self._errors = _Errors()
        logging.getLogger("nook").addHandler(self._errors)

    def close(self) -> None:
        logging.getLogger("nook").removeHandler(self._errors)

    def touched(self, item: CalendarItem, room: str = "") -> None:
        """Somebody does something to it in Outlook, `room` puts it into another room: Nook learns of it later."""
        self._touched.add(item.ical_uid)
        if room:
            self._put_in.add((item.ical_uid, room))

    def cards_of(self, person: Person) -> list[Seen]:
        """What Nook said to them, oldest first, as it stands now."""
        messages = self._office.simulator.teams.messages(person)
        return [Seen(m.card(person) or {}, m) for m in messages if m.author is None]

    def was_said(self, person: Person, seen: Seen) -> None:
        """A note beside a card counts too."""
        words = seen.words
        assert "something broke" not in words, words
        others = [word for address, word in SECRETS.items() if word in words and address != person.mail]
        assert not others, f"{person.name} reads of {others}: {words}"

    # After each act

    async def holds(self) -> None:
        tenant = self._tenant
        assert tenant.double_bookings() == []
        assert tenant.witness.direct_room_writes == []
        assert self._errors.seen == []
        for person in self._people:
            for seen in self.cards_of(person):
                self._read_once(person, seen)
        bookings = await self._bookings()
        for kept in bookings:
            self._used_by[kept.card.message].add(kept.booking.id)
            self._is_kept(kept.booking)
        self._are_few(await self._office.nook.world.store.notices.notices_about([one.booking.id for one in bookings]))

    def _are_few(self, notices: Mapping[str, Notice]) -> None:
        """Nobody is told by night, nor much at once, and no room is released whose holder was not asked."""
        told: defaultdict[str, list[datetime]] = defaultdict(list)
        for notice in notices.values():
            if notice.sent_at is not None:
                told[notice.who.object_id].append(notice.sent_at)
                assert 7 <= notice.sent_at.astimezone(BERLIN).hour < 22, f"told by night: {notice.id}"
            if notice.kind is Kind.RELEASED:
                asked = next(n for n in notices.values() if (n.kind, n.about) == (Kind.CHECK_IN, notice.about))
                assert asked.sent_at is not None, f"released in silence: {notice.about}"
        for moments in told.values():
            crowd = max(sum(timedelta(0) <= one - first < timedelta(minutes=1) for one in moments) for first in moments)
            assert crowd <= MOST_A_MINUTE, f"{crowd} notices a minute"

    def _read_once(self, person: Person, seen: Seen) -> None:
        assert seen.message is not None
        key = (person.id, seen.message.id)
        if self._read.get(key) != seen.message.version:
            self._read[key] = seen.message.version
            self.was_said(person, seen)
            if booked := booked_in(seen):
                self._was_accepted(person, *booked)

    def _was_accepted(self, person: Person, room: str, start: datetime, end: datetime) -> None:
        """`Booked` is said only of what the room has accepted at some time: Outlook may have changed it since."""
        for decision in self._tenant.witness.decisions:
            whose = decision.organizer.lower() in ((person.mail or "").lower(), SERVICE_ACCOUNT)
            at = (decision.room.lower(), decision.start, decision.end)
            if whose and decision.answer == "accepted" and at == (ROOMS[room], start, end):
                return
        raise AssertionError(f"{room} was never booked from {start} to {end}, as a card says")

    def _is_kept(self, booking: Booking) -> None:
        """What is booked stays booked while its change is under way. A room that is asked for another time holds
        neither for a moment.
        """
        moving = booking.change is not None and booking.change.kind is not ChangeKind.ROOM
        if booking.state is State.BOOKED and not moving and booking.ical_uid not in self._touched and self._on(booking):
            self._is_held(booking)

    def _on(self, booking: Booking) -> bool:
        """It is not over, and whose calendar it is in is still there."""
        return booking.span.end > self._office.clock() and self._tenant.mailbox_or_none(booking.owner) is not None

    def _is_held(self, booking: Booking) -> None:
        item = self._event(booking)
        assert item is not None, f"no event of {brief(booking)}"
        answers = {room.address.lower(): room.response for room in item.resources}
        assert answers.get(booking.calendar) == "accepted", f"{brief(booking)}, but the rooms say {answers}"
        at = (booking.span.start, booking.span.end)
        assert (item.start, item.end) == at, f"{brief(booking)}, but it is from {item.start} to {item.end}"
        copies = [one for one in self._tenant.bookings_of(booking.calendar) if one.ical_uid == item.ical_uid]
        assert [(one.start, one.end) for one in copies] == [at], f"{brief(booking)} is not in its room's calendar"

    def _event(self, booking: Booking) -> CalendarItem | None:
        box = self._tenant.mailbox_or_none(booking.owner)
        return box.items.get(booking.event_id) if box else None

    # When all has come to rest

    async def holds_at_rest(self) -> None:
        bookings = await self._bookings()
        kept = {one.booking.event_id: one for one in bookings if one.booking.event_id}
        for one in bookings:
            if self._on(one.booking):
                self._is_at_rest(one.booking)
                self._is_said(one)
        for item in self._tenant.made_by(APP_ID):
            assert item.id in kept, f"nobody knows of the event {item.subject} in {item.mailbox}"
        lost = {id for id, one in kept.items() if one.booking.state is State.LOST}
        now = self._office.clock()
        left = [i for i in self._tenant.orphans() if i.app == APP_ID and i.id not in lost and i.end > now]
        assert left == [], f"left over: {[(item.subject, item.mailbox) for item in left]}"

    def _is_at_rest(self, booking: Booking) -> None:
        item = self._event(booking)
        assert booking.change is None, f"still under way: {brief(booking)}"
        assert booking.state in _FINAL, f"still under way: {brief(booking)}"
        assert (booking.told, booking.untold) == (shown(booking.state), False), f"not told: {brief(booking)}"
        assert str(next_step(booking) or "watch") == "watch", brief(booking)
        if booking.state is State.BOOKED:
            self._is_held(booking)
            assert item is not None
            more = {a.address.lower() for a in item.resources if a.response != "declined"} - {booking.calendar}
            more -= {room for uid, room in self._put_in if uid == item.ical_uid}
            assert not more or item.app != APP_ID, f"{brief(booking)} holds {more} too"
        elif booking.state is State.LOST:
            assert item is not None, f"no event of {brief(booking)}"
            room = item.attendee(booking.calendar)
            assert room is None or room.response != "accepted", f"{brief(booking)}, but it holds its room"
        else:
            assert item is None, f"there is an event of {brief(booking)}"

    def _is_said(self, kept: Kept) -> None:
        """On the booking's own card, as it stands now. Where several have used one, the last may be another’s."""
        booking = kept.booking
        person = next(one for one in self._people if one.id.lower() == booking.asker.object_id)
        seen = next((one for one in self.cards_of(person) if one.message and one.message.id == kept.card.message), None)
        says = booked_in(seen) if seen else None
        if says and self._used_by[kept.card.message] == {booking.id}:
            assert booking.state is State.BOOKED, f"a card says that it stands: {brief(booking)}"
            stands = (booking.room_name, booking.span.start, booking.span.end)
            assert says == stands, f"{brief(booking)}, but its card says {says}"

    async def starts(self, person: Person) -> list[datetime]:
        """When their bookings are, as Nook has them, the oldest first."""
        found = [one.booking for one in await self._bookings() if one.booking.asker.object_id == person.id.lower()]
        alive = [one for one in found if one.state in SHOWN and one.span.end > self._office.clock()]
        # The ids are of chance.
        return [one.span.start for one in sorted(alive, key=lambda one: (one.made_at, str(one.wish.subject)))]

    async def _bookings(self) -> list[Kept]:
        store, tenant = self._office.nook.world.store, self._tenant.id.lower()
        found: list[Kept] = []
        for person in self._people:
            found += await store.bookings_of(Identity(tenant, person.id.lower()), MONDAY_NINE - timedelta(days=1))
        return found

    # `my bookings`

    async def are_mine(self, desk: Desk, *, at_rest: bool = False) -> None:
        """What the calendar has at this moment, and nothing else. What Nook booked as itself is not in the person's
        own calendar: what became of it in Outlook may be told later.
        """
        seen = await desk.says("my bookings")
        self.was_said(desk.person, seen)
        if not seen.words.startswith(("Your bookings", "You have no")) or "could not be read" in seen.words:
            assert not at_rest, seen.words
            return
        lines = lines_of(seen)
        while "More bookings" in seen.buttons:
            seen = await desk.presses("More bookings", on=seen)
            self.was_said(desk.person, seen)
            lines += lines_of(seen)
        of_person = [one for one in await self._bookings() if one.booking.asker.object_id == desk.person.id.lower()]
        bookings = {one.booking.event_id: one.booking for one in of_person if one.booking.event_id}
        events = [item for item in self._standing(desk.person, bookings) if item.end > self._office.clock()]
        late = {i.ical_uid for i in events if i.mailbox == SERVICE_ACCOUNT and i.ical_uid in self._touched}
        self._each_is_there(lines, [i for i in events if at_rest or i.ical_uid not in late], bookings)
        if at_rest or not self._touched:
            self._none_is_invented(lines, events)
        else:
            told = [line for line in lines if not self._as_nook(line, bookings.values())]
            self._none_is_invented(told, events, {uid for uid, _ in self._put_in})

    def _standing(self, person: Person, bookings: dict[str, Booking]) -> list[CalendarItem]:
        """What they organise, and what Nook's account organises for them."""
        boxes = [self._tenant.mailbox_or_none(person.mail or ""), self._tenant.mailbox_or_none(SERVICE_ACCOUNT)]
        own = list(boxes[0].items.values()) if boxes[0] else []
        nooks = [item for item in boxes[1].items.values() if item.id in bookings] if boxes[1] else []
        return [item for item in [*own, *nooks] if item.is_organizer and not item.is_cancelled and item.resources]

    def _each_is_there(
        self, lines: Sequence[Line], events: Iterable[CalendarItem], bookings: dict[str, Booking]
    ) -> None:
        for item in events:
            booking = bookings.get(item.id)
            if booking and (booking.change or booking.state not in (State.BOOKED, State.LOST)):
                continue  # what is listed is what it still is, not what it may become
            held = {room.address.lower() for room in item.resources if room.response == "accepted"}
            there = [line for line in lines if (line.start, line.end) == (item.start, item.end)]
            missing = f"{item.subject} in {held} at {item.start} is not among {lines}"
            assert not held or any(ROOMS[line.room] in held for line in there), missing

    def _none_is_invented(
        self, lines: Iterable[Line], events: Sequence[CalendarItem], again: Set[str] = frozenset()
    ) -> None:
        for line in lines:
            there = [item for item in events if (item.start, item.end) == (line.start, line.end)]
            rooms = [(item, room) for item in there if (room := item.attendee(ROOMS[line.room]))]
            # One that is taken out of its room and put in again is asked again.
            real = [room for item, room in rooms if room.response == "accepted" or item.ical_uid in again]
            assert real or not line.stands, f"{line} is said to be booked and is not"

    def _as_nook(self, line: Line, bookings: Iterable[Booking]) -> bool:
        return any(
            booking.level is BookingLevel.SERVICE
            and booking.ical_uid in self._touched
            and booking.room_name == line.room
            for booking in bookings
        )


def booked_in(seen: Seen) -> tuple[str, datetime, datetime] | None:
    """Room and time of a card that says that they are booked, None for any other card."""
    lines = seen.words.split("\n")
    if lines[0] != "Booked":
        return None
    rooms = [line for line in lines if line in ROOMS]
    days = [int(match[1]) for line in lines if (match := _DAY.match(line))]
    clocks = [match for line in lines if (match := _CLOCK.match(line))]
    assert all((rooms, days, clocks)), f"a card that cannot be read: {seen.words}"
    return rooms[0], *_span(days[0], clocks[0])


def lines_of(seen: Seen) -> list[Line]:
    found: list[Line] = []
    day, lines = 0, seen.words.split("\n")
    for at, line in enumerate(lines):
        if match := _DAY.match(line):
            day = int(match[1])
        elif match := _LINE.match(line):
            after = lines[at + 1] if at + 1 < len(lines) else ""
            found.append(Line(match[5], *_span(day, match), after if _STATE.search(after) else ""))
    return found


def _span(day: int, clock: re.Match[str]) -> tuple[datetime, datetime]:
    start = datetime(2027, 3, day, int(clock[1]), int(clock[2]), tzinfo=BERLIN)
    return start, start.replace(hour=int(clock[3]), minute=int(clock[4]))


def brief(booking: Booking) -> str:
    change = f", {booking.change.phase} {booking.change.kind}" if booking.change else ""
    who, at = booking.asker_name, f"{booking.span.start:%d %H:%M}–{booking.span.end:%H:%M} UTC"
    return f"{who}’s {booking.wish.subject}: {booking.state}{change}, {booking.room_name} {at}, {booking.news}"
