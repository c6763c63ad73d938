"""Numbers and addresses that nobody can have, found without the network."""

import pytest

from eh_tui.files.offer.reach import email_fault, phone_fault, reach_findings
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.offer.rows import Contact
from tests.support.offers import example, small


@pytest.mark.parametrize("number", ["020 7946 0123", "+44 20 7946 0123", "0800 1111", "999", "101"])
def test_a_number_that_can_be_is_let_stand(number: str) -> None:
    """Short ones too, which are the ones that matter most."""
    assert phone_fault(number) == ""


@pytest.mark.parametrize(
    "number",
    ["020 7946 012", "08000093443999", "call the office", "0116 1 / 0116 2", "0300 1 option 2"],
)
def test_a_number_that_cannot_be_is_told(number: str) -> None:
    """Too short, too long, two in one field, or with words in it."""
    assert number in phone_fault(number)


@pytest.mark.parametrize(
    ("address", "is_fault"),
    [
        ("office@example.org", False),
        ("office@exam ple.org", True),
        ("office", True),
        ("a@b@example.org", True),
        ("office@example", True),
    ],
)
def test_an_address_that_cannot_be_is_told(address: str, is_fault: bool) -> None:
    """By how it is written; nobody is asked whether it exists."""
    assert bool(email_fault(address)) is is_fault


def test_each_is_found_where_it_stands() -> None:
    """In the contacts, and nothing in the example."""
    contact = Contact("CT01", "Office", "universal", phone="12", email="x")
    found = [
        (each.check, each.id, each.field) for each in reach_findings(small(contacts=(contact,)))
    ]
    assert found == [(Check.PHONE, "CT01", "phone"), (Check.EMAIL, "CT01", "email")]
    assert list(reach_findings(example())) == []
