"""A configuration is removed while bookings through it are under way: each ends, and nobody meets an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import worker
from bot.domain.configuration import Configuration
from bot.simulator import never_answers
from tests.office import CONFIGURATION, Office
from tests.scenarios.test_booking_a_room import WISH, press_everest


async def removed(contoso: Office) -> Configuration:
    store = contoso.nook.world.store
    configuration = (await store.configurations())[CONFIGURATION]
    await store.remove_configuration(configuration)
    return configuration


async def test_a_booking_that_nobody_was_asked_for_is_said_to_be_none(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    await removed(contoso)
    await contoso.later(60)
    assert adele.sees().words.startswith("Everest is not booked")
    assert await contoso.nook.world.store.next_due() is None


async def test_an_invitation_whose_answer_cannot_be_read_is_left_alone(
    contoso: Office, caplog: pytest.LogCaptureFixture
) -> None:
    contoso.tenant.set_policy("everest@contoso.com", never_answers())
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    await contoso.later(3)
    await removed(contoso)
    await contoso.later(60)
    assert await contoso.nook.world.store.next_due() is None
    assert "its configuration contoso was removed" in caplog.text
    assert "a step broke" not in caplog.text
    assert len(contoso.tenant.events_in("adele@contoso.com")) == 1


@pytest.mark.parametrize(("patient", "ends"), [(True, "Booked"), (False, "Everest is not booked")])
async def test_a_replica_that_does_not_know_the_configuration_yet_gives_nothing_up(
    contoso: Office, monkeypatch: pytest.MonkeyPatch, patient: bool, ends: str
) -> None:
    """What another replica made shows within ten seconds; here it is gone and comes back. An impatient one gives up."""
    if not patient:
        monkeypatch.setattr(worker, "KNOWN_AFTER", timedelta(0))
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    configuration = await removed(contoso)
    await contoso.later(10)
    await contoso.nook.world.store.save_configuration(replace(configuration, revision=0))
    await contoso.later(20)
    assert adele.sees().words.startswith(ends)


async def test_old_buttons_say_what_stands(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    other = await bianca.says(WISH)
    offer = await adele.says(WISH)
    await adele.presses("Book Everest", on=offer)
    await contoso.later(3)
    await removed(contoso)
    assert "Booked" in (await adele.presses("Book Fuji", on=offer)).words
    late = await bianca.presses("Book Fuji", on=other)
    assert "no longer works" in late.words
    assert contoso.tenant.events_in("bianca@contoso.com") == []
