"""The workbook as it stood at some point of its history."""

import contextlib
from collections.abc import Iterator, Sequence

from eh_tui.errors import EhError
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record


def workbook_at(records: Sequence[Record], n: int) -> Workbook | None:
    """Return the workbook after record `n`: the last whole text before it, and what followed.

    None where the history does not reach back to a whole text.
    """
    text, changes = _from_text(records, n)
    if text is None:
        return None
    workbook = text.workbook
    for record in changes:
        for edit in record.edits:
            try:
                workbook = apply(workbook, edit)
            except EhError:  # a line between was damaged; the rest still counts
                continue
    return workbook


def text_at(records: Sequence[Record], n: int) -> WorkbookText | None:
    """Return the text after record `n`, to the byte as far as the history is whole.

    None where the history does not reach back to a whole text.
    """
    text, changes = _from_text(records, n)
    if text is None:
        return None
    try:  # all at once, where the hash says that it comes to the same
        whole, _ = text.edited([edit for record in changes for edit in record.edits])
        if changes and sha256(whole.encode()) == changes[-1].after:
            return whole
    except EhError:
        pass
    for record in changes:
        for edits in (record.edits, *((edit,) for edit in record.edits)):
            try:
                text, _ = text.edited(edits)
            except EhError:  # a line between was damaged; then edit by edit
                continue
            if edits is record.edits:
                break
    return text


def _from_text(records: Sequence[Record], n: int) -> tuple[WorkbookText | None, list[Record]]:
    """Return the last whole text up to record `n`, and the changes that were made on it."""
    changes: list[Record] = []
    for record in reversed(records):
        if record.n > n:
            continue
        if record.text and (text := parsed(record.text.encode())):
            return text, changes[::-1]
        if record.event in (Event.CHANGE, Event.OUTSIDE):
            changes.append(record)
    return None, []


def parsed(content: bytes) -> WorkbookText | None:
    """Return the text in some bytes, None where they are no workbook: somebody altered them."""
    try:
        return WorkbookText.parse(content)
    except EhError:
        return None


def states(records: Sequence[Record]) -> Iterator[tuple[Record, Workbook]]:
    """Yield each record that changed the workbook, and the workbook after it, oldest first."""
    workbook = None
    for record in records:
        text = parsed(record.text.encode()) if record.text else None
        if text:
            workbook = text.workbook
        elif record.event not in (Event.CHANGE, Event.OUTSIDE) or workbook is None:
            continue
        for edit in () if text else record.edits:
            with contextlib.suppress(EhError):
                workbook = apply(workbook, edit)
        yield record, workbook
