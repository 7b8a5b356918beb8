"""Waiting for a room, asking its holder for it, and being told nothing any more."""

from __future__ import annotations

from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.presses.notices import StopWaiting, WaitFor
from bot.replies.notices import (
    AskNoted,
    HolderAsked,
    HolderKeeps,
    NoWait,
    QuietSet,
    RoomFreed,
    WaitNoted,
    WaitRefused,
    WaitStopped,
)
from cards.clean import clean
from cards.notice_keeping import about, room_of, told
from cards.page import Page, heading, quiet, text
from cards.room_row import short_name
from cards.tongue import mark, say, say_count
from cards.words import room_facts, zone_of


def freed(reply: RoomFreed, page: Page) -> Drawn:
    room, span, zone = reply.room, reply.wish.span, zone_of(reply.room.zone)
    name, until = clean(room.name, 80), page.times.moment(reply.held_until)
    title = say("{room} is free, held for you until {time}", room=name, time=until)
    body = [text(page.times.both(span, zone), spacing="Small")]
    if facts := room_facts(room):
        body.append(quiet(facts, spacing="None"))
    if reply.given:
        body.append(text(say("It was given up for you.")))
    body.append(text(say("Not booked yet: one press books it.")))
    clock = page.times.clock(span, zone)
    title_of_button = say("Book {room} {time}", room=short_name(room.name), time=clock)
    book = page.button(title_of_button, reply.book, tooltip=page.times.full(span, zone), leads=True)
    return told(page, title, body, [book])


def holder_asked(reply: HolderAsked, page: Page) -> Drawn:
    room, name = room_of(reply.booking), clean(reply.asker, 60)
    when = page.times.both(reply.span, zone_of(reply.booking.zone))
    title = say("Could you give {room} up?", room=room)
    body = [
        text(say("{name} would like to have it: {time}.", name=name, time=when), spacing="Small"),
        *about(reply.booking, page)[1:],
        quiet(say("They see neither your name nor what your meeting is about. You are asked only once.")),
    ]
    keep = page.button(say("Keep it"), reply.keep, tooltip=say("Keep {room}", room=room), leads=True)
    free = page.button(say("Give it up"), reply.free, tooltip=say("Give {room} up, for {name}", room=room, name=name))
    return told(page, title, body, [keep, free])


def holder_keeps(reply: HolderKeeps, page: Page) -> Drawn:
    room = clean(reply.room, 80)
    title = say("{room} is still needed", room=room)
    words = say("Its holder keeps it. Nothing is booked for you: you can wait for it, or look for another room.")
    wait = page.button(say("Tell me when it is free"), reply.wait, tooltip=say("Wait for {room}", room=room))
    return told(page, title, [text(_when(reply.wish, page), spacing="Small"), text(words)], [wait])


def noted(reply: WaitNoted, page: Page) -> Drawn:
    room = clean(reply.room, 80)
    title = (
        say("I will tell you when {room} is free", room=room) if room else say("I will tell you when a room is free")
    )
    line = (
        say_count("{n} person waits before you.", "{n} people wait before you.", reply.before)
        if reply.before
        else say("You are the first in line.")
    )
    body = [
        heading(title),
        text(_when(reply.wish, page), spacing="Small"),
        text(line),
        quiet(say("Nothing is booked yet. The room is then held for you for two minutes. By night I tell nobody.")),
    ]
    return page.card(title, body, [page.button(say("Stop waiting"), reply.stop)])


def stopped(_: WaitStopped, page: Page) -> Drawn:
    title = say("You no longer wait")
    words = say("I will not tell you. Nothing was booked.")
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])


def ask_noted(reply: AskNoted, page: Page) -> Drawn:
    room = clean(reply.room, 80)
    title = say("I am asking who has {room}", room=room)
    words = say(
        "I tell you what they say, and if they give it up, you get it first. Nothing is booked yet. "
        "By night I ask nobody, and they need not answer."
    )
    body = [heading(title), text(_when(reply.wish, page), spacing="Small"), text(words)]
    return page.card(title, body, [page.button(say("Tell me when it is free"), WaitFor(reply.wish))])


_REFUSED = {
    NoWait.NO_TIME: (
        mark("For which time?"),
        mark("Say it with a time that is still to come, for example “tell me when {room} frees up at 14:00”."),
    ),
    NoWait.NO_ROOM: (
        mark("For which room?"),
        mark("Say it with a room, or with how many people, for example “tell me when {room} frees up at 14:00”."),
    ),
    NoWait.SHARED_CHAT: (
        mark("Ask me in our own chat"),
        mark("Others read along here, so I would tell all of them. Open a chat with me and say the same there."),
    ),
    NoWait.OWN: (
        mark("{room} is booked by you then"),
        mark("There is nobody to ask. Say “my bookings” to see and change what is yours."),
    ),
    NoWait.UNREACHABLE: (
        mark("I cannot ask who has {room}"),
        mark("It was not booked through me, or its holder wants no messages. You can wait for it instead."),
    ),
    NoWait.ASKED_BEFORE: (
        mark("They were asked before"),
        mark("I ask the holder of {room} only once a meeting. You can wait for it instead."),
    ),
    NoWait.NOTHING_FITS: (
        mark("No room would do"),
        mark("None of the rooms is as you wish, whoever gives one up. Ask for less, or for another place."),
    ),
    NoWait.MUTED: (
        mark("You want no notices"),
        mark("You said “quiet”, so I could not tell you. Turn notices on, and then ask again."),
    ),
}


def refused(reply: WaitRefused, page: Page) -> Drawn:
    room = clean(reply.room, 80) or "Everest"
    title, words = (say(said).replace("{room}", room) for said in _REFUSED[reply.why])
    nothing = say("Nothing was booked or changed.")
    buttons = []
    if isinstance(reply.instead, WaitFor):
        buttons.append(page.button(say("Tell me when it is free"), reply.instead, leads=True))
    elif reply.instead is not None and not isinstance(reply.instead, StopWaiting):
        buttons.append(page.button(say("Turn notices on"), reply.instead, leads=True))
    body = [heading(title), text(words, spacing="Small"), quiet(nothing)]
    return page.card(f"{title}. {nothing}", body, buttons)


def quiet_set(reply: QuietSet, page: Page) -> Drawn:
    if reply.on:
        title = say("I will be quiet")
        words = say("I tell you nothing unasked any more. What you ask and book is answered as before.")
        switch = say("Turn notices on")
    else:
        title = say("Notices are on")
        words = say("I ask before a meeting whether you still need its room, and tell you what you wait for.")
        switch = say("No more notices")
    body = [heading(title), text(words, spacing="Small")]
    return page.card(f"{title}. {words}", body, [page.button(switch, reply.switch)])


def _when(wish: Wish, page: Page) -> str:
    return page.times.both(wish.span, zone_of(wish.zone))
