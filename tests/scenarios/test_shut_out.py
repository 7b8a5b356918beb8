"""F20: the secret is refused or the consent withdrawn while Nook runs: served meanwhile, then everybody is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.people import Identity, Role
from bot.graph.directory import GraphDirectory
from bot.simulator import APP_ID, Simulator
from tests.graph.conftest import until
from tests.office import Office, office

WISH = "book a room for 6 tomorrow 2pm for 1 hour"
LASTS = 3600
"""Seconds of a token; it is renewed five minutes before its end."""


async def with_an_admin(here: Office) -> None:
    grady = here.desk("grady@contoso.com")
    who = Identity(here.tenant.id.lower(), grady.person.id.lower())
    await here.nook.world.store.grant(who, "Grady Archie", Role.GLOBAL)
    await grady.says("hello")
    await here.nook.sweeping.work()


async def renewed(here: Office) -> None:
    """The renewal in the background has been tried."""
    await here.desk("adele@contoso.com").says(WISH)
    await until(lambda: not here.nook.graph._tokens.busy)


@pytest.mark.fault("F20")
@pytest.mark.parametrize(
    ("gone", "says"),
    [
        (lambda it: it.login.revoke_secret(APP_ID), "Entra refused the app’s secret"),
        (lambda it: it.login.withdraw_consent(APP_ID), "onsent"),
    ],
    ids=["secret", "consent"],
)
async def test_admins_are_told_once_in_time_and_people_clearly(
    tmp_path: Path, gone: Callable[[Simulator], None], says: str
) -> None:
    async with office(tmp_path) as here:
        adele, grady = here.desk("adele@contoso.com"), here.desk("grady@contoso.com")
        await with_an_admin(here)
        gone(here.simulator)
        here.clock.advance(seconds=LASTS - 600)
        offer = await adele.says(WISH)
        assert "Book Everest" in offer.buttons, "the token that is there serves"
        assert await here.nook.alarming.work() == 0
        here.clock.advance(seconds=400)
        await renewed(here)
        assert await here.nook.alarming.work() == 1
        assert says in grady.sees().words
        assert "What to do" in grady.sees().words
        assert await here.nook.alarming.work() == 0
        here.clock.advance(minutes=50)
        seen = await adele.presses("Book Everest", on=offer)
        assert "Microsoft 365 does not let Nook in" in seen.words
        assert "nothing is booked by this" in seen.words


@pytest.mark.control("F20")
async def test_control_without_looking_at_the_refusal_no_admin_hears_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GraphDirectory, "shut_out", lambda *_: None)
    async with office(tmp_path) as here:
        await with_an_admin(here)
        here.simulator.login.revoke_secret(APP_ID)
        here.clock.advance(seconds=LASTS - 200)
        await renewed(here)
        assert await here.nook.alarming.work() == 0
