"""Sentences to try, as they stand on their buttons. What is pressed says the English words, which Nook understands."""

from __future__ import annotations

from cards.clean import clean
from cards.tongue import mark, say

_TITLES = {
    "book a room": mark("Book a room"),
    "room for 4 tomorrow at 10": mark("Room for 4 tomorrow at 10"),
    "book a room for 4 tomorrow at 10": mark("Book a room for 4 tomorrow at 10"),
    "my bookings": mark("My bookings"),
    "admin": mark("Admin"),
    "admin calendars": mark("Admin calendars"),
    "admin check": mark("Admin check"),
    "admin configurations": mark("Admin configurations"),
    "admin link": mark("Admin link"),
    "admin report": mark("Admin report"),
    "admin roles": mark("Admin roles"),
}
_ASKS, _WHETHER_FREE = "is ", " free tomorrow?"


def title_of(said: str) -> str:
    """The button's title; phrases that nobody has translated stand as they are said."""
    if said in _TITLES:
        return say(_TITLES[said])
    if said.startswith(_ASKS) and said.endswith(_WHETHER_FREE):
        return say("Is {room} free tomorrow?", room=clean(said[len(_ASKS) : -len(_WHETHER_FREE)], 40))
    return said[:1].upper() + said[1:]
