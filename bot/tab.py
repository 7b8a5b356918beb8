"""What is done in the tab becomes a look or a turn, and its reply JSON: the one place that puts them together.

A booking goes the way of a pressed button. Its card stands in the person's own chat with Nook, where they are told
what comes of it; whoever Nook never met there is told in the tab alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from bot.commands import show_plan
from bot.commands.book import told
from bot.commands.command import DEFAULT_ZONE, Asked
from bot.commands.floor_day import opened
from bot.conversations import NOTES, TURN_LIMIT
from bot.domain.booking import Booking, State, next_step, shown
from bot.domain.booking import Step as Due
from bot.domain.floor_day import FloorDay, FloorKey, FloorLook
from bot.domain.floorplan import Plan
from bot.domain.people import Identity
from bot.domain.wish import Draft
from bot.limits import Limits, Verdict
from bot.metrics import Metrics
from bot.ports import WROTE, Chat, ChatKind, Heard, Speaker, StoreTrouble, TooOften
from bot.presses import SeeRoom
from bot.replies import BookingShown, CalendarsSilent, Reply, RoomDay, Sorry
from bot.showing import Showing, Viewer, own_chat
from bot.trace import traced
from bot.turn import TAKEN_FOR, beside
from bot.watching import Watch, Watching
from bot.world import World
from cards import floor_tab
from cards.tongue import speaking

Json = dict[str, Any]
DrawPlan = Callable[[Plan, Mapping[str, str], bool], str]
"""An SVG of the plan, with the ids of rooms by area id; True: for a wide window."""
LONGEST_LOOK = 24 * 60
UNSETTLED = frozenset({State.ASKING, State.INVITED, State.CANCELLING})

log = logging.getLogger("nook.tab")


class Tab:
    """`bot.ports.FloorTab`."""

    def __init__(self, world: World, showing: Showing, limits: Limits, metrics: Metrics, draw: DrawPlan) -> None:
        self._world, self._showing, self._limits, self._metrics = world, showing, limits, metrics
        self._draw = draw
        self._watching = Watching(world)

    async def floor(self, speaker: Speaker, building: str, floor: str, day: date | None, wide: bool) -> Json:
        self._allow(speaker.identity)
        now = self._world.clock.now()
        began = self._world.clock.tick()
        look = await opened(self._world, speaker.identity, building, floor, day, now)
        self._metrics.turned("floor", show_plan.COMMAND.name, FloorLook.__name__, self._world.clock.tick() - began)
        with speaking(speaker.locale):
            found: Json = {"now": now.timestamp()}
            return found | self._opened(look, speaker.identity, wide) if look else found

    def _opened(self, look: FloorLook, who: Identity, wide: bool) -> Json:
        seen, areas = look.seen, dict(look.areas)
        key = seen.key
        return {
            "building": key.building,
            "floor": key.floor,
            "place": floor_tab.place_said(key.building, key.floor),
            "day": key.day,
            "zone": seen.zone,
            "floors": [[building, floor, floor_tab.floor_said(floor)] for building, floor in look.floors],
            "rooms": [floor_tab.room_said(room) for room in look.rooms],
            "equipment": floor_tab.equipment_said(look.rooms),
            "svg": self._draw(look.plan, areas, wide) if look.plan else "",
            "picture": look.plan.picture if look.plan else "",
            **self.told(seen, who),
        }

    def watch(self, speaker: Speaker, key: FloorKey) -> AbstractAsyncContextManager[Watch]:
        self._allow(speaker.identity)
        return self._watching.watch(key)

    def told(self, seen: FloorDay, who: Identity) -> Json:
        return {"seen": _seen(seen), "mine": [_mine(one) for one in seen.bookings if one.asker == who]}

    async def room(
        self, speaker: Speaker, room: str, day: date, at: datetime | None, minutes: int, people: int
    ) -> Json:
        found = next((one for one in await self._world.store.linked_rooms() if one.id == room), None)
        zone = found.zone if found else DEFAULT_ZONE
        local = at.astimezone(found.zone_info).replace(tzinfo=None) if found and at else None
        draft = Draft(
            zone,
            local.date() if local else day,
            local.time() if local else None,
            minutes=min(minutes, LONGEST_LOOK),
            people=people or None,
            room=found.name if found else None,
        )
        return await self._turn(speaker, SeeRoom(room, draft))

    async def press(self, speaker: Speaker, reference: str, inputs: Mapping[str, str], booking: str) -> Json:
        return await self._turn(speaker, None, reference, inputs, booking)

    async def booking(self, speaker: Speaker, id: str) -> Json | None:
        self._allow(speaker.identity)
        kept = await self._world.store.booking(id)
        if kept is None or kept.booking.asker != speaker.identity:
            return None
        booking, world = kept.booking, self._world
        heard = await self._heard(speaker)
        asked = Asked(world, speaker, heard.chat, world.clock.now(), await world.store.linked_rooms())
        configuration = (await world.store.configurations()).get(booking.configuration)
        return await self._said(await told(asked, booking, configuration), heard, asked.zone, booking)

    async def picture(self, id: str) -> bytes | None:
        return await self._world.store.plan_picture(id)

    async def _turn(
        self,
        speaker: Speaker,
        look: SeeRoom | None,
        reference: str = "",
        inputs: Mapping[str, str] | None = None,
        booking: str = "",
    ) -> Json:
        self._allow(speaker.identity)
        heard = await self._heard(speaker, reference, inputs)
        if booking:
            heard = replace(heard, card=await self._card(heard, booking))
        kind = "look" if look else "press"
        zone = speaker.zone or DEFAULT_ZONE
        began = self._world.clock.tick()
        reply: Reply
        WROTE.set(False)
        with traced() as mark:
            try:
                async with asyncio.timeout(TURN_LIMIT):
                    reply, asked = await beside(self._world, heard, look)
                    zone = asked.zone
            except TimeoutError:
                reply = Sorry(mark) if WROTE.get() else CalendarsSilent()
            except StoreTrouble as trouble:
                if trouble.unsure:
                    reply = Sorry(mark)
                else:
                    self._metrics.turned(kind, TAKEN_FOR.get(), StoreTrouble.__name__, self._world.clock.tick() - began)
                    raise
            except Exception:
                log.exception("a turn in the tab broke, reference %s", mark)
                reply = Sorry(mark)
        self._metrics.turned(kind, TAKEN_FOR.get(), type(reply).__name__, self._world.clock.tick() - began)
        shown = reply.booking if isinstance(reply, BookingShown) else None
        return {"about": booking, **await self._said(reply, heard, zone, shown)}

    async def _said(self, reply: Reply, heard: Heard, zone: str, booking: Booking | None) -> Json:
        viewer = Viewer.of(heard.speaker, heard.chat, zone)
        drawn = await self._showing.drawn(reply, viewer, answering=False)
        said: Json = {"card": drawn.card, "summary": drawn.summary, "note": isinstance(reply, NOTES)}
        if isinstance(reply, RoomDay):
            said["asked"] = _ends(reply.asked.start, reply.asked.end) if reply.asked else None
            said["free"] = [_ends(span.start, span.end) for span, _ in reply.free]
        if booking is not None:
            said["booking"] = said["about"] = booking.id
            said["settled"] = booking.state not in UNSETTLED and next_step(booking) is not Due.CHANGE
        return said

    async def _heard(self, speaker: Speaker, reference: str = "", inputs: Mapping[str, str] | None = None) -> Heard:
        chat = await own_chat(self._world.store, speaker.identity)
        nowhere = Chat(speaker.identity.tenant, "", "", ChatKind.PERSONAL, "")
        return Heard("", speaker, chat or nowhere, reference=reference, inputs=dict(inputs or {}))

    async def _card(self, heard: Heard, booking: str) -> str:
        """The message in the person's own chat that shows that booking of theirs; "" where none does."""
        kept = await self._world.store.booking(booking)
        own = kept is not None and kept.booking.asker == heard.speaker.identity
        return kept.card.message if kept and own and kept.card.chat.conversation == heard.chat.conversation else ""

    def _allow(self, who: Identity) -> None:
        ruling = self._limits.turn_of(who, self._world.clock.now())
        if ruling.verdict is not Verdict.PASS:
            self._metrics.too_many(ruling.verdict.value)
            raise TooOften(ruling.seconds)


@lru_cache(maxsize=32)
def _seen(seen: FloorDay) -> Json:
    """Made once for all who look. Moments are seconds since 1970."""
    return {
        "from": _at(seen.day.start),
        "until": _at(seen.day.end),
        "asOf": _at(seen.as_of) if seen.as_of else None,
        "rooms": {
            one.room: {
                "busy": [_ends(span.start, span.end) for span in one.busy],
                "changes": [[_at(at), state.value] for at, state in one.changes],
            }
            for one in seen.rooms
        },
    }


def _mine(booking: Booking) -> Json:
    return {
        "id": booking.id,
        "room": booking.room,
        "span": _ends(booking.span.start, booking.span.end),
        "state": shown(booking.state).value,
        "changing": booking.change is not None,
    }


def _ends(start: datetime, end: datetime) -> list[int]:
    return [_at(start), _at(end)]


def _at(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp())
