"""Documents as plain data, for tests that need no file."""

from collections.abc import Sequence

from eh_tui.model.paper.source import (
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
    SourceText,
)

Said = str | SourceText


def said(text: Said) -> SourceText:
    """Return a text without looks, or one with looks as it is."""
    return text if isinstance(text, SourceText) else SourceText(text)


def paragraph(text: Said, level: int = 0, number: int = 1) -> SourceParagraph:
    """Return a paragraph."""
    return SourceParagraph(said(text), f"paragraph {number}", level)


def grid(
    *rows: Sequence[Said],
    spans: dict[tuple[int, int], tuple[int, int]] | None = None,
    number: int = 1,
    sheet: str = "",
) -> SourceTable:
    """Return a table; `spans` are the rows and columns of its merged cells by their places."""
    spans = spans or {}
    covered = {
        (row + down, column + right)
        for (row, column), (high, wide) in spans.items()
        for down in range(high)
        for right in range(wide)
        if down or right
    }
    where = f"sheet {sheet}" if sheet else f"table {number}"
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            is_left_out = bool(sheet) and said(text) == SourceText()
            if (row, column) in covered or is_left_out:
                continue
            high, wide = spans.get((row, column), (1, 1))
            place = f"{sheet}!{chr(65 + column)}{row + 1}"
            place = place if sheet else f"{where}, row {row + 1}, column {column + 1}"
            cells.append(SourceCell(said(text), row, column, place, high, wide))
    return SourceTable(tuple(cells), where, bool(sheet))


def paper(*blocks: SourceBlock) -> SourceDocument:
    """Return a document of some blocks."""
    return SourceDocument("form.docx", blocks)
