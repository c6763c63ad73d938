"""A return of last year's audit is told plainly, whatever is left in it to know it by."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from eh_tui.errors import Refused
from eh_tui.files.beside.next_year import begin_next_year
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.returns.reviewing import reviewed_return
from eh_tui.files.store.identity import id_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.new_year import CarriedPart
from tests.support.returns import SentOut, cell_of

TODAY = date(2026, 11, 28)


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return last year's audit, which was sent out before this year's was begun."""
    sent = SentOut(tmp_path)
    store = sent.store
    day = set_field(store.workbook, Kind.SCHOOL, "school", "audit_date", "12/9/2025")
    year = set_field(store.workbook, Kind.SCHOOL, "school", "year", "2025-26")
    store.commit([day, year], "when")
    sent.export()
    return sent


@pytest.fixture
def this_year(sent: SentOut) -> Store:
    """Return this year's workbook, beside last year's."""
    path = sent.path.with_name("school-2026.toml")
    made = begin_next_year(path, sent.store, year="2026-27", clear=tuple(CarriedPart))
    day = set_field(made.workbook, Kind.SCHOOL, "school", "audit_date", "14/9/2026")
    made.commit([day], "when")
    return made


def stripped(book: Any) -> None:
    """Take out whatever an inspector of documents takes out, and what a person deletes."""
    del book["_ehtui"]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("Copy of the audit on"):
                    cell.value = None


def test_one_by_its_id_names_both_workbooks_with_their_years(
    sent: SentOut, this_year: Store
) -> None:
    """And says what to type instead."""
    returned = sent.edited(lambda _: None)
    with pytest.raises(Refused) as told:
        reviewed_return(this_year, returned, TODAY)
    assert str(told.value) == (
        "returned.xlsx was sent out of school.toml (Example Primary School 2025-26, audit date "
        "12/9/2025), and this is school-2026.toml (Example Primary School 2026-27, audit date "
        "14/9/2026); open it there: eh-tui import school.toml returned.xlsx"
    )


def test_this_years_is_told_likewise_to_last_years_workbook(
    sent: SentOut, this_year: Store
) -> None:
    """Somebody opens the old file out of habit."""
    late = sent.path.with_name("late.docx")
    late.write_bytes(audit_document(this_year.workbook, None))
    document = docx.Document(str(late))
    document.core_properties.identifier = id_of(this_year.text.text)
    document.save(str(late))
    with pytest.raises(Refused, match=r"sent out of school-2026\.toml .* this is school\.toml"):
        reviewed_return(sent.store, late, TODAY)


def test_one_without_its_id_is_told_by_its_date(sent: SentOut, this_year: Store) -> None:
    """It may be this year's with a date that nobody changed, so a person decides."""

    def edit(book: Any) -> None:
        stripped(book)
        cell_of(book["Audit tool"], "2-01", "Who").value = "Zeb Quill"

    review = reviewed_return(this_year, sent.edited(edit), TODAY)
    assert review.remarks[0] == (
        "It says the audit date 12/9/2025, which is last year's (school.toml); this year's audit "
        "is of 14/9/2026. It may be last year's sheet: look before anything is taken."
    )
    assert ("2-01", "who") in {(each.id, each.field) for each in review.findings}


def test_a_document_without_its_id_is_told_by_its_date_too(sent: SentOut, this_year: Store) -> None:
    """Word forms are copied from year to year."""
    path = sent.path.with_name("audit.docx")
    path.write_bytes(audit_document(sent.store.workbook))
    assert "It may be last year's" in reviewed_return(this_year, path, TODAY).remarks[0]


def test_this_years_own_return_says_nothing_of_last_year(this_year: Store, sent: SentOut) -> None:
    """Also where nothing is left to know it by."""
    path = sent.path.with_name("now.docx")
    path.write_bytes(audit_document(this_year.workbook))
    assert not any("last year" in each for each in reviewed_return(this_year, path, TODAY).remarks)
