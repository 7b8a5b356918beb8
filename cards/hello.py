"""Who Nook is and what it can do, with sentences to try."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.people import Role
from bot.domain.wish import FURTHEST, LONGEST
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
        *([] if reply.greeting else [text(_besides(), spacing="Small")]),
        text(say("Or try one of these:")),
        *page.tries(reply.tries),
    ]
    if reply.greeting:
        body.append(quiet(_limits(), spacing="Medium"))
    if reply.roles and not page.reader.common:
        roles = listed(say(ROLE_WORDS[role]) if role in ROLE_WORDS else clean(role, 40) for role in reply.roles)
        standing = say("Your role here: {roles}. Write “admin” to see where set-up stands.", roles=roles)
        body.append(quiet(standing, spacing="Medium"))
    summary = say("I find and book meeting rooms.")
    return page.card(f"{title}. {summary}", body)


def _besides() -> str:
    """What else there is to ask for, for who wants to know."""
    return say(
        "I also move, extend and cancel what you booked, repeat it each week, invite people, show floor "
        "plans, and tell "
        "you when a room becomes free. Just say so."
    )


def _limits() -> str:
    """What a newcomer should know: where Nook ends, who sets it up, and how it is reached among others."""
    return say(
        "I know the rooms that your admins connected, and book up to {days} days ahead and {hours} hours long. Admins "
        "set me up by writing “admin”. In group chats and channels, mention me.",
        days=FURTHEST.days,
        hours=LONGEST // timedelta(hours=1),
    )


def welcome(reply: Welcome, page: Page) -> Drawn:
    title, words = say("You’re welcome"), say("I am here whenever you need a room.")
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small"), *page.tries(reply.tries)])
