"""A collated round as an Excel file: a page to print, and tables to sort and filter.

No cell holds a formula: nothing here is a number that a lead would change.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from eh_tui.files.partnership.published.page_sheet import write_page
from eh_tui.files.partnership.published.sheet_stream import (
    Styles,
    TableSheet,
    Value,
    Written,
    write_sheet,
)
from eh_tui.model.core.days import in_short
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.form.palette import shade_of
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.flat_rows import FlatRow
from eh_tui.model.partnership.round_text import title_of
from eh_tui.model.partnership.tables import (
    ChangesByFile,
    PageTable,
    QuestionsByFile,
    matrix_table,
    missing_table,
    problem_table,
    question_table,
)

_Book = Any
"""openpyxl's stubs lack half of what is set here."""

_NAMES = tuple(each.name for each in fields(FlatRow))
_WIDEST, _ARROW = 60, 3
"""Characters."""
_NUMBER = 7
"""Characters of a column of numbers, above which the heading stands in lines."""
_WIDTHS = {
    "school": 20,
    "commitment": 12,
    "outcome_text": 58,
    "text": 46,
    "when": 14,
    "due_state": 13,
    "who": 14,
    "rating_words": 16,
    "note": 36,
    "more": 14,
}
"""Of the columns of the actions, so that most rows take two lines and are printed legibly."""
_NARROW, _NARROW_NAMES = 9, ("outcome", "row", "rating_rank", "is_done", "is_counted", "rating")
_ON_ONE_LINE = {"round": 12, "file": 30, "commitment_title": 20}
"""What a hundred rows repeat, and the first sheet or the folder says in full."""
_PAGES_OF_ACTIONS = 2
"""Side by side: on one, nobody could read them."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    plan: TableSheet
    written: Written


def xlsx_of(
    collated: Collated,
    changes: ChangesByFile | None,
    questions: QuestionsByFile,
    rows: Iterable[FlatRow],
    today: date,
) -> bytes:
    """Return the file: the page, a matrix, every action as one table, problems, questions.

    Raises whatever reading the rows raises.
    """
    from openpyxl import Workbook

    book: _Book = Workbook()
    moment = datetime.combine(today, time())
    book.properties.creator = "eh-tui"
    book.properties.title = title_of(collated)
    book.properties.created = book.properties.modified = moment
    styles = _styles(book, collated.form)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        sheets = _Sheets(archive, styles)
        for table in (matrix_table(collated, changes), missing_table(collated)):
            sheets.add(table.title, _plan(table), table.rows)
        values = (tuple(getattr(row, name) for name in _NAMES) for row in rows)
        sheets.add("Actions", _plan_of_actions(), values)
        problems = problem_table(collated)
        asked = question_table(collated, questions)
        sheets.add(asked.title, _plan(asked), asked.rows)
        cut = _cut_texts(sheets.written)
        sheets.add(problems.title, _plan(problems), chain(problems.rows, cut))
        write_page(book.worksheets[0], collated, changes)
        _finish(book, sheets.written, archive)
    return out.getvalue()


def _cut_texts(sheets: Sequence[_Sheet]) -> Iterator[tuple[str, ...]]:
    """Yield a row of the problems for each text that is longer than a cell can hold."""
    for sheet in sheets:
        for address in sheet.written.cut:
            why = "The text is too long for Excel."
            yield f"{sheet.name} {address}", "", "cut", why, "See the file."


class _Sheets:
    """The sheets that are tables, in the order in which they are added; the page is the first."""

    def __init__(self, archive: zipfile.ZipFile, styles: Styles) -> None:
        self._archive = archive
        self._styles = styles
        self.written: list[_Sheet] = []

    def add(self, name: str, plan: TableSheet, rows: Iterable[Sequence[Value]]) -> None:
        """Write a table, and as many further sheets as it takes."""
        left = iter(rows)
        number = 1
        first = next(left, None)
        while first is not None or number == 1:
            with self._archive.open(_part(len(self.written)), "w", force_zip64=True) as part:
                own = chain([] if first is None else [first], left)
                written = write_sheet(part, plan, own, self._styles)
            self.written.append(_Sheet(name if number == 1 else f"{name} {number}", plan, written))
            number += 1
            first = next(left, None)


def _part(at: int) -> str:
    return f"xl/worksheets/sheet{at + 2}.xml"


def _styles(book: _Book, form: Form) -> Styles:
    """Give the book the styles of its tables."""
    from openpyxl.styles import Alignment, Font, PatternFill

    top = Alignment(vertical="top", wrap_text=True)
    at_the_right = Alignment("right", vertical="top", wrap_text=True)

    def rating(colour: str) -> int:
        shade = shade_of(colour)
        ground = PatternFill("solid", fgColor=shade.ground)
        return _style(book, alignment=top, fill=ground, font=Font(color=shade.ink))

    ratings = {level.id: rating(level.colour) for level in form.every_level}
    ratings[NOT_RATED] = rating(NOT_RATED)
    return Styles(
        heading=_style(book, alignment=top, font=Font(bold=True)),
        text=_style(book, alignment=top),
        day=_style(book, alignment=top, number_format="d mmm yyyy"),
        ratings=ratings,
        heading_of_numbers=_style(book, alignment=at_the_right, font=Font(bold=True)),
        on_one_line=_style(book, alignment=Alignment(vertical="top")),
    )


def _style(book: _Book, **look: object) -> int:
    """Give the book the style of a cell that looks so, in openpyxl's words; return its number."""
    from openpyxl.cell import Cell

    cell: Any = Cell(book.worksheets[0], row=1, column=1)  # which the sheet does not keep
    for name, value in look.items():
        setattr(cell, name, value)
    return int(cell.style_id)


def _plan(table: PageTable) -> TableSheet:
    headings = _distinct(table.headings)
    columns = tuple(zip(headings, *table.rows, strict=True))
    at_the_right = frozenset(
        at for at, column in enumerate(columns) if _is_of(column[1:], (int, date))
    )
    return TableSheet(headings, tuple(map(_width, columns)), numbers=at_the_right)


def _is_of(cells: Sequence[object], kinds: tuple[type, ...]) -> bool:
    said = [cell for cell in cells if cell != ""]
    return bool(said) and all(isinstance(cell, kinds) for cell in said)


def _width(column: Sequence[object]) -> int:
    """Return how wide a column is that shows its heading, beside the filter's arrow, and cells."""
    heading, *cells = column
    longest = max((len(_shown(cell)) for cell in cells), default=0)
    longest_word = max(map(len, str(heading).split()))
    if _is_of(cells, (int,)):
        return max(_NUMBER, longest_word + 1)
    return min(_WIDEST, max(longest_word + _ARROW, longest + 1))


def _shown(cell: object) -> str:
    return in_short(cell) if isinstance(cell, date) else str(cell)


def _plan_of_actions() -> TableSheet:
    widths = dict.fromkeys(_NAMES, 11) | dict.fromkeys(_NARROW_NAMES, _NARROW)
    widths |= {**_WIDTHS, **_ON_ONE_LINE}
    school = column_letter(_NAMES.index("school") + 1)
    return TableSheet(
        tuple(name.replace("_", " ").capitalize() for name in _NAMES),
        tuple(widths[name] for name in _NAMES),
        _NAMES.index("rating"),
        pages_wide=_PAGES_OF_ACTIONS,
        repeated=f"{school}:{school}",
        on_one_line=frozenset(map(_NAMES.index, _ON_ONE_LINE)),
    )


def _distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings of which no two are alike, as a table needs them, on one line each."""
    found: list[str] = []
    for heading in headings:
        name = text = " ".join(heading.split()) or "Column"
        number = 2
        while name.casefold() in map(str.casefold, found):
            name, number = f"{text} {number}", number + 1
        found.append(name)
    return tuple(found)


def _finish(book: _Book, sheets: Sequence[_Sheet], archive: zipfile.ZipFile) -> None:
    """Put the rest of the book beside the sheets that are written already."""
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    for at, each in enumerate(sheets, 1):
        sheet = book.create_sheet(each.name)
        right = column_letter(len(each.plan.headings))
        table: Any = Table(
            displayName=f"table_{at}", ref=f"A1:{right}{max(each.written.rows, 2)}", id=at
        )
        table.tableColumns = [
            TableColumn(id=number, name=heading)
            for number, heading in enumerate(each.plan.headings, 1)
        ]
        table.autoFilter = _filter(table.ref)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        sheet.add_table(table)
        sheet.print_title_rows = "1:1"
        if each.plan.repeated:
            sheet.print_title_cols = each.plan.repeated
    made = io.BytesIO()
    book.save(made)
    for name, data in _parts(made):
        if name not in archive.namelist():
            archive.writestr(name, data)


def _filter(ref: str) -> Any:
    from openpyxl.worksheet.filters import AutoFilter

    return AutoFilter(ref=ref)


def _parts(made: io.BytesIO) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(made) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
