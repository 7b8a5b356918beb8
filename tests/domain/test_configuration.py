"""Who books as what: acceptable domains are compared exactly, on what Graph says of the account."""

from dataclasses import replace

import pytest

from bot.domain.configuration import BookingLevel, Configuration, ascii_domain, booking_level_for
from bot.domain.people import Account, Identity

CONTOSO = Configuration(
    "c1", "Contoso", "t1", "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com", "xn--mnchen-3ya.example"})
)
ADELE = Account(Identity("t1", "a1"), "Adele", "adele@contoso.com", "adele@contoso.com", guest=False, enabled=True)


def test_a_member_of_an_acceptable_domain_books_as_user() -> None:
    assert booking_level_for(CONTOSO, ADELE) is BookingLevel.USER


@pytest.mark.parametrize(
    "account",
    [
        None,
        replace(ADELE, user_principal_name="adele@notcontoso.com"),
        replace(ADELE, user_principal_name="adele@contoso.com.evil.example"),
        replace(ADELE, user_principal_name="adele@sub.contoso.com"),
        replace(ADELE, user_principal_name="adele@fabrikam.com"),
        replace(ADELE, user_principal_name="adele_contoso.com#EXT#@contoso.com"),
        replace(ADELE, guest=True),
        replace(ADELE, enabled=False),
        replace(ADELE, mail=""),
        replace(ADELE, identity=Identity("t2", "a1")),
    ],
)
def test_everybody_else_books_as_nook(account: Account | None) -> None:
    assert booking_level_for(CONTOSO, account) is BookingLevel.SERVICE


def test_on_a_configuration_that_books_as_nook_everybody_does() -> None:
    as_nook = replace(CONTOSO, booking_level=BookingLevel.SERVICE)
    assert booking_level_for(as_nook, ADELE) is BookingLevel.SERVICE


@pytest.mark.parametrize("upn", ["adele@CONTOSO.com", "adele@münchen.example", "adele@MÜNCHEN.example"])
def test_case_and_alphabet_of_a_domain_do_not_matter(upn: str) -> None:
    assert booking_level_for(CONTOSO, replace(ADELE, user_principal_name=upn)) is BookingLevel.USER


def test_a_domain_that_idna_refuses_is_compared_as_it_is() -> None:
    assert ascii_domain(" A..B. ") == "a..b"
