"""What the colour of a rating's cell says, where it is surely a level's and not that of the paper.

A colour is a level's where it is plainly called so, or where the document itself prints the level
on it. It is the paper's where the whole row has it, or where different ratings are written on it.
Whatever else is seen is told: as a doubt where somebody may have meant a rating by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eh_tui.model.form.levels import Level
from eh_tui.model.form.palette import PALETTE
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.hues import colour_name, is_seen, is_strong, plain_colour
from eh_tui.model.paper.level_words import KEY_LINE
from eh_tui.model.paper.ratings import level_of_colour, level_of_words
from eh_tui.model.paper.source import SourceCell, SourceText

_FEWEST = 3
"""So many rows with one colour in a column may well have it from who printed the form."""
_OURS = frozenset(shade.ground for shade in PALETTE.values())


@dataclass(frozen=True, slots=True)
class ColourSaid:
    """What a colour says of a rating."""

    level: str = ""
    """The level's id, "" for none."""
    what: str = ""
    """The colour: "cell colour FFC000"."""
    doubt: str = ""
    """Why no level is taken from it, though somebody may have meant one: a clause."""
    remark: str = ""
    """What is only to be told of it, a clause."""


@dataclass(frozen=True)
class DocumentColours:
    """By what the colours of a document's ratings are told from those of its paper."""

    key: Mapping[str, str] = field(default_factory=dict)
    """The words that the document prints on a colour apart from its rows, by the colour."""
    is_ours: bool = False
    """Whether it is an export that lays a colour behind each rating, which stays without it."""
    rows: int = 0
    behind: Mapping[tuple[int, str], Sequence[str]] = field(default_factory=dict)
    """What is written on each colour of a column, by the column's number and the colour."""

    def of_rows(self, rows: int, cells: Iterable[tuple[int, SourceText]]) -> "DocumentColours":
        """Return the same for some rows, with their cells by the numbers of their columns."""
        behind: dict[tuple[int, str], list[str]] = {}
        for at, said in cells:
            if said.shading:
                behind.setdefault((at, said.shading), []).append(said.text)
        return DocumentColours(self.key, self.is_ours, rows, behind)

    def of_table(self, table: FoundTable) -> "DocumentColours":
        """Return the same for the rows of a table."""
        cells = (
            (at, cell.said)
            for row in table.rows
            for at, cell in enumerate(row.cells)
            if cell and cell.row == row.number
        )
        return self.of_rows(len(table.rows), cells)

    def is_everywhere(self, at: int, colour: str) -> bool:
        """Return whether every row has a colour in a column."""
        return self.rows >= _FEWEST and len(self.behind.get((at, colour), ())) >= self.rows


NO_COLOURS = DocumentColours()
"""Where nothing is known of the others."""


@dataclass(frozen=True, slots=True)
class ColourPlace:
    """Where a cell stands among others that are coloured."""

    colours: DocumentColours = NO_COLOURS
    column: int = 0
    ground: str = ""
    """The colour of the first cell that begins in its row, "" where that is the cell itself."""


def colour_place(colours: DocumentColours, row: FoundRow, column: int) -> ColourPlace:
    """Return where the cell of a row stands in a column."""
    ground = row_ground(filter(None, row.cells), row.number, row.cells[column])
    return ColourPlace(colours, column, ground)


def row_ground(cells: Iterable[SourceCell], number: int, own: SourceCell | None) -> str:
    """Return the colour of the first of a row's cells that begins in it, "" where that is `own`."""
    first = next((cell for cell in cells if cell.row == number), None)
    return first.said.shading if first and first is not own else ""


def printed_key(texts: Iterable[SourceText]) -> dict[str, str]:
    """Return the words that texts apart from the rows have on a colour, by that colour.

    A colour on which several are printed is left out, and so is one that no key has.
    """
    found: dict[str, set[str]] = {}
    for said in texts:
        line = KEY_LINE.match(said.text)
        words = line[1] if line else said.text
        if is_seen(said.shading) and words.strip():
            found.setdefault(said.shading, set()).add(words.strip())
    return {colour: words.pop() for colour, words in found.items() if len(words) == 1}


def said_by_colour(said: SourceText, levels: Sequence[Level], place: ColourPlace) -> ColourSaid:
    """Return what the colour of a rating's cell says, then that of a marker over its text."""
    by_cell = _of_cell(said, levels, place) if said.shading else ColourSaid()
    if by_cell != ColourSaid() or not said.highlight:
        return by_cell
    return _of(f"marker {said.highlight}", said.highlight, levels, place)


def shaded_ticks(cells: Sequence[tuple[str, SourceText, ColourPlace]], ticks: int) -> str:
    """Return in a clause which columns to be ticked are coloured in a row, "" for none.

    The cells are given with what stands above them, those left out that have the mark; `ticks` is
    how many columns there are. A colour that all have, the whole row, or every row is the paper's.
    """
    seen = [
        (heading, said.shading)
        for heading, said, place in cells
        if is_seen(said.shading)
        and said.shading != place.ground
        and not place.colours.is_everywhere(place.column, said.shading)
    ]
    if len(seen) == ticks:
        return ""
    return ", ".join(f"{heading!r} has the cell colour {colour}" for heading, colour in seen)


def _of_cell(said: SourceText, levels: Sequence[Level], place: ColourPlace) -> ColourSaid:
    colour, what = said.shading, f"cell colour {said.shading}"
    found = _of(what, colour, levels, place)
    if colour == place.ground:
        is_meant = found.level and is_strong(colour)
        doubt = f"the {what} is that of the whole row, not of its rating alone" if is_meant else ""
        return ColourSaid(what=what if is_meant else "", doubt=doubt)
    if not found.level:
        return found
    behind = place.colours.behind.get((place.column, colour), ())
    written = {level for text in behind if (level := level_of_words(text, levels))}
    if len(written) > 1 and found.level not in written:
        says = f"different ratings are written on the {what}, so it counts for nothing"
        return ColourSaid(what=what, remark=says)
    doubt = "" if said.text.strip() else _doubt(colour, found, place, is_written=bool(written))
    return ColourSaid(what=what, doubt=doubt) if doubt else found


def _doubt(colour: str, found: ColourSaid, place: ColourPlace, *, is_written: bool) -> str:
    """Return why a colour is no school's rating where nothing is written, "" where it is one."""
    if place.colours.is_everywhere(place.column, colour) and not is_written:
        return f"nothing is written there, and every row has the {found.what}, as a form is printed"
    if place.colours.is_ours and colour in _OURS:
        return f"nothing is written there, and an export leaves the {found.what} of {found.level}"
    return ""


def _of(what: str, colour: str, levels: Sequence[Level], place: ColourPlace) -> ColourSaid:
    level = level_of_colour(plain_colour(colour), levels)
    level = level or level_of_words(place.colours.key.get(colour, ""), levels)
    if level:
        return ColourSaid(level, what)
    name = colour_name(colour)
    called = f"{what} ({name})" if name else what
    nearest = level_of_colour(name, levels)
    none = f"{what} is not clearly {nearest}" if nearest else f"{called} is none of the form's"
    says = f"nothing is written there, and the {none}"
    if is_strong(colour):
        return ColourSaid(what=what, doubt=says)
    return ColourSaid(what=what, remark=says) if is_seen(colour) else ColourSaid()
