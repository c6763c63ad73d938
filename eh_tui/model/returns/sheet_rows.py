"""The rows of a returned sheet as the form has them, in whatever order they came back."""

import re
from dataclasses import dataclass, replace

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.paper.rating_colours import (
    NO_COLOURS,
    ColourPlace,
    DocumentColours,
    printed_key,
    row_ground,
)
from eh_tui.model.paper.source import SourceCell, SourceTable, SourceText
from eh_tui.model.paper.words import folded_words
from eh_tui.model.returns.headings import FormHeadings, SheetHeadings, is_hidden_heading

_NUMBER = re.compile(r"^\s*\w{1,4}\.\s+")
_CONTINUED = "(continued)"
_NOTICE = "copy of the audit on"


@dataclass(frozen=True)
class SheetRow:
    """A row of a table of a returned sheet, below headings that are known."""

    sheet: str
    number: int
    """From 0, as the sheet counts it."""
    headings: SheetHeadings
    section: str
    """The id of the commitment under whose title it stands, "" where the sheet does not say."""
    cells: dict[int, SourceCell]
    """The cells that begin in it or reach down into it, by each column that they cover."""
    has_sure_blanks: bool = True
    """Whether a blank cell says that nothing stands there (`SourceTable.has_sure_blanks`)."""
    colours: DocumentColours = NO_COLOURS
    """By what the colours of its ratings are told from others."""

    @property
    def ref(self) -> str:
        """The row's Ref as it stands there, "" where there is none."""
        return self.text(self.headings.ref).strip()

    def text(self, column: int | None) -> str:
        """Return what stands in a column, "" where nothing does."""
        cell = self.cells.get(column) if column is not None else None
        return cell.said.text if cell else ""

    def live(self, column: int) -> str:
        """Return what stands in a column without what is struck through there."""
        return self.said(column).live

    def said(self, column: int) -> SourceText:
        """Return what stands in a column with all that is known of it."""
        cell = self.cells.get(column)
        return cell.said if cell else SourceText()

    def begins(self, column: int) -> bool:
        """Say whether a cell of the column begins in this row, and does not come from above."""
        cell = self.cells.get(column)
        return cell is None or cell.row == self.number

    def is_covered(self, column: int) -> bool:
        """Say whether a cell that begins further left lies over the column."""
        cell = self.cells.get(column)
        return cell is not None and cell.column < column

    def place(self, column: int) -> ColourPlace:
        """Return where a column's cell stands among those that are coloured."""
        ground = row_ground(self.cells.values(), self.number, self.cells.get(column))
        return ColourPlace(self.colours, column, ground)

    def where(self, column: int | None = None) -> str:
        """Return the place of a column's cell, or of the first that begins in the row."""
        cell = self.cells.get(column) if column is not None else None
        if cell is not None:
            return cell.where
        if column is not None:
            return f"{self.sheet}!{column_letter(column + 1)}{self.number + 1}"
        begun = [each for each in self.cells.values() if each.row == self.number]
        return begun[0].where if begun else f"{self.sheet}!A{self.number + 1}"


@dataclass(frozen=True)
class SheetContent:
    """What a returned sheet holds."""

    sheet: str
    rows: tuple[SheetRow, ...]
    loose: tuple[tuple[SourceCell, int], ...]
    """Texts that stand in no table, each with the number of the row it follows among `rows`."""
    has_sections: bool
    """Whether it has the form's titles, as the audit sheet has and the action plan has not."""
    others: tuple[SourceCell, ...] = ()
    """What stands before the first title and behind the last table: whose audit, who signs."""


def sheet_content(workbook: Workbook, table: SourceTable) -> SheetContent:
    """Return what a returned sheet holds; without rows where it is none of the form's."""
    return _SheetWalk(workbook, table).walked()


class _SheetWalk:
    """A sheet, read from top to bottom."""

    def __init__(self, workbook: Workbook, table: SourceTable) -> None:
        self.name = table.where.removeprefix("sheet ")
        self.has_sure_blanks = table.has_sure_blanks
        self.lines = [(number, cells) for number, cells in table.by_row()]
        self.known = FormHeadings(workbook)
        self.titles = {
            folded_words(home.title): home.id for home in workbook.commitments if home.title.strip()
        }
        self.sign_off = folded_words(workbook.sign_off)
        self.bands = {folded_words(each.band) for each in workbook.commitments} | {
            folded_words(each.heading) for each in workbook.achieved
        }
        self.outcomes = {folded_words(each.text) for each in workbook.outcomes}
        own = (*self.titles, *self.bands, *self.outcomes, self.sign_off)
        self.longest = 2 * max(map(len, own))
        """Characters; the form has no line of its own that is longer, whatever its signs."""
        self.levels = tuple(f"{level.words}: " for level in workbook.form.every_level)
        """How the lines begin that say what a level means for a row."""
        self.section = ""
        self.headings: SheetHeadings | None = None
        self.rows: list[SheetRow] = []
        self.loose: list[tuple[SourceCell, int]] = []
        self.others: list[SourceCell] = []
        self.has_sections = self.is_over = False
        self.storey = -1
        """The row that only names the levels below the headings above it."""

    def walked(self) -> SheetContent:
        for at, (number, cells) in enumerate(self.lines):
            begun = [cell for cell in cells if cell.row == number and cell.said.text.strip()]
            if begun and number != self.storey:
                self._line(at, number, cells, begun)
        colours = self._colours()
        rows = tuple(replace(row, colours=colours) for row in self.rows)
        return SheetContent(
            self.name, rows, tuple(self.loose), self.has_sections, tuple(self.others)
        )

    def _colours(self) -> DocumentColours:
        """Return what the sheet prints on colours: its key above the rows, and the rows."""
        rated = [row for row in self.rows if row.headings.table is None]
        cells = (
            (at, cell.said)
            for row in rated
            for at, cell in row.cells.items()
            if cell.said.shading and cell.row == row.number
        )
        key = printed_key(cell.said for cell in self.others)
        return DocumentColours(key).of_rows(len(rated), cells)

    def _line(
        self, at: int, number: int, cells: tuple[SourceCell, ...], begun: list[SourceCell]
    ) -> None:
        begun = [cell for cell in begun if not self._is_ours(cell)]
        shown = begun[:1] + [cell for cell in begun[1:] if not is_hidden_heading(cell.said.text)]
        lone = self._plain(shown[0].said.text) if len(shown) == 1 else ""
        if lone and lone in self.titles and self._is_title(begun[0], self.titles[lone]):
            self.section, self.headings, self.has_sections = self.titles[lone], None, True
        elif lone and lone == self.sign_off:
            self.section, self.headings, self.is_over = "", None, True
        elif headings := self.known.headings_in(begun, self._below(at), self.section):
            self.headings = headings
            self.storey = number + 1 if headings.ticks else -1
        elif self.headings is None and (self.is_over or not self.has_sections):
            self.others += begun
        elif begun and not self._is_of_form(lone, begun[0]):
            self._content(number, cells, begun)

    def _content(self, number: int, cells: tuple[SourceCell, ...], begun: list[SourceCell]) -> None:
        """Take a row that somebody has written, or a text outside of any table."""
        if self.headings is None or (len(begun) == 1 and begun[0].columns > 1):
            self.loose += [(cell, len(self.rows)) for cell in begun]
            return
        covered = {at: cell for cell in cells for at in _columns(cell)}
        section = self._section(covered)
        self.rows.append(
            SheetRow(self.name, number, self.headings, section, covered, self.has_sure_blanks)
        )

    def _is_of_form(self, lone: str, cell: SourceCell) -> bool:
        """Say whether a row that holds one text alone is one of the form's own lines."""
        is_across = cell.columns > 1 and (
            lone in self.outcomes or cell.said.text.startswith(self.levels)
        )
        return bool(lone) and (lone in self.bands or lone.startswith(_NOTICE) or is_across)

    def _is_ours(self, cell: SourceCell) -> bool:
        """Say whether a cell holds what the export keeps for itself, in a column of its own."""
        return self.headings is not None and self.headings.is_hidden(cell.column)

    def _is_title(self, cell: SourceCell, section: str) -> bool:
        """Say whether a section's title is one here; an outcome may be worded like it."""
        return cell.columns > 1 or self.headings is None or section != self.section

    def _plain(self, text: str) -> str:
        """Return a title as it is compared: without its number, and also where it goes on."""
        if len(text) > self.longest + len(_CONTINUED):
            return ""
        title = text.strip().removesuffix(_CONTINUED)
        folded = folded_words(title)
        return folded if folded in self.titles else folded_words(_NUMBER.sub("", title))

    def _below(self, at: int) -> list[SourceCell]:
        number = self.lines[at][0] + 1
        if at + 1 == len(self.lines) or self.lines[at + 1][0] != number:
            return []
        return [cell for cell in self.lines[at + 1][1] if cell.row == number]

    def _section(self, cells: dict[int, SourceCell]) -> str:
        """Return the section of a row: what a column says, else the title above it."""
        at = self.headings.section if self.headings else None
        if at is None or at not in cells:
            return self.section
        return cells[at].said.text.strip()


def _columns(cell: SourceCell) -> range:
    return range(cell.column, cell.column + cell.columns)
