"""`admin check` against a tenant in which one thing after the other is broken: each is named, with its cure."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.serving import bound, listening
from bot.simulator import APP_ID, MovableClock, never_answers
from tests.office import (
    CONFIGURATION,
    GLOBAL_ADMIN,
    MONDAY_NINE,
    SERVICE_ACCOUNT,
    Office,
    Seen,
    contoso,
    empty_office,
    office,
)

EVEREST, FUJI = "everest@contoso.com", "fuji@contoso.com"


@asynccontextmanager
async def doorway(body: str = '{"status": "alive"}', status: int = 200) -> AsyncIterator[str]:
    """What stands at the public address."""
    app = web.Application()

    async def health(_request: web.Request) -> web.Response:
        return web.Response(text=body, status=status)

    app.add_routes([web.get("/health", health)])
    at = bound("127.0.0.1", 0)
    async with listening(app, at):
        yield f"http://127.0.0.1:{at.getsockname()[1]}"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Office]:
    """Everything is set up and works: four rooms, linked."""
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    admin = tenant.person(GLOBAL_ADMIN)
    assert admin is not None
    async with (
        doorway() as outside,
        office(
            tmp_path, tenant=tenant, clock=clock, global_admins=frozenset({admin.id.lower()}), public_url=outside
        ) as opened,
    ):
        yield opened


async def checked(here: Office) -> Seen:
    return await here.desk(GLOBAL_ADMIN).says("admin check")


async def change(here: Office, **changes: object) -> None:
    store = here.nook.world.store
    one = (await store.configurations())[CONFIGURATION]
    await store.save_configuration(replace(one, **changes))  # type: ignore[arg-type]


async def test_where_everything_works_it_says_so_and_that_it_was_tried(here: Office) -> None:
    card = await checked(here)
    assert card.words.startswith("Everything works")
    assert "things tried just now" in card.words
    assert card.buttons == ["Check again"]


async def test_consent_wider_than_needed_is_a_hint_with_its_cure(here: Office) -> None:
    card = await checked(here)
    assert "Nook may write to every calendar of the tenant" in card.words
    assert "New-ManagementRoleAssignment" in card.words


async def test_how_far_the_consent_reaches_is_tried_on_a_mailbox_that_the_admin_names(here: Office) -> None:
    grady = here.desk(GLOBAL_ADMIN)
    phrase = "admin check mailbox bianca@contoso.com"
    assert (await grady.says(phrase)).words.startswith("Nook reaches the calendar of bianca@contoso.com")
    assert "has no mailbox" in (await grady.says("admin check mailbox nobody@contoso.com")).words
    without("Calendars.ReadWrite")(here)
    await here.nook.world.directory.granted(here.tenant.id.lower())  # a token with the roles of now
    assert (await grady.says(phrase)).words.startswith("Nook cannot reach the calendar of bianca@contoso.com")


async def test_that_microsoft_365_asked_to_wait_lately_is_a_hint_for_an_hour(here: Office) -> None:
    assert "asked Nook to wait" not in (await checked(here)).words
    here.simulator.graph_faults.throttle(retry_after=1, calls=1)
    await here.desk(GLOBAL_ADMIN).says("is Everest free tomorrow?")
    assert "Microsoft 365 asked Nook to wait lately" in (await checked(here)).words
    here.clock.advance(seconds=3700)
    assert "asked Nook to wait" not in (await checked(here)).words


Broken = Callable[[Office], object]


def without(permission: str) -> Broken:
    return lambda here: here.tenant.apps[APP_ID].roles.discard(permission)


def person(here: Office, **changes: object) -> None:
    found = here.tenant.person(SERVICE_ACCOUNT)
    assert found is not None
    here.tenant.remove_person(found)
    here.tenant.add_person("Nook", SERVICE_ACCOUNT, id=found.id, **changes)  # type: ignore[arg-type]


def missing(here: Office) -> None:
    found = here.tenant.person(SERVICE_ACCOUNT)
    assert found is not None
    here.tenant.remove_person(found)


BROKEN: dict[str, tuple[Broken, tuple[str, ...]]] = {
    "a secret that was revoked": (
        lambda here: here.simulator.login.revoke_secret(APP_ID),
        ("Entra refused the app’s secret", "Certificates & secrets", "MICROSOFT_APP_PASSWORD"),
    ),
    "consent that was withdrawn": (
        lambda here: here.simulator.login.withdraw_consent(APP_ID),
        ("Consent is missing", "Enterprise applications > Nook > Permissions"),
    ),
    "no permission for places": (
        without("Place.Read.All"),
        ("Permissions are missing", "Place.Read.All", "913b9306-0ce1-42b8-9137-6a7df690a760=Role"),
    ),
    "no permission for calendars": (without("Calendars.ReadWrite"), ("Permissions are missing", "Calendars.ReadWrite")),
    "no permission for people": (without("User.Read.All"), ("Permissions are missing", "User.Read.All")),
    "no permission for zones": (without("MailboxSettings.Read"), ("Permissions are missing", "MailboxSettings.Read")),
    "Graph that is down": (
        lambda here: here.simulator.graph_faults.fail(500, calls=None),
        ("Microsoft Graph does not do what Nook asks", "Service health"),
    ),
    "a login that is down": (
        lambda here: here.simulator.login_faults.fail(500, calls=None),
        ("Signing in to Entra does not work",),
    ),
    "no service account": (missing, ("The service account does not exist", SERVICE_ACCOUNT)),
    "a disabled service account": (
        lambda here: person(here, enabled=False),
        ("The service account is disabled", f"az ad user update --id {SERVICE_ACCOUNT} --account-enabled true"),
    ),
    "a service account without mailbox": (
        lambda here: person(here, mailbox=False),
        ("The service account has no mailbox", f"Get-EXOMailbox {SERVICE_ACCOUNT}"),
    ),
    "a calendar that cannot be read": (
        lambda here: here.simulator.schedule_errors.update({EVEREST: "ErrorNoFreeBusyAccess"}),
        ("Calendars cannot be read", "Everest (everest@contoso.com)", f"Set-MailboxFolderPermission {EVEREST}:"),
    ),
    "a calendar that is gone": (
        lambda here: here.tenant.remove_room(EVEREST),
        ("Calendars are offered no more", "Everest (everest@contoso.com)", f"admin disconnect {EVEREST}"),
    ),
}


@pytest.mark.parametrize("what", BROKEN)
async def test_a_fault_is_named_alone_with_its_cure(here: Office, what: str) -> None:
    breaks, said = BROKEN[what]
    await here.desk(GLOBAL_ADMIN).says("admin")  # with the token of before, Nook still answers in Teams
    breaks(here)
    card = await checked(here)
    assert card.words.startswith("1 fault found"), card.words
    for words in said:
        assert words in card.words


async def test_what_exchange_grants_is_not_missing_in_entra(here: Office) -> None:
    """RBAC for Applications: the token shows no Calendars.ReadWrite, and yet calendars can be read."""
    here.tenant.apps[APP_ID].roles.discard("Calendars.ReadWrite")
    here.tenant.apps[APP_ID].roles.add("Calendars.Read")
    card = await checked(here)
    assert card.words.startswith("Everything works")
    assert "Nook may write to every calendar" not in card.words


async def test_domains_that_match_nobody_and_book_as_user_without_domains(here: Office) -> None:
    await change(here, acceptable_domains=frozenset({"contoso.com", "cont0so.com"}))
    card = await checked(here)
    assert "Acceptable domains that match nobody" in card.words
    assert "admin domains remove cont0so.com for Contoso" in card.words
    await change(here, acceptable_domains=frozenset())
    assert "Book as user, but no acceptable domain" in (await checked(here)).words
    await change(here, booking_level=BookingLevel.SERVICE)
    assert (await checked(here)).words.startswith("Everything works")


async def test_a_public_address_that_does_not_lead_to_nook(tmp_path: Path) -> None:
    async with doorway("another page") as outside, empty_office(tmp_path, public_url=outside) as here:
        card = await checked(here)
        assert "Nook is not reached at its public address" in card.words
        assert "answered by something else" in card.words


async def test_a_tab_that_could_sign_nobody_in(here: Office) -> None:
    here.tenant.apps[APP_ID].has_api = False
    card = await checked(here)
    assert card.words.startswith("1 fault found")
    assert "The tab cannot sign people in" in card.words
    assert f"api://127.0.0.1/botid-{APP_ID}" in card.words


async def test_keys_that_cannot_be_read_keep_the_tab_shut(here: Office) -> None:
    here.simulator.login_faults.fail(503, path="/discovery/v2.0/keys", calls=None)
    card = await checked(here)
    assert "Nook does not take Entra’s token for the tab (signed with an unknown key)." in card.words


async def test_an_empty_nook_is_told_what_is_missing(tmp_path: Path) -> None:
    async with doorway() as outside, empty_office(tmp_path, public_url=outside) as here:
        card = await checked(here)
        assert card.words.startswith("1 fault found")
        assert "There is no configuration" in card.words
        assert "Add configuration" in card.buttons


async def test_no_calendars_then_no_links_then_some_without_a_room(tmp_path: Path) -> None:
    async with doorway() as outside, empty_office(tmp_path, public_url=outside) as here:
        store, tenant = here.nook.world.store, here.tenant.id.lower()
        await store.save_configuration(
            Configuration("c1", "Contoso", tenant, SERVICE_ACCOUNT, BookingLevel.SERVICE, frozenset())
        )
        assert "No room calendar is connected" in (await checked(here)).words
        await store.connect([RoomCalendar(EVEREST, "c1", "Everest"), RoomCalendar(FUJI, "c1", "Fuji")])
        assert "No calendar is linked to a room" in (await checked(here)).words
        await store.save_workplace([WorkplaceRoom("hq-3-everest", "Everest", "HQ", "3")])
        await store.link({EVEREST: "hq-3-everest"})
        card = await checked(here)
        assert card.words.startswith("Everything works")
        assert "Calendars without a room" in card.words
        assert "Contoso · Fuji" in card.words


async def test_a_room_that_does_not_answer_is_learned_from_use(here: Office) -> None:
    here.tenant.set_policy(EVEREST, never_answers())
    adele = here.desk("adele@contoso.com")
    await adele.says("book a room for 6 tomorrow 2pm for 1 hour")
    await adele.presses("Book Everest")
    await here.later(1)
    assert "not answered" not in (await checked(here)).words
    here.clock.advance(seconds=timedelta(minutes=10).total_seconds())
    card = await checked(here)
    assert card.words.startswith("Everything works")
    assert "Rooms that have not answered their last invitation" in card.words
    assert f"Set-CalendarProcessing {EVEREST} -AutomateProcessing AutoAccept" in card.words


async def test_a_tenant_that_asks_to_wait_is_a_hint_and_no_fault(here: Office) -> None:
    here.simulator.graph_faults.throttle(retry_after=60, calls=None)
    card = await checked(here)
    assert card.words.startswith("Everything works")
    assert "Microsoft 365 asked Nook to wait" in card.words


async def test_two_configurations_are_tried_side_by_side_and_named(here: Office) -> None:
    await here.nook.world.store.save_configuration(
        Configuration("c2", "Fabrikam", here.tenant.id.lower(), "nobody@contoso.com", BookingLevel.SERVICE, frozenset())
    )
    card = await checked(here)
    assert "Fabrikam · nobody@contoso.com" in card.words
    assert "Contoso · nook@contoso.com" not in card.words
    fabrikam = (await here.nook.world.store.configurations())["c2"]
    await here.nook.world.store.save_configuration(replace(fabrikam, on=False))
    card = await checked(here)
    assert card.words.startswith("Everything works")
    assert "Configurations that are switched off" in card.words


async def test_nobody_but_admins_is_told_anything(here: Office) -> None:
    refused = await here.desk("adele@contoso.com").says("admin check")
    assert "Set-up is for admins" in refused.words
    assert "Everything works" not in refused.words
