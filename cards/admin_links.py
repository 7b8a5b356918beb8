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
from cards.page import Page, band, heading, quiet, stacked, strong, text
from cards.words import DOT, count
from cards.workplace_words import SHORT, described, facts, place

LINKS = Say("admin link")
FIRST_BOOKING = "book a room for 4 tomorrow at 10"
_FOR_CHOICES = 13_500
"""Bytes of the card, for names and values of all lists on it."""
_MOST_DONE = 12


def proposed(reply: LinksProposed, page: Page) -> Drawn:
    body = _band(reply)
    if not reply.shown:
        return _none(reply, page, body)
    title = f"{count(reply.total, 'calendar')} without a room"
    lead = _lead(reply)
    body += [heading(title, "Medium" if body else "Large"), text(lead, spacing="Small")]
    if reply.sure:
        body.append(ActionSet([page.button("Link all", reply.sure, leads=True, tooltip=_sure(reply))]))
    room = _FOR_CHOICES // len(reply.shown)
    body += [_proposal(page, one, f"room_{at}", reply.start, room) for at, one in enumerate(reply.shown)]
    end = reply.start + len(reply.shown)
    actions = []
    if reply.total > len(reply.shown):
        body.append(quiet(f"Calendars {reply.start + 1}–{end} of {reply.total}", spacing="Medium"))
    if end < reply.total:
        actions.append(page.button("Next calendars", ShowLinks(end), tooltip=f"{reply.total - end} more"))
    if not reply.rooms or any(not one.sure for one in reply.shown):
        actions.append(page.button("Import rooms", Say("admin import rooms")))
    return page.card(f"{title}. {lead}", body, actions)


def _band(reply: LinksProposed) -> list[Any]:
    if reply.meanwhile:
        words = "Somebody else linked or removed one of them, so nothing was linked. This is how it stands now."
        return [band("warning", [strong("The links have changed meanwhile"), text(words, spacing="Small")])]
    if reply.done:
        calendar, room = reply.done
        return [band("good", [text(f"✓ {clean(calendar, SHORT)} is linked to {clean(room, SHORT)}.")])]
    return []


def _lead(reply: LinksProposed) -> str:
    if not reply.rooms:
        return "There is no room left to link them to. Import rooms, or make them from Microsoft’s directory."
    if not reply.sure:
        return "I am sure of none of them: please choose. Only linked rooms can be booked."
    them = "it" if reply.sure_count == 1 else "them"
    rest = "; link the others one by one" if reply.sure_count < reply.total else ""
    return f"{_sure(reply)} Look {them} over, then choose Link all{rest}."


def _sure(reply: LinksProposed) -> str:
    return "I am sure of one." if reply.sure_count == 1 else f"I am sure of {reply.sure_count}."


def _none(reply: LinksProposed, page: Page, body: list[Any]) -> Drawn:
    if reply.linked:
        title, words = "Every calendar has its room", f"{count(reply.linked, 'room')} can be booked. Try it:"
        tries = page.tries((FIRST_BOOKING, "admin"))
        return page.card(f"{title}. {words}", [*body, heading(title), text(words, spacing="Small"), *tries])
    title = "There is nothing to link yet"
    words = "No room calendar is connected. Connect those that people may book, then link them to rooms."
    button = page.button("Connect calendars", Say("admin calendars"), leads=True)
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
        items.append(InputChoices(id, f"Room for {name}", choices, value=chosen, style="filtered"))
        press = LinkOne(calendar.address, input=id, start=start)
        items.append(ActionSet([page.button(f"Link {name}", press, inputs=True)], spacing="Small"))
    return Container(items, separator=True, spacing="Medium")


def _how_likely(one: LinkProposal) -> str:
    if one.room is None:
        return "○ No room looks like it." if one.choices else "○ No room is left."
    if one.sure:
        return f"✓ Sure: {described(one.room)}"
    return f"? Perhaps: {described(one.room)}"


def _choices(rooms: tuple[WorkplaceRoom, ...], bytes_left: int) -> dict[str, str]:
    """As many as fit, the likeliest first; those that read the same are told apart by what is in them."""
    out: dict[str, str] = {}
    for room in rooms:
        title = described(room, 50)
        if title in out.values():
            title = DOT.join(part for part in (title, facts(room)) if part)
        bytes_left -= len(title.encode()) + len(room.id.encode()) + 32
        if bytes_left < 0:
            break
        out[room.id] = title
    return out


def linked(reply: Linked, page: Page) -> Drawn:
    number = len(reply.done)
    title = f"{count(number, 'calendar')} linked" if number != 1 else f"{clean(reply.done[0][1], SHORT)} is linked"
    lines: list[Any] = [
        quiet(f"{clean(room, SHORT)} ↔ {clean(address, 80)}", spacing="None")
        for address, room in reply.done[:_MOST_DONE]
    ]
    if number > _MOST_DONE:
        lines.append(quiet(f"And {number - _MOST_DONE} more."))
    body: list[Any] = [heading(title), Container(lines, spacing="Small")]
    if reply.left:
        words = f"{count(reply.left, 'calendar')} still without a room."
        body.append(text(words))
        return page.card(f"{title}. {words}", body, [page.button("Link the next", LINKS, leads=True)])
    words = "Every connected calendar has its room now: people can book. Try it:"
    return page.card(f"{title}. {words}", [*body, text(words), *page.tries((FIRST_BOOKING, "admin"))])


def unlinked(reply: Unlinked, page: Page) -> Drawn:
    room, address = clean(reply.room, SHORT), clean(reply.address, 80)
    title = f"{room} is not linked any more"
    words = f"It was linked to {address}. It is not offered any more; bookings that stand are kept."
    actions = [page.button("Link again", reply.again)] if reply.again else []
    body = [heading(title, "Medium"), text(words, spacing="Small")]
    return page.card(f"{title}. {words}", body, [*actions, page.button("Show links", LINKS)])


def not_linked(reply: NotLinked, page: Page) -> Drawn:
    title, words = _trouble(reply)
    body: list[Any] = [heading(title, "Medium"), text(f"{words} Nothing was changed.", spacing="Small")]
    body += stacked(page.button(described(one, 40), press, tooltip=described(one)) for one, press in reply.similar)
    address = {LinkTrouble.CALENDAR_LINKED: reply.said, LinkTrouble.ROOM_LINKED: reply.other}.get(reply.trouble, "")
    unlink = [page.button(f"Unlink {clean(address, 50)}", Say(f"admin unlink {address}"))] if address else []
    return page.card(f"{title}. {words}", body, [*unlink, page.button("Show links", LINKS)])


def _trouble(reply: NotLinked) -> tuple[str, str]:
    said, other = clean(reply.said, 80), clean(reply.other, 80)
    meant = " Did you mean one of these?" if reply.similar else ""
    match reply.trouble:
        case LinkTrouble.NO_SUCH_CALENDAR:
            return f"No connected calendar is called {said}", f"Write its address, or connect it first.{meant}"
        case LinkTrouble.NO_SUCH_ROOM:
            return f"No room is called {said}", f"Write its name, or import it first.{meant}"
        case LinkTrouble.WHICH_CALENDAR:
            return f"Several calendars are called {said}", "Which one do you mean?"
        case LinkTrouble.WHICH_ROOM:
            return f"Several rooms are called {said}", "Which one do you mean?"
        case LinkTrouble.CALENDAR_LINKED:
            return f"{said} is linked already", f"It is linked to {other}. A calendar has one room: unlink it first."
        case LinkTrouble.ROOM_LINKED:
            return f"{said} is linked already", f"It is linked to {other}. A room has one calendar: unlink it first."
        case LinkTrouble.NOT_LINKED:
            return f"{said} is not linked to any room", "There is nothing to unlink."
        case LinkTrouble.NOTHING_CHOSEN:
            return f"No room is chosen for {said}", "Choose one in its list, then link it."
        case LinkTrouble.CHANGED:
            return f"The links of {said} have changed meanwhile", "Somebody else was quicker."
