"""The form for a configuration. What is wrong stands on top, with everything that was filled in kept."""

from __future__ import annotations

from typing import Any

from bot.domain.configuration import BookingLevel
from bot.ports import Drawn
from bot.replies.admin import ConfigurationForm, FormProblem
from cards.admin_keep_inputs import keep_inputs
from cards.admin_words import LEVELS, refused_in_words
from cards.clean import clean
from cards.inputs import InputChoices, InputText, InputToggle
from cards.page import Page, band, heading, quiet, strong, text
from cards.tongue import say

_LONGEST_DOMAINS = 12_000


def draw(reply: ConfigurationForm, page: Page) -> Drawn:
    title = "New configuration" if reply.new else f"Change {clean(reply.name, 60)}"
    saved = "created" if reply.new else "changed"
    wrong = [in_words(problem, clean(detail, 120)) for problem, detail in reply.problems]
    wrong += refused_in_words(reply.refused)
    body: list[Any] = []
    if wrong:
        lines = [text(line, spacing="Small") for line in wrong]
        body.append(band("warning", [strong(f"Nothing was {saved} yet."), *lines]))
    body.append(heading(title))
    if reply.new and not wrong:
        body.append(text("Consent is proved: Microsoft 365 answers. Now say how Nook shall book.", spacing="Small"))
    body += _inputs(reply)
    submit = page.button("Create configuration" if reply.new else "Save changes", reply.submit, leads=True, inputs=True)
    return page.card(wrong[0] if wrong else title, body, [submit])


def _inputs(reply: ConfigurationForm) -> list[Any]:
    domains = ", ".join(reply.acceptable_domains)
    levels = {level.value: LEVELS[level] for level in (BookingLevel.USER, BookingLevel.SERVICE)}
    return [
        InputText(
            "service_account",
            "Service account",
            value=clean(reply.service_account, 200) or None,
            placeholder="rooms@contoso.com",
            max_length=320,
        ),
        quiet("An account with a mailbox that may reserve the rooms.", spacing="None"),
        InputChoices(
            "booking_level",
            "Booking level",
            levels,
            value=reply.booking_level if reply.booking_level in levels else None,
            style="expanded",
        ),
        quiet(
            "Book as user: the meeting stands in the person’s own calendar, and they can change or cancel it. "
            "Book as Nook: the service account owns the booking, and people cannot change it afterwards.",
            spacing="None",
        ),
        InputText(
            "acceptable_domains",
            "Acceptable domains",
            value=domains if len(domains) <= _LONGEST_DOMAINS else None,
            placeholder="contoso.com, fabrikam.com",
            is_multiline=True,
        ),
        quiet("Only people with an account in one of these book as user, everybody else as Nook.", spacing="None"),
        InputToggle(
            "manage_service_bookings",
            "What Nook booked",
            "People may cancel and change what Nook booked for them",
            value="true" if reply.manage_service_bookings else "false",
        ),
        *keep_inputs(reply.keep),
        InputText(
            "name",
            "Name (optional)",
            value=clean(reply.name, 60) or None,
            placeholder="Contoso Berlin",
            max_length=60,
        ),
    ]


def in_words(problem: FormProblem, detail: str) -> str:
    match problem:
        case FormProblem.NO_ACCOUNT:
            return "The service account is missing: write its e-mail address."
        case FormProblem.ACCOUNT_UNKNOWN:
            return f"Microsoft 365 knows no account {detail}. Is it spelt right?"
        case FormProblem.ACCOUNT_OFF:
            return f"The account {detail} is disabled. Enable it in the Entra admin center, or name another."
        case FormProblem.ACCOUNT_GUEST:
            return f"{detail} is a guest here and has no calendar in your organisation. Name an account of your own."
        case FormProblem.NO_MAILBOX:
            return f"The account {detail} has no mailbox. Give it an Exchange Online licence, or name another."
        case FormProblem.NAME_TAKEN:
            return f"Another configuration is called {detail}. Choose another name."
        case FormProblem.NO_SUCH_ROOM:
            return say("There is no room called {room}. Write the names as “admin rooms” shows them.", room=detail)
        case FormProblem.NO_LEVEL:
            return "Choose a booking level."
        case FormProblem.CHANGED_MEANWHILE:
            return "Somebody else changed it meanwhile. This is how it is now."
        case FormProblem.UNREACHABLE:
            return "Microsoft 365 did not answer, so the service account could not be checked. Try again in a minute."
