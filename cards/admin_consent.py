"""Admin consent: what a configuration needs, the way to Microsoft's page, and what is still missing after it."""

from __future__ import annotations

from typing import Any

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import ConsentAsked, ConsentMissing
from cards.clean import clean
from cards.elements import Action, Container, OpenUrl, RichTextBlock, TextRun
from cards.page import Page, band, heading, quiet, stacked, text

_NEEDS = (
    ("A Microsoft 365 admin", "who may consent for your organisation. Not you? Send them here, or press it together."),
    ("A role in Nook", "Integrations admin or Global administrator, as you have."),
    ("A service account", "with a mailbox, which may reserve the rooms. Nook books in its name where people do not."),
)
_WHY = {
    "Place.Read.All": "to list the rooms",
    "Calendars.ReadWrite": "to see when rooms are free and to book them",
    "User.Read.All": "to know who asks and which domain they are of",
    "MailboxSettings.Read": "to know the rooms’ time zones",
}


def asked(reply: ConsentAsked, page: Page) -> Drawn:
    title = "Connect Nook to Microsoft 365"
    lead = "You need three things:"
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    body += [_need(number, *need) for number, need in enumerate(_NEEDS, 1)]
    body.append(text("Grant consent opens Microsoft’s own page. When you come back to this chat, I show the form."))
    until = page.times.moment(reply.until)
    body.append(quiet(f"The button works once, until {until}. After that, write “admin add configuration” again."))
    actions: list[Action] = [
        OpenUrl("Grant consent", reply.address),
        page.button("Consent is there already", reply.there),
    ]
    summary = f"{title}. {lead} a Microsoft 365 admin, a role in Nook, a service account."
    return page.card(summary, [*body, *stacked(actions)])


def _need(number: int, what: str, why: str) -> RichTextBlock:
    return RichTextBlock([TextRun(f"{number}.  {what} ", weight="Bolder"), TextRun(why)], spacing="Small")


def missing(reply: ConsentMissing, page: Page) -> Drawn:
    title, words = _what(reply)
    body: list[Any] = [band("warning", [heading(title, "Medium"), text(words, spacing="Small")])]
    if reply.missing:
        body.append(Container([_permission(name) for name in reply.missing], spacing="Medium"))
    if reply.onward:
        rbac = "Given in Exchange instead (RBAC for Applications)? Then no token shows it: press Go on."
        body.append(quiet(rbac, spacing="Medium"))
    if reply.trouble:
        body.append(quiet(f"Microsoft says: {clean(reply.trouble, 400)}", spacing="Medium"))
    retry = "Start again" if isinstance(reply.again, Say) else "Check again"
    actions: list[Action] = [page.button(retry, reply.again)]
    if reply.onward:
        actions.append(page.button("Go on", reply.onward))
    return page.card(f"{title}. {words}", body, actions)


def _what(reply: ConsentMissing) -> tuple[str, str]:
    nothing = "Nothing was changed in Nook."
    if reply.declined:
        return "Consent was not given", f"{nothing} Start again when a Microsoft 365 admin is there."
    if reply.missing:
        return (
            "Consent is not complete yet",
            f"{nothing} New permissions can take some minutes to arrive. These are missing:",
        )
    return "Microsoft 365 does not show the consent yet", f"{nothing} It can take some minutes. Check again then."


def _permission(name: str) -> RichTextBlock:
    why = _WHY.get(name, "")
    return RichTextBlock([TextRun(clean(name, 80), weight="Bolder"), TextRun(f"  {why}")], spacing="None")
