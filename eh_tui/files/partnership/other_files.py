"""An audit that came back in a file of an office program, read into the form that was asked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.documents.kinds import AROUND, is_sheet
from eh_tui.files.documents.read import read_document
from eh_tui.files.folder.forms import each_shipped_form
from eh_tui.files.returns.returned_file import read_return
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.paper.facts import FORM, facts_of
from eh_tui.model.partnership.forwarded_rows import with_forwarded
from eh_tui.model.returns.preflight import contents_of
from eh_tui.model.returns.returned_audit import ReturnedAudit
from eh_tui.model.returns.school_marks import SchoolMarks, with_school_marks
from eh_tui.model.returns.standalone import audit_in_document, audit_on_sheets


def audit_in_office_file(path: Path, blank: Workbook, today: date) -> ReturnedAudit:
    """Return the audit in a sheet or a document.

    One of another form has no rows. Raises `NotFound` and `Refused` with the reason.
    """
    if path.suffix.lower() in AROUND:
        raise Refused(f"{path.name} holds other files; save the audit that is in it here instead.")
    if is_sheet(path):
        returned = read_return(path)
        mark = returned.mark
        if mark.form and (mark.form, mark.version) != (blank.form.id, blank.form.version):
            return _of_another_form(mark.form, mark.version, mark.school)
        contents = contents_of(blank, returned.tables, returned.name)
        audit = audit_on_sheets(blank, contents, mark.school, today)
        return replace(audit, workbook=with_forwarded(audit.workbook, returned.tables))
    document = read_document(path)
    facts = facts_of(document)
    form = blank.form
    if (named := facts.get(FORM, "")) and named != f"{form.id} {form.version}".strip():
        id, _, version = named.partition(" ")
        return _of_another_form(id, version, facts)
    return audit_in_document(blank, document)


def _of_another_form(id: str, version: str, school: SchoolMarks) -> ReturnedAudit:
    titles = (form.title for form in each_shipped_form() if form.workbook.form.id == id)
    other = Workbook(form=Form(id, version), title=next(titles, ""))
    return ReturnedAudit(with_school_marks(other, school))
