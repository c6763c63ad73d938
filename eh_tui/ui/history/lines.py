"""The history as a list shows it: one line for each change, and more words for one of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from eh_tui.model.core.form_rows import AchievedRow, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import Rows, rows_by_id
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.differing import differing
from eh_tui.model.journal.log import LogEntry, moment
from eh_tui.model.journal.record import Event
from eh_tui.ui.text import cell_length, fit, wrap
from eh_tui.ui.wording import rating_in_words

_VERBS = {"removed": "taken out"}
_LABEL = 8
"""Cells of what stands before a text, "Wanted"."""
_WHOLE = ("added", "removed")
"""What is done to a row as a whole, so that there is one text and not two."""

ChangedTexts = tuple[tuple[str, str], ...]
"""The texts of a change as they were typed, each with what it is called."""


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
    """Both values as they were typed, a rating in words."""
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
        return _cut(note + shown_on_one_line(_text(line)), width)
    room = max(width - cell_length(note), 9)
    old, new = map(shown_on_one_line, (line.old, line.new))
    if cell_length(f"{old} -> {new}") > room:
        if line.is_level:
            old = old[:1]  # the letter says it all, and leaves room for the new words
        else:
            old, new = _where_they_differ(line.old, line.new, room)
    return _cut(note + _arrow(old, new, room), width)


def in_full(
    workbook: Workbook, line: HistoryLine, width: int, height: int, key: str
) -> Iterator[tuple[str, bool]]:
    """Return the lines that tell all of a change, each with whether it stands out.

    Where there is no room for all, they tell what differs, and that `key` shows the rest.
    """
    found = rows_by_id(workbook).get(line.entry.id)
    about = f": {row_in_words(found[1])}" if found and found[1].id != "school" else ""
    yield _cut(f"{title_of_change(line)}{about}", width), True
    if line.entry.event is Event.CONFLICT:
        yield _cut("Not written, because somebody else had changed it meanwhile.", width), False
        height -= 1
    texts, room = texts_of_change(line), height - 1
    if sum(len(wrap(text, max(1, width - _LABEL))) for _, text in texts) > room:
        said, texts = _in_short(texts)
        yield _cut(f"{said}; {key} shows all of it.", width), False
        room -= 1
    yield from ((told, False) for told in _one_below_the_other(texts, width, room))


def _in_short(texts: ChangedTexts) -> tuple[str, ChangedTexts]:
    """Return what is shown of long texts in one or two words, and that of them."""
    if len(texts) == 1:
        return "It begins", texts
    (old, one), (new, other) = texts
    parts = differing(one, other)
    said = "They begin" if parts == (one, other) else "They differ in this"
    return said, ((old, parts[0]), (new, parts[1]))


def _one_below_the_other(texts: ChangedTexts, width: int, room: int) -> Iterator[str]:
    """Return texts below each other, each with its name before it, in no more lines than room."""
    wrapped = [wrap(text, max(1, width - _LABEL)) for _, text in texts]
    for (label, _), lines, most in zip(texts, wrapped, _shares(wrapped, room), strict=True):
        for at, part in enumerate(islice(lines, most)):
            more = "…" if at == most - 1 and len(lines) > most else ""
            yield f"{label if not at else '':{_LABEL}}{_cut(part + more, width - _LABEL)}"


def _shares(texts: Sequence[Sequence[str]], room: int) -> Iterator[int]:
    """Return how many of its lines each text has where there is room for some."""
    for at, lines in enumerate(texts):
        others = sum(map(len, texts[at + 1 :]))
        share = max(1, room // (len(texts) - at), room - others)
        yield min(share, len(lines))
        room -= min(share, len(lines))


def texts_of_change(line: HistoryLine) -> ChangedTexts:
    """Return the texts of a change as they were typed, each with what it is called."""
    if line.is_whole:
        return (("Text", _text(line)),)
    labels = ("Seen", "Wanted") if line.entry.event is Event.CONFLICT else ("Old", "New")
    return tuple(zip(labels, (line.old, line.new), strict=True))


def title_of_change(line: HistoryLine) -> str:
    """Return who changed what and when."""
    return f"{moment(line.entry.at)}  {line.who}  {line.what}"


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
        return line.entry.told
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
    return text or "(empty)"


def _where_they_differ(old: str, new: str, width: int) -> tuple[str, str]:
    """Return two texts on one line each from where they differ, or the word before if it fits."""
    near, nearest = (differing(old, new, about) for about in (1, 0))
    shown = near if cell_length(" -> ".join(near)) <= width else nearest
    return shown_on_one_line(shown[0]), shown_on_one_line(shown[1])


def _arrow(old: str, new: str, width: int) -> str:
    """Return "old -> new" in at most `width` cells; the longer of them is cut first."""
    room = width - 4
    shorter = min(cell_length(old), cell_length(new), room // 2)
    olds = room - shorter if cell_length(old) > cell_length(new) else shorter
    return f"{_cut(old, max(olds, room - cell_length(new)))} -> {_cut(new, max(room - olds, 1))}"


def _cut(text: str, width: int) -> str:
    return text if cell_length(text) <= width else fit(text, width)
