"""A chat gets no more messages than Teams takes, in their order; the rest wait, and the other chats do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.ports import MessageTrouble
from bot.teams.pace import IN_A_TENANT, TO_A_CHAT, Limits, slot
from tests.office import MONDAY_NINE, office

from .connector import CARD, Connector


def within(times: Sequence[float], limits: Limits) -> bool:
    """Whether no stretch of that many seconds holds more than it may."""
    return all(times[n] - times[n - most] >= seconds for most, seconds in limits for n in range(most, len(times)))


@pytest.mark.parametrize("paced", [True, pytest.param(False, marks=pytest.mark.control("F21"))])
@pytest.mark.fault("F21")
async def test_a_chat_gets_what_teams_takes_and_the_rest_in_its_order(paced: bool) -> None:
    async with Connector() as connector:
        sender = connector.sender(paced=paced)
        for number in range(70):
            await sender.update(connector.chat(), f"m{number}", CARD)
        assert [request.body["id"] for request in connector.requests] == [f"m{number}" for number in range(70)]
        assert within(connector.at, TO_A_CHAT) is paced
        if paced:
            assert sum(connector.pauses) <= 32, "no slower than the limits"


async def test_typing_takes_nobodys_turn_and_another_chat_waits_for_nobody() -> None:
    async with Connector() as connector:
        sender = connector.sender(paced=True)
        for _ in range(7):
            await sender.send(connector.chat(), CARD)
        await sender.typing(connector.chat())
        assert len(connector.requests) == 7
        await sender.send(connector.chat("a:other"), CARD)
        await sender.typing(connector.chat("a:other"))
        assert len(connector.requests) == 9
        assert connector.clock == 0


async def test_typing_is_shown_only_while_half_of_what_a_tenant_may_send_is_left() -> None:
    async with Connector() as connector:
        sender = connector.sender(paced=True)
        for number in range(30):
            await sender.send(connector.chat(f"a:{number}"), CARD)
            await sender.typing(connector.chat(f"a:{number}"))
        assert sum(request.body["type"] == "typing" for request in connector.requests) == 12
        assert connector.clock == 0


async def test_fifty_a_second_in_a_tenant() -> None:
    async with Connector() as connector:
        sender = connector.sender(paced=True)
        for number in range(120):
            await sender.send(connector.chat(f"a:{number}"), CARD)
        assert within(connector.at, IN_A_TENANT)
        assert connector.clock == 2


def test_the_hours_number_is_kept_too() -> None:
    taken: list[float] = []
    for _ in range(2000):
        taken.append(slot(taken, TO_A_CHAT, 0))
    assert within(taken, TO_A_CHAT)
    assert taken[1799] < 3600 <= taken[1800]


async def test_who_would_wait_for_too_long_is_told_and_may_try_again() -> None:
    async with Connector() as connector:
        sender = connector.sender(paced=True)
        for _ in range(1800):
            connector.at.clear()
            await sender._pace.turn(connector.chat())  # type: ignore[union-attr]
        with pytest.raises(MessageTrouble, match="too many messages") as trouble:
            await sender.send(connector.chat(), CARD)
        assert not trouble.value.gone


async def test_nook_is_wired_so_where_a_host_is_not_its_own_machine(tmp_path: Path) -> None:
    async with office(tmp_path, channel_hosts=("127.0.0.1", "smba.trafficmanager.net")) as here:
        adele = here.desk("adele@contoso.com")
        for _ in range(8):
            await adele.says("thanks")
        assert (here.clock() - MONDAY_NINE).total_seconds() == 1
