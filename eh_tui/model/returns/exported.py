"""What an export said, as far as the history of its workbook tells."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from eh_tui.errors import EhError
from eh_tui.model.core.edits import Add, Move, Remove, Set, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place, Rows, rows_by_id, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.record import Record, changes


@dataclass(frozen=True)
class ExportBase:
    """What was sent out, field by field."""

    workbook: Workbook
    """The workbook as it was then, or as it is now where nobody knows which state was sent."""
    unsure: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Fields, as row and name, of which nobody knows what was sent: what it can have been."""
    unsure_rows: frozenset[str] = frozenset()
    """Rows of which nobody knows whether they were sent."""
    is_known: bool = True
    """Whether the history tells anything of what was sent."""
    says: str = ""
    """A sentence on what is not known, or has changed since; "" where there is nothing to say."""
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        """Find each row once."""
        object.__setattr__(self, "rows", rows_by_id(self.workbook))

    def row(self, id: str) -> tuple[Kind, Row] | None:
        """Return a row as it was sent, None where it was not, or nobody knows."""
        return None if id in self.unsure_rows else self.rows.get(id)

    def was(self, id: str, name: str) -> str | None:
        """Return what was sent in a field, None where nobody knows or there was none."""
        found = self.row(id)
        if not self.is_known or found is None or (id, name) in self.unsure:
            return None
        try:
            return value(self.workbook, *found, name)
        except EhError:
            return None

    def can_have_been(self, id: str, name: str) -> frozenset[str]:
        """Return the texts of which one was sent in a field, where nobody knows which."""
        return self.unsure.get((id, name), frozenset())


def base_of_state(sent: Workbook, now: Workbook) -> ExportBase:
    """Return the base where the history has the very state that was exported."""
    says = "The workbook has been changed since this sheet was sent out; those changes stay."
    return ExportBase(sent, says="" if sent == now else says)


def base_unknown(now: Workbook, records: Sequence[Record]) -> ExportBase:
    """Return the base where the history may have begun after the export.

    Somebody may have changed any field before that, and what came back is no sign of it.
    """
    says = (
        "The history does not go back to when this sheet was sent out, so nobody knows what it "
        "said then; what differs is for you to decide."
    )
    return ExportBase(_with_rows_back(now, records), is_known=False, says=says)


def is_before(record: Record, day: date) -> bool:
    """Say whether a record is older than an export of a day, whatever the clocks were.

    The record's time is UTC and by another machine's clock, so one of the evening before may as
    well have come after the export.
    """
    return bool(record.at) and record.at[:10] < str(day - timedelta(1))


def base_by_day(now: Workbook, records: Sequence[Record], day: date | None) -> ExportBase:
    """Return the base where only the day of the export is known, or not even that.

    A field that has not changed since that day said then what it says now. Of the others it is
    one of a few texts, and whatever else came back in them is for a person to decide. A row that
    was ever taken out and comes back under its number is that row: none is given twice.
    """
    later = [record for record in records if not (day and is_before(record, day))]
    unsure: dict[tuple[str, str], frozenset[str]] = {}
    rows: set[str] = set()
    taken = {record.n for record in later if record.is_taken_over}
    for record, edit in changes(later):
        match edit:
            case Set(_, id, name, old, new):
                known = {old, new}
                if {record.n, record.reverts, record.lost} & taken:
                    # What came back is no sign of what was sent.
                    known -= _brought(later, id, name)
                unsure[id, name] = unsure.get((id, name), frozenset()) | known
            case Add() | Remove():
                rows.add(edit.id)
            case Move():
                pass
    says = _sentence(day, len(unsure) + len(rows))
    sent = _with_rows_back(now, records)
    rows -= rows_by_id(sent).keys() - rows_by_id(now).keys()
    return ExportBase(sent, unsure, frozenset(rows), says=says)


def _with_rows_back(now: Workbook, records: Sequence[Record]) -> Workbook:
    """Return a workbook with the rows that some records took out, where their home still is."""
    gone = {edit.id: edit for _, edit in changes(records) if isinstance(edit, Remove)}
    for edit in gone.values():
        with contextlib.suppress(EhError):  # it is there again, or its home is gone too
            now = apply(now, Add(edit.kind, edit.row, Place(edit.place.parent)))
    return now


def _brought(records: Sequence[Record], id: str, name: str) -> set[str]:
    """Return the texts that a field got by taking a return over."""
    return {
        edit.new
        for record, edit in changes((each for each in records if each.is_taken_over), id)
        if isinstance(edit, Set) and edit.field == name
    }


def _sentence(day: date | None, number: int) -> str:
    since = f"of {day:%d/%m/%Y}, but not of which moment" if day else "of this workbook"
    said = f"It is known to be an export {since}"
    if not number:
        return ""
    return (
        f"{said}; what was changed here since may clash with what came back, so that is for you "
        "to decide."
    )
