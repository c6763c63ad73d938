"""Excel files as people get them and send them back."""

import html
import io
import re
import zipfile
from random import Random
from typing import Any

from eh_tui.files.office.xlsx.titles import METADATA_SHEET
from eh_tui.files.office.zip import zip_parts, zipped

AUDIT = "Audit tool"
_ID = re.compile(r"\d-\d\d")
_WHEN_SAVED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>", re.DOTALL)


def all_text(content: bytes) -> str:
    """Return all that a file says, one of Office's too."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    try:
        parts = zip_parts(content).values()
    except (zipfile.BadZipFile, OSError, EOFError):  # half of one
        return ""
    return html.unescape("\n".join(part.decode("utf-8", "replace") for part in parts))


def filled_in(content: bytes, random: Random, texts: list[str]) -> tuple[bytes, list[str]]:
    """Return a sheet of ours with some cells changed, and those of the texts that stand there."""
    from openpyxl import load_workbook

    book: Any = load_workbook(io.BytesIO(content))
    rows = [row for row in book[AUDIT].iter_rows() if _ID.fullmatch(str(row[5].value))]
    typed = []
    for text in texts:
        if rows:
            row = rows.pop(random.randrange(len(rows)))
            row[random.choice((2, 3))].value = text  # when, by whom
            typed.append(text)
    return _saved(book), typed


def without_notes(content: bytes) -> bytes:
    """Return a sheet without what our export notes of itself, as Google's sheets leave it."""
    from openpyxl import load_workbook

    book: Any = load_workbook(io.BytesIO(content))
    if METADATA_SHEET in book:
        del book[METADATA_SHEET]
    book.custom_doc_props.props.clear()
    return _saved(book)


def _saved(book: Any) -> bytes:
    saved = io.BytesIO()
    book.save(saved)
    parts = zip_parts(saved.getvalue())
    return zipped({name: _WHEN_SAVED.sub(b"", part) for name, part in parts.items()})
