"""Configurations: one after a change, all of them, and a choice where several fit."""

from __future__ import annotations

from typing import Any

from bot.domain.configuration import Configuration
from bot.ports import Drawn
from bot.presses import Press, Say
from bot.replies.admin import (
    Changed,
    ChangedMeanwhile,
    Configurations,
    ConfigurationShown,
    WhichConfiguration,
)
from cards.admin_words import LEVELS, configuration_line, domains_in_words, refused_in_words, what_it_means
from cards.clean import clean
from cards.elements import ActionSet, Container
from cards.page import Page, band, heading, quiet, stacked, strong, text
from cards.words import count

_MOST = 8
_MOST_CHOICES = 12


def shown(reply: ConfigurationShown, page: Page) -> Drawn:
    one, name = reply.configuration, clean(reply.configuration.name, 60)
    title = _title(reply, name)
    body: list[Any] = [
        heading(title) if reply.changed is Changed.NOTHING else band("good", [heading(title)]),
        *(text(line, spacing="Small") for line in _touches(reply)),
    ]
    if reply.refused:
        body.append(band("warning", [text(line, spacing="Small") for line in refused_in_words(reply.refused)]))
    body.append(strong("Who books as what", spacing="Medium"))
    body += [text(line, spacing="Small") for line in what_it_means(one)]
    facts = (
        f"Booking level: {LEVELS[one.booking_level]}",
        f"Acceptable domains: {domains_in_words(one.acceptable_domains, 20)}",
        f"Service account: {clean(one.service_account, 120)}",
    )
    body += [quiet(fact, spacing="Medium" if not at else "None") for at, fact in enumerate(facts)]
    return page.card(f"{title}. {facts[0]}", body, _onward(reply, page))


def _title(reply: ConfigurationShown, name: str) -> str:
    match reply.changed:
        case Changed.CREATED:
            return f"{name} is created"
        case Changed.RENAMED:
            return f"{clean(reply.before, 60)} is now called {name}"
        case Changed.SWITCHED_OFF:
            return f"{name} is switched off"
        case Changed.SWITCHED_ON:
            return f"{name} is switched on"
        case Changed.LEVEL:
            return f"{name}: {LEVELS[reply.configuration.booking_level]}"
        case Changed.DOMAINS:
            return f"{name}: acceptable domains changed"
        case Changed.SAVED:
            return f"{name} is changed"
    return name


def _touches(reply: ConfigurationShown) -> list[str]:
    """What the change touches, in a sentence."""
    has = f"It has {count(reply.calendars, 'connected calendar')}, {reply.linked} of them linked to a room."
    match reply.changed:
        case Changed.CREATED:
            return ["Next: connect the room calendars that people may book."]
        case Changed.RENAMED:
            return [f"Only the name changed. {has}"]
        case Changed.SWITCHED_OFF:
            return [
                f"Its {count(reply.linked, 'room')} cannot be booked through Nook now. Bookings made stay as they are."
            ]
        case Changed.SWITCHED_ON:
            return [f"Its {count(reply.linked, 'room')} can be booked through Nook again."]
        case Changed.LEVEL | Changed.DOMAINS | Changed.SAVED:
            return ["This holds for new bookings; bookings made stay as they are.", has]
    return [has if reply.configuration.on else f"Switched off. {has}"]


def _onward(reply: ConfigurationShown, page: Page) -> list[Any]:
    edit = page.button("Edit", reply.edit, tooltip=f"Edit {reply.configuration.name}")
    if not reply.calendars:
        return [page.button("Connect calendars", Say("admin calendars"), leads=True), edit]
    return [edit, page.button("Where set-up stands", Say("admin"))]


def listed(reply: Configurations, page: Page) -> Drawn:
    title = count(len(reply.shown), "configuration") if reply.shown else "No configuration yet"
    body: list[Any] = [heading(title)]
    if not reply.shown:
        body.append(text("A configuration connects Nook to Microsoft 365.", spacing="Small"))
    body += [_one(page, *one) for one in reply.shown[:_MOST]]
    if len(reply.shown) > _MOST:
        more = len(reply.shown) - _MOST
        body.append(quiet(f"And {more} more. Write “admin rename”, “admin switch off” … with the name."))
    return page.card(title, body, [page.button("Add configuration", Say("admin add configuration"))])


def _one(page: Page, one: Configuration, calendars: int, linked: int, edit: Press, remove: Press) -> Container:
    name = clean(one.name, 40)
    switch = "off" if one.on else "on"
    return Container(
        [
            strong(one.name),
            quiet(configuration_line(one, calendars=calendars, linked=linked), spacing="None"),
            quiet(f"Acceptable domains: {domains_in_words(one.acceptable_domains)}", spacing="None"),
            ActionSet(
                [
                    page.button("Edit", edit, tooltip=f"Edit {name}"),
                    page.button(
                        f"Switch {switch}",
                        Say(f'admin switch {switch} "{one.name}"'),
                        tooltip=f"Switch {switch} {name}",
                    ),
                    page.button("Remove", remove, tooltip=f"Remove {name}"),
                ],
                spacing="Small",
            ),
        ],
        separator=True,
        spacing="Medium",
    )


def which(reply: WhichConfiguration, page: Page) -> Drawn:
    if not reply.choices:
        title, words = "No configuration yet", "Nothing was changed. Add one first."
        add = page.button("Add configuration", Say("admin add configuration"), leads=True)
        return page.card(f"{title}. {words}", [heading(title, "Medium"), text(words, spacing="Small")], [add])
    title = "Which configuration?"
    none = f"I know none called “{clean(reply.said, 60)}”. " if reply.said else ""
    words = f"{none}Nothing was changed yet."
    buttons = stacked(page.button(clean(name, 50), press) for name, press in reply.choices[:_MOST_CHOICES])
    body: list[Any] = [heading(title, "Medium"), text(words, spacing="Small"), *buttons]
    if len(reply.choices) > _MOST_CHOICES:
        body.append(quiet(f"And {len(reply.choices) - _MOST_CHOICES} more: write its name as well."))
    return page.card(f"{title} {words}", body)


def changed_meanwhile(reply: ChangedMeanwhile, page: Page) -> Drawn:
    name = clean(reply.on, 60)
    title = "Somebody else was quicker"
    what = f"{name} was" if name else "It was"
    words = f"{what} changed or removed since you opened this card, so nothing of yours was written. Look at it again."
    again = page.button("Show it as it is now", reply.again or Say("admin"))
    return page.card(
        f"{title}. {words}", [band("warning", [heading(title, "Medium"), text(words, spacing="Small")])], [again]
    )
