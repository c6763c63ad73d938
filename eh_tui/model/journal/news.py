"""What others have just done, as one short line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eh_tui.model.core.names import heading_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.deeds import deeds
from eh_tui.model.journal.log import LogEntry, log_in_words
from eh_tui.model.journal.record import Event, Record

_VERBS = {"added": "added {}", "removed": "took {} out", "moved": "moved {}"}


def what_was_done(workbook: Workbook, records: Sequence[Record]) -> str:
    """Return who did what in some records: "jpatel changed 4-07 By When and 2 more".

    Where somebody held a meeting, signed, received, locked or handed over, the line tells of
    that: "jpatel: Meeting ended: 22 discussed, 3 not reached". What is taken back is told by
    how things stand since.
    """
    told: dict[str, list[str]] = {}
    changed: dict[str, list[str]] = {}
    for record in records:
        if record.event is not Event.CONFLICT:
            for words, is_deed in _of(workbook, record):
                (told if is_deed else changed).setdefault(record.by, []).append(words)
    lines = []
    for by in dict.fromkeys(record.by for record in records):
        those = [*changed.get(by, ()), *told.get(by, ())]
        if those:
            more = f" and {len(those) - 1} more" if len(those) > 1 else ""
            lines.append(f"{by}{':' if told.get(by) else ''} {those[-1]}{more}")
    return "; ".join(lines)


def _of(workbook: Workbook, record: Record) -> Iterator[tuple[str, bool]]:
    """Return what was done in a record in words, and whether these tell of a deed."""
    entries = list(deeds([replace(record, reverts=0)], workbook=workbook))
    is_one_step = len(entries) > 1 and not any(entry.told for entry in entries)
    if is_one_step and _tells(record):
        yield record.label, True
        return
    kinds = {edit.id: edit.kind for edit in record.edits}
    for entry in entries:
        if entry.told or entry.event is Event.MARK:
            yield _briefly(workbook, log_in_words(entry)), True
        elif entry.id:
            rows = [row for row in workbook.of_kind(kinds[entry.id]) if row.id == entry.id]
            heading = heading_of(workbook, kinds[entry.id], rows[0], entry.field) if rows else ""
            yield _changed(entry, heading), False


def _tells(record: Record) -> bool:
    """Say whether a label tells what was done as one step, and not which row it was done to."""
    is_own = record.event is Event.CHANGE and not record.reverts
    named = any(record.label.startswith(edit.id) for edit in record.edits)
    return is_own and bool(record.label) and not named


def _briefly(workbook: Workbook, words: str) -> str:
    """Return words without a meeting's date, for which the line has no room."""
    for meeting in workbook.meetings:
        words = words.replace(f"Meeting of {meeting.date} ", "Meeting ", 1)
    return words


def _changed(entry: LogEntry, heading: str) -> str:
    if entry.verb:
        return _VERBS[entry.verb].format(entry.id)
    return f"changed {entry.id} {heading or entry.field}"
