"""Fields that mean a date and keep any words: each says alike which words are none."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Typed
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.dated import means_a_date, not_understood
from tests.support import offers
from tests.support.forms import example_file

TODAY = date(2026, 11, 28)
A_DATE = "“banana” is no date; write it as 12/9/2026 or 12 September 2026, with its year."
A_DAY = "“banana” is no day; write it as 12/9/2026 or 12 September 2026, with its year."
A_WHEN = "no date in it, needs a date; write it as 12/9/2026 or June 2027"
PAST = "no date in it; write it as 12/9/2026 or June 2027"

IN_AN_AUDIT = [
    (Kind.SCHOOL, "school", "audit_date", A_DATE),
    (Kind.TERMS, "T1", "starts", A_DAY),
    (Kind.TERMS, "T1", "ends", A_DAY),
    (Kind.ACTIONS, "1-03", "when", A_WHEN),
    (Kind.ROWS, "3-R01", "Review date", A_WHEN),
    (Kind.TRAINING, "TR1", "done", PAST),
]
IN_AN_OFFER = [
    (Kind.OFFER, "offer", "approved", A_DATE),
    (Kind.OFFER, "offer", "review", A_WHEN),
    (Kind.OFFER, "offer", "published", A_DATE),
    (Kind.MEASURES, "A1-M1", "as_of", A_DATE),
    (Kind.SOURCES, "SS01", "checked", A_DATE),
    (Kind.DOCUMENTS, "D1", "checked", A_DATE),
]
ANOTHER_FORM = """\
schema = 2
form = "other"
[[columns]]
heading = "Duty"
role = "outcome"
[[columns]]
heading = "By"
role = "when"
of = "outcome"
[[columns]]
heading = "Seen on"
type = "date"
of = "outcome"
key = "seen_on"
[[commitments]]
id = "1"
title = "First"
[[outcomes]]
id = "1.A"
commitment = "1"
text = "Somebody answers for it."
"""


def said(workbook: Workbook, place: Address, text: str) -> str:
    """Return what is said of a text once it stands in a field."""
    edit = set_field(workbook, place.kind, place.id, place.field, text)
    return not_understood(apply(workbook, edit), place, TODAY)


@pytest.mark.parametrize(("kind", "id", "field", "sentence"), [*IN_AN_AUDIT, *IN_AN_OFFER])
def test_what_is_no_date_is_said_with_what_to_type(
    kind: Kind, id: str, field: str, sentence: str
) -> None:
    """A date is understood, and a blank says nothing."""
    of_offer = (kind, id, field, sentence) in IN_AN_OFFER
    workbook = offers.example() if of_offer else peek(example_file()).workbook
    place = Address(kind, id, field)
    assert said(workbook, place, "banana") == sentence
    assert said(workbook, place, "31/2/2027")
    for text in ("12/9/2026", "12 September 2026", " "):
        assert said(workbook, place, text) == ""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("review", "termly"),
        ("review", "Autumn term 2027"),
        ("published", "September 2026"),
        ("approved", "Easter 2026"),
    ],
)
def test_a_period_is_a_date(field: str, text: str) -> None:
    """Nobody is told that what is read all the same is none."""
    assert said(offers.example(), Address(Kind.OFFER, "offer", field), text) == ""


@pytest.mark.parametrize(
    ("kind", "id", "field", "text"),
    [
        (Kind.ACTIONS, "1-03", "when", "ongoing"),
        (Kind.ACTIONS, "1-03", "when", "awaiting dates"),
        (Kind.ACTIONS, "1-03", "when", "in 2 weeks"),
        (Kind.ACTIONS, "1-03", "who", "banana"),
        (Kind.TRAINING, "TR1", "done", "Yes"),
        (Kind.TRAINING, "TR1", "note", "banana"),
        (Kind.SCHOOL, "school", "name", "banana"),
    ],
)
def test_what_says_something_else_is_let_be(kind: Kind, id: str, field: str, text: str) -> None:
    """Words that are understood, and fields that are for no date."""
    workbook = replace(peek(example_file()).workbook, typed=(Typed(id, field, text, TODAY),))
    assert said(workbook, Address(kind, id, field), text) == ""


def test_a_requirement_of_another_form_has_dates_too() -> None:
    """In a form that asks by when of its outcomes, or has a column of its own for dates."""
    workbook = read_workbook(ANOTHER_FORM).workbook
    for field in ("when", "seen_on"):
        assert said(workbook, Address(Kind.OUTCOMES, "1.A", field), "banana") == A_WHEN
        assert said(workbook, Address(Kind.OUTCOMES, "1.A", field), "June 2027") == ""
    assert not means_a_date(workbook, Address(Kind.OUTCOMES, "1.A", "text"))


def test_the_check_names_an_audit_date_that_was_edited_by_hand() -> None:
    """Of which year an audit without one is, its date says."""
    workbook = peek(example_file()).workbook
    after = replace(workbook, school=replace(workbook.school, audit_date="banana"))
    told = [each.finding for each in check(after, TODAY) if each.finding.id == "school"]
    assert [(one.check, one.field, one.sentence) for one in told] == [
        (Check.UNREADABLE, "audit_date", A_DATE)
    ]
