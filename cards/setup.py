"""Set-up for those who cannot do it: nothing is set up yet, only admins may, not in this chat."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import Say
from bot.replies import NotSetUp
from bot.replies.admin import AdminsOnly, AdminUnknown, NotHere
from cards.clean import clean
from cards.page import Page, heading, text
from cards.words import listed

_FEW = 5
_PHRASES = ("admin configurations", "admin calendars", "admin link", "admin roles", "admin check")


def not_set_up(reply: NotSetUp, page: Page) -> Drawn:
    title = "No room can be booked here yet"
    words = f"Nook is not connected to any room calendar, so nothing was booked. {_who(reply.admins)}"
    return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])


def admins_only(reply: AdminsOnly, page: Page) -> Drawn:
    title = "This is for Global administrators" if reply.global_only else "Set-up is for admins"
    words = f"Nothing was shown or changed. {_who(reply.admins)}"
    return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])


def not_here(_reply: NotHere, page: Page) -> Drawn:
    title = "Set-up works in our own chat only"
    words = "Others can read along here, so nothing was shown or changed. Open the chat with Nook and write it there."
    return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])


def admin_unknown(reply: AdminUnknown, page: Page) -> Drawn:
    title = "I do not know that admin phrase"
    words = f"Nothing was changed by “{clean(reply.said, 80)}”. These work, for example:"
    return page.card(
        f"{title}. {words}",
        [heading(title, "Medium"), text(words, spacing="Small"), *page.tries(_PHRASES)],
        [page.button("Where set-up stands", Say("admin"))],
    )


def _who(admins: tuple[str, ...]) -> str:
    if not admins:
        return "Ask whoever brought Nook into Teams: they can name an admin in its settings."
    names = [clean(name, 60) for name in admins[:_FEW]]
    if len(admins) > _FEW:
        names.append("other admins")
    return f"{listed(names, 'or')} can see to it."
