"""Pupils have no place in the workbook, and a false alarm costs a meeting time."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.checks.one_pupil import is_about_one_pupil
from eh_tui.model.checks.pupils import sign_of_a_pupil
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from tests.model.checks.pupil_phrases import INNOCENT, SUSPECT, UNSEEN
from tests.support import CHECKOUT
from tests.support.people import audit

UPN, NHS, BIRTH = "a pupil's number (UPN)", "an NHS number", "a date of birth"
ABOUT_ONE = "a text about one pupil or family"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Q823456789012", UPN),
        ("see q823456789012.", UPN),
        ("A80123456700B", UPN),
        ("Q823456789013", ""),
        ("A80123456700C", ""),
        ("A80123456700I", ""),
        ("XQ823456789012", ""),
        ("Q8234567890123", ""),
        ("943 476 5919", NHS),
        ("943-476-5919", NHS),
        ("NHS 9434765919", NHS),
        ("943 476 5918", ""),
        ("0116 496 0000", ""),
        ("+44 943 476 5919", ""),
        ("0000000000", ""),
        ("D.O.B. 3/4/2015", BIRTH),
        ("dob: 03-04-15", BIRTH),
        ("Date of birth 3rd April 2015", BIRTH),
        ("born on 3 April 2015", BIRTH),
        ("born 3/4/15", BIRTH),
        ("reviewed 3/4/2015", ""),
        ("an idea born in 2015", ""),
        ("DOB of staff is on the register", ""),
        ("", ""),
    ],
)
def test_a_sign_is_a_number_whose_check_fits_or_a_date_that_is_called_one(
    text: str, sign: str
) -> None:
    """Eleven of twelve ten-figure numbers are no NHS number."""
    assert sign_of_a_pupil(text) == sign


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    """What people type is not to stop a check."""
    assert sign_of_a_pupil(text) in ("", UPN, NHS, BIRTH, ABOUT_ONE)


@pytest.mark.parametrize("text", SUSPECT)
def test_a_text_about_one_pupil_or_family_is_suspected(text: str) -> None:
    """Most pupils are written into such a workbook by name, not by number."""
    assert sign_of_a_pupil(text) == ABOUT_ONE


@pytest.mark.parametrize("text", INNOCENT)
def test_what_an_audit_says_of_year_groups_staff_and_families_is_not(text: str) -> None:
    """Who is warned ten times for nothing reads no eleventh warning."""
    assert sign_of_a_pupil(text) == ""


@pytest.mark.parametrize("text", UNSEEN)
def test_what_it_cannot_see_is_said_in_the_documents(text: str) -> None:
    """Where that gets better, docs/SECURITY.md has to change too."""
    assert sign_of_a_pupil(text) == ""


def test_half_of_the_phrases_are_innocent() -> None:
    """Recall and false alarms are held by phrases of both sorts."""
    assert min(len(SUSPECT), len(INNOCENT)) >= 40
    assert len({*SUSPECT, *INNOCENT}) == len(SUSPECT) + len(INNOCENT)


def pupil_cells(workbook: Workbook) -> list[tuple[str, str]]:
    """Return the cells in which a check sees a pupil's data."""
    found = check(workbook, date(2026, 11, 28))
    return [
        (each.finding.id, each.finding.field) for each in found if each.finding.check is Check.PUPIL
    ]


def test_staff_of_the_register_are_no_pupils() -> None:
    """Whoever teaches in a year group rings mothers."""
    workbook = audit("Tom Reed in Y4 to ring mum", "T.R. (Y4): referral made", people=())
    assert pupil_cells(workbook) == [("1-01", "who"), ("1-02", "who")]
    tom = Person("P1", "Tom Reed", initials="T.R.")
    assert pupil_cells(audit(*(row.who for row in workbook.actions), people=(tom,))) == []


@pytest.mark.parametrize("name", [each.name for each in CHECKOUT.glob("workbooks/*.toml")])
def test_the_form_itself_raises_no_suspicion(name: str) -> None:
    """Its wording is the authority's, and of every pupil."""
    texts = re.findall(r'"([^"\n]+)"', (CHECKOUT / "workbooks" / name).read_text())
    assert len(texts) > 100
    assert [text for text in texts if is_about_one_pupil(text)] == []
