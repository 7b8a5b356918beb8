"""One turn of conversation: words or a press in, a reply out."""

from __future__ import annotations

import contextlib
import logging
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime

from bot.commands import BY_ACT, BY_INTENT, BY_PRESS, COMMAND_OF, composing, habits, talking
from bot.commands.bookings import answering
from bot.commands.command import Asked
from bot.commands.find_rooms import drafted, zone_of
from bot.commands.hello import otherwise, tries
from bot.domain.people import Identity
from bot.domain.span import zone_named
from bot.domain.talk import Talk
from bot.domain.use import Count, Happened
from bot.domain.wish import Problem
from bot.domain.working_hours import USUAL
from bot.language.follow_ups import FollowUp
from bot.language.names import directory_of
from bot.language.of_series import OfSeries
from bot.language.reading import read, read_of_series, read_on
from bot.language.understanding import Act, Directory, Intent, Understanding
from bot.ports import ComposeKind, File, Heard, StoreTrouble
from bot.presses import OWN_ONLY, Press, Say
from bot.replies import (
    AskWish,
    CalendarsSilent,
    CannotYet,
    Expired,
    Hello,
    JustTaken,
    LetGo,
    NothingFree,
    NotUnderstood,
    NotYours,
    Reply,
    RoomDeclined,
    Welcome,
)
from bot.replies.talks import talk_of
from bot.showing import recalled
from bot.world import World

log = logging.getLogger("nook.turn")

PLANS = (".zip", ".png", ".jpg", ".jpeg")
"""How the names of files end that are floor plans: IMDF archives and pictures. Any other is a list of rooms."""

KEEPS_THE_TALK = (Hello, NotUnderstood, CannotYet, CalendarsSilent, Expired, NotYours, Welcome)
"""Replies after which one may go on with what was said before. After any other, "yes" would mean something else."""

TIMELESS = (Intent.HELP, Intent.GREETING, Intent.ADMIN)
"""What is answered alike whenever one works."""

GOES_ON, NOTHING = "what was said before", "nothing"
"""Beside the commands' names: a sentence that goes on with the last one, and one that was not understood."""

WHOLE = (Intent.HELP, Intent.ADMIN)
"""What goes on with nothing that was said before."""

ABOUT_NOTICES = (Act.QUIET, Act.REMIND)


TAKEN_FOR: ContextVar[str] = ContextVar("taken_for", default="")
"""The name of the command that this turn is taken for, for the figures; "" until that is known."""


async def answer(world: World, heard: Heard) -> tuple[Reply, Asked]:
    """What Nook says to this, and the turn as the commands saw it (its zone is the one to show times in).

    Raises StoreTrouble.
    """
    asked = await _asked(world, heard)
    if heard.arrived:
        return await _understood(asked, Understanding(Intent.GREETING)), asked
    if heard.reference is not None:
        reply = await _pressed(asked, heard.reference)
    else:
        text = heard.text if heard.text.strip() else _brought(heard.files)
        asked, meant = await _in_their_hours(replace(asked, text=text))
        reply = await _said(asked, meant)
    if isinstance(reply, CalendarsSilent) and await _shut_out(world):
        reply = replace(reply, shut_out=True)
    if isinstance(reply, NothingFree) and not isinstance(reply.preface, JustTaken | RoomDeclined):
        await _counted(world, reply.wish.zone, reply.wish.building, reply.wish.seats)
    elif isinstance(reply, AskWish) and reply.problem is Problem.TOO_MANY_PEOPLE and reply.draft.people:
        await _counted(world, reply.draft.zone, reply.draft.building, reply.draft.people)
    if not heard.automatic and talk_of(reply) is None and not isinstance(reply, KEEPS_THE_TALK):
        with contextlib.suppress(StoreTrouble):  # what was done is done; a talk expires by itself
            await world.store.forget_talk(*_where(asked))
    return reply, asked


async def _shut_out(world: World) -> bool:
    tenants = {one.tenant for one in (await world.store.configurations()).values() if one.on}
    return any(world.directory.shut_out(tenant) for tenant in tenants)


async def _counted(world: World, zone: str, building: str | None, seats: int) -> None:
    """That a search found nothing, for the report; not whose it was."""
    day = world.clock.now().astimezone(zone_named(zone)).date()
    with contextlib.suppress(StoreTrouble):
        await world.store.count(Count(Happened.NOTHING_FOUND, day, building or "", seats=seats))


async def composed(world: World, heard: Heard) -> tuple[tuple[Reply, ...], Asked]:
    """What the compose box shows. It is no part of a conversation, and forgets none. Raises StoreTrouble."""
    asked = await _asked(world, heard)
    TAKEN_FOR.set(BY_INTENT[Intent.FIND_OR_BOOK].name)
    match heard.compose:
        case ComposeKind.SUBMIT if heard.reference is not None:
            return (await _pressed(asked, heard.reference),), asked
        case ComposeKind.SEARCH:
            return await composing.rooms_for(asked, understood(asked, heard.text), heard.text), asked
    written = replace(asked, now=heard.written or asked.now)  # "tomorrow" is the day after it was written
    return (await composing.form(asked, drafted(written, understood(written, heard.text))),), asked


async def beside(world: World, heard: Heard, look: Press | None = None) -> tuple[Reply, Asked]:
    """What is pressed in the tab, with the same checks as in a chat. It is no part of a conversation, and forgets none.

    `look`: what the tab itself asks for; else the press behind the reference is meant. Raises StoreTrouble.
    """
    asked = await _asked(world, heard)
    if look is not None:
        return await _carried_out(asked, look, heard.speaker.identity.object_id), asked
    return await _pressed(asked, heard.reference or ""), asked


async def _asked(world: World, heard: Heard) -> Asked:
    """`hours` are the usual ones where only Microsoft 365 knows better: it is asked, and not waited for."""
    TAKEN_FOR.set("")
    now, rooms = world.clock.now(), await world.store.linked_rooms()
    hours = await world.hours.of(heard.speaker.identity, now, patience=0.0) if rooms else USUAL
    return Asked(
        world,
        heard.speaker,
        heard.chat,
        now,
        rooms,
        heard.inputs,
        heard.card,
        heard.text,
        heard.files,
        heard.mentioned,
        replace(hours, week_starts=heard.speaker.week_starts),
    )


async def _in_their_hours(asked: Asked) -> tuple[Asked, Understanding]:
    """What was said, read in the hours of who said it; where it may have to do with time, they are waited for."""
    meant = understood(asked, asked.text)
    if not asked.rooms or meant.intent in TIMELESS:
        return asked, meant
    hours = await asked.world.hours.of(asked.speaker.identity, asked.now)
    hours = replace(hours, week_starts=asked.speaker.week_starts)
    if hours == asked.hours:
        return asked, meant
    asked = replace(asked, hours=hours)
    return asked, understood(asked, asked.text)


def _brought(files: tuple[File, ...]) -> str:
    """What a person means who sends a file without a word: it is for the set-up, which asks who they are."""
    if not files:
        return ""
    plan = files[0].name.lower().endswith(PLANS)
    return "admin import floor plan" if plan else "admin import rooms"


async def _pressed(asked: Asked, reference: str) -> Reply:
    found = await recalled(asked.world.store, reference, asked.chat, asked.now)
    if found is None:
        log.info("a press was never offered in this chat, or long ago")
        return Expired(tries(asked))
    if isinstance(found.press, Say):
        said = replace(asked, text=found.press.words)
        return await _said(said, understood(said, said.text))
    if isinstance(found.press, OWN_ONLY) and found.owner != asked.speaker.identity.object_id:
        return NotYours(found.owner_name)
    return await _carried_out(asked, found.press, found.owner)


async def _carried_out(asked: Asked, press: Press, owner: str) -> Reply:
    TAKEN_FOR.set(COMMAND_OF[type(press)].name)
    return await BY_PRESS[type(press)](asked, press, owner)


async def _said(asked: Asked, meant: Understanding) -> Reply:
    """What goes on with what was said before is read with it; anything else stands for itself."""
    if meant.intent in WHOLE:
        return await _understood(asked, meant)
    said = _followed(asked, asked.text, asked.zone)
    dates = read_of_series(asked.text, _local(asked), asked.speaker.locale, asked.hours)
    if (said is not None or dates is not None) and not _stands_alone(said, meant.act):
        talk = await asked.world.store.talk(*_where(asked), asked.now)
        if talk is not None and (reply := await _gone_on(asked, talk, said, dates)) is not None:
            TAKEN_FOR.set(GOES_ON)
            return reply
    return await _understood(asked, meant)


async def _gone_on(asked: Asked, talk: Talk, said: FollowUp | None, dates: OfSeries | None) -> Reply | None:
    """None where the sentence stands for itself after all."""
    if talk.pending is not None:
        if said is not None and (said.stops or said.refuses):
            return LetGo(tries(asked), booked=True)
        press = answering.press_for(talk.pending, said, dates, asked.zone)
        return await BY_PRESS[type(press)](asked, press, "") if press else None
    if dates is not None and (reply := await talking.go_on_with_series(asked, talk, dates)) is not None:
        return reply
    if said is None:
        return None
    there = said if talk.draft.zone == asked.zone else _followed(asked, asked.text, talk.draft.zone)
    return await talking.go_on(asked, talk, there or said)


def _local(asked: Asked, zone: str = "") -> datetime:
    return asked.now.astimezone(zone_named(zone or asked.zone)).replace(tzinfo=None)


def _stands_alone(said: FollowUp | None, act: Act | None) -> bool:
    """ "Quiet" is no room that is quiet, and "see you tomorrow" no other day; "perfect, thanks" takes an offer."""
    return act in ABOUT_NOTICES or (act is Act.THANK and (said is None or said.pick is None))


def _followed(asked: Asked, text: str, zone: str) -> FollowUp | None:
    return read_on(text, _local(asked, zone), directory_of(asked.rooms), asked.speaker.locale, asked.hours)


def _where(asked: Asked) -> tuple[Identity, str]:
    return Identity(asked.chat.tenant, asked.speaker.identity.object_id), asked.chat.conversation


async def _understood(asked: Asked, meant: Understanding) -> Reply:
    command = (BY_ACT.get(meant.act) if meant.act else None) or BY_INTENT.get(meant.intent)
    TAKEN_FOR.set(command.name if command else NOTHING)
    if meant.habit is not None and meant.intent is Intent.FIND_OR_BOOK:
        return await habits.again(asked, meant)
    return await (command.answer if command else otherwise)(asked, meant)


def understood(asked: Asked, text: str) -> Understanding:
    """Read on the person's clock; where a room or building in another zone is named, on the clock there ("tomorrow" may
    be another day).
    """
    directory = directory_of(asked.rooms)
    meant = _read(asked, text, asked.zone, directory)
    if not meant.room and not meant.building:
        return meant
    there = zone_of(asked, meant.room, meant.building)
    return meant if there == asked.zone else _read(asked, text, there, directory)


def _read(asked: Asked, text: str, zone: str, directory: Directory) -> Understanding:
    return read(text, _local(asked, zone), directory, asked.speaker.locale, asked.hours)
