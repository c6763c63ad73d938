"""Returns and workbooks that lie in one folder: which of them belong together."""

from collections.abc import Callable
from pathlib import Path

from eh_tui.errors import EhError, NotFound
from eh_tui.files.documents.kinds import is_document, is_sheet
from eh_tui.files.documents.read import read_document
from eh_tui.files.folder.peek import peek
from eh_tui.files.folder.shelf import workbooks_in
from eh_tui.files.returns.returned_file import read_return
from eh_tui.files.returns.sent_document import mark_of_document
from eh_tui.files.store.identity import id_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.returns.exported import base_of_state
from eh_tui.model.returns.preflight import contents_of, stop_if_not_sent_here


def newest_return(folder: Path) -> Path | None:
    """Return the sheet of a folder that was changed last, None without one."""
    try:
        found = [each for each in folder.iterdir() if is_sheet(each) and each.is_file()]
        return max(found, key=lambda each: each.stat().st_mtime, default=None)
    except OSError:
        return None


def workbook_beside(path: Path) -> Path:
    """Return the workbook in a return's folder that it was sent out of.

    Raises `NotFound` where none or more than one may be it, and what `read_return` and
    `read_document` raise.
    """
    is_of = _document_is_of(path) if is_document(path) else _sheet_is_of(path)
    folder = path.resolve().parent
    fitting = [each for each in workbooks_in(folder) if _fits(each, is_of)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFound(
            f"No workbook beside {path} is the one that it was sent out of; "
            "'eh-tui import FILE RETURN' says why one is not."
        )
    names = " and ".join(each.name for each in fitting)
    raise NotFound(f"{path} may be of {names}; open the one that it is of, and import it there.")


def _fits(path: Path, is_of: "_IsOf") -> bool:
    """Say whether a return can be of a workbook; a broken one is nobody's."""
    try:
        looked = peek(path)
        return is_of(looked.workbook, id_of(looked.text.text))
    except EhError:
        return False


_IsOf = Callable[[Workbook, str], bool]
"""Says of a workbook and its id whether a return is of it; raises `Refused` where it is not."""


def _sheet_is_of(path: Path) -> _IsOf:
    returned = read_return(path)

    def is_of(workbook: Workbook, own: str) -> bool:
        if returned.mark.workbook and own:
            return returned.mark.workbook == own
        contents = contents_of(workbook, returned.tables, returned.name)
        stop_if_not_sent_here(workbook, own, returned.mark, contents, returned.name)
        return True

    return is_of


def _document_is_of(path: Path) -> _IsOf:
    from eh_tui.model.returns.document_review import review_document  # loads all of drafting

    document, mark = read_document(path), mark_of_document(path)

    def is_of(workbook: Workbook, own: str) -> bool:
        if mark.workbook and own:
            return mark.workbook == own
        stop_if_not_sent_here(workbook, own, mark, (), path.name)
        review_document(workbook, base_of_state(workbook, workbook), document)
        return True

    return is_of
