"""A room that is waited for is told of within a minute, to the first in line, and held for them: one press books it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from bot.commands.notices import asking
from bot.domain import waiting
from bot.domain.configuration import BookingLevel
from bot.store import waits
from tests.office import Desk, Office, office

ADELE, BIANCA, IRVIN = "adele@contoso.com", "bianca@contoso.com", "irvin@contoso.com"
EVEREST = "everest@contoso.com"
TWO = datetime(2027, 3, 1, 13, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TELL = "tell me when Everest frees up at 2"
LEVELS = pytest.mark.parametrize("level", [BookingLevel.USER, BookingLevel.SERVICE])


async def books(here: Office, desk: Desk, words: str = "book Everest today 2pm for 1 hour called Secret") -> None:
    await desk.says(words)
    await desk.presses("Book Everest")
    await here.later(3)
    assert desk.sees().words.startswith("Booked"), desk.sees().words


def sent(here: Office, desk: Desk) -> int:
    return len(here.simulator.teams.messages(desk.person))


class TestInLine:
    @LEVELS
    async def test_the_first_gets_it_for_two_minutes_and_then_the_next(
        self, tmp_path: Path, level: BookingLevel
    ) -> None:
        async with office(tmp_path, level=level) as here:
            adele, bianca, irvin = here.desk(ADELE), here.desk(BIANCA), here.desk(IRVIN)
            meeting = here.tenant.book("grady@contoso.com", EVEREST, TWO, TWO + HOUR, "Secret")
            noted = await bianca.says(TELL)
            assert "I will tell you when Everest is free" in noted.words
            assert "first in line" in noted.words
            await here.passes(0.5)
            assert "1 person waits before you" in (await irvin.says(TELL)).words
            await irvin.says(TELL)
            before = sent(here, irvin)
            here.tenant.cancel(meeting)
            await here.passes(1)
            freed = bianca.sees()
            assert "Everest is free, held for you until" in freed.words
            assert "Secret" not in freed.words
            # Meanwhile nobody else gets it, whoever asks and however.
            assert "not free" in (await adele.says("book Everest today 2pm for 1 hour")).words
            assert sent(here, irvin) == before
            await here.passes(2)
            assert "Everest is free, held for you until" in irvin.sees().words
            await irvin.presses("Book Everest")
            await here.later(3)
            assert irvin.sees().words.startswith("Booked")
            late = await bianca.presses("Book Everest", on=freed)
            assert not late.words.startswith(("Booked", "Asking"))

    async def test_what_nook_itself_gives_up_is_told_at_once(self, contoso: Office) -> None:
        adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
        await books(contoso, adele)
        await bianca.says(TELL)
        await contoso.passes(1)
        await adele.says("cancel my 2pm")
        await adele.presses("Yes, cancel")
        await contoso.later(3)
        await contoso.nook.noticing.work()
        assert "Everest is free, held for you" in bianca.sees().words
        await bianca.presses("Book Everest")
        await contoso.later(3)
        assert bianca.sees().words.startswith("Booked")
        before = sent(contoso, bianca)
        await contoso.passes(3)
        assert sent(contoso, bianca) == before
        assert not await contoso.nook.world.store.notices.waits()

    async def test_what_is_held_was_offered_to_others_before_and_is_refused_now(self, contoso: Office) -> None:
        adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
        offered = await adele.says("book Everest today 2pm for 1 hour")
        meeting = contoso.tenant.book("grady@contoso.com", EVEREST, TWO, TWO + HOUR, "Secret")
        contoso.clock.advance(seconds=70)
        await bianca.says(TELL)
        contoso.tenant.cancel(meeting)
        await contoso.passes(1)
        assert "held for you" in bianca.sees().words
        refused = await adele.presses("Book Everest", on=offered)
        assert "taken" in refused.words

    async def test_the_control_without_the_hold(self, contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
        offered = await adele.says("book Everest today 2pm for 1 hour")
        meeting = contoso.tenant.book("grady@contoso.com", EVEREST, TWO, TWO + HOUR, "Secret")
        contoso.clock.advance(seconds=70)
        await bianca.says(TELL)
        contoso.tenant.cancel(meeting)
        await contoso.passes(1)
        monkeypatch.setattr(waits, "held_for_another", lambda *_: False)
        assert "Asking Everest" in (await adele.presses("Book Everest", on=offered)).words

    async def test_who_stops_waiting_is_not_told_and_what_is_free_is_offered(self, contoso: Office) -> None:
        bianca = contoso.desk(BIANCA)
        assert "Book Everest" in (await bianca.says(TELL)).buttons[0]
        meeting = contoso.tenant.book("grady@contoso.com", EVEREST, TWO, TWO + HOUR, "Secret")
        contoso.clock.advance(seconds=70)
        await bianca.says(TELL)
        await bianca.presses("Stop waiting")
        before = sent(contoso, bianca)
        contoso.tenant.cancel(meeting)
        await contoso.passes(2)
        assert sent(contoso, bianca) == before

    async def test_a_button_where_a_room_is_busy_and_where_nothing_is_free(self, contoso: Office) -> None:
        bianca = contoso.desk(BIANCA)
        for room in ("everest", "fuji", "elbe", "thames"):
            contoso.tenant.book("grady@contoso.com", f"{room}@contoso.com", TWO, TWO + HOUR, "Secret")
        busy = await bianca.says("is Everest free at 2pm?")
        assert busy.buttons[-2:] == ["Tell me when it is free", "Ask who has it"]
        nothing = await bianca.says("book a room for 6 today 2pm for 1 hour")
        await bianca.presses("Tell me when one is free", on=nothing)
        assert "I will tell you when a room is free" in bianca.sees().words
        (held,) = contoso.tenant.events_in("fuji@contoso.com")
        contoso.tenant.cancel(held)
        await contoso.passes(1)
        assert "Fuji is free, held for you" in bianca.sees().words

    async def test_who_is_asleep_is_passed_over(self, contoso: Office) -> None:
        bianca = contoso.desk(BIANCA)
        late = TWO.replace(hour=23)
        meeting = contoso.tenant.book("grady@contoso.com", EVEREST, late + HOUR, late + 2 * HOUR, "Secret")
        await bianca.says("tell me when Everest frees up tomorrow at 1am")
        before = sent(contoso, bianca)
        contoso.clock.advance(seconds=(late - HOUR - contoso.clock()).total_seconds())
        contoso.tenant.cancel(meeting)
        await contoso.passes(2)
        assert sent(contoso, bianca) == before

    async def test_without_a_time_or_in_a_shared_chat_it_is_said_how(self, contoso: Office) -> None:
        bianca = contoso.desk(BIANCA)
        assert "For which time?" in (await bianca.says("tell me when Everest frees up")).words
        await bianca.says("quiet")
        assert "You want no notices" in (await bianca.says(TELL)).words
        group = contoso.simulator.teams.group("Team", bianca.person)
        assert "our own chat" in (await bianca.within(group).says(TELL)).words
        assert timedelta(minutes=2) == waiting.HELD_FOR


class TestAskingTheHolder:
    @LEVELS
    async def test_the_holder_gives_it_up_and_who_asked_gets_it_before_all_others(
        self, tmp_path: Path, level: BookingLevel
    ) -> None:
        async with office(tmp_path, level=level) as here:
            adele, bianca, irvin = here.desk(ADELE), here.desk(BIANCA), here.desk(IRVIN)
            await books(here, adele)
            await irvin.says(TELL)
            asking = await bianca.says("ask who has Everest at 2")
            assert "I am asking who has Everest" in asking.words
            assert "Adele" not in asking.words
            await here.passes(0.5)
            asked = adele.sees()
            assert "Could you give Everest up?" in asked.words
            assert "Bianca Pisani would like to have it" in asked.words
            given = await adele.presses("Give it up")
            assert "Bianca Pisani gets it first" in given.words
            await here.later(3)
            await here.passes(1)
            assert "It was given up for you" in bianca.sees().words
            assert "held for you until" not in irvin.sees().words
            await bianca.presses("Book Everest")
            await here.later(3)
            assert bianca.sees().words.startswith("Booked")

    async def test_the_holder_keeps_it_and_is_not_asked_twice(
        self, contoso: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        adele, bianca, irvin = contoso.desk(ADELE), contoso.desk(BIANCA), contoso.desk(IRVIN)
        await books(contoso, adele)
        assert "booked by you" in (await adele.says("ask who has Everest at 2")).words
        await bianca.says("ask who has Everest at 2")
        await contoso.passes(0.5)
        await adele.presses("Keep it")
        await contoso.passes(0.5)
        told = bianca.sees()
        assert "Everest is still needed" in told.words
        for secret in ("Secret", "Adele"):
            assert secret not in told.words
        before = sent(contoso, adele)
        again = await irvin.says("ask who has Everest at 2")
        assert "asked before" in again.words
        await contoso.passes(1)
        assert sent(contoso, adele) == before
        await irvin.presses("Tell me when it is free")
        assert "I will tell you" in irvin.sees().words
        question = asking._question
        monkeypatch.setattr(asking, "_question", lambda *given: replace(question(*given), id=str(uuid4())))
        await irvin.says("ask who has Everest at 2")
        await contoso.passes(0.5)
        assert sent(contoso, adele) == before + 1, "the control: a question that does not say of which meeting it is"

    async def test_who_booked_in_outlook_or_wants_no_notices_is_not_asked(self, contoso: Office) -> None:
        adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
        await books(contoso, adele)
        await adele.says("quiet")
        assert "I cannot ask who has Everest" in (await bianca.says("ask who has Everest at 2")).words
        contoso.tenant.book("grady@contoso.com", "fuji@contoso.com", TWO, TWO + HOUR, "Secret")
        contoso.clock.advance(seconds=70)
        assert "I cannot ask who has Fuji" in (await bianca.says("ask who has Fuji at 2")).words


async def test_quiet_means_notices_even_while_rooms_are_talked_about(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        await adele.says("book a room for 6 tomorrow 2pm")
        muted = (await adele.says("quiet")).words
        assert "Book" not in muted
        assert (await adele.says("quiet off")).words != muted
