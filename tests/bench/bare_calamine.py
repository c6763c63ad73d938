"""Reads every sheet of Excel files with calamine, and nothing more: `bare_calamine FILE ...`."""

import sys

from python_calamine import load_workbook

if __name__ == "__main__":
    for name in sys.argv[1:]:
        book = load_workbook(name)
        for sheet in book.sheet_names:
            book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
