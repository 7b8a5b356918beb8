"""What a fault does to everybody else, in real seconds: measured beside the same without it, in the same run.

A process of its own, with the settings of the README. Nothing here is in `make test`.
"""

from __future__ import annotations

import asyncio
import base64
import struct
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any, cast

import jwt
import pytest

from bot.domain.floorplan import State
from bot.ports import Store
from bot.web.plan_pictures import PlanPictures
from bot.web.sealed import EPOCH, Sealed
from tests.bench import office, pictures, teams
from tests.bench.microsoft import APP_ID
from tests.bench.processes import SIGNING_KEY, echo
from tests.bench.raw_http import Wire, request
from tests.faults.real import Town, beside, in_turn, ms, town

pytestmark = pytest.mark.long
Recorded = Callable[[str, object], None]
SEARCH = "book a room for 4 in 20 days at 2pm for 1 hour"
"""A day that is not read ahead."""
ASKERS, OTHERS = range(20), range(20, office.PEOPLE)
ANOTHER_TENANT = "22222222-2222-4333-8444-555555555555"


def helps(town: Town, people: range = OTHERS, tenant: str = "") -> Iterator[bytes]:
    return (town.says("help", who, tenant) for who in cycle(people))


@pytest.mark.fault("F4")
@pytest.mark.parametrize("slow", [5, 20, 120])
async def test_a_slow_graph_ends_each_turn_within_ten_seconds_and_holds_up_nobody_else(
    tmp_path: Path, slow: int, record_property: Recorded
) -> None:
    """The others have spoken before: whose working hours are not known yet waits for them a moment."""
    async with town(tmp_path) as here:
        _, before = await here.paced(helps(here), 20, 5)
        here.microsoft.wait = lambda path: slow if path.startswith("/v1.0") else 0
        asked = asyncio.gather(*(here.seconds(here.says(SEARCH, who)) for who in ASKERS))
        during = await beside(asked, here.paced(helps(here), 20, 9))
        turns = [taken for _, taken in await asked]
    assert max(turns) < 10
    assert here.microsoft.asked["typing"] >= len(ASKERS)
    record_property(
        "measured",
        f"{slow} s: longest turn {max(turns):.1f} s; others' p99 {ms(during):.0f} ms, {ms(during) / ms(before):.1f} x"
        f" that without ({ms(before):.0f} ms)",
    )


@pytest.mark.fault("F24")
async def test_one_person_who_floods_slows_nobody_down(tmp_path: Path, record_property: Recorded) -> None:
    async with town(tmp_path, RATE_LIMIT_PERSON="60", RATE_LIMIT_TENANT="50") as here:
        found = await in_turn(
            lambda lasts: here.paced(flood(here), 100, lasts),
            lambda lasts: here.paced(helps(here), 20, lasts),
            rounds=6,
            each=10,
        )
        answered, silent = [await cost(here, who, 40) for who in (helps(here), flood(here))]
    record_property("measured", f"100 a second of one person: others' p99 {found}")
    record_property(
        "measured", f"met with silence a message costs {silent / answered:.2f} of one that is answered, CPU"
    )


@pytest.mark.fault("F24")
async def test_one_tenant_that_floods_slows_no_other_down(tmp_path: Path, record_property: Recorded) -> None:
    tenants = f"{office.TENANT},{ANOTHER_TENANT}"
    async with town(tmp_path, RATE_LIMIT_PERSON="60", RATE_LIMIT_TENANT="50", ALLOWED_TENANTS=tenants) as here:
        crowd = cycle(range(office.PEOPLE))
        found = await in_turn(
            lambda lasts: here.paced((here.says("help", who) for who in crowd), 500, lasts, wires=64),
            lambda lasts: here.paced(helps(here, tenant=ANOTHER_TENANT), 20, lasts),
            rounds=2,
            each=60,
        )
    record_property("measured", f"500 a second of one tenant: another's p99 {found}")


def flood(town: Town) -> Iterator[bytes]:
    return (town.says("help", 0) for _ in count())


async def cost(here: Town, messages: Iterator[bytes], many: int) -> float:
    """Seconds of Nook's processor for each."""
    before = here.running.cpu()
    await here.paced(messages, 40, many / 40)
    return (here.running.cpu() - before) / many


def _ratio(during: list[float], before: list[float]) -> str:
    return f"{ms(during):.0f} ms, {ms(during) / ms(before):.1f} x that without ({ms(before):.0f} ms)"


@pytest.mark.fault("F12")
async def test_who_may_not_come_in_is_told_so_at_once(tmp_path: Path, record_property: Recorded) -> None:
    async with town(tmp_path) as here, echo(1, tmp_path / "echo.log") as bare:
        right = here.says("help", 0)
        assert (await here.seconds(right))[0] == 202
        here.microsoft.key = _other_key()
        here.microsoft.roll_over("second")
        rolled, seconds = await here.seconds(_with(here))
        assert rolled == 202
        here.token = teams.bearer(here.microsoft, "second")
        said: list[str] = []
        for name, question, expected in refused(here):
            wire = await Wire.to(here.running.port)
            answers = [await here.seconds(question, wire) for _ in range(50)]
            wire.close()
            assert {status for status, _ in answers} == {expected}, name
            said.append(f"{name} {expected}: {ms([taken for _, taken in answers], 0.5):.1f}")
        plain = []
        for _ in range(50):
            began = time.perf_counter()
            await bare.wires[0].ask(request("GET", "/ready"))
            plain.append(time.perf_counter() - began)
    record_property("measured", f"medians in ms: {'; '.join(said)}; a bare aiohttp answers in {ms(plain, 0.5):.1f}")
    record_property("measured", f"a rolled-over key: accepted in {seconds * 1000:.0f} ms, with the read of the keys")


def refused(here: Town) -> Iterator[tuple[str, bytes, int]]:
    body = here.says("help", 0)
    yield "no token", body.replace(b"Authorization: ", b"X-Nothing: "), 401
    yield "junk", body.replace(here.token.encode(), b"a.b.c"), 401
    yield "another app", _with(here, aud="99999999-0000-4000-8000-000000000000"), 401
    yield "another issuer", _with(here, iss="https://sts.windows.net/x/"), 401
    yield "expired", _with(here, exp=int(time.time()) - 400), 401
    yield "unknown key", _with(here, key_id="nobody's"), 401
    yield "another address", _with(here, serviceurl="https://smba.trafficmanager.net/x/"), 401
    yield "another tenant", here.says("help", 0, ANOTHER_TENANT), 403


def _with(here: Town, key_id: str = "second", **claims: Any) -> bytes:
    """A message under a token that is as it should be but for this."""
    given = {
        "iss": "https://api.botframework.com", "aud": APP_ID, "serviceurl": here.microsoft.service_url,
        "nbf": int(time.time()) - 60, "exp": int(time.time()) + 3600, **claims,
    }  # fmt: skip
    token = jwt.encode(given, here.microsoft.key, algorithm="RS256", headers={"kid": key_id})
    return teams.message(here.microsoft, token, "help", 0)


def _other_key() -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.mark.fault("F21")
async def test_a_hundred_that_the_connector_lets_hang_hold_up_no_next_turn(
    tmp_path: Path, record_property: Recorded
) -> None:
    async with town(tmp_path) as here:
        _, before = await here.paced(helps(here), 10, 5)
        stuck = {office.conversation(who) for who in ASKERS}
        here.microsoft.wait = lambda path: 60 if any(f"/{one}/" in path for one in stuck) else 0
        hanging = [asyncio.create_task(here.seconds(here.says("help", n % 20))) for n in range(100)]
        await asyncio.sleep(0.5)
        _, during = await here.paced(helps(here), 10, 5)
        assert not any(task.done() for task in hanging)
        await asyncio.gather(*hanging)
    record_property("measured", f"100 that hang: a next turn's p99 {_ratio(during, before)}")


@pytest.mark.fault("F26")
async def test_a_thousand_pictures_a_second_slow_no_turn_down(tmp_path: Path, record_property: Recorded) -> None:
    async with town(tmp_path, plans=True) as here:
        await here.paced(helps(here), 20, 6)  # all have been asked for their hours, and the sweep is through
        asked, looked = graph_was_asked(here), list(addresses())
        shown: list[float] = []

        async def looks(lasts: float) -> None:
            statuses, taken = await here.paced(cycle(looked), 1_000, lasts, wires=32, every=20)
            assert set(statuses) == {200, 404}
            shown.extend(taken)

        found = await in_turn(looks, lambda lasts: here.paced(helps(here), 20, lasts), rounds=5, each=2)
        assert graph_was_asked(here) == asked
    said = f"1,000 looks a second: turns' p99 {found}; the looks' own median {ms(shown, 0.5):.0f} ms"
    record_property("measured", f"{said}; 0 calls to Graph")


def graph_was_asked(here: Town) -> int:
    return sum(here.microsoft.asked[what] for what in ("schedule", "user", "event"))


def addresses() -> Iterator[bytes]:
    """One that is good, one that was edited, one that is too old."""
    plan = pictures.plans()[0]
    made = PlanPictures(SIGNING_KEY, "", lambda: datetime.now(UTC), cast(Store, None), lambda *_: ())
    made.rasteriser.begin = lambda: None  # type: ignore[method-assign]  # nothing is drawn here
    states = {area.id: State.FREE for area in plan.areas if area.name}
    good = made.address(plan, states, frozenset(), None, "en", False)
    token = good.rpartition("/")[2].removesuffix(".png")
    payload = Sealed(SIGNING_KEY, b"nook: pictures of plans, 1").opened(token)
    assert payload is not None
    hours = (datetime.now(UTC) - timedelta(days=2) - EPOCH) // timedelta(hours=1)
    old = Sealed(SIGNING_KEY, b"nook: pictures of plans, 1").token(struct.pack(">I", hours) + payload[4:])
    raw = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    raw[10] ^= 1
    edited = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
    for one in (token, edited, old):
        yield request("GET", f"/plans/floor/{one}.png")
