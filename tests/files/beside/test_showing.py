"""What whoever leads a meeting shows: one small file, and nothing depends on it."""

from pathlib import Path

import pytest

from eh_tui.files.beside.showing import Showing, Shown

SHOWN = Shown("M1", "1-04", "vm.17", "dana")


def test_what_is_shown_is_read_by_the_others(tmp_path: Path) -> None:
    """Until nothing is shown any more."""
    workbook = tmp_path / "school.toml"
    workbook.write_text("")
    assert Showing(workbook).read() is None
    Showing(workbook).show(SHOWN)
    assert Showing(workbook).read() == SHOWN
    Showing(workbook).end()
    assert Showing(workbook).read() is None


def test_nobody_may_read_it_who_may_not_read_the_workbook(tmp_path: Path) -> None:
    """An action's number tells little, a name more."""
    workbook = tmp_path / "school.toml"
    workbook.write_text("")
    workbook.chmod(0o600)
    Showing(workbook).show(SHOWN)
    assert (tmp_path / ".school.shown").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"meeting": 1}', '{"meeting": "M1"}', "9" * 5000]
)
def test_what_is_no_note_of_ours_shows_nothing(tmp_path: Path, text: str) -> None:
    """Whatever a sync tool or a person left there."""
    (tmp_path / ".school.shown").write_text(text)
    assert Showing(tmp_path / "school.toml").read() is None


def test_a_folder_that_refuses_it_stops_nobody(tmp_path: Path) -> None:
    """The meeting goes on; nobody follows."""
    showing = Showing(tmp_path / "nowhere" / "school.toml")
    showing.show(SHOWN)
    showing.end()
    assert showing.read() is None
