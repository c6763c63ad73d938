"""Where on a sheet of the form each point of a return belongs."""

from collections.abc import Iterator, Sequence

from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.source import SourceTable
from eh_tui.model.returns.exported import base_of_state
from eh_tui.model.returns.finding import ReturnFinding
from eh_tui.model.returns.known_rows import KnownRows
from eh_tui.model.returns.sheet_rows import SheetRow, sheet_content


def places_of_points(
    workbook: Workbook, sheet: SourceTable, points: Sequence[ReturnFinding]
) -> Iterator[tuple[ReturnFinding, str]]:
    """Yield each point with the place of its cell, "" where the sheet has none for it.

    A new row's is that of the row which it would follow.
    """
    places = RowPlaces(workbook, sheet)
    for point in points:
        place = point.addition.place if point.addition else None
        id = (place.after or place.parent) if place else point.id
        yield point, places.of(id, point.field)


class RowPlaces:
    """Where the rows of a workbook stand on a sheet of it."""

    def __init__(self, workbook: Workbook, sheet: SourceTable) -> None:
        """Find each row once."""
        self._known = KnownRows(workbook, base_of_state(workbook, workbook))
        self._rows: dict[str, SheetRow] = {}
        for each in self._known.matched(sheet_content(workbook, sheet)):
            self._rows.setdefault(each.id, each.found)
            row = self._known.rows[each.id][1] if each.id else None
            if isinstance(row, Action):
                self._rows.setdefault(row.outcome, each.found)

    def of(self, id: str, field: str) -> str:
        """Return the place of a row's cell, or of its first; "" where the sheet has no such row."""
        found = self._rows.get(id)
        if found is None:
            return ""
        columns = ((column.field, at) for column, at in self._known.columns(id, found))
        return found.where(next((at for name, at in columns if name == field), None))
