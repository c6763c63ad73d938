"""The tables within a table of a document, and the texts between them.

A Word table may begin with its own title and go on, below a row that is merged across it, with
the next part of the form; a sheet holds everything one below the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eh_tui.model.paper.below import by_what_is_below
from eh_tui.model.paper.found import FoundColumn, FoundRow, FoundTable, FoundText
from eh_tui.model.paper.heading_rows import (
    SourceRow,
    are_headings,
    begun,
    columns_below,
    heading_rows_of,
    is_guess,
    is_upper_storey,
    known_roles,
    looks_like_headings,
    texts_of_row,
)
from eh_tui.model.paper.level_key import key_in_table
from eh_tui.model.paper.source import SourceCell, SourceTable


def tables_within(table: SourceTable) -> Iterator[FoundText | FoundTable | SourceTable]:
    """Yield the texts and tables that a table of a document holds, in order.

    What is the key to its ratings comes as it is in the document.
    """
    if not table.is_sheet and key_in_table(table):
        yield table
        return
    rows: Sequence[SourceRow] = [row for row in table.by_row() if table.is_sheet or any(begun(row))]
    known: tuple[FoundColumn, ...] = ()
    while rows:
        if text := _caption(rows, table, known):
            yield text
            rows = rows[1:]
        elif table.is_sheet and not texts_of_row(rows[0]):
            rows = rows[1:]
        elif table.is_sheet and _are_labels(rows[0]):
            yield from (_text_of(cell) for cell in begun(rows[0]) if cell.said.text.strip())
            rows = rows[1:]
        elif table.is_sheet and (key := _key_at_top(rows, table)):
            yield key
            rows = [row for row in rows if row[1] and row[1][0] not in key.cells]
        else:
            found, rest = _table_at_top(rows, table, known)
            if _is_only_texts(found, rows[0]):
                gone = (cell for row in rows[: len(rows) - len(rest)] for cell in begun(row))
                yield from (_text_of(cell) for cell in gone if cell.said.text.strip())
            else:
                yield found
                known = found.columns if found.has_headings else ()
            rows = rest


def _table_at_top(
    rows: Sequence[SourceRow], table: SourceTable, known: tuple[FoundColumn, ...]
) -> tuple[FoundTable, Sequence[SourceRow]]:
    """Return the table that begins in the first row, and the rows behind it.

    Without headings of its own it goes on below the `known` ones, if it is about as wide.
    """
    headings = heading_rows_of(rows, table, known)
    is_same = not headings and len(rows[0][1]) * 2 >= len(known) > 0
    columns = known if is_same else columns_below(rows[:headings], rows)
    body, rest = _body(rows[headings:], table, least=0 if headings else 1)
    found = tuple(_row(row, columns) for row in body)
    return FoundTable(
        columns if is_same else by_what_is_below(columns, found),
        found,
        rows[0][1][0].where if table.is_sheet else table.where,
        has_headings=is_same or headings > 0,
        is_guessed=headings > 0 and all(is_guess(row, table) for row in rows[:headings]),
    ), rest


def _is_only_texts(found: FoundTable, first: SourceRow) -> bool:
    """Return whether what looked like headings has nothing below it and no word of a heading."""
    return found.has_headings and not found.rows and known_roles(first) < 2


def _are_labels(row: SourceRow) -> bool:
    """Return whether a row asks for something beside each of its texts: "School:", "Date:"."""
    return all(text.rstrip().endswith(":") for text in texts_of_row(row))


def _text_of(cell: SourceCell) -> FoundText:
    return FoundText(cell.said.text, cell.where, 0, cell.said.is_bold)


def _key_at_top(rows: Sequence[SourceRow], table: SourceTable) -> SourceTable | None:
    """Return the rows up to the next gap as a table, where they are a key."""
    above: list[SourceRow] = []
    for row in rows:
        if above and (row[0] > above[-1][0] + 1 or len(texts_of_row(row)) == 1):
            break
        above.append(row)
    cells = tuple(cell for row in above for cell in begun(row))
    key = replace(table, cells=cells, where=cells[0].where if cells else table.where)
    return key if key_in_table(key) else None


def _caption(
    rows: Sequence[SourceRow], table: SourceTable, known: tuple[FoundColumn, ...]
) -> FoundText | None:
    """Return the first row's text where it is the only one and stands across the table."""
    filled = [cell for cell in begun(rows[0]) if cell.said.text.strip()]
    if len(filled) != 1 or any(cell.row < rows[0][0] for cell in rows[0][1]):
        return None
    cell = filled[0]
    is_wide = cell.columns > 1 and cell.columns * 2 > table.width
    is_lone = table.is_sheet or (not known and len(rows) > 1 and known_roles(rows[1]) > 1)
    if not is_wide and not is_lone and table.width > 1:
        return None
    return _text_of(cell)


def _body(
    rows: Sequence[SourceRow], table: SourceTable, least: int
) -> tuple[Sequence[SourceRow], Sequence[SourceRow]]:
    """Return the rows of a table, `least` at least, and those that begin something else."""
    for at, row in list(enumerate(rows))[least:]:
        has_gap = table.is_sheet and at > 0 and row[0] > rows[at - 1][0] + 1
        if has_gap or (table.is_sheet and not row[1]):
            return rows[:at], rows[at:]
        leads_on = len(texts_of_row(row)) == 1 and at + 1 < len(rows) and are_headings(rows[at + 1])
        begins_anew = are_headings(row) or is_upper_storey(rows[at : at + 2])
        if _is_across(row, table) or leads_on or begins_anew:
            return rows[:at], rows[at:]
        if at and looks_like_headings(row, table) and not looks_like_headings(rows[0], table):
            return rows[:at], rows[at:]
    return rows, ()


def _is_across(row: SourceRow, table: SourceTable) -> bool:
    cells = begun(row)
    filled = [cell for cell in cells if cell.said.text.strip()]
    return (
        len(filled) == 1
        and len(row[1]) == len(cells)
        and filled[0].columns * 2 > table.width > 1
        and filled[0].columns > 1
    )


def _row(row: SourceRow, columns: tuple[FoundColumn, ...]) -> FoundRow:
    """Return a row by the columns; a cell merged over several stands in the first of them."""
    cells: list[SourceCell | None] = []
    taken: list[SourceCell] = []
    for column in columns:
        below = (
            cell
            for cell in row[1]
            if cell not in taken
            and cell.column < column.end
            and cell.column + cell.columns > column.begin
        )
        cells.append(next(below, None))
        taken += [cell for cell in cells[-1:] if cell]
    left = (cell for cell in begun(row) if cell not in taken and cell.said.text.strip())
    return FoundRow(row[0], tuple(cells), tuple(left))
