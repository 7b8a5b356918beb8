"""When something does not work: Microsoft 365 is silent, too much was asked at once, or Nook itself broke."""

from __future__ import annotations

from bot.ports import Drawn
from bot.replies import CalendarsSilent, SlowDown, Sorry
from cards.clean import clean
from cards.page import Page, band, heading, quiet, text
from cards.tongue import say, say_count


def calendars_silent(reply: CalendarsSilent, page: Page) -> Drawn:
    title = say("Microsoft 365 is not answering")
    words = say("It did not answer in time, so nothing is booked by this. Please try again in a minute.")
    if reply.shut_out:
        title = say("Microsoft 365 does not let Nook in")
        words = say("So nothing is booked by this, and nothing can be. The people who run Nook have to mend it.")
    again = [page.button(say("Try again"), reply.again, leads=True)] if reply.again else []
    return page.card(f"{title}. {words}", [band("warning", [heading(title), text(words, spacing="Small")])], again)


def slow_down(reply: SlowDown, page: Page) -> Drawn:
    title = say("One moment, please")
    why = say(
        "That was more than I can answer at once, so your last message was not handled and nothing was booked by it."
    )
    again = say_count("Write again in {n} second.", "Write again in {n} seconds.", max(1, reply.seconds))
    words = f"{why} {again}"
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])


def sorry(reply: Sorry, page: Page) -> Drawn:
    title = say("Sorry, something broke in Nook")
    words = say(
        "Until a card here says Booked, nothing is booked. Please try again; if it happens again, tell an admin."
    )
    body = [
        band("attention", [heading(title), text(words, spacing="Small")]),
        quiet(say("For the admin: {reference}", reference=clean(reply.reference, 80)), spacing="Medium"),
    ]
    return page.card(f"{title}. {words}", [*body, *page.tries(reply.tries)])
