"""The quick way to read a workbook says of it what the product's own way says, or nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from eh_tui.errors import EhError
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.lean import lean_workbook
from eh_tui.files.system.paths import resources
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.partnership.returned import returned_from
from tests.support.any_form import DrawnFile, drawn_files
from tests.support.forms import example_file

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "path", sorted((resources() / "workbooks").glob("*.toml")), ids=lambda path: path.stem
)
def test_a_shipped_workbook_gives_the_same_row(path: Path) -> None:
    """Blank forms and examples of every shape that is shipped; offers go the whole way."""
    lean, whole = lean_workbook(path.read_bytes()), peek(path).workbook
    assert (lean is None) == (whole.offer is not None)
    if lean:
        assert returned_from(lean, "x", TODAY) == returned_from(whole, "x", TODAY)


@pytest.mark.parametrize(
    "path", sorted((resources() / "workbooks").glob("*.toml")), ids=lambda path: path.stem
)
def test_all_of_a_shipped_workbook_is_read_where_all_is_wanted(path: Path) -> None:
    """The checks look at every kind of row."""
    whole = peek(path).workbook
    assert lean_workbook(path.read_bytes(), is_whole=True) == (None if whole.offer else whole)


@given(drawn_files())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_form_of_any_shape_gives_the_same_row(drawn: DrawnFile) -> None:
    """Any levels and columns, and whatever is typed into them."""
    data = drawn.filled.encode()
    lean = lean_workbook(data)
    assert lean is not None
    whole = WorkbookText.parse(data).workbook
    assert returned_from(lean, "x", TODAY) == returned_from(whole, "x", TODAY)


def _example() -> bytes:
    return example_file().read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        _example().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + _example(),
        _example().replace(b'outcome = "1.A"\n', b""),
        _example().replace(b'id = "1-01"\n', b""),
        _example().replace(b'name = "Example Primary School"', b"name = 2026-11-28"),
    ],
    ids=["line ends of Windows", "byte order mark", "no parent", "no id", "a bare date"],
)
def test_what_people_write_by_hand_gives_the_same_row(data: bytes) -> None:
    """Read as generously as ever."""
    lean = lean_workbook(data)
    assert lean is not None
    whole = WorkbookText.parse(data).workbook
    assert returned_from(lean, "x", TODAY) == returned_from(whole, "x", TODAY)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x = [\n",
        b"\xff",
        b"schema = 1\n",
        b"a = 1\na = 2\n",
        b"[actions]\n",
        b"x = {\na = 1\n}\n",
        b'x = "\\e"\n',
        b"x = 09:30\n",
        b"x = 2026-11-28T09:30\n",
    ],
)
def test_what_is_odd_goes_the_whole_way(data: bytes) -> None:
    """There its reason is told, with the line; TOML 1.1 is none for either."""
    assert lean_workbook(data) is None
    with pytest.raises(EhError):
        WorkbookText.parse(data + b"\n[[commitments]]\nid = 1\nid = 2\n")
