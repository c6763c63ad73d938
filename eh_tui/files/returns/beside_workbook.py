"""Returns and workbooks that lie in one folder: which of them belong together."""

from pathlib import Path

from eh_tui.errors import EhError, NotFound
from eh_tui.files.folder.peek import peek
from eh_tui.files.folder.shelf import workbooks_in
from eh_tui.files.returns.returned_file import ReturnedFile, read_return
from eh_tui.files.store.identity import id_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.returns.preflight import check_mark, contents_of

ENDINGS = (".xlsx", ".ods", ".xls")
"""How the names of files end that may be returns."""


def is_return(path: Path) -> bool:
    """Say whether a file is one that came back, by its name."""
    return path.suffix.lower() in ENDINGS


def newest_return(folder: Path) -> Path | None:
    """Return the file of a folder that may be a return and was changed last, None without one."""
    try:
        found = [each for each in folder.iterdir() if is_return(each) and each.is_file()]
        return max(found, key=lambda each: each.stat().st_mtime, default=None)
    except OSError:
        return None


def workbook_beside(path: Path) -> Path:
    """Return the workbook in a return's folder that it was sent out of.

    Raises `NotFound` where none or more than one may be it, and what `read_return` raises.
    """
    returned = read_return(path)
    folder = path.resolve().parent
    fitting = [each for each in workbooks_in(folder) if _fits(each, returned)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFound(
            f"No workbook beside {path} is the one that it was sent out of; "
            "'eh-tui import FILE RETURN' says why one is not."
        )
    names = " and ".join(each.name for each in fitting)
    raise NotFound(f"{path} may be of {names}; open the one that it is of, and import it there.")


def _fits(path: Path, returned: ReturnedFile) -> bool:
    """Say whether a return can be of a workbook; a broken one is nobody's."""
    try:
        looked = peek(path)
        own = id_of(looked.text.text)
        if returned.mark.workbook and own:
            return returned.mark.workbook == own
        return _is_readable_against(looked.workbook, own, returned)
    except EhError:
        return False


def _is_readable_against(workbook: Workbook, own: str, returned: ReturnedFile) -> bool:
    contents = contents_of(workbook, returned.tables, returned.name)
    check_mark(workbook, own, returned.mark, contents, returned.name)
    return True
