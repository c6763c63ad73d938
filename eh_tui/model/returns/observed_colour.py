"""What the colours of a returned sheet's ratings say, beside their words and their ticks."""

from collections.abc import Sequence
from dataclasses import replace

from eh_tui.model.form.columns import Column
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.rated_cells import against_struck, against_words
from eh_tui.model.paper.rating_colours import said_by_colour, shaded_ticks
from eh_tui.model.paper.words import folded_words
from eh_tui.model.returns.observed_cell import ObservedCell
from eh_tui.model.returns.sheet_rows import SheetRow


def read_by_colour(what: str) -> str:
    """Return in a sentence that a rating was read from a colour, given as "cell colour FFC000"."""
    return f"It is read from the {what}; nothing is written there."


def rating_by_colour(form: Form, column: Column, at: int, found: SheetRow) -> ObservedCell | None:
    """Return the rating of a cell in which nothing is written, by its colour; None for none.

    A colour by which somebody may have meant one is told as trouble.
    """
    said, where = found.said(at), found.where(at)
    if said.live.strip() or said.formula or not said.shading:
        return None
    levels = form.levels_of(column.scale)
    colour = said_by_colour(said, levels, found.place(at))
    if said.is_struck_out:
        doubt = against_struck(said, levels, colour)
        return ObservedCell("", where, _sentence(doubt)) if doubt else None
    if colour.level:
        remarks = (read_by_colour(colour.what),)
        return ObservedCell(colour.level, where, remarks=remarks, is_by_colour=True)
    if colour.doubt:
        return ObservedCell("", where, _sentence(colour.doubt))
    blank = "" if column.is_cell else NOT_RATED
    return ObservedCell(blank, where, aside=colour.remark) if colour.remark else None


def with_colour(
    form: Form, column: Column, at: int, found: SheetRow, cell: ObservedCell
) -> ObservedCell:
    """Return a rating by its words with what the colour behind them says against it."""
    said = found.said(at)
    if cell.trouble or cell.text in ("", NOT_RATED) or not said.shading:
        return cell
    colour = said_by_colour(said, form.levels_of(column.scale), found.place(at))
    doubt, remark = against_words(cell.text, said, colour)
    if doubt:
        return replace(cell, text=said.text, trouble=_sentence(doubt))
    return replace(cell, aside=remark)


def with_shaded_ticks(
    form: Form,
    column: Column,
    ticks: Sequence[tuple[int, str]],
    found: SheetRow,
    ticked: ObservedCell,
) -> ObservedCell:
    """Return a rating by ticks with what is to be told of coloured cells among them."""
    levels = form.levels_of(column.scale)
    words = {folded_words(level.words): level for level in levels}
    cells = [
        (level.words, found.said(at), found.place(at))
        for at, word in ticks
        if (level := words.get(word)) and level.id != ticked.text
    ]
    told = shaded_ticks(cells, len(ticks))
    if not told or ticked.trouble:
        return ticked
    if ticked.text in ("", NOT_RATED):
        return replace(ticked, text="", trouble=_sentence(f"nothing is marked, and {told}"))
    return replace(ticked, aside=told)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
