"""The log: who did what when, and what it was before and after."""

from __future__ import annotations

from typing import Any

from bot.domain.deeds import Deed, Did
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.calendars import ShowLog
from bot.replies.calendars import LogShown
from cards.clean import clean
from cards.elements import Action, ActionSet, Container, OpenUrl
from cards.page import Page, heading, quiet, strong, text
from cards.words import DOT

WORDS: dict[Did, str] = {
    Did.ASKED_CONSENT: "opened Microsoft’s consent page",
    Did.CONSENTED: "proved the consent",
    Did.ADDED_CONFIGURATION: "added a configuration",
    Did.CHANGED_CONFIGURATION: "changed a configuration",
    Did.RENAMED_CONFIGURATION: "renamed a configuration",
    Did.SWITCHED_OFF: "switched off a configuration",
    Did.SWITCHED_ON: "switched on a configuration",
    Did.REMOVED_CONFIGURATION: "removed a configuration",
    Did.CONNECTED: "connected calendars",
    Did.DISCONNECTED: "disconnected a calendar",
    Did.IMPORTED_ROOMS: "imported rooms",
    Did.IMPORTED_PLANS: "imported floor plans",
    Did.REMOVED_PLAN: "removed a floor plan",
    Did.LINKED: "linked calendars to rooms",
    Did.UNLINKED: "unlinked a calendar",
    Did.GRANTED: "granted a role",
    Did.REVOKED: "revoked a role",
    Did.BOOKED: "booked a room",
}


def draw(reply: LogShown, page: Page) -> Drawn:
    title = "What was done here"
    if not reply.deeds:
        words = "Nothing yet. Whatever admins change and people book is kept here, and never changed afterwards."
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])
    body: list[Any] = [heading(title), quiet("Newest first. This log is only ever added to.")]
    body += [_deed(deed, page) for _, deed in reply.deeds]
    if reply.export:
        export = OpenUrl("Export as CSV", reply.export, tooltip="The whole log as a file, for ten minutes")
        body.append(ActionSet([export], spacing="Medium"))
    actions: list[Action] = []
    if reply.older is not None:
        actions.append(page.button("Next", ShowLog(reply.older), tooltip="What was done before these"))
    if not reply.newest:
        actions.append(page.button("Newest", Say("admin log")))
    newest = reply.deeds[0][1]
    return page.card(f"{title}, newest first: {_what(newest)}", body, actions)


def _what(deed: Deed) -> str:
    return f"{clean(deed.name, 60) or 'Somebody'} {WORDS[deed.did]}"


def _deed(deed: Deed, page: Page) -> Container:
    when = f"{page.times.day(deed.at)}, {page.times.moment(deed.at)}"
    change = _change(clean(deed.before, 200), clean(deed.after, 200))
    return Container(
        [
            strong(_what(deed)),
            *([text(change, spacing="None", most=450)] if change else []),
            quiet(DOT.join(part for part in (clean(deed.on, 100), when) if part), spacing="None"),
        ],
        separator=True,
        spacing="Small",
    )


def _change(before: str, after: str) -> str:
    """`user → service`; only what there is."""
    if before and after:
        return f"{before} → {after}"
    return f"Before: {before}" if before else after
