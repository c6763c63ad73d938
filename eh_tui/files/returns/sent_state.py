"""Which state of a workbook an export was made of, as far as its history tells."""

from collections.abc import Sequence
from datetime import date

from eh_tui.files.office.xlsx.metadata import export_id
from eh_tui.files.store.identity import Identity
from eh_tui.files.store.replay import states, workbook_at
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.returns.exported import (
    ExportBase,
    base_by_day,
    base_of_state,
    base_unknown,
    is_before,
)
from eh_tui.model.returns.preflight import SentMark


def sent_base(
    now: Workbook, records: Sequence[Record], identity: Identity | None, mark: SentMark
) -> ExportBase:
    """Return what was sent: the very state, by its moment or its id, or what its day leaves sure.

    Only the account that exported can tell the id, since it is made with a secret of its own.
    A whole mark whose state is not in the history was made of one that eh-tui never noted, or
    that was put together with others: then nobody knows what was sent.
    """
    if mark.moment and (state := _state_of(records, mark.moment)):
        return base_of_state(state, now)
    if identity and identity.key and mark.export:
        if export_id(now, identity) == mark.export:
            return base_of_state(now, now)
        for _, state in reversed(list(states(records))):
            if export_id(state, identity) == mark.export:
                return base_of_state(state, now)
    has_id = bool(identity and identity.id)
    if mark.is_whole or (mark.day and not _goes_back_to(mark.day, records, has_id=has_id)):
        return base_unknown(now, records)
    return base_by_day(now, records, mark.day)


def _goes_back_to(day: date, records: Sequence[Record], *, has_id: bool) -> bool:
    """Say whether a history tells of all that was changed since a day.

    A workbook of ours has one from its beginning, if nothing of it was put together; one that
    was made by hand and has no id begins it with the first change.
    """
    is_whole = has_id and not (records and records[0].label)
    return is_whole or any(is_before(record, day) for record in records[:1])


def _state_of(records: Sequence[Record], moment: str) -> Workbook | None:
    """Return the workbook after the one record of a moment, None where there is none."""
    found = [record.n for record in records if record.at == moment]
    return workbook_at(records, found[-1]) if found else None
