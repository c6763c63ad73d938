"""A filled Word audit becomes a workbook that says the same, however its ratings are shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.documents.draft_file import text_of_draft
from eh_tui.files.documents.read import read_document
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.drafting.filled.reading import filled_from
from tests.support.documents import Style, audit_document, saved
from tests.support.forms import INPUTS, shipped
from tests.support.xlsx_audits import export


def said(audit: Workbook) -> list[tuple[str, ...]]:
    """Return what a school has said in an audit, without the ids."""
    texts: list[tuple[str, ...]] = [
        (each.text, each.when, each.who, each.rag) for each in audit.actions
    ]
    texts += [row.cells for row in audit.rows]
    return [*texts, *((each.role, each.signed) for each in audit.signatories)]


@pytest.mark.parametrize("style", Style)
def test_what_word_says_is_what_the_workbook_says(tmp_path: Path, style: Style) -> None:
    """Sections in another order, merged outcomes, and each way of showing a rating."""
    audit, form = shipped("example-primary"), shipped("leicester-early-help")
    document = read_document(
        saved(audit_document(audit, style, (2, 0, 3, 1), key=False), tmp_path / "audit.docx")
    )
    filling = filled_from(document, form)
    assert said(filling.workbook) == said(audit)
    assert filling.left == []


def test_of_our_own_export_the_form_is_read_and_no_copy_of_it(tmp_path: Path) -> None:
    """The summary and the action plan say it all again; they are told once and not cell by cell."""
    path = tmp_path / "audit.xlsx"
    export(shipped("example-development-plan"), path, today=date(2026, 11, 28))
    filling = filled_from(read_document(path), shipped("development-plan"))
    for title in ("Summary", "Action plan"):
        (told,) = [
            line for line in filling.left if line.startswith((f"sheet {title}", f"{title}!"))
        ]
        assert "made from the Audit tool" in told
    texts = {row.text for row in filling.workbook.actions}
    assert "Short talk with each family when a plan ends" in texts


@pytest.mark.skipif(not INPUTS.is_dir(), reason="the documents of others are not here")
@pytest.mark.parametrize("name", ["dfe-school-action-plan.docx", "dfe-school-action-plan.odt"])
def test_a_form_drafted_blank_is_filled_again_from_its_document(name: str) -> None:
    """What the blank draft left out comes back, each text in its column."""
    document = read_document(INPUTS / name)
    blank, whole = (
        read_workbook(
            text_of_draft(draft_of(document, name="form", is_blank=is_blank), name)
        ).workbook
        for is_blank in (True, False)
    )
    filling = filled_from(document, blank)
    assert filling.workbook.actions == whole.actions
    assert replace(filling.workbook, actions=()) == replace(whole, actions=())
