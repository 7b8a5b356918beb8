"""Admin consent: what a configuration needs, the way to Microsoft's page, and what is still missing after it."""

from __future__ import annotations

from typing import Any

from bot.domain.ailments import Ailment
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import ConsentAsked, ConsentMissing
from cards.ailments import in_words
from cards.clean import clean
from cards.elements import Action, Container, OpenUrl, RichTextBlock, TextRun
from cards.page import Page, band, heading, quiet, stacked, text
from cards.tongue import mark, say

_NEEDS = (
    (
        mark("A Microsoft 365 admin"),
        mark("who may consent for your organisation. Not you? Send them here, or press it together."),
    ),
    (mark("A role in Nook"), mark("Integrations admin or Global administrator, as you have.")),
    (
        mark("A service account"),
        mark("with a mailbox, which may reserve the rooms. Nook books in its name where people do not."),
    ),
)
_WHY = {
    "Place.Read.All": mark("to list the rooms"),
    "Calendars.ReadWrite": mark("to see when rooms are free and to book them"),
    "User.Read.All": mark("to know who asks and which domain they are of"),
    "MailboxSettings.Read": mark("to know the rooms’ time zones and when people work"),
}


def asked(reply: ConsentAsked, page: Page) -> Drawn:
    title = say("Connect Nook to Microsoft 365")
    lead = say("You need three things:")
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    body += [_need(number, *need) for number, need in enumerate(_NEEDS, 1)]
    body.append(
        text(say("Grant consent opens Microsoft’s own page. When you come back to this chat, I show the form."))
    )
    until = page.times.moment(reply.until)
    once = say("The button works once, until {until}. After that, write “admin add configuration” again.", until=until)
    body.append(quiet(once))
    actions: list[Action] = [
        OpenUrl(say("Grant consent"), reply.address, style="positive"),
        page.button(say("Consent is there already"), reply.there),
    ]
    summary = say(
        "Connect Nook to Microsoft 365. You need three things: a Microsoft 365 admin, a role in Nook, a service"
        " account."
    )
    return page.card(summary, [*body, *stacked(actions)])


def _need(number: int, what: str, why: str) -> RichTextBlock:
    return RichTextBlock([TextRun(f"{number}.  {say(what)} ", weight="Bolder"), TextRun(say(why))], spacing="Small")


def missing(reply: ConsentMissing, page: Page) -> Drawn:
    title, words = _what(reply)
    body: list[Any] = [band("warning", [heading(title), text(words, spacing="Small")])]
    if reply.missing:
        body.append(Container([_permission(name) for name in reply.missing], spacing="Medium"))
    if reply.onward:
        rbac = say("Given in Exchange instead (RBAC for Applications)? Then no token shows it: press Go on.")
        body.append(quiet(rbac, spacing="Medium"))
    if reply.trouble:
        body.append(quiet(_trouble(reply.trouble), spacing="Medium"))
    retry = say("Start again") if isinstance(reply.again, Say) else say("Check again")
    actions: list[Action] = [page.button(retry, reply.again)]
    if reply.onward:
        actions.append(page.button(say("Go on"), reply.onward))
    return page.card(f"{title}. {words}", body, actions)


def _what(reply: ConsentMissing) -> tuple[str, str]:
    if reply.declined:
        return (
            say("Consent was not given"),
            say("Nothing was changed in Nook. Start again when a Microsoft 365 admin is there."),
        )
    if reply.missing:
        return (
            say("Consent is not complete yet"),
            say("Nothing was changed in Nook. New permissions can take some minutes to arrive. These are missing:"),
        )
    return (
        say("Microsoft 365 does not show the consent yet"),
        say("Nothing was changed in Nook. It can take some minutes. Check again then."),
    )


def _trouble(trouble: Ailment | str) -> str:
    """Of Microsoft's own words only so many."""
    if isinstance(trouble, Ailment):
        return in_words(trouble)
    return say("Microsoft says: {words}", words=clean(trouble, 400))


def _permission(name: str) -> RichTextBlock:
    why = say(_WHY[name]) if name in _WHY else ""
    return RichTextBlock([TextRun(clean(name, 80), weight="Bolder"), TextRun(f"  {why}")], spacing="None")
