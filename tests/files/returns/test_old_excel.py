"""An .xls is read by another process, whatever that one comes to."""

import sys
from pathlib import Path

import pytest

from eh_tui.errors import Refused
from eh_tui.files.documents.limits import OLE
from eh_tui.files.returns.old_excel import read_old_excel
from eh_tui.files.returns.old_excel_child import sheets_of_old_excel


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a file that begins as an .xls does, and goes on as none."""
    path = tmp_path / "returned.xls"
    path.write_bytes(OLE + b"nothing that Excel ever wrote" * 64)
    return path


def test_a_damaged_file_is_refused_in_one_sentence(damaged: Path) -> None:
    """It names the file and what to do, and no traceback of the reader's comes through."""
    with pytest.raises(Refused, match=r"returned\.xls can't be read: .*Save it as \.xlsx") as told:
        read_old_excel(damaged, ())
    assert "\n" not in str(told.value)


def test_a_reader_that_dies_takes_nothing_with_it(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is ended for its memory, or crashes, has told nothing at all."""
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(Refused, match="damaged, or far larger than any form"):
        read_old_excel(damaged, ())


def test_without_the_extra_one_sentence_tells_how_to_get_it(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few get such files, so what reads them is not installed with the rest."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    told = str(sheets_of_old_excel(str(damaged))["trouble"])
    assert "pip install 'eh-tui[documents]'" in told
