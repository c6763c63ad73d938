"""Ratings on a sheet: the words are the value; a dropdown offers them, a colour repeats them."""

from eh_tui.files.office.xlsx.layout.key_lines import key_cell, key_cells, scales_used
from eh_tui.files.office.xlsx.sheet import CellArea, Dropdown, RatingColour
from eh_tui.files.office.xlsx.text import FORMULA_TEXT_LIMIT, cell_shown, quoted, units
from eh_tui.files.office.xlsx.titles import AUDIT_SHEET
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, Level

TICK = "✓"
"""What stands in the column of the level that is given, where a form has one for each."""
NO_RATING = "–"
"""What stands in place of a rating where the form asks for a text alone."""
SEE_ABOVE = "see above"
"""What stands in place of a rating whose row goes on from the page before."""
_ERROR = "Choose one of the ratings in the list, or clear the cell where it is not rated yet."


def rating_text(form: Form, rag: str) -> str:
    """Return what a rating's cell holds: the form's words, or nothing where not rated.

    A form without words for a rating gets the level's id; what is no level stays as typed.
    """
    return "" if rag in ("", NOT_RATED) else cell_shown(form.level(rag).words)


def rating_label(form: Form, rag: str) -> str:
    """Return what a rating is called in a report, where not rated has words too."""
    return rating_text(form, rag) or cell_shown(form.label(NOT_RATED))


def offer_ratings(form: Form, areas: tuple[CellArea, ...], scale: str) -> tuple[Dropdown, ...]:
    """Return the dropdown for rating cells: the words themselves, or the key that holds them."""
    levels = form.levels_of(scale)
    if not areas or not levels:
        return ()
    source = inline_list(tuple(rating_text(form, level.id) for level in levels))
    return (Dropdown(areas, source or key_cells(form, scale).fixed_address, _ERROR),)


def inline_list(words: tuple[str, ...]) -> str:
    """Return a dropdown's list as Excel writes it in the cell's rule, "" where it can't.

    Excel parts an inline list at commas, trims its words and allows it 255 characters.
    """
    inline = ",".join(words)
    plain = all(word and word == word.strip() and not set(word) & set(',"\n\t') for word in words)
    return quoted(inline) if plain and units(inline) <= FORMULA_TEXT_LIMIT else ""


def offer_ticks(areas: tuple[CellArea, ...]) -> Dropdown:
    """Return the dropdown of the cells in which a level is ticked."""
    return Dropdown(areas, quoted(TICK), "Choose the tick, or clear the cell.")


def colour_ratings(
    form: Form, areas: tuple[CellArea, ...], scale: str = ""
) -> tuple[RatingColour, ...]:
    """Return the colour of each rating in some areas, by its words and never fixed."""
    if not areas or not any(form.is_main(scale) or scale == used for used in scales_used(form)):
        return ()
    return tuple(
        RatingColour(areas, _operand(form, level), level.colour) for level in form.levels_of(scale)
    )


def _operand(form: Form, level: Level) -> str:
    """Return a rating's words as a formula's operand; a literal is limited, a cell is not."""
    words = rating_text(form, level.id)
    if units(words) <= FORMULA_TEXT_LIMIT:
        return quoted(words)
    return f"'{AUDIT_SHEET}'!{key_cell(form, level).fixed_address}"


def series_letter(level: Level) -> str:
    """Return the letter before a level's counts in a chart; a "-" would make a minus of it."""
    if level.id == NOT_RATED:
        return ""
    return f"{level.letter}:" if level.letter.isdigit() else level.letter
