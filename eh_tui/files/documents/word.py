"""Reads a Word file: python-docx opens the package, and its paragraphs and tables are walked here.

python-docx itself leaves out what was typed with changes tracked, what stands in content
controls and what old form fields hold, so its text of a cell is not the cell's text.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from eh_tui.files.documents.colours import hex_colour
from eh_tui.files.documents.word_text import WordText
from eh_tui.files.documents.word_xml import (
    W,
    WordElement,
    children,
    is_on,
    is_removed,
    is_struck,
    joins_next,
    tracked_changes,
    value_of,
)
from eh_tui.model.paper.source import (
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceNote,
    SourceParagraph,
    SourceTable,
)


def read_word(content: bytes, name: str) -> SourceDocument:
    """Return what a .docx says; what python-docx and lxml raise for a broken one goes through."""
    from docx import Document

    return _WordReader(Document(io.BytesIO(content))).read(name)


@dataclass(slots=True)
class _WordReader:
    document: Any
    blocks: list[SourceBlock] = field(default_factory=list)
    unread: list[SourceNote] = field(default_factory=list)
    levels: dict[str, int] = field(default_factory=dict)
    bold_styles: set[str] = field(default_factory=set)
    struck_styles: set[str] = field(default_factory=set)

    def read(self, name: str) -> SourceDocument:
        body = self.document.element.body
        self._learn_styles()
        self._body(body)
        self._around(body)
        accepted = tuple(dict.fromkeys(self._accepted(body)))
        return SourceDocument(name, tuple(self.blocks), tuple(dict.fromkeys(self.unread)), accepted)

    def _learn_styles(self) -> None:
        """Note which styles are headings of which level, which are bold, and which struck."""
        for style in self.document.styles.element.iter(W + "style"):
            id, name = style.get(W + "styleId") or "", value_of(style, "name").casefold()
            based = value_of(style, "basedOn")
            level = value_of(style, "pPr/outlineLvl")
            if level.isdecimal() and int(level) < 9:
                self.levels[id] = int(level) + 1
            elif name == "title":
                self.levels[id] = 1
            elif based in self.levels:
                self.levels[id] = self.levels[based]
            has_own = style.find(f"{W}rPr/{W}b") is not None
            if is_on(style, "rPr/b") or (based in self.bold_styles and not has_own):
                self.bold_styles.add(id)
            if is_struck(style, is_usual=based in self.struck_styles):
                self.struck_styles.add(id)

    def _body(self, body: WordElement) -> None:
        paragraphs = tables = 0
        held: WordText | None = None
        for block in children(body, "p", "tbl"):
            if block.tag == W + "tbl":
                tables += 1
                self.blocks.append(self._table(block, f"table {tables}"))
                continue
            where = f"paragraph {(paragraphs := paragraphs + 1)}"
            held = held or WordText(self._address, self._comment, self.struck_styles)
            held.add(block, is_bold=self._is_bold(block), goes_on=joins_next(block))
            if joins_next(block):
                continue
            self._note(held, where)
            self.blocks.append(SourceParagraph(held.said(), where, self._level(block)))
            held = None

    def _level(self, paragraph: WordElement) -> int:
        own = value_of(paragraph, "pPr/outlineLvl")
        if own.isdecimal():
            return int(own) + 1 if int(own) < 9 else 0
        return self.levels.get(value_of(paragraph, "pPr/pStyle"), 0)

    def _is_bold(self, paragraph: WordElement) -> bool:
        return value_of(paragraph, "pPr/pStyle") in self.bold_styles

    def _table(self, table: WordElement, where: str) -> SourceTable:
        cells: dict[int, SourceCell] = {}
        done: list[SourceCell] = []
        number = headings = 0
        for row in children(table, "tr"):
            if is_removed(row):
                continue
            if is_on(row, "trPr/tblHeader") and headings == number:
                headings += 1
            begun: dict[int, SourceCell] = {}
            for column, columns, element in _grid(row):
                place = f"{where}, row {number + 1}, column {column + 1}"
                cell = self._cell(element, place, number, column, columns)
                above = cells.get(column)
                if above and _goes_on(element) and above.columns == columns:
                    if cell.said.text.strip():
                        self.unread.append(
                            SourceNote(place, "text hidden under a merged cell is not read")
                        )
                    cell = _one_row_more(above)
                begun[column] = cell
            done += [cell for column, cell in cells.items() if not _has_grown(cell, begun)]
            cells, number = begun, number + 1
        done += cells.values()
        done.sort(key=lambda cell: (cell.row, cell.column))
        return SourceTable(tuple(done), where, heading_rows=headings)

    def _cell(
        self, element: WordElement, where: str, row: int, column: int, columns: int
    ) -> SourceCell:
        text = WordText(self._address, self._comment, self.struck_styles)
        for block in children(element, "p", "tbl"):
            if block.tag == W + "tbl":
                text.unread.append("a table inside the cell is not read")
            else:
                text.add(block, is_bold=self._is_bold(block), goes_on=joins_next(block))
        if len(text.lines) > 1 and not text.lines[-1] and _ends_in_table(element):
            del text.lines[-1]  # Word puts an empty paragraph behind a table
        self._note(text, where)
        return SourceCell(text.said(_fill(element)), row, column, where, columns=columns)

    def _note(self, text: WordText, where: str) -> None:
        self.unread += [SourceNote(where, says) for says in text.unread]

    def _address(self, relation: str) -> str:
        found = self.document.part.rels.get(relation)
        return str(found.target_ref) if found is not None and found.is_external else ""

    def _comment(self, id: str) -> str:
        comment = self.document.comments.get(int(id)) if id.isdecimal() else None
        return "" if comment is None else comment.text

    def _around(self, body: WordElement) -> None:
        """Note what stands outside the text: headers and footers, embedded documents, numbers."""
        for what in ("header", "footer"):
            texts = {
                "".join(paragraph.text for paragraph in getattr(section, what).paragraphs).strip()
                for section in self.document.sections
                if not getattr(section, what).is_linked_to_previous
            }
            if any(not _is_page_number(text) for text in texts):
                self.unread.append(SourceNote("", f"the {what} of the pages is not read"))
        if body.find(f".//{W}altChunk") is not None:
            self.unread.append(SourceNote("", "an embedded document is not read"))
        numbered = sum(1 for _ in body.iter(W + "numPr"))
        if numbered:
            says = f"automatic numbers or bullets ({numbered} paragraphs) are no part of the text"
            self.unread.append(SourceNote("", says))

    def _accepted(self, body: WordElement) -> Iterator[SourceNote]:
        for block, place in _places(body):
            for done, author in tracked_changes(block):
                by = f" by {author}" if author else ""
                yield SourceNote(place, f"a tracked change{by} ({done}) is taken as accepted")


def _is_page_number(text: str) -> bool:
    """Return whether the text of a page's head or foot is blank or "Page 1 of 3"."""
    return all(word in ("page", "of") or word.isdecimal() for word in text.casefold().split())


def _places(body: WordElement) -> Iterator[tuple[WordElement, str]]:
    counts = {"p": 0, "tbl": 0}
    words = {"p": "paragraph", "tbl": "table"}
    for block in children(body, "p", "tbl"):
        name = block.tag.removeprefix(W)
        counts[name] += 1
        yield block, f"{words[name]} {counts[name]}"


def _grid(row: WordElement) -> Iterator[tuple[int, int, WordElement]]:
    """Yield each cell of a row with the column in which it begins and how many it covers."""
    before = value_of(row, "trPr/gridBefore")
    column = int(before) if before.isdecimal() else 0
    for cell in children(row, "tc"):
        span = value_of(cell, "tcPr/gridSpan")
        columns = max(1, int(span)) if span.isdecimal() else 1
        yield column, columns, cell
        column += columns


def _goes_on(cell: WordElement) -> bool:
    """Return whether a cell continues the merged one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val") in (None, "continue")


def _one_row_more(cell: SourceCell) -> SourceCell:
    from dataclasses import replace

    return replace(cell, rows=cell.rows + 1)


def _has_grown(cell: SourceCell, begun: dict[int, SourceCell]) -> bool:
    below = begun.get(cell.column)
    return below is not None and below.row == cell.row


def _fill(cell: WordElement) -> str:
    """Return a cell's fill; where the pattern is solid, its colour covers the fill."""
    if value_of(cell, "tcPr/shd") == "solid":
        return hex_colour(value_of(cell, "tcPr/shd", "color"))
    return hex_colour(value_of(cell, "tcPr/shd", "fill"))


def _ends_in_table(cell: WordElement) -> bool:
    return [block.tag for block in children(cell, "p", "tbl")][-2:-1] == [W + "tbl"]
