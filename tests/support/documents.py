"""Documents for tests, made by the libraries that offices' programs stand for."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eh_tui.files.documents.read import read_document
from eh_tui.model.document.source import SourceDocument

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
