"""What stands in cells that a merged area lies over, where no program shows it.

Old values of an area that somebody merged lie there; but also whole rows of a sheet in which a
program inserted rows and left the areas where they had been, as openpyxl does.
"""

import io
from collections.abc import Container, Iterator
from typing import Any

SheetPlace = tuple[int, int]
"""A row and a column, from 1."""


def values_under_merged(
    content: bytes, merged: dict[str, Any]
) -> dict[str, dict[SheetPlace, object]]:
    """Return what lies under the merged areas of some sheets of an .xlsx, by their titles.

    Read only, openpyxl shows what is written in each cell, whatever lies over it.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), data_only=True, read_only=True, keep_links=False)
    found: dict[str, dict[SheetPlace, object]] = {}
    for title, areas in merged.items():
        covered = set(covered_places(areas))
        last = max((row for row, _ in covered), default=0)
        found[title] = {
            (cell.row, cell.column): cell.value
            for row in book[title].iter_rows(max_row=last)
            for cell in row
            if cell.value not in (None, "") and (cell.row, cell.column) in covered
        }
    book.close()
    return found


def covered_places(areas: Any) -> Iterator[SheetPlace]:
    """Yield the places that some merged areas lie over, each without its own first cell."""
    for area in areas:
        for row in area.rows:
            yield from (at for at in row if at != (area.min_row, area.min_col))


def areas_without(areas: Any, read: Container[SheetPlace]) -> list[Any]:
    """Return the merged areas that lie over none of the places that are to be read."""
    return [area for area in areas if not any(at in read for at in covered_places([area]))]
