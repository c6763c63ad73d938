"""The process that reads one .xls and tells what is in it as JSON; nothing else is done here."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

_MEMORY = 1 << 30
"""Bytes that the reader may have."""
_SECONDS = 30


def sheets_of_old_excel(path: str) -> dict[str, object]:
    """Return the sheets of a file with their cells and merged areas, or what the trouble is."""
    try:
        from python_calamine import load_workbook
    except ModuleNotFoundError:
        return {"trouble": "what reads .xls is not installed (pip install 'eh-tui[documents]')"}
    _limit()
    try:
        book = load_workbook(path)
        shown = {each.name: str(each.visible).endswith("Visible") for each in book.sheets_metadata}
        return {"sheets": [_sheet(book, name, shown[name]) for name in book.sheet_names]}
    except MemoryError:
        return {"trouble": "it is far larger than any form"}
    except Exception as error:  # noqa: BLE001  # whatever a reader in another language raises
        return {"trouble": f"it is damaged, or protected by a password ({type(error).__name__})"}


def _limit() -> None:
    """Take no more memory and time than a form can need, where the system can hold us to it."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _sheet(book: Any, name: str, shown: bool) -> dict[str, object]:
    sheet = book.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True)
    cells = [
        [number, column, *_said(value)]
        for number, row in enumerate(rows, top)
        for column, value in enumerate(row, left)
        if value not in ("", None)
    ]
    merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    return {"name": name, "shown": shown, "cells": cells, "merged": merged}


def _said(value: object) -> Iterator[object]:
    """Yield a value as people in the UK read it, and whether it is a number or a date."""
    if isinstance(value, bool):
        yield "TRUE" if value else "FALSE"
    elif isinstance(value, datetime | date):
        yield value.strftime("%d/%m/%Y")
    elif isinstance(value, float) and value.is_integer():
        yield str(int(value))
    else:
        yield str(value)
    yield not isinstance(value, str)


if __name__ == "__main__":
    json.dump(sheets_of_old_excel(sys.argv[1]), sys.stdout)
