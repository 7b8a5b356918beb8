"""Several service accounts share the rooms, since one mailbox may send to so many people a day only."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from bot.domain.configuration import BookingLevel, Configuration, addresses
from bot.domain.people import Identity
from tests.office import CONFIGURATION, GLOBAL_ADMIN, SERVICE_ACCOUNT, Office, empty_office, office
from tests.setting_up import configured

SECOND = "nook2@contoso.com"
BOTH = f"{SERVICE_ACCOUNT}, {SECOND}"


def configuration(accounts: str) -> Configuration:
    return Configuration("c", "C", "t", accounts, BookingLevel.SERVICE, frozenset())


def test_rooms_are_shared_evenly_and_another_account_moves_its_own_share_only() -> None:
    rooms = [f"room{n}@contoso.com" for n in range(1000)]
    three, four = configuration("a@x, b@x, c@x"), configuration("c@x, a@x, d@x, b@x")
    shares = Counter(three.account_for(room) for room in rooms)
    assert min(shares.values()) > 250
    moved = [room for room in rooms if three.account_for(room) != four.account_for(room)]
    assert 150 < len(moved) < 350
    assert {four.account_for(room) for room in moved} == {"d@x"}
    assert configuration("a@x").account_for("any") == "a@x"
    assert addresses(" mailto:A@x ; b@X,\n a@x ") == ("a@x", "b@x")


async def book(here: Office, room: str, hour: int) -> str:
    """Books it for Adele; in whose calendar the event stands."""
    adele = here.desk("adele@contoso.com")
    await adele.says(f"book {room} tomorrow at {hour}:00 for 2 people")
    await adele.presses(f"Book {room}")
    await here.later(3)
    assert "Booked" in adele.sees().words
    (owner,) = [
        account
        for account in (SERVICE_ACCOUNT, SECOND)
        for item in here.tenant.events_in(account)
        if item.start.hour == hour - 1 and not item.is_cancelled
    ]
    return owner


async def test_a_room_is_booked_by_its_account_and_a_booking_stays_with_the_one_that_owns_it(tmp_path: Path) -> None:
    async with office(tmp_path, level=BookingLevel.SERVICE) as here:
        here.tenant.add_person("Nook Two", SECOND)
        store = here.nook.world.store
        one = (await store.configurations())[CONFIGURATION]
        await store.save_configuration(replace(one, service_account=BOTH, manage_service_bookings=True))
        both = (await store.configurations())[CONFIGURATION]
        owners = {}
        for n, room in enumerate(("Everest", "Fuji", "Elbe")):
            owners[room] = await book(here, room, 10 + n)
            assert owners[room] == both.account_for(f"{room.lower()}@contoso.com")
        # One of them leaves the list: what it owns is still cancelled as it.
        left = next(iter(set(owners.values())))
        other = SECOND if left == SERVICE_ACCOUNT else SERVICE_ACCOUNT
        await store.save_configuration(replace(both, service_account=other))
        adele = here.desk("adele@contoso.com")
        room = next(name for name, owner in owners.items() if owner == left)
        await adele.says(f"cancel my booking of {room} tomorrow")
        for title in ("Yes", "Cancel"):
            if any(button.startswith(title) for button in adele.sees().buttons):
                await adele.presses(title)
                break
        await here.later(5)
        assert not [i for i in here.tenant.events_in(f"{room.lower()}@contoso.com") if i.blocks]
        identity = Identity(here.tenant.id.lower(), adele.person.id.lower())
        assert len(await store.bookings_of(identity, here.clock())) == 3


async def test_the_form_takes_several_and_the_check_tries_each(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        grady = here.desk(GLOBAL_ADMIN)
        seen = await configured(here, grady, service_account=f"{SERVICE_ACCOUNT}; {SECOND}")
        assert f"knows no account {SECOND}" in seen.words
        found = here.tenant.add_person("Nook Two", SECOND)
        seen = await grady.presses("Create configuration", service_account=f"{SERVICE_ACCOUNT}; {SECOND}")
        assert BOTH in seen.words
        (one,) = (await here.nook.world.store.configurations()).values()
        assert one.accounts == (SERVICE_ACCOUNT, SECOND)
        here.tenant.remove_person(found)
        words = (await grady.says("admin check")).words
        assert "The service account does not exist" in words
        assert SECOND in words
        assert SERVICE_ACCOUNT not in words
