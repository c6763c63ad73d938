"""Writes the same with XlsxWriter in constant memory: `bare_xlsxwriter FOLDER NUMBER OUT`."""

import sys
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path

from eh_tui.model.partnership.flat_rows import FlatRow
from tests.bench.round_rows import rows_of_round


def write(folder: Path, number: int, out: Path) -> None:
    """Write rows as cells; a text stays one, whatever it begins with."""
    xlsxwriter = import_module("xlsxwriter")
    names = [field.name for field in fields(FlatRow)]
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, settings) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows_of_round(folder, number)[1]):
            for column, value in enumerate(getattr(row, name) for name in names):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                else:
                    sheet.write(at, column, value)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
