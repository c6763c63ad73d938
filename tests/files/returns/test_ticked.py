"""Columns to be ticked come back from Excel and from Word with the same answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl.styles import Font

from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.partnership.other_files import audit_in_office_file
from eh_tui.files.store.identity import identity_of
from eh_tui.model.drafting.emptied import emptied
from eh_tui.model.returns.finding import ReturnReview
from tests.support.other_programs import converted
from tests.support.returns import TODAY, SentOut, cell_of

QUESTION = "Is there a child protection policy"
"""1.A, which is answered with Yes."""
LEVELS = ("Yes", "Partly", "No")
Answers = tuple[str, str, str]
"""What stands under Yes, Partly and No."""


def word_file(sent: SentOut, edit: Callable[[Any], None]) -> Path:
    """Return the export to Word after somebody has changed it."""
    store = sent.store
    path = sent.path.parent / "returned.docx"
    path.write_bytes(audit_document(store.workbook, identity_of(store.text.text, store.moment)))
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path


def type_over(cell: Any, text: str) -> None:
    """Type over a cell and take its colour off."""
    cell.text = text
    for shade in cell._tc.findall(f".//{qn('w:tcPr')}/{qn('w:shd')}"):
        shade.getparent().remove(shade)


def in_word(sent: SentOut, answers: Answers, *, struck: bool = False) -> Path:
    """Return the export to Word after somebody has typed some answers to the first question."""

    def edit(document: Any) -> None:
        rows = (row for table in document.tables for row in table.rows)
        row = next(row for row in rows if row.cells[0].text.startswith(QUESTION))
        for cell, text in zip(row.cells[1:4], answers, strict=True):
            type_over(cell, text)
            for run in cell.paragraphs[0].runs if struck else ():
                run.font.strike = True

    return word_file(sent, edit)


def in_excel(sent: SentOut, answers: Answers, *, struck: bool = False) -> Path:
    """Return the export to Excel after somebody has done the same there."""

    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        (row,) = (cell.row for cell in sheet["A"] if str(cell.value).startswith(QUESTION))
        above = [cell for line in sheet.iter_rows(max_row=row) for cell in line[1:]]
        for level, text in zip(LEVELS, answers, strict=True):
            column = next(cell.column for cell in above if cell.value == level)
            cell = sheet.cell(row, column)
            cell.value = text or None
            cell.font = Font(strike=struck)

    return sent.edited(edit)


WAYS = pytest.mark.parametrize("changed", [in_word, in_excel])
Changed = Callable[..., Path]


def came(review: ReturnReview) -> list[tuple[str, str, str]]:
    """Return the row, the state and the rating of each finding."""
    return [(each.id, each.state.value, each.returned) for each in review.findings]


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return a workbook whose questions are answered in columns to be ticked."""
    return SentOut(tmp_path, "example-safeguarding-checklist")


@WAYS
@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (("☐", "☒", "☐"), "partly"),
        (("☐", "☐", "x"), "no"),
        (("", "Partly", ""), "partly"),
        (("", "", "No"), "no"),
        (("", "", "☑"), "no"),
    ],
)
def test_what_is_ticked_is_found(
    sent: SentOut, changed: Changed, answers: Answers, level: str
) -> None:
    """An empty box is none; a column's own word is its mark."""
    review = sent.review(changed(sent, answers))
    assert came(review) == [("1.A", "changed", level)]


@WAYS
def test_a_word_against_its_column_is_asked(sent: SentOut, changed: Changed) -> None:
    """Nobody knows which of the two is meant by "Partly" under Yes."""
    (found,) = sent.review(changed(sent, ("Partly", "", ""))).findings
    assert (found.id, found.state.value) == ("1.A", "unreadable")
    assert "'Partly' stands under" in found.remarks[0]


@WAYS
def test_other_words_beside_a_mark_are_told(sent: SentOut, changed: Changed) -> None:
    """The mark counts, and nothing that was written is lost."""
    review = sent.review(changed(sent, ("", "x", "only in part, see the minutes")))
    assert came(review) == [("1.A", "changed", "partly")]
    told = [*review.remarks, *(each.text for each in review.beside)]
    assert [each for each in told if "only in part, see the minutes" in each]


@WAYS
def test_a_mark_that_is_struck_through_is_told_and_takes_nothing(
    sent: SentOut, changed: Changed
) -> None:
    """Neither is the tick taken again, nor is the answer taken out for it."""
    review = sent.review(changed(sent, ("x", "", ""), struck=True))
    assert review.findings == ()
    assert [(each.id, each.text) for each in review.beside] == [("1.A", "struck through: x")]


@pytest.mark.libreoffice
@pytest.mark.parametrize(("changed", "ending"), [(in_word, "odt"), (in_excel, "ods")])
def test_libreoffice_saves_the_same_answers(sent: SentOut, changed: Changed, ending: str) -> None:
    """Its own files are read as those that it was given."""
    path = changed(sent, ("☐", "Partly", "☐ see below"))
    review = sent.review(converted(path, ending, sent.path.parent / "converted"))
    assert came(review) == [("1.A", "changed", "partly")]
    told = [*review.remarks, *(each.text for each in review.beside)]
    assert [each for each in told if "see below" in each]


@WAYS
@pytest.mark.parametrize(
    ("answers", "level", "told"),
    [
        (("☐", "☒", "☐"), "partly", ""),
        (("☐", "☐", "☐"), "none", ""),
        (("☐", "", ""), "none", ""),
        (("", "", "No"), "no", ""),
        (("", "x", "see the minutes"), "partly", "see the minutes"),
    ],
)
def test_who_counts_reads_the_same(
    sent: SentOut, changed: Changed, answers: Answers, level: str, told: str
) -> None:
    """Of a return whose workbook is elsewhere, so that all that it says is taken."""
    blank = emptied(sent.store.workbook)
    audit = audit_in_office_file(changed(sent, answers), blank, TODAY)
    assert audit.trouble == ""
    assert audit.workbook.outcomes[0].rag == level
    assert any(told in text for _, text in audit.beside) is bool(told)


@WAYS
def test_who_counts_is_told_what_is_struck_through(sent: SentOut, changed: Changed) -> None:
    """It is no answer, and stands on the school's page."""
    blank = emptied(sent.store.workbook)
    audit = audit_in_office_file(changed(sent, ("x", "", ""), struck=True), blank, TODAY)
    assert audit.workbook.outcomes[0].rag == "none"
    assert [text for id, text in audit.beside if id == "1.A" and "struck through: x" in text]


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ("☐ {} ☒ {} ☐ {}", ("1-01", "changed", "amber")),
        ("☐ {} ☐ {} ☐ {}", ("1-01", "changed", "none")),
        ("☐ {}", ("1-01", "changed", "none")),
        ("☐", ("1-01", "changed", "none")),
        ("☒ {} ☐ {} ☒ {}", ("1-01", "unreadable", "")),
    ],
)
def test_a_rating_s_cell_may_print_a_box_for_each_level(
    tmp_path: Path, boxes: str, found: tuple[str, str, str]
) -> None:
    """In Word and in Excel alike the one that is marked is the rating, and two are asked."""
    sent = SentOut(tmp_path)
    text = boxes.format(*(level.words for level in sent.store.workbook.form.levels))

    def in_sheet(book: Any) -> None:
        cell_of(book.worksheets[0], "1-01", "RAG rating").value = text

    def in_text(document: Any) -> None:
        type_over(document.tables[1].rows[1].cells[4], text)

    for path in (sent.edited(in_sheet), word_file(sent, in_text)):
        ((id, state, returned),) = came(sent.review(path))
        assert (id, state) == found[:2]
        assert state == "unreadable" or returned == found[2]
