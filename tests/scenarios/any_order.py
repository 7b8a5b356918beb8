"""All acts on bookings in any order, as rules: in the chat by words and by button, in Outlook, by the rooms, and by
Microsoft 365 when it is in trouble. After each, what is said and held is compared with the tenant's own truth.

Each example has an office and an event loop of its own. `StandsTrue` in any_order_truth.py is what is compared.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.keeping import KeepOrRelease
from bot.simulator import MovableClock, Tenant, accepts, declines, never_answers, tentative
from bot.simulator.calendars import CalendarItem
from tests.office import CONFIGURATION, MONDAY_NINE, Desk, Office, Seen, contoso, office
from tests.scenarios.any_order_truth import ADELE, ALEX, BERLIN, GINA, ORGANIZERS, RIVAL, ROOMS, SECRETS, StandsTrue

HOUR = timedelta(hours=1)
SLOTS = {
    "Monday 09:30": datetime(2027, 3, 1, 9, 30, tzinfo=BERLIN),
    "Monday 11:00": datetime(2027, 3, 1, 11, 0, tzinfo=BERLIN),
    "Tuesday 10:00": datetime(2027, 3, 2, 10, 0, tzinfo=BERLIN),
    "Tuesday 11:00": datetime(2027, 3, 2, 11, 0, tzinfo=BERLIN),
    "Tuesday 14:00": datetime(2027, 3, 2, 14, 0, tzinfo=BERLIN),
}
"""Few, so that people get into each other's way; two are today, so that some are running."""
POLICIES = {
    "accepts": accepts(),
    "is slow": accepts(after=40),
    "asks its owner": tentative(),
    "declines": declines(),
    "never answers": never_answers(),
}
ONWARD = ("Yes, cancel", "Cancel", "Switch to", "Move", "Take", "Extend")
"""Buttons that do what was said, the first that is there."""

SERIES = (
    "move the whole series to {}",
    "extend my series by 15 minutes",
    "find another room for my series",
    "move my series to Fuji",
    "cancel my series from 3 March on",
    "cancel the whole series",
)
ANSWERS = ("", "", "yes", "all of them", "only this one", "from 3 March on")

slot = st.sampled_from(tuple(SLOTS))
person = st.sampled_from((ADELE, ADELE, ALEX, GINA))
room = st.sampled_from(tuple(ROOMS))
which = st.integers(0, 5)
wait = st.sampled_from((3, 0))


def said(moment: datetime) -> str:
    return f"{moment.astimezone(BERLIN):%H:%M on %-d March}"


def small_office(clock: MovableClock) -> Tenant:
    """Three rooms on one clock."""
    tenant = contoso(clock)
    tenant.remove_room("thames@contoso.com")
    return tenant


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._folder = tempfile.TemporaryDirectory()
        self._broken = False
        self._named = 0
        self.gone: set[str] = set()

    # What everything below is made of

    def _run(self, doing: Awaitable[object]) -> None:
        async def one() -> None:
            await doing

        try:
            self._runner.run(one())
        except BaseException:
            self._broken = True
            raise

    @initialize(managed=st.booleans(), booked=st.lists(st.tuples(person, slot, room), max_size=3))
    def opens(self, managed: bool, booked: list[tuple[str, str, str]]) -> None:
        """`managed`: people may change what Nook booked for them."""
        self._run(self._open(managed))
        for who, at, room in booked:
            self.books(who, at, room, 60, 3)

    async def _open(self, managed: bool) -> None:
        clock = MovableClock(MONDAY_NINE)
        opened = office(Path(self._folder.name), clock=clock, tenant=small_office(clock))
        self.office: Office = await self._stack.enter_async_context(opened)
        self.tenant = self.office.tenant
        store = self.office.nook.world.store
        configuration = (await store.configurations())[CONFIGURATION]
        keep = KeepOrRelease(minutes_before=15, made_ahead_hours=0, check_in_minutes=10)
        await store.save_configuration(replace(configuration, manage_service_bookings=managed, keep=keep))
        self.people = {address: self.office.desk(address) for address in (ADELE, ALEX, GINA)}
        self.truth = StandsTrue(self.office, [desk.person for desk in self.people.values()])

    def teardown(self) -> None:
        try:
            if hasattr(self, "truth") and not self._broken:
                self._run(self._comes_to_rest())
        finally:
            if hasattr(self, "truth"):
                self.truth.close()
            self._runner.run(self._stack.aclose())
            self._runner.close()
            self._folder.cleanup()

    async def _comes_to_rest(self) -> None:
        """Microsoft 365 is well again, rooms that kept quiet answer, and the worker has looked at everything, which it
        does each three hours of what is more than two days ahead.
        """
        self.office.simulator.graph_faults.clear()
        self.office.simulator.connector_faults.clear()
        for address in ROOMS.values():
            self.tenant.set_policy(address, accepts())
        for seconds in (2, 8, 60, 60, 120, 300):
            await self._passes(seconds)
        for address in ROOMS.values():
            for item in self.tenant.events_in(address):
                if item.response in ("tentativelyAccepted", "notResponded"):
                    self.tenant.room_answers(address, item, "accepted")
        for seconds in (60, 60, 300, 300, 600, 600, 3600, 3600, 3600):
            await self._passes(seconds)
        await self.truth.holds()
        await self.truth.holds_at_rest()
        for address, desk in self.people.items():
            if address not in self.gone:
                await self.truth.are_mine(desk, at_rest=True)

    async def _passes(self, seconds: int) -> None:
        if seconds <= 8:
            return await self.office.later(seconds)
        for part in (1, seconds // 3, seconds - seconds // 3 - 1):
            self.office.clock.advance(seconds=part)
            await self.office.later(0)
            await self.office.nook.noticing.work()
            await self.office.later(0)

    def _desk(self, who: str) -> Desk | None:
        """Whoever has left the company writes no more."""
        return None if who in self.gone else self.people[who]

    async def _onward(self, desk: Desk, seen: Seen, *titles: str) -> None:
        for title in titles or ONWARD:
            if any(button.startswith(title) for button in seen.buttons):
                return await self._onward(desk, await desk.presses(title, on=seen), "Yes, cancel", "Switch to")
        self.truth.was_said(desk.person, seen)

    async def _says(self, who: str, words: str, wait: int, *titles: str) -> None:
        if desk := self._desk(who):
            await self._onward(desk, await desk.says(words), *titles)
            if wait:
                await self.office.later(wait)

    async def _says_of(self, who: str, which: int, words: str, wait: int) -> None:
        """Of one of their bookings, the last for 0; who has none says it all the same."""
        starts = await self.truth.starts(self.people[who].person) or [SLOTS["Tuesday 10:00"]]
        await self._says(who, words.format(said(starts[-1 - which % len(starts)])), wait)

    def meetings(self) -> list[CalendarItem]:
        """The organisers' copies of what is not over, oldest first."""
        boxes = [self.tenant.mailbox_or_none(address) for address in ORGANIZERS]
        items = [item for box in boxes if box for item in box.items.values()]
        found = [i for i in items if i.is_organizer and not i.is_cancelled and i.end > self.office.clock()]
        return sorted(found, key=lambda item: (item.created, item.ical_uid))

    def _meeting(self, which: int) -> CalendarItem | None:
        """No rule has a precondition: two bookings that are driven at once may come to other ends in another run, and
        Hypothesis wants the same rules to choose from.
        """
        found = self.meetings()
        return found[-1 - which % len(found)] if found else None

    def _subject(self, who: str) -> str:
        self._named += 1
        return f"{SECRETS[who]} {self._named}"

    # In the chat

    @rule(who=person, at=slot, room=room, minutes=st.sampled_from((60, 30)), wait=wait)
    def books(self, who: str, at: str, room: str, minutes: int, wait: int) -> None:
        words = f"book a room for 4 at {said(SLOTS[at])} for {minutes} minutes called {self._subject(who)}"
        self._run(self._says(who, words, wait, f"Book {room}", "Book "))

    @rule(who=person, which=which, wait=wait)
    def cancels(self, who: str, which: int, wait: int) -> None:
        self._run(self._says_of(who, which, "cancel my {}", wait))

    @rule(who=person, which=which, to=slot, wait=wait)
    def moves(self, who: str, which: int, to: str, wait: int) -> None:
        self._run(self._says_of(who, which, f"move my {{}} to {SLOTS[to]:%-d March at %H:%M}", wait))

    @rule(who=person, which=which, minutes=st.sampled_from((30, 60, -15)), wait=wait)
    def extends(self, who: str, which: int, minutes: int, wait: int) -> None:
        longer = f"extend my {{}} by {minutes} minutes" if minutes > 0 else f"shorten my {{}} by {-minutes} minutes"
        self._run(self._says_of(who, which, longer, wait))

    @rule(who=person, wait=wait)
    def ends_now(self, who: str, wait: int) -> None:
        self._run(self._says(who, "end now", wait))

    @rule(who=person, which=which, room=st.one_of(st.none(), room), wait=wait)
    def gets_another_room(self, who: str, which: int, room: str | None, wait: int) -> None:
        words = f"move my {{}} to {room}" if room else "find another room for my {}"
        self._run(self._says_of(who, which, words, wait))

    @rule(who=person, at=slot, room=room, wait=wait)
    def books_a_series(self, who: str, at: str, room: str, wait: int) -> None:
        clock = f"{SLOTS[at]:%H:%M} to {SLOTS[at] + HOUR / 2:%H:%M}"
        words = f"book {room} every day {clock} for 3 days called {self._subject(who)}"
        self._run(self._says(who, words, wait, "Book "))

    @rule(who=person, how=st.sampled_from(SERIES), to=slot, answer=st.sampled_from(ANSWERS), wait=wait)
    def changes_a_series(self, who: str, how: str, to: str, answer: str, wait: int) -> None:
        """By words, and where a question comes, by a word or a button."""
        self._run(self._changes_a_series(who, how.format(f"{SLOTS[to]:%H:%M}"), answer, wait))

    async def _changes_a_series(self, who: str, words: str, answer: str, wait: int) -> None:
        if not (desk := self._desk(who)):
            return
        seen = await desk.says(words)
        self.truth.was_said(desk.person, seen)
        if answer:
            self.truth.was_said(desk.person, await desk.says(answer))
        else:
            await self._onward(desk, seen, "Only the", "Move ", "Switch ", "Extend ", "Cancel all", "Cancel just")
        if wait:
            await self.office.later(wait)

    @rule(who=person, at=slot, room=room)
    def waits_for_a_room(self, who: str, at: str, room: str) -> None:
        self._run(self._says(who, f"tell me when {room} frees up at {said(SLOTS[at])}", 0, "no button"))

    @rule(who=person, answer=st.sampled_from(("keep it", "release it", "ask who has Everest at 11:00")), wait=wait)
    def answers_or_asks(self, who: str, answer: str, wait: int) -> None:
        """What Nook asked unasked; and, of the holder, whether they could give it up."""
        self._run(self._says(who, answer, wait, "no button"))

    @rule(who=person, wait=wait)
    def gets_a_bigger_one(self, who: str, wait: int) -> None:
        self._run(self._says(who, "something bigger", wait))

    @rule(who=person)
    def asks_what_is_theirs(self, who: str) -> None:
        if desk := self._desk(who):
            self._run(self.truth.are_mine(desk))

    @rule(who=person, message=which, button=st.integers(0, 7), at=slot, wait=wait)
    def presses_anything(self, who: str, message: int, button: int, at: str, wait: int) -> None:
        """Any button of a late card, whatever has become of its booking since."""
        self._run(self._presses(who, message, button, at, wait))

    async def _presses(self, who: str, message: int, button: int, at: str, wait: int) -> None:
        desk = self._desk(who)
        cards = self.truth.cards_of(desk.person) if desk else []
        if not desk or not cards:
            return
        seen = cards[-1 - message % len(cards)]
        titles = [title for title in seen.buttons if not title.startswith("Open")]
        if titles:
            inputs = {"date": f"{SLOTS[at]:%Y-%m-%d}", "start": f"{SLOTS[at]:%H:%M}", "duration": "60"}
            self.truth.was_said(
                desk.person,
                await desk.presses(titles[button % len(titles)], on=seen, **(inputs if seen.inputs else {})),
            )
            if wait:
                await self.office.later(wait)

    # Time

    @rule(seconds=st.sampled_from((1, 3, 8, 60, 400, 1800, 3600)))
    def time_passes(self, seconds: int) -> None:
        self._run(self._passes(seconds))

    # In Outlook

    @rule(who=st.sampled_from((RIVAL, RIVAL, ADELE, ALEX)), room=room, at=slot)
    def is_booked_in_outlook(self, who: str, room: str, at: str) -> None:
        if who not in self.gone:
            self.tenant.book(who, ROOMS[room], SLOTS[at], SLOTS[at] + HOUR, self._subject(who), ask=True)

    @rule(which=which, to=slot)
    def is_moved_in_outlook(self, which: int, to: str) -> None:
        item = self._meeting(which)
        if item and SLOTS[to] > self.office.clock():
            self.truth.touched(item)
            self.tenant.move(item, SLOTS[to], SLOTS[to] + (item.end - item.start))

    @rule(which=which)
    def is_cancelled_in_outlook(self, which: int) -> None:
        if item := self._meeting(which):
            self.truth.touched(item)
            self.tenant.cancel(item)

    @rule(which=which, room=room)
    def is_put_into_another_room_in_outlook(self, which: int, room: str) -> None:
        item = self._meeting(which)
        if item and not item.attendee(ROOMS[room]):
            self.truth.touched(item, ROOMS[room])
            self.tenant.put_in(item, ROOMS[room])

    @rule(which=which)
    def is_taken_out_of_its_room_in_outlook(self, which: int) -> None:
        item = self._meeting(which)
        if item and item.resources:
            self.truth.touched(item)
            self.tenant.take_out(item, item.resources[0].address)

    @rule(which=which, accepted=st.sampled_from((False, False, True)))
    def is_answered_by_the_rooms_owner(self, which: int, accepted: bool) -> None:
        """Who accepts does so only for what waits for it: nobody books a room twice by hand."""
        item = self._meeting(which)
        if item and item.resources:
            room = item.resources[0].address
            copy = self.tenant.mailbox(room).by_uid.get(item.ical_uid)
            if copy is not None and (not accepted or copy.response != "accepted"):
                self.truth.touched(item)
                self.tenant.room_answers(room, copy, "accepted" if accepted else "declined")

    @rule(room=room, policy=st.sampled_from(tuple(POLICIES)))
    def changes_its_ways(self, room: str, policy: str) -> None:
        self.tenant.set_policy(ROOMS[room], POLICIES[policy])

    @rule(who=st.sampled_from((ADELE, ALEX)), really=st.integers(0, 3))
    def leaves_the_company(self, who: str, really: int) -> None:
        if really == 3 and not self.gone:
            self.gone.add(who)
            self.tenant.remove_person(self.people[who].person)

    # Microsoft 365 in trouble

    @rule(
        trouble=st.sampled_from(("429", "503", "503 after all", "reset", "cards")),
        calls=st.sampled_from((1, 2, 5, 20)),
        method=st.sampled_from((None, "PATCH", "POST", "GET")),
    )
    def has_trouble(self, trouble: str, calls: int, method: str | None) -> None:
        faults = self.office.simulator.graph_faults
        if trouble == "429":
            faults.throttle(retry_after=3, calls=calls)
        elif trouble == "reset":
            faults.reset("after", calls=min(calls, 2), method=method)
        elif trouble == "cards":
            self.office.simulator.connector_faults.fail(503, calls=min(calls, 5), method="PUT")
        else:
            faults.fail(503, calls=calls, method=method, after_effect=trouble == "503 after all")

    @rule()
    def is_well_again(self) -> None:
        self.office.simulator.graph_faults.clear()
        self.office.simulator.connector_faults.clear()

    # What is always true

    @invariant()
    def what_is_said_and_held_is_true(self) -> None:
        if hasattr(self, "truth"):
            self._run(self.truth.holds())
