"""Pupils have no place in the workbook, and a false alarm costs a meeting time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.checks.pupils import sign_of_a_pupil

UPN, NHS, BIRTH = "a pupil's number (UPN)", "an NHS number", "a date of birth"


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
    assert sign_of_a_pupil(text) in ("", UPN, NHS, BIRTH)
