"""The school's terms: the table that the workbook holds, and what stands in for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import School
from eh_tui.model.when.calendar import Calendar, calendar_of, unreadable_terms
from tests.support.forms import example_file
from tests.support.whens import LEICESTER, terms


@pytest.mark.parametrize("file", [form_file(), example_file()], ids=["form", "example"])
def test_leicesters_terms_come_with_its_form(file: Path) -> None:
    """A school need not type what its authority has published."""
    workbook = Store(file).workbook
    assert calendar_of(workbook).terms == calendar_of(LEICESTER).terms
    assert unreadable_terms(workbook) == ()


def test_the_first_week_belongs_to_the_year_that_it_begins() -> None:
    """Leicester's year began on 26 August: a 1 September start would misfile its first week."""
    calendar = calendar_of(LEICESTER)
    years = {
        date(2025, 8, 25): 2024,
        date(2025, 8, 26): 2025,
        date(2026, 7, 11): 2025,
        date(2026, 8, 31): 2025,
        date(2026, 9, 1): 2026,
    }
    assert {day: calendar.year_of(day) for day in years} == years


def test_a_school_year_ends_with_its_last_term() -> None:
    """Nobody finishes an action in the summer holidays."""
    assert calendar_of(LEICESTER).school_year(2025).end == date(2026, 7, 10)


def test_a_whole_term_lasts_from_its_first_half_to_its_second() -> None:
    """The table has halves, and people write "Spring term"."""
    spring = calendar_of(LEICESTER).season(2025, 1)
    assert (spring.start, spring.end) == (date(2026, 1, 6), date(2026, 3, 27))
    assert spring.is_known


def test_without_a_table_terms_are_approximate() -> None:
    """The usual last days of half-terms in England (DOMAIN.md 4)."""
    halves = [Calendar().half(2025, season, half) for season in range(3) for half in (1, 2)]
    ends = ["2025-10-31", "2025-12-31", "2026-02-28", "2026-04-30", "2026-05-31", "2026-07-31"]
    assert [half.end.isoformat() for half in halves] == ends
    assert not any(half.is_known for half in halves)
    assert Calendar().year_of(date(2025, 8, 31)) == 2024


def test_a_year_without_rows_is_approximate_beside_one_that_has_them() -> None:
    """The table is filled in year by year."""
    assert not calendar_of(LEICESTER).half(2026, 0, 1).is_known


def test_in_the_holidays_the_next_term_is_the_current_one() -> None:
    """What comes round termly is next due when the coming term ends."""
    calendar = calendar_of(LEICESTER)
    assert calendar.current_half(date(2025, 10, 20)).end == date(2025, 12, 19)
    assert calendar.current_term(date(2025, 12, 25)).end == date(2026, 3, 27)
    assert calendar.current_term(date(2026, 8, 1)).end == date(2026, 12, 31)


def test_where_there_are_six_terms_a_year_each_half_is_one() -> None:
    """Then "termly" is six times a year."""
    six = replace(calendar_of(LEICESTER), terms_a_year=6)
    assert six.current_term(date(2025, 9, 1)).end == date(2025, 10, 17)


@pytest.mark.parametrize(
    ("names", "last"),
    [
        (("Autumn term", "Spring term", "Summer term"), "Summer term"),
        (("Term 1", "Term 2", "Term 3"), "Term 3"),
        (("Term 1", "Term 2", "Term 6"), "Term 6"),
    ],
)
def test_a_table_may_have_three_terms_or_six(names: tuple[str, ...], last: str) -> None:
    """Authorities name and number their terms in different ways."""
    ends = ("2025-12-19", "2026-03-27", "2026-07-17")
    workbook = terms(
        *(("2025-26", name, f"{end[:8]}01", end) for name, end in zip(names, ends, strict=True))
    )
    assert last == names[-1]
    assert unreadable_terms(workbook) == ()
    assert calendar_of(workbook).school_year(2025).end == date(2026, 7, 17)


def test_a_row_without_a_year_lies_where_its_dates_do() -> None:
    """The year is there for the reader; the dates say it too."""
    (row,) = calendar_of(terms(("", "Spring 1", "6/1/2026", "13/2/2026"))).terms
    assert row.year == 2025


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("2025-26", "Inset day", "1/9/2025", "1/9/2025"), "“Inset day” is no term"),
        (("2025-26", "Autumn 3", "1/9/2025", "1/10/2025"), "“Autumn 3” is no term"),
        (("2025-26", "Autumn 1", "", "17/10/2025"), "Autumn 1 has no first day"),
        (("2025-26", "Autumn 1", "26/8/2025", "10/25"), "Autumn 1 has no last day"),
        (("2025-26", "Autumn 1", "26/8/2025", "31/9/2025"), "Autumn 1 has no last day"),
        (("2025-26", "Autumn 1", "17/10/2025", "26/8/2025"), "ends before it starts"),
        (("2025-26", "Autumn 1", "26/8/2026", "17/10/2026"), "outside the school year 2025-26"),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_said(
    row: tuple[str, str, str, str], sentence: str
) -> None:
    """A slip in the table must not move every deadline of the school in silence."""
    workbook = terms(row)
    assert calendar_of(workbook).terms == ()
    ((term, reason),) = unreadable_terms(workbook)
    assert term.id == "T1"
    assert sentence in reason


def test_the_settings_come_from_the_school() -> None:
    """What "Term 2" is, and in which year "Autumn 1" lies."""
    school = School(year="2025-26", terms_a_year="6")
    calendar = calendar_of(replace(LEICESTER, school=school))
    assert (calendar.year, calendar.terms_a_year) == (2025, 6)
    nothing = calendar_of(replace(LEICESTER, school=School(year="soon", terms_a_year="many")))
    assert (nothing.year, nothing.terms_a_year) == (None, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2025-26", "", "2026/27"]),
            st.sampled_from(["Autumn 1", "Summer 2", "Term 4", "Spring", "HT 2", "?"]),
            st.dates(date(2025, 7, 1), date(2027, 8, 31)).map(date.isoformat),
            st.dates(date(2025, 7, 1), date(2027, 8, 31)).map(date.isoformat),
        ),
        max_size=6,
    ),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
def test_any_table_has_a_current_term(rows: list[tuple[str, str, str, str]], today: date) -> None:
    """However the rows are filled in, the due list must come up."""
    calendar = calendar_of(terms(*rows))
    assert calendar.current_term(today).name
    assert calendar.current_half(today).name
