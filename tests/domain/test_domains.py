"""Acceptable domains as they are pasted: taken or refused one by one."""

from __future__ import annotations

import pytest

from bot.domain.domains import MOST, BadDomain, read_domains


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("contoso.com", ["contoso.com"]),
        ("Contoso.COM, fabrikam.com\nnorthwind.co.uk", ["contoso.com", "fabrikam.com", "northwind.co.uk"]),
        ("contoso.com;contoso.com  CONTOSO.com.", ["contoso.com"]),
        ("@contoso.com", ["contoso.com"]),
        ("münchen.example", ["xn--mnchen-3ya.example"]),
        ("xn--mnchen-3ya.example", ["xn--mnchen-3ya.example"]),
        ("'contoso.com'\t\"fabrikam.com\"", ["contoso.com", "fabrikam.com"]),
        ("", []),
        (" , ; \n", []),
    ],
)
def test_domains_are_taken_however_they_are_written(written: str, taken: list[str]) -> None:
    assert read_domains(written) == type(read_domains(""))(tuple(taken), ())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("adele@contoso.com", BadDomain.ADDRESS),
        ("contoso", BadDomain.NO_DOT),
        ("*.contoso.com", BadDomain.WILDCARD),
        ("http://contoso.com/", BadDomain.NOT_A_DOMAIN),
        ("-contoso.com", BadDomain.NOT_A_DOMAIN),
        ("contoso..com", BadDomain.NOT_A_DOMAIN),
        ("10.0.0.1", BadDomain.NOT_A_DOMAIN),
        ("con_toso.com", BadDomain.NOT_A_DOMAIN),
        ("@", BadDomain.NOT_A_DOMAIN),
        ("a." * 200 + "com", BadDomain.TOO_LONG),
    ],
)
@pytest.mark.fault("F15")
def test_nonsense_is_refused_with_the_reason_and_the_rest_is_taken(written: str, why: BadDomain) -> None:
    read = read_domains(f"contoso.com, {written}")
    assert read.accepted == ("contoso.com",)
    assert read.refused == ((written[:253], why),)


def test_three_hundred_from_a_sheet_are_taken_and_a_thousand_are_cut_with_a_word() -> None:
    sheet = "\r\n".join(f"company{n}.example" for n in range(300))
    assert len(read_domains(sheet).accepted) == 300
    many = read_domains(" ".join(f"company{n}.example" for n in range(MOST + 1)))
    assert len(many.accepted) == MOST
    assert many.refused == ((f"company{MOST}.example", BadDomain.TOO_MANY),)
