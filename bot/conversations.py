"""What the door hears becomes a turn, and its reply a card in the chat.

The one place that puts turn, showing and limits together.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace
from datetime import timedelta

from bot.commands.admin import consent
from bot.commands.command import DEFAULT_ZONE
from bot.domain.booking import Booking
from bot.domain.people import Identity
from bot.going_on import GoingOn
from bot.in_common import PRIVATE, own_chat, shared
from bot.language.sheet import cleaned
from bot.limits import Limits, Ruling, Verdict
from bot.metrics import Metrics
from bot.ports import (
    WROTE,
    CardAddress,
    ChatKind,
    Composed,
    Conflict,
    ConsentReturn,
    Drawn,
    Heard,
    MessageTrouble,
    StoreTrouble,
)
from bot.replies import AskWish, BookingShown, CalendarsSilent, NotYours, Reply, RoomsOffered, SlowDown, Sorry
from bot.replies.people import GuestUnfound, WhichGuest
from bot.replies.series import SeriesShown
from bot.replies.sharing import WroteToYou
from bot.showing import Showing, Viewer, first_time, met
from bot.trace import trace
from bot.turn import TAKEN_FOR, answer, composed
from bot.world import World
from cards.menus import clicked

log = logging.getLogger("nook.conversations")

TURN_LIMIT = 8.0
"""Seconds a turn may take; Teams sends a message again after 10 to 15."""
LATE = 1.0
"""Seconds after which the worker may have told what came of a press before the press was answered."""
MOST_MET = 10_000
"""People whose own chat is known to be kept."""
NOTES = (CalendarsSilent, NotYours, SlowDown, Sorry)
"""Replies to a press that are said beside the card, which stays as it is, so that it can be pressed again."""
ASKS = (AskWish, WhichGuest, GuestUnfound, CalendarsSilent)
"""What stays in the compose box's dialog, for whoever fills it in."""


class Conversations:
    def __init__(self, world: World, showing: Showing, limits: Limits, metrics: Metrics) -> None:
        self._world, self._showing, self._limits, self._metrics = world, showing, limits, metrics
        self.going_on = GoingOn(world, showing)
        self._met: set[Identity] = set()

    async def heard(self, heard: Heard) -> None:
        """A message, or that Nook came into a chat: the reply is sent there."""
        WROTE.set(False)
        await self._meets(heard)
        heard = replace(heard, text=clicked(cleaned(heard.text)) or heard.text)
        if heard.arrived and not await first_time(self._world.store, heard.chat, self._world.clock.now()):
            return
        answered = await self._answered(heard)
        if answered is None:
            return
        reply, viewer = answered
        if shared(heard.chat) and isinstance(reply, PRIVATE):
            reply = await self._in_own_chat(heard, viewer)
        try:
            message = await self._showing.send(reply, viewer)
        except MessageTrouble as trouble:
            return log.warning("a reply could not be delivered: %s", trouble)
        card = CardAddress(heard.chat, message, heard.speaker.identity, viewer.zone, viewer.locale)
        if isinstance(reply, BookingShown) and not reply.pressed_again:
            await self._placed(reply.booking, card)
        if isinstance(reply, SeriesShown) and not reply.pressed_again:
            for one in reply.bookings:
                kept = await self._world.store.booking(one.id)
                if kept is not None and not kept.card.message:  # what was not meant keeps its card
                    await self._placed(one, card)

    async def _meets(self, heard: Heard) -> None:
        """Whoever was met before in this process is kept already."""
        who = heard.speaker.identity
        if heard.chat.kind is not ChatKind.PERSONAL or who in self._met:
            return
        if len(self._met) >= MOST_MET:
            self._met.clear()
        with contextlib.suppress(StoreTrouble):  # the turn itself says so
            await met(self._world.store, who, heard.chat, self._world.clock.now())
            self._met.add(who)

    async def _in_own_chat(self, heard: Heard, viewer: Viewer, reply: Reply | None = None) -> WroteToYou:
        """What others must not read along is asked once more in the own chat of who asks, or `reply` shown there; what
        all are told instead.
        """
        chat = heard.chat
        try:
            own = await self._world.messenger.personal(chat)
            viewer = replace(viewer, chat=own)
            if reply is None:
                reply, viewer = await self._turn(replace(heard, chat=own), viewer)
            await self._showing.send(reply, viewer, elsewhere=True)
        except MessageTrouble as trouble:
            log.info("somebody could not be told in their own chat: %s", trouble)
            return WroteToYou(viewer.name, own_chat(chat.bot), reached=False)
        return WroteToYou(viewer.name, own_chat(chat.bot))

    async def _placed(self, shown: Booking, card: CardAddress) -> None:
        """Said in words, so the worker learns only now which card is to show what comes of it.

        Where it was quicker than the message, the card says what is past, and is to be told anew.
        """
        store = self._world.store
        try:
            await store.place_card(shown.id, card)
            kept = await store.booking(shown.id)
            if kept is not None and kept.booking != shown:
                await store.save(replace(kept.booking, untold=True), self._world.clock.now(), kept.booking)
                self._world.ring()
        except Conflict:
            pass  # the worker is at it, and knows the card
        except (StoreTrouble, LookupError) as trouble:
            # The change stands and what comes of it is told with a new card: no reason to say that it failed.
            log.warning("booking %s: its new card is not known: %s", shown.id, trouble)

    def hushed(self, heard: Heard) -> bool:
        """Whether Nook keeps quiet for now, since who speaks was told to slow down: a flood is let go at the door."""
        if not self._limits.keeps_quiet(heard.speaker.identity, self._world.clock.now()):
            return False
        self._metrics.too_many(Verdict.SILENT.value)
        return True

    async def pressed(self, heard: Heard) -> Drawn:
        """A press: the reply takes the card's place.

        In a shared chat that is for the presser alone, so the card itself is changed too.
        """
        WROTE.set(False)
        began = self._world.clock.tick()
        answered = await self._answered(heard)
        if answered is None:
            return Drawn({}, "", note=True)
        drawn = await self._answer_to_press(heard, *answered)
        if self._world.clock.tick() - began > LATE:
            await self._overtaken(answered[0])
        return drawn

    async def _overtaken(self, reply: Reply) -> None:
        """A press that is answered late would put what was into the place of what the worker told meanwhile: then it
        tells it anew, when the answer has arrived.
        """
        shown = [reply.booking] if isinstance(reply, BookingShown) else []
        store, soon = self._world.store, self._world.clock.now() + timedelta(seconds=LATE)
        for one in reply.bookings if isinstance(reply, SeriesShown) else shown:
            with contextlib.suppress(StoreTrouble, Conflict):  # in conflict the worker is at it, and tells it
                kept = await store.booking(one.id)
                if kept is not None and kept.booking != one:
                    await store.save(replace(kept.booking, untold=True), soon, kept.booking)

    async def _answer_to_press(self, heard: Heard, reply: Reply, viewer: Viewer) -> Drawn:
        if isinstance(reply, NOTES):
            return replace(await self._showing.drawn(reply, viewer), note=True)
        self.going_on.after(reply, heard, viewer)
        if not shared(heard.chat):
            return await self._showing.drawn(reply, viewer, answering=not heard.automatic)
        return await self._pressed_among_others(heard, reply, viewer)

    async def _pressed_among_others(self, heard: Heard, reply: Reply, viewer: Viewer) -> Drawn:
        """The answer to an invoke is seen by the presser alone; an old client's press is answered before all."""
        booked = isinstance(reply, BookingShown) and not reply.pressed_again and not reply.own_view
        if booked:
            with contextlib.suppress(MessageTrouble):
                await self._showing.update(reply, viewer, heard.card)
        if heard.invoked:
            drawn = await self._showing.drawn(reply, viewer, answering=not heard.automatic)
            return replace(drawn, alone=not booked)
        if isinstance(reply, (*PRIVATE, AskWish)) or (isinstance(reply, BookingShown) and reply.own_view):
            told = await self._showing.drawn(await self._in_own_chat(heard, viewer, reply), viewer, answering=False)
            return replace(told, note=True)
        return await self._showing.drawn(reply, viewer, common=True)

    async def composed(self, heard: Heard) -> tuple[Composed, ...]:
        """What the compose box shows: rooms to choose from, the form, the card that came of the filled form, or a
        note.
        """
        WROTE.set(False)
        viewer = Viewer.of(heard.speaker, heard.chat, heard.speaker.zone or DEFAULT_ZONE)
        ruling = self._ruling(heard)
        replies: tuple[Reply, ...] = (SlowDown(ruling.seconds),)
        if ruling.verdict is Verdict.PASS:
            began = self._world.clock.tick()
            try:
                async with asyncio.timeout(TURN_LIMIT):
                    replies, asked = await composed(self._world, heard)
                viewer = replace(viewer, zone=asked.zone, hours=asked.hours)
            except TimeoutError:
                replies = (Sorry(trace()) if WROTE.get() else CalendarsSilent(),)
            said = type(replies[0]).__name__ if replies else "nothing"
            self._metrics.turned("compose", TAKEN_FOR.get(), said, self._world.clock.tick() - began)
        found = []
        for reply in replies:
            drawn = replace(await self._showing.drawn(reply, viewer, answering=False), note=isinstance(reply, NOTES))
            room = reply.offers[0].room.name if isinstance(reply, RoomsOffered) and reply.offers else "Nook"
            found.append(Composed(room, drawn.line or drawn.summary, drawn, asks=isinstance(reply, ASKS)))
        return tuple(found)

    async def consented(self, back: ConsentReturn) -> bool:
        """What came back from Microsoft's consent page is answered in the chat it was opened from.

        False where it belongs to no admin who waits for it.
        """
        answered = await consent.returned(self._world, back, self._world.clock.now())
        if answered is None:
            return False
        reply, opened = answered
        try:
            await self._showing.send(reply, Viewer.at(opened.card, opened.asker_name))
        except MessageTrouble as trouble:
            log.warning("the return of a consent could not be told: %s", trouble)
        return True

    async def _answered(self, heard: Heard) -> tuple[Reply, Viewer] | None:
        """None where Nook keeps quiet, since this person was told to slow down."""
        viewer = Viewer.of(heard.speaker, heard.chat, heard.speaker.zone or DEFAULT_ZONE)
        ruling = self._ruling(heard)
        if ruling.verdict is Verdict.SILENT:
            return None
        if ruling.verdict is Verdict.TELL:
            return SlowDown(ruling.seconds), viewer
        with contextlib.suppress(StoreTrouble):  # the turn itself says so
            await self._world.store.notices.spoke(heard.speaker.identity)
        kind = "press" if heard.reference is not None else "message"
        began, said = self._world.clock.tick(), StoreTrouble.__name__
        try:
            reply, viewer = await self._turn(heard, viewer)
            said = type(reply).__name__
        finally:
            self._metrics.turned(kind, TAKEN_FOR.get(), said, self._world.clock.tick() - began)
        return reply, viewer

    def _ruling(self, heard: Heard) -> Ruling:
        ruling = self._limits.turn_of(heard.speaker.identity, self._world.clock.now())
        if ruling.verdict is not Verdict.PASS:
            self._metrics.too_many(ruling.verdict.value)
        return ruling

    async def _turn(self, heard: Heard, viewer: Viewer) -> tuple[Reply, Viewer]:
        try:
            async with asyncio.timeout(TURN_LIMIT):
                reply, asked = await answer(self._world, heard)
                return reply, replace(viewer, zone=asked.zone, hours=asked.hours)
        except TimeoutError:
            return Sorry(trace()) if WROTE.get() else CalendarsSilent(), viewer
        except StoreTrouble:
            raise
        except Exception:
            log.exception("a turn broke, reference %s", trace())
            return Sorry(trace()), viewer
