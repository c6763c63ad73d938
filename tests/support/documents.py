"""Documents for tests, made by the libraries that offices' programs stand for."""

import io
import zipfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eh_tui.files.documents.read import read_document
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.source import SourceDocument

_MORE = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def shade(cell: Any, colour: str) -> None:
    """Give a cell of a Word table a fill."""
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="{colour}"/>'))


def add_table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    """Add a table of texts to a Word document and return it."""
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return table


def word_xml(body: str) -> Any:
    """Return a Word document whose body is some XML, "w:" being bound."""
    document = docx.Document()
    document.element.body[:] = parse_xml(f"<w:body {nsdecls('w')} {_MORE}>{body}</w:body>")[:]
    return document


def saved(document: Any, path: Path) -> Path:
    """Save a document of whichever library and return the path."""
    document.save(str(path))
    return path


def read_back(document: Any, path: Path) -> SourceDocument:
    """Save a document and return what our reader makes of it."""
    return read_document(saved(document, path))


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an office file with some of its parts put in place of its own, or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


class Style(StrEnum):
    """How a Word audit of `audit_document` shows its ratings."""

    SHADING = "shading"
    MARKER = "marker"
    WORDS = "words"
    LETTERS = "letters"


FILLS = {"red": "FF0000", "amber": "FFC000", "green": "92D050"}
_MARKERS = {
    "red": WD_COLOR_INDEX.RED,
    "amber": WD_COLOR_INDEX.YELLOW,
    "green": WD_COLOR_INDEX.BRIGHT_GREEN,
}


def audit_document(
    workbook: Workbook, style: Style = Style.SHADING, order: Sequence[int] = (), *, key: bool = True
) -> Any:
    """Return a workbook of Leicester's shape as a Word document, its sections in some order."""
    document = docx.Document()
    document.add_paragraph(workbook.title)
    document.add_paragraph(workbook.intro)
    if key:
        document.add_paragraph(workbook.form.words.rating)
        levels = workbook.form.levels
        table = add_table(document, [[""] * len(levels), [level.label for level in levels]])
        for cell, level in zip(table.rows[0].cells, levels, strict=True):
            shade(cell, FILLS[level.id])
    for at in order or range(len(workbook.commitments)):
        _add_section(document, workbook, workbook.commitments[at], style)
    document.add_paragraph(workbook.sign_off)
    people = [f"{each.role}\n________\nDate signed: {each.signed}" for each in workbook.signatories]
    add_table(document, [people])
    document.add_paragraph("")
    return document


def _add_section(document: Any, workbook: Workbook, section: Commitment, style: Style) -> None:
    outcomes = [each for each in workbook.outcomes if each.commitment == section.id]
    rows: list[list[str]] = []
    ratings: list[str] = []
    merged: list[tuple[int, int]] = []
    for outcome in outcomes:
        actions = [each for each in workbook.actions if each.outcome == outcome.id]
        merged.append((len(rows) + 3, len(rows) + 2 + len(actions)))
        for number, each in enumerate(actions):
            rating = _written(workbook, each.rag, style)
            text = "" if number else outcome.text
            rows.append([text, each.text, each.when, each.who, rating])
            ratings.append(each.rag)
    top = [[section.title] + [""] * 4, [section.band] + [""] * 4, list(section.headings)]
    table = add_table(document, [*top, *rows])
    for at in (0, 1):
        table.cell(at, 0).merge(table.cell(at, 4)).text = top[at][0]
    for first, last in merged:
        if last > first:
            table.cell(first, 0).merge(table.cell(last, 0)).text = rows[first - 3][0]
    for at, rag in enumerate(ratings, len(top)):
        _show(table.cell(at, 4), rag, style)
    for achieved in (each for each in workbook.achieved if each.commitment == section.id):
        document.add_paragraph(achieved.heading)
        texts = [list(each.cells) for each in workbook.rows if each.table == achieved.id]
        add_table(document, [list(achieved.columns), *texts])


def _written(workbook: Workbook, rag: str, style: Style) -> str:
    if rag == NOT_RATED:
        return ""
    level = workbook.form.level(rag)
    return {Style.WORDS: level.label, Style.LETTERS: level.letter}.get(style, "")


def _show(cell: Any, rag: str, style: Style) -> None:
    if rag == NOT_RATED:
        return
    if style is Style.SHADING:
        shade(cell, FILLS[rag])
    elif style is Style.MARKER:
        run = cell.paragraphs[0].add_run("  ")
        run.text = rag[0].upper()
        run.font.highlight_color = _MARKERS[rag]
