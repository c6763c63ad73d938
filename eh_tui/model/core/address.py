"""Where in a workbook something stands."""

from typing import NamedTuple

from eh_tui.model.core.kinds import Kind


class Address(NamedTuple):
    """A cell: one field of one row; with field "" the row as a whole."""

    kind: Kind
    id: str
    field: str


ON_THE_SHEET = (Kind.SCHOOL, Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES)
"""The kinds of rows that have cells in the sheet; the others are registers beside it."""
