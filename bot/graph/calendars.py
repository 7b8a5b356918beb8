"""Room calendars and events through Graph: `bot.ports.Calendars`.

Events are made in the owner's calendar, never in the room's own: that would go round the room's booking attendant and
book twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.domain.configuration import Configuration
from bot.domain.free_busy import FreeBusy
from bot.domain.meetings import Made, Meeting
from bot.domain.span import Span, merged
from bot.graph import changing, events, meetings, schedules
from bot.graph import made as made_events
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.troubles import Refusal
from bot.ports import CalendarRefused, CalendarTrouble, Event, Invitation

_UTC = {"Prefer": 'outlook.timezone="UTC"'}


class GraphCalendars:
    """The calendars of any configuration.

    `patience`: seconds for one method with all its calls; `reading`: for `free_busy`, which can be slow in real
    tenants. `abreast`: how many getSchedule of one `free_busy` run at once; each asks through the mailbox of a
    service account, which bears four.
    """

    def __init__(
        self, graph: Graph, patience: float | None = None, abreast: int = 4, reading: float | None = None
    ) -> None:
        self._graph = graph
        self._patience = graph.patience if patience is None else patience
        self._reading = self._patience if reading is None else reading
        self._abreast = abreast

    async def free_busy(
        self, configuration: Configuration, calendars: Sequence[str], span: Span, leave: int = 0
    ) -> Mapping[str, FreeBusy]:
        """Of any number of calendars, 20 a call. `leave`: as in the port.

        A calendar whose call failed is not known; raises where no call succeeded.
        """
        asked = list({c.lower(): c for c in calendars}.values())
        parts = [(chunk, piece) for chunk in schedules.chunks(asked) for piece in schedules.pieces(span)]
        deadline = self._graph.tick() + self._reading
        room = asyncio.Semaphore(self._abreast)

        async def one(chunk: list[str], piece: Span) -> dict[str, FreeBusy]:
            async with room:
                return await self._schedules(configuration, chunk, piece, deadline, leave)

        answers = await asyncio.gather(*(one(*part) for part in parts), return_exceptions=True)
        found: dict[str, list[FreeBusy]] = {c.lower(): [] for c in asked}
        troubles: list[BaseException] = []
        for (chunk, _), answer in zip(parts, answers, strict=True):
            if isinstance(answer, BaseException):
                if not isinstance(answer, CalendarTrouble):
                    raise answer
                troubles.append(answer)
                answer = {c: FreeBusy(known=False) for c in chunk}
            for calendar, free_busy in answer.items():
                found[calendar.lower()].append(free_busy)
        if troubles and len(troubles) == len(parts):
            raise troubles[0]
        return {c: _joined(found[c.lower()]) for c in calendars}

    async def invite(self, configuration: Configuration, invitation: Invitation) -> Event:
        """Makes the event. 201 says that the invitation is sent, not that the room accepted it.

        The booking's id is the transactionId: repeated, Graph gives the event that is there already. For how long it
        remembers is written nowhere; after minutes, `find` first.
        """
        owner = invitation.owner
        try:
            made = await self._ask(
                configuration, "POST", owner, lambda g: g.users.by_user_id(owner).events, body=events.body(invitation)
            )
        except Refusal as refused:
            if refused.code != "ErrorDuplicateTransactionId" and not refused.existing:
                raise
            if refused.existing:
                existing = await self.event(configuration, owner, refused.existing, invitation.calendar)
            else:
                existing = await self.find(configuration, owner, invitation.booking)
            if existing is None:
                raise
            return existing
        if not made.get("id"):
            raise CalendarTrouble("Microsoft 365 did not say which event it made.")
        # An answer that leaves the attendees out says nothing about the room.
        return events.read({**made, "attendees": made.get("attendees") or None}, invitation.calendar)

    async def event(self, configuration: Configuration, owner: str, event: str, calendar: str) -> Event | None:
        """The event and the answer of the room whose address is `calendar`; None where it is gone.

        Whether somebody took the room out of the meeting is said as `room_removed`; see `events`.
        """
        try:
            found = await self._read(configuration, owner, event)
        except Refusal as refused:
            if refused.status == 404:
                return None
            raise
        return events.read(found, calendar)

    async def find(self, configuration: Configuration, owner: str, booking: str) -> Event | None:
        """The event that was made for this booking, if any."""
        query = {"$filter": events.made_for(booking), "$select": events.FIELDS, "$top": 2}
        answer = await self._ask(configuration, "GET", owner, lambda g: g.users.by_user_id(owner).events, query=query)
        found = [events.read(e, None) for e in answer.get("value") or ()]
        return next((e for e in found if not e.cancelled), found[0] if found else None)

    async def withdraw(self, configuration: Configuration, owner: str, event: str, comment: str) -> None:
        """Cancels Nook's own event; no error if it is gone already.

        One without attendees is no meeting and cannot be cancelled: it is deleted. ("event: cancel", "Delete event")
        """
        try:
            await self._ask(
                configuration,
                "POST",
                owner,
                lambda g: g.users.by_user_id(owner).events.by_event_id(event).cancel,
                body={"comment": comment},
            )
        except Refusal as refused:
            if refused.status == 400:
                await self._delete(configuration, owner, event, refused)
            elif refused.status != 404:
                raise

    async def reschedule(self, configuration: Configuration, owner: str, event: str, span: Span) -> None:
        """Another start and end; everything else of the meeting stays. Its rooms are asked anew, all answers are NONE.

        A room keeps the old time until it has dealt with the new one; where it declines, it holds neither.
        """
        await self._change(configuration, owner, event, lambda found: changing.rescheduled(found, span))

    async def add_room(
        self, configuration: Configuration, owner: str, event: str, room_name: str, calendar: str
    ) -> None:
        """Invites one more room; nobody else is told. Nothing is sent where it is invited and has not declined."""
        await self._change(configuration, owner, event, lambda found: changing.with_room(found, room_name, calendar))

    async def move_into(
        self, configuration: Configuration, owner: str, event: str, span: Span, room_name: str, calendar: str
    ) -> None:
        """Another start and end, and one more room, which is asked for the new time only. All are told."""
        await self._change(
            configuration, owner, event, lambda found: changing.moved_into(found, span, room_name, calendar)
        )

    async def drop_room(
        self, configuration: Configuration, owner: str, event: str, dropped: str, room_name: str, calendar: str
    ) -> None:
        """Takes the room `dropped` out and names `calendar` as the place; no error if it is out.

        All are told where the place changes, else the room alone.
        """
        await self._change(
            configuration, owner, event, lambda found: changing.without_room(found, dropped, room_name, calendar)
        )

    async def meetings(self, configuration: Configuration, person: str, span: Span) -> tuple[Meeting, ...]:
        """Meetings with a room in them, one for each room, by start; whatever overlaps `span`, at most five years.

        In a meeting that somebody else organises the rooms' answers are only what Exchange told the person's copy:
        often NONE. Raises CalendarRefused with NO_MAILBOX for who has no calendar.
        """
        at = Call(
            configuration.tenant,
            "GET",
            lambda g: g.users.by_user_id(person).calendar_view,
            person,
            meetings.question(span),
            _UTC,
        )
        return meetings.read(await self._graph.pages(at, self._graph.tick() + self._reading))

    async def made(self, configuration: Configuration, owner: str, span: Span) -> tuple[Made, ...]:
        """What Nook booked as itself and stands in `span`: events that carry the id of a booking."""
        at = Call(
            configuration.tenant,
            "GET",
            lambda g: g.users.by_user_id(owner).calendar_view,
            owner,
            made_events.question(span),
            _UTC,
        )
        return made_events.read(await self._graph.pages(at, self._graph.tick() + self._reading))

    async def _change(
        self,
        configuration: Configuration,
        owner: str,
        event: str,
        patches: Callable[[dict[str, Any]], Sequence[Mapping[str, Any]]],
    ) -> None:
        """Reads the event and writes at once what `patches` makes of it, only onto what was read.

        412: somebody changed it in between, a room by its answer too, or Nook itself, whose answer was lost. It is then
        read again. ("Update event" does not speak of If-Match; where it is not heeded, the look just before must do.)
        """
        deadline = self._deadline()
        for _ in range(3):
            found = await self._read(configuration, owner, event, changing.FIELDS, deadline)
            if found.get("isCancelled"):
                raise CalendarRefused("This meeting was cancelled in Microsoft 365.")
            seen = found
            try:
                for body in patches(found):
                    seen = await self._ask(
                        configuration,
                        "PATCH",
                        owner,
                        lambda g: g.users.by_user_id(owner).events.by_event_id(event),
                        body=body,
                        headers={"If-Match": etag} if (etag := seen.get("@odata.etag")) else {},
                        deadline=deadline,
                    )
            except Refusal as refused:
                if refused.status != 412 and refused.code != "ErrorIrresolvableConflict":
                    raise
            else:
                return
        raise CalendarTrouble("This meeting is being changed by somebody else at this moment.")

    async def _delete(self, configuration: Configuration, owner: str, event: str, refused: Refusal) -> None:
        try:
            found = await self._read(configuration, owner, event)
            if found.get("isCancelled"):
                return
            if found.get("attendees"):
                raise refused
            await self._ask(
                configuration, "DELETE", owner, lambda g: g.users.by_user_id(owner).events.by_event_id(event)
            )
        except Refusal as again:
            if again.status != 404:
                raise

    async def _read(
        self,
        configuration: Configuration,
        owner: str,
        event: str,
        fields: Sequence[str] = tuple(events.FIELDS),
        deadline: float | None = None,
    ) -> dict[str, Any]:
        return await self._ask(
            configuration,
            "GET",
            owner,
            lambda g: g.users.by_user_id(owner).events.by_event_id(event),
            query={"$select": list(fields)},
            deadline=deadline,
        )

    async def _schedules(
        self, configuration: Configuration, chunk: list[str], piece: Span, deadline: float, leave: int
    ) -> dict[str, FreeBusy]:
        asker = configuration.account_for(chunk[0])
        answer = await self._ask(
            configuration,
            "POST",
            asker,
            lambda g: g.users.by_user_id(asker).calendar.get_schedule,
            body=schedules.question(chunk, piece),
            deadline=deadline,
            leave=leave,
        )
        return schedules.read(answer, chunk, piece, self._graph.now())

    async def _ask(
        self,
        configuration: Configuration,
        method: str,
        mailbox: str,
        at: Any,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        deadline: float | None = None,
        leave: int = 0,
    ) -> dict[str, Any]:
        call = Call(configuration.tenant, method, at, mailbox, query or {}, {**_UTC, **(headers or {})}, body, leave)
        return await self._graph.ask(call, self._deadline() if deadline is None else deadline)

    def _deadline(self) -> float:
        return self._graph.tick() + self._patience


def _joined(parts: Sequence[FreeBusy]) -> FreeBusy:
    """One calendar over several stretches: known where each is, and as old as the oldest."""
    times = [p.as_of for p in parts if p.as_of is not None]
    return FreeBusy(
        tuple(merged(b for p in parts for b in p.busy)),
        known=bool(parts) and all(p.known for p in parts),
        as_of=min(times) if len(times) == len(parts) and times else None,
    )
