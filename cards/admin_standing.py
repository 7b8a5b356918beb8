"""Where set-up stands: its steps with marks, and the next one as a button. Also an admin's first card."""

from __future__ import annotations

from typing import Any

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import AdminStanding, SetUpStep
from cards.admin_words import configuration_line
from cards.clean import clean
from cards.elements import Container, RichTextBlock, TextRun
from cards.hello import ROLE_WORDS
from cards.page import Page, heading, quiet, stacked, strong, text
from cards.words import count, listed

_MOST = 8
_DONE: dict[SetUpStep, str] = {
    SetUpStep.REGISTERED: "Nook is registered in Microsoft Entra",
    SetUpStep.CONSENT: "Consent of your organisation is given",
    SetUpStep.CONFIGURATION: "configuration",
    SetUpStep.CALENDARS: "room calendar",
    SetUpStep.ROOMS: "room",
    SetUpStep.LINKS: "linked room",
    SetUpStep.FIRST_BOOKING: "The first booking was accepted",
}
_TO_DO: dict[SetUpStep, str] = {
    SetUpStep.REGISTERED: "Register Nook in Microsoft Entra",
    SetUpStep.CONSENT: "Consent: a Microsoft admin lets Nook read rooms and write calendars",
    SetUpStep.CONFIGURATION: "Configuration: service account, booking level, acceptable domains",
    SetUpStep.CALENDARS: "Room calendars: tick those of Microsoft 365 that people may book",
    SetUpStep.ROOMS: "Rooms of your workplace: from a list, or from Microsoft’s directory",
    SetUpStep.LINKS: "Links: which calendar is which room",
    SetUpStep.FIRST_BOOKING: "The first booking",
}
_NEXT: dict[SetUpStep, tuple[str, str]] = {
    SetUpStep.CONSENT: ("Add configuration", "admin add configuration"),
    SetUpStep.CONFIGURATION: ("Add configuration", "admin add configuration"),
    SetUpStep.CALENDARS: ("Connect calendars", "admin calendars"),
    SetUpStep.ROOMS: ("Bring rooms", "admin import rooms"),
    SetUpStep.LINKS: ("Link rooms", "admin link"),
    SetUpStep.FIRST_BOOKING: ("Book a room", "book a room"),
}


def draw(reply: AdminStanding, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    title = (f"Hello {name}, I’m Nook" if name else "Hello, I’m Nook") if reply.welcome else "Where set-up stands"
    body: list[Any] = [heading(title)]
    if reply.welcome:
        lead = "People will book meeting rooms by writing to me. First you set me up, here in this chat."
        body.append(text(lead, spacing="Small"))
    body.append(Container([_step(reply, *step) for step in reply.steps], spacing="Medium"))
    body += [_configuration(*shown) for shown in reply.configurations[:_MOST]]
    if len(reply.configurations) > _MOST:
        body.append(quiet(f"And {len(reply.configurations) - _MOST} more: write “admin configurations”."))
    if roles := listed(ROLE_WORDS.get(role, clean(role, 40)) for role in reply.roles):
        body.append(quiet(f"Your role here: {roles}.", spacing="Medium"))
    return page.card(f"{title}: {_summary(reply)}", [*body, *stacked(_buttons(reply, page))])


def _summary(reply: AdminStanding) -> str:
    done = sum(done for _, done, _ in reply.steps)
    return f"{done} of {count(len(reply.steps), 'step')} done"


def _step(reply: AdminStanding, step: SetUpStep, done: bool, number: int) -> RichTextBlock:
    """`✓ 3 room calendars`, `▶ Next: …`, `○ …`: the mark and the words say the same."""
    if done:
        words = _DONE[step] if number < 0 else count(number, _DONE[step])
        return RichTextBlock([TextRun(f"✓  {words}")], spacing="Small")
    if step is reply.next:
        return RichTextBlock([TextRun("▶  Next: ", weight="Bolder"), TextRun(_TO_DO[step])], spacing="Small")
    return RichTextBlock([TextRun(f"○  {_TO_DO[step]}", is_subtle=True)], spacing="Small")


def _configuration(configuration: Any, linked: int) -> Container:
    lines = [strong(configuration.name), quiet(configuration_line(configuration, linked=linked), spacing="None")]
    return Container(lines, separator=True, spacing="Medium")


def _buttons(reply: AdminStanding, page: Page) -> list[Any]:
    out = []
    if reply.next in _NEXT:
        title, words = _NEXT[reply.next]
        out.append(page.button(title, Say(words), leads=True))
    if reply.configurations:
        out += [page.button("Configurations", Say("admin configurations")), page.button("Check", Say("admin check"))]
    return out
