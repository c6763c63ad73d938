"""Where in a workbook something stands."""

from dataclasses import dataclass

from eh_tui.model.core.workbook import Kind


@dataclass(frozen=True, slots=True)
class Address:
    """A cell: one field of one row; with field "" the row as a whole."""

    kind: Kind
    id: str
    field: str
