"""A meeting moved, and its room swapped, in a tenant where others write at the same time and answers get lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.booking import Answer
from bot.domain.span import Span
from bot.graph import changing
from bot.ports import CalendarRefused, CalendarTrouble
from bot.simulator import declines
from bot.simulator.calendars import CalendarItem
from tests.graph.simulated import (
    ADELE,
    AGENDA,
    ALEX,
    EVEREST,
    FOUR,
    FUJI,
    ONLINE,
    TWO,
    Exchange,
    exchange_running,
    invitation,
)

Change = Callable[[Exchange, CalendarItem], Awaitable[None]]


async def to_four(exchange: Exchange, item: CalendarItem) -> None:
    await exchange.move(item, FOUR)


CHANGES: list[Change] = [to_four, Exchange.add_fuji, Exchange.swap]
TEAMS = {"displayName": "Microsoft Teams Meeting", "locationType": "default"}


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with exchange_running() as running:
        yield running


def places(item: CalendarItem) -> list[str]:
    return [str(place["displayName"]) for place in item.locations]


async def test_an_event_says_when_it_is_and_how_many_are_invited(exchange: Exchange) -> None:
    made = await exchange.calendars.invite(exchange.configuration, invitation(exchange))
    found = await exchange.calendars.find(exchange.configuration, ADELE, "b1")
    looked = await exchange.calendars.event(exchange.configuration, ADELE, made.id, EVEREST)
    assert found is not None
    assert looked is not None
    assert {(event.span, event.guests) for event in (made, found, looked)} == {(TWO, 2)}


async def test_another_time_keeps_people_agenda_and_online_link(exchange: Exchange) -> None:
    item = exchange.book()
    await exchange.move(item, FOUR)
    assert (await exchange.look(item)).answer is Answer.NONE
    exchange.answered()
    event = await exchange.look(item)
    assert (event.answer, event.span, event.guests) == (Answer.ACCEPTED, FOUR, 1)
    assert (item.subject, item.body, item.online_url, places(item)) == ("Budget", AGENDA, ONLINE, ["Everest"])
    assert exchange.holds(EVEREST) == [FOUR]
    assert Span(exchange.tenant.events_in(ALEX)[0].start, exchange.tenant.events_in(ALEX)[0].end) == FOUR


async def test_another_time_in_another_room_asks_that_room_for_the_new_time_only(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.book(ALEX, FUJI, TWO.start, TWO.end)
    for _ in range(2):  # twice does no more than once
        await exchange.calendars.move_into(exchange.configuration, ADELE, item.id, FOUR, "Fuji", FUJI)
    exchange.answered()
    event = await exchange.calendars.event(exchange.configuration, ADELE, item.id, FUJI)
    assert event is not None
    assert (event.answer, event.span, event.guests) == (Answer.ACCEPTED, FOUR, 1)
    assert (item.subject, item.body, item.online_url) == ("Budget", AGENDA, ONLINE)
    asked = [decision.start for decision in exchange.tenant.witness.decisions if decision.room == FUJI]
    assert asked == [FOUR.start]


async def test_a_room_that_declines_the_new_time_holds_neither_and_takes_the_old_one_back(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.book(ALEX, EVEREST, FOUR.start, FOUR.end)
    await exchange.move(item, FOUR)
    assert TWO in exchange.holds(EVEREST)
    exchange.answered()
    assert (await exchange.look(item)).answer is Answer.DECLINED
    assert exchange.holds(EVEREST) == [FOUR]
    await exchange.move(item, TWO)
    assert (await exchange.look(item)).answer is Answer.NONE
    exchange.answered()
    assert (await exchange.look(item)).answer is Answer.ACCEPTED
    assert exchange.holds(EVEREST) == [TWO, FOUR]


async def test_a_meeting_that_ends_earlier_keeps_its_start(exchange: Exchange) -> None:
    item = exchange.book()
    await exchange.move(item, Span(TWO.start, TWO.end - timedelta(minutes=20)))
    exchange.answered()
    assert [held.minutes for held in exchange.holds(EVEREST)] == [40]


async def test_a_whole_day_becomes_an_hour(exchange: Exchange) -> None:
    midnight = TWO.start.replace(hour=0)
    item = exchange.tenant.book(ADELE, EVEREST, midnight, midnight + timedelta(days=1), is_all_day=True)
    await exchange.move(item, FOUR)
    exchange.answered()
    assert exchange.holds(EVEREST) == [FOUR]


async def test_a_second_room_is_asked_beside_the_first_and_nobody_else_is_told(exchange: Exchange) -> None:
    item = exchange.book()
    before = exchange.tenant.events_in(ALEX)[0].revision
    await exchange.add_fuji(item)
    exchange.answered()
    assert (await exchange.look(item)).answer is Answer.ACCEPTED
    assert (await exchange.look(item, FUJI)).answer is Answer.ACCEPTED
    assert (exchange.holds(EVEREST), exchange.holds(FUJI)) == ([TWO], [TWO])
    assert (exchange.invited(item), places(item)) == ([EVEREST, ALEX, FUJI], ["Everest"])
    assert exchange.tenant.events_in(ALEX)[0].revision == before


async def test_the_first_room_goes_when_the_second_is_the_place(exchange: Exchange) -> None:
    item = exchange.book()
    item.locations.append(TEAMS)
    await exchange.add_fuji(item)
    exchange.answered()
    await exchange.swap(item)
    assert (exchange.holds(EVEREST), exchange.holds(FUJI)) == ([], [TWO])
    assert (exchange.invited(item), places(item)) == ([ALEX, FUJI], ["Fuji", "Microsoft Teams Meeting"])
    assert (item.body, item.online_url) == (AGENDA, ONLINE)
    assert places(exchange.tenant.events_in(ALEX)[0]) == ["Fuji", "Microsoft Teams Meeting"]
    assert (await exchange.look(item, FUJI)).answer is Answer.ACCEPTED


async def test_a_second_room_that_declined_goes_and_only_it_is_told(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.set_policy(FUJI, declines())
    await exchange.add_fuji(item)
    exchange.answered()
    before = exchange.tenant.events_in(ALEX)[0].revision
    await exchange.drop_fuji(item)
    assert (exchange.invited(item), places(item), exchange.holds(EVEREST)) == ([EVEREST, ALEX], ["Everest"], [TWO])
    assert exchange.tenant.events_in(ALEX)[0].revision == before


async def test_a_room_that_declined_before_is_asked_anew(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.tenant.room_answers(EVEREST, item, "declined")
    await exchange.calendars.add_room(exchange.configuration, ADELE, item.id, "Everest", EVEREST)
    exchange.answered()
    assert (await exchange.look(item)).answer is Answer.ACCEPTED
    await exchange.calendars.drop_room(exchange.configuration, ADELE, item.id, EVEREST, "Everest", EVEREST)
    assert exchange.holds(EVEREST) == [TWO]


async def test_each_change_may_be_repeated_and_then_sends_nothing(exchange: Exchange) -> None:
    item = exchange.book()
    for number, change in enumerate(CHANGES, 1):
        await change(exchange, item)
        exchange.answered()
        await change(exchange, item)
        assert exchange.patches() == [200] * number


@pytest.mark.fault("F1")
async def test_a_lost_answer_changes_nothing_twice(exchange: Exchange) -> None:
    item = exchange.book()
    for change in CHANGES:
        exchange.simulator.graph_faults.reset("after", method="PATCH")
        await change(exchange, item)
        exchange.answered()
    assert exchange.patches() == [0, 412] * 3
    assert (exchange.holds(EVEREST), exchange.holds(FUJI)) == ([], [FOUR])
    assert [d.answer for d in exchange.tenant.witness.decisions] == ["accepted"] * 3


@pytest.mark.parametrize("heeded", [True, False])
async def test_whoever_is_invited_between_the_look_and_the_change_stays(
    exchange: Exchange, heeded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: an Exchange that does not heed If-Match uninvites Nook."""
    if not heeded:
        monkeypatch.setattr("bot.simulator.graph.events._match", lambda call, item: None)
    item = exchange.book()
    exchange.meddle.append(lambda: exchange.tenant.put_in(item, "nook@contoso.com"))
    await exchange.add_fuji(item)
    assert ("nook@contoso.com" in exchange.invited(item)) is heeded
    assert FUJI in exchange.invited(item)


async def test_a_meeting_that_changes_all_the_time_is_tried_again_later(exchange: Exchange) -> None:
    item = exchange.book()
    exchange.meddle += [lambda: exchange.tenant.exchange.update(item, {"subject": "Again"})] * 9
    with pytest.raises(CalendarTrouble) as caught:
        await exchange.move(item, FOUR)
    assert not isinstance(caught.value, CalendarRefused)
    assert exchange.holds(EVEREST) == [TWO]


@pytest.mark.parametrize("change", CHANGES)
async def test_a_meeting_that_is_gone_cannot_be_changed(exchange: Exchange, change: Change) -> None:
    item = exchange.book()
    exchange.tenant.cancel(item)
    with pytest.raises(CalendarRefused):
        await change(exchange, item)
    assert exchange.patches() == []


def test_an_answer_without_attendees_uninvites_nobody() -> None:
    for event in ({"id": "e"}, {"id": "e", "attendees": None}):
        with pytest.raises(CalendarTrouble, match="who is invited"):
            changing.with_room(event, "Fuji", FUJI)


def test_a_place_that_is_a_name_only_is_known_by_its_name() -> None:
    room = {"type": "resource", "emailAddress": {"address": EVEREST, "name": "Everest"}}
    event = {"attendees": [room], "location": {"displayName": "everest"}, "locations": []}
    [body] = changing.without_room(event, EVEREST, "Fuji", FUJI)
    assert body["attendees"] == []
    assert body["location"] == body["locations"][0]
    assert [place["displayName"] for place in body["locations"]] == ["Fuji"]
