"""Somebody else's document as data: paragraphs and tables in order, with what their looks say.

It is the same for a Word file, a sheet and their OpenDocument kin. Nothing is interpreted here:
whether FFC000 is a rating, and whether a row is a heading, is asked by others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text letter for letter, its lines parted by a line feed, and what is said beside it."""

    text: str = ""
    shading: str = ""
    """The fill behind it as six hex digits in capitals, "FFC000"; "" for none."""
    highlight: str = ""
    """The colour of a marker over all or some of it, likewise."""
    is_bold: bool = False
    """Whether every letter is bold."""
    choices: tuple[str, ...] = ()
    """What a drop-down or a validation lets one choose from here, in its order."""
    ticks: tuple[bool, ...] = ()
    """The tick boxes that stand in it, in order: whether each is ticked."""
    struck_at: tuple[tuple[int, int], ...] = ()
    """Where the text is struck through, in order: each piece's first letter, and its end."""
    links: tuple[str, ...] = ()
    """Where its links lead."""
    formula: str = ""
    """The formula that a cell of a sheet holds, "=A1+1"; the text is the result saved with it."""
    comment: str = ""
    """What somebody noted to a cell of a sheet."""
    is_number: bool = False
    """Whether a cell of a sheet holds a number or a date, of which the text is the reading."""
    unseen_year: str = ""
    """The year that a sheet counts a day or a month as one of, where its cell does not show it."""
    is_ruled: bool = False
    """Whether a rule of a sheet may lay another colour over the fill, by what is written."""

    @property
    def struck(self) -> tuple[str, ...]:
        """The pieces of the text that are struck through; what has other looks parts none."""
        joined: list[tuple[int, int]] = []
        for begin, end in self.struck_at:
            goes_on = bool(joined) and joined[-1][1] == begin
            joined.append((joined.pop()[0] if goes_on else begin, end))
        return tuple(self.text[begin:end] for begin, end in joined)

    @property
    def struck_words(self) -> str:
        """What is struck through, to be told: its pieces parted by dots."""
        return " … ".join(map(str.strip, self.struck))

    @property
    def is_struck_out(self) -> bool:
        """Whether all that is written is struck through."""
        return bool(self.struck_at) and not self.live.strip()

    @property
    def live(self) -> str:
        """The text without what is struck through: of two blanks around that one stays."""
        if not self.struck_at:
            return self.text
        lines: list[str] = []
        begin = 0
        for line in self.text.split("\n"):
            spans = [(first - begin, end - begin) for first, end in self.struck_at]
            own = [(first, end) for first, end in spans if first < len(line) and end > 0]
            left = _left_of(line, own) if own else line
            lines += [left] if left.strip() or not own else []
            begin += len(line) + 1
        return "\n".join(lines)


def _left_of(line: str, struck: Sequence[tuple[int, int]]) -> str:
    """Return a line without some of its pieces."""
    left, at = "", 0
    for first, end in (*struck, (len(line), len(line))):
        piece = line[at : max(first, at)]
        left += piece.lstrip() if at and (not left or left[-1].isspace()) else piece
        at = end
    return left.rstrip() if struck[-1][1] >= len(line) else left


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph outside a table."""

    said: SourceText
    where: str
    """Where a person finds it: "paragraph 12"."""
    level: int = 0
    """1 for a heading of the first level, 2 for the next; 0 for none, 1 also for a title."""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a table, or a merged area by its first cell."""

    said: SourceText
    row: int
    """From 0, as `column`."""
    column: int
    where: str
    """Where a person finds it: "table 2, row 3, column 1", or "Audit tool!E42"."""
    rows: int = 1
    """How many rows it covers; as `columns` more than 1 where cells are merged."""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table, or a sheet. A sheet's cells without text, choices and shading are left out."""

    cells: tuple[SourceCell, ...]
    """By row, then by column."""
    where: str
    """Where a person finds it: "table 2", or "sheet Audit tool"."""
    is_sheet: bool = False
    """Whether it may hold several tables and texts, one below the other."""
    heading_rows: int = 0
    """How many rows are marked as repeating on each page."""
    has_sure_blanks: bool = True
    """False where a cell may be blank that showed an error, since its reader leaves those out."""

    def by_row(self) -> Iterator[tuple[int, tuple[SourceCell, ...]]]:
        """Yield each row's number and the cells that lie in it, begun there or further up."""
        rows: dict[int, list[SourceCell]] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                rows.setdefault(row, []).append(cell)
        for row in sorted(rows):
            yield row, tuple(sorted(rows[row], key=lambda cell: cell.column))

    @property
    def width(self) -> int:
        """The number of its columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Something of a document that its reader did not take over, or took as accepted."""

    where: str
    """Where a person finds it; "" for the whole document."""
    says: str
    """What it is, without a full stop: "a picture is not read"."""

    def __str__(self) -> str:
        """Return it in words: the place, then what is there."""
        return f"{self.where}: {self.says}" if self.where else self.says


@dataclass(frozen=True, slots=True)
class RowNote:
    """A note that our own export has to a row of the audit, beside the form."""

    ref: str
    """The id by which the export calls the row."""
    text: str
    where: str


COMMENT_UNREAD = "a comment is not read"
"""What is said of a comment, by whoever does not show it."""

SourceBlock = SourceParagraph | SourceTable


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it was read."""

    name: str
    """The name of its file."""
    blocks: tuple[SourceBlock, ...] = ()
    unread: tuple[SourceNote, ...] = ()
    """What could not be read: text boxes, pictures, nested tables and the like."""
    accepted: tuple[SourceNote, ...] = ()
    """Tracked changes, each taken as if it had been accepted."""
    row_notes: tuple[RowNote, ...] = ()

    def texts(self) -> Iterator[tuple[str, SourceText]]:
        """Yield every paragraph and cell with its place, in order."""
        for block in self.blocks:
            for each in block.cells if isinstance(block, SourceTable) else (block,):
                yield each.where, each.said

    @property
    def tables(self) -> tuple[SourceTable, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, SourceTable))
