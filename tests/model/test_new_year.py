"""The next year's audit: every text goes on, and nothing that was found last year by accident."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.form_rows import AchievedRow, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Training
from eh_tui.model.core.review.assurance_rows import Known, Received, Signature
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.new_year import CarriedPart, closed, last_years_value, next_year, year_after
from tests.support.forms import example_file
from tests.support.rag import Rag
from tests.support.workbooks import workbooks
from tests.support.xlsx_audits import filled_audit

ALL = frozenset(CarriedPart)
TEXTS = ("commitments", "guidance", "outcomes", "achieved", "people", "terms", "courses")
"""What goes on untouched."""


def after(workbook: Workbook, *keep: CarriedPart) -> Workbook:
    """Return the audit of the year after one."""
    return next_year(workbook, year="2026-27", follows="last.toml", clear=ALL - set(keep))


@given(workbooks(), st.frozensets(st.sampled_from(CarriedPart)))
def test_every_text_goes_on_and_every_row_keeps_its_id(
    workbook: Workbook, clear: frozenset[CarriedPart]
) -> None:
    """Last year's can only be shown beside it where the rows are the same."""
    new = next_year(workbook, year="2026-27", follows="last.toml", clear=clear)
    for name in (*TEXTS, "retired", "form"):
        assert getattr(new, name) == getattr(workbook, name)
    assert [(row.id, row.outcome, row.text, row.who) for row in new.actions] == [
        (row.id, row.outcome, row.text, row.who) for row in workbook.actions
    ]
    assert [(row.id, row.role, row.name) for row in new.signatories] == [
        (row.id, row.role, row.name) for row in workbook.signatories
    ]
    assert [row.id for row in new.rows] == [row.id for row in workbook.rows]


def test_ratings_dates_details_and_notes_are_cleared() -> None:
    """A copied audit whose ratings were last year's would say what nobody has looked at."""
    new = after(with_notes(filled_audit()))
    assert {(action.rag, action.when, action.note) for action in new.actions} == {
        (Rag.NONE, "", "")
    }
    assert cells(new, "1-R01") == (cells(filled_audit(), "1-R01")[0], "", "", "")
    assert cells(new, "3-R02") == ("The Early Help offer is published", "", "", "", "")
    assert {signatory.signed for signatory in new.signatories} == {""}
    assert new.school == School(
        name=filled_audit().school.name, year="2026-27", follows="last.toml"
    )


@pytest.mark.parametrize(
    ("part", "action", "row"),
    [
        (CarriedPart.RATINGS, (Rag.AMBER, "", ""), ("", "yes", "", "")),
        (CarriedPart.DATES, (Rag.NONE, "6/17", ""), ("", "", "12/6/17", "29/04/2021")),
        (CarriedPart.DETAILS, (Rag.NONE, "", ""), ("Newsletter/website/posters", "", "", "")),
        (CarriedPart.NOTES, (Rag.NONE, "", "A note"), ("", "", "", "")),
    ],
)
def test_each_part_is_kept_by_choice(
    part: CarriedPart, action: tuple[Rag, str, str], row: tuple[str, ...]
) -> None:
    """A school may go on from where it was; only what it asks for is kept."""
    last = with_notes(filled_audit())
    first = replace(last.actions[0], rag=Rag.AMBER, when="6/17")
    new = after(replace(last, actions=(first, *last.actions[1:])), part)
    assert (new.actions[0].rag, new.actions[0].when, new.actions[0].note) == action
    assert cells(new, "3-R02")[1:] == row
    assert bool(new.school.audit_date) == (part is CarriedPart.DATES)
    assert {signatory.signed for signatory in new.signatories} == {""}


def test_the_training_table_and_the_register_go_on_whole() -> None:
    """Who was trained in 2024 is trained in 2027."""
    last = replace(filled_audit(), training=(Training("TR1", "P1", "C1", "5/2024"),))
    tables = tuple(replace(table, growable=table.id == "2.R1") for table in last.achieved)
    new = after(replace(last, achieved=tables))
    assert cells(new, "2-R01") == ("D Whitfield", "5/2016", "6/2016", "yes")
    assert new.training == last.training


def test_a_row_of_no_known_table_goes_on_as_it_is() -> None:
    """Nobody can say what its cells mean."""
    row = AchievedRow("9-R01", "9.R1", cells=("Something", "6/17"))
    assert after(replace(filled_audit(), rows=(row,))).rows == (row,)


def test_what_tells_of_last_year_alone_stays_with_it() -> None:
    """A signature under last year's audit is none under this one."""
    last = replace(
        filled_audit(),
        meetings=(Meeting("M1"),),
        signatures=(Signature("SG1", "S1"),),
        received=(Received("RC1"),),
        known=(Known("K1"),),
        school=School(name="Example", locked="Closed."),
    )
    new = after(last)
    left = (new.meetings, new.signatures, new.received, new.known, new.school.locked)
    assert not any(left)


@pytest.mark.parametrize(
    ("year", "next_one"),
    [
        ("2025-26", "2026-27"),
        (" 2025/26 ", "2026/27"),
        ("2025-2026", "2026-2027"),
        ("2098-99", "2099-00"),
        ("2099-00", "2100-01"),
        ("2025", ""),
        ("2025-27", ""),
        ("Autumn", ""),
        ("", ""),
    ],
)
def test_the_year_after_is_written_as_the_year_was(year: str, next_one: str) -> None:
    """What is no school year is left to a person."""
    assert year_after(year) == next_one


def test_the_sentence_of_the_lock_names_the_year_the_day_and_the_next_file() -> None:
    """Whoever opens the old one reads where it goes on."""
    day = date(2026, 11, 2)
    assert closed(School(year="2025-26"), day, "next.toml") == (
        "The audit of 2025-26 was closed on 2 November 2026; it goes on in next.toml."
    )
    assert closed(School(), day, "next.toml").startswith("This audit was closed on")


def test_last_years_value_is_found_by_id_and_field() -> None:
    """A row or column that was not there then has none; nor has a school's first audit."""
    last = filled_audit()
    assert last_years_value(last, Kind.ACTIONS, "1-01", "who") == last.actions[0].who
    assert last_years_value(last, Kind.ROWS, "3-R02", "Review date") == "29/04/2021"
    assert last_years_value(last, Kind.ACTIONS, "1-99", "who") == ""
    assert last_years_value(last, Kind.ACTIONS, "1-01", "shoe size") == ""
    assert last_years_value(None, Kind.ACTIONS, "1-01", "who") == ""


def test_the_example_leaves_no_date_of_last_year_behind() -> None:
    """Seen on a whole audit: what is left are the form's words and the people."""
    last = WorkbookText.parse(example_file().read_bytes()).workbook
    left = repr((after(last).actions, after(last).school))
    assert not [text for text in ("6/2025", "10/2026", "12 September", "green") if text in left]


def with_notes(workbook: Workbook) -> Workbook:
    """Return a workbook with a note on every action."""
    actions = tuple(replace(action, note="A note") for action in workbook.actions)
    return replace(workbook, actions=actions)


def cells(workbook: Workbook, id: str) -> tuple[str, ...]:
    """Return the cells of a row of Outcomes Achieved."""
    return next(row.cells for row in workbook.rows if row.id == id)
