"""A return that is far beyond any real sheet is refused in a sentence before a reader sees it."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from eh_tui.cli import main
from tests.support.documents import with_parts
from tests.support.returns import SentOut

SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"


def sheet(cells: bytes, after: bytes = b"") -> dict[str, bytes]:
    """Return a first sheet of some cells, in place of the one that is there."""
    return {SHEET: _HEAD + cells + _TAIL.replace(b"</worksheet>", after + b"</worksheet>")}


CASES = {
    "a cell far to the right": sheet(b'<row r="1"><c r="XFD1"/></row>'),
    "a cell far down": sheet(b'<row r="1048576"><c r="A1048576"/></row>'),
    "a row beyond Excel's last": sheet(b'<row r="99999999"/>'),
    "a large merged area": sheet(
        b"", b'<mergeCells count="1"><mergeCell ref="A1:CV50000"/></mergeCells>'
    ),
    "more cells than any form": sheet(b'<c r="A1"/>' * 100_001),
    "a document type": {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]>' + _HEAD + _TAIL},
    "macros": {"xl/vbaProject.bin": b"x"},
    "a part outside": {"../outside.xml": b"<a/>"},
    "far more unpacked": {"xl/media/a.bin": b"\0" * (2 << 20)},
    "no list of sheets": {"xl/workbook.xml": b""},
}


@pytest.mark.parametrize("parts", CASES.values(), ids=CASES.keys())
def test_what_is_beyond_any_sheet_is_refused(
    tmp_path: Path, capsys: Any, parts: dict[str, bytes]
) -> None:
    """With exit code 2, one line that names the file, and the workbook as it was."""
    sent = SentOut(tmp_path)
    path = tmp_path / "returned.xlsx"
    path.write_bytes(with_parts(sent.sheet.read_bytes(), parts))
    before = sent.path.read_bytes()
    assert main(["import", str(sent.path), str(path), "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "returned.xlsx" in told.err
    assert sent.path.read_bytes() == before


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path, capsys: Any) -> None:
    """Nobody can tell which of them counts."""
    sent = SentOut(tmp_path)
    path = tmp_path / "returned.xlsx"
    path.write_bytes(sent.sheet.read_bytes())
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr(SHEET, _HEAD + _TAIL)
    assert main(["import", str(sent.path), str(path)]) == 2
    assert "twice" in capsys.readouterr().err
