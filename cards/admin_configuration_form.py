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
from cards.page import Page, band, heading, quiet, text
from cards.tongue import say

_LONGEST_DOMAINS = 12_000


def draw(reply: ConfigurationForm, page: Page) -> Drawn:
    title = say("New configuration") if reply.new else say("Change {name}", name=clean(reply.name, 60))
    nothing = say("Nothing was created yet.") if reply.new else say("Nothing was changed yet.")
    wrong = [in_words(problem, clean(detail, 120)) for problem, detail in reply.problems]
    wrong += refused_in_words(reply.refused)
    body: list[Any] = []
    if wrong:
        lines = [text(line, spacing="Small") for line in wrong]
        body.append(band("warning", [heading(nothing.rstrip(".")), *lines]))
    body.append(heading(title, "Medium" if body else "Large"))
    if reply.new and not wrong:
        lead = say("Consent is proved: Microsoft 365 answers. Now say how Nook shall book.")
        body.append(text(lead, spacing="Small"))
    body += _inputs(reply)
    create = say("Create configuration") if reply.new else say("Save changes")
    submit = page.button(create, reply.submit, leads=True, inputs=True)
    return page.card(wrong[0] if wrong else title, body, [submit])


def _inputs(reply: ConfigurationForm) -> list[Any]:
    domains = ", ".join(reply.acceptable_domains)
    levels = {level.value: say(LEVELS[level]) for level in (BookingLevel.USER, BookingLevel.SERVICE)}
    return [
        InputText(
            "service_account",
            say("Service account"),
            value=clean(reply.service_account, 2_000) or None,
            placeholder="rooms@contoso.com",
            max_length=2_000,
            is_required=True,
            error_message=say("The service account is missing: write its e-mail address."),
        ),
        quiet(
            say(
                "A mailbox that may book the rooms. One does for about 5,000 people; several, separated by commas, "
                "share the rooms."
            ),
            spacing="None",
        ),
        InputChoices(
            "booking_level",
            say("Booking level"),
            levels,
            value=reply.booking_level if reply.booking_level in levels else None,
            style="expanded",
            is_required=True,
            error_message=say("Choose a booking level."),
        ),
        quiet(
            say(
                "As user: in people’s own calendars, theirs to change. As Nook: in the service account’s, for admins "
                "to change."
            ),
            spacing="None",
        ),
        InputText(
            "acceptable_domains",
            say("Acceptable domains"),
            value=domains if len(domains) <= _LONGEST_DOMAINS else None,
            placeholder="contoso.com, fabrikam.com",
            is_multiline=True,
        ),
        quiet(say("Only accounts in these domains book as user, all others as Nook."), spacing="None"),
        InputToggle(
            "manage_service_bookings",
            say("What Nook booked"),
            say("People may cancel and change what Nook booked for them"),
            value="true" if reply.manage_service_bookings else "false",
        ),
        *([] if reply.new else keep_inputs(reply.keep)),
        InputText(
            "name",
            say("Name (optional)"),
            value=clean(reply.name, 60) or None,
            placeholder="Contoso Berlin",
            max_length=60,
        ),
    ]


def in_words(problem: FormProblem, detail: str) -> str:
    match problem:
        case FormProblem.NO_ACCOUNT:
            return say("The service account is missing: write its e-mail address.")
        case FormProblem.ACCOUNT_UNKNOWN:
            return say("Microsoft 365 knows no account {account}. Is it spelt right?", account=detail)
        case FormProblem.ACCOUNT_OFF:
            return say(
                "The account {account} is disabled. Enable it in the Entra admin center, or name another.",
                account=detail,
            )
        case FormProblem.ACCOUNT_GUEST:
            return say(
                "{account} is a guest here and has no calendar in your organisation. Name an account of your own.",
                account=detail,
            )
        case FormProblem.NO_MAILBOX:
            return say(
                "The account {account} has no mailbox. Give it an Exchange Online licence, or name another.",
                account=detail,
            )
        case FormProblem.NAME_TAKEN:
            return say("Another configuration is called {name}. Choose another name.", name=detail)
        case FormProblem.NO_SUCH_ROOM:
            return say("There is no room called {room}. Write the names as “admin rooms” shows them.", room=detail)
        case FormProblem.NO_LEVEL:
            return say("Choose a booking level.")
        case FormProblem.CHANGED_MEANWHILE:
            return say("Somebody else changed it meanwhile. This is how it is now.")
        case FormProblem.UNREACHABLE:
            return say(
                "Microsoft 365 did not answer, so the service account could not be checked. Try again in a minute."
            )
