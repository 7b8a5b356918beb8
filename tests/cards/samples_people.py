"""Samples of what Nook says of people who are invited; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Account, Guest, Identity
from bot.domain.wish import Draft
from bot.domain.workplace import Room
from bot.presses import FindRooms, MoreRooms, SeeRoom
from bot.replies import BookingShown, NothingFree, Reply, RoomsOffered
from bot.replies.doubt import Reading, WhichReading
from bot.replies.people import GuestUnfound, Together, Unfound, WhichGuest
from bot.replies.sharing import Looking, WroteToYou
from tests.cards.workplace import EVEREST, INSTEAD, K2, LEFT_OUT, NOW, OFFERS, OWN, USER, WISH, at, offer

_SEARCH = FindRooms(Draft("Europe/Berlin", people=3))
_ALEX, _GINA = Guest("alex@contoso.com", "Alex Wilber"), Guest("gina@partner.example", "Gina Guest")
_TEAM = replace(WISH, guests=(_ALEX, _GINA), online=True)
_EARLY, _LATE = replace(WISH, span=at(7, 8)), replace(WISH, span=at(19, 20))
_CROWD = replace(WISH, guests=tuple(Guest(f"p{n}@contoso.com", f"Person {n}") for n in range(12)))


def _account(name: str, mail: str) -> Account:
    return Account(Identity("contoso", mail), name, mail, mail, guest=False, enabled=True)


_OWN_CHAT = "https://teams.microsoft.com/l/entity/5c2d1f0e-0000-4000-8000-000000000001/conversations"
PEOPLE_SAMPLES: dict[str, Reply] = {
    "with people": RoomsOffered(_TEAM, OFFERS, LEFT_OUT, 0, 4, NOW, together=Together(unknown=("Gina Guest",))),
    "with busy people": RoomsOffered(
        _TEAM, OFFERS[:1], (), 0, 0, NOW, together=Together(("Alex Wilber",), first=(at(16, 17), _SEARCH))
    ),
    "with busy people, another day": RoomsOffered(
        _TEAM, OFFERS[:1], (), 0, 0, NOW, together=Together((), (), True, (at(9, 10, day=26), _SEARCH))
    ),
    "with a busy crowd": NothingFree(
        _CROWD, INSTEAD[:1], LEFT_OUT, NOW, together=Together(tuple(f"Person {n}" for n in range(9)))
    ),
    "first time for all": RoomsOffered(_TEAM, OFFERS[:2], (), 0, 0, NOW, together=Together(proposed=True)),
    "booked with people": BookingShown(replace(OWN, wish=_TEAM, join="https://teams.microsoft.com/l/x"), USER),
    "booked on behalf": BookingShown(replace(OWN, wish=replace(WISH, guests=(_ALEX,), behalf=_ALEX)), USER),
    "which guest": WhichGuest(
        "Alex",
        (
            (_account("Alex Wilber", "alex@contoso.com"), _SEARCH),
            (_account("Alex Weber", "alexw@contoso.com"), _SEARCH),
        ),
        _SEARCH,
    ),
    "which time": WhichReading(tuple(Reading(MoreRooms(one, 0), one) for one in (_EARLY, _LATE))),
    "which room": WhichReading(tuple(Reading(SeeRoom(one.id, _SEARCH.draft), room=one) for one in (EVEREST, K2))),
    "which room and time": WhichReading(
        tuple(Reading(MoreRooms(wish, 0), wish, one) for one in (EVEREST, K2) for wish in (_EARLY, _LATE))
    ),
    **{
        f"guest unfound: {why}": GuestUnfound(why, "240" if why is Unfound.TOO_MANY else "Zoe", _SEARCH)
        for why in Unfound
    },
    "looking, for all": Looking("Adele Vance", _SEARCH),
    "answered in the own chat": WroteToYou("Adele Vance", _OWN_CHAT),
    "own chat out of reach": WroteToYou("Adele Vance", _OWN_CHAT, reached=False),
}


def worst_people(text: str, one: Room) -> dict[str, Reply]:
    guests = tuple(Guest(f"{n}@contoso.com", text) for n in range(60))
    wish = replace(WISH, guests=guests, behalf=guests[0], online=True)
    names = (text,) * 60
    return {
        "with people": RoomsOffered(
            wish, (offer(one, wish),) * 5, (), 0, 0, NOW, together=Together(names, names, True, (at(16, 17), _SEARCH))
        ),
        "booked with people": BookingShown(replace(OWN, wish=wish, join="https://teams.microsoft.com/l/x"), USER),
        "which reading": WhichReading(
            (Reading(MoreRooms(wish, 0), wish, one), Reading(SeeRoom("r", _SEARCH.draft), room=one)) * 3
        ),
        "looking, for all": Looking(text, _SEARCH),
        "answered in the own chat": WroteToYou(text, _OWN_CHAT),
        "which guest": WhichGuest(text, ((_account(text, text), _SEARCH),) * 10, _SEARCH),
        **{f"guest unfound: {why}": GuestUnfound(why, text, _SEARCH) for why in Unfound if why is not Unfound.NO_CHAT},
    }
