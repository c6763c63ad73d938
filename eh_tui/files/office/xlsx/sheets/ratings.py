"""Ratings on a sheet: the words are the value; a dropdown offers them, a colour repeats them."""

from eh_tui.files.office.xlsx.sheet import CellArea, Dropdown, RatingColour
from eh_tui.files.office.xlsx.text import FORMULA_TEXT_LIMIT, cell_shown, quoted, units
from eh_tui.model.core.kinds import Rag
from eh_tui.model.form.form import Form

AUDIT_SHEET = "Audit tool"
RATINGS = (Rag.RED, Rag.AMBER, Rag.GREEN)
"""The ratings that have a word in the form, in the order of its key."""
KEY_ROW = 5
"""The row of the audit sheet that holds the words of the key, from column A on."""


def rating_text(form: Form, rag: str) -> str:
    """Return what a rating's cell holds: the form's words, or nothing where not rated.

    A form without words for a rating gets the name of its colour.
    """
    if rag == Rag.NONE:
        return ""
    label = cell_shown(form.label(rag))
    return label if label.strip() else rag.capitalize()


def rating_label(form: Form, rag: str) -> str:
    """Return what a rating is called in a report, where not rated has words too."""
    return rating_text(form, rag) or cell_shown(form.label(Rag.NONE))


def offer_ratings(form: Form, areas: tuple[CellArea, ...]) -> tuple[Dropdown, ...]:
    """Return the dropdown for rating cells: the words themselves, or the key that holds them.

    Excel parts an inline list at commas, trims its words and allows it 255 characters.
    """
    if not areas:
        return ()
    words = [rating_text(form, rag) for rag in RATINGS]
    inline = ",".join(words)
    plain = all(word == word.strip() and not set(word) & set(',"\n\t') for word in words)
    if plain and units(inline) <= FORMULA_TEXT_LIMIT:
        source = quoted(inline)
    else:
        source = CellArea(KEY_ROW, 1, KEY_ROW, len(RATINGS)).fixed_address
    error = "Choose one of the ratings in the list, or clear the cell where it is not rated yet."
    return (Dropdown(areas, source, error),)


def colour_ratings(form: Form, areas: tuple[CellArea, ...]) -> tuple[RatingColour, ...]:
    """Return the colour of each rating in some areas, by its words and never fixed."""
    if not areas:
        return ()
    return tuple(RatingColour(areas, _operand(form, rag), rag) for rag in RATINGS)


def _operand(form: Form, rag: str) -> str:
    """Return a rating's words as a formula's operand; a literal is limited, a cell is not."""
    words = rating_text(form, rag)
    if units(words) <= FORMULA_TEXT_LIMIT:
        return quoted(words)
    column = RATINGS.index(rag) + 1
    return f"'{AUDIT_SHEET}'!{CellArea(KEY_ROW, column, KEY_ROW, column).fixed_address}"
