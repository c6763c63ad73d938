"""A form of Leicester's shape, as Word and as a sheet, is drafted back into what it was made of."""

from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.documents.draft_file import text_of_draft
from eh_tui.files.documents.read import read_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.draft import draft_of
from tests.support.documents import Style, audit_document, saved
from tests.support.forms import INPUTS, shipped


def drafted(path: Path, *, blank: bool) -> Workbook:
    """Return the form that is drafted from a file."""
    draft = draft_of(read_document(path), name="form", is_blank=blank)
    return read_workbook(text_of_draft(draft, path.name)).workbook


def wording(form: Workbook) -> dict[str, list[object]]:
    """Return what an authority compares letter for letter."""
    return {
        "titles": [(each.title, each.band) for each in form.commitments],
        "headings": [
            [column.heading for column in form.form.columns_of(each.id, each.headings)]
            for each in form.commitments
        ],
        "outcomes": [(each.commitment, each.text) for each in form.outcomes],
        "actions": [each.text for each in form.actions],
        "tables": [(each.commitment, each.heading, each.columns) for each in form.achieved],
        "levels": [(each.label, each.colour, each.best) for each in form.form.levels],
        "signing": [form.sign_off, *(each.role for each in form.signatories)],
        "texts": [form.title, form.intro, form.form.words.rating],
    }


@pytest.mark.parametrize("style", Style)
def test_a_word_form_is_drafted_letter_for_letter(tmp_path: Path, style: Style) -> None:
    """However its ratings are shown, and though nobody told which column is which."""
    original = shipped("example-primary")
    path = saved(audit_document(original, style), tmp_path / "form.docx")
    found = drafted(path, blank=False)
    assert wording(found) == wording(original)
    assert [(each.when, each.who, each.rag) for each in found.actions] == [
        (each.when, each.who, each.rag) for each in original.actions
    ]


def test_a_blank_draft_holds_nothing_of_the_school(tmp_path: Path) -> None:
    """The same form, of which every When, Who and rating is empty, and every name is gone."""
    original = shipped("example-primary")
    path = saved(audit_document(original), tmp_path / "form.docx")
    found = drafted(path, blank=True)
    assert wording(found) == wording(original)
    assert {(each.when, each.who, each.rag) for each in found.actions} == {("", "", "none")}
    assert "Whitfield" not in "".join(cell for row in found.rows for cell in row.cells)


def test_our_own_sheet_is_drafted_like_any_other(tmp_path: Path) -> None:
    """Every outcome and action of the Audit tool is there, each under its section."""
    original = shipped("example-primary")
    path = tmp_path / "form.xlsx"
    path.write_bytes(excel_file(original, today=date(2026, 11, 28))[0])
    found = drafted(path, blank=False)
    outcomes = {each.text.strip() for each in found.outcomes}
    assert {each.text.strip() for each in original.outcomes} <= outcomes
    actions = {each.text.strip() for each in found.actions}
    assert {each.text.strip() for each in original.actions} <= actions


@pytest.mark.skipif(not INPUTS.is_dir(), reason="the documents of others are not here")
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("dfe-school-action-plan.docx", 5),
        ("dfe-school-action-plan.odt", 5),
        ("dfe-board-report-4colour.docx", 17),
        ("pandoc-header-rowspan.docx", 9),
        ("fac-mangled-return.xlsx", 8),
    ],
)
def test_documents_of_others_become_forms(name: str, rows: int) -> None:
    """A plan of eight columns, a report of four colours, two storeys, a mangled return."""
    path = INPUTS / name
    found = drafted(path, blank=False)
    assert len(found.outcomes) + len(found.rows) >= rows
    written = text_of_draft(draft_of(read_document(path), name="form", is_blank=False), path.name)
    plain = " ".join(written.replace('\\"', '"').split())
    lost = [
        text.text
        for _, text in read_document(path).texts()
        for line in text.text.split("\n")
        if " ".join(line.split()) not in plain
    ]
    assert all("–" in text for text in lost)  # the lines of a key are told apart
