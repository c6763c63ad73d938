"""The cells of outcomes and actions, read by the columns that the form gives their section."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from eh_tui.files.toml.values import as_text
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import cells_from
from eh_tui.model.form.columns import OWN_FIELDS, Column, Of
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED

_RowType = TypeVar("_RowType", Action, Outcome)


def with_form_cells(workbook: Workbook, raw: dict[str, Any]) -> Workbook:
    """Return a workbook whose outcomes and actions hold what their columns say, levels by id.

    What stands in a row and has no column is left out; it stays in the file.
    """
    reader = _CellReader(workbook)
    homes = {outcome.id: outcome.commitment for outcome in workbook.outcomes}
    outcomes = zip(workbook.outcomes, _values(raw, Kind.OUTCOMES), strict=True)
    actions = zip(workbook.actions, _values(raw, Kind.ACTIONS), strict=True)
    return replace(
        workbook,
        outcomes=tuple(
            reader.read(Of.OUTCOME, row, given, row.commitment) for row, given in outcomes
        ),
        actions=tuple(
            reader.read(Of.ACTION, row, given, homes.get(row.outcome, "")) for row, given in actions
        ),
    )


def _values(raw: dict[str, Any], kind: Kind) -> Iterator[dict[str, Any]]:
    return (row if isinstance(row, dict) else {} for row in raw.get(kind.value, []))


def text_of_cell(form: Form, column: Column, text: str) -> str:
    """Return what a cell holds: a level by its id, a text that names none as it is typed."""
    if not column.is_level:
        return text
    meant = form.rating_meant(text, column.scale)
    if not column.is_cell:
        return meant or NOT_RATED
    return "" if meant == NOT_RATED else meant or text


class _CellReader:
    def __init__(self, workbook: Workbook) -> None:
        self._form = workbook.form
        sections = {known.id: known.headings for known in workbook.commitments}
        self._columns = {
            (id, of): tuple(
                column for column in workbook.form.columns_of(id, headings) if column.of is of
            )
            for id, headings in {"": (), **sections}.items()
            for of in Of
        }
        self._levels: dict[str, str] = {}
        """What words in level columns mean, since the same few stand in every row."""

    def read(self, of: Of, row: _RowType, values: dict[str, Any], section: str) -> _RowType:
        """Return a row with what the file says of it, read by its section's columns."""
        columns = self._columns.get((section, of), self._columns["", of])
        descriptors = values.get("descriptors")
        if descriptors and isinstance(descriptors, dict):
            texts = {id: as_text(text) for id, text in descriptors.items()}
            row = replace(row, descriptors=cells_from(texts))
        if not self._form.columns:
            rag = self._rag(columns, row.rag)
            return row if rag == row.rag else replace(row, rag=rag)
        given: dict[str, str] = {}
        cells: dict[str, str] = {}
        for column in columns:
            text = text_of_cell(self._form, column, as_text(values.get(column.key, "")))
            (cells if column.is_cell else given)[column.field] = text
        own: dict[str, Any] = {name: given.get(name, "") for name in OWN_FIELDS[of].values()}
        own["rag"] = own["rag"] or NOT_RATED
        for name in ("text", "note"):
            if name in own and name not in given:
                own[name] = as_text(values.get(name, ""))
        return replace(row, cells=cells_from(cells), **own)

    def _rag(self, columns: tuple[Column, ...], text: str) -> str:
        """Return the rating in a row of Leicester's shape; its outcomes have none."""
        if not any(column.field == "rag" for column in columns):
            return NOT_RATED
        if text not in self._levels:
            self._levels[text] = self._form.rating_meant(text) or NOT_RATED
        return self._levels[text]
