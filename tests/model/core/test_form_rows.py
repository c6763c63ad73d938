"""How a commitment is shown: behind a number, and never behind two."""

import pytest

from eh_tui.model.core.form_rows import Commitment


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Leadership", "1. Leadership"),
        ("A policy for all", "1. A policy for all"),
        ("2026 and beyond", "1. 2026 and beyond"),
        ("Part of the team", "1. Part of the team"),
        ("1. Leadership", "1. Leadership"),
        ("2) Leadership", "2) Leadership"),
        ("A: Leadership", "A: Leadership"),
        ("Section A: Leadership", "Section A: Leadership"),
        ("STANDARD 3 - Leadership", "STANDARD 3 - Leadership"),
        ("Part 1 People", "Part 1 People"),
    ],
)
def test_a_title_with_a_number_of_its_own_has_no_second_one(title: str, shown: str) -> None:
    """The form is printed as it is: "1. Section A" stands nowhere in it."""
    assert Commitment("1", title).numbered == shown
    assert Commitment("", "Unassigned").numbered == "Unassigned"
