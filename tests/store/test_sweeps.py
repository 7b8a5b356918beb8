"""Which calendars are read when: leased, so that of several replicas one reads them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.sweeping import OFTEN, Beat
from bot.store import SqlStore, sweeps
from tests.store.values import TWO

HQ, HARBOUR = Beat("contoso", "HQ", "2027-03-01"), Beat("contoso", "Harbour House", "2027-03-01")
LEASE = 120.0


async def test_what_is_due_is_one_replicas_until_its_lease_ends(store: SqlStore) -> None:
    await store.sweeps.plan([HQ, HARBOUR], TWO)
    await store.sweeps.plan([HQ, HARBOUR], TWO)
    assert await store.sweeps.claim(TWO, LEASE, 1) == {HQ: None}
    assert await store.sweeps.claim(TWO, LEASE, 9) == {HARBOUR: None}
    assert await store.sweeps.claim(TWO, LEASE, 9) == {}
    late = TWO + timedelta(seconds=LEASE)
    assert set(await store.sweeps.claim(late, LEASE, 9)) == {HQ, HARBOUR}  # its replica died
    await store.sweeps.settle({HQ: timedelta(minutes=15), HARBOUR: None}, late)
    assert await store.sweeps.claim(late + timedelta(minutes=14), LEASE, 9) == {}
    assert set(await store.sweeps.claim(late + timedelta(minutes=15), LEASE, 9)) == {HQ}


async def test_the_control_without_leases_gives_it_to_everybody(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeps, "_LEASE", sweeps._LEASE.values(lease_until=None))
    await store.sweeps.plan([HQ], TWO)
    assert await store.sweeps.claim(TWO, LEASE, 9) == await store.sweeps.claim(TWO, LEASE, 9) == {HQ: None}


async def test_what_is_searched_is_due_soon_and_days_that_are_over_are_forgotten(store: SqlStore) -> None:
    await store.sweeps.plan([HQ], TWO)
    await store.sweeps.claim(TWO, LEASE, 9)
    await store.sweeps.settle({HQ: timedelta(minutes=15)}, TWO)
    await store.sweeps.asked({HQ: TWO, HARBOUR: TWO})
    assert await store.sweeps.claim(TWO + OFTEN - timedelta(seconds=1), LEASE, 9) == {}
    assert await store.sweeps.claim(TWO + OFTEN, LEASE, 9) == {HQ: TWO, HARBOUR: TWO}
    await store.sweeps.plan([], TWO + timedelta(days=1))
    assert await store.sweeps.claim(TWO + timedelta(days=2), LEASE, 9) == {}
