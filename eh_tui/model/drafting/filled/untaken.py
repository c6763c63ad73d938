"""The rows of a document that are no rows of the form, told whole."""

from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.form.columns import Role
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.hues import is_seen, is_strong
from eh_tui.model.paper.ratings import level_of_words


def leave_row(filling: Filling, table: FoundTable, row: FoundRow, why: str) -> None:
    """Tell of all that a row says that it is not taken, its rating and a colour of that too.

    A row that only repeats the form's own words, as headings do, says nothing.
    """
    levels = filling.workbook.form.every_level
    rated = [
        cell
        for at, cell in enumerate(row.cells)
        if cell and cell.row == row.number and table.columns[at].role is Role.RATING
    ]
    begun = [
        cell
        for cell in (*row.cells, *row.beside)
        if cell and cell.row == row.number and not cell.said.is_struck_out
    ]
    if not (
        any(not filling.is_wording(cell.said.text) for cell in begun)
        or any(
            level_of_words(cell.said.text, levels) or is_strong(cell.said.shading) for cell in rated
        )
    ):
        return
    for cell in begun:
        said = cell.said
        if said.text.strip():
            filling.leave(cell.where, f"{said.text.strip()!r} is not taken: {why}")
        elif cell in rated and (any(said.ticks) or is_seen(said.shading)):
            what = "a mark" if any(said.ticks) else f"the cell colour {said.shading}"
            filling.leave(cell.where, f"{what} is not taken: {why}")
