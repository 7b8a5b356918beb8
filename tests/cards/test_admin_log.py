"""What a deed changed, in words: only what differs."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.deeds import Did, Fact, Told
from bot.replies.calendars import LogShown
from cards.admin_deeds import change
from tests.cards.drawing import draw, texts
from tests.cards.workplace import NOW
from tests.store.values import DEED


def changed(before: Told, after: Told) -> str:
    return change(replace(DEED, did=Did.CHANGED_CONFIGURATION, before=before, after=after))


def contoso(level: str = "user", *domains: str, on: str = "yes") -> Told:
    known = ((Fact.NAME, "Contoso"), (Fact.LEVEL, level), *((Fact.DOMAIN, domain) for domain in domains))
    return (*known, (Fact.MANAGE, "no"), (Fact.ON, on))


def test_only_what_differs_is_said() -> None:
    assert changed(contoso("user"), contoso("service")) == "level user → level service"
    assert changed(contoso("user", "a.example"), contoso("user")) == "domains a.example → domains none"
    assert changed(contoso(), contoso(on="no")) == "on → off"
    assert changed(contoso(), contoso()) == ""


def test_what_began_or_ended_is_said_whole() -> None:
    whole = "name Contoso; account ; level user; domains none; people manage: no; on"
    assert changed("", contoso()) == whole
    assert changed(contoso(), "") == f"Before: {whole}"


def test_names_and_what_older_versions_wrote_stand_as_they_are() -> None:
    assert changed("level user; on", "level service; on") == "level user; on → level service; on"


def test_numbers_and_links() -> None:
    assert changed("", ((Fact.NEW, "3"), (Fact.LINKED, "2"))) == "3 new, 2 linked"
    assert changed("", ((Fact.CONNECTED, "12"), (Fact.CALENDAR, "Elbe"), (Fact.CALENDAR, "K2"))) == (
        "12 connected: Elbe, K2 and 10 more"
    )
    assert changed(((Fact.LINKED_TO, "hq-3-everest"),), "") == "Before: linked to hq-3-everest"


def test_what_was_booked_is_said_on_the_readers_clock() -> None:
    deed = replace(DEED, at=NOW, did=Did.BOOKED, on="Room of Six 2026-11-24T13:00+00:00", before="", after="")
    words = texts(draw(LogShown(((1, deed),), None, NOW)).card)
    assert words[-2:] == ["Room of Six · Tomorrow, Tue 24 Nov, 14:00", "Today, Mon 23 Nov, 11:29"]
    elsewhere = texts(draw(LogShown(((1, replace(deed, on="Room of Six")),), None, NOW)).card)
    assert elsewhere[-1] == "Room of Six · Today, Mon 23 Nov, 11:29"
