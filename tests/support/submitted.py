"""The shipped examples as their schools submit them: a workbook, an Excel file, a document."""

from dataclasses import replace
from functools import cache

from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.edits import apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.submitting import submit
from tests.support.forms import shipped
from tests.support.partnership import TODAY


@cache
def submitted(name: str) -> Workbook:
    """Return one of the examples that come with the program, as its school submits it."""
    audit = shipped(name)
    known = {"number": "100001", "phase": "Primary", "locality": "North", "year": "2026-27"}
    audit = replace(audit, school=replace(audit.school, **known))
    return apply(audit, submit(audit, date="2 November 2026", because="The trainer is ill."))


def written(audit: Workbook, ending: str) -> bytes:
    """Return an audit in a file of a kind that the program itself writes."""
    return audit_document(audit) if ending == "docx" else excel_file(audit, today=TODAY)[0]


@cache
def sent(name: str, ending: str) -> bytes:
    """Return an example's file of a kind, as its school submits it."""
    return written(submitted(name), ending)


def printed(audit: Workbook) -> Workbook:
    """Return what the form has a place for: a note has one where there is a column for it."""
    noted = [
        row
        if any(column.role is Role.NOTE for column in columns_of_row(audit, row))
        else replace(row, note="")
        for row in audit.actions
    ]
    return replace(
        audit, school=replace(audit.school, name="", year=""), actions=tuple(noted), people=()
    )
