"""The history as what people did: meetings held, actions discussed, signatures given.

The workbook keeps these as rows of their own, with figures by which they are known again; a
person who reads the history is told of the deed, where `log_entries` tells of each field.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from eh_tui.model.core.edits import Add, Edit, Remove, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Evidence, Known, Received, ReturnStep, Signature
from eh_tui.model.core.review.meeting_rows import Discussed, Matter, Meeting
from eh_tui.model.core.schema import MADE_BY_US
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.log import LogEntry, by_edit, summed_up
from eh_tui.model.journal.record import Event, Record

_AS_DEEDS = (
    *(Kind.MEETINGS, Kind.MATTERS, Kind.DISCUSSED),
    *(Kind.SIGNATURES, Kind.RECEIVED, Kind.KNOWN, Kind.RETURNS),
    Kind.EVIDENCE,
)
_UNTYPED = {
    *(
        (kind, name)
        for kind in (Kind.MEETINGS, Kind.SIGNATURES, Kind.RETURNS)
        for name in MADE_BY_US
    ),
    *(
        (Kind.DISCUSSED, f"{name}_{when}")
        for name in ("rag", "when", "who", "ratings")
        for when in ("before", "after")
    ),
    *((Kind.DISCUSSED, name) for name in ("note", "written", "made_of", "made_on")),
}
"""Fields that nobody types: a deed is known again by them, or the minutes are made of them."""


def deeds(
    records: Iterable[Record], id: str = "", workbook: Workbook | None = None
) -> Iterator[LogEntry]:
    """Return what people did, oldest first, or only what was done to one row.

    What was done to a field is an entry as in `log_entries`; a deed has a sentence in `told`,
    and the id of the row that it was done to. Where the records are not the whole history, the
    workbook tells of which meeting they speak.
    """
    return (entry for entry, _ in _by_record(records, id, workbook))


def summed_deeds(records: Sequence[Record], id: str = "") -> tuple[LogEntry, ...]:
    """Return each changed field and row once, as `summed_up` does, and each deed that stands.

    The last comes last.
    """
    kinds = {edit.id: edit.kind for record in records for edit in record.edits}
    rows = [
        entry
        for entry in summed_up(records, id)
        if kinds.get(entry.id) not in _AS_DEEDS and (entry.id, entry.field) != ("school", "locked")
    ]
    standing: dict[int, list[LogEntry]] = {}
    for entry, record in _by_record(records, id):
        if entry.turned == "undone":
            standing.pop(record.reverts, None)
        elif entry.told and entry.event is not Event.CONFLICT:
            standing.setdefault(record.n, []).append(entry)
    done = [entry for those in standing.values() for entry in those]
    return tuple(sorted([*rows, *done], key=lambda entry: entry.n))


def _by_record(
    records: Iterable[Record], id: str, workbook: Workbook | None = None
) -> Iterator[tuple[LogEntry, Record]]:
    view = _View(workbook or Workbook())
    for entry, edit, record in by_edit(records):
        told = view.told(entry, edit, record)
        if told and (not id or id in (told.id, entry.id)):
            yield told, record


class _View:
    """What has been read of a history so far, by which what follows is told."""

    def __init__(self, workbook: Workbook) -> None:
        """Begin with what a workbook holds, and nothing read."""
        self._dates = {meeting.id: meeting.date for meeting in workbook.meetings}
        """Each meeting's date."""
        self._actions = {row.id: row.action for row in workbook.discussed}
        """The action that each row of a meeting, and each piece of evidence, is about."""
        self._actions |= {row.id: row.of for row in workbook.evidence}

    def told(self, entry: LogEntry, edit: Edit | None, record: Record) -> LogEntry | None:
        """Return an entry as a deed where it is one; None where nobody did anything by it."""
        match edit:
            case Set(Kind.MEETINGS, id, "ended", old, new) if old != new:
                goes_on = not new and not entry.turned
                return replace(entry, told=self._ended(id, record.label, goes_on=goes_on))
            case Set(kind, _, field) if (kind, field) in _UNTYPED or _is_guard(edit, record):
                return None
            case Set(Kind.MATTERS, id, "state" | "forwarded" as field, _, new):
                return _of_row(entry, id, _noted(field, new))
            case Set(Kind.DISCUSSED, id, field, _, new):
                action = self._actions.get(id) or id.partition("-")[2] or id
                return _of_row(entry, action, _noted(field, new))
            case Set(Kind.EVIDENCE, id, field, old, new):
                of = self._actions.get(id) or id.rpartition("-")[0] or id
                entry = _of_row(entry, of, f'evidence, {field}: "{old}" -> "{new}"')
            case Set(Kind.SCHOOL, _, "locked", _, new):
                entry = replace(entry, told=f"Locked: {new}" if new else "Unlocked")
            case Add(_, row) | Remove(_, row):
                is_there = isinstance(edit, Add) != (entry.turned == "undone")  # which is said too
                return self._row(entry, row, is_there=is_there)
        return entry

    def _row(self, entry: LogEntry, row: object, *, is_there: bool) -> LogEntry | None:
        match row:
            case Meeting():
                self._dates[row.id] = row.date
                begun = f"{_of(row.id, row.date)} begun" if is_there else "Meeting taken out"
                return replace(entry, told=f"{begun}{f' ({row.kind})' if row.kind else ''}")
            case Discussed():
                self._actions[row.id] = row.action
                if row.state == "not reached":
                    return None  # the meeting's end tells how many
                said = _state(row.state) + (f', decided: "{row.decision}"' if row.decision else "")
                return _of_row(entry, row.action, said if is_there else f"not {said}")
            case Evidence():
                self._actions[row.id] = row.of
            case Matter() if not (row.text or row.decision):
                return None  # the agenda is the meeting's, which is told as begun
        return _by_hand(entry, row, is_there=is_there)

    def _ended(self, id: str, label: str, *, goes_on: bool) -> str:
        meeting = _of(id, self._dates.get(id, ""))
        if goes_on:
            return f"{meeting} goes on"
        _, is_counted, counts = label.partition(f"Meeting {id} ended")
        return f"{meeting} ended{counts if is_counted else ''}"


def _is_guard(edit: Set, record: Record) -> bool:
    """Say whether an edit changes nothing, and only stops a step that comes too late."""
    return edit.old == edit.new and not record.redacted


def _of_row(entry: LogEntry, id: str, told: str) -> LogEntry:
    """Return an entry as a deed that was done to a row, noted in the row that it is of."""
    return replace(entry, id=id, told=told, noted_in=entry.id)


def _of(id: str, date: str) -> str:
    return f"Meeting of {date}" if date else f"Meeting {id}"


def _noted(field: str, text: str) -> str:
    """Return what a meeting noted in a field of its row."""
    if field == "forwarded":
        return "its decision goes to the partnership" if text else "its decision stays here"
    return f'decided: "{text}"' if field == "decision" else _state(text)


def _state(state: str) -> str:
    return "left for later" if state == "later" else state or "discussed"


def _by_hand(entry: LogEntry, row: object, *, is_there: bool) -> LogEntry:
    """Return what somebody signed, received, sent in or let stand as a deed."""
    match row:
        case ReturnStep():
            said = f"Return {row.state}" if is_there else f"Return not {row.state}"
            return replace(entry, told=f"{said}{f' ({row.date})' if row.date else ''}")
        case Signature():
            how = ", ".join(text for text in (row.how, row.date) if text)
            signed = "signed" if is_there else "signature taken out"
            told = f"{row.name or row.signatory} {signed} ({how})"
            return _of_row(entry, row.signatory, told)
        case Evidence():
            what = f"{row.what}, seen {row.seen}" if row.seen else row.what
            shown = f'evidence: "{what}"' if is_there else f'evidence taken out: "{what}"'
            return _of_row(entry, row.of, shown)
        case Received():
            said = ", ".join(text for text in (row.body, row.date, row.minute) if text)
            return replace(entry, told=f"{'R' if is_there else 'Not r'}eceived by {said}")
        case Known():
            told = f"{row.check}: let stand, {row.reason}" if is_there else f"{row.check}: open"
            return _of_row(entry, row.row, told)
    return entry
