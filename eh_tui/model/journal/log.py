"""The history told to a person: who did what to which row and field, and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from eh_tui.errors import NotFound
from eh_tui.model.core.columns import form_rows, kind_of
from eh_tui.model.core.days import with_time
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set
from eh_tui.model.core.form_rows import AchievedRow, Action, FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.rows import Place, row_of
from eh_tui.model.core.schema import FIELDS, MADE_BY_US
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.journal.record import Event, Record, folded

_MANY_AT_ONCE = (Event.CHANGE, Event.OUTSIDE, Event.CONFLICT)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done: a field or a row that changed, a mark, a beginning."""

    n: int
    at: str
    """When, in UTC as ISO 8601."""
    by: str
    event: Event
    id: str = ""
    field: str = ""
    """The field, "place" of a row that was moved, "" of one that came or went."""
    old: str = ""
    new: str = ""
    label: str = ""
    verb: str = ""
    """"added", "removed" or "moved" of a row, "" of a field."""
    turned: str = ""
    """"undone" or "made again" where it did that to an earlier change."""
    told: str = ""
    """What was done in words, where it is more than a field or a row that changed (`deeds`).

    It begins small where it goes on from the id: "discussed" of 1-02.
    """
    noted_in: str = ""
    """The id of the row in which a deed is noted, where `id` is of the row it was done to."""


def log_entries(records: Iterable[Record], id: str = "") -> Iterator[LogEntry]:
    """Return what was done, oldest first, or only what was done to one row."""
    return (entry for entry, _, _ in by_edit(records) if not id or entry.id == id)


def by_edit(records: Iterable[Record]) -> Iterator[tuple[LogEntry, Edit | None, Record]]:
    """Return each entry with its record, and the edit that it tells of, None for none."""
    turned: dict[int, str] = {}
    for record in records:
        if record.reverts and record.event is Event.CHANGE:
            again = turned.get(record.reverts) == "undone"
            turned[record.n] = "made again" if again else "undone"
        if record.took_a_form:
            whole = LogEntry(record.n, record.at, record.by, record.event, label=record.label)
            told = f"Moved to {record.label}"
            yield replace(whole, told=told, turned=turned.get(record.n, "")), None, record
        elif record.event in _MANY_AT_ONCE and record.edits:
            for edit in record.edits:
                yield _entry(record, edit, turned.get(record.n, "")), edit, record
        else:
            whole = LogEntry(record.n, record.at, record.by, record.event, label=record.label)
            yield whole, None, record


def summed_up(records: Sequence[Record], id: str = "") -> tuple[LogEntry, ...]:
    """Return each changed field and row once, from its first old to its last new value.

    The last changed comes last. Fields of a row that is gone, and what is back where it
    was, are left out.
    """
    first: dict[str, LogEntry] = {}
    last: dict[str, LogEntry] = {}
    for entry in log_entries(records, id):
        if entry.verb in ("added", "removed") and entry.event is not Event.CONFLICT:
            first.setdefault(entry.id, entry)
            last[entry.id] = entry
    gone = {entry.id for entry in last.values() if entry.verb == "removed"}
    rows = [entry for entry in last.values() if entry.verb == first[entry.id].verb]
    fields = [
        LogEntry(
            change.n, change.at, change.by, Event.CHANGE,
            id=change.id, field=change.field, old=change.old, new=change.new,
        )
        for change in folded(records)
        if change.id not in gone and (not id or change.id == id)
    ]  # fmt: skip
    return tuple(sorted([*rows, *fields], key=lambda entry: entry.n))


def log_in_words(entry: LogEntry) -> str:
    """Return an entry in words, without who and when."""
    match entry:
        case LogEntry(event=Event.MARK):
            return f'mark "{entry.label}"'
        case LogEntry(event=Event.BASE):
            return entry.label or "the history begins"
        case LogEntry(id="", told=""):
            return "changed something that is no field: a comment, or the form's own wording"
    what = f'{entry.id} {entry.verb or entry.field}: "{entry.old}" -> "{entry.new}"'
    if entry.told:
        what = f"{entry.id} {entry.told}" if entry.told[0].islower() else entry.told
    elif entry.verb in ("added", "removed"):
        what = f'{entry.id} {entry.verb}: "{entry.old or entry.new}"'
    if entry.event is Event.CONFLICT:
        return f"conflict, not written: {what}"
    return f"{what} ({entry.turned})" if entry.turned else what


def in_words_of_form(workbook: Workbook, entry: LogEntry) -> LogEntry:
    """Return an entry with the heading above its field and its levels as the form calls them.

    A form that has no columns of its own says neither: its fields are called as ever.
    """
    if entry.verb or entry.told or not workbook.form.columns:
        return entry
    row = next((one for one in form_rows(workbook) if one.id == entry.id), None)
    if row is None:
        return entry
    heading = " ".join(heading_of(workbook, kind_of(row), row, entry.field).split())
    old, new = (_told(workbook, row, entry.field, text) for text in (entry.old, entry.new))
    return replace(entry, field=heading or entry.field, old=old, new=new)


def _told(workbook: Workbook, row: FormRow, field: str, text: str) -> str:
    """Return a text of a row's field, a level as the form calls it."""
    level = level_told(workbook, row, field, text)
    return workbook.form.label(level) if level else text


def step_in_words(workbook: Workbook, step: Record) -> str:
    """Return what a step did as a person calls it, "1-03 RAG rating" for a change of that field."""
    fields = [edit for edit in step.edits if isinstance(edit, Set)]
    names = ", ".join(edit.field for edit in fields)
    if not fields or step.label not in ("", f"{fields[0].id} {names}"):
        return step.label or "A change"
    try:
        headings = [
            heading_of(workbook, edit.kind, row_of(workbook, edit.kind, edit.id), edit.field)
            for edit in fields
        ]
    except NotFound:
        return step.label or "A change"
    return f"{fields[0].id} {', '.join(headings)}"


def moment(at: str, zone: tzinfo | None = None) -> str:
    """Return a time as people write it, "12 Sept 2026 14:03", in a zone or the machine's own.

    What is no time is returned as it is.
    """
    try:
        local = datetime.fromisoformat(at).astimezone(zone)
    except (ValueError, OverflowError):
        return at
    return with_time(local)


def _entry(record: Record, edit: Edit, turned: str) -> LogEntry:
    field = verb = old = new = ""
    match edit:
        case Set(_, _, field, old, new):
            pass
        case Add(kind, row):
            verb, new = "added", _texts(kind, row)
        case Remove(kind, row):
            verb, old = "removed", _texts(kind, row)
        case Move(_, _, here, there):
            field, verb, old, new = "place", "moved", _where(here), _where(there)
    return LogEntry(
        record.n, record.at, record.by, record.event, edit.id, field, old, new, record.label,
        verb, turned,
    )  # fmt: skip


def _texts(kind: Kind, row: Row) -> str:
    if isinstance(row, AchievedRow):
        values = row.cells
    else:
        told = (name for name in FIELDS.get(kind, ()) if name not in MADE_BY_US)
        values = tuple(str(getattr(row, name)) for name in told)
    if isinstance(row, Action | Outcome):
        values += tuple(text for _, text in row.cells)
    return "; ".join(value for value in values if value not in ("", NOT_RATED))


def _where(place: Place) -> str:
    order = f"after {place.after}" if place.after else "first"
    return f"{place.parent} {order}".strip()
