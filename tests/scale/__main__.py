"""`python -m tests.scale`: prints a table, and exits 1 where it fails; `--help` says what can be set.

Time is real and the day is a Monday. Nook is a process of its own on one core, Microsoft 365 and the people another.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bot.simulator import APP_ID, APP_SECRET, Simulator
from bot.simulator.rooms import accepts
from bot.simulator.witness import RequestRecord
from tests.bench.measuring import percentile
from tests.bench.report import machine
from tests.databases import postgresql
from tests.scale.company import Company, monday_nine
from tests.scale.crowd import ROOM_ANSWERS, Crowd

ACCOUNTS = 10
READING, CALLING = 0.5, 0.3
"""Seconds that Graph takes for getSchedule, and for anything else."""
LATE = 2.0
MOST_MEGABYTES = 200.0
WARM = 600.0


@dataclass(slots=True)
class Replica:
    process: subprocess.Popen[str]
    port: int


def _settings(simulator: Simulator, database_url: str, ahead: timedelta) -> str:
    tenant = simulator.tenant.id.lower()
    return json.dumps(
        {
            "host": "127.0.0.1",
            "app_id": APP_ID,
            "app_password": APP_SECRET,
            "app_tenant": tenant,
            "allowed_tenants": [tenant],
            "database_url": database_url,
            "signing_key": "a key that is only for tests",
            "graph_url": simulator.graph_url,
            "login_url": simulator.login_url,
            "channel_openid_url": simulator.openid_url,
            # One beside this machine, so that Nook keeps to what Teams takes.
            "channel_hosts": ["127.0.0.1", "smba.trafficmanager.net"],
            "file_hosts": ["127.0.0.1"],
            "ahead": ahead.total_seconds(),
        }
    )


def _started(settings: str, log: Path) -> Replica:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.scale.replica"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log.open("w"),
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(settings)
    process.stdin.close()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"it did not start:\n{log.read_text()[-3000:]}")
    return Replica(process, int(line))


async def main(rooms: int, people: int, minutes: int, replicas: int, accounts: int, share: float) -> int:
    print(machine(), flush=True)
    ahead = monday_nine(before=timedelta(minutes=2)) - datetime.now(UTC)

    def now() -> datetime:
        return datetime.now(UTC) + ahead

    began = time.perf_counter()
    company = Company(rooms, people, accounts, now)
    for room in company.tenant.rooms.values():
        company.tenant.set_policy(room, accepts(after=ROOM_ANSWERS))
    print(f"{rooms:,} rooms, {people:,} people: made in {time.perf_counter() - began:.0f} s", flush=True)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nook-scale-")))
        url = f"sqlite:///{folder}/nook.db" if replicas == 1 else stack.enter_context(postgresql())
        await company.prepare(url)
        simulator = await stack.enter_async_context(Simulator(company.tenant, token_now=now))
        simulator.graph_faults.slow(READING, path="getSchedule")
        simulator.graph_faults.slow(CALLING, path="/events")
        simulator.graph_faults.slow(CALLING, path="/mailboxSettings")
        started = [
            await asyncio.to_thread(_started, _settings(simulator, url, ahead), folder / f"nook{n}.log")
            for n in range(replicas)
        ]
        for one in started:
            stack.callback(one.process.terminate)
        used = [psutil.Process(one.process.pid) for one in started]
        await _swept(simulator, rooms, used)
        crowd = Crowd(simulator, company, [f"http://127.0.0.1:{one.port}/api/messages" for one in started])
        seen_before, own = simulator.tenant.witness.count, time.process_time()
        cpu = [_seconds(one) for one in used]
        at = time.perf_counter()
        gc.disable()  # of this process, which would else stop for a second and take it for Nook's lateness
        await crowd.minutes(minutes, minutes // 2, share)
        seconds = time.perf_counter() - at
        busy = [(_seconds(one) - before) / seconds for one, before in zip(used, cpu, strict=True)]
        memory = [p.memory_info().rss / 1e6 for p in used]
        own = time.process_time() - own
        failed = _told(crowd, simulator, seen_before, seconds, busy, own, memory)
        if failed:
            for number in range(replicas):
                print((folder / f"nook{number}.log").read_text()[-1500:])
        return 1 if failed else 0


def _seconds(process: psutil.Process) -> float:
    """Of CPU."""
    times = process.cpu_times()
    return float(times.user + times.system)


async def _swept(simulator: Simulator, rooms: int, used: Sequence[psutil.Process]) -> None:
    """Nook is ready when it has read the week of every room once, and has laid out what it read."""
    began = time.monotonic()
    while len(simulator.tenant.witness.requests_to("POST", "getSchedule")) < rooms / 20:
        if time.monotonic() - began > WARM:
            raise SystemExit("the first sweep does not come to an end")
        await asyncio.sleep(0.2)
    calm, before = 0, sum(map(_seconds, used))
    while calm < 4 and time.monotonic() - began < WARM:
        await asyncio.sleep(0.5)
        now = sum(map(_seconds, used))
        calm, before = (calm + 1 if now - before < 0.1 else 0), now
    print(f"the first sweep of all rooms: {time.monotonic() - began:.0f} s", flush=True)


def _told(
    crowd: Crowd, simulator: Simulator, before: int, seconds: float, busy: list[float], own: float, memory: list[float]
) -> list[str]:
    seen, tenant = crowd.seen, simulator.tenant
    calls = list(tenant.witness.requests)[-(tenant.witness.count - before) :]
    schedules = [one for one in calls if "getschedule" in one.path.lower()]
    confirming = [one for one in schedules if one.summary != "free/busy of 20"]
    events = [one for one in calls if "/events" in one.path.lower()]
    hours = [one for one in calls if "mailboxsettings" in one.path.lower()]
    refused = sum(one.status == 429 for one in calls)
    in_flight = max(tenant.witness.peak_concurrency.values(), default=0)
    told = [each - ROOM_ANSWERS - 2 * CALLING for each in seen.told]
    late = sum(each > LATE for each in [*seen.answers, *seen.asking])
    doubles, orphans = tenant.double_bookings(), tenant.orphans()
    searches, bookings = len(seen.answers), len(seen.asking)
    wrong = {
        f"late by more than {LATE:.0f} s": late,
        "lost": len(seen.lost),
        "booked twice": len(doubles),
        "events without a booking": len(orphans),
        "refused by Graph (429)": refused,
        "sent before Retry-After was over": len(tenant.witness.impatient),
        "in flight for a mailbox beyond four": max(0, in_flight - 4),
    }
    lines = {
        "searches": f"{searches:,}, {searches / seconds:.1f} a second; nothing free for {seen.nothing_free:,}",
        "bookings": f"{bookings:,} pressed, {len(seen.booked):,} booked, {seen.declined:,} taken or declined",
        "a search is answered after": _spread(seen.answers),
        "“Asking” after": _spread(seen.asking),
        "“Booked”, beyond the room’s and Graph’s own time": _spread(told),
        **{name: f"{count:,}" for name, count in wrong.items()},
        "calls": f"{len(confirming) / max(1, searches):.2f} to confirm and {len(hours) / max(1, searches):.2f} for a"
        f" person’s hours a search, {len(events) / max(1, bookings):.1f} a booking,"
        f" {(len(schedules) - len(confirming)) / seconds * 60:,.0f} a minute to read ahead",
        "the busiest mailbox": f"{_busiest(calls, seconds):,.0f} calls in ten minutes, of 10,000; "
        f"{in_flight} in flight",
        "cores": f"Nook {', '.join(f'{each:.2f}' for each in busy)}; Microsoft 365 and the people"
        f" {own / seconds:.2f}; load {os.getloadavg()[0]:.1f}",
        "memory": f"Nook {', '.join(f'{each:.0f} MB' for each in memory)}; Microsoft 365 and the people"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB",
    }
    width = max(map(len, lines))
    print("\n".join(f"{name:{width}}  {said}" for name, said in lines.items()))
    failed = [f"{name}: {count:,}" for name, count in wrong.items() if count]
    failed += [f"memory: {each:.0f} MB" for each in memory if each > MOST_MEGABYTES]
    for said in (*failed, *seen.lost[:5]):
        print(f"MISSED: {said}")
    return failed


def _spread(values: list[float]) -> str:
    if not values:
        return "never"
    return ", ".join(
        f"{name} {percentile(values, part):.2f} s" for name, part in (("p50", 0.5), ("p99", 0.99), ("most", 1))
    )


def _busiest(calls: Sequence[RequestRecord], seconds: float) -> float:
    counts: dict[str, int] = {}
    for one in calls:
        counts[one.mailbox or ""] = counts.get(one.mailbox or "", 0) + 1
    return max(counts.values(), default=0) / seconds * 600


if __name__ == "__main__":
    options = argparse.ArgumentParser(prog="python -m tests.scale", description=__doc__)
    options.add_argument("--rooms", type=int, default=10_000)
    options.add_argument("--people", type=int, default=100_000)
    options.add_argument("--minutes", type=int, default=3, help="the middle one is the peak")
    options.add_argument("--replicas", type=int, default=1, help="more than one: on PostgreSQL")
    options.add_argument("--accounts", type=int, default=ACCOUNTS, help="service accounts, which share the rooms")
    options.add_argument("--share", type=float, default=1.0, help="of the people: less on a machine that is busy")
    given = options.parse_args()
    sys.exit(asyncio.run(main(given.rooms, given.people, given.minutes, given.replicas, given.accounts, given.share)))
