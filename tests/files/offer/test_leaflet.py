"""The leaflet: Word's own headings, lists and tables, in letters of 12 points, on two sheets."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings

from eh_tui.files.offer.leaflet import leaflet
from eh_tui.files.offer.pdf import pdf_of, sides_of
from eh_tui.files.offer.printable import printable
from eh_tui.model.core.offer.rows import Contact, Item
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import areas_in_order
from eh_tui.model.offer.leaflet_size import PAGES, fits, for_leaflet
from eh_tui.model.offer.plan import page_of
from tests.support.offers import PAGE_TEXT, TODAY, example, small


def of(workbook: Workbook) -> bytes:
    """Return the leaflet of a workbook."""
    return leaflet(for_leaflet(page_of(workbook, TODAY)))


def opened(workbook: Workbook) -> Any:
    """Return the leaflet of a workbook as python-docx reads it."""
    return Document(io.BytesIO(of(workbook)))


def full() -> Workbook:
    """Return the example with every item of the guide offered, in a sentence each."""
    workbook = example()
    items = tuple(
        replace(item, offered="yes", words=f"We offer {item.text.lower()} to whoever needs it.")
        for item in workbook.items
    )
    return replace(workbook, items=items)


def test_headings_are_words_own_and_in_order() -> None:
    """One of the first level, and none is skipped."""
    levels = [
        int(paragraph.style.name[-1])
        for paragraph in opened(example()).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_lists_are_words_own() -> None:
    """A screen reader says how many entries there are."""
    document = opened(example())
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"List Bullet", "List Number"} <= styles
    numbering = document.part.numbering_part.element.xml
    assert 'w:fmt w:val="bullet"' in numbering or 'w:numFmt w:val="bullet"' in numbering


def test_tables_have_a_heading_row_and_no_empty_or_merged_cell() -> None:
    """What LibreOffice tags rightly, and a screen reader can follow."""
    tables = opened(example()).tables
    assert len(tables) == 2
    for table in tables:
        xml = table._tbl.xml
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:vMerge" not in xml
        assert "w:gridSpan" not in xml
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)


def test_no_letter_is_smaller_than_12_points() -> None:
    """GOV.UK's rule for what is printed."""
    xml = opened(example()).styles.element.xml
    sizes = [int(size) for size in re.findall(r'w:sz(?:Cs)? w:val="(\d+)"', xml)]
    assert min(sizes) >= 24


def test_the_leaflet_says_its_language_and_title() -> None:
    """In the properties, from which a PDF takes them."""
    document = opened(example())
    assert document.core_properties.title == "Early Help at Example Primary School"
    assert document.core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


@given(words=PAGE_TEXT)
@settings(max_examples=30, deadline=None)
def test_any_text_is_in_the_leaflet(words: str) -> None:
    """With a symbol in place of what Word can't have."""
    workbook = small(
        items=(Item("A1-01", "A1", "x", "yes", f"w{words}w"),),
        contacts=(Contact("CT01", f"n{words}n", "universal", "Sam"),),
    )
    document = opened(workbook)
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    whole = "".join("".join(texts).split())
    assert "".join(printable(f"w{words}w").split()) in whole
    assert "".join(printable(f"n{words}n").split()) in whole


def test_a_leaflet_is_the_same_bytes_each_time() -> None:
    """So that a changed leaflet is a changed offer."""
    assert of(example()) == of(example())


def test_a_full_offer_is_cut_down_to_what_fits_and_names_every_item() -> None:
    """First the lines below each item go, then the items run together."""
    workbook = full()
    assert not fits(page_of(workbook, TODAY))
    assert fits(for_leaflet(page_of(workbook, TODAY)))
    text = "\n".join(paragraph.text for paragraph in opened(workbook).paragraphs)
    for group in areas_in_order(workbook):
        assert all(item.text.strip().lower() in text for item in group.items)


@pytest.mark.libreoffice
@pytest.mark.parametrize("workbook", [example(), full()], ids=["example", "full"])
def test_the_leaflet_is_two_sheets_and_a_tagged_pdf(workbook: Workbook, tmp_path: Path) -> None:
    """As LibreOffice lays it out."""
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(pdf_of(of(workbook)))
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    pages = re.search(r"Pages:\s+(\d+)", told)
    assert pages is not None
    assert int(pages[1]) <= PAGES
    assert sides_of(path.read_bytes()) == int(pages[1])
    assert re.search(r"Tagged:\s+yes", told)
    assert "Title:           Early Help at Example Primary School" in told
    assert b"pdfuaid" in path.read_bytes()


@pytest.mark.libreoffice
def test_a_checker_of_pdf_ua_finds_nothing(tmp_path: Path) -> None:
    """Pdfua knows part of the rules, and needs no Java."""
    pytest.importorskip("pdfua")
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(pdf_of(of(example())))
    command = [sys.executable, "-m", "pdfua", "check", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
