"""Whatever is kept comes back the same, from both databases."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.configuration import Configuration
from bot.domain.deeds import Deed
from bot.domain.free_busy import FreeBusy
from bot.domain.workplace import Room, RoomCalendar, WorkplaceRoom
from bot.ports import Conflict, Consent, Kept, Remembered
from bot.store import SqlStore
from tests.doses import examples
from tests.store import values

# One store serves all examples: each has keys of its own.
many = settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def alone(kept: Kept) -> Kept:
    """With keys of its own and a calendar of its own, so that no other example is in the way."""
    id, offer = str(uuid4()), str(uuid4())
    return replace(kept, booking=replace(kept.booking, id=id, offer=offer, calendar=kept.booking.calendar + id))


async def contoso_is_there(store: SqlStore) -> None:
    with suppress(Conflict):
        await store.save_configuration(values.CONTOSO)


@many
@given(kept=values.kept_bookings)
async def test_a_booking(store: SqlStore, kept: Kept) -> None:
    kept = alone(kept)
    await store.reserve(kept)
    assert await store.booking(kept.booking.id) == kept
    assert await store.booking_of_offer(kept.booking.offer) == kept


@many
@given(before=values.kept_bookings, after=values.kept_bookings)
async def test_a_booking_that_is_saved_anew(store: SqlStore, before: Kept, after: Kept) -> None:
    before = alone(before)
    changed = replace(after.booking, id=before.booking.id, offer=before.booking.offer)
    await store.reserve(before)
    await store.save(changed, None)
    assert await store.booking(before.booking.id) == Kept(changed, before.card)


@many
@given(rooms=st.lists(values.rooms, max_size=4, unique_by=(lambda room: room.id, lambda room: room.calendar)))
async def test_rooms(store: SqlStore, rooms: list[Room]) -> None:
    await contoso_is_there(store)
    await store.save_rooms(rooms)
    assert set(rooms) <= set(await store.linked_rooms())


@many
@given(rooms=st.lists(values.workplace_rooms, max_size=4, unique_by=lambda room: room.id))
async def test_the_workplace(store: SqlStore, rooms: list[WorkplaceRoom]) -> None:
    await store.save_workplace(rooms)
    assert set(rooms) <= set(await store.workplace())


@many
@given(calendars=st.lists(values.room_calendars, max_size=4, unique_by=lambda calendar: calendar.address))
async def test_calendars(store: SqlStore, calendars: list[RoomCalendar]) -> None:
    await contoso_is_there(store)
    await store.connect(calendars)
    assert set(calendars) <= set(await store.calendars())


@many
@given(deeds=st.lists(values.deeds, max_size=4))
async def test_deeds(store: SqlStore, deeds: list[Deed]) -> None:
    await store.note(*deeds)
    assert [deed for _, deed in await store.deeds(most=len(deeds))] == deeds[::-1]


@many
@given(consent=values.consents)
async def test_a_consent(store: SqlStore, consent: Consent) -> None:
    consent = replace(consent, state_hash=str(uuid4()))
    await store.open_consent(consent)
    assert await store.spend_consent(consent.state_hash, consent.expires_at - timedelta(microseconds=1)) == consent


@many
@given(configuration=values.configurations)
async def test_a_configuration(store: SqlStore, configuration: Configuration) -> None:
    configuration = replace(configuration, id=str(uuid4()))
    await store.save_configuration(configuration)
    assert (await store.configurations())[configuration.id] == replace(configuration, revision=1)


@many
@given(read=st.dictionaries(st.tuples(values.words, values.words), values.free_busies, max_size=4))
async def test_free_busy(store: SqlStore, read: dict[tuple[str, str], FreeBusy]) -> None:
    await store.save_free_busy(read)
    found = {day: await store.free_busy(day) for _, day in read}
    assert {(calendar, day): found[day][calendar] for calendar, day in read} == read


@many
@given(card=values.cards)
async def test_a_card(store: SqlStore, card: Remembered) -> None:
    card = replace(card, id=str(uuid4()))
    await store.remember(card)
    assert await store.recall(card.id) == card
