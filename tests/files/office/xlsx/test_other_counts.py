"""Forms of other authorities counted: by their own levels, scales, weights and rule for N/A."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eh_tui.files.office.xlsx.plan import Companions, plan_book
from eh_tui.files.office.xlsx.sheet import CellKind, SheetPlan
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from tests.support.forms import OTHER_FORMS
from tests.support.other_programs import converted
from tests.support.xlsx_audits import export
from tests.support.xlsx_forms import (
    TODAY,
    address_of,
    awkward,
    row_texts,
    sheet_named,
    shipped,
)


def table_at(sheet: SheetPlan, row: int) -> dict[str, Any]:
    """Return what a row has under each heading of its table, formulas by their results."""
    above = [cell.row for cell in sheet.cells if cell.value == "No." and cell.row < row]
    headings = {cell.column: cell.value for cell in sheet.cells if cell.row == max(above)}
    return {
        str(headings[cell.column]): cell.value if cell.cached is None else cell.cached
        for cell in sheet.cells
        if cell.row == row and headings.get(cell.column)
    }


def counts_of(workbook: Workbook, section: str) -> dict[str, Any]:
    """Return the counts of a section in the first table of the summary."""
    sheet = sheet_named(workbook, "Summary")
    return table_at(sheet, int(address_of(sheet, section)[1:]))


def test_counts_are_by_the_forms_own_levels_and_words() -> None:
    """A report in another authority's words is no report for this one."""
    found = counts_of(awkward(), "One")
    assert found == {
        "No.": "1",
        "Area": "One",
        "Statements": 3,
        "Some, not all": 0,
        "Most": 1,
        "Does not apply": 1,
        "Not rated yet": 1,
        "Most, %": 1 / 2,
        "Points": 6,
        "Points possible": 6,
        "Score, %": 1,
    }


def test_what_does_not_apply_is_part_of_the_whole_where_the_form_says_so() -> None:
    """Both rules are in use, and they give other numbers."""
    workbook = awkward()
    scoring = replace(workbook.form.scoring, not_applicable="counted")
    counted = replace(workbook, form=replace(workbook.form, scoring=scoring))
    found = counts_of(counted, "One")
    assert (found["Most, %"], found["Points possible"]) == (1 / 3, 8)


def test_each_rating_has_a_table_of_its_own_and_no_scale_is_mixed_with_another() -> None:
    """A grade of the whole is no answer, and a moderated score is not one's own."""
    sheet = sheet_named(shipped("example-safeguarding-checklist"), "Summary")
    captions = [cell.value for cell in sheet.cells if cell.look == "section" and cell.value]
    assert captions == ["Answer", "Grade"]
    grade = int(address_of(sheet, "The school as a whole")[1:])
    assert table_at(sheet, grade)["2 Sound"] == 1
    assert table_at(sheet, int(address_of(sheet, "All parts")[1:]))["Questions"] == 11
    sheet = sheet_named(shipped("example-standards-self-assessment"), "Summary")
    captions = [cell.value for cell in sheet.cells if cell.look == "section" and cell.value]
    assert captions == ["Our score", "Moderated score"]


def test_a_form_that_rates_nothing_has_no_counts() -> None:
    """A table of noughts would say that nothing was done."""
    workbook = shipped("development-plan")
    columns = tuple(column for column in workbook.form.columns if not column.is_level)
    sheet = sheet_named(replace(workbook, form=replace(workbook.form, columns=columns)), "Summary")
    assert sheet.chart is None
    assert not [cell for cell in sheet.cells if cell.kind is not CellKind.TEXT]


def test_a_summary_with_nothing_to_tell_says_so() -> None:
    """No counts are promised, and nobody is said to have signed, where a form asks for neither."""
    workbook = replace(shipped("development-plan"), signatories=(), received=())
    columns = tuple(column for column in workbook.form.columns if not column.is_level)
    form = replace(workbook.form, columns=columns)
    texts = [str(cell.value) for cell in sheet_named(replace(workbook, form=form), "Summary").cells]
    assert any(text.endswith("This form rates nothing, so nothing is counted.") for text in texts)
    assert workbook.sign_off not in texts


def test_the_chart_has_the_levels_colours_and_letters() -> None:
    """Each part is known by its letter where a copier knows no colours."""
    chart = sheet_named(awkward(), "Summary").chart
    assert chart is not None
    assert [(one.colour, one.letter) for one in chart.series] == [
        ("orange", "S"),
        ("blue", "2:"),
        ("grey", "N"),
        ("none", ""),
    ]
    assert chart.title == "Share of each area's statements by rating"


def test_the_action_plan_has_every_column_of_the_form_and_each_row_by_itself() -> None:
    """Rows of it are copied into other workbooks, so each says all that it is."""
    sheet = sheet_named(awkward(), "Action plan")
    headings = ["Row ref", "Area", "REF", "Statement", "Where we are", "How it stands", "Action"]
    headings += ["Priority", "Money (£)", "Statutory", "Weight", "Form", "Version"]
    assert row_texts(sheet, 1) == headings
    rows = {row_texts(sheet, row)[0]: row_texts(sheet, row) for row in range(2, 8)}
    told = ["1", "A1", "We say so", "Most"]
    assert rows["1-01"][1:7] == [*told, "Do it", "High, now"]
    assert rows["1-02"][1:6] == [*told, "Do it again"]
    assert rows["1.D"][1:3] == ["1", "Nobody has said"]


def after_a_meeting(workbook: Workbook, ratings: str) -> Workbook:
    """Return a workbook after a meeting that left some ratings."""
    meeting = Meeting("M1", "3/3/26", "Review", ended="2026-03-03T15:00:00Z", ratings=ratings)
    return replace(workbook, meetings=(meeting,))


def test_changes_tell_of_the_outcomes_that_the_form_rates() -> None:
    """Who rates outcomes asks what became of them, not of actions that nobody rates."""
    workbook = after_a_meeting(awkward(), "1.A some\n1.D none\n3.A some")
    sheets = plan_book(workbook, TODAY, None, Companions(None, changes=True)).sheets
    sheet = next(sheet for sheet in sheets if sheet.name == "Changes")
    rows = {texts[0]: texts for row in range(2, 9) if (texts := row_texts(sheet, row))}
    assert row_texts(sheet, 1)[1] == "Statement or action"
    assert rows["1.A"][-1] == "Some, not all → Most"
    assert rows["3.A"][-1] == "No change"
    assert rows["1.C"][-1] == "New since then"
    assert rows["1-01"] == ["1-01", "Do it"]


def test_the_trend_counts_by_the_forms_levels() -> None:
    """From meeting to meeting each level has its own column, and its own colour in the chart."""
    workbook = after_a_meeting(awkward(), "1.A some\n1.D none\n3.A some")
    sheet = sheet_named(workbook, "Trend")
    found = [row_texts(sheet, row) for row in range(24, 27)]
    assert found[0][4:] == [
        "Some, not all",
        "Most",
        "Does not apply",
        "Not rated yet",
        "Statements",
    ]
    assert found[1][-5:] == ["1", "0", "0", "1", "2"]
    assert found[2][-5:] == ["0", "1", "1", "1", "3"]


@pytest.mark.parametrize("name", [f"example-{name}" for name in OTHER_FORMS])
def test_openpyxl_reads_what_was_planned(name: str, tmp_path: Path) -> None:
    """Every value is there for a program that reads no formulas."""
    export(shipped(name), tmp_path / "form.xlsx", today=TODAY)
    book = openpyxl.load_workbook(tmp_path / "form.xlsx", data_only=True)
    for sheet in plan_book(shipped(name), TODAY).sheets:
        for cell in sheet.cells:
            if cell.kind is not CellKind.DATE:
                value = cell.value if cell.cached is None else cell.cached
                found = book[sheet.name].cell(cell.row, cell.column).value
                assert (found if found is not None else "") == value
        hidden = [
            number
            for number in range(1, len(sheet.widths) + 1)
            if book[sheet.name].column_dimensions[openpyxl.utils.get_column_letter(number)].hidden
        ]
        assert tuple(hidden) == sheet.hidden_columns


def rated_worst(workbook: Workbook) -> Workbook:
    """Return a workbook whose first outcome has got the first level of its form."""
    first, *others = workbook.outcomes
    rated = replace(first, rag=workbook.form.levels[0].id)
    return replace(workbook, outcomes=(rated, *others))


def edited(before: Workbook, after: Workbook, path: Path) -> Path:
    """Return an export in which a lead has changed the audit sheet from one to the other."""
    export(before, path, today=TODAY)
    book = openpyxl.load_workbook(path)
    old = sheet_named(before).by_address
    for cell in sheet_named(after).cells:
        if old[cell.address] != cell:
            book["Audit tool"][cell.address] = cell.value or None
    book.save(path)
    return path


@pytest.mark.libreoffice
def test_libreoffice_counts_as_we_do_also_after_a_lead_has_changed_a_rating(tmp_path: Path) -> None:
    """Formulas follow the ticks, the words and the weights, as the numbers here do."""
    workbooks = {name: shipped(f"example-{name}") for name in OTHER_FORMS} | {"awkward": awkward()}
    for name, before in workbooks.items():
        after = rated_worst(before)
        file = edited(before, after, tmp_path / f"{name}.xlsx")
        counted = openpyxl.load_workbook(converted(file, "xlsx", tmp_path / "out"), data_only=True)
        planned = [
            cell for cell in sheet_named(after, "Summary").cells if cell.kind is CellKind.FORMULA
        ]
        assert len(planned) > 10
        for cell in planned:
            found = counted["Summary"][cell.address].value
            assert found == pytest.approx(cell.cached), (name, cell.address)
        for sheet in plan_book(after, TODAY).sheets[:1]:
            for cell in sheet.cells:
                if cell.kind is CellKind.TEXT:
                    assert (counted[sheet.name][cell.address].value or "") == cell.value
