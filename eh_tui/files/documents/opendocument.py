"""Reads an .odt or .ods: odfdo opens the package and knows its styles, the text is walked here.

odfdo's own text of a cell gives links as Markdown and runs lists together.
"""

import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from eh_tui.errors import Refused
from eh_tui.files.documents.limits import LIMITS
from eh_tui.files.documents.odf_styles import (
    LOOK_RULE,
    OdfElement,
    OdfStyles,
    fill_colour,
    times_of,
)
from eh_tui.files.documents.odf_text import NOT_READ, OdfText
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.paper.source import (
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceNote,
    SourceParagraph,
    SourceTable,
    SourceText,
)

_EDGE = 500
"""A cell without a text that is repeated more often only fills a sheet up to its edge."""
_NUMBERS = ("float", "percentage", "currency", "date", "time")
_LIST = re.compile(r"cell-content-is-in-list\((.*)\)\s*\Z")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def read_opendocument(content: bytes, name: str, hidden: Collection[str] = ()) -> SourceDocument:
    """Return what an .odt or .ods says; what odfdo raises for a broken one goes through.

    Of the sheets that are not shown only the `hidden` ones are read, by their names.

    Raises `Refused` where odfdo is not installed.
    """
    try:
        from odfdo import Document
    except ModuleNotFoundError as error:
        raise Refused(
            f"To read {name}, install what reads OpenDocument: pip install 'eh-tui[documents]'; "
            "or save it as .docx or .xlsx."
        ) from error
    document = Document(io.BytesIO(content))
    return _OdfReader(document, OdfStyles(document), hidden).read(name)


@dataclass(slots=True)
class _OdfReader:
    document: Any
    styles: OdfStyles
    hidden: Collection[str] = ()
    blocks: list[SourceBlock] = field(default_factory=list)
    unread: list[SourceNote] = field(default_factory=list)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paragraphs: int = 0
    cells: int = 0

    def read(self, name: str) -> SourceDocument:
        body = self.document.body
        self._learn_lists(body)
        is_sheets = body.tag == "office:spreadsheet"
        self._body(body, is_sheets)
        accepted = tuple(_tracked(body))
        return SourceDocument(name, tuple(self.blocks), tuple(dict.fromkeys(self.unread)), accepted)

    def _body(self, body: OdfElement, is_sheets: bool) -> None:
        for block in _blocks(body):
            if block.tag == "table:table":
                count = sum(isinstance(each, SourceTable) for each in self.blocks) + 1
                title = block.get_attribute("table:name") or str(count)
                if is_sheets and title not in self.hidden and self._is_hidden(block):
                    self.unread.append(SourceNote(f"sheet {title}", "a hidden sheet is not read"))
                    continue
                where = f"sheet {title}" if is_sheets else f"table {count}"
                self.blocks.append(self._table(block, where, title if is_sheets else ""))
            elif block.tag in ("text:p", "text:h"):
                self.paragraphs += 1
                self._paragraph(block, f"paragraph {self.paragraphs}")
            elif (says := NOT_READ.get(block.tag)) is not None:
                self.unread.append(SourceNote("", says))

    def _is_hidden(self, table: OdfElement) -> bool:
        return self.styles.look("table", table).get("table:display") == "false"

    def _paragraph(self, block: OdfElement, where: str) -> None:
        said = OdfText(self.styles)
        said.add(block)
        self._note(said, where)
        level = block.get_attribute("text:outline-level") if block.tag == "text:h" else None
        if level is None and (block.get_attribute("text:style-name") or "") == "Title":
            level = 1
        self.blocks.append(SourceParagraph(said.said(), where, int(level or 0)))

    def _table(self, table: OdfElement, where: str, sheet: str) -> SourceTable:
        cells: list[SourceCell] = []
        number = headings = 0
        for row, is_heading in _rows(table):
            times = times_of(row, "table:number-rows-repeated")
            begun = list(self._row(row, number, where, sheet))
            self._count(len(begun) * (times - 1))
            for extra in range(times if begun and times > 1 else 1):
                cells += [_moved(cell, extra, where, sheet) for cell in begun] if extra else begun
            headings += 1 if is_heading and headings == number else 0
            number += times
        return SourceTable(tuple(cells), where, bool(sheet), headings)

    def _row(self, row: OdfElement, number: int, where: str, sheet: str) -> Iterator[SourceCell]:
        column, down = 0, times_of(row, "table:number-rows-repeated")
        for cell in row.children:
            tag = cell.tag  # odfdo searches its names for it each time
            if tag not in ("table:table-cell", "table:covered-table-cell"):
                continue
            times = times_of(cell, "table:number-columns-repeated")
            columns = times_of(cell, "table:number-columns-spanned")
            rows = times_of(cell, "table:number-rows-spanned")
            place = _place(where, sheet, number, column)
            said = self._cell(cell, place, bool(sheet))
            is_covered = tag == "table:covered-table-cell"
            if is_covered and said.text.strip():
                says = "text hidden under a merged cell is not read"
                self.unread.append(SourceNote(place, says))
            is_blank = said == SourceText() and rows * columns == 1
            is_edge = max(times, down) > _EDGE and not said.text
            if not is_covered and not (sheet and (is_blank or is_edge)):
                self._count(times)
                for at in range(column, column + times):
                    place = _place(where, sheet, number, at)
                    yield SourceCell(said, number, at, place, rows, columns)
            column += times

    def _cell(self, cell: OdfElement, where: str, is_of_sheet: bool) -> SourceText:
        said, look = OdfText(self.styles, is_of_sheet), self.styles.look("table-cell", cell)
        for block in _blocks(cell):
            if block.tag in ("text:p", "text:h"):
                said.add(block, look)
            elif block.tag == "table:table":
                said.unread.append("a table inside the cell is not read")
            elif block.tag in NOT_READ:
                said.unread.append(NOT_READ[block.tag])
        self._note(said, where)
        rule = cell.get_attribute("table:content-validation-name") or ""
        read = said.said(fill_colour(look), self.choices.get(rule, ()))
        return replace(
            read,
            formula=_formula(cell),
            comment=_comment(cell),
            is_number=cell.get_attribute("office:value-type") in _NUMBERS,
            is_ruled=bool(read.shading and read.text and LOOK_RULE in look),
        )

    def _count(self, more: int) -> None:
        """Count cells that are told; raises `ValueError` where that is beyond the limit.

        `parts_within` counts those with a text. A blank one, repeated for its colour, is none of
        them, and a line can ask for thousands of millions.
        """
        self.cells += more
        if self.cells > LIMITS.cells:
            raise ValueError("it has more cells than any form")

    def _note(self, said: OdfText, where: str) -> None:
        self.unread += [SourceNote(where, says) for says in said.unread]

    def _learn_lists(self, body: OdfElement) -> None:
        for rule in body.get_elements("descendant::table:content-validation"):
            listed = _LIST.search(rule.get_attribute("table:condition") or "")
            texts = tuple(
                each.replace('""', '"') for each in _QUOTED.findall(listed[1] if listed else "")
            )
            name = rule.get_attribute("table:name") or ""
            self.choices[name] = texts
            if not texts:
                self.unread.append(SourceNote("", f"the rule {name} of some cells is not read"))


def _formula(cell: OdfElement) -> str:
    """Return a cell's formula as Excel would have it; a tick is stored as the formula TRUE()."""
    formula = (cell.get_attribute("table:formula") or "").partition(":=")[2]
    return f"={formula}" if formula and formula not in ("TRUE()", "FALSE()") else ""


def _comment(cell: OdfElement) -> str:
    """Return what is noted to a cell, its lines parted by a line feed."""
    notes = (child for child in cell.children if child.tag == "office:annotation")
    lines = [
        "".join(each.xpath("descendant::text()"))
        for note in notes
        for each in note.children
        if each.tag == "text:p"
    ]
    return "\n".join(map(str, lines))


def _blocks(element: OdfElement) -> Iterator[OdfElement]:
    """Yield paragraphs, tables and what is not read, also those in sections and lists."""
    around = (
        "text:section",
        "text:list",
        "text:list-item",
        "text:list-header",
        "text:numbered-paragraph",
    )
    for child in element.children:
        if child.tag in around:
            yield from _blocks(child)
        else:
            yield child


def _rows(table: OdfElement, is_heading: bool = False) -> Iterator[tuple[OdfElement, bool]]:
    """Yield a table's rows, also the grouped ones, and whether each repeats on every page."""
    for child in table.children:
        if child.tag == "table:table-row":
            yield child, is_heading
        elif child.tag in ("table:table-rows", "table:table-row-group"):
            yield from _rows(child, is_heading)
        elif child.tag == "table:table-header-rows":
            yield from _rows(child, True)


def _place(where: str, sheet: str, row: int, column: int) -> str:
    if not sheet:
        return f"{where}, row {row + 1}, column {column + 1}"
    return f"{sheet}!{column_letter(column + 1)}{row + 1}"


def _moved(cell: SourceCell, down: int, where: str, sheet: str) -> SourceCell:
    row = cell.row + down
    return replace(cell, row=row, where=_place(where, sheet, row, cell.column))


def _tracked(body: OdfElement) -> Iterator[SourceNote]:
    words = {"text:insertion": "added", "text:deletion": "removed", "text:format-change": ""}
    for region in body.get_elements("descendant::text:changed-region"):
        for change in region.children:
            if done := words.get(change.tag):
                author = next(
                    (each.text for each in change.get_elements("descendant::dc:creator")), ""
                )
                by = f" by {author}" if author else ""
                yield SourceNote("", f"a tracked change{by} ({done}) is taken as accepted")
