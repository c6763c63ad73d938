"""An audit of each form that ships comes back from our own sheet and Word file, text for text."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from eh_tui.files.documents.read import read_document
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.model.core.columns import columns_of_row, form_rows, kind_of
from eh_tui.model.core.edits import apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.form.columns import Column, ColumnType, Role
from tests.support.forms import shipped
from tests.support.other_programs import converted

FORMS = {
    "leicester-early-help": "example-primary",
    "development-plan": "example-development-plan",
    "safeguarding-checklist": "example-safeguarding-checklist",
    "standards-self-assessment": "example-standards-self-assessment",
}
"""The audits' forms that ship, each with an example of it filled in."""
FILES = (".xlsx", ".docx")
_LONG_ONE, _LONG = 3, 120
"""The text that is longer than a page, and how many times as long."""


def written_full(audit: Workbook) -> Workbook:
    """Return an audit in which every cell that a school fills in says something of its own."""
    numbers = count(1)
    for row in form_rows(audit):
        for column in columns_of_row(audit, row):
            if column.role is not Role.OUTCOME:
                text = text_for(audit, column, row.id, next(numbers))
                audit = apply(audit, set_field(audit, kind_of(row), row.id, column.field, text))
    for line in audit.rows:
        for key in cell_keys(audit, line)[1:]:
            text = f"{key} {next(numbers)}"
            audit = apply(audit, set_field(audit, Kind.ROWS, line.id, key, text))
    for nth, signatory in enumerate(audit.signatories, 1):
        for field, text in (("name", f"Alex Example {nth}"), ("signed", f"{nth}/9/26")):
            audit = apply(audit, set_field(audit, Kind.SIGNATORIES, signatory.id, field, text))
    return audit


def text_for(audit: Workbook, column: Column, id: str, number: int) -> str:
    """Return what a cell may say, another text for each number."""
    if column.is_level:
        levels = audit.form.levels_of(column.scale)
        return levels[number % len(levels)].id
    if column.type is ColumnType.CHOICE:
        return column.choices[number % len(column.choices)]
    if column.type is ColumnType.NUMBER:
        return str(number)
    text = f"‘{column.heading}’ – no. {number}\nof {id}: £5 & more"
    return text * _LONG if number == _LONG_ONE else text


def with_notes(audit: Workbook) -> Workbook:
    """Return an audit with a note to each action."""
    for action in audit.actions:
        text = f"Note to {action.id},\nin two lines"
        audit = apply(audit, set_field(audit, Kind.ACTIONS, action.id, "note", text))
    return audit


def read_back(audit: Workbook, form: str, ending: str, folder: Path) -> Filling:
    """Return what a form becomes that is filled in from the file that an audit is exported to."""
    path = folder / f"audit{ending}"
    content = (
        excel_file(audit, today=date(2026, 11, 28))[0]
        if ending == ".xlsx"
        else audit_document(audit)
    )
    path.write_bytes(content)
    return filled_from(read_document(path), shipped(form))


def said(audit: Workbook) -> Iterator[object]:
    """Yield what an audit says, without the ids and the rows in which nobody wrote anything."""
    yield audit.school.audit_date
    for row in form_rows(audit):
        fields = [column.field for column in columns_of_row(audit, row)]
        texts = (row.text, row.when, row.who, row.rag, row.note, sorted(row.cells))
        if fields and (row.text or row.cells or row.rag != "none"):
            yield texts
    for line in audit.rows:
        if any(line.cells):
            yield line.cells
    for signatory in audit.signatories:
        yield signatory.role, signatory.name, signatory.signed


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("form", FORMS)
def test_every_text_comes_back_from_our_own_export(form: str, ending: str, tmp_path: Path) -> None:
    """A school that has only the file left loses nothing, and is told of nothing it can't see."""
    audit = shipped(FORMS[form])
    for filled in (audit, written_full(audit)):
        has_column = any(column.role is Role.NOTE for column in filled.form.columns)
        spared = filled if has_column else without_notes(filled)
        sent = with_notes(filled) if ending == ".xlsx" else spared
        filling = read_back(sent, form, ending, tmp_path)
        assert list(said(filling.workbook)) == list(said(sent))
        assert not [line for line in filling.left if not is_expected(line)]


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["ods", "xlsx", "odt"])
@pytest.mark.parametrize("form", FORMS)
def test_every_text_comes_back_from_what_libreoffice_saved(
    form: str, kind: str, tmp_path: Path
) -> None:
    """A school without Excel opens the file and saves it as its own program does."""
    filled = written_full(shipped(FORMS[form]))
    ours = tmp_path / ("ours.docx" if kind == "odt" else "ours.xlsx")
    if kind == "odt":
        has_column = any(column.role is Role.NOTE for column in filled.form.columns)
        filled = filled if has_column else without_notes(filled)
        ours.write_bytes(audit_document(filled))
    else:
        filled = with_notes(filled)
        ours.write_bytes(excel_file(filled, today=date(2026, 11, 28))[0])
    theirs = converted(ours, kind, tmp_path / "saved")
    filling = filled_from(read_document(theirs), shipped(form))
    assert list(said(filling.workbook)) == list(said(filled))
    assert not [line for line in filling.left if not is_expected(line)]


def without_notes(audit: Workbook) -> Workbook:
    """Return an audit without the notes that its form has no column for, as Word has none."""
    for action in audit.actions:
        audit = apply(audit, set_field(audit, Kind.ACTIONS, action.id, "note", ""))
    return audit


def is_expected(line: str) -> bool:
    """Say whether a line tells of a sheet that repeats the form, or of a row that is not there."""
    return line.endswith(("made from the Audit tool, so it is not read", "is not in the document"))
