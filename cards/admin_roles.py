"""Who is an admin of what kind, and the choice of people and roles."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Role
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import LastAdminStays, RoleGranted, Roles, WhichPerson, WhichRole
from cards.clean import clean
from cards.elements import Container
from cards.hello import ROLE_WORDS
from cards.page import Page, band, heading, quiet, stacked, strong, text
from cards.words import count, listed

_MOST = 25
_MEANS = {
    Role.GLOBAL: "everything, also roles",
    Role.INTEGRATIONS: "configurations, calendars, rooms and links",
}


def roles(reply: Roles, page: Page) -> Drawn:
    title = count(len(reply.shown), "admin")
    body: list[Any] = [heading(title)]
    for who, name, kinds in reply.shown[:_MOST]:
        words = listed(ROLE_WORDS[kind.value] for kind in kinds)
        shown = name or f"Not met yet ({clean(who.object_id, 40)})"
        body.append(Container([strong(shown), quiet(words, spacing="None")], separator=True, spacing="Small"))
    if len(reply.shown) > _MOST:
        body.append(quiet(f"And {len(reply.shown) - _MOST} more."))
    body += [
        quiet(f"{ROLE_WORDS[kind.value]}: {words}.", spacing="None" if at else "Medium")
        for at, (kind, words) in enumerate(_MEANS.items())
    ]
    change = (
        "To change: “admin grant adele@contoso.com integrations”, “admin revoke adele@contoso.com”."
        if reply.may_change
        else "Global administrators grant and revoke roles."
    )
    body.append(quiet(change, spacing="Medium"))
    return page.card(f"{title} of Nook", body)


def which_person(reply: WhichPerson, page: Page) -> Drawn:
    said = clean(reply.said, 60)
    if not reply.choices:
        title = f"I found nobody called “{said}”"
        words = "No role was changed. Write the whole e-mail address, or the beginning of the name."
        return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")])
    title, words = "Whom do you mean?", "No role was changed yet."
    buttons = stacked(
        page.button(f"{clean(name, 30)} ({clean(address, 60)})"[:60], press, tooltip=f"{name}, {address}")
        for name, address, press in reply.choices
    )
    return page.card(f"{title} {words}", [heading(title, "Medium"), text(words, spacing="Small"), *buttons])


def which_role(reply: WhichRole, page: Page) -> Drawn:
    title, words = f"Which role for {clean(reply.name, 60)}?", "No role was changed yet."
    buttons = stacked(
        page.button(ROLE_WORDS[role.value], press, tooltip=f"{ROLE_WORDS[role.value]}: {_MEANS[role]}")
        for role, press in reply.choices
    )
    return page.card(f"{title} {words}", [heading(title, "Medium"), text(words, spacing="Small"), *buttons])


def granted(reply: RoleGranted, page: Page) -> Drawn:
    name, role = clean(reply.name, 60), ROLE_WORDS[reply.role.value]
    title = f"{name} is {role} already" if reply.had_it else f"{name} is now {role}"
    words = f"That means: {_MEANS[reply.role]}. It holds at once; they write “admin” to begin."
    body = [band("good", [heading(title, "Medium"), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button("Roles", Say("admin roles"))])


def last_admin(reply: LastAdminStays, page: Page) -> Drawn:
    title = f"{clean(reply.name, 60)} is the last Global administrator"
    words = "So the role stays, and nothing was changed. Grant it to somebody else first."
    body = [band("warning", [heading(title, "Medium"), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button("Roles", Say("admin roles"))])
