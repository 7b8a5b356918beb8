"""Where set-up stands: its steps with marks, and the next one as a button. Also an admin's first card."""

from __future__ import annotations

from typing import Any

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import AdminStanding, SetUpStep
from cards.admin_words import configuration_line
from cards.booking_buttons import side_by_side
from cards.clean import clean
from cards.elements import Container, RichTextBlock, TextRun
from cards.hello import ROLE_WORDS
from cards.page import Page, heading, quiet, row, strong, text
from cards.tongue import mark, say, say_count
from cards.words import listed

_MOST = 8
_TO_DO: dict[SetUpStep, str] = {
    SetUpStep.REGISTERED: mark("Register Nook in Microsoft Entra"),
    SetUpStep.CONSENT: mark("Consent: a Microsoft admin lets Nook read rooms and write calendars"),
    SetUpStep.CONFIGURATION: mark("Configuration: service account, booking level, acceptable domains"),
    SetUpStep.CALENDARS: mark("Room calendars: tick those of Microsoft 365 that people may book"),
    SetUpStep.ROOMS: mark("Rooms of your workplace: from a list, or from Microsoft’s directory"),
    SetUpStep.LINKS: mark("Links: which calendar is which room"),
    SetUpStep.FIRST_BOOKING: mark("The first booking"),
}
_NEXT: dict[SetUpStep, tuple[str, str]] = {
    SetUpStep.CONSENT: (mark("Add configuration"), "admin add configuration"),
    SetUpStep.CONFIGURATION: (mark("Add configuration"), "admin add configuration"),
    SetUpStep.CALENDARS: (mark("Connect calendars"), "admin calendars"),
    SetUpStep.ROOMS: (mark("Bring rooms"), "admin import rooms"),
    SetUpStep.LINKS: (mark("Link rooms"), "admin link"),
    SetUpStep.FIRST_BOOKING: (mark("Book a room"), "book a room"),
}


def draw(reply: AdminStanding, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    title = _title(name) if reply.welcome else say("Where set-up stands")
    body: list[Any] = [heading(title)]
    if reply.welcome:
        lead = say("People will book meeting rooms by writing to me. First you set me up, here in this chat.")
        body.append(text(lead, spacing="Small"))
    body.append(Container([_step(reply, *step) for step in reply.steps], spacing="Medium"))
    body += [_configuration(*shown) for shown in reply.configurations[:_MOST]]
    if len(reply.configurations) > _MOST:
        more = say_count(
            "And {n} more: write “admin configurations”.",
            "And {n} more: write “admin configurations”.",
            len(reply.configurations) - _MOST,
        )
        body.append(quiet(more))
    if roles := listed(say(ROLE_WORDS[role]) if role in ROLE_WORDS else clean(role, 40) for role in reply.roles):
        body.append(quiet(say("Your role here: {roles}.", roles=roles), spacing="Medium"))
    return page.card(f"{title}: {_summary(reply)}", [*body, *side_by_side(_buttons(reply, page))])


def _title(name: str) -> str:
    return say("Hello {name}, I’m Nook", name=name) if name else say("Hello, I’m Nook")


def _summary(reply: AdminStanding) -> str:
    done = sum(done for _, done, _ in reply.steps)
    return say_count("{done} of {n} step done", "{done} of {n} steps done", len(reply.steps), done=done)


def _step(reply: AdminStanding, step: SetUpStep, done: bool, number: int) -> RichTextBlock:
    """`✓ 3 room calendars`, `▶ Next: …`, `○ …`: the mark and the words say the same."""
    if done:
        return RichTextBlock([TextRun(f"✓  {_done(step, number)}")], spacing="Small")
    if step is reply.next:
        marked = "▶  " + say("Next:") + " "
        return RichTextBlock([TextRun(marked, weight="Bolder"), TextRun(say(_TO_DO[step]))], spacing="Small")
    return RichTextBlock([TextRun("○  " + say(_TO_DO[step]), is_subtle=True)], spacing="Small")


def _done(step: SetUpStep, number: int) -> str:
    match step:
        case SetUpStep.REGISTERED:
            return say("Nook is registered in Microsoft Entra")
        case SetUpStep.CONSENT:
            return say("Consent of your organisation is given")
        case SetUpStep.CONFIGURATION:
            return say_count("{n} configuration", "{n} configurations", number)
        case SetUpStep.CALENDARS:
            return say_count("{n} room calendar", "{n} room calendars", number)
        case SetUpStep.ROOMS:
            return say_count("{n} room", "{n} rooms", number)
        case SetUpStep.LINKS:
            return say_count("{n} linked room", "{n} linked rooms", number)
        case SetUpStep.FIRST_BOOKING:
            return say("The first booking was accepted")


def _configuration(configuration: Any, linked: int) -> Container:
    lines = [strong(configuration.name), quiet(configuration_line(configuration, linked=linked), spacing="None")]
    return row(lines)


def _buttons(reply: AdminStanding, page: Page) -> list[Any]:
    out = []
    if reply.next in _NEXT:
        title, words = _NEXT[reply.next]
        out.append(page.button(say(title), Say(words), leads=True))
    if reply.configurations:
        out += [
            page.button(say("Configurations"), Say("admin configurations")),
            page.button(say("Check"), Say("admin check")),
        ]
        if reply.next not in _NEXT:
            out.append(page.button(say("Report"), Say("admin report"), tooltip=say("How rooms were used")))
    return out
