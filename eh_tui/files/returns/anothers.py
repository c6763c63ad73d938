"""A return of another workbook that lies beside this one: as a rule, of the year before."""

import shlex
from pathlib import Path

from eh_tui.errors import EhError, Refused
from eh_tui.files.folder.peek import Peek, peek
from eh_tui.files.folder.shelf import workbooks_in
from eh_tui.files.store.identity import id_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.names import audit_title
from eh_tui.model.returns.preflight import SentMark


def stop_if_anothers(opened: Store | Peek, mark: SentMark, returned: Path) -> None:
    """Raise `Refused` for a return that was sent out of a workbook beside an open one.

    Both are named, with their years, and what is to be typed instead.
    """
    own = id_of(opened.text.text)
    if not (mark.workbook and own) or mark.workbook == own:
        return
    for path in workbooks_in(opened.path.resolve().parent):
        school = _school_of(path, mark.workbook)
        if school:
            command = shlex.join(["eh-tui", "import", path.name, returned.name])
            raise Refused(
                f"{returned.name} was sent out of {path.name} ({_audit(school)}), and this is "
                f"{opened.path.name} ({_audit(opened.workbook.school)}); open it there: {command}"
            )


def _school_of(path: Path, id: str) -> School | None:
    """Return the school of a workbook if that has an id; a broken one is nobody's."""
    try:
        looked = peek(path)
        return looked.workbook.school if id_of(looked.text.text) == id else None
    except EhError:
        return None


def _audit(school: School) -> str:
    day = school.audit_date.strip()
    return f"{audit_title(school)}, audit date {day}" if day else audit_title(school)
