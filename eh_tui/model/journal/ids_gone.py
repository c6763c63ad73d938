"""Ids of rows that are gone, of which a file that somebody put there knows nothing.

The file itself tells only what was taken out here (`Workbook.retired`), and an older one that is
put back not even that. A number that were given again would bring two rows together in a merge,
and in what the history tells of either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eh_tui.model.core.edits import Add, Remove
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record


def with_ids_gone(workbook: Workbook, records: Iterable[Record]) -> Workbook:
    """Return a workbook that never gives an id again which a row had in some records."""
    gone = [id for record in records for id in _ids_of(record)]
    if not gone:
        return workbook
    known = {*workbook.retired, *(row.id for kind in Kind for row in workbook.of_kind(kind))}
    more = tuple(id for id in dict.fromkeys(gone) if id not in known)
    return replace(workbook, retired=(*workbook.retired, *more)) if more else workbook


def _ids_of(record: Record) -> Iterator[str]:
    yield from record.gone
    if record.event in (Event.OUTSIDE, Event.CHANGE):
        yield from (edit.id for edit in record.edits if isinstance(edit, Add | Remove))
