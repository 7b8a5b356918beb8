"""Where set-up stands, and who can see to it."""

from __future__ import annotations

from typing import Any

from bot.domain.configuration import BookingLevel
from bot.ports import Drawn
from bot.replies import AdminsOnly, AdminStanding, NotSetUp
from cards.clean import clean
from cards.elements import Container
from cards.hello import ROLE_WORDS
from cards.page import Page, heading, quiet, strong, text
from cards.words import DOT, count, listed

_LEVELS = {
    BookingLevel.SERVICE: "Books as Nook: the service account owns the bookings",
    BookingLevel.USER: "Books as user: bookings stand in people’s own calendars",
}
_MOST = 12
_FEW = 5


def not_set_up(reply: NotSetUp, page: Page) -> Drawn:
    title = "No room can be booked here yet"
    words = f"Nook is not connected to any room calendar, so nothing was booked. {_who(reply.admins)}"
    return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])


def admins_only(reply: AdminsOnly, page: Page) -> Drawn:
    title = "Set-up is for admins"
    words = f"Nothing was shown or changed. {_who(reply.admins)}"
    return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])


def _who(admins: tuple[str, ...]) -> str:
    if not admins:
        return "Ask whoever brought Nook into Teams: they can name an admin in its settings."
    names = [clean(name, 60) for name in admins[:_FEW]]
    if len(admins) > _FEW:
        names.append("other admins")
    return f"{listed(names, 'or')} can see to it."


def admin_standing(reply: AdminStanding, page: Page) -> Drawn:
    rooms = sum(linked for *_, linked in reply.configurations)
    title = "Where set-up stands"
    standing = f"{count(len(reply.configurations), 'configuration')}, {count(rooms, 'linked room')}"
    body: list[Any] = [heading(title), text(f"{standing}. {_next_step(reply, rooms)}", spacing="Small")]
    for name, level, account, linked in reply.configurations[:_MOST]:
        body.append(
            Container(
                [
                    strong(name),
                    quiet(f"{count(linked, 'linked room')}{DOT}{_LEVELS[level]}", spacing="None"),
                    quiet(f"Service account: {clean(account, 120)}", spacing="None"),
                ],
                separator=True,
                spacing="Medium",
            )
        )
    if len(reply.configurations) > _MOST:
        body.append(quiet(f"And {len(reply.configurations) - _MOST} more."))
    roles = listed(ROLE_WORDS.get(role, clean(role, 40)) for role in reply.roles)
    if roles:
        body.append(quiet(f"Your role here: {roles}.", spacing="Medium"))
    return page.card(f"{title}: {standing}", body)


def _next_step(reply: AdminStanding, rooms: int) -> str:
    if not reply.configurations:
        return "Next: connect Nook to Microsoft 365 with a configuration."
    if not rooms:
        return "Next: link rooms to their calendars; until then nobody can book."
    return "People can book."
