"""The tables within a table of a document, and the texts between them.

A Word table may begin with its own title and go on, below a row that is merged across it, with
the next part of the form; a sheet holds everything one below the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.below import by_what_is_below
from eh_tui.model.paper.found import FoundColumn, FoundRow, FoundTable, FoundText
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.level_key import key_in_table
from eh_tui.model.paper.source import SourceCell, SourceTable
from eh_tui.model.paper.words import HeadingRole, heading_role

_PLAIN = Role.PLAIN
_SHORT = 80
"""The letters that a heading has at most, where nothing else tells that it is one."""


Row = tuple[int, tuple[SourceCell, ...]]


def tables_within(table: SourceTable) -> Iterator[FoundText | FoundTable | SourceTable]:
    """Yield the texts and tables that a table of a document holds, in order.

    What is the key to its ratings comes as it is in the document.
    """
    if not table.is_sheet and key_in_table(table):
        yield table
        return
    rows: Sequence[Row] = [row for row in table.by_row() if table.is_sheet or any(_begun(row))]
    known: tuple[FoundColumn, ...] = ()
    while rows:
        if text := _caption(rows, table, known):
            yield text
            rows = rows[1:]
        elif table.is_sheet and not _texts(rows[0]):
            rows = rows[1:]
        elif table.is_sheet and (key := _key_at_top(rows, table)):
            yield key
            rows = [row for row in rows if row[1] and row[1][0] not in key.cells]
        else:
            found, rest = _table_at_top(rows, table, known)
            if _is_only_texts(found, rows[0]):
                gone = (cell for row in rows[: len(rows) - len(rest)] for cell in _begun(row))
                yield from (_text_of(cell) for cell in gone if cell.said.text.strip())
            else:
                yield found
                known = found.columns if found.has_headings else ()
            rows = rest


def _table_at_top(
    rows: Sequence[Row], table: SourceTable, known: tuple[FoundColumn, ...]
) -> tuple[FoundTable, Sequence[Row]]:
    """Return the table that begins in the first row, and the rows behind it.

    Without headings of its own it goes on below the `known` ones, if it is about as wide.
    """
    headings = _heading_rows(rows, table, known)
    is_same = not headings and len(rows[0][1]) * 2 >= len(known) > 0
    columns = known if is_same else _columns(rows[:headings], rows)
    body, rest = _body(rows[headings:], table, least=0 if headings else 1)
    found = tuple(_row(row, columns) for row in body)
    return FoundTable(
        columns if is_same else by_what_is_below(columns, found),
        found,
        rows[0][1][0].where if table.is_sheet else table.where,
        has_headings=is_same or headings > 0,
        is_guessed=headings > 0 and _is_guess(rows[0], table),
    ), rest


def _is_only_texts(found: FoundTable, first: Row) -> bool:
    """Return whether what looked like headings has nothing below it and no word of a heading."""
    return found.has_headings and not found.rows and _known_roles(first) < 2


def _text_of(cell: SourceCell) -> FoundText:
    return FoundText(cell.said.text, cell.where, 0, cell.said.is_bold)


def _key_at_top(rows: Sequence[Row], table: SourceTable) -> SourceTable | None:
    """Return the rows up to the next gap as a table, where they are a key."""
    above: list[Row] = []
    for row in rows:
        if above and (row[0] > above[-1][0] + 1 or len(_texts(row)) == 1):
            break
        above.append(row)
    cells = tuple(cell for row in above for cell in _begun(row))
    key = replace(table, cells=cells, where=cells[0].where if cells else table.where)
    return key if key_in_table(key) else None


def _begun(row: Row) -> list[SourceCell]:
    """Return the cells of a row that do not come down from above."""
    return [cell for cell in row[1] if cell.row == row[0]]


def _texts(row: Row) -> list[str]:
    return [cell.said.text for cell in _begun(row) if cell.said.text.strip()]


def _caption(
    rows: Sequence[Row], table: SourceTable, known: tuple[FoundColumn, ...]
) -> FoundText | None:
    """Return the first row's text where it is the only one and stands across the table."""
    filled = [cell for cell in _begun(rows[0]) if cell.said.text.strip()]
    if len(filled) != 1 or any(cell.row < rows[0][0] for cell in rows[0][1]):
        return None
    cell = filled[0]
    is_wide = cell.columns > 1 and cell.columns * 2 > table.width
    is_lone = table.is_sheet or (not known and len(rows) > 1 and _known_roles(rows[1]) > 1)
    if not is_wide and not is_lone and table.width > 1:
        return None
    return _text_of(cell)


def _known_roles(row: Row) -> int:
    found = {heading_role(text).role for text in _texts(row) if heading_role(text).is_sure}
    return len(found - {Role.PLAIN})


def _looks_like_headings(row: Row, table: SourceTable) -> bool:
    """Return whether a row's words or looks say that it holds headings, not only its place."""
    said = [cell.said for cell in _begun(row)]
    written = [each for each in said if each.text.strip()]
    if len(written) < 2:
        return False
    if row[0] < table.heading_rows or _known_roles(row) > 1:
        return True
    if any(len(each.text) > _SHORT for each in written):
        return False
    is_plain = all(not colour_name(each.shading) for each in said)
    is_shaded = is_plain and all(each.shading for each in written)
    return all(each.is_bold for each in written) or is_shaded


def _is_guess(row: Row, table: SourceTable) -> bool:
    """Return whether a first row may well be data: of two columns, with numbers, or repeating."""
    texts = _texts(row)
    if _looks_like_headings(row, table):
        return False
    has_digits = any(sign.isdigit() for text in texts for sign in text)
    return table.width == 2 or has_digits or len(set(texts)) < len(texts)


def _heading_rows(rows: Sequence[Row], table: SourceTable, known: tuple[FoundColumn, ...]) -> int:
    """Return how many rows hold the headings; 0 where the first can't, or goes on below others."""
    first = rows[0]
    texts = _texts(first)
    short = len(texts) > 1 and all(len(text) <= _SHORT for text in texts)
    is_first = not known and (first[0] == 0 or table.is_sheet)
    if not _looks_like_headings(first, table) and not (is_first and short and len(rows) > 1):
        return 0
    if any(cell.said.choices or cell.said.ticks for cell in _begun(first)):
        return 0
    reach = max(cell.row + cell.rows for cell in _begun(first)) - first[0]
    storeys = min(reach, len(rows) - 1)
    spans = any(1 < cell.columns < table.width for cell in _begun(first))
    if storeys == 1 and spans and len(rows) > 2 and _is_second_storey(rows[1], rows[2]):
        return 2
    return max(1, storeys)


def _is_second_storey(row: Row, below: Row) -> bool:
    """Return whether a row below merged headings names the columns, its own first being blank."""
    texts = _texts(row)
    has_first = any(cell.column == 0 and cell.said.text.strip() for cell in _begun(row))
    goes_on = any(cell.column == 0 and cell.said.text.strip() for cell in _begun(below))
    return bool(texts) and all(len(text) <= _SHORT for text in texts) and not has_first and goes_on


def _columns(headings: Sequence[Row], rows: Sequence[Row]) -> tuple[FoundColumn, ...]:
    """Return the columns that the headings' rows name, or blank ones for each of the first row."""
    lowest = headings[-1] if headings else rows[0]
    return tuple(_column(cell, headings) for cell in lowest[1])


def _column(cell: SourceCell, headings: Sequence[Row]) -> FoundColumn:
    """Return the column of a cell of the lowest row of headings; the lower heading goes first."""
    above = [
        upper
        for _, row in headings
        for upper in row
        if upper.column <= cell.column < upper.column + upper.columns and upper.said.text.strip()
    ]
    written = list({upper.said.text.strip(): upper.said.text for upper in above}.values())
    heading = written[0] if written else cell.said.text if headings else ""
    if len(written) > 1:
        heading = ": ".join(text.strip() for text in written)
    role = next(
        (known for text in reversed(written) if (known := heading_role(text)).role is not _PLAIN),
        HeadingRole(_PLAIN, True),
    )
    storeys = tuple(text.strip() for text in written) if len(written) > 1 else ()
    end = cell.column + cell.columns
    place = above[0].where if above else cell.where
    return FoundColumn(heading, role.role, role.is_sure, cell.column, end, storeys, place)


def _body(
    rows: Sequence[Row], table: SourceTable, least: int
) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return the rows of a table, `least` at least, and those that begin something else."""
    for at, row in list(enumerate(rows))[least:]:
        has_gap = table.is_sheet and at > 0 and row[0] > rows[at - 1][0] + 1
        if has_gap or (table.is_sheet and not row[1]):
            return rows[:at], rows[at:]
        leads_on = len(_texts(row)) == 1 and at + 1 < len(rows) and _are_headings(rows[at + 1])
        if _is_across(row, table) or leads_on or _are_headings(row):
            return rows[:at], rows[at:]
        if at and _looks_like_headings(row, table) and not _looks_like_headings(rows[0], table):
            return rows[:at], rows[at:]
    return rows, ()


def _are_headings(row: Row) -> bool:
    """Return whether most of a row's texts are words of headings."""
    return _known_roles(row) > 1 and _known_roles(row) * 2 >= len(_texts(row))


def _is_across(row: Row, table: SourceTable) -> bool:
    begun = _begun(row)
    filled = [cell for cell in begun if cell.said.text.strip()]
    return (
        len(filled) == 1
        and len(row[1]) == len(begun)
        and filled[0].columns * 2 > table.width > 1
        and filled[0].columns > 1
    )


def _row(row: Row, columns: tuple[FoundColumn, ...]) -> FoundRow:
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
    left = (cell for cell in _begun(row) if cell not in taken and cell.said.text.strip())
    return FoundRow(row[0], tuple(cells), tuple(left))
