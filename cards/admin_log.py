"""The log: who did what when, and what it was before and after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.deeds import Deed, Did
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.calendars import ShowLog
from bot.replies.calendars import LogShown
from cards.admin_deeds import change
from cards.clean import clean
from cards.elements import Action, ActionSet, Container, OpenUrl
from cards.page import Page, heading, quiet, row, strong, text
from cards.tongue import mark, say
from cards.words import DOT

WORDS: dict[Did, str] = {
    Did.ASKED_CONSENT: mark("{who} opened Microsoft’s consent page"),
    Did.CONSENTED: mark("{who} proved the consent"),
    Did.ADDED_CONFIGURATION: mark("{who} added a configuration"),
    Did.CHANGED_CONFIGURATION: mark("{who} changed a configuration"),
    Did.RENAMED_CONFIGURATION: mark("{who} renamed a configuration"),
    Did.SWITCHED_OFF: mark("{who} switched off a configuration"),
    Did.SWITCHED_ON: mark("{who} switched on a configuration"),
    Did.REMOVED_CONFIGURATION: mark("{who} removed a configuration"),
    Did.CONNECTED: mark("{who} connected calendars"),
    Did.DISCONNECTED: mark("{who} disconnected a calendar"),
    Did.IMPORTED_ROOMS: mark("{who} imported rooms"),
    Did.IMPORTED_PLANS: mark("{who} imported floor plans"),
    Did.REMOVED_PLAN: mark("{who} removed a floor plan"),
    Did.LINKED: mark("{who} linked calendars to rooms"),
    Did.UNLINKED: mark("{who} unlinked a calendar"),
    Did.GRANTED: mark("{who} granted a role"),
    Did.REVOKED: mark("{who} revoked a role"),
    Did.BOOKED: mark("{who} booked a room"),
}


def draw(reply: LogShown, page: Page) -> Drawn:
    title = say("What was done here")
    if not reply.deeds:
        words = say("Nothing yet. Whatever admins change and people book is kept here, and never changed afterwards.")
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])
    body: list[Any] = [heading(title), quiet(say("Newest first. This log is only ever added to."))]
    body += [_deed(deed, page) for _, deed in reply.deeds]
    if reply.export:
        export = OpenUrl(say("Export as CSV"), reply.export, tooltip=say("The whole log as a file, for ten minutes"))
        body.append(ActionSet([export], spacing="Medium"))
    actions: list[Action] = []
    if reply.older is not None:
        actions.append(page.button(say("Next"), ShowLog(reply.older), tooltip=say("What was done before these")))
    if not reply.newest:
        actions.append(page.button(say("Newest"), Say("admin log")))
    newest = _what(reply.deeds[0][1])
    return page.card(say("What was done here, newest first: {newest}", newest=newest), body, actions)


def _what(deed: Deed) -> str:
    return say(WORDS[deed.did], who=clean(deed.name, 60) or say("Somebody"))


def _deed(deed: Deed, page: Page) -> Container:
    when = f"{page.times.day(deed.at)}, {page.times.moment(deed.at)}"
    booked = _booked(deed, page) if deed.did is Did.BOOKED else ""
    changed = booked or change(deed)
    return row(
        [
            strong(_what(deed)),
            *([text(changed, spacing="None", most=450)] if changed else []),
            quiet(when if booked else DOT.join(part for part in (_on(deed), when) if part), spacing="None"),
        ]
    )


def _booked(deed: Deed, page: Page) -> str:
    """`Everest · Tomorrow, Tue 24 Nov, 14:00` of `Everest 2026-11-24T13:00+00:00`; empty where it is something else."""
    room, _, start = deed.on.rpartition(" ")
    try:
        moment = datetime.fromisoformat(start)
    except ValueError:
        return ""
    if moment.utcoffset() is None:
        return ""
    return DOT.join((clean(room, 100), f"{page.times.day(moment)}, {page.times.moment(moment)}"))


def _on(deed: Deed) -> str:
    return say("workplace") if deed.did is Did.IMPORTED_ROOMS else clean(deed.on, 100)
