"""What a cell of a returned sheet says, as the workbook would have it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from eh_tui.errors import Refused
from eh_tui.model.core.entered import meant_in_column
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.rated_cells import against_struck, against_words
from eh_tui.model.paper.rating_colours import said_by_colour, shaded_ticks
from eh_tui.model.paper.ratings import FoundRating
from eh_tui.model.paper.source import SourceText
from eh_tui.model.paper.ticks import TickCell, rating_by_ticks, rating_of_boxes
from eh_tui.model.paper.words import folded_words
from eh_tui.model.returns.observed_cell import ObservedCell
from eh_tui.model.returns.sheet_rows import SheetRow

_SAYS_NOTHING = ("–", "-", "see above")
"""What an export writes in place of a rating that is not asked for, or stands further up."""
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|#?Err:\d+", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(\d[\d/.-]*\d) 0?0:00(:00)?")
"""A day as a sheet shows it in a cell whose look has the time too."""
_SERIAL = re.compile(r"[2-7]\d{4}(\.\d+)?")
"""A day as Excel counts it, of 1954 to 2119, in a cell that is not shown as a date."""
_FIRST_DAY = date(1899, 12, 30)


def read_by_colour(what: str) -> str:
    """Return in a sentence that a rating was read from a colour, given as "cell colour FFC000"."""
    return f"It is read from the {what}; nothing is written there."


def observed_text(workbook: Workbook, row: Row, column: Column, said: SourceText) -> ObservedCell:
    """Return what a cell says in a column of a row; its place is for the caller to add."""
    text, remarks = said.live.replace("\r\n", "\n").replace("\r", "\n"), []
    if said.formula and not text:
        return ObservedCell(said.formula, "", "It holds a formula without a saved result.")
    if said.formula:
        remarks.append(f"It is the result of the formula {said.formula}.")
    if said.unseen_year:
        remarks.append(f"The cell shows no year; the sheet counts it as one of {said.unseen_year}.")
    if _ERROR.fullmatch(text.strip()):
        return ObservedCell(text, "", f"It shows the error {text.strip()}.")
    if said.is_number and column.role is Role.WHEN and _SERIAL.fullmatch(text):
        day = _FIRST_DAY + timedelta(days=int(float(text)))
        remarks.append(f"The cell holds the number {text}, by which a sheet means this day.")
        text = f"{day:%d/%m/%Y}"
    if said.is_number and (only_day := _MIDNIGHT.fullmatch(text)):
        text = only_day[1]
    try:
        meant = meant_in_column(workbook, row, column.field, text)
    except Refused as error:
        return ObservedCell(text, "", str(error), said.is_number)
    return ObservedCell(meant, "", "", said.is_number, tuple(remarks))


def observed_cell(
    workbook: Workbook, row: Row, column: Column, at: int, found: SheetRow
) -> ObservedCell | None:
    """Return what a row of a sheet says in a column of the form, None where it says nothing."""
    ticks = found.headings.ticks.get(at, ()) if column.is_level else ()
    if ticks:
        ticked = _ticked(workbook.form, column, ticks, found)
        allowed = ticked and _allowed(workbook, row, column, ticked)
        return allowed and _with_shaded_ticks(workbook.form, column, ticks, found, allowed)
    said = found.said(at)
    is_dash = column.is_level and said.live.strip() in _SAYS_NOTHING
    if found.is_covered(at) or is_dash:
        return None
    if column.is_level and (by_colour := _rating_by_colour(workbook.form, column, at, found)):
        return _allowed(workbook, row, column, by_colour)
    if said.is_struck_out:
        return ObservedCell("", found.where(at), is_struck_out=True)
    if not (said.text.strip() or said.formula or found.has_sure_blanks):
        return None
    read_ = _observed_boxes(workbook, row, column, said) or observed_text(
        workbook, row, column, said
    )
    where = found.where(at)
    cell = ObservedCell(read_.text, where, read_.trouble, read_.is_number, read_.remarks)
    is_coloured = column.is_level and bool(said.shading)
    return _with_colour(workbook.form, column, at, found, cell) if is_coloured else cell


def _observed_boxes(
    workbook: Workbook, row: Row, column: Column, said: SourceText
) -> ObservedCell | None:
    """Return what a cell says that prints each level with a box, None for any other cell."""
    levels = workbook.form.levels_of(column.scale) if column.is_level else ()
    boxed = rating_of_boxes(said.live, levels)
    if boxed is None:
        return None
    if boxed.doubt:
        return ObservedCell(said.live, "", f"{boxed.doubt[:1].upper()}{boxed.doubt[1:]}.")
    return observed_text(workbook, row, column, replace(said, text=boxed.level, struck_at=()))


def _allowed(workbook: Workbook, row: Row, column: Column, ticked: ObservedCell) -> ObservedCell:
    """Return a level that is ticked, and why it can't be where the form asks for none."""
    try:
        if not (ticked.trouble or ticked.is_struck_out):
            meant_in_column(workbook, row, column.field, ticked.text)
    except Refused as error:
        return replace(ticked, trouble=str(error))
    return ticked


def ticked_rating(
    form: Form, column: Column, ticks: tuple[tuple[int, str], ...], found: SheetRow
) -> FoundRating:
    """Return what some columns to be ticked, each with its level's words, say of a rating."""
    levels = form.levels_of(column.scale)
    known = {folded_words(level.words): level for level in levels}
    cells = [
        TickCell(known[word].words, known[word].id, found.cells.get(at))
        if word in known
        else TickCell(word, "", found.cells.get(at))
        for at, word in ticks
    ]
    return rating_by_ticks(cells, levels)


def _ticked(
    form: Form, column: Column, ticks: tuple[tuple[int, str], ...], found: SheetRow
) -> ObservedCell | None:
    """Return the level that is ticked; what is in doubt is for a person to decide."""
    rating = ticked_rating(form, column, ticks, found)
    texts = {at: text for at, _ in ticks if (text := found.said(at).live.strip())}
    where = found.where(next(iter(texts), ticks[0][0]))
    if rating.level:
        return ObservedCell(rating.level, where)
    if texts and all(text in _SAYS_NOTHING for text in texts.values()):
        return None
    if not texts and any(found.said(at).is_struck_out for at, _ in ticks):
        return ObservedCell("", where, is_struck_out=True)
    if doubt := rating.why_none:
        words = ", ".join(dict.fromkeys(texts.values()))
        return ObservedCell(words, where, f"{doubt[:1].upper()}{doubt[1:]}.")
    return ObservedCell("" if column.is_cell else NOT_RATED, where)


def _rating_by_colour(form: Form, column: Column, at: int, found: SheetRow) -> ObservedCell | None:
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


def _with_colour(
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


def _with_shaded_ticks(
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
