"""A form may call a column as our export calls one of its own; both come back as what they are."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eh_tui.files.documents.read import read_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.returns.reviewing import reviewed_return
from eh_tui.files.store.identity import identity_of, with_identity
from eh_tui.files.store.new_workbook import put_new
from eh_tui.files.store.store import Store
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.drafting.emptied import emptied
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.returns.finding import ReturnReview
from tests.support.returns import TODAY, Edit, brief

AUDIT, PLAN = "Audit tool", "Action plan"
FORM = """\
schema = 2
form = "own-form"
version = "1"
title = "An audit of our own"

[school]
name = "Hill School"

[[levels]]
id = "red"
label = "Red"

[[levels]]
id = "green"
label = "Green"
done = true

{columns}
[[columns]]
heading = "Standard"
role = "outcome"

[[columns]]
heading = "Step"
role = "action"

[[columns]]
heading = "By when"
role = "when"

[[columns]]
heading = "RAG"
role = "rating"

[[commitments]]
id = "1"
title = "Identifying need"

[[outcomes]]
id = "1.A"
commitment = "1"
text = "Staff know the signs"
statutory = true
weight = "2"
own = "A1"

[[actions]]
id = "1-01"
outcome = "1.A"
text = "Train everybody"
rag = "red"
note = "In the hall."
own = "A1a"

[[actions]]
id = "1-02"
outcome = "1.A"
text = "Induct who is new"
own = "A1b"

[[evidence]]
id = "E-01"
of = "1-01"
what = "The list of those who came"

[[commitments]]
id = "2"
title = "Leading"

[[outcomes]]
id = "2.A"
commitment = "2"
text = "Governors ask"
own = "B1"

[[actions]]
id = "2-01"
outcome = "2.A"
text = "Report each term"
own = "B1a"
"""
HEADINGS = (
    "Ref", "REF:", "Due", "Weight", "Statutory", "Version", "Form", "Rated", "Evidence (seen)",
    "When (sort)", "Note",
)  # fmt: skip


def column(heading: str, of: str = "outcome", more: str = "") -> str:
    """Return a column of the form's own."""
    return f'[[columns]]\nheading = "{heading}"\nrole = "plain"\nkey = "own"\nof = "{of}"\n{more}\n'


class Sent:
    """An audit of a form with columns of its own, and the sheet that was sent out of it."""

    def __init__(self, folder: Path, columns: str) -> None:
        """Write the workbook and its export."""
        self.path, self.sheet = folder / "school.toml", folder / "sent.xlsx"
        text = with_identity(FORM.format(columns=columns))
        put_new(self.path, text)
        known = WorkbookText.parse(text.encode())
        content, _ = excel_file(known.workbook, today=TODAY, identity=identity_of(known.text, ""))
        self.sheet.write_bytes(content)

    def came_back(self, edit: Edit) -> ReturnReview:
        """Return what is read of the sheet after somebody has changed it."""
        book = openpyxl.load_workbook(self.sheet)
        edit(book)
        path = self.path.parent / "returned.xlsx"
        book.save(path)
        return reviewed_return(Store(self.path), path, TODAY)

    def headings(self, sheet: str) -> list[str]:
        """Return the headings of a sheet, from left to right."""
        rows = openpyxl.load_workbook(self.sheet)[sheet].iter_rows(values_only=True)
        return next([str(text) for text in row if text] for row in rows if "Step" in row)


def as_sent_before(book: Any) -> None:
    """Head our ids as exports did that are out already: as the form heads its own."""
    for name, old in ((AUDIT, "Ref"), (PLAN, "Ref 2")):
        for row in book[name].iter_rows():
            for cell in row:
                if cell.value == "Row ref":
                    cell.value = old


def reword(book: Any) -> None:
    """Type another text over an action, which only its Ref tells then."""
    for row in book[AUDIT].iter_rows():
        for cell in row:
            if cell.value == "Train everybody":
                cell.value = "Train all who teach"


@pytest.mark.parametrize("of", ["outcome", "action"])
@pytest.mark.parametrize("heading", HEADINGS)
def test_an_export_that_nobody_changed_says_nothing(tmp_path: Path, heading: str, of: str) -> None:
    """Whatever the form's own column is called, and whichever row it is of."""
    review = Sent(tmp_path, column(heading, of)).came_back(lambda _: None)
    assert (review.findings, review.beside, review.remarks) == ((), (), ())


def test_no_two_columns_are_headed_alike(tmp_path: Path) -> None:
    """Whoever is asked for a row's Ref must see one that is meant."""
    sent = Sent(tmp_path, column("Ref"))
    for sheet in (AUDIT, PLAN):
        headings = sent.headings(sheet)
        assert (headings.count("Ref"), headings.count("Row ref")) == (1, 1), sheet


def test_ours_gives_way_to_whatever_the_form_says(tmp_path: Path) -> None:
    """A form may have both names, and ours is a third."""
    more = '[[columns]]\nheading = "Row ref"\nrole = "plain"\nkey = "other"\n\n'
    sent = Sent(tmp_path, column("Ref") + more)
    assert sent.headings(AUDIT)[0] == "Ref"
    assert sent.headings(AUDIT)[-4] == "Row ref 2"
    assert sent.came_back(lambda _: None).findings == ()


@pytest.mark.parametrize("is_old", [False, True])
def test_a_reworded_row_is_known_by_our_ref(tmp_path: Path, is_old: bool) -> None:
    """By the form's it would be one row gone and one new, and its rating with neither."""

    def edit(book: Any) -> None:
        reword(book)
        if is_old:
            as_sent_before(book)

    review = Sent(tmp_path, column("Ref")).came_back(edit)
    assert list(map(brief, review.findings)) == [
        ("changed", "1-01", "text", "Train all who teach", f"{AUDIT}!C10")
    ]
    assert (review.beside, review.remarks) == ((), ())


@pytest.mark.parametrize("of", ["outcome", "action"])
def test_an_export_that_is_out_already_is_read(tmp_path: Path, of: str) -> None:
    """Two columns are headed "Ref" in it; the last one, or the plan's first, is ours."""
    review = Sent(tmp_path, column("Ref", of)).came_back(as_sent_before)
    assert (review.findings, review.beside, review.remarks) == ((), (), ())


def test_two_of_one_heading_in_two_sections_are_told_apart(tmp_path: Path) -> None:
    """A section may number its standards and another its steps, with one heading and key."""
    columns = column("Ref", "action", 'section = ["2"]') + column("Ref", more='section = ["1"]')
    review = Sent(tmp_path, columns).came_back(lambda _: None)
    assert (review.findings, review.beside) == ((), ())


@pytest.mark.parametrize("is_old", [False, True])
def test_a_note_goes_to_its_row_in_a_new_workbook_too(tmp_path: Path, is_old: bool) -> None:
    """A workbook made from our own sheet takes the notes by our Ref, not by the form's."""
    sent = Sent(tmp_path, column("Ref"))
    if is_old:
        book = openpyxl.load_workbook(sent.sheet)
        as_sent_before(book)
        book.save(sent.sheet)
    workbook = Store(sent.path).workbook
    filling = filled_from(read_document(sent.sheet), emptied(workbook))
    assert [row.note for row in filling.workbook.actions] == ["In the hall.", "", ""]
    assert [row.rag for row in filling.workbook.actions] == ["red", "none", "none"]
    of_ours = ("1-01", "1-02", "2-01", "Row ref", "'Ref'")
    assert [line for line in filling.left if any(text in line for text in of_ours)] == []
