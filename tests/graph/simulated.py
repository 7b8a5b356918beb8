"""The edge to Graph against the simulated tenant, for what Exchange makes of a call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.span import Span
from bot.graph.calendars import GraphCalendars
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.ports import Event, Invitation
from bot.simulator import APP_ID, APP_SECRET, MovableClock, Simulator, Tenant, tiny_tenant
from bot.simulator.calendars import CalendarItem
from tests.office import MovingClock

ADELE, ALEX = "adele@contoso.com", "alex@contoso.com"
EVEREST, FUJI = "everest@contoso.com", "fuji@contoso.com"
NINE = datetime(2027, 3, 1, 8, tzinfo=UTC)
TWO = Span(NINE + timedelta(hours=5), NINE + timedelta(hours=6))
FOUR = TWO.moved(timedelta(hours=2))
AGENDA = "Budget first, then <b>lunch</b>."
ONLINE = "https://teams.microsoft.com/l/meetup-join/1"


@dataclass
class Exchange:
    """What is in `meddle` happens one by one, each right after Nook's next look at an event."""

    tenant: Tenant
    simulator: Simulator
    clock: MovableClock
    calendars: GraphCalendars
    configuration: Configuration
    meddle: list[Callable[[], object]]

    def book(self, **more: Any) -> CalendarItem:
        """Adele's meeting in Everest with Alex, online, its room asked and answered."""
        places = [{"displayName": "Everest", "locationEmailAddress": EVEREST}]
        values = {"body": AGENDA, "online_url": ONLINE, "locations": places, **more}
        item = self.tenant.book(ADELE, EVEREST, TWO.start, TWO.end, "Budget", people=[ALEX], ask=True, **values)
        self.answered()
        return item

    def answered(self) -> None:
        self.clock.advance(1)
        self.tenant.exchange.settle()

    async def move(self, item: CalendarItem, span: Span) -> None:
        await self.calendars.reschedule(self.configuration, ADELE, item.id, span)

    async def add_fuji(self, item: CalendarItem) -> None:
        await self.calendars.add_room(self.configuration, ADELE, item.id, "Fuji", FUJI)

    async def swap(self, item: CalendarItem) -> None:
        await self.calendars.drop_room(self.configuration, ADELE, item.id, EVEREST, "Fuji", FUJI)

    async def drop_fuji(self, item: CalendarItem) -> None:
        await self.calendars.drop_room(self.configuration, ADELE, item.id, FUJI, "Everest", EVEREST)

    async def look(self, item: CalendarItem, room: str = EVEREST) -> Event:
        event = await self.calendars.event(self.configuration, ADELE, item.id, room)
        assert event is not None
        return event

    def holds(self, room: str) -> list[Span]:
        return [Span(held.start, held.end) for held in self.tenant.bookings_of(room)]

    def invited(self, item: CalendarItem) -> list[str]:
        return [attendee.address for attendee in item.attendees]

    def patches(self) -> list[int]:
        """The answers to Nook's changes, 0 for one that was lost."""
        return [request.status for request in self.tenant.witness.requests_to("PATCH", "/events/")]


@asynccontextmanager
async def exchange_running() -> AsyncIterator[Exchange]:
    clock = MovableClock(NINE)
    tenant, time = tiny_tenant(now=clock), MovingClock(clock)
    async with Simulator(tenant) as simulator:
        tokens = Tokens(APP_ID, APP_SECRET, simulator.login_url, lambda: datetime.now(UTC))
        meddle: list[Callable[[], object]] = []

        def observe(call: str, status: int, seconds: float) -> None:
            if meddle and call == "GET /users/{user-id}/events/{event-id}":
                meddle.pop(0)()

        graph = Graph(
            tokens,
            simulator.graph_url,
            time.now,
            tick=time.tick,
            sleep=time.sleep,
            observe=observe,
        )
        configuration = Configuration(
            "c1", "Contoso", tenant.id, "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com"})
        )
        yield Exchange(tenant, simulator, clock, GraphCalendars(graph), configuration, meddle)
        await graph.aclose()
        await tokens.aclose()


def invitation(exchange: Exchange) -> Invitation:
    guests = ((ALEX, "Alex"), ("pat@elsewhere.com", "Pat"))
    return Invitation("b1", ADELE, "Everest", EVEREST, TWO, "Europe/Berlin", "Budget", guests)
