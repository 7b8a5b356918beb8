"""Before the start Nook asks whether a room is still needed; it is given back by one press, and never by silence."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.domain.booking import State
from bot.domain.configuration import BookingLevel
from bot.domain.keeping import KeepOrRelease
from bot.domain.quiet import said_at
from bot.domain.reminders import Kind
from bot.ports import Notice
from bot.worker import noticing, wording
from tests.office import CONFIGURATION, MONDAY_NINE, Desk, Office, office

ADELE = "adele@contoso.com"
WISH = "book a room for 6 on Wednesday 2pm for 1 hour called Budget"
START = datetime(2027, 3, 3, 13, 0, tzinfo=UTC)
LEVELS = pytest.mark.parametrize("level", [BookingLevel.USER, BookingLevel.SERVICE])


async def books(here: Office, desk: Desk, words: str = WISH) -> None:
    await desk.says(words)
    await desk.presses("Book Everest")
    await here.later(3)
    assert desk.sees().words.startswith("Booked"), desk.sees().words


async def at(here: Office, moment: datetime) -> None:
    """Then, with the worker at work and people told what is due."""
    here.clock.advance(seconds=(moment - here.clock()).total_seconds() - 30)
    await here.passes(0.5)


async def set_to(here: Office, **settings: object) -> None:
    store = here.nook.world.store
    one = (await store.configurations())[CONFIGURATION]
    await store.save_configuration(replace(one, keep=KeepOrRelease(**settings)))  # type: ignore[arg-type]


def sent(here: Office, desk: Desk) -> int:
    return len(here.simulator.teams.messages(desk.person))


async def states(here: Office, desk: Desk) -> list[State]:
    """Of the person's bookings, as the store has them."""
    found = []
    for kept in await here.nook.world.store.notices.beginning(MONDAY_NINE, START + timedelta(days=30)):
        found.append(kept.booking.state)
    return found


@LEVELS
async def test_a_quarter_of_an_hour_before_it_is_asked_once_and_kept_or_given_back(
    tmp_path: Path, level: BookingLevel
) -> None:
    async with office(tmp_path, level=level) as here:
        adele = here.desk(ADELE)
        await books(here, adele)
        booked, before = adele.sees(), sent(here, adele)
        await at(here, START - timedelta(minutes=16))
        assert sent(here, adele) == before
        await here.passes(3)
        assert sent(here, adele) == before + 1, "once"
        asked = adele.sees()
        assert asked.words.startswith("Still need Everest at 14:00?")
        assert "Budget" in asked.words
        assert asked.buttons == ["Keep it", "Release it", "No more notices"]
        kept = await adele.presses("Keep it")
        assert "stays yours" in kept.words
        assert await states(here, adele) == [State.BOOKED]
        given = await adele.presses("Release it", on=asked)
        assert "given back" in given.words
        await here.later(3)
        assert "Cancelled" in adele.sees_again(booked).words, "the booking's own card says so too"
        assert not [event for event in here.tenant.events_in("everest@contoso.com") if not event.is_cancelled]
        assert "no bookings" in (await adele.says("my bookings")).words


async def test_who_says_nothing_keeps_the_room(contoso: Office) -> None:
    """The admin did not turn release on: never a silent release."""
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    await at(contoso, START - timedelta(minutes=14))
    assert "Still need" in adele.sees().words
    await at(contoso, START + timedelta(minutes=30))
    assert await states(contoso, adele) == [State.BOOKED]


async def test_it_is_answered_in_words_too(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    await at(contoso, START - timedelta(minutes=14))
    assert "stays yours" in (await adele.says("keep it")).words
    assert "did not understand" in (await adele.says("keep it")).words, "it is answered"


async def test_what_was_booked_just_now_or_is_a_whole_day_or_in_another_room_is_not_asked_about(
    contoso: Office,
) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele, "book a room for 6 today 2pm for 1 hour")
    await books(contoso, adele, "book a room for 6 on Wednesday 9am for 8 hours")
    before = sent(contoso, adele)
    await at(contoso, MONDAY_NINE.replace(hour=12, minute=46))
    await at(contoso, START.replace(hour=7, minute=46))
    assert sent(contoso, adele) == before
    await set_to(contoso, rooms=frozenset({"Fuji"}))
    await books(contoso, adele, "book a room for 6 on Friday 2pm for 1 hour")
    before = sent(contoso, adele)
    await at(contoso, START + timedelta(days=2, minutes=-14))
    assert sent(contoso, adele) == before
    await set_to(contoso, rooms=frozenset({"everest"}))
    await contoso.passes(0.5)
    assert sent(contoso, adele) == before + 1, "the control: that room"


@LEVELS
async def test_who_does_not_check_in_loses_the_room_where_the_admin_says_so_and_is_told(
    tmp_path: Path, level: BookingLevel
) -> None:
    async with office(tmp_path, level=level) as here:
        adele = here.desk(ADELE)
        await set_to(here, minutes_before=0, check_in_minutes=10)
        await books(here, adele)
        booked = adele.sees()
        await at(here, START + timedelta(seconds=30))
        assert "Are you using Everest?" in adele.sees().words
        assert "released" in adele.sees().words
        await here.passes(9)
        assert "Ended early" not in adele.sees_again(booked).words
        await here.passes(2)
        await here.later(5)
        assert "was released" in adele.sees().words
        assert "Ended early" in adele.sees_again(booked).words
        assert len([True for one in here.simulator.teams.messages(adele.person) if "was released" in str(one.card)]) < 2


async def test_who_checks_in_keeps_it_and_who_said_so_before_is_not_asked_again(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await set_to(contoso, check_in_minutes=10)
    await books(contoso, adele)
    await at(contoso, START - timedelta(minutes=14))
    await adele.presses("Keep it")
    before = sent(contoso, adele)
    await at(contoso, START + timedelta(seconds=30))
    await contoso.passes(12)
    assert sent(contoso, adele) == before
    assert await states(contoso, adele) == [State.BOOKED]


async def test_nobody_loses_a_room_to_a_question_that_never_arrived(
    contoso: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    adele = contoso.desk(ADELE)
    await set_to(contoso, minutes_before=0, check_in_minutes=10)
    await books(contoso, adele)
    contoso.simulator.chats.blocked.add(adele.person.id)
    await at(contoso, START + timedelta(seconds=30))
    await contoso.passes(15)
    assert await states(contoso, adele) == [State.BOOKED]
    assert contoso.tenant.bookings_of("everest@contoso.com")[0].end == START + timedelta(hours=1)
    # The control: whoever releases without looking whether the question arrived.
    monkeypatch.setattr(noticing, "may_release", lambda *_: True)
    await contoso.passes(1)
    await contoso.later(3)
    assert contoso.tenant.bookings_of("everest@contoso.com")[0].end < START + timedelta(hours=1)


async def test_ten_minutes_before_the_end_longer_is_offered_where_the_room_is_free(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    await at(contoso, START + timedelta(minutes=50))
    offered = adele.sees()
    assert "ends at 15:00" in offered.words
    await adele.presses("Extend 30 min")
    await contoso.later(3)
    assert "14:00–15:30" in adele.sees_again(offered).words
    contoso.tenant.book(
        "bianca@contoso.com", "everest@contoso.com", START + timedelta(hours=2), START + timedelta(hours=3), "x"
    )
    before = sent(contoso, adele)
    await contoso.passes(40)
    assert sent(contoso, adele) == before + 1, "once more for the new end, 15:30: still free until 16:00"


async def test_no_longer_is_offered_where_somebody_comes_next(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    end = START + timedelta(hours=1)
    contoso.tenant.book("bianca@contoso.com", "everest@contoso.com", end, end + timedelta(hours=1), "next")
    before = sent(contoso, adele)
    await at(contoso, START + timedelta(minutes=51))
    assert sent(contoso, adele) == before


class TestLeftAlone:
    async def test_who_said_quiet_is_told_nothing_until_they_want_it_again(
        self, contoso: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        adele = contoso.desk(ADELE)
        for day in ("Wednesday", "Thursday", "Friday"):
            await books(contoso, adele, WISH.replace("Wednesday", day))
        assert "I will be quiet" in (await adele.says("quiet")).words
        before = sent(contoso, adele)
        await at(contoso, START - timedelta(minutes=14))
        assert sent(contoso, adele) == before
        quiet = adele.sees()
        with monkeypatch.context() as careless:
            careless.setattr(noticing, "said_at", lambda now, stale_at, zone, _: said_at(now, stale_at, zone, False))
            await at(contoso, START + timedelta(days=1, minutes=-14))
            assert sent(contoso, adele) == before + 1, "the control: whoever does not heed it"
        await adele.presses("Turn notices on", on=quiet)
        await at(contoso, START + timedelta(days=2, minutes=-14))
        assert sent(contoso, adele) == before + 2
        assert "Still need" in adele.sees().words
        assert "I will be quiet" in (await adele.presses("No more notices")).words

    async def test_nobody_is_told_anything_by_night(self, contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        adele = contoso.desk(ADELE)
        await books(contoso, adele, "book a room for 6 on Wednesday 6am for 1 hour")
        await books(contoso, adele, "book a room for 6 on Thursday 6am for 1 hour")
        before, six = sent(contoso, adele), START.replace(hour=5)
        await at(contoso, six - timedelta(minutes=14))
        assert sent(contoso, adele) == before
        await at(contoso, six + timedelta(hours=2))
        assert sent(contoso, adele) == before, "in the morning it would be stale"
        monkeypatch.setattr(noticing, "said_at", lambda now, *_: now)
        await at(contoso, six + timedelta(days=1, minutes=-14))
        assert sent(contoso, adele) == before + 1, "the control: without the night"

    @pytest.mark.fault("F21")
    async def test_whoever_blocked_the_bot_is_left_alone_until_they_speak(self, contoso: Office) -> None:
        adele = contoso.desk(ADELE)
        await books(contoso, adele)
        await books(contoso, adele, WISH.replace("Wednesday", "Thursday"))
        await books(contoso, adele, WISH.replace("Wednesday", "Friday"))
        blocked = contoso.simulator.chats.blocked
        blocked.add(adele.person.id)
        before = sent(contoso, adele)
        await at(contoso, START - timedelta(minutes=14))
        assert adele.person.id.lower() in {who.object_id for who in await contoso.nook.world.store.notices.muted()}
        blocked.clear()
        await at(contoso, START + timedelta(days=1, minutes=-14))
        assert sent(contoso, adele) == before, "not even tried"
        await adele.says("hi")
        await at(contoso, START + timedelta(days=2, minutes=-14))
        assert "Still need" in adele.sees().words


async def test_two_workers_tell_it_once(contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    await books(contoso, adele, WISH.replace("Wednesday", "Thursday"))
    before = sent(contoso, adele)
    contoso.clock.advance(seconds=(START - timedelta(minutes=14) - contoso.clock()).total_seconds())
    one = contoso.nook.noticing
    other = noticing.Noticing(one.world, one._showing)
    await asyncio.gather(one.work(), other.work(), one.work())
    assert sent(contoso, adele) == before + 1
    contoso.clock.advance(hours=24)
    put_down = noticing._notice
    monkeypatch.setattr(noticing, "_notice", lambda *a: replace(put_down(*a), id=f"{uuid4()}"))
    monkeypatch.setattr(wording, "key_of", lambda *_: "")
    monkeypatch.setattr(wording, "settled", lambda _: False)
    await asyncio.gather(one.work(), other.work())
    assert len(await contoso.nook.world.store.notices.notices_about([await thursday(contoso)])) == 2, "the control"


async def stopped_amid(here: Office, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a person is told whose replica was told to stop while it told them; another one goes on."""
    adele, one = here.desk(ADELE), here.nook.noticing
    other = noticing.Noticing(one.world, one._showing)
    await books(here, adele)
    before, send, begun, go = sent(here, adele), one._showing.send, asyncio.Event(), asyncio.Event()

    async def slow(*of: Any) -> str:
        message = await send(*of)
        begun.set()
        await go.wait()
        return message

    here.clock.advance(seconds=(START - timedelta(minutes=14) - here.clock()).total_seconds())
    with monkeypatch.context() as slowly:
        slowly.setattr(one._showing, "send", slow)
        running = asyncio.create_task(one.run())
        await begun.wait()
        running.cancel()
        asyncio.get_running_loop().call_later(0.01, go.set)
        await asyncio.wait([running])
    here.clock.advance(seconds=noticing.LEASE + 1)
    await other.work()
    return sent(here, adele) - before


@pytest.mark.fault("F22")
async def test_told_to_stop_what_is_being_told_is_told_once(contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await stopped_amid(contoso, monkeypatch) == 1


@pytest.mark.control("F22")
async def test_control_broken_off_instead_it_is_told_again(contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken_off(works: Iterable[Coroutine[Any, Any, None]]) -> None:
        await asyncio.gather(*works)

    monkeypatch.setattr(noticing, "ended", broken_off)
    assert await stopped_amid(contoso, monkeypatch) == 2


async def thursday(here: Office) -> str:
    _, kept = await here.nook.world.store.notices.beginning(MONDAY_NINE, START + timedelta(days=2))
    return kept.booking.id


async def test_no_more_than_ten_a_minute(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    ((kept),) = await contoso.nook.world.store.notices.beginning(MONDAY_NINE, START)
    contoso.clock.advance(seconds=(START + timedelta(minutes=59, seconds=30) - contoso.clock()).total_seconds())
    store, now = contoso.nook.world.store, contoso.clock()

    def notice(n: int) -> Notice:
        until = now + timedelta(hours=1)
        return Notice(f"n{n}", Kind.RELEASED, kept.booking.id, kept.booking.asker, "Adele", kept.card, now, until)

    await store.notices.put([notice(n) for n in range(14)])
    before = sent(contoso, adele)
    await contoso.nook.noticing.work()
    assert sent(contoso, adele) == before + 10
    await contoso.passes(1.5)
    assert sent(contoso, adele) == before + 14
    await store.notices.put([notice(n) for n in range(20, 34)])
    contoso.clock.advance(seconds=70)
    free = noticing.Noticing(contoso.nook.noticing.world, contoso.nook.noticing._showing, most=1000)
    await free.work()
    assert sent(contoso, adele) == before + 28, "the control: without the limit"
