"""Ways that a booking is changed, and a person who changes one at a Nook that dies of it: see `mortal_case`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.configuration import BookingLevel
from bot.simulator import Simulator, accepts, declines
from bot.simulator.rooms import RoomPolicy
from bot.store.columns import microseconds
from tests.office import Seen
from tests.scenarios.mortal import Pace
from tests.scenarios.mortal_case import ANSWER, Case, Way

TWO = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
"""14:00 in Berlin on the day after the tests' today."""
HOUR = timedelta(hours=1)
Span = tuple[datetime, datetime]
COLUMNS = "state, told, calendar, starts_at, ends_at, event_id, change, change_calendar, untold"


@dataclass(frozen=True, slots=True)
class Change:
    """What a person does with their booking of Everest, and what must come of it.

    `first`: buttons pressed while nobody dies. Then `words` are said, or a `button` is pressed on the card with its
    `inputs`. `span` None: nothing is booked in the end. `card`: words that the card must hold then.
    """

    name: str
    card: tuple[str, ...]
    span: Span | None
    room: str = "Everest"
    words: str = ""
    button: str = ""
    first: tuple[str, ...] = ()
    inputs: dict[str, str] = field(default_factory=dict)
    level: BookingLevel = BookingLevel.USER
    everest: RoomPolicy = field(default_factory=lambda: accepts(ANSWER))
    fuji: RoomPolicy = field(default_factory=lambda: accepts(ANSWER))


BY_FORM: dict[str, Any] = {"first": ("Another time",), "button": "Move"}
OFFICE_HOURS = accepts(ANSWER, work_hours_only=True)
AS_NOOK = BookingLevel.SERVICE
MOVED = Change(
    "moved",
    ("Booked", "Moved to 16:00–17:00", "Everest"),
    (TWO + 2 * HOUR, TWO + 3 * HOUR),
    words="move my 2pm tomorrow to 4pm",
)
MOVED_AS_NOOK = replace(
    MOVED,
    name="moved as Nook",
    words="",
    **BY_FORM,
    inputs={"date": "2027-03-02", "start": "16:00", "duration": "60"},
    level=AS_NOOK,
)
KEPT = Change(
    "declined, put back",
    ("Booked", "Everest declined the other time", "stays at 14:00–15:00"),
    (TWO, TWO + HOUR),
    **BY_FORM,
    inputs={"date": "2027-03-02", "start": "20:00", "duration": "60"},
    everest=OFFICE_HOURS,
)
KEPT_AS_NOOK = replace(
    KEPT, name="declined as Nook, put back", first=(), button="", words="move my 2pm tomorrow to 8pm", level=AS_NOOK
)
SWITCHED = Change(
    "another room",
    ("Booked", "Now in Fuji", "14:00–15:00"),
    (TWO, TWO + HOUR),
    "Fuji",
    first=("Another room",),
    button="Switch to Fuji",
)
SWITCH_DECLINED = Change(
    "another room declined",
    ("Booked", "you keep Everest", "14:00–15:00"),
    (TWO, TWO + HOUR),
    words="move my 2pm tomorrow to Fuji",
    fuji=declines(ANSWER),
)
CANCELLED = Change(
    "cancelled", ("Cancelled", "Everest is not booked any more"), None, first=("Cancel",), button="Yes, cancel"
)
EXTENDED = Change(
    "extended",
    ("Booked", "Moved to 14:00–15:30"),
    (TWO, TWO + 1.5 * HOUR),
    words="extend my 2pm tomorrow until 3:30pm",
)
CHANGES = (MOVED, MOVED_AS_NOOK, KEPT, KEPT_AS_NOOK, SWITCHED, SWITCH_DECLINED, CANCELLED, EXTENDED)
KINDS = (MOVED, KEPT, SWITCHED, SWITCH_DECLINED, CANCELLED)
"""One of each: the others take the same steps, said otherwise or in another calendar."""


class ChangeCase(Case):
    """A person who has booked Everest and changes that. Steps count, and Nook may die, from the change on."""

    def __init__(self, there: tuple[Simulator, Pace], change: Change, folder: Path, **life: Any) -> None:
        super().__init__(*there, Way(change.name, "", level=change.level), folder, **life)
        self.change = change
        self.begun = self.diary.with_suffix(".begun")
        configuration = replace(self.life.configuration, manage_service_bookings=True)
        self.life = replace(self.life, since=self.begun, configuration=configuration)
        self.nook.life = self.life
        self.tries, self.unplaced = 0, 0

    async def books(self) -> None:
        """And goes as far as to the last thing said or pressed for the change."""
        await self.asks()
        assert await self.presses()
        await self.comes_to_rest()
        assert self.card.words.startswith("Booked"), self.card.words
        for title in self.change.first:
            assert await self.presses_on(self.card, title), self.story
        self.tenant.set_policy(self.everest, self.change.everest)
        self.tenant.set_policy(self.fuji, self.change.fuji)
        self.answers = len(self.said())
        self.begun.touch()

    async def changes(self) -> bool:
        """Whether the person got an answer, which they do not where Nook dies before it."""
        self.tries += 1
        if self.change.button:
            return await self.presses_on(self.card, self.change.button, self.change.inputs)
        before = len(self.said())
        delivery = await self.nook.teams.say(self.person, self.change.words)
        return delivery.status == 202 or len(self.said()) > before

    def may_try_again(self) -> bool:
        """Whether, for all that the person sees, nothing has come of it."""
        if self.change.button:
            return any(title.startswith(self.change.button) for title in self.card.buttons)
        return len(self.said()) == self.answers

    async def presses_on(self, seen: Seen, title: str, inputs: dict[str, str] | None = None) -> bool:
        assert seen.message is not None
        button = next((each for each in seen.buttons if each.startswith(title)), None)
        assert button is not None, f"no button {title!r} among {seen.buttons}"
        delivery = await self.nook.teams.press(self.person, seen.message, button, inputs)
        assert delivery.kind == "card" or delivery.status == 0, (delivery.status, delivery.text)
        return delivery.status == 200

    @property
    def fuji(self) -> str:
        return self.everest.replace("everest", "fuji")

    def rooms(self) -> dict[str, str]:
        return {"Everest": self.everest, "Fuji": self.fuji}

    async def own_card(self) -> Seen | None:
        """The card that the booking has by the database; None where the person has no such card."""
        ((text,),) = await self.rows("card")
        id = json.loads(text)["message"]
        return next((seen for seen in self.seen() if seen.message and seen.message.id == id), None)

    def seen(self) -> list[Seen]:
        """The bot's cards as they stand now."""
        return [Seen(message.card(self.person) or {}, message) for message in self.said()]

    def starts_again(self, dies: str = "") -> None:
        self.unplaced += self._unplaced()
        self.nook.starts(dies)

    def _unplaced(self) -> int:
        """How many messages were cut off between being sent and their place being written down. Each may be sent once
        more, since nobody knows whether it arrived.
        """
        lived = [point.rsplit(" ", 1)[0] for point in self.nook.lived]
        return lived.count("before messenger.send") - lived.count("after store.place_card")

    # What there is to be found wrong

    async def faults(self, changed: bool) -> list[str]:
        """Judged by Microsoft 365 and Teams.

        `changed` False: Nook died before it had written down what was wanted, and all must be as it was.
        """
        answers, unplaced = 1 if self.change.words and changed else 0, self.unplaced + self._unplaced()
        most = answers + unplaced + (self.tries - 1 if self.change.words else 0)
        new = len(self.said()) - self.answers
        waiting = [card for card in self.seen() if card.words.startswith(("Asking", "Cancelling", "Putting"))]
        change, span = self.change, self.change.span if changed else (TWO, TWO + HOUR)
        room = self.rooms()[change.room if changed else "Everest"]
        events, rows = self.events(), await self.rows(COLUMNS)
        found = {
            f"{self.made()} events made": self.made() != 1,
            f"{len(events)} events stand": len(events) != (1 if span else 0),
            f"{len(rows)} bookings": len(rows) != 1,
            f"{new} new messages": not answers <= new <= most,
            f"{len(waiting)} cards promise more": len(waiting) > unplaced,
        }
        for address in self.rooms().values():
            held = [(item.start, item.end) for item in self.tenant.bookings_of(address)]
            found[f"{address} is held at {held}"] = held != ([span] if span and address == room else [])
        for event in events:
            found |= {
                f"the event is at {event.start}": (event.start, event.end) != span,
                f"it is in {event.resources}": [(a.address, a.response) for a in event.resources]
                != [(room, "accepted")],
                f"its place is {event.locations}": [p.get("locationEmailAddress") for p in event.locations] != [room],
            }
        for row in rows:
            found[f"the row is {row}"] = row != self._row(changed, room, span)
        card = await self.own_card()
        said = card.words if card else ""
        found["its card is not there"] = card is None
        if changed:
            missing = [words for words in change.card if words not in said]
            found[f"the card says {said[:200]!r}, without {missing}"] = bool(missing)
        else:
            found["it cannot be tried again"] = not self.may_try_again()
        return [fault for fault, there_is in found.items() if there_is]

    def _row(self, changed: bool, room: str, span: Span | None) -> tuple[Any, ...]:
        state = "booked" if span else "cancelled"
        start, end = span or (TWO, TWO + HOUR)
        made = [*self.events(), *self.tenant.mailbox(self.owner).deleted]
        event = made[0].id if made else ""
        return (state, state, room, microseconds(start), microseconds(end), event, "", None, 0)
