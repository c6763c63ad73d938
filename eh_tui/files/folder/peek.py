"""A workbook for those who only look: its file, and what the history knows of its dates."""

from collections.abc import Collection
from pathlib import Path

from eh_tui.errors import BrokenFile, NotSaved
from eh_tui.files.system import disk
from eh_tui.files.toml.read import decode, read
from eh_tui.model.core.history import Record
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.typed import with_days_typed


def glance(path: Path) -> Workbook:
    """Return the audit in a file; raises `NotFound`, `Refused` or `BrokenFile`."""
    _, data = disk.read(path)
    try:
        workbook = read(decode(data)).workbook
    except BrokenFile as error:
        raise BrokenFile(f"{path}, {error}", error.line, error.column) from None
    if not workbook.is_form:
        raise BrokenFile(f"{path} holds no [[commitments]], so it is not a workbook.")
    return with_days_typed(workbook, lambda texts: _records_holding(path, texts))


def _records_holding(path: Path, texts: Collection[str]) -> tuple[Record, ...]:
    """Return what the history beside a file has of some texts, nothing where it can't be read."""
    from eh_tui.files.store.journal import Journal, history_of  # few workbooks ask for it

    try:
        return Journal(history_of(path), "").read().holding(texts)
    except NotSaved:
        return ()
