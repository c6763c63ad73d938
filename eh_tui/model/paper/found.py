"""What is found in a document when it is read as a form: texts, columns, rows, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.source import SourceCell


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text of its own: a paragraph, or a row of a table that is one text."""

    text: str
    where: str
    level: int = 0
    """As of `SourceParagraph`."""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column below its heading."""

    heading: str
    """Letter for letter; of two storeys the upper one, a colon and the lower one."""
    role: Role
    is_sure: bool
    """Whether the heading as a whole is a word of its role."""
    begin: int
    """The columns of the document's table that it covers, `end` being the first beyond it."""
    end: int
    storeys: tuple[str, ...] = ()
    """The headings that it was put together of, () for one alone."""
    where: str = ""
    """Where a person finds its heading."""
    is_tick: bool = False
    """Whether the heading is a level, and a mark below it rates the row."""
    is_given: bool = False
    """Whether a person said what role it has."""

    @property
    def name(self) -> str:
        """The lowest of its headings; of one storey that as it is."""
        return self.storeys[-1] if self.storeys else self.heading

    @property
    def group(self) -> str:
        """What stands above its name, the storeys parted by colons; "" where nothing does."""
        return ": ".join(self.storeys[:-1])


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row below the headings."""

    number: int
    """In the document's table, from 0."""
    cells: tuple[SourceCell | None, ...]
    """For each column, None where the row has no cell there; a merged cell in each row."""
    beside: tuple[SourceCell, ...] = ()
    """Cells with text that stand under no column, or under one that has another already."""

    @property
    def where(self) -> str:
        """Where a person finds it: the place of the first cell that begins in it."""
        cells = [cell for cell in self.cells if cell]
        begun = [cell for cell in cells if cell.row == self.number]
        return next((cell.where for cell in (*begun, *cells)), "")

    def text(self, column: int | None) -> str:
        """Return the text in a column, "" where there is no cell or no column."""
        cell = self.cells[column] if column is not None else None
        return cell.said.text if cell else ""

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything in it."""
        return not any(cell and cell.said.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with headings, or one without any."""

    columns: tuple[FoundColumn, ...]
    rows: tuple[FoundRow, ...]
    where: str
    has_headings: bool = True
    """Whether the headings are surely such; else there are none, and `columns` are blank."""
    is_guessed: bool = False
    """Whether only the place of the first row tells that it holds the headings."""
    is_section: bool | None = None
    """Whether it lists a section's outcomes or actions, as a person said; None for nobody."""

    @property
    def place(self) -> str:
        """Where a person finds its first row; several tables may lie in one of the document."""
        return next((row.where for row in self.rows), self.where)

    def runs(self) -> Iterator[tuple[int, ...]]:
        """Yield the numbers of the columns; neighbours to be ticked below one group together."""
        for key, run in groupby(range(len(self.columns)), self._run):
            numbers = tuple(run)
            yield from [numbers] if key is not None else ((at,) for at in numbers)

    def _run(self, at: int) -> str | None:
        column = self.columns[at]
        return column.group if column.is_tick else None

    def has(self, *roles: Role) -> bool:
        """Return whether a column has one of some roles."""
        return any(column.role in roles for column in self.columns)

    def column(self, role: Role) -> int | None:
        """Return the number of the first column of a role."""
        roles = [column.role for column in self.columns]
        return roles.index(role) if role in roles else None
