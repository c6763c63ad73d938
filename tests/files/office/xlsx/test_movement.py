"""The sheet "Movement": what became of the actions, by commitment, by person, and as a chart."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eh_tui.files.office.xlsx.layout.pages import PAGE_POINTS
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.workbook import Workbook
from tests.support.meetings import TODAY, audit, postponed
from tests.support.other_programs import converted
from tests.support.xlsx_audits import TWO_MEETINGS, audit_after, export, filled_audit
from tests.support.xlsx_rows import rows_of

FIRST = 25
"""The row of the first counts; the chart is above."""


def sheet_of(workbook: Workbook) -> SheetPlan:
    """Return the sheet of the movement."""
    return next(each for each in plan_book(workbook, TODAY).sheets if each.name == "Movement")


def test_without_a_meeting_nothing_is_added_to_the_export() -> None:
    """The export of an audit that no meeting went through is what it was."""
    names = [sheet.name for sheet in plan_book(filled_audit(), TODAY).sheets]
    assert names == ["Audit tool", "Summary", "Action plan", "_ehtui"]


def test_each_commitment_and_person_has_a_row_for_each_time_between_meetings() -> None:
    """In words above each column; the sums are those of all actions."""
    workbook = audit_after(*TWO_MEETINGS)
    rows = rows_of(sheet_of(workbook))
    words = (
        "Done",
        "Better",
        "Worse",
        "Rated",
        "Stuck",
        "No longer rated",
        "Still done",
        "New",
        "Actions",
    )
    at = rows.index(("Commitment or person", "No.", "From and to", *words))
    title = workbook.commitments[0].title
    assert rows[at + 1] == (title, "1", "3/3/26 to M2", "1", "1", "0", "1", "0", "0", "0", "0", "3")
    sums = [row for row in rows if row[:2] == ("All commitments", "All")]
    assert sums == [
        ("All commitments", "All", "3/3/26 to M2", "1", "1", "0", "1", "1", "0", "0", "0", "4")
    ]
    people = [row[0] for row in rows].index("Who, as it is now")
    assert rows[people][-10:] == ("From and to", *words)
    assert rows[people + 1][1:3] == ("–", "3/3/26 to M2")


def test_what_was_put_off_three_times_is_named() -> None:
    """With its number and its words, below the numbers."""
    rows = rows_of(sheet_of(postponed(audit(), 3)))
    at = rows.index(("Put off again and again", "Ref", "What is to be done"))
    (action,) = [action for action in audit().actions if action.id == "1-04"]
    assert [cell for cell in rows[at + 1] if cell] == [
        cell for cell in ("Put off three times", "1-04", action.text) if cell
    ]
    rows = rows_of(sheet_of(postponed(audit(), 2)))
    assert all(row[0] != "Put off again and again" for row in rows)


def test_each_colour_of_the_chart_is_told_by_a_letter_too() -> None:
    """A photocopy has none; what was done before is left out, or nothing else could be seen."""
    chart = sheet_of(audit_after(*TWO_MEETINGS)).chart
    assert chart is not None
    assert [(each.letter, each.colour) for each in chart.series] == [
        *(("D", "green"), ("B", "blue"), ("W", "red")),
        *(("R", "grey"), ("S", "amber"), ("L", "orange"), ("N", "purple")),
    ]
    assert chart.categories.address == "C33:C34"


@pytest.mark.parametrize("meetings", [1, 2, 6, 12])
def test_no_page_ends_within_a_table_of_one(meetings: int) -> None:
    """A row without whose it is can't be read."""
    sheet = sheet_of(audit_after(*(TWO_MEETINGS * 6)[:meetings]))
    assert sheet.page is not None
    heights = [height.points for height in sheet.heights]
    for first, last in pairwise((0, *sheet.page.breaks_after, len(heights))):
        headings = 34 if first > 23 else 0
        assert headings + sum(heights[first:last]) <= PAGE_POINTS
    for area in sheet.merges:
        assert not any(area.top <= row < area.bottom for row in sheet.page.breaks_after)


@pytest.mark.libreoffice
def test_libreoffice_reads_and_keeps_the_chart(tmp_path: Path) -> None:
    """What is written here by hand must be a chart to somebody else."""
    path = tmp_path / "a.xlsx"
    export(audit_after(*TWO_MEETINGS), path, today=TODAY)
    saved = converted(path, "xlsx", tmp_path / "saved")
    sheet: Any = openpyxl.load_workbook(saved)["Movement"]
    (chart,) = sheet._charts
    columns = [re.sub(r"\$|'", "", series.val.numRef.f) for series in chart.series]
    assert columns == [f"Movement!{letter}33:{letter}34" for letter in "DEFGHIK"]
    assert [sheet.cell(FIRST, column).value for column in (4, 5, 6)] == [1, 1, 0]
