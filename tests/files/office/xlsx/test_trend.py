"""The sheet "Trend": what each meeting found, as numbers and as a chart."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from eh_tui.files.office.xlsx.layout.pages import PAGE_POINTS
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from tests.support.meetings import TODAY
from tests.support.other_programs import converted
from tests.support.rag import Rag
from tests.support.xlsx_audits import TWO_MEETINGS, audit_after, export, filled_audit
from tests.support.xlsx_rows import rows_of, xml_of

FIRST_COUNTS = 25
"""The row of the first counts; the chart is above."""


def sheet_of(workbook: Workbook) -> SheetPlan:
    """Return the sheet of the trend."""
    return next(sheet for sheet in plan_book(workbook, TODAY).sheets if sheet.name == "Trend")


def chart_of(path: Path) -> str:
    """Return the second chart of an Excel file as text."""
    return str(etree.tostring(xml_of(path, "xl/charts/chart2.xml"), encoding="unicode"))


def test_there_is_no_trend_before_a_meeting_has_ended() -> None:
    """A sheet of one moment says nothing that the summary does not."""
    going_on = replace(filled_audit(), meetings=(Meeting("M1", "3/3/26"),))
    for workbook in (filled_audit(), going_on):
        assert "Trend" not in [sheet.name for sheet in plan_book(workbook, TODAY).sheets]


def test_each_commitment_has_a_row_for_each_meeting_and_for_now() -> None:
    """The dates and kinds stand as somebody typed them; a meeting without a date has its id."""
    rows = rows_of(sheet_of(audit_after(*TWO_MEETINGS)))
    at = rows.index(
        (
            *("Commitment", "No.", "Meeting", "Kind"),
            *("At risk of not achieving", "On track", "Completed / ongoing", "Not rated yet"),
            "Actions",
        )
    )
    title = filled_audit().commitments[0].title
    assert rows[at + 1 : at + 6] == [
        (title, "1", "3/3/26", "Review", "2", "0", "0", "1", "3"),
        ("M2", "=Governors", "1", "1", "1", "0", "3"),
        ("22 November 2026", "This export", "0", "1", "2", "0", "3"),
        (filled_audit().commitments[1].title, "2", "3/3/26", "Review", "0", "1", "0", "0", "1"),
        ("M2", "=Governors", "0", "1", "0", "0", "1"),
    ]
    assert rows[-3:] == [
        ("All commitments", "All", "3/3/26", "Review", "3", "1", "0", "1", "5"),
        ("M2", "=Governors", "1", "2", "1", "0", "4"),
        ("22 November 2026", "This export", "2", "9", "11", "3", "25"),
    ]


def test_an_action_without_a_home_is_counted_apart() -> None:
    """The sums at the foot are of all actions, or they would not be the summary's."""
    workbook = audit_after(*TWO_MEETINGS)
    lost = Action("9-01", "9.A", "Lost", rag=Rag.RED)
    sheet = sheet_of(replace(workbook, actions=(*workbook.actions, lost)))
    rows = rows_of(sheet)
    assert ("Unassigned", "–", "3/3/26", "Review", "0", "0", "0", "0", "0") in rows
    assert rows[-1] == ("22 November 2026", "This export", "3", "9", "11", "3", "26")


def test_nothing_is_added_to_the_sheets_of_the_authority() -> None:
    """The audit's layout is the authority's form, whatever the school's meetings found."""
    before = plan_book(filled_audit(), TODAY).sheets
    after = plan_book(audit_after(*TWO_MEETINGS), TODAY).sheets
    assert [sheet.name for sheet in after] == [
        "Audit tool",
        "Summary",
        "Action plan",
        "Trend",
        "Movement",
        "_ehtui",
    ]
    assert after[0] == before[0]
    assert after[2] == before[2]


def test_the_chart_refers_to_the_cells_that_hold_its_numbers(tmp_path: Path) -> None:
    """Excel draws what it reads there, and a preview what is stored beside."""
    export(audit_after(*TWO_MEETINGS), tmp_path / "a.xlsx", today=TODAY)
    chart = chart_of(tmp_path / "a.xlsx")
    assert re.findall(r"<c:f>(.*?)</c:f>", chart) == [
        reference
        for letter in "EFGH"
        for reference in (
            f"'Trend'!${letter}$24",
            "'Trend'!$B$25:$C$39",
            f"'Trend'!${letter}$25:${letter}$39",
        )
    ]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Trend"]
    reds = [str(sheet[f"E{row}"].value) for row in range(FIRST_COUNTS, 40)]
    stored = chart.split("<c:numCache>")[1].split("</c:numCache>")[0]
    assert re.findall(r"<c:v>(.*?)</c:v>", stored) == reds
    meetings, groups = re.findall(r"<c:lvl>(.*?)</c:lvl>", chart)[:2]
    assert re.findall(r"<c:v>(.*?)</c:v>", meetings) == ["3/3/26", "M2", "22 November 2026"] * 5
    assert re.findall(r'idx="(\d+)"><c:v>(.*?)</c:v>', groups) == [
        ("0", "1"),
        ("3", "2"),
        ("6", "3"),
        ("9", "4"),
        ("12", "All"),
    ]


def test_a_rating_is_told_in_the_chart_by_its_letter_too(tmp_path: Path) -> None:
    """A photocopy has no colours; what is not rated has the one number without a letter."""
    export(audit_after(*TWO_MEETINGS), tmp_path / "a.xlsx", today=TODAY)
    codes = re.findall(
        r'formatCode="(.*?)" sourceLinked="0"/><c:txPr>', chart_of(tmp_path / "a.xlsx")
    )
    assert codes == [f"&quot;{letter} &quot;0;;;" for letter in "RAG"] + ["0;;;"]


def test_a_chart_of_many_meetings_is_of_all_actions() -> None:
    """A column for each commitment at each of them would be too narrow for its number."""
    chart = sheet_of(audit_after(*(TWO_MEETINGS * 4))).chart
    assert chart is not None
    assert chart.categories.address == "C61:C69"
    assert chart.title == "Share of all actions by rating, from meeting to meeting"


@pytest.mark.parametrize("meetings", [1, 2, 6, 12, 20])
def test_no_page_ends_within_a_commitment(meetings: int) -> None:
    """A row without its commitment's title can't be read."""
    sheet = sheet_of(audit_after(*(TWO_MEETINGS * 10)[:meetings]))
    assert sheet.page is not None
    heights = [height.points for height in sheet.heights]
    bounds = (0, *sheet.page.breaks_after, len(heights))
    for first, last in pairwise(bounds):
        headings = 34 if first > 23 else 0
        assert headings + sum(heights[first:last]) <= PAGE_POINTS
    for area in sheet.merges:
        assert not any(area.top <= row < area.bottom for row in sheet.page.breaks_after)


def test_what_a_meeting_was_called_is_text_in_the_file(tmp_path: Path) -> None:
    """The kind of a meeting is typed by somebody, and is no formula."""
    export(audit_after(*TWO_MEETINGS), tmp_path / "a.xlsx", today=TODAY)
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["Trend"]["D26"]
    assert (cell.value, cell.data_type) == ("=Governors", "s")


@pytest.mark.libreoffice
def test_libreoffice_reads_and_keeps_the_chart(tmp_path: Path) -> None:
    """What is written here by hand must be a chart to somebody else."""
    path = tmp_path / "a.xlsx"
    export(audit_after(*TWO_MEETINGS), path, today=TODAY)
    saved = converted(path, "xlsx", tmp_path / "saved")
    sheet: Any = openpyxl.load_workbook(saved)["Trend"]
    (chart,) = sheet._charts
    assert [series.val.numRef.f.replace("'", "") for series in chart.series] == [
        f"Trend!${letter}$25:${letter}$39" for letter in "EFGH"
    ]
    assert chart.barDir == "col"
    assert chart.grouping == "percentStacked"
    pdf = converted(path, "pdf", tmp_path / "pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 12
