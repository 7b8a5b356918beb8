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
from cards.page import Page, band, heading, quiet, row, section, stacked, strong, text
from cards.tongue import say, say_count

_MOST = 8
_MOST_CHOICES = 12
_SAME_FOR_ALL = frozenset({Changed.RENAMED, Changed.SWITCHED_OFF, Changed.SWITCHED_ON})
"""Changes after which everybody books as before."""


def shown(reply: ConfigurationShown, page: Page) -> Drawn:
    one, name = reply.configuration, clean(reply.configuration.name, 60)
    title = _title(reply, name)
    body: list[Any] = [
        heading(title) if reply.changed is Changed.NOTHING else band("good", [heading(title)]),
        *(text(line, spacing="Small") for line in _touches(reply)),
    ]
    if reply.refused:
        body.append(band("warning", [text(line, spacing="Small") for line in refused_in_words(reply.refused)]))
    if reply.changed not in _SAME_FOR_ALL:
        body.append(section(say("Who books as what")))
        body += [text(line, spacing="Small") for line in what_it_means(one)]
    facts = (
        say("Booking level: {level}", level=say(LEVELS[one.booking_level])),
        say("Acceptable domains: {domains}", domains=domains_in_words(one.acceptable_domains, 20)),
        say("Service account: {account}", account=clean(one.service_account, 120)),
    )
    body += [quiet(fact, spacing="Medium" if not at else "None") for at, fact in enumerate(facts)]
    return page.card(f"{title}. {facts[0]}", [*body, *stacked(_onward(reply, page))])


def _title(reply: ConfigurationShown, name: str) -> str:
    match reply.changed:
        case Changed.CREATED:
            return say("{name} is created", name=name)
        case Changed.RENAMED:
            return say("{before} is now called {name}", before=clean(reply.before, 60), name=name)
        case Changed.SWITCHED_OFF:
            return say("{name} is switched off", name=name)
        case Changed.SWITCHED_ON:
            return say("{name} is switched on", name=name)
        case Changed.LEVEL:
            return say("{name}: {level}", name=name, level=say(LEVELS[reply.configuration.booking_level]))
        case Changed.DOMAINS:
            return say("{name}: acceptable domains changed", name=name)
        case Changed.SAVED:
            return say("{name} is changed", name=name)
    return name


def _touches(reply: ConfigurationShown) -> list[str]:
    """What the change touches, in a sentence."""
    has = say_count(
        "It has {n} connected calendar, {linked} of them linked to a room.",
        "It has {n} connected calendars, {linked} of them linked to a room.",
        reply.calendars,
        linked=reply.linked,
    )
    match reply.changed:
        case Changed.CREATED:
            return [say("Next: connect the room calendars that people may book.")]
        case Changed.RENAMED:
            return [" ".join((say("Only the name changed."), has))]
        case Changed.SWITCHED_OFF:
            return [
                say_count(
                    "Its {n} room cannot be booked through Nook now. Bookings made stay as they are.",
                    "Its {n} rooms cannot be booked through Nook now. Bookings made stay as they are.",
                    reply.linked,
                )
            ]
        case Changed.SWITCHED_ON:
            return [
                say_count(
                    "Its {n} room can be booked through Nook again.",
                    "Its {n} rooms can be booked through Nook again.",
                    reply.linked,
                )
            ]
        case Changed.LEVEL | Changed.DOMAINS | Changed.SAVED:
            return [say("This holds for new bookings; bookings made stay as they are."), has]
    return [has if reply.configuration.on else " ".join((say("Switched off."), has))]


def _onward(reply: ConfigurationShown, page: Page) -> list[Any]:
    edit = page.button(say("Edit"), reply.edit, tooltip=say("Edit {name}", name=reply.configuration.name))
    if not reply.calendars:
        return [page.button(say("Connect calendars"), Say("admin calendars"), leads=True), edit]
    return [edit, page.button(say("Where set-up stands"), Say("admin"))]


def listed(reply: Configurations, page: Page) -> Drawn:
    number = len(reply.shown)
    title = say_count("{n} configuration", "{n} configurations", number) if number else say("No configuration yet")
    body: list[Any] = [heading(title)]
    if not reply.shown:
        body.append(text(say("A configuration connects Nook to Microsoft 365."), spacing="Small"))
    body += [_one(page, *one) for one in reply.shown[:_MOST]]
    if len(reply.shown) > _MOST:
        more = say_count(
            "And {n} more. Write “admin rename”, “admin switch off” … with the name.",
            "And {n} more. Write “admin rename”, “admin switch off” … with the name.",
            number - _MOST,
        )
        body.append(quiet(more))
    return page.card(title, body, [page.button(say("Add configuration"), Say("admin add configuration"))])


def _one(page: Page, one: Configuration, calendars: int, linked: int, edit: Press, remove: Press) -> Container:
    name = clean(one.name, 40)
    if one.on:
        switch = page.button(
            say("Switch off"), Say(f'admin switch off "{one.name}"'), tooltip=say("Switch off {name}", name=name)
        )
    else:
        switch = page.button(
            say("Switch on"), Say(f'admin switch on "{one.name}"'), tooltip=say("Switch on {name}", name=name)
        )
    domains = domains_in_words(one.acceptable_domains)
    return row(
        [
            strong(one.name),
            quiet(configuration_line(one, calendars=calendars, linked=linked), spacing="None"),
            quiet(say("Acceptable domains: {domains}", domains=domains), spacing="None"),
            ActionSet(
                [
                    page.button(say("Edit"), edit, tooltip=say("Edit {name}", name=name)),
                    switch,
                    page.button(say("Remove"), remove, tooltip=say("Remove {name}", name=name)),
                ],
                spacing="Small",
            ),
        ]
    )


def which(reply: WhichConfiguration, page: Page) -> Drawn:
    if not reply.choices:
        title, words = say("No configuration yet"), say("Nothing was changed. Add one first.")
        add = page.button(say("Add configuration"), Say("admin add configuration"), leads=True)
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")], [add])
    title = say("Which configuration?")
    words = say("Nothing was changed yet.")
    if reply.said:
        unknown = say("I know none called “{name}”.", name=clean(reply.said, 60))
        words = f"{unknown} {words}"
    buttons = stacked(page.button(clean(name, 50), press) for name, press in reply.choices[:_MOST_CHOICES])
    body: list[Any] = [heading(title), text(words, spacing="Small"), *buttons]
    if len(reply.choices) > _MOST_CHOICES:
        more = len(reply.choices) - _MOST_CHOICES
        body.append(
            quiet(say_count("And {n} more: write its name as well.", "And {n} more: write its name as well.", more))
        )
    return page.card(f"{title} {words}", body)


def changed_meanwhile(reply: ChangedMeanwhile, page: Page) -> Drawn:
    name = clean(reply.on, 60)
    title = say("Somebody else was quicker")
    words = (
        say(
            "{name} was changed or removed since you opened this card, so nothing of yours was written."
            " Look at it again.",
            name=name,
        )
        if name
        else say(
            "It was changed or removed since you opened this card, so nothing of yours was written. Look at it again."
        )
    )
    again = page.button(say("Show it as it is now"), reply.again or Say("admin"))
    return page.card(f"{title}. {words}", [band("warning", [heading(title), text(words, spacing="Small")])], [again])
