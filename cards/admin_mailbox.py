"""A mailbox that the admin named: whether Nook's consent reaches it, and what to do where it should not."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.calendars import MailboxTried, Reach
from cards.clean import clean
from cards.page import Page, heading, text
from cards.tongue import say


def draw(reply: MailboxTried, page: Page) -> Drawn:
    title, words = _in_words(reply.reach, clean(reply.address, 80))
    body = [heading(title), text(words, spacing="Small")]
    return page.card(f"{title}. {words}", body, [page.button(say("Check set-up"), Say("admin check"))])


def _in_words(reach: Reach, address: str) -> tuple[str, str]:
    match reach:
        case Reach.REACHED:
            return (
                say("Nook reaches the calendar of {address}", address=address),
                say(
                    "It was read just now, and nothing was changed. Right for rooms, the service account and"
                    " people who book as user. For others the consent is wider than needed: “admin check” shows"
                    " how to narrow it."
                ),
            )
        case Reach.BARRED:
            return (
                say("Nook cannot reach the calendar of {address}", address=address),
                say(
                    "Microsoft 365 refused it. Right where the consent is narrowed to some mailboxes and this is not "
                    "one of them. A change in Exchange can take an hour to hold."
                ),
            )
    return (
        say("{address} has no mailbox", address=address),
        say("So there is no calendar that Nook could reach. Is the address spelt right?"),
    )
