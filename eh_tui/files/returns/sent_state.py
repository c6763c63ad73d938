"""Which state of a workbook an export was made of, as far as its history tells."""

from collections.abc import Sequence

from eh_tui.files.office.xlsx.metadata import Identity, export_id
from eh_tui.files.store.replay import states
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.returns.exported import ExportBase, base_by_day, base_of_state
from eh_tui.model.returns.preflight import SentMark


def sent_base(
    now: Workbook, records: Sequence[Record], identity: Identity | None, mark: SentMark
) -> ExportBase:
    """Return what was sent: the very state, by its id, or what its day leaves certain.

    Only the account that exported can tell the id, since it is made with a secret of its own.
    """
    if identity and identity.key and mark.export:
        if export_id(now, identity) == mark.export:
            return base_of_state(now)
        for _, state in reversed(list(states(records))):
            if export_id(state, identity) == mark.export:
                return base_of_state(state)
    return base_by_day(now, records, mark.day)
