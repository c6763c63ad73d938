"""What the export says of a school's place in its partnership, and of its return."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.office.xlsx.metadata import export_id
from eh_tui.files.office.xlsx.titles import METADATA_SHEET
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.edits import apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.submitting import submit
from tests.support.xlsx_audits import filled_audit

TODAY = date(2026, 11, 28)
IDENTITY = Identity("3fa9c2", b"a key")


def with_place() -> Workbook:
    """Return an audit of a school whose number, phase and locality are known."""
    workbook = filled_audit()
    school = replace(workbook.school, number="990001", phase="Primary", locality="North")
    return replace(workbook, school=school)


def texts(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    """Return what a sheet of the export holds, row by row."""
    content, _ = excel_file(workbook, today=TODAY, identity=IDENTITY)
    rows = load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)
    return [tuple(cell for cell in row if cell is not None) for row in rows]


def test_number_phase_and_locality_stand_on_the_sheet_where_they_are_given() -> None:
    """A lead who prints a return sees which of two schools of one name it is of."""
    line = ("Number 990001, Phase Primary, Locality North",)
    assert line in texts(with_place(), "Audit tool")
    assert line not in texts(filled_audit(), "Audit tool")


def test_they_and_the_returns_state_are_in_the_identity_where_they_are_given() -> None:
    """By them a return is matched without anybody reading its sheets."""
    book = with_place()
    book = apply(book, submit(book, date="28 November 2026", because="New."))
    held = texts(book, METADATA_SHEET)
    assert ("school number", "990001") in held
    assert ("school locality", "North") in held
    assert ("return", "submitted") in held
    names = {row[0] for row in texts(filled_audit(), METADATA_SHEET)}
    assert names.isdisjoint({"school number", "school phase", "school locality", "return"})


def test_a_school_of_which_none_of_it_is_known_exports_under_the_id_it_had() -> None:
    """A file that was exported before is still known as the same export."""
    assert export_id(filled_audit(), IDENTITY) == "13e59769d532111b"
    assert export_id(with_place(), IDENTITY) != export_id(filled_audit(), IDENTITY)
