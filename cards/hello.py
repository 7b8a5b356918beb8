"""Who Nook is and what it can do, with sentences to try."""

from __future__ import annotations

from bot.domain.people import Role
from bot.ports import Drawn
from bot.replies import Hello, Welcome
from cards.clean import clean
from cards.page import Page, heading, quiet, text
from cards.tongue import mark, say
from cards.words import listed

ROLE_WORDS = {Role.GLOBAL.value: mark("Global administrator"), Role.INTEGRATIONS.value: mark("Integrations admin")}


def draw(reply: Hello, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    title = say("What Nook can do")
    if reply.greeting:
        title = say("Hello {name}, I’m Nook", name=name) if name else say("Hello, I’m Nook")
    body = [
        heading(title),
        text(
            say("I find and book meeting rooms. Tell me how many you are, when and for how long, in your own words."),
            spacing="Small",
        ),
        text(say("Or try one of these:")),
        *page.tries(reply.tries),
    ]
    if reply.roles and not page.reader.common:
        roles = listed(say(ROLE_WORDS[role]) if role in ROLE_WORDS else clean(role, 40) for role in reply.roles)
        standing = say("Your role here: {roles}. Write “admin” to see where set-up stands.", roles=roles)
        body.append(quiet(standing, spacing="Medium"))
    summary = say("I find and book meeting rooms.")
    return page.card(f"{title}. {summary}", body)


def welcome(reply: Welcome, page: Page) -> Drawn:
    title, words = say("You’re welcome"), say("I am here whenever you need a room.")
    return page.card(
        f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small"), *page.tries(reply.tries)]
    )
