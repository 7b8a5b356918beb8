"""`extend by 30 minutes`, `until 5pm`, `end now`: the same start and another end."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands.bookings import finding, times
from bot.commands.bookings.discreet import discreetly
from bot.commands.bookings.doing import Chosen, as_it_stands, as_wished, chosen
from bot.commands.bookings.line import held_of
from bot.commands.bookings.moving import as_said, move, moving_to
from bot.commands.command import Asked, Command
from bot.domain.span import Span
from bot.language.understanding import Intent, Understanding
from bot.presses import Press
from bot.presses.bookings import AskToCancel, EndNow, Extend, Held
from bot.replies import Reply
from bot.replies.bookings import ChangeRefused, Mine, NotPossible

MINUTE = timedelta(minutes=1)
LONGER_BY = (15, 30, 60)
"""Minutes to choose from where nobody said how long."""


async def answer(asked: Asked, meant: Understanding) -> Reply:
    zone = ZoneInfo(asked.zone)

    def going_on(line: Mine) -> Press:
        held, end = held_of(line), line.span.end
        if meant.end_now:
            return EndNow(held)
        span = times.extended(line.span, meant, zone)
        if meant.shift is not None and not finding.several(meant):
            return Extend(held, meant.shift, end)
        return moving_to(line, span, meant.scope) if isinstance(span, Span) else Extend(held, LONGER_BY[1], end)

    doing = "end now" if meant.end_now else "extend"
    line = await finding.found(asked, meant, doing, going_on, meant.from_room or meant.room)
    if not isinstance(line, Mine):
        return line
    if meant.end_now:
        return await end_now(asked, EndNow(held_of(line)), "")
    span = times.extended(line.span, meant, zone)
    if isinstance(span, Span):
        return await as_said(asked, moving_to(line, span, meant.scope))
    if span.problem is not None:
        return ChangeRefused(NotPossible.BAD_TIME, line)
    return _how_long(line, held_of(line))


def _how_long(line: Mine, held: Held) -> ChangeRefused:
    start, end = line.span.start, line.span.end
    instead = tuple((Span(start, end + timedelta(minutes=by)), line.room, Extend(held, by, end)) for by in LONGER_BY)
    return ChangeRefused(NotPossible.NO_TIME, line, instead)


async def extend(asked: Asked, press: Extend, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    if found.before is not None and extended_before(press, found.booking.span):
        return await as_it_stands(asked, found.booking, found.configuration)
    span = times.ending(found.booking.span, found.booking.span.end + timedelta(minutes=press.minutes))
    if not isinstance(span, Span):
        return ChangeRefused(NotPossible.BAD_TIME, found.mine)
    return await move(asked, press, found, span)


def extended_before(press: Extend, span: Span) -> bool:
    """Teams delivers a press again under another id, half a minute later, when the first is long done."""
    return span.end != press.end


async def end_now(asked: Asked, press: EndNow, _owner: str) -> Reply:
    """With the next full minute the room is free for others. What has not begun is cancelled, not ended."""
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    span = found.booking.span
    if span.start > asked.now:
        instead = ((span, found.room, AskToCancel(found.held)),)
        return ChangeRefused(NotPossible.NOT_BEGUN, found.mine, instead)
    end = max(asked.now.replace(second=0, microsecond=0), span.start) + MINUTE
    if end >= span.end:
        return await as_wished(asked, found)
    return await move(asked, press, found, Span(span.start, end))


COMMAND = Command(
    name="extend a booking",
    summary="Make a booking longer or shorter, or give the room back at once",
    wakes=frozenset({Intent.EXTEND}),
    examples=("extend by 30 minutes", "extend my 2pm until 5pm", "end now"),
    answer=discreetly(answer),
    presses={Extend: discreetly(extend), EndNow: discreetly(end_now)},
)
