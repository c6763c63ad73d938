"""A return of another workbook that lies beside this one: as a rule, of the year before."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.errors import EhError, Refused
from eh_tui.files.folder.peek import peek
from eh_tui.files.folder.shelf import workbooks_in
from eh_tui.files.store.identity import id_of
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.names import audit_title

if TYPE_CHECKING:  # whoever calls has loaded the one it has
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.store import Store


def stop_if_beside(opened: "Store | Peek", id: str, returned: Path) -> None:
    """Raise `Refused` where the workbook of an id, which a return is of, lies beside an open one.

    Both are named, with their years, and what is to be typed instead.
    """
    for path in workbooks_in(opened.path.resolve().parent):
        school = _school_of(path, id)
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
