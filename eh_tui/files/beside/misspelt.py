"""Which file was meant by a name that no file has."""

from collections.abc import Sequence
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.beside.copies import apart
from eh_tui.files.documents.kinds import is_document, is_sheet
from eh_tui.files.folder.peek import peek
from eh_tui.files.folder.shelf import workbooks_in


def named_nearly(path: Path) -> tuple[Path, ...]:
    """Return the files beside a missing one whose names are near its own, the nearest first.

    For a document they are documents, for any other name workbooks; how it ends does not count.
    """
    from difflib import get_close_matches

    found = _documents_in(path.parent) if is_sheet(path) or is_document(path) else _beside(path)
    near = get_close_matches(path.stem.casefold(), {each.stem.casefold() for each in found})
    return tuple(each for stem in near for each in found if each.stem.casefold() == stem)


def only_workbook_beside(path: Path) -> Path | None:
    """Return the one workbook in the folder of a missing one, None where it has none or several."""
    workbooks, _ = apart(_beside(path))
    if len(workbooks) != 1:
        return None
    try:
        peek(workbooks[0])
    except EhError:  # a .toml of another program, or nothing that could be opened in its place
        return None
    return workbooks[0]


def _beside(path: Path) -> tuple[Path, ...]:
    try:
        return workbooks_in(path.parent)
    except EhError:
        return ()


def _documents_in(folder: Path) -> Sequence[Path]:
    try:
        return sorted(each for each in folder.iterdir() if is_sheet(each) or is_document(each))
    except OSError:
        return ()
