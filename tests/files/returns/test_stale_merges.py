"""A program that inserts rows may leave merged areas where they were, over other rows' cells."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.returns import SentOut, brief, cell_of, row_of


def inserted(book: Any, ref: str) -> Any:
    """Insert a row below one as openpyxl does, which moves no merged area; return the sheet."""
    sheet = book["Audit tool"]
    sheet.insert_rows(row_of(sheet, ref) + 1)
    return sheet


@pytest.mark.parametrize(
    ("form", "ref"),
    [
        ("example-primary", "1-01"),
        ("example-primary", "2-01"),
        ("example-primary", "4-01"),
        ("example-safeguarding-checklist", "1-01"),
        ("example-safeguarding-checklist", "2-01"),
    ],
)
def test_no_row_is_gone_that_only_lies_under_an_area(form: str, ref: str, tmp_path: Path) -> None:
    """And the file is said to be odd, since a program that shows it hides those rows."""
    sent = SentOut(tmp_path, form)
    review = sent.review(sent.edited(lambda book: inserted(book, ref)))
    assert review.findings == ()
    assert review.remarks[0].startswith("Merged areas of this file lie over the cells of other")


def test_what_was_changed_and_added_besides_is_found(tmp_path: Path) -> None:
    """In the rows that are hidden, and in the one that was inserted."""
    sent = SentOut(tmp_path)

    def edit(book: Any) -> None:
        sheet = inserted(book, "1-01")
        number = row_of(sheet, "1-01") + 1
        sheet.cell(number, 2).value = "Ring the school nurse."
        cell_of(sheet, "4-15", "Who?").value = "Zeb Quill"

    path = sent.edited(edit)
    review = sent.review(path)
    found = {brief(each)[:4] for each in review.findings}
    assert ("changed", "4-15", "who", "Zeb Quill") in found
    assert [each[3] for each in found if each[0] == "new"] == ["Ring the school nurse."]
    assert not [each for each in found if each[0] == "gone"]
    assert review.remarks[0].startswith("Merged areas of this file lie over the cells of other")


def test_a_row_that_was_deleted_is_gone_all_the_same(tmp_path: Path) -> None:
    """Nothing of it lies anywhere."""
    sent = SentOut(tmp_path)

    def edit(book: Any) -> None:
        sheet = inserted(book, "1-01")
        row = row_of(sheet, "4-08")
        for column in range(1, 8):
            cell = sheet.cell(row, column)
            if type(cell).__name__ == "Cell":
                cell.value = None

    gone = [each.id for each in sent.review(sent.edited(edit)).findings if each.state == "gone"]
    assert gone == ["4-08"]
