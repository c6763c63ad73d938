"""Rows of a returned sheet that are none of the form's and bring nothing that can be proposed."""

from collections.abc import Iterator

from eh_tui.model.paper.hues import is_strong
from eh_tui.model.returns.beside import used_columns
from eh_tui.model.returns.finding import BesideRow
from eh_tui.model.returns.known_rows import KnownRows
from eh_tui.model.returns.sheet_rows import SheetRow


def untaken_cells(known: KnownRows, found: SheetRow) -> Iterator[BesideRow]:
    """Yield what stands in the form's own columns of such a row, its rating and a colour too.

    What stands in other columns is told with any row.
    """
    headings = found.headings
    levels = {at: word for ticks in headings.ticks.values() for at, word in ticks}
    own = {headings.ref, headings.section, *headings.own_columns()}
    for cell in dict.fromkeys(found.cells.values()):
        is_asked = cell.column in used_columns(known, found) and cell.column not in own
        if cell.row != found.number or not is_asked:
            continue
        text, colour = cell.said.text, cell.said.shading
        if text.strip():
            level = levels.get(cell.column)
            yield BesideRow("", f"{level}: {text}" if level else text, cell.where)
        elif is_strong(colour) and colour != found.place(cell.column).ground:
            yield BesideRow("", f"the cell colour {colour}", cell.where)
