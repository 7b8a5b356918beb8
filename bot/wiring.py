"""The only module that knows every edge: settings in, a running Nook out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from aiohttp import web

from bot.background import in_background
from bot.cautions import cautions
from bot.clock import SharedClock
from bot.conversations import Conversations
from bot.domain.ailments import Ailment, Symptom
from bot.domain.people import Identity, Role
from bot.editing import Drawing
from bot.free_busy import PATIENCE
from bot.going_on import GoingOn
from bot.graph.calendars import GraphCalendars
from bot.graph.certificate import BadCertificate, credential
from bot.graph.client import Graph
from bot.graph.directory import GraphDirectory
from bot.graph.entra import Credential
from bot.graph.people import GraphPeople
from bot.graph.subscriptions import GraphSubscriptions
from bot.graph.tokens import Tokens
from bot.limits import Limits
from bot.metrics import Metrics
from bot.ports import CalendarRefused, CalendarTrouble, Clock, Drawn, Store, StoreTrouble, TabSignIn
from bot.presses import Press
from bot.readiness import CONNECTOR_SCOPE, checks, warnings
from bot.replies import Reader, Reply
from bot.serving import CannotStart, listening
from bot.settings import Settings, is_loopback
from bot.showing import Showing
from bot.store import open_store
from bot.tab import Tab
from bot.teams.delivery import Delivery
from bot.teams.door import Door
from bot.teams.files import Downloads
from bot.teams.pace import Pace
from bot.teams.sender import Sender, new_session
from bot.teams.settings import DoorSettings
from bot.teams.settings import Tokens as Admission
from bot.warming import warm, warm_on
from bot.web.about import about_routes
from bot.web.consent import consent_routes
from bot.web.exports import Exports
from bot.web.floor.page import TEAMS_JS, Script, page_routes
from bot.web.floor.routes import FloorRoutes
from bot.web.floor.sso import SignIn
from bot.web.floor.streaming import Streaming
from bot.web.floor.svg import floor_svg
from bot.web.health import health_routes
from bot.web.notifications import notification_routes
from bot.web.outside import Outside
from bot.web.pictures import Pictures
from bot.web.plan_editor import PlanEditor
from bot.web.plan_pictures import PlanPictures
from bot.web.reports import Reports
from bot.worker import LEASE, Worker
from bot.worker.alarming import Alarming
from bot.worker.noticing import Noticing
from bot.worker.reconciling import reconciling
from bot.worker.subscribing import Subscribing
from bot.worker.sweeping import Sweeping
from bot.world import World
from cards import consent_page, editor_page, event_words, floor_tab, gone, help_page, open_pages, remarks, render
from cards.tongue import language_of

log = logging.getLogger("nook")

STAND_IN = Script("static/teams_stand_in.js")
"""What the demo has in place of TeamsJS: the chat page's person signs in."""
ASTRAY = 5.0
"""Seconds that a machine's clock may differ before somebody should know."""
KEPT_UP = 4.0
"""Seconds between two looks for what other replicas read: well before a turn would look for itself."""
READING = 30.0
"""Seconds that free/busy of a real tenant may take; nobody is kept waiting that long."""


@dataclass(frozen=True, slots=True)
class Nook:
    """A Nook that runs: its web application, not served yet, and what tests and the demo reach into."""

    settings: Settings
    app: web.Application
    world: World
    worker: Worker
    noticing: Noticing
    sweeping: Sweeping
    alarming: Alarming
    subscribing: Subscribing
    graph: Graph
    going_on: GoingOn


Around = Callable[[World], World]


@asynccontextmanager
async def nook(
    settings: Settings,
    clock: Clock | None = None,
    working: bool = True,
    around: Around = lambda world: world,
    lease: float = LEASE,
) -> AsyncIterator[Nook]:
    """Everything opened and joined; closed in the reverse order. Raises CannotStart.

    `working`: whether the worker runs by itself. `around` may wrap the ports: tests let them die. `lease`: the
    worker's.
    """
    shared = SharedClock()
    clock = clock or shared
    bell = asyncio.Event()
    async with AsyncExitStack() as stack:
        try:
            store = await stack.enter_async_context(await open_store(settings.database_url))
            for admin in settings.global_admins:
                await _first_admin(store, Identity(settings.app_tenant, admin))
            await _follow(shared, store)
        except StoreTrouble as trouble:
            raise CannotStart(f"Nook cannot start: {trouble}") from trouble
        tokens = Tokens(settings.app_id, _credential(settings), settings.login_url, clock.now)
        stack.push_async_callback(tokens.aclose)
        metrics = Metrics()
        graph = Graph(
            tokens,
            settings.graph_url,
            clock.now,
            patience=PATIENCE,
            tick=clock.tick,
            sleep=clock.sleep,
            replicas=store.slots,
            observe=metrics.asked_graph,
        )
        stack.push_async_callback(graph.aclose)
        session = await stack.enter_async_context(new_session())
        door_settings = _door(settings)
        messenger = Sender(
            Delivery(
                session,
                _connector_token(tokens, settings),
                _connector_token(tokens, settings, fresh=True),
                sleep=clock.sleep,
                elapsed=clock.tick,
            ),
            door_settings.hosts,
            None if all(map(is_loopback, settings.channel_hosts)) else Pace(sleep=clock.sleep, elapsed=clock.tick),
        )
        calendars = GraphCalendars(graph, reading=READING)
        exports = Exports(settings.signing_key, settings.public_url, clock.now, store.deeds, gone.words)
        editor = PlanEditor(
            settings.signing_key, settings.public_url, editor_page.page_words, editor_page.trouble_words
        )
        plans = PlanPictures(settings.signing_key, settings.public_url, clock.now, store, gone.words)
        stack.push_async_callback(plans.aclose)
        png = plans.rasteriser.png
        reports = Reports(settings.signing_key, settings.public_url, clock.now, store, png, gone.words)
        sign_in = SignIn(
            session,
            settings.login_url,
            settings.app_id,
            urlsplit(settings.public_url).hostname or "",
            settings.allowed_tenants,
            clock.now,
        )
        world = around(
            World(
                store,
                calendars,
                GraphPeople(graph),
                GraphDirectory(graph, tokens, calendars, settings.app_id, settings.login_url, settings.public_url),
                Downloads(session, settings.file_hosts),
                messenger,
                clock,
                bell.set,
                exports.log,
                Outside(session, settings.public_url).public_address,
                _tab_sign_in(tokens, sign_in, settings),
                reports.addresses,
                event_words.words,
                editor.address,
            )
        )
        pictures = Pictures(settings.signing_key, settings.public_url, clock.now, png, gone.words)
        showing = Showing(world, _draw(pictures, plans))
        limits = Limits(settings.rate_limit_person, settings.rate_limit_tenant)
        conversations = Conversations(world, showing, limits, metrics)
        door = Door(
            door_settings,
            conversations.heard,
            conversations.pressed,
            conversations.composed,
            conversations.hushed,
            world.messenger,
            store.deliveries,
            remarks.sentence,
            session,
            clock.now,
        )
        tab = Tab(world, showing, limits, metrics, floor_svg)
        worker = Worker(world, showing, bell, lease)
        noticing = Noticing(world, showing)
        sweeping = Sweeping(world)
        alarming = Alarming(world, showing, settings.app_tenant)
        subscribing = Subscribing(world, GraphSubscriptions(graph), settings.public_url)
        await asyncio.gather(graph.warm(), asyncio.to_thread(warm))
        with contextlib.suppress(StoreTrouble):  # whoever comes first has it laid out
            await sweeping.lay_out()

        streaming = Streaming(tab, clock.now)
        app = web.Application(client_max_size=256 * 1024)
        app.add_routes(door.routes())
        app.add_routes(consent_routes(conversations.consented, consent_page.words))
        app.add_routes(notification_routes(subscribing.heard))
        app.add_routes(exports.routes())
        app.add_routes(reports.routes())
        app.add_routes(about_routes(open_pages.article, settings.support_contact))
        app.add_routes(pictures.routes())
        app.add_routes(plans.routes())
        helping = partial(help_page.help_page, contact=settings.support_contact)
        teams_js = STAND_IN if settings.demo else TEAMS_JS
        app.add_routes(page_routes(floor_tab.words, language_of, helping, teams_js))
        app.add_routes(FloorRoutes(tab, sign_in, streaming).routes())
        app.on_shutdown.append(streaming.close)
        app.add_routes(editor.routes(Drawing(world, showing)))
        tried = checks(world.store, tokens, graph, settings.app_tenant)
        counted, warned = partial(_counted, world, metrics, sweeping), partial(_warned, world, sweeping)
        app.add_routes(health_routes(tried, warned, metrics, counted))
        works = (
            warm_on,
            worker.run,
            noticing.run,
            sweeping.run,
            alarming.run,
            subscribing.run,
            partial(_keeping_up, world),
            partial(_forgetting, world),
            partial(_following, shared, store),
            partial(reconciling, world),
        )
        stack.push_async_callback(conversations.going_on.aclose)
        await stack.enter_async_context(in_background(app, works if working else (), door.drain))
        yield Nook(
            settings, app, world, worker, noticing, sweeping, alarming, subscribing, graph, conversations.going_on
        )


def _credential(settings: Settings) -> Credential:
    if not settings.app_certificate:
        return settings.app_password
    try:
        return credential(settings.app_certificate)
    except BadCertificate as bad:
        raise CannotStart(f"Nook cannot start: MICROSOFT_APP_CERTIFICATE: {bad}.") from bad


async def _first_admin(store: Store, who: Identity) -> None:
    """From GLOBAL_ADMINS. One who is there already keeps the name that was learnt since."""
    if Role.GLOBAL not in await store.roles(who):
        await store.grant(who, "", Role.GLOBAL)


def _door(settings: Settings) -> DoorSettings:
    admission = Admission.REQUIRED
    if settings.unauthenticated:
        admission = Admission.IGNORED
    elif settings.demo:
        # On loopback only, so that local tools such as the Agents Playground can be used; a token that is there is
        # checked.
        admission = Admission.IF_PRESENT
    return DoorSettings(
        app_id=settings.app_id,
        allowed_tenants=settings.allowed_tenants,
        issuer=settings.channel_issuer,
        openid_url=settings.channel_openid_url,
        channel_hosts=settings.channel_hosts,
        tokens=admission,
        default_tenant=settings.app_tenant,
    )


def _connector_token(tokens: Tokens, settings: Settings, fresh: bool = False) -> Callable[[], Awaitable[str]]:
    async def token() -> str:
        try:
            return await tokens.token(settings.app_tenant, CONNECTOR_SCOPE, fresh=fresh)
        except CalendarTrouble:
            if settings.unauthenticated:
                return ""  # local tools ask for none
            raise

    return token


def _tab_sign_in(tokens: Tokens, sign_in: SignIn, settings: Settings) -> TabSignIn:
    """As Teams does it, but for the person: a token for Nook's own API, checked as the tab checks it."""
    api = f"api://{urlsplit(settings.public_url).hostname}/botid-{settings.app_id}"

    async def tried() -> Ailment | None:
        try:
            token = await tokens.token(settings.app_tenant, f"{api}/.default", fresh=True)
        except CalendarRefused as refused:
            if getattr(refused.ailment, "symptom", None) is not Symptom.TOKEN_FOR_NOTHING:
                raise
            return Ailment(Symptom.TAB_API_UNKNOWN, api)
        why = await sign_in.fault_of(token)
        return Ailment(Symptom.TAB_TOKEN_REFUSED, why) if why else None

    return tried


def _draw(pictures: Pictures, plans: PlanPictures) -> Callable[[Reply, Reader, Callable[[Press], str]], Drawn]:
    def draw(reply: Reply, reader: Reader, reference: Callable[[Press], str]) -> Drawn:
        return render(reply, reader, reference, pictures.day, plans.address)

    return draw


async def _counted(world: World, metrics: Metrics, sweeping: Sweeping) -> None:
    """While the database is away the last figures stand; `/ready` says so."""
    now = world.clock.now()
    metrics.swept(sweeping.done_at, now)
    with contextlib.suppress(StoreTrouble):
        metrics.show(await world.store.figures(now), now)


async def _warned(world: World, sweeping: Sweeping) -> dict[str, str]:
    now = world.clock.now()
    try:
        return dict(warnings(await world.store.figures(now), sweeping.done_at, now))
    except StoreTrouble:
        return {}  # that the database is away is wrong, not only late


async def _follow(clock: SharedClock, store: Store) -> None:
    ahead = await clock.follow(store.time)
    if abs(ahead) > ASTRAY:
        log.warning("this machine's clock is %.0f s ahead of the database's, which Nook goes by", ahead)


async def _following(clock: SharedClock, store: Store) -> None:
    """Each minute, the database's clock is read again."""
    while True:
        await asyncio.sleep(60)
        with contextlib.suppress(StoreTrouble):
            await _follow(clock, store)


async def _keeping_up(world: World) -> None:
    """Every few seconds, with what other replicas read of calendars."""
    while not world.store.alone:
        await asyncio.sleep(KEPT_UP)
        with contextlib.suppress(StoreTrouble):
            await world.readings.keep_up(world.clock.now())


async def _forgetting(world: World) -> None:
    """Each hour, what buttons of long ago meant is forgotten."""
    while True:
        with contextlib.suppress(StoreTrouble):
            await world.store.forget_expired(world.clock.now())
        await asyncio.sleep(3600)


@asynccontextmanager
async def real(settings: Settings, at: socket.socket) -> AsyncIterator[Nook]:
    """Nook against Microsoft 365, served on `at`. Raises CannotStart."""
    for caution in cautions(settings):
        log.warning("%s", caution)
    async with nook(settings) as running, listening(running.app, at):
        log.info("Nook listens on %s:%s and is reached at %s", *at.getsockname()[:2], settings.public_url)
        yield running
