"""The workbook as it stood at some point of its history."""

from collections.abc import Sequence

from eh_tui.errors import EhError
from eh_tui.files.workbook_text import WorkbookText
from eh_tui.model.edits import apply
from eh_tui.model.history import Event, Record
from eh_tui.model.workbook import Workbook


def workbook_at(records: Sequence[Record], n: int) -> Workbook | None:
    """Return the workbook after record `n`: the last whole text before it, and what followed.

    None where the history does not reach back to a whole text.
    """
    known = [record for record in records if record.n <= n]
    for at in range(len(known) - 1, -1, -1):
        if known[at].text:
            break
    else:
        return None
    workbook = WorkbookText.parse(known[at].text.encode()).workbook
    for record in known[at + 1 :]:
        if record.event is Event.CHANGE:
            for edit in record.edits:
                try:
                    workbook = apply(workbook, edit)
                except EhError:  # a line between was damaged; the rest still counts
                    continue
    return workbook
