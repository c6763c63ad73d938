"""Textual's table of rows, as it comes but for a bar on the row: `stock_table ROWS.csv`.

`f` leaves every second row.
"""

import csv
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable


class Stock(App[None]):
    """A table with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [("f", "halve", "Leave every second row")]

    def compose(self) -> ComposeResult:
        """Show the table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill the table."""
        with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
            heading, *self.rows = csv.reader(file)
        table = self.query_one(DataTable)
        for name in heading:
            table.add_column(name, width=4 if name == "Ref" else 21)
        table.add_rows(self.rows)

    def action_halve(self) -> None:
        """Leave every second row."""
        self.query_one(DataTable).clear().add_rows(self.rows[::2])


if __name__ == "__main__":
    Stock().run(mouse=False)
