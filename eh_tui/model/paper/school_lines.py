"""Where a form asks a school for its name and number, and what the school wrote there."""

import re
from collections.abc import Collection, Iterable, Iterator

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.facts import SchoolNamed
from eh_tui.model.paper.found import FoundTable
from eh_tui.model.paper.outline import is_rated
from eh_tui.model.paper.source import SourceBlock, SourceCell, SourceParagraph, SourceTable
from eh_tui.model.paper.tables import tables_within
from eh_tui.model.paper.words import folded_words

_SCHOOL = r"(?:school|setting|academy|school setting|school or setting|school academy)"
_NAME = re.compile(
    rf"(?:name of )?(?:the |your )?{_SCHOOL}|(?:your )?{_SCHOOL}(?: s)? name|name of {_SCHOOL}s"
)
_NUMBER = re.compile(
    r"(?=.*\b(?:urn|dfe|estab|laestab|school n(?:umber|o)|unique reference number)\b)"
    r"(?:(?:the|school|number|no|code|urn|la|dfe|estab|laestab|unique|reference|or)(?: |\Z))+"
)
_OTHERS = (
    r"completed by|date(?: \w+){0,2}|head(?: ?teacher)?|chair of governors|designated \w+ \w+"
    r"|dsl|phase|locality|area|local authority|address|postcode|telephone|phone|e-?mail|contact"
    r"|academic year|school year|year|role|position|signed|signature"
)
"""What forms ask beside the school's name; where one of these begins, a name has ended."""
_OTHER = re.compile(rf"(?:{_OTHERS})", re.IGNORECASE)
_GAP = re.compile(
    r"\t+|_{2,}|\.{3,}|…+|\s{3,}"
    rf"|\s+(?=(?:{_OTHERS}|urn|(?:school|dfe) (?:number|no\.?))(?:\s*\([^)]*\))?\s*:)",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?P<label>[^:]{1,60}?)\s*(?::|\s[-–—]\s)\s*(?P<said>.*)\Z", re.DOTALL)
_PROMPTS = frozenset(
    ("click or tap here to enter text", "click here to enter text", "choose an item")
)
"""What Word shows in a field in which nobody has written yet."""
_LONGEST = 120
"""Characters; whatever is longer is no name of a school."""


def printed_texts(blank: Workbook) -> frozenset[str]:
    """Return what a form prints by itself, as words are compared; none of it is an answer."""
    texts = (
        *(blank.title, blank.intro),
        *(text for each in blank.commitments for text in (each.title, each.band, *each.headings)),
        *(text for each in blank.guidance for text in (each.heading, each.text)),
        *(text for each in blank.achieved for text in (each.heading, *each.columns)),
        *(text for each in blank.rows for text in each.cells),
        *(each.text for each in blank.outcomes),
        *(each.heading for each in blank.form.columns),
        *(each.role for each in blank.signatories),
    )
    lines = [line for text in texts for line in text.split("\n")]
    pieces = (piece for line in lines for piece in _pieces(line))
    return frozenset(map(folded_words, (*lines, *pieces)))


def school_named(blocks: Iterable[SourceBlock], printed: Collection[str]) -> SchoolNamed:
    """Return what a school wrote behind "Name of school:", "URN" and the like, beside or below.

    What stands above the tables that are worked on counts, and what is outside of them only where
    nothing does. `printed` is what the form says by itself (`printed_texts`).
    """
    reader = _Reader(printed)
    for block in blocks:
        reader.read(block)
    names, numbers = ((reader.above[of] or reader.below[of]) for of in (_NAMES, _NUMBERS))
    return SchoolNamed(_once(names), _once(numbers), frozenset(reader.places))


_NAMES, _NUMBERS = "names", "numbers"


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple({folded_words(text): text for text in reversed(list(said))}.values())[::-1]


class _Reader:
    def __init__(self, printed: Collection[str]) -> None:
        self._printed = printed
        self._is_over = False
        self.above: dict[str, list[str]] = {_NAMES: [], _NUMBERS: []}
        self.below: dict[str, list[str]] = {_NAMES: [], _NUMBERS: []}
        self.places: set[str] = set()

    def read(self, block: SourceBlock) -> None:
        if isinstance(block, SourceParagraph):
            self._read_text(block, is_over=self._is_over)
            return
        worked_on = list(_rows_worked_on(block))
        first = min((rows.start for rows in worked_on), default=None)
        grid = {(cell.row, cell.column): cell for cell in block.cells if cell.said.text.strip()}
        for cell in grid.values():
            if any(cell.row in rows for rows in worked_on):
                continue
            is_over = self._is_over or (first is not None and cell.row > first)
            self._read_text(cell, is_over=is_over)
            for of, answer in self._near(cell, grid, worked_on):
                self._take(of, answer.said.text.strip(), is_over=is_over)
                self.places |= {cell.where, answer.where}
        self._is_over = self._is_over or (bool(worked_on) and not block.is_sheet)

    def _read_text(self, place: SourceParagraph | SourceCell, *, is_over: bool) -> None:
        text = place.said.text
        for of, said in self._answers(text):
            self._take(of, said, is_over=is_over)
            if "\n" not in text.strip() and len(list(_pieces(text))) <= 1 + (":" not in text):
                self.places.add(place.where)

    def _take(self, of: str, said: str, *, is_over: bool) -> None:
        (self.below if is_over else self.above)[of].append(said)

    def _answers(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what stands behind a label in each line of a text."""
        for line in text.split("\n"):
            pieces = list(_pieces(line))
            if folded_words(line) in self._printed:
                continue
            for at, piece in enumerate(pieces):
                label, said = _parted(piece)
                of = _asked(label)
                said = said or "".join(pieces[at + 1 : at + 2])
                if of and self._is_answer(of, said):
                    yield of, said

    def _near(
        self,
        cell: SourceCell,
        grid: dict[tuple[int, int], SourceCell],
        worked_on: Collection[range],
    ) -> Iterator[tuple[str, SourceCell]]:
        """Yield the cell beside a cell that is a label alone, else the one below it.

        Several texts one below the other are a list of something, not this school's.
        """
        text = cell.said.text.strip().strip("_.… \t")
        label, said = _parted(text)
        of = "" if said else _asked(label)
        if not of:
            return
        right = (at for at in sorted(grid) if at[0] == cell.row and at[1] > cell.column)
        beside = grid.get(next(right, (-1, -1)))
        below = grid.get((cell.row + cell.rows, cell.column))
        further = grid.get((below.row + below.rows, cell.column)) if below else None
        if below and any(below.row in rows for rows in worked_on):
            below = None
        is_list = self._is_said(of, below) and self._is_said(of, further)
        if beside and self._is_said(of, beside) and not (is_list and not text.endswith(":")):
            yield of, beside
        elif below and self._is_said(of, below) and not is_list:
            yield of, below

    def _is_said(self, of: str, cell: SourceCell | None) -> bool:
        return cell is not None and self._is_answer(of, cell.said.text.strip())

    def _is_answer(self, of: str, text: str) -> bool:
        """Say whether a text may be a school's name or number, and no words of the form."""
        if not text or len(text) > _LONGEST or "\n" in text or folded_words(text) in self._printed:
            return False
        if folded_words(text) in _PROMPTS or _is_label(text):
            return False
        return any(map(str.isdigit, text)) if of == _NUMBERS else sum(map(str.isalpha, text)) > 1


def _rows_worked_on(table: SourceTable) -> Iterator[range]:
    """Yield the rows of each table of outcomes and actions in a table, its headings included."""
    row_of = {cell.where: cell.row for cell in table.cells}
    for part in tables_within(table):
        if isinstance(part, FoundTable) and part.rows and is_rated(part):
            headings = [row_of[each.where] for each in part.columns if each.where in row_of]
            yield range(min(headings, default=part.rows[0].number), part.rows[-1].number + 1)


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of a line between which a form leaves room, or asks something else."""
    yield from filter(None, (piece.strip() for piece in _GAP.split(line)))


def _parted(piece: str) -> tuple[str, str]:
    """Return what stands before a colon or a dash, and behind it; a text without is a label."""
    found = _SAID.match(piece)
    return (found["label"], found["said"].strip()) if found else (piece, "")


def _asked(label: str) -> str:
    """Return what a label asks a school for, "" where it is neither its name nor its number."""
    words = folded_words(label)
    if _NAME.fullmatch(words):
        return _NAMES
    return _NUMBERS if _NUMBER.fullmatch(words) else ""


def _is_label(text: str) -> bool:
    label, _ = _parted(text)
    return text.endswith(":") or bool(_OTHER.fullmatch(label.strip()) or _asked(label))
