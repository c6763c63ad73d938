"""The limits that a document keeps before any reader of it is started (RELIABILITY.md 5, X1 to X9).

Readers of office files need very much time or memory for small files that declare large things.
So its list of parts, then the plain text of the parts, is held against what a form of a school
ever is. One look at each byte: a file within the limits takes as long as unpacking it.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from eh_tui.errors import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of before 2007 begin, and those that are encrypted."""
ZIP = b"PK"
"""How those of today begin, which are archives."""
_HEAD = 4096
"""Bytes of a part in which a DOCTYPE would stand, behind what comments may precede it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be; the defaults are far beyond any form or return."""

    size: int = 20 << 20
    """Bytes of the file."""
    parts: int = 2_000
    unpacked: int = 100 << 20
    """Bytes of all parts once unpacked."""
    ratio: int = 200
    """How many times its packed size a part of more than 1 MB may be unpacked."""
    cells: int = 100_000
    row: int = 50_000
    """The furthest row that a cell may be in, counted from 1, as `column`."""
    column: int = 500
    merged: int = 100_000
    """Cells that lie in merged areas."""


LIMITS = Limits()


def parts_within(content: bytes, name: str, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Return the XML parts of an office file by their names.

    `name` is how it is called in a sentence. Raises `Refused` for what is no office file, for
    one that is encrypted, holds macros or a DOCTYPE, and for one beyond a limit.
    """
    if len(content) > limits.size:
        raise Refused(f"{name} has more than {limits.size >> 20} MB, so it is not read.")
    if content.startswith(OLE):
        raise Refused(
            f"{name} is protected by a password, or in the format of before 2007; "
            "save it again as .docx or .xlsx without a password."
        )
    if not content.startswith(ZIP):
        raise Refused(f"{name} is no Word, Excel or OpenDocument file, or only a piece of one.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _stop_if_entries_are_unsafe(archive.infolist(), name, limits)
            parts = {entry: archive.read(entry) for entry in archive.namelist() if _is_xml(entry)}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise Refused(f"{name} is damaged, so it can't be read; save or send it again.") from error
    _stop_if_content_is_unsafe(parts, name)
    _stop_if_too_many_cells(parts, name, limits)
    return parts


def _is_xml(entry: str) -> bool:
    return entry.endswith((".xml", ".rels"))


def _stop_if_entries_are_unsafe(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Raise `Refused` for what the list of a file's parts alone tells."""
    names = [entry.filename for entry in entries]
    if len(names) > limits.parts:
        raise Refused(f"{name} has {len(names)} parts, more than {limits.parts}; it is not read.")
    if len(set(names)) != len(names):
        raise Refused(f"{name} holds a part twice, so nobody can tell which counts.")
    if any(".." in each.split("/") or each.startswith("/") for each in names):
        raise Refused(f"{name} holds a part that would lie outside it, so it is not read.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(f"{name} is protected by a password; save it again without one.")
    if any(each.endswith("vbaProject.bin") or each.startswith("Basic/") for each in names):
        raise Refused(f"{name} holds macros; save it as .docx, .xlsx, .odt or .ods without them.")
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise Refused(f"{name} unpacks to more than {limits.unpacked >> 20} MB, so it is not read.")
    for entry in entries:
        if entry.file_size > max(1 << 20, limits.ratio * entry.compress_size):
            raise Refused(f"{name} unpacks to far more than it is, so it is not read.")


def _stop_if_content_is_unsafe(parts: dict[str, bytes], name: str) -> None:
    """Raise `Refused` for what the plain text of the parts tells."""
    for each in parts.values():
        head = _plain(each[:_HEAD])
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Refused(f"{name} declares a document type, as no office program does.")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused(f"{name} is protected by a password; save it again without one.")
    for main in ("xl/workbook.xml", "word/document.xml"):
        if b"http://purl.oclc.org/ooxml/" in parts.get(main, b"")[:_HEAD]:
            raise Refused(
                f"{name} is saved as Strict Open XML; save it as a normal .docx or .xlsx."
            )


def _plain(xml: bytes) -> bytes:
    """Return XML in which the signs of its tags are single bytes, also where it is UTF-16."""
    return xml.replace(b"\0", b"")


def _stop_if_too_many_cells(parts: dict[str, bytes], name: str, limits: Limits) -> None:
    """Raise `Refused` for cells beyond the limits."""
    extents = chain.from_iterable(_extents(part, _plain(each)) for part, each in parts.items())
    cells = merged = 0
    for count, row, column, area in extents:
        cells, merged = cells + count, merged + area
        if row > limits.row:
            raise Refused(f"{name} has a cell in row {row}, far beyond any form.")
        if column > limits.column:
            raise Refused(f"{name} has a cell in column {column}, far beyond any form.")
        if cells > limits.cells:
            raise Refused(f"{name} has more than {limits.cells} cells, so it is not read.")
        if merged > limits.merged:
            raise Refused(f"{name} has merged areas of more than {limits.merged} cells.")


Extent = tuple[int, int, int, int]
"""Cells, the row and the column reached, and cells in merged areas."""

_LAST_ROW = 1_048_576
"""Excel's."""
_SHEET_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d+)")
_SHEET_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)")
_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?ref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"
)
_WORD_CELL = re.compile(rb"<\w+:tc[\s>]")
_WORD_SPAN = re.compile(rb"<\w+:(?:gridSpan|gridBefore|gridAfter)\b[^>]*?val\s*=\s*[\"'](\d+)")
_ODF_PIECE = re.compile(
    rb"<table:(table(?=[\s>])|table-row\b|table-cell\b|covered-table-cell\b)([^>]*)>"
)
_ODF_NUMBER = re.compile(rb"number-(columns|rows)-(repeated|spanned)\s*=\s*[\"'](\d+)")


def _extents(part: str, xml: bytes) -> Iterator[Extent]:
    """Yield what a part says of its cells; nothing for one that has none."""
    if part.startswith("xl/worksheets/"):
        yield from _sheet_extents(xml)
    elif part.startswith("word/"):
        yield sum(1 for _ in _WORD_CELL.finditer(xml)), 0, 0, 0
        for span in _WORD_SPAN.finditer(xml):
            yield 0, 0, int(span[1]), 0
    elif part == "content.xml":
        yield from _odf_extents(xml)


def _sheet_extents(xml: bytes) -> Iterator[Extent]:
    for row in _SHEET_ROW.finditer(xml):
        if int(row[1]) > _LAST_ROW:  # rows without cells are only heights, down to the last
            yield 0, int(row[1]), 0, 0
    for cell in _SHEET_CELL.finditer(xml):
        address = _ADDRESS.search(cell[1])
        yield (1, int(address[2]), column_number(address[1]), 0) if address else (1, 0, 0, 0)
    for area in _MERGED.finditer(xml):
        rows = abs(int(area[4]) - int(area[2])) + 1
        columns = abs(column_number(area[3]) - column_number(area[1])) + 1
        yield 0, 0, 0, rows * columns


def _odf_extents(xml: bytes) -> Iterator[Extent]:
    """Count repeated cells and rows as often as they are repeated, unless they are blank.

    Every spreadsheet ends in a blank cell and a blank row that are repeated to its very edge.
    """
    times = row = column = 0
    for piece in _ODF_PIECE.finditer(xml):
        numbers = {(each[1], each[2]): int(each[3]) for each in _ODF_NUMBER.finditer(piece[2])}
        if piece[1] == b"table":
            times = row = column = 0
            continue
        if piece[1] == b"table-row":
            row, column, times = row + times, 0, numbers.get((b"rows", b"repeated"), 1)
            continue
        repeated = numbers.get((b"columns", b"repeated"), 1)
        spans = [number for (_, sort), number in numbers.items() if sort == b"spanned"]
        if spans:
            yield 0, 0, 0, max(spans) * min(spans) if len(spans) > 1 else spans[0]
        if not piece[2].endswith(b"/"):
            yield repeated * times, row + times, column + repeated, 0
        column += repeated


def column_number(letters: bytes) -> int:
    """Return a sheet's column as a number from 1; b"AB" is 28. Long names stay far beyond any."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number
