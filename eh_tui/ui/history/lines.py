"""The history as a list shows it: one line for each change, and more words for one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from eh_tui.model.core.form_rows import AchievedRow, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import Rows, rows_by_id
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.log import LogEntry, moment
from eh_tui.model.journal.record import Event
from eh_tui.ui.text import cell_length, fit, wrap
from eh_tui.ui.wording import rating_in_words

_VERBS = {"removed": "taken out"}
_WHOLE = ("added", "removed")
"""What is done to a row as a whole, so that there is one text and not two."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change as the list shows it, or a heading between two of them."""

    entry: LogEntry
    when: str
    who: str
    what: str
    """The row and the field's heading, "4-07 By When"."""
    old: str
    new: str
    is_level: bool = False
    """Whether both values are ratings, which begin with a letter."""
    note: str = ""
    """What sort of change it was, "" for an ordinary one."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a mark or a beginning, on which there is nothing to restore."""
        return self.entry.event in (Event.MARK, Event.BASE)

    @property
    def is_whole(self) -> bool:
        """Whether one text tells of it, and not an old and a new one."""
        entry = self.entry
        return bool(entry.told) or entry.verb in _WHOLE or not entry.id


def history_lines(workbook: Workbook, entries: Iterable[LogEntry]) -> tuple[HistoryLine, ...]:
    """Return entries as lines, in the order given."""
    rows = rows_by_id(workbook)
    return tuple(_line(workbook, rows, entry) for entry in entries)


def deed(line: HistoryLine, width: int) -> str:
    """Return what a change did in at most `width` cells: both values, or as much as fits."""
    note = f"{line.note}: " if line.note else ""
    if line.is_whole:
        return _cut(note + _text(line), width)
    room, old = max(width - cell_length(note), 9), line.old
    if line.is_level and cell_length(f"{old} -> {line.new}") > room:
        old = old[:1]  # the letter says it all, and leaves room for the new words
    return _cut(note + _arrow(old, line.new, room), width)


def in_full(
    workbook: Workbook, line: HistoryLine, width: int, height: int
) -> Iterator[tuple[str, bool]]:
    """Return the lines that tell all of a change, each with whether it stands out."""
    found = rows_by_id(workbook).get(line.entry.id)
    about = f": {row_in_words(found[1])}" if found and found[1].id != "school" else ""
    yield _cut(f"{moment(line.entry.at)}  {line.who}  {line.what}{about}", width), True
    if line.entry.event is Event.CONFLICT:
        labels = ("Seen", "Wanted")
        yield "Not written, because somebody else had changed it meanwhile.", False
    else:
        labels = ("Old", "New")
    texts = list(zip(labels, (line.old, line.new), strict=True))
    if line.is_whole:
        texts = [("Text", _text(line))]
    each = max(1, (height - 2) // len(texts))
    for label, text in texts:
        lines = wrap(text, max(1, width - 8))
        for at, part in enumerate(islice(lines, each)):
            more = "…" if at == each - 1 and len(lines) > each else ""
            yield f"{label if not at else '':8}{_cut(part + more, width - 8)}", False


def row_in_words(row: Row) -> str:
    """Return the text by which a person knows a row, on one line."""
    match row:
        case AchievedRow():
            name = next((cell for cell in row.cells if cell), "")
        case Signatory() | Person():
            name = row.name or row.role
        case _:
            name = getattr(row, "text", "") or getattr(row, "title", "")
    return shown_on_one_line(name)


def _text(line: HistoryLine) -> str:
    """Return the one text of a deed, or of a row that came or went."""
    if line.entry.told:
        return shown_on_one_line(line.entry.told)
    return line.old if line.entry.verb == "removed" else line.new


def _line(workbook: Workbook, rows: Rows, entry: LogEntry) -> HistoryLine:
    when = moment(entry.at)
    day_month_year_time = when.split()
    if len(day_month_year_time) == 4:
        day, month, _, time = day_month_year_time
        when = f"{day} {month} {time}"
    row = rows[entry.id][1] if entry.id in rows else None
    old, new = (_value(workbook, row, entry, text) for text in (entry.old, entry.new))
    is_level = bool(level_told(workbook, row, entry.field, entry.new))
    note = "conflict" if entry.event is Event.CONFLICT else entry.turned
    return HistoryLine(
        entry,
        when,
        shown_on_one_line(entry.by),
        _what(workbook, rows, entry),
        old,
        new,
        is_level,
        note,
    )


def _what(workbook: Workbook, rows: Rows, entry: LogEntry) -> str:
    match entry:
        case LogEntry(event=Event.MARK):
            return shown_on_one_line(entry.label)
        case LogEntry(event=Event.BASE):
            return shown_on_one_line(entry.label) or "The history begins"
        case LogEntry(id=""):
            return "the file"
    found = rows.get(entry.id)
    if entry.told:
        return "The school" if entry.id == "school" else entry.id
    if entry.verb:
        words = f"{entry.id} {_VERBS.get(entry.verb, entry.verb)}"
    elif found:
        heading = heading_of(workbook, *found, entry.field)
        words = heading if found[0] is Kind.SCHOOL else f"{entry.id} {heading}"
    else:
        words = f"{entry.id} {entry.field.capitalize()}"
    return shown_on_one_line(words)


def _value(workbook: Workbook, row: Row | None, entry: LogEntry, text: str) -> str:
    if not entry.id:
        return "a comment, or the form's own wording"
    if level := level_told(workbook, row, entry.field, text):
        return shown_on_one_line(rating_in_words(level, workbook.form))
    return shown_on_one_line(text) or "(empty)"


def _arrow(old: str, new: str, width: int) -> str:
    """Return "old -> new" in at most `width` cells; the longer of them is cut first."""
    room = width - 4
    shorter = min(cell_length(old), cell_length(new), room // 2)
    olds = room - shorter if cell_length(old) > cell_length(new) else shorter
    return f"{_cut(old, max(olds, room - cell_length(new)))} -> {_cut(new, max(room - olds, 1))}"


def _cut(text: str, width: int) -> str:
    return text if cell_length(text) <= width else fit(text, width)
