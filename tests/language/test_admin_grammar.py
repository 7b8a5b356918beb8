"""The phrases that begin with "admin", and what each asks for."""

from __future__ import annotations

import pytest

from bot.language.admin_grammar import AdminWish, understand_admin

PHRASES: list[tuple[str, AdminWish]] = [
    ("admin", AdminWish("status")),
    ("Admin", AdminWish("status")),
    ("admin status", AdminWish("status")),
    ("admin add configuration", AdminWish("add_configuration")),
    ("ADMIN ADD CONFIGURATION", AdminWish("add_configuration")),
    ("admin configurations", AdminWish("configurations")),
    ("admin rename Contoso to Contoso Berlin", AdminWish("rename", "Contoso", "Contoso Berlin")),
    ('admin rename "A to B" to C', AdminWish("rename", "A to B", "C")),
    ("admin switch off Contoso Berlin", AdminWish("switch_off", "Contoso Berlin")),
    ("admin Switch On Contoso Berlin", AdminWish("switch_on", "Contoso Berlin")),
    ("admin turn Contoso off", AdminWish("switch_off", "Contoso")),
    ("admin disconnect Everest@contoso.com", AdminWish("disconnect", "Everest@contoso.com")),
    ("admin booking level user", AdminWish("booking_level", level="user")),
    ("admin booking level service", AdminWish("booking_level", level="service")),
    ("admin booking level Service for Contoso", AdminWish("booking_level", "Contoso", level="service")),
    ("admin domains", AdminWish("domains_show")),
    ("admin domains for Contoso", AdminWish("domains_show", "Contoso")),
    ("admin domains add Contoso.com", AdminWish("domains_add", domains=("contoso.com",))),
    (
        "admin domains add a.com, b.com and c.com for X Y",
        AdminWish("domains_add", "X Y", domains=("a.com", "b.com", "c.com")),
    ),
    ("admin domains remove contoso.com", AdminWish("domains_remove", domains=("contoso.com",))),
    ("admin domains remove contoso.com for X", AdminWish("domains_remove", "X", domains=("contoso.com",))),
    ("admin calendars", AdminWish("calendars")),
    ("admin rooms", AdminWish("rooms")),
    ("admin import rooms", AdminWish("import_rooms")),
    ("admin floors", AdminWish("floors")),
    ("admin import floor plan", AdminWish("import_floor_plan")),
    ("admin link", AdminWish("link_list")),
    ("admin link everest@contoso.com to Everest", AdminWish("link", "everest@contoso.com", "Everest")),
    ("admin unlink everest@contoso.com", AdminWish("unlink", "everest@contoso.com")),
    ("admin grant adele@contoso.com integrations", AdminWish("grant", "adele@contoso.com", role="integrations")),
    ("admin grant Adele Vance integrations", AdminWish("grant", "Adele Vance", role="integrations")),
    ("admin grant adele@contoso.com global", AdminWish("grant", "adele@contoso.com", role="global")),
    ("admin grant adele@contoso.com", AdminWish("grant", "adele@contoso.com")),
    ("admin revoke adele@contoso.com", AdminWish("revoke", "adele@contoso.com")),
    ("admin roles", AdminWish("roles")),
    ("admin check", AdminWish("check")),
    ("admin check mailbox ceo@contoso.com", AdminWish("check", "ceo@contoso.com")),
    ("admin log", AdminWish("log")),
    ("admin make me a sandwich", AdminWish("unknown", "make me a sandwich")),
    ("<at>Nook</at> admin domains", AdminWish("domains_show")),
    ("@Nook admin check please", AdminWish("check")),
    ("admin rooms.", AdminWish("rooms")),
]


@pytest.mark.parametrize(("text", "wish"), [pytest.param(text, wish, id=text) for text, wish in PHRASES])
def test_the_phrase_asks_for(text: str, wish: AdminWish) -> None:
    assert understand_admin(text) == wish


@pytest.mark.parametrize("text", ["", "administrator", "book a room", "the admin", "administer Everest"])
def test_other_sentences_are_no_admin_phrase(text: str) -> None:
    assert understand_admin(text) is None
