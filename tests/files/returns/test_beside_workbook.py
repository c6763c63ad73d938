"""A return finds the workbook that it was sent out of, in its own folder."""

from pathlib import Path

import docx
import pytest

from eh_tui.errors import NotFound
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.returns.beside_workbook import workbook_beside
from eh_tui.files.store.identity import identity_of
from tests.support.returns import SentOut


def test_the_workbook_is_known_by_its_id(tmp_path: Path) -> None:
    """Others that lie beside it are of other schools."""
    sent = SentOut(tmp_path)
    other = sent.path.with_name("other.toml")
    text = sent.path.read_text(encoding="utf-8")
    first, _, rest = text.partition('[export]\nid = "')
    other.write_text(f'{first}[export]\nid = "0123456789ab"{rest[12:]}', encoding="utf-8")
    assert workbook_beside(sent.sheet) == sent.path


def test_where_none_lies_beside_it_that_is_said(tmp_path: Path) -> None:
    """The sentence says how one is told why."""
    sent = SentOut(tmp_path)
    sent.path.unlink()
    with pytest.raises(NotFound, match="No workbook beside"):
        workbook_beside(sent.sheet)


@pytest.mark.parametrize("has_id", [True, False])
def test_a_word_audit_finds_its_workbook_too(tmp_path: Path, has_id: bool) -> None:
    """By its id, or as the only one of which it can be."""
    sent = SentOut(tmp_path)
    store = sent.store
    identity = identity_of(store.text.text, store.moment) if has_id else None
    document = tmp_path / "audit.docx"
    document.write_bytes(audit_document(store.workbook, identity))
    assert workbook_beside(document) == sent.path


def test_a_document_that_is_no_audit_finds_none(tmp_path: Path) -> None:
    """Minutes lie in the same folder."""
    SentOut(tmp_path)
    minutes = docx.Document()
    minutes.add_paragraph("Minutes of the governors")
    minutes.save(str(tmp_path / "minutes.docx"))
    with pytest.raises(NotFound, match="No workbook beside"):
        workbook_beside(tmp_path / "minutes.docx")
