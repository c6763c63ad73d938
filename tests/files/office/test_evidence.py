"""Evidence in what is sent out: where it stands, and that it comes back as it went."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.metadata import export_id
from eh_tui.files.store.identity import Identity, identity_of
from eh_tui.model.core.edits import apply
from eh_tui.model.evidence import EVIDENCE_HEADING, add_evidence
from tests.support.returns import SentOut, cell_of
from tests.support.xlsx_audits import filled_audit

TODAY = date(2026, 11, 28)
WHAT, SEEN = "=Prevent certificates.pdf", "12/9/2026"
TOLD = f"{WHAT} (seen {SEEN})"
FORMS = ("example-primary", "example-development-plan")


@pytest.fixture(params=FORMS)
def sent(tmp_path: Path, request: pytest.FixtureRequest) -> SentOut:
    """Return a workbook that was sent out with evidence of its first action."""
    sent = SentOut(tmp_path, request.param)
    store = sent.store
    first = store.workbook.actions[0].id
    for what, seen in ((WHAT, SEEN), ("https://example.org/minutes", "")):
        store.commit([add_evidence(store.workbook, first, what, seen, today=TODAY)], "evidence")
    sent.export()
    return sent


def test_an_audit_without_any_exports_under_the_id_it_had() -> None:
    """A file that was exported before is still known as the same export."""
    identity, workbook = Identity("3fa9c2", b"a key"), filled_audit()
    shown = apply(workbook, add_evidence(workbook, workbook.actions[0].id, WHAT, today=TODAY))
    assert export_id(workbook, identity) == "13e59769d532111b"
    assert export_id(shown, identity) != export_id(workbook, identity)


def test_the_action_plan_has_a_column_of_it_and_nothing_comes_back(sent: SentOut) -> None:
    """A text, whatever it begins with, a line for each; without any there is no such column."""
    first = sent.store.workbook.actions[0].id

    def look(book: Any) -> None:
        cell = cell_of(book["Action plan"], first, EVIDENCE_HEADING)
        assert (cell.value, cell.data_type) == (f"{TOLD}\nhttps://example.org/minutes", "s")

    came = sent.review(sent.edited(look))
    assert (came.findings, came.beside, came.remarks) == ((), (), ())


def test_what_a_lead_writes_there_is_told_beside_its_row(sent: SentOut) -> None:
    """Nothing is taken from there, and nothing of it is lost."""
    first, second = (row.id for row in sent.store.workbook.actions[:2])

    def write(book: Any) -> None:
        sheet = book["Action plan"]
        cell_of(sheet, first, EVIDENCE_HEADING).value = f"{TOLD}\nnot the whole staff"
        cell_of(sheet, first, EVIDENCE_HEADING).data_type = "s"  # as Excel has it, no formula
        cell_of(sheet, second, EVIDENCE_HEADING).value = "where is it?"

    review = sent.review(sent.edited(write))
    assert not review.findings
    assert [(each.id, each.text) for each in review.beside] == [
        (first, f"evidence: {TOLD}\nnot the whole staff"),
        (second, "evidence: where is it?"),
    ]


def test_word_has_it_below_the_table_and_nothing_comes_back(sent: SentOut, tmp_path: Path) -> None:
    """The table is the form's alone."""
    store = sent.store
    path = tmp_path / "audit.docx"
    path.write_bytes(audit_document(store.workbook, identity_of(store.text.text, store.moment)))
    texts = [each.text for each in docx.Document(str(path)).paragraphs]
    lines = f"{TOLD}\nhttps://example.org/minutes"
    assert f"Evidence: {store.workbook.actions[0].text}\n{lines}" in texts
    review = sent.review(path)
    assert (review.findings, review.remarks) == ((), ())
