"""The tab's JSON and events over real HTTP: a floor opened, booked from, and seen to change."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.configuration import BookingLevel
from bot.simulator import declines
from bot.web.floor import streaming
from tests.office import office
from tests.web.visiting import EVEREST, FLOOR, PATIENCE, visitors

TEN, ELEVEN = 1803891600, 1803895200
"""Monday 1 March 2027, 10:00 and 11:00 in Berlin."""


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def state_at(told: dict[str, object], room: str, at: int) -> str:
    changes = told["seen"]["rooms"][room]["changes"]  # type: ignore[index]
    found: str = [state for since, state in changes if since <= at][-1]
    return found


async def test_a_floor_opens_with_one_call_and_without_microsoft_365(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        await adele.opens_room()  # Everest's calendar has been read, Fuji's never
        asked = len(here.tenant.witness.requests)
        status, floor = await adele.asks("floor", FLOOR)
        assert status == 200
        assert len(here.tenant.witness.requests) == asked
        assert [room["name"] for room in floor["rooms"]] == ["Everest", "Fuji"]
        assert floor["rooms"][0] == {
            "id": EVEREST, "name": "Everest", "seats": 8, "has": ["screen"], "facts": "8 seats · screen"
        }  # fmt: skip
        assert state_at(floor, EVEREST, TEN) == "free"
        assert state_at(floor, "fuji@contoso.com", TEN) == "unknown"
        assert f'data-room="{EVEREST}"' in floor["svg"]
        assert floor["floors"] == [["Harbour House", "2", "Floor 2"], ["HQ", "1", "Floor 1"], ["HQ", "3", "Floor 3"]]
        assert (floor["zone"], floor["place"]) == ("Europe/Berlin", "Floor 3 of HQ")
        likeliest = (await adele.asks("floor"))[1]
        assert (likeliest["building"], likeliest["floor"], likeliest["day"]) == ("HQ", "3", "2027-03-01")
        assert (await adele.asks("floor", {"building": "Nowhere", "floor": "9"}))[1]["building"] == "HQ"
        german = (await adele.asks("floor", FLOOR, **{"Accept-Language": "de-DE"}))[1]
        assert (german["place"], german["rooms"][0]["facts"]) == ("3. Etage, HQ", "8 Plätze · Bildschirm")


async def test_a_tap_books_and_everybody_who_looks_sees_it(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here, "adele@contoso.com", "bianca@contoso.com") as (adele, bianca):
        await here.desk("adele@contoso.com").says("hi")
        async with adele.stream() as own, bianca.stream() as others:
            await others.until(EVEREST, "free")  # the calendars were asked because somebody looks
            day = await adele.opens_room(at=TEN)
            assert day["asked"] == [TEN, ELEVEN]
            assert day["free"][0] == [TEN, ELEVEN]
            reply = await adele.presses(day, "Book Everest")
            assert "Asking Everest" in reply["summary"]
            assert reply["settled"] is False
            told = await others.until(EVEREST, "busy")
            assert (state_at(told, EVEREST, TEN), state_at(told, EVEREST, ELEVEN), told["mine"]) == ("busy", "free", [])
            mine = (await own.until(EVEREST, "busy"))["mine"]
            assert [(one["room"], one["span"], one["state"]) for one in mine] == [(EVEREST, [TEN, ELEVEN], "asking")]
            await here.later()
            async with asyncio.timeout(PATIENCE):
                while (event := await own.next()) and event["mine"][0]["state"] != "booked":
                    pass
        status, shown = await adele.asks(f"booking/{reply['booking']}")
        assert (status, shown["summary"][:6], shown["settled"]) == (200, "Booked", True)
        assert (await bianca.asks(f"booking/{reply['booking']}"))[0] == 404
        message = here.desk("adele@contoso.com").sees()
        assert "Booked" in message.words
        cancelled = await adele.presses(await adele.presses(shown, "Cancel"), "Yes")
        assert "Cancelling" in cancelled["summary"]
        await here.later()
        assert "Cancelled" in here.desk("adele@contoso.com").sees_again(message).words, "on the same card"


async def test_one_press_is_one_booking(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        day = await adele.opens_room(at=TEN)
        first, second = await asyncio.gather(adele.presses(day, "Book Everest"), adele.presses(day, "Book Everest"))
        assert first["booking"] == second["booking"]


async def test_whoever_nook_never_met_is_told_in_the_tab_alone(tmp_path: Path) -> None:
    async with office(tmp_path, level=BookingLevel.SERVICE) as here, visitors(here, "alex@fabrikam.com") as (alex,):
        reply = await alex.presses(await alex.opens_room(at=TEN), "Book Everest")
        await here.later()
        shown = (await alex.asks(f"booking/{reply['booking']}"))[1]
        assert shown["summary"].startswith("Booked")
        assert "nook@contoso.com" in str(shown["card"]), "the service account holds it, as in the chat"
        with pytest.raises(LookupError):
            here.desk("alex@fabrikam.com").sees()


async def test_a_room_that_declines_is_told_with_the_next_rooms(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        here.tenant.set_policy(EVEREST, declines())
        async with adele.stream() as own:
            reply = await adele.presses(await adele.opens_room(at=TEN), "Book Everest")
            await own.until(EVEREST, "busy")
            await here.later()
            async with asyncio.timeout(PATIENCE):
                while (event := await own.next()) and event["mine"]:
                    pass
        shown = (await adele.asks(f"booking/{reply['booking']}"))[1]
        assert "declined" in str(shown["card"])
        assert "Asking Elbe" in (await adele.presses(shown, "Book Elbe"))["summary"]


async def test_a_meeting_made_in_outlook_shows_when_calendars_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.watching.ASKED_EVERY", 0.02)
    async with office(tmp_path) as here, visitors(here) as (adele,), adele.stream() as own:
        await own.until(EVEREST, "free")
        here.tenant.book(EVEREST, "bianca@contoso.com", at(TEN), at(ELEVEN))
        here.clock.advance(seconds=61)
        assert state_at(await own.until(EVEREST, "busy"), EVEREST, TEN) == "busy"


async def test_streams_of_one_person_are_few_and_end_when_nook_stops(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        open_streams = [adele.stream() for _ in range(streaming.MOST_OF_ONE)]
        streams = [await one.__aenter__() for one in open_streams]
        assert all(stream.answer.status == 200 for stream in streams)
        async with adele.stream() as one_too_many:
            assert (one_too_many.answer.status, one_too_many.answer.headers["Retry-After"]) == (429, "30")
        await open_streams[0].__aexit__(None, None, None)
        async with adele.stream() as again:
            assert again.answer.status == 200, "a closed window makes room"
            await here.nook.app.shutdown()
            for stream in (*streams[1:], again):
                while await stream.next() is not None:
                    pass
        for one in open_streams[1:]:
            await one.__aexit__(None, None, None)


async def test_a_stream_ends_with_its_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "HEARTBEAT", 0.02)
    async with office(tmp_path) as here, visitors(here) as (adele,), adele.stream() as own:
        await own.next()
        here.clock.advance(seconds=3600)
        while await own.next() is not None:
            pass


async def test_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    async with office(tmp_path, rate_limit_person=3) as here, visitors(here) as (adele,):
        answers = [await adele.asks("floor", FLOOR) for _ in range(4)]
        assert [status for status, _ in answers] == [200, 200, 200, 429]
        assert answers[3][1] == {"error": "too often"}


BODY = {"room": EVEREST, "day": "2027-03-01", "at": TEN, "minutes": 60, "people": 0}


async def test_what_the_page_would_not_send_is_refused(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        for wrong in (
            {"day": "tomorrow"},
            {"minutes": 0},
            {"minutes": "60"},
            {"at": True},
            {"at": -1},
            {"room": 5},
            {"people": None},
        ):
            assert (await adele.sends("room", {**BODY, **wrong}))[0] == 400, wrong
        assert (await adele.sends("room", BODY))[0] == 200, "the control"
        assert (await adele.sends("room", {**BODY, "room": "x" * 20_000}))[0] == 413
        assert (await adele.asks("floor", {"day": "0001-01-01"}))[0] == 400
        unknown = (await adele.sends("press", {"reference": "made up.0"}))[1]
        assert "booking" not in unknown
        assert await here.nook.world.store.ever_booked() is False
