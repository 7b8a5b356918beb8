"""Set-up for those who cannot do it: nothing is set up yet, only admins may, not in this chat."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import Say
from bot.replies import NotSetUp
from bot.replies.admin import AdminsOnly, AdminUnknown, NotHere
from cards.clean import clean
from cards.page import Page, heading, text
from cards.tongue import say
from cards.words import listed, sentences

_FEW = 5
_PHRASES = ("admin configurations", "admin calendars", "admin link", "admin roles", "admin check", "admin report")


def not_set_up(reply: NotSetUp, page: Page) -> Drawn:
    title = say("No room can be booked here yet")
    what = say("Nook is not connected to any room calendar, so nothing was booked.")
    words = sentences(what, _who(reply.admins))
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])


def admins_only(reply: AdminsOnly, page: Page) -> Drawn:
    title = say("This is for Global administrators") if reply.global_only else say("Set-up is for admins")
    words = sentences(say("Nothing was shown or changed."), _who(reply.admins))
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])


def not_here(_reply: NotHere, page: Page) -> Drawn:
    title = say("Set-up works in our own chat only")
    words = say(
        "Others can read along here, so nothing was shown or changed. Open the chat with Nook and write it there."
    )
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])


def admin_unknown(reply: AdminUnknown, page: Page) -> Drawn:
    title = say("I do not know that admin phrase")
    words = say("Nothing was changed by “{said}”. These work, for example:", said=clean(reply.said, 80))
    return page.card(
        f"{title}. {words}",
        [heading(title), text(words, spacing="Small"), *page.tries(_PHRASES, first_leads=False)],
        [page.button(say("Where set-up stands"), Say("admin"))],
    )


def _who(admins: tuple[str, ...]) -> str:
    if not admins:
        return say("Ask whoever brought Nook into Teams: they can name an admin in its settings.")
    names = [clean(name, 60) for name in admins[:_FEW]]
    if len(admins) > _FEW:
        names.append(say("other admins"))
    return say("{names} can see to it.", names=listed(names, "or"))
