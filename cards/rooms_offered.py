"""Free rooms, best fit first, each with a button that books it."""

from __future__ import annotations

from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.presses import AnotherTime, MoreRooms
from bot.replies import JustTaken, Preface, RoomsOffered, WhichOne
from cards.clean import clean
from cards.elements import Action, Container, RichTextBlock, TextRun
from cards.page import Page, band, heading, quiet, text
from cards.room_row import free_rooms, read_at
from cards.together import company, having_time
from cards.tongue import say
from cards.words import DOT, count, left_out_counted, understood, zone_of


def draw(reply: RoomsOffered, page: Page) -> Drawn:
    wish, shown = reply.wish, len(reply.offers)
    title = _title(reply)
    when = page.times.both(wish.span, zone_of(wish.zone))
    actions: list[Action] = []
    if reply.more:
        actions.append(page.button("More rooms", MoreRooms(wish, reply.skipped + shown), tooltip=f"{reply.more} more"))
    actions.append(page.button("Another time", AnotherTime(wish)))
    if reply.plan:
        actions.append(page.button(say("Show on plan"), reply.plan))
    return page.card(
        f"{preface_summary(reply.preface)}{title}: {when}",
        [
            *preface_band(reply.preface, "These rooms are free instead."),
            heading(title, "Medium" if reply.preface else "Large"),
            *asked_for(page, wish),
            *having_time(page, reply.together, wish),
            *free_rooms(page, reply.offers, zone_of(wish.zone)),
            *_footer(page, reply),
        ],
        actions,
    )


def _title(reply: RoomsOffered) -> str:
    shown = len(reply.offers)
    if shown == 1 and not reply.more and not reply.skipped:
        return f"{clean(reply.offers[0].room.name, 60)} is free"
    if reply.skipped:
        return f"{count(shown, 'more free room')}"
    return count(shown + reply.more, "free room")


def asked_for(page: Page, wish: Wish) -> list[RichTextBlock]:
    """What was understood: the time first, then the rest."""
    when = TextRun(page.times.both(wish.span, zone_of(wish.zone)))
    lines = [RichTextBlock([when], spacing="Small"), quiet(understood(wish), spacing="None")]
    lines += [quiet(line, spacing="None") for line in company(wish)]
    if wish.subject:
        lines.append(quiet(f"Subject: {wish.subject}", spacing="None"))
    return lines


def preface_summary(preface: Preface | None) -> str:
    match preface:
        case None:
            return ""
        case JustTaken(room):
            return f"{clean(room, 60)} was just taken, nothing is booked. "
        case WhichOne():
            return "Which one? "
    return f"{clean(preface.room, 60)} declined, nothing is booked. "


def preface_band(preface: Preface | None, instead: str) -> list[Container]:
    """Why this is shown now, and whether anything is booked."""
    match preface:
        case None:
            return []
        case WhichOne():
            words = "Press it, or say which. Nothing is booked yet."
            return [band("accent", [heading("Which one?"), text(words, spacing="Small")])]
        case JustTaken(room):
            room, what, why = clean(room, 80), "was just taken", "Somebody else was quicker, so nothing is booked."
        case _:
            room, what = clean(preface.room, 80), "declined"
            why = "The room did not accept, so nothing is booked and the invitation is withdrawn."
    return [band("warning", [heading(f"{room} {what}"), text(f"{why} {instead}", spacing="Small")])]


def _footer(page: Page, reply: RoomsOffered) -> list[RichTextBlock]:
    reasons = left_out_counted(reply.left_out)
    parts = [f"Not offered: {reasons}" if reasons else "", read_at(page, reply.as_of)]
    line = DOT.join(part for part in parts if part)
    return [quiet(line, spacing="Medium")] if line else []
