"""What all see in a shared chat instead of what concerns one of them only."""

from __future__ import annotations

from bot.ports import Drawn
from bot.replies.sharing import Looking, WroteToYou
from cards.clean import clean
from cards.elements import OpenUrl
from cards.page import Page, heading, text
from cards.tongue import say


def looking(reply: Looking, page: Page) -> Drawn:
    name = clean(reply.name, 60) or say("Somebody")
    title = say("{name} is looking for a room", name=name)
    words = say("Only {name} sees the form. What is booked will stand here for all.", name=name)
    form = page.button(say("Fill in the form"), reply.form, tooltip=say("Only {name} can", name=name), leads=True)
    return page.card(title, [heading(title), text(words, spacing="Small")], [form], own=reply.form)


def wrote_to_you(reply: WroteToYou, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    if reply.reached:
        title = say("{name}, I answered in our own chat", name=name) if name else say("I answered in our own chat")
        words = say("It concerns you alone, and others read along here.")
        way = OpenUrl(say("Open our chat"), reply.link, style="positive")
    else:
        title = say("{name}, I cannot write to you yet", name=name) if name else say("I cannot write to you yet")
        words = say(
            "It concerns you alone, and others read along here, so nothing was shown or changed. Add Nook for "
            "yourself, then ask me again in our own chat."
        )
        way = OpenUrl(say("Add Nook"), reply.link, style="positive")
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")], [way])
