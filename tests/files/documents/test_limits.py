"""What no form ever is, is refused in one sentence before a reader sees it.

Every file here is harmless: the limit is made small, not the file large.
"""

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from odfdo import Document, Row, Table

from eh_tui.errors import NotFound, Refused
from eh_tui.files.documents.limits import LIMITS, Limits, parts_within
from eh_tui.files.documents.read import read_document
from tests.support.documents import add_table, with_parts


def saved(document: Any) -> bytes:
    """Return a document's file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def sheet(**cells: str) -> openpyxl.Workbook:
    """Return a book of one sheet with some cells."""
    book = openpyxl.Workbook()
    assert book.active
    for address, text in cells.items():
        book.active[address] = text
    return book


def word() -> bytes:
    """Return a Word file with four cells."""
    document = docx.Document()
    add_table(document, [["a", "b"], ["c", "d"]])
    return saved(document)


def ods(*, repeated: int = 1, blank: int = 1) -> bytes:
    """Return a sheet whose first cell, and whose blank last row, are repeated."""
    document = Document("spreadsheet")
    table = Table("Audit", width=2, height=2)
    table.set_value((0, 0), "text")
    document.body.clear()
    document.body.append(table)
    row = Row(2)
    row.set_attribute("table:number-rows-repeated", str(blank))
    table.append(row)
    cell = next(iter(table.get_elements("descendant::table:table-cell")))
    cell.set_attribute("table:number-columns-repeated", str(repeated))
    return saved(document)


Case = tuple[Callable[[], bytes], Limits, str]

SMALL: dict[str, Case] = {
    "size": (lambda: saved(sheet(A1="x")), replace(LIMITS, size=1000), "more than 0 MB"),
    "parts": (word, replace(LIMITS, parts=3), "more than 3"),
    "unpacked": (word, replace(LIMITS, unpacked=1 << 10), "unpacks to more than"),
    "cells": (word, replace(LIMITS, cells=3), "more than 3 cells"),
    "cells of a sheet": (
        lambda: saved(sheet(A1="x", B1="y")),
        replace(LIMITS, cells=1),
        "more than 1 cells",
    ),
    "a far row": (lambda: saved(sheet(B7="x")), replace(LIMITS, row=6), "cell in row 7"),
    "a far column": (lambda: saved(sheet(AB2="x")), replace(LIMITS, column=27), "column 28"),
    "cells of an .ods": (
        lambda: ods(repeated=5),
        replace(LIMITS, cells=4),
        "more than 4 cells",
    ),
    "a column of an .ods": (lambda: ods(repeated=5), replace(LIMITS, column=4), "column 5"),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_file_just_over_a_limit_is_refused_in_one_sentence(name: str) -> None:
    """The same file is read where the limit is the usual one."""
    make, limits, words = SMALL[name]
    content = make()
    with pytest.raises(Refused, match=words) as refused:
        parts_within(content, "form.xlsx", limits)
    assert str(refused.value).startswith("form.xlsx ")
    assert str(refused.value).endswith(".")
    assert parts_within(content, "form.xlsx")


OF_FILES = ("size", "parts", "unpacked")
"""The limits that hold whatever is in the parts."""
MAINS = ("word/document.xml", "xl/worksheets/sheet1.xml", "content.xml")
"""The parts that hold the cells."""
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "in another encoding": lambda xml: xml.decode().encode("utf-16"),
    "with blanks": lambda xml: xml.replace(b'="', b' = "'),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [name for name in SMALL if name not in OF_FILES])
def test_so_is_one_that_is_written_as_no_office_program_does_it(name: str, way: str) -> None:
    """XML may be written in many ways, and readers understand all of them."""
    make, limits, words = SMALL[name]
    content = make()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        mains = {each: archive.read(each) for each in archive.namelist() if each in MAINS}
    content = with_parts(content, {each: WAYS[way](xml) for each, xml in mains.items()})
    with pytest.raises(Refused, match=words):
        parts_within(content, "form.xlsx", limits)


def test_a_merged_area_counts_by_all_the_cells_in_it() -> None:
    """A library makes an object for each of them."""
    book = sheet(A1="x")
    assert book.active
    book.active.merge_cells("A1:C4")
    with pytest.raises(Refused, match="merged areas of more than 11 cells"):
        parts_within(saved(book), "form.xlsx", replace(LIMITS, merged=11))
    assert parts_within(saved(book), "form.xlsx", replace(LIMITS, merged=12))


def test_a_part_that_unpacks_to_far_more_than_it_is_is_refused() -> None:
    """That is what a bomb of a few kilobytes looks like; a megabyte of blanks will do here."""
    content = with_parts(word(), {"word/extra.xml": b"<a>" + b" " * (2 << 20) + b"</a>"})
    with pytest.raises(Refused, match="far more than it is"):
        parts_within(content, "form.docx")


def test_the_blank_end_of_a_sheet_is_no_cell() -> None:
    """LibreOffice ends every sheet in a blank row that is repeated to row 1,048,576."""
    assert parts_within(ods(blank=1_048_576), "form.ods", replace(LIMITS, cells=3, row=9))


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a SYSTEM "x"><a/>'.encode("utf-16"),
    ],
)
def test_a_document_type_is_refused_in_any_encoding(xml: bytes) -> None:
    """Entities and outside references begin with it, and no office program writes one."""
    with pytest.raises(Refused, match="declares a document type"):
        parts_within(with_parts(word(), {"word/styles.xml": xml}), "form.docx")


def encrypted_ods() -> bytes:
    """Return a sheet that says of itself what one with a password says."""
    manifest = (
        b'<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    )
    return with_parts(ods(), {"META-INF/manifest.xml": manifest})


def twice() -> bytes:
    """Return a Word file that holds its text twice."""
    file = io.BytesIO(word())
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", b"<a/>")
    return file.getvalue()


def strict() -> bytes:
    """Return a sheet in the other of Excel's two formats."""
    xml = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    return with_parts(saved(sheet(A1="x")), {"xl/workbook.xml": xml})


OTHERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a password of Office": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "a password of LibreOffice": (encrypted_ods, "password"),
    "macros": (lambda: with_parts(word(), {"word/vbaProject.bin": b"x"}), "macros"),
    "a part twice": (twice, "a part twice"),
    "a part outside": (lambda: with_parts(word(), {"../../x.xml": b"<a/>"}), "lie outside"),
    "Strict Open XML": (strict, "Strict Open XML"),
    "text": (lambda: b"Dear lead,", "no Word, Excel or OpenDocument file"),
    "nothing": (lambda: b"", "no Word, Excel or OpenDocument file"),
    "half a file": (lambda: word()[:2000], "damaged"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_no_reader_may_see_is_refused_in_one_sentence(name: str) -> None:
    """Each sentence says what it is, and what to do where something can be done."""
    make, words = OTHERS[name]
    with pytest.raises(Refused, match=words) as refused:
        parts_within(make(), "form.docx")
    assert str(refused.value).count(". ") == 0


def test_a_file_of_another_kind_is_told_what_to_save_it_as(tmp_path: Path) -> None:
    """An old .xls is the commonest of all."""
    (tmp_path / "form.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused, match=r"is a \.pdf; save it as \.docx"):
        read_document(tmp_path / "form.pdf")
    with pytest.raises(NotFound, match="There is no file"):
        read_document(tmp_path / "none.docx")
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(Refused, match="can't be read"):
        read_document(tmp_path / "folder.docx")


BROKEN = {
    "no list of types": {"[Content_Types].xml": b""},
    "another root": {"word/document.xml": b"<a/>"},
    "no XML": {"word/document.xml": b"<w:document"},
    "very deep": {"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_broken_inside_is_refused_without_a_traceback(
    name: str, tmp_path: Path
) -> None:
    """Whatever python-docx and lxml raise for it is one sentence."""
    path = tmp_path / "form.docx"
    path.write_bytes(with_parts(word(), BROKEN[name]))
    with pytest.raises(Refused, match="broken inside"):
        read_document(path)
