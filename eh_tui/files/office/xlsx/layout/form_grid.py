"""The columns of the audit sheet: which of them each column of the form has in each section.

All sections stand below each other on one sheet. Columns that never meet in a section share
their place, as the answers of one section and the grade of another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.strips import Grid
from eh_tui.files.office.xlsx.layout.widths import PaperSize
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.sections import UNASSIGNED
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column
from eh_tui.model.form.levels import Level
from eh_tui.model.form.words import STATUTORY
from eh_tui.model.paper.ref_heading import REF, ref_heading

LEICESTERS_WIDTHS: tuple[float, ...] = (33.5, 44, 15.5, 19.5, 23, 6.5)
"""The form's five columns, and Ref. All of A4 landscape at 95%."""
_MOST_CELLS = 5
_LEICESTERS_TABLES = {
    1: ((1, 5),),
    2: ((1, 1), (2, 5)),
    3: ((1, 1), (2, 2), (3, 5)),
    4: ((1, 1), (2, 2), (3, 4), (5, 5)),
    5: ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5)),
}
"""The sheet's columns under each column of an Outcomes Achieved table, by their number."""
WEIGHT, RATED, FORM, VERSION = "Weight", "Rated", "Form", "Version"
"""The headings of what this export adds beside `STATUTORY`; the last three are hidden."""
ADDED_WIDTHS = {STATUTORY: 10.0, WEIGHT: 8.0, REF: 7.0, RATED: 9.0, FORM: 24.0, VERSION: 9.0}
HIDDEN = (RATED, FORM, VERSION)


class PlacedColumn(NamedTuple):
    """A column of a section, and the columns of the sheet that it has."""

    column: Column
    left: int
    right: int
    ticks: tuple[Level, ...] = ()
    """The levels that have a column each, () where one cell holds the rating's words."""

    def tick_spans(self) -> Iterator[tuple[Level, int, int]]:
        """Yield each level that is ticked, and its columns; the last one has what is left."""
        last = len(self.ticks) - 1
        for at, level in enumerate(self.ticks):
            left = self.left + at
            yield level, left, self.right if at == last else left


@dataclass(frozen=True)
class FormGrid:
    """The columns of one workbook's audit sheet."""

    sheet: Grid
    """All columns of the sheet, by their widths."""
    sections: Mapping[str, tuple[PlacedColumn, ...]]
    """Those of each section, by its id."""
    last: int
    """The last column of the form's own."""
    own: Mapping[str, int]
    """The columns that this export adds, by their headings."""
    paper: PaperSize
    is_leicesters: bool = False
    ref_heading: str = REF
    """What stands above the Refs."""

    @property
    def ref(self) -> int:
        """The column of the Ref, the last one to be seen."""
        return self.own[REF]

    @property
    def hidden(self) -> tuple[int, ...]:
        """The columns that say of each row what it rates, and of which form it is."""
        return tuple(column for heading, column in self.own.items() if heading in HIDDEN)

    @property
    def halves(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The columns of the page's left and right half, which no column is cut for."""
        widths = self.sheet.widths[: self.ref]
        middle = sum(widths) / 2
        ends = list(accumulate(widths))[:-1]
        left = 1 + min(range(len(ends)), key=lambda at: abs(ends[at] - middle))
        return (1, left), (left + 1, self.ref)

    def table_spans(self, count: int) -> tuple[tuple[int, int], ...]:
        """Return the sheet's columns under those of an Outcomes Achieved table."""
        if self.is_leicesters:
            return _LEICESTERS_TABLES[count]
        return _shared_out(self.sheet.widths[: self.ref - 1], count)

    @property
    def most_cells(self) -> int:
        """How many columns of such a table stand beside each other."""
        return min(_MOST_CELLS, self.ref - 1)


def leicesters_grid(workbook: Workbook) -> FormGrid:
    """Return the columns of a form that lists its headings by place, as Leicester's does."""
    sections = {
        home.id: tuple(
            PlacedColumn(column, at, at) for at, column in enumerate(columns_of(workbook, home), 1)
        )
        for home in (*workbook.commitments, UNASSIGNED)
    }
    last = len(LEICESTERS_WIDTHS) - 1
    own, widths = {REF: last + 1}, LEICESTERS_WIDTHS
    if workbook.form.version:
        own |= {heading: last + 2 + at for at, heading in enumerate(HIDDEN)}
        widths += tuple(ADDED_WIDTHS[heading] for heading in HIDDEN)
    paper = PaperSize()
    named = ref_heading(workbook)
    return FormGrid(Grid(widths), sections, last, own, paper, True, named)


def _shared_out(widths: tuple[float, ...], count: int) -> tuple[tuple[int, int], ...]:
    """Return spans over columns, as like in width as these allow, none of them empty."""
    total = sum(widths)
    ends = list(accumulate(widths))
    spans: list[tuple[int, int]] = []
    left = 1
    for at in range(1, count):
        last = len(widths) - (count - at)
        possible = range(left, last + 1)
        right = min(possible, key=lambda end: abs(ends[end - 1] - total * at / count))
        spans.append((left, right))
        left = right + 1
    return (*spans, (left, len(widths)))
