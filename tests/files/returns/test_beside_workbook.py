"""A return finds the workbook that it was sent out of, in its own folder."""

from pathlib import Path

import pytest

from eh_tui.errors import NotFound
from eh_tui.files.returns.beside_workbook import workbook_beside
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
