"""An office to test in: people who write and press in Teams, a pretend Microsoft 365, and Nook between them, over real
HTTP.

Time stands still unless a test lets it pass. `Desk` is one person at their Teams client.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import Room
from bot.serving import bound, listening
from bot.settings import Settings
from bot.simulator import APP_ID, APP_SECRET, MovableClock, Simulator, TeamsClient, Tenant, empty_tenant
from bot.simulator.conversations import Conversation, Message
from bot.simulator.people import Person
from bot.simulator.teams import Delivery
from bot.wiring import Around, Nook, nook
from tests.databases import with_tables

MONDAY_NINE = datetime(2027, 3, 1, 8, 7, tzinfo=UTC)
"""Monday 1 March 2027, 09:07 in Berlin."""
CONFIGURATION = "contoso"
SERVICE_ACCOUNT = "nook@contoso.com"
GLOBAL_ADMIN = "grady@contoso.com"


class MovingClock:
    """Nook's clock, the same as the tenant's. Whoever sleeps on it moves it."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock()

    def tick(self) -> float:
        return self._clock().timestamp()

    async def sleep(self, seconds: float) -> None:
        self._clock.advance(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Seen:
    """A card as a person sees it."""

    card: dict[str, Any]
    message: Message | None = None
    note: str = ""

    @property
    def words(self) -> str:
        return "\n".join(_words(self.card)) or self.note

    @property
    def buttons(self) -> list[str]:
        return [action["title"] for action in _actions(self.card)]

    @property
    def links(self) -> list[str]:
        return [action["url"] for action in _actions(self.card) if action["type"] == "Action.OpenUrl"]

    @property
    def inputs(self) -> dict[str, Any]:
        return {
            item["id"]: item.get("value")
            for item in _items(self.card)
            if str(item.get("type", "")).startswith("Input.")
        }

    @property
    def pictures(self) -> list[dict[str, Any]]:
        return [item for item in _items(self.card) if item.get("type") == "Image"]

    def booking_buttons(self) -> list[str]:
        return [title for title in self.buttons if title.startswith("Book ")]


def _items(node: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if isinstance(node, dict):
        if "type" in node:
            found.append(node)
        for name, value in node.items():
            if name not in ("data", "fallback", "selectAction", "refresh"):
                found += _items(value)
    elif isinstance(node, list):
        for value in node:
            found += _items(value)
    return found


def _actions(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in _items(card) if str(item["type"]).startswith("Action.")]


def _words(card: dict[str, Any]) -> list[str]:
    out: list[str] = []
    for item in _items(card):
        if item["type"] == "RichTextBlock":
            out.append("".join(run if isinstance(run, str) else run.get("text", "") for run in item.get("inlines", [])))
        elif item["type"] == "TextBlock":
            out.append(str(item.get("text", "")))
        elif item["type"] == "FactSet":
            out += [f"{fact['title']} {fact['value']}" for fact in item.get("facts", [])]
    return out


class Desk:
    """One person at their Teams client, in the chat with Nook or in a shared one."""

    def __init__(self, office: Office, person: Person, chat: Conversation | None = None) -> None:
        self._office, self.person = office, person
        self._chat = chat

    @property
    def _teams(self) -> Any:
        return self._office.simulator.teams

    def within(self, chat: Conversation) -> Desk:
        return Desk(self._office, self.person, chat)

    async def says(self, text: str) -> Seen:
        say = self._teams.mention_say if self._chat else self._teams.say
        delivery: Delivery = await (say(self.person, text, self._chat) if self._chat else say(self.person, text))
        assert delivery.status == 202, (delivery.status, delivery.body)
        return self.sees()

    async def searches(self, text: str, chat: Conversation) -> Delivery:
        """Types into the message extension's search box in that chat; "" is its first look."""
        delivery: Delivery = await self._teams.compose_search(self.person, text, chat)
        return delivery

    def sees(self) -> Seen:
        """The bot's last message as it stands now."""
        message: Message = self._teams.last(self._chat or self.person)
        return Seen(message.card(self.person) or {}, message)

    def sees_again(self, seen: Seen) -> Seen:
        """The same message as it stands now."""
        assert seen.message is not None
        return Seen(seen.message.card(self.person) or {}, seen.message)

    async def presses(self, title: str, on: Seen | None = None, **inputs: str) -> Seen:
        """The button whose title begins so, on this card or on the last; what the card is afterwards, or the note said
        beside it.
        """
        seen = on or self.sees()
        assert seen.message is not None
        actions = [action for action in _actions(seen.card) if action["title"].startswith(title)]
        assert actions, f"no button {title!r} among {seen.buttons}"
        delivery: Delivery = await self._teams.press(self.person, seen.message, actions[0], inputs)
        assert delivery.status == 200, (delivery.status, delivery.body)
        if delivery.kind == "card":
            return Seen(delivery.card or {}, seen.message)
        return Seen({}, seen.message, note=delivery.text or "")


class Office:
    def __init__(self, simulator: Simulator, clock: MovableClock, running: Nook) -> None:
        self.simulator, self.clock, self.nook = simulator, clock, running
        self.tenant: Tenant = simulator.tenant

    def desk(self, address: str) -> Desk:
        person = self.tenant.person(address)
        assert person is not None, address
        return Desk(self, person)

    async def later(self, seconds: float = 3) -> None:
        """Lets time pass a second at a time, with the worker at work."""
        await self._work()
        for _ in range(int(seconds)):
            self.clock.advance(seconds=1)
            await self._work()

    async def passes(self, minutes: float = 1, step: int = 30) -> None:
        """Lets time pass `step` seconds at a time, with the worker at work and people told what is due."""
        for _ in range(int(minutes * 60 / step)):
            self.clock.advance(seconds=step)
            await self._work()
            await self.nook.noticing.work()
            await self._work()

    async def _work(self) -> None:
        for _ in range(200):
            if not await self.nook.worker.work():
                return
        raise AssertionError("the worker does not come to rest")


def contoso(clock: MovableClock) -> Tenant:
    """Three rooms in HQ (Berlin), one in Harbour House (London), and the people who want them."""
    tenant = empty_tenant(now=clock)
    for name, address in (
        ("Adele Vance", "adele@contoso.com"),
        ("Bianca Pisani", "bianca@contoso.com"),
        ("Alex Wilber", "alex@fabrikam.com"),
        ("Nook", SERVICE_ACCOUNT),
        ("Grady Archie", GLOBAL_ADMIN),
        ("Irvin Sayers", "irvin@contoso.com"),
    ):
        tenant.add_person(name, address)
    tenant.add_person("Gina Guest", "gina@partner.example", guest=True)
    tenant.add_room("Everest", seats=8, building="HQ", floor=3, tags=("screen",))
    tenant.add_room("Fuji", seats=6, building="HQ", floor=3)
    tenant.add_room("Elbe", seats=12, building="HQ", floor=1, tags=("whiteboard",))
    tenant.add_room("Thames", seats=10, building="Harbour House", floor=2, zone="Europe/London")
    return tenant


def rooms_of(tenant: Tenant, configuration: str = CONFIGURATION) -> list[Room]:
    return [
        Room(
            id=room.address,
            name=room.name,
            building=room.building or "",
            floor=str(room.floor),
            seats=room.seats or 0,
            equipment=frozenset(room.tags),
            calendar=room.address,
            configuration=configuration,
            zone=room.zone,
        )
        for room in tenant.rooms.values()
    ]


def settings_for(simulator: Simulator, database_url: str, **changes: Any) -> Settings:
    tenant = simulator.tenant.id.lower()
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "public_url": "http://127.0.0.1:3978",
        "app_id": APP_ID,
        "app_password": APP_SECRET,
        "app_tenant": tenant,
        "allowed_tenants": frozenset({tenant}),
        "database_url": database_url,
        "signing_key": "a key that is only for tests",
        "graph_url": simulator.graph_url,
        "login_url": simulator.login_url,
        "channel_openid_url": simulator.openid_url,
        "channel_hosts": ("127.0.0.1",),
        "rate_limit_person": 0,
        "rate_limit_tenant": 0,
    }
    return Settings(**{**given, **changes})


@asynccontextmanager
async def office(
    folder: Path,
    *,
    level: BookingLevel = BookingLevel.USER,
    domains: Sequence[str] = ("contoso.com",),
    tenant: Tenant | None = None,
    clock: MovableClock | None = None,
    database_url: str = "",
    around: Around = lambda world: world,
    linked: bool = True,
    **changes: Any,
) -> AsyncIterator[Office]:
    """Opens an office whose rooms are linked, with one configuration of that level and those acceptable domains."""
    clock = clock or MovableClock(MONDAY_NINE)
    tenant = tenant or contoso(clock)
    async with Simulator(tenant, token_now=clock) as simulator:
        settings = settings_for(simulator, database_url or with_tables(f"sqlite:///{folder}/nook.db"), **changes)
        async with nook(settings, MovingClock(clock), working=False, around=around) as running:
            if linked:
                await running.world.store.save_configuration(
                    Configuration(
                        CONFIGURATION, "Contoso", tenant.id.lower(), SERVICE_ACCOUNT, level, frozenset(domains)
                    )
                )
                await running.world.store.save_rooms(rooms_of(tenant))
            at = bound("127.0.0.1", 0)
            async with listening(running.app, at):
                simulator.teams.bot_url = f"http://127.0.0.1:{at.getsockname()[1]}/api/messages"
                yield Office(simulator, clock, running)


@asynccontextmanager
async def replica(here: Office) -> AsyncIterator[tuple[Nook, TeamsClient]]:
    """Another Nook on the same database, and Teams as it delivers there. Nothing works there by itself either."""
    at = bound("127.0.0.1", 0)
    teams = TeamsClient(here.simulator, f"http://127.0.0.1:{at.getsockname()[1]}/api/messages")
    async with nook(here.nook.settings, MovingClock(here.clock), working=False) as other, listening(other.app, at):
        yield other, teams
        await teams.close()


@asynccontextmanager
async def empty_office(
    folder: Path, *, tenant: Tenant | None = None, clock: MovableClock | None = None, **changes: Any
) -> AsyncIterator[Office]:
    """Nook as it is on its first day: an empty database, and Grady is a Global administrator by GLOBAL_ADMINS."""
    clock = clock or MovableClock(MONDAY_NINE)
    tenant = tenant or contoso(clock)
    grady = tenant.person(GLOBAL_ADMIN)
    assert grady is not None
    admins = frozenset({grady.id.lower()})
    hosts = ("127.0.0.1",)
    given: dict[str, Any] = {"global_admins": admins, "file_hosts": hosts, **changes}
    async with office(folder, tenant=tenant, clock=clock, linked=False, **given) as here:
        yield here
