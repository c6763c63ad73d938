"""Ratings that a school gives by the colour of cells in Excel, and rows that are its own."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles import PatternFill

from eh_tui.files.documents.read import read_document
from eh_tui.files.partnership.other_files import audit_in_office_file
from eh_tui.files.returns.returned_file import read_return
from eh_tui.model.drafting.emptied import emptied
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.partnership.returned import returned_from
from eh_tui.model.returns.finding import FindingState
from eh_tui.model.returns.preflight import contents_of
from eh_tui.model.returns.standalone import audit_on_sheets
from tests.support.forms import shipped
from tests.support.partnership import TODAY
from tests.support.returns import SentOut, cell_of, row_of
from tests.support.submitted import sent as sent_file

AUDIT, RATING = "Audit tool", "RAG rating"


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return an audit that was sent out."""
    return SentOut(tmp_path)


def colour(cell: Any, fill: str) -> None:
    """Give a cell a colour."""
    cell.fill = PatternFill("solid", fgColor=fill)


def paint(ref: str, fill: str, text: str | None = None, heading: str = RATING) -> Any:
    """Return an edit that colours the rating of a row, with this text alone written there."""

    def edit(book: Any) -> None:
        cell = cell_of(book[AUDIT], ref, heading)
        cell.value = text
        colour(cell, fill)

    return edit


def without_rules(book: Any) -> None:
    """Take the rules away that colour a rating by its words, as a form of Excel's own has none."""
    book[AUDIT].conditional_formatting = ConditionalFormattingList()


def test_a_rating_by_colour_is_found_and_told_so(sent: SentOut) -> None:
    """As it is where a workbook is made from the file; the two ways used to disagree."""
    path = sent.edited(paint("1-01", "FF0000"))
    (found,) = sent.review(path).findings
    assert (found.state, found.id, found.returned) == (FindingState.CHANGED, "1-01", "red")
    assert "read from the cell colour FF0000" in found.remarks[0]
    filling = filled_from(read_document(path), emptied(sent.store.workbook))
    assert filling.by_colour == {("1-01", "rag"): "from cell colour FF0000"}


def test_blue_is_asked_about(sent: SentOut) -> None:
    """It is none of red, amber and green."""
    (found,) = sent.review(sent.edited(paint("1-01", "0070C0"))).findings
    assert found.state is FindingState.UNREADABLE
    assert "0070C0 (blue) is none of the form's" in found.remarks[0]


def test_grey_is_told_beside_the_row(sent: SentOut) -> None:
    """It clears the rating as no colour does, and is told."""
    review = sent.review(sent.edited(paint("1-01", "808080")))
    assert [(each.state, each.returned) for each in review.findings] == [
        (FindingState.CHANGED, "none")
    ]
    (beside,) = review.beside
    assert (beside.id, beside.where) == ("1-01", "Audit tool!E10")
    assert "808080" in beside.text


def test_words_against_a_colour_are_asked_about(sent: SentOut) -> None:
    """Where both are seen, neither is taken."""

    def edit(book: Any) -> None:
        without_rules(book)
        paint("1-01", "FF0000", "On track")(book)

    (found,) = sent.review(sent.edited(edit)).findings
    assert (found.state, found.returned) == (FindingState.UNREADABLE, "On track")
    assert "Its words say amber and the cell colour FF0000 says red" in found.remarks[0]


def test_words_hold_where_a_rule_covers_the_colour(sent: SentOut) -> None:
    """Our sheet shows the words' own colour: whoever chose them sees no other, and is told."""
    review = sent.review(sent.edited(paint("1-01", "FF0000", "On track")))
    assert [(each.state, each.returned) for each in review.findings] == [
        (FindingState.CHANGED, "amber")
    ]
    (beside,) = review.beside
    assert "FF0000" in beside.text


def test_a_word_that_is_cleared_leaves_no_colour(sent: SentOut) -> None:
    """Our sheet colours by the words, so nothing is left that could be taken for a rating."""

    def edit(book: Any) -> None:
        cell_of(book[AUDIT], "1-01", RATING).value = None

    review = sent.review(sent.edited(edit))
    assert [each.returned for each in review.findings] == ["none"]
    assert review.beside == ()


def test_a_coloured_cell_among_ticks_is_asked_about(tmp_path: Path) -> None:
    """Nothing is marked, and a colour there may be an answer."""
    sent = SentOut(tmp_path, "example-safeguarding-checklist")

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        number = row_of(sheet, "1.A")
        for column in (2, 3, 4):
            sheet.cell(number, column).value = None
        colour(sheet.cell(number, 3), "FFC000")

    (found,) = sent.review(sent.edited(edit)).findings
    assert (found.state, found.id) == (FindingState.UNREADABLE, "1.A")
    assert "'Partly' has the cell colour FFC000" in found.remarks[0]


def test_a_colour_beside_the_tick_is_told(tmp_path: Path) -> None:
    """The tick holds."""
    sent = SentOut(tmp_path, "example-safeguarding-checklist")

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        number = row_of(sheet, "1.A")
        blank = next(at for at in (2, 3, 4) if not sheet.cell(number, at).value)
        colour(sheet.cell(number, blank), "FF0000")

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    (beside,) = review.beside
    assert (beside.id, "FF0000" in beside.text) == ("1.A", True)


def test_a_row_of_the_schools_own_is_told_whole(tmp_path: Path) -> None:
    """Where the form rates outcomes, a row that is none of them was passed over in silence."""
    sent = SentOut(tmp_path, "example-standards-self-assessment")

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        number = row_of(sheet, "1.C") + 1
        assert not any(cell.value for cell in sheet[number])
        for at, text in enumerate(("Our therapy dog", "It comes on Fridays", "3 Fully met"), 1):
            sheet.cell(number, at).value = text
        colour(sheet.cell(number, 4), "FF0000")

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    assert [each.text for each in review.beside] == [
        *("Our therapy dog", "It comes on Fridays", "3 Fully met", "the cell colour FF0000")
    ]


def test_a_title_whose_merged_area_has_moved_is_no_row_of_the_schools(tmp_path: Path) -> None:
    """A program that inserts a row and does not move the areas leaves the form's lines alone."""
    sent = SentOut(tmp_path, "example-standards-self-assessment")

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        sheet.insert_rows(row_of(sheet, "1.C") + 1)

    assert not [each for each in sent.review(sent.edited(edit)).beside if not each.id]


def coloured_return(tmp_path: Path, *fills: str) -> Path:
    """Return a sheet in which the first ratings are given by colours alone."""
    book = openpyxl.load_workbook(io.BytesIO(sent_file("example-primary", "xlsx")))
    for ref, fill in zip(("1-01", "1-02", "1-03"), fills, strict=False):
        paint(ref, fill)(book)
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_colours_are_counted_and_told(tmp_path: Path) -> None:
    """The lead sees which figures rest on a colour."""
    path = coloured_return(tmp_path, "FF0000", "FFC000", "00B050")
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    counts = returned_from(found.workbook, "a.xlsx", TODAY).counts["1"]
    assert counts == {"red": 1, "amber": 1, "green": 1}
    assert "3 ratings are read from their colour" in found.remark
    assert "Audit tool!E" in found.remark


def test_a_file_of_before_2007_says_that_its_colours_are_not_read(tmp_path: Path) -> None:
    """Else a return that is rated by colour alone would be one that rates nothing."""
    blank = shipped("leicester-early-help")
    book = openpyxl.load_workbook(io.BytesIO(sent_file("example-primary", "xlsx")))
    cell_of(book[AUDIT], "1-01", RATING).value = None
    book.save(path := tmp_path / "a.xlsx")
    old = [replace(each, has_sure_blanks=False) for each in read_return(path).tables]
    audit = audit_on_sheets(blank, contents_of(blank, old, "a.xls"), {}, TODAY)
    assert "Colours are not read in an .xls" in audit.remark


def test_a_colour_that_is_none_of_the_forms_is_not_counted(tmp_path: Path) -> None:
    """The return is asked about, with the cell."""
    path = coloured_return(tmp_path, "0070C0")
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    assert "0070C0 (blue) is none of the form's" in found.trouble
    assert "Audit tool!E" in found.trouble
