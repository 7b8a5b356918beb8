"""A tenant as an admin sees it, asked of the pretend tenant over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.configuration import BookingLevel, Configuration
from bot.graph.calendars import GraphCalendars
from bot.graph.client import Graph
from bot.graph.directory import GraphDirectory
from bot.graph.tokens import Tokens
from bot.ports import CalendarRefused, CalendarTrouble, RefusedFor, Throttled
from bot.simulator import APP_ID, APP_SECRET, MovableClock, Simulator, Tenant, tiny_tenant
from tests.graph.fake_microsoft import TENANT, FakeMicrosoft, error
from tests.graph.fake_time import START, FakeTime

NOOK = "https://nook.contoso.com"
PERMISSIONS = {"Place.Read.All", "Calendars.ReadWrite", "User.Read.All", "MailboxSettings.Read"}


@dataclass
class Here:
    """The directory of a pretend tenant."""

    simulator: Simulator
    directory: GraphDirectory
    graph: Graph
    tenant: Tenant
    time: FakeTime

    @property
    def id(self) -> str:
        return self.tenant.id.lower()

    async def names(self, words: str) -> list[str]:
        return [account.name for account in await self.directory.find_people(self.id, words)]

    def asked(self, ending: str) -> int:
        return sum(request.path.endswith(ending) for request in self.tenant.witness.requests)


@pytest.fixture
async def here(time: FakeTime) -> AsyncIterator[Here]:
    clock = MovableClock(START)
    tenant = tiny_tenant(now=clock)
    async with Simulator(tenant, token_now=clock) as simulator:
        tokens = Tokens(APP_ID, APP_SECRET, simulator.login_url, clock)
        graph = Graph(tokens, simulator.graph_url, clock, tick=time.tick, sleep=time.sleep)
        directory = GraphDirectory(graph, tokens, GraphCalendars(graph), APP_ID, simulator.login_url, NOOK)
        yield Here(simulator, directory, graph, tenant, time)
        await graph.aclose()
        await tokens.aclose()


def configuration(here: Here, service_account: str = "nook@contoso.com") -> Configuration:
    return Configuration("c", "Contoso", here.id, service_account, BookingLevel.SERVICE, frozenset())


# Consent


async def test_the_consent_address_is_microsofts_and_comes_back_to_nook(here: Here) -> None:
    address = here.directory.consent_address(here.id, "a state/&=+")
    assert address.startswith(f"{here.simulator.login_url}/{here.id}/v2.0/adminconsent?")
    assert parse_qs(urlsplit(address).query, strict_parsing=True) == {
        "client_id": [APP_ID],
        "scope": ["https://graph.microsoft.com/.default"],
        "redirect_uri": [f"{NOOK}/consent"],
        "state": ["a state/&=+"],
    }
    assert "+" not in address, "a blank is %20, which every server reads alike"
    back = urlsplit(here.simulator.login.accept_consent(address))
    assert f"{back.scheme}://{back.netloc}{back.path}" == f"{NOOK}/consent"
    assert parse_qs(back.query)["state"] == ["a state/&=+"]


@pytest.mark.parametrize("tenant", ["../../evil", "a/b", "x?y=z", "x#y"])
async def test_a_tenant_stays_one_part_of_the_consent_address(here: Here, tenant: str) -> None:
    address = urlsplit(here.directory.consent_address(tenant, "s"))
    assert address.path.count("/") == urlsplit(here.simulator.login_url).path.count("/") + 3
    assert "client_id" in parse_qs(address.query)
    assert not address.fragment


async def test_consent_shows_at_once_although_a_token_without_it_is_kept(here: Here) -> None:
    app = here.tenant.apps[APP_ID]
    app.consented = False
    assert await here.directory.granted(here.id) == frozenset()
    with pytest.raises(CalendarRefused) as refused:
        await here.directory.verified_domains(here.id)
    assert refused.value.why is RefusedFor.NO_RIGHT
    here.simulator.login.accept_consent(here.directory.consent_address(here.id, "s"))
    with pytest.raises(CalendarRefused):
        await here.directory.verified_domains(here.id)  # the control: the token that is kept has no roles
    assert await here.directory.granted(here.id) == PERMISSIONS
    assert await here.directory.verified_domains(here.id) == ("contoso.com", "contoso.onmicrosoft.com")


async def test_without_consent_everything_is_refused_and_nothing_is_empty(here: Here) -> None:
    here.tenant.apps[APP_ID].consented = False
    d, id = here.directory, here.id
    for asking in (
        d.verified_domains(id),
        d.offered_rooms(id),
        d.find_people(id, "adele"),
        d.find_people(id, "adele@contoso.com"),
        d.zone_of(id, "everest@contoso.com"),
        d.readable(configuration(here), ["everest@contoso.com"]),
    ):
        with pytest.raises(CalendarRefused):
            await asking


async def test_a_permission_that_was_not_granted_is_missing(here: Here) -> None:
    here.tenant.apps[APP_ID].roles.discard("MailboxSettings.Read")
    assert await here.directory.granted(here.id) == PERMISSIONS - {"MailboxSettings.Read"}


async def test_a_tenant_that_does_not_know_the_app_is_refused(here: Here) -> None:
    del here.tenant.apps[APP_ID]
    with pytest.raises(CalendarRefused, match="AADSTS700016"):
        await here.directory.granted(here.id)


async def test_a_token_that_nobody_can_read_is_no_proof(
    graph: Graph, tokens: Tokens, calendars: GraphCalendars
) -> None:
    with pytest.raises(CalendarTrouble, match="cannot be read"):
        await GraphDirectory(graph, tokens, calendars, "app-id", "https://login.example", NOOK).granted(TENANT)


# The organisation


async def test_the_default_domain_comes_first_and_microsofts_last(
    graph: Graph, tokens: Tokens, calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    microsoft.domains = [
        {"name": "contoso.onmicrosoft.com", "isInitial": True, "isDefault": False},
        {"name": "contoso.mail.onmicrosoft.com", "isInitial": False, "isDefault": False},
        {"name": "Fabrikam.com", "isInitial": None, "isDefault": None},
        {"name": "contoso.com", "isInitial": False, "isDefault": True},
        {"name": None},
    ]
    directory = GraphDirectory(graph, tokens, calendars, "app-id", "https://login.example", NOOK)
    assert await directory.verified_domains(TENANT) == (
        "contoso.com",
        "fabrikam.com",
        "contoso.mail.onmicrosoft.com",
        "contoso.onmicrosoft.com",
    )


# Rooms


async def test_rooms_are_kept_for_five_minutes_and_asked_anew_where_told(here: Here) -> None:
    first = await here.directory.offered_rooms(here.id)
    assert [room.name for room in first] == ["Elbe", "Everest", "Fuji"]
    here.tenant.remove_room("fuji@contoso.com")
    here.time.seconds += 299
    assert await here.directory.offered_rooms(here.id) == first
    assert len(await here.directory.offered_rooms(here.id, fresh=True)) == 2
    here.tenant.remove_room("elbe@contoso.com")
    here.time.seconds += 300
    assert len(await here.directory.offered_rooms(here.id)) == 1
    assert here.asked("/places/microsoft.graph.room") == 3


async def test_a_thousand_rooms_come_by_all_pages(here: Here) -> None:
    for n in range(1_000):
        here.tenant.add_room(f"Room {n:04}")
    assert len(await here.directory.offered_rooms(here.id)) == 1_003


# People


async def test_people_are_found_by_the_beginning_of_a_name_an_address_or_the_surname(here: Here) -> None:
    assert await here.names("ade") == ["Adele Vance"]
    assert await here.names("Vance") == ["Adele Vance"]
    assert await here.names("alex@con") == ["Alex Wilber"]
    assert await here.names("  adele   vance ") == ["Adele Vance"]
    assert await here.names("dele") == []


async def test_an_address_is_meant_exactly(here: Here) -> None:
    here.tenant.add_person("Another Adele", "adele@contoso.community")
    assert await here.names("Adele@Contoso.com") == ["Adele Vance"]
    assert await here.names("adele@contoso.co") == [], "nobody has that address, only a longer one"
    assert await here.names("adele@con") == ["Adele Vance", "Another Adele"], "that is no whole address"


async def test_mail_and_principal_name_are_both_addresses(here: Here) -> None:
    here.tenant.add_person("Pat O'Hara", "pat.o'hara@contoso.com", upn="po@contoso.com")
    assert await here.names("pat.o'hara@contoso.com") == ["Pat O'Hara"]
    assert await here.names("po@contoso.com") == ["Pat O'Hara"]


async def test_a_guest_is_found_by_the_address_at_home(here: Here) -> None:
    here.tenant.add_person("Gina Guest", "gina@partner.example", guest=True)
    [gina] = await here.directory.find_people(here.id, "gina@partner.example")
    assert gina.guest
    assert "#EXT#" in gina.user_principal_name
    assert await here.names("Gina") == ["Gina Guest"]


async def test_an_object_id_is_one_person_or_nobody(here: Here) -> None:
    adele = here.tenant.person("adele@contoso.com")
    assert adele is not None
    [found] = await here.directory.find_people(here.id, adele.id.upper())
    assert (found.identity.tenant, found.identity.object_id) == (here.id, adele.id.lower())
    assert found.enabled
    assert await here.names("99999999-9999-4999-8999-999999999999") == []


async def test_rooms_are_no_people_but_somebody_who_is_switched_off_is(here: Here) -> None:
    here.tenant.add_person("Ever Green", "ever@contoso.com", enabled=False)
    here.tenant.add_person("Everett", "everett@contoso.com")
    assert await here.names("ever") == ["Ever Green", "Everett"]
    assert await here.names("everest@contoso.com") == []
    [off] = await here.directory.find_people(here.id, "ever@contoso.com")
    assert not off.enabled


async def test_where_the_rooms_cannot_be_read_they_are_shown_rather_than_nobody(here: Here) -> None:
    here.tenant.apps[APP_ID].roles.discard("Place.Read.All")
    assert await here.names("ever") == ["Everest"]


async def test_at_most_ten_by_name_are_found_and_rooms_do_not_take_their_places(here: Here) -> None:
    for n in range(12):
        here.tenant.add_room(f"Team room {n:02}")
        here.tenant.add_person(f"Team mate {11 - n:02}", f"mate{n}@contoso.com")
    assert await here.names("team") == [f"Team mate {n:02}" for n in range(10)]


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "\\", '" OR "displayName:a', "a\nb", "'", "a' or 1 eq 1", "x" * 5_000]
)
async def test_words_are_never_part_of_the_query(here: Here, words: str) -> None:
    assert await here.names(words) == []


async def test_quotes_around_a_name_do_not_matter(here: Here) -> None:
    assert await here.names('"Adele"') == ["Adele Vance"]


# Zones


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("UTC", "UTC"),
        ("Customized Time Zone", ""),
        ("tzone://Microsoft/Custom", ""),
        ("../../etc/passwd", ""),
        ("", ""),
        (None, ""),
    ],
)
async def test_a_mailboxs_zone_by_its_iana_name(
    graph: Graph, tokens: Tokens, calendars: GraphCalendars, microsoft: FakeMicrosoft, named: str | None, zone: str
) -> None:
    microsoft.mailbox_settings = {"timeZone": named}
    directory = GraphDirectory(graph, tokens, calendars, "app-id", "https://login.example", NOOK)
    assert await directory.zone_of(TENANT, "everest@contoso.com") == zone


@pytest.mark.parametrize("code", ["MailboxNotEnabledForRESTAPI", "ErrorInvalidUser", "Request_ResourceNotFound"])
async def test_who_has_no_mailbox_has_no_zone(
    graph: Graph, tokens: Tokens, calendars: GraphCalendars, microsoft: FakeMicrosoft, code: str
) -> None:
    directory = GraphDirectory(graph, tokens, calendars, "app-id", "https://login.example", NOOK)
    microsoft.script = [error(404, code), error(403, "ErrorAccessDenied")]
    assert await directory.zone_of(TENANT, "x@contoso.com") is None
    with pytest.raises(CalendarRefused):
        await directory.zone_of(TENANT, "x@contoso.com")  # the control: a mailbox that may not be read is there


async def test_zones_of_rooms_and_people_in_the_pretend_tenant(here: Here) -> None:
    here.tenant.add_room("Thames", zone="Europe/London")
    here.tenant.add_person("Gina Guest", "gina@partner.example", guest=True)
    d = here.directory
    zones = [await d.zone_of(here.id, a) for a in ("thames@contoso.com", "adele@contoso.com", "gina@partner.example")]
    assert zones == ["Europe/London", "Europe/Berlin", None]
    assert await d.zone_of(here.id, "nobody@contoso.com") is None


# Free/busy


async def test_calendars_are_readable_or_not_each_on_its_own(here: Here) -> None:
    here.simulator.schedule_errors["fuji@contoso.com"] = "ErrorAccessDenied"
    rooms = [f"room-{n:04}@contoso.com" for n in range(30)]
    for n in range(30):
        here.tenant.add_room(f"Room {n:04}")
    asked = ["Everest@contoso.com", "fuji@contoso.com", "gone@contoso.com", *rooms]
    found = await here.directory.readable(configuration(here), asked)
    assert [address for address in asked if not found[address]] == ["fuji@contoso.com", "gone@contoso.com"]
    assert here.asked("/getSchedule") == 2


async def test_a_service_account_without_mailbox_is_trouble_not_unreadable_calendars(here: Here) -> None:
    with pytest.raises(CalendarRefused) as refused:
        await here.directory.readable(configuration(here, "nobody@contoso.com"), ["everest@contoso.com"])
    assert refused.value.why is RefusedFor.NO_MAILBOX


async def test_microsofts_wish_to_wait_is_handed_on(here: Here) -> None:
    here.simulator.graph_faults.throttle(retry_after=60, calls=None)
    with pytest.raises(Throttled):
        await here.directory.find_people(here.id, "adele")
