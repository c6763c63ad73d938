"""A workbook as its file says it, for those who only look: no history, nothing kept."""

from pathlib import Path

from eh_tui.errors import BrokenFile
from eh_tui.files.system import disk
from eh_tui.files.toml.read import decode, read
from eh_tui.model.core.workbook import Workbook


def glance(path: Path) -> Workbook:
    """Return the audit in a file; raises `NotFound`, `Refused` or `BrokenFile`."""
    _, data = disk.read(path)
    try:
        workbook = read(decode(data)).workbook
    except BrokenFile as error:
        raise BrokenFile(f"{path}, {error}", error.line, error.column) from None
    if not workbook.is_form:
        raise BrokenFile(f"{path} holds no [[commitments]], so it is not a workbook.")
    return workbook
