"""The ids that a file's rows must not get, since other rows had them."""

from eh_tui.files.store.lines import JournalLines
from eh_tui.files.store.replay import workbook_at
from eh_tui.files.store.workbook_file import WorkbookFile
from eh_tui.model.core.diff import diff
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.ids_gone import with_ids_gone
from eh_tui.model.journal.record import Event, Record


def with_ids_given(file: WorkbookFile, lines: JournalLines) -> Workbook:
    """Return a file's workbook, which gives no id again that a row had in its history.

    A file that somebody put there, and which the history does not tell of yet, is taken for what
    the next step will note of it.
    """
    held, state = file.text.workbook, lines.last_state
    records = lines.of_rows
    is_ahead = state is not None and state.after != file.hash
    was = workbook_at(lines.since_text(state.n), state.n) if state and is_ahead else None
    if was:
        noted = Record(Event.OUTSIDE, edits=diff(was, held).every, gone=was.retired)
        records = (*records, noted)
    return with_ids_gone(held, records)
