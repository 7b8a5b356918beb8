"""Who is an admin of what kind, and the choice of people and roles."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Role
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import LastAdminStays, RoleGranted, Roles, WhichPerson, WhichRole
from cards.clean import clean
from cards.hello import ROLE_WORDS
from cards.page import Page, band, heading, quiet, row, stacked, strong, text
from cards.tongue import mark, say, say_count
from cards.words import listed

_MOST = 25
_MEANS = {
    Role.GLOBAL: mark("everything, also roles"),
    Role.INTEGRATIONS: mark("configurations, calendars, rooms and links"),
}


def roles(reply: Roles, page: Page) -> Drawn:
    title = say_count("{n} admin", "{n} admins", len(reply.shown))
    body: list[Any] = [heading(title)]
    for who, name, kinds in reply.shown[:_MOST]:
        words = listed(say(ROLE_WORDS[kind.value]) for kind in kinds)
        shown = name or say("Not met yet ({id})", id=clean(who.object_id, 40))
        body.append(row([strong(shown), quiet(words, spacing="None")]))
    if len(reply.shown) > _MOST:
        body.append(quiet(say_count("And {n} more.", "And {n} more.", len(reply.shown) - _MOST)))
    body += [
        quiet(
            say("{role}: {rights}.", role=say(ROLE_WORDS[kind.value]), rights=say(rights)),
            spacing="None" if at else "Medium",
        )
        for at, (kind, rights) in enumerate(_MEANS.items())
    ]
    change = (
        say("To change: “admin grant adele@contoso.com integrations”, “admin revoke adele@contoso.com”.")
        if reply.may_change
        else say("Global administrators grant and revoke roles.")
    )
    body.append(quiet(change, spacing="Medium"))
    return page.card(say_count("{n} admin of Nook", "{n} admins of Nook", len(reply.shown)), body)


def which_person(reply: WhichPerson, page: Page) -> Drawn:
    said = clean(reply.said, 60)
    if not reply.choices:
        title = say("I found nobody called “{name}”", name=said)
        words = say("No role was changed. Write the whole e-mail address, or the beginning of the name.")
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])
    title, words = say("Whom do you mean?"), say("No role was changed yet.")
    buttons = stacked(
        page.button(f"{clean(name, 30)} ({clean(address, 60)})"[:60], press, tooltip=f"{name}, {address}")
        for name, address, press in reply.choices
    )
    return page.card(f"{title} {words}", [heading(title), text(words, spacing="Small"), *buttons])


def which_role(reply: WhichRole, page: Page) -> Drawn:
    title, words = say("Which role for {name}?", name=clean(reply.name, 60)), say("No role was changed yet.")
    buttons = stacked(
        page.button(
            say(ROLE_WORDS[role.value]),
            press,
            tooltip=say("{role}: {rights}", role=say(ROLE_WORDS[role.value]), rights=say(_MEANS[role])),
        )
        for role, press in reply.choices
    )
    return page.card(f"{title} {words}", [heading(title), text(words, spacing="Small"), *buttons])


def granted(reply: RoleGranted, page: Page) -> Drawn:
    name, role = clean(reply.name, 60), say(ROLE_WORDS[reply.role.value])
    title = (
        say("{name} is {role} already", name=name, role=role)
        if reply.had_it
        else say("{name} is now {role}", name=name, role=role)
    )
    words = say("That means: {rights}. It holds at once; they write “admin” to begin.", rights=say(_MEANS[reply.role]))
    body = [band("good", [heading(title), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button(say("Roles"), Say("admin roles"))])


def last_admin(reply: LastAdminStays, page: Page) -> Drawn:
    title = say("{name} is the last Global administrator", name=clean(reply.name, 60))
    words = say("So the role stays, and nothing was changed. Grant it to somebody else first.")
    body = [band("warning", [heading(title), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button(say("Roles"), Say("admin roles"))])
