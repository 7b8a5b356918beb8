"""Calendars without a room, each with the likeliest one; and how linking went."""

from __future__ import annotations

from typing import Any

from bot.domain.workplace import WorkplaceRoom
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.rooms import LinkOne, ShowLinks
from bot.replies.rooms import Linked, LinkProposal, LinksProposed, LinkTrouble, NotLinked, Unlinked
from cards.clean import clean
from cards.elements import ActionSet, Container
from cards.inputs import InputChoices
from cards.page import Page, band, heading, quiet, row, stacked, strong, text
from cards.tongue import say, say_as, say_count
from cards.words import DOT
from cards.workplace_words import SHORT, described, facts, place

LINKS = Say("admin link")
FIRST_BOOKING = "book a room for 4 tomorrow at 10"
_FOR_CHOICES = 13_000
"""Bytes of the card, for names and values of all lists on it."""
_MOST_DONE = 12
_LONGEST_CHOICE = 120


def proposed(reply: LinksProposed, page: Page) -> Drawn:
    body = _band(reply)
    if not reply.shown:
        return _none(reply, page, body)
    title = say_count("{n} calendar without a room", "{n} calendars without a room", reply.total)
    lead = _lead(reply)
    body += [heading(title, "Medium" if body else "Large"), text(lead, spacing="Small")]
    room = _FOR_CHOICES // len(reply.shown)
    body += [_proposal(page, one, f"room_{at}", reply.start, room) for at, one in enumerate(reply.shown)]
    end = reply.start + len(reply.shown)
    actions = []
    if reply.sure:  # after what is to be looked over
        actions.append(page.button(say("Link all"), reply.sure, leads=True, tooltip=_sure(reply)))
    if reply.total > len(reply.shown):
        shown = say("Calendars {first}–{last} of {all}", first=reply.start + 1, last=end, all=reply.total)
        body.append(quiet(shown, spacing="Medium"))
    if end < reply.total:
        more = say_count("{n} more", "{n} more", reply.total - end)
        actions.append(page.button(say("Next calendars"), ShowLinks(end), tooltip=more))
    if not reply.rooms or any(not one.sure for one in reply.shown):
        actions.append(page.button(say("Import rooms"), Say("admin import rooms")))
    return page.card(f"{title}. {lead}", [*body, *stacked(actions)])


def _band(reply: LinksProposed) -> list[Any]:
    if reply.meanwhile:
        words = say("Somebody else linked or removed one of them, so nothing was linked. This is how it stands now.")
        return [band("warning", [heading(say("The links have changed meanwhile")), text(words, spacing="Small")])]
    if reply.done:
        calendar, room = reply.done
        done = say("{calendar} is linked to {room}.", calendar=clean(calendar, SHORT), room=clean(room, SHORT))
        return [band("good", [heading(done.rstrip("."))])]
    return []


def _lead(reply: LinksProposed) -> str:
    if not reply.rooms:
        return say("There is no room left to link them to. Import rooms, or make them from Microsoft’s directory.")
    if not reply.sure:
        return say("I am sure of none of them: please choose. Only linked rooms can be booked.")
    if reply.sure_count < reply.total:
        look = say_count(
            "Look it over, then choose {button}; link the others one by one.",
            "Look them over, then choose {button}; link the others one by one.",
            reply.sure_count,
            button=say("Link all"),
        )
    else:
        look = say_count(
            "Look it over, then choose {button}.",
            "Look them over, then choose {button}.",
            reply.sure_count,
            button=say("Link all"),
        )
    return f"{_sure(reply)} {look}"


def _sure(reply: LinksProposed) -> str:
    return say_count("I am sure of one.", "I am sure of {n}.", reply.sure_count)


def _none(reply: LinksProposed, page: Page, body: list[Any]) -> Drawn:
    if reply.linked:
        title = say("Every calendar has its room")
        words = say_count("{n} room can be booked. Try it:", "{n} rooms can be booked. Try it:", reply.linked)
        tries = page.tries((FIRST_BOOKING, "admin"))
        return page.card(f"{title}. {words}", [*body, heading(title), text(words, spacing="Small"), *tries])
    title = say("There is nothing to link yet")
    words = say("No room calendar is connected. Connect those that people may book, then link them to rooms.")
    button = page.button(say("Connect calendars"), Say("admin calendars"), leads=True)
    return page.card(f"{title}. {words}", [*body, heading(title), text(words, spacing="Small")], [button])


def _proposal(page: Page, one: LinkProposal, id: str, start: int, bytes_left: int) -> Container:
    calendar = one.calendar
    name = clean(calendar.name, SHORT)
    where = DOT.join(part for part in (place(calendar), facts(calendar)) if part)
    items: list[Any] = [strong(name), quiet(calendar.address, spacing="None", most=120)]
    items += [quiet(where, spacing="None")] if where else []
    items.append(text(_how_likely(one), spacing="Small"))
    choices = _choices(one.choices, bytes_left)
    if choices:
        chosen = one.room.id if one.room and one.room.id in choices else None
        items.append(
            InputChoices(id, say("Room for {calendar}", calendar=name), choices, value=chosen, style="filtered")
        )
        press = LinkOne(calendar.address, input=id, start=start)
        items.append(
            ActionSet([page.button(say("Link {calendar}", calendar=name), press, inputs=True)], spacing="Small")
        )
    return row(items)


def _how_likely(one: LinkProposal) -> str:
    if one.room is None:
        return "○ " + (say("No room looks like it.") if one.choices else say("No room is left."))
    if one.sure:
        return "✓ " + say("Sure: {room}", room=described(one.room))
    return "? " + say("Perhaps: {room}", room=described(one.room))


def _choices(rooms: tuple[WorkplaceRoom, ...], bytes_left: int) -> dict[str, str]:
    """As many as fit, the likeliest first; those that read the same are told apart by what is in them."""
    out: dict[str, str] = {}
    for room in rooms:
        title = clean(described(room, 50), _LONGEST_CHOICE)
        if title in out.values():
            title = clean(DOT.join(part for part in (title, facts(room)) if part), _LONGEST_CHOICE)
        bytes_left -= len(title.encode()) + len(room.id.encode()) + 32
        if bytes_left < 0:
            break
        out[room.id] = title
    return out


def linked(reply: Linked, page: Page) -> Drawn:
    number = len(reply.done)
    title = (
        say_count("{n} calendar linked", "{n} calendars linked", number)
        if number != 1
        else say("{room} is linked", room=clean(reply.done[0][1], SHORT))
    )
    lines: list[Any] = [
        quiet(f"{clean(room, SHORT)} ↔ {clean(address, 80)}", spacing="None")
        for address, room in reply.done[:_MOST_DONE]
    ]
    if number > _MOST_DONE:
        lines.append(quiet(say_count("And {n} more.", "And {n} more.", number - _MOST_DONE)))
    body: list[Any] = [heading(title), Container(lines, spacing="Small")]
    if reply.left:
        words = say_count("{n} calendar still without a room.", "{n} calendars still without a room.", reply.left)
        body.append(text(words))
        return page.card(f"{title}. {words}", body, [page.button(say("Link the next"), LINKS, leads=True)])
    words = say("Every connected calendar has its room now: people can book. Try it:")
    return page.card(f"{title}. {words}", [*body, text(words), *page.tries((FIRST_BOOKING, "admin"))])


def unlinked(reply: Unlinked, page: Page) -> Drawn:
    room, address = clean(reply.room, SHORT), clean(reply.address, 80)
    title = say("{room} is not linked any more", room=room)
    words = say(
        "It was linked to {calendar}. It is not offered any more; bookings that stand are kept.", calendar=address
    )
    actions = [page.button(say("Link again"), reply.again)] if reply.again else []
    body = [heading(title), text(words, spacing="Small")]
    return page.card(f"{title}. {words}", [*body, *stacked([*actions, page.button(say("Show links"), LINKS)])])


def not_linked(reply: NotLinked, page: Page) -> Drawn:
    title, words = _trouble(reply)
    unchanged = say("Nothing was changed.")
    body: list[Any] = [heading(title), text(f"{words} {unchanged}", spacing="Small")]
    body += stacked(page.button(described(one, 40), press, tooltip=described(one)) for one, press in reply.similar)
    address = {LinkTrouble.CALENDAR_LINKED: reply.said, LinkTrouble.ROOM_LINKED: reply.other}.get(reply.trouble, "")
    actions = [page.button(say("Show links"), LINKS)]
    if address:
        unlink = say("Unlink {calendar}", calendar=clean(address, 50))
        actions.insert(0, page.button(unlink, Say(f"admin unlink {address}")))
    return page.card(f"{title}. {words}", [*body, *stacked(actions)])


def _trouble(reply: NotLinked) -> tuple[str, str]:
    said, other = clean(reply.said, 80), clean(reply.other, 80)
    meant = " " + say("Did you mean one of these?") if reply.similar else ""
    match reply.trouble:
        case LinkTrouble.NO_SUCH_CALENDAR:
            words = say("Write its address, or connect it first.")
            return say("No connected calendar is called {name}", name=said), f"{words}{meant}"
        case LinkTrouble.NO_SUCH_ROOM:
            words = say("Write its name, or import it first.")
            return say("No room is called {name}", name=said), f"{words}{meant}"
        case LinkTrouble.WHICH_CALENDAR:
            return say("Several calendars are called {name}", name=said), say_as("calendar", "Which one do you mean?")
        case LinkTrouble.WHICH_ROOM:
            return say("Several rooms are called {name}", name=said), say_as("room", "Which one do you mean?")
        case LinkTrouble.CALENDAR_LINKED:
            words = say("It is linked to {room}. A calendar has one room: unlink it first.", room=other)
            return say("{name} is linked already", name=said), words
        case LinkTrouble.ROOM_LINKED:
            words = say("It is linked to {calendar}. A room has one calendar: unlink it first.", calendar=other)
            return say("{name} is linked already", name=said), words
        case LinkTrouble.NOT_LINKED:
            return say("{calendar} is not linked to any room", calendar=said), say("There is nothing to unlink.")
        case LinkTrouble.NOTHING_CHOSEN:
            words = say("Choose one in its list, then link it.")
            return say("No room is chosen for {calendar}", calendar=said), words
        case LinkTrouble.CHANGED:
            return say("The links of {calendar} have changed meanwhile", calendar=said), say(
                "Somebody else was quicker."
            )
