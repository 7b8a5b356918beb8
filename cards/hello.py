"""Who Nook is and what it can do, with sentences to try."""

from __future__ import annotations

from bot.domain.people import Role
from bot.ports import Drawn
from bot.replies import Hello
from cards.clean import clean
from cards.page import Page, heading, quiet, text
from cards.words import listed

ROLE_WORDS = {Role.GLOBAL.value: "Global administrator", Role.INTEGRATIONS.value: "Integrations admin"}


def draw(reply: Hello, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    title = (f"Hello {name}, I’m Nook" if name else "Hello, I’m Nook") if reply.greeting else "What Nook can do"
    body = [
        heading(title),
        text(
            "I find and book meeting rooms. Tell me how many you are, when and for how long, in your own words.",
            spacing="Small",
        ),
        text("Or try one of these:"),
        *page.tries(reply.tries),
    ]
    if reply.roles:
        roles = listed(ROLE_WORDS.get(role, clean(role, 40)) for role in reply.roles)
        body.append(quiet(f"Your role here: {roles}. Write “admin” to see where set-up stands.", spacing="Medium"))
    return page.card(f"{title}. I find and book meeting rooms.", body)
