"""Which rows at the top of a table hold its headings, and the columns that they name."""

from collections.abc import Sequence

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.found import FoundColumn
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.source import SourceCell, SourceTable
from eh_tui.model.paper.storeys import with_groups
from eh_tui.model.paper.words import HeadingRole, heading_role

SourceRow = tuple[int, tuple[SourceCell, ...]]
"""The number of a row of a document's table and the cells that lie in it."""
_PLAIN = Role.PLAIN
_SHORT = 80
"""The letters that a heading has at most, where nothing else tells that it is one."""


def begun(row: SourceRow) -> list[SourceCell]:
    """Return the cells of a row that do not come down from above."""
    return [cell for cell in row[1] if cell.row == row[0]]


def texts_of_row(row: SourceRow) -> list[str]:
    """Return the texts that begin in a row."""
    return [cell.said.text for cell in begun(row) if cell.said.text.strip()]


def known_roles(row: SourceRow) -> int:
    """Return of how many roles a row's texts are surely headings."""
    found = {heading_role(text).role for text in texts_of_row(row) if heading_role(text).is_sure}
    return len(found - {Role.PLAIN})


def are_headings(row: SourceRow) -> bool:
    """Return whether most of a row's texts are words of headings."""
    return known_roles(row) > 1 and known_roles(row) * 2 >= len(texts_of_row(row))


def looks_like_headings(row: SourceRow, table: SourceTable) -> bool:
    """Return whether a row's words or looks say that it holds headings, not only its place."""
    said = [cell.said for cell in begun(row)]
    written = [each for each in said if each.text.strip()]
    if len(written) < 2:
        return False
    if row[0] < table.heading_rows or known_roles(row) > 1:
        return True
    if any(len(each.text) > _SHORT for each in written):
        return False
    is_plain = all(not colour_name(each.shading) for each in said)
    is_shaded = is_plain and all(each.shading for each in written)
    return all(each.is_bold for each in written) or is_shaded


def is_guess(row: SourceRow, table: SourceTable) -> bool:
    """Return whether a first row may well be data: of two columns, with numbers, or repeating."""
    texts = texts_of_row(row)
    if looks_like_headings(row, table):
        return False
    has_digits = any(sign.isdigit() for text in texts for sign in text)
    return table.width == 2 or has_digits or len(set(texts)) < len(texts)


def heading_rows_of(
    rows: Sequence[SourceRow], table: SourceTable, known: tuple[FoundColumn, ...]
) -> int:
    """Return how many rows hold the headings; 0 where the first can't, or goes on below others."""
    first = rows[0]
    if is_upper_storey(rows):
        return 2
    texts = texts_of_row(first)
    short = len(texts) > 1 and all(len(text) <= _SHORT for text in texts)
    is_first = not known and (first[0] == 0 or table.is_sheet)
    if not looks_like_headings(first, table) and not (is_first and short and len(rows) > 1):
        return 0
    if any(cell.said.choices or cell.said.ticks for cell in begun(first)):
        return 0
    reach = max(cell.row + cell.rows for cell in begun(first)) - first[0]
    storeys = min(reach, len(rows) - 1)
    spans = any(1 < cell.columns < table.width for cell in begun(first))
    if storeys == 1 and spans and len(rows) > 2 and _is_second_storey(rows[1], rows[2]):
        return 2
    return max(1, storeys)


def is_upper_storey(rows: Sequence[SourceRow]) -> bool:
    """Return whether the first of some rows holds groups over the headings in the second."""
    if len(rows) < 2 or rows[1][0] != rows[0][0] + 1:
        return False
    first = begun(rows[0])
    is_low = all(cell.rows == 1 for cell in first if cell.said.text.strip())
    is_plain = not any(cell.said.choices or cell.said.ticks for cell in first)
    return is_low and is_plain and bool(with_groups(first, begun(rows[1])))


def _is_second_storey(row: SourceRow, below: SourceRow) -> bool:
    """Return whether a row below merged headings names the columns, its own first being blank."""
    texts = texts_of_row(row)
    has_first = any(cell.column == 0 and cell.said.text.strip() for cell in begun(row))
    goes_on = any(cell.column == 0 and cell.said.text.strip() for cell in begun(below))
    return bool(texts) and all(len(text) <= _SHORT for text in texts) and not has_first and goes_on


def columns_below(
    headings: Sequence[SourceRow], rows: Sequence[SourceRow]
) -> tuple[FoundColumn, ...]:
    """Return the columns that the headings' rows name, or blank ones for each of the first row."""
    if len(headings) == 2 and (wide := with_groups(begun(headings[0]), begun(headings[1]))):
        headings = ((headings[0][0], tuple(wide)), headings[1])
    lowest = headings[-1] if headings else rows[0]
    named = [*lowest[1]]
    for _, upper in reversed(headings[:-1]):
        named += [cell for cell in upper if cell.said.text.strip() and not _is_over(cell, named)]
    return tuple(_column(cell, headings) for cell in sorted(named, key=lambda cell: cell.column))


def _is_over(cell: SourceCell, named: Sequence[SourceCell]) -> bool:
    """Return whether a heading stands over one of some cells, or in the same columns."""
    return any(
        each.column < cell.column + cell.columns and cell.column < each.column + each.columns
        for each in named
    )


def _column(cell: SourceCell, headings: Sequence[SourceRow]) -> FoundColumn:
    """Return the column of a cell of the lowest row of headings; the lower heading goes first."""
    above = [
        upper
        for _, row in headings
        for upper in row
        if upper.column <= cell.column < upper.column + upper.columns and upper.said.text.strip()
    ]
    # A group may be worded like one of its columns; anything else that is repeated is one heading.
    said = {
        (upper.said.text.strip(), upper.columns > cell.columns): upper.said.text for upper in above
    }
    written = list(said.values())
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
