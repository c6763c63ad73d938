"""The date by which a When cell is sorted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.when import sort_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29/04/2021", date(2021, 4, 29)),
        ("12/6/17", date(2017, 6, 12)),
        ("12.6.17", date(2017, 6, 12)),
        ("6/2017", date(2017, 6, 1)),
        ("6/17", date(2017, 6, 1)),
        ("2016", date(2016, 1, 1)),
        ("10/3/16\n11/6/20", date(2020, 6, 11)),
        ("11/6/20\n10/3/16", date(2020, 6, 11)),
        ("From 6/2017", date(2017, 6, 1)),
        ("done 5/2016.", date(2016, 5, 1)),
    ],
)
def test_a_when_sorts_by_its_latest_date_in_uk_order(text: str, day: date) -> None:
    """Leads sort a hundred action plans by it, and nobody types a full date each time."""
    assert sort_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ongoing",
        "Awaiting dates",
        "31/2/26",
        "10/13/16",
        "10/12",
        "2025/26",
        "07700 900123",
    ],
)
def test_what_is_no_single_date_sorts_by_none(text: str) -> None:
    """A wrong date is worse than none: never US order, never a guess between two readings."""
    assert sort_date(text) is None


def test_an_impossible_date_does_not_hide_the_one_beside_it() -> None:
    """A slip in one line of a cell says nothing about the other."""
    assert sort_date("31/2/26\n10/3/16") == date(2016, 3, 10)


@given(st.text())
def test_any_text_has_a_date_or_none(text: str) -> None:
    """When is free text, so reading it can never fail."""
    assert sort_date(text) is None or isinstance(sort_date(text), date)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_written_in_uk_order_is_read_back(day: date) -> None:
    """Both the long and the short year are typed."""
    assert sort_date(f"{day.day}/{day.month}/{day.year}") == day
    assert sort_date(f"{day:%d/%m/%y}") == day
