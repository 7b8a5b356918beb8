"""Free rooms, best fit first, each with a button that books it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.presses import AnotherTime, MoreRooms
from bot.replies import JustTaken, Offer, Preface, RoomsOffered, WhichOne
from cards.clean import clean
from cards.elements import Action, Container, RichTextBlock, TextRun
from cards.page import Page, band, heading, quiet, text
from cards.room_row import free_rooms, read_at, the_room
from cards.together import company, having_time
from cards.tongue import say, say_count
from cards.words import DOT, left_out_counted, room_facts, understood, zone_of


def draw(reply: RoomsOffered, page: Page) -> Drawn:
    wish, shown = reply.wish, len(reply.offers)
    title, only = _title(reply), _only(reply)
    when = page.times.both(wish.span, zone_of(wish.zone))
    actions: list[Action] = []
    if reply.more:
        more = say_count("{n} more", "{n} more", reply.more)
        actions.append(page.button(say("More rooms"), MoreRooms(wish, reply.skipped + shown), tooltip=more))
    actions.append(page.button(say("Another time"), AnotherTime(wish)))
    if reply.plan:
        actions.append(page.button(say("Show on plan"), reply.plan))
    return page.card(
        f"{preface_summary(reply.preface)}{title}: {when}",
        [
            *preface_band(reply.preface, say("These rooms are free instead.")),
            heading(title, "Medium" if reply.preface else "Large"),
            *asked_for(page, wish, only.room.name if only else ""),
            *having_time(page, reply.together, wish),
            *(
                [the_room(page, only, zone_of(wish.zone))]
                if only
                else free_rooms(page, reply.offers, zone_of(wish.zone), best=not isinstance(reply.preface, WhichOne))
            ),
            *_footer(page, reply),
        ],
        actions,
        line=_line(page, only) if only else "",
    )


def _only(reply: RoomsOffered) -> Offer | None:
    """Where it is about one room, which the title names."""
    return reply.offers[0] if len(reply.offers) == 1 and not reply.more and not reply.skipped else None


def _line(page: Page, offer: Offer) -> str:
    """`18:00–19:00 · 8 seats · Floor 3`; the day before it where it is not today."""
    zone = zone_of(offer.room.zone)
    today = offer.span.start.astimezone(page.times.zone).date() == page.times.now.date()
    day = "" if today else f"{page.times.date(offer.span.start.astimezone(zone).date())}, "
    return DOT.join(part for part in (f"{day}{page.times.said(offer.span, zone)}", room_facts(offer.room)) if part)


def _title(reply: RoomsOffered) -> str:
    shown = len(reply.offers)
    if only := _only(reply):
        return say("{room} is free", room=clean(only.room.name, 60))
    if reply.skipped:
        return say_count("{n} more free room", "{n} more free rooms", shown)
    return say_count("{n} free room", "{n} free rooms", shown + reply.more)


def asked_for(page: Page, wish: Wish, named: str = "") -> list[RichTextBlock]:
    """What was understood: the time first, then the rest. `named`: the room of which the title speaks."""
    when = TextRun(page.times.both(wish.span, zone_of(wish.zone)))
    besides = understood(replace(wish, room=None) if wish.room == named else wish)
    lines = [RichTextBlock([when], spacing="Small")]
    lines += [quiet(line, spacing="None") for line in (besides, *company(wish)) if line]
    if wish.subject:
        lines.append(quiet(say("Subject: {subject}", subject=wish.subject), spacing="None"))
    return lines


def preface_summary(preface: Preface | None) -> str:
    """A sentence to stand before others."""
    match preface:
        case None:
            return ""
        case JustTaken(room):
            said = say("{room} was just taken, nothing is booked.", room=clean(room, 60))
        case WhichOne():
            said = say("Which one?")
        case _:
            said = say("{room} declined, nothing is booked.", room=clean(preface.room, 60))
    return f"{said} "


def preface_band(preface: Preface | None, instead: str) -> list[Container]:
    """Why this is shown now, and whether anything is booked."""
    match preface:
        case None:
            return []
        case WhichOne():
            words = say("Press one, or say which. Nothing is booked yet.")
            return [band("accent", [heading(say("Which one?")), text(words, spacing="Small")])]
        case JustTaken(room):
            title = say("{room} was just taken", room=clean(room, 80))
            why = say("Somebody else was quicker, so nothing is booked.")
        case _:
            title = say("{room} declined", room=clean(preface.room, 80))
            why = say("The room did not accept, so nothing is booked and the invitation is withdrawn.")
    return [band("warning", [heading(title), text(f"{why} {instead}", spacing="Small")])]


def _footer(page: Page, reply: RoomsOffered) -> list[RichTextBlock]:
    reasons = left_out_counted(reply.left_out)
    parts = [say("Not offered: {reasons}", reasons=reasons) if reasons else "", read_at(page, reply.as_of)]
    line = DOT.join(part for part in parts if part)
    return [quiet(line, spacing="Medium")] if line else []
